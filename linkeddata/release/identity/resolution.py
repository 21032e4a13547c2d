"""What the rules of identity found, before any IRI is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linkeddata.release.values import Join, Member
from linkeddata.values.corrections import Judgement


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why two members that look alike, or that a rule would join, are two things.

    Args:
        a, b: the members, a before b.
        rule: name of the rule that forbids it (`two-countries`), `different` for a judgement, `one-document` for G2.
        words: what speaks against it, in words, with the values.
        line: of the judgement, 1-based; None for a rule.
    """

    a: Member
    b: Member
    rule: str
    words: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two members that may be one thing; an editor decides.

    Args:
        a, b: the members, a before b.
        rule: name of the rule that proposes it.
        values: what was compared, in words.
        speaks_for, speaks_against: in words.
    """

    a: Member
    b: Member
    rule: str
    values: str
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Members that are one thing.

    Args:
        kind: as in `Claim`.
        members: sorted, at least one.
        joins: the tree that holds them together, one less than members.
    """

    kind: str
    members: tuple[Member, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the rules and the judgements come to.

    Args:
        clusters: every member is in one; sorted by their first members.
        refusals: those that name a reason for looking alike and yet being two, sorted.
        proposals: sorted by how many statements depend on them, most first.
        names: member → the name that a judgement gives it.
        iris: member → the IRI that a judgement gives it.
        stale: judgements that meet nothing in the archive any more, in the order of their lines.
    """

    clusters: tuple[Cluster, ...]
    refusals: tuple[Refusal, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    names: Mapping[Member, str] = field(default_factory=dict)
    iris: Mapping[Member, str] = field(default_factory=dict)
    stale: tuple[Judgement, ...] = ()
