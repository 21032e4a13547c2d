"""What a page carries is given back, and what is broken does not take the rest along."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pyoxigraph
import pytest
import rdflib
from sizes import either

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.extract import Extracted, extract, graph
from linkeddata.values.findings import Severity

SCHEMA = rdflib.Namespace("https://schema.org/")
SCRIPT = '<script type="application/ld+json">{}</script>'
PERSON = '{"@context": "https://schema.org", "@type": "Person", "name": "Ann Berg"}'
MICRODATA = (
    '<div itemscope itemtype="http://schema.org/NewsArticle" itemid="#m"><h1 itemprop="headline">Bridge &amp; <b>ferry</b></h1>'
    '<time itemprop="datePublished">2021-05-03</time><time itemprop="dateModified" datetime="2021-05-04">yesterday</time>'
    '<p itemprop="author publisher" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Berg</span></p>'
    '<a itemprop="url" href="/b">x</a><meta itemprop="inLanguage" content="en"></div>'
)
RDFA = (
    '<div vocab="http://schema.org/" typeof="NewsArticle" resource="#r"><h1 property="headline">Bridge</h1>'
    '<p property="author" typeof="Person"><span property="name">Ann Berg</span></p>'
    '<p property="author" typeof="Person"><span property="name">Bo Dahl</span></p>'
    '<time property="datePublished" datetime="2021-05-03">3 May</time></div>'
)


def read(body: str, **options: object) -> Extracted:
    return extract(f'<html><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'.encode(), **options)  # type: ignore[arg-type]


def codes(found: Extracted) -> list[tuple[str, str]]:
    return [(f.severity.value, f.code) for f in found.findings]


def test_json_ld_is_given_as_it_is_written() -> None:
    found = read(SCRIPT.format(PERSON) + SCRIPT.format(f"[{PERSON}, {PERSON}, 7]"))
    assert found.values == [json.loads(PERSON)] * 3
    assert [item.syntax for item in found.items] == ["json-ld"] * 3
    assert found.findings == ()


BROKEN = [
    ('{"@type": "Person"', "broken-block", 0),
    ("", "broken-block", 0),
    ("{'a': 1}", "broken-block", 0),
    ("[" * 5000, "broken-block", 0),
    ('{"a": ' * 200 + "1" + "}" * 200, "broken-block", 0),
    ("text", "broken-block", 0),
    (PERSON.replace("}", ",}"), "mended-block", 1),
    (f"/* made by x */ {PERSON}", "mended-block", 1),
    (f"//<![CDATA[\n{PERSON}\n//]]>", "mended-block", 1),
    ('{"@type": "Person", "name": "a\nb"}', "mended-block", 1),
    ('{"name": "a", "name": "b"}', "mended-block", 1),
]


@pytest.mark.parametrize(("text", "code", "given"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_block_is_told_with_its_line_and_the_others_are_read(text: str, code: str, given: int) -> None:
    found = read(f"{SCRIPT.format(PERSON)}\n{SCRIPT.format(text)}\n{SCRIPT.format(PERSON)}{MICRODATA}{RDFA}")
    assert [item.syntax for item in found.items].count("json-ld") == 2 + given
    assert {item.syntax for item in found.items} == {"json-ld", "microdata", "rdfa"}
    told = [f for f in found.findings if f.code == code]
    assert told and all(f.line and f.line >= 2 for f in told)
    assert all((f.severity is Severity.ERROR) == (not given) for f in told)
    assert len(graph(found).triples) > 10


def test_cases_counted() -> None:
    assert len(BROKEN) == 11


def test_marks_of_cdata_are_no_mistake_in_xhtml() -> None:
    script = SCRIPT.format(f"<![CDATA[{PERSON}]]>")
    page = f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>{script}</head></html>'
    assert extract(page.encode()).values == [json.loads(PERSON)]


def test_microdata_is_given_as_json_ld() -> None:
    ann = {"@id": "_:b0", "@type": "Person", "name": "Ann Berg"}
    found = read(MICRODATA)
    assert found.values == [
        {
            "@context": "https://schema.org",
            "@id": f"{found.base}#m",
            "@type": "NewsArticle",
            "headline": "Bridge & ferry",
            "datePublished": "2021-05-03",
            "dateModified": "2021-05-04",
            "author": ann,
            "publisher": {"@id": "_:b0"},
            "url": "/b",
            "inLanguage": "en",
        }
    ]


def test_microdata_of_other_vocabularies_and_of_none() -> None:
    found = read(
        '<p itemscope itemtype="http://data.example/Thing"><b itemprop="k">v</b></p><p itemscope><b itemprop="k">v</b></p>'
    )
    assert found.values == [{"@context": {"@vocab": "http://data.example/"}, "@type": "Thing", "k": "v"}, {"k": "v"}]


def test_rdfa_is_given_in_one_order_with_labels_of_its_own() -> None:
    found = read(RDFA, url="https://e.example/p")
    article, *people = found.values
    assert article["@id"] == "https://e.example/p#r"
    assert article["https://schema.org/datePublished"] == ["2021-05-03"]
    assert [p["@id"] for p in people] == ["_:b0", "_:b1"]
    assert {p["https://schema.org/name"][0] for p in people} == {"Ann Berg", "Bo Dahl"}


@pytest.mark.slow
def test_the_same_page_gives_the_same_bytes() -> None:
    script = (
        "import json, sys; from linkeddata.extract import extract, graph\n"
        "f = extract(sys.stdin.buffer.read()); print(json.dumps(f.values), *[graph(f).write(k) for k in ('turtle', 'ntriples')])"
    )
    page = f"<html><body>{MICRODATA}{RDFA}{SCRIPT.format(PERSON)}</body></html>".encode()
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            input=page,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in either(("1", "2"), ("1", "2", "3"))
    }
    assert len(made) == 1


def test_all_three_make_one_graph() -> None:
    found = read(SCRIPT.format(PERSON) + MICRODATA + RDFA, url="https://e.example/p")
    made = graph(found)
    assert made.findings == ()
    triples = made.triples
    assert len(set(triples.subjects(rdflib.RDF.type, SCHEMA.Person))) == 4  # one item is author and publisher
    assert {str(s) for s in triples.subjects(rdflib.RDF.type, SCHEMA.NewsArticle)} == {
        "https://e.example/p#m",
        "https://e.example/p#r",
    }
    assert not [p for p in triples.predicates() if str(p).startswith("http://schema.org")]
    day = rdflib.Literal("2021-05-03", datatype=rdflib.XSD.date)
    assert len(set(triples.subjects(SCHEMA.datePublished, day))) == 2
    for form, theirs in (("turtle", pyoxigraph.RdfFormat.TURTLE), ("ntriples", pyoxigraph.RdfFormat.N_TRIPLES)):
        assert len(list(pyoxigraph.parse(made.write(form).encode(), theirs))) == len(triples)


def test_blank_nodes_of_two_scripts_are_never_the_same() -> None:
    one = '{"@context": "https://schema.org", "@id": "_:a", "@type": "Person", "name": "N"}'
    made = graph(read(SCRIPT.format(one) + SCRIPT.format(one.replace('"N"', '"M"'))))
    assert len(set(made.triples.subjects())) == 2


def test_a_context_that_would_be_fetched_is_told_and_not_fetched() -> None:
    strange = PERSON.replace("https://schema.org", "https://evil.example/c")
    found = read(SCRIPT.format(strange) + SCRIPT.format(PERSON))
    assert len(found.values) == 2
    made = graph(found)
    assert [f.code for f in made.findings] == ["broken-block"]
    assert "not fetched" in made.findings[0].message
    assert len(made.triples) == 2


def test_references_without_an_address_are_told() -> None:
    made = graph(
        read('<div vocab="https://schema.org/" typeof="Person"><a property="url" href="/b">x</a><b property="name">N</b></div>')
    )
    assert [f.code for f in made.findings] == ["relative-address"]
    assert not any("relative.invalid" in str(part) for triple in made.triples for part in triple)
    assert len(made.triples) == 2


def test_a_page_without_data_says_so() -> None:
    assert codes(read("<p>Text</p>")) == [("error", "nothing-embedded")]
    assert codes(read(MICRODATA, syntaxes=("json-ld",))) == [("error", "nothing-embedded")]
    assert codes(read(SCRIPT.format("{"))) == [("error", "broken-block")]
    with pytest.raises(UnreadableError):
        extract(b" \n")
    with pytest.raises(UsageError):
        extract(b"<p>", encoding="no-such")


def test_a_page_s_own_address_is_stronger_than_one_that_is_given() -> None:
    page = f'<head><link rel="canonical" href="https://own.example/p">{SCRIPT.format(PERSON)}</head>'.encode()
    assert extract(page, url="https://given.example/").base == "https://own.example/p"
    assert extract(page.replace(b"canonical", b"x"), url="https://given.example/").base == "https://given.example/"
    assert extract(page.replace(b"canonical", b"x")).base.startswith("urn:sha256:")


@pytest.mark.parametrize("deep", [300, 1500, 2500, 20_000])
def test_depth_is_read_or_told(deep: int) -> None:
    found = read("<div>" * deep + MICRODATA + RDFA + "</div>" * deep)
    for syntax, name in (("microdata", "Microdata"), ("rdfa", "RDFa")):
        read_all = any(item.syntax == syntax for item in found.items)
        assert read_all or any(name in f.message and "deep" in f.message for f in found.findings)


def test_items_that_hold_each_other_end() -> None:
    page = "<div itemscope id=a itemref=b><b itemprop=x>1</b></div><div itemscope itemprop=y id=b itemref=a><b itemprop=x>2</b></div>"
    assert extract(page.encode(), syntaxes=("microdata",)).items


ENCODINGS = ["utf-8", "utf-16", "gb18030", "cp1252", "utf-8-sig"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_declared_encoding(encoding: str) -> None:
    label = "" if encoding == "utf-16" else f"<meta charset={encoding.removesuffix('-sig')}>"
    body = (MICRODATA + RDFA + SCRIPT.format(PERSON)).replace("Ann", "Änn")
    page = f"<html><head>{label}</head><body>{body}</body></html>"
    text = json.dumps(extract(page.encode(encoding)).values, ensure_ascii=False)
    assert text.count("Änn Berg") == 3
