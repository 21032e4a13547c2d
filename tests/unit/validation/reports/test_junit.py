"""Findings as JUnit XML: well formed, and of the elements and attributes that Jenkins and its like read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from linkeddata.validation.reports import FORMATS, Checked
from linkeddata.values.findings import Finding, Report, Severity

# Element → attributes that it must have, others that it may have, and children; what `junit-10.xsd` of Jenkins's xUnit plugin allows.
STRUCTURE = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url", "version"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": ({"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    "failure": (set(), {"type", "message"}, set()),
    "error": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def read(checked: list[Checked]) -> etree._Element:
    root = etree.fromstring(FORMATS["junit"](checked).encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        must, may, children = STRUCTURE[element.tag]
        assert must <= set(element.keys()) <= must | may, element.tag
        assert {child.tag for child in element} <= children, element.tag
    return root


def test_a_suite_a_file_a_case_an_error(checked: list[Checked]) -> None:
    suites = list(read(checked))
    assert [s.get("name") for s in suites] == [c.file for c in checked]
    assert [[s.get(k) for k in ("tests", "failures", "errors")] for s in suites] == [
        ["1", "1", "0"],
        ["1", "0", "0"],
        ["1", "0", "1"],
        ["1", "0", "1"],
    ]
    case = suites[0][0]
    assert case.get("name") == "dates-in-order: Ferry week, endDate"
    assert case[0].get("type") == "dates-in-order"
    assert case[0].text.startswith("pages/ferry week.html:12:5: error: ")
    assert [c.get("name") for c in suites[1]] == ["no errors"]
    assert len(suites[1][0]) == 0


def test_sums_are_those_of_the_suites(checked: list[Checked]) -> None:
    assert [read(checked).get(k) for k in ("tests", "failures", "errors")] == ["4", "1", "2"]
    assert read([]).get("tests") == "0"


def test_warnings_and_advice_fail_nothing_and_are_told(checked: list[Checked], nameless: Finding) -> None:
    out = read(checked)[0].findtext("system-out")
    assert [line.split(": ")[1] for line in out.splitlines()] == ["warning", "advice"]
    suite = read([Checked("a", Report((nameless,)))])[0]
    assert [c.tag for c in suite] == ["testcase", "system-out"]
    assert suite.get("failures") == "0"


def test_what_could_not_be_read_is_an_error(checked: list[Checked]) -> None:
    broken, big = read(checked)[2:]
    assert (broken[0][0].tag, broken[0][0].get("type"), broken[0][0].get("message")) == (
        "error",
        "exit-3",
        "the file cannot be read",
    )
    assert broken[0][0].text == "a:b.ttl:3:7: error: not Turtle: a dot is missing; correct the file"
    assert big[0][0].get("type") == "exit-5"


def test_cases_of_one_suite_have_names_of_their_own(order: Finding) -> None:
    report = Report((order, order, replace(order, property="startDate"), order))
    names = [c.get("name") for c in read([Checked("a", report)])[0]]
    assert names[1] == f"{names[0]} (2)"
    assert names[3] == f"{names[0]} (3)"
    assert len(set(names)) == 4


@pytest.mark.parametrize(
    "text", ["]]> <![CDATA[ & ' \"", "\x00\x08\x1b[1m", "\ufffe\uffff", "\udce9", "a\nb\tc", "\u202e", "\U0001f600"]
)
def test_nothing_breaks_the_xml(text: str) -> None:
    finding = Finding(Severity.ERROR, "x", text, node=text, value=text, quote=text)
    case = read([Checked(text, Report((finding, replace(finding, severity=Severity.WARNING))))])[0][0]
    assert case.get("name").startswith("x: ")
    if text.isprintable():
        assert case[0].get("message") == text
