"""The kind of each piece of text: headline, dateline, date line, heading, paragraph, list item or furniture.

Page furniture is everything around the prose: navigation, share buttons, legal notices, contact details. Readers cut their text
into units (a line, a `<p>`, a table cell, an item) with a hint from the markup; this module also uses the words and their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from linkeddata.read.boilerplate import RELATED, credit_at_end, group_of, has_contact_data
from linkeddata.read.dateline import DateLine, date_line, dateline, dates_in
from linkeddata.read.foreign import foreign
from linkeddata.read.headline import LABEL, choose, is_masthead
from linkeddata.read.post_line import post_day
from linkeddata.read.related import is_sentence, other_stories
from linkeddata.read.units import Hint, Unit
from linkeddata.values.dates import WEEKDAY_ABBREVIATIONS
from linkeddata.values.document import Block, BlockKind
from linkeddata.values.span import Span

# "- ", "* ", "• ", "1. ", "a) ", "(ii) ", "| cell |", "09:00 – Opening", "10h30  Talk", "Mon. 10 | Visit"
_ITEM = re.compile(
    r"(?:[-*•‣▪▫■□●○◦–—·>»►🔹✓✔]\s+\S|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+\S|\|.*\||\d{1,3}\s{2,}\S"
    r"|(?:at )?\d{1,2}[:.h]\d{2}(?:\s?(?:hrs|h|[ap]\.?m\.?))?(?:\s?[-–—]\s?\d{1,2}[:.h]\d{2})?\s?(?:[-–—|:·]|\s)\s*\S"
    rf"|(?:{'|'.join(WEEKDAY_ABBREVIATIONS)})[a-z]{{0,6}}\.?,? \d{{1,2}}\b.{{0,12}}(?:[|:–—-])\s)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*$")
_BEFORE_HEADLINE = re.compile(
    r"(?:subject|re|title|headline)\s?[:：]\s{1,4}(?=\S)|(?:[A-Z]{3,12}|Police report|Breaking|Update|News) \| (?=\S.{20,})",
    re.IGNORECASE,
)
_AFTER_HEADLINE = re.compile(r"\s+\|[^|]{6,40}$")
_PROSE = 110  # code points: a line this long that ends like a sentence is a paragraph, not a title
_NOTE = re.compile(r"\A(?:\[\^?[\w-]{1,12}\][:.]?|\^\d{1,2}|[*†‡])\s+")  # the mark of a note
_CONTACT = 5  # lines of a contact, the one with a number or an address included
_CLOSING = 4  # units after the last paragraph in which a place and a date are a sign-off


def is_item(line: str) -> bool:
    """Return whether a line is an entry of a list or a programme."""
    return bool(_ITEM.match(line))


def is_prose(line: str) -> bool:
    """Return whether a line is a paragraph of running text."""
    return (len(line) >= _PROSE and bool(_SENTENCE_END.search(line) or len(line) > 220)) or (
        len(line) >= 60 and bool(re.search(r"[.!?]['\"”’»)]* [A-Z\"“‘«]", line)) and bool(_SENTENCE_END.search(line))
    )


class Layout(NamedTuple):
    """The blocks of a text in text order, and the places of other stories in it."""

    blocks: tuple[Block, ...]
    elsewhere: tuple[Span, ...]


def classify(text: str, units: Sequence[Unit], title: str | None = None, *, sure: bool = False) -> Layout:
    """Return the blocks of a text, and the places of other stories.

    Args:
        text: the text.
        units: its pieces in text order; together they cover everything except white space.
        title: the title in the page's metadata, or None; a unit with the same words is the headline.
        sure: whether the title is surely that of the release, so that no other line can be its headline but a heading.

    Returns:
        One block for each unit, or two if a paragraph opens with a dateline. Empty for no units.
    """
    lines = [text[u.start : u.end] for u in units]
    kinds: list[BlockKind | None] = [_by_words(line, unit) for line, unit in zip(lines, units, strict=True)]
    for i in foreign(lines, units, [k is not None for k in kinds]):
        kinds[i] = BlockKind.FURNITURE
    others = other_stories(lines, units, [k is not None for k in kinds])
    posted = {
        i: day
        for i, line in enumerate(lines)
        if units[i].hint not in {Hint.FURNITURE, Hint.TITLE, Hint.HEADING} and i not in others and (day := post_day(line))
    }
    for i in others | set(posted):
        kinds[i] = BlockKind.FURNITURE
    _mark_related(lines, units, kinds)
    body = next(
        (i for i, k in enumerate(kinds) if k is None and _opens_body(lines[i], units[i], titled=bool(title))), len(units)
    )
    date_lines = [
        date_line(" ".join(line.split()), lines[i - 1] if i else "")
        if kinds[i] is None or (_dated_credit(line) and i not in posted)
        else None
        for i, line in enumerate(lines)
    ]
    headline = _headline(lines, units, kinds, date_lines, title, body, sure=sure)
    last = max((i for i, k in enumerate(kinds) if k is None and is_prose(lines[i])), default=body)
    _mark_dates(lines, kinds, date_lines, headline, body, last)
    blocks: list[Block] = []
    for i, unit in enumerate(units):
        kind = kinds[i]
        if i == headline:
            kind = BlockKind.HEADLINE
        elif kind is None:
            kind = _rest(lines, units, i, headline, body)
        if kind is BlockKind.HEADLINE and unit.hint is Hint.LINE:
            blocks.extend(_bare_headline(unit, lines[i]))
            continue
        if i in posted:
            blocks.extend(_around(unit, lines[i], posted[i]))
            continue
        blocks.extend(_with_dateline(unit, kind, lines[i], after_headline=headline is None or i > headline))
    elsewhere = tuple(Span(u.start, u.end) for i, u in enumerate(units) if i in others or u.elsewhere)
    return Layout(tuple(blocks), elsewhere)


def _by_words(line: str, unit: Unit) -> BlockKind | None:
    """Return FURNITURE if the markup or the words show it, else None (undecided)."""
    if unit.hint is Hint.FURNITURE:
        return BlockKind.FURNITURE
    if unit.hint is Hint.TITLE:
        return None
    flat = _NOTE.sub("", " ".join(line.split()) if "\n" in line else line)
    return BlockKind.FURNITURE if group_of(flat) else None


def _mark_related(lines: list[str], units: Sequence[Unit], kinds: list[BlockKind | None]) -> None:
    """Mark as furniture "Related news" and similar headings with the links below them, and contact details below a heading."""
    mode = ""
    for i, line in enumerate(lines):
        if RELATED.match(line):
            mode, kinds[i] = "related", BlockKind.FURNITURE
        elif kinds[i] is BlockKind.FURNITURE:
            group = group_of(line) if len(line) < 60 else None
            mode = "contact" if group == "contact" else mode if mode else ""
        elif mode and (is_prose(line) or units[i].hint in {Hint.TITLE, Hint.HEADING}):
            mode = ""
        elif (mode == "related" and len(line) <= 160 and not _SENTENCE_END.search(line)) or (
            mode == "contact" and (has_contact_data(line) or _leads_to_contact_data(lines, i))
        ):
            kinds[i] = BlockKind.FURNITURE
        elif mode == "contact" and (is_item(line) or _SENTENCE_END.search(line)):
            mode = ""
        elif has_contact_data(line) and len(line) < 60:
            kinds[i] = BlockKind.FURNITURE


def _leads_to_contact_data(lines: Sequence[str], i: int) -> bool:
    """Return whether a short line begins a contact: a name, perhaps an office and a body, then a number or an address."""
    for line in lines[i : i + _CONTACT]:
        if has_contact_data(line):
            return True
        if len(line) >= 60 or _SENTENCE_END.search(line) or is_item(line):
            return False
    return False


def _dated_credit(line: str) -> bool:
    """Return whether a line of furniture may still be the date line ("Posted 11 March 2023 | Print | Share" is not)."""
    return len(line) < 80 and bool(re.match(r"(?:posted|published|date|added|released|issued)\b", line, re.IGNORECASE))


def _opens_body(line: str, unit: Unit, *, titled: bool) -> bool:
    """Return whether a unit is the first paragraph; where the title is known, any sentence is."""
    if unit.hint in {Hint.TITLE, Hint.HEADING}:
        return False
    return is_prose(line) or (len(line) >= 60 and dateline(line) is not None) or (titled and is_sentence(line))


def _headline(
    lines: list[str],
    units: Sequence[Unit],
    kinds: list[BlockKind | None],
    date_lines: list[DateLine | None],
    title: str | None,
    body: int,
    *,
    sure: bool,
) -> int | None:
    """Return the index of the headline, or None if the text has none."""
    open_ = [i for i, k in enumerate(kinds) if k is None]
    if title and not is_label(title):
        wanted = folded(title)
        for i in open_[:60]:
            if len(lines[i]) <= 400 and (
                folded(lines[i]) == wanted or (len(lines[i]) > 15 and wanted.startswith(folded(lines[i]) + " "))
            ):
                return i
    titles = [i for i in open_ if units[i].hint is Hint.TITLE and len(lines[i]) <= 400]
    if titles and (not is_label(lines[titles[0]]) or not any(units[i].hint is Hint.HEADING and i < body for i in open_)):
        return titles[0]
    if any(u.hint is not Hint.LINE for u in units):
        headings = [
            i
            for i in open_
            if units[i].hint is Hint.HEADING and len(lines[i]) <= 400 and i < max(body, 1) and not is_masthead(lines[i])
        ]
        if headings:
            return headings[0]
    if title and sure:
        return None
    head = [i for i in open_ if i < body and date_lines[i] is None][:12]
    head = [i for i in head if len(lines[i]) <= 400]
    return choose(
        [(i, " ".join(lines[i].split()), units[i].gap, i + 1 >= len(units) or units[i + 1].gap) for i in head],
        body < len(units),
    )


def folded(text: str) -> str:
    """Return the words of a text in lower case with single spaces, to compare titles."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _mark_dates(
    lines: list[str],
    kinds: list[BlockKind | None],
    date_lines: list[DateLine | None],
    headline: int | None,
    body: int,
    last: int,
) -> None:
    """Mark the date lines: labelled ones, the first one before the text, and a sign-off at the end."""
    seen = False
    for i, dated in enumerate(date_lines):
        if dated is None or i == headline:
            continue
        before_prose = i < max(body, (headline or 0) + 3)
        unlabelled = not dated.role and not seen and (before_prose or (i > last and i >= len(lines) - _CLOSING))
        follows = i + 1 < len(lines) and kinds[i + 1] is None and is_item(lines[i + 1])  # a day of a programme
        if dated.role or (unlabelled and not (follows and dated.dated.day and not dated.dated.day.year)):
            kinds[i] = BlockKind.DATE_LINE
            seen = seen or not dated.role


def _rest(lines: list[str], units: Sequence[Unit], i: int, headline: int | None, body: int) -> BlockKind:
    """Return the kind of a unit that is not a headline, a date line or furniture."""
    line, hint = lines[i], units[i].hint
    if hint in {Hint.HEADING, Hint.TITLE}:
        return BlockKind.HEADING
    if hint is Hint.PARAGRAPH:
        return BlockKind.PARAGRAPH
    if hint in {Hint.ITEM, Hint.CELL} or is_item(line):
        return BlockKind.LIST_ITEM
    if _SENTENCE_END.search(line) or len(line) > 90 or ":" in line[:-1]:
        return BlockKind.PARAGRAPH
    if headline is not None and i < headline:
        return BlockKind.FURNITURE if is_label(line) or is_masthead(line) or _is_kicker(line) else BlockKind.PARAGRAPH
    followed = i + 1 < len(units) and not dates_in(line)
    return BlockKind.HEADING if followed and units[i].gap and len(line) <= 80 and line[:1].isupper() else BlockKind.PARAGRAPH


def is_label(line: str) -> bool:
    """Return whether a line is only a label for the text that follows ("PRESS RELEASE No. 12/2021")."""
    return bool(LABEL.match(line))


def _is_kicker(line: str) -> bool:
    return len(line) <= 40 and line.isupper()


def _bare_headline(unit: Unit, line: str) -> list[Block]:
    """Return the headline without "Subject:" or "LOOK |" before it and " | 14.01.2022" after it; those are furniture."""
    before = _BEFORE_HEADLINE.match(line)
    start = unit.start + (before.end() if before else 0)
    after = _AFTER_HEADLINE.search(line)
    end = unit.start + after.start() if after and dates_in(after.group()) and unit.start + after.start() > start else unit.end
    blocks = [Block(Span(start, end), BlockKind.HEADLINE)]
    if before:
        blocks.insert(0, Block(Span(unit.start, unit.start + len(before.group().rstrip())), BlockKind.FURNITURE))
    if end < unit.end and after:
        blocks.append(Block(Span(unit.end - len(after.group().lstrip()), unit.end), BlockKind.FURNITURE))
    return blocks


def _around(unit: Unit, line: str, day: Span) -> list[Block]:
    """Return the day of a line as a date line, and what stands before and after it as furniture."""
    before, after = line[: day.start].rstrip(), line[day.end :].lstrip()
    blocks = [Block(Span(unit.start + day.start, unit.start + day.end), BlockKind.DATE_LINE)]
    if before:
        blocks.insert(0, Block(Span(unit.start, unit.start + len(before)), BlockKind.FURNITURE))
    if after:
        blocks.append(Block(Span(unit.end - len(after), unit.end), BlockKind.FURNITURE))
    return blocks


def _with_dateline(unit: Unit, kind: BlockKind, line: str, *, after_headline: bool) -> list[Block]:
    span = Span(unit.start, unit.end)
    if kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and (credit := credit_at_end(line)) is not None:
        story = line[:credit].rstrip()
        said = Block(Span(unit.start + credit, unit.end), BlockKind.FURNITURE)
        before = replace(unit, end=unit.start + len(story))
        return [*_with_dateline(before, kind, story, after_headline=after_headline), said]
    if kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and after_headline and unit.hint is not Hint.CELL and len(line) >= 40:
        opening = dateline(line)
        if opening and not (kind is BlockKind.LIST_ITEM and is_item(line)):
            rest = opening.length + len(line[opening.length :]) - len(line[opening.length :].lstrip())
            if rest < len(line):
                middle = unit.start + opening.length
                return [
                    Block(Span(unit.start, middle), BlockKind.DATELINE),
                    Block(Span(unit.start + rest, unit.end), BlockKind.PARAGRAPH),
                ]
    return [Block(span, kind)]


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Unit]:
    r"""Split text at its line ends into units, and join hard-wrapped paragraphs.

    Args:
        text: text with "\n" line ends.
        start: offset of the first line.
        end: offset after the last line, or None for the end of the text.
    """
    end = len(text) if end is None else end
    units: list[Unit] = []
    gap, position = True, start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        line = text[position:stop]
        stripped = line.strip()
        if stripped:
            first = position + len(line) - len(line.lstrip())
            units.append(Unit(first, first + len(stripped), gap=gap))
        gap = not stripped
        position = stop + 1
    return _unwrapped(text, units)


def _unwrapped(text: str, units: list[Unit]) -> list[Unit]:
    """Join lines that were wrapped at a fixed width."""
    width = _wrap_width(text, units)
    if not width:
        return units
    joined: list[Unit] = []
    previous = None
    for unit in units:
        line = text[unit.start : unit.end]
        if previous is not None and not unit.gap and not is_item(line) and _runs_on(text, previous, line, width):
            joined[-1] = replace(joined[-1], end=unit.end)
        else:
            joined.append(unit)
        previous = unit
    return joined


def _runs_on(text: str, previous: Unit, line: str, width: int) -> bool:
    before = text[previous.start : previous.end]
    room = width - len(before) - 1
    if len(before) < width // 2 or len(line.split(maxsplit=1)[0]) + 6 < room:
        return False
    return not group_of(before) and not group_of(line)


def _wrap_width(text: str, units: list[Unit]) -> int:
    """Return the width at which a text is wrapped, or 0 if it is not."""
    if not units or sum(u.end - u.start > 120 for u in units) * 20 > len(units):
        return 0
    wrapped = [
        a.end - a.start
        for a, b in pairwise(units)
        if not b.gap and 45 <= a.end - a.start <= 120 and text[b.start].islower() and text[a.end - 1] not in ".:;!?"
    ]
    return max(wrapped) if len(wrapped) >= 2 else 0
