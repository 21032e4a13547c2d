"""The values of a conversion: how bytes are read, what was understood, what was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from linkeddata.errors import UsageError
from linkeddata.values.description import Description
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding, Report, Severity

if TYPE_CHECKING:
    from linkeddata.edit.corrections import Corrected
    from linkeddata.present.export.records import Row
    from linkeddata.rdf.dataset import Dataset

#: The outputs of `convert` (`outputs.OUTPUTS`). The command line has all but `page`, which `embed` writes.
OutputName = Literal[
    "jsonld",
    "turtle",
    "ntriples",
    "nquads",
    "trig",
    "html",
    "page",
    "ics",
    "events-csv",
    "people-csv",
    "annotations",
]
#: The tables of `Conversion.to_dicts`.
Table = Literal["statements", "events", "people"]
#: What can be converted: a file's name or path, its bytes, a document that was read, or a description.
Source = str | Path | bytes | Document | Description


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How bytes are read.

    Args:
        name: name of the source in findings and evidence; None for the file's own name, or "-" for bytes.
        media_type: a name of `read.READERS` (`plain`, `html`, `mail`, `rss`) or `description`; None detects it by content, then
            extension.
        encoding: the encoding, if the user knows it; a byte order mark takes precedence.
        replace: replace bytes that cannot be decoded by U+FFFD, with a warning.
        strict: fail if the encoding can only be guessed.
        max_bytes: largest input in bytes; 0 for no limit.
        model: folder of the model's weights; None for those of `reader`.
        reader: `small` or `large`; None for the one that is part of the package.
        low_confidence: also publish what is below the standard thresholds but still possible, marked `unsure`.
    """

    name: str | None = None
    media_type: str | None = None
    encoding: str | None = None
    replace: bool = False
    strict: bool = False
    max_bytes: int = 10_000_000
    model: Path | None = None
    reader: str | None = None
    low_confidence: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A description and, if it was made from a document, its source.

    Args:
        description: things and statements.
        text: the decoded source after its byte order mark; None if the input was a description.
        document: the document that was read; None if the input was a description.
        whole: the description with everything below the standard thresholds; None if it was not requested.
        corrected: what lasting corrections changed; None if there are none.
    """

    description: Description
    text: str | None = None
    document: Document | None = None
    whole: Description | None = None
    corrected: Corrected | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of reading. For an input description only private persons and references that were removed.

        The rest may have been corrected.
        """
        if self.text is not None:
            return self.description.findings
        from linkeddata.edit.corrections import CODES
        from linkeddata.edit.deleted import CODE
        from linkeddata.edit.privacy import warnings

        kept = {CODE, "private-left-out", *CODES} if self.corrected else {CODE}
        return (*warnings(self.description), *(f for f in self.description.findings if f.code in kept))


@dataclass(frozen=True, slots=True)
class Conversion:
    """The result of converting one source.

    Args:
        text: the output, ending with a line break (except for a page's block).
        description: what is published.
        dataset: the data graph and the evidence graph.
        report: the result of validation; None if it was not requested.
        findings: all findings of reading and validation, errors first.
        source_text: the decoded source after its byte order mark; None if the input was a description.
        phrases: of a report, what happened in the words of the text, by the IRI of the event.
    """

    text: str
    description: Description
    dataset: Dataset
    report: Report | None
    findings: tuple[Finding, ...] = ()
    source_text: str | None = None
    phrases: Mapping[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True if no finding is an error."""
        return all(f.severity is not Severity.ERROR for f in self.findings)

    def to_dicts(self, table: Table = "statements") -> list[Row]:
        """Return what is published as a list of rows, for example for a data frame: `pandas.DataFrame(done.to_dicts("events"))`.

        Args:
            table: `statements`, `events` (one row each), or `people` (one row for each post of a person).

        Returns:
            One dict for each row, all with the same keys in the same order: those of the CSV (`docs/exports.md`). Confidences and
            offsets (code points of the source) are numbers, or None; everything else is text, "" if nothing is known.

        Raises:
            UsageError: there is no such table.
        """
        from linkeddata.present.export.records import TABLES

        if table not in TABLES:
            raise UsageError(f"there is no table {table!r}", f"use one of {', '.join(TABLES)}")
        return TABLES[table](self.description)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: events, people and the number of findings."""
        from linkeddata.present.export.notebook import as_html

        return as_html(self.description, self.findings)
