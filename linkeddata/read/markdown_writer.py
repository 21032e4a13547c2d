"""The visible text of parsed Markdown, unit by unit, with offsets into the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linkeddata.html.tokenizer import tokens
from linkeddata.read.elements import FURNITURE_NAME, is_aside_name, is_data_row
from linkeddata.read.generators import Blanked
from linkeddata.read.markdown_inline import Kind, Part, cells_of, count_links, is_caption, is_image, opens_line, parts
from linkeddata.read.table_rows import continued_cells
from linkeddata.read.text_builder import TextBuilder
from linkeddata.read.units import Box, Hint, Unit
from linkeddata.read.visible_text import VisibleText
from linkeddata.values.span import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_HINTS = {"heading_open": Hint.HEADING, "paragraph_open": Hint.PARAGRAPH, "th_open": Hint.CELL, "td_open": Hint.CELL}


_FENCE = ":::"  # before the name of a fenced block's box


class Writer:
    """Writes the visible text of parsed Markdown.

    Args:
        blank: the note without the marks of generators.
        name: the file, for errors.
    """

    def __init__(self, blank: Blanked, name: str) -> None:
        self.source = blank.text
        self.builder = TextBuilder(blank.text)
        self.units: list[Unit] = []
        self.menu: list[Span] = []
        self._blank = blank
        self._visible = VisibleText(self.builder, name)
        self._boxes: list[Box] = []
        self._fences = list(_fences(blank.fences))
        self._lines = [0, *(m.end() for m in re.finditer("\n", self.source))]
        self._row = (-1, 0)  # line of the current table row, and offset reached in it
        self._cell: int | None = None  # in a row that is read as one: end in the source of its last cell, -1 before the first
        self._row_start = (0, 0)
        self._below_image = False
        self._hint = Hint.PARAGRAPH
        self._item = False  # whether the next paragraph is the first of an item
        self._title = False  # whether there was a title

    def write(self, blocks: Sequence[Token]) -> None:
        """Write the text of block tokens in order."""
        for number, token in enumerate(blocks):
            if token.type in _HINTS:
                self._hint = self._hint_of(token)
            elif token.type.endswith(("_open", "_close")):
                self._enter_or_leave(blocks, number)
            elif token.map and not self._visible.inside.hidden:
                self._content(token, int(blocks[number - 1].tag[1]) if blocks[number - 1].type == "heading_open" else 0)
            elif token.type == "html_block" and token.map:
                self._html(*self._range(token.map))

    def _hint_of(self, token: Token) -> Hint:
        if token.type == "heading_open" and token.tag == "h1" and not self._title:
            self._title = True
            return Hint.TITLE
        if token.type == "paragraph_open" and self._item:
            self._item = False
            return Hint.ITEM
        return _HINTS[token.type]

    def _enter_or_leave(self, blocks: Sequence[Token], number: int) -> None:
        """Handle the begin or end of an item, a quotation or a row."""
        token = blocks[number]
        if token.type in {"list_item_open", "blockquote_open"}:
            self._item = self._item or token.type == "list_item_open"
            self._boxes.append(Box(self._box(token), "li" if self._item else "blockquote"))
        elif token.type in {"list_item_close", "blockquote_close"} and self._boxes:
            self._boxes.pop()
        elif token.type == "tr_open" and is_data_row(list(cells_of(blocks, number))):
            self._cell, self._row_start = -1, self._begin()
        elif token.type == "tr_close" and self._cell is not None:
            self._finish(self._row_start, Unit(0, 0, Hint.CELL, box=self._box(token)))
            self._cell = None

    def _content(self, token: Token, level: int) -> None:
        assert token.map
        if token.type == "inline":
            self._inline(token, self._unit(token, self._hint, level))
        elif token.type == "code_block" or (token.type == "fence" and not token.info.strip()):
            self._code(token)  # a fence with a language is a program
        elif token.type == "html_block":
            self._html(*self._range(token.map))

    def _unit(self, token: Token, hint: Hint, level: int = 0) -> Unit:
        """Return a unit without its place, with what the markup says of it."""
        inside, box = self._visible.inside, self._box(token)
        names = list(_names(box))
        if token.map and token.map[1] in self._blank.lists:
            names.append(self._blank.lists[token.map[1]])
        aside = inside.aside is not None or any(is_aside_name(name) for name in names)
        if aside or inside.boxed or inside.named or any(FURNITURE_NAME.search(name) for name in names):
            hint = Hint.FURNITURE
        return Unit(0, 0, hint, level=level, box=box, language=inside.language, elsewhere=aside)

    def _box(self, token: Token) -> Box | None:
        """Return the innermost container of a block: an item, a fenced block or an element."""
        if self._boxes:
            return self._boxes[-1]
        index = bisect_right(self._fences, token.map[0], key=lambda row: row[0]) - 1 if token.map else -1
        return (self._fences[index][1] if index >= 0 else None) or self._visible.inside.box

    def _range(self, lines: Sequence[int]) -> tuple[int, int]:
        last = len(self._lines)
        start = self._lines[min(lines[0], last - 1)]
        return start, self._lines[lines[1]] if lines[1] < last else len(self.source)

    def _inline(self, token: Token, unit: Unit) -> None:
        children = token.children or []
        if is_image(children):
            self._below_image = True
            return
        places = self._places(token, unit.hint)
        if not places:
            return
        if is_caption(children, token.content, below_image=self._below_image):
            unit = replace(unit, hint=Hint.FURNITURE)
        self._below_image = False
        if unit.hint is Hint.CELL and self._cell is not None:
            self._cell_of_row(token, places)
            return
        begun = self._begin()
        start, linked = self.builder.length, 0
        for part in parts(children, token.content):
            if part.kind is Kind.BREAK and unit.hint is not Hint.CELL and opens_line(token.content, part.last):
                self._finish(begun, replace(unit, linked=_is_linked(linked, self.builder.length - start)))
                begun, unit = self._begin(), replace(unit, gap=False)
                start, linked = self.builder.length, 0
                continue
            before = self.builder.length
            self._part(part, places, "\n" if unit.hint is not Hint.CELL else " ")
            linked += self.builder.length - before if part.kind is Kind.LINK else 0
        done = self._finish(begun, replace(unit, linked=_is_linked(linked, self.builder.length - start)))
        if done and done.linked and unit.hint is not Hint.TITLE and (unit.hint is Hint.ITEM or count_links(children) > 1):
            self.menu.append(Span(done.start, done.end))

    def _part(self, part: Part, places: list[int], line_break: str) -> None:
        if part.kind in {Kind.TEXT, Kind.LINK}:
            self._copy(places, part.first, part.last)
        else:
            self._whole(part.shown if part.kind is Kind.OTHER else line_break, places, part.first, part.last)

    def _cell_of_row(self, token: Token, places: list[int]) -> None:
        """Write a cell of a row that is read as one, after a comma."""
        if self._cell is not None and 0 <= self._cell < places[0]:
            self.builder.whole(", ", self._cell, places[0])
        for part in parts(token.children or [], token.content):
            self._part(part, places, " ")
        self._cell = places[-1] + 1

    def _places(self, token: Token, hint: Hint) -> list[int]:
        """Return for each character of a block's content its offset in the source; empty where it cannot be found again."""
        assert token.map
        first, end = self._range(token.map)
        if hint is Hint.CELL:
            first = self._row[1] if self._row[0] == token.map[0] else first
        places: list[int] = []
        for number, line in enumerate(token.content.split("\n")):
            if number:
                places.append(self.source.find("\n", places[-1] if places else first, end))
            found = self.source.find(line, first, end)
            if found < 0:
                found = _loosely(self.source, line, first, end)
            if found < 0:
                return []
            places.extend(range(found, found + len(line)))
            first = found + len(line)
        if hint is Hint.CELL:
            self._row = (token.map[0], first)
        return places

    def _copy(self, places: list[int], first: int, last: int) -> None:
        """Copy characters `first` to `last` of a block's content, run by run."""
        while first < last:
            stop = first + 1
            while stop < last and places[stop] == places[stop - 1] + 1:
                stop += 1
            if first < len(places):
                self.builder.copy(places[first], places[min(stop, len(places)) - 1] + 1)
            first = stop

    def _whole(self, text: str, places: list[int], first: int, last: int) -> None:
        """Write `text` for characters `first` to `last` of a block's content."""
        if first < last and first < len(places):
            self.builder.whole(text, places[first], places[min(last, len(places)) - 1] + 1)

    def _code(self, token: Token) -> None:
        assert token.map
        first, end = self._range(token.map)
        for line in token.content.split("\n"):
            found = self.source.find(line.strip(), first, end) if line.strip() else -1
            if found >= 0:
                start = self._begin()
                self.builder.copy(found, found + len(line.strip()))
                self._finish(start, self._unit(token, Hint.PARAGRAPH))
                first = found + len(line.strip())

    def _html(self, first: int, end: int) -> None:
        """Write the visible text of an HTML block; its elements may stay open around the blocks after it."""
        found = tuple(tokens(self.source, first, end))
        self._visible.continued = continued_cells(found, self.source)
        for token in found:
            self._visible.see(token)
        text = None
        for piece in self._visible.pause():
            text = self.builder.text if text is None else text
            if not text[piece.start : piece.end].strip():
                continue
            outside = piece.boxed or piece.named or piece.aside is not None
            hint = Hint.FURNITURE if outside else Hint.PARAGRAPH if piece.hint is Hint.LINE else piece.hint
            linked = piece.links * 10 >= 8 * (piece.end - piece.start)
            self.units.append(Unit(piece.start, piece.end, hint, piece.gap, piece.level, linked, piece.box, piece.language))

    def _begin(self) -> tuple[int, int]:
        if self.builder.length:
            self.builder.insert("\n")
        return self.builder.length, self.builder.mark

    def _finish(self, begun: tuple[int, int], unit: Unit) -> Unit | None:
        start, written = begun[0], self.builder.since(begun[1])
        inner = written.strip()
        if not inner:
            return None
        first = start + len(written) - len(written.lstrip())
        done = replace(unit, start=first, end=first + len(inner))
        self.units.append(done)
        return done


def _names(box: Box | None) -> Iterator[str]:
    """Yield the words that name the fenced blocks around a place."""
    while box is not None and box.name.startswith((_FENCE, "li", "blockquote")):
        yield box.name.removeprefix(_FENCE)
        box = box.above


def _is_linked(linked: int, length: int) -> bool:
    return linked * 10 >= 8 * max(1, length)


def _fences(fences: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, Box | None]]:
    """Yield the lines at which the innermost fenced block changes, with that block."""
    changes = sorted(change for first, last, said in fences for change in ((first, 1, said), (last, 0, "")))
    box: Box | None = None
    for line, opens, said in changes:
        box = Box(box, _FENCE + said.replace(".", " ").strip("{} ")) if opens else box.above if box else None
        yield line, box


def _loosely(source: str, line: str, first: int, end: int) -> int:
    """Locate a line by its longest word if markdown-it changed its tabs or pipes."""
    words = sorted(line.split(), key=len, reverse=True)
    place = source.find(words[0], first, end) if words else -1
    return max(first, place - line.find(words[0])) if place >= 0 else -1
