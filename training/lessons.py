"""Turns lessons into training samples: the windows of a release with the targets of each head."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from linkeddata.understand.recognize.labels import (
    COUNT_BUCKETS,
    KINDS,
    NO_EVENT,
    PAIRS,
    RELATIONS,
    SENTENCE_BUCKETS,
    SPAN_TYPES,
    TAGS,
    between,
    distance_bucket,
)
from linkeddata.understand.recognize.windows import Window, windows
from training.gold import LabelledSpan, Lesson

_FAR = 4  # from this distance in sentences, half of the unrelated pairs are left out
_FALSE_SHARE = 0.3  # share of the pairs with an event that is none which are kept
_KINDS = (*KINDS, NO_EVENT)
_SKIP = -100  # the target that the loss ignores


@dataclass(frozen=True, slots=True)
class Sample:
    """One window: inputs, a tag per word, and spans and pairs with their targets."""

    window: Window
    tags: tuple[int, ...]
    spans: tuple[tuple[int, int, int, int], ...]  # first word, last word, type, kind or _SKIP
    table: torch.Tensor  # see Net.pairs
    targets: torch.Tensor


def samples(lesson: Lesson, encode: Callable[[str], Sequence[int]], rng: random.Random, pieces: int) -> list[Sample]:
    """Return the windows of one release, of at most `pieces` word pieces; a span that crosses the end of a window is left out."""
    return [_sample(lesson, window, rng) for window in windows(lesson.text, lesson.sentences, encode, pieces)]


def _sample(lesson: Lesson, window: Window, rng: random.Random) -> Sample:
    begins = {word.start: n for n, word in enumerate(window.words)}
    ends = {word.end: n for n, word in enumerate(window.words)}
    tags = [0] * len(window.words)
    spans: list[tuple[int, int, LabelledSpan]] = []
    for span in lesson.spans:
        first, last = begins.get(span.span.start), ends.get(span.span.end)
        if first is None or last is None:
            continue
        spans.append((first, last, span))
        if span.type != "date" and span.kind != NO_EVENT:
            tags[first] = TAGS.index(f"B-{span.type}")
            tags[first + 1 : last + 1] = [TAGS.index(f"I-{span.type}")] * (last - first)
    table, targets = _pairs(lesson, window, spans, rng)
    return Sample(
        window,
        tuple(tags),
        tuple((a, b, SPAN_TYPES.index(s.type), _KINDS.index(s.kind) if s.kind else _SKIP) for a, b, s in spans),
        torch.tensor(table, dtype=torch.long).reshape(-1, 7),
        torch.tensor(targets, dtype=torch.long),
    )


def _pairs(lesson: Lesson, window: Window, spans: list[tuple[int, int, LabelledSpan]], rng: random.Random):
    types = [SPAN_TYPES.index(s.type) for _, _, s in spans]
    counts = between(types, [f for f, _, _ in spans])
    table, targets = [], []
    for i, (first, _, subject) in enumerate(spans):
        for j, (other, _, thing) in enumerate(spans):
            if i == j or (subject.type, thing.type) not in PAIRS or (subject.id, thing.id) in lesson.ignored:
                continue
            relation = _relation(lesson, subject, thing)
            apart = abs(window.sentence[first] - window.sentence[other])
            if relation not in ("none", "title", "sameEvent") and not _asked(spans, i, j):
                continue
            share = (_FALSE_SHARE if NO_EVENT in (subject.kind, thing.kind) else 1) * (0.5 if apart > _FAR else 1)
            if relation == "none" and rng.random() >= share:
                continue
            low, high = (i, j) if first < other else (j, i)
            passed = [max(0, counts[high][t] - counts[low][t] - (types[low] == t)) for t in (types[i], types[j])]
            table.append(
                [
                    i,
                    j,
                    types[i] * len(SPAN_TYPES) + types[j],
                    distance_bucket(other - first),
                    min(SENTENCE_BUCKETS - 1, apart),
                    *(min(COUNT_BUCKETS - 1, p) for p in passed),
                ]
            )
            targets.append(RELATIONS.index(relation))
    return table, targets


def _relation(lesson: Lesson, subject: LabelledSpan, thing: LabelledSpan) -> str:
    if subject.id == thing.id:
        return "title" if thing.type == "title" else "sameEvent" if subject.kind else "none"
    return "none" if thing.type == "title" else lesson.relations.get((subject.id, thing.id), "none")


def _asked(spans: list[tuple[int, int, LabelledSpan]], i: int, j: int) -> bool:
    """Return whether a related pair is trained: an event with the nearest mention of a thing, or things of which one is the nearest.

    The rules (`events.slots`) do the same: relations to farther mentions of the same thing are not used.
    """

    def near(here: int, there: int) -> bool:
        wanted = spans[there][2]
        return there == min(
            (n for n, (_, _, s) in enumerate(spans) if s.id == wanted.id and s.type == wanted.type),
            key=lambda n: abs(spans[n][0] - spans[here][0]),
        )

    return near(i, j) or (spans[i][2].kind is None and near(j, i))
