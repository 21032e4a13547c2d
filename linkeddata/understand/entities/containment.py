"""How organizations and places hang together: parts of organizations, seats, places within places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkeddata.understand.entities.parent_organizations import parts
from linkeddata.values.entities import Entity, Fact
from linkeddata.values.mentions import MentionKind, Mentions
from linkeddata.values.thresholds import STANDARD, Thresholds

# Between a place and the organization that sits there, and the other way round
_BASED = re.compile(r"-based\s+\Z", re.IGNORECASE)
_SEATED = re.compile(
    r",?\s*(?:which is |is |are )?(?:headquartered|based|seated|located)\s+(?:in|at)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_APPOSITION = re.compile(r"\.?\s*[,(]\s*(?:in\s+)?(?:the\s+)?\Z")


def structure(text: str, found: Mentions, entities: Sequence[Entity], thresholds: Thresholds = STANDARD) -> list[Fact]:
    """Return `parentOrganization`, `location` and `containedInPlace` facts, strongest reading of each, without circles.

    Args:
        text: the document's text.
        found: mentions and relations of the document.
        entities: what `entities.resolve` made of them.
        thresholds: how sure each reading must be.
    """
    owner = {member: n for n, r in enumerate(entities) for member in r.members}
    facts = []
    for relation in found.relations:
        subject, thing = owner.get(relation.subject), owner.get(relation.object)
        if subject is None or thing is None or subject == thing:
            continue
        words = (found.mentions[relation.object].span, found.mentions[relation.subject].span)
        if relation.kind == "parentOrganization" and relation.confidence >= thresholds.parent:
            facts.append(Fact(subject, "parentOrganization", thing, words, "reader:parentOrganization", relation.confidence))
        elif relation.kind == "within" and relation.confidence >= thresholds.within:
            body = entities[subject].kind is MentionKind.ORGANIZATION
            name = "location" if body else "containedInPlace"
            facts.append(Fact(subject, name, thing, words, "reader:within", relation.confidence))
    facts += _appositions(text, found, entities)
    facts += _neighbours(text, found, entities)
    facts += parts(text, found, entities)
    return _without_circles(facts)


def _appositions(text: str, found: Mentions, entities: Sequence[Entity]) -> list[Fact]:
    """Return "town, country": two places with only a comma between them, the second a country or a region."""
    owner = {member: n for n, r in enumerate(entities) for member in r.members}
    facts = []
    for n, (a, b) in enumerate(zip(found.mentions, found.mentions[1:], strict=False)):
        if a.kind is not MentionKind.PLACE or b.kind is not MentionKind.PLACE or b.span.start - a.span.end > 10:
            continue
        small, large = owner.get(n), owner.get(n + 1)
        if small is None or large is None or small == large or not _APPOSITION.fullmatch(text, a.span.end, b.span.start):
            continue
        if {"Country", "State", "AdministrativeArea"} & set(entities[large].types) and "Country" not in entities[small].types:
            facts.append(Fact(small, "containedInPlace", large, (a.span, b.span), "places:apposition", 0.9))
    return facts


def _neighbours(text: str, found: Mentions, entities: Sequence[Entity]) -> list[Fact]:
    """Return what two neighbouring names say by the words between them: "Oslo-based X", "X, based in Oslo"."""
    owner = {member: n for n, r in enumerate(entities) for member in r.members}
    place, body = MentionKind.PLACE, MentionKind.ORGANIZATION
    facts = []
    for n, (a, b) in enumerate(zip(found.mentions, found.mentions[1:], strict=False)):
        one, other = owner.get(n), owner.get(n + 1)
        if one is None or other is None or one == other or b.span.start < a.span.end:
            continue
        kinds, words = (entities[one].kind, entities[other].kind), (a.span, b.span)
        between = (text, a.span.end, b.span.start)
        if kinds == (place, body) and _BASED.fullmatch(*between):
            facts.append(Fact(other, "location", one, words, "places:based", 0.95))
        elif kinds == (body, place) and _SEATED.fullmatch(*between):
            facts.append(Fact(one, "location", other, words, "places:based", 0.95))
    return facts


def _without_circles(facts: Sequence[Fact]) -> list[Fact]:
    """Keep the surer fact wherever two would make a thing part of itself."""
    kept: list[Fact] = []
    above: dict[int, set[int]] = {}

    def reaches(start: int, goal: int, seen: set[int]) -> bool:
        if start == goal:
            return True
        seen.add(start)
        return any(reaches(n, goal, seen) for n in above.get(start, ()) if n not in seen)

    seen: set[tuple[int, int]] = set()
    for fact in sorted(facts, key=lambda f: (-f.confidence, f.words[0], f.property)):
        thing = int(fact.object)
        if (fact.subject, thing) in seen or reaches(thing, fact.subject, set()):
            continue
        seen.add((fact.subject, thing))
        above.setdefault(fact.subject, set()).add(thing)
        kept.append(fact)
    return sorted(kept, key=lambda f: (f.subject, f.property, f.words[0]))
