"""Fills the slots of an event: participants, organizers, location, date and time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from linkeddata.schema.countries import described, named
from linkeddata.text.fold import words
from linkeddata.values.entities import Entity, Slot
from linkeddata.values.mentions import DateMention, MentionKind, Mentions, Relation, TimeMention
from linkeddata.values.thresholds import STANDARD, Thresholds

# Nouns after a country's adjective that make it a place: "in the Estonian capital", not "the Russian minister".
_GROUND = re.compile(
    r"\s+(?:\w+\s+)?(?:capital|city|town|village|port|coast|coastal|border|island|islands|province|region|mainland|soil|waters|territory|"
    r"resort|capitals|cities|towns|villages|ports|side)\b"
)
_ROLE = {"participant": "attendee", "organizer": "organizer", "place": "location"}


Related = Mapping[int, Sequence[Relation]]
"""Mention → the relations whose subject it is."""


def relations_of(relations: Sequence[Relation]) -> Related:
    """Return the relations by their subjects."""
    out: dict[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        out[relation.subject].append(relation)
    return out


def no_ground(text: str, found: Mentions) -> frozenset[int]:
    """Return the mentions of a country's adjective that are not a location: "the Russian minister"."""
    return frozenset(
        n
        for n, mention in enumerate(found.mentions)
        if mention.kind is MentionKind.PLACE
        and described(phrase := words(mention.span.of(text)))
        and not named(phrase)
        and not _GROUND.match(text, mention.span.end)
    )


def fill_slots(
    members: Sequence[int],
    found: Mentions,
    related: Related,
    owner: Mapping[int, int],
    entities: Sequence[Entity],
    thresholds: Thresholds = STANDARD,
) -> tuple[Slot, ...]:
    """Return the slots of one event, one per role and entity, in text order of the entities' words.

    Args:
        members: its mentions.
        found: mentions of the document.
        related: its relations.
        owner: mention → entity.
        entities: the entities that the mentions were resolved to.
        thresholds: the lowest confidence of each result.
    """
    least = {"participant": thresholds.participant, "organizer": thresholds.organizer, "place": thresholds.place}
    best: dict[tuple[str, int], Relation] = {}
    for relation in (r for m in members for r in related.get(m, ())):
        if relation.kind not in _ROLE or relation.object not in owner:
            continue
        if relation.confidence < least[relation.kind]:
            continue
        role = _ROLE[relation.kind]
        kind = entities[owner[relation.object]].kind
        if role == "location" and kind is MentionKind.PERSON:
            continue
        key = (role, owner[relation.object])
        if key not in best or relation.confidence > best[key].confidence:
            best[key] = relation
    return one_role_each(
        Slot(
            role,
            thing,
            (found.mentions[relation.object].span, found.mentions[relation.subject].span),
            f"reader:{relation.kind}",
            relation.confidence,
        )
        for (role, thing), relation in best.items()
    )


def one_role_each(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return the slots in text order, each once; nobody is both organizer and attendee of an event."""
    best: dict[tuple[int, bool], Slot] = {}
    for slot in slots:
        key = (slot.entity, slot.role == "location")
        if key not in best or slot.confidence > best[key].confidence:
            best[key] = slot
    return tuple(sorted(best.values(), key=lambda s: (s.words[0], s.role)))


def when(
    members: Sequence[int], found: Mentions, related: Related, thresholds: Thresholds = STANDARD
) -> tuple[DateMention | None, float]:
    """Return the date with the most confident relation to one of the mentions, and that confidence.

    For the only date in the sentence of the trigger, half the threshold is enough.
    """
    offered = [
        r
        for m in members
        for r in related.get(m, ())
        if r.kind == "when"
        and r.confidence >= (thresholds.publication if found.dates[r.object].publication else thresholds.when / 2)
    ]
    alone = {n for n in members if len(_dates_of_sentence(found, n)) == 1}
    sure = [
        r
        for r in offered
        if r.confidence >= thresholds.when or (r.subject in alone and r.object in _dates_of_sentence(found, r.subject))
    ]
    if not sure:
        return None, 0.0
    chosen = max(sure, key=lambda r: (r.confidence, -r.object))
    return found.dates[chosen.object], chosen.confidence


def hour(members: Sequence[int], found: Mentions, related: Related, thresholds: Thresholds = STANDARD) -> TimeMention | None:
    """Return the time of day with the most confident relation to one of the mentions, or None."""
    sure = [r for m in members for r in related.get(m, ()) if r.kind == "hour" and r.confidence >= thresholds.hour]
    return found.times[max(sure, key=lambda r: (r.confidence, -r.object)).object] if sure else None


def _dates_of_sentence(found: Mentions, mention: int) -> list[int]:
    sentence = found.sentence(found.mentions[mention].span)
    if sentence is None:
        return []
    first = bisect_left(found.dates, sentence.start, key=lambda d: d.span.start)
    last = bisect_left(found.dates, sentence.end, key=lambda d: d.span.start)
    return [n for n in range(first, last) if sentence.contains(found.dates[n].span)]
