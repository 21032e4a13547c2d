"""What the mentions of a document come to: entities, the facts about them, and events with their participants, places and dates."""

from __future__ import annotations

from dataclasses import dataclass

from linkeddata.values.mentions import DateMention, MentionKind, TimeMention
from linkeddata.values.span import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is published: the text of a mention with white space folded, and which mention gives it."""

    text: str
    member: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization or place, with every mention that names it.

    Args:
        kind: PERSON, ORGANIZATION or PLACE.
        members: indices into `Mentions.mentions`, in text order.
        name: the canonical name (the fullest one).
        alternates: acronyms and full variants to publish as `alternateName`; surnames and misspellings are only members.
        types: schema.org classes, local names, most specific first (`("GovernmentOrganization",)`, `("Country",)`).
        rule: the rule that joined or typed it (`name`, `surname`, `acronym`, `demonym`, `abbreviation`, …).
        confidence: 0 to 1, of the best mention that names it in full, or by an acronym of that name.
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
    """A fact about an entity, before it becomes a statement.

    Args:
        subject: index of the entity.
        property: schema.org property, local name.
        object: index of another entity, or the text of a literal.
        words: places in `Document.text` that say so, the best evidence first.
        rule: the rule that found it.
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
    """The role of an entity in an event.

    Args:
        role: `attendee`, `organizer` or `location`.
        entity: index of the entity.
        words: places in `Document.text` that say so, the best evidence first.
        rule: the rule that found it.
        confidence: 0 to 1.
    """

    role: str
    entity: int
    words: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """One event, all its mentions together.

    Args:
        mentions: indices into `Mentions.mentions` (event names and triggers), in text order.
        kind: a key of `schema.event_kinds.KINDS`.
        names: its names in the text, the longest first; empty for an event without a name.
        when: its date, or None.
        slots: participants, organizers and location.
        hour: the time of day it begins, or None.
        parent: index of the larger event it is part of, or None.
        status: `EventCancelled`, `EventPostponed`, `EventRescheduled`, or None for one that takes place as planned.
        confidence: 0 to 1; of its best mention at first, then the probability given all that is known (`events.plausibility`).
        kind_confidence: 0 to 1.
        when_confidence: 0 to 1.
        parent_confidence: 0 to 1.
        previous: the date it was moved from, or None.
        attendance_mode: the schema.org attendance mode of one moved online, or None.
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
    attendance_mode: str | None = None
