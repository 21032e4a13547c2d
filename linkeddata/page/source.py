"""What is embedded: made from the page itself, from a document that it shows, or from a corrected description."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from linkeddata.edit.shown import Shown
from linkeddata.page.page_bytes import PageBytes
from linkeddata.pipeline import (
    ReadOptions,
    Understood,
    is_description,
    read_document,
    understand,
    understood,
    with_corrections,
)
from linkeddata.read import read_page
from linkeddata.read.files import shown
from linkeddata.read.page_metadata import PageFacts
from linkeddata.read.result import Page
from linkeddata.values.document import Basis, BlockKind, Document, Given
from linkeddata.values.findings import Finding
from linkeddata.values.settings import Settings

# Facts that always come from the page, and facts that the page gives only if the document does not.
_OF_PAGE = (
    *("url", "modified", "publisher", "publisherUrl", "publisherType", "image"),
    *("alternativeHeadline", "description", "section", "keywords"),
)
_OF_DOCUMENT = ("published", "language")


@dataclass(frozen=True, slots=True)
class Source:
    """What was understood.

    Args:
        known: things and statements, and the text they were read from.
        own: whether statements from metadata come from the page's.
        name: the file that the places of findings refer to.
        findings: findings about the page's own markup, besides those of the description.
        title: the headline of the document or description; None for the page itself.
        instead: the page's own headline, used if the page does not show the description's.
        outdated: whether it is a description that was made from another state of the page.
    """

    known: Understood
    own: bool
    name: str
    findings: tuple[Finding, ...] = ()
    title: str | None = None
    instead: Given | None = None
    outdated: bool = False


def of_page(page: PageBytes, settings: Settings, options: ReadOptions) -> Source:
    """Understand the page itself, without our blocks; errors as for `pipeline.understand`."""
    if options.media_type in (None, "html"):
        digest = hashlib.sha256(page.data).hexdigest()
        decoded = Page(page.markup, shown(page.name), digest, page.encoding, bool(page.mark), page.findings)
        known = with_corrections(understood(read_page(decoded, settings=settings), options), settings)
    else:
        known = understand(page.data, settings=settings, options=replace(options, name=page.name))
    return Source(known, True, page.name)


def of_document(
    page: PageBytes, data: bytes, settings: Settings, options: ReadOptions, *, embedded: bytes | None = None
) -> Source:
    """Understand a document that the page shows, or load a description.

    Facts about the page (address, publisher, authors, topics, picture) come from the page. It also gives the day of publication and the
    language if the document does not, and the headline if it does not show the document's.

    Args:
        page: without our blocks.
        data: the document, or the JSON of a description.
        settings: facts from options and configuration.
        options: how the document is read; `name` is its name.
        embedded: the bytes of the page with an earlier block of ours, from which a description may have been made.

    Raises:
        UnreadableError, RefusedError, UsageError: as for `pipeline.understand`.
    """
    name = options.name or "-"
    facts = PageFacts(page.text, page.name)
    for token in page.markup.tokens:
        facts.see(token)
    findings = (*page.findings, *facts.findings)
    if is_description(data, name, options.media_type):
        known = understand(data, settings=settings, options=replace(options, name=name, media_type="description"))
        states = {hashlib.sha256(state).hexdigest() for state in (page.data, embedded or page.data)}
        own = known.description.source.digest in states
        article = known.description.things[0].iri if known.description.things else ""
        named = known.description.name(article)
        instead = facts.metadata([named]).get("headline")
        outdated = not own and known.description.source.media_type == "text/html"
        return Source(known, own, name, findings, named, instead, outdated)
    known, title = _read(page, facts, data, settings, replace(options, name=name))
    return Source(known, True, name, findings, title)


def _read(
    page: PageBytes, facts: PageFacts, data: bytes, settings: Settings, options: ReadOptions
) -> tuple[Understood, str | None]:
    """Read and describe a document with the page's metadata; also return its own headline."""
    document = read_document(data, settings, options)
    authors = facts.authors or facts.meta_authors() or tuple(a for a in document.authors if a.name.basis is Basis.TEXT)
    placed = tuple(a.changed(lambda given: replace(given, source_span=None)) for a in authors)
    title = _title(document)
    metadata = _metadata(document, page, facts.metadata([title] if title else []))
    known = understood(replace(document, metadata=metadata, authors=placed), options)
    return with_corrections(known, settings), title


def _metadata(document: Document, page: PageBytes, stated: Mapping[str, Given]) -> dict[str, Given]:
    """Return the metadata of a document: from options, from its text, and otherwise from the page.

    Args:
        document: as read without the page.
        page: the page that shows it.
        stated: the page's metadata.
    """
    given = {key: fact for key, fact in document.metadata.items() if fact.basis is not Basis.METADATA or key == "language"}
    for key in (*_OF_PAGE, *_OF_DOCUMENT):
        known = key in given and (key in _OF_DOCUMENT or given[key].basis is Basis.CONFIGURATION)
        if key in stated and not known:
            given[key] = replace(stated[key], span=None, source_span=None)
    headline = _title(document)
    if "headline" in given and given["headline"].basis is Basis.CONFIGURATION:
        return given
    if headline and Shown(page.markup).names(headline):
        given |= {key: fact for key, fact in document.metadata.items() if key == "headline"}
    elif "headline" in stated:
        given["headline"] = replace(stated["headline"], span=None, source_span=None)
    return given


def _title(document: Document) -> str | None:
    given = document.value("headline")
    if given:
        return given
    block = next((b for b in document.blocks if b.kind is BlockKind.HEADLINE), None)
    return block.span.of(document.text) if block else None
