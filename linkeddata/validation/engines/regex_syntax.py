"""Parses Python regular expressions, translates them for Rust, and detects those on which Python may hang.

SHACL's `sh:pattern` is evaluated by Python's `re` in one engine and by Rust's `regex` in the other. They read the same text
differently (`$` before a last line break, what a space or digit is, how letters match in both cases), and Python can need time that
doubles with each character. So a pattern is parsed here into sets of code points, sequences, choices and repetitions. From these it
is written for Rust without anything that the two read differently, and checked for ambiguity.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Alternatives", "Characters", "Edge", "Part", "Repeated", "Sequence", "for_rust", "read"]

Ranges = tuple[tuple[int, int], ...]

_LAST = sys.maxunicode
#: Limits for nested groups and for the copies in a counted repetition; more is refused as a trap. BCP 47 needs 3 and 8.
_MAX_DEPTH, _MAX_COUNT = 20, 1000
_QUANTIFIER = re.compile(r"(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})(\??)(?![*+?{])")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
#: What matches an ASCII letter, beside itself in both cases, if case is ignored (CPython's `_sre`, `_EXTRA_CASES` and lower()).
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}


@dataclass(frozen=True, slots=True)
class Characters:
    """One character out of a set: sorted, disjoint ranges of code points, both ends included."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Edge:
    """The start of the text, or its end (also before a line break that ends the text)."""

    start: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other; none is the empty text."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One part out of several."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A part, `least` to `most` times; None is without end."""

    part: Part
    least: int
    most: int | None


Part = Characters | Edge | Sequence | Alternatives | Repeated


class _BeyondError(Exception):
    """The pattern uses what is not understood here."""


def read(pattern: str, flags: str = "") -> Part | None:
    r"""Read a pattern; None for one that is broken, or uses more than this module understands (`\b`, look-around, references).

    Args:
        pattern: a regular expression as Python reads it; it is searched for, not matched from the start.
        flags: as in `sh:flags`; only `i` is understood, and with it only ASCII patterns.

    >>> read("^a+$")
    Sequence(parts=(Edge(start=True), Repeated(part=Characters(ranges=((97, 97),)), least=1, most=None), Edge(start=False)))
    >>> read(r"(.)\1") is None
    True
    """
    fold = flags.lower() == "i"
    if flags and (not fold or not pattern.isascii()):
        return None
    try:
        part = _Reader(pattern, fold).whole()
        re.compile(pattern)
    except (_BeyondError, re.error, RecursionError, OverflowError):
        return None
    return part


def for_rust(part: Part) -> str | None:
    r"""Translate a pattern for Rust's `regex`, with the same matches in every text; None if that is impossible.

    >>> for_rust(read("^a$"))
    '^[\\x{61}](?:\\n?\\z)'
    """
    try:
        return _rust(part, last=True)
    except _BeyondError:
        return None


def _rust(part: Part, *, last: bool) -> str:
    match part:
        case Characters(ranges):
            if not ranges or any(0xD800 <= end <= 0xDFFF for pair in ranges for end in pair):
                raise _BeyondError
            return "[" + "".join(f"\\x{{{a:X}}}" + (f"-\\x{{{b:X}}}" if b > a else "") for a, b in ranges) + "]"
        case Edge(start):
            if not start and not last:  # what is written for the end takes the line break, so that nothing may follow
                raise _BeyondError
            return "^" if start else r"(?:\n?\z)"
        case Sequence(parts):
            return "".join(_rust(p, last=last and n == len(parts) - 1) for n, p in enumerate(parts))
        case Alternatives(parts):
            return "(?:" + "|".join(_rust(p, last=last) for p in parts) + ")"
        case Repeated(inner, least, most):
            count = f"{{{least}}}" if least == most else f"{{{least},{'' if most is None else most}}}"
            return f"(?:{_rust(inner, last=False)}){count}"


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, text: str, fold: bool) -> None:
        self._text, self._fold = text, fold
        self._at = self._depth = 0

    def whole(self) -> Part:
        part = self._choice()
        if self._at < len(self._text):
            raise _BeyondError
        return part

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self) -> str:
        if not self._next():
            raise _BeyondError
        self._at += 1
        return self._text[self._at - 1]

    def _choice(self) -> Part:
        found = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            found.append(self._sequence())
        return found[0] if len(found) == 1 else Alternatives(tuple(found))

    def _sequence(self) -> Part:
        parts: list[Part] = []
        while self._next() not in ("", "|", ")"):
            part = self._atom()
            if repeat := _QUANTIFIER.match(self._text, self._at):
                part = self._repeated(part, repeat)
            elif self._next() and self._next() in "*+?{":
                raise _BeyondError
            parts.append(part)
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self, part: Part, repeat: re.Match[str]) -> Part:
        mark, least, comma, most, _ = repeat.groups()
        low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(mark or "", (int(least or 0), None))
        if not mark:
            high = low if not comma else int(most) if most else None
        if isinstance(part, Edge) or max(low, high or 0) > _MAX_COUNT:
            raise _BeyondError
        self._at = repeat.end()
        return Repeated(part, low, high)

    def _atom(self) -> Part:
        mark = self._take()
        if mark in "^$":
            return Edge(mark == "^")
        if mark == ".":
            return Characters(_without(((10, 10),)))
        if mark == "[":
            return Characters(self._class())
        if mark == "(":
            return self._group()
        if mark in "]{}":
            raise _BeyondError
        return Characters(self._escape() if mark == "\\" else self._folded(((ord(mark), ord(mark)),)))

    def _group(self) -> Part:
        if self._next() == "?":
            if not self._text.startswith("?:", self._at):
                raise _BeyondError
            self._at += 2
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _BeyondError
        part = self._choice()
        if self._take() != ")":
            raise _BeyondError
        self._depth -= 1
        return part

    def _class(self) -> Ranges:
        negated = self._next() == "^"
        self._at += negated
        found: list[tuple[int, int]] = []
        while (mark := self._take()) != "]" or not found:
            if mark in "[]" or self._text[self._at - 1 : self._at + 1] in ("--", "&&", "||", "~~"):
                raise _BeyondError
            first = self._escape() if mark == "\\" else ((ord(mark), ord(mark)),)
            if self._next() == "-" and self._text[self._at + 1 : self._at + 2] != "]":
                self._at += 1
                end = self._take()
                last = self._escape() if end == "\\" else ((ord(end), ord(end)),)
                if end == "[" or len(first) + len(last) != 2 or first[0][0] > last[0][1] or first[0][0] != first[0][1]:
                    raise _BeyondError
                first = ((first[0][0], last[0][1]),)
            found += self._folded(first)
        return _without(tuple(found)) if negated else _merged(found)

    def _escape(self) -> Ranges:
        mark = self._take()
        if mark.lower() in _CLASSES:
            inside = _ranges(mark.lower())
            return inside if mark.islower() else _without(inside)
        if mark.isalnum() and mark not in _ESCAPED:
            raise _BeyondError
        code = ord(_ESCAPED.get(mark, mark))
        return ((code, code),)

    def _folded(self, ranges: Ranges) -> Ranges:
        """Add characters that are equal if case is ignored."""
        if not self._fold:
            return ranges
        found = list(ranges)
        for a, b in ranges:
            for letter in map(chr, range(a, min(b, 127) + 1)):
                others = letter.swapcase() + _ALSO.get(letter.lower(), "") if letter.isalpha() else ""
                found += [(ord(o), ord(o)) for o in others]
        return tuple(found)


#: What Python's classes of characters are, by definition of `re`.
_CLASSES: dict[str, Callable[[str], bool]] = {
    "s": str.isspace,
    "d": str.isdecimal,
    "w": lambda c: c.isalnum() or c == "_",
}
#: `\s` is asked for most: reading it off all code points takes 0.1 s. A test compares.
_SPACES: Ranges = (
    (0x9, 0xD),
    (0x1C, 0x20),
    (0x85, 0x85),
    (0xA0, 0xA0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
)


@lru_cache(maxsize=4)
def _ranges(name: str) -> Ranges:
    if name == "s":
        return _SPACES
    fits = _CLASSES[name]
    return _merged([(code, code) for code in range(_LAST + 1) if fits(chr(code))])


def _merged(ranges: list[tuple[int, int]]) -> Ranges:
    found: list[tuple[int, int]] = []
    for a, b in sorted(ranges):
        if found and a <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return tuple(found)


def _without(ranges: Ranges) -> Ranges:
    """Return all code points but these."""
    found, start = [], 0
    for a, b in _merged(list(ranges)):
        if a > start:
            found.append((start, a - 1))
        start = b + 1
    return (*found, (start, _LAST)) if start <= _LAST else tuple(found)
