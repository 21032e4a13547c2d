"""What holds for every text, page and note."""

from __future__ import annotations

import html
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.errors import LinkedDataError
from linkeddata.read import read_bytes
from linkeddata.read.text_builder import clean, compose

ANY = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=300)
WORDS = st.lists(
    st.sampled_from(["pier", "Ostmouth", "3 July 2021", "–", "said.", "A", "b", "1.", "Zoë", "|", ":", "a\u0301"]),
    min_size=1,
    max_size=30,
).map(" ".join)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "i", "em", "a", "span"]), inner).map(lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"),
        st.tuples(inner, inner).map("<br>".join),
        st.tuples(inner, inner).map("<!-- x -->".join),
    ),
    max_leaves=6,
)
PAGES = st.lists(
    st.tuples(st.sampled_from(["p", "h1", "h2", "div", "li", "td", "article", "nav", "blockquote", "pre"]), INLINE),
    min_size=1,
    max_size=8,
).map(lambda parts: "\n ".join(f"<{t}>{x}</{t}>" for t, x in parts))
NOTES = st.lists(
    st.tuples(
        st.sampled_from(["pier ", "# pier ", "## pier ", "- pier ", "> pier ", "1. pier "]),
        st.lists(
            st.one_of(
                WORDS,
                WORDS.map("**{}**".format),
                WORDS.map("*{}*".format),
                WORDS.map("[{}](x)".format),
                WORDS.map("`{}`".format),
            ),
            min_size=1,
            max_size=3,
        ).map(" ".join),
    ),
    min_size=1,
    max_size=8,
).map(lambda parts: "\n\n".join(a + b for a, b in parts))


def read(source, name):
    try:
        return read_bytes(source.encode(), name=name, encoding="utf-8")
    except LinkedDataError as error:
        assert error.exit_code in {3, 5}
        return None


def check(document):
    """Blocks in order, apart, without white space at their ends, covering all; every span quotes the source."""
    text, position = document.text, 0
    for block in document.blocks:
        assert not text[position : block.span.start].strip()
        shown = block.span.of(text)
        assert shown == shown.strip() != ""
        place, quote = document.quote(block.span)
        assert quote == document.source.text[place.start : place.end]
        position = block.span.end
    assert not text[position:].strip()
    for run in document.offsets.runs:
        if run.length == run.source_length:
            shown = text[run.start : run.start + run.length]
            source = document.source.text[run.source_start : run.source_start + run.length]
            assert [" " if c.isspace() else c for c in shown] == [" " if c.isspace() else c for c in source]
    for given_fact in document.metadata.values():
        if given_fact.span:
            document.quote(given_fact.span)


@settings(max_examples=many(300), deadline=None)
@given(ANY)
def test_any_text(source):
    document = read(source, "a.txt")
    if document:
        check(document)
        for block in document.blocks:
            quote = document.quote(block.span)[1]
            assert clean(quote).text == block.span.of(document.text) or "\u200b" in quote or len(quote) != len(block.span)


@settings(max_examples=many(200), deadline=None)
@given(ANY)
def test_any_page(source):
    document = read(source, "a.html")
    if document:
        check(document)


@settings(max_examples=many(200), deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "</",
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<table>",
                "<td>",
                "</table>",
                "<!--",
                "-->",
                "&amp;",
                "&",
                "a",
                " ",
                "\n",
                "<br>",
                "<script>",
                "</script>",
                '"',
                "=",
                "<li>",
                "<a href=",
                "x",
            ]
        ),
        max_size=60,
    ).map("".join)
)
def test_any_markup(source):
    document = read("x" + source, "a.html")
    assert document is not None
    check(document)


@settings(max_examples=many(150), deadline=None)
@example("<p>pier</p>\n<div>Ostmouth pier said. | 3 July 2021</div>")
@given(PAGES)
def test_pages(source):
    document = read(source, "a.html")
    assert document is not None
    check(document)
    shown = "".join(re.sub(r"<!--.*?-->|<[^>]*>", "", source).split())
    assert "".join(document.text.split()) == shown
    for block in document.blocks:
        quote = re.sub(r"<br>", " ", re.sub(r"<!--.*?-->|</?(?!br)[^>]*>", "", document.quote(block.span)[1]))
        assert quote.split() == block.span.of(document.text).split()


@settings(max_examples=many(150), deadline=None)
@given(WORDS)
def test_references_are_mapped_whole(text):
    escaped = "".join(f"&#{ord(c)};" if not c.isspace() else c for c in text)
    document = read(f"<p>{escaped}</p>", "a.html")
    assert document is not None
    check(document)
    for block in document.blocks:
        assert html.unescape(document.quote(block.span)[1]) == block.span.of(document.text)


@settings(max_examples=many(150), deadline=None)
@given(ANY)
def test_any_note(source):
    document = read(source, "a.md")
    if document:
        check(document)


@settings(max_examples=many(150), deadline=None)
@given(NOTES)
def test_notes_lose_no_word(source):
    document = read(source, "a.md")
    assert document is not None
    check(document)
    words = re.findall(r"\w+", document.text)
    wanted = re.findall(r"\w+", re.sub(r"\]\(x\)", "]", source))
    numbers = [w for w in wanted if not w.isdigit()]
    assert [w for w in words if not w.isdigit()] == numbers


@settings(max_examples=many(150), deadline=None)
@given(st.text(st.sampled_from("ab \n-.*:|1A"), min_size=1, max_size=120))
def test_line_ends_do_not_matter(source):
    for name in ("a.txt", "a.md", "a.html"):
        documents = [read(source.replace("\n", end), name) for end in ("\n", "\r\n", "\r")]
        assert len({d.text if d else None for d in documents}) == 1
        assert len({d.blocks if d else None for d in documents}) == 1


@settings(max_examples=many(150), deadline=None)
@given(ANY)
def test_composed_maps_agree(source):
    builder = clean(source)
    if builder.length:
        again = clean(builder.text)
        both = compose(again.offsets(), builder.offsets())
        assert again.text == builder.text
        for run in both.runs:
            assert 0 <= run.source_start < run.source_start + run.source_length <= len(source)
