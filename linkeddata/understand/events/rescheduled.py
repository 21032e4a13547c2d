"""Finds rescheduled events: the planned day and the new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linkeddata.values.dates import When
from linkeddata.values.mentions import DateMention, Mentions
from linkeddata.values.span import Span

_MOVED = r"\b(?:postponed|re-?scheduled|deferred|moved|shifted|delayed|adjourned|brought forward|(?:put|pushed|moved|set) back|put off)\b"
_PLANNED = r"\b(?:planned|scheduled|announced|billed|fixed|set|due|foreseen|expected|meant|supposed)\b"
_ON = r"(?: (?:on|for|at))?(?: the)? \Z"

# Words right before the new day
_TO = re.compile(
    _MOVED + r"(?:,? (?:by|from|because|owing|due|after|in)\b[^.;]{1,60}?)?,? (?:to|until|till|for)(?: the)? \Z", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:(?:will|is to|are to|is|are) now(?: to)?(?: be)? \w+(?: place| ahead)?|instead)(?: in [^.;,]{1,40})?" + _ON,
    re.IGNORECASE,
)
_NEW_DATE = re.compile(r"\bnew date(?: is| will be|:|,)?(?: the)? \Z", re.IGNORECASE)

# Words right before the planned day
_FROM = re.compile(_MOVED + r",? from(?: the)? \Z", re.IGNORECASE)
_ONCE = re.compile(
    r"(?:\b(?:originally|previously|initially|first|earlier)(?: \w+){0,2}?(?: "
    + _PLANNED
    + r")?(?: to \w+(?: \w+)?)?"
    + _ON
    + r"|\binstead of(?: on)?(?: the)? \Z)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(_PLANNED + r"(?: to \w+(?: place)?)?" + _ON, re.IGNORECASE)
_SAID_ON = re.compile(_MOVED + r",? on \Z", re.IGNORECASE)  # the day of the decision

_BEFORE = 110  # code points before a date in which a cue may stand


def rescheduled(text: str, event: Span, found: Mentions) -> tuple[DateMention | None, DateMention] | None:
    """Return the planned day of an event, if the text gives it, and its new day; None if it was not rescheduled.

    Args:
        text: the document's text.
        event: place of the event's trigger or name.
        found: its dates and sentences.

    Source: schema.org, `EventRescheduled` and `previousStartDate`.
    """
    sentence = found.sentence(event)
    if sentence is None:
        return None
    dates = [d for d in found.dates if sentence.contains(d.span) and d.span.start > event.start and not d.publication]
    for n, new in enumerate(dates):
        if new.when.end:  # "moved from 4 to 6 May", "deferred on 4 May until 6 May" read like a range
            last = replace(new, when=When(new.when.end))
            if _before(text, sentence, new, _FROM):
                return replace(new, when=When(new.when.start)), last
            if _before(text, sentence, new, _SAID_ON):
                return None, last
        old = _given_up(text, sentence, dates[:n])
        if _before(text, sentence, new, _TO) or _before(text, sentence, new, _NEW_DATE):
            return old or _instead_of(text, sentence, dates[n + 1 :]), new
        if _before(text, sentence, new, _NOW) and (old := old or _instead_of(text, sentence, dates[n + 1 :])):
            return old, new
    return None


def _given_up(text: str, sentence: Span, dates: Sequence[DateMention]) -> DateMention | None:
    """Return the planned day: the one that a cue marks, else the only candidate."""
    for cue in (_FROM, _ONCE, _ANNOUNCED):
        for date in dates:
            if _before(text, sentence, date, cue):
                return date
    left = [d for d in dates if not _before(text, sentence, d, _SAID_ON)]
    return left[0] if len(left) == 1 else None


def _instead_of(text: str, sentence: Span, dates: Sequence[DateMention]) -> DateMention | None:
    return next((d for d in dates if _before(text, sentence, d, _ONCE)), None)


def _before(text: str, sentence: Span, date: DateMention, cue: re.Pattern[str]) -> bool:
    return bool(cue.search(text, max(sentence.start, date.span.start - _BEFORE), date.span.start))
