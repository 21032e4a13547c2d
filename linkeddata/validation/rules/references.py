"""References: each leads to something, nothing is two things at once, nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from rdflib import RDF, BNode, Literal
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import Scene, folder, schema, schema_term
from linkeddata.validation.rules.ranges import ADDRESSES
from linkeddata.validation.rules.violation import Fault

#: Families of which one thing cannot be two. A body may be a place too (a museum), a work one (a monument), and a person stands for
#: a firm or a site (as plugins for personal sites write).
_APART = frozenset(
    frozenset(pair)
    for pair in (
        *(("Person", other) for other in ("Place", "Event", "CreativeWork")),
        *(("Event", other) for other in ("Organization", "Place", "CreativeWork")),
        ("CreativeWork", "Organization"),
    )
)


def find(scene: Scene) -> Iterator[Fault]:
    """Yield reference-dangling, kinds-clash and article-twice."""
    for node in scene.data.subjects:
        yield from _clash(scene, node)
        for prop, name, value in scene.properties(node):
            if not isinstance(value, Literal) and _dangling(scene, name, value):
                yield Fault("reference-dangling", node, prop, value)
    yield from _twice(scene)


def _clash(scene: Scene, node: Node) -> Iterator[Fault]:
    types = [t for t in scene.data.types(node) if schema_term(t)]
    for one, other in combinations(types, 2):
        mine, theirs = vocabulary.families(str(one)), vocabulary.families(str(other))
        if not mine & theirs and any(frozenset((a, b)) in _APART for a in mine for b in theirs):
            yield Fault("kinds-clash", node, RDF.type, other, one, RDF.type)
            return


def _dangling(scene: Scene, name: str, value: Node) -> bool:
    iri, known = str(value), vocabulary.terms().get(name)
    if scene.data.about(value) or schema_term(value) is not None or name in ADDRESSES or iri == scene.address:
        return False
    if isinstance(value, BNode):
        return True
    if "#" in iri and iri.partition("#")[0] == scene.address:
        return True
    if known and "URL" in known.range and ("#" not in iri or folder(iri) not in scene.folders):
        return False  # an address that was written as a node
    parts = urlsplit(iri)
    if folder(iri) in scene.folders and (parts.path or parts.fragment):
        return True
    own_site = parts.netloc in scene.hosts and parts.path in ("", "/")
    return bool(parts.fragment) and own_site


def _twice(scene: Scene) -> Iterator[Fault]:
    """Tell of each article that repeats the headline or the address of one before it."""
    seen: dict[tuple[str, str], Node] = {}
    for node in scene.data.subjects:
        if not scene.is_a(node, "Article") or node in scene.spoken_of:
            continue
        repeated = None
        for name in ("headline", "url", "mainEntityOfPage"):
            for value in scene.data.objects(node, schema(name)):
                key = (name, " ".join(str(value).split()).casefold())
                first = seen.setdefault(key, node)
                if first != node and not _differ(scene, first, node):
                    repeated = repeated or Fault("article-twice", node, schema(name), value)
        if repeated:
            yield repeated


def _differ(scene: Scene, one: Node, other: Node) -> bool:
    """Tell whether two articles of one title are two: at other addresses, or in other languages."""
    for name in ("url", "inLanguage"):
        mine, theirs = (set(map(str, scene.data.objects(n, schema(name)))) for n in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False
