"""CSV of events and of people: one row each, read back by Python's own reader; cells that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import PAGE, description, event, iri, kind

from linkeddata.present.export import tables
from linkeddata.present.export.records import EVENTS, PEOPLE, STATEMENTS, TABLES, event_rows, people_rows, statement_rows
from linkeddata.values.description import Description, Evidence, Family
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_an_event_with_or_without_a_date() -> None:
    facts = [
        ("article", "url", PAGE),
        ("week", "name", "Harbour week"),
        ("talk", "name", 'A "talk", on tides'),
        ("talk", "additionalType", kind("speech")),
        ("talk", "startDate", "2026-05-07T09:30:00"),
        ("talk", "endDate", "2026-05-08"),
        ("talk", "previousStartDate", "--04-30"),
        ("talk", "eventStatus", (SCHEMA + "EventRescheduled",)),
        ("talk", "location", (iri("hall"),)),
        ("talk", "location", "quay 3"),
        ("talk", "organizer", (iri("port"),)),
        ("talk", "attendee", (iri("ann"),)),
        ("talk", "attendee", (iri("port"),)),
        ("talk", "superEvent", (iri("week"),)),
        ("hall", "name", "Old\nHall"),
        ("port", "name", "Port of Ostburg"),
        ("ann", "name", "Ann Berg"),
    ]
    things = [("article", Family.ARTICLE), ("week", Family.EVENT), ("talk", Family.EVENT), ("hall", Family.PLACE)]
    things += [("port", Family.ORGANIZATION), ("ann", Family.PERSON)]
    words = {"talk": (Evidence(Span(3, 9), "a <b>talk</b>"),)}
    made = description(*things, facts=facts, media_type="text/html", mentions=words)
    text = tables.events(made)
    assert text.partition("\r\n")[0] == ",".join(EVENTS)
    week, talk = read(text)
    assert {**week} == dict.fromkeys(EVENTS, "") | {
        "event": "Harbour week",
        "confidence": "0.9",
        "page": PAGE,
        "id": iri("week"),
    }
    assert {**talk} == {
        "event": 'A "talk", on tides',
        "kind": "speech",
        "start": "2026-05-07T09:30:00",
        "end": "2026-05-08",
        "status": "rescheduled",
        "place": "Old Hall; quay 3",
        "organizer": "Port of Ostburg",
        "participants": "Ann Berg; Port of Ostburg",
        "part of": "Harbour week",
        "moved from": "'--04-30",
        "confidence": "0.9",
        "words": "a talk",
        "page": PAGE,
        "id": iri("talk"),
    }


def sentence(start: int, end: int, at: int) -> tuple[Evidence, ...]:
    return (Evidence(Span(at, at + 1), "x", Span(start, end)),)


PERSON = (("ann", Family.PERSON), ("port", Family.ORGANIZATION), ("town", Family.ORGANIZATION), ("post", Family.ROLE))
NAMES = [("ann", "name", "Ann Berg"), ("port", "name", "Port"), ("town", "name", "Town")]
ROLE = [
    ("ann", "worksFor", (iri("post"),)),
    ("post", "roleName", "mayor"),
    ("post", "worksFor", (iri("town"),)),
    ("post", "startDate", "2012"),
    ("post", "endDate", "2017-03"),
]
POSTS = (  # facts, evidence → rows of (post, organization, from, to)
    ([], {}, [("", "", "", "")]),
    ([("ann", "jobTitle", "pilot")], {}, [("pilot", "", "", "")]),
    ([("ann", "worksFor", (iri("port"),))], {}, [("", "Port", "", "")]),
    ([("ann", "jobTitle", "pilot"), ("ann", "worksFor", (iri("port"),))], {}, [("pilot", "Port", "", "")]),
    (ROLE, {}, [("mayor", "Town", "2012", "2017-03")]),
    ([("ann", "jobTitle", "mayor"), *ROLE], {}, [("mayor", "Town", "2012", "2017-03")]),
    (
        [("ann", "jobTitle", "pilot"), ("ann", "worksFor", (iri("port"),)), *ROLE],
        {},
        [("mayor", "Town", "2012", "2017-03"), ("pilot", "Port", "", "")],
    ),
    (  # which title belongs to which employer is not known
        [("ann", "jobTitle", "pilot"), ("ann", "jobTitle", "clerk"), ("ann", "worksFor", (iri("port"),))],
        {},
        [("pilot", "", "", ""), ("clerk", "", "", ""), ("", "Port", "", "")],
    ),
    (  # the sentence of the employer has one title
        [("ann", "jobTitle", "pilot"), ("ann", "jobTitle", "clerk"), ("ann", "worksFor", (iri("port"),))],
        {
            ("ann", "worksFor"): sentence(0, 20, 9),
            ("ann", "jobTitle"): sentence(0, 20, 3),
        },
        [("pilot", "", "", ""), ("clerk", "", "", ""), ("", "Port", "", "")],
    ),
)


@pytest.mark.parametrize(("facts", "evidence", "rows"), POSTS)
def test_one_row_a_post(
    facts: list[tuple[str, str, object]], evidence: dict[tuple[str, str], tuple[Evidence, ...]], rows: list[tuple[str, ...]]
) -> None:
    made = description(*PERSON, facts=[*NAMES, *facts], evidence=evidence)
    found = people_rows(made)
    assert [tuple(row[c] for c in ("post", "organization", "from", "to")) for row in found] == rows
    assert {row["name"] for row in found} == {"Ann Berg"}
    assert all(tuple(row) == PEOPLE for row in found)
    assert read(tables.people(made))[0]["id"] == iri("ann")


def test_a_title_and_an_employer_of_one_sentence_are_one_post() -> None:
    facts = [*NAMES, ("ann", "jobTitle", "pilot"), ("ann", "worksFor", (iri("port"),)), ("ann", "jobTitle", "clerk")]
    made = description(*PERSON, facts=facts)
    places = {"pilot": sentence(0, 20, 3), "clerk": sentence(30, 50, 33), iri("port"): sentence(0, 20, 9)}
    said = tuple(_with(s, places) for s in made.statements)
    rows = people_rows(Description(made.source, made.things, said))
    assert [(row["post"], row["organization"]) for row in rows] == [("pilot", "Port"), ("clerk", "")]


def _with(statement, places):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    value = getattr(statement.value, "iri", None) or statement.value.value
    return replace(statement, evidence=places.get(value, ()))


def test_statements_are_rows_with_numbers() -> None:
    made = description(
        ("ann", Family.PERSON), facts=[("ann", "name", "Ann Berg")], evidence={("ann", "name"): sentence(0, 9, 4)}
    )
    (row,) = statement_rows(made)
    assert tuple(row) == STATEMENTS
    assert (row["thing"], row["property"], row["value"], row["from character"], row["to character"], row["confidence"]) == (
        *("Ann Berg", "name", "Ann Berg", 4, 5, 0.9),
    )


HOSTILE = (  # name, cell
    ("=1+1", "'=1+1"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("+49 30 1234", "'+49 30 1234"),
    ("-2", "-2"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1+1", "'=1+1"),
    ("--05-07", "'--05-07"),
    ('a "b", c', 'a "b", c'),
    ("a\x00b\x1b[31m", "ab[31m"),
    ("a\r\nb", "a b"),
    ("\u202egpj.exe", "gpj.exe"),
)


@pytest.mark.rows(107)
@pytest.mark.parametrize(("name", "cell"), HOSTILE)
def test_no_cell_is_run(name: str, cell: str) -> None:
    assert read(tables.events(event(name)))[0]["event"] == cell


def test_all_hostile_cells_were_tried() -> None:
    assert len(HOSTILE) == 12


@given(st.text(), st.text())
def test_any_text_is_one_cell(name: str, place: str) -> None:
    facts = [("e", "name", name), ("e", "location", place)]
    text = tables.events(description(("e", Family.EVENT), facts=facts))
    (row,) = read(text)
    assert tuple(row) == EVENTS and row["id"] == iri("e")
    assert "\r" not in text.replace("\r\n", "")
    assert not row["event"].startswith(("=", "@", "\t"))


def test_an_empty_description_has_only_headings() -> None:
    assert tables.people(description(facts=[])) == ",".join(PEOPLE) + "\r\n"
    assert not event_rows(description(facts=[]))


def test_every_table_has_its_headings() -> None:
    assert set(TABLES) == {"statements", "events", "people"}
