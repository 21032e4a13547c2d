"""Statements together with what the checks of one document keep asking of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

from rdflib import URIRef
from rdflib.term import Node

from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.values.namespaces import SCHEMA

#: Properties by which a page speaks of something; what others lead to (mainEntity, item, event) is an item of its own.
_SPEAKING = "about mentions subjectOf superEvent subEvent citation isBasedOn hasPart isPartOf workFeatured recordedAt".split()
_KINDS = ("class", "datatype")


@lru_cache(maxsize=8192)
def schema_term(term: Node) -> str | None:
    """Return the local name of a schema.org term, None of any other term."""
    return str(term)[len(SCHEMA) :] if isinstance(term, URIRef) and term.startswith(SCHEMA) else None


def schema(name: str) -> URIRef:
    """Return the IRI of a schema.org term."""
    return URIRef(SCHEMA + name)


class Scene:
    """The data of one document.

    Args:
        data: what it says, terms of schema.org with https.
        address: what the document's own fragments belong to: its address, or a name made of its digest.
    """

    def __init__(self, data: Data, address: str | None = None) -> None:
        self.data = data
        self.address = address
        self._classes: dict[Node, tuple[str, ...]] = {}

    def classes(self, node: Node) -> tuple[str, ...]:
        """Return the classes of schema.org that a node is said to belong to, local names; unknown ones are left out."""
        found = self._classes.get(node)
        if found is None:
            names = (schema_term(t) for t in self.data.types(node))
            found = tuple(n for n in names if n and n in vocabulary.terms() and vocabulary.terms()[n].kind in _KINDS)
            self._classes[node] = found
        return found

    def is_a(self, node: Node, *families: str) -> bool:
        """Tell whether a node is of one of the classes named, or of one below them."""
        return any(vocabulary.is_a(c, family) for c in self.classes(node) for family in families)

    def properties(self, node: Node) -> Iterator[tuple[URIRef, str, Node]]:
        """Yield the statements of a node in schema.org's terms: property, its local name, value."""
        for prop, values in self.data.about(node).items():
            name = schema_term(prop)
            if name is not None and isinstance(prop, URIRef):
                for value in values:
                    yield prop, name, value

    def has(self, node: Node, *names: str) -> bool:
        """Tell whether a node has one of the properties named."""
        about = self.data.about(node)
        return any(schema(name) in about for name in names)

    @cached_property
    def spoken_of(self) -> frozenset[Node]:
        """The nodes that another node speaks of: they are part of what is said of that."""
        return frozenset(o for name in _SPEAKING for s, o in self.data.pairs(schema(name)) if o != s)

    @cached_property
    def pointed_to(self) -> frozenset[Node]:
        """The nodes that others lead to by whatever property."""
        return frozenset(o for s, _, o in self.data if o != s)

    def under(self, *names: str) -> frozenset[Node]:
        """Return the nodes that stand under one of the properties named."""
        return frozenset(o for name in names for _, o in self.data.pairs(schema(name)))

    @cached_property
    def folders(self) -> frozenset[str]:
        """The beginnings that the document's own IRIs share: what stands before the last slash or number sign."""
        return frozenset(folder(s) for s in self.data.subjects if isinstance(s, URIRef))

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of the document's own address, of the things that it describes, and of their addresses."""
        given = [o for name in ("url", "mainEntityOfPage") for _, o in self.data.pairs(schema(name)) if isinstance(o, URIRef)]
        iris = [*map(str, given), *(str(s) for s in self.data.subjects if isinstance(s, URIRef)), self.address or ""]
        return frozenset(host for host in (urlsplit(iri).netloc for iri in iris) if host)


def folder(iri: str) -> str:
    """Return an IRI up to its fragment, or without one up to its last segment.

    >>> folder("https://example.org/news/1#visit"), folder("https://example.org/person/2")
    ('https://example.org/news/1#', 'https://example.org/person/')
    """
    if "#" in iri:
        return iri[: iri.index("#") + 1]
    if not urlsplit(iri).path.strip("/"):
        return iri
    return iri[: iri.rfind("/") + 1] or iri
