"""Which happening is part of which: talks during a visit, a session of a conference, a final of a tournament."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkeddata.values.dates import When
from linkeddata.values.mentions import Happening, Mentions
from linkeddata.values.thresholds import STANDARD, Bars

FAR = 0.6  # confidence of a part that the reader could not see together with the whole; see docs/quality.md
_PARTS_OF_A_VISIT = frozenset("meeting signing speech reception ceremony visit inspection conference".split())


def nest(happenings: Sequence[Happening], found: Mentions, bars: Bars = STANDARD) -> list[Happening]:
    """Return the happenings with their parents: the surest the reader offers, no happening above itself.

    Args:
        happenings: all happenings of the document.
        found: mentions and relations of the document.
        bars: how sure each reading must be.
    """
    owner = {member: n for n, h in enumerate(happenings) for member in h.mentions}
    offered: dict[int, dict[int, float]] = {}
    for relation in found.relations:
        if relation.kind == "superEvent" and relation.confidence >= bars.super_event:
            child, parent = owner.get(relation.subject), owner.get(relation.object)
            if child is not None and parent is not None and child != parent:
                known = offered.setdefault(child, {})
                known[parent] = max(known.get(parent, 0.0), relation.confidence)
    parents: dict[int, int] = {}
    out = list(happenings)
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
    return [_own_date(happening, out) for happening in out]


def _of_the_visit(happenings: Sequence[Happening]) -> list[tuple[int, int]]:
    """Return the happenings that a release tells of a visit: those its first visitor takes part in, within its days.

    Release and reader's window differ in length; the reader cannot tie a paragraph to a visit that opened the text.
    """
    visit = next((n for n, h in enumerate(happenings) if h.kind == "visit" and h.parent is None), None)
    if visit is None:
        return []
    days = happenings[visit].when
    visitor = next((s.referent for s in happenings[visit].slots if s.role == "attendee"), None)
    if visitor is None or days is None or days.when.end is None:
        return []
    return [
        (n, visit)
        for n, h in enumerate(happenings)
        if n > visit
        and h.parent is None
        and h.kind in _PARTS_OF_A_VISIT
        and not h.status
        and any(s.referent == visitor for s in h.slots)
        and _within(h, days.when)
    ]


def _within(happening: Happening, days: When) -> bool:
    if happening.when is None or days.end is None:
        return True
    day = happening.when.when.start
    return not days.start.after(day) and not day.after(days.end)


def _own_date(happening: Happening, happenings: Sequence[Happening]) -> Happening:
    """Return a part without the days that were said of the whole: talks during a visit of ten days did not last ten days."""
    if happening.parent is None or happening.when is None or happening.when.when.end is None:
        return happening
    whole = happenings[happening.parent].when
    if whole is None or whole.span != happening.when.span:
        return happening
    return replace(happening, when=None, hour=None, when_confidence=0.0)


def above(parents: Mapping[int, int], start: int, goal: int) -> bool:
    """Tell whether `goal` is `start` or one of its ancestors.

    Args:
        parents: happening → its parent.
        start: a happening.
        goal: another.
    """
    node: int | None = start
    while node is not None:
        if node == goal:
            return True
        node = parents.get(node)
    return False
