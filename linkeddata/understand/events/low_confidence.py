"""Adds low-confidence details and events to the confident ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from linkeddata.understand.events.sub_events import above
from linkeddata.values.entities import Event


def with_low_confidence(events: Sequence[Event], more: Sequence[Event]) -> tuple[Event, ...]:
    """Return the confident events in their order, with the details that `more` adds, then the other events of `more`.

    Two events are the same if they share a mention; of several that one verb tells of, those with the same date. Nothing is
    replaced: a slot is added only for a new entity, a date or parent only if the event has none.

    Args:
        events: events at the standard thresholds.
        more: events of the same document at lower thresholds.
    """
    owners: dict[int, list[int]] = defaultdict(list)
    for n, h in enumerate(events):
        for member in h.mentions:
            owners[member].append(n)
    out, place = list(events), dict[int, int]()
    for k, other in enumerate(more):
        shared = Counter(n for m in other.mentions for n in owners[m])
        if shared:
            place[k] = min(shared, key=lambda n: (-shared[n], not _same_date(events[n], other), n))
            out[place[k]] = _fuller(out[place[k]], other)
        else:
            place[k] = len(out)
            out.append(replace(other, parent=None, parent_confidence=0.0))
    parents = {n: h.parent for n, h in enumerate(out) if h.parent is not None}
    for k, other in enumerate(more):
        if other.parent is None:
            continue
        child, parent = place[k], place[other.parent]
        if child not in parents and not above(parents, parent, child):
            parents[child] = parent
            out[child] = replace(out[child], parent=parent, parent_confidence=other.parent_confidence)
    return tuple(out)


def _same_date(event: Event, other: Event) -> bool:
    return event.when is not None and other.when is not None and event.when.span == other.when.span


def _fuller(event: Event, other: Event) -> Event:
    taken = {(s.entity, s.role == "location") for s in event.slots}
    slots = (*event.slots, *(s for s in other.slots if (s.entity, s.role == "location") not in taken))
    if event.when is not None or other.when is None:
        return replace(event, slots=slots)
    return replace(event, slots=slots, when=other.when, hour=other.hour, when_confidence=other.when_confidence)
