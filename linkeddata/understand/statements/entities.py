"""Statements about persons, bodies and places: class, names, office, where they belong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from linkeddata.understand.entities.terms_of_office import Term, term
from linkeddata.understand.statements.builder import Pen
from linkeddata.values.description import Family, Ref, Text, Thing
from linkeddata.values.mentions import Fact, Happening, MentionKind, Name, Referent
from linkeddata.values.namespaces import SCHEMA
from linkeddata.values.span import Span
from linkeddata.values.thresholds import STANDARD, Bars

FAMILY = {MentionKind.PERSON: Family.PERSON, MentionKind.ORGANIZATION: Family.ORGANIZATION, MentionKind.PLACE: Family.PLACE}


def published(
    referents: Sequence[Referent], facts: Sequence[Fact], told: Sequence[Happening], bars: Bars = STANDARD
) -> list[int]:
    """Return the referents worth a node: named surely enough, and country names read from an adjective only where they are needed."""
    needed = {slot.referent for h in told for slot in h.slots} | {f.object for f in facts if isinstance(f.object, int)}
    return [n for n, r in enumerate(referents) if r.confidence >= bars.referent and (r.rule != "demonym" or n in needed)]


def write_referent(pen: Pen, iri: str, referent: Referent, roles: Mapping[str, float]) -> None:
    """Write class and names of one referent.

    Args:
        pen: where to.
        iri: the referent's.
        referent: what linking made of its mentions.
        roles: slots it fills, and how surely; a place that takes part acts as a body, a body where something happens is a place:
            that is as sure as the slot.
    """
    where = name_span(pen, referent.name)
    types = list(referent.types)
    for kind in types:
        pen.inferred(iri, "type", Ref(SCHEMA + kind), [where], f"link:{referent.kind}", referent.confidence)
    acts = max(roles.get("attendee", 0.0), roles.get("organizer", 0.0))
    if referent.kind is MentionKind.PLACE and acts:
        pen.inferred(iri, "type", Ref(SCHEMA + "Organization"), [where], "events:acts", min(acts, referent.confidence))
    if referent.kind is MentionKind.ORGANIZATION and "location" in roles:
        pen.inferred(iri, "type", Ref(SCHEMA + "Place"), [where], "events:venue", min(roles["location"], referent.confidence))
    if referent.rule == "demonym":
        pen.inferred(iri, "name", Text(referent.name.text), [where], "link:demonym", referent.confidence)
    else:
        pen.text(iri, "name", Text(referent.name.text), [where], f"link:{referent.rule}", referent.confidence)
    for name in referent.alternates:
        pen.text(iri, "alternateName", Text(name.text), [name_span(pen, name)], f"link:{referent.rule}", referent.confidence)


def name_span(pen: Pen, name: Name) -> Span:
    """Return the place of a published name: the part of its mention that it is, white space folded; else the whole mention."""
    span = pen.found.mentions[name.member].span
    start = pen.document.text.find(name.text, span.start, span.end)
    if start >= 0:
        return Span(start, start + len(name.text))
    pattern = r"\s+".join(re.escape(word) for word in name.text.split())
    match = re.compile(pattern).search(pen.document.text, span.start, span.end)
    return Span(*match.span()) if match else span


def write_facts(pen: Pen, iris: Mapping[int, str], referents: Sequence[Referent], facts: Sequence[Fact]) -> list[Thing]:
    """Write titles, employers, structure and nationality.

    Someone with several titles has an `OrganizationRole` for each that the text ties to a body, so that post and body stay together;
    so has a post of which is told since when or until when it is held.

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
        if not _fits(fact, referents):
            continue
        subject = iris[fact.subject]
        if isinstance(fact.object, str):
            pen.text(subject, fact.property, Text(fact.object), fact.words, fact.rule, fact.confidence)
            continue
        post = _post(fact, titles[fact.subject])
        held = term(pen.document.text, pen.found, fact.words) if post else None
        if post and (held or len(titles[fact.subject]) > 1):
            role = _role(pen, fact, post, subject, iris[fact.object], referents)
            _write_term(pen, role.iri, fact, held)
            roles.append(role)
        else:
            pen.text(subject, fact.property, Ref(iris[fact.object]), fact.words, fact.rule, fact.confidence)
    return roles


def _fits(fact: Fact, referents: Sequence[Referent]) -> bool:
    """Tell whether the families of subject and object are those of the property."""
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
    if referents[fact.subject].kind not in subjects:
        return False
    return isinstance(fact.object, str) or referents[fact.object].kind in objects


def _post(fact: Fact, titles: Sequence[Fact]) -> Fact | None:
    """Return the title that an employer goes with, or None."""
    if fact.property != "worksFor" or fact.rule != "office:body-of-title":
        return None
    return next((t for t in titles if t.words[0].start == fact.words[0].start), None)


def _write_term(pen: Pen, iri: str, fact: Fact, held: Term | None) -> None:
    if held is None:
        return
    words = [held.date.span, *([held.date.resolved_by] if held.date.resolved_by else []), *fact.words]
    for name, day in (("startDate", held.first), ("endDate", held.last)):
        if day:
            pen.text(iri, name, Text(day.iso, day.datatype), words, "office:term", fact.confidence)


def _role(pen: Pen, fact: Fact, post: Fact, subject: str, body: str, referents: Sequence[Referent]) -> Thing:
    iri = pen.mint.iri(Family.ROLE, referents[fact.subject].name.text, str(post.object))
    pen.inferred(iri, "type", Ref(SCHEMA + "OrganizationRole"), fact.words, fact.rule, fact.confidence)
    pen.text(iri, "roleName", Text(str(post.object)), post.words, post.rule, post.confidence)
    pen.text(iri, "worksFor", Ref(body), fact.words, fact.rule, fact.confidence)
    pen.text(subject, "worksFor", Ref(iri), fact.words, fact.rule, fact.confidence)
    return Thing(iri, Family.ROLE, tuple(pen.evidence(w) for w in fact.words))
