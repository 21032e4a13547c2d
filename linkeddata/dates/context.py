"""The context that resolves a date: day of publication, dates mentioned before, tense of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkeddata.dates import calendar_words as words
from linkeddata.dates.parts import Expression, Part
from linkeddata.values.dates import Day
from linkeddata.values.document import Document
from linkeddata.values.span import Span

FAR = 100  # days: a date without a year that is this close to the day of publication is in the nearest year, whatever the tense
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on the calendar; `virtual` if its year only fits the weekdays and the text never gives it."""

    day: date
    virtual: bool = False

    def moved(self, days: int) -> Moment:
        """Return the day `days` later."""
        return Moment(self.day + timedelta(days=days), self.virtual)

    @property
    def said(self) -> Day:
        """The day as it may be published."""
        return Day(None if self.virtual else self.day.year, self.day.month, self.day.day)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date mentioned before: first and last day, place and block."""

    first: Moment
    last: Moment
    span: Span
    block: int
    ranged: bool
    opens: bool  # its line


def valid(year: int, month: int, day: int) -> date | None:
    """Return the date, or None if there is no such date."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def on_or_before(day: date, weekday: int) -> date:
    """Return the last `weekday` up to `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def on_or_after(day: date, weekday: int) -> date:
    """Return the first `weekday` from `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def virtual_year(pairs: Iterable[tuple[int, int, int]]) -> int | None:
    """Return a year in which most of `pairs` (weekday, month, day) agree with the calendar, None without pairs.

    >>> virtual_year([(6, 10, 2)])  # Sunday, 2 October
    2005
    """
    wanted = list(pairs)
    if not wanted:
        return None

    def agreeing(year: int) -> int:
        return sum((day := valid(year, m, d)) is not None and day.weekday() == w for w, m, d in wanted)

    best = max(range(2001, 2029), key=lambda year: (agreeing(year), -year))
    return best if agreeing(best) * 2 > len(wanted) else None


def nearest(part: Part, reference: date, tense: int) -> date | None:
    """Return the date that a `part` without a year (month and day) means, given a reference date.

    Args:
        part: its weekday, if given, decides between years.
        reference: the day of publication, or another full date of the text.
        tense: -1 past, 1 future, 0 unknown; used only if both candidates are far away.
    """
    assert part.month and part.day
    choices = [d for y in (-1, 0, 1) if (d := valid(reference.year + y, part.month, part.day))]
    if part.weekday is not None:
        choices = [d for d in choices if d.weekday() == part.weekday] or choices
    choices.sort(key=lambda d: abs(d - reference))
    if choices and abs(choices[0] - reference).days > FAR and tense:
        choices.sort(key=lambda d: ((d > reference) != (tense > 0), abs(d - reference)))
    return choices[0] if choices else None


def nearest_month(month: int, reference: date, tense: int) -> int:
    """Return the year of a `month` without a year, given a reference date (tense as in `nearest`)."""
    ahead = (month - reference.month) % 12
    if ahead == 0:
        return reference.year
    future = ahead <= 6 if tense == 0 else tense > 0
    if tense == 0 and 5 <= ahead <= 7:
        future = month > reference.month  # six months away and no tense: the same year
    return reference.year + (month < reference.month) if future else reference.year - (month > reference.month)


# Words before the day on which somebody or something began
_LONG_AGO = re.compile(
    r"\b(?:founded|established|born|built|rebuilt|formed|incorporated|constructed|erected|chartered|consecrated|anniversary|died|"
    r"dat(?:es|ed|ing)(?: back)?|first (?:held|opened|published|met|played))\b[^.;!?\n\d]{0,45}(?:\d{1,2} )?\Z",
    re.IGNORECASE,
)


def long_ago(text: str, start: int) -> bool:
    """Return whether the words before `start` make the day or year there one of history, which lends no year to other days.

    >>> text = "The club, founded in 1969, plays on 3 May."
    >>> long_ago(text, 21), long_ago(text, 36)
    (True, False)
    """
    return bool(_LONG_AGO.search(text, max(0, start - 80), start))


# ---- tense

_BEFORE, _AFTER = 240, 120  # characters of a sentence that are searched for its tense
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:]")
_AHEAD = frozenset(("for", "until", "till", "by"))
# The word right behind a day: "on Friday night arrested"
_BEHIND = re.compile(
    r" (?:(?:early |late )?(?:morning|afternoon|evening|night) )?(?P<verb>[^\W\d_]+)\b(?P<by> by\b)?", re.IGNORECASE
)
_OWNED = re.compile(r"['’]s (?:[\w-]+ )?(?P<what>[^\W\d_]+)\b")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|where|as|while)\b(?: [\w’'-]+){0,5} \Z", re.IGNORECASE)
_AHEAD_OF_CLAUSE = re.compile(
    r"\b(?:will|shall|would|due|scheduled|planned|expected|to|is|are|be|before|than|for|until|by)\b[^,;:]*\Z", re.IGNORECASE
)


class Sentences:
    """The sentences of a document: which one a place is in, and its tense."""

    def __init__(self, document: Document, spans: Sequence[Span]) -> None:
        self._text = document.text
        self._spans = spans
        self._starts = [span.start for span in self._spans]
        self._cues: dict[int, tuple[list[int], list[int]]] = {}

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds `start` to `end`, or the place itself if it is outside the prose."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and end <= self._spans[index].end:
            return self._spans[index].start, self._spans[index].end
        return start, end

    def tense(self, start: int, end: int) -> int:
        """Return whether the words at `start` to `end` are about the past (-1), the future (1), or neither (0).

        "for", "until" and "after" right before them decide, then the verb nearest before them in their clause, else the first
        one after them that stands in no relative clause; "is" and "has" only where no other verb stands before.
        """
        last = [word.lower() for word in _WORD.findall(self._text, max(0, start - 40), start)[-3:]]
        if last and last[-1] in _AHEAD:
            return 1
        sentence = self.around(start, end)
        since = last and (last[-1] == "since" or {"after", "following"} & set(last))
        told = last and (last[-1] in words.HAPPENED or (last[-1] in ("on", "of") and words.HAPPENED & set(last[-2:-1])))
        if since or told or self._past_behind(sentence, start, end):
            return -1
        return self._verb_before(sentence, start) or self._verb_behind(sentence, end)

    def _verb_before(self, sentence: tuple[int, int], start: int) -> int:
        """Return the tense of the verb nearest before `start`; 0 for none. What "is" says of something that has happened is past."""
        places, cues = self._verbs(sentence)
        weak, weak_at = 0, start
        for i in range(bisect_left(places, start) - 1, -1, -1):
            if places[i] < start - _BEFORE or cues[i] == _CLAUSE:
                break
            if abs(cues[i]) == 2:
                return cues[i] // 2
            if not weak:
                weak, weak_at = cues[i], places[i]
        happened = weak > 0 and any(word.lower() in words.HAPPENED for word in _WORD.findall(self._text, weak_at, start))
        return -1 if happened else weak

    def _verb_behind(self, sentence: tuple[int, int], end: int) -> int:
        """Return the tense of the first verb after `end` that stands in no relative clause, else of the first one; 0 for none."""
        places, cues = self._verbs(sentence)
        behind = [n for n in range(bisect_left(places, end), len(places)) if places[n] < end + _AFTER]
        if _CLAUSE in (ends := [cues[n] for n in behind]):
            behind = behind[: ends.index(_CLAUSE)]
        main = next((n for n in behind if not self._relative(end, places, n)), next(iter(behind), None))
        return 0 if main is None else 1 if cues[main] > 0 else -1

    def _relative(self, start: int, places: Sequence[int], n: int) -> bool:
        """Return whether the verb at `places[n]` is the one of a clause that "who", "that" or the like opens behind `start`."""
        pronoun = _RELATIVE.search(self._text, start, places[n])
        return pronoun is not None and (n == 0 or places[n - 1] < pronoun.start())

    def _past_behind(self, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Return whether a verb in the past follows at once ("on Friday night arrested two men"; not behind "will" in its clause).

        Or a noun for what has happened: "Friday's crash".
        """
        if (owned := _OWNED.match(self._text, end, sentence[1])) and owned["what"].lower() in words.HAPPENED:
            return True
        behind = _BEHIND.match(self._text, end, sentence[1])
        if not behind or behind["by"]:
            return False
        verb = behind["verb"].lower()
        if verb not in words.PAST and (not verb.endswith("ed") or len(verb) < 4 or verb in words.NO_TENSE):
            return False
        return not _AHEAD_OF_CLAUSE.search(self._text[max(sentence[0], start - _BEFORE) : start])

    def _verbs(self, sentence: tuple[int, int]) -> tuple[list[int], list[int]]:
        """Return the places of tense words and clause ends in the sentence, with their tense (`_word_tense`)."""
        if sentence[0] not in self._cues:
            found = [(m.start(), m[0].lower()) for m in _WORD.finditer(self._text, *sentence)]
            line = [word for _, word in found]
            rows = [
                (place, _CLAUSE if word == ";" else _word_tense(line, i))
                for i, (place, word) in enumerate(found)
                if word == ";" or word in words.TENSED or word.endswith("ed")
            ]
            kept = [row for row in rows if row[1]]
            self._cues[sentence[0]] = [place for place, _ in kept], [cue for _, cue in kept]
        return self._cues[sentence[0]]


_CLAUSE = 9  # the end of a clause among the cues


def _word_tense(line: list[str], i: int) -> int:  # noqa: PLR0911 (one return a case)
    """Return 2 or -2 for a word that shows future or past, 1 for a weak present, 0 for no tense."""
    word, following = line[i], line[i + 1] if i + 1 < len(line) else ""
    before = line[i - 1] if i else ""
    if word in words.PLANNED and "had" in line[max(0, i - 2) : i]:
        return -2
    if word in words.FUTURE:
        return 0 if before == "to" else 2
    if word in ("is", "are", "was", "were") and following == "to":
        return 2
    if following == "that" or before in words.PASSIVE:
        return 0
    if word in words.PAST:
        return -2
    if word in ("has", "have"):
        return -1
    if word.endswith("ed") and len(word) > 3 and word not in words.NO_TENSE:
        return -2 if following != "by" else 0 if word in words.LED else -1
    return 1 if word in words.WEAK_FUTURE else 0


Dated = tuple[int, Expression, date]  # block, expression, its first day


def dated(expressions: Iterable[tuple[int, Expression]]) -> list[Dated]:
    """Return the dates that give day, month and year, with their block and first day."""
    found = []
    for block, one in expressions:
        part = one.first
        if part.unit == "date" and part.year and part.month and part.day and not one.ambiguous:
            day = valid(part.year, part.month, part.day)
            if day:
                found.append((block, one, day))
    return found
