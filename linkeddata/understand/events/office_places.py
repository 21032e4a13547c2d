"""Places that only belong to an office: the Governor of Lorne who toured Kesh was in Kesh."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from linkeddata.schema.lexicon import EVENT_WORDS, PERSON_WORDS, as_written, singles
from linkeddata.values.mentions import MentionKind, Mentions, Relation
from linkeddata.values.span import Span

_BEFORE = 120  # code points before a place in which its office may begin
_OF_OFFICES = frozenset(("appointment", "election"))  # they take place where the office is: "was elected mayor of Lorne"
_INTO = re.compile(r"\b(?:in|at|near|into|outside|inside|around|across|to)(?: the)? \Z", re.IGNORECASE)
_TITLE_OF = re.compile(r"\s+(?P<word>of|to|for|in)(?:\s+the)?\s+")
# Not behind a word that makes the embassy itself the place: "a reception at the Embassy in Lorne"
_HELD_AT = "".join(
    rf"(?<!\b{word} {article})" for word in ("at", "in", "inside", "outside") for article in ("", "the ", "its ", "our ")
)


def without_office_places(text: str, found: Mentions, relations: Sequence[Relation], least: float) -> list[Relation]:
    """Return the relations without those that make the place of an office the place of an event, but for elections and appointments.

    "The Ambassador of Peru in Kesh" may be met there: such a place is dropped only before the trigger, or if the event has another.

    Args:
        text: the document's text.
        found: its mentions and sentences.
        relations: those of the document.
        least: the lowest confidence of a location.
    """
    bound = {n: how for n, m in enumerate(found.mentions) if m.kind is MentionKind.PLACE and (how := _bound(text, found, n))}
    free: dict[int, set[int]] = defaultdict(set)
    for relation in relations:
        if relation.kind == "place" and relation.confidence >= least and relation.object not in bound:
            free[relation.subject].add(relation.object)

    def stays(relation: Relation) -> bool:
        of_office = found.mentions[relation.subject].event_kind in _OF_OFFICES
        how = bound.get(relation.object) if relation.kind == "place" and not of_office else None
        if how != "in":
            return how is None
        behind = found.mentions[relation.object].span.start > found.mentions[relation.subject].span.start
        return behind and not free[relation.subject]

    return [r for r in relations if stays(r)]


def _bound(text: str, found: Mentions, place: int) -> str:
    """Return how a place belongs to an office: "of" it, "in" it (the office sits there), or "" if it does not."""
    span = found.mentions[place].span
    sentence = found.sentence(span)
    before = " ".join(text[max(sentence.start if sentence else 0, span.start - _BEFORE) : span.start].split()) + " "
    title = found.mentions[place - 1] if place else None
    if title and title.kind is MentionKind.TITLE and (match := _TITLE_OF.fullmatch(text, title.span.end, span.start)):
        return "in" if match["word"] == "in" else "of"
    if match := _offices().search(before):
        return "in" if match["sits"] else "of"
    return "of" if not _INTO.search(before) and _opens_office(text, found, place, span) else ""


def _opens_office(text: str, found: Mentions, place: int, span: Span) -> bool:
    """Return whether an office follows a place: "Lorne Governor Ona Prat", "Lorne's mayor"."""
    behind = found.mentions[place + 1] if place + 1 < len(found.mentions) else None
    if behind and behind.kind is MentionKind.TITLE and re.fullmatch(r"(?:['’]s?)?\s+", text[span.end : behind.span.start]):
        return True
    return bool(_owned().match(text, span.end))


@cache
def _offices() -> re.Pattern[str]:
    """Return the pattern of an office before its place, which it ends with "of", "to", "for", or "in" where it sits there."""
    field = "|".join(sorted(map(re.escape, singles(PERSON_WORDS, "office"))))
    capital = r"(?-i:[A-Z])[\w’'-]*"
    words = rf"(?:(?:{capital}|and|the|of|for|&|{field}),? ){{1,12}}?"
    office, mission = _alternatives("office"), _alternatives("mission")
    holder = rf"\b(?:{office})s?(?:[ -](?:general|plenipotentiary|designate|elect))? (?:(?:of|for|to) {words})?(?:of|to|for) (?:the )?"
    holders = rf"\b(?:{office})s (?:of|to|for) (?:the )?(?:{capital}(?: {capital})*(?:, (?:and )?| and )(?:the )?){{1,6}}"
    body = rf"\b(?:{mission})s? of (?:the )?"
    sender = rf"(?: of (?:the )?{words})?"
    sits = rf"(?P<sits>{_HELD_AT}\b(?:{mission}|ambassador|consul|consul general|representative|envoy)s?{sender} ?(?:in|at) (?:the )?)"
    return re.compile(rf"(?:{holders}|{holder}|{body}|{sits})\Z", re.IGNORECASE)


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)?\s+(?:{_alternatives('office')})\b(?!['’])", re.IGNORECASE)


def _alternatives(table: str) -> str:
    return "|".join(re.escape(w) for w in sorted(as_written(EVENT_WORDS, table), key=lambda w: (-len(w), w)))
