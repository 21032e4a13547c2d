"""The vocabulary says what its files say, quickly, and the files agree with each other."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, Namespace

from linkeddata import resources, vocabulary
from linkeddata.errors import UsageError
from linkeddata.vocabulary import FAMILIES, PROPERTY_ORDER, SCHEMA

S = Namespace(SCHEMA)
KINDS = set(
    re.findall(
        r"\w+",
        """
        visit meeting call conference speech signing ceremony reception training exercise launch appointment founding
        exhibition competition election protest accident disaster crime arrest trial attack agreement announcement award
        inspection festival departure arrival death birth publication other
        """,
    )
)


@pytest.fixture(scope="module")
def schema() -> rdflib.Graph:
    return rdflib.Graph().parse(data=resources.text("vocab/schema.ttl"), format="turtle")


def test_an_rdf_parser_reads_the_same_as_the_line_reader(schema: rdflib.Graph) -> None:
    mine = set()
    for t in vocabulary.terms().values():
        kind = {"class": RDFS.Class, "property": RDF.Property, "datatype": S.DataType}.get(t.kind, S[t.kind])
        mine.add((S[t.name], RDF.type, kind))
        mine |= {(S[t.name], RDFS.subClassOf, S[p]) for p in t.parents}
        mine |= {(S[t.name], S.domainIncludes, S[p]) for p in t.domain}
        mine |= {(S[t.name], S.rangeIncludes, S[p]) for p in t.range}
        mine |= {(S[t.name], RDFS.comment, rdflib.Literal(t.comment))} if t.comment else set()
        mine |= {(S[t.name], S.supersededBy, S[t.superseded_by])} if t.superseded_by else set()
    assert mine == set(schema)
    assert len(schema) == 1321


def test_no_term_stands_twice() -> None:
    lines = [line.split()[0] for line in resources.text("vocab/schema.ttl").splitlines() if line.startswith("schema:")]
    assert len(lines) == len(set(lines)) == len(vocabulary.terms())


def test_whatever_a_term_refers_to_is_a_term_of_the_right_kind() -> None:
    terms = vocabulary.terms()
    for t in terms.values():
        assert all(terms[p].kind == "class" for p in t.parents)
        assert all(terms[c].kind == "class" for c in t.domain)
        assert all(terms[c].kind in ("class", "datatype") for c in t.range)
        assert t.superseded_by is None or terms[t.superseded_by].kind == "property"
        if t.kind == "property" and not t.superseded_by:
            assert t.domain and t.range and t.comment
        if t.kind == "class" and t.name != "Thing":
            assert vocabulary.is_a(t.name, "Thing")
            assert t.name not in t.parents


def test_emitted_properties_are_properties_that_nothing_replaces() -> None:
    assert PROPERTY_ORDER[0] == "type"
    assert len(set(PROPERTY_ORDER)) == len(PROPERTY_ORDER)
    for name in PROPERTY_ORDER[1:]:
        assert vocabulary.property(name).superseded_by is None
    assert sorted(["sameAs", "unheardOf", "name", "type"], key=vocabulary.rank) == ["type", "name", "sameAs", "unheardOf"]


@pytest.mark.parametrize(
    ("cls", "families"),
    [
        ("Person", {"Person"}),
        ("GovernmentOrganization", {"Organization"}),
        ("CollegeOrUniversity", {"Organization", "Place"}),
        ("Hospital", {"Organization", "Place"}),
        ("Museum", {"Place"}),
        ("Country", {"Place"}),
        ("Embassy", {"Place"}),
        ("NewsArticle", {"CreativeWork"}),
        ("ConferenceEvent", {"Event"}),
        ("EventSeries", {"Event"}),
        ("PublicationEvent", {"Event"}),
        ("OrganizationRole", set()),
        ("PostalAddress", set()),
        ("Thing", set()),
        ("Unheard", set()),
        ("https://schema.org/RiverBodyOfWater", {"Place"}),
    ],
)
def test_families(cls: str, families: set[str]) -> None:
    assert vocabulary.families(cls) == families


def test_persons_events_and_works_share_no_class_with_other_families() -> None:
    both = {frozenset(vocabulary.families(n)) for n, t in vocabulary.terms().items() if t.kind == "class"}
    assert {f for f in both if len(f) > 1} == {frozenset({"Organization", "Place"})}
    assert set(FAMILIES) == set().union(*both)


@given(st.sampled_from(sorted(n for n, t in vocabulary.terms().items() if t.kind == "class")))
def test_is_a_follows_the_parents(cls: str) -> None:
    assert vocabulary.is_a(cls, cls)
    for parent in vocabulary.term(cls).parents:
        assert vocabulary.is_a(cls, parent)
        assert vocabulary.ancestors(parent) < vocabulary.ancestors(cls)
        assert not vocabulary.is_a(parent, cls)


def test_terms_are_found_by_name_and_iri() -> None:
    assert vocabulary.term("attendee") is vocabulary.term("https://schema.org/attendee")
    assert vocabulary.property("attendee").domain == ("Event",)
    assert vocabulary.property("attendee").range == ("Organization", "Person")
    assert vocabulary.term("EventCancelled").kind == "EventStatusType"
    assert vocabulary.term("City").iri == "https://schema.org/City"


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Evnet", "Event"),
        ("atendee", "attendee"),
        ("attendees", "attendee"),
        ("NAME", "name"),
        ("organiser", "organizer"),
        ("GovermentOrganisation", "GovernmentOrganization"),
        ("containedIn", "containedInPlace"),
        ("EventCanceled", "EventCancelled"),
    ],
)
def test_near_misses(word: str, near: str) -> None:
    assert vocabulary.near_misses(word)[0] == near


def test_unknown_terms_raise_with_a_proposal() -> None:
    with pytest.raises(UsageError, match=r"atendee is no term of the vocabulary; did you mean attendee\?"):
        vocabulary.property("atendee")
    with pytest.raises(UsageError, match="Event is a class, not a property"):
        vocabulary.property("Event")
    with pytest.raises(UsageError, match="no term"):
        vocabulary.term("http://schema.org/name")
    assert vocabulary.near_misses("qqqqqq") == ()


def test_a_line_that_is_laid_out_otherwise_is_refused() -> None:
    for line in (
        'schema:X a rdfs:Class; rdfs:comment "a" .',
        'schema:X a rdfs:Class ; rdfs:label "a" , "b" .',
        "schema:X a rdfs:Class",
    ):
        with pytest.raises(UsageError, match="not laid out"):
            vocabulary._read(line)


def test_reading_loads_no_rdf_library() -> None:
    code = (
        "import sys; from linkeddata import vocabulary as v; v.terms(); v.is_a('City', 'Place'); "
        "v.event_types(); print(*sys.modules)"
    )
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not loaded & {"rdflib", "pyoxigraph", "pyshacl", "jsonschema", "difflib"}


# ---- vocab/event-types.ttl


def test_event_types_are_complete_concepts() -> None:
    graph = rdflib.Graph().parse(data=resources.text("vocab/event-types.ttl"), format="turtle")
    concepts = sorted(graph.subjects(RDF.type, SKOS.Concept))
    assert {c.removeprefix(vocabulary.EVENT_TYPES) for c in concepts} == KINDS == vocabulary.event_types()
    scheme = graph.value(None, RDF.type, SKOS.ConceptScheme)
    labels = set()
    for concept in concepts:
        assert graph.value(concept, SKOS.inScheme) == scheme
        (label,), (definition,) = list(graph.objects(concept, SKOS.prefLabel)), list(graph.objects(concept, SKOS.definition))
        assert label.language == definition.language == "en"
        labels.add(str(label))
        matches = [*graph.objects(concept, SKOS.closeMatch), *graph.objects(concept, SKOS.broadMatch)]
        assert len(matches) == 1
        assert vocabulary.is_a(str(matches[0]), "Event")
    assert len(labels) == len(concepts) == 34


# ---- vocab/context.jsonld

CONTEXT = json.loads(resources.text("vocab/context.jsonld"))["@context"]


def test_the_context_has_every_class_and_property_and_nothing_else() -> None:
    wanted = {n for n, t in vocabulary.terms().items() if t.kind in ("class", "property") and not t.superseded_by}
    assert set(CONTEXT) == wanted | {"@version", "xsd", "skos", "oa", "prov", "dcterms"}
    assert "@vocab" not in CONTEXT
    for name in wanted:
        iri = CONTEXT[name] if isinstance(CONTEXT[name], str) else CONTEXT[name]["@id"]
        assert iri == SCHEMA + name


def test_the_context_types_what_is_never_text_and_leaves_dates_alone() -> None:
    links = {n for n, d in CONTEXT.items() if isinstance(d, dict)}
    assert all(CONTEXT[n]["@type"] == "@id" for n in links)
    for name in links:
        assert vocabulary.property(name).range != ("Text",)
    for name, t in vocabulary.terms().items():
        if t.kind == "property" and set(t.range) <= {"Text", "Date", "DateTime", "Number", "Boolean"}:
            assert name not in links
    emitted = (
        "attendee location organizer worksFor superEvent subEvent about mentions publisher "
        "additionalType eventStatus sameAs url"
    )
    emitted += " license parentOrganization memberOf containedInPlace nationality isPartOf image author"
    assert set(emitted.split()) <= links


EXAMPLE = {
    "@context": CONTEXT,
    "@id": "https://press.example/2024/note",
    "@type": "NewsArticle",
    "headline": "Harbour board opens the new quay",
    "datePublished": {"@value": "2024-05-02", "@type": "xsd:date"},
    "url": "https://press.example/2024/note",
    "unheardOf": "dropped, not guessed",
    "about": {
        "@id": "https://press.example/2024/note#opening",
        "@type": ["Event", "SocialEvent"],
        "additionalType": "https://w3id.org/linkeddata/event-types#ceremony",
        "name": "Opening of the quay",
        "startDate": {"@value": "--05-02", "@type": "xsd:gMonthDay"},
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@id": "https://press.example/2024/note#marsund", "@type": "City", "name": "Marsund"},
        "attendee": [
            {
                "@id": "https://press.example/2024/note#irene",
                "@type": "Person",
                "name": "Irene Falk",
                "jobTitle": "harbour master",
            }
        ],
    },
    "mentions": ["https://press.example/2024/note#irene", {"@id": "https://press.example/2024/note#marsund"}],
}


def test_two_engines_expand_an_example_alike() -> None:
    text = json.dumps(EXAMPLE)
    one = {tuple(t.n3() for t in triple) for triple in rdflib.Graph().parse(data=text, format="json-ld")}
    two = {
        tuple(str(t) for t in (q.subject, q.predicate, q.object))
        for q in pyoxigraph.parse(input=text, format=pyoxigraph.RdfFormat.JSON_LD)
    }
    assert one == two
    assert len(one) == 20
    assert not [t for triple in one for t in triple if "http://schema.org" in t]
    assert not [t for triple in one for t in triple if "unheardOf" in t]
