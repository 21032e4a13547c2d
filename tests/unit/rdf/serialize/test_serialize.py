"""Every output of the sample, read back by two engines, and what it looks like."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from sizes import either
from strategies import BASE, SCHEMA, sample

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.formats import FORMATS
from linkeddata.rdf.serialize import WRITERS, jsonld, ntriples, read_back, script_block, trig, turtle
from linkeddata.rdf.serialize.order import rows
from linkeddata.schema import contexts
from linkeddata.values.description import Ref, Statement, Text
from linkeddata.values.document import Basis

RDFLIB = {"turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}


def test_table_and_folder_agree():
    modules = {path.stem for path in Path(read_back.__file__).parent.glob("*.py")} - {
        "__init__",
        "order",
        "read_back",
    }
    assert {writer.render.__module__.rsplit(".", 1)[-1] for writer in WRITERS.values()} == modules
    assert len({writer.format.extension for writer in WRITERS.values()}) == len(WRITERS) == 6
    assert {name for name, writer in WRITERS.items() if writer.format.quads} == {"nquads", "trig"}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("base", [BASE, "https://example.org/news/7#", "https://example.org/id/"])
def test_outputs_read_back_with_pyoxigraph(name, base):
    made = dataset(sample(base))
    text = WRITERS[name].render(made)
    assert read_back.checked(text, FORMATS[name], made) == text
    assert text.endswith("\n") or name == "page"
    assert "http://schema.org" not in text


@pytest.mark.parametrize("name", RDFLIB)
def test_outputs_read_back_with_rdflib(name):
    made = dataset(sample())
    text = WRITERS[name].render(made)
    read = rdflib.Dataset()
    read.parse(data=text, format=RDFLIB[name])
    graphs = (made.data, made.evidence) if WRITERS[name].format.quads else (made.data,)
    expected = {triple for graph in graphs for triple in graph}
    assert {quad[:3] for quad in read.quads()} == expected


@pytest.mark.parametrize("shape", jsonld.SHAPES)
@pytest.mark.parametrize("context", jsonld.CONTEXTS)
def test_json_ld_editions_read_back(shape, context):
    made = dataset(sample(), evidence=False)
    text = jsonld.render(made, shape=shape, context=context)
    read_back.checked(text, FORMATS["jsonld"], made)
    document = contexts.typed(json.loads(text)) if context == "schema.org" else json.loads(text)
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    assert set(graph) == set(made.data)


def test_turtle_as_written():
    lines = turtle.render(dataset(sample(), evidence=False)).split("\n")
    assert lines[:6] == [
        f"@prefix : <{BASE}> .",
        "@prefix et: <https://w3id.org/linkeddata/event-types#> .",
        "@prefix schema: <https://schema.org/> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
        "",
        ":article a schema:NewsArticle ;",
    ]
    assert '    schema:datePublished "2021-01-20"^^xsd:date ;' in lines
    assert "    schema:attendee :person-ingrid-sorbo, :person-tomas-riha ." in lines
    assert ":organization-lfo a schema:GovernmentOrganization, schema:Place ;" in lines
    assert '    schema:alternateName "LFO" .' in lines
    starts = [line.split(" ")[0] for line in lines if line.startswith(":")]
    assert starts == [":article", *(":" + t.iri.rsplit("#")[-1] for t in sample().things[1:])]


def test_nested_json_ld_describes_each_node_once_and_refers_afterwards():
    text = jsonld.render(dataset(sample(), evidence=False))
    document = json.loads(text)
    assert list(document)[:3] == ["@context", "@id", "@type"]
    assert document["@id"] == BASE + "article"
    visit = document["about"]
    assert visit["startDate"] == {"@type": "xsd:gMonthDay", "@value": "--01-09"}
    assert visit["location"]["name"] == "Porto Lindo"
    assert visit["attendee"][1]["worksFor"]["alternateName"] == "LFO"
    assert document["mentions"] == [{"@id": thing.iri} for thing in sample().things[2:]]
    assert '"startDate": {"@type": "xsd:gMonthDay", "@value": "--01-09"},' in text
    described = [line for line in text.split("\n") if '"@type": "' in line and "@value" not in line and "@id" not in line]
    assert len(described) == 5  # the sixth has two types


def test_only_what_is_used_of_the_context_is_written():
    context = json.loads(jsonld.render(dataset(sample(), evidence=False)))["@context"]
    assert "xsd" in context and "NewsArticle" in context
    assert "oa" not in context and "telephone" not in context
    assert {key: contexts.ours()[key] for key in context} == context


def test_the_page_edition_is_plain():
    document = jsonld.tree(dataset(sample(), evidence=False), context="schema.org")
    assert document["@context"] == "https://schema.org"
    assert document["datePublished"] == "2021-01-20"
    assert document["about"]["startDate"] == "--01-09"
    assert document["about"]["eventStatus"] == "https://schema.org/EventScheduled"
    assert document["about"]["additionalType"] == "https://w3id.org/linkeddata/event-types#visit"


def test_unreached_nodes_stand_beside_the_article():
    description = sample()
    less = replace(description, statements=tuple(s for s in description.statements if s.property not in {"mentions", "about"}))
    document = jsonld.tree(dataset(less, evidence=False))
    assert [node["@id"].rsplit("#")[-1] for node in document["@graph"]] == ["article", "event-visit-1"]


def test_long_chains_are_not_nested_past_the_depth_readers_allow():
    description = sample()
    chain = (
        Statement(BASE + "article", "about", Ref(BASE + "event-0"), Basis.EDITOR),
        *(Statement(f"{BASE}event-{n}", "superEvent", Ref(f"{BASE}event-{n + 1}"), Basis.EDITOR) for n in range(300)),
    )
    made = dataset(replace(description, statements=chain), evidence=False)
    text = jsonld.render(made)
    read_back.checked(text, FORMATS["jsonld"], made)
    assert max(len(line) - len(line.lstrip()) for line in text.split("\n")) <= 2 * jsonld.MAX_NESTING * 2


def test_flat_json_ld_lists_every_node():
    document = jsonld.tree(dataset(sample(), evidence=False), shape="graph")
    assert [node["@id"] for node in document["@graph"]] == [thing.iri for thing in sample().things]


def test_unknown_shape():
    with pytest.raises(UsageError):
        jsonld.render(dataset(sample()), shape="round")


@pytest.mark.parametrize(
    ("value", "datatype", "turtle_form"),
    [
        ("12", "integer", "12"),
        ("-0", "integer", "-0"),
        ("0012", "integer", '"0012"^^xsd:integer'),
        ("123456789012345678901", "integer", "123456789012345678901"),
        ("1.50", "decimal", "1.50"),
        ("x", "integer", '"x"^^xsd:integer'),
        ("true", "boolean", '"true"^^xsd:boolean'),
        ("1", "boolean", '"1"^^xsd:boolean'),
        ("2020-02-30", "date", '"2020-02-30"^^xsd:date'),
        ("2020", "gYear", '"2020"^^xsd:gYear'),
        ("2020", None, '"2020"'),
        ('a"b\\c\nd\te\r\u2028', None, '"a\\"b\\\\c\\nd\\te\\r\\u2028"'),
        ("https://example.org/", "anyURI", '"https://example.org/"^^xsd:anyURI'),
    ],
)
@pytest.mark.parametrize("prop", ["identifier", "startDate", "url", "description"])
def test_literals_keep_their_form_in_every_output(value, datatype, turtle_form, prop):
    literal = Text(value, "http://www.w3.org/2001/XMLSchema#" + datatype if datatype else None)
    said = Statement(BASE + "article", prop, literal, Basis.EDITOR)
    made = dataset(replace(sample(), statements=(said,)))
    for name, writer in WRITERS.items():
        read_back.checked(writer.render(made), FORMATS[name], made)
    read_back.checked(jsonld.render(made, context="schema.org"), FORMATS["jsonld"], made)
    assert f"schema:{prop} {turtle_form} ." in turtle.render(made)


def test_blank_nodes_and_injected_iris_are_refused():
    made = dataset(sample(), evidence=False)
    made.data.add((rdflib.BNode(), rdflib.RDF.type, rdflib.URIRef(SCHEMA + "Person")))
    with pytest.raises(UnreadableError, match="not an IRI"):
        rows(made.data)
    made = dataset(sample(), evidence=False)
    made.data.add((rdflib.URIRef("urn:x> <urn:evil"), rdflib.RDF.type, rdflib.URIRef(SCHEMA + "Person")))
    for writer in WRITERS.values():
        with pytest.raises(UnreadableError, match="not a usable IRI"):
            writer.render(made)


def test_language_tags_are_kept():
    made = dataset(sample(), evidence=False)
    made.data.add((rdflib.URIRef(BASE + "article"), rdflib.URIRef(SCHEMA + "name"), rdflib.Literal("Fährwoche", lang="de")))
    for name in ("jsonld", "turtle", "ntriples", "nquads", "trig", "page"):
        read_back.checked(WRITERS[name].render(made), FORMATS[name], made)


@pytest.mark.slow
def test_same_bytes_for_every_hash_seed_and_folder(tmp_path):
    code = (
        "import hashlib, sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from strategies import sample; from linkeddata.rdf.dataset import dataset; from linkeddata.rdf.serialize import WRITERS\n"
        "made = dataset(sample())\n"
        "print([hashlib.sha256(w.render(made).encode()).hexdigest() for w in WRITERS.values()])"
    )
    root = Path(__file__).parents[4]
    seen = set()
    few = (("1", tmp_path), ("42", root))
    for seed, folder in either(few, (*few, ("0", root), ("7", tmp_path), ("random", tmp_path))):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC", "LC_ALL": "C"}
        command = [sys.executable, "-c", code, str(root / "tests"), str(Path(read_back.__file__).parents[3])]
        seen.add(subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, text=True).stdout)
    assert len(seen) == 1


def test_checked_notices_loss_addition_and_rubbish():
    made = dataset(sample(), evidence=False)
    text = ntriples.render(made)
    lines = text.splitlines(keepends=True)
    for altered, words in (
        ("".join(lines[1:]), "1 triple lost, 0 added"),
        (text + "<urn:a:b> <urn:b:c> <urn:c:d> .\n", "0 triples lost, 1 added"),
        (text.replace("LFO", "LF0"), "1 triple lost, 1 added"),
        (text + "<urn:a", "does not read back"),
        ("", "does not read back"),
    ):
        with pytest.raises(Exception, match=words) as caught:
            read_back.checked(altered, FORMATS["ntriples"], made)
        assert caught.value.exit_code == 4
    assert trig.render(made).count("{") == 1
    assert script_block.script_block(made)
