"""What the tagger found in a text: mentions, the relations between them, and dates."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from linkeddata.values.dates import When
from linkeddata.values.findings import Finding
from linkeddata.values.span import Span


class MentionKind(StrEnum):
    """The six kinds of mention. The first three are names of things, a title is an office, the last two stand for an event."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    TITLE = "title"
    EVENT_NAME = "event name"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or trigger at a place in `Document.text`.

    Args:
        span: its place.
        kind: its kind.
        confidence: 0 to 1, the tagger's own.
        event_kind: for event names and triggers, a key of `schema.event_kinds.KINDS`; else None.
        event_kind_confidence: 0 to 1.
    """

    span: Span
    kind: MentionKind
    confidence: float
    event_kind: str | None = None
    event_kind_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed relation between two mentions.

    Args:
        subject: index into `Mentions.mentions`.
        object: index into `Mentions.mentions`; of a `when`, into `Mentions.dates`; of an `hour`, into `Mentions.times`.
        kind: `title`, `worksFor`, `participant`, `organizer`, `place`, `parentOrganization`, `within`, `nationality`, `superEvent`,
            `sameEvent`, `when`, `hour`.
        confidence: 0 to 1, the tagger's own.
    """

    subject: int
    object: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in `Document.text`.

    Args:
        span: the words.
        when: the date, with the year or weekday resolved if the document allows it.
        rule: the grammar rule that matched (`range`, `day-month`, `weekday`, …).
        resolved_by: place of the words (a dateline, another date) that supplied the missing parts, or None.
        deictic: True for an anaphor such as "the following day", "that evening".
        publication: True if this is the day of publication (dateline, date line), not of an event.
    """

    span: Span
    when: When
    rule: str
    resolved_by: Span | None = None
    deictic: bool = False
    publication: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day in `Document.text`, or a range of two.

    Args:
        span: the words.
        start: local time, `HH:MM`.
        end: local time, `HH:MM`, or None.
        zone: offset from UTC, "Z" or "+02:00", or None if the text does not say.
        zone_span: the words that name the zone, or None.
    """

    span: Span
    start: str
    end: str | None = None
    zone: str | None = None
    zone_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in one document, in text order.

    Args:
        mentions: names, titles and triggers; they do not overlap.
        relations: between them, the most confident one per pair and kind.
        dates: date expressions; they may overlap with event names ("Climate Week 2021").
        sentences: the sentences of the prose (without boilerplate), in text order.
        times: times of day, in text order.
        ambiguities: warnings about unclear dates and names, in text order.
    """

    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    dates: tuple[DateMention, ...]
    sentences: tuple[Span, ...]
    times: tuple[TimeMention, ...] = ()
    ambiguities: tuple[Finding, ...] = ()

    def sentence(self, span: Span) -> Span | None:
        """Return the sentence that holds the beginning of `span`, or None."""
        index = bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1
        return self.sentences[index] if index >= 0 and span.start < self.sentences[index].end else None
