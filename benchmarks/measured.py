"""What the benchmarks of releases share: an archive with its settings, and a run of the command that is measured with its children."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import archive

ROOT = Path(__file__).resolve().parent.parent
PAGE = os.sysconf("SC_PAGE_SIZE")
SETTINGS = """base = "https://data.releases.example/"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"

[publisher]
name = "Office of Made-up Releases"
url = "https://releases.example/"
type = "GovernmentOrganization"

[page]
language = "en"

[release]
title = "Made-up releases as data"
description = "Who met whom, when and where, and who held which office, as made-up press releases say it, sentence by sentence."
publisher_type = "NationalAuthority"
contact_name = "Data desk"
contact_email = "data@releases.example"
themes = ["GOVE", "INTR"]
keywords = ["press releases", "official visits"]
spatial = ["AT", "NO"]
frequency = "WEEKLY"
access = "PUBLIC"
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took.

    Args:
        code: its exit code; negative if a signal ended it.
        cpu: seconds of processor, children included.
        clock: seconds.
        largest: peak memory of its largest process, MiB.
        together: peak memory of all its processes at one moment, MiB, looked at ten times a second; what they share counts for each.
        errors: what it wrote to standard error.
    """

    code: int
    cpu: float
    clock: float
    largest: float
    together: float
    errors: str


def made(folder: Path, count: int, seed: int = 1) -> Path:
    """Write an archive with its settings, and return its folder."""
    source = archive.write(folder, count, seed)
    (source / "linkeddata.toml").write_text(SETTINGS, "utf-8")
    return source


def command(source: Path, public: Path, *more: str) -> list[str]:
    """Return the command that releases an archive."""
    return [sys.executable, "-P", "-m", "linkeddata", "release", str(source), "-o", str(public), *more]


def environment() -> dict[str, str]:
    """Return the surroundings of a run: the package of this folder, one thread a process."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}


def run(arguments: list[str], *, allowed: tuple[int, ...] = (0, 1)) -> Run:
    """Run a command to its end.

    Args:
        arguments: the command.
        allowed: exit codes; any other ends the benchmark.
    """
    began = time.perf_counter()
    work = subprocess.Popen(
        arguments, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    peak = [0]
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(work.pid, peak, ended))
    watch.start()
    assert work.stderr is not None
    errors = work.stderr.read()
    _, status, used = os.wait4(work.pid, 0)
    work.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - began
    ended.set()
    watch.join()
    if work.returncode not in allowed:
        sys.exit(f"{' '.join(arguments)}: exit code {work.returncode}\n{errors[-2000:]}")
    largest = used.ru_maxrss / 1024
    return Run(work.returncode, used.ru_utime + used.ru_stime, clock, largest, max(largest, peak[0] / 2**20), errors)


def _watch(session: int, peak: list[int], ended: threading.Event) -> None:
    """Note the most memory that the processes of a session have at one moment, in bytes."""
    while not ended.wait(0.1):
        total = 0
        for process in alive(session):
            with contextlib.suppress(OSError, IndexError, ValueError):
                total += int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * PAGE
        peak[0] = max(peak[0], total)


def alive(session: int) -> list[int]:
    """Return the processes of a session, those that have ended and were not waited for left out."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            state = (path / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(state[3]) == session and state[0] != "Z":
                found.append(int(path.name))
    return found


def digest(public: Path) -> str:
    """Return a digest of the SHA256SUMS of what is published."""
    return hashlib.sha256((public / "current" / "SHA256SUMS").read_bytes()).hexdigest()


def change(source: Path, number: int) -> Path:
    """Add a sentence to a document, and return the document."""
    path = sorted(path for path in source.rglob("*.txt") if path.is_file())[number]
    path.write_text(f"{path.read_text('utf-8')}\nA correction was made to the list of guests.\n", "utf-8")
    return path
