"""The calendar: which events are in it and how their days are written; read back, and checked against the grammar of RFC 5545."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
from grammar import grammatical
from hypothesis import given
from hypothesis import strategies as st
from made import PAGE, description, event, iri, kind

from linkeddata.present.export import calendar
from linkeddata.values.description import Family
from linkeddata.values.findings import Severity


def only(text: str) -> icalendar.Event:
    """Return the one event of a calendar that is grammatical."""
    assert len(grammatical(text)) == 1
    (found,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return found


CASES = (  # startDate, endDate, DTSTART, DTEND, line of the description
    ("2026-05-07", None, date(2026, 5, 7), date(2026, 5, 8), None),
    ("2026-05-07", "2026-05-09", date(2026, 5, 7), date(2026, 5, 10), None),
    ("2026-05-07", "2026-05-07", date(2026, 5, 7), date(2026, 5, 8), None),
    ("2026-12-31", "2026-12-31", date(2026, 12, 31), date(2027, 1, 1), None),
    ("2024-02-28", None, date(2024, 2, 28), date(2024, 2, 29), None),
    ("2026-05-07", "2026-05-01", date(2026, 5, 7), date(2026, 5, 8), "7 May 2026 to 1 May 2026"),
    ("2026-05-07", "2026-06", date(2026, 5, 7), date(2026, 5, 8), "7 May 2026 to June 2026"),
    ("2026-05-07", "2026", date(2026, 5, 7), date(2026, 5, 8), "7 May 2026 to 2026"),
    ("9999-12-31", None, date(9999, 12, 31), None, None),
    ("0999-12-31", None, date(999, 12, 31), date(1000, 1, 1), None),
    ("2026-05-07T09:30:00", None, datetime(2026, 5, 7, 9, 30), None, None),
    ("2026-05-07T09:30:00", "2026-05-07T11:00:00", datetime(2026, 5, 7, 9, 30), datetime(2026, 5, 7, 11), None),
    ("2026-05-07T09:30:00", "2026-05-07T09:30:00", datetime(2026, 5, 7, 9, 30), None, None),
    ("2026-05-07T09:30:00", "2026-05-07", datetime(2026, 5, 7, 9, 30), None, "7 May 2026, 09:30 to 7 May 2026"),
    ("2026-05-07T09:30:00", "2026-05-08", date(2026, 5, 7), date(2026, 5, 9), "7 May 2026, 09:30 to 8 May 2026"),
    ("2026-05-07", "2026-05-08T17:00:00", date(2026, 5, 7), date(2026, 5, 9), "7 May 2026 to 8 May 2026, 17:00"),
    ("2026-05-07", "2026-05-07T17:00:00", date(2026, 5, 7), date(2026, 5, 8), "7 May 2026 to 7 May 2026, 17:00"),
    ("2026-05-07T14:30:00Z", None, datetime(2026, 5, 7, 14, 30, tzinfo=UTC), None, None),
    ("2026-05-07T01:30:00+02:00", None, datetime(2026, 5, 6, 23, 30, tzinfo=UTC), None, None),
    (
        "2026-05-07T14:30:00+02:00",
        "2026-05-07T16:30:00+02:00",
        datetime(2026, 5, 7, 12, 30, tzinfo=UTC),
        datetime(2026, 5, 7, 14, 30, tzinfo=UTC),
        None,
    ),
    (
        "2026-05-07T14:30:00+02:00",
        "2026-05-07T16:30:00",
        datetime(2026, 5, 7, 12, 30, tzinfo=UTC),
        None,
        "7 May 2026, 14:30 to 7 May 2026, 16:30",
    ),
    (  # the days are those of the place, not of Greenwich
        "2026-05-07T01:30:00+02:00",
        "2026-05-08",
        date(2026, 5, 7),
        date(2026, 5, 9),
        "7 May 2026, 01:30 to 8 May 2026",
    ),
)


@pytest.mark.parametrize(("start", "end", "first", "last", "line"), CASES)
def test_days_and_hours(start: str, end: str | None, first: object, last: object, line: str | None) -> None:
    made = event(startDate=start, **({"endDate": end} if end else {}))
    found = only(calendar.render(made))
    assert found["DTSTART"].dt == first
    assert type(found["DTSTART"].dt) is type(first)
    assert (found["DTEND"].dt if "DTEND" in found else None) == last
    assert (line or "") in found.get("DESCRIPTION", "")
    assert ("When:" in found.get("DESCRIPTION", "")) == (line is not None)
    assert not calendar.gaps(made)


def test_all_cases_were_tried() -> None:
    assert len(CASES) == 22


PARTIAL = ("2026-05", "2026", "--05-07", "--05", "soon", "2026-13-01", "2026-05-07T25:00:00")


@pytest.mark.parametrize("start", PARTIAL)
def test_an_event_without_a_day_is_left_out_and_reported(start: str) -> None:
    made = event(startDate=start)
    assert not grammatical(calendar.render(made))
    (finding,) = calendar.gaps(made)
    assert (finding.code, finding.severity, finding.value) == ("calendar-no-day", Severity.WARNING, start)
    assert '"Fair" is not in the calendar' in finding.message


def test_events_without_any_date_are_counted() -> None:
    assert [f.message for f in calendar.gaps(event())] == [
        "1 event without a date is not in the calendar; use --to events-csv for a list of all events."
    ]
    two = description(("a", Family.EVENT), ("b", Family.EVENT), facts=[("a", "name", "A"), ("b", "name", "B")])
    (finding,) = calendar.gaps(two)
    assert finding.message.startswith("2 events without a date are") and finding.severity is Severity.ADVICE
    assert not calendar.gaps(description(facts=[]))


STATUSES = (
    ("EventCancelled", "CANCELLED", ""),
    ("EventPostponed", "CANCELLED", "Postponed; no new day is known."),
    ("EventRescheduled", None, ""),
    ("EventScheduled", None, ""),
    ("EventMovedOnline", None, ""),
)


@pytest.mark.parametrize(("status", "written", "line"), STATUSES)
def test_status(status: str, written: str | None, line: str) -> None:
    found = only(calendar.render(event(startDate="2026-05-07", eventStatus=status)))
    assert (found.get("STATUS"), found.get("DESCRIPTION", "")) == (written, line)


def test_an_unsure_event_is_tentative_and_a_moved_one_says_so() -> None:
    made = event(startDate="2026-05-07", previousStartDate="2026-04-30")
    assert only(calendar.render(made))["DESCRIPTION"] == "Moved from 30 April 2026."
    unsure = replace(made, statements=tuple(replace(s, unsure=True) for s in made.statements))
    assert only(calendar.render(unsure))["STATUS"] == "TENTATIVE"


STAMPS = (
    ({}, "19700101T000000Z"),
    ({"datePublished": "2026-04-01"}, "20260401T000000Z"),
    ({"datePublished": "2026-04-01T09:30:00+02:00"}, "20260401T073000Z"),
    ({"datePublished": "2026-04-01T09:30:00"}, "20260401T093000Z"),
    ({"datePublished": "2026-04-01", "dateModified": "2026-04-03"}, "20260403T000000Z"),
    ({"datePublished": "2026-04"}, "19700101T000000Z"),
)


@pytest.mark.parametrize(("dates", "stamp"), STAMPS)
def test_the_stamp_is_that_of_the_article(dates: dict[str, str], stamp: str) -> None:
    facts = [("fair", "name", "Fair"), ("fair", "startDate", "2026-05-07"), *(("article", p, v) for p, v in dates.items())]
    text = calendar.render(description(("article", Family.ARTICLE), ("fair", Family.EVENT), facts=facts))
    assert f"DTSTAMP:{stamp}\r\n" in text


def gathering() -> list[tuple[str, str, object]]:
    return [
        ("article", "headline", "A week; at the harbour, with\nguests"),
        ("article", "url", PAGE),
        ("week", "name", "Harbour week"),
        ("week", "startDate", "2026-05-04"),
        ("week", "endDate", "2026-05-08"),
        ("talk", "name", "A talk, on tides; and\nmore \\ " + "ö" * 90),
        ("talk", "additionalType", kind("speech")),
        ("talk", "startDate", "2026-05-07T09:30:00"),
        ("talk", "location", (iri("hall"),)),
        ("talk", "location", (iri("town"),)),
        ("talk", "organizer", (iri("port"),)),
        ("talk", "attendee", (iri("ann"),)),
        ("talk", "attendee", (iri("bo"),)),
        ("talk", "superEvent", (iri("week"),)),
        ("hall", "name", "Old Hall"),
        ("town", "name", "Ostburg"),
        ("port", "name", 'Port "Ost"; office'),
        ("ann", "name", "Ann Berg"),
        ("ann", "email", "ann.berg@port.example"),
        ("bo", "name", "Bo Ek"),
    ]


THINGS = (
    *(
        ("article", Family.ARTICLE),
        ("week", Family.EVENT),
        ("talk", Family.EVENT),
        ("hall", Family.PLACE),
        ("town", Family.PLACE),
    ),
    *(("port", Family.ORGANIZATION), ("ann", Family.PERSON), ("bo", Family.PERSON)),
)


def test_everything_about_an_event() -> None:
    text = calendar.render(description(*THINGS, facts=gathering()))
    assert len(grammatical(text)) == 2
    whole = icalendar.Calendar.from_ical(text)
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:A week\\; at the harbour\\, with guests\r\n" in text
    week, talk = whole.walk("VEVENT")
    assert week["UID"] == iri("week") and "RELATED-TO" not in week
    assert talk["UID"] == iri("talk")
    assert talk["SUMMARY"] == "A talk, on tides; and more \\ " + "ö" * 90
    assert talk["LOCATION"] == "Old Hall, Ostburg"
    assert talk["URL"] == PAGE
    assert talk["RELATED-TO"] == iri("week") and talk["RELATED-TO"].params["RELTYPE"] == "PARENT"
    assert talk["DESCRIPTION"] == 'Organizer: Port "Ost"; office\nWith: Bo Ek\nPart of: Harbour week'
    assert talk["ATTENDEE"] == "mailto:ann.berg@port.example" and talk["ATTENDEE"].params["CN"] == "Ann Berg"
    assert "ORGANIZER" not in talk
    assert talk["CATEGORIES"].to_ical() == b"speech"


def test_an_organizer_with_an_address_is_the_organizer() -> None:
    facts = [*gathering(), ("port", "email", "mailto:office@port.example"), ("talk", "organizer", (iri("bo"),))]
    facts += [("bo", "email", "bo@port.example")]
    talk = icalendar.Calendar.from_ical(calendar.render(description(*THINGS, facts=facts))).walk("VEVENT")[1]
    assert talk["ORGANIZER"] == "mailto:office@port.example"
    assert talk["DESCRIPTION"].startswith("Organizer: Bo Ek\n")  # only one is allowed


@pytest.mark.parametrize(
    "address", ["Ann Berg", "ann@", "a b@port.example", "ann@port.example\r\nX-A:1", "än@port.example", ""]
)
def test_what_is_no_address_is_left_out(address: str) -> None:
    facts = [f for f in gathering() if f[1] != "email"] + [("ann", "email", address)]
    text = calendar.render(description(*THINGS, facts=facts))
    assert len(grammatical(text)) == 2 and "ATTENDEE" not in text
    assert "Ann Berg" in text.replace("\r\n ", "")


@pytest.mark.parametrize(
    "address", ["https://port.example/\r\nATTENDEE:mailto:x@y.example", "https://port.example/\nX:1", "news/1", "a b"]
)
def test_an_address_that_is_none_is_left_out(address: str) -> None:
    facts = [(name, prop, address if prop == "url" else value) for name, prop, value in gathering()]
    text = calendar.render(description(*THINGS, facts=facts))
    assert len(grammatical(text)) == 2 and "\nURL" not in text and "x@y" not in text


TEXTS = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=200)


@given(TEXTS, TEXTS)
def test_any_text_is_grammatical_and_read_back(name: str, place: str) -> None:
    facts = [("e", "name", name), ("e", "startDate", "2026-05-07"), ("e", "location", (iri("p"),)), ("p", "name", place)]
    facts += [("e", "organizer", (iri("o"),)), ("o", "name", name), ("o", "email", "o@port.example")]
    text = calendar.render(description(("e", Family.EVENT), ("p", Family.PLACE), ("o", Family.ORGANIZATION), facts=facts))
    found = only(text)
    assert str(found["UID"]) == iri("e") and found["DTSTART"].dt == date(2026, 5, 7)
    if name.isprintable() and name == " ".join(name.split()):
        assert str(found["SUMMARY"]) == name


@pytest.mark.parametrize("name", ["Hall A\\North", "C:\\news; old, new", "a\\nb", "\\", "tail\\"])
def test_backslashes_are_escaped(name: str) -> None:
    text = calendar.render(description(("e", Family.EVENT), facts=[("e", "name", name), ("e", "startDate", "2026-05-07")]))
    written = name.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"\r\nSUMMARY:{written}\r\n" in text


def test_the_same_bytes_every_time() -> None:
    made = description(*THINGS, facts=gathering())
    assert calendar.render(made) == calendar.render(made)
