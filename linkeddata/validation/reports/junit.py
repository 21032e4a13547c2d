"""Findings as JUnit XML, for continuous integration: a suite for each file, a failed case for each error.

Every error is a separate case, because programs that read JUnit XML show one failure for each case and compare cases by name between
runs. A file without errors is one passed case. Warnings and advice, which fail nothing, are in the suite's output.

Source: the elements and attributes are those that the schema of Jenkins's xUnit plugin (`junit-10.xsd`) allows; times are left
out, so the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from linkeddata.text.printable import printable
from linkeddata.validation.reports import human
from linkeddata.validation.reports.checked import MEANING, Checked
from linkeddata.values.findings import Finding, Severity

#: Name of the case that a file without errors passes.
PASSED = "no errors"
# The only characters that `printable` leaves and XML 1.0 (section 2.2) forbids.
_FORBIDDEN = re.compile(r"[\ufffe\uffff]")


def text(checked: Sequence[Checked]) -> str:
    """Return one XML document with a `testsuite` for each file, in the order given."""
    suites = [_suite(one) for one in checked]
    root = ET.Element("testsuites", {"name": "linkeddata validate", **_sums(suites)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _sums(suites: Sequence[ET.Element]) -> dict[str, str]:
    return {name: str(sum(int(s.get(name, "0")) for s in suites)) for name in ("tests", "failures", "errors")}


def _suite(checked: Checked) -> ET.Element:
    cases = _cases(checked)
    count = Counter(child.tag for case in cases for child in case)
    suite = ET.Element(
        "testsuite",
        name=_clean(checked.file),
        tests=str(len(cases)),
        failures=str(count["failure"]),
        errors=str(count["error"]),
        skipped="0",
    )
    suite.extend(cases)
    rest = [f for f in checked.report.findings if f.severity is not Severity.ERROR] if checked.report else []
    if rest:
        ET.SubElement(suite, "system-out").text = "\n".join(_clean(human.sentence(f, checked.file)) for f in rest)
    return suite


def _cases(checked: Checked) -> list[ET.Element]:
    if checked.failed is not None:
        error = checked.failed
        case = _case(checked, "readable")
        told = ET.SubElement(case, "error", type=f"exit-{error.exit_code}", message=_clean(MEANING[error.exit_code]))
        told.text = _clean(human.failure(error, checked.file))
        return [case]
    cases: list[ET.Element] = []
    names = Counter[str]()
    for finding in checked.report.errors if checked.report else ():
        name = _name(finding)
        names[name] += 1
        case = _case(checked, name if names[name] == 1 else f"{name} ({names[name]})")
        told = ET.SubElement(case, "failure", type=_clean(finding.code), message=_clean(finding.message))
        told.text = _clean(human.sentence(finding, checked.file))
        cases.append(case)
    return cases or [_case(checked, PASSED)]


def _case(checked: Checked, name: str) -> ET.Element:
    return ET.Element("testcase", classname=_clean(checked.file), name=_clean(name))


def _name(finding: Finding) -> str:
    """Return what the case of an error is called: its code, the thing, the property; nothing that moves with a line."""
    parts = ", ".join(part for part in (finding.node, finding.property) if part)
    return f"{finding.code}: {parts}" if parts else finding.code


def _clean(value: str) -> str:
    return _FORBIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", printable(value))
