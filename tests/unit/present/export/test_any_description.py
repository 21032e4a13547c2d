"""Any description, with whatever hostile names and values, gives all exports and a notebook's tables."""

from __future__ import annotations

import csv
import io
import json

import icalendar
from grammar import grammatical
from hypothesis import given
from strategies import descriptions, sample

from linkeddata.pipeline import convert
from linkeddata.present.export import calendar, notebook, records, tables
from linkeddata.values.description import Description, Family


@given(descriptions())
def test_every_export_of_any_description(description: Description) -> None:
    text = calendar.render(description)
    assert len(grammatical(text)) == len(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    calendar.gaps(description)
    events = [t for t in description.things if t.family is Family.EVENT]
    assert len(list(csv.reader(io.StringIO(tables.events(description), newline="")))) == 1 + len(events)
    assert len(records.people_rows(description)) >= sum(t.family is Family.PERSON for t in description.things)
    assert len(records.statement_rows(description)) == len(description.statements)
    notebook.as_html(description, ())


@given(descriptions())
def test_annotations_of_any_description(description: Description) -> None:
    found = json.loads(convert(description, to="annotations", validate=False).text)
    assert len({a["id"] for a in found}) == len(found)


def test_a_description_made_with_0_1_is_exported() -> None:
    for to in ("ics", "events-csv", "people-csv", "annotations"):
        assert convert(sample(), to=to).text.strip()  # type: ignore[arg-type]
