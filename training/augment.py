"""Changes lessons from epoch to epoch: without datelines, with page furniture, with words that report nothing."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from linkeddata.read import read_bytes
from linkeddata.understand.recognize.labels import NO_EVENT
from linkeddata.understand.recognize.sentences import prose
from linkeddata.understand.recognize.windows import WORD
from linkeddata.values.dates import MONTHS
from linkeddata.values.span import Span
from training.gold import LabelledSpan, Lesson
from training.release import rewritten

UNDATED = 1 / 3  # share of the releases that lose dateline and date of publication
CLUTTERED = 0.25  # share of the releases that get page furniture
MISLED = 0.25  # share of the words that report an event elsewhere and none here, which are shown as such

_MONTH = "(?:" + "|".join(month[:3] + r"[a-z]*\.?" for month in MONTHS) + ")"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH}|{_MONTH} \d{{1,2}},?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?:,? \d{{4}})?"
_DATELINE = re.compile(rf"^[^\W\d_][^\n.;!?]{{0,50}}?\b{_DAY}[^\n.;!?]{{0,30}}? ?(?:--|[–—-]|:) ", re.MULTILINE)
_DATE_LINE = re.compile(rf"^[^\n]{{0,40}}\b{_DAY}[^\n]{{0,12}}\n", re.MULTILINE)
_SMALL = frozenset("of the and in on de la du for at".split())  # words in small letters that a dateline may hold
_HEAD = 500  # code points in which a date line stands


def augmented(lesson: Lesson, rng: random.Random) -> Lesson:
    """Return a lesson without its dates of publication, or with page furniture, or both, or as it is; chosen by `rng`."""
    if rng.random() < UNDATED:
        lesson = without_datelines(lesson)
    if rng.random() < CLUTTERED:
        lesson = cluttered(lesson, rng)
    return lesson


def without_datelines(lesson: Lesson) -> Lesson:
    """Return a lesson without dateline and without lines near the beginning that hold little but a date."""
    lines = [m for m in _DATE_LINE.finditer(lesson.text, 0, _HEAD) if len(m.group().split()) <= 8]
    datelines = [m for m in _DATELINE.finditer(lesson.text) if not set(re.findall(r"(?<![\w(])[a-z]+", m.group())) - _SMALL]
    cut = [Span(*m.span()) for m in (*datelines, *lines)]
    return _changed(lesson, [(c.start, c.end, "") for n, c in enumerate(cut) if not any(c.overlaps(o) for o in cut[:n])])


def cluttered(lesson: Lesson, rng: random.Random) -> Lesson:
    """Return a lesson with a few lines of page furniture between its paragraphs."""
    held = [s.span for s in lesson.spans]
    gaps = [0, *(m.end() for m in re.finditer(r"\n\n+", lesson.text) if not any(s.start < m.end() < s.end for s in held))]
    places = sorted(rng.sample(gaps, min(len(gaps), rng.randint(1, 3))))
    added = ["\n".join(rng.sample(_furniture(), rng.randint(1, 4))) + "\n\n" for _ in places]
    return _changed(lesson, [(place, place, words) for place, words in zip(places, added, strict=True)])


def reporting_words(lessons: Iterable[Lesson]) -> frozenset[str]:
    """Return the words, in lower case, that report an event in at least two places of the lessons."""
    words = Counter(s.span.of(lesson.text).lower() for lesson in lessons for s in lesson.spans if s.type == "trigger")
    return frozenset(word for word, count in words.items() if count > 1)


def misled(lesson: Lesson, reporting: frozenset[str], rng: random.Random) -> Lesson:
    """Return a lesson with some words that look like an event and report none, of the kind `NO_EVENT`."""
    held = bytearray(len(lesson.text))
    for span in lesson.spans:
        held[span.span.start : span.span.end] = b"\1" * len(span.span)
    added = [
        LabelledSpan(Span(*m.span()), "trigger", f"none:{m.start()}", NO_EVENT)
        for sentence in lesson.sentences
        for m in WORD.finditer(lesson.text, sentence.start, sentence.end)
        if m.group().lower() in reporting and not any(held[m.start() : m.end()]) and rng.random() < MISLED
    ]
    return replace(lesson, spans=(*lesson.spans, *added))


def _changed(lesson: Lesson, changes: list[tuple[int, int, str]]) -> Lesson:
    text, moved = rewritten(lesson.text, changes)
    spans = tuple(replace(s, span=place) for s in lesson.spans if (place := moved(s.span)))
    document = read_bytes(text.encode(), name=f"{lesson.name}.txt")
    if document.text != text:
        return lesson
    return replace(lesson, text=text, sentences=tuple(prose(document)), spans=spans)


@cache
def _furniture() -> tuple[str, ...]:
    return tuple(Path(__file__).with_name("furniture.txt").read_text("utf-8").splitlines())
