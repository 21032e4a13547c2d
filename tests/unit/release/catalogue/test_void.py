"""VoID: every number is what a query over the data gives, and link sets go from a class to a class."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import catalogued
import pyoxigraph
import pytest
from catalogued import BASE, SETTINGS

from linkeddata.release.catalogue.void import void
from linkeddata.release.values import Counts

VOID = "http://rdfs.org/ns/void#"
HERE = f"{BASE}void.ttl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("void")
    return void(catalogued.frame(folder), catalogued.write_data(folder), SETTINGS, catalogued.counts())


@pytest.fixture(scope="module")
def said(text: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def data() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*triple) for triple in catalogued.triples())
    return store


def rows(store: pyoxigraph.Store, query: str) -> set[tuple[str, ...]]:
    prefixes = f"PREFIX void: <{VOID}> PREFIX schema: <https://schema.org/> "
    return {tuple(term.value for term in row) for row in store.query(prefixes + query)}


QUERIES = {
    "classes": (
        "SELECT ?c ?n { [] void:class ?c ; void:entities ?n }",
        "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c",
    ),
    "properties": (
        "SELECT ?p ?n ?s ?o { ?d void:propertyPartition ?part . FILTER(CONTAINS(STR(?d), '#dataset')) "
        "?part void:property ?p ; void:triples ?n ; void:distinctSubjects ?s ; void:distinctObjects ?o }",
        "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?a) AS ?s) (COUNT(DISTINCT ?b) AS ?o) { ?a ?p ?b } GROUP BY ?p",
    ),
    "properties of classes": (
        "SELECT ?c ?p ?n { [] void:class ?c ; void:propertyPartition [ void:property ?p ; void:triples ?n ] }",
        "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p",
    ),
    "links": (
        "SELECT ?c ?p ?d ?n { [] a void:Linkset ; void:linkPredicate ?p ; void:subjectsTarget [ void:class ?c ] ; "
        "void:objectsTarget [ void:class ?d ] ; void:triples ?n }",
        f"SELECT ?c ?p ?d (COUNT(*) AS ?n) {{ ?s a ?c ; ?p ?o . ?o a ?d FILTER(?p != <{RDF_TYPE}>) }} GROUP BY ?c ?p ?d",
    ),
    "links to other data": (
        "SELECT ?c ?n { [] a void:Linkset ; void:subjectsTarget [ void:class ?c ] ; "
        "void:objectsTarget [ void:uriSpace ?u ] ; void:triples ?n }",
        "SELECT ?c ?n { { SELECT ?c ?host (COUNT(*) AS ?n) { ?s a ?c ; schema:sameAs ?o . "
        "BIND(STRBEFORE(STRAFTER(STR(?o), '//'), '/') AS ?host) } GROUP BY ?c ?host } }",
    ),
    "all": (
        "SELECT ?n ?s ?o ?c ?p { ?d a void:Dataset ; void:triples ?n ; void:distinctSubjects ?s ; void:distinctObjects ?o ; "
        "void:classes ?c ; void:properties ?p }",
        "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?q), STR(?b))) AS ?n) (COUNT(DISTINCT ?a) AS ?s) (COUNT(DISTINCT ?b) AS ?o) "
        "(COUNT(DISTINCT ?k) AS ?c) (COUNT(DISTINCT ?q) AS ?p) "
        "{ ?a ?q ?b . OPTIONAL { ?a a ?k FILTER(?q = <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>) } }",
    ),
}


@pytest.mark.parametrize("name", QUERIES)
def test_numbers_are_those_of_a_query(name: str, said: pyoxigraph.Store, data: pyoxigraph.Store) -> None:
    of_void, of_data = QUERIES[name]
    found = rows(said, of_void)
    assert found == rows(data, of_data) and found


def test_it_is_about_the_data_set_of_the_catalogue(said: pyoxigraph.Store) -> None:
    assert rows(said, "SELECT ?d { ?d a void:Dataset ; void:triples ?n }") == {(f"{BASE}catalog.ttl#dataset",)}
    dumps = {row[0].removeprefix(BASE) for row in rows(said, "SELECT ?f { ?d void:dataDump ?f }")}
    assert dumps == {"data.nq.gz", "data.nt.gz", "data.ttl", "data.jsonld"}


def test_every_target_and_part_is_described(said: pyoxigraph.Store) -> None:
    parts = "void:subset, void:classPartition, void:propertyPartition, void:subjectsTarget, void:objectsTarget"
    query = f"SELECT ?x {{ ?d ?p ?x FILTER(?p IN ({parts})) }}"
    named = {row[0] for row in rows(said, query)}
    assert len(named) > 20
    assert all(next(said.quads_for_pattern(pyoxigraph.NamedNode(one), None, None), None) for one in named)


def test_the_same_bytes_whatever_the_order_of_counts(text: str, tmp_path: Path) -> None:
    known = catalogued.counts()
    turned = Counts(
        known.statements,
        known.quads,
        known.evidence,
        known.graphs,
        known.subjects,
        known.objects,
        *(
            dict(reversed(one.items()))
            for one in (known.classes, known.properties, known.class_properties, known.links, known.same_as)
        ),
    )
    assert void(catalogued.frame(tmp_path), catalogued.write_data(tmp_path), SETTINGS, turned) == text
    assert not re.search(r"^_:|\[", text.partition("\n\n")[2], re.MULTILINE)


def test_wikidata_keeps_http(said: pyoxigraph.Store) -> None:
    assert {row[0] for row in rows(said, "SELECT ?u { ?d void:uriSpace ?u }")} == {
        BASE,
        "https://sws.geonames.org/",
        "http://www.wikidata.org/entity/",
    }


@pytest.mark.parametrize("host", ["", "[::1]", "port:8080", "münchen.example", "a b", "<x>", "%zz"])
def test_no_host_breaks_the_file(host: str, tmp_path: Path) -> None:
    known = replace(catalogued.counts(), same_as={("Person", host): 1})
    written = void(catalogued.frame(tmp_path), catalogued.write_data(tmp_path), SETTINGS, known)
    store = pyoxigraph.Store()
    store.load(written.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    query = "SELECT ?t { [] void:linkPredicate schema:sameAs ; void:objectsTarget ?t . ?t a void:Dataset }"
    assert len(rows(store, query)) == 1
