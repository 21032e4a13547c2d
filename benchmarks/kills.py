"""Kill releases at random moments: the old release or the new one is published, whole, and the next run is as if nothing had been.

    python benchmarks/kills.py              # 50 kills of releases of 100 documents
    python benchmarks/kills.py --kills 5 --documents 12

An old release is published; some documents are changed, so that each run has work to do, and its processes are killed together (SIGKILL).
After each kill: `current` verifies by its SHA256SUMS and is the old release or the new one. After the last: a run that is not killed
gives the SHA256SUMS of a run that never was. The moments come from a fixed seed, uniformly over what a run takes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from measured import alive, change, command, digest, environment, made, run

from linkeddata.release.publish import verified

OLD, NEW = "2026-11-29", "2026-11-30"


def kill(folder: Path, count: int, kills: int, jobs: int) -> Counter[str]:
    """Kill releases, and return how often which was published after a kill.

    Args:
        folder: an empty one.
        count: number of documents.
        kills: how many runs are killed; one that ended before does not count.
        jobs: of each run.
    """
    source, before, never = made(folder, count), folder / "before", folder / "never"
    run(command(source, before, "--date", OLD))
    for number in range(0, max(1, count // 10)):
        change(source, number)
    shutil.copytree(before, never, symlinks=True)
    release = ["--jobs", str(jobs), "--date", NEW]
    takes = run(command(source, never, *release)).clock
    names = {digest(before): "old", digest(never): "new"}
    assert len(names) == 2, "nothing has changed"
    public, chance, seen, ended = folder / "public", random.Random(11), Counter[str](), 0
    shutil.copytree(before, public, symlinks=True)
    while seen.total() < kills:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        work = subprocess.Popen(command(source, public, *release), env=environment(), start_new_session=True, **quiet)
        time.sleep(chance.uniform(0, takes * 1.05))
        if work.poll() is None:
            os.killpg(work.pid, signal.SIGKILL)
            work.wait()
            while alive(work.pid):
                time.sleep(0.01)
            now = names.get(digest(public), "neither")
            problems = verified(public / "current")
            if now == "neither" or problems:
                sys.exit(f"after kill {seen.total() + 1}: {now}, {problems[:5]}")
            seen[now] += 1
        else:
            ended += 1
            now = "new"
        if now == "new":  # nothing more to do there
            shutil.rmtree(public)
            shutil.copytree(before, public, symlinks=True)
    run(command(source, public, *release))
    left = sorted(path.name for path in (public / ".linkeddata").iterdir())
    print(
        f"a run takes {takes:.1f} s; killed {seen.total()} times, ended before {ended} times; published then: {dict(sorted(seen.items()))}"
    )
    print(f"    a run that is not killed gives the same bytes: {digest(public) == digest(never)}; left in .linkeddata: {left}")
    if digest(public) != digest(never):
        sys.exit("the bytes differ")
    return seen


def main() -> None:
    """Read the command line and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        kill(Path(name), asked.documents, asked.kills, asked.jobs)


if __name__ == "__main__":
    main()
