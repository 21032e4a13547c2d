"""Scores how likely an event is real; a trigger without participant, place, date or name rarely is."""

from __future__ import annotations

import math

from linkeddata.values.entities import Event

# Weights of a logistic regression (log-odds) on the 677 events that the tagger found in 87 releases it was not trained on;
# see docs/quality.md
_BASE = -2.9
_WORD = 1.0  # times the confidence of the surest word
_KIND = 0.9  # times the confidence of its kind
_DATED = 1.7  # times the confidence of its date
_SOMEONE = 1.4  # times the confidence of the surest who took part
_SOMEONE_ELSE = 0.2
_SOMEWHERE = 0.3
_AGAIN = 0.4  # mentioned at least twice
_OF_NO_KIND = -1.4
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
    taking_part = [slot.confidence for slot in event.slots if slot.role != "location"]
    if not taking_part and event.kind in _NOBODY_NEEDED:
        speaking = max((slot.confidence for slot in event.slots), default=0.0)
    else:
        speaking = max(taking_part, default=0.0)
    odds = _BASE + _WORD * event.confidence + _KIND * event.kind_confidence
    odds += _DATED * (event.when_confidence if event.when else 0.0)
    odds += _SOMEONE * speaking + _SOMEONE_ELSE * (len(taking_part) > 1)
    odds += _SOMEWHERE * (len(taking_part) < len(event.slots))
    odds += _AGAIN * (len(event.mentions) > 1) + _OF_NO_KIND * (event.kind == "other")
    return 1 / (1 + math.exp(-odds))
