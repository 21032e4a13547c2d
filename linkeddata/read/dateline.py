"""Date lines and datelines: "Published: 3 July 2021, 14:00", "Tallinn, 3 July 2021", "GENEVA, 3 July (Xinhua) – ".

Only complete and unambiguous dates get a value; 03/04/2021 does not, because the order of day and month is unknown. This module
does not look for dates in prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkeddata.schema import titles
from linkeddata.text.date_labels import DayOf, day_of, without_cues
from linkeddata.values.dates import MONTH_NUMBERS, WEEKDAY_ABBREVIATIONS, WEEKDAYS, Day

_M = r"(?:%s)\b\.?" % "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))  # noqa: UP031
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_DTH = _D + r"(?:st|nd|rd|th)?\b"
_WEEKDAY = r"(?:%s)\b\.?" % "|".join((*WEEKDAYS, *WEEKDAY_ABBREVIATIONS))  # noqa: UP031

# Complete dates and dates without a year, most specific first. Groups: y year, m month as word, n month as number, d day; p, q: two
# numbers of unknown order.
_FORMS = (
    rf"(?P<d>{_DTH})(?: day)?(?: of)?[ \-]{{1,3}}(?P<m>{_M}),?[ \-/]{{1,3}}(?P<y>\d{{4}})\b",
    rf"(?P<m>{_M}) {{1,3}}(?P<d>{_DTH})(?:,? {{1,3}}(?P<y>\d{{4}})\b)",
    r"(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)(?!\d)",
    r"(?P<y>\d{4})[./](?P<n>\d\d?)[./](?P<d>\d\d?)\b\.?",
    r"(?P<y>\d{4}) ?年 ?(?P<n>\d\d?) ?月 ?(?P<d>\d\d?) ?日",
    r"(?P<p>\d\d?)(?P<dot>\.) ?(?P<q>\d\d?)\. ?(?P<y>\d{4})\b\.?",
    r"(?P<p>\d\d?)[/\-](?P<q>\d\d?)[/\-](?P<y>\d{4})\b",
    rf"(?P<d>{_DTH})(?: of)? {{1,3}}(?P<m>{_M})(?! ?\d)",
    rf"(?P<m>{_M}) {{1,3}}(?P<d>{_DTH})",
)
_DATES = tuple(re.compile(r"(?<![\w/.])" + form, re.IGNORECASE) for form in _FORMS)

_TIME = re.compile(
    r"(?<![\d.])(?:at |klo |u )?(?:[01]?\d|2[0-3])(?:[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?"
    r"| ?[ap]\.?m\b\.?)(?: ?(?:hrs|hours|h)\b)?"
    r"(?: ?\[?\(?(?:GMT|UTC|CES?T|EES?T|BST|EDT|EST|PDT|PST|BRT|WIB|IST|local time)(?: ?[+\-]\d{1,2}(?::\d\d)?)?\)?\]?)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_WEEKDAYS = re.compile(_WEEKDAY, re.IGNORECASE)

# Other words allowed on a date line.
_LABEL = re.compile(
    r"\b(?:published|posted|released|issued|updated|added|last|modified|update|release|publication"
    r"|date and time|date of issue|date|time|on"
    r"|press|media|news|note|statement|story|created|of|for|immediate|the|this|day|done|given"
    r"|signed|in|at|by|from|publicado|objavljeno|u)\b",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s|·•–—―\-/,;:.()\[\]»›>]+")
_NAME_WORD = r"[^\W\d_a-zªºß-öø-ÿ][\w'’.\-]{0,24}"
_PLACE = re.compile(
    rf"{_NAME_WORD}(?:[ /]{{1,2}}(?:(?:of|de|da|do|del|la|el|al|am|an|der|and|the|upon|sur|i|y) ){{0,2}}{_NAME_WORD}){{0,4}}"
)
_RANGE_BEFORE = re.compile(r"(?:\d|%s)\s?(?:-|–|—|to|and|until|/)\s?$" % _M, re.IGNORECASE)  # noqa: UP031
_RANGE_AFTER = re.compile(r"\s?(?:-|–|—|to|and|until)\s?(?:%s|\d{1,2}(?:st|nd|rd|th)?\b(?![:.h]\d))" % _M, re.IGNORECASE)  # noqa: UP031


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a line: its offsets in the line and its value, or None if it is incomplete or ambiguous."""

    start: int
    end: int
    day: Day | None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that contains only a date.

    Args:
        dated: the date.
        role: `published`, `updated`, or "" if the line does not say.
    """

    dated: Dated
    role: str


def dates_in(line: str) -> list[Dated]:
    """Return the dates in the first 300 code points of a line, in order, not overlapping; dates of a range have no value."""
    line = line[:300]
    if not _DIGIT.search(line):
        return []
    found: list[Dated] = []
    for form in _DATES:
        for match in form.finditer(line):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            day = None if _in_range(line, match.start(), match.end()) else _day(match)
            found.append(Dated(match.start(), match.end(), day))
    return sorted(found, key=lambda d: d.start)


def parse_date(text: str) -> Day | None:
    """Return the only complete date of a short text ("3 July 2021", "2021-07-03T14:00:00+02:00"), without time, or None."""
    match = re.match(r"\s{0,9}(\d{4})-?(\d\d)-?(\d\d)(?:[T ]|\s{0,9}\Z)", text)
    if match:
        return _made(*(int(g) for g in match.groups()))
    found = dates_in(text)
    return found[0].day if len(found) == 1 else None


def date_line(line: str, above: str = "") -> DateLine | None:
    """Parse a line that contains only a date, perhaps with weekday, time, label and place; return None for any other line.

    Args:
        line: the line.
        above: the line above, which may be its label.
    """
    if len(line) > 160:
        return None
    found = dates_in(line)
    if not found or len(found) > 2:
        return None
    rest = line
    for dated in reversed(found):
        rest = rest[: dated.start] + " | " + rest[dated.end :]
    rest = _TIME.sub(" ", rest)
    rest = _WEEKDAYS.sub(" ", rest)
    said = day_of(line[: found[0].start], above)
    if said is DayOf.OTHER:
        return None
    bare = _LABEL.sub(" ", without_cues(rest))
    if _SEPARATORS.sub("", bare):
        parts = [p.strip(" ,.:;()-–—") for p in re.split(r"[|,]| - | – ", rest) if p.strip(" ,.:;()-–—")]
        plain = [p for p in parts if _SEPARATORS.sub("", _LABEL.sub(" ", p))]
        limit = 3 if said is DayOf.PUBLICATION else 2
        if not 0 < len(plain) <= limit or not all(len(p) <= 48 and _PLACE.fullmatch(_stripped(p)) for p in plain):
            return None
    if _in_range(line, found[0].start, found[0].end):
        return None
    return DateLine(found[0], said.value)


def _stripped(part: str) -> str:
    return re.sub(
        r"^(?:(?:done|given|signed)\b ?)?(?:(?:at|in|on|by|from|the|this)\b ?){0,2}", "", part, flags=re.IGNORECASE
    ).strip()


def _in_range(line: str, start: int, end: int) -> bool:
    return bool(_RANGE_BEFORE.search(line[max(0, start - 20) : start]) or _RANGE_AFTER.match(line, end))


def _day(match: re.Match[str]) -> Day | None:
    part = match.groupdict()
    year = int(part["y"]) if part.get("y") else None
    if part.get("p"):
        first, second = int(part["p"]), int(part["q"])
        if first > 12 or part.get("dot"):  # with dots the day comes first, unless the second number cannot be a month
            return _made(year, second, first) if second <= 12 else _made(year, first, second)
        if second > 12 or first == second:
            return _made(year, first, second)
        return None
    month = MONTH_NUMBERS[part["m"].rstrip(".").lower()] if part.get("m") else int(part["n"])
    return _made(year, month, int(re.sub(r"\D", "", part["d"])))


def _made(year: int | None, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


# --- datelines ---

_ANY_DATE = rf"(?:(?:{_WEEKDAY}),? {{0,2}})?(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS) + ")"
_DAYS_BEFORE = r"(?:\d{1,2} ?(?:[\-–]|and|to) ?)?"
_RANGE_TAIL = r"(?: ?[\-–] ?\d{1,2})?(?:,? \d{4})?"
_WIRE = r"(?: ?[(/\[](?P<wire>[^()/\[\]\n]{2,40})[)/\]])?"
_DASH = r"(?: ?\.? ?(?:–|—|--|―)\s{0,2}| - |\.-\s{0,2}|\.\s?—\s{0,2}|/-\s)"
_PLACES = rf"(?P<place>{_PLACE.pattern}(?:, ?{_PLACE.pattern}){{0,2}})"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # GENEVA, 3 July 2021 (ABC) –   Sežana, 19 May 2023.   MAQUOTA, Iowa (Aug. 6, 2025) –   Ibadan, Oct. 9, 2018 (NewsRoom)
        rf"{_PLACES}(?:,? ?[–—\-]? ?|: ?|/)\(?(?P<date>{_DAYS_BEFORE}(?i:{_ANY_DATE}){_RANGE_TAIL})\)?"
        rf"(?:,? (?i:{_TIME.pattern}))?{_WIRE}(?:{_DASH}"
        rf"|[.:] {{1,2}}(?=\S)|(?<=[)/\]]) )",
        # 17 June 2019 -   Oct 14 –   July 20, Suva -
        rf"(?P<date>(?i:{_ANY_DATE}){_RANGE_TAIL})(?:[,.] ?{_PLACES})?{_WIRE}{_DASH}",
        # GENEVA –   BUENOS AIRES.-   MONS, Belgium -   Tallinn (BNS) –
        rf"(?P<place>(?:[^\W\d_a-z][^\W\d_a-z'’.\-]{{1,24}} ?){{1,4}}(?:, ?{_PLACE.pattern}){{0,2}}){_WIRE}{_DASH}",
        rf"(?P<place>{_PLACE.pattern}, ?{_PLACE.pattern}){_WIRE}(?: ?(?:–|—|--) ?| - )",
        rf"(?P<place>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}){_WIRE}(?: (?:–|—|--) |\.-\s)(?=[^\W\d_a-z\"“])",
        # (Kigali) -
        rf"\((?P<place>{_PLACE.pattern}(?:, ?{_PLACE.pattern})?)\)\s{{0,2}}(?:-|–|—)\s",
        # /Office of the President/ At the invitation
        r"/(?P<wire>[^/\n]{3,60})/ (?=[^\W\d_a-z])",
    )
)
_NO_PLACE = re.compile(
    rf"{'|'.join(WEEKDAYS)}|today|yesterday|agenda|background|note|notes"
    r"|programme|program|venue|photo|video|update"
    r"|breaking|press|media|news|q|a|question|answer|president|minister|about|contact|brief"
    r"|first|second|third|day|who|what|when|where"
    r"|theme|topic|opening|closing|welcome|session|results|score|tickets|admission"
    r"|location|date|time|the|ends?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a paragraph with the place and date of writing: its length, date and wire service."""

    length: int
    day: Day | None
    wire: str | None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the start of a paragraph, or None if it starts with prose."""
    head = paragraph[:160].replace("\n", " ")
    for number, form in enumerate(_DATELINES):
        match = form.match(head)
        if not match or match.end() >= len(paragraph):
            continue
        part = match.groupdict()
        place = part.get("place") or ""
        first = re.split(r"[\s,./]", place, maxsplit=1)[0]
        if _NO_PLACE.fullmatch(first) or first.lower() in titles.abbreviated_address():
            continue
        if number >= 2 and (len(paragraph) - match.end() < 40 or paragraph[match.end() :].isupper()):
            continue  # "Andes Tungsten - a brief" is a title, not a dateline
        dated = dates_in(match.group()) if part.get("date") else []
        day = dated[0].day if len(dated) == 1 else None
        length = len(match.group().rstrip())
        return Dateline(length, day, part.get("wire"))
    return None
