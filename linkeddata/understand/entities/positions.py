"""Finds titles, employers and nationality of persons from the tagger's relations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from linkeddata.schema import titles
from linkeddata.values.entities import Entity, Fact
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span
from linkeddata.values.thresholds import STANDARD, Thresholds

BESIDE = 0.9  # confidence of a title that stands at the name itself; of such pairs in gold/train 99 % before and 9 in 10 behind are right
# Organizations that are called by the title of whoever heads them
_OFFICE_BODY = re.compile(
    r"(?:[A-Z][\w-]* ){0,3}(?:Commissioner|Ombuds(?:man|person)|Rapporteur|Prosecutor|Auditor|Comptroller|Registrar|Coordinator)"
    r"(?:[ -]General)?(?: (?:for|of|on)\b.*)?\Z"
)
# Between two titles of one person
_ALSO = re.compile(r",? and (?:the |its )?|, \Z")
# Between a title and the name it introduces
_BEFORE = re.compile(r"[ \u00a0](?:([A-Z][a-z]*)\.? )?\Z")  # group 1: an abbreviated title
# Between a name and the title set behind it, with what opens the title's own phrase
_BEHIND = re.compile(r"\s*[,(–—-]\s*(?:(?:the|an?|its|currently|now)\s+)?\Z", re.IGNORECASE)
# Between a title and the organization it is an office of: "director of the …", "professor at …", "spokesman for …"
_OF_BODY = re.compile(r"\s*,?\s*(?:of|at|for|to|in|with|from)(?:\s+(?:the|an?|its|our))?\s*(?:[\"“«']\s*)?\Z", re.IGNORECASE)
# Between an organization and the title of its officer: "OECD Secretary-General …", "the Ministry's spokesman …"
_BODY_S = re.compile(r"(?:['’]s?)?\s+\Z")
# Between a title and the country that belongs into it: "Minister of Health of …", "Ambassador to …"
_OF_COUNTRY = re.compile(r"\s+(?:of|to|for|in)(?:\s+the)?\s+\Z", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(ministers|presidents|secretaries|directors|ambassadors|mayors|professors|chairmen|chairs|chairpersons|captains|governors|officers|"
    r"generals|rectors|deans|managers|heads|leaders|members|commissioners|deputies|delegates|envoys|judges|prosecutors|senators|students|"
    r"founders|inspectors|sergeants|officials|engineers|researchers|scientists|coaches|artists|representatives|spokespersons)\b",
    re.IGNORECASE,
)


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
    facts += _nationalities(text, found, owner, thresholds)
    return _strongest(facts)


def _holders(text: str, found: Mentions, owner: Mapping[int, int], thresholds: Thresholds) -> dict[int, list[Relation]]:
    """Return for each title mention the relations to those who hold it: the surest, and for a plural title all that are nearly certain."""
    offered: dict[int, dict[int, Relation]] = defaultdict(dict)
    beside = {relation.object: relation for relation in _beside(text, found)}
    for relation in (*found.relations, *beside.values()):
        if relation.kind != "title":
            continue
        if relation.object not in beside and found.mentions[relation.object].confidence < thresholds.title_words:
            continue
        if relation.subject in owner and relation.confidence >= thresholds.title:
            person = owner[relation.subject]
            known = offered[relation.object].get(person)
            if known is None or relation.confidence > known.confidence:
                offered[relation.object][person] = relation
    out = {}
    for title, people in offered.items():
        at_name = owner.get(beside[title].subject) if title in beside else None
        ranked = sorted(people.values(), key=lambda r: (owner[r.subject] != at_name, -r.confidence, r.subject))
        shared = bool(_PLURAL.search(found.mentions[title].span.of(text)))
        out[title] = [r for n, r in enumerate(ranked) if not n or (shared and r.confidence >= thresholds.shared_title)]
    return out


def _beside(text: str, found: Mentions) -> list[Relation]:
    """Return a relation for each title that stands right before a name ("Rector Ona Prat") or in apposition behind it."""
    out: list[Relation] = []
    for n, mention in enumerate(found.mentions):
        if mention.kind is not MentionKind.TITLE:
            continue
        before, behind = found.mentions[n - 1] if n else None, found.mentions[n + 1] if n + 1 < len(found.mentions) else None
        if behind and behind.kind is MentionKind.PERSON and _introduces(text, mention.span, behind.span):
            out.append(Relation(n + 1, n, "title", BESIDE))
        elif before and before.kind is MentionKind.PERSON and _BEHIND.fullmatch(text, before.span.end, mention.span.start):
            out.append(Relation(n - 1, n, "title", BESIDE))
        elif before and out and out[-1].object == n - 1 and _ALSO.fullmatch(text, before.span.end, mention.span.start):
            out.append(Relation(out[-1].subject, n, "title", BESIDE))
        elif n > 1 and before and before.kind is MentionKind.ORGANIZATION and found.mentions[n - 2].kind is MentionKind.PERSON:
            person = found.mentions[n - 2]
            if _BEHIND.fullmatch(text, person.span.end, before.span.start) and _BODY_S.fullmatch(
                text, before.span.end, mention.span.start
            ):
                out.append(Relation(n - 2, n, "title", BESIDE))
    return out


def _introduces(text: str, title: Span, name: Span) -> bool:
    """Return whether a title stands right before a name: "Rector Ona Prat", "Rector Dr. Prat"."""
    between = _BEFORE.fullmatch(text, title.end, name.start)
    return between is not None and (between[1] is None or between[1].lower() in titles.abbreviated_address())


def _title_facts(
    text: str, found: Mentions, owner: Mapping[int, int], title: int, people: Sequence[Relation], *, shared: bool
) -> list[Fact]:
    span = title_span(text, found.mentions, title)
    words = " ".join(span.of(text).split())
    if shared:
        words = _PLURAL.sub(lambda m: _singular(m.group()), words)
    return [
        Fact(owner[r.subject], "jobTitle", words, (span, found.mentions[r.subject].span), "reader:title", r.confidence)
        for r in people
    ]


def title_span(text: str, mentions: Sequence[Mention], title: int) -> Span:
    """Return the words of a title, with the country or town that follows it ("Minister of Health of …", "Ambassador to …")."""
    span = mentions[title].span
    following = title + 1
    if following < len(mentions) and mentions[following].kind is MentionKind.PLACE:
        place = mentions[following].span
        if place.start - span.end < 12 and _OF_COUNTRY.fullmatch(text, span.end, place.start):
            return Span(span.start, place.end)
    return span


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
    for relation in found.relations:
        if relation.kind != "worksFor" or relation.confidence < thresholds.employer:
            continue
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
        if span.start - body.end < 5 and _BODY_S.fullmatch(text, body.end, span.start):
            return before
    return None


def _bodies_named_for_an_office(text: str, found: Mentions, owner: Mapping[int, int]) -> list[Fact]:
    """Return title and employer of "Ona Prat, the High Commissioner for Rivers (HCR)": such an organization has the title of its head."""
    facts = []
    for n, (person, body) in enumerate(zip(found.mentions, found.mentions[1:], strict=False)):
        if (person.kind, body.kind) != (MentionKind.PERSON, MentionKind.ORGANIZATION) or n not in owner or n + 1 not in owner:
            continue
        if _BEHIND.fullmatch(text, person.span.end, body.span.start) and _OFFICE_BODY.match(body.span.of(text)):
            name = " ".join(body.span.of(text).split())
            words = (body.span, person.span)
            facts.append(Fact(owner[n], "jobTitle", name, words, "office:body-named-for-it", body.confidence))
            facts.append(Fact(owner[n], "worksFor", owner[n + 1], words, "office:body-named-for-it", body.confidence))
    return facts


def _nationalities(text: str, found: Mentions, owner: Mapping[int, int], thresholds: Thresholds) -> list[Fact]:
    """Return `nationality` where a country stands at somebody's title or name: "Peruvian envoy …", "Peru's envoy …", "envoy of Peru …"."""
    return [
        Fact(
            owner[r.subject],
            "nationality",
            owner[r.object],
            (found.mentions[r.object].span, found.mentions[r.subject].span),
            "reader:nationality",
            r.confidence,
        )
        for r in found.relations
        if r.kind == "nationality" and r.confidence >= thresholds.nationality and r.subject in owner and r.object in owner
        if _at_title(text, found.mentions, r.object)
    ]


def _at_title(text: str, mentions: Sequence[Mention], place: int) -> bool:
    """Return whether a country stands before a title or a name, or is part of a title."""
    span = mentions[place].span
    behind = mentions[place + 1] if place + 1 < len(mentions) else None
    if behind and behind.kind in (MentionKind.TITLE, MentionKind.PERSON):
        between = text[span.end : behind.span.start]
        if "\n" not in between and _BODY_S.fullmatch(between):
            return True
    return (
        bool(place) and mentions[place - 1].kind is MentionKind.TITLE and title_span(text, mentions, place - 1).end == span.end
    )


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
