"""Character references: the characters for `&amp;`, `&#233;` and `&copy`, in text and in attributes.

Source: HTML Living Standard, 13.2.5.72 to 13.2.5.80 (character reference states).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_REFERENCE = re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[a-zA-Z][a-zA-Z0-9]{1,31}+;?)")
#: Numbers with more digits, not counting leading zeros, are outside Unicode.
_MOST_DIGITS = 7
_LAST = 0x10FFFF
_LOST = "\N{REPLACEMENT CHARACTER}"


def references(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches in `source[start:end]` that look like character references, in order."""
    return _REFERENCE.finditer(source, start, end)


def reference(text: str) -> str:
    """Return the characters that one character reference in text stands for, or `text` itself if the name is unknown.

    >>> reference("&eacute;"), reference("&notit;"), reference("&#x20ac;"), reference("&nothing")
    ('é', '¬it;', '€', '¬hing')
    """
    return _numeric(text) if text[1] == "#" else _named(text)


def resolve(text: str) -> str:
    """Return text with its character references resolved.

    >>> resolve("Ann &amp; Ben L&uuml;nd")
    'Ann & Ben Lünd'
    """
    return text if "&" not in text else _REFERENCE.sub(lambda m: reference(m.group()), text)


def resolve_attribute(text: str) -> str:
    """Return an attribute's value with its character references resolved.

    In an attribute, a name without a semicolon is not a reference if a letter, a digit or "=" follows, as in a query string.

    >>> resolve_attribute("?a=1&copy=2&amp;b=3&lt")
    '?a=1&copy=2&b=3<'
    """
    return text if "&" not in text else _REFERENCE.sub(_in_attribute, text)


def _in_attribute(found: re.Match[str]) -> str:
    text = found.group()
    if text[1] == "#":
        return _numeric(text)
    size = _known(text)
    if not size:
        return text
    following = found.string[found.start() + size : found.start() + size + 1]
    if text[size - 1] != ";" and (following == "=" or (following.isascii() and following.isalnum())):
        return text
    return _named(text)


def _numeric(text: str) -> str:
    digits, base = text[2:].rstrip(";"), 10
    if digits[0] in "xX":
        digits, base = digits[1:], 16
    digits = digits.lstrip("0") or "0"
    number = int(digits, base) if len(digits) <= _MOST_DIGITS else _LAST + 1
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > _LAST:
        return _LOST
    if 0x80 <= number <= 0x9F:  # read as Windows-1252, if it has a character there
        return bytes([number]).decode("cp1252", "ignore") or chr(number)
    return chr(number)


def _named(text: str) -> str:
    size = _known(text)
    return _names()[text[1:size]] + text[size:] if size else text


def _known(text: str) -> int:
    """Return the length of the longest known reference that `text` begins with, including the ampersand; 0 for none."""
    names = _names()
    return next((size for size in range(len(text), 2, -1) if text[1:size] in names), 0)


@cache
def _names() -> dict[str, str]:
    from html.entities import html5  # lazy: many pages have no named references

    return html5
