"""Mentions joined so far, and what they are published as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from linkeddata.text.fold import is_shouted
from linkeddata.understand.entities.mention_names import Form
from linkeddata.values.mentions import MentionKind, Name, Referent


@dataclass(slots=True)
class Cluster:
    """The mentions of one referent.

    Args:
        kind: PERSON, ORGANIZATION or PLACE.
        full: mentions that name it well enough to be published.
        weak: members only: surnames, misspelt and generic short forms, adjectives.
        rules: what joined mentions beyond the same name, in the order in which it did.
        shorts: acronyms among `full`, by key.
        canonical: key of the name to publish, or "" to choose the fullest form.
    """

    kind: MentionKind
    full: list[Form] = field(default_factory=list)
    weak: list[Form] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    shorts: set[str] = field(default_factory=set)
    canonical: str = ""

    @property
    def forms(self) -> list[Form]:
        """Every form, full ones first."""
        return self.full + self.weak

    @property
    def first(self) -> int:
        """Offset of the earliest mention."""
        return min(f.span.start for f in self.forms)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the full forms."""
        return frozenset(f.key for f in self.full)

    @property
    def main(self) -> Form:
        """The form whose text is published as the name."""
        return canonical(self)

    def absorb(self, other: Cluster, rule: str, *, weak: bool = False) -> None:
        """Take another cluster's mentions over, as members only where `weak`."""
        (self.weak if weak else self.full).extend(other.full)
        self.weak.extend(other.weak)
        self.shorts |= other.shorts
        self.rules.append(rule)
        self.rules.extend(other.rules)
        other.full, other.weak = [], []

    def add(self, form: Form, rule: str) -> None:
        """Take one mention over as a member only."""
        self.weak.append(form)
        self.rules.append(rule)


def by_key(forms: Iterable[Form], kind: MentionKind) -> list[Cluster]:
    """Return one cluster for each name, in the order of first mention."""
    found: dict[str, Cluster] = {}
    for form in forms:
        found.setdefault(form.key, Cluster(kind)).full.append(form)
    return list(found.values())


def canonical(cluster: Cluster) -> Form:
    """Return the form to publish: not an acronym, the fullest, written in small letters, most often, earliest."""
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


def _fullness(form: Form) -> int:
    """Words of more than one letter count twice, initials once."""
    return sum(2 if len(w) > 1 else 1 for w in form.words)


def alternates(cluster: Cluster, name: Form) -> tuple[Name, ...]:
    """Return the other full forms, one a key, each as its best-written mention gives it, in text order."""
    best: dict[str, Form] = {}
    for form in sorted(cluster.full, key=lambda f: (is_shouted(f.text), f.span.start)):
        if form.key != name.key:
            best.setdefault(form.key, form)
    names = [(f.span.start, Name(f.text, f.member)) for f in best.values()]
    taken = {name.key, *best}
    for form in sorted(cluster.full, key=lambda f: f.span.start):
        inner = form.inner.casefold()
        if inner and inner not in taken:
            taken.add(inner)
            names.append((form.span.start, Name(form.inner, form.member)))
    return tuple(n for _, n in sorted(names, key=lambda pair: pair[0]))


def referent(cluster: Cluster, types: tuple[str, ...]) -> Referent:
    """Return what a cluster is published as."""
    name = cluster.main
    same = [f.confidence for f in cluster.full if f.key == name.key]
    return Referent(
        kind=cluster.kind,
        members=tuple(sorted({f.member for f in cluster.forms})),
        name=Name(name.text, name.member),
        alternates=alternates(cluster, name),
        types=types,
        rule=cluster.rules[0] if cluster.rules else "name",
        confidence=max(same),
    )
