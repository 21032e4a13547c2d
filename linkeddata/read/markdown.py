"""Markdown → blocks: the text without formatting marks, with offsets into the source.

markdown-it-py parses the structure. Its inline tokens have no offsets, so the inline parser gets a state that records where each
token begins; block content is located in the lines that markdown-it reports for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linkeddata.errors import RefusedError
from linkeddata.read.blocks import classify
from linkeddata.read.bylines import signed
from linkeddata.read.front_matter import front_matter
from linkeddata.read.generators import blanked_markdown
from linkeddata.read.markdown_writer import Writer
from linkeddata.read.result import Page, Reading
from linkeddata.read.text_builder import clean, compose
from linkeddata.values.document import BlockKind, Given
from linkeddata.values.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MOST_MARKS = 5_000  # in one paragraph; with more, Markdown can need quadratic time
_MARKS = re.compile(r"[\[\]*_`<!~]")
_NEAR_MARKS = 40  # marks before the end of emphasis among which it may have begun
_OPENS = re.compile(
    r"(?:[\s(\[{<“‘«„‚¿¡]|(?:\A|\s)[\"'])\Z|\A\Z"
)  # what comes before an opening mark, and not before a closing one
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
    front = front_matter(source, page.name, page.keys)
    _refuse_marks(source, front.end, page.name)
    blank = blanked_markdown(source, front.end)
    blocks = _parser().parse(_after(blank.text, front.end))
    if any(token.level >= _DEPTH for token in blocks):
        raise RefusedError(
            f"lists and quotations are nested deeper than {_DEPTH} levels", "save it as plain text", source=page.name
        )
    writer = Writer(blank, page.name)
    writer.write(blocks)
    text = writer.builder.text
    offsets = compose(writer.builder.offsets(), inner)
    metadata = {key: _moved(given, inner) for key, given in front.facts.items()}
    title = metadata["headline"].value if "headline" in metadata else None
    classified, elsewhere = classify(text, writer.units, title, sure=True)
    headline = next((b for b in classified if b.kind is BlockKind.HEADLINE), None)
    if headline and title and " ".join(headline.span.of(text).split()) == title:
        metadata["headline"] = replace(metadata["headline"], span=headline.span)
    moved = [replace(f, span=_to_source(f.span, inner)) for f in front.findings]
    authors, classified = signed(text, classified)
    authors = tuple(a.changed(lambda g: _moved(g, inner)) for a in front.authors) or authors
    return Reading(
        text,
        classified,
        metadata,
        offsets,
        (*cleaned.findings(page.name), *moved),
        authors=authors,
        elsewhere=elsewhere,
        menu=tuple(writer.menu),
    )


def visible_words(quote: str) -> str:
    r"""Return the words that visitors see for a piece of a note, which may begin or end within its marks.

    >>> visible_words("The [Mayor](/m), **Orla** *Venning*, spoke in&nbsp;Lunne.")
    'The Mayor, Orla Venning, spoke in\xa0Lunne.'
    """
    blank = blanked_markdown(quote, 0)
    writer = Writer(blank, "")
    writer.write(_parser().parse(blank.text.lstrip(" ")))
    return _HALF_MARK.sub("", writer.builder.text)


def _after(source: str, start: int) -> str:
    """Return the source with empty lines for its front matter, which keeps line numbers."""
    return "\n" * source.count("\n", 0, start) + source[start:]


def _to_source(span: Span | None, inner: Any) -> Span | None:
    return inner.to_source(span) if span else None


def _moved(given: Given, inner: Any) -> Given:
    return replace(given, source_span=_to_source(given.source_span, inner))


def _refuse_marks(source: str, start: int, name: str) -> None:
    for paragraph in re.compile(r"(?:[^\n]+\n?)+").finditer(source, start):
        if paragraph.end() - paragraph.start() > _MOST_MARKS and len(_MARKS.findall(paragraph.group())) > _MOST_MARKS:
            line = source.count("\n", 0, paragraph.start()) + 1
            raise RefusedError(
                f"one paragraph has more than {_MOST_MARKS} formatting marks", "save it as plain text", source=name, line=line
            )


def _parser() -> MarkdownIt:
    """Return a CommonMark parser with tables whose inline tokens have offsets.

    Emphasis may also end between a punctuation mark and a letter ("**LUNNE—**The pier"), as in kramdown.
    """
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.rules_inline import StateInline

    class Noting(StateInline):
        def push(self, ttype: str, tag: str, nesting: Any) -> Token:
            token = super().push(ttype, tag, nesting)
            token.meta["at"] = self.pos
            return token

        def scanDelims(self, start: int, canSplitWord: bool) -> Any:  # noqa: N802, N803 (markdown-it's names)
            found = super().scanDelims(start, canSplitWord)
            after = self.src[start + found.length : start + found.length + 1]
            before = self.src[max(0, start - 2) : start]
            if found.can_open and not found.can_close and after.isalnum() and not _OPENS.search(before):
                mark = ord(self.src[start])
                opened = any(d.open and d.marker == mark and d.length == found.length for d in self.delimiters[-_NEAR_MARKS:])
                return found._replace(can_close=opened)
            return found

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
