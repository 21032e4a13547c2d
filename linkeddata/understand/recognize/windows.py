"""Words, their spelling class, and the windows in which the tagger sees them; training and reading share this file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linkeddata.values.span import Span

WORD = re.compile(r"\w[\w\u0300-\u036f]*|[^\w\s]")  # an accent may stand by itself behind its letter
WINDOW_PIECES = 256  # 500, what the encoder could hold, takes it 1.4 times as long for the same text; see docs/quality.md
SHAPES = 8
CLS, SEP, UNKNOWN = 101, 102, 100  # word-piece ids of the encoder's vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that the encoder reads at once.

    Args:
        words: places of the words, in text order.
        sentence: for each word the number of its sentence, counted from the window's beginning.
        pieces: word-piece ids, with the encoder's opening and closing mark.
        shapes: spelling class of the word each piece belongs to, 0 for the marks.
        first: for each word the index of its first piece.
    """

    words: tuple[Span, ...]
    sentence: tuple[int, ...]
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]


def shape(word: str) -> int:
    """Return the spelling class of a word: the encoder's vocabulary is lower case, this says what it hides."""
    if word.isdigit():
        return 5
    if not word[0].isalpha():
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


class _Held(NamedTuple):
    """A word waiting for its window."""

    start: int
    end: int
    sentence: int
    ids: tuple[int, ...]
    shape: int
    opens: int  # 2 where the word opens a paragraph, 1 a sentence, else 0


def windows(
    text: str, sentences: Sequence[Span], encode: Callable[[str], Sequence[int]], limit: int = WINDOW_PIECES
) -> Iterator[Window]:
    """Cut the sentences of a text into windows of at most `limit` pieces, at paragraph ends where possible.

    Args:
        text: the document's text.
        sentences: places of the sentences to be read, in text order; nothing outside them is read.
        encode: word → word-piece ids.
        limit: pieces a window may have; a longer sentence is cut at a word.

    Yields:
        Windows in text order; each word stands in exactly one.
    """
    held: list[_Held] = []
    size = 0
    for word in _words(text, sentences, encode, limit):
        while held and size + len(word.ids) > limit:
            keep = _cut(held)
            yield _window(held[:keep])
            held = held[keep:]
            size = sum(len(h.ids) for h in held)
        held.append(word)
        size += len(word.ids)
    if held:
        yield _window(held)


def _words(text: str, sentences: Sequence[Span], encode: Callable[[str], Sequence[int]], limit: int) -> Iterator[_Held]:
    end = 0
    known: dict[str, tuple[tuple[int, ...], int]] = {}
    for number, sentence in enumerate(sentences):
        opens = 2 if "\n" in text[end : sentence.start] else 1
        for match in WORD.finditer(text, sentence.start, sentence.end):
            word = match.group()
            if word not in known:
                known[word] = (tuple(encode(word))[:limit] or (UNKNOWN,), shape(word))
            yield _Held(*match.span(), number, *known[word], opens)
            opens = 0
        end = sentence.end


def _cut(held: Sequence[_Held]) -> int:
    """Return how many words to let go: up to the last paragraph that leaves a fair window, else sentence, else all."""
    for rank, least in ((2, 0.4), (1, 0.2)):
        for index in range(len(held) - 1, int(len(held) * least), -1):
            if held[index].opens >= rank:
                return index
    return len(held)


def _window(held: Sequence[_Held]) -> Window:
    pieces, shapes, first = [CLS], [0], []
    for word in held:
        first.append(len(pieces))
        pieces.extend(word.ids)
        shapes.extend([word.shape] * len(word.ids))
    return Window(
        words=tuple(Span(h.start, h.end) for h in held),
        sentence=tuple(h.sentence - held[0].sentence for h in held),
        pieces=(*pieces, SEP),
        shapes=(*shapes, 0),
        first=tuple(first),
    )
