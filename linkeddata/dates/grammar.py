"""The grammar of English dates: text → date expressions, not yet resolved.

The rules of `GRAMMAR` are regular expressions over the class letters of `tokens`: `N[-t]NM` is "9 to 18 January".
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from linkeddata.dates import calendar_words as words
from linkeddata.dates.parts import MAKERS, Expression, Part
from linkeddata.dates.tokens import DAY_FIRST, LOWER_CASE_MONTHS, MONTH_FIRST, Page
from linkeddata.values.dates import MONTHS, WEEKDAYS

_UNIT = r"(?:[Ww],?)?(?:hl?)?[NO](?:\([Ww]\))?"
_YEAR = r"(?:,?v?Y|,?\(Y\)|,?v?h?[ilxBG]r)"
_MORE = rf"(?:(?:,{_UNIT}){{0,12}},?a[en]?{_UNIT}|(?:[-tu/]|,?au){_UNIT})"

# Rule, the letters it may begin with, pattern. Of the rules that fit at one word the longest wins; of equals the first.
GRAMMAR: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (rule, heads, re.compile(pattern))
    for rule, heads, pattern in (
        # 2020-01-09; 09.01.2020; Tuesday, 6/6/2023; 14.05.2019 Tuesday; Saturday 16.09
        ("iso", "WwY", r"(?:[Ww],?)?Y-N-N"),
        ("numeric", "WwS", r"(?:[Ww],?)?\(?S(?:,?W|\([Ww]\))?\)?"),
        ("numeric", "WwsD", r"(?:[Ww],?|(?<=e))s|[Ww],?D|(?<=[evfub])D|(?<![^=])s(?=\.)"),
        ("numeric", "Ns", r"(?:N|s)\.?-S"),
        ("feast", "Z", rf"Z{_YEAR}?"),
        # 9 January 2020; 9th of January; 3, 4 and 5 May; Monday 2 to Thursday 5 September; Thursday (12 May)
        ("day-month", "WwNOh", rf"(?:[Ww],?\()?{_UNIT}{_MORE}?\.?(?:g?v|-)?M{_YEAR}?(?:,?W|\([Ww]\))?\)?"),
        ("day-month", "N", r"N-M-Y"),
        ("day-month", "ho", rf"h?ovM{_YEAR}?"),
        # January 9, 2020; Jan. 9-18; last February 17; on May, 24
        ("month-day", "WwlxiM", rf"(?:[Ww],?\(?)?[lxi]?M{_UNIT}{_MORE}?{_YEAR}?(?:,?W|\([Ww]\))?\)?"),
        ("month-day", "WwlxiM", rf"(?:[Ww],?\(?)?[lxi]?M{_UNIT}{_YEAR}?(?:,?W|\([Ww]\))?\)?"),
        ("month-day", "M", rf"(?<=e)M,[NO]{_YEAR}?"),
        # January 2020; early June 2021; first half of November; March to May 2019; last December; May this year
        ("month", "coHlxiM", rf"(?:c-?|oHv|Hv|[lxi])?M{_YEAR}?"),
        # Monday; last Friday; next Tuesday; Saturday next; Monday of this week; Tuesday 5; Wednesday the 15th; Tuesday (23)
        ("weekday-day", "lxiWw", r"[lxi]?[Ww],?(?:\(N\)|h?[NO])"),
        ("weekday", "lxiW", r"[lxi]?W(?:v?[lxi]K|p?[lx](?![gKqrzWMpj]))?"),
        ("weekday", "w", r"w"),
        # the 3rd; the 25th and 26th; the 3rd and 4th inst.; the 3rd of this month
        ("day", "hO", r"h?O(?:(?:,h?O){0,9},?ah?O|[-tu]h?O)?(?:I|vh?[ilxB]q)?"),
        ("day", "N", r"N(?:aN)?(?:I|vh?[ilxB]q)"),
        # today; yesterday; this morning; last night; the day before yesterday; three days ago; the weekend
        ("today", "ydmilhNC", r"[ydm]|[il]p|hgJ[ym]|[NC]gA"),
        ("weekend", "hlxi", r"[hlxi]z"),
        # the following day; a day later; two days earlier; that evening; the second day; Day 2:
        ("same-day", "hBGxo", r"h?B[gp]|h?xp|hxg|G[gp]|hgJ(?![hLGi_ym])|(?<=e)hH(?!vM)"),
        ("days-after", "NC", r"[NC][gK](?:E|J(?![hLGi_ym]))"),
        ("nth-day", "hg", r"h[ol][gp]|g[NC](?=[:=.|-])"),
        # last month; this year; last summer; the spring of this year; the same year
        ("month-of", "lxi", r"[lxi]q"),
        ("year-of", "lxiGhBNC", r"[lxi]r|Gr|h?Br|[NC]kA"),
        ("season", "lxih", r"[lxi]j|hjv[lxi]r"),
        # 2020; 2019–2020; 2019/20
        ("year", "YX", r"Y-[YN]|Y|X"),
    )
)
_BY_HEAD = {head: [(rule, p) for rule, heads, p in GRAMMAR if head in heads] for _, hs, _ in GRAMMAR for head in hs}
_HEADS = re.compile(f"[{''.join(sorted(_BY_HEAD))}]")
# Every expression contains one of these: most paragraphs without a date are skipped by this test alone.
_SHORT = "|".join(name[:3] for name in (*WEEKDAYS, *MONTHS))
_SEED = re.compile(
    rf"\d|\b(?:[A-Z][a-z]*day|{_SHORT}|{_SHORT.upper()}|{'|'.join(LOWER_CASE_MONTHS)}|"
    r"[Yy]ester|[Tt]o(?:day|night|morrow)|[Mm]orning|[Aa]ftern|[Ee]ve|[Nn]ight|[Dd]ays?\b|[Ww]eek|[Mm]onth|[Yy]ear|"
    r"[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|[Nn]oon|[Mm]idday|Christmas|Boxing|"
    r"TO(?:DAY|NIGHT|MORROW)|YESTERDAY)"
)
_BETWEEN = re.compile(r",?(?:[-tu]|au|a)[he]?")


def read(text: str, start: int, end: int) -> list[Expression]:
    """Return the date expressions of `text[start:end]` in text order, not overlapping, ranges joined."""
    if not _SEED.search(text, start, end):
        return []
    page = Page(text, start, end)
    found: list[tuple[int, int, Expression]] = []
    at = 0
    while match := _HEADS.search(page.codes, at):
        at = match.start()
        fits = [(m.end(), rule) for rule, p in _BY_HEAD[page.codes[at]] if (m := p.match(page.codes, at))]
        if len(fits) > 1:
            fits.sort(key=lambda fit: -fit[0])
        at += 1
        for stop, rule in fits:
            name = _year_rule(page, at - 1, stop) if rule == "year" else rule
            if name and (made := _make(page, name, at - 1, stop)):
                found += made
                at = made[-1][1]
                break
    return _joined(page, found)


def _make(page: Page, rule: str, at: int, stop: int) -> list[tuple[int, int, Expression]]:
    """Return the parts that `rule` finds in the tokens `at` to `stop`, with their places; empty if it does not apply."""
    if page.codes[stop - 1] == ")" and "(" not in page.codes[at:stop]:
        stop -= 1
    parts = MAKERS[rule](page, at, stop)
    if not parts:
        return []

    def expression(first: int, end: int, one: Part, other: Part | None = None) -> tuple[int, int, Expression]:
        span = page.tokens[first].start, page.tokens[end - 1].end
        values = page.tokens[first].values or page.tokens[end - 1].values or page.tokens[max(first, end - 2)].values
        name = "range" if other else rule
        order = next(
            (_ORDER[page.tokens[i].value] for i in range(first, end) if page.codes[i] == "S" and page.tokens[i].value), ""
        )
        return first, end, Expression(*span, name, one, other, len(values) == 4, order)

    if isinstance(parts, tuple):
        return [expression(at, stop, *parts)]
    ends = [*(index + 1 for index, _ in parts[:-1]), stop]
    starts = [at, *(index for index, _ in parts[1:])]
    return [expression(first, end, part) for first, end, (_, part) in zip(starts, ends, parts, strict=True)]


def _year_rule(page: Page, at: int, stop: int) -> str:  # noqa: PLR0911 (a table of neighbours)
    """Return `year`, `year-in-name`, or "" for a four-digit number that is not a year."""
    before, after, value = page.code(at - 1), page.code(stop), page.tokens[at].value
    word, following = page.word(at - 1), page.word(stop)
    if before in "#$/TNYM?" or after in "#$T" or word in words.NUMBERED or following in words.COUNTED:
        return ""
    if after == "-" and page.glued(stop - 1, stop):
        return ""
    if before == "-" and page.glued(at - 1, at):
        return "year-in-name" if page.code(at - 2) == "L" and value >= 1900 else ""
    plural = after == "_" and following.endswith("s") and following not in ("was", "is", "has", "as")
    if before in "nkufbcJvQHji" or (before in "at-" and page.code(at - 2) in "YX") or (before == "q" and value >= 1900):
        return "" if plural and value < 1900 else "year"
    if before == "(":
        return "year" if after in "),-:" else ""
    if (before in "h_C" and after not in "(=:") or (before == "L" and word == "s"):
        return "year" if value >= 1900 and after in "_L" and (before == "h" or not plural) else ""
    if before == ",":
        return "year" if value >= 1900 and after in ").,=:;" and page.code(at - 2) in "L_" else ""
    if before == "=":
        return "year" if value >= 1900 and after in ":-|" else ""
    return "year-in-name" if value >= 1900 and (before in "LKgz" or (before == "_" and after in "(=:")) else ""


# ---- ranges and lists of expressions

_DAYS = ("date", "weekday", "week", "day", "today")
_MOVED = frozenset(
    ["moved", "postponed", "rescheduled", "shifted", "transferred", "changed", "deferred", "brought", "delayed", "adjourned"]
)
_ORDER = {DAY_FIRST: "day", MONTH_FIRST: "month"}
_LONGEST = 120  # years from end to end
_Found = tuple[int, int, Expression]


def _joined(page: Page, found: list[_Found]) -> list[Expression]:
    """Return the expressions with "A to B", "between A and B", "A – B" joined, and years shared in "A and B 2020"."""
    done: list[_Found] = []
    for one in found:
        if done:
            before = done[-1]
            gap = page.codes[before[1] : one[0]]
            merged = _pair(page, before, one, gap) if _BETWEEN.fullmatch(gap) or gap == "," else None
            if merged:
                done[-1:] = merged
                continue
        done.append(one)
    return [expression for _, _, expression in done]


def _pair(  # noqa: PLR0911 (one return a reason to leave them)
    page: Page, one: _Found, other: _Found, gap: str
) -> list[_Found] | None:
    """Return the range of two neighbours joined by `gap`, or None if they stay apart."""
    (at, _, a), (_, stop, b) = one, other
    first, last = a.first, b.first
    if b.last or first.level != last.level or "year-in-name" in (a.rule, b.rule):
        return None
    if first.year and last.year and not 0 <= last.year - first.year <= _LONGEST:
        return None
    mark = gap.strip(",")[:1]
    if a.last or mark in ("", "a"):
        if mark == "a" and gap[1:2] != "u" and not a.last and _is_range(page, at, first, last):
            return [(at, stop, Expression(a.start, b.end, "range", *_shared(first, last)))]
        if gap.strip(",")[:2] != "au":
            if a.last or first.year or not last.year or not (first.month and last.month):
                return None
            return [(one[0], one[1], replace(a, first=_shared(first, last)[0])), other]
    if a.last or first.unit not in (*_DAYS, "month") or last.unit not in (*_DAYS, "month"):
        return None
    if mark == "-" and (last.unit == "today" or (first.unit, last.unit) == ("date", "weekday")):
        return None
    if mark == "t" and _MOVED & {page.word(i) for i in range(max(0, at - 5), at)}:
        return None
    return [(at, stop, Expression(a.start, b.end, "range", *_shared(first, last), a.ambiguous or b.ambiguous))]


def _is_range(page: Page, at: int, first: Part, last: Part) -> bool:
    """Return whether "A and B" is one range: after "between", or two weekdays that follow each other."""
    if "b" in (page.code(at - 1), page.code(at - 2)):
        return True
    if first.unit == last.unit == "date" and first.day and last.day and first.month and last.month:
        return _following(first, last)
    if first.unit == last.unit == "weekday" and first.turn == last.turn:
        return first.weekday is not None and last.weekday == (first.weekday + 1) % 7
    return False


def _following(first: Part, last: Part) -> bool:
    """Return whether the day of `last` comes right after that of `first`, months apart or not."""
    assert first.month and first.day
    if first.year and last.year and first.year != last.year:
        return False
    if first.month == last.month:
        return last.day == first.day + 1
    return last.month == first.month % 12 + 1 and last.day == 1 and first.day >= calendar.monthrange(2001, first.month)[1]


def _shared(first: Part, last: Part) -> tuple[Part, Part]:
    """Return both ends of a range with missing month and year taken from the other end, across the ends of months and years."""
    if first.unit == "day" and last.unit == "date" and first.day and last.day and last.month:
        back = first.day > last.day
        month = (last.month + 10) % 12 + 1 if back else last.month
        year = last.year - 1 if last.year and back and month == 12 else last.year
        first = replace(first, unit="date", month=month, year=year, shift=last.shift)
    elif last.unit == "day" and first.unit == "date" and first.day and last.day and first.month:
        on = last.day < first.day
        month = first.month % 12 + 1 if on else first.month
        year = first.year + 1 if first.year and on and month == 1 else first.year
        last = replace(last, unit="date", month=month, year=year, shift=first.shift)
    if first.unit == last.unit == "date" and first.month and last.month:
        over = (first.month, first.day or 0) > (last.month, last.day or 0)
        if first.year is None and last.year is not None:
            first = replace(first, year=last.year - over)
        elif last.year is None and first.year is not None:
            last = replace(last, year=first.year + over)
        elif first.shift is None and last.shift is not None:
            first = replace(first, shift=last.shift - over)
    return first, last
