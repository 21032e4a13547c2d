"""Measure releases of made-up archives: speed, memory, size, what comes after conversion, small changes, and who is who.

    python benchmarks/release.py                    # 100 and 1,000 documents
    python benchmarks/release.py 10000 --keep DIR   # about an hour

README.md beside this file explains the lines of the output.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from identity_score import scores, table
from measured import Run, change, command, digest, made, run

from linkeddata.release.publish import verified

#: Stages that are conversion; everything else comes after it.
CONVERSION = {"documents"}
FIRST, SECOND, THIRD = "2026-11-28", "2026-11-29", "2026-11-30"


def measure(folder: Path, count: int, seed: int) -> None:
    """Build the releases of one archive and print the figures."""
    source, public = made(folder, count, seed), folder / "public"
    full = run(command(source, public, "--jobs", "1", "--date", FIRST))
    print(f"\n## {count} documents\n")
    print(_line("full build, --jobs 1", full, count))
    _print_stages(public)
    size, files = _size(public / "current")
    print(
        f"{size / 2**20:.1f} MiB in {files} files; {size / count / 1024:.0f} kB a document; problems: {verified(public / 'current')}"
    )
    one = digest(public)
    two = folder / "two"
    twice = run(command(source, two, "--jobs", "2", "--date", FIRST))
    print(_line("full build, --jobs 2", twice, count))
    print(f"    {full.clock / twice.clock:.2f} times as fast; the same bytes: {digest(two) == one}")
    shutil.rmtree(two)
    again = run(command(source, public, "--jobs", "1", "--date", SECOND))
    print(_line("nothing changed", again, count, full))
    print(f"    the same release: {digest(public) == one}")
    print(f"    changed: {change(source, 0).relative_to(source)}")
    little = run(command(source, public, "--jobs", "1", "--date", THIRD))
    print(_line("one document changed", little, count, full))
    fresh = run(command(source, folder / "fresh", "--jobs", "2", "--date", THIRD))
    print(_line("the same from nothing, --jobs 2", fresh, count))
    print(f"    data equal to those from nothing: {_data_hash(public) == _data_hash(folder / 'fresh')}")
    identity = folder / "identity"
    run(command(source, identity, "--jobs", "2", "--date", FIRST, "--keep-private"))
    print(f"\n{table(scores(identity / 'current', source, folder / 'truth.jsonl'))}", flush=True)


def _line(what: str, run: Run, count: int, full: Run | None = None) -> str:
    share = f", {run.cpu / full.cpu:.1%} of a full build" if full else f", {1000 * run.cpu / count:.0f} ms a document"
    return (
        f"{what}: {run.clock:.1f} s, {count / run.clock:.1f} documents/s, {run.cpu:.1f} s of processor{share}; "
        f"memory {run.largest:.0f} MiB in one process, {run.together:.0f} in all; exit code {run.code}"
    )


def _print_stages(public: Path) -> None:
    """Print what each stage took, and what comes after conversion by what conversion takes."""
    path = public / ".linkeddata" / "times.json"
    if not path.is_file():
        print("    (no times of stages)")
        return
    times: dict[str, float] = json.loads(path.read_text("utf-8"))
    print("    " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in times.items()))
    conversion = sum(seconds for stage, seconds in times.items() if stage in CONVERSION)
    after = sum(seconds for stage, seconds in times.items() if stage not in CONVERSION)
    if conversion:
        print(f"    after conversion: {after:.1f} s of processor, {after / conversion:.1%} of conversion")


def _size(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.resolve().rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)


def _data_hash(public: Path) -> object:
    summary = json.loads((public / "current" / "release.json").read_text("utf-8"))
    return summary.get("data_hash") or summary.get("summary", {}).get("data_hash")


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave everything there")
    asked = parser.parse_args()
    for count in asked.counts:
        if asked.keep:
            measure(asked.keep / str(count), count, asked.seed)
        else:
            with tempfile.TemporaryDirectory() as name:
                measure(Path(name), count, asked.seed)


if __name__ == "__main__":
    main()
