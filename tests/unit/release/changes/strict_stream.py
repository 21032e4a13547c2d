"""A strict reader of our event stream: from the root page over its relations, as a client goes, with every rule checked on the way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pyoxigraph as ox

LDES, TREE, DCT = "https://w3id.org/ldes#", "https://w3id.org/tree#", "http://purl.org/dc/terms/"
AS = "https://www.w3.org/ns/activitystreams#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
DEFAULT = ox.DefaultGraph()
FORMATS = {".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG}
#: What a root may say of its stream once at most.
ONCE = [
    *("timestampPath", "sequencePath", "versionOfPath", "versionCreatePath", "versionCreateObject"),
    *("versionUpdatePath", "versionUpdateObject", "versionDeletePath", "versionDeleteObject"),
]


@dataclass
class Member:
    iri: str
    page: str
    entity: str
    act: str
    time: str
    replaced_by: list[str]
    statements: set[str]


@dataclass
class Stream:
    iri: str = ""
    since: str = ""
    pages: dict[str, int] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)

    def newest(self) -> set[str]:
        """Return the statements that a client holds at the end."""
        held: dict[str, set[str]] = {}
        for member in sorted(self.members, key=lambda m: m.time):
            if member.act == "Create":
                assert member.entity not in held, f"{member.entity} is created twice"
            else:
                assert member.entity in held, f"{member.entity} was never created"
            held.pop(member.entity, None)
            if member.act != "Delete":
                held[member.entity] = member.statements
        return set[str]().union(*held.values())


class Page:
    """One page as it was parsed."""

    def __init__(self, folder: Path, address: str, base: str) -> None:
        assert address.startswith(base), address
        path = folder / address.removeprefix(base)
        quads = list(ox.parse(path.read_bytes(), FORMATS[path.suffix], base_iri=address))
        terms = [term for quad in quads for term in (quad.subject, quad.object, quad.graph_name)]
        assert not any(isinstance(term, ox.BlankNode) for term in terms), "a blank node"
        assert len(set(quads)) == len(quads), "a statement twice"
        self.address, self.quads = address, quads
        self.plain = [quad for quad in quads if quad.graph_name == DEFAULT]

    def objects(self, subject: str, predicate: str) -> list[str]:
        return [quad.object.value for quad in self.plain if (quad.subject.value, quad.predicate.value) == (subject, predicate)]

    def one(self, subject: str, predicate: str) -> str:
        found = self.objects(subject, predicate)
        assert len(found) == 1, f"{subject} {predicate}: {found}"
        return found[0]

    def relations(self) -> dict[str, tuple[str, str]]:
        """Return node → its lower and upper bound."""
        bounds: dict[str, dict[str, str]] = {}
        for relation in self.objects(self.address, f"{TREE}relation"):
            kind = self.one(relation, RDF_TYPE).removeprefix(TREE)
            assert self.one(relation, f"{TREE}path") == f"{DCT}modified"
            time = self.one(relation, f"{TREE}value")
            assert TIME.fullmatch(time)
            node = bounds.setdefault(self.one(relation, f"{TREE}node"), {})
            assert kind not in node
            node[kind] = time
        assert all(b.keys() == {"GreaterThanOrEqualToRelation", "LessThanOrEqualToRelation"} for b in bounds.values())
        return {n: (b["GreaterThanOrEqualToRelation"], b["LessThanOrEqualToRelation"]) for n, b in bounds.items()}


def read(folder: Path, base: str) -> Stream:
    """Read the stream of a release; `folder` is what a server would show under `base`."""
    root = Page(folder, urljoin(base, "changes/index.ttl"), base)
    views = [quad for quad in root.plain if quad.predicate.value == f"{TREE}view"]
    assert len(views) == 1 and views[0].object.value == root.address
    stream = Stream(views[0].subject.value)
    assert root.one(stream.iri, RDF_TYPE) == f"{LDES}EventStream"
    assert all(len(root.objects(stream.iri, f"{LDES}{name}")) <= 1 for name in ONCE)
    assert root.one(stream.iri, f"{LDES}timestampPath") == f"{DCT}modified"
    assert root.one(stream.iri, f"{LDES}versionOfPath") == f"{DCT}isVersionOf"
    for act in ("Create", "Update", "Delete"):
        assert root.one(stream.iri, f"{LDES}version{act}Path") == RDF_TYPE
        assert root.one(stream.iri, f"{LDES}version{act}Object") == AS + act
    policy = root.one(root.address, f"{LDES}retentionPolicy")
    stream.since = root.one(policy, f"{LDES}startingFrom")
    assert TIME.fullmatch(stream.since)
    assert not root.objects(root.address, f"{LDES}immutable"), "the root changes"
    todo, seen = root.relations(), {root.address}
    while todo:
        address, (low, high) = todo.popitem()
        assert address not in seen, f"{address} is reached twice"
        seen.add(address)
        page = Page(folder, address, base)
        assert page.one(address, f"{LDES}immutable") == "true"
        members = list(_members(page, stream, (low, high)))
        stream.pages[address.removeprefix(base)] = len(members)
        stream.members += members
        todo.update(page.relations())
    counts = Counter(member.iri for member in stream.members)
    assert not [iri for iri, count in counts.items() if count > 1], "a member twice"
    assert all(member.time >= stream.since for member in stream.members)
    return stream


def _members(page: Page, stream: Stream, bounds: tuple[str, str]) -> list[Member]:
    found = []
    for iri in page.objects(stream.iri, f"{TREE}member"):
        assert urldefrag(iri).url == page.address, "the IRI of a member leads to its page"
        time = page.one(iri, f"{DCT}modified")
        typed = [quad.object.datatype.value for quad in page.plain if quad.subject.value == iri and quad.object.value == time]
        assert typed == ["http://www.w3.org/2001/XMLSchema#dateTime"]
        assert TIME.fullmatch(time) and bounds[0] <= time <= bounds[1]
        act = page.one(iri, RDF_TYPE).removeprefix(AS)
        assert act in ("Create", "Update", "Delete")
        statements = {f"{quad.triple} ." for quad in page.quads if quad.graph_name == ox.NamedNode(iri)}
        assert bool(statements) == (act != "Delete")
        replaced = page.objects(iri, f"{DCT}isReplacedBy")
        found.append(Member(iri, page.address, page.one(iri, f"{DCT}isVersionOf"), act, time, replaced, statements))
    graphs = {quad.graph_name for quad in page.quads} - {DEFAULT}
    assert {graph.value for graph in graphs} <= {member.iri for member in found}
    return found
