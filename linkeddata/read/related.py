"""Other stories on the page of a story: the headings that announce them, and what stands below those headings.

Below "Related news" stand links, teasers with prose, or whole cards with a title, a day and some sentences. They end with the
container of the heading, with a heading of the release's own, or with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from linkeddata.read.boilerplate import credit_at_end, is_other_stories
from linkeddata.read.units import Hint, Unit, first_in

_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]{0,8}\Z")
_STATED = re.compile(r"[^\W\d_A-Z]{2}\.['\"”’]?\Z")
# Headings with which a release goes on.
_OWN_HEADING = re.compile(
    r"(?:about|contacts?|media contacts?|press contacts?|notes?|background|further information|for (?:more|further) information"
    r"|editors?|boilerplate|quotes?|facts?|programme|program|agenda|ends?)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:read|more|continue|full)\b", re.IGNORECASE)
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
    tells = [_tells(line, unit) for line, unit in zip(lines, units, strict=True)]
    begun = next((i for i, said in enumerate(tells) if said and not out[i]), len(lines))
    headings = [i for i in range(begun + 1, len(lines)) if _announces(lines[i], units[i])]
    if not headings:
        return set()
    page = _Page(lines, units, tells)
    found: set[int] = set()
    for i in headings:
        if i not in found:
            found.add(i)
            found.update(page.below(i))
    return found


class _Page:
    """The units of a page, and where its containers begin and end."""

    def __init__(self, lines: Sequence[str], units: Sequence[Unit], tells: Sequence[bool]) -> None:
        self.lines, self.units, self.tells = lines, units, tells
        count = len(units)
        self.first = first_in(u.box for u in units)
        self.end = {box: count - i for box, i in first_in(u.box for u in reversed(units)).items()}
        self.told = [0, *accumulate(tells)]  # how many units before each one are prose

    def below(self, heading: int) -> Iterator[int]:
        """Yield the units below a heading of other stories."""
        box = self.units[heading].box
        while box is not None and self.end[box] <= heading + 1:
            box = box.above  # a container with the heading alone
        end = len(self.units) if box is None else self.end[box]
        own = box is not None and self.told[heading] == self.told[self.first[box]]  # a container of other stories only
        listed = True  # whether only items of lists stood below the heading yet
        for i in range(heading + 1, end):
            line, unit = self.lines[i], self.units[i]
            if not own and not _announces(line, unit):
                if _is_own_heading(line, unit, self.units[heading]):
                    return
                if self.tells[i] and self._goes_on(i, heading, listed=listed):
                    return
            listed = listed and (unit.hint is Hint.ITEM or (unit.linked and unit.box is not None and unit.box.name == "li"))
            yield i

    def _goes_on(self, i: int, heading: int, *, listed: bool) -> bool:
        """Return whether the prose at `i` belongs to the release: a list of links only stood in its middle."""
        unit = self.units[i]
        if i == heading + 1:
            return False
        if unit.hint is Hint.LINE:  # plain text says nothing of links
            return self.told[min(i + _RESUMES, len(self.units))] - self.told[i] == _RESUMES
        if unit.hint is not Hint.PARAGRAPH or unit.box is not self.units[heading].box:
            return False
        return listed and not self._more(i)

    def _more(self, i: int) -> bool:
        """Return whether a link to the rest follows a teaser."""
        return i + 1 < len(self.units) and self.units[i + 1].linked and bool(_MORE.match(self.lines[i + 1]))


def _tells(line: str, unit: Unit) -> bool:
    """Return whether a unit is prose of a story, perhaps with the credit of a photograph after it."""
    credit = credit_at_end(line)
    return (
        is_sentence(line if credit is None else line[:credit].rstrip())
        and not unit.linked
        and unit.hint not in {Hint.TITLE, Hint.HEADING}
    )


def _announces(line: str, unit: Unit) -> bool:
    if unit.hint is Hint.CELL or not is_other_stories(line):
        return False
    return unit.hint is not Hint.ITEM or not unit.linked


def _is_own_heading(line: str, unit: Unit, above: Unit) -> bool:
    """Return whether a unit is a heading with which the release goes on."""
    if unit.linked:
        return False
    if unit.hint in {Hint.TITLE, Hint.HEADING} and unit.level and above.level:
        return unit.level < above.level or (unit.level == above.level and (unit.box is above.box))
    return len(line) <= 60 and not is_sentence(line) and bool(_OWN_HEADING.match(line.strip(" *_#=-–—")))
