"""The day and hour of a mail, as mails and RSS feeds write it: "Mon, 03 May 2021 10:00:00 +0200".

Source: RFC 5322, 3.3 and 4.3 (obsolete zones); RSS 2.0.11 (`pubDate`, with years of two digits).
"""

from __future__ import annotations

import re
from datetime import datetime

from linkeddata.read.stamps import parse_stamp
from linkeddata.text.time_zones import OFFSETS
from linkeddata.values.dates import MONTHS

_STAMP = re.compile(
    r"(?:[^\W\d_]{2,9}\.?,?\s+)?(?P<day>\d{1,2})[\s-](?P<month>[A-Za-z]{3})[a-z]{0,6}\.?[\s-](?P<year>\d{4}|\d\d)"
    r"(?:\s+(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d|60))?)?(?:\s*(?P<zone>[+-]\d{4}|[A-Za-z]{1,5}))?"
    r"(?:\s*\([^()]{0,60}\))*\s*\Z"
)
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
# What RFC 5322 says that these mean in a mail, where elsewhere they have more than one meaning.
_OF_MAIL = {"UT": "Z", "CST": "-06:00", "MST": "-07:00"}


def mail_stamp(text: str) -> str | None:
    """Return the day in the sender's zone, with the hour if its zone is certain; None if the text is no such date.

    The day is the one that is written. Midnight is a day: systems write it where no hour is known. "-0000" gives an hour in UTC.

    >>> mail_stamp("Mon, 03 May 2021 23:30:00 -0500"), mail_stamp("3 May 21 10:00 BST"), mail_stamp("2021-05-03T10:00:00Z")
    ('2021-05-03T23:30:00-05:00', '2021-05-03', '2021-05-03T10:00:00Z')
    """
    text = " ".join(text.split())[:200]
    match = _STAMP.match(text)
    if match is None:
        return parse_stamp(text)
    month = _MONTHS.get(match["month"].lower())
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 50 else 1900
    try:
        moment = datetime(year, month or 0, int(match["day"]), int(match["hour"] or 0), int(match["minute"] or 0))
    except ValueError:
        return None
    second = min(int(match["second"] or 0), 59)
    zone = _offset(match["zone"] or "") if match["hour"] else None
    day = moment.date().isoformat()
    if zone is None or not (moment.hour or moment.minute or second):
        return day
    return f"{day}T{moment:%H:%M}:{second:02}{zone}"


def _offset(zone: str) -> str | None:
    """Return the offset that a zone means, "Z" or "+02:00"; None if that is not certain."""
    if zone[:1] in {"+", "-"}:
        hours, minutes = int(zone[1:3]), int(zone[3:])
        if hours > 14 or minutes > 59:
            return None
        return "Z" if zone == "-0000" else f"{zone[:3]}:{zone[3:]}"
    return _OF_MAIL.get(zone.upper(), OFFSETS.get(zone.upper()))
