"""Statements about persons, organizations and places: class, names, offices, locations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from linkeddata.understand.entities.terms_of_office import Term, term
from linkeddata.understand.statements.builder import Builder
from linkeddata.values.description import Family, Ref, Text, Thing
from linkeddata.values.entities import Entity, Event, Fact, Name
from linkeddata.values.mentions import MentionKind
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span
from linkeddata.values.thresholds import STANDARD, Thresholds

#: Rules that give a name which the text does not have.
_NOT_AS_WRITTEN = ("demonym", "abbreviation", "capitals")

FAMILY = {MentionKind.PERSON: Family.PERSON, MentionKind.ORGANIZATION: Family.ORGANIZATION, MentionKind.PLACE: Family.PLACE}


def published(
    entities: Sequence[Entity], facts: Sequence[Fact], events: Sequence[Event], thresholds: Thresholds = STANDARD
) -> list[int]:
    """Return the entities to publish: those above the threshold.

    A country named only by its adjective is published only if a fact or an event refers to it.
    """
    needed = {slot.entity for h in events for slot in h.slots} | {f.object for f in facts if isinstance(f.object, int)}
    return [n for n, r in enumerate(entities) if r.confidence >= thresholds.entity and (r.rule != "demonym" or n in needed)]


def add_entity(builder: Builder, iri: str, entity: Entity, roles: Mapping[str, float]) -> None:
    """Add class and names of one entity.

    Args:
        builder: receives the statements.
        iri: its IRI.
        entity: what its mentions were resolved to.
        roles: its roles in events, with their confidence. A place that takes part is an organization too, and an organization
            that is a location is a place too, with the confidence of the role.
    """
    where = name_span(builder, entity.name)
    types = list(entity.types)
    for kind in types:
        builder.inferred(iri, "type", Ref(SCHEMA + kind), [where], f"link:{entity.kind}", entity.confidence)
    acts = max(roles.get("attendee", 0.0), roles.get("organizer", 0.0))
    if entity.kind is MentionKind.PLACE and acts:
        builder.inferred(iri, "type", Ref(SCHEMA + "Organization"), [where], "events:acts", min(acts, entity.confidence))
    if entity.kind is MentionKind.ORGANIZATION and "location" in roles:
        builder.inferred(iri, "type", Ref(SCHEMA + "Place"), [where], "events:venue", min(roles["location"], entity.confidence))
    if entity.rule in _NOT_AS_WRITTEN:
        builder.inferred(iri, "name", Text(entity.name.text), [where], f"link:{entity.rule}", entity.confidence)
    else:
        builder.text(iri, "name", Text(entity.name.text), [where], f"link:{entity.rule}", entity.confidence)
    for name in entity.alternates:
        builder.text(
            iri, "alternateName", Text(name.text), [name_span(builder, name)], f"link:{entity.rule}", entity.confidence
        )


def name_span(builder: Builder, name: Name) -> Span:
    """Return the place of a published name: its part of the mention, else the whole mention."""
    span = builder.found.mentions[name.member].span
    start = builder.document.text.find(name.text, span.start, span.end)
    if start >= 0:
        return Span(start, start + len(name.text))
    pattern = r"\s+".join(re.escape(word) for word in name.text.split())
    match = re.compile(pattern).search(builder.document.text, span.start, span.end)
    return Span(*match.span()) if match else span


def add_facts(builder: Builder, iris: Mapping[int, str], entities: Sequence[Entity], facts: Sequence[Fact]) -> list[Thing]:
    """Add titles, employers, parents, locations and nationality.

    A title with an organization becomes an `OrganizationRole` if the person has several titles, so that it is clear which title
    belongs to which organization, or if the text gives the first or last day of the office.

    Returns:
        The roles, in the order of their persons.
    """
    titles: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.property == "jobTitle":
            titles[fact.subject].append(fact)
    roles = []
    for fact in facts:
        if fact.subject not in iris or (isinstance(fact.object, int) and fact.object not in iris):
            continue
        if not _fits(fact, entities):
            continue
        subject = iris[fact.subject]
        if isinstance(fact.object, str):
            builder.text(subject, fact.property, Text(fact.object), fact.words, fact.rule, fact.confidence)
            continue
        post = _post(fact, titles[fact.subject])
        held = term(builder.document.text, builder.found, fact.words) if post else None
        if post and (held or len(titles[fact.subject]) > 1):
            role = _role(builder, fact, post, subject, iris[fact.object], entities)
            _add_term(builder, role.iri, fact, held)
            roles.append(role)
        else:
            builder.text(subject, fact.property, Ref(iris[fact.object]), fact.words, fact.rule, fact.confidence)
    return roles


def _fits(fact: Fact, entities: Sequence[Entity]) -> bool:
    """Return whether the kinds of subject and object fit the property."""
    person, body, place = MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE
    allowed = {
        "jobTitle": ((person,), ()),
        "worksFor": ((person,), (body,)),
        "memberOf": ((person, body), (body,)),
        "parentOrganization": ((body,), (body,)),
        "location": ((body,), (place,)),
        "containedInPlace": ((place,), (place,)),
        "nationality": ((person,), (place,)),
    }
    subjects, objects = allowed[fact.property]
    if entities[fact.subject].kind not in subjects:
        return False
    return isinstance(fact.object, str) or entities[fact.object].kind in objects


def _post(fact: Fact, titles: Sequence[Fact]) -> Fact | None:
    """Return the title that belongs to an employer, or None."""
    if fact.property != "worksFor" or fact.rule != "office:body-of-title":
        return None
    return next((t for t in titles if t.words[0].start == fact.words[0].start), None)


def _add_term(builder: Builder, iri: str, fact: Fact, held: Term | None) -> None:
    if held is None:
        return
    words = [held.date.span, *([held.date.resolved_by] if held.date.resolved_by else []), *fact.words]
    for name, day in (("startDate", held.first), ("endDate", held.last)):
        if day:
            builder.text(iri, name, Text(day.iso, day.datatype), words, "office:term", fact.confidence)


def _role(builder: Builder, fact: Fact, post: Fact, subject: str, body: str, entities: Sequence[Entity]) -> Thing:
    iri = builder.mint.iri(Family.ROLE, entities[fact.subject].name.text, str(post.object))
    builder.inferred(iri, "type", Ref(SCHEMA + "OrganizationRole"), fact.words, fact.rule, fact.confidence)
    builder.text(iri, "roleName", Text(str(post.object)), post.words, post.rule, post.confidence)
    builder.text(iri, "worksFor", Ref(body), fact.words, fact.rule, fact.confidence)
    builder.text(subject, "worksFor", Ref(iri), fact.words, fact.rule, fact.confidence)
    return Thing(iri, Family.ROLE, tuple(builder.evidence(w) for w in fact.words))
