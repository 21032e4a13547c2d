"""The script block, and pages it is put into."""

from __future__ import annotations

import extruct
import pytest
import rdflib
from strategies import BASE, sample

from linkeddata.errors import UnreadableError
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize import jsonld
from linkeddata.rdf.serialize.script_block import embed, read_page_jsonld, script_block, typed

BLOCK = '<script type="application/ld+json" data-generator="linkeddata">\n{"@id": "#a"}\n</script>'

PLACES = [
    ("<html><head><title>x</title></head><body></body></html>", "</title>|</head>"),
    ("<HTML><HEAD></HEAD ><BODY></BODY>", "<HEAD>|</HEAD >"),
    ("<!-- </head> --><head></head>", "<head>|</head>"),
    ("<head><script>'</head>'</script></head>", "</script>|</head>"),
    ("<head><title></head></title></head>", "</title>|</head>"),
    ('<head><meta content="</head>"></head>', '">|</head>'),
    ("<p>no head</p><body>text</body>", "text|</body>"),
    ("<html><p>text</html>", "text|</html>"),
    ("just text", "just text|"),
    ("", "|"),
    ("<head>", "<head>|"),
]


@pytest.mark.parametrize(("page", "place"), PLACES, ids=range(len(PLACES)))
def test_the_block_goes_before_the_end_of_the_head_or_body(page, place):
    made = embed(page, BLOCK)
    before, after = place.split("|")
    assert before + BLOCK + "\n" + after in made
    assert made.replace(BLOCK + "\n", "") == page
    assert embed(made, BLOCK) == made


def test_places_counted():
    assert len(PLACES) == 11


@pytest.mark.parametrize(
    "page", ["<script>not closed </head>", "<!-- not closed </head>", "<p><a href='", "<plaintext>", "<title>x"]
)
def test_a_page_that_would_swallow_the_block_is_refused(page):
    with pytest.raises(UnreadableError, match="ends inside"):
        embed(page, BLOCK)


def test_our_earlier_block_is_replaced_where_it_stands_and_others_are_left():
    other = '<script type="application/ld+json">{"@type": "WebSite"}</script>'
    comment = '<!-- <script type="application/ld+json" data-generator="linkeddata">{}</script> -->'
    page = f"<head>{comment}{other}<!-- a -->{BLOCK}\n<b>{BLOCK}\n</b></head>"
    new = BLOCK.replace("#a", "#b")
    assert embed(page, new) == f"<head>{comment}{other}<!-- a -->{new}\n<b></b></head>"


def test_line_ends_of_the_page_are_kept():
    page = "<head>\r\n</head>\r\n"
    made = embed(page, BLOCK)
    assert "\n" not in made.replace("\r\n", "")
    assert embed(made, BLOCK) == made


def test_three_readers_read_the_same_graph_from_a_page():
    made = dataset(sample(), evidence=False)
    page = embed("<html><head></head><body></body></html>", script_block(made))
    (ours,) = read_page_jsonld(page)
    (theirs,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert ours == theirs
    assert ours["@id"] == "#article"
    graph = rdflib.Graph().parse(data=jsonld.dumps(typed(ours, base=BASE.rstrip("#"))), format="json-ld")
    assert set(graph) == set(made.data)


def test_a_document_with_an_address_keeps_its_iris():
    made = dataset(sample("https://example.org/news#"), evidence=False)
    (read,) = read_page_jsonld(script_block(made))
    assert read["@id"] == "https://example.org/news#article"


def test_broken_blocks_are_passed_over():
    page = '<script type="application/ld+json">{"a": </script><script type="application/ld+json">[{"b": 1}, 2]</script>'
    assert read_page_jsonld(page) == [{"b": 1}]


@pytest.mark.parametrize(
    "headline", ["</script><script>alert(1)</script>", "<!-- <script>", "</ScRiPt >", "a&b<c>d\u2028e\u2029", "]]>"]
)
def test_hostile_headlines_stay_in_the_block(headline):
    from dataclasses import replace

    from linkeddata.values.description import Statement, Text
    from linkeddata.values.document import Basis

    said = Statement(BASE + "article", "headline", Text(headline), Basis.EDITOR)
    block = script_block(dataset(replace(sample(), statements=(said,)), evidence=False))
    inner = block.removesuffix("</script>").split(">", 1)[1]
    assert not set("<>&\u2028\u2029") & set(inner)
    assert read_page_jsonld(embed("<head></head>", block))[0]["headline"] == headline
    assert extruct.extract(block, syntaxes=["json-ld"])["json-ld"][0]["headline"] == headline
