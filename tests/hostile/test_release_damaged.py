"""A release on top of one that was damaged: nothing damaged is handed on, nothing is written into it, and every way out is told."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commandline import EXAMPLES, Outcome, run

from linkeddata.release.publish import verified

PAGE = "person/marit-aune"
DAMAGE = "DAMAGED"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive and its release of the day before."""
    folder = tmp_path_factory.mktemp("old")
    shutil.copytree(EXAMPLES / "archive", folder / "archive")
    done = run("release", folder / "archive", "-o", folder / "public", "--date", "2026-11-29")
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def folder(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which a document has changed, so that there is something to do."""
    shutil.copytree(old, tmp_path, symlinks=True, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    path = min(Path("archive").rglob("*.txt"))
    path.write_text(path.read_text("utf-8") + "\nThe list of guests was corrected.\n", "utf-8")
    return tmp_path


def release() -> Outcome:
    done = run("release", "archive", "-o", "public", "--date", "2026-11-30")
    assert "Traceback" not in done.err and "mistake in linkeddata" not in done.err
    return done


def before() -> Path:
    return Path("public/versions/2026-11-29")


def contents(version: Path) -> dict[str, bytes]:
    return {p.relative_to(version).as_posix(): p.read_bytes() for p in sorted(version.rglob("*")) if p.is_file()}


def damaged(*names: str) -> Callable[[Path], None]:
    def damage(version: Path) -> None:
        for name in names:
            (version / name).write_text(DAMAGE, "utf-8")

    return damage


def page_and_data(version: Path) -> None:
    damaged(f"{PAGE}.html")(version)
    (version / f"{PAGE}.ttl").unlink()


def page_to_folder(version: Path) -> None:
    (version / f"{PAGE}.html").unlink()
    (version / f"{PAGE}.html").mkdir()


def page_to_link(version: Path) -> None:
    (version / f"{PAGE}.html").rename(version.parent.parent / "elsewhere.html")
    (version / f"{PAGE}.html").symlink_to(version.parent.parent.resolve() / "elsewhere.html")


def ledger(name: str, said: bytes) -> Callable[[Path], None]:
    return lambda version: (version / "sitemaps" / name).write_bytes(said) and None


def dated(version: Path) -> None:
    path = version / "sitemaps/entities.jsonl"
    path.write_text(path.read_text("utf-8").replace("2026-11-29", DAMAGE), "utf-8")


def told(version: Path) -> None:
    path = version / "release.json"
    path.write_bytes(b"[" * 100_000)


@pytest.mark.parametrize(
    "damage",
    [
        damaged(f"{PAGE}.html"),
        damaged(f"{PAGE}.ttl", f"{PAGE}.jsonld"),
        damaged("browse/person.html", "search/index.js", "index.html"),
        damaged("assets/site.css", "data.ttl", "catalog.ttl"),
        page_and_data,
        page_to_folder,
        page_to_link,
        ledger("entities.jsonl", b"\xff\xfe\0["),
        ledger("entities.jsonl", b"[" * 100_000 + b"\n"),
        ledger("entities.jsonl", b'["person/x","",[]]\n[["a"],1,2]\n'),
        ledger("lists.jsonl", b"\xff\xfe\0["),
        dated,
        told,
    ],
    ids=lambda damage: getattr(damage, "__name__", ""),
)
def test_what_was_damaged_is_made_anew(folder: Path, damage: Callable[[Path], None]) -> None:
    whole = contents(before())
    damage(before())
    found = contents(before())
    done = release()
    assert done.code == 0, done.err
    assert contents(before()) == found, "the old version was written into"
    now = Path("public/current")
    assert verified(now) == []
    assert not [name for name, data in contents(now.resolve()).items() if DAMAGE.encode() in data]
    for name in (f"{PAGE}.html", f"{PAGE}.ttl", f"{PAGE}.jsonld", "assets/site.css"):
        assert (now / name).read_bytes() == whole[name]


def garbage(version: Path) -> None:
    path = version / "data.nt.gz"
    path.write_bytes(gzip.compress(b"no triple\n" + gzip.decompress(path.read_bytes())))


def cut(version: Path) -> None:
    path = version / "data.nt.gz"
    path.write_bytes(path.read_bytes()[:200])


def without_keys(version: Path) -> None:
    (version / "changes/changes.json").write_text(json.dumps({"releases": [{"files": []}]}), "utf-8")


def nested(version: Path) -> None:
    (version / "changes/changes.json").write_bytes(b"[" * 100_000)


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        (damaged("changes/2026-11-29.trig"), "changes/2026-11-29.trig"),
        (damaged("changes/2026-11-29.json"), "changes/2026-11-29.json"),
        (lambda version: (version / "changes/2026-11-29.trig").unlink(), "changes/2026-11-29.trig"),
        (without_keys, "changes/changes.json"),
        (nested, "changes/changes.json"),
        (lambda version: (version / "data.nt.gz").unlink(), "data.nt.gz"),
        (garbage, "data.nt.gz"),
        (cut, "data.nt.gz"),
        (damaged("catalog.ttl", "catalog-dcat-ap-2.ttl"), "catalog.ttl"),
    ],
)
def test_what_cannot_be_made_anew_is_told(folder: Path, damage: Callable[[Path], None], name: str) -> None:
    damage(before())
    found = contents(before())
    done = release()
    assert done.code == 3, done.err
    assert f"2026-11-29/{name}" in done.err and "restore it" in done.err
    assert contents(before()) == found
    assert Path("public/current").readlink().name == "2026-11-29"


@pytest.mark.parametrize("damage", [lambda version: (version / "SHA256SUMS").unlink(), damaged("SHA256SUMS")])
def test_a_release_that_nothing_can_verify_is_no_base(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(before())
    done = release()
    assert done.code == 3 and "restore it" in done.err
    assert Path("public/current").readlink().name == "2026-11-29"


def test_going_back_to_an_older_version_is_a_way_out(folder: Path) -> None:
    assert release().code == 0
    path = min(Path("archive").rglob("*.txt"))
    path.write_text(path.read_text("utf-8") + "\nIt was corrected again.\n", "utf-8")
    garbage(Path("public/current").resolve())
    assert release().code == 3
    Path("public/current").unlink()
    Path("public/current").symlink_to("versions/2026-11-29")
    done = release()
    assert done.code == 0, done.err
    assert Path("public/current").readlink().name == "2026-11-30.2"
    assert verified(Path("public/current")) == []
