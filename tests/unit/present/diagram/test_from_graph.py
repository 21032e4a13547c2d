"""What is drawn of linked data, whatever form they come in."""

from __future__ import annotations

import json

import pytest
from commandline import EXAMPLES
from rdflib import Graph

from linkeddata.errors import UnreadableError
from linkeddata.present.diagram import WHATS
from linkeddata.present.diagram.chart import Kind
from linkeddata.present.diagram.from_graph import MOST, column, events, graph
from linkeddata.present.diagram.labels import date, dates
from linkeddata.rdf import parse
from linkeddata.rdf.triple_index import Data

HEAD = "@prefix schema: <https://schema.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix : <urn:x#> .\n"


def data(turtle: str) -> Data:
    return Data.of(Graph().parse(data=HEAD + turtle, format="turtle"))


def shown(turtle: str) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Return (kind, label, note) of the nodes and (label, words, label) of the edges."""
    chart = graph(data(turtle))
    names = {node.id: node.label for node in chart.nodes}
    return (
        [(node.kind.value, node.label, node.note) for node in chart.nodes],
        [(names[edge.source], edge.label, names[edge.target]) for edge in chart.edges],
    )


def test_things_of_every_kind_with_their_links() -> None:
    nodes, edges = shown(
        ':v a schema:Event ; schema:name "Visit" ; schema:startDate "2021-05-03"^^xsd:date ; schema:attendee :a ; schema:location :p .\n'
        ':a a schema:Person ; schema:name "Ann Berg" ; schema:jobTitle "pilot" ; schema:worksFor :o ; schema:nationality :p .\n'
        ':o a schema:GovernmentOrganization ; schema:name "Port Office" . :p a schema:City ; schema:name "Ostburg" .\n'
        ':n a schema:NewsArticle ; schema:headline "Ships" ; schema:about :v .'
    )
    assert nodes == [
        ("event", "Visit", "3 May 2021"),
        ("person", "Ann Berg", "pilot"),
        ("organization", "Port Office", ""),
        ("place", "Ostburg", ""),
    ]
    assert edges == [
        ("Visit", "with", "Ann Berg"),
        ("Visit", "in", "Ostburg"),
        ("Ann Berg", "works for", "Port Office"),
        ("Ann Berg", "from", "Ostburg"),
    ]


def test_the_main_event_is_first_and_marked_unless_it_is_the_only_one() -> None:
    events_of = (
        ':a a schema:Event ; schema:name "A" ; schema:startDate "2021-05-03"^^xsd:date .\n'
        ':b a schema:Event ; schema:name "B" ; schema:startDate "2021-05-04"^^xsd:date .\n'
    )
    for about, marked in ((":b", [("B", True), ("A", False)]), (":a, :b", [("A", False), ("B", False)]), (":x", None)):
        chart = graph(data(events_of + f":n a schema:NewsArticle ; schema:about {about} ."))
        assert [(n.label, n.main) for n in chart.nodes] == (marked or [("A", False), ("B", False)])


@pytest.mark.parametrize(
    ("status", "note", "known"),
    [
        ("EventCancelled", "cancelled, 3 May 2021", "cancelled"),
        ("EventPostponed", "postponed, 3 May 2021", "postponed"),
        ("EventScheduled", "3 May 2021", ""),
    ],
)
def test_a_column_says_its_links_in_words() -> None:
    chart = column(
        data(
            ':v a schema:Event ; schema:name "Visit" ; schema:startDate "2021-05-03"^^xsd:date ; schema:attendee :a, :b .\n'
            ':a a schema:Person ; schema:name "Ann" ; schema:worksFor :o . :b a schema:Person ; schema:name "Bo" .\n'
            ':o a schema:Organization ; schema:name "Office" .'
        )
    )
    assert [(n.label, n.note) for n in chart.nodes] == [
        ("Visit", "3 May 2021; with Ann, Bo"),
        ("Ann", "works for Office"),
        ("Bo", ""),
        ("Office", ""),
    ]
    assert chart.column
    assert chart.edges == ()


def test_an_event_that_does_not_take_place_says_so(status: str, note: str, known: str) -> None:
    chart = graph(
        data(
            ':a a schema:Event ; schema:name "Fair" ; schema:startDate "2021-05-03"^^xsd:date ; '
            f"schema:eventStatus schema:{status} ."
        )
    )
    assert [(n.note, n.status) for n in chart.nodes] == [(note, known)]


def test_events_that_look_the_same_get_their_place_or_a_number() -> None:
    nodes, _ = shown(
        ':a a schema:Event ; schema:name "Meeting" ; schema:location :p . :b a schema:Event ; schema:name "Meeting" .\n'
        ':c a schema:Event ; schema:name "Meeting" . :p a schema:City ; schema:name "Ostburg" .'
    )
    assert [note for kind, _, note in nodes if kind == "event"] == ["in Ostburg", "(1)", "(2)"]


def test_a_post_is_the_words_on_a_link() -> None:
    nodes, edges = shown(
        ':a a schema:Person ; schema:name "Ann" ; schema:worksFor :r, :q . :o a schema:Organization ; schema:name "Office" .\n'
        ':r a schema:OrganizationRole ; schema:roleName "director" ; schema:worksFor :o .\n'
        ':q a schema:OrganizationRole ; schema:roleName "chair" ; schema:worksFor :o .'
    )
    assert len(nodes) == 2
    assert edges == [("Ann", "chair, director", "Office")]


def test_inverse_properties_say_the_same() -> None:
    one = shown(':a a schema:Event ; schema:name "Fair" ; schema:subEvent :b . :b a schema:Event ; schema:name "Talk" .')
    other = shown(':a a schema:Event ; schema:name "Fair" . :b a schema:Event ; schema:name "Talk" ; schema:superEvent :a .')
    assert one == other
    assert one[1] == [("Talk", "part of", "Fair")]


def test_properties_without_words_of_their_own_are_taken_apart() -> None:
    _, edges = shown(':a a schema:Person ; schema:name "A" ; schema:alumniOf :s . :s a schema:HighSchool ; schema:name "S" .')
    assert edges == [("A", "alumni of", "S")]


def test_a_thing_without_a_name_and_a_blank_node() -> None:
    nodes, edges = shown(':v a schema:Event ; schema:location [ a schema:Place ; schema:name "Quay" ] .')
    assert nodes == [("event", "unnamed event", ""), ("place", "Quay", "")]
    assert edges == [("unnamed event", "in", "Quay")]


def test_names_lose_what_turns_the_direction_of_writing() -> None:
    nodes, _ = shown(':a a schema:Person ; schema:name "a\\u202Egnp.exe\\n  b" .')
    assert nodes == [("person", "agnp.exe b", "")]


def test_old_terms_are_understood() -> None:
    old = '<urn:a> a <http://schema.org/Person> ; <http://schema.org/name> "Ann" .'
    assert [node.label for node in graph(Data.of(Graph().parse(data=old, format="turtle"))).nodes] == ["Ann"]


def test_only_events_and_what_they_are_part_of() -> None:
    chart = events(
        data(
            ':a a schema:Event ; schema:name "Fair" ; schema:attendee :p . :p a schema:Person ; schema:name "P" .\n'
            ':b a schema:Event ; schema:name "Talk" ; schema:superEvent :a .'
        )
    )
    assert {node.kind for node in chart.nodes} == {Kind.EVENT}
    assert [(e.label, e.against) for e in chart.edges] == [("part of", True)]
    assert chart.arrow


@pytest.mark.parametrize("what", WHATS)
def test_nothing_to_draw_is_told(what: str) -> None:
    with pytest.raises(UnreadableError, match="nothing to draw"):
        WHATS[what](data(':n a schema:NewsArticle ; schema:headline "Ships" .'))


def test_a_picture_has_room_for_so_many_and_tells_of_the_others() -> None:
    people = "".join(f':p{n} a schema:Person ; schema:name "P{n:03}" .\n' for n in range(MOST + 7))
    chart = graph(data(people + ':o a schema:Organization ; schema:name "O" . :p3 schema:worksFor :o . '))
    assert (len(chart.nodes), chart.left_out) == (MOST, 8)
    assert {"P003", "O"} <= {node.label for node in chart.nodes}
    assert "8 things with few links are not shown" in chart.summary


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("name", ["ministers-tour", "appointment", "harbour-visit"])
def test_every_form_of_a_graph_gives_the_same_chart(name: str, what: str) -> None:
    def chart(extension: str):
        return WHATS[what](Data(parse.triples(parse.read(EXAMPLES / f"{name}{extension}"))))

    assert chart(".ttl") == chart(".jsonld")
    assert len(chart(".ttl").nodes) >= 3


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-01-09", "", "9 January 2020"),
        ("", "2020-01-09", "until 9 January 2020"),
        ("2020-01-09", "2020-01-11", "9 to 11 January 2020"),
        ("2020-12-30", "2021-01-02", "30 December 2020 to 2 January 2021"),
        ("2020-01", "2020-03", "January to March 2020"),
        ("2020", "2021", "2020 to 2021"),
        ("--01-09", "--01-11", "9 to 11 January"),
        ("2020-01-09T15:00:00", "2020-01-09T16:00:00", "9 January 2020, 15:00 to 9 January 2020, 16:00"),
        ("2020-01-09", "2020-01-09", "9 January 2020"),
        ("some day", "", "some day"),
        ("", "", ""),
    ],
)
def test_dates_in_words(start: str, end: str, words: str) -> None:
    assert dates(start, end) == words


def test_a_date_with_a_zone() -> None:
    assert date("2020-01-09T15:00:00+01:00") == "9 January 2020, 15:00"


def test_the_order_is_that_of_the_names() -> None:
    lines = [f':p{n} a schema:Person ; schema:name "{name}" .' for n, name in enumerate("CAB")]
    charts = {json.dumps([n.label for n in graph(data("\n".join(order))).nodes]) for order in (lines, lines[::-1])}
    assert charts == {'["A", "B", "C"]'}
