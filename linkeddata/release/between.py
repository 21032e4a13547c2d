"""What one stage of a release needs of another: stages know nothing of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from linkeddata.release.catalogue.check import scored
from linkeddata.release.catalogue.notes import notes
from linkeddata.release.catalogue.schema_dataset import as_script, schema_dataset
from linkeddata.release.catalogue.texts import licence_name
from linkeddata.release.claims import DocumentClaims
from linkeddata.release.data import by_subject, by_value, entity_jsonld, entity_turtle
from linkeddata.release.documents import evidence, facts, rows
from linkeddata.release.identity.entries import Registry
from linkeddata.release.site import Publication, Sources
from linkeddata.release.values import Fact, FactRow, Frame, Identities, Member, Prepared, Summary
from linkeddata.values.release_settings import ReleaseSettings

# What the first page links to besides the data: title → path.
_OTHERS = {
    "Catalogue, DCAT-AP 3": "catalog.ttl",
    "Catalogue, DCAT-AP 2": "catalog-dcat-ap-2.ttl",
    "VoID": "void.ttl",
    "What has changed": "changes/CHANGES.md",
    "Facts on which documents disagree": "identity/conflicts.csv",
    "Pairs that may be one": "identity/proposals.jsonl",
    "Digests": "SHA256SUMS",
    "Attribution": "ATTRIBUTION.md",
}


class Numbers:
    """IRIs in place of the numbers that stand for the things of a document."""

    def __init__(self, told: Mapping[str, DocumentClaims], identities: Identities) -> None:
        self._told, self._entity_of = told, identities.entity_of

    def iris(self, document: Prepared) -> list[str]:
        """Return the IRI of each claim of a document, by its number."""
        key = document.document
        return [self._entity_of[Member(key, claim.iri)] for claim in self._told[key].claims]

    def article(self, document: Prepared) -> str:
        """Return the IRI of a document itself, its first claim."""
        key = document.document
        return self._entity_of[Member(key, self._told[key].claims[0].iri)]

    def facts(self, document: Prepared) -> Iterator[Fact]:
        """Yield the facts of a document."""
        return facts(document, self.iris(document).__getitem__)

    def rows(self, document: Prepared) -> Iterator[FactRow]:
        """Yield the facts of a document as rows."""
        return rows(document, self.iris(document).__getitem__)

    def evidence(self, document: Prepared) -> bytes:
        """Return the evidence of a document as N-Quads."""
        return evidence(document, self.iris(document).__getitem__)

    def key(self, document: Prepared) -> str:
        """Return a text that changes as soon as the facts or the evidence do."""
        return "\n".join((document.folder.name if document.folder else "", *self.iris(document)))


def taken_out(before: Registry, identities: Identities, documents: Sequence[Prepared]) -> Collection[str]:
    """Return the IRIs of persons who are gone, and whose documents are there and leave persons out: they were taken out of these.

    What was published of them must not be told again by a list of changes.
    """
    left_out = {p.document for p in documents if p.left_out}
    gone = (before.entries[iri] for iri in identities.gone if iri in before.entries)
    return {entry.iri for entry in gone if entry.is_live and entry.kind == "person" and entry.first.document in left_out}


def private(told: Mapping[str, DocumentClaims], identities: Identities) -> Collection[str]:
    """Return the IRIs of private persons whom the data hold."""
    return {identities.entity_of[Member(key, c.iri)] for key, claimed in told.items() for c in claimed.claims if c.private}


def publication(frame: Frame, summary: Summary, settings: ReleaseSettings) -> Publication:
    """Return what the pages say about the publication; the catalogues stand in the release's folder."""
    contact = f"mailto:{settings.contact_email}" if settings.contact_email else settings.contact_url
    return Publication(
        settings.title,
        settings.description,
        settings.publisher,
        licence_name(settings),
        settings.licence,
        publisher_url=settings.publisher_url,
        contact=contact,
        language=settings.language,
        others=_OTHERS,
        notes=notes(scored(frame.folder)),
        dataset=as_script(schema_dataset(frame, summary, settings)),
    )


def sources(folder: Path, numbers: Numbers, documents: Sequence[Prepared]) -> Sources:
    """Return what the site is made of."""
    article: dict[str, list[Prepared]] = {}
    for p in documents:
        if p.folder:
            article.setdefault(numbers.article(p), []).append(p)

    def by_document() -> Iterator[tuple[str, list[FactRow]]]:
        for iri, same in sorted(article.items()):
            yield iri, [row for p in same for row in numbers.rows(p)]

    return Sources(
        by_subject=lambda: by_subject(folder),
        by_value=lambda: by_value(folder),
        by_document=by_document,
        turtle=entity_turtle,
        jsonld=entity_jsonld,
    )
