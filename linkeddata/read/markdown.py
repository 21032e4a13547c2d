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
from linkeddata.html.references import reference, references
from linkeddata.html.tokenizer import TokenKind, tokens
from linkeddata.read.blocks import classify
from linkeddata.read.front_matter import front_matter
from linkeddata.read.result import Page, Reading
from linkeddata.read.text_builder import TextBuilder, clean, compose
from linkeddata.read.units import Hint, Unit
from linkeddata.values.document import BlockKind, Given
from linkeddata.values.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HINTS = {"heading_open": Hint.HEADING, "paragraph_open": Hint.PARAGRAPH, "th_open": Hint.CELL, "td_open": Hint.CELL}
_MOST_MARKS = 5_000  # in one paragraph; with more, Markdown can need quadratic time
_MARKS = re.compile(r"[\[\]*_`<!~]")
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
    writer = _Writer(source)
    blocks = _parser().parse(_blanked(source, start))
    if any(token.level >= _DEPTH for token in blocks):
        raise RefusedError(
            f"lists and quotations are nested deeper than {_DEPTH} levels", "save it as plain text", source=page.name
        )
    writer.write(blocks)
    text = writer.builder.text
    offsets = compose(writer.builder.offsets(), inner)
    metadata = {key: _moved(given, inner) for key, given in facts.items()}
    title = metadata["headline"].value if "headline" in metadata else None
    classified = classify(text, writer.units, title)
    headline = next((b for b in classified if b.kind is BlockKind.HEADLINE), None)
    if headline and title and " ".join(headline.span.of(text).split()) == title:
        metadata["headline"] = replace(metadata["headline"], span=headline.span)
    moved = [replace(f, span=_to_source(f.span, inner)) for f in findings]
    return Reading(text, classified, metadata, offsets, (*cleaned.findings(page.name), *moved))


def _blanked(source: str, start: int) -> str:
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

    def __init__(self, source: str) -> None:
        self.source = source
        self.builder = TextBuilder(source)
        self.units: list[Unit] = []
        self._lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._row = (-1, 0)  # line of the current table row, and offset reached in it

    def write(self, blocks: Sequence[Token]) -> None:
        """Write the text of block tokens in order."""
        hints: list[Hint] = []
        item = False
        title = True
        for token in blocks:
            if token.type == "list_item_open":
                item = True
            elif token.type in _HINTS:
                hint = _HINTS[token.type]
                if token.type == "heading_open" and token.tag == "h1" and title:
                    hint, title = Hint.TITLE, False
                if token.type == "paragraph_open" and item:
                    hint, item = Hint.ITEM, False
                hints.append(hint)
            elif token.type == "inline" and token.map:
                self._inline(token, hints[-1] if hints else Hint.PARAGRAPH)
            elif token.type in {"fence", "code_block"} and token.map:
                self._code(token)
            elif token.type == "html_block" and token.map:
                self._html(*self._range(token.map))

    def _range(self, lines: Sequence[int]) -> tuple[int, int]:
        last = len(self._lines)
        start = self._lines[min(lines[0], last - 1)]
        return start, self._lines[lines[1]] if lines[1] < last else len(self.source)

    def _inline(self, token: Token, hint: Hint) -> None:
        places = self._places(token, hint)
        if not places:
            return
        start = self._begin()
        position = 0
        for first, last in _shown(token.children or [], token.content):
            if isinstance(last, str):
                self._whole(last, places, first, position)
                continue
            self._copy(places, first, last)
            position = last
        self._finish(start, hint)

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

    def _whole(self, text: str, places: list[int], first: int, _position: int) -> None:
        if first < len(places):
            start = places[first]
            match = next(references(self.source, start, start + 40), None)
            end = match.end() if match and match.start() == start else start + (2 if self.source[start] == "\\" else 1)
            self.builder.whole(text, start, end)

    def _code(self, token: Token) -> None:
        assert token.map
        first, end = self._range(token.map)
        for line in token.content.split("\n"):
            found = self.source.find(line.strip(), first, end) if line.strip() else -1
            if found >= 0:
                start = self._begin()
                self.builder.copy(found, found + len(line.strip()))
                self._finish(start, Hint.PARAGRAPH)
                first = found + len(line.strip())

    def _html(self, first: int, end: int) -> None:
        """Write the visible text of an HTML block, line by line."""
        hidden = ""
        for token in tokens(self.source, first, end):
            if token.kind is TokenKind.TEXT and not hidden:
                for line in re.finditer(r"[^\n]+", self.source[token.start : token.end]):
                    shown = line.group().strip()
                    if shown:
                        start = self._begin()
                        place = token.start + line.start() + line.group().index(shown)
                        position = place
                        for match in references(self.source, place, place + len(shown)):
                            self.builder.copy(position, match.start())
                            self.builder.whole(reference(match.group()), *match.span())
                            position = match.end()
                        self.builder.copy(position, place + len(shown))
                        self._finish(start, Hint.PARAGRAPH)
            elif token.name in {"script", "style", "template", "noscript"}:
                hidden = token.name if token.kind is TokenKind.START else "" if token.kind is TokenKind.END else hidden

    def _begin(self) -> tuple[int, int]:
        if self.builder.length:
            self.builder.insert("\n")
        return self.builder.length, self.builder.mark

    def _finish(self, begun: tuple[int, int], hint: Hint) -> None:
        start, written = begun[0], self.builder.since(begun[1])
        inner = written.strip()
        if inner:
            first = start + len(written) - len(written.lstrip())
            self.units.append(Unit(first, first + len(inner), hint))


def _loosely(source: str, line: str, first: int, end: int) -> int:
    """Locate a line by its longest word if markdown-it changed its tabs or pipes."""
    words = sorted(line.split(), key=len, reverse=True)
    place = source.find(words[0], first, end) if words else -1
    return max(first, place - line.find(words[0])) if place >= 0 else -1


def _shown(children: Sequence[Token], content: str) -> Iterator[tuple[int, int | str]]:
    """Yield the visible parts of a block's content: start and end offset, or an offset and the text it stands for."""
    position = 0
    for token in children:
        at = int(token.meta.get("at", position)) if token.meta else position
        if token.type == "text":
            start = content.find(token.content, at) if token.content else -1
            if start >= 0:
                yield start, start + len(token.content)
                position = start + len(token.content)
        elif token.type == "text_special":
            yield at, token.content
            position = at + len(token.markup)
        elif token.type == "code_inline":
            start = content.find(token.markup, at) + len(token.markup)
            inner = content.replace("\n", " ").find(token.content, start)
            if inner >= 0:
                yield inner, inner + len(token.content)
                position = inner + len(token.content) + len(token.markup)
        elif token.type in {"softbreak", "hardbreak"}:
            start = content.find("\n", position)
            if start >= 0:
                yield start, start + 1
                position = start + 1
