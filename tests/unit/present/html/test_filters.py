"""What the index of a folder knows of its entries for its filters, and that events of one document stay apart."""

from __future__ import annotations

import dataclasses

import lxml.html
import pytest
from lxml.html import HtmlElement
from meetings import meetings
from strategies import BASE, sample

from linkeddata.present.html.folder_page import between, render_index
from linkeddata.values.description import Description, Ref, Text


def index(*written: Description, phrases: dict[str, dict[str, str]] | None = None) -> HtmlElement:
    text = render_index([(f"{n}.html", description) for n, description in enumerate(written)], phrases or {})
    return lxml.html.document_fromstring(text)


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("2024-05-03", "", "2024-05-03/2024-05-03"),
        ("2024-05-03T09:15:00+02:00", "2024-05-04", "2024-05-03/2024-05-04"),
        ("2024", "", "2024-01-01/2024-12-31"),
        ("2023-02", "2024-02", "2023-02-01/2024-02-29"),
        ("", "2024-05-04", "2024-05-04/2024-05-04"),
        ("2024-05-04", "2024-05-03", "2024-05-03/2024-05-04"),
        ("--05-03", "2024-05-04", "2024-05-04/2024-05-04"),
        ("--05-03", "--05-04", ""),
        ("soon", '"><b>', ""),
        ("", "", ""),
    ],
)
def test_days_are_the_first_and_the_last_of_a_date(first: str, last: str, wanted: str) -> None:
    assert between(first, last) == wanted


def test_entries_know_their_days_participants_and_documents() -> None:
    root = index(meetings("2021-01-09"))
    (paper,) = root.cssselect("#documents li")
    assert paper.get("data-days").split() == ["2021-01-20/2021-01-20", "2021-01-09/2021-01-09"]
    people = {said(li.cssselect("strong")[0]): li for li in root.cssselect("ul.names.person > li")}
    offices = [li.get("id") for li in root.cssselect("ul.names.organization > li")]
    assert set(paper.get("data-who").split()) == {*(li.get("id") for li in people.values()), *offices}
    events = {said(li.cssselect("strong")[0]): li for li in root.cssselect("ul.names.event > li")}
    meeting, visit = events["Meeting: Ingrid Sørbø"], events["Visit of Ingrid Sørbø to Porto Lindo"]
    assert meeting.get("data-days") == "2021-01-09/2021-01-09"
    assert visit.get("data-days") == ""  # it has no year
    assert meeting.get("data-who") == people["Ingrid Sørbø"].get("id")
    assert {li.get("data-papers") for li in root.cssselect("ul.names > li")} == {paper.get("id")}


def test_two_events_of_a_document_are_two_entries_and_one_of_two_documents_is_one() -> None:
    root = index(meetings("", ""))
    assert len([li for li in root.cssselect("ul.names.event > li") if "Meeting" in said(li)]) == 2
    twice = index(meetings("2021-01-09"), meetings("2021-01-09"))
    (entry,) = [li for li in twice.cssselect("ul.names.event > li") if "Meeting" in said(li)]
    assert len(entry.cssselect("ul a")) == 2
    assert len(entry.get("data-papers").split()) == 2
    ids = [e.get("id") for e in twice.cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_documents_whose_files_have_similar_names_are_different_entries() -> None:
    names = ("a/b.html", "a-b.html", "A-B.html")
    root = lxml.html.document_fromstring(render_index([(name, sample()) for name in names]))
    assert len({li.get("id") for li in root.cssselect("#documents li")}) == len(names)
    assert all(len(set(li.get("data-papers").split())) == len(names) for li in root.cssselect("ul.names.person > li"))


def test_what_happened_and_what_is_cancelled_is_said_in_the_index_too() -> None:
    whole = sample()
    cancelled = dataclasses.replace(
        whole,
        statements=tuple(
            dataclasses.replace(s, value=Ref("https://schema.org/EventCancelled"))
            if s.property == "eventStatus"
            else dataclasses.replace(s, value=Text("Visit: Ingrid Sørbø"), rule="events:label")
            if s.property == "name" and s.subject == BASE + "event-visit-1"
            else s
            for s in whole.statements
        ),
    )
    root = index(cancelled, phrases={"0.html": {BASE + "event-visit-1": "visited <b>Porto</b> Lindo"}})
    (entry,) = root.cssselect("ul.names.event > li")
    assert said(entry.cssselect(".phrase")[0]) == "“visited <b>Porto</b> Lindo”"
    assert said(entry.cssselect("s")[0]) == "Visit: Ingrid Sørbø"
    assert said(entry.cssselect(".changed")[0]) == "cancelled"
    assert said(root.cssselect(".main-event")[0]) == "Main event: Visit, 9 to 18 January: “visited <b>Porto</b> Lindo”"


def test_every_field_has_a_label_and_nothing_is_hidden_without_a_script() -> None:
    root = index(sample())
    labels = {label.get("for") for label in root.cssselect("label")}
    assert {f.get("id") for f in root.cssselect("input")} == labels == {"query", "from", "to", "person", "organization"}
    assert root.get_element_by_id("search").get("hidden") is not None
    assert not [li for li in root.cssselect("li") if li.get("hidden") is not None]
