"""Terms: each exists in schema.org and is used on a type that has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rdflib import RDF, URIRef
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.schema.vocabulary import Term
from linkeddata.validation.rules.document import DocumentIndex, schema, schema_term
from linkeddata.validation.rules.violation import Violation

#: Endings of property names in actions: `query-input` is what a user fills in (schema.org's action pages).
_ANNOTATIONS = ("-input", "-output")
#: JSON-LD keywords that are often written without their at sign.
_KEYWORDS = frozenset({"id", "type", "context", "graph"})


def type_unknown(index: DocumentIndex) -> Iterator[Violation]:
    """Yield types that schema.org does not have."""
    for node, kind, name, known in _types(index):
        if known is None:
            yield Violation(node, RDF.type, kind, near=_near_types(name))


def term_superseded(index: DocumentIndex) -> Iterator[Violation]:
    """Yield types, properties and members of enumerations that schema.org has replaced by others."""
    for node, kind, name, known in _types(index):
        if known and known.superseded_by:
            yield Violation(node, RDF.type, kind, near=_replacement(name, known))
    for node, prop, name, known in index.once(_properties):
        if known and known.superseded_by:
            yield Violation(node, prop, near=_replacement(name, known))
    for node in index.data.subjects:
        for prop, _, value in index.properties(node):
            member = schema_term(value) if type(value) is URIRef else None
            old = vocabulary.terms().get(member) if member else None
            if old and old.superseded_by and old.enumerations:
                yield Violation(node, prop, value, near=_replacement(old.name, old))


def property_misspelt(index: DocumentIndex) -> Iterator[Violation]:
    """Yield properties that schema.org does not have, if it has one of a similar name."""
    for node, prop, name, known in index.once(_properties):
        if known is None and (near := meant(name, _own_classes(index, node))):
            yield Violation(node, prop, near=near)


def property_unknown(index: DocumentIndex) -> Iterator[Violation]:
    """Yield properties that schema.org does not have, nor any of a similar name."""
    for node, prop, name, known in index.once(_properties):
        if known is None and not meant(name, _own_classes(index, node)):
            yield Violation(node, prop)


def property_of_another_type(index: DocumentIndex) -> Iterator[Violation]:
    """Yield properties on things whose types do not have them."""
    last, own = None, tuple[str, ...]()
    for node, prop, name, known in index.once(_properties):
        if node is not last:  # the properties of a node follow one another
            last, own = node, _own_classes(index, node)
        if known is None or known.superseded_by or not known.domain or _belongs(name, own):
            continue
        additional = _additional_classes(index, node)
        if not (own or additional) or _belongs(name, additional):
            continue
        if prop.endswith(_ANNOTATIONS) and index.is_a(node, "Action"):
            continue  # what a user fills in belongs to the object or the result of the action
        if index.is_a(node, "Role") and any(o == node for _, o in index.data.pairs(prop)):
            continue  # a role has the property that it qualifies
        kinds = " or ".join(known.domain[:3])
        yield Violation(node, prop, index.data.objects(node, prop)[0], expected=kinds)


@lru_cache(maxsize=4096)
def meant(name: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the property that an unknown name may mean on a thing of these classes, or nothing if none is similar.

    >>> meant("startdate", ("Event",)), meant("guest", ("Event",)), meant("type", ())
    (('startDate',), (), ('@type',))
    """
    if name in _KEYWORDS:
        return (f"@{name}",)
    found = vocabulary.near_misses(name, 6, "property")
    return tuple(f for f in found if not classes or any(vocabulary.belongs(f, c) for c in classes) or _same(f, name))[:1]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold().replace("_", "").replace("-", "")


def _types(index: DocumentIndex) -> Iterator[tuple[Node, Node, str, Term | None]]:
    """Yield every schema.org type of every node: node, type, its name, its entry in the vocabulary or None."""
    for node in index.data.subjects:
        for kind in index.data.types(node):
            if (found := _class(kind)) is not None:
                yield node, kind, *found


def _properties(index: DocumentIndex) -> list[tuple[Node, URIRef, str, Term | None]]:
    """Return every schema.org property of every node, as `_types` does."""
    return [
        (node, prop, *found)
        for node in index.data.subjects
        for prop in index.data.about(node)
        if type(prop) is URIRef and (found := _property(prop)) is not None
    ]


@lru_cache(maxsize=4096)
def _class(term: Node) -> tuple[str, Term | None] | None:
    """Return the name of a schema.org type and its entry in the vocabulary, or None for any other term."""
    name = schema_term(term)
    known = vocabulary.terms().get(name or "")
    return None if name is None else (name, known if known and known.kind in ("class", "datatype") else None)


@lru_cache(maxsize=4096)
def _property(term: Node) -> tuple[str, Term | None] | None:
    """Return the name of a schema.org property and its entry in the vocabulary, or None for any other term."""
    name = schema_term(term)
    if name is None:
        return None
    for ending in _ANNOTATIONS:
        name = name.removesuffix(ending)
    known = vocabulary.terms().get(name)
    return name, known if known and known.kind == "property" else None


def _own_classes(index: DocumentIndex, node: Node) -> tuple[str, ...]:
    return _without_datatypes(index.classes(node))


@lru_cache(maxsize=4096)
def _without_datatypes(classes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(c for c in classes if vocabulary.terms()[c].kind == "class")


@lru_cache(maxsize=8192)
def _belongs(name: str, classes: tuple[str, ...]) -> bool:
    return any(vocabulary.belongs(name, c) for c in classes)


def _additional_classes(index: DocumentIndex, node: Node) -> tuple[str, ...]:
    """Return the classes of schema.org that a node gives as `additionalType`."""
    names = (schema_term(value) for value in index.data.objects(node, schema("additionalType")))
    return tuple(n for n in names if n and n in vocabulary.terms() and vocabulary.terms()[n].kind == "class")


def _replacement(name: str, known: Term) -> tuple[str, ...]:
    return (vocabulary.replacement(name) or known.superseded_by or "",)


@lru_cache(maxsize=4096)
def _near_types(name: str) -> tuple[str, ...]:
    return vocabulary.near_misses(name, 1, "class")
