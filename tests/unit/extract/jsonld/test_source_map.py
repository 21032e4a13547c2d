"""Every statement of a page is found again in its JSON."""

from __future__ import annotations

import json
from functools import reduce

import pytest
from rdflib import RDF, Literal, URIRef

from linkeddata.extract import jsonld
from linkeddata.extract.jsonld.source_map import pointer

S = "https://schema.org/"
PAGE = """<!DOCTYPE html><html><head><link rel="canonical" href="https://port.example/news/7"></head>
<body><script type="application/ld+json">
{"@context": ["https://schema.org", {"p": "https://port.example/people/"}],
 "@graph": [
  {"@type": "NewsArticle", "@id": "#news", "headline": "Gate opened",
   "about": {"@type": "Event", "name": "Opening", "attendee": [
     {"@id": "p:ann"}, {"@type": "Person", "name": "Jo Ek", "schema:jobTitle": "Mayor"}]}},
  {"@type": "Person", "@id": "https://port.example/people/ann", "name": "Ann Berg", "a/b~c": 1}]}
</script><p>Gate opened</p><script type="application/ld+json">[{"@context": "https://schema.org/", "@type": "WebSite",
"name": "Port", "sameAs": ["https://a.example/", "https://b.example/"]}]</script></body></html>"""


def follow(value: object, path: str) -> object:
    """Follow a JSON pointer (RFC 6901)."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in path.split("/")[1:]]
    return reduce(lambda held, step: held[int(step)] if isinstance(held, list) else held[step], steps, value)  # type: ignore[index]


@pytest.fixture(scope="module")
def read() -> jsonld.JsonLd:
    return jsonld.read(PAGE.encode(), "page", name="page.html")


def test_the_page_is_read_without_findings(read: jsonld.JsonLd) -> None:
    assert read.findings == ()
    assert read.address == "https://port.example/news/7"


def test_every_statement_has_a_place_whose_pointer_leads_to_it(read: jsonld.JsonLd) -> None:
    blocks = [json.loads(part.split("</script>")[0]) for part in PAGE.split('<script type="application/ld+json">')[1:]]
    found = 0
    for node, prop, value in read.data:
        line, column, path = read.places.locate(node, prop, value)
        rest = PAGE.splitlines()[line - 1][column - 1 :]
        held = follow(blocks[line > 8], path)
        if isinstance(value, Literal):
            assert held == (int(value) if value.datatype else str(value))
        elif prop != RDF.type:
            assert isinstance(held, (dict, str))
        key = path.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        assert rest.startswith(f'"{key}"') or key.isdigit() or isinstance(held, dict)
        found += 1
    assert found == 17


@pytest.mark.parametrize(
    ("node", "prop", "value", "place"),
    [
        ("https://port.example/news/7#news", S + "headline", "Gate opened", (5, 44, "/@graph/0/headline")),
        ("https://port.example/news/7#news", S + "nothing", None, (5, 3, "/@graph/0")),
        ("https://port.example/people/ann", str(RDF.type), S + "Person", (8, 4, "/@graph/1/@type")),
        ("https://port.example/people/ann", S + "a/b~c", "1", (8, 85, "/@graph/1/a~1b~0c")),
        ("https://port.example/people/bob", S + "name", None, None),
    ],
)
def test_places(read: jsonld.JsonLd, node: str, prop: str, value: str | None, place: tuple | None) -> None:
    held = None if value is None else URIRef(value) if "://" in value else Literal(value)
    assert read.places.locate(URIRef(node), URIRef(prop), held) == place


def test_pointers_are_escaped() -> None:
    assert pointer(()) == ""
    assert pointer(("a~b", "c/d", 0, "")) == "/a~0b/c~1d/0/"
