"""Dates of a page: readable by programs, on the calendar, and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from rdflib import Literal
from rdflib.term import Node

from linkeddata.validation.rules.document import DocumentIndex, schema
from linkeddata.validation.rules.ranges import takes
from linkeddata.validation.rules.violation import Violation
from linkeddata.values.dates import is_before, read_date

#: The types of value that are dates or times of day.
KINDS = frozenset({"Date", "DateTime", "Time"})

#: Pairs of properties: the first may not be before the second.
_IN_ORDER = (
    ("endDate", "startDate"),
    ("endTime", "startTime"),
    ("deathDate", "birthDate"),
    ("dissolutionDate", "foundingDate"),
    ("validThrough", "validFrom"),
    ("availabilityEnds", "availabilityStarts"),
    ("priceValidUntil", "validFrom"),
    ("arrivalTime", "departureTime"),
    ("checkoutTime", "checkinTime"),
    ("expires", "datePublished"),
    ("validThrough", "datePosted"),
    ("coverageEndTime", "coverageStartTime"),
)
#: Times until which something is valid: there midnight is a usual time.
_UNTIL = ("valid", "expires", "availability", "priceValid")

_SHAPED = re.compile(r"(?:-?(?:\d{4}|\d{5,}(?=-))(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?)(?:T\d\d:\d\d\S*)?\Z")
#: Before our era, which `values.dates` does not read.
_LONG_AGO = re.compile(r"-\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_END_OF_DAY = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T24:00(?::00(?:\.0+)?)?(?=Z|[+-]|\Z)")
_ZONE = re.compile(r"([+-]\d\d)(\d\d)?\Z")
_MIDNIGHT = re.compile(r"\d{4}-\d\d-\d\dT00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_CLOCK = re.compile(r"T?\d\d:\d\d\S*\Z")
_TIME = re.compile(r"T?(?:24:00|(?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_DURATION = re.compile(
    r"-?P(?=[\dT])(?:\d+(?:[.,]\d+)?W|(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)\Z"
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d\d:?\d\d)?)?\Z")


class Written(Enum):
    """How a date is written."""

    WELL = "as programs read it"
    IN_WORDS = "not as programs read it"
    IMPOSSIBLE = "not on the calendar or the clock"
    MIDNIGHT = "with an hour that is probably unknown"


@lru_cache(maxsize=1024)
def of_text(text: str, takes: frozenset[str]) -> Written:
    """Return how a date is written.

    Args:
        text: the value.
        takes: types of value that the property takes.

    Source: ISO 8601; schema.org's Date, DateTime and Time.

    >>> day = frozenset({"Date", "DateTime"})
    >>> [of_text(text, day).name for text in ("2020-01-09", "9 January 2020", "2020-02-30")]
    ['WELL', 'IN_WORDS', 'IMPOSSIBLE']
    """
    text = text.strip()
    if "Time" in takes and _TIME.match(text):
        return Written.WELL
    if takes == {"Time"}:
        return Written.IMPOSSIBLE if _CLOCK.match(text) else Written.IN_WORDS
    if _LONG_AGO.match(text):
        return Written.WELL
    written = normal(text)
    try:
        read_date(written)
    except ValueError:
        return Written.IMPOSSIBLE if _SHAPED.match(written) else Written.IN_WORDS
    return Written.MIDNIGHT if _MIDNIGHT.match(text) else Written.WELL


def is_duration(text: str) -> bool:
    """Return whether a text is a duration as programs read it.

    Source: ISO 8601, 5.5.2; schema.org's Duration.

    >>> [is_duration(text) for text in ("PT1H30M", "P2W", "90 minutes", "1:30", "P1H")]
    [True, True, False, False, False]
    """
    return _DURATION.match(text.strip()) is not None


@lru_cache(maxsize=1024)
def advice(name: str) -> str:
    """Return how a date or time is written under a property, by what the property takes.

    >>> advice("birthDate"), advice("opens")
    ('year, month and day as in 2020-01-09', 'a time of day as in 09:30')
    """
    kinds = takes(name)
    day, time = "year, month and day as in 2020-01-09", "a time of day as in 09:30"
    if "DateTime" in kinds:
        day += ", followed by the time if there is one, as in 2020-01-09T09:30:00"
    if not kinds & {"Date", "DateTime"}:
        return time
    return f"{day}, or only {time}" if "Time" in kinds else day


def is_until(name: str) -> bool:
    """Return whether a property gives the end of a validity."""
    return name.startswith(_UNTIL)


def normal(text: str) -> str:
    """Return a date in the extended form of ISO 8601, with a colon in its zone, and 24:00 as 0:00 of the next day."""
    basic = _BASIC.match(text)
    if basic:
        year, month, day, hour, minute, zone = basic.groups()
        text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:00{zone or ''}" if hour else "")
    if "T" not in text:
        return text
    return _END_OF_DAY.sub(_next_day, _ZONE.sub(lambda z: f"{z[1]}:{z[2] or '00'}", text))


def _next_day(match: re.Match[str]) -> str:
    try:
        return f"{date.fromisoformat(match['day']) + timedelta(days=1)}T00:00:00"
    except (ValueError, OverflowError):  # a day that is not on the calendar, which is reported
        return match[0]


def end_before_start(index: DocumentIndex) -> Iterator[Violation]:
    """Yield ends that are before their start."""
    for later, earlier in _IN_ORDER:
        for node, ends, starts in _reversed(index, later, earlier):
            yield Violation(node, schema(later), ends[0], starts[0], schema(earlier))


def published_after_modified(index: DocumentIndex) -> Iterator[Violation]:
    """Yield days of publication that are after the last change."""
    later, earlier = "dateModified", "datePublished"
    for node, changed, published in _reversed(index, later, earlier):
        yield Violation(node, schema(earlier), published[0], changed[0], schema(later))


def _reversed(index: DocumentIndex, later: str, earlier: str) -> Iterator[tuple[Node, Sequence[Literal], Sequence[Literal]]]:
    """Yield the nodes on which every value of `later` is before every value of `earlier`, with these values."""
    data, end, start = index.data, schema(later), schema(earlier)
    for node in dict.fromkeys(s for s, _ in data.pairs(end)):
        ends, starts = ([v for v in data.objects(node, p) if isinstance(v, Literal)] for p in (end, start))
        if ends and starts and all(is_before(normal(str(e)), normal(str(s))) for e in ends for s in starts):
            yield node, ends, starts
