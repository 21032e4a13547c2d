"""How sure the reader must be of what it found for it to be published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bars:
    """The least confidence of each kind of reading, 0 to 1; the defaults were chosen by measurement, see docs/quality.md.

    Args:
        referent: of a person, body or place.
        trigger: of a word that reports an event.
        event_name: of an event's name.
        event: of an event by all that is known of it.
        same: of two mentions of events of like kinds for being one event; a bar for joining, not for publishing.
        same_unlike: the same of events of unlike kinds.
        participant: of who took part.
        organizer: of who organised.
        place: of where it was.
        when: of a date; half of it is enough for the only date of the sentence.
        hour: of a time of day.
        publication: of the day of publication for being the event's day.
        super_event: of what an event is part of.
        title: of a title's holder.
        title_words: of words for being a title at all.
        shared_title: of a second holder of one title.
        employer: of whom somebody works for.
        second_employer: the same for someone whose title already names a body.
        nationality: of somebody's country.
        parent: of what a body is part of.
        within: of a seat, or the place around a place.
    """

    referent: float = 0.65
    trigger: float = 0.15
    event_name: float = 0.5
    event: float = 0.54
    same: float = 0.3
    same_unlike: float = 0.5
    participant: float = 0.45
    organizer: float = 0.4
    place: float = 0.35
    when: float = 0.2
    hour: float = 0.4
    publication: float = 0.8
    super_event: float = 0.7
    title: float = 0.2
    title_words: float = 0.5
    shared_title: float = 0.8
    employer: float = 0.8
    second_employer: float = 0.5
    nationality: float = 0.8
    parent: float = 0.7
    within: float = 0.6


STANDARD = Bars()

#: What is possible though not sure enough: half the standard, roughly. What is joined into one, and whose day the day of
#: publication is, is decided as ever.
POSSIBLE = Bars(
    referent=0.25,
    trigger=0.07,
    event_name=0.25,
    event=0.15,
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
