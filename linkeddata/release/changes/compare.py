"""Two releases → what became of each entity; their data decide, not what a run meant to change."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from linkeddata.errors import UnreadableError
from linkeddata.release.changes.history import refuse_spoiled
from linkeddata.release.changes.lines import Lines, Op, merged
from linkeddata.release.changes.terms import entity_of, literal, subject_of
from linkeddata.release.changes.values import FATES, Change, Changes
from linkeddata.release.values import Frame, Identities
from linkeddata.values.namespaces import RDF, SCHEMA

#: The dump that is compared, patched and followed.
DATA = "data.nt.gz"
_TYPE = f"<{RDF}type> <{SCHEMA}".encode()
_NAMES = tuple(f"<{SCHEMA}{name}> ".encode() for name in ("name", "headline"))
_OLD, _NEW = ("D", "="), ("A", "=")  # the lines that stand in the old data, and in the new


@dataclass(slots=True)
class _Seen:
    """What both releases say of one entity that differs."""

    counts: Counter[Op] = field(default_factory=Counter)
    names: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    classes: set[str] = field(default_factory=set)


class _Counts:
    """Entities by kind and by class, before and now."""

    def __init__(self) -> None:
        self.kinds: dict[str, list[int]] = {}
        self.classes: dict[str, list[int]] = {}
        self.statements = [0, 0]

    def add(self, kind: str, lines: list[tuple[Op, bytes]], start: int) -> None:
        """Count an entity; `start` is where the property begins in its lines."""
        for side, ops in enumerate((_OLD, _NEW)):
            if any(op in ops for op, _ in lines):
                self.kinds.setdefault(kind, [0, 0])[side] += 1
        for op, line in lines:
            if line.startswith(_TYPE, start):
                pair = self.classes.setdefault(_class(line, start), [0, 0])
                pair[0] += op in _OLD
                pair[1] += op in _NEW


def compare(frame: Frame, identities: Identities) -> Changes:
    """Return what is new since the release before.

    Args:
        frame: `folder` and `previous` hold `data.nt.gz`; `folder` may hold `identity/ids.jsonl`, which tells of splits.
        identities: names and kinds of the entities, and where merged ones went.

    Raises:
        UnreadableError: the data of a release are damaged, or were altered.
    """
    if frame.previous:
        refuse_spoiled(frame.previous, [DATA], frame.spoiled)
    old, new = Lines(frame.previous / DATA if frame.previous else None), Lines(frame.folder / DATA)
    seen: dict[str, _Seen] = {}
    counts = _Counts()
    differ: Counter[Op] = Counter()
    for subject, group in groupby(merged(old, new), lambda pair: subject_of(pair[1])):
        lines, iri = list(group), entity_of(subject, frame.base)
        ops = Counter(op for op, _ in lines)
        differ.update(ops)
        start = len(subject.encode()) + 3
        if iri == subject:
            counts.add(kind_of(iri, frame.base, identities), lines, start)
        if frame.previous and (iri in seen or ops["="] != len(lines)):
            _note(seen.setdefault(iri, _Seen()), ops, lines if iri == subject else (), start)
    first = frame.previous is None
    fates = _fates(seen, frame, identities)
    return Changes(
        old="" if first else old.sha256,
        new=new.sha256,
        statements=(old.count, new.count),
        added=0 if first else differ["A"],
        removed=differ["D"],
        entities={kind: (a, b) for kind, (a, b) in sorted(counts.kinds.items())},
        classes={name: (a, b) for name, (a, b) in sorted(counts.classes.items())},
        lost=dict(sorted(Counter(c for change in fates["gone"] for c in seen[change.iri].classes).items())),
        fates=fates,
    )


def kind_of(iri: str, base: str, identities: Identities) -> str:
    """Return the kind of an entity: as identity says, else by its IRI."""
    known = identities.entities.get(iri)
    if known:
        return known.kind
    return iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else "other"


def _note(seen: _Seen, ops: Counter[Op], lines: Iterable[tuple[Op, bytes]], start: int) -> None:
    """Add to what is seen of an entity; lines are those about itself, not about its roles."""
    seen.counts.update(ops)
    for op, line in lines:
        if line.startswith(_TYPE, start) and op in _OLD:
            seen.classes.add(_class(line, start))
        elif line.startswith(_NAMES, start):
            for side, where in enumerate((_OLD, _NEW)):
                if op in where:
                    seen.names[side].add(literal(line))


def _class(line: bytes, start: int) -> str:
    return line[start + len(_TYPE) : line.rindex(b">")].decode()


def _fates(seen: Mapping[str, _Seen], frame: Frame, identities: Identities) -> dict[str, tuple[Change, ...]]:
    splits = dict(_splits(frame.folder / "identity" / "ids.jsonl", seen))
    found: dict[str, list[Change]] = {fate: [] for fate in FATES}
    for iri in sorted(seen):
        fate, change = _fate(iri, seen[iri], splits.get(iri, ()), frame.base, identities)
        found[fate].append(change)
    return {fate: tuple(changes) for fate, changes in found.items()}


def _fate(iri: str, seen: _Seen, parts: tuple[str, ...], base: str, identities: Identities) -> tuple[str, Change]:
    old, new = seen.names
    entity = identities.entities.get(iri)
    now = entity.name if entity else min(new, default="")
    was = now if now in old else min(old, default="")
    before = was if was and now and was not in new else ""

    def change(into: tuple[str, ...] = (), before: str = "") -> Change:
        return Change(iri, kind_of(iri, base, identities), now or was or iri, seen.counts["A"], seen.counts["D"], before, into)

    if not seen.counts["="] + seen.counts["D"]:
        return "new", change()
    if not seen.counts["="] + seen.counts["A"]:
        target = identities.merged.get(iri)
        return ("merged", change((target,))) if target else ("gone", change())
    if parts:
        return "split", change(parts, before)
    return ("renamed", change((), before)) if before else ("changed", change())


def _splits(ids: Path, seen: Mapping[str, _Seen]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the entities that the registry calls split, with those of their parts that are new in this release."""
    if not ids.is_file():
        return
    try:
        for line in ids.read_bytes().splitlines():
            if b'"split"' not in line:
                continue
            record = json.loads(line)
            parts = [p for p in record.get("into", ()) if p in seen and not seen[p].counts["="] + seen[p].counts["D"]]
            if record.get("state") == "split" and parts:
                yield record["iri"], tuple(sorted(parts))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(f"cannot be read: {error}", "make the release again", source=str(ids)) from None
