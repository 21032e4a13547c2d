"""Raised digits: marks of notes, which are no part of the text, and powers, which are."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\d*†‡§,;\s\[\]()]+")
# A length before a raised 2 or 3, a unit before a negative power, or "10".
_POWER = re.compile(
    r"(?:(?<![^\W\d_'’])(?:[kcdmµn]?m|ft|yd)(?=[23]$)|(?<=[^\W_])(?=[-−][1-4]$)|(?<![\d.,])10(?=[-+−]?\d{1,2}$))"
)
_DIGITS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def raised(text: str, before: str) -> str:
    """Return how raised text is written on the line: a power with raised digits, a note's mark not at all, letters as they are.

    Args:
        text: the raised text.
        before: the text before it, at least its last word.

    >>> raised("1", "in the year 2010"), raised("2", "of 40 km"), raised("th", "on the 4"), raised("6", "some 3 × 10")
    ('', '²', 'th', '⁶')
    """
    if not re.search(r"[\d*†‡§]", text):
        return text
    tail = before[-8:]
    if re.fullmatch(r"[\d+\-−]+", text) and _POWER.search(tail + text, max(0, len(tail) - 4)):
        return text.translate(_DIGITS)
    return "" if _MARK.fullmatch(text) and before.strip() else text
