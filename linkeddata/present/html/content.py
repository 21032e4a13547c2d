"""What the reading report is made from."""

from __future__ import annotations

from dataclasses import dataclass

from linkeddata.rdf.dataset import Dataset
from linkeddata.values.description import Description, Statement
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding, Report


@dataclass(frozen=True, slots=True)
class Omitted:
    """A statement that was read and is not published.

    Args:
        statement: as it was read.
        why: `unsure` (below the standard bar), `confidence` (below the confidence asked for), or `follows` (it hangs on something that
            is left out).
    """

    statement: Statement
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One document with all that became of it.

    Args:
        description: what is published.
        whole: what was read, before anything was left out for want of confidence; it names what `omitted` is about.
        dataset: the data graph of `description`.
        document: the text; None where it is not at hand or must not be shown.
        findings: errors first.
        omitted: in the order of `whole`.
        report: what the check looked at; None where nothing was checked.
    """

    description: Description
    whole: Description
    dataset: Dataset
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    report: Report | None = None
