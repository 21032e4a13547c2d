"""Document → Description: recognize mentions, resolve entities, extract events, build statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from linkeddata.errors import UsageError
from linkeddata.read.language import is_english, looks_english
from linkeddata.understand.entities import resolve
from linkeddata.understand.entities.containment import structure
from linkeddata.understand.entities.positions import offices
from linkeddata.understand.events import extract_events
from linkeddata.understand.events.low_confidence import with_low_confidence
from linkeddata.understand.recognize import MODEL, model_version, recognize
from linkeddata.understand.recognize.homes import without_homes
from linkeddata.understand.statements import LowConfidence, build
from linkeddata.values.description import Description, SourceFacts, Statement, Text
from linkeddata.values.document import Basis, BlockKind, Document
from linkeddata.values.entities import Entity, Event, Fact
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.mentions import Mentions
from linkeddata.values.thresholds import STANDARD, Thresholds

__all__ = ["describe", "from_mentions"]


def describe(document: Document, *, model: Path = MODEL, possible: Thresholds | None = None) -> Description:
    """Describe a document.

    Args:
        document: what was read.
        model: folder of the tagger's weights.
        possible: thresholds below the standard ones; what reaches only these is added, marked `unsure`. None: it is left out.

    Returns:
        The article and everything it mentions. For a document that is not in English: its metadata and a warning; for one
        without text, whose front matter tells all: its metadata.

    Raises:
        ModelError: the weights are missing or altered.
        UsageError: it is no document.
    """
    if not isinstance(document, Document):
        raise UsageError(
            f"describe takes a document that read_file has read, not {type(document).__name__}",
            "read the file with linkeddata.read_file, or pass its name to linkeddata.convert",
        )
    if not document.blocks:
        return from_mentions(document, Mentions((), (), (), (), (), ()))
    if _is_english(document):
        return from_mentions(document, recognize(document, model), version=model_version(model), possible=possible)
    foreign = Finding(
        Severity.WARNING,
        "not-english",
        "The text is not in English, so only its metadata was used.",
        source=document.source.name,
    )
    return from_mentions(document, Mentions((), (), (), (), (), (foreign,)))


def from_mentions(document: Document, found: Mentions, *, version: str = "", possible: Thresholds | None = None) -> Description:
    """Describe a document whose mentions are known.

    Args:
        document: what was read.
        found: mentions, relations and dates in it.
        version: version of the tagger that found them.
        possible: as for `describe`.
    """
    found = without_homes(document.text, found)
    entities = resolve(document, found)
    facts, events = _said(document, found, entities, STANDARD)
    beside = _low_confidence(document, found, entities, events, possible) if possible else None
    things, statements = build(document, found, entities, facts, events, beside)
    findings = [*document.findings, *found.ambiguities, *_yearless(document, statements), *_unused(document)]
    source = document.source
    facts_of_source = SourceFacts(source.name, source.digest, source.encoding, source.media_type, source.length)
    return Description(facts_of_source, things, statements, tuple(findings), version)


def _said(
    document: Document, found: Mentions, entities: Sequence[Entity], thresholds: Thresholds
) -> tuple[list[Fact], tuple[Event, ...]]:
    """Return the facts about persons, organizations and places, and the events."""
    text = document.text
    facts = offices(text, found, entities, thresholds) + structure(text, found, entities, thresholds)
    return facts, extract_events(document, found, entities, thresholds)


def _low_confidence(
    document: Document, found: Mentions, entities: Sequence[Entity], events: Sequence[Event], thresholds: Thresholds
) -> LowConfidence:
    facts, more = _said(document, found, entities, thresholds)
    return LowConfidence(facts, with_low_confidence(events, more), thresholds)


def _is_english(document: Document) -> bool:
    """Return whether what is read of a document is in English, whatever the rest of its page is in."""
    language = document.value("language")
    if language and language.lower().split("-")[0] == "en":
        return True
    prose = "\n".join(b.span.of(document.text) for b in document.blocks if b.kind is not BlockKind.FURNITURE)
    return is_english(prose) is True if language else looks_english(prose)


def _unused(document: Document) -> Iterator[Finding]:
    """Yield a warning for each option about a publisher where there is none."""
    if "publisher" in document.metadata:
        return
    for key in ("publisherType", "publisherUrl"):
        given = document.metadata.get(key)
        if given and given.basis is Basis.CONFIGURATION:
            what, todo = f"{given.origin} was not used, because the document names no publisher", "add --publisher."
            yield Finding(
                Severity.WARNING,
                "option-unused",
                f"{what}; {todo}",
                source=document.source.name,
                fix=todo[:1].upper() + todo[1:],
            )


def _yearless(document: Document, statements: Sequence[Statement]) -> list[Finding]:
    """Return a warning for the first date without a year, with the option that supplies it."""
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
