"""Description → data and evidence graphs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import PROV, RDF, XSD, Namespace
from strategies import BASE, DIGEST, SCHEMA, TEXT, sample

from linkeddata.errors import UnreadableError
from linkeddata.rdf.dataset import dataset, decimal
from linkeddata.text.clean import clean
from linkeddata.values.description import Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.iris import check_iri, iri_problem
from linkeddata.values.namespaces import TERMS

OA = Namespace("http://www.w3.org/ns/oa#")
SOURCE = URIRef("urn:sha256:" + DIGEST)


def term(name: str) -> URIRef:
    return URIRef(TERMS + name)


def test_each_statement_is_one_triple():
    made = dataset(sample())
    assert len(made.data) == len(sample().statements) == 31
    assert (URIRef(BASE + "person-tomas-riha"), RDF.type, URIRef(SCHEMA + "Person")) in made.data
    assert (
        URIRef(BASE + "event-visit-1"),
        URIRef(SCHEMA + "startDate"),
        Literal("--01-09", datatype=XSD.gMonthDay),
    ) in made.data
    assert made.article == BASE + "article"
    assert made.order[:6] == tuple(thing.iri for thing in sample().things)


def test_every_triple_has_one_annotation_and_nothing_else_has():
    description = sample()
    made = dataset(description)
    reified = Counter(
        tuple(made.evidence.value(body, RDF[part]) for part in ("subject", "predicate", "object"))
        for note in made.evidence.subjects(RDF.type, OA.Annotation)
        for body in made.evidence.objects(note, OA.hasBody)
    )
    assert set(reified) == set(made.data)
    assert set(reified.values()) == {1}


def test_an_annotation_says_where_why_and_by_what():
    description = sample()
    made = dataset(description, text=TEXT).evidence
    statement = next(s for s in description.statements if s.property == "worksFor")
    note = URIRef(f"{SOURCE}#statement-{statement.mark}")
    assert made.value(note, term("basis")) == Literal("text")
    assert made.value(note, term("rule")) == Literal("reader:worksFor")
    assert made.value(note, term("confidence")) == Literal("0.9", datatype=XSD.decimal)
    run = made.value(note, PROV.wasGeneratedBy)
    assert made.value(run, PROV.used) == SOURCE
    assert made.value(run, term("model")) == Literal("reader 1.0 sha256:0000")
    assert made.value(SOURCE, term("length")) == Literal(str(len(TEXT)), datatype=XSD.nonNegativeInteger)
    target = made.value(note, OA.hasTarget)
    assert made.value(target, OA.hasSource) == SOURCE
    by_class = {made.value(selector, RDF.type): selector for selector in made.objects(target, OA.hasSelector)}
    assert set(by_class) == {OA.TextPositionSelector, OA.TextQuoteSelector}
    position, quote = by_class[OA.TextPositionSelector], by_class[OA.TextQuoteSelector]
    start, end = int(made.value(position, OA.start)), int(made.value(position, OA.end))
    assert TEXT[start:end] == str(made.value(quote, OA.exact)) == "Lindo Ferry Office"
    assert TEXT[:start].endswith(str(made.value(quote, OA.prefix)))
    assert TEXT[end:].startswith(str(made.value(quote, OA.suffix)))


def test_what_does_not_come_from_the_text_has_no_selector():
    made = dataset(sample()).evidence
    seen = 0
    for statement in sample().statements:
        if statement.basis is Basis.TEXT:
            continue
        seen += 1
        note = URIRef(f"{SOURCE}#statement-{statement.mark}")
        assert list(made.objects(note, OA.hasTarget)) == [SOURCE]
    assert seen == 3


def test_no_quotation_context_without_the_text_or_where_it_reads_differently():
    assert not list(dataset(sample()).evidence.objects(None, OA.prefix))
    assert not list(dataset(sample(), text=TEXT[1:]).evidence.objects(None, OA.prefix))


def test_the_same_triple_on_two_bases_is_annotated_twice():
    description = sample()
    again = replace(description.statements[1], basis=Basis.METADATA, rule="metadata:og:title", evidence=())
    made = dataset(replace(description, statements=(*description.statements, again)))
    assert len(made.data) == 31
    mark = again.mark
    notes = [URIRef(f"{SOURCE}#statement-{mark}"), URIRef(f"{SOURCE}#statement-{mark}-2")]
    assert [str(made.evidence.value(note, term("basis"))) for note in notes] == ["text", "metadata"]


def test_no_blank_nodes_and_no_time_stamps():
    made = dataset(sample())
    for triple in (*made.data, *made.evidence):
        assert not any(isinstance(part, BNode) for part in triple)
        assert not str(triple[1]).endswith(("startedAtTime", "endedAtTime", "created", "generatedAtTime"))


def test_without_evidence_the_second_graph_is_empty():
    made = dataset(sample(), evidence=False)
    assert len(made.evidence) == 0
    assert made.data.identifier == URIRef(f"{SOURCE}#data")


BAD_IRIS = {
    "https://example.org/a b": "space",
    'https://example.org/"a"': "quote",
    "https://example.org/<a>": "angle brackets",
    "https://example.org/a\n": "line break",
    "https://example.org/\x00": "control",
    "https://example.org/a> <urn:evil": "injection",
    "https://example.org/%zz": "percent",
    "https://example.org/%2": "cut percent",
    "http://[::1": "open bracket",
    "https://example.org/[a]": "brackets in path",
    "https:///nowhere": "no host",
    "": "empty",
    "relative": "relative",
    "#fragment": "fragment",
    "urn:": "only a scheme",
    "javascript:alert(1)": "code",
    "data:text/html,x": "data",
    "file:///etc/passwd": "file",
    "https://example.org:99999/": "port",
    "https://example.org/\ud800": "surrogate",
    "https://example.org/\u2028": "separator",
    "https://example.org/{a}": "braces",
    "https://example.org/a\\b": "backslash",
    "https://example.org/`": "backtick",
    "https://example.org/^|": "caret",
}


@pytest.mark.parametrize("iri", BAD_IRIS, ids=BAD_IRIS.values())
@pytest.mark.parametrize("place", ["subject", "value", "datatype"])
def test_an_unusable_iri_is_refused_wherever_it_stands(iri, place):
    good = Statement(BASE + "article", "url", Ref("https://example.org/"), Basis.EDITOR)
    bad = {
        "subject": replace(good, subject=iri),
        "value": replace(good, value=Ref(iri)),
        "datatype": replace(good, value=Text("x", iri or "bad")),
    }[place]
    with pytest.raises(UnreadableError, match="not a usable IRI") as caught:
        dataset(replace(sample(), statements=(bad,)))
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)


def test_bad_iris_counted():
    assert len(BAD_IRIS) == 25


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/",
        "https://xn--e1afmkfd.example/",
        "https://пример.example/ж#é",
        "urn:sha256:00#a",
        "mailto:a@example.org",
        "tel:+41-22",
        "http://[::1]:8080/a",
        "https://example.org/%20?q=[0]".replace("[0]", "0"),
    ],
)
def test_good_iris_pass_unchanged(iri):
    assert check_iri(iri) == iri
    assert iri_problem(iri) is None


def test_controls_never_reach_a_literal():
    dirty = "a\x00b\x1b]0;\x07c\x7f\x85d\ufffe\ufdd0\ud800"
    assert clean(dirty) == "ab]0;cd"
    statement = Statement(BASE + "article", "name", Text(dirty.replace("\ud800", "")), Basis.EDITOR)
    (triple,) = dataset(replace(sample(), statements=(statement,))).data
    assert str(triple[2]) == "ab]0;cd"
    assert clean("tab\tand\r\nbreak") == "tab\tand\r\nbreak"


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1.0"), (0, "0.0"), (0.95, "0.95"), (0.123, "0.123"), (0.5004, "0.5"), (1e-9, "0.0")]
)
def test_decimals_are_canonical(number, text):
    assert decimal(number) == text
