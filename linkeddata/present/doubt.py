"""How sure a statement is, in the three steps that people are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from linkeddata.values.description import Statement

#: Published statements below this confidence are to be checked: from here on 0.90 of them are right, of all 0.82
#: (docs/confidence.md).
CHECK_BELOW = 0.7


class Doubt(StrEnum):
    """A step of doubt; the word is shown, so that colour is not needed to see it. No doubt is the empty word."""

    NONE = ""
    CHECK = "check"
    UNSURE = "unsure"


#: What each word means, for a legend.
MEANINGS: Mapping[Doubt, str] = MappingProxyType(
    {
        Doubt.CHECK: f"confidence below {CHECK_BELOW:.0%}: compare it with the text before you rely on it",
        Doubt.UNSURE: "below the standard threshold: normally omitted",
    }
)
_STEPS = tuple(Doubt)


def doubt(statement: Statement) -> Doubt:
    """Return how doubtful a statement is."""
    if statement.unsure:
        return Doubt.UNSURE
    return Doubt.CHECK if statement.confidence < CHECK_BELOW else Doubt.NONE


def worst(doubts: Iterable[Doubt]) -> Doubt:
    """Return the greatest doubt; none if there are none."""
    return max(doubts, key=_STEPS.index, default=Doubt.NONE)


def least(doubts: Iterable[Doubt]) -> Doubt:
    """Return the smallest doubt; none if there are none."""
    return min(doubts, key=_STEPS.index, default=Doubt.NONE)


def beyond(one: Doubt, other: Doubt) -> bool:
    """Return whether a doubt is greater than another."""
    return _STEPS.index(one) > _STEPS.index(other)
