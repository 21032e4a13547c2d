"""Folders and files → documents and their keys."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.release.documents import Task, archive
from linkeddata.release.documents.task import from_archive
from tests.unit.release.documents import releases


def keys(*typed: Path, apart: Path | None = None, task: Task | None = None) -> list[str]:
    return list(archive([str(one) for one in typed], task or Task(), apart=apart).files)


def test_keys_are_paths_from_the_archive_in_order(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a/z.html",
        "a.txt",
        "B.md",
        "a/b/c.txt",
        "é.txt",
        "10.txt",
        "9.txt",
        ".hidden.txt",
        "x.csv",
        "a/corrections.jsonl",
    ]
    folder = releases.write(tmp_path, dict.fromkeys(names, ""))
    assert keys(folder) == ["10.txt", "9.txt", "B.md", "a.txt", "a/b/c.txt", "a/z.html", "b.txt", "é.txt"]
    assert archive([str(folder)], Task()).other == {".csv": 1}


def test_files_lie_where_their_keys_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    releases.write(tmp_path / "in", {"a/b.txt": "", "c.txt": ""})
    monkeypatch.chdir(tmp_path)
    for typed in ("in", "./in/", str(tmp_path / "in"), "in/../in"):
        assert archive([typed], Task()).files == {"a/b.txt": str(tmp_path / "in/a/b.txt"), "c.txt": str(tmp_path / "in/c.txt")}


def test_the_release_is_no_document(tmp_path: Path) -> None:
    releases.write(tmp_path, {"a.txt": "", "public/x.html": ""})
    assert keys(tmp_path, apart=tmp_path / "public") == ["a.txt"]


def test_items_have_keys_of_their_own(tmp_path: Path) -> None:
    line = '{"title": "Pier opens", "body": "It opened on 3 May 2021.", "id": "p1"}\n'
    other = line.replace("Pier", "Bridge").replace("p1", "b1")
    files = {"news/feed.rss": releases.feed(("Talks", "x."), ("Pier opens", "y.")), "lines.jsonl": line + other, "b.txt": ""}
    found = archive([str(releases.write(tmp_path, files))], Task())
    assert list(found.files) == ["b.txt", "lines.jsonl#b1", "lines.jsonl#p1", "news/feed.rss#pier-opens", "news/feed.rss#talks"]
    assert found.files["news/feed.rss#talks"] == f"{tmp_path}/news/feed.rss#talks"
    assert {found.settings_for(key).base for key in found.files} == {None}


def test_two_folders_and_a_file(tmp_path: Path) -> None:
    releases.write(tmp_path, {"a/x.txt": "", "b/x.txt": "", "c/x.txt": "", "d/feed.xml": releases.feed(("Talks", "x."))})
    assert keys(tmp_path / "a", tmp_path / "b", tmp_path / "c" / "x.txt", tmp_path / "d" / "feed.xml") == [
        *("b/x.txt", "c/x.txt", "feed.xml#talks", "x.txt")
    ]


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", [b"a\xff.txt", b"a\n.txt", b"a\x1b[31m.txt", b"x#y-z.txt", b"a b.txt", b"-", b"a\xff.rss"])
def test_odd_names_have_printable_keys(name: bytes, tmp_path: Path) -> None:
    name = name if b"." in name else name + b".txt"
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_text(releases.feed(("Talks", "x.")) if name.endswith(b"rss") else releases.CALL)
    (key,) = keys(tmp_path)
    assert key.isprintable() and key.encode()
    (done,) = releases.done(tmp_path, tmp_path / "work").values()
    assert (done.document, done.code) == (key, 0) and done.folder


def test_folders_share_what_the_same_files_say_and_nothing_else(tmp_path: Path) -> None:
    files = {
        "a/linkeddata.toml": "[publisher]\nname = 'Ruritania'\n",
        "a/c/corrections.jsonl": '{"judge": "drop", "a": {"name": "Ann Berg"}}\n',
        "d/known.csv": "name,kind\n",
    }
    releases.write(tmp_path, files | dict.fromkeys(("a/x.txt", "a/b/x.txt", "a/c/x.txt", "d/x.txt", "d/e/x.txt"), ""))
    found = archive([str(tmp_path)], Task())
    a, b, c, d, e = (found.settings_for(f"{name}/x.txt") for name in ("a", "a/b", "a/c", "d", "d/e"))
    assert a is b and (a.publisher, c.publisher, d.publisher) == ("Ruritania", "Ruritania", None)
    assert (len(a.corrections.judgements), len(c.corrections.judgements)) == (0, 1)
    assert d.known == str(tmp_path / "d/known.csv") and e.known is None


def test_the_nearest_settings_hold_without_their_base(tmp_path: Path) -> None:
    files = {
        "linkeddata.toml": "base = 'https://x.example/'\n[publisher]\nname = 'A'\n",
        "b/linkeddata.toml": "[publisher]\nname = 'B'\n",
    }
    found = archive([str(releases.write(tmp_path, {**files, "x.txt": "", "b/y.txt": ""}))], Task(given={"language": "en"}))
    x, y = (found.settings_for(key) for key in ("x.txt", "b/y.txt"))
    assert (x.publisher, y.publisher, x.base, "base" in x.origins, x.language) == ("A", "B", None, False, "en")
    assert x.omitted == ("private",)


@pytest.mark.parametrize(
    ("toml", "task", "omitted"),
    [
        ("", Task(), ("private",)),
        ("", Task(keep_private=True), ()),
        ("", Task(omit=("Ann Berg",)), ("Ann Berg", "private")),
        ("[edition]\nomit = 'private'\n", Task(keep_private=True), ("private",)),
        ("[edition]\nomit = ['Bo Lind', 'private']\n", Task(omit=("Ann Berg",)), ("Bo Lind", "private", "Ann Berg")),
    ],
)
def test_what_is_left_out(toml: str, task: Task, omitted: tuple[str, ...], tmp_path: Path) -> None:
    from linkeddata.read.settings_table import BY_KEY

    named = next(key for key, row in BY_KEY.items() if row.field == "omit")
    toml = toml.replace("[edition]\nomit", named)
    found = archive([str(releases.write(tmp_path, {"linkeddata.toml": toml, "x.txt": ""}))], task)
    assert found.settings_for("x.txt").omitted == omitted


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"a.csv": ""}, UnreadableError),
        ({"a.txt": "", "linkeddata.toml": "x ="}, UsageError),
        ({"a.txt": "", "corrections.jsonl": "{"}, UsageError),
    ],
)
def test_what_cannot_be_an_archive(files: dict[str, str], error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        keys(releases.write(tmp_path, files))


def test_a_file_that_cannot_be_taken_apart_is_a_document(tmp_path: Path) -> None:
    releases.write(tmp_path / "in", {"a.rss": "<rss", "b.jsonl": "{", "c.txt": releases.CALL})
    done = releases.done(tmp_path / "in", tmp_path / "work")
    assert list(done) == ["a.rss", "b.jsonl", "c.txt"]
    assert [bool(p.folder) for p in done.values()] == [False, False, True]
    assert all(p.code == 3 and p.findings[0]["source"] == p.document for p in done.values() if not p.folder)


@pytest.mark.parametrize(
    ("file", "document", "name", "told"),
    [
        ("/d/in/corrections.jsonl", "2020/a.txt", "/d/in/2020/a.txt", "corrections.jsonl"),
        ("/d/in/2020/corrections.jsonl", "2020/a.txt", "/d/in/2020/a.txt", "2020/corrections.jsonl"),
        ("/d/corrections.jsonl", "2020/a.txt", "/d/in/2020/a.txt", "corrections.jsonl"),
        ("/d/corrections.jsonl", "other/a.txt", "/d/in/2020/a.txt", "corrections.jsonl"),
        ("/d/in/c.jsonl", "feed.rss#x", "/d/in/feed.rss#x", "c.jsonl"),
    ],
)
def test_files_are_told_from_the_archive(file: str, document: str, name: str, told: str) -> None:
    assert from_archive(file, document, name) == told
