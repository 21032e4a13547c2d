"""Findings as a SHACL validation report, read back by two RDF libraries."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph
import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SH
from rdflib.term import Node

from linkeddata.validation.reports import FORMATS, Checked, shacl
from linkeddata.validation.reports.rules import of_profiles
from linkeddata.values.findings import Finding, Report, Severity

SCHEMA = "https://schema.org/"


def read(checked: list[Checked]) -> Graph:
    """Return the report as rdflib reads it, once pyoxigraph has read the same."""
    text = FORMATS["shacl"](checked)
    graph = Graph().parse(data=text, format="turtle")
    quads = pyoxigraph.parse(input=text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    triples = pyoxigraph.serialize([q.triple for q in quads], format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isomorphic(graph, Graph().parse(data=triples, format="nt"))
    return graph


def results(graph: Graph) -> list[dict[str, Node]]:
    """Return the results, each by the local names of its properties; SHACL's rules on their number hold."""
    report = graph.value(predicate=RDF.type, object=SH.ValidationReport, any=False)
    conforms = list(graph.objects(report, SH.conforms))
    found = list(graph.objects(report, SH.result))
    assert conforms == [Literal(not found)]
    for result in found:
        assert (result, RDF.type, SH.ValidationResult) in graph
        for once in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent):
            assert len(list(graph.objects(result, once))) == 1
    rows = [{str(p).split("#")[1]: o for p, o in graph.predicate_objects(r)} for r in found]
    return sorted(rows, key=lambda row: str(row["comment"]))


def test_a_result_tells_all_that_shacl_has_a_word_for(checked: list[Checked]) -> None:
    first, second = results(read(checked[:1]))[1:]
    assert first == {
        "type": SH.ValidationResult,
        "focusNode": URIRef("https://a.example/#ferry-week"),
        "resultPath": URIRef(SCHEMA + "endDate"),
        "value": Literal("2021-05-02"),
        "resultSeverity": SH.Violation,
        "sourceShape": URIRef("https://w3id.org/linkeddata/shapes/core#dates-in-order"),
        "sourceConstraintComponent": URIRef(shacl.CODE + "dates-in-order"),
        "resultMessage": Literal(
            '"Ferry week" ends on 2021-05-02, before it starts on 2021-05-03; correct one of the two dates.', lang="en"
        ),
        "comment": Literal("pages/ferry week.html:12:5"),
    }
    assert second["resultSeverity"] == SH.Warning
    assert "resultPath" not in second


def test_what_has_no_address_is_named_by_its_place(checked: list[Checked]) -> None:
    graph = read(checked[:1])
    focus = URIRef("urn:linkeddata:file:pages/ferry%20week.html#/@graph/1")
    assert graph.value(focus, RDFS.label) == Literal("an unnamed Event")
    assert len(list(graph.subject_objects(RDFS.label))) == 1


@pytest.mark.parametrize(
    ("changes", "fragment"),
    [
        ({"pointer": "/a~1b/0"}, "#/a~1b/0"),
        ({"pointer": ""}, ""),
        ({"pointer": "/a b#c"}, "#/a%20b%23c"),
        ({"line": 4, "column": 2}, "#line-4-column-2"),
        ({"line": 4}, "#line-4"),
        ({"node": "Zoë"}, "#Zo%C3%AB"),
        ({"iri": "not an address", "line": 4}, "#line-4"),
        ({}, ""),
    ],
)
def test_the_place_is_as_near_as_is_known(changes: dict, fragment: str) -> None:
    finding = replace(Finding(Severity.ERROR, "x", "It is wrong."), **changes)
    assert results(read([Checked("a.html", Report((finding,)))]))[0]["focusNode"] == URIRef(
        f"urn:linkeddata:file:a.html{fragment}"
    )


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("https://a.example/x", URIRef("https://a.example/x")),
        ("urn:isbn:0451450523", URIRef("urn:isbn:0451450523")),
        ("https://a.example/x y", Literal("https://a.example/x y")),
        ("Note: hello", Literal("Note: hello")),
        ('a"b\\c\nd\te\r', Literal('a"b\\c\nd\te\r')),
        ("", Literal("")),
    ],
)
def test_values_are_strings_or_addresses(value: str, term: Node) -> None:
    finding = Finding(Severity.ERROR, "x", "It is wrong.", value=value)
    assert results(read([Checked("a", Report((finding,)))]))[0]["value"] == term


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("startDate", SCHEMA + "startDate"),
        ("stratDate", SCHEMA + "stratDate"),
        ("type", str(RDF.type)),
        ("description", "http://purl.org/dc/terms/description"),
    ],
)
def test_paths_are_those_of_the_rule(name: str, iri: str) -> None:
    shape = "https://w3id.org/linkeddata/shapes/dcat-ap#catalogue-description-present"
    assert of_profiles(("open-data",))[shape].paths == ("http://purl.org/dc/terms/description",)
    finding = Finding(Severity.ERROR, "catalogue-description-present", "It is wrong.", property=name, shape=shape)
    report = Report((finding,), {shape: 1}, "a", ("open-data",))
    assert results(read([Checked("a", report)]))[0]["resultPath"] == URIRef(iri)


def test_one_report_about_all_files(checked: list[Checked]) -> None:
    told = results(read(checked))
    assert len(told) == 5
    assert {str(row["sourceConstraintComponent"]).removeprefix(shacl.CODE) for row in told} >= {"unreadable", "refused"}
    assert URIRef("urn:linkeddata:file:a%3Ab.ttl") in {row["focusNode"] for row in told}


def test_no_findings_conform() -> None:
    graph = read([Checked("a", Report()), Checked("b", Report())])
    assert results(graph) == []
    assert set(graph.objects(None, SH.conforms)) == {Literal(True, datatype=XSD.boolean)}
