"""Write measured figures into README.md and docs/quality.md, between their marks.

python tests/quality/score.py FOLDER --command 'linkeddata convert {input} --to turtle' --json > score.json
python tests/quality/figures.py score.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOUR = {
    "entities": "persons, organisations, places",
    "events": "events",
    "slots": "dates, places, participants, organizers, larger event",
    "facts": "offices, employers, structure, other names",
}
DETAIL = {
    "entity:Person": "persons",
    "entity:Organization": "organisations",
    "entity:Place": "places",
    "slot:start": "start of an event",
    "slot:end": "end of an event",
    "slot:place": "place of an event",
    "slot:participant": "who took part",
    "slot:organizer": "organizer",
    "slot:parent": "larger event",
    "fact:jobTitle": "office (`jobTitle`)",
    "fact:affiliation": "employer, membership",
    "fact:name": "acronyms and other names",
    "fact:within": "place within a place, seat of a body",
    "fact:parentOrganization": "parent body",
    "fact:nationality": "nationality",
    "document": "headline, date of publication, publisher",
}


def row(label: str, tally: dict[str, float], *, counts: bool) -> str:
    """Return one row: precision, recall, F1, and the counts behind them if asked for."""
    cells = [label, *(f"{tally[k]:.2f}" for k in ("p", "r", "f1"))]
    if counts:
        cells += [f"{tally[k]:.0f}" for k in ("tp", "fp", "fn")]
    return f"| {' | '.join(cells)} |"


def summary(score: dict) -> str:
    """Return the table for README."""
    tallies = score["summary"]
    lines = ["| | precision | recall | F1 |", "|---|---|---|---|"]
    lines += [row(label, tallies[name], counts=False) for name, label in FOUR.items()]
    return "\n".join([*lines, f"| **graph**: mean of the four F1 | | | **{tallies['graph']['f1']:.2f}** |"])


def detail(score: dict) -> str:
    """Return the tables for docs/quality.md."""
    tallies = score["summary"]
    lines = [f"{len(score['documents'])} documents, {len(score['failed'])} failed; graph **{tallies['graph']['f1']:.3f}**.", ""]
    lines += ["| | precision | recall | F1 | right | wrong | missed |", "|---|---|---|---|---|---|---|"]
    lines += [row(f"**{label}**", tallies[name], counts=True) for name, label in FOUR.items()]
    lines += [row(label, tallies[name], counts=True) for name, label in DETAIL.items() if name in tallies]
    return "\n".join(lines)


def put(page: Path, table: str) -> None:
    """Put a table between the marks of a page.

    Raises:
        ValueError: the page has no marks.
    """
    text, times = re.subn(
        r"(<!-- table: begin -->\n\n).*?(\n\n<!-- table: end -->)",
        lambda m: m[1] + table + m[2],
        page.read_text("utf-8"),
        flags=re.DOTALL,
    )
    if times != 1:
        raise ValueError(f"{page} has no place for the table")
    page.write_text(text, "utf-8")


def main() -> None:
    """Read the scorer's JSON and write both pages."""
    score = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    put(ROOT / "README.md", summary(score))
    put(ROOT / "docs" / "quality.md", detail(score))


if __name__ == "__main__":
    main()
