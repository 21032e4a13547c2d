"""Brackets that belong to a title: "Permanent Secretary (Law)", "Director (Acting)"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from linkeddata.understand.recognize.window_text import BORDER, Chunk, WindowText
from linkeddata.values.mentions import MentionKind

# Words in brackets behind a title: its own in lower case, and what tells where somebody stands in a photo
_BRACKETED = frozenset("acting interim designate elect emeritus emerita ad and of for the & - , retired ret".split())
_SIDES = frozenset("left right centre center middle top bottom pictured".split())
_LONGEST_BRACKETS = 6  # words


def with_brackets(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with each title taking in the brackets that belong to it: "Permanent Secretary" "(Law)".

    Args:
        window: the words that the tagger read.
        chunks: `(first word, last word, kind)`, in order.
    """
    out: list[Chunk] = []
    for n, (start, end, kind) in enumerate(chunks):
        if out and start <= out[-1][1]:
            continue  # it stands in the brackets of the title before it
        last = end
        if kind == MentionKind.TITLE:
            names = {w for first, stop, other in chunks[n + 1 :] if other != MentionKind.TITLE for w in range(first, stop + 1)}
            last = _end_of_brackets(window, start, end, names)
        if start <= last:
            out.append((start, last, kind))
    return out


def _end_of_brackets(window: WindowText, first: int, last: int, names: AbstractSet[int]) -> int:
    """Return the last word of a title with its brackets; without them where they name somebody or were never closed."""
    words = [window.word(n) for n in range(first, last + 1)]
    opening = (
        next((n for n in range(last, first - 1, -1) if window.word(n) == "("), None)
        if words.count("(") > words.count(")")
        else None
    )
    begins = last + 1 if opening is None else opening
    if begins >= len(window) or window.word(begins) != "(":
        return last
    for n in range(begins + 1, min(begins + 2 + _LONGEST_BRACKETS, len(window))):
        if n in names or window.gap(n - 1, n) == BORDER:
            break
        if window.word(n) == ")":
            inside = [window.word(w) for w in range(begins + 1, n)]
            return n if inside and all(map(_in_title, inside)) else begins - 1
    return last if opening is None else begins - 1


def _in_title(word: str) -> bool:
    """Return whether a word in brackets behind a title may belong to it: no acronym ("CEO"), no side of a photo."""
    return word.lower() in _BRACKETED or (word[0].isupper() and not word.isupper() and word.lower() not in _SIDES)
