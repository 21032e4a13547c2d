"""One page, tokenized once: tags and scripts, where they stand."""

from __future__ import annotations

import dataclasses

import pytest
from sizes import either

from linkeddata.html import markup
from linkeddata.html.markup import Markup

LD = "application/ld+json"


def test_tags_have_their_places():
    page = "<p>a<!-- <i> --></p><title>b</title>"
    assert [(t.name, t.closing, page[t.start : t.end], page[t.end : t.raw_end]) for t in Markup(page).tags] == [
        ("p", False, "<p>", ""),
        ("p", True, "</p>", ""),
        ("title", False, "<title>", "b"),
        ("title", True, "</title>", ""),
    ]


@pytest.mark.parametrize(
    ("page", "raw_ends"),
    [
        ("<title>", [7]),
        ("<title></title>", [7, 15]),
        ("<script>a", [9]),
        ("<plaintext></p>", [15]),
        ("<svg><![CDATA[a]]></svg>", [5, 24]),
        ("<svg><title>a</title></svg>", [5, 12, 21, 27]),
        ("<svg><title><![CDATA[a]]></title></svg>", [5, 12, 33, 39]),
        ("<p>a", [3]),
        ("<title>a</title b='", [8]),
    ],
)
def test_where_raw_text_ends(page, raw_ends):
    assert [t.raw_end for t in Markup(page).tags] == raw_ends


def test_attributes():
    page = """<LINK REL='canonical' href="https://example.org/?a=1&amp;b=2" crossorigin rel=other data-x=y>"""
    (tag,) = Markup(page).tags
    assert tag.attributes == {"rel": "canonical", "href": "https://example.org/?a=1&b=2", "crossorigin": "", "data-x": "y"}
    place = tag.given["href"]
    assert page[place.start : place.end] == "https://example.org/?a=1&amp;b=2"


def test_scripts_by_type_with_line_and_exact_place():
    page = 'é\n<script>1</script>\n<SCRIPT data-a TYPE="Application/LD+json; charset=utf-8">\n{}</SCRIPT >after'
    (script,) = Markup(page).scripts(LD)
    assert script.text == page[script.at : script.at + 3] == "\n{}"
    assert script.line == 3
    assert script.attributes["data-a"] == ""
    assert page[script.end :] == "after"
    assert page[script.start :].startswith("<SCRIPT")


SCRIPTS = [
    (f"<script type={LD}>1</script>\n<script type={LD}>\n2</script>", [("1", 1), ("\n2", 2)]),
    (f"<script type={LD}></script>", [("", 1)]),
    (f"<script type={LD}>1", [("1", 1)]),
    (f"<script type={LD}>1</script a='", [("1", 1)]),
    (f"<script type={LD} />1</script>", [("1", 1)]),
    (f"<script type='\n{LD} '>1</script>", [("1", 2)]),
    (f"<!-- <script type={LD}>1</script> --!><script type={LD}>2</script>", [("2", 1)]),
    (f"<svg><script type={LD}>1</script></svg>", []),
    (f"<script type={LD}x>1</script>", []),
    (f"<script type={LD}>'<!-- <script> </script> -->'</script>", [("'<!-- <script> </script> -->'", 1)]),
    ("<script>1</script>", []),
]


@pytest.mark.parametrize(("page", "found"), SCRIPTS, ids=range(len(SCRIPTS)))
def test_scripts(page, found):
    assert [(s.text, s.line) for s in Markup(page).scripts(LD)] == found


def test_all_scripts_were_tried():
    assert len(SCRIPTS) == 11


def test_a_script_ends_with_its_end_tag_whatever_that_holds():
    page = f"<script type={LD}>1</script a='>'>after"
    (script,) = Markup(page).scripts(LD)
    assert page[script.end :] == "after"


def test_a_page_is_tokenized_once(monkeypatch):
    calls = []
    real = markup.tokens
    monkeypatch.setattr(markup, "tokens", lambda source: calls.append(source) or real(source))
    page = Markup(f"<p a=b><script type={LD}>1</script>")
    assert calls == []
    for _ in range(3):
        assert len(page.tokens) == 4
        assert len(page.tags) == 3
        assert len(list(page.scripts(LD))) == 1
    assert len(calls) == 1
    assert page.tags is page.tags
    assert page.tags[0].attributes is page.tags[0].attributes


def test_markup_is_a_value():
    page = Markup("<p>")
    assert page == Markup("<p>") != Markup("<b>")
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.source = "<b>"


def test_scripts_by_the_thousand_take_linear_time():
    count = either(5_000, 20_000)
    page = Markup(f"<script type={LD}>\n1</script>\n" * count)
    assert list(page.scripts(LD))[-1].line == 2 * count - 1


LANDMARKS = ("script", "base", "link", "meta", "template")


@pytest.mark.parametrize(
    "page",
    [
        "<base href=a><p><link rel=canonical href=b>c<script type='application/ld+json'>{}</script>",
        "<svg><link><script></script></svg><p><base>",
        "<template><script type=application/ld+json>{}</script></template><link",
        "<Template><base href=a></TEMPLATE ><script type=application/ld+json>{}</script><meta name=a>",
        "<template shadowrootmode=open><script type=application/ld+json>{}</script></template>",
        "<template><template></template><script type=application/ld+json>1</script></template><script type=application/ld+json>2",
    ],
)
def test_landmarks_are_the_same_tags_and_scripts(page):
    quick, whole = Markup(page), Markup(page)
    assert whole.tokens
    scripts = list(quick.scripts(LD))
    tags = [t[:5] for t in quick.landmark_tags()]
    assert "tokens" not in quick.__dict__
    assert tags == [t[:5] for t in whole.tags if t.name in LANDMARKS]
    assert [(s.start, s.end, s.text, s.line, s.at) for s in scripts] == [
        (s.start, s.end, s.text, s.line, s.at) for s in whole.scripts(LD)
    ]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p class=a><b itemscope><i itemprop=name>c</i></b>", ["b"]),
        ("<p class='a'TYPEOF=b><p title='>' rel=c><p\nproperty ='d'/>", ["p", "p", "p"]),
        ("<p/vocab=a><p a=itemscope><p data-rel=b><p title='<i rel=c>'> rel=d", ["p"]),
        ("<div rel><div itemscoped><div rev/>", ["div", "div"]),
        ("<template><p itemscope></p></template><svg><g typeof=a></g></svg>", ["svg", "g"]),
        ("<!-- <p rel=a> --><p a=\"<b rel='c'\">", []),
    ],
)
def test_tags_with_data_in_their_attributes_are_landmarks(page, found):
    assert [t.name for t in Markup(page).page_landmarks if t.kind == "start"] == found


def test_the_content_of_a_template_is_no_part_of_the_page() -> None:
    script = '<script type="application/ld+json">{}</script>'
    for page, found in (
        (f"<template>{script}</template>{script}", 1),
        (f"<TEMPLATE><p><template></template>{script}</TEMPLATE>", 0),
        (f"</template>{script}", 1),
        (f"<template>{script}", 0),
        (f'<template shadowrootmode="open">{script}</template>', 1),
        (f"<!-- <template> -->{script}", 1),
    ):
        markup = Markup(page)
        assert len(list(markup.scripts("application/ld+json"))) == found, page
        assert markup.source == page and len(markup.tags) >= len([t for t in markup.page_tokens if t.kind in ("start", "end")])
