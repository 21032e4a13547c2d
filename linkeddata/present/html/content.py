"""The input of every output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linkeddata.edit import Omitted
from linkeddata.rdf.dataset import Dataset
from linkeddata.values.description import Description
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding, Report


@dataclass(frozen=True, slots=True)
class Content:
    """One document with all results of its conversion.

    Args:
        description: what is published.
        whole: what was read, except private persons; it has the names for `omitted`.
        dataset: the graphs of `description`.
        document: the text; None if it is not available or must not be shown.
        phrases: what happened in the words of the text, by the IRI of the event.
        findings: errors first.
        omitted: what is not published, in the order of `whole`.
        report: the result of validation; None if nothing was checked.
        hides: True if persons were removed; then the text around quotations must not be shown.
        name: what `corrections.jsonl` calls the document; None if it has neither a file nor an address.
    """

    description: Description
    whole: Description
    dataset: Dataset
    document: Document | None = None
    phrases: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    omitted: tuple[Omitted, ...] = ()
    report: Report | None = None
    hides: bool = False
    name: str | None = None
