"""Reading → Document: the facts in its lines, those that its format states, and those of the user."""

from __future__ import annotations

from dataclasses import replace

from linkeddata.html.markup import Markup
from linkeddata.read.metadata import as_shown, from_lines, overridden
from linkeddata.read.other_files import no_text
from linkeddata.read.readers import READERS
from linkeddata.read.result import Contents, Page, Reading
from linkeddata.read.unpublished import future
from linkeddata.values.document import Document, Given, Place, Source
from linkeddata.values.settings import Settings
from linkeddata.values.span import overlaps_any


def unpacked(contents: Contents, name: str, digest: str, media_type: str, settings: Settings) -> Document:
    """Return the document whose text was taken out of a file.

    Args:
        contents: what was taken out.
        name: the file's name.
        digest: SHA-256 of the file's bytes, hexadecimal.
        media_type: of the file.
        settings: as for `read_file`.
    """
    page = Page(
        Markup(contents.text),
        contents.name or name,
        digest,
        contents.encoding,
        findings=contents.findings,
        keys=settings.front_matter,
    )
    inner = READERS[contents.media_type]
    reading = contents.reading or (inner.read(page) if page.text.strip() else None)
    if reading is None or not reading.text.strip() or not reading.blocks:
        raise no_text(page.markup, page.name, markup=inner.markup)
    authors = contents.authors or reading.authors
    reading = replace(reading, metadata={**reading.metadata, **contents.metadata}, authors=authors)
    return document_of(page, reading, media_type, settings, contents.places)


def document_of(page: Page, reading: Reading, media_type: str, settings: Settings, places: tuple[Place, ...] = ()) -> Document:
    """Return the document that a reading makes, with the facts in its lines and those of the user."""
    metadata, warned = overridden(_metadata(reading), settings, page.name, page.text)
    source = Source(page.name, page.digest, page.encoding, media_type, page.text, page.bom, places)
    findings = (*page.findings, *reading.findings, *warned, *future(metadata, page.name, page.text))
    return Document(
        reading.text,
        reading.blocks,
        metadata,
        reading.offsets,
        source,
        settings.base,
        findings,
        authors=reading.authors,
        elsewhere=reading.elsewhere,
        known=settings.known,
    )


def _metadata(reading: Reading) -> dict[str, Given]:
    """Return the facts about the document, from its lines and from what its format states."""
    given = {key: fact for key, fact in reading.metadata.items() if key not in {"source", "addressDay"}}
    if "source" in reading.metadata and not reading.text:
        given.setdefault("url", reading.metadata["source"])  # a post that only links to the release
    told = [b for b in reading.blocks if not (overlaps_any(b.span, reading.menu) or overlaps_any(b.span, reading.elsewhere))]
    lines = from_lines(reading.text, told, reading.authors)
    metadata = {**lines, **given}
    if "addressDay" in reading.metadata:
        metadata.setdefault("published", reading.metadata["addressDay"])
    if "published" in given:
        metadata["published"] = as_shown(given["published"], lines, reading.stamps)
    return metadata
