"""Groups event mentions: one group for each event, however often the text names it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from linkeddata.schema.event_kinds import KINDS
from linkeddata.values.dates import When
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.thresholds import STANDARD, Thresholds

_ALIKE = 0.75  # share of words two names of one event have in common
_PHRASE = re.compile(
    r"[ -](?:(?!and |or |to |with |at |in |of |for |as )[\w-]+[ -]){0,3}"
)  # words between the triggers of one phrase
# Not events, though the tagger may take them for one: they last for years, or are documents
_UNDERTAKINGS = frozenset(
    "initiative programme program project strategy plan agreement treaty agenda framework act fund policy vision memorandum".split()
)
_SURE = 0.6  # from this confidence on a date tells two events apart
_EMPTY = frozenset(["of", "the", "a", "an", "and", "in", "to", "for", "with", "on", "at"])


def groups(text: str, found: Mentions, thresholds: Thresholds = STANDARD) -> list[tuple[int, ...]]:
    """Return the mentions of each event, events in text order.

    Args:
        text: the document's text.
        found: mentions and relations of the document.
        thresholds: the lowest confidence of each result.
    """
    events = [
        n
        for n, m in enumerate(found.mentions)
        if (m.kind is MentionKind.EVENT_NAME and m.confidence >= thresholds.event_name and is_name(m.span.of(text)))
        or (m.kind is MentionKind.TRIGGER and m.confidence >= thresholds.trigger)
    ]
    joined = _Joined(events)
    names = [n for n in events if found.mentions[n].kind is MentionKind.EVENT_NAME]
    for index, one in enumerate(names):
        for other in names[:index]:
            if same_name(found.mentions[one].span.of(text), found.mentions[other].span.of(text)):
                joined.join(one, other)
        acronym_of = _acronym_before(text, found.mentions, one)
        if acronym_of is not None:
            joined.join(one, acronym_of)
    for one, other in pairwise(events):
        if _one_phrase(text, found.mentions, one, other):
            joined.join(one, other)
    chances, dated = _same(found.relations), _dated(found)
    for (one, other), chance in sorted(chances.items(), key=lambda item: (-item[1], item[0])):
        if one not in joined or other not in joined or joined.root(one) == joined.root(other):
            continue
        least = _least_same(found, one, other, thresholds)
        if (
            chance < least
            or _differ(text, found, joined, one, other)
            or _of_other_days(dated, joined.of(one), joined.of(other))
        ):
            continue
        pairs = [chances[pair] for a in joined.of(one) for b in joined.of(other) if (pair := (min(a, b), max(a, b))) in chances]
        if sum(pairs) / len(pairs) >= least:
            joined.join(one, other)
    return joined.groups()


def _same(relations: Sequence[Relation]) -> dict[tuple[int, int], float]:
    """Return for each pair of mentions that were read together how likely they report one event: the mean of both directions."""
    asked: dict[tuple[int, int], list[float]] = defaultdict(list)
    for relation in relations:
        if relation.kind == "sameEvent":
            asked[min(relation.subject, relation.object), max(relation.subject, relation.object)].append(relation.confidence)
    return {pair: sum(found) / len(found) for pair, found in asked.items()}


def _dated(found: Mentions) -> dict[int, list[When]]:
    """Return the dates that the tagger is sure of for each mention."""
    out: dict[int, list[When]] = defaultdict(list)
    for relation in found.relations:
        if relation.kind == "when" and relation.confidence >= _SURE:
            out[relation.subject].append(found.dates[relation.object].when)
    return out


def _of_other_days(dated: Mapping[int, Sequence[When]], ones: Iterable[int], others: Iterable[int]) -> bool:
    """Return whether both groups of mentions have dates, and none of one can be any of the other."""
    days, elsewhen = ([when for n in group for when in dated.get(n, ())] for group in (ones, others))
    return bool(days and elsewhen) and not any(a.may_be(b) for a in days for b in elsewhen)


def _least_same(found: Mentions, one: int, other: int, thresholds: Thresholds) -> float:
    """Return the threshold for joining two mentions: higher if their events are of different kinds."""
    a, b = (found.mentions[n].event_kind or "other" for n in (one, other))
    return thresholds.same if a == b or b in KINDS[a].akin or a in KINDS[b].akin else thresholds.same_unlike


def _differ(text: str, found: Mentions, joined: _Joined, one: int, other: int) -> bool:
    """Return whether joining two mentions would join two events whose names differ."""
    names, others = (
        [found.mentions[m].span.of(text) for m in joined.of(n) if found.mentions[m].kind is MentionKind.EVENT_NAME]
        for n in (one, other)
    )
    return bool(names and others) and not any(same_name(a, b) for a in names for b in others)


class _Joined:
    """Disjoint sets of mentions."""

    def __init__(self, members: Sequence[int]) -> None:
        self._root = {m: m for m in members}

    def __contains__(self, member: int) -> bool:
        return member in self._root

    def root(self, member: int) -> int:
        while self._root[member] != member:
            member = self._root[member]
        return member

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self._root[high] = low

    def of(self, member: int) -> list[int]:
        root = self.root(member)
        return [m for m in sorted(self._root) if self.root(m) == root]

    def groups(self) -> list[tuple[int, ...]]:
        out: dict[int, list[int]] = defaultdict(list)
        for member in sorted(self._root):
            out[self.root(member)].append(member)
        return [tuple(v) for _, v in sorted(out.items())]


def is_name(words: str) -> bool:
    """Return whether the words can name an event: not a single common word, nor a plan or a law.

    >>> is_name("fifth"), is_name("fifth round table"), is_name("Regatta"), is_name("Green Belt Initiative")
    (False, True, True, False)
    """
    if words.rsplit(maxsplit=1)[-1].lower() in _UNDERTAKINGS:
        return False
    return words != words.lower() or len(words.split()) > 1 or any(c.isdigit() for c in words)


def words(name: str) -> frozenset[str]:
    """Return the distinctive words of an event's name."""
    return frozenset(w for w in re.findall(r"\w+", name.casefold()) if w not in _EMPTY)


def same_name(a: str, b: str) -> bool:
    """Return whether two names mean one event: nearly the same words, and no differing number in either.

    >>> same_name("12th Lake Forum on Water", "Lake Forum on Water")
    True
    >>> same_name("Round 3", "Round 4")
    False
    """
    x, y = words(a), words(b)
    if not x or not y:
        return False
    odd = {w for w in x ^ y if w[0].isdigit()}
    if odd & x and odd & y:
        return False
    return 2 * len(x & y) / (len(x) + len(y)) >= _ALIKE


def _one_phrase(text: str, mentions: Sequence[Mention], one: int, other: int) -> bool:
    """Return whether two neighbouring triggers are words of one phrase: "held a telephone conversation", "paid an official visit"."""
    if other != one + 1 or any(mentions[n].kind is not MentionKind.TRIGGER for n in (one, other)):
        return False
    return bool(_PHRASE.fullmatch(text, mentions[one].span.end, mentions[other].span.start))


def _acronym_before(text: str, mentions: Sequence[Mention], index: int) -> int | None:
    """Return the named event that a bracketed acronym follows: "Lake Water Forum (LWF)"."""
    span = mentions[index].span
    if index and text[max(0, span.start - 1) : span.start] == "(" and span.of(text).isupper():
        before = mentions[index - 1]
        if before.kind is MentionKind.EVENT_NAME and span.start - before.span.end <= 3:
            return index - 1
    return None
