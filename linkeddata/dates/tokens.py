"""Words and marks of a text as the letters that the date grammar is written in.

`9 to 18 January 2020` becomes `NtNMY`: a string a few hundred letters long for a page, over which every pattern is linear.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linkeddata.dates import calendar_words as words
from linkeddata.values.dates import MONTH_NUMBERS, MONTHS, WEEKDAY_ABBREVIATIONS


class Token(NamedTuple):
    """A word or mark: its place, its class letter (`calendar_words.CLASSES`), and its number where it has one."""

    start: int
    end: int
    code: str
    value: int = 0
    values: tuple[int, ...] = ()


_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|\d{1,2}(?=,\d{4}(?!\d))"  # "May 12,2020"
    r"|\d(?:\w|[.,:/](?=\d))*"
    r"|\n\s*"
    r"|[^\w\s]"
)
_PHRASE = re.compile(r"[ap]\.m\b\.?|Q[1-4]\b|(?:New Year['’]s|Christmas|Boxing) (?:Day|Eve)\b", re.IGNORECASE)
_OPENS_PHRASE = frozenset(("a", "p", "q", "new", "christmas", "boxing"))
_NUMERIC = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})|(\d{1,2})([./])(\d{1,2})[./](\d{4}|\d\d)")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})")
_YEARS = re.compile(r"(\d{4})/(\d{2}|\d{4})")
_CLOCK = re.compile(r"\d{1,2}(?:[:.hH]\d\d)?(?::\d\d)?(?:[apAP][mM]|[hH](?:rs?)?)?")
DAY_FIRST, MONTH_FIRST = 1, 2  # value of a slashed date that leaves no doubt
_FULL_NAMES = frozenset(name.lower() for name in MONTHS if len(name) < 6)  # short like an abbreviation, but without a full stop
_OTHER_WORDS = ("March", "May", "August")  # in lower case these are a verb, another verb and an adjective
#: Months that are no other word in lower case.
LOWER_CASE_MONTHS = tuple(name.lower() for name in MONTHS if name not in _OTHER_WORDS)
_WRAPPED = 55  # a line at least this long was broken by wrapping, not by its writer


def _number(text: str) -> tuple[str, int, tuple[int, ...]]:  # noqa: PLR0911 (one return a case)
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
        order = 0 if match[5] != "/" or day == month else (DAY_FIRST if day > 12 else MONTH_FIRST if month > 12 else 0)
        if order == MONTH_FIRST:
            day, month = month, day
        return "S", order, (0, year, month, day) if open_ else (year, month, day)
    if (match := _DOTTED.fullmatch(text)) and 1 <= int(match[1]) <= 31 and 1 <= int(match[3]) <= 12:
        return "D" if match[2] == "/" else "s", 0, (int(match[1]), int(match[3]))
    if match := _YEARS.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        second += first - first % 100 if second < 100 else 0
        return ("X", 0, (first, second)) if 1800 <= first < second <= first + 10 else ("#", 0, ())
    return ("T", 0, ()) if _CLOCK.fullmatch(text) else ("#", 0, ())


@lru_cache(maxsize=4096)
def _word(text: str) -> tuple[str, int, bool]:
    """Return class and value of a word, and whether what follows may belong to it."""
    low = text.lower()
    value = words.ORDINALS.get(low) or words.NUMBERS.get(low) or 0
    if low in MONTH_NUMBERS and (text[0].isupper() or low in LOWER_CASE_MONTHS):
        return "M", MONTH_NUMBERS[low], len(low) < 6 and low not in _FULL_NAMES
    if text[0].isupper():
        if low in words.WEEKDAYS:
            return "W", words.WEEKDAYS[low], False
        if low in WEEKDAY_ABBREVIATIONS:
            return "w", WEEKDAY_ABBREVIATIONS[low], True
    return words.CLASSES.get(low) or ("L" if text[0].isupper() else "_"), value, low in _OPENS_PHRASE


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks of `text[start:end]`; a wrapped line's end is no token, a written one is `=`."""
    found: list[Token] = []
    line = done = start
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        if at < done:  # the full stop of "Jan.", the second word of "New Year's Day"
            continue
        piece = match.group()
        read = _word(piece) if piece.isalpha() else None
        if read is not None:
            token = Token(at, stop, read[0], read[1])
            if read[2]:
                token = _longer(text, token, piece, end)
                done = token.end
        elif piece[0] == "\n":
            wrapped = piece.count("\n") == 1 and at - line >= _WRAPPED
            line = stop
            if wrapped:
                continue
            token = Token(at, stop, "=")
        elif piece[0].isdigit():
            token = Token(at, stop, *_number(piece))
        else:
            token = Token(at, stop, _MARKS.get(piece, "?"))
        found.append(token)
    return found


def _longer(text: str, token: Token, piece: str, end: int) -> Token:
    """Return a word with what belongs to it: the full stop of "Jan.", "a.m.", "New Year's Day"."""
    if token.code in "wM":
        return token._replace(end=token.end + 1) if text[token.end : min(token.end + 1, end)] == "." else token
    match = _PHRASE.match(text, token.start, end)
    if not match:
        return token
    feast = words.FEASTS.get(match[0].lower().replace("’", "'"))
    if feast:
        return Token(token.start, match.end(), "Z", 0, feast)
    if match[0][0] in "Qq":
        return Token(token.start, match.end(), "Q")
    return Token(token.start, match.end(), "P")


_MARKS = dict.fromkeys("-–—−‒~", "-") | dict.fromkeys("$€£¥₹₽#№§+@", "$") | {mark: mark for mark in ",.()/:|"} | {"&": "a"}


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
        """Return the token at `index` in lower case, "" outside the stretch."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self.text[self.tokens[index].start : self.tokens[index].end].lower()

    def code(self, index: int) -> str:
        """Return the letter of the token at `index`, `=` (a line's end) outside the stretch."""
        return self.codes[index] if 0 <= index < len(self.codes) else "="

    def glued(self, first: int, last: int) -> bool:
        """Return whether no space stands between tokens `first` to `last`."""
        return all(self.tokens[i].end == self.tokens[i + 1].start for i in range(first, last))
