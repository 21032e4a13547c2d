"""Microdata: values, references between items, identifiers, and what is no part of the page."""

from __future__ import annotations

import time

import pytest

from linkeddata.extract import extract, graph

URL = "https://quay.example/news/1"


def items(body: str, url: str | None = URL) -> list[dict[str, object]]:
    return extract(f"<!doctype html><title>x</title><body>{body}".encode(), url=url, syntaxes=("microdata",)).values


def one(properties: str, kind: str = "Event") -> dict[str, object]:
    (item,) = items(f'<div itemscope itemtype="https://schema.org/{kind}">{properties}</div>')
    return {key: value for key, value in item.items() if not key.startswith("@")}


VALUES = [
    ('<b itemprop="name"> Ice \n walk </b>', {"name": "Ice walk"}),
    ('<p itemprop="name">Ice<br>walk</p>', {"name": "Ice walk"}),
    ('<div itemprop="name"><p>Ice</p><p>walk</p></div>', {"name": "Ice walk"}),
    ('<b itemprop="name">Ice<!-- and fire --> walk</b>', {"name": "Ice walk"}),
    ('<b itemprop="name">Ice<script>fire()</script> walk<style>b{}</style></b>', {"name": "Ice walk"}),
    ('<b itemprop="name" content="Ice walk">tonight</b>', {"name": "Ice walk"}),
    ('<meta itemprop="name" content="Ice walk">', {"name": "Ice walk"}),
    ('<a itemprop="url" href="../2">x</a>', {"url": "https://quay.example/2"}),
    ('<img itemprop="image" src="ice.png">', {"image": "https://quay.example/news/ice.png"}),
    ('<object itemprop="image" data="/ice.svg"></object>', {"image": "https://quay.example/ice.svg"}),
    ('<a itemprop="organizer" href="/port">x</a>', {"organizer": {"@id": "https://quay.example/port"}}),
    ('<time itemprop="startDate" datetime=" 2031-02-03 ">tonight</time>', {"startDate": "2031-02-03"}),
    ('<time itemprop="startDate">2031-02-03</time>', {"startDate": "2031-02-03"}),
    ('<time itemprop="startDate" content="2031-02-03">tonight</time>', {"startDate": "2031-02-03"}),
    ('<data itemprop="remainingAttendeeCapacity" value="7">seven</data>', {"remainingAttendeeCapacity": "7"}),
    ('<meter itemprop="remainingAttendeeCapacity" value="7">seven</meter>', {"remainingAttendeeCapacity": "7"}),
    ('<b itemprop="name alternateName">Ice walk</b>', {"name": "Ice walk", "alternateName": "Ice walk"}),
    ('<b itemprop="name">A</b><b itemprop="name">B</b>', {"name": ["A", "B"]}),
    ('<b itemprop="https://data.example/depth">3</b>', {"https://data.example/depth": "3"}),
    ('<b itemprop="id">7</b>', {"https://schema.org/id": "7"}),
    ('<b itemscope itemtype="https://schema.org/Place"><i itemprop="name">Pier</i></b><b itemprop="name">N</b>', {"name": "N"}),
    ('<input itemprop="query-input" name="q" required>', {"query-input": "required name=q"}),
    ('<input itemprop="query" name="q">', {}),
    ('<input itemprop="query" name="q" value="ice">', {"query": "ice"}),
]


@pytest.mark.parametrize(("body", "value"), VALUES, ids=range(len(VALUES)))
def test_values(body: str, value: dict[str, object]) -> None:
    found = items(f'<div itemscope itemtype="https://schema.org/Event">{body}</div>')[0]
    assert {key: part for key, part in found.items() if not key.startswith("@")} == value


ELSEWHERE = (
    '<p id="where"><b itemprop="location" itemscope itemtype="https://schema.org/Place"><i itemprop="name">Pier</i></b></p>'
)
ICE = '<div itemscope itemtype="https://schema.org/Event" itemref="where"><b itemprop="name">Ice walk</b></div>'


@pytest.mark.parametrize("body", [ICE + ELSEWHERE, ELSEWHERE + ICE])
def test_itemref_may_point_forwards_and_backwards(body: str) -> None:
    (found,) = items(body)
    assert found["location"] == {"@type": "Place", "name": "Pier"}


def test_several_items_may_refer_to_one() -> None:
    for body in (ICE + ELSEWHERE + ICE, ELSEWHERE + ICE + ICE, ICE + ICE + ELSEWHERE):
        page = extract(f"<body>{body}".encode(), syntaxes=("microdata",))
        first, second = page.values
        assert first["location"] == {"@id": "_:b0", "@type": "Place", "name": "Pier"}
        assert second["location"] == {"@id": "_:b0"}
        triples = graph(page).triples
        assert len({o for _, p, o in triples if p.endswith("location")}) == 1
        assert len(triples) == 8


def test_itemref_names_the_first_element_of_an_id_and_ignores_others() -> None:
    body = '<div itemscope itemref="a none a"></div><b id="a" itemprop="k">1</b><b id="a" itemprop="k">2</b>'
    assert items(body) == [{"k": "1"}]


def test_the_properties_of_an_item_are_in_page_order() -> None:
    body = '<b id="a" itemprop="k">1</b><div itemscope itemref="z a"><b itemprop="k">2</b></div><b id="z" itemprop="k">3</b>'
    assert items(body) == [{"k": ["1", "2", "3"]}]


def test_items_that_refer_to_each_other_are_told_once() -> None:
    body = (
        '<div itemprop="x" itemscope id="a" itemref="b"><i itemprop="k">1</i></div>'
        '<div itemprop="y" itemscope id="b" itemref="a"><i itemprop="k">2</i></div>'
    )
    (found,) = items(body)
    assert found == {"@id": "_:b0", "k": "1", "y": {"k": "2", "x": {"@id": "_:b0"}}}


@pytest.mark.parametrize(
    ("given", "url", "iri"),
    [
        ("#walk", URL, f"{URL}#walk"),
        ("/walk", URL, "https://quay.example/walk"),
        ("walk", URL, "https://quay.example/news/walk"),
        (" urn:isbn:1 ", URL, "urn:isbn:1"),
        ("/walk", None, "/walk"),
    ],
)
def test_a_relative_itemid_is_resolved_in_every_output(given: str, url: str | None, iri: str) -> None:
    body = f'<div itemscope itemtype="https://schema.org/Event" itemid="{given}"><b itemprop="name">N</b></div>'
    page = extract(f"<body>{body}".encode(), url=url, syntaxes=("microdata",))
    assert page.values[0]["@id"] == iri
    for form in ("turtle", "ntriples"):
        assert (f"<{iri}>" in graph(page).write(form)) == (url is not None)


def test_a_bare_fragment_is_read_against_the_digest_of_a_page_without_an_address() -> None:
    page = extract(b'<p itemscope itemtype="https://schema.org/Event" itemid="#w"><b itemprop="name">N</b></p>')
    assert page.values[0]["@id"] == f"{page.base}#w"
    assert f"<{page.base}#w>" in graph(page).write("ntriples")


UNREAD = [
    "<template>{}</template>",
    "<TEMPLATE><div>{}</div></TEMPLATE>",
    "<template><template></template>{}</template>",
    "<!-- {} -->",
    "<script type='text/template'>{}</script>",
    "<noframes>{}</noframes><template>{}",
]


@pytest.mark.parametrize("around", UNREAD)
def test_what_is_no_part_of_the_page_is_not_data(around: str) -> None:
    ghost = '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">[[name]]</b></div>'
    assert items("<p>x</p>" + around.replace("{}", ghost)) == []
    assert len(items(around.replace("{}", ghost) + ("" if around.endswith("{}") else ghost))) == (not around.endswith("{}"))


def test_a_template_inside_a_value_is_left_out() -> None:
    assert one('<b itemprop="name">Ice <template>ghost</template>walk</b>') == {"name": "Ice walk"}


def test_the_shadow_of_an_element_is_shown_and_read() -> None:
    assert one('<template shadowrootmode="open"><b itemprop="name">Ice walk</b></template>') == {"name": "Ice walk"}


def test_other_vocabularies_keep_their_statements() -> None:
    page = extract(
        b'<p itemscope itemtype="https://data.example/t/Boat"><b itemprop="draught">3</b></p>', syntaxes=("microdata",)
    )
    assert page.values == [{"@context": {"@vocab": "https://data.example/t/"}, "@type": "Boat", "draught": "3"}]
    assert '<https://data.example/t/draught> "3"' in graph(page).write("ntriples")


@pytest.mark.parametrize(
    "kind", ["https://schema.com/Event", "schema.org/Event", "https://schema.orgEvent", "http://shema.org/Event"]
)
def test_a_misspelt_address_of_schema_org_is_told_and_read(kind: str) -> None:
    page = extract(f'<p>\n<b itemscope itemtype="{kind}"><i itemprop="name">N</i></b>'.encode())
    assert page.values == [{"@context": "https://schema.org", "@type": "Event", "name": "N"}]
    assert [(f.code, f.severity.value, f.line, f.column) for f in page.findings] == [("vocabulary-foreign", "warning", 2, 1)]


def test_items_that_share_too_much_are_refused_in_time() -> None:
    many = '<i itemscope itemref="all"></i>' * 4000
    page = f'<body>{many}<div id="all">{"<b itemprop=k>1</b>" * 4000}</div>'.encode()
    started = time.monotonic()
    found = extract(page, syntaxes=("microdata",))
    assert time.monotonic() - started < 30
    assert ["itemref" in f.message for f in found.findings] == [True]


EVENT_BODY = 'itemscope itemtype="https://schema.org/Event"'


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<body><p>Menu<body {EVENT_BODY}>%s", "Event"),
        (f'<body class="site"><p>Menu</p><body {EVENT_BODY}>%s</body>', "Event"),
        (f"<html><body><html {EVENT_BODY}>%s", "Event"),
        (f"<body><body><body {EVENT_BODY}>%s", "Event"),
        (f'<body itemscope itemtype="https://schema.org/Place"><body {EVENT_BODY}>%s', "Place"),  # the first of a name counts
        (f'<body {EVENT_BODY}>%s<body itemtype="https://schema.org/Place" @odd>', "Event"),
    ],
)
def test_later_tags_of_the_body_add_their_attributes(page: str, kind: str) -> None:
    (item,) = extract((page % '<b itemprop="name">Fair</b>').encode(), syntaxes=("microdata",)).values
    assert (item["@type"], item["name"]) == (kind, "Fair")


def test_a_body_in_a_template_adds_nothing() -> None:
    assert items(f"<template><body {EVENT_BODY}></template><b itemprop=name>Fair</b>") == []
