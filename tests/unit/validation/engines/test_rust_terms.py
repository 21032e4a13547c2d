"""Data go to the engine and come back unchanged, or do not go."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef, Variable

from linkeddata.validation.engines import rust_terms

S, P = URIRef("http://example.org/s"), URIRef("http://example.org/p")
XSD_STRING = URIRef("http://www.w3.org/2001/XMLSchema#string")

texts = st.text(st.characters(codec="utf-8"), max_size=20)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(Literal, texts, lang=st.sampled_from(["en", "EN-gb", "de-x-1"])),
    st.builds(
        lambda t, d: Literal(t, datatype=URIRef(d), normalize=False), texts, st.sampled_from(["urn:d", str(rdflib.XSD.date)])
    ),
)


@given(literals)
def test_literals_come_back_whole(literal: Literal) -> None:
    written = rust_terms.write([(S, P, literal)])
    assert written is not None
    (quad,) = pyoxigraph.parse(input=written.text.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert quad.object.value == str(literal)
    assert rust_terms.read(str(quad.object), written) is literal


def test_runs_of_statements_keep_subject_and_property() -> None:
    a, b = BNode("odd label!"), BNode()
    said = [(S, P, a), (S, P, b), (a, P, S), (a, S, b), (b, S, a), (S, S, Literal("x"))]
    written = rust_terms.write(said)
    assert written is not None
    quads = pyoxigraph.parse(input=written.text.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    back = [tuple(rust_terms.read(str(t), written) for t in (q.subject, q.predicate, q.object)) for q in quads]
    assert back == said


def test_a_literal_of_the_shapes_is_read_by_itself() -> None:
    written = rust_terms.write([])
    assert written is not None
    assert rust_terms.read('"a\\u0041\\n"@en', written) == Literal("aA\n", lang="en")
    number = Literal("01", datatype=rdflib.XSD.integer, normalize=False)
    assert rust_terms.read(number.n3(), written) == number


@pytest.mark.parametrize(
    "triple",
    [
        (URIRef("http://example.org/> <urn:evil> <urn:x> .\n<urn:y"), P, S),
        (S, URIRef("urn:p> <urn:x> .\n<urn:a> <urn:b"), S),
        (S, P, URIRef("urn:\\u003E")),
        (S, P, Literal("a", datatype=URIRef("urn:d> .\n<urn:a> <urn:b> <urn:c"))),
        (S, P, Literal("a", datatype=XSD_STRING)),
        (S, BNode(), S),
        (Literal("a"), P, S),
        (S, P, Variable("v")),
    ],
)
def test_what_would_be_read_as_something_else_is_not_written(triple: rust_terms.Triple) -> None:
    assert rust_terms.write([triple]) is None
