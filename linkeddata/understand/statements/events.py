"""Statements about events: kind, name, dates, status, who took part, where, and what they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkeddata.schema import event_kinds
from linkeddata.schema.event_kinds import KINDS
from linkeddata.understand.statements.builder import Pen
from linkeddata.understand.statements.entities import name_span
from linkeddata.values.description import Family, Ref, Text
from linkeddata.values.mentions import Happening, Referent
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA
from linkeddata.values.span import Span


def mint_event(pen: Pen, referents: Sequence[Referent], happening: Happening) -> str:
    """Return an IRI for a happening: from its name, else from its kind and the first who took part or where it was."""
    if happening.names:
        return pen.mint.iri(Family.EVENT, happening.names[0].text)
    return pen.mint.iri(Family.EVENT, happening.kind, *_who(happening, referents)[:2])


def write_happening(
    pen: Pen,
    events: Mapping[int, str],
    things: Mapping[int, str],
    referents: Sequence[Referent],
    told: Sequence[Happening],
    n: int,
) -> None:
    """Write everything about happening `n` that is not written yet.

    That it happened is as sure as `Happening.confidence`; that it was of its kind, that times the kind's; who took part, where,
    when and as part of what, that times the reading's. One without a name is nothing but its kind and what is said of it, so
    its label is as sure as its kind.

    Args:
        pen: where to.
        events: happening → IRI.
        things: referent → IRI; a referent without one is not published.
        referents: for the label.
        told: all happenings.
        n: which one.
    """
    happening, iri = told[n], events[n]
    words = [pen.found.mentions[m].span for m in happening.mentions]
    kind, told_of = KINDS[happening.kind], happening.confidence
    sure = _both(told_of, happening.kind_confidence)
    class_sure = (
        told_of if happening.names and kind.classes == "Event" else sure
    )  # what has a name is an event of whatever kind
    pen.inferred(iri, "type", Ref(SCHEMA + kind.classes), words, "reader:kind", class_sure)
    pen.inferred(iri, "additionalType", Ref(EVENT_TYPES + happening.kind), words, "reader:kind", sure)
    if happening.names:
        for name, prop in zip(happening.names, ("name", *["alternateName"] * len(happening.names)), strict=False):
            pen.text(iri, prop, Text(name.text), [name_span(pen, name)], "reader:event-name", told_of)
    elif not pen.named(iri):
        pen.inferred(iri, "name", Text(label(happening, referents)), words, "events:label", sure)
    _write_dates(pen, iri, happening, words)
    if happening.status:
        pen.inferred(iri, "eventStatus", Ref(SCHEMA + happening.status), words, "events:status", told_of)
    for slot in happening.slots:
        if slot.referent in things:
            value = Ref(things[slot.referent])
            pen.text(iri, slot.role, value, slot.words, slot.rule, _both(told_of, slot.confidence))
    if happening.parent is not None:
        above = [pen.found.mentions[told[happening.parent].mentions[0]].span]
        pen.text(
            iri,
            "superEvent",
            Ref(events[happening.parent]),
            [words[0], *above],
            "reader:superEvent",
            _both(told_of, happening.parent_confidence),
        )


def _both(happened: float, reading: float) -> float:
    """Return how sure it is that something happened and was as read."""
    return round(happened * reading, 3)


def label(happening: Happening, referents: Sequence[Referent]) -> str:
    """Return what an unnamed event is called: its kind, and who took part or where it was.

    Events always have a name, since readers of the markup list them by it; this one is marked as inferred.
    """
    return event_kinds.label(happening.kind, _who(happening, referents))


def _who(happening: Happening, referents: Sequence[Referent]) -> list[str]:
    for role in ("attendee", "organizer", "location"):
        names = [referents[s.referent].name.text for s in happening.slots if s.role == role]
        if names:
            return names
    return []


def _write_dates(pen: Pen, iri: str, happening: Happening, words: Sequence[Span]) -> None:
    if happening.when is None:
        return
    date, hour, sure = happening.when, happening.hour, _both(happening.confidence, happening.when_confidence)
    first, last = date.when.start, date.when.end
    evidence = [date.span, *([date.resolved_by] if date.resolved_by else []), words[0]]
    whole = first.year is not None and first.day is not None
    if hour and whole and last is None:
        evidence.insert(1, hour.span)
        last = replace(first, time=hour.end) if hour.end else None
        first = replace(first, time=hour.start)
    pen.text(iri, "startDate", Text(first.iso, first.datatype), evidence, f"dates:{date.rule}", sure)
    if happening.previous:
        day = happening.previous.when.start
        pen.text(
            iri, "previousStartDate", Text(day.iso, day.datatype), [happening.previous.span, words[0]], "events:moved", sure
        )
    if last:
        pen.text(iri, "endDate", Text(last.iso, last.datatype), evidence, f"dates:{date.rule}", sure)
