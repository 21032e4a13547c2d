"""Tags and scripts of a page, where they stand."""

from __future__ import annotations

import time

import pytest

from linkeddata.htmltags import scripts, tags


def names(page: str) -> list[str]:
    return [("/" if tag.closing else "") + tag.name for tag in tags(page)]


PAGES = [
    ("<p>a</p>", ["p", "/p"]),
    ("<!-- <head></head> --><P>", ["p"]),
    ("<!--><b>-->", ["b"]),
    ("<!---><b>", ["b"]),
    ("<!-- a --!><b>", ["b"]),
    ("<!-- never closed <b>", []),
    ("<!doctype html><html>", ["html"]),
    ("<?xml version='1.0'?><html>", ["html"]),
    ("<![CDATA[ <b> ]]><i>", ["i"]),
    ("<title></head></title></head>", ["title", "/title", "/head"]),
    ("<textarea><b></textarea>", ["textarea", "/textarea"]),
    ("<style></head></STYLE >", ["style", "/style"]),
    ("<script>'</head>'</script>", ["script", "/script"]),
    ("<script><!-- <script> </script> --></script><b>", ["script", "/script", "b"]),
    ("<script><!-- </script><b>", ["script", "/script", "b"]),
    ("<script><!--> <script> </script><b>", ["script", "/script", "b"]),
    ("<script>never closed <b>", ["script"]),
    ('<a title="</head>">', ["a"]),
    ("<a title='>'><b>", ["a", "b"]),
    ("1 < 2 <b>", ["b"]),
    ("</ p><b>", ["b"]),
    ("<a", []),
    ("<br/><img src=a/b>", ["br", "img"]),
    ("<plaintext><b>", ["plaintext"]),
]


@pytest.mark.parametrize(("page", "expected"), PAGES, ids=range(len(PAGES)))
def test_tags(page, expected):
    assert names(page) == expected


def test_pages_counted():
    assert len(PAGES) == 24


def test_attributes():
    (tag,) = tags("""<LINK REL='canonical' href="https://example.org/?a=1&amp;b=2" crossorigin rel=other data-x=y>""")
    assert tag.attributes == {"rel": "canonical", "href": "https://example.org/?a=1&b=2", "crossorigin": "", "data-x": "y"}


def test_scripts_by_type_with_line_and_exact_place():
    page = 'é\n<script>1</script>\n<SCRIPT data-a TYPE="Application/LD+json; charset=utf-8">\n{}</SCRIPT >after'
    (script,) = scripts(page, "application/ld+json")
    assert script.text == "\n{}"
    assert script.line == 3
    assert page[script.end :] == "after"
    assert page[script.start :].startswith("<SCRIPT")


@pytest.mark.parametrize(
    "piece", ["<", "<a ", '<a b="', "<!--", "<script>", "<script><!--<script>", "</script", "<a b=c ", "<title>"]
)
def test_hostile_repetition_takes_linear_time(piece):
    started = time.perf_counter()
    list(tags(piece * (100_000 // len(piece))))
    assert time.perf_counter() - started < 15
