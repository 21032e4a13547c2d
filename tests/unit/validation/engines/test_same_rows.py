"""The quick engine finds what pyshacl finds, row for row: on all our shapes and their examples, on damaged data, on shapes by chance."""

from __future__ import annotations

import logging
from functools import cache
from itertools import groupby, product
from operator import itemgetter
from pathlib import Path
from random import Random

import pytest
import rdflib
from comparison import counting, difference
from generator import PREFIXES, Triple, data, graph, mutated, shapes
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node
from sizes import either

from linkeddata.rdf import parse
from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.validation.engines import rust, rust_literals
from linkeddata.validation.shapes import profiles
from linkeddata.values.namespaces import SCHEMA

pytestmark = [
    pytest.mark.filterwarnings("ignore:Parsing weird boolean"),
    pytest.mark.usefixtures("silent"),
]
TESTS = Path(__file__).resolve().parents[3]
PROFILES = [p.name for p in profiles.profiles()]
EXAMPLES = sorted((TESTS / "shapes").rglob("*.ttl")) + sorted((TESTS.parent / "examples").glob("*.ttl"))


@pytest.fixture
def silent(caplog: pytest.LogCaptureFixture) -> None:
    """Let rdflib not write down every value that it cannot read."""
    caplog.set_level(logging.CRITICAL, "rdflib.term")


def with_superclasses(triples: list[Triple], known: Graph) -> Data:
    """Add what validation adds."""
    above = list(known.triples((None, RDFS.subClassOf, None)))
    classes = {str(o) for _, p, o in triples if p == RDF.type and str(o).startswith(SCHEMA)}
    for name in {a for c in classes for a in vocabulary.ancestors(c)} & vocabulary.terms().keys():
        schema = SCHEMA
        above += [(URIRef(schema + name), RDFS.subClassOf, URIRef(schema + p)) for p in vocabulary.terms()[name].parents]
    return Data([*triples, *above])


@cache
def triples_of(path: Path) -> list[Triple]:
    return list(parse.to_graph(parse.read(path)))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_listed_profile_is_taken(profile: str) -> None:
    assert rust.refuses(profiles.load([profile]).graph) is None


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_examples_whole_and_damaged(profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every profile its own examples, whole and damaged (one of both by default); of the others a damaged third (a twentieth)."""
    known, random = profiles.load([profile]).graph, Random(profile)
    home = TESTS / "shapes" / profiles.find(profile).paths[0].stem
    with counting(monkeypatch) as counted:
        for path in EXAMPLES:
            triples = triples_of(path)
            own = path.is_relative_to(home)
            versions = [triples, mutated(triples, random)] if own else [mutated(triples, random)]
            versions = either([random.choice(versions)], versions)
            for version in versions if own or random.random() < either(1 / 20, 1 / 3) else []:
                assert difference(known, with_superclasses(version, known)) is None, (path, version)
    assert counted.itself > either(15, 40)
    assert counted.left < counted.itself


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 1200, 100))
def test_shapes_and_data_by_chance(start: int, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0
    with counting(monkeypatch) as counted:
        for seed in range(start, start + either(10, 100)):
            random = Random(seed)
            known, said = graph(shapes(random)), list(graph(data(random)))
            if rust.refuses(known) is None:
                taken += 1
                assert difference(known, Data(said)) is None, seed
                assert difference(known, Data(mutated(said, random))) is None, seed
    assert taken > either(3, 50)
    assert counted.itself > either(4, 60)


@pytest.mark.slow
def test_forms_of_every_datatype_are_judged_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """All forms in `alike.PLAIN` go to the quick engine, all others to the reference; none is judged differently."""
    answered = set()
    for datatype in sorted({*rust_literals.PLAIN, *(str(rdflib.XSD[name]) for name in ODD_TYPES), str(RDF.HTML), "urn:own"}):
        known = graph(f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:datatype <{datatype}> ] .")
        for form in either([*FORMS[::3], "2020-01", "--01"], FORMS):  # every datatype has at least one of either
            literal = Literal(form, datatype=URIRef(datatype), normalize=False)
            with counting(monkeypatch) as counted:
                said = Data([(URIRef("urn:a"), URIRef("http://example.org/p"), literal)])
                assert difference(known, said) is None, literal
            if counted.itself:
                answered.add(datatype)
    assert answered == rust_literals.PLAIN.keys()


ODD_TYPES = "duration dateTimeStamp gDay hexBinary base64Binary language token NCName unsignedByte negativeInteger".split()
FORMS = [
    *(
        "",
        " ",
        "a",
        "1",
        "01",
        "+1",
        "-1",
        "-0",
        "1.0",
        "1.",
        ".5",
        "1e3",
        "1E-2",
        "INF",
        "NaN",
        "true",
        "TRUE",
        "0",
        "٣",
        "1_000",
        " 1",
    ),
    *("128", "256", "-129", "40000", "99999999999", "123456789012345678", "9" * 30, "1,5", "0x1f", "1.123456789012345"),
    *("2020-01-01", "2020-02-30", "2020-13-01", "0000-01-01", "-0044-03-15", "10000-01-01", "9" * 23 + "-01-01", "2020-W01-1"),
    *(
        "2020-01-01Z",
        "2020-01-01+15:00",
        "2020-1-1",
        "20200101",
        "2020-01-01T00:00:00",
        "2020-01-01T23:59:59Z",
        "2020-02-30T10:00:00",
    ),
    *(
        "2020-01-01T24:00:00",
        "2020-01-01T10:00:00+02:00",
        "2020-01-01T10:00:00+14:00",
        "2020-01-01T10:00",
        "2020-01-01 10:00:00",
    ),
    *(
        "10:00:00",
        "24:00:00",
        "10:00",
        "2020",
        "0000",
        "2020-01",
        "2020-13",
        "--01",
        "--13",
        "--01-09",
        "--02-30",
        "--13-01",
        "---09",
    ),
    *("P1D", "PT1H", "P1W", "http://example.org/", "a b", "é", "en-GB", "aGVsbG8=", "<b>", "2020-01-01\n"),
]


@pytest.mark.parametrize("comparison", ["minInclusive", "minExclusive", "maxInclusive", "maxExclusive"])
def test_bounds_are_put_into_order_alike(comparison: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = 0
    for bound, pairs in groupby(PAIRS, itemgetter(0)):
        known = graph(f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:{comparison} {bound} ] .")
        for _, value in pairs:
            with counting(monkeypatch) as counted:
                assert difference(known, Data([(A, P, read_value(value))])) is None, (bound, value)
            answered += counted.itself
    assert answered == len(COMPARABLE.intersection(PAIRS)) > either(15, 7 * 7 + 3 * 3 - 1)


@pytest.mark.parametrize("comparison", ["lessThan", "lessThanOrEquals"])
def test_pairs_are_put_into_order_alike(comparison: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known, answered = graph(f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:{comparison} ex:q ] ."), 0
    for one, other in PAIRS:
        with counting(monkeypatch) as counted:
            assert difference(known, Data([(A, P, read_value(one)), (A, Q, read_value(other))])) is None, (one, other)
        answered += counted.itself
    assert answered == len(COMPARABLE.intersection(PAIRS)) > either(15, 7 * 7 + 3 * 3 - 1)


#: Seven numbers and three days that are compared by the quick engine, and what is not.
VALUES = [
    *("1", "2", "1.5", '"01"^^xsd:integer', '"2"^^xsd:int', "-1", "1.0"),
    *('"2019-12-31"^^xsd:date', '"2020-01-01"^^xsd:date', '"2020-02-29"^^xsd:date'),
    *(
        '"2020-02-30"^^xsd:date',
        '"2020-01-01Z"^^xsd:date',
        '"2020-01-01T10:00:00"^^xsd:dateTime',
        '"2020"^^xsd:gYear',
        "1e0",
        "true",
    ),
    *('"a"', '"1"@en', '"a"^^xsd:integer', '"x"^^ex:own'),
]


COMPARABLE = {*product(VALUES[:7], repeat=2), *product(VALUES[7:10], repeat=2)}
#: Every third pair by default; there are twenty values, so each of them stands in the first place and in the second.
PAIRS = list(product(VALUES, repeat=2))[:: either(3, 1)]

A, P, Q = (URIRef(f"http://example.org/{name}") for name in "apq")


@cache
def read_value(value: str) -> Node:
    """Return a term written in Turtle."""
    (read,) = graph(f"ex:a ex:p {value} .").objects()
    return read


def test_one_node_of_each_kind_keeps_its_identity() -> None:
    """What comes back are the terms of the data and of the shapes: language as written, blank nodes the very same."""
    known = graph("ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:maxLength 0 ] .")
    said = graph(
        '_:n ex:p "a"@EN-gb, "\\t\\"\\\\\\n\\r\\u0007é", "01"^^<http://www.w3.org/2001/XMLSchema#integer>, _:m, ex:ü .'
    )
    results = list(rust.run(known, Data(said)))
    assert {r.value for r in results} == set(said.objects())
    assert {r.focus for r in results} == set(said.subjects())
    assert {r.value.language for r in results if isinstance(r.value, Literal)} == {None, "EN-gb"}
    assert {r.shape for r in results} == set(known.objects(None, URIRef("http://www.w3.org/ns/shacl#property")))


def test_statements_about_shapes_and_imports_in_the_data_stay_data(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text(PREFIXES + "ex:b ex:p 1, 2, 3 .")
    known = graph(f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:maxCount 1 ] . ex:S a <urn:x> . <urn:o> "
                  f"<http://www.w3.org/2002/07/owl#imports> <{other.as_uri()}> .")  # fmt: skip
    said = graph(f"ex:T a sh:NodeShape ; sh:targetNode ex:a ; sh:nodeKind sh:Literal . ex:a ex:p 1, 2 . "
                 f"<urn:o> <http://www.w3.org/2002/07/owl#imports> <{other.as_uri()}> ; sh:shapesGraph <{other.as_uri()}> .")  # fmt: skip
    assert difference(known, Data(said)) is None
    assert [r.component for r in rust.run(known, Data(said))] == ["MaxCount"]
