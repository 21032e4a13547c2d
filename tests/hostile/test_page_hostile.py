"""Headlines that would leave the script, pages that are embedded into again, broken or without a head."""

from __future__ import annotations

import json
import socket
from dataclasses import replace

import extruct
import html5lib
import pytest
from lxml import etree
from strategies import BASE, sample

from linkeddata.edit.json_form import dumps
from linkeddata.extract import extract
from linkeddata.page import embed, remove
from linkeddata.values.description import Statement, Text
from linkeddata.values.document import Basis

BODY = "<body><h1>Harbour minister opens ferry week</h1></body>"
PAGE = f'<!doctype html>\n<html><head><meta charset="utf-8"><title>News</title>\n</head>{BODY}</html>\n'.encode()
BLOCK = b'<script type="application/ld+json" data-generator="linkeddata">'


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_keywords: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def headlined(text: str) -> bytes:
    said = Statement(BASE + "article", "headline", Text(text), Basis.EDITOR)
    rest = tuple(s for s in sample().statements if s.property != "headline")
    return dumps(replace(sample(), statements=(*rest, said))).encode()


def put(page: bytes, headline: str = "Harbour minister opens ferry week") -> bytes:
    return embed(page, headlined(headline), profile=(), hidden_too=True).data


def headlines(page: bytes) -> list[str]:
    """Return our headline as three readers read it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    (script,) = [s for s in tree.iter("script") if s.get("data-generator")]
    theirs = [b for b in extruct.extract(page, syntaxes=["json-ld"], errors="ignore")["json-ld"] if b.get("headline")]
    (ours,) = [v for v in extract(page, syntaxes=("json-ld",)).values if v.get("headline")]
    return [json.loads(script.text)["headline"], theirs[-1]["headline"], ours["headline"]]


HEADLINES = {
    29: [
        "</script>",
        "</script><script>alert(1)</script>",
        "</script\n>",
        "<img src=x onerror=alert(1)>",
        "\u2028\u2029",
        "&lt;/script&gt;",
        "&quot;",
    ],
    30: ["<!-- <script>", "<!--", "-->", "<!--<script>--></script>", "<![CDATA[", "]]>"],
    31: ["</ScRiPt >", "</SCRIPT/x>", "</scrIPT\t>", "<SCRIPT>"],
}
CASES = [(row, text) for row, texts in HEADLINES.items() for text in texts]


@pytest.mark.parametrize("text", [pytest.param(text, id=f"row-{row} {number}") for number, (row, text) in enumerate(CASES)])
def test_no_headline_leaves_its_script(text: str) -> None:
    made = put(PAGE, text)
    tree = html5lib.parse(made, namespaceHTMLElements=False)
    assert tree.find(".//title").text == "News"
    assert len(list(tree.iter("script"))) == 1
    assert "".join(tree.find("body").itertext()).strip() == "Harbour minister opens ferry week"
    assert headlines(made) == [text] * 3
    assert remove(made) == PAGE


def test_cases_counted() -> None:
    assert {row for row, _ in CASES} == {29, 30, 31}
    assert len(CASES) == 17


@pytest.mark.rows(32)
def test_embedding_again_replaces_our_block_and_nothing_else() -> None:
    once = put(PAGE, "First")
    twice = put(once, "Second")
    assert twice.count(BLOCK) == 1
    assert b'"First"' not in twice
    assert put(twice, "Second") == twice == put(PAGE, "Second")
    start, end = twice.index(BLOCK), twice.index(b"</script>\n") + len(b"</script>\n")
    assert twice[:start] + twice[end:] == PAGE


@pytest.mark.rows(33)
def test_a_broken_script_is_reported_with_its_line_and_the_others_are_read() -> None:
    broken = b'<script type="application/ld+json">{"@type": "WebSite",</script>\n'
    other = b'<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name": "S"}</script>\n'
    page = PAGE.replace(b"</head>", broken + other + b"</head>")
    done = embed(page, headlined("New"), name="p.html", profile=(), hidden_too=True)
    assert broken in done.data
    assert [(f.line, f.source) for f in done.findings if f.code == "broken-json-ld"] == [(3, "p.html")]
    found = extract(done.data)
    assert [v["@type"] for v in found.values] == ["WebSite", "NewsArticle"]
    assert [(f.code, f.line) for f in found.findings] == [("broken-block", 3)]


BARE = {
    "no head": (f"<html>{BODY}</html>", b"</script>\n</body>"),
    "no head, no body": ("<h1>Harbour minister opens ferry week</h1>", b"</script>\n"),
    "head only opened": (f"<html><head><title>x</title>{BODY}</html>", b"</script>\n<body>"),
}


@pytest.mark.rows(34)
@pytest.mark.parametrize(("page", "end"), BARE.values(), ids=BARE)
def test_a_page_without_a_head_gets_the_block_in_its_body(page: str, end: bytes) -> None:
    made = put(page.encode())
    assert end in made
    assert headlines(made) == ["Harbour minister opens ferry week"] * 3
    assert remove(made) == page.encode()


@pytest.mark.rows(34)
@pytest.mark.parametrize("text", ["a < b & c > d", "]]>", "</script>"])
def test_xhtml_reads_the_same_as_xml_and_as_html(text: str) -> None:
    page = f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>{BODY}</html>'
    made = put(page.encode(), text)
    script = etree.fromstring(made).find(".//{*}script")
    assert json.loads(script.text)["headline"] == text
    assert headlines(made) == [text] * 3
    assert b"CDATA" not in made


@pytest.mark.rows(34)
def test_cdata_marks_would_be_broken_json_to_readers_of_html() -> None:
    wrapped = (
        b'<script type="application/ld+json">//<![CDATA[\n{"@context": "https://schema.org", "@type": "Person"}\n//]]></script>'
    )
    (script,) = html5lib.parse(wrapped, namespaceHTMLElements=False).iter("script")
    with pytest.raises(json.JSONDecodeError):
        json.loads(script.text)


@pytest.mark.rows(34)
def test_a_content_security_policy_is_noted() -> None:
    for head, code in (
        ('<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">', "policy-hash"),
        ('<script nonce="a1">1</script>', "policy-nonce"),
    ):
        done = embed(PAGE.replace(b"</head>", head.encode() + b"</head>"), headlined("New"), profile=(), hidden_too=True)
        assert code in {f.code for f in done.findings}
        assert all(f.severity.value == "advice" for f in done.findings if f.code == code)
