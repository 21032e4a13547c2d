"""Finds the day of publication of a document, and the year of its dates without a year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linkeddata.dates import calendar_words as words
from linkeddata.dates import context
from linkeddata.dates.context import Moment, Sentences
from linkeddata.dates.parts import Expression, Part
from linkeddata.text.date_labels import DayOf, day_of
from linkeddata.values.dates import Day
from linkeddata.values.document import Basis, Block, BlockKind, Document
from linkeddata.values.span import Span

Placed = tuple[int, Expression]  # index of the block, expression

_CUE = re.compile(
    rf"\b(?:(?P<updated>{'|'.join(words.UPDATE_CUES)})|{'|'.join(sorted(words.PUBLICATION_CUES, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
# What may stand between "Published" and the day.
_AFTER_CUE = re.compile(r"(?: (?:on|at|in|by|for|date))?[ \t:|–—-]{0,4}(?:\d\d:\d\d )?[^\n.;]{0,25}")
# "Accra, Aug. 15, 2022, GNA - The": a place before the date, a dash or a full stop soon after it.
_PLACE = re.compile(r"[^\W\d_][^;:!?\n|\d]{1,70}[,(/]\s?\Z")
# Words of place names in lower case.
_SMALL = frozenset(["de", "la", "le", "do", "da", "del", "of", "the", "al", "el", "am", "on", "upon", "sur", "an", "der"])
_DASH = re.compile(r"[^;!?\n]{0,40}?(?:[-–—]\s|\.\s|\Z)")
# "(with B. R. in Ormoc/VW 2015)", "ANS / mg / 2018": the year that an agency signs with.
_SIGNED = re.compile(r"(?:[/(©] ?|\b[A-Z]{2,6} )(?P<year>(?:19|20)\d\d)\)?\W{0,3}\Z")
_PAIRS = 50  # weekdays with their days that are held against a year
_FIRST, _LAST = 1000, 9000  # years that a document may speak from; a calendar has ends
_NEAR = 20  # days between a yearless dateline and a date of the text that lends it its year


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference date of a document.

    Args:
        day: the day of publication, or None.
        span: its place in the text, None for metadata.
        year: the year of dates without a year if no day is known, and its place.
        virtual: a year that fits the document's weekdays, if the text gives no year.
    """

    day: Moment | None = None
    span: Span | None = None
    year: tuple[int, Span] | None = None
    virtual: int | None = None


def _cued(document: Document, singles: list[Placed]) -> Iterator[tuple[Expression, str]]:
    """Yield the expressions after "published" or "updated" in their line, with that word."""
    cues = [(match.end(), "updated" if match["updated"] else "published") for match in _CUE.finditer(document.text)]
    for _, one in singles if cues else ():
        index = bisect_right(cues, one.start, key=lambda row: row[0]) - 1
        if index >= 0 and one.first.day and _AFTER_CUE.fullmatch(document.text, cues[index][0], one.start):
            yield one, cues[index][1]


def publication(document: Document, placed: list[Placed]) -> dict[Expression, str]:
    """Return the expressions for the day of publication or of a change, best first, with their role."""
    found: dict[Expression, str] = {}
    singles = [(i, one) for i, one in placed if one.last is None and one.first.month and one.first.unit == "date"]
    opening = _opening(document)
    lines = [
        (i, one) for i, one in singles if document.blocks[i].kind is BlockKind.DATE_LINE and not _is_another(document, i, one)
    ]
    one_day = len({(one.first.month, one.first.day) for _, one in lines}) == 1
    datelines = (one for i, one in singles if _in_dateline(document, i, one, opening))
    date_lines = (one for i, one in lines if one_day or (i < opening and one.first.year is not None))
    for kind, rows in (("dateline", datelines), ("date line", date_lines)):
        if (one := next(rows, None)) is not None:
            found.setdefault(one, kind)
    given = document.metadata.get("published")
    for _, one in singles:
        if given and given.span and given.span.overlaps(Span(one.start, one.end)):
            found.setdefault(one, "date line")
    for one, said in _cued(document, singles):
        found.setdefault(one, said)
    if not found:
        for i, one in _margins(document, singles):
            if _is_another(document, i, one):
                continue
            found.setdefault(one, "margin")
            break
    return found


def _is_another(document: Document, i: int, one: Expression) -> bool:
    """Return whether the words before a day in its line say that it is not the day of publication."""
    start = document.blocks[i].span.start
    line = document.text.rfind("\n", start, one.start) + 1 or start
    above = document.blocks[i - 1].span.of(document.text) if i and line == start else ""
    return day_of(document.text[line : one.start], above) in {DayOf.CHANGE, DayOf.OTHER}


def _opening(document: Document) -> int:
    """Return the index of the block where the prose begins: the first long paragraph."""
    for i, block in enumerate(document.blocks):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(block.span) > 110:
            return i
    return len(document.blocks)


def _at_start(document: Document, block: Block, one: Expression) -> bool:
    """Return whether nothing but a bullet or a word such as "From" or "Good" stands before `one` in its block."""
    return len(document.text[block.span.start : one.start].strip("•*-–— \n\t(")) < 6


def _in_dateline(document: Document, i: int, one: Expression, opening: int) -> bool:
    block = document.blocks[i]
    if block.kind is BlockKind.DATELINE:
        return not _at_start(document, block, one) or (one.first.year is not None and i <= opening)
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or i > opening or one.start - block.span.start > 80:
        return False
    before = document.text[block.span.start : one.start]
    named = all(word[0].isupper() or word in _SMALL for word in re.findall(r"[^\W\d_]+", before))
    return named and bool(_PLACE.fullmatch(before) and _DASH.match(document.text, one.end, block.span.end))


def _margins(document: Document, singles: list[Placed]) -> Iterator[Placed]:
    """Yield dates of short lines above and below the prose that may be the day of publication, the most certain first."""
    opening, last = _opening(document), len(document.blocks) - 1
    rows = []
    for i, one in singles:
        block = document.blocks[i]
        furniture = block.kind is BlockKind.FURNITURE
        if block.kind is BlockKind.HEADLINE or len(block.span) > 120 or not (i < opening or (i >= last - 3 and furniture)):
            continue
        rest = document.text[one.end : block.span.end].strip()
        before = document.text[block.span.start : one.start].rstrip()
        if one.first.year is None and (rest or not one.first.day or before[-1:] not in (",", "|")):
            continue
        loose = document.text[one.start - 2 : one.start] == "  "
        if (opening > last and not furniture) or len(rest) > 30 or not (loose or before[-1:] in (*",|/:-–—»(", "")):
            continue
        rows.append((one.first.year is None, not one.first.day, i > opening, i, one))
    if len({(row[-1].first.month, row[-1].first.day) for row in rows}) < 3:
        yield from ((row[3], row[4]) for row in sorted(rows, key=lambda row: row[:4]))


# ---- the anchor


def anchor(  # noqa: PLR0911 (one return a source, the surest first)
    document: Document, placed: list[Placed], published: dict[Expression, str], sentences: Sentences
) -> Anchor:
    """Return the reference date: from dateline or date line, metadata, headline, or a year alone."""
    placed = [(i, one) for i, one in placed if one in published or not context.long_ago(document.text, one.start)]
    given = _given(document)
    told = [one for one in published if published[one] != "updated"]
    for one in told:
        day = _told(one.first, given)
        if day and (given is None or published[one] == "dateline" or not _is_given_by_user(document)):
            return Anchor(Moment(day), Span(one.start, one.end))
    if given and given.year and given.month:
        return Anchor(Moment(date(given.year, given.month, given.day or 15)))
    told += [one for one in published if published[one] == "updated"]
    for one in told:
        day = _told(one.first, given)
        if day:
            return Anchor(Moment(day), Span(one.start, one.end))
    line = next((one for one in told if one.first.month and one.first.day), None)
    if line is None:
        for i, one, day in context.dated(placed):
            if document.blocks[i].kind is BlockKind.HEADLINE and one.last is None:
                return Anchor(Moment(day), Span(one.start, one.end))
    pairs = list(_pairs(placed))
    year = _year(document, placed, pairs, line)
    if line is None:
        return Anchor(year=year, virtual=year[0] if year else context.virtual_year(pairs))
    assert line.first.month and line.first.day
    if not pairs and not year:
        pairs = _lede(document, placed, line, sentences)
        found = _agreeing(placed, pairs)  # one weekday alone is believed only of the last year that the text names
        year = found if found and found[0] == max(y for y, _ in _years(placed)) else None
    day = context.valid(year[0] if year else context.virtual_year(pairs) or 2003, line.first.month, line.first.day)
    if day is None:
        return Anchor()
    span = Span(line.start, line.end)
    if year:
        return Anchor(Moment(day), span)
    return Anchor(Moment(day, virtual=True), span, virtual=day.year)


def _given(document: Document) -> Day | None:
    """Return the publication date of the metadata if it can be read."""
    value = (document.value("published") or "").strip()
    for length in (10, 7, 4):
        try:
            day = Day.parse(value[:length])
            return day if day.year and _FIRST <= day.year <= _LAST else None
        except ValueError:
            continue
    return None


def _is_given_by_user(document: Document) -> bool:
    given = document.metadata.get("published")
    return given is not None and given.basis is Basis.CONFIGURATION


def _told(part: Part, given: Day | None) -> date | None:
    """Return the day of a dateline, with the year of the metadata if it has none."""
    if part.month is None:
        return None
    if part.year is not None:
        if not _FIRST <= part.year <= _LAST:
            return None
        return context.valid(part.year, part.month, part.day or 15)
    if given is None or given.year is None or part.day is None:
        return None
    return context.nearest(part, date(given.year, given.month or 7, given.day or 1), -1)


def _pairs(placed: list[Placed]) -> Iterator[tuple[int, int, int]]:
    """Yield weekday, month and day of every day without a year that has its weekday ("Tuesday 15" in its month)."""
    month: Part | None = None
    for _, one in placed:
        for part in (one.first, one.last):
            if part is None or part.weekday is None:
                continue
            if part.unit == "date" and part.month and part.day and part.year is None:
                yield part.weekday, part.month, part.day
            elif part.unit == "day" and part.day and month and month.month and part.day >= (month.day or 0):
                yield part.weekday, month.month, part.day
        if one.first.unit == "date" and one.first.month:
            month = one.first


def _years(placed: list[Placed]) -> list[tuple[int, Span]]:
    """Return every year in the text, with its place."""
    return [(p.year, Span(one.start, one.end)) for _, one in placed for p in (one.first, one.last) if p and p.year is not None]


def _agreeing(placed: list[Placed], pairs: list[tuple[int, int, int]]) -> tuple[int, Span] | None:
    """Return the one year of the text in which all `pairs` fall on their weekdays."""
    fits = {
        year: span
        for year, span in dict(reversed(_years(placed))).items()
        if pairs and all((d := context.valid(year, m, n)) is not None and d.weekday() == w for w, m, n in pairs[:_PAIRS])
    }
    return next(iter(fits.items())) if len(fits) == 1 else None


def _year(
    document: Document, placed: list[Placed], pairs: list[tuple[int, int, int]], line: Expression | None
) -> tuple[int, Span] | None:
    """Return the year of a document without a full date of its own, and its place.

    From its weekdays; else from a date near the dateline; else from the year in an agency's signature or the headline.
    """
    if found := _agreeing(placed, pairs):
        return found
    if pairs and _years(placed) and context.virtual_year(pairs):
        return None  # its weekdays belong to a year that it does not name
    latest = max((year for year, _ in _years(placed)), default=0)
    if line is not None:
        for _, one in placed:
            part = one.first
            if one is line or not (part.year and part.month) or part.year < latest - 3 or part.unit != "date":
                continue
            near = context.valid(part.year, part.month, part.day or 15)
            day = context.valid(part.year, line.first.month or 1, line.first.day or 1)
            if near and day and near != day and abs(near - day).days <= _NEAR:
                return part.year, Span(one.start, one.end)
    for block in document.blocks[-2:]:
        match = _SIGNED.search(document.text, max(block.span.start, block.span.end - 40), block.span.end)
        if match and int(match["year"]) >= latest:
            return int(match["year"]), Span(match.start("year"), match.end("year"))
    opening = _opening(document)
    for i, one in placed:
        if (
            line is None
            and i < opening
            and one.rule in ("year", "year-in-name")
            and one.first.year == latest
            and one.last is None
        ):
            return latest, Span(one.start, one.end)
    return None


def _lede(document: Document, placed: list[Placed], line: Expression, sentences: Sentences) -> list[tuple[int, int, int]]:
    """Return the weekday for a dateline without a year, as agencies write: "Podgorica, 12 May – Vihor won the cup on Sunday"."""
    for _, one in placed:
        if one.start > line.end and one.first.unit == "weekday" and one.first.turn in (None, 0):
            first = document.text.count("\n\n", line.end, one.start) <= 1 and one.first.weekday is not None and not one.last
            if first and sentences.tense(one.start, one.end) < 0:
                return [(one.first.weekday or 0, line.first.month or 1, line.first.day or 1)]
            break
    return []
