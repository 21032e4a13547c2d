"""Sentences with the quoted words marked, as pieces of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkeddata.release.values import Words

#: Code points of a sentence that are shown on either side of the quoted words.
AROUND = 240
# Characters that change the direction of what follows, and those that no page shows.
_TURNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""Return text for display: white space folded, without characters that turn the direction of writing.

    >>> plain("a \n b\u202ec")
    'a bc'
    """
    return " ".join(_TURNS.sub("", text).split())


def parts(words: Words, others: Iterable[Words] = ()) -> tuple[str, ...]:
    """Return a sentence in pieces, of which every second one is quoted.

    Args:
        words: the quotation and its sentence; what is far from it is cut off.
        others: further quotations in the same sentence.

    Returns:
        An odd number of pieces; joined they are the sentence with its white space folded.

    >>> parts(Words(4, 7, "Ann", "So, Ann  came.", 4))
    ('So, ', 'Ann', ' came.')
    """
    sentence = words.sentence or words.quote
    spans = sorted({_span(w, len(sentence)) for w in (words, *others)})
    first, last = max(0, spans[0][0] - AROUND), min(len(sentence), max(end for _, end in spans) + AROUND)
    found, at = [], first
    for start, end in _joined(spans):
        found += [sentence[at:start], sentence[start:end]]
        at = end
    found.append(sentence[at:last])
    if first:
        found[0] = "…" + found[0].partition(" ")[2] if " " in found[0] else "…" + found[0]
    if last < len(sentence):
        found[-1] = (found[-1].rpartition(" ")[0] or found[-1]) + "…"
    shown = [_SPACE.sub(" ", _TURNS.sub("", piece)) for piece in found]
    shown[0], shown[-1] = shown[0].lstrip(), shown[-1].rstrip()
    return tuple(shown)


def _span(words: Words, length: int) -> tuple[int, int]:
    if not words.sentence:
        return 0, length
    start = min(max(0, words.at), length)
    return start, min(start + len(words.quote), length)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted spans with those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
