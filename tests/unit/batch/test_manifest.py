"""What was made of which file: unchanged files, killed runs, files that are gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkeddata.batch.manifest import NAME, Made, Manifest, digest, source_name
from linkeddata.errors import UsageError


def made(folder: Path, name: str, text: str = "{}", code: int = 0) -> Made:
    """Write an output and its source, and return what the manifest says of them."""
    (folder / f"{name}.txt").write_text(name)
    (folder / f"{name}.jsonld").write_text(text)
    return Made(f"{name}.txt", digest(name.encode()), "how", {f"{name}.jsonld": digest(text.encode())}, code, [])


def lines(folder: Path) -> list[str]:
    return [json.loads(line)["source"] for line in (folder / NAME).read_text().splitlines()]


def test_the_manifest_is_sorted_and_the_journal_gone(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path)
    for name in "cab":
        manifest.add(made(tmp_path, name))
    assert manifest.end() == []
    assert lines(tmp_path) == ["a.txt", "b.txt", "c.txt"]
    assert [p.name for p in tmp_path.iterdir() if "journal" in p.name] == []


def test_a_killed_run_is_taken_up(tmp_path: Path) -> None:
    first = Manifest(tmp_path)
    known = made(tmp_path, "a")
    first.add(known)
    first.close()  # killed: no end
    (journal,) = [p for p in tmp_path.iterdir() if "journal" in p.name]
    journal.write_bytes(journal.read_bytes() + b'{"source": "b.t')
    second = Manifest(tmp_path)
    assert second.before("a.txt") == known
    assert second.before("b.txt") is None
    second.add(known)
    second.add(made(tmp_path, "b"))
    second.end()
    assert lines(tmp_path) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("what", ["nothing", "source", "how", "output", "output gone", "failed"])
def test_only_what_is_the_same_in_every_way_is_unchanged(tmp_path: Path, what: str) -> None:
    known = made(tmp_path, "a", code=3 if what == "failed" else 0)
    if what == "output":
        (tmp_path / "a.jsonld").write_text("[]")
    elif what == "output gone":
        (tmp_path / "a.jsonld").unlink()
    now, how = ("x" if what == "source" else known.digest), ("x" if what == "how" else known.how)
    assert Manifest.is_unchanged(tmp_path, known, now, how, ["a.jsonld"]) == (what == "nothing")


@pytest.mark.parametrize("what", ["gone", "gone, but its output was changed", "not asked for"])
def test_outputs_of_files_that_are_gone(tmp_path: Path, what: str) -> None:
    first = Manifest(tmp_path)
    first.add(made(tmp_path, "a"))
    first.add(made(tmp_path, "b"))
    first.end()
    if what != "not asked for":
        (tmp_path / "b.txt").unlink()
    if "changed" in what:
        (tmp_path / "b.jsonld").write_text("somebody's own")
    second = Manifest(tmp_path)
    second.add(made(tmp_path, "a"))
    assert second.end() == (["b.jsonld"] if what == "gone" else [])
    assert lines(tmp_path) == (["a.txt", "b.txt"] if what == "not asked for" else ["a.txt"])


def test_an_output_that_now_belongs_to_another_file_is_not_gone(tmp_path: Path) -> None:
    first = Manifest(tmp_path)
    first.add(made(tmp_path, "a"))
    first.end()
    (tmp_path / "a.txt").unlink()
    second = Manifest(tmp_path)
    second.add(Made("a.html", "x", "how", {"a.jsonld": digest(b"{}")}))
    assert second.end() == []
    assert lines(tmp_path) == ["a.html"]


@pytest.mark.parametrize("text", ["no manifest", "[]", '{"source": 1}', '{"other": true}\n'])
def test_another_file_of_that_name_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(UsageError, match="no manifest"):
        Manifest(tmp_path)


def test_sources_are_named_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert source_name(str(tmp_path / "in" / "a.txt"), tmp_path / "out") == "../in/a.txt"
    assert source_name("-", tmp_path) == "-"
