"""Which organization is part of which, by the words between two names or before a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from linkeddata.schema import name_classes
from linkeddata.text.fold import words
from linkeddata.values.entities import Entity, Fact
from linkeddata.values.mentions import Mention, MentionKind, Mentions
from linkeddata.values.span import Span

#: Words that a part of a larger organization is called by
UNITS = frozenset(
    "department directorate division section unit committee subcommittee branch office faculty school institute centre center "
    "bureau service laboratory secretariat board chamber command squad desk wing battalion brigade squadron clinic registry "
    "inspectorate fund panel archive branch cell chair tribunal assembly council academy library college".split()
)
_FURTHEST = 110  # code points between a part and the organization it is part of
_PLACES = r"(?:,? ?(?:in |at )?(?:the )?@,?){0,3}"
#: From a part to the whole, places between them written as "@"
_SAID = re.compile(
    r"\)?" + _PLACES + r"(?:,? (?:who|which|that))?"
    r"(?:,? ?(?:is |was |are |itself )?(?:an? |the |one of the )?(?:[\w-]+ ){0,3}?"
    r"(?:part|unit|agency|arm|branch|division|department|section|subsidiary|affiliate|office|body|organ|institute|centre|center)"
    r" (?:of|within|under|in|at)"
    r"| (?:belongs to|belonging to|forms part of|comes under|falls under|answers to|reports to|is attached to|attached to"
    r"|is subordinate to|is controlled by|is wholly owned by|is owned by|is overseen by))"
    r" (?:the |its |@['’]s? )?",
)
_OF = re.compile(r" of (?:the |@['’]s? )?")
_AT = re.compile(_PLACES + r" (?:at|in|within|under) (?:the |@['’]s? )?")
#: "the Agency's Exit Department", "the Union's new Ports Office"; the apostrophe may have been read as part of the name
_OWN = re.compile(r"(?:['’]s?|(?<=['’])s) (?:[a-z][\w-]* ){0,2}")
_OWNS = re.compile(r"(?:\w['’]s?|['’]s) ")
#: Before a name, of an organization called by its common noun: "the Ministry's …"
_BEFORE = re.compile(r"\b[Tt]he ([A-Za-z]+)['’]s? (?:[a-z][\w-]* ){0,2}\Z")


def parts(text: str, found: Mentions, entities: Sequence[Entity]) -> list[Fact]:
    """Return `parentOrganization` facts that words say outright.

    Args:
        text: the document's text.
        found: mentions of the document.
        entities: what `entities.resolve` made of them.
    """
    owner = {member: n for n, r in enumerate(entities) for member in r.members if r.kind is not MentionKind.PERSON}
    nouns = _nouns(found, entities)
    facts = []
    for part, whole, spans, rule in (
        *_between(text, found, entities, owner),
        *_called(text, found, owner, entities, nouns),
    ):
        if part != whole:
            facts.append(Fact(part, "parentOrganization", whole, spans, rule, 0.9))
    return facts


_Found = Iterator[tuple[int, int, tuple[Span, ...], str]]


def _between(text: str, found: Mentions, entities: Sequence[Entity], owner: Mapping[int, int]) -> _Found:
    """Yield pairs of which the second name follows the first, with places at most between them."""
    body, place = MentionKind.ORGANIZATION, MentionKind.PLACE
    earlier: int | None = None
    pending: int | None = None  # what is part of "the Police's Ports Unit" is part of the unit
    places: list[Mention] = []
    for n, mention in enumerate(found.mentions):
        if n not in owner or entities[owner[n]].kind is not body:
            if mention.kind is place:
                places.append(mention)
            elif mention.kind in (MentionKind.PERSON, MentionKind.ORGANIZATION):
                earlier = pending = None
            continue
        if earlier is not None:
            one, spans = found.mentions[earlier].span, (found.mentions[earlier].span, mention.span)
            if 0 < mention.span.start - one.end <= _FURTHEST:
                gap = _gap(text, one.end, mention.span.start, places)
                first, second = owner[earlier], owner[n]
                if _SAID.fullmatch(gap) or (_is_part(one.of(text)) and (_OF.fullmatch(gap) or _AT.fullmatch(gap))):
                    if _OWNS.match(text, mention.span.end - 1):
                        pending = earlier
                    else:
                        yield first, second, spans, "organizations:part-of"
                elif _OWN.fullmatch(gap if one.of(text)[-1] not in "'’" else one.of(text)[-1] + gap):
                    yield second, first, spans, "organizations:possessive"
                    if pending is not None:
                        yield owner[pending], second, (found.mentions[pending].span, mention.span), "organizations:part-of"
                    pending = None
        earlier, places = n, []


def _gap(text: str, start: int, end: int, places: Sequence[Mention]) -> str:
    pieces, at = [], start
    for place in places:
        if place.span.start >= at and place.span.end <= end:
            pieces += [text[at : place.span.start], "@"]
            at = place.span.end
    return re.sub(r"[ \u00a0]*\n[ \u00a0]*(?!\n)|[ \u00a0]+", " ", "".join(pieces) + text[at:end])


def _called(
    text: str, found: Mentions, owner: Mapping[int, int], entities: Sequence[Entity], nouns: Mapping[str, Mapping[int, int]]
) -> _Found:
    """Yield the parts of "the Ministry", of which the text has named one so far."""
    for n, mention in enumerate(found.mentions):
        if mention.kind is not MentionKind.ORGANIZATION or n not in owner or entities[owner[n]].kind is not mention.kind:
            continue
        match = _BEFORE.search(text, max(0, mention.span.start - 50), mention.span.start)
        if match is None or (n and found.mentions[n - 1].span.end > match.start(1)):
            continue
        wholes = [r for r, start in nouns.get(match[1].lower(), {}).items() if start < mention.span.start and r != owner[n]]
        if len(wholes) == 1:
            yield owner[n], wholes[0], (mention.span, Span(*match.span(1))), "organizations:possessive"


def _nouns(found: Mentions, entities: Sequence[Entity]) -> dict[str, dict[int, int]]:
    """Return by common noun the organizations that may be called by it, and where each is first named."""
    out: dict[str, dict[int, int]] = defaultdict(dict)
    for n, entity in enumerate(entities):
        if entity.kind is MentionKind.ORGANIZATION:
            for name in (entity.name, *entity.alternates):
                spelt = words(name.text)
                for noun in {name_classes.head(spelt)[-1], spelt[-1]} if len(spelt) > 1 else ():
                    out[noun][n] = found.mentions[entity.members[0]].span.start
    return out


def _is_part(name: str) -> bool:
    spelt = words(name)
    return bool(spelt) and not UNITS.isdisjoint((spelt[0], spelt[-1], name_classes.head(spelt)[-1]))
