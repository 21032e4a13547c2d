"""The lines of a PDF → paragraphs; words broken at line ends are joined."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from linkeddata.read.blocks import is_item
from linkeddata.read.paragraphs import Paragraph, of_row
from linkeddata.read.pdf_lines import HYPHEN, Piece
from linkeddata.read.pdf_running import Running
from linkeddata.read.units import Hint

_FAR = 5.0  # times the size of the letters: what is this far apart on a line is no sentence, however wide its blanks are
_NEXT = 3.0  # times the size of the letters: the distance of rows of a table
_BELOW = 2.0  # points: cells of a column begin this near to each other
_LARGE_GAP = 1.3  # times the usual distance of lines
_SIZE = 1.08  # times: letters of another size
_HEADING = 1.12  # times the usual size
_INDENT = 0.8  # times the size of the letters
_LONGEST_HEADING = 120  # code points
_BULLETS = ("•", "▪")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# First parts of words that keep their hyphen at the end of a line, where the rest of the document does not tell: "co-operation".
_KEEP = frozenset(
    "all anti co cross deputy double ex far first full half high know lieutenant long low mid multi near non part post quarter self semi "
    "short single so two three vice well year".split()
)
_SUSPENDED = re.compile(r"(?:and|or|to)\b")  # "pre- and post-war"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    cells: tuple[str, ...] = ()


def paragraphs(pages: Sequence[Sequence[Sequence[Sequence[Piece]]]], running: Running) -> list[Paragraph]:
    """Return the paragraphs of a PDF.

    Args:
        pages: for each page its regions in reading order, each a list of rows of pieces.
        running: what stands above and below the text of the pages, which is no part of it.
    """
    columns = [_lines(region, number) for number, page in enumerate(pages, 1) for region in page]
    words = _words(line for column in columns for line in column)
    usual = _usual_size(columns)
    groups: list[list[_Line]] = []
    last: _Width | None = None
    for column in columns:
        width = _Width(column)
        for i, line in enumerate(column):
            before = column[i - 1] if i else None
            over = before is None and last is not None and last.runs_over(groups[-1][-1], line, usual)
            if over or (before is not None and not width.starts(before, line, groups[-1], usual)):
                groups[-1].append(line)
            else:
                groups.append([line])
        last = width
    made = list(_paragraphs(groups, words, usual))
    above = [Paragraph(text, "page 1, header", Hint.FURNITURE) for text in running.above]
    below = [Paragraph(text, "page 1, footer", Hint.FURNITURE) for text in running.below]
    return [*above, *made, *below]


def _lines(rows: Sequence[Sequence[Piece]], page: int) -> list[_Line]:
    """Return the lines of a region; the pieces of a line are cells if they stand below those of a line beside it."""
    made: list[_Line] = []
    for i, row in enumerate(rows):
        beside = [rows[j] for j in (i - 1, i + 1) if 0 <= j < len(rows)]
        if any(_is_table(row, other) for other in beside):
            made.append(_line(row, " ".join(p.text for p in row), page, tuple(p.text for p in row)))
        else:
            made += [_line(group, _text_of(group), page) for group in _apart(row)]
    return made


def _is_table(row: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Return whether the pieces of two neighbouring lines stand in columns."""
    few, many = sorted((row, other), key=len)
    near = abs(row[0].base - other[0].base) < _NEXT * row[0].size
    return near and len(few) > 1 and all(any(abs(p.left - q.left) < _BELOW for q in many) for p in few)


def _apart(row: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of a line in groups that are far apart: a label at the left and a date at the right."""
    groups: list[list[Piece]] = []
    for piece in row:
        if groups and piece.left - groups[-1][-1].right < _FAR * piece.size:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _text_of(pieces: Sequence[Piece]) -> str:
    ordered = list(pieces)
    if sum(_is_rtl(p.text) for p in ordered) * 2 > len(ordered):
        ordered.reverse()
    made = ""
    for before, piece in zip([None, *ordered], ordered, strict=False):
        near = before is not None and piece.left - before.right < 0.15 * piece.size
        glued = near and before is not None and (piece.text[:1] in ".,;:!?)" or before.text[-1:] in "([")
        made += ("" if before is None or glued else " ") + piece.text
    return made


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _line(pieces: Sequence[Piece], text: str, page: int, cells: tuple[str, ...] = ()) -> _Line:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text)
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    return _Line(
        text, left, right, pieces[0].base, max(sizes, key=lambda s: sizes[s]), all(p.bold for p in pieces), page, cells
    )


class _Width:
    """The width of a column and the distance of its lines, by which one tells where a paragraph begins.

    Args:
        lines: of the column, from the top.
    """

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.left = min((line.left for line in lines), default=0.0)
        self.right = max((line.right for line in lines), default=0.0)
        steps = [(a.base - b.base) / a.size for a, b in pairwise(lines) if _alike(a, b) and a.base > b.base]
        self.step = median_low(steps)

    def starts(self, before: _Line, line: _Line, group: Sequence[_Line], usual: float) -> bool:
        """Return whether a line begins a paragraph.

        Args:
            before: the line above it.
            line: the line.
            group: the paragraph so far.
            usual: size of most letters of the document.
        """
        if before.text.endswith(HYPHEN) and line.text[:1].islower():
            return False
        step = before.base - line.base
        apart = self.step and step > _LARGE_GAP * min(self.step, 2.0) * line.size
        bold = before.bold != line.bold and _is_break_of_bold(before, line)
        if apart or bold or not _alike(before, line) or line.cells or before.cells or self._is_entry(before, line, group):
            return True
        if line.size > _HEADING * usual and not _ENDS.search(before.text):
            return False  # a title is broken where its words allow
        if _is_item(group[0].text):  # the lines of an item hang below its words
            return line.left < group[0].left - 1 or (line.left <= group[0].left + 1 and self._had_room(before, line))
        if line.left > self.left + _INDENT * line.size and (before.left <= self.left + 0.3 * line.size or before is group[0]):
            return bool(_ENDS.search(before.text)) or self._had_room(before, line)
        return self._had_room(before, line)

    def _is_entry(self, before: _Line, line: _Line, group: Sequence[_Line]) -> bool:
        """Return whether a line begins an entry of a list; "J. Marr" and "12. May" may also stand at the start of any line."""
        ended = _ENDS.search(before.text) or _is_item(group[0].text) or self._had_room(before, line)
        return line.text.startswith(_BULLETS) or bool(_is_item(line.text) and ended)

    def runs_over(self, last: _Line, line: _Line, usual: float) -> bool:
        """Return whether the paragraph of the column's last line goes on with the first of the next column or page.

        Args:
            last: the last line.
            line: the first line of the next column.
            usual: as for `starts`.
        """
        if last.cells or line.cells or not _alike(last, line) or last.bold != line.bold or line.size > _HEADING * usual:
            return False
        if _is_item(line.text) or _ENDS.search(last.text):
            return False
        return line.text[:1].islower() or last.text.endswith((HYPHEN, ",")) or not self._had_room(last, line)

    def _had_room(self, before: _Line, line: _Line) -> bool:
        """Return whether the first word of a line had room on the line above, so that the break between them was meant."""
        first = line.text.split(maxsplit=1)[0]
        each = (line.right - line.left) / max(len(line.text), 1)
        room = self.right - before.right
        needed = each * (len(first) + 1)
        sure = 1.0 if _ENDS.search(before.text) else 1.5  # letters differ in width
        return room > sure * needed + 0.4 * line.size


def median_low(values: Sequence[float]) -> float:
    """Return the median of the smaller half of some distances of lines: the larger ones are between paragraphs."""
    ordered = sorted(values)
    return median(ordered[: len(ordered) // 2 + 1]) if ordered else 0.0


def _is_item(text: str) -> bool:
    return text.startswith(_BULLETS) or is_item(text)


def _alike(one: _Line, other: _Line) -> bool:
    return max(one.size, other.size) < _SIZE * min(one.size, other.size)


def _is_break_of_bold(before: _Line, line: _Line) -> bool:
    """Return whether bold type ends or begins between two lines because a heading does, not within a sentence."""
    return not (before.bold and len(before.text) > _LONGEST_HEADING) and (before.bold or bool(_ENDS.search(before.text)))


def _paragraphs(groups: Sequence[Sequence[_Line]], words: Counter[str], usual: float) -> Iterator[Paragraph]:
    numbers: Counter[int] = Counter()
    before: _Line | None = None
    for group in groups:
        first = group[0]
        numbers[first.page] += 1
        where = f"page {first.page}, paragraph {numbers[first.page]}"
        text, later = first.text, []
        for last, line in pairwise(group):
            text = joined(text, line.text, words)
            if line.page != last.page:
                numbers[line.page] += 1
                later.append((len(text) - len(line.text), f"page {line.page}, paragraph {numbers[line.page]}"))
        gap = before is None or before.page != first.page or abs(before.base - first.base) > 1.6 * first.size
        before = group[-1]
        text = text.replace(HYPHEN, "-")
        if first.cells:
            cells = [[Paragraph(cell.replace(HYPHEN, "-"), where, Hint.CELL, size=first.size)] for cell in first.cells]
            yield from of_row(cells)
            continue
        bold = all(line.bold for line in group)
        short = len(text) <= _LONGEST_HEADING and not _ENDS.search(text) and not is_item(text)
        heading = short and (first.size > _HEADING * usual or bold) and len(text) > 2
        yield Paragraph(
            text, where, Hint.HEADING if heading else Hint.LINE, 2 if heading else 0, first.size, bold, gap, tuple(later)
        )


def joined(before: str, line: str, words: Counter[str]) -> str:
    """Return the text of a paragraph with its next line; a hyphen that only breaks a word is left out.

    Args:
        before: the text so far; a hyphen at its end is `HYPHEN`.
        line: the next line.
        words: the words of the document that stand within lines, in lower case, with how often.

    >>> joined("the ministers met in a work‐", "shop", Counter()), joined("their co‐", "operation", Counter())
    ('the ministers met in a workshop', 'their co-operation')
    """
    if not before.endswith((HYPHEN, "-")):
        return f"{before} {line}"
    head, tail = _LETTERS.findall(before[:-1]), _LETTERS.match(line)
    if not head or not before[-2:-1].isalpha():
        return f"{before} {line}" if before[-2:-1].isspace() else f"{before[:-1]}-{line}"
    first = head[-1].casefold()
    if _SUSPENDED.match(line):
        return f"{before[:-1]}- {line}"
    if tail is None or not line[0].islower():
        return f"{before[:-1]}-{line}"
    rest = tail.group().casefold()
    whole, broken = words[first + rest], words[f"{first}-{rest}"]
    keep = broken > whole or (not whole and (first in _KEEP or "-" in first or HYPHEN in first))
    return f"{before[:-1]}-{line}" if keep else f"{before[:-1]}{line}"


def _words(lines: Iterable[_Line]) -> Counter[str]:
    """Return the words within lines, in lower case: not those that a line's end may have broken."""
    words: Counter[str] = Counter()
    for line in lines:
        text = line.text
        if text.endswith((HYPHEN, "-")):
            text = text.rpartition(" ")[0]
        words.update(word.replace(HYPHEN, "-") for word in _LETTERS.findall(text.casefold()))
    return words


def _usual_size(columns: Sequence[Sequence[_Line]]) -> float:
    sizes: Counter[float] = Counter()
    for column in columns:
        for line in column:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
