"""RDFa: statements as HTML+RDFa 1.1 has them, and the vocabulary."""

from __future__ import annotations

import re

import pytest

from linkeddata.extract import extract, graph
from linkeddata.values.namespaces import RDF, SCHEMA, XSD

URL = "https://quay.example/p"


def lines(page: str, url: str | None = URL) -> set[str]:
    """Return the statements of a page without the namespaces that all have."""
    text = graph(extract(page.encode(), url=url, syntaxes=("rdfa",))).write("ntriples")
    for space, short in ((SCHEMA, ""), (URL, "page"), (f"{RDF}type", "a"), (XSD, "xsd:")):
        text = text.replace(space, short)
    labels: dict[str, str] = {}
    text = re.sub(r"_:\w+", lambda label: labels.setdefault(label[0], f"_:{len(labels)}"), text)
    return {line.removesuffix(" .") for line in text.splitlines()}


def inside(body: str) -> set[str]:
    return lines(f'<html><body vocab="https://schema.org/"><div resource="#x">{body}</div></body></html>')


STATEMENTS = [
    ('<b property="name">Ice</b>', {'<page#x> <name> "Ice"'}),
    ('<b property="name" lang="da">Is</b>', {'<page#x> <name> "Is"@da'}),
    ('<b property="name" xml:lang="da">Is</b>', {'<page#x> <name> "Is"@da'}),
    ('<p lang="da"><b property="name">Is</b></p>', {'<page#x> <name> "Is"@da'}),
    ('<p lang="da"><b property="name" lang="">Is</b></p>', {'<page#x> <name> "Is"'}),
    ('<b property="name" content="Ice">x</b>', {'<page#x> <name> "Ice"'}),
    ('<a property="sameAs" href="y">x</a>', {"<page#x> <sameAs> <https://quay.example/y>"}),
    ('<a property="url" rel="nofollow noopener" href="/y">x</a>', {"<page#x> <url> <https://quay.example/y>"}),
    ('<a rel="nofollow license" href="/y">x</a>', {"<page#x> <license> <https://quay.example/y>"}),
    ('<a rel="noreferrer" href="/y" property="name" content="Y">x</a>', {'<https://quay.example/y> <name> "Y"'}),
    ('<b rel="about" resource="#y" typeof="Place"></b>', {"<page#x> <about> <page#y>", "<page#y> <a> <Place>"}),
    (
        '<b rel="about"><i resource="#y" property="name">Y</i></b>',
        {"<page#x> <about> _:0", "_:0 <name> <page#y>"},
    ),
    ('<b rev="about" resource="#y"></b>', {"<page#y> <about> <page#x>"}),
    ('<b property="schema:name">Ice</b>', {'<page#x> <name> "Ice"'}),
    ('<p prefix="s: http://schema.org/"><b property="s:name">Ice</b></p>', {'<page#x> <name> "Ice"'}),
    ('<b property="https://schema.org/name">Ice</b>', {'<page#x> <name> "Ice"'}),
    ('<p vocab=""><b property="name">Ice</b></p>', set()),
    ('<time property="startDate" datetime="2031-02-03">x</time>', {'<page#x> <startDate> "2031-02-03"^^<xsd:date>'}),
    ('<time property="startDate">2031-02</time>', {'<page#x> <startDate> "2031-02"^^<xsd:gYearMonth>'}),
    ('<time property="foaf:age" datetime="P3D">x</time>', {'<page#x> <http://xmlns.com/foaf/0.1/age> "P3D"^^<xsd:duration>'}),
    ('<p lang="da"><meta property="startDate" content="2031-02-03"></p>', {'<page#x> <startDate> "2031-02-03"^^<xsd:date>'}),
    ('<b property="dc:title" datatype="xsd:token">a</b>', {'<page#x> <http://purl.org/dc/terms/title> "a"^^<xsd:token>'}),
    ('<data property="name" value="7">seven</data>', {'<page#x> <name> "7"'}),
    ('<object property="image" data="/i.svg"></object>', {"<page#x> <image> <https://quay.example/i.svg>"}),
    ('<input property="query" name="q">', set()),
    ('<template><b property="name">[[name]]</b></template>', set()),
    ('<!-- <b property="name">old</b> -->', set()),
    ('<meta property="og:title" content="T"><meta property="fb:pages" content="1">', set()),
    ('<meta property="og:title schema:name" content="T">', {'<page#x> <name> "T"'}),
]


@pytest.mark.parametrize(("body", "said"), STATEMENTS, ids=range(len(STATEMENTS)))
def test_statements(body: str, said: set[str]) -> None:
    assert inside(body) == said


@pytest.mark.parametrize(
    "page",
    [
        '<html><body vocab="https://schema.org/" typeof="WebPage"><b property="name">T</b></body></html>',
        '<html><head vocab="https://schema.org/" typeof="WebPage"><title property="name">T</title></head></html>',
        '<html vocab="https://schema.org/" typeof="WebPage"><body><b property="name">T</b></body></html>',
    ],
)
def test_typeof_on_html_head_and_body_is_about_the_page(page: str) -> None:
    assert lines(page) == {"<page> <a> <WebPage>", '<page> <name> "T"'}


def test_a_page_leads_to_what_rel_and_typeof_describe() -> None:
    page = (
        '<html><body vocab="https://schema.org/" typeof="WebPage"><p rel="mentions" resource="urn:isbn:1" typeof="Book">'
        '<meta property="name" content="Nets"></p></body></html>'
    )
    assert lines(page) == {
        "<page> <a> <WebPage>",
        "<page> <mentions> <urn:isbn:1>",
        "<urn:isbn:1> <a> <Book>",
        '<urn:isbn:1> <name> "Nets"',
    }


def test_lists_keep_their_order() -> None:
    said = inside('<i property="name" inlist>A</i><i property="name" inlist>B</i>')
    first = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first>"
    head = next(line.rpartition(" ")[2] for line in said if line.startswith("<page#x> <name>"))
    assert f'{head} {first} "A"' in said
    assert len(said) == 5
    assert inside('<i rel="about" inlist></i>') == {"<page#x> <about> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>"}


def test_things_copy_a_pattern_and_other_patterns_stay() -> None:
    said = inside(
        '<link property="rdfa:copy" href="#year"><p resource="#year" typeof="rdfa:Pattern"><i property="copyrightYear">2031</i></p>'
        '<p resource="#rest" typeof="rdfa:Pattern"></p>'
    )
    assert said == {'<page#x> <copyrightYear> "2031"', "<page#rest> <a> <http://www.w3.org/ns/rdfa#Pattern>"}


@pytest.mark.parametrize("vocab", ["https://schema.org", "schema.org/", "http://www.schema.org/", "https://schema.com/"])
def test_a_misspelt_address_of_schema_org_is_told_and_read(vocab: str) -> None:
    page = extract(f'<p>\n <b vocab="{vocab}" typeof="Event"><i property="name">N</i></b>'.encode())
    assert page.values == [{"@id": "_:b0", "@type": ["https://schema.org/Event"], "https://schema.org/name": ["N"]}]
    assert [(f.code, f.line, f.column) for f in page.findings] == [("vocabulary-foreign", 2, 2)]


def test_nodes_are_in_page_order_with_labels_in_that_order() -> None:
    people = "".join(f'<p typeof="Person"><i property="name">{name}</i></p>' for name in ("Zoe", "Ann"))
    page = f'<div vocab="https://schema.org/">{people}'
    found = extract(page.encode(), syntaxes=("rdfa",)).values
    assert [(node["@id"], node["https://schema.org/name"]) for node in found] == [("_:b0", ["Zoe"]), ("_:b1", ["Ann"])]


def test_links_without_a_meaning_in_rdfa_are_no_data() -> None:
    page = (
        b'<link rel="stylesheet" href="a.css"><link rel="https://api.w.org/" href="/wp-json/"><a rel="nofollow" href="/">x</a>'
    )
    assert extract(page, syntaxes=("rdfa",)).items == ()
    assert len(extract(page + b'<a rel="license" href="/l">x</a>', syntaxes=("rdfa",)).items) == 1
