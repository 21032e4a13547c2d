"""Mending what the tagger broke: names cut in two, marks of punctuation caught at an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkeddata.mentions import MentionKind
from linkeddata.spans import Span

_NAMES = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_INSIDE = re.compile(r"[ \u00a0]?[-’'.]?[ \u00a0]?\Z")  # what may stand between two halves of one name
_EDGE = re.compile(r"[\s,.;:!?\"“”«»()\[\]*•|–—-]+")
_OPEN = {")": "(", "]": "["}

Chunk = tuple[int, int, str]


def mended(text: str, words: Sequence[Span], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the tagged runs with halves of one name joined and stray punctuation trimmed.

    Args:
        text: the document's text.
        words: places of the window's words.
        chunks: `(first word, last word, kind)`, in order.
    """
    out: list[Chunk] = []
    for chunk in chunks:
        trimmed = _trimmed(text, words, chunk)
        if trimmed is None:
            continue
        if out and _halves(text, words, out[-1], trimmed):
            out[-1] = (out[-1][0], trimmed[1], trimmed[2])
        else:
            out.append(trimmed)
    return out


def _halves(text: str, words: Sequence[Span], a: Chunk, b: Chunk) -> bool:
    """Tell whether two runs of one kind of name have nothing of weight between them."""
    return a[2] == b[2] and a[2] in _NAMES and bool(_INSIDE.fullmatch(text, words[a[1]].end, words[b[0]].start))


def _trimmed(text: str, words: Sequence[Span], chunk: Chunk) -> Chunk | None:
    first, last, kind = chunk
    while first <= last and _EDGE.fullmatch(words[first].of(text)):
        first += 1
    while last >= first and _EDGE.fullmatch(words[last].of(text)) and not _closes(text, words, first, last):
        last -= 1
    return (first, last, kind) if first <= last else None


def _closes(text: str, words: Sequence[Span], first: int, last: int) -> bool:
    """Tell whether the last mark belongs to the run: a bracket opened in it, the stop of an abbreviation ("U.S.", "Ltd.")."""
    mark = words[last].of(text)
    if mark in _OPEN:
        return any(w.of(text) == _OPEN[mark] for w in words[first:last])
    before = words[last - 1].of(text) if last > first else ""
    return mark == "." and (len(before) == 1 or before in {"Ltd", "Inc", "Co", "Corp", "Jr", "Sr"})
