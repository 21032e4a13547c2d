"""Which things of a group with a common key may join: where some of them are never one, those that would fit both sides stay out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations, islice

from linkeddata.release.identity import policy
from linkeddata.release.identity.archive import Thing
from linkeddata.release.identity.clusters import Clusters

_MINOR = 4  # a side with at most a quarter of the other's documents is the odd one out
_CLASSES = 64  # different traits in a group up to which each two are compared
_NEAR = 64  # things of other documents among which one is looked for that two of one document fit

_NOBODY: frozenset[int] = frozenset()

Classes = dict[frozenset[int], list[Thing]]
Unclear = tuple[Thing, Thing, str]


def joinable(clusters: Clusters, rule: policy.Rule, group: list[Thing]) -> tuple[list[Thing], Sequence[Unclear]]:
    """Return the things of a group that may be joined, and pairs that nobody can decide by rule.

    Args:
        clusters: the entities so far.
        rule: the rule whose key the group has in common.
        group: things, in order.

    Returns:
        The things that stay, in order. A small minority that does not fit the others is left out; where both sides weigh, the
        things that would fit either are.
    """
    archive = clusters.archive
    out: set[int] = set()
    unclear: list[Unclear] = []
    # Two of one document: nobody knows which of them another document means.
    docs = defaultdict(list)
    for thing in group:
        docs[thing.source.n].append(thing)
    for twins in docs.values():
        roots = {archive.of(t.n): t for t in twins}
        if len(roots) < 2:
            continue
        lone = [t for root, t in roots.items() if len(clusters.of(root)) == 1]
        for twin in lone:
            rivals = [t for t in roots.values() if t is not twin]
            others = islice((t for t in group if t.source.n != twin.source.n), _NEAR)
            near = next((o for o in others if rule.holds(twin, o, archive) and _free(clusters, twin, o)), None)
            if near and any(rule.holds(r, near, archive) and _free(clusters, r, near) for r in rivals):
                out.add(twin.n)
                unclear.append((*_ordered(twin, near), f"{twin.source.key} has more than one that fits"))
    left = [t for t in group if t.n not in out]
    out |= _odd(clusters, rule, left, unclear)
    return [t for t in group if t.n not in out], unclear


def _free(clusters: Clusters, a: Thing, b: Thing) -> bool:
    return clusters.against(clusters.archive.of(a.n), clusters.archive.of(b.n)) is None


def _ordered(a: Thing, b: Thing) -> tuple[Thing, Thing]:
    return (a, b) if a.n < b.n else (b, a)


def _odd(clusters: Clusters, rule: policy.Rule, group: list[Thing], unclear: list[Unclear]) -> set[int]:
    """Return the things that stay out because others in the group are never one."""
    archive = clusters.archive
    classes: Classes = defaultdict(list)
    for thing in group:
        classes[frozenset(clusters.traits(archive.of(thing.n)))].append(thing)
    if len(classes) < 2 or len(classes) > _CLASSES:
        return set()
    weight = Counter({c: len({t.source.n for t in things}) for c, things in classes.items()})
    apart = [
        (c, d)
        for c, d in combinations(sorted(classes, key=sorted), 2)
        if clusters.never(archive.of(classes[c][0].n), archive.of(classes[d][0].n))
        and _alike(clusters, rule, classes[c], classes[d])
    ]
    out: set[int] = set()
    for c, d in apart:
        minor = c if weight[c] * _MINOR <= weight[d] else d if weight[d] * _MINOR <= weight[c] else None
        if minor is not None:
            out.update(t.n for t in classes[minor])
            continue
        for other, things in classes.items():
            if (
                other in (c, d)
                or not _never(clusters, classes, c, d, other)
                or _never(clusters, classes, other, c)
                or _never(clusters, classes, other, d)
            ):
                continue
            out.update(t.n for t in things)
            first = classes[c][0]
            unclear.append(
                (*_ordered(things[0], first), f"{first.name} of {first.source.key} and of {classes[d][0].source.key} are two")
            )
    return out


def _never(clusters: Clusters, classes: Classes, c: frozenset[int], d: frozenset[int], third: frozenset[int] = _NOBODY) -> bool:
    of = clusters.archive.of
    return clusters.never(of(classes[c][0].n), of(classes[d][0].n), third) is not None


def _alike(clusters: Clusters, rule: policy.Rule, ours: list[Thing], theirs: list[Thing]) -> bool:
    """Return whether the rule would join some of the first things of two sides, if nothing spoke against it."""
    return any(rule.holds(a, b, clusters.archive) for a in ours[:4] for b in theirs[:4])
