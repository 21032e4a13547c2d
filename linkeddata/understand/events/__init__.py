"""Extracts events from mentions and entities: group the mentions, fill the slots, merge, find sub-events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkeddata.text.loose_ends import without_loose_end
from linkeddata.understand.events.figures import figurative
from linkeddata.understand.events.gather import groups
from linkeddata.understand.events.merge import merged
from linkeddata.understand.events.office_places import without_office_places
from linkeddata.understand.events.organizer_cues import organizer_cues
from linkeddata.understand.events.own_sentence import without_others_participants
from linkeddata.understand.events.paired_dates import parted, shares
from linkeddata.understand.events.plausibility import chance
from linkeddata.understand.events.relocated import moves, new_places, relocated
from linkeddata.understand.events.rescheduled import rescheduled
from linkeddata.understand.events.slots import Related, fill_slots, hour, no_ground, relations_of, when
from linkeddata.understand.events.status import HARM, comments, event_status, stretches, unreal
from linkeddata.understand.events.sub_events import nest
from linkeddata.values.document import BlockKind, Document
from linkeddata.values.entities import Entity, Event, Name
from linkeddata.values.mentions import MentionKind, Mentions
from linkeddata.values.span import Span
from linkeddata.values.thresholds import STANDARD, Thresholds

__all__ = ["extract_events"]


def extract_events(
    document: Document, found: Mentions, entities: Sequence[Entity], thresholds: Thresholds = STANDARD
) -> tuple[Event, ...]:
    """Return the events in text order: those with a name, date, participant or location, and enough confidence.

    Args:
        document: what was read.
        found: its mentions, relations and dates.
        entities: the entities that the mentions were resolved to.
        thresholds: the lowest confidence of each result.
    """
    idle = stretches(document.text, found)
    barred = {"when": idle, "place": no_ground(document.text, found)}
    relations = [r for r in found.relations if r.object not in barred.get(r.kind, ())]
    relations = without_office_places(document.text, found, relations, thresholds.place)
    moved = moves(document.text, found)
    found = replace(found, relations=(*relations, *organizer_cues(document.text, found), *new_places(moved)))
    gathered = groups(document.text, found, thresholds)
    found = replace(
        found, relations=tuple(without_others_participants(found, gathered, found.relations, thresholds.participant))
    )
    related = relations_of(found.relations)
    owner = {member: n for n, r in enumerate(entities) for member in r.members}
    candidates, taken = [], []
    for members in gathered:
        several = shares(document.text, members, found, related, owner, thresholds.when)
        taken += [(members, share) for share in several]
        told = [
            _event(document.text, members, found, own, (owner, entities), thresholds)
            for own in [share.related for share in several] or [related]
        ]
        candidates += [event for event in told if event]
    headline = max((b.span.end for b in document.blocks if b.kind is BlockKind.HEADLINE), default=0)
    events = parted(merged(document.text, candidates, found, headline), taken)
    likely = [relocated(replace(h, confidence=round(chance(h), 3)), moved, owner) for h in events]
    return tuple(nest([h for h in likely if h.status or h.confidence >= thresholds.event], found, thresholds))


def _event(
    text: str,
    members: tuple[int, ...],
    found: Mentions,
    related: Related,
    things: tuple[dict[int, int], Sequence[Entity]],
    thresholds: Thresholds,
) -> Event | None:
    mentions = [found.mentions[n] for n in members]
    names = [n for n in members if found.mentions[n].kind is MentionKind.EVENT_NAME]
    if not names and all(_is_no_event(text, m.span, found.sentence(m.span)) for m in mentions):
        return None
    parts = fill_slots(members, found, related, *things, thresholds)
    date, sure = when(members, found, related, thresholds)
    previous = None
    if change := next((c for m in mentions if (c := rescheduled(text, m.span, found))), None):
        previous, date = change
        sure = sure or 1.0
    if not (parts or date or names):
        return None
    kind = max(mentions, key=lambda m: m.event_kind_confidence)
    if kind.event_kind in HARM:
        parts = tuple(slot for slot in parts if slot.role == "location" or not comments(text, slot.words[0]))
    states = [s for m in mentions if (s := event_status(text, m.span, found.sentence(m.span)))]
    return Event(
        members,
        kind.event_kind or "other",
        _names(text, found, names),
        date,
        hour(members, found, related, thresholds) if date else None,
        parts,
        None,
        states[0] if states else "EventRescheduled" if change else None,
        max(m.confidence for m in mentions),
        kind.event_kind_confidence,
        sure,
        0.0,
        previous,
    )


def _is_no_event(text: str, trigger: Span, sentence: Span | None) -> bool:
    return unreal(text, trigger, sentence) or figurative(text, trigger, sentence)


def _names(text: str, found: Mentions, members: Sequence[int]) -> tuple[Name, ...]:
    """Return the different names, the longest first; two that differ only in case are one."""
    out: dict[str, Name] = {}
    for member in members:
        name = without_loose_end(" ".join(found.mentions[member].span.of(text).split()))
        out.setdefault(name.casefold(), Name(name, member))
    return tuple(sorted(out.values(), key=lambda n: (-len(n.text), n.member)))
