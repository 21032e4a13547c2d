"""Scores how likely an event is real; a trigger without participant, place, date or name rarely is."""

from __future__ import annotations

import math

from linkeddata.values.entities import Event

# Weights of a logistic regression (log-odds), see `training/plausible.py`, and docs/quality.md for the events it was fitted on
_BASE = -2.0
_WEIGHTS = (
    2.8,  # confidence of the surest word
    0.6,  # confidence of its kind
    0.5,  # confidence of its date
    0.4,  # confidence of the surest who took part, or of the place where nobody needs to
    0.4,  # two or more took part
    0.5,  # a place
    1.2,  # mentioned at least twice
    -0.8,  # of no particular kind
)
# Kinds of which one in five or more name nobody who takes part, in training/data: from disaster 0.90, accident 0.63 and attack 0.55 to
# conference and arrival 0.23. That nobody is named says nothing against these, so their place counts as one who takes part. The others
# (meeting 0.09, visit 0.10, ceremony 0.16) need somebody.
_NOBODY_NEEDED = frozenset(
    "disaster accident attack protest exhibition crime festival exercise launch other election arrest competition training agreement "
    "conference arrival".split()
)


def chance(event: Event) -> float:
    """Return the probability that an event is real, 0 to 1, given all that is known about it.

    Args:
        event: with its slots and date; its parent is not used.
    """
    odds = _BASE + sum(weight * sign for weight, sign in zip(_WEIGHTS, signs(event), strict=True))
    return 1 / (1 + math.exp(-odds))


def signs(event: Event) -> list[float]:
    """Return what speaks for or against an event, each 0 to 1, in the order of the weights."""
    taking_part = [slot.confidence for slot in event.slots if slot.role != "location"]
    speaking = taking_part or [slot.confidence for slot in event.slots if event.kind in _NOBODY_NEEDED]
    return [
        event.confidence,
        event.kind_confidence,
        event.when_confidence if event.when else 0.0,
        max(speaking, default=0.0),
        float(len(taking_part) > 1),
        float(len(taking_part) < len(event.slots)),
        float(len(event.mentions) > 1),
        float(event.kind == "other"),
    ]
