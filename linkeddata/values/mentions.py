"""What the reader found in a text: mentions, the relations between them, and dates."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from linkeddata.values.dates import When
from linkeddata.values.findings import Finding
from linkeddata.values.span import Span


class MentionKind(StrEnum):
    """The six kinds of mention. The first three name things, a title says an office, the last two report an event."""

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
        span: the words.
        kind: what they are.
        confidence: 0 to 1, the reader's own.
        event_kind: for event names and triggers, a key of `events.kinds.KINDS`; else None.
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
        confidence: 0 to 1, the reader's own.
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
        when: what they say, years and weekdays resolved where the document allows it.
        rule: the grammar rule that read it (`range`, `day-month`, `weekday`, …).
        resolved_by: place of the words (a dateline, another date) that supplied what these do not say, or None.
        deictic: True for an anaphor such as "the following day", "that evening".
        publication: True where the words tell when the document was published (dateline, date line), not when something happened.
    """

    span: Span
    when: When
    rule: str
    resolved_by: Span | None = None
    deictic: bool = False
    publication: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day in `Document.text`, or two that open and close a range.

    Args:
        span: the words.
        start: local time, `HH:MM`.
        end: local time, `HH:MM`, or None.
    """

    span: Span
    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything found in one document, in text order.

    Args:
        mentions: names, titles and triggers; they do not overlap.
        relations: between them, strongest reading per pair and kind.
        dates: date expressions; they may overlap with event names ("Climate Week 2021").
        sentences: the sentences of the prose (furniture left out), in text order.
        times: times of day, in text order.
        doubts: what an editor should look at, in text order.
    """

    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    dates: tuple[DateMention, ...]
    sentences: tuple[Span, ...]
    times: tuple[TimeMention, ...] = ()
    doubts: tuple[Finding, ...] = ()

    def sentence(self, span: Span) -> Span | None:
        """Return the sentence that holds the beginning of `span`, or None."""
        index = bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1
        return self.sentences[index] if index >= 0 and span.start < self.sentences[index].end else None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is published: the text of a mention with white space folded, and which mention gives it."""

    text: str
    member: int


@dataclass(frozen=True, slots=True)
class Referent:
    """One person, organisation or place, with every mention that names it.

    Args:
        kind: PERSON, ORGANIZATION or PLACE.
        members: indices into `Mentions.mentions`, in text order.
        name: the canonical name (the fullest form).
        alternates: acronyms and full variants worth publishing as `alternateName`; surnames and misspelt forms are members only.
        types: schema.org classes, local names, most specific first (`("GovernmentOrganization",)`, `("Country",)`).
        rule: what joined or typed it (`name`, `surname`, `acronym`, `demonym`, …).
        confidence: 0 to 1, of the best mention that names it in full.
    """

    kind: MentionKind
    members: tuple[int, ...]
    name: Name
    alternates: tuple[Name, ...]
    types: tuple[str, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a referent, not yet a statement.

    Args:
        subject: index of the referent.
        property: schema.org property, local name.
        object: index of another referent, or the text of a literal.
        words: places in `Document.text` that say so, most telling first.
        rule: what read it.
        confidence: 0 to 1.
    """

    subject: int
    property: str
    object: int | str
    words: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A referent's part in a happening.

    Args:
        role: `attendee`, `organizer` or `location`.
        referent: its index.
        words: places in `Document.text` that say so, most telling first.
        rule: what read it.
        confidence: 0 to 1.
    """

    role: str
    referent: int
    words: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Happening:
    """One event, all its mentions together.

    Args:
        mentions: indices into `Mentions.mentions` (event names and triggers), in text order.
        kind: a key of `events.kinds.KINDS`.
        names: what the text calls it, fullest first; empty for an event without a name.
        when: its date, or None.
        slots: who took part, who organised, where.
        hour: the time of day it begins, or None.
        parent: index of the larger happening it is part of, or None.
        status: `EventCancelled`, `EventPostponed`, `EventRescheduled`, or None for one that takes its course.
        confidence: 0 to 1; while it is gathered that of its surest word, then how likely it is by all that is known of it.
        kind_confidence: 0 to 1.
        when_confidence: 0 to 1.
        parent_confidence: 0 to 1.
        previous: the date it was moved from, or None.
    """

    mentions: tuple[int, ...]
    kind: str
    names: tuple[Name, ...]
    when: DateMention | None
    hour: TimeMention | None
    slots: tuple[Slot, ...]
    parent: int | None
    status: str | None
    confidence: float
    kind_confidence: float
    when_confidence: float
    parent_confidence: float
    previous: DateMention | None = None
