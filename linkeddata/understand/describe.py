"""From a document to its description: find, link, events, and a statement for everything they say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linkeddata.read.language import looks_english
from linkeddata.understand.entities import link
from linkeddata.understand.entities.containment import structure
from linkeddata.understand.entities.positions import offices
from linkeddata.understand.events import happenings
from linkeddata.understand.events.low_confidence import widened
from linkeddata.understand.recognize import MODEL, find, model_version
from linkeddata.understand.statements import Possible, write
from linkeddata.values.description import Description, SourceFacts, Statement, Text
from linkeddata.values.document import Document
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.mentions import Fact, Happening, Mentions, Referent
from linkeddata.values.thresholds import STANDARD, Bars

__all__ = ["describe", "from_mentions"]


def describe(document: Document, *, model: Path = MODEL, possible: Bars | None = None) -> Description:
    """Understand a document.

    Args:
        document: what was read.
        model: folder of the reader's weights.
        possible: bars below the standard ones; what reaches only them is put in too, marked `unsure`. None: it is left out.

    Returns:
        The article and everything it speaks of. A document that is not English gives its metadata and a finding.

    Raises:
        ModelError: the weights are missing or altered.
    """
    if _is_english(document):
        return from_mentions(document, find(document, model), version=model_version(model), possible=possible)
    foreign = Finding(
        Severity.WARNING,
        "not-english",
        "The reader reads English; of this document only the metadata was taken.",
        source=document.source.name,
    )
    return from_mentions(document, Mentions((), (), (), (), (), (foreign,)))


def from_mentions(document: Document, found: Mentions, *, version: str = "", possible: Bars | None = None) -> Description:
    """Understand a document in which names and happenings are found already.

    Args:
        document: what was read.
        found: mentions, relations and dates in it.
        version: of the reader that found them.
        possible: as for `describe`.
    """
    referents = link(document, found)
    facts, told = _said(document, found, referents, STANDARD)
    beside = _possible(document, found, referents, told, possible) if possible else None
    things, statements = write(document, found, referents, facts, told, beside)
    findings = [*document.findings, *found.doubts, *_yearless(document, statements)]
    source = document.source
    facts_of_source = SourceFacts(source.name, source.digest, source.encoding, source.media_type, source.length)
    return Description(facts_of_source, things, statements, tuple(findings), version)


def _said(
    document: Document, found: Mentions, referents: Sequence[Referent], bars: Bars
) -> tuple[list[Fact], tuple[Happening, ...]]:
    """Return what is said of persons, bodies and places, and what happened."""
    text = document.text
    facts = offices(text, found, referents, bars) + structure(text, found, referents, bars)
    return facts, happenings(document, found, referents, bars)


def _possible(
    document: Document, found: Mentions, referents: Sequence[Referent], told: Sequence[Happening], bars: Bars
) -> Possible:
    facts, more = _said(document, found, referents, bars)
    return Possible(facts, widened(told, more), bars)


def _is_english(document: Document) -> bool:
    language = document.value("language")
    return language.lower().split("-")[0] == "en" if language else looks_english(document.text)


def _yearless(document: Document, statements: Sequence[Statement]) -> list[Finding]:
    """Tell of the first date without a year, and how to supply it."""
    for statement in statements:
        if statement.property == "startDate" and isinstance(statement.value, Text) and statement.value.value.startswith("--"):
            words = statement.evidence[0]
            return [
                Finding(
                    Severity.WARNING,
                    "no-year",
                    f"The document gives no year for “{words.quote}”; supply the day of publication with --published YYYY-MM-DD.",
                    iri=statement.subject,
                    property="startDate",
                    value=statement.value.value,
                    source=document.source.name,
                    span=words.span,
                    quote=words.quote,
                )
            ]
    return []
