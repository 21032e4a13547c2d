"""Results below the standard thresholds, to be published with a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkeddata.values.entities import Event, Fact
from linkeddata.values.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class LowConfidence:
    """What is added to the confident results, marked `unsure`.

    Args:
        facts: all facts that reach `thresholds`.
        events: the confident events in their order, with added details, then further ones (`events.low_confidence`).
        thresholds: the lower thresholds.
    """

    facts: Sequence[Fact]
    events: Sequence[Event]
    thresholds: Thresholds

    def beside(self, facts: Sequence[Fact], nodes: frozenset[int]) -> list[Fact]:
        """Return the facts to add after `facts`: further ones, and those about an entity that was not published.

        Args:
            facts: the confident facts.
            nodes: the published entities.
        """
        known = {_key(f) for f in facts}
        skipped = [f for f in facts if f.subject not in nodes or (isinstance(f.object, int) and f.object not in nodes)]
        return [*skipped, *(f for f in self.facts if _key(f) not in known)]


def _key(fact: Fact) -> tuple[int, str, int | str]:
    return fact.subject, fact.property, fact.object.casefold() if isinstance(fact.object, str) else fact.object
