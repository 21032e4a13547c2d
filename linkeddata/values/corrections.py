"""Lasting corrections: an editor's judgements about things, by name, which hold for every conversion.

One judgement is a line of `corrections.jsonl`; `linkeddata.edit.corrections` reads and applies them.
"""

from __future__ import annotations

import builtins
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from linkeddata.text.fold import same_name

#: The name of the file, which stands next to `linkeddata.toml`.
FILE_NAME = "corrections.jsonl"


class Judge(StrEnum):
    """What an editor can judge."""

    NAME = "name"
    TYPE = "type"
    DATE = "date"
    URL = "url"
    SAME_AS = "sameAs"
    ADD = "add"
    DROP = "drop"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a judgement besides `judge`, `a`, `why`, `by` and `on`.

    Args:
        needed: those that it must have.
        allowed: those that it may have.
        either: keys of which it needs one.
    """

    needed: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()


#: Judgement → its keys. `shapes/corrections.schema.json` says the same.
KEYS: Mapping[Judge, Keys] = MappingProxyType(
    {
        Judge.NAME: Keys(frozenset({"value"})),
        Judge.TYPE: Keys(frozenset({"value"})),
        Judge.DATE: Keys(frozenset({"value"}), frozenset({"property"})),
        Judge.URL: Keys(frozenset({"value"})),
        Judge.SAME_AS: Keys(frozenset({"value"})),
        Judge.ADD: Keys(frozenset({"property"}), either=frozenset({"value", "b"})),
        Judge.DROP: Keys(allowed=frozenset({"property", "value", "b", "only"})),
        Judge.SAME: Keys(frozenset({"b"})),
        Judge.DIFFERENT: Keys(frozenset({"b"})),
        Judge.UNSURE: Keys(frozenset({"b"})),
        Judge.ID: Keys(frozenset({"iri"})),
    }
)
#: Keys that every judgement has or may have.
COMMON = ("judge", "a", "why", "by", "on")
#: Keys of a selector.
SELECTOR_KEYS = ("document", "kind", "name", "date", "iri")
#: Judgements about two things.
PAIRS = frozenset({Judge.SAME, Judge.DIFFERENT, Judge.UNSURE})


@dataclass(frozen=True, slots=True)
class Selector:
    """What a judgement is about: a thing by document, kind and name, or by its IRI.

    Args:
        document: path from the folder of the file (`news/bridge.txt`), or the page's address; None for every document.
        kind: a family (`person`), or for an event its kind (`meeting`); None for any.
        name: a name of it as the text or the output has it; None only with `iri`, or for events and articles.
        date: of an event: the day on which it begins, ISO 8601; may be partial.
        iri: its IRI, in place of kind and name.
    """

    document: str | None = None
    kind: str | None = None
    name: str | None = None
    date: str | None = None
    iri: str | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The same for selectors that say the same."""
        return (self.document or "", self.kind or "", same_name(self.name or ""), self.date or "", self.iri or "")

    def __str__(self) -> str:
        named = f"“{self.name}”" if self.name else self.iri or f"the {self.kind or 'thing'}"
        details = [part for part in (self.kind if self.name else None, self.date) if part]
        return f"{named} ({', '.join(details)})" if details else named


@dataclass(frozen=True, slots=True)
class Judgement:
    """One lasting correction.

    Args:
        judge: what is judged.
        a: the thing it is about.
        b: the other thing, of a pair, or the thing that is a value.
        property: schema.org property, local name, where the judgement needs one.
        value: the right value, or the value that is dropped.
        iri: of `id`: the IRI that the thing shall bear.
        only: of `drop`: only the thing goes, and words that name it stay.
        why: the reason, for other editors.
        by: who judged.
        on: the day, ISO 8601.
        line: 1-based line in the file.
    """

    judge: Judge
    a: Selector
    b: Selector | None = None
    property: str | None = None
    value: str | None = None
    iri: str | None = None
    only: bool = False
    why: str | None = None
    by: str | None = None
    on: str | None = None
    line: int = 0

    @builtins.property
    def key(self) -> tuple[object, ...]:
        """The same for judgements of which the later supersedes the earlier."""
        if self.judge in PAIRS and self.b:
            return ("pair", *sorted((self.a.key, self.b.key)))
        if self.judge in (Judge.ADD, Judge.DROP, Judge.SAME_AS):  # a thing may have several
            return (self.judge, self.a.key, self.property, self.value, self.b.key if self.b else ())
        return (self.judge, self.a.key, self.property)

    @builtins.property
    def words(self) -> str:
        """The judgement in words: `date “Opening of the bridge” 2024-05-03`."""
        parts = [self.judge.value, str(self.a), self.property, self.value or self.iri, str(self.b) if self.b else None]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The judgements of one file.

    Args:
        judgements: in the order of their lines.
        folder: absolute path of the file's folder, to which paths of documents are relative; "" if it is not known.
        source: the file, for messages.
        digest: SHA-256 of the file, which stands for the judgements where settings are written out.
    """

    judgements: tuple[Judgement, ...] = field(default=(), repr=False)
    folder: str = field(default="", repr=False)
    source: str = field(default=FILE_NAME, repr=False)
    digest: str = ""

    def __bool__(self) -> bool:
        return bool(self.judgements)

    def in_force(self) -> tuple[Judgement, ...]:
        """Return the judgements that no later one supersedes, in the order of their lines."""
        last = {j.key: j for j in self.judgements}
        return tuple(j for j in self.judgements if last[j.key] is j)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A line that keeps two things apart, and the lines that join them.

    Args:
        different: the judgement that keeps them apart.
        same: the judgements that join them one by one, in order from `different.a` to `different.b`.
    """

    different: Judgement
    same: tuple[Judgement, ...]


def contradictions(judgements: Sequence[Judgement]) -> Iterator[Contradiction]:
    """Yield pairs that are judged different, and the same by closure: A is B, B is C, and A is not C.

    Args:
        judgements: those in force. Selectors that say the same are one thing here, whatever a document has of them.
    """
    joined: dict[tuple[str, ...], list[tuple[tuple[str, ...], Judgement]]] = {}
    for j in judgements:
        if j.judge is Judge.SAME and j.b:
            joined.setdefault(j.a.key, []).append((j.b.key, j))
            joined.setdefault(j.b.key, []).append((j.a.key, j))
    group = _groups(joined)
    for j in judgements:
        if j.judge is Judge.DIFFERENT and j.b and j.a.key in group and group[j.a.key] == group.get(j.b.key):
            yield Contradiction(j, _path(joined, j.a.key, j.b.key))


_Joined = Mapping[tuple[str, ...], Sequence[tuple[tuple[str, ...], Judgement]]]


def _groups(joined: _Joined) -> dict[tuple[str, ...], int]:
    """Return the number of the group that each selector is in."""
    group: dict[tuple[str, ...], int] = {}
    for number, start in enumerate(joined):
        ahead = [] if start in group else [start]
        while ahead:
            key = ahead.pop()
            if key not in group:
                group[key] = number
                ahead += [other for other, _ in joined[key]]
    return group


def _path(joined: _Joined, start: tuple[str, ...], end: tuple[str, ...]) -> tuple[Judgement, ...]:
    """Return the fewest judgements that join two selectors of one group."""
    came: dict[tuple[str, ...], tuple[tuple[str, ...], Judgement] | None] = {start: None}
    ahead = deque([start])
    while ahead and end not in came:
        key = ahead.popleft()
        for other, judgement in joined[key]:
            if other not in came:
                came[other] = (key, judgement)
                ahead.append(other)
    path: list[Judgement] = []
    step = came[end]
    while step:
        path.append(step[1])
        step = came[step[0]]
    return tuple(reversed(path))
