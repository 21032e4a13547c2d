"""What an event without a name is called after: its kind, and the first who take part in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linkeddata.values.description import Description, Ref, Statement
from linkeddata.values.namespaces import EVENT_TYPES

#: Whom a label names: those in the first of these roles that has values.
PARTICIPANT_ROLES = ("attendee", "organizer", "location")
#: What an event must keep one of.
SAYS_MORE = frozenset({"startDate", "endDate", *PARTICIPANT_ROLES})


def kind_of(said: Iterable[Statement]) -> str:
    """Return the kind of an event, a key of `schema.event_kinds.KINDS` or what an editor wrote; "other" if it has none.

    Args:
        said: the statements about the event.
    """
    kinds = (s.value.iri for s in said if s.property == "additionalType" and isinstance(s.value, Ref))
    return next((iri.removeprefix(EVENT_TYPES) for iri in kinds if iri.startswith(EVENT_TYPES)), "other")


def participants(description: Description, said: Sequence[Statement]) -> list[str]:
    """Return the names that the label of an event gives.

    Args:
        description: has the names.
        said: the statements about the event.
    """
    for role in PARTICIPANT_ROLES:
        filled = [s.value.iri for s in said if s.property == role and isinstance(s.value, Ref)]
        if filled:
            return [description.name(iri) for iri in filled]
    return []
