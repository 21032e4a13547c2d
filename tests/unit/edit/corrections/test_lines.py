"""The line that a report offers for a fact: the file may say it, and it means that fact and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from commandline import EXAMPLES
from described import calls_and_meetings, event, person
from strategies import BASE, sample

from linkeddata.edit.corrections import corrected
from linkeddata.edit.corrections.file import parse
from linkeddata.edit.corrections.lines import Lines, document_of
from linkeddata.pipeline import understand
from linkeddata.values.corrections import Judge
from linkeddata.values.description import Description, Text

DOCUMENTS = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})
OF_ONE_VALUE = {Judge.NAME, Judge.TYPE, Judge.DATE, Judge.URL}


def check(description: Description) -> int:
    """Apply each line alone; return how many there were."""
    lines = Lines(description, document_of(description, ""))
    for s in description.statements:
        line = lines.of(s)
        (judgement,) = parse(line.encode()).judgements
        done = corrected(description, parse(line.encode()))
        assert done.met == {1}, line
        assert [f for f in done.description.findings if f.line] == [f for f in description.findings if f.line], line
        if judgement.judge in OF_ONE_VALUE:  # it says what is so; an editor changes the value
            assert len(done.description.statements) == len(description.statements), line
            assert s in done.description.statements or s.property == "type", line
        else:
            assert judgement.judge is Judge.DROP
            assert s not in done.description.statements, line
            others = [o for o in description.statements if o.subject == s.subject and o.property != s.property]
            assert [o.value for o in done.description.about(s.subject) if o.property not in (s.property, "name")] == [
                o.value for o in others if o.property != "name"
            ], line
    return len(description.statements)


@pytest.mark.slow
def test_each_line_means_its_fact_in_every_example() -> None:
    assert sum(check(understand(str(EXAMPLES / name)).description) for name in DOCUMENTS) > 400


def test_each_line_means_its_fact_where_names_are_the_same() -> None:
    check(sample())
    check(person(person(sample(), "person-1", "Bo Lind"), "person-2", "BO LIND"))
    check(person(sample(), "person-lindo", "Porto Lindo"))
    check(calls_and_meetings())
    check(event(event(sample(), "event-1", "call", "A call", "2021-01-12"), "event-2", "call", "A call", "2021-01-14"))
    check(event(event(sample(), "event-1", "call", "A call", "2021-01-12"), "event-2", "call", "A call", "2021-01-12"))


def test_a_line_has_as_much_as_it_needs() -> None:
    before = event(event(sample(), "event-1", "call", "A call", "2021-01-12"), "event-2", "call", "A call", "2021-01-14")
    lines = Lines(before, "news/a.txt")
    said = {(s.subject.removeprefix(BASE), s.property): json.loads(lines.of(s)) for s in before.statements}
    assert said["person-tomas-riha", "name"] == {
        "judge": "name",
        "a": {"document": "news/a.txt", "kind": "person", "name": "Tomás Říha"},
        "value": "Tomás Říha",
    }
    assert said["event-2", "startDate"]["a"] == {
        "document": "news/a.txt",
        "kind": "event",
        "name": "A call",
        "date": "2021-01-14",
    }
    assert said["event-visit-1", "endDate"]["value"] == "--01-09/--01-18"
    assert said["article", "datePublished"]["a"] == {"document": "news/a.txt", "kind": "article"}
    assert said["person-tomas-riha", "worksFor"]["b"] == {"kind": "organization", "name": "Lindo Ferry Office"}
    assert said["event-1", "additionalType"]["value"] == "call"


@pytest.mark.parametrize("name", ["x\ny", "x\0", "x\u2028y", "x" * 2001])
def test_what_the_file_cannot_say_has_no_line(name: str) -> None:
    before = sample()
    statements = tuple(replace(s, value=Text(name)) if s.property == "jobTitle" else s for s in before.statements)
    lines = Lines(replace(before, statements=statements), "a.txt")
    assert [lines.of(s) for s in statements if s.property == "jobTitle"] == ["", ""]


def test_the_document_is_called_by_its_path_or_its_address() -> None:
    before = sample()
    assert document_of(before, "") == "ferry-week.txt"
    assert document_of(before, "/").endswith("/ferry-week.txt")  # type: ignore[union-attr]
    bytes_ = replace(before, source=replace(before.source, name="-"))
    assert document_of(bytes_, "") is None
