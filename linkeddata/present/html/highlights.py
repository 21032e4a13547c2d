"""Splits the text into pieces at the ends of all evidence, so that highlights may overlap in any way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linkeddata.values.document import Block, BlockKind, Document
from linkeddata.values.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that are evidence for a fact.

    Args:
        span: place in `Document.text`.
        fact: id of the fact that they highlight: `t3` for a thing, `s12` for a statement.
        kind: `person`, `organization`, `place`, `event` or `date` for a visible mark; "" for words that are only highlighted.
        target: id of the card that they link to; "" without a `kind`.
        title: their tooltip: `Person: Ann Berg`.
        unsure: whether the thing that they name is below the standard threshold.
    """

    span: Span
    fact: str
    kind: str = ""
    target: str = ""
    title: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding in the text: its number in the list of findings, and the end of its words."""

    number: int
    at: int
    severity: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is evidence for the same facts throughout.

    Args:
        text: the characters.
        id: `w1`, `w2`, … if it is evidence, else "".
        facts: ids of all facts that highlight it.
        kind: kind of the shortest visible mark, else "".
        around: kinds of the longer visible marks around it, longest last.
        target: id of the card that the shortest mark links to.
        title: tooltip of that mark.
        flags: findings whose words end here.
        unsure: whether the thing of the shortest mark is below the standard threshold.
    """

    text: str
    id: str = ""
    facts: tuple[str, ...] = ()
    kind: str = ""
    around: tuple[str, ...] = ()
    target: str = ""
    title: str = ""
    flags: tuple[Flag, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, list or aside of the page.

    Args:
        kind: `headline`, `heading`, `paragraph`, `list` or `aside` (page furniture, which is not read).
        lines: the pieces of each line: one line for a paragraph, one for each item of a list or aside.
    """

    kind: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text split into parts.

    Args:
        parts: in text order.
        starts: start of a piece of evidence → its id.
    """

    parts: tuple[Part, ...]
    starts: Mapping[int, str]


_KINDS = {
    BlockKind.HEADLINE: "headline",
    BlockKind.HEADING: "heading",
    BlockKind.LIST_ITEM: "list",
    BlockKind.FURNITURE: "aside",
}
_GATHERED = ("list", "aside")


def marked(document: Document, marks: Sequence[Mark], flags: Sequence[Flag]) -> Marked:
    """Split a document into parts and pieces.

    Args:
        document: its text and blocks.
        marks: within the text; they may overlap in any way.
        flags: the findings.
    """
    cutter = _Cutter(document.text, marks, flags)
    parts: list[Part] = []
    for kind, stretch in _paragraphs(document):
        line = tuple(cutter.pieces(stretch))
        if kind in _GATHERED and parts and parts[-1].kind == kind:
            parts[-1] = Part(kind, (*parts[-1].lines, line))
        else:
            parts.append(Part(kind, (line,)))
    return Marked(tuple(parts), cutter.starts)


def _paragraphs(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield kinds and places of paragraphs; a dateline and the text after it on its line are one paragraph."""
    open_: tuple[str, Span] | None = None
    for block in document.blocks:
        kind = _kind(block)
        if open_ and kind == open_[0] == "paragraph" and "\n" not in document.text[open_[1].end : block.span.start]:
            open_ = (kind, Span(open_[1].start, block.span.end))
            continue
        if open_:
            yield open_
        open_ = (kind, block.span)
    if open_:
        yield open_


def _kind(block: Block) -> str:
    return _KINDS.get(block.kind, "paragraph")


class _Cutter:
    """Splits parts of one text into numbered pieces."""

    def __init__(self, text: str, marks: Sequence[Mark], flags: Sequence[Flag]) -> None:
        self.text = text
        self.marks = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.fact))
        self.flags = sorted(flags, key=lambda f: (f.at, f.number))
        self.cuts = sorted({end for m in marks for end in (m.span.start, m.span.end)} | {f.at for f in flags})
        self.starts: dict[int, str] = {}  # start of a piece → its id
        self.number = 0

    def pieces(self, stretch: Span) -> Iterator[Piece]:
        """Yield the pieces of a part of the text."""
        inside = self.cuts[bisect_right(self.cuts, stretch.start) : bisect_left(self.cuts, stretch.end)]
        ends = [stretch.start, *inside, stretch.end]
        near = [m for m in self.marks if m.span.start < stretch.end and m.span.end > stretch.start]
        for start, end in pairwise(ends):
            yield self._piece(start, end, near)

    def _piece(self, start: int, end: int, near: Sequence[Mark]) -> Piece:
        over = [m for m in near if m.span.start <= start and m.span.end >= end]
        flags = tuple(f for f in self.flags if start < f.at <= end)
        if not over:
            return Piece(self.text[start:end], flags=flags)
        self.number += 1
        self.starts[start] = f"w{self.number}"
        seen = sorted((m for m in over if m.kind), key=lambda m: (m.span.end - m.span.start, m.fact))
        first = seen[0] if seen else None
        return Piece(
            self.text[start:end],
            f"w{self.number}",
            tuple(dict.fromkeys(m.fact for m in over)),
            first.kind if first else "",
            tuple(dict.fromkeys(m.kind for m in seen[1:] if first and m.kind != first.kind)),
            first.target if first else "",
            first.title if first else "",
            flags,
            first.unsure if first else False,
        )
