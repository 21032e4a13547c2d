"""What the reader of a format gets, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linkeddata.html.markup import Markup
from linkeddata.values.document import Author, Block, Given, OffsetMap, Place
from linkeddata.values.findings import Finding
from linkeddata.values.span import Span


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded file.

    Args:
        markup: the decoded source after its byte order mark. Only readers of HTML tokenize it, once for all who share it.
        name: the file's name, for findings.
        digest: SHA-256 of the file's bytes, hexadecimal.
        encoding: as Python names it.
        bom: whether the file begins with a byte order mark.
        findings: warnings from decoding.
        keys: the office's own keys of front matter: fact → keys (see `Settings.front_matter`).
    """

    markup: Markup
    name: str
    digest: str
    encoding: str = "utf-8"
    bom: bool = False
    findings: tuple[Finding, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The decoded source."""
        return self.markup.source


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of a format finds in a file; the fields are those of `Document`.

    Args:
        stamps: all days of publication and change in the markup, as in `Document.metadata`.
        elsewhere: as in `Document`.
        menu: places of links in menus and lists of links, which name no publisher.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, Given] = field(default_factory=dict)
    offsets: OffsetMap = field(default_factory=OffsetMap)
    findings: tuple[Finding, ...] = ()
    authors: tuple[Author, ...] = ()
    elsewhere: tuple[Span, ...] = ()
    menu: tuple[Span, ...] = ()
    stamps: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The text that was taken out of a file which is not text itself: an office document, a PDF, a mail, an item of a feed.

    Args:
        text: the decoded source of the document; published offsets count in it.
        media_type: how to read it, `text/plain` or `text/html`; not used if `reading` is given.
        reading: its text and blocks, where the format itself says what is a headline and what a paragraph; else None.
        metadata: what the file says beside the text (`Subject:` of a mail, the properties of a document), keys as in
            `Document.metadata`; it comes before what the text itself says.
        authors: who wrote it, as the file says beside the text; they come before those of the text.
        places: where stretches of `text` stand in the file, in text order.
        encoding: the encoding that the text had in the file, as Python names it.
        findings: warnings.
        name: the name of the document if the file holds several (`feed.xml#item-3`), else None.
    """

    text: str
    media_type: str = "text/plain"
    reading: Reading | None = None
    metadata: Mapping[str, Given] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()
    places: tuple[Place, ...] = ()
    encoding: str = "utf-8"
    findings: tuple[Finding, ...] = ()
    name: str | None = None
