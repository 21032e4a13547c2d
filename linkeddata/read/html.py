"""HTML → blocks: the visible text with page furniture marked, and the metadata in the markup."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from linkeddata.html.markup import Markup, without_templates
from linkeddata.html.tokenizer import Token, tokens
from linkeddata.read.blocks import classify, is_label
from linkeddata.read.byline_marks import BylineMarks
from linkeddata.read.bylines import marked, signed
from linkeddata.read.dateline import date_line
from linkeddata.read.front_matter import front_matter
from linkeddata.read.generators import blanked_page
from linkeddata.read.main_content import elsewhere, is_main
from linkeddata.read.page_metadata import PageFacts
from linkeddata.read.post_line import post_day
from linkeddata.read.related import is_sentence, other_stories
from linkeddata.read.result import Page, Reading
from linkeddata.read.table_rows import continued_cells
from linkeddata.read.text_builder import TextBuilder
from linkeddata.read.units import Hint, Unit, inherited
from linkeddata.read.visible_text import Piece, VisibleText, shows_aria_hidden
from linkeddata.values.document import BlockKind, OffsetMap
from linkeddata.values.span import Span

_LISTS = frozenset({"nav", "menu", "li", "ul", "ol", "dl"})
_MENU = 3  # links in a row; set by judgement
_ENDS_SENTENCE = '.:;!?…”"»)'


def read(page: Page) -> Reading:
    """Read a page.

    Args:
        page: the decoded file.

    Raises:
        RefusedError: nested deeper than `visible_text.DEPTH`.
    """
    front, source = front_matter(page.text, page.name, page.keys), blanked_page(page.text)
    found = _tokens(page, source, front.end)
    builder = TextBuilder(source)
    visible = VisibleText(builder, page.name, aria=shows_aria_hidden(found, source), continued=continued_cells(found, source))
    facts, marks = PageFacts(source, page.name), BylineMarks(source)
    for token in found:
        visible.see(token)
        facts.see(token)
        marks.see(token)
    visible.close()
    text, offsets = builder.text, builder.offsets()
    pieces = _joined(text, [p for p in visible.pieces if text[p.start : p.end].strip()])
    _title_in_bold(text, pieces)
    others = elsewhere(text, pieces)
    main = is_main(source[front.end :], text, pieces)
    near = [p for p, keep in zip(pieces, main, strict=True) if keep or not p.boxed or p.main]
    title = next((i for i, p in enumerate(near) if p.hint is Hint.TITLE), None)
    named = marked(marks.marks(), text, source, offsets, [Span(*_stripped(text, p)) for p in near], title)
    main = [keep and not _is_byline(p, named.places, text) for p, keep in zip(pieces, main, strict=True)]
    units = [
        Unit(
            *_stripped(text, p),
            p.hint if keep else Hint.TITLE if p.hint is Hint.TITLE and not p.boxed else Hint.FURNITURE,
            p.gap,
            p.level,
            _is_linked(p),
            p.box,
            p.language,
            i in others,
        )
        for i, (p, keep) in enumerate(zip(pieces, main, strict=True))
    ]
    others |= other_stories([text[u.start : u.end] for u in units], units, [u.hint is Hint.FURNITURE for u in units])
    facts.drop_times(_other_places(text, pieces, main, others, offsets))
    headings = [text[p.start : p.end] for i, p in enumerate(pieces) if p.hint in {Hint.TITLE, Hint.HEADING} and i not in others]
    metadata = {**facts.metadata(headings), **front.facts}
    blocks, places = classify(text, units, facts.title_of(metadata))
    headline = next((b for b in blocks if b.kind is BlockKind.HEADLINE), None)
    metadata = facts.with_headline(metadata, text, headline.span if headline else None)
    authors, blocks = signed(text, blocks)
    authors = front.authors or facts.authors or named.authors or authors or facts.meta_authors()
    return Reading(
        text,
        blocks,
        metadata,
        offsets,
        (*builder.findings(page.name), *front.findings, *facts.findings),
        authors=authors,
        elsewhere=places,
        menu=_menu(text, pieces),
        stamps=facts.stamps(),
    )


def _title_in_bold(text: str, pieces: Sequence[Piece]) -> None:
    """Mark the first line that is bold or in capitals as the title, in a page without headings: so pages were made in the nineties."""
    if any(p.hint in {Hint.TITLE, Hint.HEADING} for p in pieces):
        return
    for piece in pieces:
        line = text[piece.start : piece.end].strip()
        if is_sentence(line):
            return
        bold = piece.emphasized * 10 >= 9 * len(line)
        words = line.split()
        if bold and not piece.links and not piece.boxed and len(words) > 3 and not date_line(line) and not is_label(line):
            piece.hint = Hint.TITLE
            return


def _tokens(page: Page, source: str, start: int) -> Sequence[Token]:
    """Return the tokens of a page whose marks of generators are blank, from behind its front matter."""
    if start:
        return without_templates(tuple(tokens(source, start)))
    return page.markup.page_tokens if source == page.text else Markup(source).page_tokens


def _is_byline(piece: Piece, places: Sequence[Span], text: str) -> bool:
    """Return whether a piece is a byline and nothing else; one that gives the day of publication too is more."""
    within = piece.hint is not Hint.TITLE and any(p.start <= piece.start and piece.end <= p.end for p in places)
    return within and post_day(" ".join(text[piece.start : piece.end].split())) is None


def _other_places(text: str, pieces: list[Piece], main: list[bool], others: set[int], offsets: OffsetMap) -> list[Span]:
    """Return the places in the source of other stories and of furniture after the first sentence, whose days are not this page's."""
    begun = next((i for i, p in enumerate(pieces) if main[i] and is_sentence(text[p.start : p.end])), len(pieces))
    places = [offsets.to_source(Span(*_stripped(text, p))) for p in pieces]
    return [
        Span(places[i - 1].end if i else 0, max(place.end, places[i - 1].end + 1 if i else 1))
        for i, place in enumerate(places)
        if i in others or pieces[i].boxed or (i > begun and not main[i])
    ]


def _menu(text: str, pieces: list[Piece]) -> tuple[Span, ...]:
    """Return the places of links in menus: in lists and navigation, or several in a row; not behind a label with a colon ("From:")."""
    listed = inherited(lambda box: box.name in _LISTS)
    labelled = {b.start for a, b in pairwise(pieces) if text[a.start : a.end].rstrip().endswith(":")}
    runs: list[list[Piece]] = []
    for piece in pieces:
        if not _is_linked(piece) or piece.hint is Hint.TITLE:
            runs.append([])
        elif runs and runs[-1] and _are_siblings(runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return tuple(
        Span(piece.start, piece.end)
        for run in runs
        for piece in run
        if piece.start not in labelled
        and (piece.anchors > 1 or len(run) >= (2 if piece.hint is Hint.CELL else _MENU) or listed(piece.box))
    )


def _are_siblings(one: Piece, other: Piece) -> bool:
    if one.box is other.box:
        return True
    return one.box is not None and other.box is not None and one.box.above is other.box.above and one.box.name == other.box.name


def _is_linked(piece: Piece) -> bool:
    return piece.links * 10 >= 8 * (piece.end - piece.start)


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
