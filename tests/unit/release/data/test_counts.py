"""What is counted while the dumps are written, against what SPARQL counts in them."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph
import pytest
from archived import archive, frame
from described import calls_and_meetings
from strategies import SCHEMA, TEXT, sample

from linkeddata.release import data
from linkeddata.release.values import Counts
from linkeddata.values.description import Ref
from linkeddata.values.namespaces import RDF

PREFIX = f"PREFIX schema: <{SCHEMA}> PREFIX rdf: <{RDF}> "


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Counts, pyoxigraph.Store]:
    folder = tmp_path_factory.mktemp("counted")
    other = replace(calls_and_meetings(), source=replace(sample().source, digest="ab" * 32, name="calls.txt"))
    made = archive([(sample(), TEXT), (other, None)])
    key = made.prepared[0].document
    place = next(iri for iri in made.identities.entities if "/place/" in iri)
    for number, (prop, value) in enumerate(
        [
            ("sameAs", Ref("https://sws.geonames.org/1/")),
            ("sameAs", Ref("http://www.wikidata.org/entity/Q1")),
            ("type", Ref(SCHEMA + "City")),
            ("type", Ref(SCHEMA + "Organization")),
        ]
    ):
        made.facts[key].append(
            replace(made.facts[key][0], subject=place, property=prop, value=value, statement=f"urn:x:{number}")
        )
    dumps = data.write(made.prepared, made.identities, frame(folder), facts_of=made.facts_of, evidence_of=made.evidence_of)
    store = pyoxigraph.Store()
    store.bulk_load(path=folder / "release" / "data.ttl", format=pyoxigraph.RdfFormat.TURTLE)
    return dumps.counts, store


def rows(store: pyoxigraph.Store, query: str) -> dict[tuple[str, ...], tuple[int, ...]]:
    found = {}
    for row in store.query(PREFIX + query):  # type: ignore[union-attr]
        terms = list(row)
        names = tuple(
            t.value.removeprefix(SCHEMA).replace(RDF + "type", "type") for t in terms if isinstance(t, pyoxigraph.NamedNode)
        )
        found[names] = tuple(int(t.value) for t in terms if isinstance(t, pyoxigraph.Literal))
    return found


def test_totals(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, store = loaded
    query = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?ss) (COUNT(DISTINCT ?o) AS ?os) { ?s ?p ?o }"
    assert rows(store, query) == {(): (counts.statements, counts.subjects, counts.objects)}


def test_classes(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, store = loaded
    found = rows(store, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    assert {names[0]: number for names, (number,) in found.items()} == counts.classes


def test_properties(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, store = loaded
    query = "SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?ss) (COUNT(DISTINCT ?o) AS ?os) { ?s ?p ?o } GROUP BY ?p"
    told = {(name,): (c.triples, c.subjects, c.objects) for name, c in counts.properties.items()}
    assert rows(store, query) == told


def test_properties_of_classes(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, store = loaded
    found = rows(store, "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p")
    assert found == {names: (number,) for names, number in counts.class_properties.items()}


def test_links(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, store = loaded
    found = rows(store, "SELECT ?c ?p ?d (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o . ?o a ?d } GROUP BY ?c ?p ?d")
    assert found == {names: (number,) for names, number in counts.links.items()}
    assert ("NewsArticle", "mentions", "Person") in counts.links


def test_links_to_other_data(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, _ = loaded
    hosts = {host for _, host in counts.same_as}
    assert hosts == {"sws.geonames.org", "www.wikidata.org", "example.org"}
    assert {name for name, host in counts.same_as if host == "sws.geonames.org"} >= {"City", "Organization"}
    assert set(counts.same_as.values()) == {1}


def test_all_is_sorted(loaded: tuple[Counts, pyoxigraph.Store]) -> None:
    counts, _ = loaded
    for table in (counts.classes, counts.properties, counts.class_properties, counts.links, counts.same_as):
        assert list(table) == sorted(table) and table
