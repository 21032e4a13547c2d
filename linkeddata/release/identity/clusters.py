"""Clusters that grow join by join; a join that would bring together what must stay apart is not made."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable

from linkeddata.release.identity import policy
from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.events import bridges
from linkeddata.release.values import Join

#: The most documents that rules other than authorities may bring together (G10).
LARGEST = 500


class Clusters:
    """The entities so far.

    Args:
        archive: the things; its `root` is what changes.
        largest: see `LARGEST`.
    """

    def __init__(self, archive: Archive, largest: int = LARGEST) -> None:
        self.archive = archive
        self.largest = largest
        self.joins: dict[int, list[Join]] = {}
        self.members: dict[int, list[int]] = {}
        self._sources: dict[int, set[int]] = {}
        self._ids: dict[int, frozenset[tuple[str, str]]] = {}
        self._sides: dict[int, set[tuple[int, bool]]] = {}
        self._reasons: dict[int, str] = {}
        self._loose: dict[int, int] = {}
        self._numbers: dict[Hashable, int] = {}
        self._values: list[Hashable] = []
        self._number_of = array("l", [-1]) * len(archive.things)
        self._traits: dict[int, frozenset[int]] = {}
        self._apart: dict[tuple[int, int], tuple[str, str] | None] = {}

    # ---- what a cluster has

    def of(self, n: int) -> list[int]:
        """Return the things of a cluster, by its root."""
        return self.members.get(n) or [n]

    def sources(self, root: int) -> set[int]:
        """Return the numbers of a cluster's documents."""
        return self._sources.get(root) or {self.archive.things[root].source.n}

    def ids(self, root: int) -> frozenset[tuple[str, str]]:
        """Return a cluster's identifiers of authorities."""
        return self._ids.get(root, self.archive.things[root].ids)

    def fresh(self) -> None:
        """Forget traits: other clusters, which they are made of, have grown."""
        self.archive.refresh()
        self._numbers.clear()
        self._values.clear()
        self._number_of = array("l", [-1]) * len(self.archive.things)
        self._traits.clear()
        self._apart.clear()

    def traits(self, root: int) -> frozenset[int] | tuple[int]:
        """Return the numbers of the distinct traits in a cluster."""
        if root not in self.members:
            return (self._number(root),)
        if root not in self._traits:
            self._traits[root] = frozenset(map(self._number, self.of(root)))
        return self._traits[root]

    def _number(self, n: int) -> int:
        """Return the number of the traits of a thing."""
        number = self._number_of[n]
        if number < 0:
            value = policy.traits(self.archive.things[n], self.archive)
            number = self._numbers.setdefault(value, len(self._values))
            if number == len(self._values):
                self._values.append(value)
            self._number_of[n] = number
        return number

    def keep_apart(self, number: int, ours: Iterable[int], theirs: Iterable[int], rule: str) -> None:
        """Keep two sets of things apart, whatever else joins them.

        Args:
            number: of the judgement's line.
            ours: numbers of the things of one side.
            theirs: of the other.
            rule: `different` or `unsure`.
        """
        self._reasons[number] = rule
        for side, things in ((False, ours), (True, theirs)):
            for n in things:
                root = self.archive.of(n)
                self._sides.setdefault(root, set()).add((number, side))

    # ---- what speaks against a join

    def against(self, a: int, b: int, *, judged: bool = False) -> tuple[str, str, int | None] | None:
        """Return what keeps two clusters apart: rule, words, and the line of a judgement; None if nothing does.

        Args:
            a: root of the one cluster.
            b: root of the other.
            judged: whether an editor joins them; then only judgements, G2 and G5 count.
        """
        ours, theirs = self._sides.get(a, ()), self._sides.get(b, ())
        for number, side in sorted(ours):
            if (number, not side) in theirs:
                return self._reasons[number], f"line {number} of the corrections says {self._reasons[number]}", number
        if not self.sources(a).isdisjoint(self.sources(b)):
            source = min(self.sources(a) & self.sources(b))
            document = next(t.source.key for t in map(self._thing, (*self.of(a), *self.of(b))) if t.source.n == source)
            return "one-document", f"{document} tells of both, and keeps them apart", None
        if found := policy.two_identifiers(self.ids(a), self.ids(b)):
            return (*found, None)
        return None if judged else self.never(a, b)

    def _thing(self, n: int) -> Thing:
        return self.archive.things[n]

    def never(self, a: int, b: int, also: Iterable[int] = ()) -> tuple[str, str, int | None] | None:
        """Return what of `policy.NEVER` keeps two clusters apart, by their roots; None if nothing does.

        Args:
            a: root of the one cluster.
            b: root of the other.
            also: numbers of traits of a third, which may tell that an event was moved.
        """
        kind = self._thing(a).kind
        for one in sorted(self.traits(a)):
            for other in sorted(self.traits(b)):
                pair = (one, other) if one < other else (other, one)
                if pair not in self._apart:
                    self._apart[pair] = policy.never(kind, self._values[one], self._values[other])
                found = self._apart[pair]
                if found and found[0] == "another-day" and self._moved(pair, (*self.traits(a), *self.traits(b), *also)):
                    found = policy.never(kind, self._values[one], self._values[other], but="another-day")
                if found:
                    return (*found, None)
        return None

    def _moved(self, pair: tuple[int, int], among: Iterable[int]) -> bool:
        a, b = (self._values[n] for n in pair)
        return any(bridges(a, b, self._values[n]) for n in among)  # type: ignore[arg-type]

    def too_large(self, a: int, b: int) -> bool:
        """Return whether a join by a rule that is no authority would make a cluster of more than `largest` documents."""
        return self._loose.get(a, 1) + self._loose.get(b, 1) > self.largest

    # ---- joining

    def join(self, a: int, b: int, rule: str, values: str, line: int | None = None, *, sure: bool = False) -> None:
        """Join the clusters of two things.

        Args:
            a: thing of the one cluster, whose member the join names.
            b: thing of the other.
            rule: as in `Join`.
            values: as in `Join`.
            line: as in `Join`.
            sure: whether the rule is an authority or a judgement.
        """
        one, other = sorted((self._thing(a).member, self._thing(b).member))
        edge = Join(one, other, rule, values, line)
        big, small = self.archive.of(a), self.archive.of(b)
        if (len(self.of(big)), -big) < (len(self.of(small)), -small):
            big, small = small, big
        traits = frozenset((*self.traits(big), *self.traits(small)))
        loose = self._loose.get(big, 1) + self._loose.get(small, 1) - (1 if sure else 0)
        self._sources[big] = self.sources(big) | self.sources(small) if big not in self._sources else self._sources[big]
        self._sources[big].update(self.sources(small))
        self._ids[big] = self.ids(big) | self.ids(small)
        if small in self._sides:
            self._sides.setdefault(big, set()).update(self._sides.pop(small))
        self.members.setdefault(big, [big]).extend(self.of(small))
        self.joins.setdefault(big, []).extend([edge, *self.joins.pop(small, [])])
        self._traits[big], self._loose[big] = traits, loose
        for table in (self.members, self._sources, self._ids, self._traits, self._loose):
            table.pop(small, None)
        self.archive.root[small] = big

    def roots(self) -> list[int]:
        """Return the roots of all clusters."""
        return [n for n, root in enumerate(self.archive.root) if n == root]


def by_kind(archive: Archive) -> dict[str, list[Thing]]:
    """Return the things of each kind, in order."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for thing in archive.things:
        found[thing.kind].append(thing)
    return found
