"""Terms: types and properties are those of schema.org, and each property stands on a thing that has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rdflib import RDF, URIRef
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import Scene, schema_term
from linkeddata.validation.rules.violation import Fault

#: Ends of property names in actions: `query-input` says what a reader fills in (schema.org's action pages).
_ANNOTATIONS = ("-input", "-output")
#: Words of JSON-LD that are written without their sign.
_KEYWORDS = frozenset({"id", "type", "context", "graph"})


def find(scene: Scene) -> Iterator[Fault]:
    """Yield type-unknown, property-misspelt, property-unknown, property-of-another-type and term-superseded."""
    for node in scene.data.subjects:
        yield from _types(scene, node)
        yield from _properties(scene, node)


def _types(scene: Scene, node: Node) -> Iterator[Fault]:
    for kind in scene.data.types(node):
        name = schema_term(kind)
        if name is None:
            continue
        known = vocabulary.terms().get(name)
        if known is None or known.kind not in ("class", "datatype"):
            near = _near(name, "class")
            yield Fault("type-unknown", node, RDF.type, kind, near=near)
        elif known.superseded_by:
            yield Fault("term-superseded", node, RDF.type, kind, near=(vocabulary.replacement(name) or known.superseded_by,))


@lru_cache(maxsize=4096)
def _near(name: str, kind: str) -> tuple[str, ...]:
    return vocabulary.near_misses(name, 1, kind)


@lru_cache(maxsize=4096)
def meant(name: str, classes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the property that is meant by a word that is none, on a thing of these classes; nothing where none is like it.

    >>> meant("startdate", ("Event",)), meant("guest", ("Event",)), meant("type", ())
    (('startDate',), (), ('@type',))
    """
    if name in _KEYWORDS:
        return (f"@{name}",)
    found = vocabulary.near_misses(name, 6, "property")
    return tuple(f for f in found if not classes or any(vocabulary.belongs(f, c) for c in classes) or _same(f, name))[:1]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold().replace("_", "").replace("-", "")


def _properties(scene: Scene, node: Node) -> Iterator[Fault]:
    classes = tuple(c for c in scene.classes(node) if vocabulary.terms()[c].kind == "class")
    for prop in scene.data.about(node):
        name = schema_term(prop)
        if name is None or not isinstance(prop, URIRef):
            continue
        for ending in _ANNOTATIONS:
            name = name.removesuffix(ending)
        known = vocabulary.terms().get(name)
        if known is None or known.kind != "property":
            near = meant(name, classes)
            yield Fault("property-misspelt" if near else "property-unknown", node, prop, near=near)
        elif known.superseded_by:
            yield Fault("term-superseded", node, prop, near=(vocabulary.replacement(name) or known.superseded_by,))
        elif classes and known.domain and not any(vocabulary.belongs(name, c) for c in classes):
            if scene.is_a(node, "Role") and any(o == node for _, o in scene.data.pairs(prop)):
                continue  # a role carries the property that it qualifies
            kinds = " or ".join(known.domain[:3])
            yield Fault("property-of-another-type", node, prop, scene.data.objects(node, prop)[0], expected=kinds)
