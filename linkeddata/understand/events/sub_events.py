"""Finds which event is part of which: talks during a visit, a session of a conference, a final of a tournament."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkeddata.values.dates import When
from linkeddata.values.entities import Event
from linkeddata.values.mentions import Mentions
from linkeddata.values.thresholds import STANDARD, Thresholds

FAR = 0.6  # confidence of a sub-event outside the window in which the tagger saw the whole; see docs/quality.md
_PARTS_OF_A_VISIT = frozenset("meeting signing speech reception ceremony visit inspection conference".split())


def nest(events: Sequence[Event], found: Mentions, thresholds: Thresholds = STANDARD) -> list[Event]:
    """Return the events with their parents: the most confident relations, without circles.

    Args:
        events: all events of the document.
        found: mentions and relations of the document.
        thresholds: the lowest confidence of each result.
    """
    owners: dict[int, list[int]] = defaultdict(list)  # several events may be told by one verb
    for n, h in enumerate(events):
        for member in h.mentions:
            owners[member].append(n)
    offered: dict[int, dict[int, float]] = {}
    for relation in found.relations:
        if relation.kind == "superEvent" and relation.confidence >= thresholds.super_event:
            for child in owners[relation.subject]:
                parents_offered = [
                    n for n in owners[relation.object] if not set(events[n].mentions) & set(events[child].mentions)
                ]
                for parent in sorted(parents_offered, key=lambda n: not _same_day(events[child], events[n]))[:1]:
                    known = offered.setdefault(child, {})
                    known[parent] = max(known.get(parent, 0.0), relation.confidence)
    parents: dict[int, int] = {}
    out = list(events)
    for confidence, child, parent in sorted(
        ((c, n, p) for n, ps in offered.items() for p, c in ps.items()), key=lambda t: (-t[0], *t[1:])
    ):
        if child not in parents and not above(parents, parent, child):
            parents[child] = parent
            out[child] = replace(out[child], parent=parent, parent_confidence=confidence)
    for n, visit in _of_the_visit(out):
        if n not in parents and not above(parents, visit, n):
            parents[n] = visit
            out[n] = replace(out[n], parent=visit, parent_confidence=FAR)
    return [_own_date(event, out) for event in out]


def _of_the_visit(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Return the sub-events of a visit: those that its first visitor attends, within its days.

    A release can be longer than the tagger's window, so the tagger cannot relate a late paragraph to the visit in the opening.
    """
    visit = next((n for n, h in enumerate(events) if h.kind == "visit" and h.parent is None), None)
    if visit is None:
        return []
    days = events[visit].when
    visitor = next((s.entity for s in events[visit].slots if s.role == "attendee"), None)
    if visitor is None or days is None or days.when.end is None:
        return []
    return [
        (n, visit)
        for n, h in enumerate(events)
        if n > visit
        and h.parent is None
        and h.kind in _PARTS_OF_A_VISIT
        and not h.status
        and any(s.entity == visitor for s in h.slots)
        and _within(h, days.when)
    ]


def _within(event: Event, days: When) -> bool:
    if event.when is None or days.end is None:
        return True
    day = event.when.when.start
    return not days.start.after(day) and not day.after(days.end)


def _same_day(event: Event, whole: Event) -> bool:
    return event.when is not None and whole.when is not None and event.when.when.start == whole.when.when.start


def _own_date(event: Event, events: Sequence[Event]) -> Event:
    """Return a sub-event without the dates of the whole: talks during a visit of ten days did not last ten days."""
    if event.parent is None or event.when is None or event.when.when.end is None:
        return event
    whole = events[event.parent].when
    if whole is None or whole.span != event.when.span:
        return event
    return replace(event, when=None, hour=None, when_confidence=0.0)


def above(parents: Mapping[int, int], start: int, goal: int) -> bool:
    """Return whether `goal` is `start` or one of its ancestors.

    Args:
        parents: event → its parent.
        start: an event.
        goal: another.
    """
    node: int | None = start
    while node is not None:
        if node == goal:
            return True
        node = parents.get(node)
    return False
