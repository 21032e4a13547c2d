"""Whether enough speaks for an event to tell of it: a word taken for a happening of which nothing else is known is seldom one."""

from __future__ import annotations

import math

from linkeddata.mentions import Happening

# What each thing that is known of an event adds to the log of the odds that it is one: logistic regression on 1100 events that
# the reader took from releases it was not taught on; see docs/quality.md
_BASE = -3.3
_WORD = 1.0  # times the confidence of the surest word
_KIND = 1.5  # times the confidence of its kind
_DATED = 1.2
_SOMEONE = 0.8
_SOMEONE_ELSE = 0.4
_SOMEWHERE = 0.4
_AGAIN = 0.4  # told of in two places
_NAMED = 0.4
_OF_NO_KIND = -1.2


def chance(happening: Happening) -> float:
    """Return how likely a happening is one that the text reports, 0 to 1, by all that is known of it.

    Args:
        happening: with its slots and its date; parents are not looked at.
    """
    taking_part = sum(slot.role != "location" for slot in happening.slots)
    odds = _BASE + _WORD * happening.confidence + _KIND * happening.kind_confidence
    odds += _DATED * (happening.when is not None)
    odds += _SOMEONE * (taking_part > 0) + _SOMEONE_ELSE * (taking_part > 1)
    odds += _SOMEWHERE * (taking_part < len(happening.slots))
    odds += _AGAIN * (len(happening.mentions) > 1) + _NAMED * bool(happening.names)
    odds += _OF_NO_KIND * (happening.kind == "other")
    return 1 / (1 + math.exp(-odds))
