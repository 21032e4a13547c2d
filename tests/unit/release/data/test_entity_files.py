"""The files beside an entity's page."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph
import pytest
import rdflib
from archived import BASE, Archive, archive
from described import calls_and_meetings
from strategies import SCHEMA, TEXT, sample

from linkeddata.release.data import entity_jsonld, entity_turtle
from linkeddata.release.values import Entity, Fact
from linkeddata.values.description import Ref, Text
from linkeddata.values.namespaces import XSD

PERSON, ROLE = f"{BASE}person/ingrid-sorbo", f"{BASE}person/ingrid-sorbo#role-1"
DOCUMENT = f"{BASE}document/letter"


def fact(subject: str, prop: str, value: Ref | Text, document: str = DOCUMENT) -> Fact:
    return Fact(subject, prop, value, document, "urn:x:1", "text", "x", 0.9)


FACTS = [
    fact(PERSON, "type", Ref(SCHEMA + "Person")),
    fact(PERSON, "name", Text("Ingrid Sørbø")),
    fact(PERSON, "name", Text("Ingrid Sørbø"), f"{BASE}document/second"),
    fact(PERSON, "worksFor", Ref(ROLE)),
    fact(ROLE, "type", Ref(SCHEMA + "OrganizationRole")),
    fact(ROLE, "roleName", Text('Minister </script> "of" <ports> & more\u2028')),
    fact(ROLE, "startDate", Text("2020-01", XSD + "gYearMonth")),
    fact(ROLE, "worksFor", Ref(f"{BASE}organization/lfo")),
    fact(PERSON, "sameAs", Ref("http://www.wikidata.org/entity/Q1")),
]
LABELS = {f"{BASE}organization/lfo": "Lindo Ferry Office", DOCUMENT: "A letter", f"{BASE}place/elsewhere": "Elsewhere"}


def entity(iri: str = PERSON) -> Entity:
    made: Archive = archive([(sample(), TEXT)])
    return replace(next(iter(made.identities.entities.values())), iri=iri, kind=iri.split("/")[3])


def triples(text: str, form: pyoxigraph.RdfFormat) -> set[str]:
    return {str(quad) for quad in pyoxigraph.parse(text.encode(), form)}


def test_both_hold_the_facts_their_documents_and_names() -> None:
    turtle, island = entity_turtle(entity(), FACTS, LABELS), entity_jsonld(entity(), FACTS, LABELS)
    found = triples(turtle, pyoxigraph.RdfFormat.TURTLE)
    assert found == triples(island, pyoxigraph.RdfFormat.JSON_LD)
    for document in (DOCUMENT, f"{BASE}document/second"):
        assert f"<{PERSON}> <{SCHEMA}subjectOf> <{document}>" in found
    assert f'<{BASE}organization/lfo> <{SCHEMA}name> "Lindo Ferry Office"' in found
    assert f'<{DOCUMENT}> <{SCHEMA}headline> "A letter"' in found
    assert not any("Elsewhere" in line for line in found)
    assert len(found) == len({(f.subject, f.property, f.value) for f in FACTS}) + 4
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert set(graph) == set(rdflib.Graph().parse(data=island, format="json-ld")) and len(graph) == len(found)


def test_the_turtle_is_for_people() -> None:
    text = entity_turtle(entity(), FACTS, LABELS)
    assert text == (
        f"@prefix document: <{BASE}document/> .\n"
        f"@prefix organization: <{BASE}organization/> .\n"
        f"@prefix person: <{BASE}person/> .\n"
        "@prefix schema: <https://schema.org/> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        "person:ingrid-sorbo a schema:Person ;\n"
        '    schema:name "Ingrid Sørbø" ;\n'
        f"    schema:worksFor <{ROLE}> ;\n"
        "    schema:sameAs <http://www.wikidata.org/entity/Q1> ;\n"
        "    schema:subjectOf document:letter, document:second .\n"
        "\n"
        f"<{ROLE}> a schema:OrganizationRole ;\n"
        '    schema:startDate "2020-01"^^xsd:gYearMonth ;\n'
        '    schema:roleName "Minister </script> \\"of\\" <ports> & more\\u2028" ;\n'
        "    schema:worksFor organization:lfo .\n"
        "\n"
        'document:letter schema:headline "A letter" .\n'
        "\n"
        'organization:lfo schema:name "Lindo Ferry Office" .\n'
    )


def test_the_jsonld_is_one_tree_that_may_stand_in_a_page() -> None:
    text = entity_jsonld(entity(), FACTS, LABELS)
    assert not any(mark in text for mark in "<>&\u2028\u2029")
    document = json.loads(text)
    assert document["@id"] == PERSON and next(iter(document)) == "@context"
    assert document["worksFor"]["@id"] == ROLE
    assert document["worksFor"]["worksFor"] == {"@id": f"{BASE}organization/lfo", "name": "Lindo Ferry Office"}
    assert isinstance(document["@context"], dict) and "oa" not in document["@context"]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_facts_does_not_matter(seed: int) -> None:
    mixed = random.Random(seed).sample([*FACTS, *FACTS], 2 * len(FACTS))
    labels = dict(random.Random(seed).sample(sorted(LABELS.items()), len(LABELS)))
    assert entity_turtle(entity(), mixed, labels) == entity_turtle(entity(), FACTS, LABELS)
    assert entity_jsonld(entity(), mixed, labels) == entity_jsonld(entity(), FACTS, LABELS)


def test_a_document_is_not_about_itself() -> None:
    facts = [fact(DOCUMENT, "type", Ref(SCHEMA + "NewsArticle")), fact(DOCUMENT, "about", Ref(f"{BASE}event/visit"))]
    text = entity_turtle(entity(DOCUMENT), facts, {f"{BASE}event/visit": "Visit"})
    assert "subjectOf" not in text and 'event:visit schema:name "Visit"' in text


def test_an_entity_of_which_nothing_is_said() -> None:
    assert entity_turtle(entity(), [], LABELS) == "\n"
    assert json.loads(entity_jsonld(entity(), [], LABELS)) == {"@context": {}, "@id": PERSON}


def test_a_sub_path_is_part_of_the_base() -> None:
    iri = "https://example.org/open/data/person/x"
    text = entity_turtle(entity(iri), [fact(iri, "name", Text("X"))], {})
    assert "@prefix person: <https://example.org/open/data/person/> ." in text


def test_names_are_looked_up_and_not_gone_through() -> None:
    class Names(dict[str, str]):
        def __iter__(self) -> Iterator[str]:
            raise AssertionError("a release has thousands of names")

        keys = items = values = __iter__  # type: ignore[assignment]

    assert entity_turtle(entity(), FACTS, Names(LABELS)) == entity_turtle(entity(), FACTS, LABELS)


def test_all_entities_of_an_archive() -> None:
    made = archive([(calls_and_meetings(), TEXT)])
    facts = next(iter(made.facts.values()))
    labels = {iri: found.name for iri, found in made.identities.entities.items()}
    for iri, known in made.identities.entities.items():
        own = [f for f in facts if f.subject.partition("#")[0] == iri]
        turtle = triples(entity_turtle(known, own, labels), pyoxigraph.RdfFormat.TURTLE)
        assert turtle == triples(entity_jsonld(known, own, labels), pyoxigraph.RdfFormat.JSON_LD)
        assert len(turtle) >= len(own)
