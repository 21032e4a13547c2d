"""Words and marks of a text as the letters that the date grammar is written in.

`9 to 18 January 2020` becomes `NtNMY`: a string a few hundred letters long for a page, over which every pattern is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkeddata.find import calendar_words as words


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its place, its class letter (`calendar_words.CLASSES`), and its number where it has one."""

    start: int
    end: int
    code: str
    value: int = 0
    values: tuple[int, ...] = ()


_TOKEN = re.compile(
    r"\d{1,2}(?=,\d{4}(?!\d))"  # "May 12,2020"
    r"|\d(?:\w|[.,:/](?=\d))*"
    r"|[ap]\.m\b\.?"
    r"|[^\W\d_]+"
    r"|\n\s*"
    r"|[^\w\s]",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})|(\d{1,2})([./])(\d{1,2})[./](\d{4}|\d\d)")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})")
_YEARS = re.compile(r"(\d{4})/(\d{2}|\d{4})")
_CLOCK = re.compile(r"\d{1,2}(?:[:.hH]\d\d)?(?::\d\d)?(?:[apAP][mM]|[hH](?:rs?)?)?")
_FULL_NAMES = frozenset(("march", "april", "may", "june", "july"))  # as short as an abbreviation, without its dot
_WRAPPED = 55  # a line at least this long was broken by wrapping, not by its writer


def _number(text: str) -> tuple[str, int, tuple[int, ...]]:
    """Return class, value and values of a token that begins with a digit."""
    if text.isdecimal() and text.isascii():
        value = int(text) if len(text) < 5 else 0
        if len(text) < 3:
            return ("N", value, ()) if 1 <= value <= 31 else ("#", value, ())
        return ("Y", value, ()) if 1000 <= value < 2200 else ("#", value, ())
    if text[-2:].lower() in ("st", "nd", "rd", "th") and text[:-2].isdecimal() and len(text) < 5:
        value = int(text[:-2])
        return ("O", value, ()) if 1 <= value <= 31 else ("#", 0, ())
    if match := _NUMERIC.fullmatch(text):
        if match[1]:
            return "S", 0, (int(match[1]), int(match[2]), int(match[3]))
        day, month, year = int(match[4]), int(match[6]), int(match[7])
        if year < 100:  # 24.08.18: both numbers in two digits, within two generations
            if len(match[4]) < 2 or len(match[6]) < 2:
                return "#", 0, ()
            year += 1900 if year > 70 else 2000
        # 0 in front: a slashed date of which either number may be the month.
        open_ = match[5] == "/" and day <= 12 and month <= 12 and day != month
        if match[5] == "/" and month > 12:
            day, month = month, day
        return "S", 0, (0, year, month, day) if open_ else (year, month, day)
    if (match := _DOTTED.fullmatch(text)) and 1 <= int(match[1]) <= 31 and 1 <= int(match[3]) <= 12:
        return "D" if match[2] == "/" else "s", 0, (int(match[1]), int(match[3]))
    if match := _YEARS.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        second += first - first % 100 if second < 100 else 0
        return ("X", 0, (first, second)) if 1800 <= first < second <= first + 10 else ("#", 0, ())
    return ("T", 0, ()) if _CLOCK.fullmatch(text) else ("#", 0, ())


def _word(text: str) -> tuple[str, int, tuple[int, ...]]:
    """Return class and value of a word."""
    low = text.lower()
    if text[0].isupper():
        if low in words.MONTHS:
            return "M", words.MONTHS[low], ()
        if low in words.WEEKDAYS:
            return "W", words.WEEKDAYS[low], ()
        if low in words.SHORT_WEEKDAYS:
            return "w", words.SHORT_WEEKDAYS[low], ()
    code = words.CLASSES.get(low)
    if code is None:
        return "L" if text[0].isupper() else "_", 0, ()
    return code, words.ORDINALS.get(low) or words.NUMBERS.get(low) or 0, ()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of `text[start:end]`; a wrapped line's end is no token, a written one is `=`."""
    found: list[Token] = []
    line = done = start
    for match in _TOKEN.finditer(text, start, end):
        piece, at, stop = match[0], match.start(), match.end()
        if at < done:  # the full stop of "Jan."
            continue
        value: int = 0
        values: tuple[int, ...] = ()
        head = piece[0]
        if head == "\n":
            wrapped = piece.count("\n") == 1 and at - line >= _WRAPPED
            line = stop
            if wrapped:
                continue
            code = "="
        elif head.isdigit():
            code, value, values = _number(piece)
        elif "." in piece[1:]:
            code = "P"
        elif head.isalpha():
            code, value, values = _word(piece)
            if code in "wM" and len(piece) < 6 and piece.lower() not in _FULL_NAMES and text[stop : min(stop + 1, end)] == ".":
                stop += 1
            done = stop
        else:
            code = _MARKS.get(head, "?")
        found.append(Token(at, stop, code, value, values))
    return found


_MARKS = {mark: "-" for mark in "-–—−‒~"} | {mark: "$" for mark in "$€£¥₹₽#№§+@"} | {mark: mark for mark in ",.()/:|"} | {"&": "a"}


def letters(found: list[Token]) -> str:
    """Return the class letters of tokens, with the numbers that tell the hour ("5 pm", "1 to 4 p.m.") marked `T`."""
    codes = "".join(token.code for token in found)
    codes = re.sub(r"[NO#sYT]P", "TP", codes)
    codes = re.sub(r"[Ns](?=[-taf]T)", "T", codes)
    return re.sub(r"(?<=T[-tu])[Ns](?!M)", "T", codes)


class Page:
    """One stretch of text while it is read: its tokens and their letters."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.tokens = tokens(text, start, end)
        self.codes = letters(self.tokens)

    def word(self, index: int) -> str:
        """The token at `index` in lower case, "" outside the stretch."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self.text[self.tokens[index].start : self.tokens[index].end].lower()

    def code(self, index: int) -> str:
        return self.codes[index] if 0 <= index < len(self.codes) else "="

    def glued(self, first: int, last: int) -> bool:
        """Tell whether no space stands between tokens `first` to `last`."""
        return all(self.tokens[i].end == self.tokens[i + 1].start for i in range(first, last))
