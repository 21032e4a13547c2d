"""Stamps of a page's markup: a day, perhaps with hour and zone, as ISO 8601 text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from linkeddata.read.dateline import parse_date
from linkeddata.values.dates import read_date

_CLOCK = re.compile(
    r"\s{0,9}(?P<day>\d{4}-?\d\d-?\d\d)[T ]\s?(?P<hour>\d\d?)(?::?(?P<minute>[0-5]\d))(?::?(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?\s{0,9}\Z",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\s{0,9}[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d .{1,8}\Z")
_DAY = timedelta(days=1)


def parse_stamp(text: str) -> str | None:
    """Return the only day of a short text with its hour and zone, if it gives them; None if there is no such day.

    Midnight is a day: systems write it where no hour is known.

    >>> parse_stamp("2024-05-16 22:30:00 +0200"), parse_stamp("2024-05-16T00:00:00Z"), parse_stamp("16 May 2024")
    ('2024-05-16T22:30:00+02:00', '2024-05-16', '2024-05-16')
    """
    day = parse_date(text)
    if day is None or day.year is None or day.day is None:
        return None
    match = _CLOCK.match(_from_mail(text))
    if not match:
        return day.iso
    zone = (match["zone"] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
    if zone and zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    clock = f"{match['hour']:0>2}:{match['minute']}:{match['second'] or '00'}"
    stamp = f"{day.iso}T{clock}{zone}"
    try:
        read_date(stamp)
    except ValueError:
        return day.iso
    return day.iso if clock == "00:00:00" else stamp


def _from_mail(text: str) -> str:
    """Return the stamp of a mail or of HTTP in the form of ISO 8601; any other text is returned unchanged."""
    if not _MAIL.match(text):
        return text
    try:
        return parsedate_to_datetime(text.strip()).isoformat()
    except ValueError:
        return text


def on_day(stamp: str, shown: str, others: list[str]) -> str:
    """Return the stamp of publication on the day that the page shows.

    A page shows the day of its own zone, and its stamp may be in another one, so that the two differ by a day.

    Args:
        stamp: of publication.
        shown: the day that the page shows, ISO 8601.
        others: stamps of the page.

    Returns:
        `stamp`, if it is on that day, or not on the day before or after it; else a stamp of the same moment on that day; else
        the day.
    """
    moment = read_date(stamp)[1]
    if moment is None or stamp[:10] == shown or len(shown) != 10:
        return stamp
    if abs(datetime.fromisoformat(stamp[:10]) - datetime.fromisoformat(shown)) > _DAY:
        return stamp
    same = (other for other in others if other.startswith(f"{shown}T") and read_date(other)[1] == moment)
    return next(same, shown)
