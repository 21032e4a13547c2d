"""Mending what the tagger broke: names cut in two or run together, marks of punctuation caught at an end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkeddata.schema.subdivisions import is_abbreviation
from linkeddata.text.loose_ends import LOOSE
from linkeddata.understand.entities.mention_names import town
from linkeddata.understand.recognize import organization_spans
from linkeddata.understand.recognize.title_brackets import with_brackets
from linkeddata.understand.recognize.window_text import APOSTROPHES, BORDER, Chunk, WindowText
from linkeddata.values.mentions import MentionKind
from linkeddata.values.span import Span

_NAMES = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.TITLE)
_NAMES_AND_PLACES = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE)
_BROKEN_OFF = (MentionKind.EVENT_NAME, MentionKind.ORGANIZATION)
_INSIDE = re.compile(r"[ \u00a0]?[-’']?[ \u00a0]?\Z")  # what may stand between two halves of one name
_LONGEST_STATE = 5  # words of "P.E.I.", less the first
_STOP = re.compile(r"\.[ \u00a0]?\Z")  # the same behind an initial: "J. Ortega"
# Words that open a second title behind "and": "minister of health and administrator of …"
_HEADS = frozenset(
    # offices, and what stands before them
    "minister president secretary director administrator chair chairman chairwoman chairperson governor mayor "
    "ambassador head chief commissioner representative envoy rector dean professor prosecutor judge general "
    "spokesman spokeswoman spokesperson coordinator manager treasurer founder owner member leader commander captain "
    "editor adviser advisor chancellor senator speaker vice deputy acting managing executive permanent special "
    "prime foreign first state".split()
)
# Names that are always read in one way, since their words mislead
_FIXED = (
    (re.compile(r"\bcharg[eé]s?\s+d\s?['’]\s?affaires(?:,?\s(?:a\. ?i\.|ad interim))?", re.IGNORECASE), MentionKind.TITLE),
    (re.compile(r"\bThe\s+Hague\b"), MentionKind.PLACE),
)
_EDGE = re.compile(r"[\s,.;:!?\"“”«»()\[\]*•|–—-]+")
_OPEN = {")": "(", "]": "["}


def repaired(text: str, words: Sequence[Span], sentence: Sequence[int], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the tagged runs with halves of one name joined, two names parted, and stray punctuation trimmed.

    Args:
        text: the document's text.
        words: places of the window's words.
        sentence: number of each word's sentence; no name goes beyond one, or beyond a blank line.
        chunks: `(first word, last word, kind)`, in order.
    """
    window = WindowText(text, words, sentence)
    out: list[Chunk] = []
    parts = [part for chunk in chunks for part in _within_sentences(window, chunk)]
    for chunk in _fixed(window, parts):
        trimmed = _trimmed(window, chunk)
        if trimmed is None:
            continue
        if out and _halves(window, out[-1], trimmed):
            out[-1] = (out[-1][0], trimmed[1], trimmed[2])
        else:
            out.append(trimmed)
    out = with_brackets(window, _offices(window, _towns(window, out)))
    out = organization_spans.listed(window, _completed(window, [_whole_word(window, chunk) for chunk in out]))
    out = [part for chunk in organization_spans.spelt_out(window, out) for part in _parted(window, chunk)]
    return [part for chunk in out for part in organization_spans.parted(window, chunk)]


def _towns(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with a town and the state or country behind it parted: "Springfield" "Ill." of "Springfield, Ill."."""
    out: list[Chunk] = []
    for first, last, kind in chunks:
        if out and first <= out[-1][1]:
            continue  # its abbreviation has been taken in with the stop
        comma = next((n for n in range(last - 1, first, -1) if window.word(n) == ","), None)
        if (
            kind == MentionKind.PLACE
            and comma is not None
            and town(window.quote(first, last)) == window.quote(first, comma - 1)
        ):
            out += [(first, comma - 1, kind), (comma + 1, max(last, _state(window, comma - 1)), kind)]
            continue
        out.append((first, last, kind))
        if kind == MentionKind.PLACE and (end := _state(window, last)):
            out.append((last + 2, end, kind))
    return out


def _state(window: WindowText, last: int) -> int:
    """Return the last word, a stop, of the abbreviated state behind a town and a comma; 0 if none stands there."""
    ends = range(last + 3, min(last + 3 + _LONGEST_STATE, len(window)))
    if not ends or window.word(last + 1) != ",":
        return 0
    found = [n for n in ends if window.word(n) == "." and is_abbreviation(window.quote(last + 2, n))]
    return found[-1] if found and window.gap(last, found[-1]) != BORDER else 0


def _offices(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with each title taking in the words of its office left beside it: "Foreign" "Minister", "Vice" "President"."""
    taken = {n for first, last, _ in chunks for n in range(first, last + 1)}

    def belongs(n: int, edge: int) -> bool:
        word = window.word(n) if 0 <= n < len(window) and n not in taken else ""
        return bool(word) and window.adjoins(min(n, edge), max(n, edge)) and word.istitle() and word.lower() in _HEADS

    out = []
    for start, end, kind in chunks:
        first, last = start, end
        while kind == MentionKind.TITLE and belongs(last + 1, last):
            last += 1
        while kind == MentionKind.TITLE and belongs(first - 1, first):
            first -= 1
        taken.update(range(first, last + 1))
        out.append((first, last, kind))
    return out


def _completed(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with no event or organization ending in "and", "of" or the like.

    Such a name goes on with the capitalised words behind it that nothing else has. "University of" takes in the place behind it too,
    since the rest would name nothing; any other name is cut.
    """
    out: list[Chunk] = []
    for n, (start, end, kind) in enumerate(chunks):
        first, last = max(start, out[-1][1] + 1) if out else start, end
        if first > last:
            continue
        if kind in _BROKEN_OFF and window.word(last) in LOOSE:
            free = chunks[n + 1][0] if n + 1 < len(chunks) else len(window)
            while last + 1 < free and window.gap(last, last + 1) != BORDER and window.word(last + 1)[0].isupper():
                last += 1
            behind = chunks[n + 1] if n + 1 < len(chunks) else None
            if last == end and window.word(last) == "of" and last - first == 1 and behind and behind[0] == last + 1:
                last = behind[1] if behind[2] == MentionKind.PLACE and window.adjoins(last, last + 1) else last
            while last > first and (window.word(last) in LOOSE or _EDGE.fullmatch(window.word(last))):
                last -= 1
        out.append((first, last, kind))
    return out


def _whole_word(window: WindowText, chunk: Chunk) -> Chunk:
    """Return a run that ends before the apostrophe inside a word ("Da" of "Da’esh") with the rest of the word."""
    first, last, kind = chunk
    if last + 2 < len(window) and window.word(last + 1) in APOSTROPHES and kind in _NAMES_AND_PLACES:
        rest = window.word(last + 2)
        if not window.gap(last, last + 1) and not window.gap(last + 1, last + 2) and len(rest) > 1 and rest.isalpha():
            return (first, last + 2, kind)
    return chunk


def _within_sentences(window: WindowText, chunk: Chunk) -> list[Chunk]:
    first, last, kind = chunk
    ends = [n for n in range(first, last) if window.parts(n)]
    return [(a, b, kind) for a, b in zip([first, *(n + 1 for n in ends)], [*ends, last], strict=True)]


def _fixed(window: WindowText, chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the runs with those replaced that overlap a name of `_FIXED`."""
    if not window.words:
        return list(chunks)
    out = list(chunks)
    for pattern, kind in _FIXED:
        for match in pattern.finditer(window.text, window.words[0].start, window.words[-1].end):
            inside = [n for n, word in enumerate(window.words) if match.start() <= word.start and word.end <= match.end()]
            if inside and not any(window.parts(n) for n in inside[:-1]):
                out = [c for c in out if c[1] < inside[0] or c[0] > inside[-1]] + [(inside[0], inside[-1], str(kind))]
    return sorted(out)


def _parted(window: WindowText, chunk: Chunk) -> list[Chunk]:
    """Return the names in a run: titles are cut where "and" or a comma opens another one, persons at "and"."""
    first, last, kind = chunk
    if kind not in (MentionKind.TITLE, MentionKind.PERSON):
        return [chunk]
    out = []
    for n in range(first + 1, last):
        word, following = window.word(n), window.word(n + 1)
        if n > first and (
            (word == "and" and kind == MentionKind.PERSON and following[0].isupper())
            or (word in ("and", ",") and kind == MentionKind.TITLE and following.lower() in _HEADS)
        ):
            out.append((first, n - 1, kind))
            first = n + 1
    return [*out, (first, last, kind)]


def _halves(window: WindowText, a: Chunk, b: Chunk) -> bool:
    """Return whether two runs of one kind of name have nothing of weight between them."""
    if a[2] != b[2] or a[2] not in _NAMES:
        return False
    gap = window.gap(a[1], b[0])
    return bool(_INSIDE.fullmatch(gap) or (len(window.word(a[1])) == 1 and _STOP.fullmatch(gap)))


def _trimmed(window: WindowText, chunk: Chunk) -> Chunk | None:
    first, last, kind = chunk
    while first <= last and _EDGE.fullmatch(window.word(first)):
        first += 1
    first, last = _within_quotes(window, first, last)
    while last >= first and _EDGE.fullmatch(window.word(last)) and not _closes(window, first, last):
        last -= 1
    return (first, last, kind) if first <= last else None


def _within_quotes(window: WindowText, first: int, last: int) -> tuple[int, int]:
    """Return the run cut at a closing quotation mark that was opened before it: «Old Charts» led by somebody."""
    marks = [n for n in range(first, last) if window.word(n) in ('"', "”", "»")]
    if len(marks) == 1 and first and window.word(first - 1) in ('"', "“", "«"):
        return first, marks[0] - 1
    return first, last


def _closes(window: WindowText, first: int, last: int) -> bool:
    """Return whether the last mark belongs to the run: a bracket opened in it, the stop of an abbreviation ("U.S.", "Ltd.")."""
    mark = window.word(last)
    if mark in _OPEN:
        return _OPEN[mark] in window.of(first, last - 1)
    before = window.word(last - 1) if last > first else ""
    return mark == "." and (len(before) == 1 or before in {"Ltd", "Inc", "Co", "Corp", "Jr", "Sr"})
