"""Whatever is written is read back the same by engines that are not ours, without a network; and the editable middle, too.

rdflib and pyoxigraph read every output of every example; extruct reads the page, whose context is then replaced by ours
(`write.page.typed`), as README says.
"""

from __future__ import annotations

import json
import socket
from functools import cache
from pathlib import Path

import extruct
import pyoxigraph
import pytest
import rdflib

from linkeddata.edit.json_form import dumps, loads
from linkeddata.pipeline import Conversion, Understood, convert, understand
from linkeddata.rdf.serialize import WRITERS
from linkeddata.rdf.serialize.jsonld import CONTEXTS, SHAPES
from linkeddata.rdf.serialize.jsonld import dumps as json_text
from linkeddata.rdf.serialize.script_block import embed, typed
from linkeddata.values.description import Family
from linkeddata.values.settings import Settings

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DOCUMENTS = sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})
PAGE = "<!doctype html>\n<html lang=en><head><title>News</title></head><body><p>Text.</p></body></html>\n"

#: Writer → how rdflib and pyoxigraph call what it writes. A page's block is JSON-LD once its context is replaced.
READERS = {
    "jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD),
    "turtle": ("turtle", pyoxigraph.RdfFormat.TURTLE),
    "ntriples": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
    "nquads": ("nquads", pyoxigraph.RdfFormat.N_QUADS),
    "trig": ("trig", pyoxigraph.RdfFormat.TRIG),
    "page": ("json-ld", pyoxigraph.RdfFormat.JSON_LD),
}
#: Every way to write the data graph alone: writer, shape, context.
WAYS = [
    *(("jsonld", shape, context) for shape in SHAPES for context in CONTEXTS),
    *((name, "nested", "") for name in ("turtle", "ntriples", "page")),
]

Quads = dict[str, rdflib.Graph]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's parsers use rdflib's older classes


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Let no socket be opened and no name be looked up; what was tried is listed."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "socket", type("Refused", (socket.socket,), {"__init__": refuse}))
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


@cache
def known(path: Path) -> Understood:
    return understand(path)


@cache
def converted(path: Path, to: str, shape: str = "nested", evidence: bool | None = None) -> Conversion:
    return convert(known(path), to=to, shape=shape, evidence=evidence, validate=False)


def by_rdflib(text: str, form: str) -> Quads:
    made = rdflib.Dataset()
    made.parse(data=text, format=form)
    return {str(g.identifier): g for g in made.graphs() if len(g)}


def by_pyoxigraph(text: str, form: pyoxigraph.RdfFormat, base: str | None = None) -> Quads:
    """Read with pyoxigraph; its terms reach rdflib by N-Triples, which is the plainest of all formats."""
    lines: dict[str, list[pyoxigraph.Triple]] = {}
    for quad in pyoxigraph.parse(text.encode(), form, base_iri=base):
        name = getattr(quad.graph_name, "value", "urn:x-rdflib:default")
        lines.setdefault(name, []).append(quad.triple)
    made = {}
    for name, triples in lines.items():
        plain = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
        assert plain is not None
        made[name] = rdflib.Graph().parse(data=plain.decode(), format="nt")
    return made


def as_read(path: Path, to: str, shape: str = "nested", context: str = "") -> str:
    """Return what a writer writes, in a form that RDF engines take: of a page's block, what extruct finds in the page."""
    if to == "jsonld":
        text = WRITERS[to].render(converted(path, to, shape).dataset, shape=shape, context=context)
        assert context != "inline" or text == converted(path, to, shape).text
        return text if context == "inline" else json_text(typed(json.loads(text), base=base_of(path)))
    text = converted(path, to).text
    if to != "page":
        return text
    (block,) = extruct.extract(embed(PAGE, text), syntaxes=["json-ld"])["json-ld"]
    assert block["@context"] == "https://schema.org"
    return json_text(typed(block, base=base_of(path)))


def base_of(path: Path) -> str:
    """Return what the bare fragments of a page's block belong to."""
    article = converted(path, "turtle").dataset.article
    return article.partition("#")[0]


def test_every_writer_has_its_readers_and_every_way_is_walked() -> None:
    assert set(READERS) == set(WRITERS)
    assert {to for to, _, _ in WAYS} | {"nquads", "trig"} == set(WRITERS)
    assert (len(DOCUMENTS), len(WAYS), len(SHAPES), len(CONTEXTS)) == (6, 7, 2, 2)


@pytest.mark.parametrize(("to", "shape", "context"), WAYS, ids=["-".join(filter(None, way)) for way in WAYS])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_the_data_read_back_the_same(path: Path, to: str, shape: str, context: str, no_network: list[object]) -> None:
    wanted = converted(path, "turtle").dataset.data
    text = as_read(path, to, shape, context)
    theirs, others = READERS[to]
    for found in (by_rdflib(text, theirs), by_pyoxigraph(text, others)):
        assert len(found) == 1
        (graph,) = found.values()
        assert len(graph) > 20
        assert set(graph) == set(wanted)  # equal outright, not only isomorphic: there are no blank nodes
    assert no_network == []


@pytest.mark.parametrize("to", ["nquads", "trig"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_both_named_graphs_read_back_the_same(path: Path, to: str, no_network: list[object]) -> None:
    made = converted(path, to)
    wanted = {str(g.identifier): g for g in (made.dataset.data, made.dataset.evidence)}
    theirs, others = READERS[to]
    for found in (by_rdflib(made.text, theirs), by_pyoxigraph(made.text, others)):
        assert found.keys() == wanted.keys()
        for name, graph in found.items():
            assert set(graph) == set(wanted[name])
    assert len(made.dataset.evidence) > 5 * len(made.dataset.data)
    assert no_network == []


@pytest.mark.parametrize("to", ["jsonld", "turtle", "ntriples"])
def test_evidence_among_the_data_reads_back_the_same(to: str) -> None:
    path = DOCUMENTS[0]
    made = converted(path, to, evidence=True)
    wanted = set(made.dataset.data) | set(made.dataset.evidence)
    theirs, others = READERS[to]
    for found in (by_rdflib(made.text, theirs), by_pyoxigraph(made.text, others)):
        (graph,) = found.values()
        assert set(graph) == wanted


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_names_are_as_short_as_they_may_be(path: Path) -> None:
    """One prefix for the document's own things in Turtle; in the block of a page without an address, bare fragments."""
    article = converted(path, "turtle").dataset.article
    own = article.partition("#")[0]
    turtle, page = converted(path, "turtle").text, converted(path, "page").text
    assert f"@prefix : <{own}#> .\n" in turtle
    assert turtle.count(own) <= 4  # the prefix, and where the page has an address the article, its url and its part-of
    if own.startswith("urn:"):
        assert own not in page
        assert '"@id": "#person-' in page
        assert article == own + "#article"
    else:
        assert own.startswith("https://")
        assert '"@id": "#' not in page


def test_a_base_names_everything() -> None:
    made = convert(DOCUMENTS[0], to="page", settings=Settings(base="https://data.example/"), validate=False)
    (block,) = extruct.extract(embed(PAGE, made.text), syntaxes=["json-ld"])["json-ld"]
    (graph,) = by_rdflib(json_text(typed(block)), "json-ld").values()
    assert set(graph) == set(made.dataset.data)
    assert {str(s).split("/")[2] for s in graph.subjects()} == {"data.example"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_the_description_goes_out_and_in_unchanged(path: Path, tmp_path: Path) -> None:
    description = known(path).description
    text = dumps(description)
    assert loads(text) == description
    assert dumps(loads(text)) == text
    assert description.things[0].family is Family.ARTICLE
    kept = tmp_path / "description.json"
    kept.write_text(text, "utf-8")
    compared = 0
    for to in WRITERS:
        for shape in SHAPES if to == "jsonld" else ("nested",):
            again = convert(kept, to=to, shape=shape, validate=False)
            assert again.description == description
            # Prefixes and suffixes of quotations need the text, which a description does not hold.
            whole = convert(description, to=to, shape=shape, validate=False)
            assert again.text == whole.text
            if not WRITERS[to].format.quads:
                assert again.text == converted(path, to, shape).text
            compared += 1
    assert compared == len(WRITERS) + 1
