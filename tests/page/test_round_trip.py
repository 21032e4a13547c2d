"""A page → with its block → extracted again: the same graph to four readers, for every example and for hostile texts.

The readers: `linkeddata extract`, extruct with rdflib and with pyoxigraph, and html5lib with rdflib. Chromium is asked in
`tests/browser/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import extruct
import html5lib
import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from strategies import BASE, clean_texts, sample

from linkeddata.contexts import typed
from linkeddata.convert import understand
from linkeddata.description import Description, Text
from linkeddata.extract import extract, graph
from linkeddata.graph import clean
from linkeddata.load import term
from linkeddata.page import Embedding, embed, remove
from linkeddata.write.description import dumps

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DOCUMENTS = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"} and p.name != "README.md")
PAGE = b"<!doctype html>\r\n<html lang=en><head><title>News</title>\r\n</head><body><p>Text.</p></body></html>\r\n"

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


@cache
def described(path: Path) -> Description:
    return understand(path).description


@pytest.fixture(autouse=True, scope="module")
def as_written() -> Iterator[None]:
    """Let rdflib keep literals as they are written, also those that are not of their type."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    yield
    rdflib.NORMALIZE_LITERALS = before


def by_rdflib(block: dict[str, object], base: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(typed(block, base=base)), format="json-ld")


def by_pyoxigraph(block: dict[str, object], base: str) -> rdflib.Graph:
    made = rdflib.Graph()
    data = json.dumps(typed(block, base=base)).encode()
    for quad in pyoxigraph.parse(data, pyoxigraph.RdfFormat.JSON_LD, base_iri="https://relative.invalid/"):
        made.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return made


def by_extract(page: bytes, base: str) -> rdflib.Graph:
    found = extract(page, syntaxes=("json-ld",))
    assert found.findings == ()
    read = graph(found)
    assert read.findings == ()
    made = rdflib.Graph()
    for triple in read.triples:
        made.add(tuple(moved(part, found.base, base) for part in triple))
    return made


def moved(part: rdflib.term.Node, old: str, new: str) -> rdflib.term.Node:
    inside = isinstance(part, rdflib.URIRef) and part.startswith(old + "#")
    return rdflib.URIRef(new + part[len(old) :]) if inside else part


def read_by_all(done: Embedding) -> list[rdflib.Graph]:
    base = done.conversion.dataset.article.partition("#")[0]
    (theirs,) = [b for b in extruct.extract(done.data, syntaxes=["json-ld"])["json-ld"] if b.get("@type") != "WebSite"]
    scripts = html5lib.parse(done.data, namespaceHTMLElements=False).iter("script")
    (text,) = [s.text for s in scripts if s.get("data-generator")]
    parsed = json.loads(text)
    return [by_extract(done.data, base), by_rdflib(theirs, base), by_pyoxigraph(theirs, base), by_rdflib(parsed, base)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_every_example_comes_back(path: Path) -> None:
    page = path.read_bytes() if path.suffix == ".html" else PAGE
    if path.suffix == ".html":  # of what it carries already, only our block is compared
        page = page.replace(b"application/ld+json", b"application/x-json")
    done = embed(page, dumps(described(path)).encode(), everything=True, profile=())
    wanted = done.conversion.dataset.data
    assert len(wanted) > 20
    for found in read_by_all(done):
        assert isomorphic(found, wanted)
    assert remove(done.data) == page


def test_examples_counted() -> None:
    assert len(DOCUMENTS) == 6


#: Texts that were compared; hypothesis looks for 200 that differ.
COMPARED: list[str] = []


#: What the hostile texts stand for in `sample()`: headline, a name, a title.
PLACES = [("article", "headline"), ("person-tomas-riha", "name"), ("person-ingrid-sorbo", "jobTitle")]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(*(clean_texts.filter(clean) for _ in PLACES)))
def test_hostile_texts_come_back(said: tuple[str, ...]) -> None:
    new = {(BASE + local, prop): text for (local, prop), text in zip(PLACES, said, strict=True)}
    statements = tuple(
        replace(s, value=Text(new[s.subject, s.property])) if (s.subject, s.property) in new else s for s in sample().statements
    )
    description = dumps(replace(sample(), statements=statements)).encode()
    done = embed(PAGE, description, everything=True, profile=())
    wanted = done.conversion.dataset.data
    assert {clean(text) for text in said} <= {str(o) for o in wanted.objects() if isinstance(o, rdflib.Literal)}
    for found in read_by_all(done):
        assert set(found) == set(wanted)
    assert embed(done.data, description, everything=True, profile=()).data == done.data
    assert remove(done.data) == PAGE
    COMPARED.extend(said)


def test_two_hundred_texts_were_compared() -> None:
    assert len(COMPARED) >= 200
    assert any(set(text) & set("<>&\u2028") for text in COMPARED)
