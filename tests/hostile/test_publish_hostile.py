"""The folder that the web sees holds the old release or the new one, whatever stops a run or stands in its way."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commandline import ROOT, environment
from published import BASE, fill, listing, release

from linkeddata.errors import LinkedDataError, UsageError, WriteError
from linkeddata.release.publish import begun, opened, publish, verified

STOPPED = Path(__file__).with_name("stopped.py")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    return tmp_path / "public"


def stopped(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """Run `stopped.py` and return what it says of each step."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, str(STOPPED), str(folder), *arguments]
    done = subprocess.run(command, env=environment(PYTHONPATH=path), capture_output=True, text=True, timeout=250, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def refused(public: Path, kind: type[LinkedDataError], words: str) -> None:
    """Assert that a folder is refused with a kind of error, and stays as it is."""
    before = listing(public) if public.is_dir() else {}
    with pytest.raises(kind) as caught:
        release(public)
    assert words in str(caught.value)
    assert (listing(public) if public.is_dir() else {}) == before


# ---- stopped at any moment


@pytest.mark.rows(92, 93, 94)
@pytest.mark.parametrize(("how", "ended"), [("kill", {-9}), ("full", {0, 4}), ("interrupt", {130}), ("terminate", {130})])
def test_stopped_at_every_step_the_old_release_or_the_new_one_is_there(tmp_path: Path, how: str, ended: set[int]) -> None:
    seen = stopped(tmp_path, how)
    assert len(seen) > 40
    _check(seen, ended)
    assert {step["published"] for step in seen} == {"old", "new"}
    if how != "kill":  # what a stopped run began is removed by itself, as far as that was not what was stopped
        dirty = [step["step"] for step in seen if step["work"]]
        assert len(dirty) <= 4, dirty


@pytest.mark.rows(93)
def test_killed_five_times(tmp_path: Path) -> None:
    seen = stopped(tmp_path, "kill", "5")
    assert len(seen) == 5
    _check(seen, {-9})


def _check(seen: list[dict[str, Any]], ended: set[int]) -> None:
    for step in seen:
        assert step["ended"] in ended, step
        assert step["published"] in ("old", "new"), step
        assert step["problems"] == [], step
        assert step["left"] == ["current", "foreign.txt"], step
        assert (step["again"], step["version"], step["foreign"]) == (True, "2026-12-01", "mine"), step


@pytest.mark.rows(93)
def test_what_a_killed_run_left_is_removed_and_nothing_else(public: Path) -> None:
    release(public)
    work = public / ".linkeddata"
    (work / "staging" / "2026-12-01" / "person").mkdir(parents=True)
    (work / "staging" / "2026-12-01" / "person" / "half.html").write_text("<ht", "utf-8")
    (work / "staging" / "stable").symlink_to(public / "versions")
    (work / "current.new").symlink_to("versions/2026-12-01")
    (work / "pending").write_text("2026-12-01\n", "ascii")
    (public / "versions" / "2026-12-01").mkdir()
    for foreign in (public / "robots.txt", work / "notes.txt", public / "versions" / "readme", work / "pending.bak"):
        foreign.write_text("mine", "utf-8")
    with opened(public):
        names = sorted(path.relative_to(public).as_posix() for path in public.rglob("*") if path.name != ".linkeddata.lock")
    assert names == [
        ".linkeddata",
        ".linkeddata/notes.txt",
        ".linkeddata/pending.bak",
        "current",
        "robots.txt",
        "versions",
        "versions/2026-11-30",
        "versions/2026-11-30/SHA256SUMS",
        "versions/2026-11-30/index.html",
        "versions/2026-11-30/person",
        "versions/2026-11-30/person/anna-keller.html",
        "versions/readme",
    ]


@pytest.mark.rows(93)
@pytest.mark.parametrize(
    "text", ["../../mine", "/", "..", "", "2026-11-30", "2026-11-30\nx", "mine", "\x00", "2026-11-30/person"]
)
def test_a_note_of_a_killed_run_removes_nothing_else(public: Path, text: str) -> None:
    release(public)
    (public / "versions" / "mine").mkdir()
    (public.parent / "mine").mkdir()
    before = listing(public.parent)
    (public / ".linkeddata" / "pending").write_text(text, "ascii")
    with opened(public):
        pass
    assert listing(public.parent) == before
    assert (public / "versions" / "mine").is_dir()
    assert (public.parent / "mine").is_dir()


@pytest.mark.rows(93)
def test_a_version_that_the_editor_went_back_from_is_no_leftover(public: Path) -> None:
    release(public, "2026-11-29")
    release(public, "2026-11-30")
    (public / "current").unlink()
    (public / "current").symlink_to("versions/2026-11-29")
    assert release(public, "2026-11-30").name == "2026-11-30.2"
    assert len(list((public / "versions").iterdir())) == 3


# ---- a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of one MiB, where this user may mount one."""
    at = tmp_path / "disk"
    at.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(at)], capture_output=True, check=False)
    if done.returncode:
        yield tmp_path / "no disk"
        return
    yield at
    subprocess.run(["umount", str(at)], capture_output=True, check=True)


@pytest.mark.rows(92)
@pytest.mark.parametrize("size", [1, 60, 130, 190, 215, 220])
def test_a_disk_that_is_full_keeps_the_old_release(small_disk: Path, size: int) -> None:
    """The release that does not fit meets the end of a real disk after some of its pages; where none can be mounted, a limit of size."""
    public = small_disk / "public"
    if not small_disk.is_dir():
        public = small_disk.parent / "public"
    release(public, anna="x" * 100_000)
    (public / "foreign.bin").write_bytes(b"x" * 4096 * (225 - size))
    before = listing(public)
    pages = {f"page-{number}": "y" * 50_000 for number in range(size)}
    if small_disk.is_dir():
        with pytest.raises(WriteError, match="could not be written: no space left on device; the release before is intact"):
            release(public, **pages, anna="z" * 900_000)
    else:
        with pytest.raises(WriteError), _limit(40_000):
            release(public, **pages, anna="z")
    assert listing(public) == before
    assert verified(public / "current") == []
    (public / "foreign.bin").unlink()
    release(public, anna="z")
    assert verified(public / "current") == []


class _limit:  # noqa: N801 - reads as a statement
    """No file may grow beyond a size."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __enter__(self) -> None:
        import resource

        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.before[1]))

    def __exit__(self, *_: object) -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)


@pytest.mark.rows(92, 96)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EFBIG])
@pytest.mark.parametrize("step", ["fsync", "symlink_to", "rename", "replace", "a stage"])
def test_every_error_of_a_disk_is_one_line(public: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int) -> None:
    """The operating system's own calls fail, one at a time."""
    release(public)
    before = listing(public)

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with pytest.raises(WriteError) as caught, opened(public) as folder:
        frame = begun(folder, BASE, "2026-11-30")
        fill(frame, anna="new")
        if step == "a stage":
            fail()
        with monkeypatch.context() as patch:
            patch.setattr(os if step == "fsync" else Path, step, fail)
            publish(frame)
    assert os.strerror(code).lower() in str(caught.value)
    assert "\n" not in str(caught.value)
    assert listing(public) == before


@pytest.mark.rows(96)
def test_other_errors_of_a_stage_are_not_hidden(public: Path) -> None:
    with pytest.raises(FileNotFoundError), opened(public):
        (public / "none" / "x").read_bytes()


@pytest.mark.rows(96)
@pytest.mark.parametrize("name", ["/proc/public", "/sys/public", "none/public", "file/public", "file", "a\0b", "x" * 300])
def test_places_that_cannot_be_made_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteError):
        release(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


# ---- files of others


@pytest.mark.rows(91)
@pytest.mark.parametrize(
    "name",
    ["thesis.tex", ".hidden", "versions/2026-11-30/index.html", "linkeddata-manifest.jsonl", ".linkeddata.lock", "current/x"],
)
def test_a_folder_with_files_of_others_is_refused(public: Path, name: str) -> None:
    (public / name).parent.mkdir(parents=True)
    (public / name).write_text("mine", "utf-8")
    refused(public, UsageError, "holds files that are no release of ours")
    assert not (public / ".linkeddata").exists()


@pytest.mark.rows(91)
def test_an_empty_folder_and_the_root_of_a_disk_are_taken(public: Path) -> None:
    (public / "lost+found").mkdir(parents=True)
    release(public)
    assert (public / "lost+found").is_dir()
    (public.with_name("empty")).mkdir()
    release(public.with_name("empty"))


@pytest.mark.rows(91)
def test_files_that_come_later_are_kept(public: Path) -> None:
    release(public)
    foreign = ["robots.txt", ".well-known/security.txt", "versions/notes/a", ".linkeddata/cache/b", "versions/2026-11-30.x"]
    for name in foreign:
        (public / name).parent.mkdir(exist_ok=True)
        (public / name).write_text("mine", "utf-8")
    for _ in range(5):
        release(public, keep=1)
    assert all((public / name).read_text("utf-8") == "mine" for name in foreign)


@pytest.mark.rows(91)
@pytest.mark.parametrize("kind", ["file", "folder", "link", "link above", "link to the root"])
def test_a_current_that_is_not_ours_is_refused(public: Path, kind: str) -> None:
    release(public)
    current = public / "current"
    current.unlink()
    match kind:
        case "file":
            current.write_text("mine", "utf-8")
        case "folder":
            current.mkdir()
            (current / "index.html").write_text("mine", "utf-8")
        case "link":
            current.symlink_to("elsewhere")
        case "link above":
            current.symlink_to("versions/../2026-11-30")
        case _:
            current.symlink_to("/")
    refused(public, UsageError, "is not our link to a folder in versions")


@pytest.mark.rows(91)
def test_a_current_that_is_lost_is_told(public: Path) -> None:
    """Without it, a run would begin with nothing: all names of things would be new."""
    release(public)
    release(public)
    (public / "current").unlink()
    refused(public, UsageError, "is missing, but there are releases; link it to versions/2026-11-30.2")
    (public / "current").symlink_to("versions/2026-11-28")
    refused(public, UsageError, "leads to versions/2026-11-28, which is missing")


# ---- links


@pytest.mark.rows(90)
def test_a_public_folder_that_is_a_link_is_refused_unless_followed(public: Path) -> None:
    real = public.with_name("real")
    real.mkdir()
    public.symlink_to("real")
    refused(public, WriteError, "is a symbolic link; name the folder itself, or add --follow")
    assert list(real.iterdir()) == []
    with opened(public, follow=True) as folder:
        frame = begun(folder, BASE, "2026-11-30")
        fill(frame, anna="Anna")
        publish(frame)
    assert public.is_symlink()
    assert verified(real / "current") == []
    public.unlink()
    public.symlink_to("nowhere")
    refused(public, WriteError, "is a symbolic link")


@pytest.mark.rows(90)
@pytest.mark.parametrize(
    "name", ["versions", ".linkeddata", ".linkeddata/staging", ".linkeddata/pending", ".linkeddata/.linkeddata.lock"]
)
def test_no_folder_of_ours_is_reached_through_a_link(public: Path, name: str) -> None:
    release(public)
    mine = public.with_name("mine")
    mine.mkdir()
    (mine / "2026-11-30").mkdir()
    (mine / "2026-11-30" / "index.html").write_text("mine", "utf-8")
    at = public / name
    if at.is_dir():
        at.rename(public.with_name("moved"))
    at.symlink_to(mine)
    before = listing(mine)
    refused(public, WriteError, "link")
    assert listing(mine) == before


@pytest.mark.rows(90)
@pytest.mark.parametrize("name", [".", "versions"])
def test_a_folder_that_becomes_a_link_while_a_release_is_made_is_refused(public: Path, name: str) -> None:
    release(public)
    mine = public.with_name("mine")
    mine.mkdir()
    with pytest.raises(WriteError, match="has become a symbolic link"), opened(public) as folder:
        frame = begun(folder, BASE, "2026-11-30")
        fill(frame, anna="Anna")
        at = public / name
        at.rename(public.with_name("moved"))
        at.symlink_to(public.with_name("moved"))
        publish(frame)
    assert list(mine.iterdir()) == []
    assert verified(public / "current") == []


# ---- two writers


@pytest.mark.rows(95)
def test_a_second_run_is_told_which_process_works_there(public: Path) -> None:
    release(public)
    held = "import sys; from pathlib import Path; from linkeddata.release.publish import begun, opened\n"
    held += "with opened(Path(sys.argv[1])) as folder:\n    begun(folder, 'https://data.example.org/', '2026-11-30')\n"
    held += "    print('ready', flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", held, str(public)], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None and other.stdin is not None
    assert other.stdout.readline() == "ready\n"
    with pytest.raises(WriteError) as caught:
        release(public)
    assert str(caught.value) == f"{public}: error: another run writes there (process {other.pid}); wait until it has ended"
    assert (public / ".linkeddata" / "staging" / "2026-11-30.2").is_dir(), "what the first run writes is left alone"
    other.kill()
    other.communicate()
    assert (public / ".linkeddata" / ".linkeddata.lock").is_file(), "the killed run's lock is still there"
    assert release(public).name == "2026-11-30.2"
    assert not (public / ".linkeddata" / ".linkeddata.lock").exists()


@pytest.mark.rows(95)
def test_one_process_does_not_open_it_twice(public: Path) -> None:
    with opened(public), pytest.raises(WriteError, match="another run writes there"), opened(public):
        pass
