"""From a document to its description: find, link, events, and a statement for everything they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from linkeddata.description import Description, SourceFacts, Statement, Text
from linkeddata.document import Document
from linkeddata.events import happenings
from linkeddata.find import MODEL, find, model_version
from linkeddata.find.doubts import doubts
from linkeddata.link import link
from linkeddata.link.offices import offices
from linkeddata.link.structure import structure
from linkeddata.mentions import Mentions
from linkeddata.privacy import warnings
from linkeddata.read.language import looks_english
from linkeddata.report import Finding, Severity
from linkeddata.statements import write

__all__ = ["describe"]


def describe(document: Document, *, model: Path = MODEL) -> Description:
    """Understand a document.

    Args:
        document: what was read.
        model: folder of the reader's weights.

    Returns:
        The article and everything it speaks of. A document that is not English gives its metadata and a finding.

    Raises:
        ModelError: the weights are missing or altered.
    """
    findings = list(document.findings)
    if _is_english(document):
        found = find(document, model)
        referents = link(document, found)
        facts = offices(document.text, found, referents) + structure(document.text, found, referents)
        told = happenings(document, found, referents)
        version = model_version(model)
        findings += doubts(document, found)
    else:
        found, referents, facts, told, version = Mentions((), (), (), ()), (), [], (), ""
        findings.append(
            Finding(
                Severity.WARNING,
                "not-english",
                "The reader reads English; of this document only the metadata was taken.",
                source=document.source.name,
            )
        )
    things, statements = write(document, found, referents, facts, told)
    findings += _yearless(document, statements)
    source = document.source
    facts_of_source = SourceFacts(source.name, source.digest, source.encoding, source.media_type, source.length)
    described = Description(facts_of_source, things, statements, tuple(findings), version)
    return replace(described, findings=(*findings, *warnings(described)))


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
