"""What the examples give passes the core profile; broken at one place for each property shape, it gives that finding and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from linkeddata.pipeline import convert
from linkeddata.schema import resources, vocabulary
from linkeddata.validation import validate
from linkeddata.values.findings import Report, Severity
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DOCUMENTS = ("harbour-visit.html", "ministers-tour.txt")
CORE = Namespace("https://w3id.org/linkeddata/shapes/core#")
S = Namespace(SCHEMA)
KIND = Namespace(EVENT_TYPES)
NEW = Namespace("https://press.example/new#")


def day(text: str, kind: URIRef = XSD.date) -> Literal:
    return Literal(text, datatype=kind, normalize=False)


class Release:
    """The graph of converted documents, and the things in it that a mutation may change.

    Args:
        graph: the data; changed in place.
        told: IRIs of things that have findings already.
    """

    def __init__(self, graph: Graph, told: frozenset[str] = frozenset()) -> None:
        self.graph, self.told = graph, told

    def things(self, family: str) -> list[Node]:
        """Return the things of this family alone that have one name and no finding, sorted."""
        found = []
        for node in sorted(set(self.graph.subjects(RDF.type, None))):
            families = {f for t in self.graph.objects(node, RDF.type) for f in vocabulary.families(str(t))}
            if families == {family} and len(list(self.graph.objects(node, S.name))) == 1 and str(node) not in self.told:
                found.append(node)
        return found

    @property
    def article(self) -> Node:
        return min(self.graph.subjects(RDF.type, S.NewsArticle))

    @property
    def event(self) -> Node:
        """A happening in which somebody takes part, at a known date."""
        return next(e for e in self.things("Event") if (e, S.attendee, None) in self.graph and self.has(e, S.startDate))

    @property
    def person(self) -> Node:
        return self.things("Person")[0]

    @property
    def body(self) -> Node:
        return self.things("Organization")[0]

    @property
    def place(self) -> Node:
        return self.things("Place")[0]

    @property
    def role(self) -> Node:
        return min(self.graph.subjects(RDF.type, S.OrganizationRole), default=None) or post(self)

    def has(self, node: Node, prop: Node) -> bool:
        return (node, prop, None) in self.graph

    def add(self, node: Node, prop: Node, *values: Node) -> Node:
        for value in values:
            assert (node, prop, value) not in self.graph
            self.graph.add((node, prop, value))
        return node

    def drop(self, node: Node, *props: Node) -> Node:
        assert any(self.has(node, prop) for prop in props)
        for prop in props:
            self.graph.remove((node, prop, None))
        return node

    def replace(self, node: Node, prop: Node, *values: Node) -> Node:
        self.graph.remove((node, prop, None))
        return self.add(node, prop, *values)

    def dates(self, node: Node, start: list[Node], end: list[Node]) -> Node:
        self.replace(node, S.startDate, *start)
        return self.replace(node, S.endDate, *end)


def post(r: Release) -> Node:
    """Add what a post is, on the way from a person to a body."""
    r.add(r.person, S.worksFor, NEW.post)
    r.add(NEW.post, RDF.type, S.OrganizationRole)
    r.add(NEW.post, S.roleName, Literal("deputy harbour master"))
    return r.add(NEW.post, S.worksFor, r.body)


#: Properties that shapes look at and that no example may have: each is added, with a valid value, where it is missing.
VALID: dict[str, Callable[[Release], object]] = {
    "roleName": post,
    "alternativeHeadline": lambda r: r.add(r.article, S.alternativeHeadline, Literal("In autumn")),
    "description": lambda r: r.add(r.article, S.description, Literal("The pier is open.")),
    "articleSection": lambda r: r.add(r.article, S.articleSection, Literal("Ports")),
    "keywords": lambda r: r.add(r.article, S.keywords, Literal("ports")),
    "affiliation": lambda r: r.add(r.role, S.affiliation, r.body),
    "alumniOf": lambda r: r.add(r.role, S.alumniOf, r.body),
    "memberOf": lambda r: r.add(r.person, S.memberOf, r.body),
    "parentOrganization": lambda r: r.add(r.body, S.parentOrganization, r.things("Organization")[1]),
    "containedInPlace": lambda r: r.add(r.place, S.containedInPlace, r.things("Place")[1]),
    "nationality": lambda r: r.add(r.person, S.nationality, r.place),
    "eventStatus": lambda r: r.add(r.event, S.eventStatus, S.EventRescheduled),
    "previousStartDate": lambda r: r.add(r.event, S.previousStartDate, day("2024-05-01")),
    "endDate": lambda r: r.dates(r.event, [day("2024-05-02")], [day("2024-05-03")]),
    "organizer": lambda r: r.add(r.event, S.organizer, r.body),
    "superEvent": lambda r: r.add(r.things("Event")[1], S.superEvent, r.event),
    "subEvent": lambda r: r.add(r.event, S.subEvent, r.things("Event")[1]),
    "author": lambda r: r.add(r.article, S.author, r.person),
    "dateModified": lambda r: r.add(r.article, S.dateModified, day("2099-01-01")),
    "sameAs": lambda r: r.add(r.body, S.sameAs, URIRef("https://board.example/about")),
    "license": lambda r: r.add(r.article, S.license, URIRef("https://creativecommons.org/licenses/by/4.0/")),
    "image": lambda r: r.add(r.article, S.image, URIRef("https://press.example/quay.jpg")),
    "alternateName": lambda r: r.add(r.body, S.alternateName, Literal("HB")),
}


def also(r: Release, node: Node, cls: URIRef) -> Node:
    """Make a thing one more class, with a name, so that it lacks nothing that class asks for."""
    if not r.has(node, S.name):
        r.add(node, S.name, Literal("Marsund"))
    return r.add(node, RDF.type, cls)


def without_type(r: Release) -> Node:
    """Take the type from a thing that has a name and to which nothing refers."""
    r.add(r.article, S.name, Literal("A note"))
    return r.drop(r.article, RDF.type)


#: Property shape → what breaks it, and it alone; returns the thing that is broken.
MUTATIONS: dict[str, Callable[[Release], Node]] = {
    "article-headline-present": lambda r: r.drop(r.article, S.headline),
    "article-headline-once": lambda r: r.add(r.article, S.headline, Literal("New quay opened")),
    "article-headline-text": lambda r: r.replace(r.article, S.headline, Literal(" \t")),
    "article-published-once": lambda r: r.replace(r.article, S.datePublished, day("2024-05-02"), day("2024-05-03")),
    "article-dates-in-order": lambda r: r.replace(r.article, S.dateModified, day("1999-12-31")),
    "article-publisher-agent": lambda r: r.replace(r.article, S.publisher, r.place),
    "article-author-agent": lambda r: r.replace(r.article, S.author, r.event),
    "article-only-an-article": lambda r: also(r, r.article, S.City),
    "event-name-present": lambda r: r.drop(r.event, S.name),
    "event-not-bare": lambda r: r.drop(r.event, S.startDate, S.endDate, S.location, S.attendee, S.organizer),
    "event-start-once": lambda r: r.dates(r.event, [day("2024-05-02"), day("2024-05-03")], []),
    "event-end-once": lambda r: r.dates(r.event, [day("2024-05-02")], [day("2024-05-04"), day("2024-05-05")]),
    "event-end-with-start": lambda r: r.dates(r.event, [], [day("2024-05-04")]),
    "event-status-known": lambda r: r.replace(r.event, S.eventStatus, S.EventCanceled),
    "event-attendee-agent": lambda r: r.add(r.event, S.attendee, r.place),
    "event-organizer-agent": lambda r: r.add(r.event, S.organizer, r.article),
    "event-super-event-event": lambda r: r.replace(r.event, S.superEvent, r.body),
    "event-super-event-acyclic": lambda r: r.replace(r.event, S.superEvent, r.event),
    "event-only-an-event": lambda r: also(r, r.event, S.Museum),
    "person-name-present": lambda r: r.drop(r.person, S.name),
    "person-only-a-person": lambda r: also(r, r.person, S.Corporation),
    "person-nationality-place": lambda r: r.replace(r.person, S.nationality, r.body),
    "person-job-title-text": lambda r: r.replace(r.person, S.jobTitle, Literal("")),
    "works-for-organization": lambda r: r.add(r.person, S.worksFor, r.place),
    "organization-name-present": lambda r: r.drop(r.body, S.name),
    "member-of-organization": lambda r: r.replace(r.person, S.memberOf, r.event),
    "parent-organization-organization": lambda r: r.replace(r.body, S.parentOrganization, r.person),
    "parent-organization-acyclic": lambda r: r.replace(r.body, S.parentOrganization, r.body),
    "place-name-present": lambda r: r.drop(r.place, S.name),
    "location-place": lambda r: r.add(r.event, S.location, r.person),
    "contained-in-place-place": lambda r: r.replace(r.place, S.containedInPlace, r.body),
    "contained-in-place-acyclic": lambda r: r.replace(r.place, S.containedInPlace, r.place),
    "role-name-present": lambda r: r.drop(r.role, S.roleName, S.jobTitle),
    "role-organization-present": lambda r: r.drop(r.role, S.worksFor, S.memberOf, S.affiliation, S.alumniOf),
    "name-text": lambda r: r.replace(r.place, S.name, Literal(" \n")),
    "name-once": lambda r: r.add(r.person, S.name, Literal("Ada Byrne")),
    "thing-typed": without_type,
    "type-known": lambda r: r.add(r.place, RDF.type, S.Citty),
    "additional-type-iri": lambda r: r.add(r.event, S.additionalType, Literal("ceremony")),
    "additional-type-known": lambda r: r.add(r.event, S.additionalType, KIND.lunch),
    "text-not-empty": lambda r: r.add(r.body, S.alternateName, Literal("")),
    "language-tag": lambda r: r.replace(r.article, S.inLanguage, Literal("en_GB")),
    "link-web-address": lambda r: r.add(r.body, S.sameAs, URIRef("javascript:alert(1)")),
    "image-web-address": lambda r: r.replace(r.article, S.image, URIRef("data:image/gif;base64,R0lGODlhAQABAAAAACw")),
    "date-typed": lambda r: r.dates(r.event, [Literal("2024-05")], []),
    "date-on-calendar": lambda r: r.dates(r.event, [day("2023-02-29")], []),
    "dates-in-order": lambda r: r.dates(r.event, [day("2024-05-02")], [day("2024-05-01T18:00:00", XSD.dateTime)]),
    "reference-described": lambda r: r.add(r.article, S.mentions, NEW.nobody),
}


@pytest.fixture(scope="session")
def core() -> Graph:
    return Graph().parse(data=resources.text("shapes/core.ttl"), format="turtle")


@pytest.fixture(scope="session")
def real() -> Graph:
    """The data graphs of the documents, as one."""
    made = Graph(bind_namespaces="none")
    for name in DOCUMENTS:
        for triple in convert(EXAMPLES / name, validate=False).dataset.data:
            made.add(triple)
    return made


@pytest.fixture(scope="session")
def whole(real: Graph, core: Graph) -> Graph:
    """The real output, extended by a valid statement for each property that shapes look at and it lacks."""
    release = Release(copy(real), frozenset(f.iri for f in validate(real).findings if f.iri))
    for prop in sorted(looked_at(core)):
        if (None, S[prop], None) not in release.graph:
            assert prop in VALID, f"neither the examples nor this test have {prop}"
            VALID[prop](release)
    return release.graph


@pytest.fixture(scope="session")
def report(whole: Graph) -> Report:
    return validate(whole)


def copy(graph: Graph) -> Graph:
    made = Graph(bind_namespaces="none")
    for triple in graph:
        made.add(triple)
    return made


def looked_at(core: Graph) -> set[str]:
    """Return the schema.org properties that the profile speaks of, local names."""
    terms = {str(t).removeprefix(S) for row in core for t in row if isinstance(t, URIRef) and t.startswith(S)}
    return {t for t in terms if t[:1].islower() and "/" not in t}


def codes(report: Report) -> Counter[tuple[str, str | None]]:
    return Counter((f.code, f.iri) for f in report.findings)


def test_every_property_shape_has_its_mutation(core: Graph) -> None:
    shapes = {str(s).removeprefix(CORE) for s in core.subjects(RDF.type, SH.PropertyShape)}
    assert shapes == set(MUTATIONS)
    assert len(MUTATIONS) == 48


def test_real_output_has_no_error_under_core(real: Graph) -> None:
    found = validate(real)
    assert found.errors == ()
    assert found.ok
    checked = {shape.removeprefix(CORE) for shape, count in found.focus_nodes.items() if count}
    assert {"Article", "Event", "Person", "Organization", "Place", "Named", "Dated", "Referring", "Workers"} <= checked


def test_every_property_and_every_shape_is_put_to_use(whole: Graph, report: Report, core: Graph) -> None:
    assert report.errors == ()
    assert {str(p).removeprefix(S) for p in whole.predicates()} >= looked_at(core)
    assert len(looked_at(core)) > 30
    assert len(report.focus_nodes) > 15
    assert min(report.focus_nodes.values()) > 0


@pytest.mark.parametrize("shape", MUTATIONS)
def test_one_mutation_gives_one_finding(shape: str, whole: Graph, report: Report) -> None:
    changed = copy(whole)
    node = MUTATIONS[shape](Release(changed, frozenset(f.iri for f in report.findings if f.iri)))
    assert set(changed) != set(whole)
    after = validate(changed)
    new = codes(after)
    new.subtract(codes(report))
    assert {key: count for key, count in new.items() if count} == {(shape, str(node)): 1}
    (finding,) = [f for f in after.findings if (f.code, f.iri) == (shape, str(node))]
    assert finding.shape == CORE[shape].toPython()
    warns = {"event-name-present", "event-not-bare", "event-end-with-start", "role-name-present", "name-once"}
    warns |= {"type-known", "additional-type-known"}
    assert finding.severity is (Severity.WARNING if shape in warns else Severity.ERROR)
    assert after.ok is (shape in warns)
