"""What the rules say of any two members: for `explain`, and for tests."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity import policy
from linkeddata.release.identity.archive import Archive, Thing, archive_of
from linkeddata.release.identity.bodies_known import count_bodies
from linkeddata.release.identity.namesakes import count_namesakes
from linkeddata.release.identity.persons import count_persons
from linkeddata.release.identity.resolution import Refusal, Resolution
from linkeddata.release.identity.visits import count_visits
from linkeddata.release.values import Join, Member

_ORDER = {rule.name: n for n, rule in enumerate(policy.RULES)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of two members.

    Args:
        outcome: `joined` if they are one, `refused` if something keeps them apart, `open` if nothing decides.
        rule: name of the rule that joins them, the weakest of several; of what keeps them apart; or of what any rule misses.
        words: what it compared, or what speaks against it, in words.
        path: for `joined`, the joins that lead from one to the other; several if they are one by way of third members.
        also: for `refused`, the rule that would join them otherwise, and what it compared; "" if none would.
    """

    outcome: str
    rule: str
    words: str
    path: tuple[Join, ...] = ()
    also: str = ""


@dataclass(frozen=True)
class Context:
    """An archive and what was resolved in it.

    Args:
        archive: its things, with the entities of the resolution.
        things: member → thing.
        trees: member → the joins that it is in.
        refusals: both members, sorted → why they are two.
        level: of the rules.
    """

    archive: Archive
    things: Mapping[Member, Thing]
    trees: Mapping[Member, Sequence[Join]]
    refusals: Mapping[tuple[Member, Member], Refusal]
    level: str = "standard"


def context_of(documents: Iterable[DocumentClaims], resolution: Resolution, level: str = "standard") -> Context:
    """Return what `pair_verdict` needs.

    Args:
        documents: those that were resolved.
        resolution: of them.
        level: as for `resolve`.
    """
    archive = archive_of(documents)
    things = {t.member: t for t in archive.things}
    trees: dict[Member, list[Join]] = {}
    for cluster in resolution.clusters:
        first = things[cluster.members[0]].n
        for member in cluster.members:
            archive.root[things[member].n] = first
        for join in cluster.joins:
            trees.setdefault(join.a, []).append(join)
            trees.setdefault(join.b, []).append(join)
    archive.refresh()
    count_persons(archive)
    count_namesakes(archive)
    count_bodies(archive)
    count_visits(archive)
    return Context(archive, things, trees, {(r.a, r.b): r for r in resolution.refusals}, level)


def pair_verdict(a: Member, b: Member, context: Context) -> Verdict:
    """Return what is said of two members.

    Args:
        a: a member of the context; no role.
        b: another one.
        context: of the archive.

    Raises:
        KeyError: a member is none of the context.
    """
    one, other = context.things[a], context.things[b]
    archive = context.archive
    if archive.of(one.n) == archive.of(other.n):
        path = _path(context, a, b)
        if not path:
            return Verdict("joined", "itself", "one member")
        weakest = max(path, key=lambda join: _ORDER.get(join.rule, -1))
        return Verdict("joined", weakest.rule, weakest.values, path)
    if one.kind != other.kind:
        return Verdict("refused", "another-kind-of-thing", f"a {one.kind} and a {other.kind}")
    if told := context.refusals.get((min(a, b), max(a, b))):
        return Verdict("refused", told.rule, told.words, (), _also(one, other, context))
    found = by_rules(one, other, archive, context.level)
    if found.outcome == "joined":  # a third thing, or a judgement, stands between them
        return Verdict(
            "refused", "by-a-third", "a join would bring together what must stay apart", (), f"{found.rule}: {found.words}"
        )
    return found


def by_rules(a: Thing, b: Thing, archive: Archive, level: str = "standard") -> Verdict:
    """Return what the rules say of two things by themselves, without judgements and without third things.

    Args:
        a: a thing of the archive.
        b: another one.
        archive: with bodies, places and events as they are resolved.
        level: as for `resolve`.
    """
    if a.kind != b.kind:
        return Verdict("refused", "another-kind-of-thing", f"a {a.kind} and a {b.kind}")
    held = policy.holding(a, b, archive, level)
    also = f"{held[0].name}: {held[1]}" if held else ""
    if a.source.n == b.source.n:
        return Verdict("refused", "one-document", f"{a.source.key} tells of both, and keeps them apart", (), also)
    if reason := policy.two_identifiers(a.ids, b.ids) or policy.never(
        a.kind, policy.traits(a, archive), policy.traits(b, archive)
    ):
        return Verdict("refused", *reason, (), also)
    return Verdict("joined", held[0].name, held[1]) if held else Verdict("open", *policy.lacking(a, b, archive))


def _also(a: Thing, b: Thing, context: Context) -> str:
    held = policy.holding(a, b, context.archive, context.level)
    return f"{held[0].name}: {held[1]}" if held else ""


def _path(context: Context, start: Member, end: Member) -> tuple[Join, ...]:
    """Return the joins between two members of one cluster."""
    came: dict[Member, Join | None] = {start: None}
    ahead = deque([start])
    while ahead and end not in came:
        member = ahead.popleft()
        for join in context.trees.get(member, ()):
            other = join.b if join.a == member else join.a
            if other not in came:
                came[other] = join
                ahead.append(other)
    path: list[Join] = []
    member = end
    step = came.get(member)
    while step is not None:
        path.append(step)
        member = step.a if step.b == member else step.b
        step = came[member]
    return tuple(reversed(path))
