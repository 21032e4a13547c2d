"""Check schema.org's own examples: no false error, and every true mistake still found.

    python tests/quality/schemaorg.py FOLDER

FOLDER holds the files `*examples*.txt` of the repository schemaorg/schemaorg (folder `data`, release 30.0). Every JSON-LD example is
checked in this one process. The errors must be those of `schemaorg-errors.tsv`, which were judged one by one: all are mistakes of the
examples. What is arguable, such as plain text for a thing or a relative address, may be a warning or advice. Exit code 1 if they differ.
"""

from __future__ import annotations

import gc
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linkeddata.errors import LinkedDataError
from linkeddata.validation import check
from linkeddata.values.findings import Severity

TABLE = Path(__file__).with_name("schemaorg-errors.tsv")
#: Fewer examples mean that the folder is not the one that the table was made from.
LEAST = 480

_SECTION = re.compile(r"^(TYPES|PRE-MARKUP|MICRODATA|RDFA|JSON):", re.MULTILINE)
_DATA = re.compile(r"<script\b|\A\s*[\[{]")
Row = tuple[str, str, str]


def examples(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the JSON-LD examples: `file#number`, text; a section without any script or object is a remark."""
    for file in sorted(folder.glob("*.txt")):
        number, parts = 0, _SECTION.split(file.read_text("utf-8"))
        for kind, text in zip(parts[1::2], parts[2::2], strict=True):
            number += kind == "TYPES"
            if kind == "JSON" and _DATA.search(text):
                yield f"{file.stem}#{number}", text.strip()


def errors(name: str, text: str) -> list[Row]:
    """Return the errors of one example: name, code, property or ""; that it cannot be read is an error too."""
    kind = "page" if "<script" in text else "jsonld"
    try:
        report = check(text.encode(), kind=kind, name=name)
    except LinkedDataError as error:
        return [(name, type(error).__name__, "")]
    return [(name, f.code, f.property or "") for f in report.findings if f.severity is Severity.ERROR]


def expected() -> Counter[Row]:
    """Return how often each row of the table is found: example, code, property; its other columns are read by people."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:])
    return Counter({(name, code, prop): int(times) for name, code, prop, times, *_ in rows})


def main(folder: str) -> int:
    """Check all examples and print what differs from the table."""
    gc.freeze()
    gc.disable()
    found: Counter[Row] = Counter()
    tried = 0
    for tried, (name, text) in enumerate(examples(Path(folder)), 1):
        found.update(errors(name, text))
        if not tried % 100:
            gc.collect()
    wanted = expected()
    for label, rows in (("not in the table", found - wanted), ("no longer found", wanted - found)):
        for row, times in sorted(rows.items()):
            print(f"{label}: {' '.join(row)} ({times})")
    print(f"schema.org's examples: {tried} with JSON-LD, {sum(found.values())} errors, {sum(wanted.values())} in the table")
    return int(found != wanted or tried < LEAST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
