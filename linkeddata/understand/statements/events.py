"""Statements about events: kind, name, dates, status, participants, location and parent event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkeddata.schema import event_kinds
from linkeddata.schema.event_kinds import KINDS
from linkeddata.understand.statements.builder import Builder
from linkeddata.understand.statements.entities import name_span
from linkeddata.values.description import Family, Ref, Text
from linkeddata.values.entities import Entity, Event
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA
from linkeddata.values.span import Span


def mint_event(builder: Builder, entities: Sequence[Entity], event: Event) -> str:
    """Return an IRI for an event: from its name, else from its kind and first participants or location."""
    if event.names:
        return builder.mint.iri(Family.EVENT, event.names[0].text)
    return builder.mint.iri(Family.EVENT, event.kind, *_who(event, entities)[:2])


def add_event(
    builder: Builder,
    event_iris: Mapping[int, str],
    things: Mapping[int, str],
    entities: Sequence[Entity],
    events: Sequence[Event],
    n: int,
) -> None:
    """Add every statement about event `n` that is missing.

    Confidence: of its existence, `Event.confidence`; of its kind, date, participants, location and parent, that times the
    confidence in this detail. The label of an event without a name has the confidence of its kind.

    Args:
        builder: receives the statements.
        event_iris: event → IRI.
        things: entity → IRI; an entity without an IRI is not published.
        entities: all entities, for the label.
        events: all events.
        n: its index.
    """
    event, iri = events[n], event_iris[n]
    words = [builder.found.mentions[m].span for m in event.mentions]
    kind, exists = KINDS[event.kind], event.confidence
    sure = _both(exists, event.kind_confidence)
    class_sure = exists if event.names and kind.classes == "Event" else sure  # a named event is an event whatever its kind
    builder.inferred(iri, "type", Ref(SCHEMA + kind.classes), words, "reader:kind", class_sure)
    builder.inferred(iri, "additionalType", Ref(EVENT_TYPES + event.kind), words, "reader:kind", sure)
    if event.names:
        for name, prop in zip(event.names, ("name", *["alternateName"] * len(event.names)), strict=False):
            builder.text(iri, prop, Text(name.text), [name_span(builder, name)], "reader:event-name", exists)
    elif not builder.named(iri):
        builder.inferred(iri, "name", Text(label(event, entities)), words, "events:label", sure)
    _add_dates(builder, iri, event, words)
    if event.status:
        builder.inferred(iri, "eventStatus", Ref(SCHEMA + event.status), words, "events:status", exists)
    if event.attendance_mode:
        if event.status not in ("EventCancelled", "EventPostponed"):
            builder.inferred(iri, "eventStatus", Ref(SCHEMA + "EventMovedOnline"), words, "events:moved-online", exists)
        mode = Ref(SCHEMA + event.attendance_mode)
        builder.inferred(iri, "eventAttendanceMode", mode, words, "events:moved-online", exists)
    for slot in event.slots:
        if slot.entity in things:
            value = Ref(things[slot.entity])
            builder.text(iri, slot.role, value, slot.words, slot.rule, _both(exists, slot.confidence))
    if event.parent is not None:
        above = [builder.found.mentions[events[event.parent].mentions[0]].span]
        builder.text(
            iri,
            "superEvent",
            Ref(event_iris[event.parent]),
            [words[0], *above],
            "reader:superEvent",
            _both(exists, event.parent_confidence),
        )


def _both(happened: float, reading: float) -> float:
    """Return the confidence that an event is real and that this detail of it is right."""
    return round(happened * reading, 3)


def label(event: Event, entities: Sequence[Entity]) -> str:
    """Return the label of an event without a name: its kind, and its participants or location.

    Consumers of schema.org list events by name, so each has one; this one is marked as inferred.
    """
    return event_kinds.label(event.kind, _who(event, entities))


def _who(event: Event, entities: Sequence[Entity]) -> list[str]:
    for role in ("attendee", "organizer", "location"):
        names = [entities[s.entity].name.text for s in event.slots if s.role == role]
        if names:
            return names
    return []


def _add_dates(builder: Builder, iri: str, event: Event, words: Sequence[Span]) -> None:
    if event.when is None:
        return
    date, hour, sure = event.when, event.hour, _both(event.confidence, event.when_confidence)
    first, last = date.when.start, date.when.end
    evidence = [date.span, *([date.resolved_by] if date.resolved_by else []), words[0]]
    whole = first.year is not None and first.day is not None
    if hour and whole and last is None:
        evidence.insert(1, hour.span)
        last = replace(first, time=hour.end, zone=hour.zone) if hour.end else None
        first = replace(first, time=hour.start, zone=hour.zone)
    builder.text(iri, "startDate", Text(first.iso, first.datatype), evidence, f"dates:{date.rule}", sure)
    if event.previous:
        day = event.previous.when.start
        builder.text(
            iri, "previousStartDate", Text(day.iso, day.datatype), [event.previous.span, words[0]], "events:moved", sure
        )
    if last:
        builder.text(iri, "endDate", Text(last.iso, last.datatype), evidence, f"dates:{date.rule}", sure)
