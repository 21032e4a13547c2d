"""The catalogues: two dialects with the same addresses, valid, in a fixed order, and nothing that nobody has said."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import catalogued
import pyoxigraph
import pytest
from catalogued import BASE, SETTINGS
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS, FOAF, RDF, BNode, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from linkeddata.release.catalogue.dcat import DIALECTS, Dialect, catalogue, listed
from linkeddata.release.catalogue.write import first_published
from linkeddata.release.values import Summary
from linkeddata.validation import validate
from linkeddata.values.release_settings import ReleaseSettings

DCAT, XSD = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://www.w3.org/2001/XMLSchema#")
SPDX = "http://spdx.org/rdf/terms#"


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    return catalogued.write_data(tmp_path_factory.mktemp("data"))


def text(summary: Summary, dialect: Dialect, settings: ReleaseSettings = SETTINGS, version: str = "2026-11-30") -> str:
    return catalogue(catalogued.frame(Path(), version), summary, settings, dialect)


def graph(summary: Summary, dialect: Dialect, settings: ReleaseSettings = SETTINGS) -> Graph:
    return Graph().parse(data=text(summary, dialect, settings), format="turtle")


VARIANTS = {
    "all settings": SETTINGS,
    "nothing that may be left out": replace(SETTINGS, availability="", publisher_url="", publisher_class=""),
    "a page in place of an address for mail": replace(
        SETTINGS, contact_email="", contact_url="https://veltmark.example/contact"
    ),
    "a licence that is in no list": replace(SETTINGS, licence="https://licences.example/own", licence_code=""),
    "another language": replace(SETTINGS, language="de-AT", title="Besuche im Hafen", keywords=("Häfen", "Besuche")),
    "several places": replace(SETTINGS, spatial=(*SETTINGS.spatial, "https://sws.geonames.org/1/")),
}


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
@pytest.mark.parametrize("name", VARIANTS)
def test_our_own_rules_find_no_error(name: str, dialect: Dialect, summary: Summary) -> None:
    made = graph(summary, dialect, VARIANTS[name])
    found = validate(made, profiles=[dialect.profile]).findings
    allowed = {
        "publisher-from-list",
        "licence-from-list",
        "licence-document-type-recommended",
        *(("distribution-availability-recommended",) if "nothing" in name else ()),
    }
    assert {f.code for f in found if str(f.severity) != "advice"} <= allowed
    assert not [f for f in found if str(f.severity) == "error"]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
def test_two_engines_read_the_same(dialect: Dialect, summary: Summary) -> None:
    written = text(summary, dialect)
    quads = pyoxigraph.serialize(
        [q.triple for q in pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.TURTLE)], format=pyoxigraph.RdfFormat.N_TRIPLES
    )
    assert isomorphic(Graph().parse(data=written, format="turtle"), Graph().parse(data=quads, format="nt"))


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
def test_the_same_bytes_each_time(dialect: Dialect, summary: Summary) -> None:
    assert len({text(summary, dialect) for _ in range(20)}) == 1
    assert text(summary, dialect).endswith(".\n")
    declared = re.findall(r"^@prefix (\w*):", text(summary, dialect), re.MULTILINE)
    assert declared == sorted(declared)
    body = text(summary, dialect).partition("\n\n")[2]
    assert all(f"{prefix}:" in body for prefix in declared)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
def test_everything_has_an_address_of_ours_and_nothing_else_is_typed(dialect: Dialect, summary: Summary) -> None:
    made = graph(summary, dialect)
    assert not [term for triple in made for term in triple if isinstance(term, BNode)]
    assert {str(s).startswith(BASE) for s in made.subjects()} == {True}
    assert {(s, o) for s, o in made.subject_objects(RDF.type) if o == FOAF.Document} == {
        (URIRef(BASE), FOAF.Document),
        (URIRef(f"{BASE}README.md"), FOAF.Document),
    }


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
def test_a_licence_of_ones_own_is_described_as_a_licence(dialect: Dialect, summary: Summary) -> None:
    made = graph(summary, dialect, VARIANTS["a licence that is in no list"])
    own = URIRef("https://licences.example/own")
    assert list(made.predicate_objects(own)) == [(RDF.type, DCTERMS.LicenseDocument)]
    assert set(made.subjects(DCTERMS.license, own)) > set(made.subjects(RDF.type, DCAT.Distribution))


def test_addresses_do_not_change_with_version_content_or_dialect(summary: Summary) -> None:
    later = replace(summary, data_hash="cd" * 32, files=tuple(replace(f, sha256="ef" * 32, bytes=1) for f in summary.files))
    made = {
        frozenset(Graph().parse(data=text(one, dialect, version=version), format="turtle").subjects())
        for one in (summary, later)
        for dialect in DIALECTS
        for version in ("2026-11-30", "2027-01-01.2")
    }
    sums = {frozenset(s for s in subjects if not str(s).endswith("-checksum")) for subjects in made}
    assert len(sums) == 1
    assert not [s for s in next(iter(sums)) if re.search(r"20\d\d|[0-9a-f]{16}", str(s))]


def test_the_dialects_differ_where_they_exclude_each_other(summary: Summary) -> None:
    three, two = (graph(summary, dialect) for dialect in DIALECTS)
    assert {o.datatype for o in three.objects(None, DCAT.byteSize)} == {XSD.nonNegativeInteger}
    assert {o.datatype for o in two.objects(None, DCAT.byteSize)} == {XSD.decimal}
    values = set(three.objects(None, URIRef(f"{SPDX}checksumValue")))
    assert {v.datatype for v in values} == {XSD.hexBinary} and len(values) == 4
    assert all(re.search(rf'"{f.sha256}"', text(summary, DIALECTS[0])) for f in listed(summary))
    assert "spdx" not in text(summary, DIALECTS[1]) and "dcat:version" not in text(summary, DIALECTS[1])
    assert (
        str(two.value(URIRef(f"{BASE}catalog.ttl#dataset"), URIRef("http://www.w3.org/2002/07/owl#versionInfo")))
        == "2026-11-30"
    )


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.version)
def test_files(dialect: Dialect, summary: Summary) -> None:
    made = graph(summary, dialect)
    by_url = {str(made.value(s, DCAT.downloadURL)): s for s in made.subjects(RDF.type, DCAT.Distribution)}
    assert set(by_url) == {f"{BASE}{name}" for name in ("data.nq.gz", "data.nt.gz", "data.ttl", "data.jsonld")}  # no JSON Lines
    for url, one in by_url.items():
        assert str(made.value(one, DCAT.accessURL)) == BASE != url
        packed = made.value(one, DCAT.compressFormat)
        assert (str(packed) == "http://www.iana.org/assignments/media-types/application/gzip") == url.endswith(".gz")
        assert str(made.value(one, DCTERMS.format)).rpartition("/")[2] in (
            "RDF_N_QUADS",
            "RDF_N_TRIPLES",
            "RDF_TURTLE",
            "JSON_LD",
        )
        assert "gzip" not in str(made.value(one, DCAT.mediaType))


def test_the_identifier_is_the_address(summary: Summary) -> None:
    made = graph(summary, DIALECTS[0])
    dataset = made.value(None, RDF.type, DCAT.Dataset)
    assert str(made.value(dataset, DCTERMS.identifier)) == str(dataset) == f"{BASE}catalog.ttl#dataset"


@pytest.mark.parametrize(("first", "last"), [("", ""), ("2019-12-02", ""), ("", "2020-12-31")])
def test_a_period_is_not_made_up(first: str, last: str, summary: Summary) -> None:
    written = text(replace(summary, first_day=first, last_day=last), DIALECTS[0])
    assert ("dcterms:temporal" in written, "dcat:startDate" in written, "dcat:endDate" in written) == (
        bool(first or last),
        bool(first),
        bool(last),
    )


def test_what_nobody_has_said_is_not_there(summary: Summary) -> None:
    written = text(summary, DIALECTS[0], VARIANTS["nothing that may be left out"])
    assert not re.search("availability|veltmark.example/>|hasURL", written)


def test_the_first_day_of_publication_stays(tmp_path: Path) -> None:
    first = catalogued.release(tmp_path / "1", version="2026-11-30")
    second = catalogued.release(tmp_path / "2", version="2026-12-07", previous=first)
    third = catalogued.release(tmp_path / "3", version="2026-12-07.2", previous=second)
    for dialect in DIALECTS:
        made = Graph().parse(third / dialect.file)
        assert {str(o) for o in made.objects(None, DCTERMS.issued)} == {"2026-11-30"}
        assert {str(o) for o in made.objects(None, DCTERMS.modified)} == {"2026-12-07"}
    assert len(first_published(first)) == 6
    assert first_published(None) == first_published(tmp_path) == {}


@pytest.mark.parametrize(
    ("mail", "wanted"),
    [
        ("a{b}@x.example", "a%7Bb%7D@x.example"),
        ("a?b&c@x.example", "a%3Fb%26c@x.example"),
        ("a+b'c@x.example", "a+b'c@x.example"),
    ],
)
def test_any_address_for_mail(mail: str, wanted: str, summary: Summary) -> None:
    assert f"<mailto:{wanted}>" in text(summary, DIALECTS[0], replace(SETTINGS, contact_email=mail))


NASTY = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co", "Cf")), min_size=1, max_size=80).filter(
    str.strip
)


@given(NASTY, NASTY)
def test_any_words_are_read_back(title: str, word: str) -> None:
    empty = Summary("00", 0, {}, {}, {}, 0, 0)
    made = graph(empty, DIALECTS[0], replace(SETTINGS, title=title, keywords=(word,), description=title * 2))
    dataset = URIRef(f"{BASE}catalog.ttl#dataset")
    assert str(made.value(dataset, DCTERMS.title)) == title
    assert {str(o) for o in made.objects(dataset, DCAT.keyword)} == {word}
