"""The line below a headline that says when, by whom and in which category a page was posted: "6 May 2025 Posted in Visits"."""

from __future__ import annotations

import re

from linkeddata.read.dateline import dates_in
from linkeddata.values.span import Span

_SEPARATORS = r"[\s|·•,;:/–—―()\-]*"
_NAME = r"(?-i:[^\W\d_a-z])"
_POSTED = r"(?:posted|published|filed|written|added|created|updated|categori[sz]ed)\b"
_CATEGORY = r"(?:categor(?:y|ies)|tags?|topics?|sections?|rubric|filed under)\s?[:：]"
# No sentence ends: "J. Byrne", "Dr. Byrne".
_LINE = r"(?:[^.!?]|(?<=\b[^\W\d_])\.|(?<=\b[dms][rst])\.)*"
# What follows the day: "Posted in Visits", "by Ada Byrne", "Category: Visits".
_AFTER = re.compile(rf"{_SEPARATORS}(?:{_POSTED} (?:in|under|by|to)\b|by {_NAME}|{_CATEGORY}){_LINE}\Z", re.IGNORECASE)
# What precedes the day: "Posted in Visits on", "By Ada Byrne |", "Category: Visits |".
_BEFORE = re.compile(rf"(?:{_POSTED} (?:in|under|by|to)\b|by {_NAME}|{_CATEGORY}){_LINE}\Z", re.IGNORECASE)
_CHANGED = re.compile(rf"\b(?:updated|modified|revised|edited|corrected)(?: on| at)?{_SEPARATORS}\Z", re.IGNORECASE)
_BARE = re.compile(rf"(?:{_POSTED}(?: on| at)?)?{_SEPARATORS}\Z", re.IGNORECASE)
_BY_ACCOUNT = re.compile(rf"(?:{_POSTED} )?by [\w.-]{{2,30}}(?: on| at)?{_SEPARATORS}\Z", re.IGNORECASE)
_LONGEST = 160


def post_day(line: str) -> Span | None:
    """Return the place of the day in a line that also names a category or an author, or None for any other line.

    >>> post_day("6 May 2025 Posted in Visits"), post_day("Posted in the hall on 6 May 2025, the notice was gone.")
    (Span(start=0, end=10), None)
    """
    if len(line) > _LONGEST or line.rstrip()[-1:] in ".!?":
        return None
    days = dates_in(line)
    if len(days) != 1 or days[0].day is None or days[0].day.day is None:
        return None
    before, after = line[: days[0].start].strip(" \t|·•,–—-"), line[days[0].end :]
    if before and _BEFORE.match(before) and _CHANGED.search(before):
        return None
    if _AFTER.match(after) and (_BARE.fullmatch(before) or _BEFORE.match(before)):
        return Span(days[0].start, days[0].end)
    named = _BEFORE.match(before) or (_BY_ACCOUNT.match(before) and not after.strip())
    return Span(days[0].start, days[0].end) if named and len(after) <= 60 else None
