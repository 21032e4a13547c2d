"""Finds whose nationality a country tells: each in a list of ministers has the one that stands at the own title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linkeddata.schema import countries, titles
from linkeddata.text.fold import words
from linkeddata.understand.entities.titles_beside_names import BEHIND, BESIDE, BODY_S, PLURAL, introduces, title_span
from linkeddata.values.entities import Entity, Fact
from linkeddata.values.mentions import Mention, MentionKind, Mentions
from linkeddata.values.thresholds import STANDARD, Thresholds

# Between a title with its country and the name behind it; group 1: a form of address
_AHEAD = re.compile(r"\s*,\s*(?:([A-Za-z.]+?)\.?\s+)?\Z")


def nationalities(
    text: str, found: Mentions, owner: Mapping[int, int], entities: Sequence[Entity], thresholds: Thresholds = STANDARD
) -> list[Fact]:
    """Return `nationality` where a country stands at somebody's title or name: "Peruvian envoy …", "Peru's envoy …", "envoy of Peru …".

    Args:
        text: the document's text.
        found: its mentions and relations.
        owner: mention → entity.
        entities: what the mentions were resolved to.
        thresholds: the lowest confidence of each result.
    """
    bearers = _bearers(text, found.mentions)
    best: dict[tuple[int, int], tuple[float, str]] = {}  # person and country → confidence, rule
    for relation in found.relations:
        if relation.kind != "nationality" or relation.confidence < thresholds.nationality:
            continue
        if relation.object not in owner or not _at_title(text, found.mentions, relation.object):
            continue
        person, rule = relation.subject, "reader:nationality"
        if _is_shifted(found.mentions, owner, bearers, person, relation.object):
            person, rule = bearers[relation.object], "office:nationality"
        if person not in owner:
            continue
        key = (person, relation.object)
        if key not in best or relation.confidence > best[key][0]:
            best[key] = (relation.confidence, rule)
    for place, person in bearers.items():
        if _said_by_adjective(text, found.mentions, owner, entities, place) and person in owner and (person, place) not in best:
            best[person, place] = (BESIDE, "office:nationality")
    return [
        Fact(
            owner[person],
            "nationality",
            owner[place],
            (found.mentions[place].span, found.mentions[person].span),
            rule,
            confidence,
        )
        for (person, place), (confidence, rule) in best.items()
    ]


def _said_by_adjective(
    text: str, mentions: Sequence[Mention], owner: Mapping[int, int], entities: Sequence[Entity], place: int
) -> bool:
    """Return whether the adjective of a country stands before a title."""
    if place not in owner or "Country" not in entities[owner[place]].types or mentions[place + 1 : place + 2] == ():
        return False
    return mentions[place + 1].kind is MentionKind.TITLE and bool(countries.described(words(mentions[place].span.of(text))))


def _is_shifted(
    mentions: Sequence[Mention], owner: Mapping[int, int], bearers: Mapping[int, int], person: int, place: int
) -> bool:
    """Return whether a country was given to the wrong person: to one who has an own country here, or to the one before its bearer."""
    bearer = bearers.get(place)
    if bearer is None or owner.get(bearer) == owner.get(person):
        return False
    others = {owner.get(b) for p, b in bearers.items() if owner.get(p) != owner.get(place)}
    return owner.get(person) in others or mentions[person].span.end <= mentions[place].span.start < mentions[bearer].span.start


def _bearers(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return country → person for each country whose bearer the words beside it settle; a plural title settles none."""
    bearers: dict[int, int] = {}
    for place, mention in enumerate(mentions):
        if mention.kind is MentionKind.PLACE and (person := _bearer(text, mentions, place, bearers)) is not None:
            bearers[place] = person
    return bearers


def _bearer(text: str, mentions: Sequence[Mention], place: int, bearers: Mapping[int, int]) -> int | None:
    """Return the person whom a country names or whose title it belongs to, or None."""
    span = mentions[place].span
    behind = mentions[place + 1] if place + 1 < len(mentions) else None
    if place and mentions[place - 1].kind is MentionKind.TITLE and title_span(text, mentions, place - 1).end == span.end:
        return _holder(text, mentions, (place - 1, place), place - 1, bearers)
    if behind is None or not BODY_S.fullmatch(text, span.end, behind.span.start):
        return None
    if behind.kind is MentionKind.TITLE:
        return _holder(text, mentions, (place, place + 1), place + 1, bearers)
    return place + 1 if behind.kind is MentionKind.PERSON else None


def _holder(
    text: str, mentions: Sequence[Mention], phrase: tuple[int, int], title: int, bearers: Mapping[int, int]
) -> int | None:
    """Return who holds a title: the name right behind it and its country, else the one before in apposition, else the one behind.

    The name before is passed over where it has a country already: "the Minister of Peru, Ona Prat, the Minister of Chile, Ada Byrne".
    """
    if PLURAL.search(mentions[title].span.of(text)):
        return None
    before, behind = phrase[0] - 1, phrase[1] + 1
    opens, closes = mentions[phrase[0]].span, mentions[phrase[1]].span
    next_start = mentions[behind].span.start if behind < len(mentions) and mentions[behind].kind is MentionKind.PERSON else 0
    if next_start and introduces(text, closes, mentions[behind].span):
        return behind
    free = before >= 0 and mentions[before].kind is MentionKind.PERSON and before not in bearers.values()
    if free and BEHIND.fullmatch(text, mentions[before].span.end, opens.start):
        return before
    ahead = _AHEAD.fullmatch(text, closes.end, next_start) if next_start else None
    return behind if ahead and (ahead[1] is None or ahead[1].lower() in titles.abbreviations()) else None


def _at_title(text: str, mentions: Sequence[Mention], place: int) -> bool:
    """Return whether a country stands before a title or a name, or is part of a title."""
    span = mentions[place].span
    behind = mentions[place + 1] if place + 1 < len(mentions) else None
    if behind and behind.kind in (MentionKind.TITLE, MentionKind.PERSON):
        between = text[span.end : behind.span.start]
        if "\n" not in between and BODY_S.fullmatch(between):
            return True
    return (
        bool(place) and mentions[place - 1].kind is MentionKind.TITLE and title_span(text, mentions, place - 1).end == span.end
    )
