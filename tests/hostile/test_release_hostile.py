"""`linkeddata release` under hostile surroundings: killed, interrupted, out of disk, two at a time, among files of others."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commandline import COMMAND, ROOT, Outcome, environment, run
from published import listing

from linkeddata.release.publish import opened, verified

sys.path.append(str(ROOT / "benchmarks"))

import kills

DAY = "2026-11-30"


def release(*options: str, to: str = "public") -> Outcome:
    return run("release", "archive", "-o", to, "--date", DAY, *options)


def refused(done: Outcome, code: int, words: str) -> None:
    assert done.code == code, done.err
    assert words in done.err
    assert "Traceback" not in done.err


def published() -> dict[str, bytes | str]:
    """Return what the web sees, and other files beside it; what is kept for the next run is left out."""
    return {name: data for name, data in listing(Path("public")).items() if not name.startswith(".linkeddata/")}


# ---- stopped


@pytest.mark.rows(93)
@pytest.mark.slow
def test_killed_five_times_a_release_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    assert kills.kill(tmp_path, count=12, kills=5, jobs=2).total() == 5


@pytest.mark.rows(94)
@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_release_keeps_the_old_one(folder: Path, number: signal.Signals, code: int) -> None:
    before = published()
    command = [*COMMAND, "release", "archive", "-o", "public", "--date", DAY]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as work:
        lock = Path("public/.linkeddata/.linkeddata.lock")
        while not lock.exists() and work.poll() is None:
            time.sleep(0.01)
        work.send_signal(number)
        _, errors = work.communicate(timeout=120)
    assert work.returncode == code, errors
    assert "Traceback" not in errors
    assert published() == before
    assert not Path("public/.linkeddata/staging").exists()
    assert release().code in (0, 1)
    assert Path("public/current").readlink().name == DAY


@pytest.mark.rows(92, 96)
@pytest.mark.slow
@pytest.mark.parametrize("size", [2_000, 20_000, 60_000, 150_000])
def test_a_release_that_finds_no_room_keeps_the_old_one(folder: Path, size: int) -> None:
    """A limit of the size of files stands for a full disk: the system says so at the write that crosses it."""
    before = published()

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [*COMMAND, "release", "archive", "-o", "public", "--date", DAY]
    done = subprocess.run(
        command, env=environment(), capture_output=True, text=True, preexec_fn=limit, timeout=200, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (3, 4), done.stderr
    assert published() == before
    assert not Path("public/.linkeddata/staging").exists()
    assert release().code in (0, 1)
    assert verified(Path("public/current")) == []


# ---- others


@pytest.mark.rows(90)
def test_a_public_folder_that_is_a_link_is_refused_unless_followed(folder: Path) -> None:
    Path("link").symlink_to("public")
    before = listing(Path("public"))
    refused(release(to="link"), 4, "is a symbolic link")
    refused(release(to="link/"), 4, "is a symbolic link")
    assert listing(Path("public")) == before
    assert release("--follow", to="link").code in (0, 1)
    assert verified(Path("public/current")) == []


@pytest.mark.rows(91)
def test_files_of_others_are_kept_and_a_folder_of_others_is_refused(folder: Path) -> None:
    Path("thesis").mkdir()
    Path("thesis/chapter.tex").write_text("mine", "utf-8")
    refused(release(to="thesis"), 2, "holds files that are no release of ours")
    assert sorted(path.name for path in Path("thesis").iterdir()) == ["chapter.tex"]
    Path("public/robots.txt").write_text("mine", "utf-8")
    assert release().code in (0, 1)
    assert Path("public/robots.txt").read_text("utf-8") == "mine"


@pytest.mark.rows(95)
def test_a_second_release_is_told_of_the_first(folder: Path) -> None:
    before = published()
    with opened(Path("public")):
        refused(release(), 4, f"another run writes there (process {os.getpid()})")
    assert published() == before


@pytest.mark.rows(96)
@pytest.mark.parametrize("to", ["/proc/public", "none/public", "archive/linkeddata.toml", "/dev/full"])
def test_places_that_cannot_be_written_are_refused(folder: Path, to: str) -> None:
    done = release(to=to)
    refused(done, 4, "cannot be made" if "/p" in to else "is not a folder")
    assert len(done.lines) == 1


# ---- documents


@pytest.mark.rows(99)
def test_one_bad_document_is_listed_and_the_rest_is_done(folder: Path) -> None:
    Path("archive/2024/broken.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    done = release()
    refused(done, 3, "2024/broken.html")
    assert Path("public/current").readlink().name == DAY
    assert verified(Path("public/current")) == []


@pytest.mark.rows(98)
def test_a_document_whose_process_is_killed_is_listed_and_the_rest_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from linkeddata.release.documents import task

    name = min(Path("archive").rglob("*.txt")).name  # the one that has changed
    understand = task.understand

    def fragile(*arguments: object, **how: object) -> object:
        if name in f"{arguments}{how}":
            os.kill(os.getpid(), signal.SIGKILL)
        return understand(*arguments, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(task, "understand", fragile)
    done = release("--jobs", "2", "--expect-loss")  # a tenth of the archive is gone
    refused(done, 3, name)
    assert Path("public/current").readlink().name == DAY


@pytest.mark.rows(97)
@pytest.mark.slow
def test_closed_streams_stop_no_release(folder: Path) -> None:
    command = [*COMMAND, "release", "archive", "-o", "public", "--date", DAY]
    done = subprocess.run(
        ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *command],
        env=environment(LC_ALL="C", PYTHONIOENCODING=""),
        timeout=200,
        check=False,
    )
    assert done.returncode in (0, 1, 4), "4: only the name of the first page could not be shown"
    assert Path("public/current").readlink().name == DAY
