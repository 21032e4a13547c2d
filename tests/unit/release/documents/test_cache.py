"""What is kept of a document: whole or not at all, made again when anything that it depends on changes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from linkeddata.errors import WriteError
from linkeddata.pipeline import ReadOptions
from linkeddata.release.documents import Task, archive, cache, prepared, sweep
from linkeddata.release.documents.made import CLAIMS, EVIDENCE, FACTS, Made
from linkeddata.release.values import Prepared
from tests.unit.release.documents import releases

KEY = "ab" * 32
NAMES = [CLAIMS, EVIDENCE, FACTS]


def made(**other: object) -> Made:
    files = {CLAIMS: b"[]", FACTS: b"[1]\n", EVIDENCE: b"<a> <b> <c> <d> .\n"}
    return replace(Made("a/b.txt", "cd" * 32, files, 1, ({"code": "x", "line": 3},), 2), **other)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    assert cache.kept(tmp_path, KEY) is None
    written = cache.keep(tmp_path, KEY, made())
    assert written == cache.kept(tmp_path, KEY)
    assert written == Prepared("a/b.txt", "cd" * 32, tmp_path / "documents" / "ab" / KEY, 1, ({"code": "x", "line": 3},), 2)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [CLAIMS, EVIDENCE, FACTS, "kept"]


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    assert cache.keep(tmp_path, KEY, made(files={}, code=3)).folder is None
    assert cache.kept(tmp_path, KEY) is None and not list(tmp_path.iterdir())


DAMAGES: dict[str, Callable[[Path], object]] = {
    **{f"no {name}": lambda folder, name=name: (folder / name).unlink() for name in (*NAMES, "kept")},
    **{f"half {name}": lambda folder, name=name: os.truncate(folder / name, 1) for name in (*NAMES, "kept")},
    **{f"empty {name}": lambda folder, name=name: (folder / name).write_bytes(b"") for name in (*NAMES, "kept")},
    "another letter": lambda folder: (folder / FACTS).write_bytes(b"[2]\n"),
    "another shape": lambda folder: (folder / "kept").write_text("[]"),
    "no JSON": lambda folder: (folder / "kept").write_bytes(b"\xff{"),
    "missing keys": lambda folder: (folder / "kept").write_text('{"files": {}}'),
    "a folder in place of a file": lambda folder: ((folder / FACTS).unlink(), (folder / FACTS).mkdir()),
    "a link to nothing": lambda folder: ((folder / FACTS).unlink(), (folder / FACTS).symlink_to("nothing")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_again(damage: str, tmp_path: Path) -> None:
    folder = cache.keep(tmp_path, KEY, made()).folder
    assert folder is not None
    DAMAGES[damage](folder)
    assert cache.kept(tmp_path, KEY) is None
    again = cache.keep(tmp_path, KEY, made())
    assert cache.kept(tmp_path, KEY) == again and again.folder == folder


def test_there_are_damages() -> None:
    assert len(DAMAGES) == 18


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("in the way")
    with pytest.raises(WriteError, match="could not be written"):
        cache.keep(tmp_path, KEY, made())


def test_sweep_leaves_what_is_used_and_what_is_not_ours(tmp_path: Path) -> None:
    keep = cache.keep(tmp_path, KEY, made())
    cache.keep(tmp_path, "ab" + "00" * 31, made())
    cache.keep(tmp_path, "00" * 32, made())
    (tmp_path / "documents" / "ab" / ".new-x").mkdir()
    (tmp_path / "documents" / "ab" / "notes").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "documents" / "ab" / ("11" * 32)).symlink_to(tmp_path / "outside")
    assert keep.folder is not None
    assert sweep(tmp_path, [keep.folder]) == 3
    assert sorted(p.name for p in (tmp_path / "documents").rglob("*") if p.is_dir() and not p.is_symlink()) == [
        "ab",
        KEY,
        "notes",
    ]
    assert (tmp_path / "outside").is_dir() and cache.kept(tmp_path, KEY) == keep
    assert sweep(tmp_path, [keep.folder]) == 0
    assert sweep(tmp_path / "nowhere", []) == 0


# ---- what a result depends on


def _keys(folder: Path, work: Path, task: Task | None = None) -> dict[str, str]:
    return {name: p.folder.name for name, p in releases.done(folder, work, task).items() if p.folder}


def test_nothing_is_done_twice(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", releases.FILES)
    first = releases.done(folder, tmp_path / "work")
    before = {name: (releases.contents(p), p.folder and p.folder.stat().st_mtime_ns) for name, p in first.items()}
    again = releases.done(folder, tmp_path / "work")
    assert again == first
    assert before == {name: (releases.contents(p), p.folder and p.folder.stat().st_mtime_ns) for name, p in again.items()}


def test_an_archive_may_be_moved(tmp_path: Path) -> None:
    files = {
        **releases.FILES,
        "linkeddata.toml": "[publisher]\nname = 'Ostburg News'\n",
        "feed.rss": releases.feed(("A b", "x y."), ("C", "z.")),
    }
    line = {"judge": "name", "a": {"kind": "person", "name": "Mira Solberg"}, "value": "Mira A. Solberg"}
    files["corrections.jsonl"] = json.dumps(line)
    first = _keys(releases.write(tmp_path / "in", files), tmp_path / "work")
    assert len(first) == 6
    assert _keys(releases.write(tmp_path / "elsewhere" / "deep", files), tmp_path / "work") == first


TOML = "linkeddata.toml"
LINES = {
    "name": {"judge": "name", "a": {"kind": "person", "name": "Tomas Lund"}, "value": "Tomas A. Lund"},
    "elsewhere": {"judge": "name", "a": {"document": "2021/other.txt", "name": "Tomas Lund"}, "value": "T. Lund"},
    "here": {"judge": "name", "a": {"document": "2021/call.txt", "name": "Tomas Lund"}, "value": "T. Lund"},
    "page": {"judge": "name", "a": {"document": "https://ostburg.example/call", "name": "Tomas Lund"}, "value": "T. Lund"},
    "same": {"judge": "same", "a": {"name": "Tomas Lund"}, "b": {"name": "Ana Reyes"}},
    "different": {"judge": "different", "a": {"name": "Tomas Lund"}, "b": {"name": "Ana Reyes"}},
    "unsure": {"judge": "unsure", "a": {"name": "Tomas Lund"}, "b": {"name": "Ana Reyes"}},
    "id": {"judge": "id", "a": {"kind": "person", "name": "Tomas Lund"}, "iri": "https://x.example/lund"},
}
#: What changes → (files, task, whether the document is converted again).
CHANGES: dict[str, tuple[dict[str, str], Task, bool]] = {
    "the text": ({"2021/call.txt": releases.CALL + "\nMore."}, Task(), True),
    "another document": ({"visit.txt": releases.VISIT + "\nMore."}, Task(), False),
    "a setting of its folder": ({f"2021/{TOML}": "[publisher]\nname = 'Ostburg News'\n"}, Task(), True),
    "a setting above": ({TOML: "[publisher]\nname = 'Ostburg News'\n"}, Task(), True),
    "a setting of another folder": ({f"2020/{TOML}": "[publisher]\nname = 'X'\n", "2020/a.txt": releases.CALL}, Task(), False),
    "the base": ({TOML: "base = 'https://x.example/'\n"}, Task(), False),
    "the list of names": ({"2021/known.csv": "name,kind,url\nTomas Lund,person,https://x.example/lund\n"}, Task(), True),
    "an option": ({}, Task(given={"publisher": "Ostburg News"}), True),
    "a confidence": ({}, Task(min_confidence=0.9), True),
    "private persons": ({}, Task(keep_private=True), True),
    "a name to leave out": ({}, Task(omit=("Tomas Lund",)), True),
    "the encoding": ({}, Task(ReadOptions(encoding="utf-8")), True),
    "the limit of bytes": ({}, Task(ReadOptions(max_bytes=999_999)), False),
    "a name": ({"corrections.jsonl": json.dumps(LINES["name"])}, Task(), True),
    "its own name": ({"corrections.jsonl": json.dumps(LINES["here"])}, Task(), True),
    "a name by an address": ({"corrections.jsonl": json.dumps(LINES["page"])}, Task(), True),
    "a name elsewhere": ({"corrections.jsonl": json.dumps(LINES["elsewhere"])}, Task(), False),
    "a superseded name": ({"corrections.jsonl": f"{json.dumps(LINES['elsewhere'])}\n" * 2}, Task(), False),
    **{name: ({"corrections.jsonl": json.dumps(LINES[name])}, Task(), False) for name in ("same", "different", "unsure", "id")},
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    base = tmp_path_factory.mktemp("before")
    files = {name: releases.FILES[name] for name in ("visit.txt", "2021/call.txt")}
    return base / "work", _keys(releases.write(base / "in", files), base / "work")["2021/call.txt"]


@pytest.mark.parametrize("change", CHANGES)
def test_a_document_is_converted_again_when_what_it_depends_on_changes(
    change: str, before: tuple[Path, str], tmp_path: Path
) -> None:
    files, task, again = CHANGES[change]
    folder = releases.write(tmp_path, {"visit.txt": releases.VISIT, "2021/call.txt": releases.CALL, **files})
    assert (_keys(folder, before[0], task)["2021/call.txt"] != before[1]) is again


def test_there_are_changes() -> None:
    assert len(CHANGES) == 22


def test_another_model_and_another_version_are_seen(
    before: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = releases.write(tmp_path, {"2021/call.txt": releases.CALL})
    assert _keys(folder, before[0])["2021/call.txt"] == before[1]
    monkeypatch.setattr("linkeddata.release.documents.applied.__version__", "0.0.0")
    assert _keys(folder, before[0])["2021/call.txt"] != before[1]


def test_a_new_item_of_a_feed_leaves_the_others_alone(tmp_path: Path) -> None:
    items = [("Pier opens", "Mayor Ann Berg opened the pier on 3 May 2021."), ("Talks", "Minister Bo Lind met Mayor Ann Berg.")]
    folder = releases.write(tmp_path / "in", {"feed.rss": releases.feed(*items)})
    first = _keys(folder, tmp_path / "work")
    assert list(first) == ["feed.rss#pier-opens", "feed.rss#talks"]
    new = ("Visit", "President Cy Dahl came.")
    for number, more in enumerate(([*items, new], [new, *items], [items[1], new, items[0]])):
        releases.write(folder, {"feed.rss": releases.feed(*more)})
        done = releases.done(folder, tmp_path / "work")
        fresh = releases.done(folder, tmp_path / str(number))
        second = {name: p.folder.name for name, p in done.items() if p.folder}
        assert first.items() < second.items() and len(second) == 3
        assert [releases.contents(p) for p in done.values()] == [releases.contents(p) for p in fresh.values()]


# ---- killed runs

_RUN = """
import sys
from pathlib import Path
from linkeddata.release.documents import Task, archive, prepared
if __name__ == "__main__":
    found = archive([sys.argv[1]], Task())
    for p in prepared(found, Path(sys.argv[2]), Task(), jobs=int(sys.argv[3])):
        print(p.document, flush=True)
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_after_a_killed_one_ends_as_if_there_had_been_one(jobs: int, tmp_path: Path) -> None:
    files = {f"{n}.txt": releases.CALL.replace("4 May", f"{n} May") for n in range(1, 9)}
    folder = releases.write(tmp_path / "in", files)
    whole = {name: releases.contents(p) for name, p in releases.done(folder, tmp_path / "whole").items()}
    command = [sys.executable, "-c", _RUN, str(folder), str(tmp_path / "work"), str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        for _ in range(3):
            assert run.stdout.readline()
        run.send_signal(signal.SIGKILL)
    assert len(list((tmp_path / "work" / "documents").glob("*/*"))) >= 3
    done = releases.done(folder, tmp_path / "work", jobs=jobs)
    assert {name: releases.contents(p) for name, p in done.items()} == whole
    assert sweep(tmp_path / "work", [p.folder for p in done.values() if p.folder]) <= jobs


def test_a_write_that_is_stopped_leaves_nothing_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run is killed before each of its steps; what is then there is whole or made again."""
    steps = 0
    while True:
        left, steps = steps, steps + 1
        work = tmp_path / str(steps)
        code = (
            "import os, sys\n"
            "from pathlib import Path\n"
            "from linkeddata.release.documents import cache\n"
            "from linkeddata.release.documents.made import Made\n"
            f"left = {left}\n"
            "def step(event, args):\n"
            "    global left\n"
            "    if event in ('open', 'os.rename', 'os.mkdir', 'os.remove', 'os.rmdir') and sys.argv[1] in str(args[0]):\n"
            "        if left == 0:\n"
            "            os.kill(os.getpid(), 9)\n"
            "        left -= 1\n"
            "made = Made('a', 'cd' * 32, {'claims.json': b'[]', 'facts.jsonl': b'[1]', 'evidence.nq.gz': b''})\n"
            "folder = cache.folder_of(Path(sys.argv[1]), 'ab' * 32)\n"
            "cache.keep(Path(sys.argv[1]), 'ab' * 32, made)\n"
            "(folder / 'facts.jsonl').write_bytes(b'broken')\n"
            "sys.addaudithook(step)\n"
            "cache.keep(Path(sys.argv[1]), 'ab' * 32, made)\n"
        )
        run = subprocess.run([sys.executable, "-c", code, str(work)], check=False)
        found = cache.kept(work, KEY)
        if run.returncode == 0:
            assert found is not None
            break
        assert run.returncode == -signal.SIGKILL
        assert found is None or (found.folder and (found.folder / FACTS).read_bytes() == b"[1]")
        assert cache.keep(work, KEY, Made("a", "cd" * 32, {CLAIMS: b"[]", FACTS: b"[1]", EVIDENCE: b""})) == cache.kept(
            work, KEY
        )
    assert steps > 5


def test_an_archive_that_is_read_ahead_is_not_needed_again(tmp_path: Path) -> None:
    folder = releases.write(tmp_path / "in", {"a.txt": releases.CALL})
    found = archive([str(folder)], Task())
    assert [p.code for p in prepared(found, tmp_path / "work")] == [0]
