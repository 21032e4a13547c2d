"""Participants across a sentence border: the host of the next meeting takes no part in this one."""

from __future__ import annotations

from collections.abc import Sequence

from linkeddata.values.mentions import MentionKind, Mentions, Relation
from linkeddata.values.span import Span

_TAKING_PART = ("participant", "organizer")
# Events of two sides, which one verb names both: "Prat met Byrne", "Prat received Byrne"
_OF_TWO_SIDES = frozenset("meeting call reception visit signing agreement arrival departure inspection".split())
_ACTORS = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE)


def without_others_participants(
    found: Mentions, groups: Sequence[Sequence[int]], relations: Sequence[Relation], least: float
) -> list[Relation]:
    """Return the relations without participants from a sentence that tells of another event.

    Only for events of two sides, where the trigger has someone before it and someone behind it in its own sentence: "Prat met Byrne" is
    complete. A sentence without another event may go on with this one: "Also present was Li."

    Args:
        found: mentions and sentences of the document.
        groups: the mentions of each event.
        relations: those of the document.
        least: the lowest confidence of a participant.
    """
    event_of = {m: n for n, members in enumerate(groups) for m in members}
    sentence = {m: found.sentence(found.mentions[m].span) for m in event_of}
    events_in: dict[Span, set[int]] = {}
    for member, where in sentence.items():
        if where is not None:
            events_in.setdefault(where, set()).add(event_of[member])
    complete = {m for m in event_of if _is_complete(found, m, groups[event_of[m]], relations, least)}

    def stays(relation: Relation) -> bool:
        if relation.kind not in _TAKING_PART or relation.subject not in complete:
            return True
        there = found.sentence(found.mentions[relation.object].span)
        if there is None or there == sentence[relation.subject]:
            return True
        events = events_in.get(there, set())
        return not events or event_of[relation.subject] in events

    return [r for r in relations if stays(r)]


def _is_complete(found: Mentions, trigger: int, group: Sequence[int], relations: Sequence[Relation], least: float) -> bool:
    """Return whether a verb, or a word of its phrase ("held talks"), has someone before it and someone behind it in its sentence."""
    at = found.mentions[trigger].span
    sentence = found.sentence(at)
    if sentence is None:
        return False
    phrase = {m for m in group if found.mentions[m].kind is MentionKind.TRIGGER and sentence.contains(found.mentions[m].span)}
    if trigger not in phrase or not any(found.mentions[m].event_kind in _OF_TWO_SIDES for m in phrase):
        return False
    near = [
        found.mentions[r.object].span
        for r in relations
        if r.subject in phrase
        and r.kind in _TAKING_PART
        and r.confidence >= least
        and found.mentions[r.object].kind in _ACTORS
        and sentence.contains(found.mentions[r.object].span)
    ]
    return any(span.end <= at.start for span in near) and any(span.start >= at.end for span in near)
