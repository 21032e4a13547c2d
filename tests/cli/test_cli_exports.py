"""`convert` writes calendars, tables and annotations: to files, folders and standard output, with findings and exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import icalendar
import pytest
from commandline import EXAMPLES, run

TOUR = EXAMPLES / "ministers-tour.txt"
CALL = EXAMPLES / "phone-call.txt"


def test_a_calendar_by_its_extension(tmp_path: Path) -> None:
    target = tmp_path / "call.ics"
    done = run("convert", CALL, "-o", target)
    assert (done.code, done.text) == (0, "")
    data = target.read_bytes()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n") and data.count(b"\n") == data.count(b"\r\n")
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 3
    assert run("convert", CALL, "--to", "ics").out == data


def test_days_without_a_year_are_warnings_until_the_day_of_publication_is_given() -> None:
    done = run("convert", TOUR, "--to", "ics")
    assert done.code == 0 and "BEGIN:VEVENT" not in done.text
    told = [line for line in done.lines if line.endswith("[calendar-no-day]")]
    assert len(told) == 8
    assert "ministers-tour.txt:" in told[0] and "give the day of publication with --published" in told[0]
    given = run("convert", TOUR, "--to", "ics", "--published", "2023-03-14")
    assert given.text.count("BEGIN:VEVENT") == 8
    assert "calendar-no-day" not in given.err
    assert "DTSTAMP:20230314T000000Z" in given.text


@pytest.mark.parametrize(("to", "count"), [("events-csv", 3), ("people-csv", 4)])
def test_tables(to: str, count: int, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    assert run("convert", CALL, "--to", to, "-o", target).code == 0
    with target.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == count


def test_a_folder_of_exports(tmp_path: Path) -> None:
    done = run("convert", CALL, TOUR, "--to", "people-csv", "-o", f"{tmp_path}/")
    assert done.code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ministers-tour.csv", "phone-call.csv"]


def test_annotations(tmp_path: Path) -> None:
    target = tmp_path / "call.jsonld"
    done = run("convert", CALL, "--to", "annotations", "-o", target)
    assert done.code == 0 and "[annotations-no-address]" in done.err
    assert {a["type"] for a in json.loads(target.read_bytes())} == {"Annotation"}
    quiet = run("convert", CALL, "--to", "annotations", "--url", "https://www.example.org/news/call")
    assert "annotations-no-address" not in quiet.err


WRONG = (
    (("--to", "csv"), "use events-csv"),
    (("--to", "calendar"), "use ics"),
    (("--to", "ical"), "use ics"),
    (("--to", "text/calendar"), "use ics"),
    (("--to", "ics", "--evidence"), "ics has no evidence"),
    (("--to", "people-csv", "--shape", "graph"), "--shape applies only to JSON-LD"),
    (("-o", "people.csv"), "add --to events-csv or --to people-csv"),
    (("-o", "call.docx"), ".docx is no format that is written"),
    (("-o", "call.PDF"), "end it with one of .jsonld, .json, .ttl"),
    (("-o", "call.xlsx"), "--to events-csv or --to people-csv write tables"),
    (("-o", "call.xlsx", "--to", "turtle"), ".xlsx is no format that is written"),
    (("-o", "call.eml"), ".eml is no format that is written"),
)


@pytest.mark.parametrize("name", ["call", "call.out", "call.txt", "call.2024", "call.xml"])
def test_a_name_of_no_known_program_is_taken(name: str, tmp_path: Path) -> None:
    assert run("convert", CALL, "-o", tmp_path / name).code == 0
    assert json.loads((tmp_path / name).read_bytes())["@type"] == "NewsArticle"


@pytest.mark.parametrize(("given", "words"), WRONG)
def test_wrong_options(given: tuple[str, ...], words: str) -> None:
    done = run("convert", CALL, *given)
    assert done.code == 2 and words in done.err


@pytest.mark.parametrize("to", ["ics", "events-csv", "people-csv", "annotations"])
def test_no_export_names_an_omitted_person(to: str) -> None:
    done = run("convert", CALL, "--to", to, "--omit", "Dinara Ashgirova")
    assert done.code == 0
    assert "ashgirova" not in done.text.replace("\r\n ", "").lower()
    assert "Karmenu" in done.text.replace("\r\n ", "")


@pytest.mark.parametrize("to", ["ics", "events-csv", "people-csv", "annotations"])
def test_a_description_is_exported_too(to: str, tmp_path: Path) -> None:
    made = run("describe", CALL, "--json")
    found = run("convert", "-", "--to", to, stdin=made.out)
    assert found.code == 0
    if to != "annotations":  # the position of words needs the document
        assert found.out == run("convert", CALL, "--to", to).out
