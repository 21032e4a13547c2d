"""Measure how fast a site's pages are checked, against an earlier state of the source, as ratios taken in one run.

    git worktree add ../before REVISION
    python benchmarks/site.py --against ../before      # 1,000 pages, the quick engine, profile schema.org
    python benchmarks/site.py --pages 200 --only many

The pages are those of `web_pages.py`. Each tree works in a process of its own; they take turns, batch by batch, and must report the
same rows of every page. Times are seconds of processor, which other work on the machine changes less than the clock. README.md beside
this file explains the lines of the output.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import web_pages

ROOT = Path(__file__).resolve().parent.parent
_BATCH = 20
_WORKER = """
import hashlib, json, resource, sys, time
from dataclasses import asdict
from pathlib import Path
from linkeddata.validation import check

def rows(path, profiles):
    report = check(Path(path).read_bytes(), profiles=profiles, engine="shacl", name=Path(path).name, kind="page")
    return report

for line in sys.stdin:
    paths, profiles = json.loads(line)
    began = time.process_time()
    reports = [rows(path, profiles) for path in paths]
    took = time.process_time() - began
    said = [[asdict(f) for f in r.findings] + [dict(r.focus_nodes)] for r in reports]
    digests = [hashlib.sha256(json.dumps(s, sort_keys=True).encode()).hexdigest() for s in said]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([took, digests, sum(len(r.findings) for r in reports), memory]), flush=True)
"""


def _environment(tree: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(tree), "RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Worker:
    """A process that checks pages with the package of one tree."""

    def __init__(self, tree: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment(tree),
        )

    def check(self, paths: Sequence[Path], profiles: Sequence[str]) -> tuple[float, list[str], int, float]:
        """Return seconds of processor, a digest of each page's rows, the number of findings, and the peak memory in MiB."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps([[str(p) for p in paths], list(profiles)]) + "\n")
        self.process.stdin.flush()
        seconds, digests, findings, memory = json.loads(self.process.stdout.readline())
        return seconds, digests, findings, memory

    def close(self) -> None:
        """End the process."""
        self.process.communicate()


def many(paths: Sequence[Path], profiles: Sequence[str], before: Path | None) -> None:
    """Print what the pages take, and the ratio to the earlier tree, batch by batch in turn."""
    workers = {"now": Worker(ROOT), **({"before": Worker(before)} if before else {})}
    for worker in workers.values():
        worker.check(paths[:4], profiles)  # imports, shapes, caches
    times: dict[str, list[float]] = {name: [] for name in workers}
    memory: dict[str, list[float]] = {name: [] for name in workers}
    findings, different = 0, list[str]()
    for start in range(0, len(paths), _BATCH):
        batch, rows = paths[start : start + _BATCH], dict[str, list[str]]()
        for name, worker in workers.items():
            seconds, rows[name], found, peak = worker.check(batch, profiles)
            times[name].append(seconds / len(batch))
            memory[name].append(peak)
            findings += found if name == "now" else 0
        if before:
            different += [p.name for p, new, old in zip(batch, rows["now"], rows["before"], strict=True) if new != old]
    for worker in workers.values():
        worker.close()
    print(f"{len(paths)} pages, profiles {' '.join(profiles)}, {findings} findings, one process, the quick engine")
    for name, taken in times.items():
        middle, first, last = statistics.median(taken) * 1000, memory[name][0], memory[name][-1]
        print(
            f"    {name:<8}{middle:7.1f} ms of processor a page; peak memory {first:.0f} MiB after {_BATCH} pages, {last:.0f} at the end"
        )
    if before:
        ratios = [old / new for old, new in zip(times["before"], times["now"], strict=True)]
        whole = sum(times["before"]) / sum(times["now"])
        print(f"    ratio   {_spread(ratios)} by batches of {_BATCH}; {whole:.2f} in all")
        print(f"    rows    {'the same on every page' if not different else 'different: ' + ' '.join(different[:20])}")


def _spread(ratios: Sequence[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _run(command: Sequence[str], tree: Path, output: Path) -> tuple[float, float, str]:
    """Return seconds of processor (with children), seconds by the clock, and a digest of the output."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with output.open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False, env=_environment(tree))
    clock, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr.decode()
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return processor, clock, hashlib.sha256(output.read_bytes()).hexdigest()


def jobs(paths: Sequence[Path], profiles: Sequence[str], runs: int) -> None:
    """Print what two processes take, against one."""
    options = [option for name in profiles for option in ("--profile", name)]
    command = [sys.executable, "-P", "-m", "linkeddata", "validate", "--format", "json", *options, *map(str, paths)]
    processor, clock = list[float](), list[float]()
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out.json"
        for _ in range(runs):
            one = _run(command, ROOT, output)
            two = _run([*command, "--jobs", "2"], ROOT, output)
            assert one[2] == two[2], "two processes report something else than one"
            processor.append(two[0] / one[0])
            clock.append(one[1] / two[1])
    print(f"--jobs 2, {len(paths)} pages, {runs} pairs, the same bytes")
    print(f"    {_spread(processor)} times the processor of one process (allowed 1.15)")
    print(f"    {_spread(clock)} times as fast by the clock (asked 1.6 where both cores are free)")


def one_page(path: Path, profiles: Sequence[str], before: Path | None, runs: int) -> None:
    """Print what one page takes as a whole process with pyshacl, against importing pyshacl."""
    options = [option for name in profiles for option in ("--profile", name)]
    validate = [sys.executable, "-P", "-m", "linkeddata", "validate", "--engine", "pyshacl", *options, str(path)]
    bare = [sys.executable, "-c", "import pyshacl"]
    trees = {"now": ROOT, **({"before": before} if before else {})}
    ratios: dict[str, list[float]] = {name: [] for name in trees}
    took: dict[str, list[float]] = {name: [] for name in (*trees, "import")}
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "out"
        for turn in range(runs + 1):  # the first turn warms the file cache
            imported = _run(bare, ROOT, output)[0]
            for name, tree in trees.items():
                ours = _run(validate, tree, output)[0]
                if turn:
                    took[name].append(ours)
                    ratios[name].append(ours / imported)
            if turn:
                took["import"].append(imported)
    imports = statistics.median(took["import"]) * 1000
    print(f"one page, whole process, pyshacl, {' '.join(profiles)}; import pyshacl takes {imports:.0f} ms of processor")
    for name in trees:
        print(
            f"    {name:<8}{statistics.median(took[name]) * 1000:6.0f} ms, {_spread(ratios[name])} times the import (allowed 1.8)"
        )


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", type=Path, metavar="TREE", help="a checkout of an earlier state")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--profile", action="append", help="default: schema.org")
    parser.add_argument("--runs", type=int, default=7, help="pairs of whole processes")
    parser.add_argument("--only", choices=("many", "jobs", "one"), action="append")
    asked: Any = parser.parse_args()
    names, only = asked.profile or ["schema.org"], asked.only or ("many", "jobs", "one")
    with tempfile.TemporaryDirectory() as folder:
        paths = web_pages.write(Path(folder), asked.pages)
        if "many" in only:
            many(paths, names, asked.against)
        if "jobs" in only:
            jobs(paths, names, max(1, asked.runs // 2))
        if "one" in only:
            one_page(paths[1], names, asked.against, asked.runs)


if __name__ == "__main__":
    main()
