"""History: taken over unchanged, listed everywhere, and gone through from any release to the newest."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import os
import shutil
from pathlib import Path

import pytest
from release_chain import Chain, data, identities

from linkeddata.errors import UnreadableError
from linkeddata.release.changes import apply_chain, compare, write

HARBOUR = {"organization/harbour-board": "Harbour Board", "place/ostburg": "Ostburg", "document/one": "One headline"}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def four(folder: Path) -> Chain:
    chain = Chain(folder)
    for number in range(4):
        chain.add(HARBOUR | {f"person/p-{n}": f"Person {n}" for n in range(number)})
    return chain


OWN = {"CHANGES.md", "atom.xml", "changes.json", "index.ttl"}


def test_older_files_are_taken_over_unchanged(tmp_path: Path) -> None:
    chain = four(tmp_path)
    folders = [frame.folder / "changes" for frame in chain.frames]
    for older, newer in itertools.pairwise(folders):
        kept = {name: content for name, content in files(older).items() if name not in OWN}
        assert kept and kept.items() <= files(newer).items()
        assert all((older / name).samefile(newer / name) for name in kept)


def test_files_are_copied_where_they_cannot_be_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linked = four(tmp_path / "linked")
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    copied = four(tmp_path / "copied")
    assert files(linked.frames[-1].folder / "changes") == files(copied.frames[-1].folder / "changes")


def test_the_names_of_all_files_are_returned(tmp_path: Path) -> None:
    chain = four(tmp_path)
    for frame, names in zip(chain.frames, chain.names, strict=True):
        assert list(names) == [f"changes/{name}" for name in files(frame.folder / "changes")]


def test_every_release_is_listed(tmp_path: Path) -> None:
    chain = four(tmp_path)
    folder, versions = chain.frames[-1].folder / "changes", [frame.version for frame in reversed(chain.frames)]
    assert [record["version"] for record in json.loads((folder / "changes.json").read_bytes())["releases"]] == versions
    assert [line[3:] for line in (folder / "CHANGES.md").read_text().splitlines() if line.startswith("## ")] == versions
    for name in ("atom.xml", "index.ttl"):
        assert all(version in (folder / name).read_text() for version in versions)


def test_equal_data_get_no_files_of_their_own(tmp_path: Path) -> None:
    chain = four(tmp_path)
    before = files(chain.frames[-1].folder / "changes")
    chain.add(HARBOUR | {f"person/p-{n}": f"Person {n}" for n in range(3)})
    assert files(chain.frames[-1].folder / "changes") == before


def test_a_release_without_changes_before_it_begins_a_chain(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.prepare(HARBOUR)  # by another tool: data and nothing else
    folder = chain.add(HARBOUR | {"person/ada": "Ada North"})
    assert "first release" in (folder / "CHANGES.md").read_text()
    assert not list(folder.glob("*.rdfp.gz"))


@pytest.mark.parametrize("start", range(4))
@pytest.mark.parametrize("suffix", [".nt", ".nt.gz"])
def test_from_any_release_to_the_newest(tmp_path: Path, start: int, suffix: str) -> None:
    chain = four(tmp_path / "chain")
    last, old, to = chain.frames[-1].folder, tmp_path / "old.nt", tmp_path / f"new{suffix}"
    old.write_bytes(data(chain.frames[start].folder))
    versions = apply_chain(last / "changes", old, to)
    assert versions == tuple(frame.version for frame in chain.frames[start + 1 :])
    if versions:
        (tmp_path / "data.nt.gz").unlink(missing_ok=True)
        to.rename(tmp_path / "data.nt.gz") if suffix == ".nt.gz" else None
        content = data(tmp_path) if suffix == ".nt.gz" else to.read_bytes()
        assert content == data(last)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["chain"]


def test_a_file_can_be_brought_up_in_its_place(tmp_path: Path) -> None:
    chain = four(tmp_path / "chain")
    old = tmp_path / "data.nt"
    old.write_bytes(data(chain.frames[0].folder))
    apply_chain(chain.frames[-1].folder / "changes", old, old)
    assert old.read_bytes() == data(chain.frames[-1].folder)


def test_other_data_are_refused(tmp_path: Path) -> None:
    chain = four(tmp_path / "chain")
    (tmp_path / "old.nt").write_bytes(b"<a:b> <c:d> <e:f> .\n")
    with pytest.raises(UnreadableError, match="no release of this chain"):
        apply_chain(chain.frames[-1].folder / "changes", tmp_path / "old.nt", tmp_path / "new.nt")
    assert not (tmp_path / "new.nt").exists()


DAMAGES = {
    "no JSON": lambda folder: (folder / "changes.json").write_text("{"),
    "other JSON": lambda folder: (folder / "changes.json").write_text("[]"),
    "a list": lambda folder: (folder / "changes.json").write_text('{"releases": [1]}'),
    "a file is missing": lambda folder: (folder / "2026-11-11.rdfp.gz").unlink(),
    "a path": lambda folder: (folder / "changes.json").write_text('{"releases": [{"files": ["../data.nt.gz"]}]}'),
}


@pytest.mark.parametrize("case", DAMAGES)
def test_a_damaged_history_is_told(tmp_path: Path, case: str) -> None:
    chain = Chain(tmp_path)
    chain.add(HARBOUR)
    DAMAGES[case](shutil.move(chain.add({**HARBOUR, "person/ada": "Ada"}), tmp_path / "moved"))
    shutil.move(tmp_path / "moved", chain.frames[-1].folder / "changes")
    with pytest.raises(UnreadableError, match=r"changes/"):
        chain.add(HARBOUR)


def test_a_summary_of_other_data_is_refused(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    frame, summary = chain.prepare(HARBOUR)
    (frame.folder / "data.nt.gz").write_bytes(b"")
    with pytest.raises(UnreadableError, match="summary"):
        write(frame, summary, identities(HARBOUR))
    assert summary.data_hash != hashlib.sha256(b"").hexdigest()


def test_what_was_compared_is_not_compared_again(tmp_path: Path) -> None:
    chain, other = four(tmp_path / "a"), four(tmp_path / "b")
    for one in (chain, other):
        frame, summary = one.prepare(HARBOUR)
        changes = compare(frame, identities(HARBOUR)) if one is chain else None
        write(frame, summary, identities(HARBOUR), changes=changes)
    assert files(chain.frames[-1].folder / "changes") == files(other.frames[-1].folder / "changes")


@pytest.mark.parametrize(
    "content", [b"", gzip.compress(b""), gzip.compress(b"<a:b> <c:d> <e:f> .\n")], ids=["nothing", "empty", "other"]
)
def test_altered_old_data_are_told(tmp_path: Path, content: bytes) -> None:
    chain = four(tmp_path)
    (chain.frames[-1].folder / "data.nt.gz").write_bytes(content)
    with pytest.raises(UnreadableError, match="was altered"):
        chain.add(HARBOUR)
