"""Bylines that visitors see: elements that mark authors, and lines such as "By Mirela Tosh" above or below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from linkeddata.html.strip import strip
from linkeddata.html.tokenizer import Attribute
from linkeddata.read.authors import OPENING, authors_of, kind_of
from linkeddata.read.blocks import is_prose
from linkeddata.read.boilerplate import RELATED
from linkeddata.read.byline_marks import Mark
from linkeddata.values.document import Author, Basis, Block, BlockKind, Given, OffsetMap
from linkeddata.values.span import Span

_TAG = re.compile(r"<[^<>]*>")
_LONGEST = 200  # code points of a byline
_SENTENCE = re.compile(r".{60,}[.!?…]['\"”’»)\]]*$", re.DOTALL)
# A label on a line of its own, with the names on the next.
_LABEL = re.compile(
    r"(?:(?:words|text|story|written|posted|report(?:ed)?) by|by|(?:name of (?:the )?)?authors?(?:\(s\)|'s name| names?)?"
    r"|writers?|byline|words)\s?[:：]?",
    re.IGNORECASE,
)
# "Posted on 16 May 2024 by Mirela Tosh", "16 May 2024 | By Mirela Tosh", "16 May 2024 | Words: Mirela Tosh"
_DATED = re.compile(
    r"(?:[^\W\d_]+ ){0,3}?(?:on )?[^.!?]{0,30}\d[^.!?]{0,30}?"
    r"(?P<by>\b(?:(?:words|text|story) )?(?:by\s+|(?:words|text|story)\s?[:：]\s{0,3})(?-i:(?=[^\W\d_a-z])).*)",
    re.IGNORECASE | re.DOTALL,
)
# Who publishes a page is its author only where that is a person.
_PUBLISHES = re.compile(r"published by\b", re.IGNORECASE)
_MARKS = " \t\n*_|·•,;–—-"  # around a byline
_TAIL = 6  # blocks after the text in which its author may sign
_NEAR = 8  # pieces after the title in which a byline may stand
_TOGETHER = 3  # pieces between two marks of one byline
_NO_BYLINE = {BlockKind.HEADLINE, BlockKind.DATELINE}


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marked elements of a page say.

    Args:
        authors: in the order of the page.
        places: places in the text that are bylines and no prose.
    """

    authors: tuple[Author, ...] = ()
    places: tuple[Span, ...] = ()


def marked(
    marks: Sequence[Mark], text: str, source: str, offsets: OffsetMap, pieces: Sequence[Span], title: int | None
) -> Marked:
    """Return the authors in the marked elements that belong to the page's story.

    Args:
        marks: in page order.
        text: the visible text.
        source: the page.
        offsets: from `text` to `source`.
        pieces: the pieces of the text that belong to the story or stand beside its title, in order.
        title: index of the piece with the title, or None.
    """
    if not marks:
        return Marked()
    lines = [p.of(text) for p in pieces]
    reader = _Marks(text, source, [(p, offsets.to_source(p)) for p in pieces])
    authors: dict[str, Author] = {}
    places: list[Span] = []
    last: int | None = None
    done = 0
    for mark in marks:
        if mark.content is not None and mark.name is None and not authors:
            unseen = Given(" ".join(mark.content.value.split()), Basis.METADATA, mark.origin, source_span=_place(mark.content))
            made = authors_of(unseen, sure=True)
            if len(made) == 1:
                authors[unseen.value.casefold()] = replace(made[0], type=kind_of(unseen.value, mark.type))
            continue
        if mark.end <= done:
            for author in reader.read(mark)[0] if mark.type else ():  # inside a byline that was read: tells the class of a name
                if (known := authors.get(author.name.value.casefold())) is not None:
                    authors[author.name.value.casefold()] = replace(known, type=author.type)
            continue
        first = reader.first(mark)
        if first is None or not _belongs(first, last, title, lines):
            continue
        made, where = reader.read(mark)
        if not made:
            continue
        for author in made:
            authors.setdefault(author.name.value.casefold(), author)
        places += where
        last, done = first, mark.end
    return Marked(tuple(authors.values()), tuple(places))


def signed(text: str, blocks: Sequence[Block]) -> tuple[tuple[Author, ...], tuple[Block, ...]]:
    """Return the authors that lines above or below the text name, and the blocks with these lines as furniture.

    Args:
        text: the text.
        blocks: its blocks.
    """
    lines = [" ".join(b.span.of(text).split()) for b in blocks]
    authors: dict[str, Author] = {}
    used: dict[int, int] = {}  # block → where its byline begins
    for group in _ends(blocks, lines):
        for i in group:
            line = _of_line(text, blocks, lines, i)
            for author in line.authors:
                authors.setdefault(author.name.value.casefold(), author)
            used.update({n: max(line.start, blocks[n].span.start) for n in range(i, i + line.count)} if line.authors else {})
        if authors:
            break
    return tuple(authors.values()), tuple(_kept(text, blocks, used))


def _kept(text: str, blocks: Sequence[Block], used: Mapping[int, int]) -> Iterator[Block]:
    """Yield the blocks with bylines as furniture; the date before a byline stays a date line."""
    for i, block in enumerate(blocks):
        if i not in used:
            yield block
        elif block.kind is BlockKind.DATE_LINE and (before := text[block.span.start : used[i]].rstrip()):
            yield replace(block, span=Span(block.span.start, block.span.start + len(before)))
            yield Block(Span(used[i], block.span.end), BlockKind.FURNITURE)
        else:
            yield replace(block, kind=BlockKind.FURNITURE)


# --- marked elements


def _place(attribute: Attribute) -> Span | None:
    return Span(attribute.start, attribute.end) if attribute.start is not None and attribute.end else None


@dataclass(frozen=True, slots=True)
class _Marks:
    """Reads marks.

    Args:
        text: the visible text.
        source: the page.
        places: the pieces of the text, each with its place in the source.
    """

    text: str
    source: str
    places: Sequence[tuple[Span, Span]]

    def first(self, mark: Mark) -> int | None:
        """Return the index of the first piece that is in a mark or around it."""
        return next((i for i, (_, place) in enumerate(self.places) if place.start < mark.end and mark.start < place.end), None)

    def read(self, mark: Mark) -> tuple[tuple[Author, ...], list[Span]]:
        """Return the authors in a mark, and the pieces that are its byline."""
        within = [(piece, place) for piece, place in self.places if mark.start <= place.start and place.end <= mark.end]
        inside = [piece for piece, _ in within]
        around = next((piece for piece, place in self.places if place.start < mark.end and mark.start < place.end), None)
        if not inside and around is None:
            return (), []
        if mark.type and mark.name:
            return self._typed(mark, inside, around)
        if inside:
            span = Span(inside[0].start, inside[-1].end)
            value = "\n".join(_apart(place.of(self.source)) for _, place in within)
        else:
            assert around
            value = _apart(self.source[mark.start : mark.end])
            start = self.text.find(value, around.start, around.end) if value else -1
            span = Span(start, start + len(value)) if start >= 0 else around
        if not value or len(value) > _LONGEST:
            return (), []
        given = Given(value, Basis.TEXT, mark.origin, span=span)
        made = authors_of(given, span.of(self.text), sure=mark.sure and "\n" not in value)
        if made and mark.type:
            made = tuple(replace(a, type=kind_of(a.name.value, mark.type)) for a in made) if len(made) == 1 else made
        return made, inside or ([around] if around and _is_byline(around.of(self.text)) else [])

    def _typed(self, mark: Mark, inside: list[Span], around: Span | None) -> tuple[tuple[Author, ...], list[Span]]:
        """Return the one author that an item with a type and a name describes."""
        assert mark.name
        value = strip(self.source[slice(*mark.name)]).strip()
        where = inside or ([around] if around else [])
        start = self.text.find(value, where[0].start, where[-1].end) if value else -1
        if start < 0:
            return (), []
        given = Given(value, Basis.TEXT, mark.origin, span=Span(start, start + len(value)))
        made = authors_of(given, value, sure=True)
        author = replace(made[0], name=made[0].name) if len(made) == 1 else Author(given)
        found = replace(author, type=kind_of(value, mark.type))
        return (found,), inside or [p for p in where if _is_byline(p.of(self.text))]


def _apart(markup: str) -> str:
    """Return the words of an element; where only a tag parts two names ("Lind</b><i>Editor"), a comma does."""
    shown = strip(markup).strip()
    parts = [part for piece in _TAG.split(markup) if (part := strip(piece).strip())]
    if len(parts) < 2 or not any(a[-1:].isalnum() and b[:1].isalnum() and f"{a}{b}" in shown for a, b in pairwise(parts)):
        return shown
    return ", ".join(parts)


def _is_byline(line: str) -> bool:
    """Return whether a line around a marked name holds nothing but the byline."""
    return len(line) <= _LONGEST and not _SENTENCE.match(line)


def _belongs(first: int, last: int | None, title: int | None, lines: Sequence[str]) -> bool:
    """Return whether a mark stands where the byline of the story may stand.

    Args:
        first: index of its first piece.
        last: that of the mark before it, or None.
        title: that of the title, or None.
        lines: the pieces.
    """
    if last is not None:
        between = lines[last + 1 : first]
        return len(between) <= _TOGETHER and not any(is_prose(line) or RELATED.match(line) for line in between)
    top = 0 if title is None else title
    if first < top:
        return top - first <= _TOGETHER
    between = lines[top + 1 : first]
    if any(RELATED.match(line) for line in between):
        return False
    return first - top <= _NEAR or not any(is_prose(line) or _SENTENCE.match(line) for line in lines[first + 1 :])


# --- lines


def _ends(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the indexes of the blocks above the text, then of those below it."""
    prose = [i for i, b in enumerate(blocks) if b.kind is BlockKind.DATELINE or _is_text(b, lines[i])]
    head = prose[0] if prose else len(blocks)
    yield [i for i in range(head) if blocks[i].kind not in _NO_BYLINE]
    if prose:
        tail = []
        for i in range(prose[-1] + 1, min(len(blocks), prose[-1] + 1 + _TAIL)):
            if RELATED.match(lines[i]):
                break
            if blocks[i].kind not in _NO_BYLINE:
                tail.append(i)
        yield tail


def _is_text(block: Block, line: str) -> bool:
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} and bool(_SENTENCE.match(line)) and not OPENING.match(line)


@dataclass(frozen=True, slots=True)
class _Line:
    """What a line says: its authors, the number of blocks that it takes, and where its byline begins in the text."""

    authors: tuple[Author, ...] = ()
    count: int = 0
    start: int = 0


def _of_line(text: str, blocks: Sequence[Block], lines: Sequence[str], i: int) -> _Line:
    """Return the authors that a line names, alone or with the line after it."""
    span = blocks[i].span
    if len(span) > _LONGEST:
        return _Line()
    if _LABEL.fullmatch(lines[i]):
        return _labelled(text, blocks, i)
    raw = span.of(text)
    start = span.start + len(raw) - len(raw.lstrip(_MARKS))
    line = text[start : span.end]
    if _PUBLISHES.match(line):
        return _Line(_persons(_read(text, Span(start, span.end))), 1, start)
    if OPENING.match(line):
        return _with_office(text, start, blocks[i : i + 2])
    dated = _DATED.fullmatch(line)
    if dated and blocks[i].kind is not BlockKind.LIST_ITEM:
        start += dated.start("by")
        return _Line(_persons(_read(text, Span(start, span.end))), 1, start)
    return _Line()


def _with_office(text: str, start: int, blocks: Sequence[Block]) -> _Line:
    """Return the authors of a byline, and their office if it stands on the line below."""
    made = _read(text, Span(start, blocks[0].span.end))
    below = next(
        (b for b in blocks[1:] if b.kind not in {*_NO_BYLINE, BlockKind.DATE_LINE} and b.span.end - start <= _LONGEST), None
    )
    if made and below:
        both = _read(text, Span(start, below.span.end))
        if len(both) == len(made) and _offices(both) > _offices(made):
            return _Line(both, 2, start)
    return _Line(made, 1, start)


def _labelled(text: str, blocks: Sequence[Block], i: int) -> _Line:
    """Return the authors on the lines after a label such as "Author:"; lines of a list are all read."""
    found: list[Author] = []
    count = 0
    for block in blocks[i + 1 : i + 1 + _TAIL]:
        made = _read(text, block.span) if block.kind not in _NO_BYLINE and len(block.span) <= _LONGEST else ()
        made = _persons(made) if count else made
        if not made or (count and OPENING.match(block.span.of(text))):
            break
        found += made
        count += 1
    return _Line(tuple(found), count + 1, blocks[i].span.start)


def _offices(authors: Sequence[Author]) -> int:
    return sum(a.job_title is not None for a in authors)


def _persons(authors: Sequence[Author]) -> tuple[Author, ...]:
    return tuple(a for a in authors if a.type == "Person")


def _read(text: str, span: Span) -> tuple[Author, ...]:
    raw = span.of(text)
    value = "\n".join(" ".join(line.split()) for line in raw.strip(_MARKS).split("\n"))
    return authors_of(Given(value, Basis.TEXT, "byline", span=span), raw)
