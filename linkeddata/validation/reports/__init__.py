"""The formats of reports: for people, programs, code-scanning sites, continuous integration, and RDF tools.

    human    lines, one a finding                     json   `shapes/report.schema.json`
    sarif    SARIF 2.1.0                              junit  JUnit XML
    shacl    a SHACL validation report in Turtle

Every form is a pure function from what was checked to text: the same input gives the same bytes, and one run over many files is
one output. A file that could not be read is in it too, with the meaning of its exit code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from linkeddata.validation.reports import human, json, junit, sarif, shacl
from linkeddata.validation.reports.checked import MEANING, Checked

__all__ = ["FORMATS", "MEANING", "Checked", "Form"]

Form = Callable[[Sequence[Checked]], str]

#: Name of each form → what writes it.
FORMATS: Mapping[str, Form] = {
    "human": human.text,
    "json": json.text,
    "sarif": sarif.text,
    "junit": junit.text,
    "shacl": shacl.text,
}
