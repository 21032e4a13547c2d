"""Meta tags of Open Graph, Twitter and Dublin Core are data about the page."""

from __future__ import annotations

import pytest

from linkeddata.extract import extract, graph

URL = "https://quay.example/p"


def values(head: str, *syntaxes: str) -> list[dict[str, object]]:
    return extract(
        f"<head><title>x</title>{head}</head>".encode(), url=URL, syntaxes=syntaxes or ("open-graph", "twitter", "dublin-core")
    ).values


def test_open_graph() -> None:
    head = (
        '<meta property="og:title" content="Ice &amp; fire"><meta property="og:image" content="a.png">'
        '<meta property="og:image" content="b.png"><meta property="og:image:width" content="9">'
        '<meta property="article:published_time" content="2031-02-03">'
    )
    assert values(head) == [
        {
            "@context": {"og": "http://ogp.me/ns#", "article": "http://ogp.me/ns/article#"},
            "@id": URL,
            "og:title": "Ice & fire",
            "og:image": ["a.png", "b.png"],
            "og:image:width": "9",
            "article:published_time": "2031-02-03",
        }
    ]
    text = graph(extract(f"<head>{head}</head>".encode(), url=URL)).write("ntriples")
    assert f'<{URL}> <http://ogp.me/ns#title> "Ice & fire" .' in text
    assert f'<{URL}> <http://ogp.me/ns#image:width> "9" .' in text


@pytest.mark.parametrize("attribute", ["name", "property"])
def test_either_attribute_names_a_tag(attribute: str) -> None:
    assert values(f'<meta {attribute}="twitter:title" content="T">')[0]["twitter:title"] == "T"
    assert values(f'<meta {attribute}="og:title" content="T">')[0]["og:title"] == "T"


DUBLIN_CORE = [
    ("DC.title", "dc:title"),
    ("dc.Title", "dc:title"),
    ("DC.date.issued", "dcterms:issued"),
    ("DCTERMS.issued", "dcterms:issued"),
    ("dcterms:accessRights", "dcterms:accessRights"),
    ("dc:creator", "dc:creator"),
]


@pytest.mark.parametrize(("written", "name"), DUBLIN_CORE)
def test_dublin_core(written: str, name: str) -> None:
    (found,) = values(f'<meta name="{written}" content="T">')
    assert found[name] == "T"


NONE = [
    '<meta name="description" content="T">',
    '<meta property="og:title" content=" ">',
    '<meta property="og:title">',
    '<template><meta property="og:title" content="T"></template>',
    '<!-- <meta property="og:title" content="T"> -->',
    '<p property="og:title">T</p>',
    '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">',
]


@pytest.mark.parametrize("head", NONE)
def test_what_is_no_such_tag(head: str) -> None:
    assert values(head) == []


def test_one_syntax_may_be_asked_for() -> None:
    head = '<meta property="og:title" content="O"><meta name="twitter:title" content="T"><meta name="dc.title" content="D">'
    assert [len(values(head, syntax)) for syntax in ("open-graph", "twitter", "dublin-core", "rdfa")] == [1, 1, 1, 0]
