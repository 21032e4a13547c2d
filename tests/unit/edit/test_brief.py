"""The brief: an unedited one is its document, an edited line is the editor's, and errors name the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commandline import EXAMPLES
from hypothesis import given, settings
from strategies import BASE, SCHEMA, XSD, descriptions, sample

from linkeddata.edit.brief import Brief, Header, dumps, edited, loads
from linkeddata.edit.brief_start import is_brief
from linkeddata.errors import UnreadableError, UsageError
from linkeddata.pipeline import ReadOptions, brief, convert, understand
from linkeddata.values.description import Description, Ref, Text
from linkeddata.values.document import Basis
from linkeddata.values.settings import Settings, merge

HEAD = Header("ferry-week.txt", "00")
DOCUMENTS = sorted(p.name for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html", ".md"})


def read(text: str) -> Brief:
    return loads(text.encode(), "brief.txt")


def change(how: Callable[[str], str], to: Description | None = None) -> Description:
    before = to or sample()
    return edited(before, read(how(dumps(before, HEAD))))


def values(description: Description, tail: str, prop: str) -> list[str]:
    said = (s.value for s in description.about(BASE + tail) if s.property == prop)
    return [(v.iri.removeprefix(BASE).removeprefix(SCHEMA) if isinstance(v, Ref) else v.value) for v in said]


@given(descriptions())
@settings(max_examples=200, deadline=None)
def test_an_unedited_brief_says_what_its_description_does(description: Description) -> None:
    text = dumps(description, HEAD)
    assert is_brief(text.encode())
    assert edited(description, read(text)) is description
    assert edited(description, read("\ufeff" + text.replace("\n", "\r\n"))) is description


@given(descriptions())
@settings(max_examples=100, deadline=None)
def test_every_value_can_be_read_where_it_stands(description: Description) -> None:
    """Of each statement that is taken away and put back, nothing is left but that an editor wrote it."""
    text = dumps(description, HEAD)
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    for n, line in enumerate(lines[:6]):
        rest = [one for one in lines if one != line]
        if rest and any(one.split(" | ")[0] == line.split(" | ")[0] for one in rest):
            head = "\n".join(one for one in text.split("\n") if one.startswith("#"))
            made = edited(description, read("\n".join([head, *rest, line])))
            assert made is description, n


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_unedited_brief_converts_as_its_document(name: str, tmp_path: Path) -> None:
    file = str(EXAMPLES / name)
    given = merge(Settings(), published="2021-04-12", publisher="Ost Courier")
    text = brief(file, understand(file, settings=given), given, ReadOptions())
    (tmp_path / "brief.txt").write_text(text, "utf-8")
    for to in ("jsonld", "trig", "html"):
        direct = convert(file, to=to, settings=given)
        again = convert(str(tmp_path / "brief.txt"), to=to)
        assert again.text == direct.text
        assert again.findings == direct.findings
    assert len(text) < 0.3 * len(convert(file, to="nquads").text)


def test_six_documents_were_tried() -> None:
    assert len(DOCUMENTS) == 6


def test_a_changed_line_is_the_editors() -> None:
    made = change(lambda text: text.replace("startDate | --01-09", "startDate | 2021-01-10"))
    (start,) = [s for s in made.about(BASE + "event-visit-1") if s.property == "startDate"]
    assert (start.value, start.basis, start.rule, start.evidence) == (
        Text("2021-01-10", XSD + "date"),
        Basis.EDITOR,
        "editor",
        (),
    )
    assert [s.property for s in made.about(BASE + "event-visit-1")] == [
        s.property for s in sample().about(BASE + "event-visit-1")
    ]
    assert [s for s in made.statements if s.property != "startDate"] == [
        s for s in sample().statements if s.property != "startDate"
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-01-10T15:00", Text("2021-01-10T15:00:00", XSD + "dateTime")),
        ("2021-01-10T15:00Z", Text("2021-01-10T15:00:00Z", XSD + "dateTime")),
        ("2021-01-10T15:00:00+01:00", Text("2021-01-10T15:00:00+01:00", XSD + "dateTime")),
        ("2021-01", Text("2021-01", XSD + "gYearMonth")),
    ],
)
def test_an_hour_may_be_written_without_seconds_as_the_error_says(written: str, value: Text) -> None:
    made = change(lambda text: without(text, "event 1 | startDate") + f"event 1 | startDate | {written}\n")
    (start,) = [s.value for s in made.about(BASE + "event-visit-1") if s.property == "startDate"]
    assert start == value
    assert not convert(made).report.errors  # type: ignore[union-attr]


def without(text: str, *starts: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(starts))


def test_a_deleted_line_is_a_dropped_statement() -> None:
    made = change(lambda text: without(text, "person 2 | jobTitle"))
    assert values(made, "person-tomas-riha", "jobTitle") == []
    assert len(made.statements) == len(sample().statements) - 1


def test_a_thing_without_lines_is_gone() -> None:
    made = change(lambda text: without(text, "person 2 |"))
    assert BASE + "person-tomas-riha" not in {t.iri for t in made.things}
    assert values(made, "event-visit-1", "attendee") == ["person-ingrid-sorbo"]
    assert "person-tomas-riha" not in values(made, "article", "mentions")
    assert not convert(made).report.errors  # type: ignore[union-attr]


def test_lines_are_added_in_any_order_and_the_order_of_the_output_stays() -> None:
    more = "event 1 | attendee | person 9 = whoever\nperson 9 | name | Ann Berg\nevent 1 | alternateName | Ferry visit | 2021\n"
    made = change(lambda text: text + more)
    assert values(made, "event-visit-1", "attendee") == ["person-ingrid-sorbo", "person-tomas-riha", "person-ann-berg"]
    assert values(made, "event-visit-1", "alternateName") == ["Ferry visit | 2021"]
    assert values(made, "person-ann-berg", "type") == ["Person"]
    assert not convert(made).report.errors  # type: ignore[union-attr]
    body = [line for line in dumps(sample(), HEAD).split("\n") if not line.startswith("#")]
    turned = change(lambda text: "\n".join([*(line for line in text.split("\n") if line.startswith("#")), *reversed(body)]))
    assert turned == sample()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("event 1 | startDate | soon", "'soon' is no date"),
        ("event 1 | starts | 2024-01-01", "no property"),
        ("event 7 | startDate | 2024-01-01", "no event 7"),
        ("event 1 | attendee | person 7", "no person 7"),
        ("event 1 startDate", "no line of a brief"),
        ("events 1 | startDate | 2024-01-01", "no line of a brief"),
        ("event 0 | startDate | 2024-01-01", "no line of a brief"),
        ("event 1 | attendee | place 1", "takes no place"),
        ("person 1 | type | City", "no class for the kind person"),
        ("person 1 | type | Persn", "no class"),
        ("person 1 | jobTitle |", "has no value"),
        ('person 1 | jobTitle | "mayor', "has no end"),
        ('person 1 | jobTitle | "mayor" and more', "something follows"),
        ("person 1 | url | nowhere", "not absolute"),
        ("person 1 | url | <https://a b>", "no IRI may contain"),
        ("event 1 | eventStatus | Cancelled", "no value of eventStatus"),
        ("person 1 | jobTitle | " + "x" * 20_001, "longer than"),
        ("article 2 | headline | Another", "no article 2"),
    ],
)
def test_an_error_names_its_line(line: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as caught:
        change(lambda text: text + "\n# a note\n" + line + "\n")
    assert caught.value.source == "brief.txt"
    assert caught.value.line == dumps(sample(), HEAD).count("\n") + 3
    assert caught.value.todo


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("brief 1", "brief 2", "version 2"),
        ("# read: {", "# red: {", "missing or changed"),
        ('{"digest"', '{"digest": 1, "digest"', "missing or changed"),
        ("# file: ferry-week.txt", "#", "missing or changed"),
    ],
)
def test_a_broken_head_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        change(lambda text: text.replace(old, new))


def test_another_state_of_the_document_is_refused() -> None:
    text = dumps(sample(), HEAD)
    other = replace(sample(), statements=sample().statements[:-1])
    with pytest.raises(UnreadableError, match="have changed since"):
        edited(other, read(text))


def test_what_is_no_brief_is_none() -> None:
    for data in (b"", b"# linkeddata brief 1\n\nA release", b"x\n#! linkeddata brief 1", b"#! linkeddata brief 1 of many"):
        assert not is_brief(data)
    with pytest.raises(UnreadableError) as caught:
        loads(b"#! linkeddata brief 1\n# file: x\n\xff", "b")
    assert caught.value.line == 3


# ---- with its document


def test_the_document_is_found_beside_the_brief_and_must_be_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((EXAMPLES / "phone-call.txt").read_bytes())
    text = brief(str(file), understand(str(file)), Settings(), ReadOptions())
    moved = tmp_path / "moved"
    moved.mkdir()
    (moved / "brief.txt").write_text(text.replace("2023-12-05", "2023-12-04"), "utf-8")
    file.rename(moved / "a.txt")
    assert "2023-12-04" in convert(moved / "brief.txt").text
    (moved / "a.txt").write_text("Another text")
    with pytest.raises(UnreadableError, match="missing or has changed"):
        convert(moved / "brief.txt")


def test_standard_input_has_no_brief() -> None:
    with pytest.raises(UsageError, match="cannot be read again"):
        brief("-", understand(b"Mayor Ann Berg opened the fair.\n"), Settings(), ReadOptions())


def test_a_brief_does_not_read_standard_input(tmp_path: Path) -> None:
    text = dumps(sample(), replace(HEAD, file="-"))
    (tmp_path / "brief.txt").write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match="missing or has changed"):
        convert(tmp_path / "brief.txt")


def test_options_of_a_brief_are_those_that_it_was_made_with(tmp_path: Path) -> None:
    file = str(EXAMPLES / "phone-call.txt")
    text = brief(file, understand(file), Settings(), ReadOptions())
    (tmp_path / "b.txt").write_text(text, "utf-8")
    with pytest.raises(UsageError, match="--published has no effect"):
        convert(tmp_path / "b.txt", settings=merge(Settings(), published="2021-01-01"))
    line = next(one for one in text.split("\n") if one.startswith("# read: "))
    known = json.loads(line.removeprefix("# read: "))
    for options in ({"nonsense": 1}, {"published": "soon"}, {"reader": 3}, []):
        (tmp_path / "b.txt").write_text(text.replace(line, "# read: " + json.dumps({**known, "options": options})), "utf-8")
        with pytest.raises((UsageError, UnreadableError)):
            convert(tmp_path / "b.txt")
