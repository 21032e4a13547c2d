"""Hold every statement about the documents of a folder to its words.

    python tests/quality/quotes.py FOLDER        # exit 1 where a quotation is not what stands at its offsets

Quotations are compared with the decoded source after its byte order mark, offsets count code points. Every triple of the data
graph must come from a statement, and every statement from the text must quote it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from linkeddata.pipeline import convert
from linkeddata.rdf.dataset import triple
from linkeddata.values.document import Basis


def problems(path: Path) -> list[str]:
    """Return what is wrong with the evidence for one document, a sentence each."""
    done = convert(path, to="ntriples", validate=False)
    source = path.read_bytes().decode("utf-8-sig")
    told = done.description.statements
    wrong = [
        f"{path.name}: {s.property} quotes {e.quote!r}, but {e.span.of(source)!r} stands at {e.span.start}"
        for s in told
        for e in s.evidence
        if e.span.of(source) != e.quote
    ]
    wrong += [
        f"{path.name}: {s.property} {s.value} rests on no words" for s in told if s.basis is Basis.TEXT and not s.evidence
    ]
    backed = {triple(s) for s in told}
    return wrong + [f"{path.name}: no statement for {t}" for t in done.dataset.data if t not in backed]


def main() -> int:
    """Check the text files of the folder named on the command line."""
    paths = [p for p in sorted(Path(sys.argv[1]).glob("*.txt")) if p.with_suffix(".json").exists()]
    wrong = [line for path in paths for line in problems(path)]
    print(*wrong, f"{len(paths)} documents, {len(wrong)} wrong quotations or triples without a basis", sep="\n")
    return int(bool(wrong) or not paths)


if __name__ == "__main__":
    sys.exit(main())
