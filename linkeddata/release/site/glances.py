"""What other pages say about an entity besides its name: an event's day and place, a person's post, a document's day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from linkeddata.release.site import wording
from linkeddata.release.site.quotes import plain
from linkeddata.release.site.values import Glance
from linkeddata.release.values import Entity, FactRow
from linkeddata.values.description import Text

_BODIES = ("worksFor", "memberOf", "affiliation")
NONE = Glance()


def glances(entities: Mapping[str, Entity], by_subject: Iterable[tuple[str, Iterable[FactRow]]]) -> dict[str, Glance]:
    """Return what is said about entities and posts at a glance.

    Args:
        entities: IRI → entity.
        by_subject: facts under the IRI that they are about.

    Returns:
        IRI of an entity or a post → glance.
    """
    found: dict[str, Glance] = {}
    for iri, about in by_subject:
        entity = entities.get(iri.partition("#")[0])
        if entity is not None:
            facts = list(about)
            found[iri] = _post(facts) if "#" in iri else _KINDS[entity.kind](entities, entity, facts)
    return found


def best(rows: Sequence[FactRow], *properties: str) -> str:
    """Return the value that most documents tell for the first of some properties that has one; "" if none has.

    Of values told equally often the longest counts, a full day before its month; of things the one that is named first.
    """
    for name in properties:
        if found := [row for row in rows if row.property == name]:
            return _most_told(found)
    return ""


def _most_told(rows: Sequence[FactRow]) -> str:
    if len(rows) == 1 and rows[0].value is not None:
        return rows[0].value
    told: dict[str, tuple[int, int, int]] = {}
    for fact in (row.fact() for row in rows):
        if isinstance(fact.value, Text):
            value, first, length = fact.value.value, 0, -len(fact.value.value)
        else:
            value, first, length = fact.value.iri, fact.words.start if fact.words else 1 << 60, 0
        count, before, _ = told.get(value, (0, first, 0))
        told[value] = count - 1, min(before, first), length
    return min(told.items(), key=lambda item: (item[1], item[0]))[0]


def _named(entities: Mapping[str, Entity], iri: str) -> str:
    return plain(entities[iri].name) if iri in entities else ""


def _event(entities: Mapping[str, Entity], entity: Entity, facts: Sequence[FactRow]) -> Glance:
    status = wording.term(best(facts, "eventStatus"))
    return Glance(
        day=best(facts, "startDate"),
        end=best(facts, "endDate"),
        note=_named(entities, best(facts, "location")),
        status="" if status == "scheduled" else status,
        weight=len(facts),
    )


def _document(entities: Mapping[str, Entity], entity: Entity, facts: Sequence[FactRow]) -> Glance:
    return Glance(best(facts, "datePublished"), note=_named(entities, best(facts, "publisher")), weight=len(facts))


def _person(entities: Mapping[str, Entity], entity: Entity, facts: Sequence[FactRow]) -> Glance:
    title = plain(best(facts, "jobTitle"))
    return Glance(note=title or _named(entities, best(facts, *_BODIES)), weight=len(facts))


def _body(entities: Mapping[str, Entity], entity: Entity, facts: Sequence[FactRow]) -> Glance:
    return Glance(note=", ".join(wording.classes(entity.types)), weight=len(facts))


def _place(entities: Mapping[str, Entity], entity: Entity, facts: Sequence[FactRow]) -> Glance:
    within = best(facts, "containedInPlace")
    words = _named(entities, within) or ", ".join(wording.classes(entity.types))
    return Glance(note=words, within=within, weight=len(facts))


def _post(facts: Sequence[FactRow]) -> Glance:
    return Glance(
        best(facts, "startDate"), best(facts, "endDate"), plain(best(facts, "roleName", "jobTitle")), best(facts, *_BODIES)
    )


_KINDS = {"person": _person, "organization": _body, "place": _place, "event": _event, "document": _document}
