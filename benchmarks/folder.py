"""Measure the conversion of a folder: one process against two, memory by the number of files, and runs that are killed.

    python benchmarks/folder.py                 # 3,000 files against 300; about a quarter of an hour
    python benchmarks/folder.py --files 600 --kills 3

The releases are made up of a few sentences each, all different. README.md beside this file explains the lines of the output.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TOWNS = "Ostburg Westmark Alnesvik Harwick Norwick Brackholm Lunne Veltmark Tarnow".split()
_FIRST = "Anna Tomas Ingrid Karim Lucia Pavel Noor Hana Oskar Mirela".split()
_LAST = "Keller Riha Solberg Haddad Ferrante Novak Visser Sato Lindqvist Dragan".split()
_TITLES = ["Transport Minister", "Mayor", "Health Minister", "Director of the Port Office", "Culture Minister"]
_DID = ["opened the new ferry terminal", "visited the school", "signed an agreement on night ferries", "met the fishermen"]


def release(number: int) -> str:
    """Return the text of a release; no two numbers give the same."""
    chance = random.Random(number)
    town, person = chance.choice(_TOWNS), f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    other = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    day = f"{1 + number % 28} May {2000 + number % 25}"
    return (
        f"{chance.choice(_TITLES)} in {town}, notice {number}\n\n"
        f"{town.upper()}, {day} - {chance.choice(_TITLES)} {person} {chance.choice(_DID)} in {town} on {day}. "
        f"{person.split()[1]} was accompanied by {other}.\n"
    )


def write(folder: Path, count: int) -> Path:
    """Write releases to a folder with folders in it, and return it."""
    for number in range(count):
        path = folder / str(number % 7) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(release(number), "utf-8")
    return folder


def command(source: Path, to: Path, *more: str) -> list[str]:
    """Return the command that converts a folder."""
    return [sys.executable, "-P", "-m", "linkeddata", "convert", str(source), "--recursive", "-o", f"{to}/", *more]


def run(arguments: list[str]) -> tuple[float, float, float]:
    """Return seconds of processor, seconds by the clock, and the peak memory of one process in MiB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    began = time.perf_counter()
    work = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(work.pid, 0)
    work.returncode = os.waitstatus_to_exitcode(status)
    assert work.returncode in (0, 1), work.returncode
    return used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024


def digest(folder: Path) -> str:
    """Return a digest of the names and bytes of a folder's files; what killed runs have left behind does not count."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    lines = (f"{p.relative_to(folder).as_posix()} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def killed(arguments: list[str], times: int, longest: float) -> int:
    """Start a run and kill it, so many times; return how often it was still at work."""
    chance, count = random.Random(5), 0
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    for _ in range(times):
        work = subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(chance.uniform(1, longest))
        if work.poll() is None:
            os.killpg(work.pid, signal.SIGKILL)
            count += 1
        work.wait()
    return count


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = write(folder / "few", asked.files // 10), write(folder / "many", asked.files)
        _, _, small = run(command(few, folder / "few-out"))
        processor, clock, large = run(command(many, folder / "one"))
        print(f"{asked.files} files, one process: {processor:.0f} s of processor, {asked.files / clock:.1f} files a second")
        print(
            f"    peak memory {small:.0f} MiB at {asked.files // 10} files, {large:.0f} at {asked.files}: {large / small:.2f}"
        )
        twice, faster, _ = run(command(many, folder / "two", "--jobs", "2"))
        same = digest(folder / "one") == digest(folder / "two")
        print(f"    --jobs 2: {twice / processor:.2f} of the processor, {clock / faster:.2f} times as fast; same bytes: {same}")
        again, _, _ = run(command(many, folder / "one", "--skip-unchanged"))
        print(f"    --skip-unchanged with nothing changed: {again / processor:.1%} of the processor")
        resumed = command(many, folder / "resumed", "--skip-unchanged", "--jobs", "2")
        count = killed(resumed, asked.kills, max(2.0, faster / asked.kills))
        run(resumed)
        print(f"    killed {count} times and taken up: same bytes: {digest(folder / 'resumed') == digest(folder / 'one')}")


if __name__ == "__main__":
    main()
