"""References: each leads to something, nothing has two types that exclude each other, no article is described twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from rdflib import RDF, BNode, Literal
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import DocumentIndex, folder, schema, schema_term
from linkeddata.validation.rules.ranges import ADDRESSES
from linkeddata.validation.rules.violation import Violation

#: A type whose description in schema.org allows events.
_EVENTS_TOO = "TouristAttraction"
#: A pair that schema.org's examples have on purpose, though it is more often a slip.
_AT_TIMES = frozenset({"Event", "CreativeWork"})
#: Pairs of families that exclude each other. An organization may also be a place (a museum), a work may be one (a monument), and a
#: person may stand for a company or a site (as plugins for personal sites write).
_APART = frozenset(
    frozenset(pair)
    for pair in (
        *(("Person", other) for other in ("Place", "Event", "CreativeWork")),
        *(("Event", other) for other in ("Organization", "Place", "CreativeWork")),
        ("CreativeWork", "Organization"),
    )
)


def reference_dangling(index: DocumentIndex) -> Iterator[Violation]:
    """Yield references to nodes of this document that it does not describe."""
    for node in index.data.subjects:
        for prop, name, value in index.properties(node):
            if type(value) is not Literal and _dangling(index, name, value):
                yield Violation(node, prop, value)


def kinds_clash(index: DocumentIndex) -> Iterator[Violation]:
    """Yield nodes with two types that exclude each other, each once."""
    for node in index.data.subjects:
        if len(index.data.types(node)) < 2:
            continue
        types = [t for t in index.data.types(node) if schema_term(t)]
        clash = next((pair for pair in combinations(types, 2) if _exclude_each_other(*pair)), None)
        if clash:
            at_times = vocabulary.families(str(clash[0])) | vocabulary.families(str(clash[1])) == _AT_TIMES
            yield Violation(node, RDF.type, clash[1], clash[0], RDF.type, mild=at_times)


def _exclude_each_other(one: Node, other: Node) -> bool:
    mine, theirs = vocabulary.families(str(one)), vocabulary.families(str(other))
    if mine & theirs or ("Event" in mine | theirs and any(vocabulary.is_a(str(t), _EVENTS_TOO) for t in (one, other))):
        return False
    return any(frozenset((a, b)) in _APART for a in mine for b in theirs)


def _dangling(index: DocumentIndex, name: str, value: Node) -> bool:
    if index.data.about(value) or name in ADDRESSES or schema_term(value) is not None or str(value) == index.address:
        return False
    iri, known = str(value), vocabulary.terms().get(name)
    if isinstance(value, BNode):
        return True
    if "#" in iri and iri.partition("#")[0] == index.address:
        return True
    if known and "URL" in known.range and ("#" not in iri or folder(iri) not in index.folders):
        return False  # an address that was written as an @id
    parts = urlsplit(iri)
    if folder(iri) in index.folders and (parts.path or parts.fragment):
        return True
    own_site = parts.netloc in index.hosts and parts.path in ("", "/")
    return bool(parts.fragment) and own_site


def article_twice(index: DocumentIndex) -> Iterator[Violation]:
    """Yield articles that repeat the headline or the address of an earlier one in the same syntax.

    A page may say the same in JSON-LD and in Microdata, for programs that read only one of them.
    """
    seen: dict[tuple[str, str, str], Node] = {}
    for node in index.data.subjects:
        if not index.is_a(node, "Article") or node in index.mentioned:
            continue
        repeated = None
        for name in ("headline", "url", "mainEntityOfPage"):
            for value in index.data.objects(node, schema(name)):
                key = (index.syntax(node), name, " ".join(str(value).split()).casefold())
                first = seen.setdefault(key, node)
                if first != node and not _differ(index, first, node):
                    repeated = repeated or Violation(node, schema(name), value)
        if repeated:
            yield repeated


def _differ(index: DocumentIndex, one: Node, other: Node) -> bool:
    """Return whether two articles with one title are different: they have other addresses, or other languages."""
    for name in ("url", "inLanguage"):
        mine, theirs = (set(map(str, index.data.objects(n, schema(name)))) for n in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False
