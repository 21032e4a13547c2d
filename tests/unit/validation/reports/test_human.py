"""Findings as lines for people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from linkeddata.validation.reports import FORMATS, Checked, human
from linkeddata.values.findings import Finding, Report, Severity
from linkeddata.values.span import Span

BARE = Finding(Severity.ERROR, "x", "It is wrong; put it right.")


@pytest.mark.parametrize(
    ("changes", "text", "line"),
    [
        ({}, None, "a.ttl: error: It is wrong; put it right. [x]"),
        ({"line": 3}, None, "a.ttl:3: error: It is wrong; put it right. [x]"),
        ({"line": 3, "column": 7}, None, "a.ttl:3:7: error: It is wrong; put it right. [x]"),
        ({"source": "b.ttl"}, None, "b.ttl: error: It is wrong; put it right. [x]"),
        ({"severity": Severity.ADVICE}, None, "a.ttl: advice: It is wrong; put it right. [x]"),
        ({"quote": "so  it\nwas"}, None, "a.ttl: error: It is wrong; put it right. (“so it was”) [x]"),
        ({"quote": "put it"}, None, "a.ttl: error: It is wrong; put it right. [x]"),
        ({"quote": "x" * 61}, None, f"a.ttl: error: It is wrong; put it right. (“{'x' * 59}…”) [x]"),
        ({"quote": "x" * 60}, None, f"a.ttl: error: It is wrong; put it right. (“{'x' * 60}”) [x]"),
        ({"span": Span(7, 9)}, "ab\r\ncd\refgh", "a.ttl:3:1: error: It is wrong; put it right. [x]"),
        ({"span": Span(7, 99)}, "ab\r\ncd\refgh", "a.ttl: error: It is wrong; put it right. [x]"),
        ({"line": 1, "span": Span(7, 9)}, "ab\r\ncd\refgh", "a.ttl:1: error: It is wrong; put it right. [x]"),
    ],
)
def test_a_finding_is_one_line(changes: dict, text: str | None, line: str) -> None:
    assert human.sentence(replace(BARE, **changes), "a.ttl", text) == line


def test_colour_is_the_only_control() -> None:
    hostile = replace(BARE, message="\x1b]0;pwned\x07\u202egnorw", quote="\x9b2J", source="a\nb.ttl")
    line = human.sentence(hostile, "-", colour=True)
    assert line == "a\\nb.ttl: \x1b[1;31merror\x1b[0m: \\x1b]0;pwned\\x07\\u202egnorw (“\\x9b2J”) [x]"
    assert "\x1b" not in human.sentence(hostile, "-")


def test_each_severity_has_a_colour_of_its_own() -> None:
    words = {human.sentence(replace(BARE, severity=s), "-", colour=True).split(": ")[1] for s in Severity}
    assert len({re.sub("error|warning|advice", "", word) for word in words}) == 3


def test_a_run_is_told_file_by_file(checked: list[Checked]) -> None:
    assert FORMATS["human"](checked).splitlines() == [
        'pages/ferry week.html:12:5: error: "Ferry week" ends on 2021-05-02, before it starts on 2021-05-03; '
        "correct one of the two dates. (“until 2 May”) [dates-in-order]",
        "pages/ferry week.html:20:3: warning: An event has no name, which is what readers see first; give it a short name. "
        "[event-name-present]",
        "pages/ferry week.html: advice: Ferry week has no picture for Google to show; give image if the page shows a "
        "picture. [article-image-advised]",
        "pages/ferry week.html: 1 error, 1 warning, 1 advice (3 focus nodes)",
        "pages/fine.html: no findings (1 focus node)",
        "a:b.ttl:3:7: error: not Turtle: a dot is missing; correct the file",
        "/big/c.jsonld: error: nested deeper than 100; give the inner things names",
    ]


def test_the_two_streams_together_are_the_text(checked: list[Checked]) -> None:
    lines = [line for one in checked for line in (*human.told(one, colour=True), human.summary(one)) if line]
    assert human.text(checked, colour=True) == "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(
    ("severities", "says"),
    [
        ((), "no findings"),
        ((Severity.WARNING,) * 2, "2 warnings"),
        ((Severity.ADVICE,) * 2, "2 advice"),
        ((Severity.ERROR, Severity.ERROR, Severity.WARNING), "2 errors, 1 warning"),
    ],
)
def test_summary_counts(severities: tuple[Severity, ...], says: str) -> None:
    report = Report(tuple(replace(BARE, severity=s) for s in severities), {"s": 59})
    assert human.summary(Checked("a\tb.ttl", report)) == f"a\\tb.ttl: {says} (59 focus nodes)"


def test_only_many_files_have_a_total(checked: list[Checked]) -> None:
    fine = checked[1]
    assert human.total([fine] * 20) == ""
    assert human.total([fine] * 21) == "21 files: no findings"
    assert (
        human.total([fine] * 20 + checked[:1] + checked[2:3])
        == "22 files: 1 error, 1 warning, 1 advice; 1 file could not be checked"
    )
    assert human.text([fine] * 19 + checked[2:]).endswith("\n21 files: no findings; 2 files could not be checked\n")
