"""A release on top of one that was damaged, or with a damaged work folder: no damage is handed on, nothing of others is touched."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commandline import Outcome, run

from linkeddata.release.publish import verified

PAGE = "person/marit-aune"
DAMAGE = "DAMAGED"


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


# ---- what is kept between runs


def work(pattern: str) -> list[Path]:
    found = [path for path in sorted(Path("public/.linkeddata").glob(pattern)) if path.is_file()]
    assert found, pattern
    return found


@pytest.fixture(scope="module")
def expected(old: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the new release, made with nothing damaged."""
    folder = tmp_path_factory.mktemp("expected")
    shutil.copytree(old, folder, symlinks=True, dirs_exist_ok=True)
    path = min((folder / "archive").rglob("*.txt"))
    path.write_text(path.read_text("utf-8") + "\nThe list of guests was corrected.\n", "utf-8")
    assert run("release", folder / "archive", "-o", folder / "public", "--date", "2026-11-30").code == 0
    return contents((folder / "public/current").resolve())


def flipped(path: Path, bait: Path) -> None:
    """Change one bit of each part of a file, so that every line may be met."""
    data = bytearray(path.read_bytes())
    data[len(data) * (sum(path.name.encode()) % 97) // 97] ^= 1
    path.write_bytes(data)


def renamed_document(path: Path, bait: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b".txt", b".uxt").replace(b'"left_out": 0', b'"left_out": 7'))


def other_counts(path: Path, bait: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"Person"', b'"Pers0n"', 1))


def deep(path: Path, bait: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def to_folder(path: Path, bait: Path) -> None:
    path.unlink()
    path.mkdir()


def to_link(path: Path, bait: Path) -> None:
    path.unlink()
    path.symlink_to(bait)


def to_itself(path: Path, bait: Path) -> None:
    path.unlink()
    path.symlink_to(path.absolute())


@pytest.mark.parametrize(
    ("pattern", "how"),
    [
        *[("documents/*/*/kept", how) for how in (flipped, renamed_document, deep, to_folder, to_link, to_itself)],
        *[("documents/*/*/claims.json", how) for how in (flipped, to_folder, to_link)],
        *[("packs/*/*", how) for how in (flipped, other_counts, deep, to_folder, to_link, to_itself)],
        *[("facts/*", how) for how in (flipped, to_folder, to_link, to_itself)],
    ],
)
def test_what_was_kept_and_is_damaged_is_made_again(
    folder: Path, expected: dict[str, bytes], pattern: str, how: Callable[[Path, Path], None]
) -> None:
    bait = folder / "bait"
    bait.write_text("of somebody else", "utf-8")
    for path in work(pattern):
        how(path, bait)
    done = release()
    assert done.code == 0, done.err
    assert bait.read_text("utf-8") == "of somebody else"
    assert contents(Path("public/current").resolve()) == expected


@pytest.mark.parametrize("name", ["facts", "packs", "documents", "findings.jsonl", "times.json", "pending", "staging"])
def test_no_link_in_the_work_folder_is_followed(folder: Path, name: str) -> None:
    theirs = folder / "theirs"
    (theirs / "ab").mkdir(parents=True)
    (theirs / "ab" / "letter.txt").write_text("of somebody else", "utf-8")
    path = Path("public/.linkeddata") / name
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.symlink_to(theirs if not path.suffix else theirs / "ab" / "letter.txt")
    done = release()
    assert done.code == 4 and f"{name}: error: is a symbolic link; remove the link" in done.err
    assert contents(theirs) == {"ab/letter.txt": b"of somebody else"}


@pytest.mark.parametrize("kind", ["packs", "documents"])
def test_no_link_among_what_is_kept_is_followed(folder: Path, expected: dict[str, bytes], kind: str) -> None:
    theirs = folder / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("of somebody else", "utf-8")
    for shelf in sorted((Path("public/.linkeddata") / kind).iterdir()):
        shutil.rmtree(shelf)
        shelf.symlink_to(theirs)
    assert release().code == 0
    assert contents(theirs) == {"letter.txt": b"of somebody else"}
    assert contents(Path("public/current").resolve()) == expected
