"""What the reader thinks possible though it is below the standard bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linkeddata.values.mentions import Fact, Happening
from linkeddata.values.thresholds import Bars


@dataclass(frozen=True, slots=True)
class Possible:
    """What may be written beside what is sure, marked.

    Args:
        facts: all facts that reach `bars`.
        told: the happenings that are sure, in their order, fuller; behind them others (`events.widen.widened`).
        bars: what was asked of them.
    """

    facts: Sequence[Fact]
    told: Sequence[Happening]
    bars: Bars

    def beside(self, facts: Sequence[Fact], nodes: frozenset[int]) -> list[Fact]:
        """Return the facts to be written after `facts`: others, and those of them about a referent that was no node.

        Args:
            facts: those that are sure.
            nodes: referents that are nodes already.
        """
        known = {_key(f) for f in facts}
        skipped = [f for f in facts if f.subject not in nodes or (isinstance(f.object, int) and f.object not in nodes)]
        return [*skipped, *(f for f in self.facts if _key(f) not in known)]


def _key(fact: Fact) -> tuple[int, str, int | str]:
    return fact.subject, fact.property, fact.object.casefold() if isinstance(fact.object, str) else fact.object
