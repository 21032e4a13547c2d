"""Data that plain SHACL calls conformant, or that make it fail."""

from __future__ import annotations

import time

import pytest
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef

from linkeddata.errors import UnreadableError
from linkeddata.validation import validate
from linkeddata.values.findings import Severity

S = Namespace("https://schema.org/")
OLD = Namespace("http://schema.org/")
P = Namespace("https://press.example/2024/note#")


def event(start: tuple[str, str] | None = None, end: tuple[str, str] | None = None) -> Graph:
    graph = Graph()
    graph.add((P.walk, RDF.type, S.Event))
    graph.add((P.walk, S.name, Literal("Walk along the dyke")))
    for prop, date in ((S.startDate, start), (S.endDate, end)):
        if date:
            graph.add((P.walk, prop, Literal(date[0], datatype=XSD[date[1]], normalize=False)))
    return graph


@pytest.mark.rows(74)
def test_no_data_is_unreadable() -> None:
    """The exit code is 3."""
    with pytest.raises(UnreadableError) as caught:
        validate(Graph())
    assert caught.value.exit_code == 3


@pytest.mark.rows(74)
@pytest.mark.parametrize(
    "triple",
    [
        (P.x, RDF.type, URIRef("http://xmlns.com/foaf/0.1/Person")),
        (P.x, RDF.type, S.Persn),
        (P.x, RDFS.label, Literal("nothing of schema.org")),
        (BNode(), RDF.type, S.Offer),
    ],
)
def test_data_that_nothing_targets_do_not_conform(triple: tuple) -> None:
    """That is an error, never "conforms"."""
    graph = Graph()
    graph.add(triple)
    report = validate(graph)
    assert [(f.code, f.severity) for f in report.findings] == [("nothing-checked", Severity.ERROR)]
    assert not report.ok
    assert set(report.focus_nodes.values()) == {0}


@pytest.mark.rows(75)
def test_http_terms_are_checked_and_reported() -> None:
    """The same data break the same four rules with http, and that is told too."""
    new, old = Graph(), Graph()
    for graph, vocabulary in ((new, S), (old, OLD)):
        graph.add((P.x, RDF.type, vocabulary.NewsArticle))
        graph.add((P.y, RDF.type, vocabulary.Event))
        graph.add((P.z, RDF.type, vocabulary.Person))
    codes = [f.code for f in validate(new).findings]
    assert len(codes) == 4
    assert sorted(f.code for f in validate(old).findings) == sorted([*codes, "http-schema-org"])


#: start, end → codes; date and dateTime in both orders, and with the reversed range that sh:lessThan passes
RANGES = [
    (("2024-05-02", "date"), ("2024-05-04", "date"), []),
    (("2024-05-04", "date"), ("2024-05-02", "date"), ["dates-in-order"]),
    (("2024-05-02", "date"), ("2024-05-02", "date"), []),
    (("2024-05-02", "date"), ("2024-05-02T09:00:00", "dateTime"), []),
    (("2024-05-02T09:00:00", "dateTime"), ("2024-05-02", "date"), []),
    (("2024-05-02", "date"), ("2024-05-01T09:00:00", "dateTime"), ["dates-in-order"]),
    (("2024-05-02T09:00:00", "dateTime"), ("2024-05-01", "date"), ["dates-in-order"]),
    (("2024-05-02T09:00:00", "dateTime"), ("2024-05-02T08:00:00", "dateTime"), ["dates-in-order"]),
    (("2024-05", "gYearMonth"), ("2024-04-30", "date"), ["dates-in-order"]),
    (("2024-05-31", "date"), ("2024-05", "gYearMonth"), []),
    (("2024", "gYear"), ("2023-12", "gYearMonth"), ["dates-in-order"]),
    (("--12-28", "gMonthDay"), ("--01-03", "gMonthDay"), []),
    (("--05-04", "gMonthDay"), ("--05-02", "gMonthDay"), []),
    (("--12", "gMonth"), ("--01", "gMonth"), []),
    (("2024-05-02", "date"), ("--05-01", "gMonthDay"), []),
    (None, ("2024-05-04", "date"), ["event-end-with-start"]),
    (("2024-05-02", "date"), ("2024-05-40", "date"), ["date-on-calendar"]),
    (("0000", "gYear"), ("2024", "gYear"), ["date-on-calendar"]),
    (("10000-01-01", "date"), ("2024-05-02", "date"), ["date-on-calendar"]),
    (("2024-05-02T24:00:00", "dateTime"), ("2024-05-03", "date"), ["date-on-calendar"]),
]


@pytest.mark.rows(82, 83, 84, 85)
@pytest.mark.parametrize(("start", "end", "codes"), RANGES)
def test_ranges_of_dates_are_in_order(start: tuple[str, str] | None, end: tuple[str, str] | None, codes: list[str]) -> None:
    assert [f.code for f in validate(event(start, end)).findings] == codes


def test_ranges_are_counted() -> None:
    assert len(RANGES) == 20


def test_classes_that_lie_under_each_other_in_the_data() -> None:
    """A circle and a long chain of subclasses end, and the engine's own recursion is told as an error of ours."""
    graph = event(("2024", "gYear"))
    graph.add((P.A, RDFS.subClassOf, P.B))
    graph.add((P.B, RDFS.subClassOf, P.A))
    graph.add((P.A, RDFS.subClassOf, S.Event))
    graph.add((P.run, RDF.type, P.B))
    assert validate(graph).focus_nodes["https://w3id.org/linkeddata/shapes/core#Event"] == 2


def test_a_long_chain_of_larger_places_ends() -> None:
    graph = Graph()
    for i in range(300):
        graph.add((P[f"p{i}"], RDF.type, S.Place))
        graph.add((P[f"p{i}"], S.name, Literal(f"Place {i}")))
        graph.add((P[f"p{i}"], S.containedInPlace, P[f"p{(i + 1) % 300}"]))
    begin = time.process_time()
    report = validate(graph)
    assert [f.code for f in report.findings] == ["contained-in-place-acyclic"] * 300
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    "text",
    [
        "</script><b>",
        "\x1b]0;x\x07",
        "\u202egnihtemos",
        "{$this}{?value}",
        "%s%n",
        "\ud800".encode("utf-8", "replace").decode(),
    ],
)
def test_names_are_only_ever_words(text: str) -> None:
    graph = event(("2024-13-01", "date"))
    graph.set((P.walk, S.name, Literal(f"Walk {text}")))
    (f,) = validate(graph).findings
    assert f.node == f"Walk {text}"
    assert f.message.startswith(f'"Walk {text}" has the date 2024-13-01')
