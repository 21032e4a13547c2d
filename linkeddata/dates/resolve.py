"""Expressions → days of the calendar: what the words leave out is supplied by the document, never by the clock."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from linkeddata.dates import context
from linkeddata.dates.context import Dated, Moment, Sentences, Spoken
from linkeddata.dates.parts import Expression, Part
from linkeddata.dates.publication_day import Anchor
from linkeddata.values.dates import Day, When
from linkeddata.values.mentions import DateMention
from linkeddata.values.span import Span

Found = tuple[When, Span | None] | None  # what a part means, and the place of the words that helped
_MEMORY = 30  # days spoken of that are looked back on
DEICTIC = frozenset(("after", "nth", "same year"))
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}


@dataclass(slots=True)
class Resolver:
    """The state of a reading: who spoke when, and what has been spoken of so far.

    Args:
        text: the document's text.
        anchor: where the document stands in time.
        sentences: the sentences of the text.
        references: fully dated days of the text, for years.
        long_ago: those of them that tell the history of somebody or something.
        spoken: days spoken of so far, in text order.
    """

    text: str
    anchor: Anchor
    sentences: Sentences
    references: list[Dated]
    long_ago: list[Dated] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    tours: list[Spoken] = field(default_factory=list)  # those of them that are ranges
    named: tuple[int, Span] | None = None  # the year last spoken of
    year: tuple[int, int, Span] | None = None  # "last year", "In 2019,": year, end of its sentence, place

    def mention(self, one: Expression, block: int, publication: bool = False) -> DateMention | None:
        """Return the mention that `one` makes, or None where the document does not say what it means."""
        if one.ambiguous:
            return None
        week = one.last is not None and one.first.unit == one.last.unit == "weekday"
        last = self._part(one.last, one, block) if one.last and not week else None
        first = self._part(one.first, one, block, last)
        if first and week and one.last:
            last = self._weekday_after(one.last, first)
        if first is None or (one.last and last is None):
            return None
        by = first[1] or (last[1] if last else None)
        when = self._range(first[0].start, last[0].end or last[0].start, one) if last else first[0]
        if when is None:
            return None
        span = Span(one.start, one.end)
        if not publication:
            self._remember(one, when, span, block)
        return DateMention(span, when, one.rule, by, one.first.unit in DEICTIC, publication)

    @property
    def now(self) -> Moment | None:
        """The day the document speaks from."""
        return self.anchor.day

    # ---- one part

    def _part(self, part: Part, one: Expression, block: int, other: Found = None) -> Found:  # noqa: PLR0911 (one return a case)
        """Return what `part` of `one` means and the place that helped; `other` is the range's end, already known."""
        if part.unit == "date":
            return self._date(part, one, block)
        if part.unit in ("after", "nth"):
            return self._from_spoken(part)
        if part.unit == "same year":
            return self._same_year(part)
        if part.unit == "day":
            return self._day(part, one, block)
        if part.unit == "weekday" and other is not None:
            return self._weekday_before(part, other)
        if part.unit == "weekday":
            return self._weekday(part, one, block)
        return self._from_anchor(part, one, block)

    def _tense(self, one: Expression) -> int:
        return self.sentences.tense(one.start, one.end)

    def _date(self, part: Part, one: Expression, block: int) -> Found:  # noqa: PLR0911 (one return a case)
        """Resolve a date that names its month, its year, or both."""
        if part.year is not None or part.month is None:
            return _when(part.year, part.month, part.day, None)
        now = self.now
        if now and not now.virtual and (part.shift is not None or part.turn is not None):
            year = now.day.year + (part.shift or 0)
            if part.turn == -1:
                year -= (part.month, part.day or 0) >= (now.day.month, now.day.day if part.day else 0)
            elif part.turn == 1:
                year += (part.month, part.day or 32) <= (now.day.month, now.day.day if part.day else 32)
            return _when(year, part.month, part.day, self.anchor.span)
        if self.year and one.start < self.year[1]:
            return _when(self.year[0], part.month, part.day, self.year[2])
        if part.day and (tour := self._touring(part.month, part.day)):
            return tour
        if now is None and part.day and (entry := self._entry(one)):
            day = context.nearest(part, entry.first.day, 0)
            return (When(Moment(day).said), entry.span) if day else None
        if now is None or now.virtual:
            reference = self._reference(one, block, part) if now is None else None
            return _when(reference[0] if reference else None, part.month, part.day, reference[1] if reference else None)
        if part.day is None:
            return _when(context.nearest_month(part.month, now.day, self._tense(one)), part.month, None, self.anchor.span)
        entry = self._entry(one)
        base, by = (entry.first.day, entry.span) if entry else (now.day, self.anchor.span)
        day = context.nearest(part, base, 0)
        if day and entry is None and abs(day - base).days > context.FAR:
            day = context.nearest(part, base, self._tense(one))
        return (When(Moment(day).said), by) if day else None

    def _touring(self, month: int, day: int) -> Found:
        """Return the day inside a range that the text has dated: "from 5 to 7 May 2021 … on 6 May"."""
        for past in reversed(self.tours[-_MEMORY:]):
            found = context.valid(past.first.day.year, month, day)
            if found and not past.first.virtual and past.first.day <= found <= past.last.day:
                return When(Moment(found).said), past.span
        return None

    def _entry(self, one: Expression) -> Spoken | None:
        """Return the entry before `one` in a programme, where both open their lines."""
        last = next((s for s in self.spoken[: -_MEMORY - 1 : -1] if s.opens), None)
        return last if last and not last.first.virtual and opens_line(self.text, one.start) else None

    def _reference(self, one: Expression, block: int, part: Part) -> tuple[int, Span] | None:
        """Return the year of the dated day of the text that stands nearest to `one`: in its block, before it, after it."""
        if part.month is None:
            return self.anchor.year
        if history := self._history(one):
            return history
        if not self.references:
            return self.anchor.year

        def distance(row: Dated) -> tuple[bool, bool, int]:
            return row[0] != block, row[1].start > one.start, abs(row[1].start - one.start)

        index = bisect_left(self.references, one.start, key=lambda row: row[1].start)
        _, other, day = min(self.references[max(0, index - 1) : index + 1], key=distance)
        span = Span(other.start, other.end)
        if part.weekday is not None and part.day:
            for year in (day.year, day.year + 1, day.year - 1):
                if _is_weekday(year, part):
                    return year, span
        return day.year + (part.month <= 3 and day.month >= 10) - (part.month >= 10 and day.month <= 3), span

    def _history(self, one: Expression) -> tuple[int, Span] | None:
        """Return the year of a day of long ago whose sentence goes on in the past: "was born on 3 May 1969 and baptised on 7 May"."""
        low, _ = self.sentences.around(one.start, one.end)
        before = [row for row in self.long_ago if low <= row[1].start < one.start]
        if not before or self._tense(one) >= 0:
            return None
        _, other, day = before[-1]
        return day.year, Span(other.start, other.end)

    def _from_spoken(self, part: Part) -> Found:
        """Resolve "the following day" and "the second day"."""
        if part.unit == "after":
            if not self.spoken:
                return None
            last = self.spoken[-1]
            if last.ranged:  # "from 13 to 17 June": "the same day" is a day named before it
                last = next((s for s in self.spoken[-3:-1][::-1] if not s.ranged), last)
            base = last.last if (part.shift or 0) > 0 else last.first
            return When(base.moved(part.shift or 0).said), last.span
        tour = self.tours[-1] if self.tours else None
        if tour is None or part.shift is None:
            return None
        moment = tour.last if part.shift < 0 else tour.first.moved(part.shift - 1)
        return (When(moment.said), tour.span) if moment.day <= tour.last.day else None

    def _same_year(self, part: Part) -> Found:
        if self.named is None:
            return _when(None, part.month, part.day, None)
        return _when(self.named[0] + (part.shift or 0), part.month, part.day, self.named[1])

    def _day(self, part: Part, one: Expression, block: int) -> Found:
        """Resolve "the 3rd", "Tuesday 5": a day of a month that is not named."""
        assert part.day
        local = self.spoken[-1] if self.spoken and block - self.spoken[-1].block <= 1 else None
        base, by = (local.first, local.span) if local else (self.now, self.anchor.span)
        if part.shift is not None:
            base, by, local = self.now, self.anchor.span, None
        if base is None and self.spoken:
            base, by = self.spoken[-1].first, self.spoken[-1].span
        if base is None:
            return None
        months = [_add_months(base.day, step + (part.shift or 0)) for step in (0, 1, -1, 2, -2)]
        days = [d for y, m in months if (d := context.valid(y, m, part.day))]
        if part.weekday is not None:
            days = sorted((d for d in days if d.weekday() == part.weekday), key=lambda d: abs(d - base.day))
        elif part.shift is not None:
            days = days[:1] if context.valid(*months[0], part.day) else []
        elif local is not None:
            days.sort(key=lambda d: (abs((d - base.day).days - 5), d))
        else:
            tense = self._tense(one)
            days.sort(key=lambda d: ((d > base.day) != (tense > 0) if tense and d != base.day else False, abs(d - base.day)))
        return (When(Moment(days[0], base.virtual).said), by) if days else None

    def _weekday_before(self, part: Part, other: tuple[When, Span | None]) -> Found:
        """Resolve the first weekday of "from Monday to 5 May" from its end."""
        end = other[0].end or other[0].start
        day = self._real(end)
        if day is None or part.weekday is None:
            return None
        return When(Moment(context.on_or_before(day.day - context.DAY, part.weekday), day.virtual).said), other[1]

    def _weekday_after(self, part: Part, first: tuple[When, Span | None]) -> Found:
        """Resolve the second weekday of "Thursday and Friday" from the first."""
        day = self._real(first[0].start)
        if day is None or part.weekday is None:
            return None
        return When(Moment(context.on_or_after(day.day + context.DAY, part.weekday), day.virtual).said), first[1]

    def _weekday(self, part: Part, one: Expression, block: int) -> Found:
        """Resolve a bare weekday: inside the days last spoken of where they have one such day, else beside the anchor."""
        assert part.weekday is not None
        tense = self._tense(one)
        base = self.now
        if part.turn is None:
            found = self._weekday_of_tour(part.weekday, tense) or self._weekday_after_spoken(part.weekday, block, tense)
            if found:
                return found
        if base is None:
            if not self.spoken:
                return None
            last = self.spoken[-1]
            week = [s for s in self.spoken[-_MEMORY:] if abs(s.first.day - last.first.day).days < 7]
            day = context.on_or_after(min(s.first.day for s in week), part.weekday)
            if day > max(s.last.day for s in week):
                day = context.on_or_after(last.first.day, part.weekday)
            return When(Moment(day, last.first.virtual).said), last.span
        if part.turn == -1:
            day = context.on_or_before(base.day - context.DAY, part.weekday)
        elif part.turn == 1:
            day = context.on_or_after(base.day + context.DAY, part.weekday)
        elif tense > 0 or (part.turn == 0 and tense == 0):
            day = context.on_or_after(base.day, part.weekday)
        else:
            day = context.on_or_before(base.day, part.weekday)
        return When(Moment(day, base.virtual).said), self.anchor.span

    def _weekday_of_tour(self, weekday: int, tense: int) -> tuple[When, Span] | None:
        """Return the `weekday` of the range last spoken of, where it has just one and the tense allows it."""
        tour = self.tours[-1] if self.tours else None
        if tour is None or (tour.last.day - tour.first.day).days > 13:
            return None
        day = context.on_or_after(tour.first.day, weekday)
        if day > tour.last.day or day + timedelta(days=7) <= tour.last.day:
            return None
        if self.now and ((tense > 0 and day < self.now.day) or (tense < 0 and day > self.now.day)):
            return None
        return When(Moment(day, tour.first.virtual).said), tour.span

    def _weekday_after_spoken(self, weekday: int, block: int, tense: int) -> tuple[When, Span] | None:
        """Return the `weekday` after a day of this block that lies far from the anchor."""
        last = self.spoken[-1] if self.spoken else None
        if last is None or last.block != block or self.now is None or last.first.virtual != self.now.virtual:
            return None
        day = context.on_or_after(last.first.day, weekday)
        if not 7 < abs((last.first.day - self.now.day).days) < 60 or (tense > 0) != (day >= self.now.day):
            return None
        return When(Moment(day, last.first.virtual).said), last.span

    def _from_anchor(self, part: Part, one: Expression, block: int) -> Found:  # noqa: PLR0911 (one return a case)
        """Resolve "yesterday", "last month", "this year", "the weekend"."""
        if self.now is None:
            return self._from_year(part)
        base, shift, by = self.now, part.shift or 0, self.anchor.span
        if part.unit == "today":
            return When(base.moved(shift).said), by
        if part.unit == "week" and part.weekday is not None:
            days = 7 * (part.turn or 0) + part.weekday - base.day.weekday()
            return When(base.moved(days).said), by
        if part.unit == "weekend":
            ahead = part.turn == 1 or (part.turn is None and self._tense(one) > 0)
            saturday = context.on_or_after(base.day, 5) if ahead else context.on_or_before(base.day, 5)
            if part.turn == -1 and saturday >= base.day - context.DAY:
                saturday -= timedelta(days=7)
            first = Moment(saturday, base.virtual)
            return When(first.said, first.moved(1).said), by
        if part.unit == "month":
            year, month = _add_months(base.day, shift)
            return _when(None if base.virtual else year, month, None, by)
        if base.virtual:
            return None
        if part.unit == "year":
            return _when(base.day.year + shift, None, None, by)
        return self._season(one, shift)

    def _from_year(self, part: Part) -> Found:
        """Resolve "last year" in a document of which only the year is known."""
        base = max(((day.year, Span(one.start, one.end)) for _, one, day in self.references), default=self.anchor.year)
        if part.unit != "year" or base is None:
            return None
        return _when(base[0] + (part.shift or 0), None, None, base[1])

    def _season(self, one: Expression, shift: int) -> Found:
        assert self.now
        words = self.text[one.start : one.end].lower().split()
        ends = _SEASON_ENDS.get(words[-1])
        if ends is None:
            return None  # a winter has two years
        month, year = self.now.day.month, self.now.day.year
        if shift < 0:
            year -= month <= ends
        elif shift > 0:
            year += month > ends - 3
        return _when(year, None, None, self.anchor.span)

    # ---- what has been said

    def _real(self, day: Day) -> Moment | None:
        """Return `day` on the calendar, in the virtual year where it has none."""
        if day.month is None or day.day is None:
            return None
        if day.year is not None:
            return Moment(date(day.year, day.month, day.day))
        if self.anchor.virtual is None:
            return None
        found = context.valid(self.anchor.virtual, day.month, day.day)
        if self.now and self.now.virtual and found:
            found = context.nearest(Part(month=day.month, day=day.day), self.now.day, 0)
        return Moment(found, True) if found else None

    def _range(self, first: Day, last: Day, one: Expression) -> When | None:
        """Return first to last; a yearless end that would precede its start lies in the year after."""
        when = When(first, last)
        if not when.reversed or one.last is None:
            return when
        if one.last.year is None and last.year is not None and (last.month, last.day) != (2, 29):
            return When(first, replace(last, year=last.year + 1))
        return None

    def _remember(self, one: Expression, when: When, span: Span, block: int) -> None:
        if one.rule in ("year-of", "year") and when.start.year and when.end is None:
            low, high = self.sentences.around(one.start, one.end)
            opening = one.rule == "year" and one.start - low <= 3 and self.text[one.end : one.end + 1] == ","
            if opening or one.rule == "year-of":
                self.year = when.start.year, min(high, one.end + 150), span
        if when.start.year:
            self.named = when.start.year, span
        first, last = self._real(when.start), self._real(when.end) if when.end else None
        if first:
            ranged = last is not None and last.day > first.day
            self.spoken.append(Spoken(first, last or first, span, block, ranged, opens_line(self.text, one.start)))
            self.tours += self.spoken[-1:] if ranged else []


def opens_line(text: str, start: int) -> bool:
    """Return whether the place `start` opens its line, but for bullets and brackets."""
    line = text.rfind("\n", max(0, start - 8), start) + 1
    return (line > 0 or start < 8) and not text[line:start].strip("•*-–—▪□ \t(|0123456789.")


def _when(year: int | None, month: int | None, day: int | None, by: Span | None) -> Found:
    try:
        return When(Day(year, month, day)), by
    except ValueError:
        return None


def _is_weekday(year: int, part: Part) -> bool:
    day = context.valid(year, part.month or 1, part.day or 1)
    return day is not None and day.weekday() == part.weekday


def _add_months(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1
