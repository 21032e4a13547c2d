"""Terms of office: since when and until when a post is held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linkeddata.values.dates import Day
from linkeddata.values.mentions import DateMention, Mentions
from linkeddata.values.span import Span


class Term(NamedTuple):
    """A term of office; at least its first or last day is known."""

    first: Day | None
    last: Day | None
    date: DateMention


# Between a post and the date behind it
_HELD = r"(?:,? (?:a|the|which) (?:post|office|position|role|seat)\b[^,.;()]{0,40}?)?[ ,(]*(?:in office |serving |effective |with effect )?"
_SINCE = re.compile(_HELD + r"(?:ever )?(?:since|from|as (?:of|from)|starting)(?: the)? \Z", re.IGNORECASE)
_UNTIL = re.compile(_HELD + r"(?:until|till|up to)(?: the)? \Z", re.IGNORECASE)
_YEARS = re.compile(_HELD + r"(?:(?:from|between|during|in|in the years) )?\Z", re.IGNORECASE)  # before a stretch of time
_ON = re.compile(r",? (?:on|in)(?: the)? \Z")
# Right before a post that somebody takes up
_ENTERS = re.compile(
    r"\b(?:take|takes|took|taking|taken|assume|assumes|assumed|assuming)(?: up)? (?:\w+ ){0,2}(?:office|duties|post|role|position) as"
    r"(?: the| its)? \Z",
    re.IGNORECASE,
)

# Before a date that stands before its post, and between the two
_OPENS_SINCE = re.compile(r"\b(?:since|as of)(?: the)? \Z", re.IGNORECASE)
_OPENS_YEARS = re.compile(r"\b(?:from|between|in|during)(?: the years)? \Z", re.IGNORECASE)
_WAS = re.compile(
    r",? [^,.;:()]{0,50}?\b(?:was|were|is|(?:has|have|had)(?: also)? been|served(?: as)?|serving as|serves as|worked as|headed by)"
    r"(?: (?:the|an?|its|their|also|first|then))*[ ]\Z",
    re.IGNORECASE,
)


def term(text: str, found: Mentions, words: Sequence[Span]) -> Term | None:
    """Return the term of a post if the text gives it beside the post, else None.

    Args:
        text: the document's text.
        found: its dates and sentences.
        words: places of the title and of its organization, the title first.

    Source: schema.org, `Role` with `startDate` and `endDate`.
    """
    title = words[0]
    sentence = found.sentence(title)
    if sentence is None:
        return None
    ends = [w.end for w in words if sentence.contains(w)]
    for date in found.dates:
        if date.publication or not sentence.contains(date.span):
            continue
        if date.span.start < title.start:
            told = _before(text, date, title, sentence)
        else:
            told = next(
                (t for end in ends if end <= date.span.start and (t := _behind(text, date, end, title, sentence))), None
            )
        if told:
            return told
    return None


def _behind(text: str, date: DateMention, end: int, title: Span, sentence: Span) -> Term | None:
    first, last, begin = date.when.start, date.when.end, date.span.start
    if last:
        yearly = first.day is None or _SINCE.fullmatch(text, end, begin)
        return Term(first, last, date) if yearly and _YEARS.fullmatch(text, end, begin) else None
    if _SINCE.fullmatch(text, end, begin):
        return Term(first, None, date)
    if _UNTIL.fullmatch(text, end, begin):
        return Term(None, first, date)
    if _ON.fullmatch(text, end, begin) and _ENTERS.search(text, sentence.start, title.start):
        return Term(first, None, date)
    return None


def _before(text: str, date: DateMention, title: Span, sentence: Span) -> Term | None:
    if not _WAS.fullmatch(text, date.span.end, title.start):
        return None
    if date.when.end:
        told = _OPENS_YEARS.search(text, sentence.start, date.span.start)
        return Term(date.when.start, date.when.end, date) if told else None
    return Term(date.when.start, None, date) if _OPENS_SINCE.search(text, sentence.start, date.span.start) else None
