"""Names of versions: the day, and a number if it is not the first of its day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from linkeddata.errors import UsageError

VERSIONS = "versions"
CURRENT = "current"
_NAME = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.(?P<number>[1-9][0-9]{0,4}))?", re.ASCII)
# A version has a second of its own in its day.
_MOST = 24 * 60 * 60


def rank(version: str) -> tuple[str, int] | None:
    """Return what versions are sorted by, oldest first: day and number; None if a name is not that of a version.

    >>> rank("2026-11-30.2")
    ('2026-11-30', 2)
    >>> rank("2026-11-30.1"), rank("2026-02-30"), rank("thesis")
    (None, None, None)
    """
    match = _NAME.fullmatch(version)
    if match is None or match["number"] == "1" or not _is_day(match["day"]):
        return None
    number = int(match["number"] or 1)
    return (match["day"], number) if number <= _MOST else None


def issued_of(version: str) -> str:
    """Return when a version was issued, ISO 8601 with zone: its day, and a second for each earlier one of that day.

    Raises:
        ValueError: it is not the name of a version.

    >>> issued_of("2026-11-30"), issued_of("2026-11-30.62")
    ('2026-11-30T00:00:00Z', '2026-11-30T00:01:01Z')
    """
    ranked = rank(version)
    if ranked is None:
        raise ValueError(f"not a version: {version}")
    seconds = ranked[1] - 1
    return f"{ranked[0]}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


def day_of(date: str | None, environment: Mapping[str, str]) -> str:
    """Return the day of a release, ISO 8601.

    Args:
        date: as the user gave it; None if nothing was given.
        environment: SOURCE_DATE_EPOCH, seconds since 1970, comes next (reproducible-builds.org); else it is today. Both are in UTC.

    Raises:
        UsageError: one of them is not a day.
    """
    if date is not None:
        if not _is_day(date):
            raise UsageError(f"the date {date!r} is not a day", "write it as in 2026-11-30")
        return date
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.now(datetime.UTC).date().isoformat()
    try:
        if not re.fullmatch(r"[0-9]{1,15}", epoch, re.ASCII):
            raise ValueError(epoch)
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}", "unset it, or give --date") from None


def next_version(public: Path, date: str) -> str:
    """Return the name of the next release of a day.

    It was never the name of another: neither of one in `versions`, nor of one whose changes the current release tells.

    Args:
        public: the folder that the web sees.
        date: a day, ISO 8601.

    Raises:
        UsageError: there is a later release already, or the day is full.
    """
    known = [ranked for name in _told(public) if (ranked := rank(name))]
    last = max(known, default=("", 0))
    if date < last[0]:
        raise UsageError(f"the date {date} is before that of the last release, {last[0]}", "give that day or a later one")
    number = max((number for day, number in known if day == date), default=0) + 1
    if number > _MOST:
        raise UsageError(f"there are too many releases of {date}", "give a later date")
    return date if number == 1 else f"{date}.{number}"


def _told(public: Path) -> Iterator[str]:
    """Yield the names of versions that are there, or were: `changes/2026-11-30.2.rdfp.gz` is of the second release of its day."""
    if (public / VERSIONS).is_dir():
        yield from (path.name for path in (public / VERSIONS).iterdir())
    if (public / CURRENT / "changes").is_dir():
        for path in (public / CURRENT / "changes").iterdir():
            match = _NAME.match(path.name)
            if match and path.name[match.end() :].startswith("."):
                yield match[0]


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
