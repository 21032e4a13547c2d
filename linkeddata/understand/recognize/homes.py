"""Leaves out places that only say where somebody lives: "Milan Dvorak, 34, of Tanner Street, Ostburg".

A home is no place of an event, and it helps to find a person. So it is no mention at all: it is in no data, no name and no IRI. The same
place elsewhere in the text is read as usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation

#: Characters before a place that are searched for words about a home.
_BACK = 120
_STREET = re.compile(
    r"\b(?:street|st\.?|road|rd\.?|lane|avenue|ave\.?|close|drive|terrace|crescent|gardens|row|way|grove|mews|walk|hill|boulevard|court|"
    r"place|square|quay|estate|villas|cottages?|house|flats?)\Z",
    re.IGNORECASE,
)
_NUMBER = r"(?:(?:flat|no\.?|apartment|unit)\s*)?(?:\d{1,5}[A-Za-z]?,?\s+)?(?:the\s+)?"
_YEARS = r"(?:[ -]?years?(?:[ -]|\s+)old\b)?"
#: Up to five words of a trade between an age and a home: "34, a night watchman from".
_TRADE = r"(?:,?\s+an?\s+(?:[a-z][\w'’-]*\s+){0,4}[a-z][\w'’-]*)?"
_FROM = r"(?:formerly\s+)?(?:of|from)"
#: Words before a place that say that somebody lives there, whoever it is.
_LIVES = re.compile(
    rf"(?:"
    rf"\baged\s+\d{{1,3}}\b{_TRADE}\s*,?\s*(?:and\s+)?{_FROM}"  # "Jo Ek aged 34 from"
    rf"|\b\d{{1,3}}-year-old\b[^.;:!?\n]{{0,60}}?,?\s+{_FROM}"  # "34-year-old Jo Ek of", "a 34-year-old baker from"
    r"|\bwho\s+(?:is\s+\d{1,3}\s+and\s+)?(?:lives|resides)\s+(?:in|at|on|near)"
    r"|\b(?:a|an|the)\s+(?:[a-z-]+\s+)?resident\s+(?:of|in)"
    r"|\b(?:with\s+an?\s+address|whose\s+address\s+is)\s+(?:in|at|on)"
    rf")\s+{_NUMBER}\Z"
)
#: The same where a person's name stands right before the words.
_LIVES_AFTER_NAME = re.compile(
    rf"\s*[,(]\s*(?:who\s+is\s+)?(?:aged\s+|age\s+)?\d{{1,3}}\b{_YEARS}\)?{_TRADE}\s*,?\s*(?:and\s+)?{_FROM}\s+{_NUMBER}\Z"  # ", 34, of"
    rf"|\s*,?\s*(?:(?:who\s+)?(?:lived|living|residing|resided|lives|resides)\s+(?:in|at|on|near)\s+|of\s+(?=\d)){_NUMBER}\Z"
)
#: A town is a place of an event at somebody's home there; a street is not.
_HOME = re.compile(
    rf"\b(?:his|her|their|whose)\s+(?:own\s+|family\s+)?(?:home|house|flat|apartment|address)(?:\s+is)?\s+(?:in|at|on)\s+{_NUMBER}\Z"
)
#: After what is no home: "of Belgian nationality", "from Ostburg to Lindo".
_NO_HOME = re.compile(r"\s+(?:nationality|citizenship|descent|origin|extraction|birth)\b|\s+to\s+(?:the\s+)?[A-Z]")
_STREET_AFTER_NAME = re.compile(
    rf"\s+{_FROM}\s+{_NUMBER}\Z|\s*,\s*(?:(?:aged\s+)?\d{{1,3}}\s*,\s*)?(?:{_FROM}\s+)?{_NUMBER}\Z|\s*\(\d{{1,3}}\),?\s*{_NUMBER}\Z"
)
#: Between the parts of an address.
_NEXT = re.compile(r"\s*,\s*|\s+(?:in|near)\s+(?:the\s+)?")
_PLACES = (MentionKind.PLACE, MentionKind.ORGANIZATION)


def without_homes(text: str, found: Mentions) -> Mentions:
    """Return what was found in a text without the places that only say where somebody lives.

    Args:
        text: the document's text.
        found: its mentions.

    Returns:
        The same object if there are none. Relations to what is left keep their order.
    """
    gone = frozenset(_homes(text, found.mentions))
    if not gone:
        return found
    number = {old: new for new, old in enumerate(n for n in range(len(found.mentions)) if n not in gone)}
    kept = tuple(m for n, m in enumerate(found.mentions) if n in number)
    return replace(found, mentions=kept, relations=tuple(_renumbered(found.relations, number)))


def _renumbered(relations: tuple[Relation, ...], number: dict[int, int]) -> Iterator[Relation]:
    for relation in relations:
        outside = relation.kind in ("when", "hour")  # their objects are dates and times
        if relation.subject in number and (outside or relation.object in number):
            yield replace(
                relation,
                subject=number[relation.subject],
                object=relation.object if outside else number[relation.object],
            )


def _homes(text: str, mentions: tuple[Mention, ...]) -> Iterator[int]:
    """Yield the indices of the mentions that are parts of an address."""
    last = None  # the end of the address so far
    for n, mention in enumerate(mentions):
        person = next((m for m in reversed(mentions[:n]) if m.kind is MentionKind.PERSON), None)
        continued = last is not None and mention.kind is MentionKind.PLACE and _NEXT.fullmatch(text, last, mention.span.start)
        if continued or _is_home(text, mention, person):
            last = mention.span.end
            yield n


def _is_home(text: str, mention: Mention, person: Mention | None) -> bool:
    """Return whether the words before a place say that somebody lives there.

    Args:
        text: the document's text.
        mention: the place; what is taken for something else counts if it ends as streets do.
        person: the last person named before it.
    """
    street = bool(_STREET.search(mention.span.of(text)))
    if mention.kind is not MentionKind.PLACE and not (street and mention.kind in (*_PLACES, MentionKind.PERSON)):
        return False
    start = mention.span.start
    before = text[max(0, start - _BACK) : start]
    if _NO_HOME.match(text, mention.span.end):
        return False
    if _LIVES.search(before) or (street and _HOME.search(before)):
        return True
    if person is None or person.span.end > start:
        return False
    between = text[person.span.end : start]
    return bool(_LIVES_AFTER_NAME.fullmatch(between) or (street and _STREET_AFTER_NAME.fullmatch(between)))
