"""Clusters of mentions of one entity, and the entity that each becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from linkeddata.text.fold import is_shouted
from linkeddata.understand.entities.mention_names import MentionName
from linkeddata.values.entities import Entity, Name
from linkeddata.values.mentions import MentionKind

#: Rules that join names of which each is a name in full of the same thing, or stands for one.
_CONFIRMING = frozenset(("acronym", "translation", "country"))


@dataclass(slots=True)
class Cluster:
    """The mentions of one entity.

    Args:
        kind: PERSON, ORGANIZATION or PLACE.
        full: mentions whose name may be published.
        weak: other members: surnames, misspelt and generic short names, adjectives.
        rules: the rules that joined different names, in the order of use.
        shorts: acronyms among `full`, by key.
        canonical: key of the name to publish, or "" to choose the fullest one.
    """

    kind: MentionKind
    full: list[MentionName] = field(default_factory=list)
    weak: list[MentionName] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    shorts: set[str] = field(default_factory=set)
    canonical: str = ""

    @property
    def mention_names(self) -> list[MentionName]:
        """Every mention, full ones first."""
        return self.full + self.weak

    @property
    def first(self) -> int:
        """Offset of the earliest mention."""
        return min(f.span.start for f in self.mention_names)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the full names."""
        return frozenset(f.key for f in self.full)

    @property
    def main(self) -> MentionName:
        """The mention whose name is published."""
        return canonical(self)

    def absorb(self, other: Cluster, rule: str, *, weak: bool = False) -> None:
        """Take the mentions of another cluster; as weak members if `weak`."""
        (self.weak if weak else self.full).extend(other.full)
        self.weak.extend(other.weak)
        self.shorts |= other.shorts
        self.rules.append(rule)
        self.rules.extend(other.rules)
        other.full, other.weak = [], []

    def add(self, mention_name: MentionName, rule: str) -> None:
        """Add one mention as a weak member."""
        self.weak.append(mention_name)
        self.rules.append(rule)


def by_key(mention_names: Iterable[MentionName], kind: MentionKind) -> list[Cluster]:
    """Return one cluster for each name, in the order of first mention."""
    found: dict[str, Cluster] = {}
    for mention_name in mention_names:
        found.setdefault(mention_name.key, Cluster(kind)).full.append(mention_name)
    return list(found.values())


def canonical(cluster: Cluster) -> MentionName:
    """Return the mention whose name is published.

    In this order: no acronym, the fullest, not in capitals, the most frequent, the earliest.
    """
    if len(cluster.full) == 1:
        return cluster.full[0]
    counts = Counter(f.key for f in cluster.full)
    return min(
        cluster.full,
        key=lambda f: (
            bool(cluster.canonical) and f.key != cluster.canonical,
            f.key in cluster.shorts,
            f.text[0].islower(),
            -_fullness(f),
            is_shouted(f.text),
            -counts[f.key],
            f.span.start,
        ),
    )


def _fullness(mention_name: MentionName) -> int:
    """Words of more than one letter count twice, initials once."""
    return sum(2 if len(w) > 1 else 1 for w in mention_name.words)


def alternates(cluster: Cluster, name: MentionName) -> tuple[Name, ...]:
    """Return the other full names, one for each key, in the best spelling, in text order."""
    best: dict[str, MentionName] = {}
    for mention_name in sorted(cluster.full, key=lambda f: (is_shouted(f.text), f.span.start)):
        if mention_name.key != name.key:
            best.setdefault(mention_name.key, mention_name)
    names = [(f.span.start, Name(f.text, f.member)) for f in best.values()]
    taken = {name.key, *best}
    for mention_name in sorted(cluster.full, key=lambda f: f.span.start):
        inner = mention_name.inner.casefold()
        if inner and inner not in taken:
            taken.add(inner)
            names.append((mention_name.span.start, Name(mention_name.inner, mention_name.member)))
    return tuple(n for _, n in sorted(names, key=lambda pair: pair[0]))


def entity(cluster: Cluster, types: tuple[str, ...]) -> Entity:
    """Return the entity that a cluster becomes.

    Its acronym speaks for its name, and so does its name in another language. A short form does not: the longer name may be two names
    run together.
    """
    name = cluster.main
    speaking = [f for f in cluster.full if f.key == name.key or not _CONFIRMING.isdisjoint(cluster.rules)]
    return Entity(
        kind=cluster.kind,
        members=tuple(sorted({f.member for f in cluster.mention_names})),
        name=Name(name.text, name.member),
        alternates=alternates(cluster, name),
        types=types,
        rule=cluster.rules[0] if cluster.rules else "name",
        confidence=max(f.confidence for f in speaking),
    )
