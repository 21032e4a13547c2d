"""The visible words of a page, and whether they contain a name or a day.

`embed` omits what a page does not show, and `validate --page` reports it; both use this module and nothing else, so that what is
embedded is never reported. A day is shown in words or figures, or by words that mean it when they are read on the page's day:
"on Wednesday", "last year".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from linkeddata.html.markup import Markup
from linkeddata.schema import countries, titles
from linkeddata.values.dates import MONTH_NUMBERS, WEEKDAYS, Day, read_date
from linkeddata.values.document import Basis, Block, BlockKind, Document, Given, OffsetMap, Source
from linkeddata.values.span import Span

#: "On Wednesday" means a day at most this many days from publication.
_WEEK = 7
#: Properties of the day of publication, without their prefix.
_PUBLISHED = frozenset(("datePublished", "published_time"))
#: Scripts that are written without spaces between words.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"\w+")
#: Most words between a day and its month: "on 9, 10 and 11 January", "January 9 to 18".
_APART = 5


class Shown:
    """The words of a page that its visitors see.

    Args:
        page: HTML.
        published: the days that the page was published on, according to its data: "today" and similar words are read on them,
            and on those in its Microdata, RDFa and `meta` elements.
    """

    def __init__(self, page: Markup, published: Iterable[Day] = ()) -> None:
        from linkeddata.read.text_builder import TextBuilder
        from linkeddata.read.visible_text import (  # lazy: most files are checked without their page
            VisibleText,
            shows_aria_hidden,
        )

        builder = TextBuilder(page.source)
        found = page.page_tokens
        VisibleText(builder, "", aria=shows_aria_hidden(found, page.source)).walk(found)
        self._published = tuple(dict.fromkeys((*published, *_stamped(page))))
        self._prose = builder.text
        self._words = words(builder.text)
        self._text = f" {' '.join(self._words)} "
        self._at: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            self._at.setdefault(word, []).append(number)
        self._english = _english(page, self._at.keys())
        self._moments = {t.attributes["datetime"].strip()[:10] for t in page.tags if "datetime" in t.attributes}

    def names(self, name: str) -> bool:
        """Return whether the page shows a name: its words in order, ignoring case and punctuation.

        The parts of a name with commas may be in different places, and a title before it is optional. Scripts without spaces
        between words are compared without spaces. A country is also named by its adjective.
        """
        said = words(name)
        if said and _UNSPACED.search(name):
            return "".join(said) in self._text.replace(" ", "")
        forms = [said, without_title(said)]
        parts = [words(part) for part in name.split(",")]
        return (
            any(self._holds(form) for form in forms)
            or (len(parts) > 1 and all(part and self._holds(part) for part in parts))
            or self._describes(said)
        )

    def _describes(self, name: list[str]) -> bool:
        """Return whether the page has the adjective of a country, such as "German"."""
        codes = set(countries.named(tuple(name)))
        adjectives = countries.atlas().adjectives if codes else {}
        return any(codes.intersection(found) and self._holds(list(said)) for said, found in adjectives.items())

    def _holds(self, said: list[str]) -> bool:
        return bool(said) and f" {' '.join(said)} " in self._text

    def dates(self, day: Day) -> bool:
        """Return whether the page shows a day of any precision: in words, in figures, in a `datetime` attribute, or as "Monday"."""
        if day.time:
            day = Day(day.year, day.month, day.day)
        if any(moment.startswith(day.iso) for moment in self._moments):
            return True
        year = str(day.year) if day.year else None
        if day.month is None:
            return year in self._at or self._meant(day)
        in_figures = day.year is not None and day.day is not None and self._figures(day)
        named = [n for word in _month_words(day.month) for n in self._at.get(word, ())]
        if day.day is None:
            return in_figures or bool(named) or self._meant(day)
        days = [n for word in (str(day.day), f"{day.day:02d}", *_ordinals(day.day)) for n in self._at.get(word, ())]
        in_words = any(abs(a - b) <= _APART for a in named for b in days)
        near = any(self._near(day, published) for published in self._published)
        return in_figures or in_words or near or self._elsewhere(day, days) or self._meant(day)

    def _meant(self, day: Day) -> bool:
        """Return whether the page has words that mean a day: "last year", "on Thursday" after "from 13 to 17 June"."""
        return any(_agree(day, found) for found in self._resolved)

    @cached_property
    def _resolved(self) -> tuple[Day, ...]:
        """The days that the page's words mean, read on each of its days."""
        from linkeddata.dates.find import find_dates

        lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", self._prose)]
        blocks = tuple(Block(line, BlockKind.PARAGRAPH) for line in lines)
        source = Source("-", "", "utf-8", "text/html", self._prose)
        found: dict[Day, None] = {}
        for day in self._published or (None,):
            metadata = {"published": Given(day.iso, Basis.METADATA, "page")} if day else {}
            for mention in find_dates(Document(self._prose, blocks, metadata, OffsetMap(), source), lines):
                found.update(dict.fromkeys(d for d in (mention.when.start, mention.when.end) if d))
        return tuple(found)

    def _near(self, day: Day, published: Day) -> bool:
        if None in (day.year, day.day, published.year, published.day):
            return False
        then, told = (date(d.year or 1, d.month or 1, d.day or 1) for d in (day, published))
        apart = (then - told).days
        if abs(apart) > _WEEK:
            return False
        said = {-1: ("yesterday",), 0: ("today", "tonight"), 1: ("tomorrow",)}.get(apart, ())
        weekday = WEEKDAYS[then.weekday()].lower()
        return any(word in self._at for word in (weekday, weekday[:3], *said))

    def _figures(self, day: Day) -> bool:
        d, m, y = {str(day.day), f"{day.day:02d}"}, {str(day.month), f"{day.month:02d}"}, {str(day.year), f"{day.year:04d}"[2:]}
        triples = zip(self._words, self._words[1:], self._words[2:], strict=False)
        return any(
            (a in y and b in m and c in d) or (c in y and ((a in d and b in m) or (a in m and b in d))) for a, b, c in triples
        )

    def _elsewhere(self, day: Day, days: list[int]) -> bool:
        """Return whether the day is followed by a month in another language: "9. Januar 2020", "9 de enero de 2020"."""
        unspaced = self._text.replace(" ", "")
        if day.day is not None and any(f"{day.month}{m}{day.day}{d}" in unspaced for m, d in ("月日", "월일")):
            return True
        for n in () if self._english else days:
            after = [word for word in self._words[n + 1 : n + 3] if len(word) > 2 and word.isalpha()]
            if after and not any(word in _ALL_MONTHS for word in after):
                return True
        return not self._english and any(
            (one, other) in {(str(day.day), str(day.month)), (f"{day.day:02d}", f"{day.month:02d}")}
            for one, other in zip(self._words, self._words[1:], strict=False)
        )


def _english(page: Markup, said: Iterable[str]) -> bool:
    """Return whether a page is in English: by its `lang`, or if it has none, by whether it names a month in English."""
    language = next((t.attributes["lang"] for t in page.tags if t.name == "html" and t.attributes.get("lang")), None)
    return language.lower().startswith("en") if language else not _ALL_MONTHS.isdisjoint(said)


def _agree(day: Day, found: Day) -> bool:
    """Return whether words that mean `found` show `day`: they say all that it says; a year that they leave out does not count."""
    year = day.year is None or found.year is None or day.year == found.year
    return year and day.month in (None, found.month) and day.day in (None, found.day)


def words(text: str) -> list[str]:
    """Return the words of a text for comparison: NFKC, without invisible characters, case folded."""
    return _WORD.findall(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold())


def without_title(said: list[str]) -> list[str]:
    """Return the words of a name without a title before it."""
    for title in titles.forms_of_address():
        if tuple(said[: len(title)]) == title:
            return said[len(title) :]
    return said


def _month_words(month: int) -> list[str]:
    return [word for word, number in MONTH_NUMBERS.items() if number == month]


_ALL_MONTHS = frozenset(MONTH_NUMBERS)


def _ordinals(day: int) -> tuple[str, ...]:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    return (f"{day}{ending}", f"{day}er", f"{day}o", f"{day}a", f"{day}re")


def _stamped(page: Markup) -> Iterator[Day]:
    """Yield the days of publication in the attributes of a page: Microdata, RDFa, Open Graph."""
    for tag in page.tags:
        names = (tag.attributes.get(key, "") for key in ("itemprop", "property"))
        if any(re.split("[:/]", word)[-1] in _PUBLISHED for name in names for word in name.split()):
            yield from days_of(tag.attributes.get(key, "") for key in ("content", "datetime"))


def days_of(texts: Iterable[str]) -> Iterator[Day]:
    """Yield the days of ISO 8601 texts without their hours, leaving out invalid ones."""
    for text in texts:
        if day := day_of(text):
            yield Day(day.year, day.month, day.day)


def day_of(text: str) -> Day | None:
    """Return the day of an ISO 8601 text, or None if it is invalid."""
    try:
        return read_date(text)[0]
    except ValueError:
        return None
