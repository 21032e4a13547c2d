"""References: each leads to something, nothing is two things at once, nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from rdflib import RDF, BNode, Literal, URIRef
from rdflib.term import Node

from linkeddata import vocabulary
from linkeddata.faults.fault import Fault
from linkeddata.faults.scene import Scene, folder, local, schema

#: Families of which one thing cannot be two. A body may be a place too (a museum), and a work one (a monument).
_APART = frozenset(
    frozenset(pair)
    for pair in (
        *(("Person", other) for other in ("Organization", "Place", "Event", "CreativeWork")),
        *(("Event", other) for other in ("Organization", "Place", "CreativeWork")),
        ("CreativeWork", "Organization"),
    )
)
#: Properties that lead to pages, or to places in pages, which need no description here.
_TO_PAGES = frozenset("mainEntityOfPage url sameAs significantLink relatedLink license item target".split())


def find(scene: Scene) -> Iterator[Fault]:
    """Yield reference-dangling, kinds-clash and article-twice."""
    for node in scene.data.subjects:
        yield from _clash(scene, node)
        for prop, name, value in scene.properties(node):
            if not isinstance(value, Literal) and _dangling(scene, name, value):
                yield Fault("reference-dangling", node, prop, value)
    yield from _twice(scene)


def _clash(scene: Scene, node: Node) -> Iterator[Fault]:
    types = [t for t in scene.data.types(node) if local(t)]
    for one, other in combinations(types, 2):
        mine, theirs = vocabulary.families(str(one)), vocabulary.families(str(other))
        if not mine & theirs and any(frozenset((a, b)) in _APART for a in mine for b in theirs):
            yield Fault("kinds-clash", node, RDF.type, other, one, RDF.type)
            return


def _dangling(scene: Scene, name: str, value: Node) -> bool:
    if scene.data.about(value):
        return False
    if isinstance(value, BNode):
        return True
    iri, known = str(value), vocabulary.terms().get(name)
    if local(URIRef(iri)) is not None or name in _TO_PAGES or iri == scene.address:
        return False
    if known and "URL" in known.range and ("#" not in iri or folder(iri) not in scene.folders):
        return False  # an address that was written as a node
    parts = urlsplit(iri)
    if folder(iri) in scene.folders and (parts.path or parts.fragment):
        return True
    own_site = parts.netloc in scene.hosts and parts.path in ("", "/")
    return bool(parts.fragment) and (own_site or iri.partition("#")[0] == scene.address)


def _twice(scene: Scene) -> Iterator[Fault]:
    """Tell of each article that repeats the headline or the address of one before it."""
    seen: dict[tuple[str, str], Node] = {}
    for node in scene.data.subjects:
        if not scene.is_a(node, "Article") or node in scene.spoken_of:
            continue
        for name in ("headline", "url"):
            for value in scene.data.objects(node, schema(name)):
                key = (name, " ".join(str(value).split()).casefold())
                first = seen.setdefault(key, node)
                if first != node:
                    yield Fault("article-twice", node, schema(name), value)
                    break
            else:
                continue
            break
