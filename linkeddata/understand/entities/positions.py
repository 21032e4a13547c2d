"""Finds titles, employers and nationality of persons from the tagger's relations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from linkeddata.understand.entities.nationalities import nationalities
from linkeddata.understand.entities.titles_beside_names import BEHIND, BODY_S, PLURAL, beside, title_span
from linkeddata.values.entities import Entity, Fact
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span
from linkeddata.values.thresholds import STANDARD, Thresholds

# Organizations that are called by the title of whoever heads them
_OFFICE_BODY = re.compile(
    r"(?:[A-Z][\w-]* ){0,3}(?:Commissioner|Ombuds(?:man|person)|Rapporteur|Prosecutor|Auditor|Comptroller|Registrar|Coordinator)"
    r"(?:[ -]General)?(?: (?:for|of|on)\b.*)?\Z"
)
# Between a title and the organization it is an office of: "director of the …", "professor at …", "spokesman for …"
_OF_BODY = re.compile(r"\s*,?\s*(?:of|at|for|to|in|with|from)(?:\s+(?:the|an?|its|our))?\s*(?:[\"“«']\s*)?\Z", re.IGNORECASE)
# Between the parts of a row
_PARTED = re.compile(r" \| |, |: | [–—-] |\t|\n")


def offices(text: str, found: Mentions, entities: Sequence[Entity], thresholds: Thresholds = STANDARD) -> list[Fact]:
    """Return `jobTitle`, `worksFor` and `nationality` facts, in text order.

    Args:
        text: the document's text.
        found: mentions and relations of the document.
        entities: what `entities.resolve` made of them.
        thresholds: how sure each reading must be.
    """
    owner = {member: n for n, r in enumerate(entities) for member in r.members}
    holders = _holders(text, found, owner, thresholds)
    facts = []
    for title, people in sorted(holders.items()):
        facts += _title_facts(text, found, owner, title, people, shared=len(people) > 1)
    facts += _employers(text, found, owner, holders, thresholds)
    facts += _bodies_named_for_an_office(text, found, owner)
    facts += nationalities(text, found, owner, entities, thresholds)
    return _strongest(facts)


def _holders(text: str, found: Mentions, owner: Mapping[int, int], thresholds: Thresholds) -> dict[int, list[Relation]]:
    """Return for each title mention the relations to those who hold it: the surest, and for a plural title all that are nearly certain."""
    offered: dict[int, dict[int, Relation]] = defaultdict(dict)
    at_names = {relation.object: relation for relation in beside(text, found)}
    for relation in (*found.relations, *at_names.values()):
        if relation.kind != "title":
            continue
        if relation.object not in at_names and found.mentions[relation.object].confidence < thresholds.title_words:
            continue
        if relation.subject in owner and relation.confidence >= thresholds.title:
            person = owner[relation.subject]
            known = offered[relation.object].get(person)
            if known is None or relation.confidence > known.confidence:
                offered[relation.object][person] = relation
    out = {}
    for title, people in offered.items():
        at_name = owner.get(at_names[title].subject) if title in at_names else None
        ranked = sorted(people.values(), key=lambda r: (owner[r.subject] != at_name, -r.confidence, r.subject))
        shared = bool(PLURAL.search(found.mentions[title].span.of(text)))
        out[title] = [r for n, r in enumerate(ranked) if not n or (shared and r.confidence >= thresholds.shared_title)]
    return out


def _title_facts(
    text: str, found: Mentions, owner: Mapping[int, int], title: int, people: Sequence[Relation], *, shared: bool
) -> list[Fact]:
    span = title_span(text, found.mentions, title)
    words = " ".join(span.of(text).split())
    if shared:
        words = PLURAL.sub(lambda m: _singular(m.group()), words)
    return [
        Fact(owner[r.subject], "jobTitle", words, (span, found.mentions[r.subject].span), "reader:title", r.confidence)
        for r in people
    ]


def _singular(word: str) -> str:
    if word.lower().endswith("men"):
        return word[:-2] + "an"
    if word.lower().endswith("ies"):
        return word[:-3] + "y"
    if word.lower().endswith("coaches"):
        return word[:-2]
    return word[:-1]


def _employers(
    text: str, found: Mentions, owner: Mapping[int, int], holders: Mapping[int, Sequence[Relation]], thresholds: Thresholds
) -> list[Fact]:
    """Return `worksFor`: the organization that stands at the title, else what the tagger relates to the person."""
    facts = []
    for title, people in holders.items():
        body = _body_of(text, found.mentions, title)
        if body is not None and body in owner:
            words = (found.mentions[title].span, found.mentions[body].span)
            facts += [
                Fact(owner[r.subject], "worksFor", owner[body], words, "office:body-of-title", r.confidence) for r in people
            ]
    served = {fact.subject for fact in facts}
    taken = _taken(text, found, owner, holders)
    offered = [r for r in found.relations if r.kind == "worksFor" and r.confidence >= thresholds.employer]
    rows = [n for n, r in enumerate(offered) if _of_own_row(text, found, r)]
    with_own = {offered[n].subject for n in rows}
    for n, relation in enumerate(offered):
        if (
            n not in rows
            and relation.subject in with_own
            and _is_row(text, found.sentence(found.mentions[relation.object].span))
        ):
            continue  # the employer of the row above or below
        if relation.subject in owner and relation.object in owner:
            if owner[relation.subject] in served and relation.confidence < thresholds.second_employer:
                continue
            others = taken.get((found.sentence(found.mentions[relation.object].span), owner[relation.object]))
            if others and owner[relation.subject] not in others:
                continue
            spans = (found.mentions[relation.object].span, found.mentions[relation.subject].span)
            kind = found.mentions[relation.subject].kind
            name = "worksFor" if kind is MentionKind.PERSON else "memberOf"
            facts.append(
                Fact(owner[relation.subject], name, owner[relation.object], spans, "reader:worksFor", relation.confidence)
            )
    return facts


def _is_row(text: str, sentence: Span | None) -> bool:
    """Return whether a line is a row of a table or an entry of a list: several parts and no full stop."""
    if sentence is None:
        return False
    line = sentence.of(text).strip()
    return bool(line) and line[-1] not in ".!?" and bool(_PARTED.search(line))


def _of_own_row(text: str, found: Mentions, relation: Relation) -> bool:
    """Return whether a row names both ends of a relation."""
    sentence = found.sentence(found.mentions[relation.subject].span)
    return sentence is not None and sentence.contains(found.mentions[relation.object].span) and _is_row(text, sentence)


def _taken(
    text: str, found: Mentions, owner: Mapping[int, int], holders: Mapping[int, Sequence[Relation]]
) -> dict[tuple[Span | None, int], set[int]]:
    """Return by sentence and organization whose title names it there; in that sentence it says nothing of others nearby."""
    out: dict[tuple[Span | None, int], set[int]] = defaultdict(set)
    for title, people in holders.items():
        body = _body_of(text, found.mentions, title)
        if body is not None and body in owner:
            sentence = found.sentence(found.mentions[body].span)
            out[sentence, owner[body]] |= {owner[r.subject] for r in people}
    return out


def _body_of(text: str, mentions: Sequence[Mention], title: int) -> int | None:
    span = mentions[title].span
    following, before = title + 1, title - 1
    if following < len(mentions) and mentions[following].kind is MentionKind.ORGANIZATION:
        body = mentions[following].span
        if body.start - span.end < 16 and _OF_BODY.fullmatch(text, span.end, body.start):
            return following
    if before >= 0 and mentions[before].kind is MentionKind.ORGANIZATION:
        body = mentions[before].span
        if span.start - body.end < 5 and BODY_S.fullmatch(text, body.end, span.start):
            return before
    return None


def _bodies_named_for_an_office(text: str, found: Mentions, owner: Mapping[int, int]) -> list[Fact]:
    """Return title and employer of "Ona Prat, the High Commissioner for Rivers (HCR)": such an organization has the title of its head."""
    facts = []
    for n, (person, body) in enumerate(zip(found.mentions, found.mentions[1:], strict=False)):
        if (person.kind, body.kind) != (MentionKind.PERSON, MentionKind.ORGANIZATION) or n not in owner or n + 1 not in owner:
            continue
        if BEHIND.fullmatch(text, person.span.end, body.span.start) and _OFFICE_BODY.match(body.span.of(text)):
            name = " ".join(body.span.of(text).split())
            words = (body.span, person.span)
            facts.append(Fact(owner[n], "jobTitle", name, words, "office:body-named-for-it", body.confidence))
            facts.append(Fact(owner[n], "worksFor", owner[n + 1], words, "office:body-named-for-it", body.confidence))
    return facts


def _strongest(facts: Sequence[Fact]) -> list[Fact]:
    """Return each fact once, read as surely as it was anywhere; a title contained in a longer one of the same person is dropped."""
    best: dict[tuple[int, str, int | str], Fact] = {}
    for fact in facts:
        value = fact.object.casefold() if isinstance(fact.object, str) else fact.object
        known = best.get((fact.subject, fact.property, value))
        if known is None or fact.confidence > known.confidence:
            best[fact.subject, fact.property, value] = fact
    kept = [f for f in best.values() if f.property != "jobTitle" or not _within_another(f, list(best.values()))]
    return sorted(kept, key=lambda f: (f.subject, f.property, f.words[0]))


def _within_another(fact: Fact, facts: Sequence[Fact]) -> bool:
    mine = re.findall(r"\w+", str(fact.object).casefold())
    for other in facts:
        if other is fact or other.property != "jobTitle" or other.subject != fact.subject:
            continue
        theirs = re.findall(r"\w+", str(other.object).casefold())
        if len(theirs) > len(mine) and set(mine) <= set(theirs):
            return True
    return False
