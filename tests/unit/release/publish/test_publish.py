"""Versions, their switch, and what stays of the versions before."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from published import BASE, fill, listing, release

from linkeddata.errors import UsageError, WriteError
from linkeddata.release.publish import begun, day_of, issued_of, next_version, opened, publish, verified, write_sums
from linkeddata.release.publish.versions import rank


@pytest.fixture
def public(tmp_path: Path) -> Path:
    return tmp_path / "public"


# ---- versions


def test_a_day_has_several_versions(public: Path) -> None:
    assert [release(public).name for _ in range(3)] == ["2026-11-30", "2026-11-30.2", "2026-11-30.3"]
    assert release(public, "2026-12-01").name == "2026-12-01"


def test_a_number_of_two_digits_comes_after_one_of_one(public: Path) -> None:
    for number in range(2, 11):
        (public / "versions" / f"2026-11-30.{number}").mkdir(parents=True)
    assert next_version(public, "2026-11-30") == "2026-11-30.11"


def test_the_name_of_a_version_is_not_used_again_when_it_is_gone(public: Path) -> None:
    with opened(public) as folder:
        frame = begun(folder, BASE, "2026-11-30")
        fill(frame)
        (frame.folder / "changes").mkdir()
        (frame.folder / "changes" / "2026-11-30.4.rdfp.gz").write_bytes(b"")
        publish(frame)
    assert next_version(public, "2026-11-30") == "2026-11-30.5"


def test_no_release_is_older_than_the_one_before(public: Path) -> None:
    release(public, "2026-11-30")
    with pytest.raises(UsageError, match="2026-11-29 is before that of the last release, 2026-11-30"):
        release(public, "2026-11-29")
    with opened(public):  # what was begun is gone
        assert not (public / ".linkeddata" / "staging").exists()


@pytest.mark.parametrize(
    "name", ["current", "2026-11-31", "2026-1-1", "2026-11-30.0", "2026-11-30.1", "2026-11-30.x", "20261130"]
)
def test_other_names_are_no_versions(name: str, public: Path) -> None:
    assert rank(name) is None
    with pytest.raises(ValueError, match="not a version"):
        issued_of(name)
    (public / "versions" / name).mkdir(parents=True)
    assert next_version(public, "2026-11-30") == "2026-11-30"


def test_versions_are_issued_in_their_order() -> None:
    names = ["2026-11-29", "2026-11-30", "2026-11-30.2", "2026-11-30.10", "2026-11-30.86400", "2026-12-01"]
    issued = [issued_of(name) for name in names]
    assert issued == sorted(issued)
    assert issued[-2:] == ["2026-11-30T23:59:59Z", "2026-12-01T00:00:00Z"]


@pytest.mark.parametrize(
    ("date", "environment", "day"),
    [
        ("2026-11-30", {"SOURCE_DATE_EPOCH": "0"}, "2026-11-30"),
        (None, {"SOURCE_DATE_EPOCH": "0"}, "1970-01-01"),
        (None, {"SOURCE_DATE_EPOCH": "1796083199", "TZ": "Pacific/Auckland"}, "2026-11-30"),
    ],
)
def test_the_day_of_a_release(date: str | None, environment: dict[str, str], day: str) -> None:
    assert day_of(date, environment) == day


def test_the_day_is_today_if_nothing_says_otherwise() -> None:
    assert rank(day_of(None, {}))


@pytest.mark.parametrize(
    ("date", "environment"),
    [
        ("2026-11-31", {}),
        ("30.11.2026", {}),
        ("20261130", {}),
        ("", {}),
        (None, {"SOURCE_DATE_EPOCH": "-1"}),
        (None, {"SOURCE_DATE_EPOCH": "1e9"}),
        (None, {"SOURCE_DATE_EPOCH": "9" * 15}),
        (None, {"SOURCE_DATE_EPOCH": "9" * 50}),
    ],
)
def test_what_is_no_day_is_refused(date: str | None, environment: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        day_of(date, environment)


# ---- the switch


def test_the_layout(public: Path) -> None:
    release(public)
    assert (public / "current").readlink() == Path("versions/2026-11-30")
    assert sorted(listing(public)) == [
        "current",
        "versions/2026-11-30/SHA256SUMS",
        "versions/2026-11-30/index.html",
        "versions/2026-11-30/person/anna-keller.html",
    ]
    assert verified(public / "current") == []


def test_a_frame_says_what_was_before(public: Path) -> None:
    with opened(public) as folder:
        assert begun(folder, BASE, "2026-11-30").previous is None
    release(public)
    with opened(public) as folder:
        frame = begun(folder, BASE, "2026-12-01")
        assert (frame.previous, frame.issued) == (public / "versions" / "2026-11-30", "2026-12-01T00:00:00Z")
        assert (frame.base, frame.work) == (BASE, public / ".linkeddata")
        assert list(frame.folder.iterdir()) == []


def test_a_moved_folder_is_the_same_release(public: Path) -> None:
    release(public)
    public.rename(public.with_name("moved"))
    assert verified(public.with_name("moved") / "current") == []
    assert release(public.with_name("moved")).name == "2026-11-30.2"


def test_current_is_there_at_every_moment(public: Path) -> None:
    """A reader that looks while releases are switched always finds a whole one."""
    release(public)
    script = """if true; then
        while [ ! -e stop ]; do read -r line < current/index.html || { echo gone; exit 1; }; done
    fi"""
    reader = subprocess.Popen(["sh", "-c", script], cwd=public, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for _ in range(30):
        release(public, keep=2)
    (public / "stop").touch()
    out, _ = reader.communicate(timeout=60)
    assert (reader.returncode, out) == (0, b"")


def test_a_release_that_is_not_published_leaves_nothing(public: Path) -> None:
    release(public)
    before = listing(public)
    with opened(public) as folder:
        fill(begun(folder, BASE, "2026-11-30"), someone="not to be seen")
    with pytest.raises(ZeroDivisionError), opened(public) as folder:
        fill(begun(folder, BASE, "2026-11-30"), someone="not to be seen")
        raise ZeroDivisionError
    with pytest.raises(KeyboardInterrupt), opened(public) as folder:
        fill(begun(folder, BASE, "2026-11-30"), someone="not to be seen")
        raise KeyboardInterrupt
    assert listing(public) == before


def test_what_is_kept_between_runs_is_kept(public: Path) -> None:
    with opened(public) as folder:
        (begun(folder, BASE, "2026-11-30").work / "cache.json").write_text("{}", "utf-8")
    release(public)
    assert (public / ".linkeddata" / "cache.json").read_text("utf-8") == "{}"


# ---- old versions


@pytest.mark.parametrize(("keep", "left"), [(1, [5]), (2, [4, 5]), (3, [3, 4, 5]), (0, [5])])
def test_old_versions_are_removed(public: Path, keep: int, left: list[int]) -> None:
    for day in range(1, 6):
        release(public, f"2026-11-{day:02}", keep)
    assert sorted(path.name for path in (public / "versions").iterdir()) == [f"2026-11-{day:02}" for day in left]


def test_a_version_that_a_link_leads_to_is_kept(public: Path) -> None:
    release(public, "2026-11-01")
    (public / "stable").symlink_to("versions/2026-11-01")
    release(public, "2026-11-02")
    (public / "paper.html").symlink_to(public / "versions" / "2026-11-02" / "index.html")
    (public / "broken").symlink_to("nowhere")
    for day in range(3, 8):
        release(public, f"2026-11-{day:02}", keep=1)
    assert sorted(path.name for path in (public / "versions").iterdir()) == ["2026-11-01", "2026-11-02", "2026-11-07"]
    assert (public / "paper.html").read_text("utf-8") == "Version 2026-11-02\n"


def test_folders_of_others_among_the_versions_are_kept(public: Path) -> None:
    release(public, "2026-11-02")
    (public / "versions" / "2026-11-01").mkdir()
    (public / "versions" / "2026-11-01" / "thesis.tex").write_text("mine", "utf-8")
    (public / "versions" / "draft").mkdir()
    (public / "versions" / "2026-11-02" / "note.txt").write_text("mine", "utf-8")
    for day in range(3, 6):
        release(public, f"2026-11-{day:02}", keep=1)
    names = sorted(path.name for path in (public / "versions").iterdir())
    assert names == ["2026-11-01", "2026-11-02", "2026-11-05", "draft"]


def test_files_are_shared_and_never_written_into(public: Path) -> None:
    """A page that did not change is one file on the disk; what replaces a page leaves the versions before alone."""
    first = release(public, a="old a", b="old b")
    before = {path: (path.stat().st_ino, path.read_bytes()) for path in first.rglob("*") if path.is_file()}
    second = release(public, a="new a")
    assert (second / "person" / "b.html").stat().st_ino == before[first / "person" / "b.html"][0]
    assert (second / "person" / "a.html").stat().st_ino != before[first / "person" / "a.html"][0]
    assert {path: (path.stat().st_ino, path.read_bytes()) for path in before} == before
    assert verified(first) == verified(second) == []
    third = release(public, "2026-12-01", keep=1, a="newer a")
    assert (third / "person" / "b.html").read_text("utf-8") == "old b"


def test_sums_are_never_written_into_a_shared_file(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "old" / "a").write_text("a", "utf-8")
    write_sums(tmp_path / "old")
    before = (tmp_path / "old" / "SHA256SUMS").read_bytes()
    os.link(tmp_path / "old" / "SHA256SUMS", tmp_path / "new" / "SHA256SUMS")
    (tmp_path / "new" / "b").write_text("b", "utf-8")
    write_sums(tmp_path / "new")
    assert (tmp_path / "old" / "SHA256SUMS").read_bytes() == before
    assert verified(tmp_path / "old") == verified(tmp_path / "new") == []


# ---- SHA256SUMS


def test_other_tools_read_the_sums(public: Path) -> None:
    release(public, **{"zoë": "1", "a b": "2", "ångström\u2028x": "3"})
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=public / "current", capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK\n") == 4


def test_every_change_is_seen(public: Path) -> None:
    folder = release(public, a="a", b="b", c="c")
    (folder / "person" / "a.html").write_text("b", "utf-8")
    (folder / "person" / "b.html").unlink()
    (folder / "person" / "c.html").unlink()
    (folder / "person" / "c.html").symlink_to("a.html")
    (folder / "person" / "d.html").write_text("d", "utf-8")
    (folder / "person" / "e").symlink_to(folder)
    assert verified(folder) == [
        "changed person/a.html",
        "missing person/b.html",
        "not a plain file person/c.html",
        "extra person/d.html",
        "not a plain file person/e",
    ]


@pytest.mark.parametrize(
    "text", ["", "\n", "0" * 64, "0" * 64 + " a\n", "0" * 63 + "  a\n", "G" * 64 + "  a\n", "0" * 64 + "  a\n\n", "\x00", None]
)
def test_broken_sums_verify_nothing(tmp_path: Path, text: str | None) -> None:
    (tmp_path / "a").write_text("a", "utf-8")
    if text is not None:
        (tmp_path / "SHA256SUMS").write_text(text, "utf-8")
    problems = verified(tmp_path)
    assert len(problems) == 1
    assert problems[0].startswith("SHA256SUMS cannot be checked: ")


def test_a_folder_that_is_missing_verifies_nothing(tmp_path: Path) -> None:
    assert verified(tmp_path / "nothing") == ["SHA256SUMS cannot be checked: No such file or directory"]


def test_sums_that_a_stage_wrote_are_verified(public: Path) -> None:
    release(public)
    before = listing(public)
    with pytest.raises(WriteError, match="was changed while it was made: changed person/a"), opened(public) as folder:
        frame = begun(folder, BASE, "2026-11-30")
        fill(frame, a="a")
        write_sums(frame.folder)
        (frame.folder / "person" / "a.html").write_text("b", "utf-8")
        publish(frame)
    assert listing(public) == before


@pytest.mark.parametrize("kind", ["link", "folder link", "pipe", "backslash", "line end", "no text"])
def test_nothing_but_plain_files_is_published(public: Path, kind: str) -> None:
    release(public)
    before = listing(public)
    with pytest.raises(WriteError, match="cannot be published"), opened(public) as folder:
        frame = begun(folder, BASE, "2026-11-30")
        fill(frame, a="a")
        at = frame.folder / "person"
        match kind:
            case "link":
                (at / "b").symlink_to("/etc/hostname")
            case "folder link":
                (at / "b").symlink_to("/etc")
            case "pipe":
                os.mkfifo(at / "b")
            case "backslash":
                (at / "a\\b").touch()
            case "line end":
                (at / "a\nb").touch()
            case _:
                Path(os.fsdecode(os.fsencode(at) + b"/\xff")).touch()
        publish(frame)
    assert listing(public) == before


# ---- the disk


def test_a_release_of_many_files_is_published_too(public: Path) -> None:
    folder = release(public, **{f"page-{number}": "x" for number in range(600)})
    assert verified(folder) == []
    assert len(list((folder / "person").iterdir())) == 600
    assert verified(release(public, a="changed")) == []


@pytest.mark.parametrize("count", [1, 600])
def test_what_does_not_reach_the_disk_is_not_published(public: Path, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operating system's own call fails, for each file or for all of them."""
    import ctypes

    release(public)
    before = listing(public)

    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            self.syncfs = lambda _: -1

    def fail(_: int) -> None:
        raise OSError(5, os.strerror(5))

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: 5)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match="input/output error"):
        release(public, **{f"page-{number}": "x" for number in range(count)})
    monkeypatch.undo()
    assert listing(public) == before
