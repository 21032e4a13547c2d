"""Make the outputs beside the example documents and queries again; `tests/golden/test_examples.py` compares their bytes.

    python examples/regenerate.py           # writes what has changed and names it
    python examples/regenerate.py --check   # writes nothing, exits 1 where something would change

Each document is converted by the installed command with no options, from the repository's root:

    linkeddata convert examples/NAME.EXT                  → examples/NAME.jsonld
    linkeddata convert examples/NAME.EXT --to turtle      → examples/NAME.ttl
    linkeddata query examples/queries/NAME.rq examples/*.ttl --format csv   → examples/queries/NAME.csv
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
DOCUMENTS = (
    "appointment.txt",
    "conference-programme.txt",
    "harbour-visit.html",
    "ministers-tour.txt",
    "phone-call.txt",
    "school-note.md",
)
FORMATS = {"jsonld": ".jsonld", "turtle": ".ttl"}
QUERIES = ("event-tree", "offices", "what-happened-in-month", "where-was", "who-met-whom")


def linkeddata(*arguments: str) -> bytes:
    """Return what the command prints when run from the repository's root.

    Raises:
        RuntimeError: it ends with anything but 0.
    """
    command = [sys.executable, "-c", "from linkeddata.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=EXAMPLES.parent, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        raise RuntimeError(f"linkeddata {' '.join(arguments)} ended with {done.returncode}: {said}")
    return done.stdout


def outputs() -> Iterator[tuple[Path, bytes]]:
    """Yield each output file with the bytes it should hold: documents first, as the queries read their Turtle."""
    for name in DOCUMENTS:
        for form, extension in FORMATS.items():
            yield (EXAMPLES / name).with_suffix(extension), linkeddata("convert", f"examples/{name}", "--to", form)
    yield from answers()


def answers() -> Iterator[tuple[Path, bytes]]:
    """Yield each query's answer over the Turtle files that stand in the folder now."""
    data = [f"examples/{Path(name).stem}.ttl" for name in DOCUMENTS]
    for name in QUERIES:
        query = f"examples/queries/{name}.rq"
        yield EXAMPLES / "queries" / f"{name}.csv", linkeddata("query", query, *data, "--format", "csv")


def main() -> int:
    """Write (or with `--check` only name) what has changed; return 1 if something had to be named under `--check`."""
    check = "--check" in sys.argv[1:]
    changed = []
    for path, data in outputs():
        if not path.is_file() or path.read_bytes() != data:
            changed.append(path)
            if not check:
                path.write_bytes(data)
    for path in changed:
        print(path.relative_to(EXAMPLES.parent))
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
