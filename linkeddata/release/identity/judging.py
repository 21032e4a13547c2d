"""Judgements of editors → the things that they mean, joined, kept apart, named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from linkeddata.errors import ContradictionError
from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.clusters import Clusters
from linkeddata.release.values import Member
from linkeddata.schema.event_kinds import KINDS
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import FILE_NAME, PAIRS, Corrections, Judge, Judgement, Selector, contradictions

_FAMILIES = {"article": "document", "document": "document"} | {k: k for k in ("person", "organization", "place", "event")}


@dataclass(slots=True)
class Judged:
    """What the judgements came to.

    Args:
        names, iris: member → the name or the IRI that a judgement gives it.
        stale: judgements that meet nothing any more.
        silent: pairs of things about which an editor has judged: by line, the things of each side.
    """

    names: dict[Member, str] = field(default_factory=dict)
    iris: dict[Member, str] = field(default_factory=dict)
    stale: tuple[Judgement, ...] = ()
    silent: list[tuple[frozenset[int], frozenset[int]]] = field(default_factory=list)


def apply(clusters: Clusters, judgements: Corrections | Sequence[Judgement], known: Mapping[str, Selector]) -> Judged:
    """Apply judgements: those that keep apart first, then those that join.

    Args:
        clusters: nothing is joined in them yet.
        judgements: the whole file, or its judgements.
        known: entities that were published before → what they were minted for.

    Raises:
        ContradictionError: as for `resolve`.
    """
    source = judgements.source if isinstance(judgements, Corrections) else FILE_NAME
    corrections = judgements if isinstance(judgements, Corrections) else Corrections(tuple(judgements))
    force = corrections.in_force()
    for contradiction in contradictions(force):
        lines = " and ".join(str(j.line) for j in contradiction.same)
        raise ContradictionError(
            f"line {contradiction.different.line} says that {contradiction.different.a} and {contradiction.different.b} are "
            f"different, and line {lines} that they are the same",
            "delete one of the lines",
            source=source,
            line=contradiction.different.line,
        )
    wanted = [j for j in force if j.judge in PAIRS or j.judge in (Judge.NAME, Judge.ID)]
    judged = Judged()
    if not wanted:
        return judged
    index = _Index(clusters.archive, known)
    met = {j.line: (index.find(j.a), index.find(j.b) if j.b else ()) for j in wanted}
    judged.stale = tuple(j for j in wanted if not met[j.line][0] or (j.b and not met[j.line][1]))
    for j in wanted:
        ours, theirs = met[j.line]
        if j.judge in (Judge.DIFFERENT, Judge.UNSURE) and ours and theirs:
            clusters.keep_apart(j.line, ours, theirs, j.judge.value)
            judged.silent.append((frozenset(ours), frozenset(theirs)))
        elif j.judge is Judge.NAME and j.value:
            judged.names.update((clusters.archive.things[n].member, j.value) for n in ours)
        elif j.judge is Judge.ID and j.iri:
            judged.iris.update((clusters.archive.things[n].member, j.iri) for n in ours)
    for j in wanted:
        if j.judge is Judge.SAME and all(met[j.line]):
            _join(clusters, j, sorted({*met[j.line][0], *met[j.line][1]}), source)
    return judged


def _join(clusters: Clusters, j: Judgement, things: Sequence[int], source: str) -> None:
    archive = clusters.archive
    kinds = {archive.things[n].kind for n in things}
    if len(kinds) > 1:
        raise ContradictionError(
            f"{j.a} and {j.b} are of the kinds {' and '.join(sorted(kinds))}",
            'add a "kind" to both, or delete the line',
            source=source,
            line=j.line,
        )
    first = things[0]
    for n in things[1:]:
        one, other = archive.of(first), archive.of(n)
        if one == other:
            continue
        if found := clusters.against(one, other, judged=True):
            rule, words, line = found
            if rule == "unsure":
                pass  # a later or another line is sure
            else:
                also = f"line {line} keeps them apart" if line else words
                raise ContradictionError(
                    f"line {j.line} says that {j.a} and {j.b} are the same, but {also}",
                    "delete the line" if not line else "delete one of the lines",
                    source=source,
                    line=j.line,
                )
        clusters.join(first, n, "same", j.why or f"an editor's judgement{f' by {j.by}' if j.by else ''}", j.line, sure=True)


class _Index:
    """Finds what selectors mean, as `edit.corrections.match` does in one document."""

    def __init__(self, archive: Archive, known: Mapping[str, Selector]) -> None:
        self.archive, self.known = archive, known
        self._names: dict[str, list[int]] = defaultdict(list)
        self._called: dict[str, list[int]] = defaultdict(list)
        self._iris: dict[str, list[int]] = defaultdict(list)
        for thing in archive.things:
            self._iris[thing.member.claim].append(thing.n)
            for name in dict.fromkeys(map(same_name, thing.names)):
                self._names[name].append(thing.n)
            for name in thing.called:
                self._called[name].append(thing.n)

    def find(self, selector: Selector | None) -> tuple[int, ...]:
        """Return the things that a selector means, in order; at most one of each document, none of a document with several."""
        if selector is None:
            return ()
        if selector.iri and selector.iri not in self._iris and selector.iri in self.known:
            return self.find(self.known[selector.iri])
        for things in self._named(selector):
            if found := [n for n in things if self._fits(self.archive.things[n], selector)]:
                return tuple(_lone(self.archive, found))
        return ()

    def _named(self, selector: Selector) -> Iterator[Sequence[int]]:
        if selector.iri:
            yield self._iris.get(selector.iri, ())
        elif selector.name:
            yield self._names.get(same_name(selector.name), ())
            yield self._called.get(same_name(selector.name), ())
        elif selector.document or selector.date:
            yield range(len(self.archive.things))

    def _fits(self, thing: Thing, selector: Selector) -> bool:
        if selector.kind in KINDS and selector.kind not in _FAMILIES:
            if thing.event != selector.kind:
                return False
        elif selector.kind and thing.kind != _FAMILIES.get(selector.kind, selector.kind):
            return False
        if selector.date and not (thing.kind == "event" and thing.start.startswith(selector.date)):
            return False
        return selector.document is None or _is(thing, selector.document)


def _is(thing: Thing, document: str) -> bool:
    names = {same_name(thing.source.key), same_name(thing.source.url)} - {""}
    return same_name(PurePath(document).as_posix()) in names or same_name(document) in names


def _lone(archive: Archive, things: Sequence[int]) -> Iterator[int]:
    of = defaultdict(list)
    for n in things:
        of[archive.things[n].source.n].append(n)
    yield from sorted(n[0] for n in of.values() if len(n) == 1)
