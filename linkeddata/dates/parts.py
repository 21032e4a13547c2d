"""Reads the tokens that a grammar rule matched: days, months and years."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace

from linkeddata.dates import calendar_words as words
from linkeddata.dates.tokens import Page


@dataclass(frozen=True, slots=True)
class Part:
    """One date of an expression: the day, month or year that its words give.

    Args:
        year: as written, or None.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        weekday: Monday 0, or None.
        turn: -1 "last", 0 "this", 1 "next", None without such a word.
        unit: what is meant, and what `shift` counts: `date`; `weekday`; `day` of a month not named; `today` (days from the day
            of speaking); `after` (days after the day last spoken of); `nth` (day of the range last spoken of, -1 its last);
            `month`, `year`, `season`, `weekend`, `week` (of a weekday) from those of speaking; `same year` (years
            from the year last spoken of).
        shift: a count of `unit`; for a date the years to add to the year of speaking ("March last year" -1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    unit: str = "date"
    shift: int | None = None

    @property
    def level(self) -> str:
        """Precision: `day`, `month` or `year`."""
        if self.day or self.unit in ("weekday", "week", "day", "today", "after", "nth"):
            return "day"
        return "month" if self.month or self.unit == "month" else "year"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: its place, the rule that matched, and one part, or the two ends of a range.

    If `ambiguous`, month and day may be swapped (03/04/2020); `order` says which of the two comes first in an unambiguous
    slashed date.
    """

    start: int
    end: int
    rule: str
    first: Part
    last: Part | None = None
    ambiguous: bool = False
    order: str = ""

    def decided(self, day_first: bool) -> Expression:
        """Return the expression without ambiguity: unchanged if the day comes first, else with month and day swapped."""
        if not self.ambiguous:
            return self
        first = self.first if day_first else replace(self.first, month=self.first.day, day=self.first.month)
        return replace(self, first=first, ambiguous=False)


# One part, the two ends of a range, or several dates, each with the token of its day.
Parts = tuple[Part] | tuple[Part, Part] | list[tuple[int, Part]] | None


def _year(page: Page, at: int, stop: int) -> dict[str, object]:
    """Return the year of the tokens, as fields of a Part."""
    for i in range(at, stop):
        if page.codes[i] == "Y":
            return {"year": page.tokens[i].value}
        if page.codes[i] == "r":
            before = page.codes[i - 1]
            if before in "BG":  # "of the same year", "that year", "of the following year"
                return {"unit": "same year", "shift": words.SHIFTS.get(page.word(i - 1), 0)}
            return {"shift": {"l": -1, "i": 0, "x": 1}[before]}
    return {}


def _days(page: Page, at: int, stop: int) -> list[tuple[int, int, int | None]]:
    """Return the days among the tokens: token index, number, weekday beside it."""
    found: list[tuple[int, int, int | None]] = []
    weekday: int | None = None
    for i in range(at, stop):
        code, value = page.codes[i], page.tokens[i].value
        if code in "Ww":
            behind = page.codes[i - 1] == "(" or i == stop - 1 or page.code(i + 1) == ")"
            if found and found[-1][2] is None and behind and page.codes[i - 1] in "(,YNOM":
                found[-1] = (*found[-1][:2], value)
            else:
                weekday = value
        elif code in "NOo" and value > 0:
            found.append((i, value, weekday))
            weekday = None
    return found


def _day_parts(page: Page, at: int, stop: int, days: list[tuple[int, int, int | None]], rest: Part) -> Parts:  # noqa: PLR0911 (one return a case)
    """Return one, two (a range) or several parts for `days`, which share month and year."""
    parts = [replace(rest, day=day, weekday=weekday) for _, day, weekday in days]
    if len(parts) == 1:
        return (parts[0],)
    numbers = [day for _, day, _ in days]
    joint = page.codes[days[0][0] + 1 : days[1][0]]
    ranged = len(parts) == 2 and (any(c in joint for c in "-tu/") or ("a" in joint and page.code(at - 1) == "b"))
    if ranged:
        first = parts[0]
        if numbers[0] >= numbers[1]:  # "from 30 to 2 May"
            month = rest.month
            if month is None:
                return None
            year = None if rest.year is None else rest.year - (month == 1)
            first = replace(first, month=(month + 10) % 12 + 1, year=year)
            if page.codes[days[0][0]] == "N" and joint not in "-tu":
                return None
        return (first, parts[1])
    if any(a >= b for a, b in itertools.pairwise(numbers)):
        return None
    if all(b == a + 1 for a, b in itertools.pairwise(numbers)):
        return (parts[0], parts[-1])
    return [(index, part) for (index, _, _), part in zip(days, parts, strict=True)]


def _day_month(page: Page, at: int, stop: int) -> Parts:
    days = _days(page, at, stop)
    month = next(page.tokens[i].value for i in range(at, stop) if page.codes[i] == "M")
    slashed = page.code(at - 1) == "/" and page.glued(at - 1, at)
    if slashed or (page.code(at - 1) == "#" and page.codes[at] == "M") or not days:
        return None
    turn = {"l": -1, "i": 0, "x": 1}.get(page.codes[at])
    return _day_parts(page, at, stop, days, Part(month=month, turn=turn, **_year(page, at, stop)))  # type: ignore[arg-type]


def _month_day(page: Page, at: int, stop: int) -> Parts:
    after = page.code(stop)
    counts = after == "_" or page.word(stop) in words.COUNTED
    several = len(_days(page, at, stop)) > 1
    if "Y" not in page.codes[at:stop] and page.codes[stop - 1] == "N":
        if several and "a" in page.codes[at:stop] and counts:
            return None  # "on May 3 and 40 others"
        if not several and counts and page.code(at - 1) == "n":
            return None  # "in May 12 officers came"
        if after in "$":
            return None
    return _day_month(page, at, stop)


def _iso(page: Page, at: int, stop: int) -> Parts:
    if not page.glued(stop - 5, stop - 1) or any(page.tokens[i].end - page.tokens[i].start != 2 for i in (stop - 3, stop - 1)):
        return None
    return (Part(page.tokens[stop - 5].value, page.tokens[stop - 3].value, page.tokens[stop - 1].value),)


def _numeric(page: Page, at: int, stop: int) -> Parts:
    weekday = next((page.tokens[i].value for i in range(at, stop) if page.codes[i] in "Ww"), None)
    if "-" in page.codes[at:stop]:  # 24-25.05.2025
        last = page.tokens[stop - 1].values
        if len(last) != 3:
            return None
        head = page.tokens[at].values or (page.tokens[at].value, last[1])
        return (Part(last[0], head[1], head[0]), Part(*last)) if (head[1], head[0]) < last[1:] else None
    values = next(page.tokens[i].values for i in range(at, stop) if page.tokens[i].values)
    if len(values) == 2:
        return (Part(None, values[1], values[0], weekday),) if values[1] <= 12 else None
    year, month, day = values[-3:]
    return (Part(year, month, day, weekday),) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _feast(page: Page, at: int, stop: int) -> Parts:
    month, day = page.tokens[at].values
    return (Part(month=month, day=day, **_year(page, at, stop)),)  # type: ignore[arg-type]


def _month(page: Page, at: int, stop: int) -> Parts:
    index = at + page.codes[at:stop].index("M")
    before, after = page.code(at - 1), page.code(stop)
    rest = _year(page, index, stop)
    turn = {"l": -1, "i": 0, "x": 1}.get(page.codes[at])
    supported = bool(rest) or index > at or before in "nkufbcJva" or (before in "t-" and stop - at == 1)
    if before == "v" and not rest and index == at:
        supported = page.code(at - 2) not in "L"
    if before in "at-" and not rest and index == at:  # "March to June", "in May and June"
        supported = page.code(at - 2) in "MY"
    if not supported and after in "-ta" and page.code(stop + 1) == "M":
        supported = True
    if not supported and page.text[page.tokens[stop - 1].end : page.tokens[stop - 1].end + 2] in ("'s", "’s"):
        supported = page.word(index) not in ("may", "april", "june", "august") or before == "h"
    if not supported or (
        not rest and after in "L" and before not in "n" and page.word(index) in ("may", "march", "april", "june")
    ):
        return None
    return (Part(month=page.tokens[index].value, turn=turn, **rest),)  # type: ignore[arg-type]


def _weekday_day(page: Page, at: int, stop: int) -> Parts:
    days = _days(page, at, stop)
    if not days or page.code(stop) == "T" or page.code(at - 1) in "ROo":
        return None
    return (Part(day=days[0][1], weekday=days[0][2], unit="day"),) if days[0][2] is not None else None


def _weekday(page: Page, at: int, stop: int) -> Parts:
    index = at + next(i for i, code in enumerate(page.codes[at:stop]) if code in "Ww")
    before, after = page.code(at - 1), page.code(stop)
    if before in "ROo" or page.word(at - 1) in words.NAMED_BEFORE or page.word(stop) in words.NAMED_AFTER:
        return None
    if page.codes[index] == "w" and (before not in "=|" or after not in "|T:=-"):
        return None
    turns = {"l": -1, "i": 0, "x": 1}
    pointing = [turns[code] for code in page.codes[at:stop] if code in turns]
    unit = "week" if "K" in page.codes[at:stop] else "weekday"
    return (Part(weekday=page.tokens[index].value, turn=pointing[0] if pointing else None, unit=unit),)


def _day(page: Page, at: int, stop: int) -> Parts:
    pointing = page.codes[stop - 1] in "Iq"
    bare = page.codes[at] == "O"
    if not pointing:
        after = page.word(stop)
        if page.code(stop) in "L_#NOoMWwYgKqrzjHpC$-/" and after not in words.AFTER_DAY:
            return None
        if bare and page.code(at - 1) not in "efbt":
            return None
    shift = None
    if pointing and page.codes[stop - 1] == "q":
        shift = {"l": -1, "i": 0, "B": 0, "x": 1}.get(page.codes[stop - 2])
    elif pointing:
        shift = 0
    return _day_parts(page, at, stop, _days(page, at, stop), Part(unit="day", shift=shift))


def _today(page: Page, at: int, stop: int) -> Parts:
    codes, last = page.codes[at:stop], page.word(stop - 1)
    if codes == "lp" and (last not in ("night", "evening") or page.code(at - 1) == "h"):
        return None
    if codes == "ip" and page.word(at) == "current":
        return None
    if codes[-1] == "A":
        return (Part(unit="today", shift=-page.tokens[at].value),)
    shift = {"y": -1, "d": 0, "m": 1, "ip": 0, "lp": -1, "hgJy": -2, "hgJm": 2}[codes]
    return (Part(unit="today", shift=shift),)


def _weekend(page: Page, at: int, stop: int) -> Parts:
    head = page.codes[at]
    if (head == "h" and page.code(at - 1) not in "k_e") or page.code(stop) == "v":
        return None
    return (Part(unit="weekend", turn={"l": -1, "x": 1}.get(head)),)


def _same_day(page: Page, at: int, stop: int) -> Parts:
    codes = page.codes[at:stop]
    if codes == "hH":
        return (Part(unit="after", shift=-1),) if page.word(stop - 1) == "eve" else None
    if codes == "hgJ":
        return (Part(unit="after", shift=-1 if page.word(stop - 1) == "before" else 1),)
    if codes[0] == "G":
        return (Part(unit="after", shift=0),) if page.word(stop - 1) not in ("days",) else None
    index = at + (codes[0] == "h")
    if page.word(index) in ("coming", "upcoming") or page.word(stop - 1) == "days":
        return None
    return (Part(unit="after", shift=words.SHIFTS[page.word(index)]),)


def _days_after(page: Page, at: int, stop: int) -> Parts:
    count = page.tokens[at].value
    back = page.word(stop - 1) in ("earlier", "before")
    count *= 7 if page.codes[stop - 2] == "K" else 1
    return (Part(unit="after", shift=-count if back else count),) if count else None


def _nth_day(page: Page, at: int, stop: int) -> Parts:
    if page.word(stop - 1) == "days":
        return None
    if page.codes[at] == "g":
        return (Part(unit="nth", shift=page.tokens[stop - 1].value),) if page.code(at - 1) in "=|" else None
    if page.codes[at + 1] == "l":
        return (Part(unit="nth", shift=-1),) if page.word(at + 1) == "last" else None
    return (Part(unit="nth", shift=page.tokens[at + 1].value),)


def _pointed(page: Page, at: int, stop: int) -> Parts:
    """Read "last month", "this year", "next spring"."""
    head, unit = page.codes[at], {"q": "month", "r": "year", "j": "season", "A": "year"}[page.codes[stop - 1]]
    if page.codes[stop - 1] == "A":
        return (Part(unit="year", shift=-page.tokens[at].value),) if page.word(at + 1) == "years" else None
    if page.codes[stop - 3 : stop - 1] and head == "h" and "j" in page.codes[at:stop]:  # the spring of this year
        return (Part(unit="year", shift={"l": -1, "i": 0, "x": 1}[page.codes[stop - 2]]),)
    if head in "GhB":
        return (Part(unit="same year"),) if page.word(stop - 2) in ("same", "that") else None
    if page.code(at - 1) == "h" or page.word(at) in ("past", "upcoming"):
        return None  # "the last year" is a stretch of time
    return (Part(unit=unit, shift={"l": -1, "i": 0, "x": 1}[head]),)


def _bare_year(page: Page, at: int, stop: int) -> Parts:
    first = page.tokens[at]
    if first.values:
        return (Part(first.values[0]), Part(first.values[1]))
    if not 1000 <= first.value < 2100:
        return None
    if stop - at == 1:
        return (Part(first.value),)
    last = page.tokens[stop - 1].value
    if page.codes[stop - 1] == "N":
        last += first.value - first.value % 100
    glued = page.glued(at, stop - 1) or page.codes[stop - 1] == "Y"
    return (Part(first.value), Part(last)) if glued and first.value < last <= first.value + 60 else None


MAKERS: dict[str, Callable[[Page, int, int], Parts]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day-month": _day_month,
    "month-day": _month_day,
    "feast": _feast,
    "month": _month,
    "weekday-day": _weekday_day,
    "weekday": _weekday,
    "day": _day,
    "today": _today,
    "weekend": _weekend,
    "same-day": _same_day,
    "days-after": _days_after,
    "nth-day": _nth_day,
    "month-of": _pointed,
    "year-of": _pointed,
    "season": _pointed,
    "year": _bare_year,
    "year-in-name": _bare_year,
}
