"""Text shown to people: control characters made visible, columns that line up."""

from __future__ import annotations

import re
import unicodedata

# Controls (terminal escapes among them), line separators, and the marks that turn the direction of writing.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def printable(text: str) -> str:
    r"""Return `text` with every control and direction-turning character written as an escape.

    >>> printable("a\x1b]0;b")
    'a\\x1b]0;b'
    """

    def escape(match: re.Match[str]) -> str:
        char = match.group()
        return _NAMED.get(char) or (f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}")

    return _UNSAFE.sub(escape, text)


def columns(text: str) -> int:
    """Return how many terminal columns `text` takes: two for a wide East Asian character, none for a combining one.

    Source: Unicode Standard Annex 11.
    """
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Return `text` padded to `width` columns, or cut there with an ellipsis."""
    taken = columns(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept, used = "", 0
    for char in text:
        if used + _columns(char) > width - 1:
            break
        kept, used = kept + char, used + _columns(char)
    return kept + "…" + " " * (width - 1 - used)
