"""Statements with indexes."""

from __future__ import annotations

import pytest
from rdflib import RDF, Literal, URIRef

from linkeddata.rdf.triple_index import Data

A, B, C = (URIRef(f"urn:quay:{name}") for name in "abc")
NAME, KNOWS = URIRef("urn:quay:name"), URIRef("urn:quay:knows")
SAID = [(A, NAME, Literal("Ann")), (A, KNOWS, B), (B, NAME, Literal("Ben")), (A, KNOWS, B)]


def shape(data: Data) -> object:
    """Return all that the indexes answer."""
    return (
        len(data),
        list(data),
        {p: sorted(data.pairs(p)) for p in data.predicates},
        {s: {p: [*o] for p, o in data.about(s).items()} for s in data.subjects},
        {(p, o): sorted(data.subjects_of(p, o)) for _, p, o in data},
    )


@pytest.mark.parametrize(
    "more",
    [
        [],
        [(A, KNOWS, B)],
        [(C, RDF.type, B)],
        [(A, NAME, Literal("Anna")), (A, NAME, Literal("Anna")), (A, RDF.type, C)],
        [(B, KNOWS, A), (C, KNOWS, A), (C, NAME, Literal("Cis"))],
    ],
)
def test_others_are_added_to_a_copy(more):
    data = Data(SAID)
    before = shape(data)
    both = data.with_(more)
    assert shape(both) == shape(Data([*data, *more]))
    assert shape(data) == before
    assert all(triple in both for triple in [*SAID, *more])
