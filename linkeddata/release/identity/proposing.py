"""What is left open: pairs that an editor may decide, and reasons why things that look alike are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from linkeddata.release.identity import policy
from linkeddata.release.identity.archive import Thing
from linkeddata.release.identity.clusters import Clusters, by_kind
from linkeddata.release.identity.resolution import Proposal, Refusal

_NAME = 6  # clusters of one name of which each two are looked at
_MOST = 200  # things of a group whose proposals are looked at

Refused = Mapping[tuple[int, int], tuple[str, str, tuple[str, str, int | None]]]
Held = Mapping[tuple[int, int], tuple[str, str, str]]


class Doubts:
    """Refusals and proposals of clusters that are complete.

    Args:
        clusters: the entities.
        refused, held: what the rules would have joined.
        level: of the rules.
    """

    def __init__(self, clusters: Clusters, refused: Refused, held: Held, level: str) -> None:
        self.clusters, self.archive = clusters, clusters.archive
        self.refused, self.held, self.level = refused, held, level
        clusters.fresh()
        self.things = by_kind(self.archive)

    # ---- refusals

    def refusals(self) -> tuple[Refusal, ...]:
        """Return one reason for each pair of clusters that a rule would join or that bear one name."""
        found: dict[tuple[int, int], Refusal] = {}
        for (a, b), (_, _, made) in sorted(self.refused.items()):
            self._refuse(found, a, b, made)
        for group in self._namesakes():
            for one, other in combinations(group, 2):
                if (reason := self.clusters.against(self.archive.of(one.n), self.archive.of(other.n))) and reason[
                    0
                ] != "one-document":
                    self._refuse(found, one.n, other.n, reason)
        return tuple(sorted(found.values(), key=lambda r: (r.a, r.b, r.rule)))

    def _refuse(self, found: dict[tuple[int, int], Refusal], a: int, b: int, reason: tuple[str, str, int | None]) -> None:
        pair = self._pair(a, b)
        if pair and pair not in found:
            one, other = sorted((self.archive.things[a].member, self.archive.things[b].member))
            found[pair] = Refusal(one, other, reason[0], reason[1], reason[2])

    def _pair(self, a: int, b: int) -> tuple[int, int] | None:
        one, other = sorted((self.archive.of(a), self.archive.of(b)))
        return None if one == other else (one, other)

    def _namesakes(self) -> Iterator[list[Thing]]:
        """Yield a thing of each of the largest clusters that bear one full name."""
        for kind in ("person", "organization", "place"):
            named: dict[str, dict[int, Thing]] = defaultdict(dict)
            for thing in self.things.get(kind, ()):
                for name in thing.exact:
                    named[name].setdefault(self.archive.of(thing.n), thing)
            for _, same in sorted(named.items()):
                if len(same) > 1:
                    yield sorted(same.values(), key=lambda t: (-len(self.clusters.of(self.archive.of(t.n))), t.n))[:_NAME]

    # ---- proposals

    def proposals(self, judged: Sequence[tuple[frozenset[int], frozenset[int]]]) -> tuple[Proposal, ...]:
        """Return pairs that an editor may decide, those of most documents first.

        Args:
            judged: sides of judgements; pairs of them are not proposed.
        """
        silent = {self._pair(a, b) for ours, theirs in judged for a in ours for b in theirs}
        found: dict[tuple[int, int], Proposal] = {}
        for (a, b), (rule, values, against) in sorted(self.held.items()):
            self._propose(found, a, b, rule, values, (against,), silent)
        for row in policy.RULES:
            if row.power == "proposal" or (row.power == "wide" and self.level != "wide"):
                for one, other, values in self._meeting(row):
                    self._propose(found, one.n, other.n, row.name, values, (), silent)
        weight = {pair: sum(len(self.clusters.sources(root)) for root in pair) for pair in found}
        ordered = sorted(found.items(), key=lambda item: (-weight[item[0]], item[1].a, item[1].b, item[1].rule))
        return tuple(proposal for _, proposal in ordered)

    def _propose(
        self,
        found: dict[tuple[int, int], Proposal],
        a: int,
        b: int,
        rule: str,
        values: str,
        against: tuple[str, ...],
        silent: set[tuple[int, int] | None],
    ) -> None:
        pair = self._pair(a, b)
        if pair is None or pair in found or pair in silent:
            return
        reason = self.clusters.against(*pair)
        if reason and not (rule == "E7" and reason[0] == "another-day"):
            return
        words = next((r.words for r in policy.RULES if r.name == rule), rule)
        x, y = (self.archive.things[n] for n in (a, b))
        missing = () if against or rule == "E7" else (policy.lacking(x, y, self.archive)[1],)
        one, other = sorted((x.member, y.member))
        found[pair] = Proposal(one, other, rule, values, (words,), (*against, *missing, *((reason[1],) if reason else ())))

    def _meeting(self, rule: policy.Rule) -> Iterator[tuple[Thing, Thing, str]]:
        """Yield pairs of different clusters between which a rule holds: of each group the largest cluster with some others."""
        groups: dict[Hashable, dict[int, Thing]] = defaultdict(dict)
        for thing in self.things.get(rule.kind, ()):
            if thing.private:
                continue
            for key in rule.keys(thing, self.archive):
                if len(groups[key]) < _MOST:
                    groups[key].setdefault(self.archive.of(thing.n), thing)
        for same in sorted((g for g in groups.values() if len(g) > 1), key=lambda g: min(t.n for t in g.values())):
            first, *others = self._largest(same)
            for one, other in ((first, o) for o in others):
                if values := rule.holds(one, other, self.archive):
                    yield one, other, values

    def _largest(self, same: Mapping[int, Thing]) -> list[Thing]:
        return sorted(same.values(), key=lambda t: (-len(self.clusters.of(self.archive.of(t.n))), t.n))[:_NAME]
