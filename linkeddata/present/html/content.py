"""What an output is made from."""

from __future__ import annotations

from dataclasses import dataclass

from linkeddata.edit import Omitted
from linkeddata.rdf.dataset import Dataset
from linkeddata.values.description import Description
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding, Report


@dataclass(frozen=True, slots=True)
class Content:
    """One document with all that became of it.

    Args:
        description: what is published.
        whole: what was read, private persons excepted; it has the names of what `omitted` is about.
        dataset: the graphs of `description`.
        document: the text; None if it is not at hand or must not be shown.
        findings: errors first.
        omitted: what is not published, in the order of `whole`.
        report: what the check looked at; None if nothing was checked.
    """

    description: Description
    whole: Description
    dataset: Dataset
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    report: Report | None = None
