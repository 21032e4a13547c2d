"""What is possible put beside what is sure: the same happenings, fuller, and then those that are only possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from linkeddata.understand.events.sub_events import above
from linkeddata.values.mentions import Happening


def widened(told: Sequence[Happening], possible: Sequence[Happening]) -> tuple[Happening, ...]:
    """Return the happenings that are told, in their order and with what `possible` adds to each, and behind them the rest.

    Two are the same that share a mention. What a happening has, it keeps: only a slot for somebody who has none, a date where
    there is none and a parent where there is none are added.

    Args:
        told: happenings at the standard bars.
        possible: happenings of the same document at lower ones.
    """
    owner = {member: n for n, h in enumerate(told) for member in h.mentions}
    out, place = list(told), dict[int, int]()
    for k, other in enumerate(possible):
        shared = Counter(owner[m] for m in other.mentions if m in owner)
        if shared:
            place[k] = min(shared, key=lambda n: (-shared[n], n))
            out[place[k]] = _fuller(out[place[k]], other)
        else:
            place[k] = len(out)
            out.append(replace(other, parent=None, parent_confidence=0.0))
    parents = {n: h.parent for n, h in enumerate(out) if h.parent is not None}
    for k, other in enumerate(possible):
        if other.parent is None:
            continue
        child, parent = place[k], place[other.parent]
        if child not in parents and not above(parents, parent, child):
            parents[child] = parent
            out[child] = replace(out[child], parent=parent, parent_confidence=other.parent_confidence)
    return tuple(out)


def _fuller(happening: Happening, other: Happening) -> Happening:
    taken = {(s.referent, s.role == "location") for s in happening.slots}
    slots = (*happening.slots, *(s for s in other.slots if (s.referent, s.role == "location") not in taken))
    if happening.when is not None or other.when is None:
        return replace(happening, slots=slots)
    return replace(happening, slots=slots, when=other.when, hour=other.hour, when_confidence=other.when_confidence)
