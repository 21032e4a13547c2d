"""HTML → blocks: the visible text with page furniture marked, and the metadata in the markup."""

from __future__ import annotations

from collections.abc import Sequence

from linkeddata.html.tokenizer import tokens
from linkeddata.read.blocks import Hint, Unit, classify
from linkeddata.read.byline_marks import BylineMarks
from linkeddata.read.bylines import marked, signed
from linkeddata.read.front_matter import front_matter
from linkeddata.read.main_content import is_main
from linkeddata.read.page_metadata import PageFacts
from linkeddata.read.result import Page, Reading
from linkeddata.read.text_builder import TextBuilder
from linkeddata.read.visible_text import Piece, VisibleText
from linkeddata.values.document import BlockKind
from linkeddata.values.span import Span

_ENDS_SENTENCE = '.:;!?…”"»)'


def read(page: Page) -> Reading:
    """Read a page.

    Args:
        page: the decoded file.

    Raises:
        RefusedError: nested deeper than `visible_text.DEPTH`.
    """
    builder = TextBuilder(page.text)
    visible = VisibleText(builder, page.name)
    facts, marks = PageFacts(page.text, page.name), BylineMarks(page.text)
    front = front_matter(page.text, page.name, page.keys)
    for token in tokens(page.text, front.end) if front.end else page.markup.tokens:
        visible.see(token)
        facts.see(token)
        marks.see(token)
    visible.close()
    text, offsets = builder.text, builder.offsets()
    pieces = _joined(text, [p for p in visible.pieces if text[p.start : p.end].strip()])
    main = is_main(page.text[front.end :], text, pieces)
    near = [p for p, keep in zip(pieces, main, strict=True) if keep or not p.boxed or p.main]
    title = next((i for i, p in enumerate(near) if p.hint is Hint.TITLE), None)
    named = marked(marks.marks(), text, page.text, offsets, [Span(*_stripped(text, p)) for p in near], title)
    main = [keep and not _is_in(p, named.places) for p, keep in zip(pieces, main, strict=True)]
    units = [
        Unit(
            *_stripped(text, p),
            p.hint if keep else Hint.TITLE if p.hint is Hint.TITLE and not p.boxed else Hint.FURNITURE,
            p.gap,
        )
        for p, keep in zip(pieces, main, strict=True)
    ]
    metadata = {**facts.metadata(), **front.facts}
    blocks = classify(text, units, facts.title_of(metadata))
    headline = next((b for b in blocks if b.kind is BlockKind.HEADLINE), None)
    metadata = facts.with_headline(metadata, text, headline.span if headline else None)
    authors, blocks = signed(text, blocks)
    authors = front.authors or facts.authors or named.authors or authors or facts.meta_authors()
    findings = (*builder.findings(page.name), *front.findings, *facts.findings)
    return Reading(text, blocks, metadata, offsets, findings, authors=authors)


def _is_in(piece: Piece, places: Sequence[Span]) -> bool:
    return piece.hint is not Hint.TITLE and any(p.start <= piece.start and piece.end <= p.end for p in places)


def _stripped(text: str, piece: Piece) -> tuple[int, int]:
    """Return the piece's offsets without the white space that cleaning leaves at its ends (a no-break space)."""
    inner = text[piece.start : piece.end]
    start = piece.start + len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def _joined(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join pieces that a `<br>` separates in the middle of a sentence."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last
            and not piece.gap
            and text[piece.start].islower()
            and text[last.end - 1] not in _ENDS_SENTENCE
            and last.hint == piece.hint
            and last.end - last.start > 40
        ):
            last.end, last.links = piece.end, last.links + piece.links
        else:
            joined.append(piece)
    return joined
