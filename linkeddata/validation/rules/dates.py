"""Dates of a page: written as machines read them, on the calendar, and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rdflib import Literal

from linkeddata.validation.rules.document import Scene, schema
from linkeddata.validation.rules.violation import Fault
from linkeddata.values.dates import is_before, read_date

#: The kinds of value that are dates or times of day.
KINDS = frozenset({"Date", "DateTime", "Time"})

#: What may not come before what.
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
#: Times until which something holds: midnight is as good as any there.
_UNTIL = ("valid", "expires", "availability", "priceValid")

_SHAPED = re.compile(r"(?:-?(?:\d{4}|\d{5,}(?=-))(?:-\d\d(?:-\d\d)?)?|--\d\d(?:-\d\d)?)(?:T\d\d:\d\d\S*)?\Z")
#: Before our era, which `when` does not read.
_LONG_AGO = re.compile(r"-\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_END_OF_DAY = re.compile(r"(?<=T)24:00(?::00)?(?=Z|[+-]|\Z)")
_ZONE = re.compile(r"([+-]\d\d)(\d\d)?\Z")
_MIDNIGHT = re.compile(r"\d{4}-\d\d-\d\dT00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_CLOCK = re.compile(r"T?\d\d:\d\d\S*\Z")
_TIME = re.compile(r"T?(?:24:00|(?:[01]\d|2[0-3]):[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d\d:?\d\d)?)?\Z")


@lru_cache(maxsize=4096)
def of_text(text: str, takes: frozenset[str]) -> str | None:
    """Judge a date as written.

    Args:
        text: the value.
        takes: kinds of value that the property takes.

    Returns:
        `date-in-words`, `date-impossible`, `midnight`, or None where nothing is wrong.

    Source: ISO 8601; schema.org's Date and DateTime.

    >>> day = frozenset({"Date", "DateTime"})
    >>> of_text("2020-01-09", day), of_text("9 January 2020", day), of_text("2020-02-30", day)
    (None, 'date-in-words', 'date-impossible')
    """
    text = text.strip()
    if "Time" in takes and _TIME.match(text):
        return None
    if takes == {"Time"}:
        return "date-impossible" if _CLOCK.match(text) else "date-in-words"
    if _LONG_AGO.match(text):
        return None
    written = _END_OF_DAY.sub("23:59", normal(text))
    try:
        read_date(written)
    except ValueError:
        return "date-impossible" if _SHAPED.match(written) else "date-in-words"
    return "midnight" if _MIDNIGHT.match(text) else None


def is_until(name: str) -> bool:
    """Tell whether a property says until when something holds."""
    return name.startswith(_UNTIL)


def normal(text: str) -> str:
    """Return a date in the extended form with a colon in its zone, the other forms of ISO 8601 too."""
    basic = _BASIC.match(text)
    if basic:
        year, month, day, hour, minute, zone = basic.groups()
        text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:00{zone or ''}" if hour else "")
    return _ZONE.sub(lambda z: f"{z[1]}:{z[2] or '00'}", text) if "T" in text else text


def find(scene: Scene) -> Iterator[Fault]:
    """Yield end-before-start and published-after-modified."""
    data = scene.data
    for later, earlier in (*_IN_ORDER, ("dateModified", "datePublished")):
        end, start = schema(later), schema(earlier)
        for node in dict.fromkeys(s for s, _ in data.pairs(end)):
            ends, starts = ([v for v in data.objects(node, p) if isinstance(v, Literal)] for p in (end, start))
            if not (ends and starts and all(is_before(normal(str(e)), normal(str(s))) for e in ends for s in starts)):
                continue
            if later == "dateModified":
                yield Fault("published-after-modified", node, start, starts[0], ends[0], end)
            else:
                yield Fault("end-before-start", node, end, ends[0], starts[0], start)
