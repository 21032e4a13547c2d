"""One verb, several events: "visited Ghana on 7 May and Togo on 9 May" are two visits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from linkeddata.schema import titles
from linkeddata.understand.events.slots import Related
from linkeddata.values.entities import Event
from linkeddata.values.mentions import MentionKind, Mentions, Relation
from linkeddata.values.span import Span

_THINGS = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE)
_EVENTS = (MentionKind.TRIGGER, MentionKind.EVENT_NAME)
_ROLES = ("participant", "organizer", "place")
_SMALL = (
    r"(?:with|in|into|to|at|on|from|for|the|of|a|an|its|his|her|their|neighbouring|neighboring|nearby|then|later|finally|again|also|first"
    r"|both)"
)
_ADDRESS = "|".join(re.escape(word) for word in sorted(titles.abbreviations(), key=lambda word: (-len(word), word)))
_GAP = re.compile(
    rf"[\s,;()]*(?:(?:and|then|before|followed by|as well as|{_SMALL}|(?:{_ADDRESS})\b\.?)(?!\w)[\s,;()]*)*\Z", re.IGNORECASE
)
_NEXT = re.compile(r"[,;]|\b(?:and|then|before|followed by|as well as)\b", re.IGNORECASE)
_FIRST = re.compile(r"[^;:!?]{0,60}\Z")  # between the verb and the first name or date


class _Item(NamedTuple):
    span: Span
    number: int
    is_date: bool


class Unit(NamedTuple):
    """The names that belong to one date: mentions, and an index into `Mentions.dates`."""

    things: frozenset[int]
    date: int


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several events of one verb has.

    Args:
        related: relations, without those to dates and names of the other events.
        own: entities that stand at its date.
        others: entities that stand at the dates of the other events only.
        date: place of its date.
    """

    related: Related
    own: frozenset[int]
    others: frozenset[int]
    date: Span


def shares(
    text: str, members: Sequence[int], found: Mentions, related: Related, owner: Mapping[int, int], least: float
) -> list[Share]:
    """Return a share for each event that a group of mentions tells of; nothing if it is one.

    Args:
        text: the document's text.
        members: mentions of the group.
        found: mentions, dates and sentences.
        related: relations by their subject.
        owner: mention → entity.
        least: the lowest confidence of a date.
    """
    if any(found.mentions[m].kind is MentionKind.EVENT_NAME for m in members):
        return []
    for trigger in members:
        units = _units(text, found, trigger)
        dated = [r for m in members for r in related.get(m, ()) if r.kind == "when" and r.confidence >= least]
        meant = [r for r in dated if r.object in {u.date for u in units}]
        if meant and any(r.object in u.things for u in units for r in related.get(trigger, ()) if r.kind in _ROLES):
            sure = max(r.confidence for r in meant)
            return [_share(members, trigger, unit, units, found, related, owner, sure) for unit in units]
    return []


def _units(text: str, found: Mentions, trigger: int) -> list[Unit]:
    """Return the names and dates behind a verb that pair up: each has names and one date, in the same order; else nothing."""
    units: list[list[_Item]] = []
    items = _items(text, found, trigger)
    for before, item in pairwise([_Item(found.mentions[trigger].span, trigger, False), *items]):
        gap = _gap(text, found, before.span.end, item.span.start)
        if not (_GAP if units else _FIRST).match(gap):
            break
        opens = units and _NEXT.search(gap) and item.is_date is units[0][0].is_date
        if not units or (opens and {i.is_date for i in units[-1]} == {True, False}):
            units.append([])
        units[-1].append(item)
    sound = all(
        sum(i.is_date for i in unit) == 1 and len(unit) > 1 and unit[0].is_date is units[0][0].is_date for unit in units
    )
    if len(units) < 2 or not sound:
        return []
    return [
        Unit(frozenset(i.number for i in unit if not i.is_date), next(i.number for i in unit if i.is_date)) for unit in units
    ]


def _items(text: str, found: Mentions, trigger: int) -> list[_Item]:
    """Return the names and dates between a verb and the next event or the sentence's end."""
    start = found.mentions[trigger].span.end
    sentence = found.sentence(found.mentions[trigger].span)
    end = sentence.end if sentence else start
    end = min([end, *(m.span.start for m in found.mentions if m.kind in _EVENTS and m.span.start >= start)])
    inside = Span(start, end) if start < end else None
    if inside is None:
        return []
    dates = [_Item(d.span, n, True) for n, d in enumerate(found.dates) if inside.contains(d.span) and not d.publication]
    names = [_Item(m.span, n, False) for n, m in enumerate(found.mentions) if m.kind in _THINGS and inside.contains(m.span)]
    return sorted(dates + names)


def _gap(text: str, found: Mentions, start: int, end: int) -> str:
    """Return the text between two places without the titles in it."""
    pieces, at = [], start
    for mention in found.mentions:
        if mention.kind is MentionKind.TITLE and start <= mention.span.start and mention.span.end <= end:
            pieces.append(text[at : mention.span.start])
            at = mention.span.end
    return "".join(pieces) + text[at:end]


def _share(
    members: Sequence[int],
    trigger: int,
    unit: Unit,
    units: Sequence[Unit],
    found: Mentions,
    related: Related,
    owner: Mapping[int, int],
    sure: float,
) -> Share:
    own = frozenset(owner[t] for t in unit.things if t in owner)
    others = frozenset(owner[t] for u in units for t in u.things if t in owner) - own
    dates = {u.date for u in units} - {unit.date}
    kept = {
        m: [r for r in related.get(m, ()) if not (r.object in dates if r.kind == "when" else owner.get(r.object) in others)]
        for m in members
    }
    kept[trigger] = [
        *(r for r in kept[trigger] if (r.kind, r.object) != ("when", unit.date)),
        Relation(trigger, unit.date, "when", sure),
        *_lent(trigger, unit, units, found, related),
    ]
    return Share(kept, own, others, found.dates[unit.date].span)


def _lent(trigger: int, unit: Unit, units: Sequence[Unit], found: Mentions, related: Related) -> list[Relation]:
    """Return for names that the tagger related to nothing the role that names of the same kind have at another date."""
    roles = [r for r in related.get(trigger, ()) if r.kind in _ROLES]
    if any(r.object in unit.things for r in roles):
        return []
    elsewhere = [r for r in roles if any(r.object in u.things for u in units)]
    best = {found.mentions[r.object].kind: r for r in sorted(elsewhere, key=lambda r: r.confidence)}
    return [
        Relation(trigger, n, best[kind].kind, best[kind].confidence)
        for n in sorted(unit.things)
        if (kind := found.mentions[n].kind) in best
    ]


def parted(events: Sequence[Event], taken: Sequence[tuple[Sequence[int], Share]]) -> list[Event]:
    """Return the events without what merging with the headline brought to one of several events of one verb.

    Args:
        events: those of the document.
        taken: the mentions and share of each such event.
    """
    out = []
    for event in events:
        for members, share in taken:
            if event.when and event.when.span == share.date and set(members) <= set(event.mentions):
                event = replace(event, slots=tuple(s for s in event.slots if s.entity not in share.others))  # noqa: PLW2901
        out.append(event)
    return out
