"""Other stories on the page of a story: the headings that announce them, and what stands below those headings.

Below "Related news" stand links, teasers with prose, or whole cards with a title, a day and some sentences. They end with the
container of the heading, with a heading of the release's own, or with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linkeddata.read.boilerplate import is_other_stories
from linkeddata.read.units import Box, Hint, Unit

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]{0,8}\Z")
_STATED = re.compile(r"[^\W\d_A-Z]{2}\.['\"”’]?\Z")
# Headings with which a release goes on.
_OWN_HEADING = re.compile(
    r"(?:about|contacts?|media contacts?|press contacts?|notes?|background|further information|for (?:more|further) information"
    r"|editors?|boilerplate|quotes?|facts?|programme|program|agenda|ends?)\b",
    re.IGNORECASE,
)
_RESUMES = 3  # paragraphs in a row that are more than a teaser; set by judgement


def is_sentence(line: str) -> bool:
    """Return whether a line is prose, however short: it ends as a sentence does."""
    return len(line) >= 30 and bool(_SENTENCE_END.search(line, len(line) - 10))


def is_statement(line: str) -> bool:
    """Return whether a line is a sentence that states something: not a question, a title or a name that ends in "Ltd."."""
    return is_sentence(line) and bool(_STATED.search(line, len(line) - 5)) and sum(w.islower() for w in line.split()) >= 3


def other_stories(lines: Sequence[str], units: Sequence[Unit], out: Sequence[bool]) -> set[int]:
    """Return the indexes of the units that belong to other stories, with the headings above them.

    Args:
        lines: the text of each unit.
        units: the pieces of the text, in order.
        out: for each unit whether it is known to be page furniture.
    """
    found: set[int] = set()
    begun = next((i for i, line in enumerate(lines) if not out[i] and _tells(line, units[i])), len(lines))
    for i in range(begun + 1, len(lines)):
        if i not in found and _announces(lines[i], units[i]):
            found.add(i)
            found.update(_below(i, lines, units, found))
    return found


def _tells(line: str, unit: Unit) -> bool:
    return is_sentence(line) and not unit.linked and unit.hint not in {Hint.TITLE, Hint.HEADING}


def _announces(line: str, unit: Unit) -> bool:
    if unit.hint is Hint.CELL or not is_other_stories(line):
        return False
    return unit.hint is not Hint.ITEM or not unit.linked


def _below(heading: int, lines: Sequence[str], units: Sequence[Unit], found: set[int]) -> Iterator[int]:
    """Yield the units below a heading of other stories."""
    box, end = _scope(heading, units)
    own = box is not None and not any(
        u.box is not None and u.box.within(box) and _tells(line, u)
        for line, u in zip(lines[:heading], units[:heading], strict=True)
    )
    for i in range(heading + 1, end):
        line, unit = lines[i], units[i]
        if not own and not _announces(line, unit):
            if _is_own_heading(line, unit, units[heading]):
                return
            if _tells(line, unit) and _goes_on(i, heading, lines, units):
                return
        yield i


def _scope(heading: int, units: Sequence[Unit]) -> tuple[Box | None, int]:
    """Return the smallest container with the heading and something below it, and the index after its last unit."""
    box = units[heading].box
    while box is not None:
        end = heading + 1
        while end < len(units) and (inner := units[end].box) is not None and inner.within(box):
            end += 1
        if end > heading + 1:
            return box, end
        box = box.above
    return None, len(units)


def _is_own_heading(line: str, unit: Unit, above: Unit) -> bool:
    """Return whether a unit is a heading with which the release goes on."""
    if unit.linked:
        return False
    if unit.hint in {Hint.TITLE, Hint.HEADING} and unit.level and above.level:
        return unit.level < above.level or (unit.level == above.level and (unit.box is above.box))
    return len(line) <= 60 and not is_sentence(line) and bool(_OWN_HEADING.match(line.strip(" *_#=-–—")))


def _goes_on(i: int, heading: int, lines: Sequence[str], units: Sequence[Unit]) -> bool:
    """Return whether the prose at `i` belongs to the release: a list of links only stood in its middle."""
    between = units[heading + 1 : i]
    if not between:
        return False
    if units[i].hint is Hint.LINE:  # plain text says nothing of links
        return _run(i, lines, units) >= _RESUMES
    if units[i].hint is not Hint.PARAGRAPH or units[i].box is not units[heading].box:
        return False
    return all(u.hint is Hint.ITEM or (u.linked and u.box is not None and u.box.name == "li") for u in between) and not _more(
        i, lines, units
    )


def _run(i: int, lines: Sequence[str], units: Sequence[Unit]) -> int:
    count = 0
    while i + count < len(lines) and _tells(lines[i + count], units[i + count]):
        count += 1
    return count


def _more(i: int, lines: Sequence[str], units: Sequence[Unit]) -> bool:
    """Return whether a link to the rest follows a teaser."""
    return i + 1 < len(units) and units[i + 1].linked and bool(re.match(r"(?:read|more|continue|full)\b", lines[i + 1], re.I))
