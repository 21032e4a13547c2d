"""Findings as SARIF 2.1.0, for sites that show them beside the code.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0 with errata 01. Messages are plain text, in which braces are
doubled (3.11.5) and no text from a page becomes a link (3.11.6). Time, machine and absolute paths are left out (appendix F).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from linkeddata.errors import LinkedDataError
from linkeddata.validation.reports import human
from linkeddata.validation.reports.checked import MEANING, Checked, as_json, percent_encoded
from linkeddata.validation.reports.rules import Meaning, meaning
from linkeddata.values.findings import Finding, Severity
from linkeddata.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Name and version of our fingerprint; the version changes when `_fingerprint` uses other fields.
FINGERPRINT = "linkeddataFinding/v1"
#: Fields of a finding in the property bag of its result.
_MORE = ("iri", "property", "value", "quote", "fix")
_LEVEL: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def text(checked: Sequence[Checked]) -> str:
    """Return one SARIF log with one run over all files."""
    return as_json({"version": "2.1.0", "$schema": SCHEMA, "runs": [_run(checked)]})


def _run(checked: Sequence[Checked]) -> dict[str, Any]:
    rules = _rules(checked)
    number = {code: index for index, code in enumerate(rules)}
    failed = [(index, one, one.failed) for index, one in enumerate(checked) if one.failed is not None]
    return {
        "tool": {
            "driver": {
                "name": "linkeddata",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules.values()],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not failed,
                "toolExecutionNotifications": [_notification(index, one, error) for index, one, error in failed],
            }
        ],
        "artifacts": [{"location": _artifact(one.file), "roles": ["analysisTarget"]} for one in checked],
        "results": [result for index, one in enumerate(checked) for result in _results(index, one, number)],
        "columnKind": "unicodeCodePoints",
    }


def _rules(checked: Sequence[Checked]) -> dict[str, Meaning]:
    """Return what the codes that occur mean, in the order of the codes."""
    found: dict[str, Meaning] = {}
    for one in checked:
        for finding in one.report.findings if one.report else ():
            if finding.code not in found:
                found[finding.code] = meaning(finding, one.report.profiles if one.report else ())
    return dict(sorted(found.items()))


def _rule(rule: Meaning) -> dict[str, Any]:
    what, todo = rule.halves
    made: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": {"text": _message(f"{rule.title}.")},
        "fullDescription": {"text": _message(f"{what} {todo}".strip())},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "help": _help(rule),
    }
    if "://" in rule.see:  # a page of our own documentation has no address
        made["helpUri"] = rule.see
    return made


def _help(rule: Meaning) -> dict[str, str]:
    """Return what to do, why, and where it is written; as Markdown also a bad and a good example (3.12)."""
    what, todo = rule.halves
    words = [todo or what, rule.why, rule.see and f"See {rule.see}"]
    made = {"text": _message(" ".join(filter(None, words)))}
    if rule.bad:
        shown = [
            rule.title + ".",
            todo or what,
            rule.why,
            *(f"{t}\n\n{_fenced(e)}" for t, e in (("Bad:", rule.bad), ("Good:", rule.good))),
        ]
        made["markdown"] = "\n\n".join(filter(None, [*shown, rule.see and f"See {rule.see}"]))
    return made


def _fenced(example: str) -> str:
    fence = "```"
    while fence in example:
        fence += "`"
    return f"{fence}\n{example}\n{fence}"


def _results(index: int, checked: Checked, number: Mapping[str, int]) -> list[dict[str, Any]]:
    made = []
    seen = Counter[str]()
    for finding in checked.report.findings if checked.report else ():
        identity = _fingerprint(checked.file, finding)
        seen[identity] += 1
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": number[finding.code],
            "level": _LEVEL[finding.severity],
            "message": {"text": _message(human.with_quote(finding))},
            "locations": [_location(index, checked.file, finding)],
            "partialFingerprints": {FINGERPRINT: f"{identity}:{seen[identity]}"},
        }
        more = {name: value for name in _MORE if (value := getattr(finding, name)) is not None}
        made.append({**result, "properties": more} if more else result)
    return made


def _location(index: int, file: str, finding: Finding) -> dict[str, Any]:
    # A finding's span belongs to the text that the data were made from, which may be another file: only lines are given.
    made: dict[str, Any] = {"physicalLocation": _physical(index, file, finding.line, finding.column)}
    logical = {"name": finding.node, "fullyQualifiedName": finding.pointer}
    if any(logical.values()):
        made["logicalLocations"] = [{**{k: v for k, v in logical.items() if v}, "kind": "object"}]
    return made


def _physical(index: int, file: str, line: int | None, column: int | None) -> dict[str, Any]:
    region = {k: v for k, v in (("startLine", line), ("startColumn", column)) if v is not None} if line is not None else {}
    place = {"artifactLocation": {**_artifact(file), "index": index}}
    return {**place, "region": region} if region else place


def _notification(index: int, checked: Checked, error: LinkedDataError) -> dict[str, Any]:
    message = f"{error.what}; {error.todo}" if error.todo else error.what
    return {
        "level": "error",
        "message": {"text": _message(message)},
        "locations": [{"physicalLocation": _physical(index, checked.file, error.line, error.column)}],
        "properties": {"exitCode": error.exit_code, "meaning": MEANING[error.exit_code]},
    }


def _artifact(file: str) -> dict[str, Any]:
    """Return the place of a file: relative to the working directory, as the root (3.4.4), or absolute."""
    path = percent_encoded(PurePath(file).as_posix())
    if PurePath(file).is_absolute():
        return {"uri": f"file:///{path.lstrip('/')}"}
    return {"uri": path, "uriBaseId": "%SRCROOT%"}


def _fingerprint(file: str, finding: Finding) -> str:
    """Return what identifies a finding in its file and does not change when lines, or other things in the file, move."""
    parts = (PurePath(file).as_posix(), finding.code, finding.iri or finding.node, finding.property, finding.value)
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:32]


def _message(words: str) -> str:
    return re.sub(r"\](?=\()", "] ", words.replace("{", "{{").replace("}", "}}"))
