"""Statements about who made the article: its publisher, and its authors with their offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from linkeddata.schema import vocabulary
from linkeddata.understand.statements.builder import Builder
from linkeddata.values.description import Family, Ref, Text, Thing
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.namespaces import SCHEMA


def add_makers(builder: Builder, things: Sequence[Thing]) -> list[Thing]:
    """Add publisher and authors, and return those that the text does not name.

    Args:
        builder: receives the statements; has those about `things`.
        things: persons, organizations, places and events of the text. Who is named there keeps that node.
    """
    makers = _Makers(builder, _known(builder, things))
    metadata = builder.document.metadata
    publisher = metadata.get("publisher")
    if publisher:
        iri = makers.organization(publisher, metadata.get("publisherType"))
        if "publisherUrl" in metadata:
            builder.given(iri, "url", Ref(metadata["publisherUrl"].value), metadata["publisherUrl"])
        builder.given(builder.mint.article, "publisher", Ref(iri), publisher)
    for author in builder.document.authors:
        builder.given(builder.mint.article, "author", Ref(makers.author(author)), author.name)
    return makers.made


def _known(builder: Builder, things: Sequence[Thing]) -> dict[tuple[str, Family], str]:
    """Return the things that have a name: name without case, family → IRI."""
    families = {t.iri: t.family for t in things}
    return {
        (s.value.value.casefold(), families[s.subject]): s.subject
        for s in builder.statements
        if s.subject in families and s.property in ("name", "alternateName") and isinstance(s.value, Text)
    }


@dataclass(slots=True)
class _Makers:
    """Finds or adds the nodes of those who made the article.

    Args:
        builder: receives the statements.
        known: name without case, family → IRI; grows.
        made: the things that were added.
    """

    builder: Builder
    known: dict[tuple[str, Family], str]
    made: list[Thing] = field(default_factory=list)

    def author(self, author: Author) -> str:
        """Return the IRI of an author, with office, employer and address added."""
        if author.type != "Person":
            iri = self.organization(author.name, replace(author.name, value=author.type))
        else:
            iri = self._node(Family.PERSON, author.name, replace(author.name, value="Person"))
            if author.job_title:
                self.builder.given(iri, "jobTitle", Text(author.job_title.value), author.job_title)
            if author.organization:
                employer = self.organization(author.organization, None)
                self.builder.given(iri, "worksFor", Ref(employer), author.organization)
        if author.url:
            self.builder.given(iri, "url", Ref(author.url.value), author.url)
        return iri

    def organization(self, name: Given, kind: Given | None) -> str:
        """Return the IRI of an organization.

        Args:
            name: its name.
            kind: its class, or None if nothing says more than that it is an organization.
        """
        known = (name.value.casefold(), Family.ORGANIZATION) in self.known
        iri = self._node(Family.ORGANIZATION, name, kind or replace(name, value="Organization"))
        if known and kind is not None:
            self._retype(iri, kind)
        return iri

    def _retype(self, iri: str, kind: Given) -> None:
        """Give an organization of the text the class that the user gives, or the page if that says more than the text does."""
        said = self.builder.statements
        classes = [s.value for s in said if s.subject == iri and s.property == "type" and isinstance(s.value, Ref)]
        mine = [c for c in classes if vocabulary.is_a(c.iri.removeprefix(SCHEMA), "Organization")]
        if kind.basis is Basis.CONFIGURATION or not any(vocabulary.is_a(c.iri.removeprefix(SCHEMA), kind.value) for c in mine):
            self.builder.replace(iri, "type", Ref(SCHEMA + kind.value), kind, mine)

    def _node(self, family: Family, name: Given, kind: Given) -> str:
        iri = self.known.get((name.value.casefold(), family))
        if iri is None:
            iri = self.builder.mint.iri(family, name.value)
            self.known[name.value.casefold(), family] = iri
            self.made.append(Thing(iri, family))
            self.builder.given(iri, "type", Ref(SCHEMA + kind.value), kind)
            self.builder.given(iri, "name", Text(name.value), name)
        return iri
