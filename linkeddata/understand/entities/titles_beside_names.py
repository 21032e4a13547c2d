"""Titles beside names: which name a title introduces or follows, and which country or town belongs into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkeddata.schema import titles
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span

BESIDE = 0.9  # confidence of a title that stands at the name itself; of such pairs in gold/train 99 % before and 9 in 10 behind are right
# Between two titles of one person
_ALSO = re.compile(r",? and (?:the |its )?|, \Z")
# Between a title and the name it introduces
_BEFORE = re.compile(r"[ \u00a0](?:([A-Z][a-z]*)\.? )?\Z")  # group 1: an abbreviated title
# Between a name and the title set behind it, with what opens the title's own phrase
BEHIND = re.compile(r"\s*[,(–—-]\s*(?:(?:the|an?|its|currently|now)\s+)?\Z", re.IGNORECASE)
# Between an organization and the title of its officer: "OECD Secretary-General …", "the Ministry's spokesman …"
BODY_S = re.compile(r"(?:['’]s?)?\s+\Z")
# Between a title and the country that belongs into it: "Minister of Health of …", "Ambassador to …"
_OF_COUNTRY = re.compile(r"\s+(?:of|to|for|in)(?:\s+the)?\s+\Z", re.IGNORECASE)
PLURAL = re.compile(
    r"\b(ministers|presidents|secretaries|directors|ambassadors|mayors|professors|chairmen|chairs|chairpersons|captains|governors|officers|"
    r"generals|rectors|deans|managers|heads|leaders|members|commissioners|deputies|delegates|envoys|judges|prosecutors|senators|students|"
    r"founders|inspectors|sergeants|officials|engineers|researchers|scientists|coaches|artists|representatives|spokespersons)\b",
    re.IGNORECASE,
)


def beside(text: str, found: Mentions) -> list[Relation]:
    """Return a relation for each title that stands right before a name ("Rector Ona Prat") or in apposition behind it."""
    out: list[Relation] = []
    for n, mention in enumerate(found.mentions):
        if mention.kind is not MentionKind.TITLE:
            continue
        before, behind = found.mentions[n - 1] if n else None, found.mentions[n + 1] if n + 1 < len(found.mentions) else None
        if behind and behind.kind is MentionKind.PERSON and introduces(text, mention.span, behind.span):
            out.append(Relation(n + 1, n, "title", BESIDE))
        elif (named := _behind_place(text, found.mentions, n)) is not None:
            out.append(Relation(named, n, "title", BESIDE))
        elif before and before.kind is MentionKind.PERSON and BEHIND.fullmatch(text, before.span.end, mention.span.start):
            out.append(Relation(n - 1, n, "title", BESIDE))
        elif before and out and out[-1].object == n - 1 and _ALSO.fullmatch(text, before.span.end, mention.span.start):
            out.append(Relation(out[-1].subject, n, "title", BESIDE))
        elif n > 1 and before and before.kind is MentionKind.ORGANIZATION and found.mentions[n - 2].kind is MentionKind.PERSON:
            person = found.mentions[n - 2]
            if BEHIND.fullmatch(text, person.span.end, before.span.start) and BODY_S.fullmatch(
                text, before.span.end, mention.span.start
            ):
                out.append(Relation(n - 2, n, "title", BESIDE))
    return out


def _behind_place(text: str, mentions: Sequence[Mention], title: int) -> int | None:
    """Return the name right behind a title and its country: "Minister of Ports of Peru Ona Prat"."""
    span = title_span(text, mentions, title)
    named = title + 2
    if span == mentions[title].span or named >= len(mentions) or mentions[named].kind is not MentionKind.PERSON:
        return None
    return named if introduces(text, span, mentions[named].span) else None


def introduces(text: str, title: Span, name: Span) -> bool:
    """Return whether a title stands right before a name: "Rector Ona Prat", "Rector Dr. Prat"."""
    between = _BEFORE.fullmatch(text, title.end, name.start)
    return between is not None and (between[1] is None or between[1].lower() in titles.abbreviated_address())


def title_span(text: str, mentions: Sequence[Mention], title: int) -> Span:
    """Return the words of a title, with the country or town that follows it ("Minister of Health of …", "Ambassador to …")."""
    span = mentions[title].span
    following = title + 1
    if following < len(mentions) and mentions[following].kind is MentionKind.PLACE:
        place = mentions[following].span
        if place.start - span.end < 12 and _OF_COUNTRY.fullmatch(text, span.end, place.start):
            return Span(span.start, place.end)
    return span
