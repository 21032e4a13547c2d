"""Findings of a check, in words that a press officer understands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linkeddata.values.span import Span


class Severity(StrEnum):
    """How much a finding matters: an error fails a run, a warning may, advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, about one node or one place in the source.

    Args:
        severity: error, warning or advice.
        code: stable name of the class of mistake, `lower-case-with-hyphens`.
        message: one plain sentence: what is wrong and what to do.
        node: the name of the thing it is about, never a blank-node id; None for the document itself.
        iri: the thing's IRI.
        property: the schema.org property concerned, local name (`startDate`).
        value: the value that is wrong, as text.
        shape: IRI of the shape or rule that was violated.
        source: the file it is about.
        span: place of the value in the decoded source, code points.
        quote: the characters at `span`.
        line: 1-based line in the source, where known.
        column: 1-based column in code points, where known.
        pointer: where in the JSON-LD, as a JSON pointer (RFC 6901); in a page, within the block that `line` leads to.
        fix: what to do about it, the second half of `message`; None if there is no advice.
    """

    severity: Severity
    code: str
    message: str
    node: str | None = None
    iri: str | None = None
    property: str | None = None
    value: str | None = None
    shape: str | None = None
    source: str | None = None
    span: Span | None = None
    quote: str | None = None
    line: int | None = None
    column: int | None = None
    pointer: str | None = None
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one check, in a fixed order, with the number of nodes checked.

    Args:
        findings: errors first, then warnings, then advice; within each by place, node, property, value.
        focus_nodes: shape IRI → number of nodes it was checked on; a run that checked nothing is never a success.
        source: name of the file that was checked, or None.
        profiles: names of the profiles it was checked against.
        engine: the engine that evaluated the shapes (`pyshacl`, `shacl`).
    """

    findings: tuple[Finding, ...] = ()
    focus_nodes: Mapping[str, int] = field(default_factory=dict)
    source: str | None = None
    profiles: tuple[str, ...] = ()
    engine: str = "pyshacl"

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that fail a run."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """True if something was checked and no error was found."""
        return not self.errors and sum(self.focus_nodes.values()) > 0


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings as reports list them: by severity, then place, node, property, code and value."""
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                rank[f.severity],
                f.span.start if f.span else -1,
                (f.line or 0, f.column or 0),
                f.iri or "",
                f.property or "",
                f.code,
                f.value or "",
                f.message,
            ),
        )
    )
