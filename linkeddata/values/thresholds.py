"""Confidence thresholds: how confident the tagger must be for a result to be published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The lowest confidence for each kind of result, 0 to 1. The defaults were chosen by measurement, see docs/quality.md.

    Args:
        entity: a person, organization or place.
        trigger: a word that reports an event.
        event_name: the name of an event.
        event: an event, given all that is known about it.
        same: two mentions of events of similar kinds are one event; it decides what is joined, not what is published.
        same_unlike: the same for events of different kinds.
        participant: a participant.
        organizer: an organizer.
        place: a location.
        when: a date; half of this is enough for the only date of a sentence.
        hour: a time of day.
        publication: the day of publication is also the day of the event.
        super_event: the event that an event is part of.
        title: the holder of a title.
        title_words: the words are a title.
        shared_title: a second holder of the same title.
        employer: the employer of a person.
        second_employer: the same for a person whose title already names an organization.
        nationality: the country of a person.
        parent: the parent of an organization.
        within: the seat of an organization, or the place that contains a place.
    """

    entity: float = 0.62
    trigger: float = 0.15
    event_name: float = 0.5
    event: float = 0.77
    same: float = 0.5
    same_unlike: float = 0.4
    participant: float = 0.45
    organizer: float = 0.4
    place: float = 0.4
    when: float = 0.2
    hour: float = 0.4
    publication: float = 0.8
    super_event: float = 0.7
    title: float = 0.2
    title_words: float = 0.5
    shared_title: float = 0.8
    employer: float = 0.7
    second_employer: float = 0.5
    nationality: float = 0.8
    parent: float = 0.65
    within: float = 0.6


STANDARD = Thresholds()

#: Thresholds for low-confidence results: about half the standard. Those that decide what is joined, and whether the day of
#: publication is the day of the event, stay the same.
POSSIBLE = Thresholds(
    entity=0.25,
    trigger=0.07,
    event_name=0.25,
    event=0.4,
    participant=0.2,
    organizer=0.15,
    place=0.15,
    when=0.1,
    super_event=0.25,
    title=0.1,
    title_words=0.2,
    shared_title=0.5,
    employer=0.3,
    second_employer=0.4,
    nationality=0.4,
    parent=0.3,
    within=0.25,
)
