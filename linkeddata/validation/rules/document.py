"""An index of one document for the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from rdflib import URIRef
from rdflib.term import Node

from linkeddata.rdf.terms import iri
from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.values.namespaces import SCHEMA

_T = TypeVar("_T")
#: Properties whose values a page only mentions; what others lead to (mainEntity, item, event) is described for its own sake.
_MENTIONING = "about mentions subjectOf superEvent subEvent citation isBasedOn hasPart isPartOf workFeatured recordedAt".split()
_KINDS = ("class", "datatype")


@lru_cache(maxsize=2048)
def schema_term(term: Node) -> str | None:
    """Return the local name of a schema.org term, None for any other term."""
    return str(term)[len(SCHEMA) :] if isinstance(term, URIRef) and term.startswith(SCHEMA) else None


def schema(name: str) -> URIRef:
    """Return the IRI of a schema.org term."""
    return iri(SCHEMA + name)


@lru_cache(maxsize=8192)
def _is_any(classes: tuple[str, ...], families: tuple[str, ...]) -> bool:
    return any(vocabulary.is_a(c, family) for c in classes for family in families)


class DocumentIndex:
    """The statements of one document, with answers to what the rules ask repeatedly.

    Args:
        data: the statements, terms of schema.org with https.
        address: the address that the document's own fragments belong to, or a name made from its digest.
        syntax: gives the syntax that a node is described in; None if the document has only one.
    """

    def __init__(self, data: Data, address: str | None = None, syntax: Callable[[Node], str] | None = None) -> None:
        self.data = data
        self.address = address
        self.syntax = syntax or (lambda _: "")
        self._classes: dict[Node, tuple[str, ...]] = {}
        self._properties: dict[Node, list[tuple[URIRef, str, Node]]] = {}
        self._made: dict[Callable[[Any], Any], Any] = {}

    def once(self, make: Callable[[DocumentIndex], _T]) -> _T:
        """Return what `make` returns for this document; it is called only once, however many rules ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made

    def classes(self, node: Node) -> tuple[str, ...]:
        """Return the schema.org classes of a node, local names; unknown ones are omitted."""
        found = self._classes.get(node)
        if found is None:
            names = (schema_term(t) for t in self.data.types(node))
            found = tuple(n for n in names if n and n in vocabulary.terms() and vocabulary.terms()[n].kind in _KINDS)
            self._classes[node] = found
        return found

    def is_a(self, node: Node, *families: str) -> bool:
        """Return whether a node has one of the classes, or a subclass of one."""
        classes = self._classes.get(node)
        return _is_any(self.classes(node) if classes is None else classes, families)

    def properties(self, node: Node) -> Sequence[tuple[URIRef, str, Node]]:
        """Return the statements of a node with schema.org properties: property, its local name, value."""
        found = self._properties.get(node)
        if found is None:
            found = self._properties[node] = [
                (prop, name, value)
                for prop, values in self.data.about(node).items()
                if (name := schema_term(prop)) is not None and type(prop) is URIRef
                for value in values
            ]
        return found

    def has(self, node: Node, *names: str) -> bool:
        """Return whether a node has one of the properties."""
        about = self.data.about(node)
        return any(schema(name) in about for name in names)

    @cached_property
    def mentioned(self) -> frozenset[Node]:
        """The nodes that another node only mentions."""
        return frozenset(o for name in _MENTIONING for s, o in self.data.pairs(schema(name)) if o != s)

    @cached_property
    def pointed_to(self) -> frozenset[Node]:
        """The nodes that are values of any property of another node."""
        return frozenset(o for s, _, o in self.data if o != s)

    def under(self, *names: str) -> frozenset[Node]:
        """Return the nodes that are values of one of the properties."""
        return frozenset(o for name in names for _, o in self.data.pairs(schema(name)))

    @cached_property
    def folders(self) -> frozenset[str]:
        """The beginnings of the document's own IRIs, up to the last slash or number sign."""
        return frozenset(folder(s) for s in self.data.subjects if isinstance(s, URIRef))

    @cached_property
    def hosts(self) -> frozenset[str]:
        """The hosts of the document's own address, of the things that it describes, and of their web addresses."""
        given = [o for name in ("url", "mainEntityOfPage") for _, o in self.data.pairs(schema(name)) if isinstance(o, URIRef)]
        iris = [*map(str, given), *(str(s) for s in self.data.subjects if isinstance(s, URIRef)), self.address or ""]
        return frozenset(host for host in (urlsplit(iri).netloc for iri in iris) if host)


def folder(iri: str) -> str:
    """Return an IRI up to its fragment, or up to its last segment if it has no fragment.

    >>> folder("https://example.org/news/1#visit"), folder("https://example.org/person/2")
    ('https://example.org/news/1#', 'https://example.org/person/')
    """
    if "#" in iri:
        return iri[: iri.index("#") + 1]
    if not urlsplit(iri).path.strip("/"):
        return iri
    return iri[: iri.rfind("/") + 1] or iri
