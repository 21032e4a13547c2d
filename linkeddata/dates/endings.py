"""Two dates that a verb makes one range: "begins on 3 December and ends on 6 December"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from linkeddata.values.dates import Day, When
from linkeddata.values.mentions import DateMention
from linkeddata.values.span import Span

# What may stand between the two, at most `_FAR` code points
_PLACE = r"(?: (?:in|at) [\w '’.-]{2,30}?)?"
_ENDS = re.compile(
    rf"{_PLACE},? (?:and |which |it |before |then ){{0,2}}(?:will )?"
    rf"(?:runs?|lasts?|goes on|go on|continues?|extends?|stays? open)(?: there)?{_PLACE} (?:until|till|through|to|up to)(?: the)? "
    rf"|{_PLACE},?(?: (?:and|before|then|which|that|it|will|is to|are to|was|to)){{0,3}}"
    r" (?:ends?|ended|ending|closes?|closed|closing|concludes?|concluded|concluding|finish(?:es|ed|ing)?|(?:wraps?|wrapped|wrapping) up"
    rf"|com(?:es?|ing) to (?:an end|a close)){_PLACE}(?: on)?(?: the)? ",
    re.IGNORECASE,
)
_FAR = 90
_YEAR = re.compile(r"\d{4}")


def ended(text: str, dates: Iterable[DateMention]) -> tuple[DateMention, ...]:
    """Return the dates with such pairs joined: the span of a pair goes from the first date to the second.

    Args:
        text: the document's text.
        dates: in text order.
    """
    out: list[DateMention] = []
    for date in dates:
        end = _end(text, out[-1], date) if out else None
        if end:
            first = out.pop()
            span = Span(first.span.start, date.span.end)
            out.append(replace(first, span=span, when=When(first.when.start, end), rule="range"))
        else:
            out.append(date)
    return tuple(out)


def _end(text: str, first: DateMention, last: DateMention) -> Day | None:
    """Return the end of what begins on the first date, if both are single days in order and a verb says so; else None."""
    if first.publication or last.publication or first.when.end or last.when.end or last.span.start - first.span.end > _FAR:
        return None
    start, end = first.when.start, last.when.start
    if start.day is None or end.day is None or not _ENDS.fullmatch(text, first.span.end, last.span.start):
        return None
    if not _YEAR.search(last.span.of(text)) and (start.month or 0, start.day) < (end.month or 0, end.day):
        end = replace(end, year=start.year, time=None)  # "from 3 December 2025, concluding on 5 December"
    return end if end.after(start) else None
