"""Days of claims: ISO 8601, partial or not, with or without a time."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d).*)?\Z")
_FAR = 10**6


@lru_cache(maxsize=16384)
def day_of(when: str) -> str:
    """Return the whole day of a date or time, "" if it is partial or has no year.

    >>> day_of("2024-05-03T10:00:00+02:00"), day_of("2024-05"), day_of("--05-03")
    ('2024-05-03', '', '')
    """
    found = _DAY.match(when)
    return found[1] if found else ""


def has_zone(when: str) -> bool:
    """Return whether a time has a zone."""
    return "T" in when and bool(re.search(r"(?:Z|[+-]\d\d:\d\d)\Z", when))


def minutes(when: str) -> int | None:
    """Return the time of day in minutes, None if none is told."""
    found = _DAY.match(when)
    return int(found[2]) * 60 + int(found[3]) if found and found[2] else None


@lru_cache(maxsize=16384)
def apart(first: str, last: str) -> int:
    """Return the least number of days between two dates that may be partial; a million without a year.

    >>> apart("2024-05-03", "2024-05-10"), apart("2024", "2024-05-10"), apart("2023-12", "2024")
    (7, 0, 1)
    """
    try:
        (a, b), (c, d) = _span(first), _span(last)
    except ValueError:
        return _FAR
    return max(0, (c - b).days, (a - d).days)


def _span(when: str) -> tuple[date, date]:
    text = when.partition("T")[0]
    if not re.match(r"\d{4}", text):
        raise ValueError(when)
    if len(text) >= 10:
        day = date.fromisoformat(text[:10])
        return day, day
    if len(text) == 7:
        first = date.fromisoformat(text + "-01")
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, date.fromordinal(last.toordinal() - 1)
    return date(int(text[:4]), 1, 1), date(int(text[:4]), 12, 31)


def in_utc(when: str) -> datetime | None:
    """Return a time with a zone as a moment; None for others."""
    if not has_zone(when):
        return None
    try:
        return datetime.fromisoformat(when)
    except ValueError:
        return None
