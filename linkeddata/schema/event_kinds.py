"""The kinds of events: the schema.org class that comes nearest, and the word a label begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LABEL_NAMES = 3  # names that the label of an unnamed event lists


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event.

    Args:
        classes: schema.org classes in addition to `additionalType`; `Event` if none is closer.
        label: what an event of this kind without a name is called.
        akin: kinds that may mean the same event in other words.
    """

    classes: str
    label: str
    akin: frozenset[str] = frozenset()


def _kind(classes: str, label: str, akin: str = "") -> Kind:
    return Kind(classes, label, frozenset(akin.split()))


KINDS: dict[str, Kind] = {
    # diplomacy
    "visit": _kind("Event", "Visit", "inspection arrival"),
    "meeting": _kind("Event", "Meeting", "call conference reception"),
    "call": _kind("Event", "Call", "meeting"),
    "signing": _kind("Event", "Signing", "agreement ceremony"),
    "agreement": _kind("Event", "Agreement", "signing"),
    "reception": _kind("SocialEvent", "Reception", "ceremony meeting"),
    "ceremony": _kind("SocialEvent", "Ceremony", "reception launch award signing"),
    "arrival": _kind("Event", "Arrival", "visit"),
    "departure": _kind("Event", "Departure"),
    # gatherings
    "conference": _kind("BusinessEvent", "Conference", "meeting training exhibition"),
    "speech": _kind("Event", "Speech", "conference announcement"),
    "training": _kind("EducationEvent", "Training", "conference exercise"),
    "exercise": _kind("Event", "Exercise", "training"),
    "exhibition": _kind("ExhibitionEvent", "Exhibition", "festival conference"),
    "festival": _kind("Festival", "Festival", "competition exhibition ceremony"),
    "competition": _kind("SportsEvent", "Competition", "festival"),
    "protest": _kind("Event", "Protest"),
    # offices and institutions
    "appointment": _kind("Event", "Appointment", "election"),
    "election": _kind("Event", "Election", "appointment"),
    "founding": _kind("Event", "Founding", "launch"),
    "launch": _kind("Event", "Launch", "founding ceremony publication"),
    "announcement": _kind("Event", "Announcement", "publication launch"),
    "publication": _kind("PublicationEvent", "Publication", "announcement launch"),
    "award": _kind("Event", "Award", "ceremony"),
    "inspection": _kind("Event", "Inspection", "visit"),
    # misfortune and law
    "accident": _kind("Event", "Accident", "disaster"),
    "disaster": _kind("Event", "Disaster", "accident"),
    "crime": _kind("Event", "Crime", "attack"),
    "attack": _kind("Event", "Attack", "crime"),
    "arrest": _kind("Event", "Arrest"),
    "trial": _kind("Event", "Trial"),
    # lives
    "birth": _kind("Event", "Birth"),
    "death": _kind("Event", "Death"),
    # what fits nowhere above
    "other": _kind("Event", "Event"),
}


def label(kind: str, names: Sequence[str]) -> str:
    """Return a label for an event without a name: its kind, and a participant or the place.

    Args:
        kind: a key of `KINDS`; another one is called "Event".
        names: who or where; the first three are shown.

    >>> label("visit", ["A", "B", "C", "D"])
    'Visit: A, B, C and others'
    """
    shown = ", ".join(names[:_LABEL_NAMES]) + (" and others" if len(names) > _LABEL_NAMES else "")
    head = KINDS.get(kind, KINDS["other"]).label
    return f"{head}: {shown}" if shown else head
