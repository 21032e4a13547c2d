"""Markdown → blocks: the text without formatting marks, with offsets into the source.

markdown-it-py parses the structure. Its inline tokens have no offsets, so the inline parser gets a state that records where each
token begins; block content is located in the lines that markdown-it reports for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linkeddata.errors import RefusedError
from linkeddata.html.references import references
from linkeddata.html.tokenizer import tokens
from linkeddata.read.blocks import classify
from linkeddata.read.elements import FURNITURE_NAME, is_aside_name, is_data_row
from linkeddata.read.front_matter import front_matter
from linkeddata.read.generators import Blanked, blanked_markdown
from linkeddata.read.result import Page, Reading
from linkeddata.read.table_rows import continued_cells
from linkeddata.read.text_builder import TextBuilder, clean, compose
from linkeddata.read.units import Box, Hint, Unit
from linkeddata.read.visible_text import VisibleText
from linkeddata.values.document import BlockKind, Given
from linkeddata.values.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HINTS = {"heading_open": Hint.HEADING, "paragraph_open": Hint.PARAGRAPH, "th_open": Hint.CELL, "td_open": Hint.CELL}
_MOST_MARKS = 5_000  # in one paragraph; with more, Markdown can need quadratic time
_MARKS = re.compile(r"[\[\]*_`<!~]")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)*_]*$")
_HALF_MARK = re.compile(r"\]\([^()\s]*\)|(?<=\w)[*_]{1,3}(?!\w)|(?<!\w)[*_]{1,3}(?=\w)")
_DEPTH = 100  # nested blocks; markdown-it drops deeper ones


def read(page: Page) -> Reading:
    """Read a note: its front matter and its text.

    Args:
        page: the decoded file.

    Raises:
        RefusedError: one paragraph has more than `_MOST_MARKS` marks.
    """
    cleaned = clean(page.text)
    inner = cleaned.offsets()
    source = cleaned.text
    start, facts, findings = front_matter(source, page.name)
    _refuse_marks(source, page.name)
    blank = blanked_markdown(source, start)
    blocks = _parser().parse(_after(blank.text, start))
    if any(token.level >= _DEPTH for token in blocks):
        raise RefusedError(
            f"lists and quotations are nested deeper than {_DEPTH} levels", "save it as plain text", source=page.name
        )
    writer = _Writer(blank, page.name)
    writer.write(blocks)
    text = writer.builder.text
    offsets = compose(writer.builder.offsets(), inner)
    metadata = {key: _moved(given, inner) for key, given in facts.items()}
    title = metadata["headline"].value if "headline" in metadata else None
    classified, elsewhere = classify(text, writer.units, title)
    headline = next((b for b in classified if b.kind is BlockKind.HEADLINE), None)
    if headline and title and " ".join(headline.span.of(text).split()) == title:
        metadata["headline"] = replace(metadata["headline"], span=headline.span)
    moved = [replace(f, span=_to_source(f.span, inner)) for f in findings]
    return Reading(text, classified, metadata, offsets, (*cleaned.findings(page.name), *moved), elsewhere, tuple(writer.menu))


def visible_words(quote: str) -> str:
    """Return the words that visitors see for a piece of a note, which may begin or end within its marks.

    >>> visible_words("The [Mayor](/m), **Orla** *Venning*, spoke in&nbsp;Lunne.")
    'The Mayor, Orla Venning, spoke in\xa0Lunne.'
    """
    blank = blanked_markdown(quote, 0)
    writer = _Writer(blank, "")
    writer.write(_parser().parse(blank.text.lstrip(" ")))
    return _HALF_MARK.sub("", writer.builder.text)


def _after(source: str, start: int) -> str:
    """Return the source with empty lines for its front matter, which keeps line numbers."""
    return "\n" * source.count("\n", 0, start) + source[start:]


def _to_source(span: Span | None, inner: Any) -> Span | None:
    return inner.to_source(span) if span else None


def _moved(given: Given, inner: Any) -> Given:
    return replace(given, source_span=_to_source(given.source_span, inner))


def _refuse_marks(source: str, name: str) -> None:
    for paragraph in re.finditer(r"(?:[^\n]+\n?)+", source):
        if paragraph.end() - paragraph.start() > _MOST_MARKS and len(_MARKS.findall(paragraph.group())) > _MOST_MARKS:
            line = source.count("\n", 0, paragraph.start()) + 1
            raise RefusedError(
                f"one paragraph has more than {_MOST_MARKS} formatting marks", "save it as plain text", source=name, line=line
            )


def _parser() -> MarkdownIt:
    """Return a CommonMark parser with tables whose inline tokens have offsets."""
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.rules_inline import StateInline

    class Noting(StateInline):
        def push(self, ttype: str, tag: str, nesting: Any) -> Token:
            token = super().push(ttype, tag, nesting)
            token.meta["at"] = self.pos
            return token

        def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
            pending = self.pending
            token = super().pushPending()
            token.meta["at"] = max(
                0, self.src.rfind(pending, 0, self.pos + 1 if self.src.endswith(pending, 0, self.pos + 1) else self.pos)
            )
            return token

    class NotingInline(ParserInline):
        def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
            state = Noting(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            return state.tokens

    md = MarkdownIt("commonmark").enable("table").disable(["text_join", "fragments_join"])
    own = NotingInline()
    own.ruler, own.ruler2 = md.inline.ruler, md.inline.ruler2
    md.inline = own
    md.options["maxNesting"] = _DEPTH + 2
    return md


class _Writer:
    """Writes the visible text of parsed Markdown, unit by unit."""

    def __init__(self, blank: Blanked, name: str) -> None:
        source = blank.text
        self.source = source
        self.builder = TextBuilder(source)
        self.units: list[Unit] = []
        self.menu: list[Span] = []
        self._blank = blank
        self._visible = VisibleText(self.builder, name)
        self._boxes: list[Box] = []
        self._fences = [(first, last, Box(name=said)) for first, last, said in blank.fences]
        self._lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._row = (-1, 0)  # line of the current table row, and offset reached in it
        self._cell: int | None = None  # in a row that is read as one: end in the source of its last cell
        self._below_image = False

    def write(self, blocks: Sequence[Token]) -> None:
        """Write the text of block tokens in order."""
        hints: list[Hint] = []
        item = False
        title = True
        for n, token in enumerate(blocks):
            if token.type in {"list_item_open", "blockquote_open"}:
                item = item or token.type == "list_item_open"
                self._boxes.append(Box(self._box(token), "li" if item else "blockquote"))
            elif token.type in {"list_item_close", "blockquote_close"} and self._boxes:
                self._boxes.pop()
            elif token.type == "tr_open":
                self._cell = -1 if _is_data(blocks, n) else None
                row = self._begin() if self._cell is not None else None
            elif token.type == "tr_close" and self._cell is not None and row is not None:
                self._finish(row, Unit(0, 0, Hint.CELL, box=self._box(token)))
                self._cell = None
            elif token.type in _HINTS:
                hint = _HINTS[token.type]
                if token.type == "heading_open" and token.tag == "h1" and title:
                    hint, title = Hint.TITLE, False
                if token.type == "paragraph_open" and item:
                    hint, item = Hint.ITEM, False
                hints.append(hint)
            elif token.type == "inline" and token.map:
                if not self._visible.inside.hidden:
                    level = int(blocks[n - 1].tag[1]) if blocks[n - 1].type == "heading_open" else 0
                    self._inline(token, self._unit(token, hints[-1] if hints else Hint.PARAGRAPH, level))
            elif token.type in {"fence", "code_block"} and token.map:
                if not token.info.strip():  # with a language it is a program
                    self._code(token)
            elif token.type == "html_block" and token.map:
                self._html(*self._range(token.map))

    def _unit(self, token: Token, hint: Hint, level: int = 0) -> Unit:
        """Return a unit without its place, with what the markup says of it."""
        inside = self._visible.inside
        box = self._box(token)
        names = [fence.name for _, _, fence in self._fences if box is not None and box.within(fence)]
        names += [self._blank.lists[token.map[1]]] if token.map and token.map[1] in self._blank.lists else []
        aside = inside.aside is not None or inside.boxed or inside.named
        if aside or any(is_aside_name(name.replace(".", " ")) or FURNITURE_NAME.search(name) for name in names):
            hint = Hint.FURNITURE
        return Unit(0, 0, hint, level=level, box=box)

    def _box(self, token: Token) -> Box | None:
        """Return the innermost container of a block: an item, a fenced block or an element."""
        if self._boxes:
            return self._boxes[-1]
        around = [(first, fence) for first, last, fence in self._fences if token.map and first <= token.map[0] < last]
        return max(around, key=lambda row: row[0])[1] if around else self._visible.inside.box

    def _range(self, lines: Sequence[int]) -> tuple[int, int]:
        last = len(self._lines)
        start = self._lines[min(lines[0], last - 1)]
        return start, self._lines[lines[1]] if lines[1] < last else len(self.source)

    def _inline(self, token: Token, unit: Unit) -> None:
        places = self._places(token, unit.hint)
        if not places:
            return
        children = token.children or []
        whole = _is_emphasized(children)
        if _is_image(children):
            self._below_image = True
            return
        if (whole and (self._below_image or children[0].type == "image")) or (
            children[0].type == "image" and not _SENTENCE_END.search(token.content.rstrip())
        ):
            unit = replace(unit, hint=Hint.FURNITURE)  # a caption
        self._below_image = False
        in_row = unit.hint is Hint.CELL and self._cell is not None
        start = (0, 0) if in_row else self._begin()
        size = self.builder.length
        linked = anchors = 0
        for first, last, kind in _shown(children, token.content):
            if kind == "break":
                if unit.hint is Hint.CELL:
                    self._whole(" ", places, first, last)
                elif _opens_line(token.content, last):
                    self._finish(start, replace(unit, linked=linked * 10 >= 8 * (self.builder.length - size)))
                    start, unit = self._begin(), replace(unit, gap=False)
                    size, linked = self.builder.length, 0
                else:
                    self._whole("\n", places, first, last)
            elif kind in {"text", "link"}:
                if in_row and first < len(places):
                    self._separate(places[first])
                before = self.builder.length
                self._copy(places, first, last)
                linked += self.builder.length - before if kind == "link" else 0
            elif kind == "anchor":
                anchors += 1
            else:
                self._whole(kind, places, first, last)
        if in_row:
            self._cell = places[-1] + 1
            return
        done = self._finish(start, replace(unit, linked=linked * 10 >= 8 * max(1, self.builder.length - size)))
        if done and done.linked and unit.hint is not Hint.TITLE and (anchors > 1 or unit.hint is Hint.ITEM):
            self.menu.append(Span(done.start, done.end))

    def _separate(self, start: int) -> None:
        """Write a comma between two cells of a row."""
        if self._cell is not None and 0 <= self._cell < start:
            self.builder.whole(", ", self._cell, start)
        self._cell = -1

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


def _is_data(blocks: Sequence[Token], start: int) -> bool:
    """Return whether the row of a table that begins at token `start` is a short statement, and not a heading or prose."""
    cells = []
    for token in blocks[start + 1 :]:
        if token.type == "tr_close":
            break
        if token.type == "th_open":
            return False
        if token.type == "inline" and token.content.strip():
            cells.append(token.content)
    return is_data_row(cells)


def _is_image(children: Sequence[Token]) -> bool:
    """Return whether a paragraph has images and nothing else, perhaps linked."""
    return any(c.type == "image" for c in children) and all(
        c.type in {"image", "link_open", "link_close", "softbreak", "hardbreak", "html_inline"}
        or (c.type == "text" and not c.content.strip(" \u2060"))
        for c in children
    )


def _is_emphasized(children: Sequence[Token]) -> bool:
    """Return whether all words of a paragraph, after its images, are emphasized or small."""
    depth = 0
    words = False
    for child in children:
        if child.type in {"em_open", "strong_open"} or child.content.startswith(("<small", "<em", "<i>", "<sub")):
            depth += 1
        elif child.type in {"em_close", "strong_close"} or child.content.startswith(("</small", "</em", "</i>", "</sub")):
            depth -= 1
        elif child.type in {"text", "code_inline"} and child.content.strip(" \u2060"):
            if not depth:
                return False
            words = True
    return words


def _opens_line(content: str, place: int) -> bool:
    """Return whether the words after a line break begin a line of their own, and do not go on with the sentence."""
    after = content[place:].lstrip(" \n*_[<\u2060")
    return bool(after) and not after[0].islower()


def _loosely(source: str, line: str, first: int, end: int) -> int:
    """Locate a line by its longest word if markdown-it changed its tabs or pipes."""
    words = sorted(line.split(), key=len, reverse=True)
    place = source.find(words[0], first, end) if words else -1
    return max(first, place - line.find(words[0])) if place >= 0 else -1


def _shown(children: Sequence[Token], content: str) -> Iterator[tuple[int, int, str]]:
    """Yield the visible parts of a block's content with their offsets.

    Each has a kind: `text`, `link` (text of a link), `break`, `anchor` (the beginning of a link), or the text that it stands for.
    """
    position = links = 0
    hidden = ""
    for token in children:
        at = int(token.meta.get("at", position)) if token.meta else position
        kind = "link" if links else "text"
        if token.type == "html_inline":
            name = re.match(r"</?([a-z]+)", token.content, re.IGNORECASE)
            tag = name[1].lower() if name else ""
            if hidden:
                hidden = "" if tag == hidden and token.content.startswith("</") else hidden
            elif tag in {"script", "style", "template", "noscript"}:
                hidden = tag
            elif tag == "br":
                start = content.find(token.content, at)
                yield start, start + len(token.content), "break"
                position = start + len(token.content)
            continue
        if hidden:
            continue
        if token.type == "link_open":
            links += 1
            yield at, at, "anchor"
        elif token.type == "link_close":
            links -= 1
        elif token.type == "text":
            start = content.find(token.content, at) if token.content else -1
            if start >= 0:
                yield start, start + len(token.content), kind
                position = start + len(token.content)
        elif token.type == "text_special":
            yield at, at + _written(content, at), token.content
            position = at + len(token.markup)
        elif token.type == "code_inline":
            start = content.find(token.markup, at) + len(token.markup)
            inner = content.replace("\n", " ").find(token.content, start)
            if inner >= 0:
                yield inner, inner + len(token.content), kind
                position = inner + len(token.content) + len(token.markup)
        elif token.type == "softbreak":
            start = content.find("\n", position)
            if start >= 0:
                yield start, start + 1, kind
                position = start + 1
        elif token.type == "hardbreak":
            start = content.find("\n", position)
            if start >= 0:
                yield start, start + 1, "break"
                position = start + 1


def _written(content: str, at: int) -> int:
    """Return the length of the character reference or the escaped character at a place."""
    match = next(references(content, at, at + 40), None)
    return match.end() - at if match and match.start() == at else 2 if content[at] == "\\" else 1
