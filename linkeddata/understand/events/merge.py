"""Merges events that the text reports more than once: in the headline, the opening and later sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from linkeddata.schema.event_kinds import KINDS
from linkeddata.understand.events.slots import one_role_each
from linkeddata.values.entities import Event
from linkeddata.values.mentions import Mentions

# Before a trigger that refers to an earlier event: "during his visit", "this was the first visit"
_BACK = re.compile(
    r"\b(?:(?:during|throughout|in the course of|in the framework of|as part of|on the sidelines of|after|before)"
    r" (?:his|her|their|its|the|this|that)|this (?:is|was|marks|marked) (?:also )?(?:the|his|her|their) first) (?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)


def merged(text: str, events: Sequence[Event], found: Mentions, headline_end: int) -> list[Event]:
    """Return the events with duplicates merged; parents still refer to the given events.

    Args:
        text: the document's text.
        events: in text order, without parents.
        found: mentions of the document.
        headline_end: end of the headline in the text; the text repeats its events.
    """
    kept: list[Event] = []
    sharing: dict[object, list[int]] = defaultdict(list)  # entities and date mentions that two events can share
    for event in events:
        earlier = _taken_up(text, event, found, kept)
        if earlier is not None:
            kept[earlier] = replace(kept[earlier], mentions=tuple(sorted((*kept[earlier].mentions, *event.mentions))))
            continue
        keys = [*_things(event, "attendee", "organizer", "location"), *([event.when.span] if event.when else [])]
        near = sorted({index for key in keys for index in sharing[key]})
        same = next((index for index in near if _same(kept[index], event, found, headline_end)), len(kept))
        kept[same : same + 1] = [_joined(kept[same], event) if same < len(kept) else event]
        for key in keys:
            sharing[key].append(same)
    return kept


def _taken_up(text: str, event: Event, found: Mentions, kept: Sequence[Event]) -> int | None:
    """Return the earlier event of the same kind that a trigger only refers back to, or None."""
    start = found.mentions[event.mentions[0]].span.start
    if event.names or not _BACK.search(text, max(0, start - 60), start):
        return None
    return next((n for n, earlier in enumerate(kept) if earlier.kind == event.kind), None)


def _same(a: Event, b: Event, found: Mentions, headline_end: int) -> bool:
    if a.names and b.names:
        return False  # `gather` found the names different
    if (a.previous or b.previous) and a.when is b.when and _together(a, b, found):
        return True  # "the signing announced for Monday will now take place on Friday"
    if a.kind != b.kind and b.kind not in KINDS[a.kind].akin and a.kind not in KINDS[b.kind].akin:
        return False
    if not _compatible(a, b):
        return False
    people, others = _things(a, "attendee", "organizer"), _things(b, "attendee", "organizer")
    places, elsewhere = _things(a, "location"), _things(b, "location")
    in_headline = found.mentions[a.mentions[-1]].span.start < headline_end <= found.mentions[b.mentions[0]].span.start
    if in_headline:
        return a.kind == b.kind and (bool(people & others) or bool(places & elsewhere and not (people and others)))
    return _told_twice(a, b, found)


def _told_twice(a: Event, b: Event, found: Mentions) -> bool:
    """Return whether two events of the prose are one: same date in one sentence, or same participants and location."""
    people, others = _things(a, "attendee", "organizer"), _things(b, "attendee", "organizer")
    places, elsewhere = _things(a, "location"), _things(b, "location")
    if a.when is not None and a.when is b.when and _together(a, b, found):
        return not (people and others) or people <= others or others <= people
    if a.kind != b.kind or a.names or b.names:
        return False
    same_people = people == others and len(people) > 1
    return same_people and (not places or not elsewhere or bool(places & elsewhere))


def _together(a: Event, b: Event, found: Mentions) -> bool:
    """Return whether both are in one sentence."""
    one, other = (found.sentence(found.mentions[h.mentions[0]].span) for h in (a, b))
    return one is not None and one == other


def _compatible(a: Event, b: Event) -> bool:
    return a.when is None or b.when is None or a.when.when.start.agrees(b.when.when.start)


def _things(event: Event, *roles: str) -> set[int]:
    return {slot.entity for slot in event.slots if slot.role in roles}


def _joined(a: Event, b: Event) -> Event:
    surer = a if a.kind_confidence >= b.kind_confidence else b
    dated = max((h for h in (a, b)), key=lambda h: (h.when is not None, h.when_confidence))
    return replace(
        a,
        mentions=tuple(sorted((*a.mentions, *b.mentions))),
        kind=surer.kind,
        names=a.names or b.names,
        when=dated.when,
        hour=a.hour or b.hour,
        slots=one_role_each((*a.slots, *b.slots)),
        status=a.status or b.status,
        confidence=max(a.confidence, b.confidence),
        kind_confidence=surer.kind_confidence,
        when_confidence=dated.when_confidence,
        previous=a.previous or b.previous,
    )
