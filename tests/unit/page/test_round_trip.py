"""A page → with its block → extracted again: the same graph to four readers, for every example and for hostile texts.

The readers: `linkeddata extract`, extruct with rdflib and with pyoxigraph, and html5lib with rdflib. Chromium is asked in
`tests/browser/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import extruct
import html5lib
import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic
from roundtrip import DOCUMENTS, PAGE, base_of, by_rdflib, described, embedded, page_of, said, saying
from sizes import many

from linkeddata.edit.json_form import dumps
from linkeddata.extract import extract, graph
from linkeddata.page import Embedding, remove
from linkeddata.rdf.terms import term
from linkeddata.schema.contexts import typed
from linkeddata.text.clean import clean

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


@pytest.fixture(autouse=True, scope="module")
def as_written() -> Iterator[None]:
    """Let rdflib keep literals as they are written, also those that are not of their type."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    yield
    rdflib.NORMALIZE_LITERALS = before


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
    base = base_of(done)
    (theirs,) = [b for b in extruct.extract(done.data, syntaxes=["json-ld"])["json-ld"] if b.get("@type") != "WebSite"]
    scripts = html5lib.parse(done.data, namespaceHTMLElements=False).iter("script")
    (text,) = [s.text for s in scripts if s.get("data-generator")]
    parsed = json.loads(text)
    return [by_extract(done.data, base), by_rdflib(theirs, base), by_pyoxigraph(theirs, base), by_rdflib(parsed, base)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_every_example_comes_back(path: Path) -> None:
    page = page_of(path)
    done = embedded(page, dumps(described(path)).encode())
    wanted = done.conversion.dataset.data
    assert len(wanted) > 20
    for found in read_by_all(done):
        assert isomorphic(found, wanted)
    assert remove(done.data) == page


def test_examples_counted() -> None:
    assert len(DOCUMENTS) == 6


#: Texts that were compared; hypothesis looks for some that differ.
COMPARED: list[str] = []


@pytest.mark.slow
@settings(max_examples=many(200), deadline=None, suppress_health_check=list(HealthCheck))
@given(said)
def test_hostile_texts_come_back(texts: tuple[str, ...]) -> None:
    description = saying(texts)
    done = embedded(PAGE, description)
    wanted = done.conversion.dataset.data
    assert {clean(text) for text in texts} <= {str(o) for o in wanted.objects() if isinstance(o, rdflib.Literal)}
    for found in read_by_all(done):
        assert set(found) == set(wanted)
    assert embedded(done.data, description).data == done.data
    assert remove(done.data) == PAGE
    COMPARED.extend(texts)


def test_two_hundred_texts_were_compared() -> None:
    assert len(COMPARED) >= many(200)
    assert any(set(text) & set("<>&\u2028") for text in COMPARED)
