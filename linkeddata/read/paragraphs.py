"""Paragraphs of an office document or a PDF → its text, blocks and places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkeddata.read.blocks import classify, is_label
from linkeddata.read.bylines import signed
from linkeddata.read.dateline import date_line
from linkeddata.read.elements import is_data_row
from linkeddata.read.headline import is_masthead
from linkeddata.read.related import is_sentence
from linkeddata.read.result import Contents, Reading
from linkeddata.read.text_builder import TextBuilder
from linkeddata.read.units import Hint, Unit
from linkeddata.values.document import Given, Place
from linkeddata.values.span import Span

# What XML 1.0 does not allow (section 2.2), and line ends other than "\n".
_NO_XML = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LARGER = 1.15  # times the usual size of letters; a title is at least this large
_BEFORE_TEXT = 15  # paragraphs among which the title is
_TITLE_LINES = 4
_TITLE = 400  # code points of a title at most
_OPEN = {Hint.LINE, Hint.HEADING, Hint.CELL}  # a title may have been made with any of these


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of the text of a document, in reading order.

    Args:
        text: its words; line breaks within it are white space.
        where: its place in words, such as `paragraph 7`.
        hint: what the format says of it.
        level: of a heading, 1 to 6; else 0.
        size: size of most of its letters, in points; 0 if unknown.
        bold: whether all of it is bold.
        gap: whether space comes before it.
        later: where its parts on the next pages stand: (offset in `text`, words).
    """

    text: str
    where: str
    hint: Hint = Hint.LINE
    level: int = 0
    size: float = 0.0
    bold: bool = False
    gap: bool = True
    later: tuple[tuple[int, str], ...] = ()


def contents(paragraphs: Sequence[Paragraph], name: str, *, title: str | None = None) -> Contents:
    """Return the text of a document with its blocks and places.

    Args:
        paragraphs: in reading order; those without words are left out.
        name: the file's name, for findings.
        title: the title among the file's properties. It only tells which paragraph is the headline: such titles are often old.
    """
    kept = _titled([replace(p, text=text) for p in paragraphs if re.search(r"\w", text := _tidy(p.text))])
    source, starts = "", []
    for paragraph in kept:
        source += ("\n\n" if paragraph.gap else "\n") if source else ""
        starts.append(len(source))
        source += paragraph.text
    builder, done = TextBuilder(source), 0
    units: list[Unit] = []
    places: list[Place] = []
    for paragraph, start in zip(kept, starts, strict=True):
        end = start + len(paragraph.text)
        builder.copy(done, start)
        first = builder.length
        mark = builder.mark
        builder.copy(start, end)
        words = builder.since(mark)
        done = end
        places += _places(paragraph, start)
        if words.strip():
            first += len(words) - len(words.lstrip())
            units.append(Unit(first, first + len(words.strip()), paragraph.hint, paragraph.gap, paragraph.level))
    text = builder.text
    blocks, elsewhere = classify(text, units, title)
    authors, blocks = signed(text, blocks)
    metadata: dict[str, Given] = {}
    found = tuple(builder.findings(name))
    reading = Reading(text, blocks, metadata, builder.offsets(), found, authors=authors, elsewhere=elsewhere)
    return Contents(source, reading=reading, places=_merged(places))


def of_row(cells: list[list[Paragraph]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a table's row: one for the row if its cells are short statements on one thing, else those of the cells.

    Args:
        cells: the paragraphs of each cell that has some.
    """
    texts = [" ".join(" ".join(p.text for p in cell).split()) for cell in cells]
    single = all(len(cell) == 1 for cell in cells)  # a letterhead has several lines in a cell
    if single and is_data_row(texts) and not any(p.hint in {Hint.TITLE, Hint.HEADING} for cell in cells for p in cell):
        whole = texts[0]
        for text in texts[1:]:
            whole += (" " if whole.endswith(":") else ", ") + text
        yield Paragraph(whole, cells[0][0].where, Hint.CELL, size=cells[0][0].size)
        return
    for cell in cells:
        yield from cell


def pieces(text: str, *, whole: bool) -> Iterator[str]:
    """Yield the lines of a paragraph with line breaks; a line that goes on in the next is not cut from it."""
    made = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if made and stripped and not (whole or (stripped[0].islower() and made[-1] not in ".:;!?")):
            yield made
            made = ""
        made = f"{made}\n{stripped}" if made and stripped else made or stripped
    if made:
        yield made


def is_title_in_lines(text: str) -> bool:
    r"""Return whether a bold or large paragraph with line breaks is one title, and not lines that each say something of their own.

    >>> is_title_in_lines("MINISTER OPENS TIDE MILL\nAT LUNNE"), is_title_in_lines("PRESS RELEASE\n3 May 2021")
    (True, False)
    """
    lines = [line.strip() for line in text.strip().split("\n")]
    apart = any(is_label(one) or is_masthead(one) or date_line(one) or re.search(r"[:.!?@]$|@|\d{5}", one) for one in lines)
    return len(lines) <= _TITLE_LINES and all(lines) and not apart


def _tidy(text: str) -> str:
    return _NO_XML.sub("", _LINE_END.sub("\n", text)).strip()


def _places(paragraph: Paragraph, start: int) -> Iterator[Place]:
    """Yield the places of a paragraph whose text begins at an offset of the source."""
    where, done = paragraph.where, 0
    for offset, next_ in paragraph.later:
        yield Place(Span(start + done, start + offset), where)
        done, where = offset, next_
    yield Place(Span(start + done, start + len(paragraph.text)), where)


def _merged(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places, with those of one paragraph (cut at its line breaks) as one."""
    made: list[Place] = []
    for place in places:
        if made and made[-1].where == place.where:
            made[-1] = Place(Span(made[-1].span.start, place.span.end), place.where)
        else:
            made.append(place)
    return tuple(made)


def _titled(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Mark the title where no style says which paragraph it is: the one in the largest letters, else the first in bold.

    Titles and headings that are labels ("PRESS RELEASE") or the publisher's name are lines like others.
    """
    plain = [
        replace(p, hint=Hint.LINE, level=0)
        if p.hint in {Hint.TITLE, Hint.HEADING} and (is_label(p.text) or (p.hint is Hint.TITLE and is_masthead(p.text)))
        else p
        for p in paragraphs
    ]
    head = _head(plain)
    if any(p.hint is Hint.TITLE for p in plain) or any(p.hint is Hint.HEADING and not is_masthead(p.text) for p in head):
        return plain
    usual = _usual_size(plain)
    open_ = [i for i, p in enumerate(head) if _may_be_title(p)]
    large = [i for i in open_ if usual and head[i].size >= _LARGER * usual]
    bold = [i for i in open_ if head[i].bold and len(head[i].text.split()) > 3]
    if large:
        best = max(large, key=lambda i: (len(head[i].text.split()) > 3, head[i].size, -i))  # a name may be larger
    elif bold and not all(p.bold for p in plain):
        best = bold[0]
    else:
        return plain
    plain[best] = replace(plain[best], hint=Hint.TITLE, level=1)
    return plain


def _head(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs before the first sentence in letters of the usual size."""
    usual, head = _usual_size(paragraphs), list[Paragraph]()
    for paragraph in paragraphs[:_BEFORE_TEXT]:
        if is_sentence(paragraph.text) and paragraph.size <= _LARGER * usual and not paragraph.bold:
            break
        head.append(paragraph)
    return head


def _may_be_title(paragraph: Paragraph) -> bool:
    text = " ".join(paragraph.text.split())
    if paragraph.hint not in _OPEN or not 4 <= len(text) <= _TITLE:
        return False
    return not (is_label(text) or is_masthead(text) or date_line(text))


def _usual_size(paragraphs: Sequence[Paragraph]) -> float:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size] += len(paragraph.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


class ParagraphWriter:
    """Collects the paragraphs of an office document in reading order; each format says how it walks through its elements.

    Attributes:
        paragraphs: those with text, so far.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._count = self._tables = 0
        self._place: str | None = None  # in a table or a note

    def blocks(self, parent: Any) -> None:
        """Add the paragraphs and tables in an element."""
        raise NotImplementedError

    def _cells(self, table: Any) -> Iterator[tuple[int, Any]]:
        """Yield the number of the row and each cell of a table."""
        raise NotImplementedError

    def _table(self, table: Any) -> None:
        if self._place is not None:  # a table in a table
            for _, cell in self._cells(table):
                self.blocks(cell)
            return
        self._tables += 1
        rows: dict[int, list[list[Paragraph]]] = {}
        kept = self.paragraphs
        for row, cell in self._cells(table):
            self._place = f"table {self._tables}, row {row}"
            self.paragraphs = []
            self.blocks(cell)
            if self.paragraphs:
                rows.setdefault(row, []).append(self.paragraphs)
        self._place, self.paragraphs = None, kept
        for cells in rows.values():
            kept.extend(of_row(cells))
