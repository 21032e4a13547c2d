"""Findings as JSON, for programs; `shapes/report.schema.json` describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkeddata.validation.reports.checked import MEANING, Checked, as_json
from linkeddata.values.findings import Finding

#: The fields of a finding, in this order; unknown ones are null.
FIELDS = (
    *("severity", "code", "message", "fix", "node", "iri", "property", "value", "shape"),
    *("source", "line", "column", "pointer", "quote", "span"),
)


def text(checked: Sequence[Checked]) -> str:
    """Return one JSON object: `{"files": […]}`, in the order given."""
    return as_json({"files": [_file(one) for one in checked]})


def _file(checked: Checked) -> dict[str, Any]:
    error, report = checked.failed, checked.report
    told: dict[str, Any] = {"file": checked.file, "ok": report is not None and not report.errors}
    if error is not None:
        told["unreadable"] = error.what
        told["fix"] = error.todo or None
        told["exitCode"] = error.exit_code
        told["meaning"] = MEANING[error.exit_code]
        told["line"], told["column"] = error.line, error.column
    told["profiles"] = list(report.profiles) if report else []
    told["engine"] = report.engine if report else None
    told["focusNodes"] = dict(sorted(report.focus_nodes.items())) if report else {}
    told["findings"] = [as_object(f) for f in report.findings] if report else []
    return told


def as_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as a JSON object with the fields of `FIELDS`."""
    span = [finding.span.start, finding.span.end] if finding.span else None
    return {
        name: span if name == "span" else finding.severity.value if name == "severity" else getattr(finding, name)
        for name in FIELDS
    }
