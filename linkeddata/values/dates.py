"""Dates as a text gives them: full, partial or a range, never more precise than the text."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from linkeddata.values.namespaces import XSD

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

#: From Monday, as in `datetime.date.weekday`.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

#: Lower-case abbreviations, without a full stop → number of the month (1 to 12); "May" has none.
MONTH_ABBREVIATIONS: Mapping[str, int] = {
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, start=1) if len(name) > 3},
    **{"febr": 2, "sept": 9},
}
#: Lower-case names in full and abbreviated → number of the month (1 to 12).
MONTH_NUMBERS: Mapping[str, int] = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **MONTH_ABBREVIATIONS,
}
#: Lower-case abbreviations, without a full stop → day of the week (Monday 0).
WEEKDAY_ABBREVIATIONS: Mapping[str, int] = {
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
}

_LEXICAL = re.compile(
    r"(?:(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d)(?::\d\d)?)?)?)?"
    r"|--(?P<m>\d\d)(?:-(?P<d>\d\d))?)\Z"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date; the year, or the day, or month and day, may be missing.

    Args:
        year: 1 to 9999, or None if the text gives no year.
        month: 1 to 12, or None.
        day: 1 to 31, valid for its month, or None.
        time: local time "HH:MM" of a whole date, or None.
        zone: offset of a time from UTC, "Z" or "+02:00", or None.

    Raises:
        ValueError: the parts are not a valid date, or the month between year and day is missing.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"no year {self.year}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no month {self.month}")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs a month")
            last = calendar.monthrange(self.year or 2000, self.month)[1]
            if not 1 <= self.day <= last:
                raise ValueError(f"no day {self.day} in month {self.month}")
        if self.time is not None:
            if self.year is None or self.day is None:
                raise ValueError("a time needs a whole date")
            if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", self.time):
                raise ValueError(f"no time {self.time}")
        if self.zone is not None and (self.time is None or not re.fullmatch(r"Z|[+-](?:0\d|1[0-4]):[0-5]\d", self.zone)):
            raise ValueError(f"no zone {self.zone}")

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read the ISO 8601 / XSD form that `iso` writes; raises ValueError for anything else."""
        match = _LEXICAL.match(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        part = match.groupdict()

        def number(name: str) -> int | None:
            return int(part[name]) if part[name] else None

        return cls(number("year"), number("month") or number("m"), number("day") or number("d"), part["time"])

    @property
    def iso(self) -> str:
        """The XSD lexical form: `2020-01-09`, `2020-01`, `2020`, `--01-09`, `--01`, `2020-01-09T15:00:00`."""
        text = f"{self.year:04d}" if self.year is not None else "-"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return f"{text}T{self.time}:00{self.zone or ''}" if self.time else text

    @property
    def datatype(self) -> str:
        """The XSD datatype IRI of `iso` (XSD 1.1, 3.3)."""
        if self.time:
            return XSD + "dateTime"
        if self.year is None:
            return XSD + ("gMonthDay" if self.day is not None else "gMonth")
        if self.month is None:
            return XSD + "gYear"
        return XSD + ("date" if self.day is not None else "gYearMonth")

    def with_year(self, year: int) -> Day:
        """Return the same day in `year` if it has no year; raises ValueError for 29 February of a common year."""
        return self if self.year is not None else Day(year, self.month, self.day, self.time, self.zone)

    def agrees(self, other: Day) -> bool:
        """Return whether both may be the same day: they differ in nothing that both give; hours are not compared."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)

    def after(self, other: Day) -> bool | None:
        """Return whether this date lies after `other` at the precision both have; None if they cannot be compared.

        Dates without a year are never compared: `--12-28` to `--01-03` is a range across new year.
        """
        if self.year is None or other.year is None:
            return None
        for mine, theirs in (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
            (self.time, other.time),
        ):
            if mine is None or theirs is None:
                return False
            if mine != theirs:
                return mine > theirs  # type: ignore[operator]
        return False


@dataclass(frozen=True, slots=True)
class When:
    """A date, or a range of dates; `end` is None for one date."""

    start: Day
    end: Day | None = None

    def may_be(self, other: When) -> bool:
        """Return whether both may be said of one event: the same beginning, or a day of one in the range of the other."""
        return self.start.agrees(other.start) or self._holds(other.start) or other._holds(self.start)

    def _holds(self, day: Day) -> bool:
        return self.end is not None and not self.start.after(day) and not day.after(self.end)

    @property
    def reversed(self) -> bool:
        """True if the end is before the start."""
        return self.end is not None and bool(self.start.after(self.end))

    def with_year(self, year: int) -> When:
        """Return the range with missing years filled: `year`, or for an end before its start the next year."""
        start = self.start.with_year(year)
        if self.end is None:
            return When(start)
        end = self.end.with_year(start.year or year)
        if self.end.year is None and start.after(end):
            end = self.end.with_year((start.year or year) + 1)
        return When(start, end)


_ZONED = re.compile(r"(?P<local>.*?)(?P<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?\Z", re.DOTALL)
#: No zone is farther from UTC.
_FARTHEST_ZONE = timedelta(hours=14)
_SECONDS = re.compile(r"(T\d\d:\d\d):([0-5]\d)(\.\d+)?\Z")


def read_date(text: str) -> tuple[Day, datetime | None]:
    """Read an XSD date of any precision, with or without a time zone and fractions of a second.

    Args:
        text: lexical form: `2020-01-09`, `--01-09`, `2020-01-09T15:00:00+01:00`.

    Returns:
        The day and hour as written and, for a time with a zone, that moment in UTC. Seconds are accepted but not kept.

    Raises:
        ValueError: it is not a date, or is outside the years 0001 to 9999 or the hours 00 to 23. (XSD 1.1 also allows the year
            0000, longer years and 24:00:00, but engines differ on these and no press release needs them.)
    """
    match = _ZONED.match(text)
    assert match
    local = _SECONDS.sub(r"\1", match["local"])
    if re.search(r"T\d\d:\d\d:", local):
        raise ValueError(f"no time: {text}")
    day = Day.parse(local)
    if not (match["zone"] and day.time):
        return day, None
    try:
        return day, datetime.fromisoformat(local + match["zone"].replace("Z", "+00:00")).astimezone(UTC)
    except OverflowError as far:
        raise ValueError(f"no date: {text}") from far


def in_words(text: str) -> str:
    """Return a date as people write it, at its precision; any other text is returned unchanged.

    >>> in_words("2020-01-09"), in_words("--01-09"), in_words("2020-01"), in_words("2020-01-09T15:00:00")
    ('9 January 2020', '9 January', 'January 2020', '9 January 2020, 15:00')
    """
    try:
        day, _ = read_date(text)
    except ValueError:
        return text
    parts = [str(day.day)] if day.day is not None else []
    parts += [MONTHS[day.month - 1]] if day.month is not None else []
    parts += [str(day.year)] if day.year is not None else []
    return " ".join(parts) + (f", {day.time}" if day.time else "")


def is_before(value: str, other: str) -> bool:
    """Return whether a date is before another, at the precision both have.

    Two moments with zones are compared as moments, two dates or times without one as they are written. Where only one has a zone,
    the other may be 14 hours earlier or later, and is before it only if it is so in every zone. The result is False if either has
    no year or is not a date.

    Source: XML Schema 1.1 part 2, 3.3.7 (order of dateTime).

    >>> is_before("2020-01-08", "2020-01-09T10:00:00"), is_before("2020-01-09", "2020-01-09T10:00:00")
    (True, False)
    >>> is_before("2020-01-01T03:00:00Z", "2020-01-01T10:00:00"), is_before("2020-01-01T03:00:00Z", "2020-01-01T18:00:00")
    (False, True)
    """
    try:
        (mine, my_moment), (theirs, their_moment) = read_date(value), read_date(other)
    except ValueError:
        return False
    if my_moment and their_moment:
        return my_moment < their_moment
    if my_moment or their_moment:
        mine_ends, theirs_begin = _latest(mine, my_moment), _earliest(theirs, their_moment)
        return mine_ends is not None and theirs_begin is not None and mine_ends < theirs_begin
    return bool(theirs.after(mine))


def _earliest(day: Day, moment: datetime | None) -> datetime | None:
    """Return the first moment that a date or time may be, in any zone; None without a year or where Python's calendar ends."""
    if moment:
        return moment
    try:
        hour, minute = map(int, (day.time or "00:00").split(":"))
        return datetime(day.year or 0, day.month or 1, day.day or 1, hour, minute, tzinfo=UTC) - _FARTHEST_ZONE
    except (ValueError, OverflowError):
        return None


def _latest(day: Day, moment: datetime | None) -> datetime | None:
    """Return the last moment that a date or time may be, in any zone; None as in `_earliest`."""
    if moment:
        return moment
    if day.year is None:
        return None
    month = day.month or 12
    last = Day(day.year, month, day.day or calendar.monthrange(day.year, month)[1], day.time or "23:59")
    first = _earliest(last, None)
    try:
        return first and first + 2 * _FARTHEST_ZONE
    except OverflowError:
        return None
