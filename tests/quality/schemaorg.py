"""Check schema.org's own examples in every syntax: no crash, no false error, and every true mistake still found.

    python tests/quality/schemaorg.py FOLDER

FOLDER holds the files `*examples*.txt` of the repository schemaorg/schemaorg (folder `data`, release 30.0). Every example is checked in
this one process, in JSON-LD, Microdata and RDFa. The errors must be those of `schemaorg-errors.tsv`, each judged in two readings by
schema.org's vocabulary and the rules of its syntax. What either reading found arguable is a warning, and stays in the table as one.
In JSON-LD the writer of the rules read first and another reader second. In Microdata and RDFa that other reader read twice, the
second time beside what extruct and pyRdfa take from the example. Exit code 1 if what is found differs from the table.
"""

from __future__ import annotations

import gc
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from linkeddata.validation import check
from linkeddata.values.findings import Severity

TABLE = Path(__file__).with_name("schemaorg-errors.tsv")
#: Syntax → fewer examples mean that the folder is not the one that the table was made from.
LEAST: Mapping[str, int] = {"JSON-LD": 480, "Microdata": 210, "RDFa": 180}

_SECTION = re.compile(r"^(TYPES|PRE-MARKUP|MICRODATA|RDFA|JSON):", re.MULTILINE)
#: Name of a section → its syntax, and what is in it unless it is a remark that there is no example.
_SYNTAXES: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "JSON": ("JSON-LD", re.compile(r"<script\b|\A\s*[\[{]")),
    "MICRODATA": ("Microdata", re.compile(r"\bitem(?:scope|prop|type)\b")),
    "RDFA": ("RDFa", re.compile(r"\b(?:typeof|property|vocab)\s*=")),
}
#: Example, syntax, code, property or "", severity.
Row = tuple[str, str, str, str, str]


def examples(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the examples: `file#number`, syntax, text."""
    for file in sorted(folder.glob("*.txt")):
        number, parts = 0, _SECTION.split(file.read_text("utf-8"))
        for section, text in zip(parts[1::2], parts[2::2], strict=True):
            number += section == "TYPES"
            syntax, given = _SYNTAXES.get(section, ("", None))
            if given and given.search(text):
                yield f"{file.stem}#{number}", syntax, text.strip()


def found(name: str, syntax: str, text: str) -> list[Row]:
    """Return the errors and warnings of one example; that it cannot be read, or that the check fails, is an error too."""
    kind = "page" if syntax != "JSON-LD" or "<script" in text else "jsonld"
    try:
        report = check(text.encode(), kind=kind, name=name)
    except Exception as error:  # a crash is counted, and the other examples are still checked
        return [(name, syntax, type(error).__name__, "", "error")]
    told = (f for f in report.findings if f.severity is not Severity.ADVICE)
    return [(name, syntax, f.code, f.property or "", f.severity.value) for f in told]


def expected() -> Counter[Row]:
    """Return how often each row of the table is found; the columns after that are read by people."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:])
    return Counter({(name, syntax, code, prop, severity): int(times) for name, syntax, code, prop, severity, times, *_ in rows})


def main(folder: str) -> int:
    """Check all examples and print what differs from the table."""
    gc.freeze()
    gc.disable()
    told: Counter[Row] = Counter()
    tried: Counter[str] = Counter()
    for name, syntax, text in examples(Path(folder)):
        tried[syntax] += 1
        told.update(found(name, syntax, text))
        if not tried.total() % 100:
            gc.collect()
    wanted = expected()
    errors = Counter({row: times for row, times in told.items() if row[-1] == "error" or row in wanted})
    for label, rows in (("not in the table", errors - wanted), ("no longer found", wanted - errors)):
        for row, times in sorted(rows.items()):
            print(f"{label}: {' '.join(row)} ({times})")
    for syntax in LEAST:
        count, listed = (
            sum(times for row, times in table.items() if (row[1], row[-1]) == (syntax, "error")) for table in (told, wanted)
        )
        print(f"schema.org's examples: {tried[syntax]} in {syntax}, {count} errors, {listed} in the table")
    return int(errors != wanted or any(tried[syntax] < least for syntax, least in LEAST.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
