"""Terms of rdflib made from pyoxigraph's."""

from __future__ import annotations

import pickle

import pyoxigraph
import pytest
from rdflib import RDF, XSD, BNode, Literal, URIRef

from linkeddata.rdf import terms


def test_an_iri_is_the_same_object_every_time():
    assert terms.iri("urn:quay:" + "1") is terms.iri("urn:quay:1")
    assert terms.iri("urn:quay:1") == URIRef("urn:quay:1")
    assert type(terms.iri("urn:quay:1")) is URIRef
    assert RDF.type == terms.TYPE


def test_a_blank_node_is_what_the_constructor_makes():
    assert type(terms.blank("b1")) is BNode
    assert (terms.blank("b1"), hash(terms.blank("b1"))) == (BNode("b1"), hash(BNode("b1")))


@pytest.mark.parametrize("words", ["", "Kite fair", " two\nlines ", "é\U0001f600", "5", "true", "2031-05-04", '"', "\\u0041"])
def test_a_text_is_what_the_constructor_makes(words):
    ours, theirs = terms.text(words), Literal(words)
    assert type(ours) is Literal
    slots = [name for cls in Literal.__mro__ for name in getattr(cls, "__slots__", ())]
    assert len(slots) >= 4
    assert [getattr(ours, name) for name in slots] == [getattr(theirs, name) for name in slots]
    assert (ours, hash(ours), str(ours), ours.n3(), repr(ours)) == (
        theirs,
        hash(theirs),
        str(theirs),
        theirs.n3(),
        repr(theirs),
    )
    assert pickle.loads(pickle.dumps(ours)) == theirs


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (pyoxigraph.NamedNode("urn:a"), URIRef("urn:a")),
        (pyoxigraph.BlankNode("b1"), BNode("b1")),
        (pyoxigraph.Literal("a"), Literal("a")),
        (pyoxigraph.Literal("a", language="en"), Literal("a", lang="en")),
        (
            pyoxigraph.Literal("01", datatype=pyoxigraph.NamedNode(str(XSD.integer))),
            Literal("01", datatype=XSD.integer, normalize=False),
        ),
        (
            pyoxigraph.Literal("soon", datatype=pyoxigraph.NamedNode(str(XSD.date))),
            Literal("soon", datatype=XSD.date, normalize=False),
        ),
    ],
)
def test_a_term_keeps_its_form(given, made):
    found = terms.term(given)
    assert (type(found), str(found), found) == (type(made), str(made), made)
    if isinstance(found, Literal):
        assert (found.language, found.datatype, found.ill_typed) == (made.language, made.datatype, made.ill_typed)
