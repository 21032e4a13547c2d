"""A document: its text, blocks, metadata, and the offsets into the source file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linkeddata.values.findings import Finding
from linkeddata.values.span import Span


class BlockKind(StrEnum):
    """The kind of a block of text."""

    HEADLINE = "headline"
    DATELINE = "dateline"  # "GENEVA, 3 July 2021 –": the opening of a paragraph; its block covers only the dateline
    DATE_LINE = "date line"  # a line that is only a date (perhaps with "Published:" or a place)
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    FURNITURE = "furniture"  # share buttons, cookie lines, editors, related links, notices, contacts


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind. Blocks do not overlap and stand in text order."""

    span: Span
    kind: BlockKind


class Basis(StrEnum):
    """What a statement is based on."""

    TEXT = "text"
    METADATA = "metadata"
    CONFIGURATION = "configuration"
    EDITOR = "editor"
    INFERENCE = "inference"


@dataclass(frozen=True, slots=True)
class Given:
    """A fact about the document that is not from its prose.

    Args:
        value: the fact as text; dates ISO 8601, languages BCP 47. Keywords and sections may be several, one a line.
        basis: METADATA (the page says it), CONFIGURATION (option or linkeddata.toml), TEXT (a line of the page, see `span`).
        origin: where exactly: `meta property="og:title"`, `--published`, `linkeddata.toml`.
        span: its place in `Document.text`, if it has one.
        source_span: its place in the decoded source, if it is in markup (`<meta content="…">`).
    """

    value: str
    basis: Basis
    origin: str
    span: Span | None = None
    source_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the document, as the page or its front matter says.

    Args:
        name: of a person without forms of address, or of an organization.
        type: schema.org class, local name: that of the page's own data, else `Person` or `Organization` by the words of the name.
        job_title: title of a person, or None.
        organization: name of the organization that a person works for, or None.
        url: web address of the author, or None.
    """

    name: Given
    type: str = "Person"
    job_title: Given | None = None
    organization: Given | None = None
    url: Given | None = None

    def changed(self, change: Callable[[Given], Given]) -> Author:
        """Return the author with every value that it has changed by a function."""
        office, employer, url = (change(g) if g else None for g in (self.job_title, self.organization, self.url))
        return Author(change(self.name), self.type, office, employer, url)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the decoded source stands in a file that is not text itself.

    Args:
        span: the stretch, code points of `Source.text`.
        where: in words: `page 2, paragraph 3`, `paragraph 7`, `part 1.2`, `item 4`.
    """

    span: Span
    where: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from.

    Args:
        name: the name it was given (path as typed, or "-").
        digest: SHA-256 of the bytes used, lower-case hexadecimal.
        encoding: the character encoding used, as Python names it, and `bom` whether the file began with a byte order mark.
        media_type: of the file: `text/plain`, `text/html`, `text/markdown`, `application/pdf`, …
        length: code points of `text`.
        text: the decoded source after its byte order mark, or the text that was taken out of a document, a mail or a feed; published
            offsets count in it.
        places: where its stretches stand in such a file, in text order; none for text, HTML and Markdown.
    """

    name: str
    digest: str
    encoding: str
    media_type: str
    text: str
    bom: bool = False
    places: tuple[Place, ...] = ()

    @property
    def length(self) -> int:
        """Code points of the decoded source."""
        return len(self.text)

    def where(self, span: Span) -> str | None:
        """Return in words where a place of the decoded source begins in the file, or None if nothing tells."""
        at = bisect_right(self.places, span.start, key=lambda place: place.span.start) - 1
        return self.places[at].where if at >= 0 and span.start < self.places[at].span.end else None


@dataclass(frozen=True, slots=True)
class Run:
    """`length` code points of the text that correspond to `source_length` code points of the source.

    If the two lengths are equal, the run maps point by point, else (a character reference) as a whole.
    """

    start: int
    length: int
    source_start: int
    source_length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps places in `Document.text` to places in the decoded source. Without runs, the two are the same."""

    runs: tuple[Run, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(r.start for r in self.runs))

    def to_source(self, span: Span) -> Span:
        """Return the smallest place in the source that covers `span` of the text.

        Characters that are not in the source (a line break between two blocks) belong to no run; a span never ends there.
        """
        if not self.runs:
            return span
        first, last = self._run(span.start), self._run(span.end - 1)
        start = first.source_start
        if first.length == first.source_length:
            start += span.start - first.start
        end = last.source_start + last.source_length
        if last.length == last.source_length:
            end = last.source_start + span.end - last.start
        return Span(start, end)

    def _run(self, offset: int) -> Run:
        run = self.runs[max(0, bisect_right(self._starts, offset) - 1)]
        if not run.start <= offset < run.start + run.length:
            raise ValueError(f"offset {offset} of the text stands for nothing in the source")
        return run


@dataclass(frozen=True, slots=True)
class Document:
    r"""A document. Its text never changes; all spans refer to it.

    Args:
        text: the prose a reader of the page sees, blocks separated by line breaks; line ends are "\n".
        blocks: headline, dateline, paragraphs, … in text order; text between blocks is white space.
        metadata: what page, options and configuration say: keys `headline`, `alternativeHeadline`, `description`, `url`,
            `published`, `modified`, `publisher`, `publisherUrl`, `publisherType`, `language`, `section`, `keywords`, `licence`,
            `image`.
        offsets: map from `text` to `source.text`.
        source: the file.
        base: base IRI for the IRIs of things, or None.
        findings: warnings of the reader (a guessed encoding, dropped control characters).
        authors: who wrote it, in the order of the page.
        elsewhere: places of other stories on the page, in text order; their days and names say nothing of this one.
        known: the file with the office's own list of names, or None.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, Given]
    offsets: OffsetMap
    source: Source
    base: str | None = None
    findings: tuple[Finding, ...] = ()
    authors: tuple[Author, ...] = ()
    elsewhere: tuple[Span, ...] = ()
    known: str | None = None

    def quote(self, span: Span) -> tuple[Span, str]:
        """Return the place of `span` in the source, and the characters of the source there."""
        place = self.offsets.to_source(span)
        return place, place.of(self.source.text)

    def value(self, key: str) -> str | None:
        """Return the metadata value of `key`, or None."""
        given = self.metadata.get(key)
        return given.value if given else None
