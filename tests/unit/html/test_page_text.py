"""The text of a page's text nodes is that of html5lib's tree, and places of the source are found in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bodies import body_text
from hypothesis import assume, given
from hypothesis import strategies as st

from linkeddata.html.markup import Markup
from linkeddata.html.page_text import PageText
from linkeddata.values.span import Span

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


PAGES = (
    "<p>Ann Berg opened the fair.</p>",
    "<!doctype html><html><head><title>Fair</title></head>\n<body>\n<p>Ann</p>\n</body>\n</html>\n",
    "<title>Fair</title>\n  Ann Berg",
    "  \n text before <p>Ann</p>",
    "<head><script>var a = '<p>';</script></head><script>x()</script>\n<p>Ann</p>",
    "<body><script>var a = 1 < 2;</script><p>Ann</p><style>p {}</style>",
    "<body><p>A &amp; B &eacute;&#233; &nosuch; &lt</p>",
    "<body><!-- no --><p>Ann<!-- no --> Berg</p>",
    "<body><p>one\r\ntwo\rthree</p>\r\n<pre>\r\nfour</pre><pre>\n\nfive</pre><textarea>\nsix &amp; seven</textarea>",
    "<body><pre><b>bold</b>\n</pre>",
    "<body><p>a</p><template><p>none</p><template>x</template></template><p>b</p>",
    "<head><noscript><link rel=stylesheet href=x></noscript></head><body><p>a</p><noscript><img src=x> text</noscript> b",
    "<meta charset=utf-8><link rel=x>\n<p>Ann",
    "<body><svg><title>S</title><![CDATA[ a < b ]]></svg> after",
    "<body>one</body>\n two </html> three",
    "<body><iframe><p>in</p></iframe><xmp><b></xmp>",
    "<p>\U0001f600 Ann</p>",
    "</p>text",
    "</br>text",
    "<body>a\0b",
    "",
)


@pytest.mark.parametrize("source", PAGES)
def test_the_text_is_that_of_the_tree(source: str) -> None:
    assert PageText(Markup(source)).text == body_text(source).replace("\ufffd", "")


def test_a_line_feed_is_dropped_only_right_after_the_tag() -> None:
    assert PageText(Markup("<body><pre><!-- x -->\na</pre><pre><b>\nc")).text == "\na\nc"


def test_all_pages_were_tried() -> None:
    assert len(PAGES) == 21


@pytest.mark.parametrize("path", sorted([*EXAMPLES.glob("*.html"), *EXAMPLES.glob("pages/*.html")]), ids=lambda path: path.name)
def test_the_text_of_the_examples(path: Path) -> None:
    source = path.read_text("utf-8")
    assert PageText(Markup(source)).text == body_text(source)


PIECES = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<div>",
            "</div>",
            "<pre>",
            "</pre>",
            " ",
            "\n",
            "\r\n",
            "Ann",
            "&amp;",
            "&eacute",
        ),
        *(
            "&#65;",
            "<!-- x -->",
            "<script>a < b</script>",
            "<style>p{}</style>",
            "<title>t</title>",
            "<body>",
            "<head>",
            "</head>",
        ),
        *(
            "é\U0001f600",
            "<noscript><i></noscript>",
            "<textarea>\nx</textarea>",
            "<h1>",
            "</h1>",
            "</body>",
            "</html>",
            "<meta>",
        ),
        "<span title='>'>",
    )
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_pieces(source: str) -> None:
    assume(
        not re.search(r"<pre>(?:<[^>]*>|<!-- x -->)+\r?\n", source)
    )  # html5lib drops a line feed there, the standard does not
    assert PageText(Markup(source)).text == body_text(source)


def placed(source: str, words: str) -> str | None:
    """Return the text at the place of some characters of the source."""
    start = source.index(words)
    page = PageText(Markup(source))
    found = page.find(Span(start, start + len(words)))
    return found.of(page.text) if found else None


PLACES = (
    ("<body><p>Ann Berg opened</p>", "Ann Berg", "Ann Berg"),
    ("<body><p>Ann <b>Berg</b> opened</p>", "Ann <b>Berg", "Ann Berg"),
    ("<body><p>Ann <b>Berg</b> opened</p>", "Berg", "Berg"),
    ("<body><p>Ann&nbsp;Berg opened</p>", "Ann&nbsp;Berg", "Ann\u00a0Berg"),
    ("<body><p>A &amp; B opened</p>", "B opened", "B opened"),
    ("<body><p>Ann\r\nBerg opened</p>", "Ann\r\nBerg", "Ann\nBerg"),
    ("<body><p>Ann<!-- x --> Berg</p>", "Ann<!-- x --> Berg", "Ann Berg"),
    ("<title>Ann Berg</title><p>x", "Ann Berg", None),
    ('<body><img alt="Ann Berg"><p>x', "Ann Berg", None),
    ('<body><script>"Ann Berg"</script><p>x', "Ann Berg", None),
    ("<body><template>Ann Berg</template><p>x", "Ann Berg", None),
    ("<body><!-- Ann Berg --><p>x", "Ann Berg", None),
    ("<body><p>\U0001f600 Ann Berg", "Ann Berg", "Ann Berg"),
)


@pytest.mark.parametrize(("source", "words", "expected"), PLACES)
def test_places_are_found(source: str, words: str, expected: str | None) -> None:
    assert placed(source, words) == expected


def test_all_places_were_tried() -> None:
    assert len(PLACES) == 13
