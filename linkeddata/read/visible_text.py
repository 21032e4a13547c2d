"""The visible text of a page, piece by piece, with what the markup says about each piece.

Not visible: script, style, template, noscript, comments, head, and elements hidden by attribute or by their own style. Block
elements, `<br>` and table cells separate pieces; a run of white space is one space, as in browsers.

Source: HTML Living Standard, 13.2.6 (implied end tags), 15.3 (rendering); `innerText` is what the text is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linkeddata.errors import RefusedError
from linkeddata.html.references import reference, references
from linkeddata.html.strip import BLOCK
from linkeddata.html.tokenizer import Token, TokenKind
from linkeddata.read.elements import (
    BARRIERS,
    CLOSES,
    CLOSES_P,
    CONTAINERS,
    EMPHASIS,
    FURNITURE,
    FURNITURE_NAME,
    HEADINGS,
    HIDDEN,
    IN_HEAD,
    TABLE_PARTS,
    VOID,
    hint_of,
    is_aria_hidden,
    is_hidden,
    names_aside,
    names_site,
    value_of,
)
from linkeddata.read.related import is_sentence
from linkeddata.read.text_builder import TextBuilder
from linkeddata.read.units import Box, Hint

#: Most open elements at once; browsers stop nesting at 512.
DEPTH = 1000

_WHITE = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_EDGE = re.compile(r"[ \t\n\r\f]*")
# Raw text that is visible, without character references; "" is a CDATA section.
_SHOWN_RAW = frozenset({"xmp", "plaintext", ""})


@dataclass(slots=True)
class Piece:
    """A stretch of visible text between two breaks.

    Args:
        start: offset into the text.
        end: offset into the text.
        hint: what the element says.
        gap: whether a block boundary (not a `<br>`) comes before it.
        boxed: whether it is in nav, aside, footer or another container of page furniture.
        named: whether it is in a container whose class or id suggests furniture.
        main: whether it is in `<main>` or `<article>`.
        links: code points of it that are link text.
        level: of a heading, 1 to 6; 0 for anything else.
        anchors: number of links in it.
        box: the innermost container that it stands in.
        aside: the container around it whose class, id or label names other news, a caption or a credit, or None.
        language: what the nearest `lang` says, "" if there is none below `<html>`.
        silent: whether it is hidden from screen readers.
        below_image: whether an image stands directly before it.
        emphasized: code points of it that are emphasized or small.
    """

    start: int
    end: int
    hint: Hint
    gap: bool
    boxed: bool
    named: bool
    main: bool
    links: int = 0
    level: int = 0
    anchors: int = 0
    box: Box | None = None
    aside: Box | None = None
    language: str = ""
    silent: bool = False
    below_image: bool = False
    emphasized: int = 0


@dataclass(slots=True)
class Open:
    """An open element, and what holds for the text in it; the fields are those of `Piece`."""

    name: str = ""
    hidden: bool = False
    boxed: bool = False
    named: bool = False
    main: bool = False
    pre: bool = False
    link: bool = False
    hint: Hint = Hint.LINE
    level: int = 0
    box: Box | None = None
    aside: Box | None = None
    language: str = ""
    parts: bool = False  # whether it begins and ends a piece
    silent: bool = False  # hidden from screen readers
    emphasized: bool = False


_NOTHING_OPEN = Open()


@dataclass(slots=True)
class VisibleText:
    """Builds the visible text of a page from its tokens.

    Args:
        builder: receives the text; may already have some.
        name: the file, for errors.
        aria: whether what `aria-hidden` hides is visible text (see `shows_aria_hidden`).
        continued: the table cells that go on with the cell before them (see `table_rows`).
        pieces: the pieces found.
    """

    builder: TextBuilder
    name: str
    aria: bool = False
    continued: Mapping[int, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    _stack: list[Open] = field(default_factory=list)
    _count: dict[str, int] = field(default_factory=dict)
    _piece: Piece | None = None
    _space: tuple[int, int] | None = None
    _gap: bool = True
    _item: bool = False
    _image: bool = False  # whether an image was the last thing shown
    _cell: tuple[str, int, int] | None = None  # of a cell that goes on with the one before it: separator and place of its tag

    def walk(self, tokens: Iterable[Token]) -> None:
        """Add the visible text of a page.

        Args:
            tokens: those of the builder's source.

        Raises:
            RefusedError: more than `DEPTH` elements are open at once.
        """
        for token in tokens:
            self.see(token)
        self.close()

    def see(self, token: Token) -> None:
        """Handle one token."""
        if token.kind is TokenKind.TEXT:
            if self._stack and self._stack[-1].name == "head" and self.builder.source[token.start : token.end].strip():
                self._end("head")
            if not self._hidden():
                self._text(token.start, token.end)
        elif token.kind is TokenKind.START:
            self._start(token)
        elif token.kind is TokenKind.END:
            self._end(token.name)
        elif token.name in _SHOWN_RAW and not self._hidden():
            self._text(token.start, token.end, raw=True)

    def close(self) -> None:
        """Handle the end of the page."""
        self._break(gap=True)
        self._stack.clear()
        self._count.clear()

    def pause(self) -> list[Piece]:
        """End the piece that is open and return those found since the last pause; elements stay open."""
        self._break(gap=True)
        found, self.pieces = self.pieces, []
        return found

    @property
    def inside(self) -> Open:
        """What holds for text at this place."""
        return self._stack[-1] if self._stack else _NOTHING_OPEN

    def _hidden(self) -> bool:
        return bool(self._stack) and self._stack[-1].hidden

    def _start(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._line_break(token)
            return
        if name == "img" and not self._hidden():
            self._image = True
        if self._count.get("head") and name not in IN_HEAD:
            self._end("head")
        self._imply(name)
        if name in BLOCK and not self._hidden():
            self._break(gap=True)
            if name == "li":
                self._item = True
        if name in VOID or (token.closed and name in {"svg", "math", "path"}):
            return
        if len(self._stack) >= DEPTH:
            what = f"elements are nested deeper than {DEPTH} levels"
            raise RefusedError(
                what,
                "close them, or save the page as text",
                source=self.name,
                line=self.builder.source.count("\n", 0, token.start) + 1,
            )
        self._push(token)

    def _push(self, token: Token) -> None:
        above = self.inside
        name, attributes = token.name, token.attributes
        main = above.main or name in {"main", "article"} or value_of(attributes, "role") in {"main", "article"}
        role = value_of(attributes, "role")
        label = f"{value_of(attributes, 'class')} {value_of(attributes, 'id')}"
        boxed = (
            above.boxed
            or name in FURNITURE
            or (name in HEADINGS and names_site(label))
            or role in {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"}
        )
        if name == "header" and not main:
            boxed = True
        wide = name in {"html", "body", "main"}
        named = above.named or (not wide and name != "article" and bool(FURNITURE_NAME.search(label)))
        box = Box(above.box, name) if name in CONTAINERS else above.box
        aside = above.aside
        silent = above.silent or is_aria_hidden(attributes)
        hidden = above.hidden or name in HIDDEN or is_hidden(attributes) or (silent and not self.aria)
        if name in {"td", "th"}:
            mark = self.continued.get(token.start)
            self._cell = (mark, token.start, token.end) if mark else None
        parts = False
        if aside is None and not wide and names_aside(attributes):
            aside = box = box if name in CONTAINERS else Box(above.box, name)
            parts = not hidden and name not in BLOCK
        if parts:
            self._break(gap=False)
        self._stack.append(
            Open(
                name,
                hidden,
                boxed,
                named,
                main,
                above.pre or name in {"pre", "listing", "plaintext", "xmp"},
                above.link or name == "a",
                hint_of(name, above.hint),
                int(name[1]) if name in HEADINGS else above.level,
                box,
                aside,
                value_of(attributes, "lang") or above.language if name != "html" else "",
                parts,
                silent,
                above.emphasized or name in EMPHASIS,
            )
        )
        self._count[name] = self._count.get(name, 0) + 1
        if name == "a" and self._piece is not None:
            self._piece.anchors += 1

    def _imply(self, name: str) -> None:
        """Close the elements that the start tag of `name` closes without an end tag."""
        if name in CLOSES_P and self._count.get("p"):
            for entry in reversed(self._stack):
                if entry.name == "p":
                    self._end("p")
                    break
                if entry.name in BARRIERS or entry.name == "button":
                    break
        closes, barrier = CLOSES.get(name, ((), ()))
        if not any(self._count.get(c) for c in closes):
            return
        for index in range(len(self._stack) - 1, -1, -1):
            open_name = self._stack[index].name
            if open_name in barrier:
                return
            if open_name in closes:
                self._pop_to(index)

    def _end(self, name: str) -> None:
        if name == "br":
            return
        if name == "p" and not self._count.get("p"):
            if not self._hidden():
                self._break(gap=True)
            return
        if not self._count.get(name):
            return
        for index in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[index]
            if entry.name == name:
                if name in BLOCK or index == len(self._stack) - 1 or entry.hidden:
                    self._pop_to(index)
                else:
                    self._leave(index)
                return
            if entry.name in BARRIERS and name not in TABLE_PARTS:
                return

    def _leave(self, index: int) -> None:
        """Close an inline element and everything in it, or only itself if a block is open inside it."""
        if any(e.name in BLOCK for e in self._stack[index + 1 :]):
            self._count[self._stack[index].name] -= 1
            if self._stack[index].parts:
                self._break(gap=False)
            del self._stack[index]
        else:
            self._pop_to(index)

    def _pop_to(self, index: int) -> None:
        for entry in self._stack[index:]:
            self._count[entry.name] -= 1
            if entry.name in BLOCK and not entry.hidden:
                self._break(gap=True)
            elif entry.parts:
                self._break(gap=False)
        del self._stack[index:]

    def _line_break(self, token: Token) -> None:
        if not self._hidden():
            self._break(gap=self._piece is None and self._gap is False)

    def _break(self, *, gap: bool) -> None:
        if self._piece is not None:
            self._piece.end = self.builder.length
            self.pieces.append(self._piece)
            self._piece = None
            self._gap = gap
        else:
            self._gap = self._gap or gap
        self._space = None

    def _text(self, start: int, end: int, *, raw: bool = False) -> None:
        """Add text, with single spaces unless it is preformatted; `raw` text has no character references."""
        if self._stack and self._stack[-1].pre:
            self._preformatted(start, end, raw=raw)
            return
        source = self.builder.source
        position = start
        if not raw and "&" in source[start:end]:
            for match in references(source, start, end):
                self._run(position, match.start())
                self._reference(match)
                position = match.end()
        self._run(position, end)

    def _reference(self, match: re.Match[str]) -> None:
        shown = reference(match.group())
        if shown.isspace() and shown != "\xa0" and shown.strip(" \t\n\r\f") == "":
            self._space = self._space or match.span()
        elif shown == "\ufffd" and match.group().startswith("&#"):
            self.builder.lost(match.start())
        else:
            self._ready()
            self.builder.whole(shown, *match.span())
            self._count_link(len(shown))

    def _run(self, start: int, end: int) -> None:
        """Add text without references."""
        source = self.builder.source
        edge = _EDGE.match(source, start, end)
        assert edge
        if edge.end() > start:
            self._space = self._space or edge.span()
            start = edge.end()
        if start >= end:
            return
        last = end
        while source[last - 1] in " \t\n\r\f":
            last -= 1
        self._ready()
        position = start
        for match in _WHITE.finditer(source, start, last):
            self.builder.copy(position, match.start())
            self.builder.whole(" ", *match.span())
            position = match.end()
        self.builder.copy(position, last)
        self._count_link(last - start)
        if last < end:
            self._space = (last, end)

    def _preformatted(self, start: int, end: int, *, raw: bool) -> None:
        source = self.builder.source
        for line in re.finditer(r"[^\r\n]+|\r\n|\r|\n", source[start:end]):
            first, last = start + line.start(), start + line.end()
            if line.group()[0] in "\r\n":
                self._break(gap=self._piece is None)
            else:
                position = first
                for match in () if raw else references(source, first, last):
                    self._keep(position, match.start())
                    self._reference(match)
                    position = match.end()
                self._keep(position, last)

    def _keep(self, start: int, end: int) -> None:
        """Add text with its spaces, except at the ends of a piece."""
        text = self.builder.source[start:end]
        inner = text.strip(" \t\f")
        if not inner:
            self._space = self._space or ((start, end) if start < end else None)
            return
        first = start + len(text) - len(text.lstrip(" \t\f"))
        if first > start and self._piece is not None:
            self._space = self._space or (start, first)
        self._ready()
        self.builder.copy(first, first + len(inner))
        if first + len(inner) < end:
            self._space = (first + len(inner), end)

    def _ready(self) -> None:
        """Open a piece, or add the pending space."""
        if self._piece is None and self._cell is not None and self.pieces:
            mark, start, end = self._cell
            self._piece = self.pieces.pop()
            self.builder.whole(mark, start, end)
            self._cell = None
        elif self._piece is None:
            if self.builder.length:
                self.builder.insert("\n")
            top = self.inside
            hint = top.hint
            if hint is Hint.ITEM and not self._item:
                hint = Hint.PARAGRAPH
            self._item = False if hint is Hint.ITEM else self._item
            here = self.builder.length
            self._piece = Piece(
                *(here, here, hint, self._gap, top.boxed, top.named, top.main),
                level=top.level,
                anchors=int(top.link),
                box=top.box,
                aside=top.aside,
                language=top.language,
                silent=top.silent,
                below_image=self._image,
            )
            self._image = False
        elif self._space is not None:
            self.builder.whole(" ", *self._space)
        self._space = None

    def _count_link(self, length: int) -> None:
        if self._piece is not None and self._stack and self._stack[-1].emphasized:
            self._piece.emphasized += length
        if self._piece is not None and self._stack and self._stack[-1].link:
            self._piece.links += length


def shows_aria_hidden(found: Sequence[Token], source: str) -> bool:
    """Return whether a page's own text is hidden from screen readers only, as behind a dialog; visitors see such text.

    Args:
        found: the page's tokens.
        source: the page.

    Returns:
        True if the first title, or most of the prose, is in `aria-hidden`; False for icons and repeated words.

    Raises:
        RefusedError: more than `DEPTH` elements are open at once.
    """
    if not any(token.kind is TokenKind.START and is_aria_hidden(token.attributes) for token in found):
        return False
    builder = TextBuilder(source)
    visible = VisibleText(builder, "", aria=True)
    visible.walk(found)
    text = builder.text
    title = next((p for p in visible.pieces if p.hint is Hint.TITLE), None)
    if title is not None and title.silent:
        return True
    length = {
        silent: sum(
            p.end - p.start for p in visible.pieces if p.silent is silent and not p.boxed and is_sentence(text[p.start : p.end])
        )
        for silent in (True, False)
    }
    return length[True] > length[False]
