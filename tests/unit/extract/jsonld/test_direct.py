"""Plain JSON-LD gives the same statements without a parser as with one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.extract import jsonld
from linkeddata.extract.jsonld import direct
from linkeddata.extract.jsonld.nodes import Walk
from linkeddata.extract.jsonld.source_map import Block, Places

CONTEXT = "https://schema.org"


def walked(value: Any) -> Any:
    """Return a text as the parser gets it."""
    return Walk(Block(json.dumps(value)), 0, "https://example.org/news/1", Places(), set()).document(value)


def same(value: Any) -> bool:
    """Return whether a text is plain; if so, the parser finds the same statements."""
    document = walked(value)
    found = direct.statements(document)
    if found is not None:
        assert set(map(repr, found)) == set(map(repr, jsonld._parsed(document)))
    return found is not None


PLAIN = [
    {"@type": "Event", "name": "Fair", "startDate": "2024-03-15", "endDate": "2024-03-15T10:00"},
    {"@type": ["Event", "Festival"], "name": ["Fair", "Market"], "isAccessibleForFree": True},
    {"type": "Event", "id": "https://example.org/1", "location": {"@type": "Place", "name": "Ost", "address": None}},
    {"@graph": [{"@id": "#a", "@type": "Person", "name": "Ann Berg"}, {"@id": "_:b", "knows": {"@id": "#a"}}]},
    {"@type": "https://schema.org/Event", "offers": [{"@type": "Offer", "price": 5, "priceCurrency": "EUR"}, {"price": 5.5}]},
    {
        "@type": "http://schema.org/Event",
        "eventStatus": "https://schema.org/EventCancelled",
        "url": "https://example.org/?a=1&b=2",
    },
    {"@type": "Event", "name": {}, "description": {"@value": "A fair"}, "attendee": []},
    {"@type": "Event", "name": "Messe für Ämter \U0001f600 ", "image": "/fair.jpg"},
    {"name": "no class", "about": "#a"},
]
FOR_THE_PARSER = [
    {"@type": "Event", "name": {"@value": "Messe", "@language": "de"}},
    {"@type": "Event", "schema:name": "Fair"},
    {"@type": "Event", "attendee": {"@list": [{"@type": "Person", "name": "Ann Berg"}]}},
    {"@type": "Event", "@reverse": {"about": {"@type": "NewsArticle", "headline": "Fair"}}},
    {"@type": "Event", "name": [["Fair"]]},
    {"@type": "dcat:Dataset", "name": "Fairs"},
    {"@id": "https://example.org/graph", "@graph": [{"@type": "Event", "name": "Fair"}]},
    {"@type": "Event", "name": "half of a pair \ud83d"},
    {"@type": "Event", "@id": "ftp://example.org/1", "name": "Fair"},
    {"@type": "Event", "@id": "https://example.org/a/../b", "name": "Fair"},
]


@pytest.mark.parametrize("value", PLAIN)
def test_plain_text_needs_no_parser(value: dict[str, Any]) -> None:
    assert same({"@context": CONTEXT, **value})


@pytest.mark.parametrize("value", FOR_THE_PARSER)
def test_what_is_not_plain_goes_to_the_parser(value: dict[str, Any]) -> None:
    assert direct.statements(walked({"@context": CONTEXT, **value})) is None


@pytest.mark.parametrize(
    "context",
    [
        [CONTEXT, {"name": "https://schema.org/headline"}],
        {"@vocab": "https://schema.org/", "@language": "de"},
        [CONTEXT, {"@base": "https://example.org/"}],
    ],
)
def test_a_context_of_the_page_goes_to_the_parser(context: Any) -> None:
    assert not same({"@context": context, "@type": "Event", "name": "Messe"})


def test_a_context_inside_goes_to_the_parser() -> None:
    assert not same(
        {"@context": CONTEXT, "@type": "Event", "location": {"@context": {"@vocab": "https://example.org/"}, "name": "Ost"}}
    )


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["#a", "_:b", "https://example.org/ä b", "2024-03-15", "24:00", "", " ", "&amp;", "schema:Event", "@x"])
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "name startDate location url sameAs attendee price id type @id @type @value @language @list @set @graph @reverse @index "
                "schema schema:name nme eventStatus isAccessibleForFree @included a/b".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["@type", "@id", "name", "location", "about", "@graph"]), VALUES, max_size=4))
@settings(max_examples=many(600))
def test_any_text_gives_the_same_statements(value: dict[str, Any]) -> None:
    try:
        document = walked({"@context": CONTEXT, **value})
        wanted = set(map(repr, jsonld._parsed(document)))
    except ValueError:
        return  # the parser refuses it, and this is reported
    found = direct.statements(document)
    assert found is None or set(map(repr, found)) == wanted
