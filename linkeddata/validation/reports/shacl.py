"""Findings as a SHACL validation report in Turtle, for programs that work with RDF.

One `sh:ValidationReport` is about all files, because a results graph contains one (SHACL, 3.6.1). The constraint component is the
code of the finding, under `CODE`. A focus node that has no IRI, or a file that could not be read, is named by the file and the
place in it: `urn:linkeddata:file:page.html#/@graph/0`. Findings do not say whether a value was a literal or a node: it is
written as an IRI if it is a web address or a URN, otherwise as a string without datatype or language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from linkeddata.validation.reports.checked import Checked, percent_encoded, wellformed
from linkeddata.validation.reports.rules import meaning
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import RDF, SCHEMA

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

#: What the IRIs of constraint components begin with; the code of the finding follows.
CODE = "https://w3id.org/linkeddata/findings#"
#: What the names of files begin with, and of things that have no IRI.
FILE = "urn:linkeddata:file:"
_SEVERITY: Mapping[Severity, str] = {Severity.ERROR: "Violation", Severity.WARNING: "Warning", Severity.ADVICE: "Info"}
_ADDRESS = re.compile(r"(?:https?://|urn:[A-Za-z0-9][A-Za-z0-9-]*:)[^\s<>\"{}|\\^`]+")
_HEAD = """\
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""


def text(checked: Sequence[Checked]) -> str:
    """Return one validation report; `rdfs:comment` of a result gives file, line and column, `rdfs:label` names things without an IRI.

    `sh:conforms` is true only if there is no result, as SHACL requires: warnings and advice count.
    """
    results: list[str] = []
    labels: dict[str, str] = {}
    for one in checked:
        for focus, label, lines in _results(one):
            results.append("\n        ".join([f"[ a sh:ValidationResult ; sh:focusNode {focus} ;", *lines]) + " ]")
            if label:
                labels[focus] = label
    told = f" ;\n    sh:result {', '.join(results)}" if results else ""
    named = "".join(f"{focus} rdfs:label {_literal(label)} .\n" for focus, label in sorted(labels.items()))
    conforms = "false" if results else "true"
    return f"{_HEAD}\n[] a sh:ValidationReport ;\n    sh:conforms {conforms}{told} .\n{named}"


def _results(checked: Checked) -> Iterator[tuple[str, str | None, list[str]]]:
    """Yield for each result the focus node, its name if it has no IRI, and the rest of the result line by line."""
    if checked.failed is not None:
        error = checked.failed
        message = f"{error.what}; {error.todo}" if error.todo else error.what
        place = (checked.file, error.line, error.column)
        code = {5: "refused"}.get(error.exit_code, "unreadable")
        yield f"<{_file(checked.file)}>", None, [*_lines("Violation", code, message), _comment(place)]
        return
    report = checked.report
    for finding in report.findings if report else ():
        lines = _lines(_SEVERITY[finding.severity], finding.code, finding.message)
        shape, path = _iri(finding.shape), _path(finding, report.profiles if report else ())
        lines += [f"sh:sourceShape {shape} ;"] if shape else []
        lines += [f"sh:resultPath {path} ;"] if path else []
        if finding.value is not None:
            address = _ADDRESS.fullmatch(finding.value) and _iri(finding.value)
            lines.append(f"sh:value {address or _literal(finding.value)} ;")
        focus = _iri(finding.iri)
        place = (finding.source or checked.file, finding.line, finding.column)
        yield focus or f"<{_nameless(checked.file, finding)}>", None if focus else finding.node, [*lines, _comment(place)]


def _lines(severity: str, code: str, message: str) -> list[str]:
    return [
        f"sh:resultSeverity sh:{severity} ;",
        f"sh:sourceConstraintComponent <{CODE}{quote(code, safe='')}> ;",
        f"sh:resultMessage {_literal(message, 'en')} ;",
    ]


def _comment(place: tuple[str, int | None, int | None]) -> str:
    return f"rdfs:comment {_literal(':'.join(str(part) for part in place if part is not None))}"


def _path(finding: Finding, profiles: Sequence[str]) -> str | None:
    """Return the property: one that the rule looks at, else schema.org's."""
    name = finding.property
    if not name:
        return None
    known = (iri for iri in meaning(finding, profiles).paths if re.split(r"[#/]", iri)[-1] == name)
    own = RDF + "type" if name == "type" else SCHEMA + quote(wellformed(name), safe="")
    return _iri(next(known, own))


def _nameless(file: str, finding: Finding) -> str:
    """Return a name for what has no IRI: its JSON pointer in the file (RFC 6901, section 6), else its line, else what it is called."""
    if finding.pointer is not None:
        place = finding.pointer
    elif finding.line is not None:
        place = f"line-{finding.line}" + (f"-column-{finding.column}" if finding.column is not None else "")
    else:
        place = finding.node or ""
    return _file(file) + (f"#{quote(wellformed(place), safe='/~@$')}" if place else "")


def _file(file: str) -> str:
    return FILE + percent_encoded(file)


def _iri(text: str | None) -> str | None:
    """Return an IRI in angle brackets, or None if it is not an absolute IRI."""
    from pyoxigraph import NamedNode

    try:
        node: NamedNode | None = NamedNode(wellformed(text)) if text else None
    except ValueError:
        return None
    return str(node) if node else None


def _literal(text: str, language: str | None = None) -> str:
    from pyoxigraph import Literal

    return str(Literal(wellformed(text), language=language))
