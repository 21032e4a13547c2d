"""Claims of all documents → clusters: judgements first, then the rules of `policy`, stage by stage, to a fixed point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity import judging, policy
from linkeddata.release.identity.archive import Archive, Thing, archive_of
from linkeddata.release.identity.bodies_known import count_bodies
from linkeddata.release.identity.clusters import LARGEST, Clusters, by_kind
from linkeddata.release.identity.groups import joinable
from linkeddata.release.identity.namesakes import count_namesakes
from linkeddata.release.identity.persons import count_persons
from linkeddata.release.identity.proposing import Doubts
from linkeddata.release.identity.resolution import Cluster, Resolution
from linkeddata.release.identity.visits import count_visits
from linkeddata.values.corrections import Corrections, Judgement, Selector

#: How often persons and events are gone through: a person that is resolved resolves an event, which resolves a person.
ROUNDS = 4
_ONCE, _AGAIN, _LAST = range(4), (4, 5), 6  # stages of `policy.RULES`


def resolve(
    documents: Iterable[DocumentClaims],
    judgements: Corrections | Sequence[Judgement] = (),
    level: str = "standard",
    *,
    known: Mapping[str, Selector] | None = None,
    largest: int = LARGEST,
) -> Resolution:
    """Return which claims are about one thing.

    Args:
        documents: each once, in any order; the result does not depend on it. They are read one by one and not kept.
        judgements: of editors; later ones supersede earlier ones.
        level: `standard`, or `wide`, at which P6 joins.
        known: IRIs of entities that were published before → the document, kind and name that they were minted for, so that
            judgements may name them.
        largest: the most documents that rules other than authorities may bring together.

    Returns:
        The clusters, with the reasons. Roles are in none; they belong to their persons.

    Raises:
        ContradictionError: judgements contradict each other, an identifier, or a document that keeps two things apart.
    """
    run = Run(archive_of(documents), level, largest)
    judged = judging.apply(run.clusters, judgements, known or {})
    run.all()
    doubts = Doubts(run.clusters, run.refused, run.held, level)
    stale = judged.stale
    return Resolution(
        clusters=tuple(sorted(map(run.cluster, run.clusters.roots()), key=lambda c: c.members)),
        refusals=doubts.refusals(),
        proposals=doubts.proposals(judged.silent),
        names=judged.names,
        iris=judged.iris,
        stale=stale,
    )


class Run:
    """Applies the rules of `policy`."""

    def __init__(self, archive: Archive, level: str = "standard", largest: int = LARGEST) -> None:
        self.archive, self.level = archive, level
        self.clusters = Clusters(archive, largest)
        self.things = by_kind(archive)
        count_persons(archive)
        count_namesakes(archive)
        count_bodies(archive)
        count_visits(archive)
        #: Joins that were not made: the two things, the rule, what it compared, and what speaks against it.
        self.refused: dict[tuple[int, int], tuple[str, str, tuple[str, str, int | None]]] = {}
        #: Joins that are held back for an editor: the two things, the rule, what it compared, and why.
        self.held: dict[tuple[int, int], tuple[str, str, str]] = {}

    def all(self) -> None:
        """Apply all rules: identifiers, places, bodies, offices once; events and who takes part in them until nothing changes."""
        for stage in _ONCE:
            self.stage(stage)
        for _ in range(ROUNDS):
            if not sum([self.stage(stage) for stage in _AGAIN]):
                break
        self.stage(_LAST)

    def stage(self, stage: int) -> int:
        """Apply the rules of one stage in the order of the table, and return how many joins were made."""
        made = 0
        for rule in policy.RULES:
            if rule.stage == stage and policy.joins(rule, self.level):
                self.clusters.fresh()
                for group in self._groups(rule):
                    made += self._group(rule, group)
        return made

    def _groups(self, rule: policy.Rule) -> list[list[Thing]]:
        """Return the things that have a key of a rule in common, in a fixed order."""
        first: dict[Hashable, Thing] = {}  # most keys have one thing: lists are made for the others only
        more: dict[Hashable, list[Thing]] = {}
        for thing in self.things.get(rule.kind, ()) if rule.kind else self.archive.things:
            for key in rule.keys(thing, self.archive):
                one = first.setdefault(key, thing)
                if one is not thing:
                    group = more.setdefault(key, [one])
                    if group[-1] is not thing:
                        group.append(thing)
        return sorted(more.values(), key=lambda g: [t.n for t in g])

    def _group(self, rule: policy.Rule, group: list[Thing]) -> int:
        """Join the things of a group where the rule holds between them; return the number of joins."""
        if len({self.archive.of(t.n) for t in group}) < 2:
            return 0
        sure = rule.power == "authority"
        fit, unclear = (group, ()) if sure else joinable(self.clusters, rule, group)
        for a, b, words in unclear:
            self.held.setdefault((a.n, b.n), (rule.name, rule.holds(a, b, self.archive) or "", words))
        made = 0
        last: dict[int, Thing] = {}  # cluster → the thing of it that came last
        for thing in sorted(fit, key=lambda t: (t.source.published, t.n)):
            for other in sorted(last.values(), key=lambda t: (t.source.published, t.n), reverse=True)[:16]:
                if self.archive.of(other.n) == self.archive.of(thing.n):
                    break
                if other.source.n == thing.source.n:
                    continue
                values = rule.holds(other, thing, self.archive)
                if values and self._try(rule, other, thing, values):
                    made += 1
                    break
            last = {root: t for root, t in last.items() if root != self.archive.of(thing.n) and self.archive.of(root) == root}
            last[self.archive.of(thing.n)] = thing
        return made

    def _try(self, rule: policy.Rule, a: Thing, b: Thing, values: str) -> bool:
        one, other = self.archive.of(a.n), self.archive.of(b.n)
        sure = rule.power == "authority"
        if reason := self.clusters.against(one, other):
            self.refused.setdefault((min(a.n, b.n), max(a.n, b.n)), (rule.name, values, reason))
            return False
        if not sure and self.clusters.too_large(one, other):
            words = f"more than {self.clusters.largest} documents would be joined by rules alone"
            self.held.setdefault((min(a.n, b.n), max(a.n, b.n)), (rule.name, values, words))
            return False
        self.clusters.join(a.n, b.n, rule.name, values, sure=sure)
        return True

    def cluster(self, root: int) -> Cluster:
        """Return a cluster by its root."""
        things = [self.archive.things[n] for n in self.clusters.of(root)]
        joins = sorted(self.clusters.joins.get(root, ()), key=lambda j: (j.a, j.b, j.rule))
        return Cluster(things[0].kind, tuple(sorted(t.member for t in things)), tuple(joins))


def joins_by_rule(resolution: Resolution) -> Mapping[str, int]:
    """Return how many joins each rule made, most first."""
    counts = Counter(join.rule for cluster in resolution.clusters for join in cluster.joins)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
