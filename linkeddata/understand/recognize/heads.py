"""The tagger's small heads in numpy: best tag sequence, kinds of events, relations between spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from linkeddata.understand.recognize.labels import (
    COUNT_BUCKETS,
    KINDS,
    PAIRS,
    SENTENCE_BUCKETS,
    SPAN_TYPES,
    TAGS,
    between,
    distance_bucket,
)
from linkeddata.values.mentions import MentionKind

Floats = NDArray[np.float32]
Heads = Mapping[str, Floats]

_NEVER = -1e4
# For each tag the number of its `B-` if it is an `I-`, else None.
_BEGINS = [TAGS.index(f"B-{tag[2:]}") if tag.startswith("I-") else None for tag in TAGS]
# How many sentences apart two spans of these types may stand to be asked about; -1: never. Events reach across the window.
_REACH = np.array(
    [
        [-1 if (a, b) not in PAIRS else 500 if a in (MentionKind.EVENT_NAME, MentionKind.TRIGGER) else 3 for b in SPAN_TYPES]
        for a in SPAN_TYPES
    ]
)
_COLUMN = {"types": 2, "distance": 3, "apart": 4, "like_subject": 5, "like_object": 6}  # of a table of pairs
_BUCKETS = np.array([distance_bucket(d) for d in range(-1024, 1025)])
_FIRST = np.array([_NEVER if tag.startswith("I-") else 0.0 for tag in TAGS], dtype=np.float32)


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def best_tags(scores: Floats) -> list[int]:
    """Return the best tag of each word such that no `I-` stands without its `B-` (Viterbi, 1967).

    The best tag of each word by itself is the best of all wherever it stands well with its neighbours; only stretches where an
    `I-` has lost its `B-` are weighed.

    Args:
        scores: logits, one row per word, one column per tag.
    """
    if not len(scores):
        return []
    greedy: list[int] = scores.argmax(1).tolist()
    greedy[0] = int((scores[0] + _FIRST).argmax())
    done = 0  # so many words are settled
    for word in range(1, len(greedy)):
        if word >= done and _BEGINS[greedy[word]] is not None and greedy[word - 1] not in (greedy[word], _BEGINS[greedy[word]]):
            start, done = _stretch(greedy, word)
            path = _viterbi(scores[start:done], start > 0)
            while start and _BEGINS[path[0]] is not None:  # it wants to go on with what stands before
                start = _stretch(greedy, start - 1)[0]
                path = _viterbi(scores[start:done], start > 0)
            greedy[start:done] = path
    return greedy


def _stretch(tags: Sequence[int], word: int) -> tuple[int, int]:
    """Return from where to where the tags round `word` depend on each other: an `I-` on what stands before it, nothing else."""
    start, end = word, word + 1
    while start and _BEGINS[tags[start]] is not None:
        start -= 1
    while end < len(tags) and _BEGINS[tags[end]] is not None:
        end += 1
    return start, end


def _viterbi(scores: Floats, goes_on: bool) -> list[int]:
    """Return the best sequence for a stretch; its first tag may be an `I-` if it goes on."""
    best = (scores[0] if goes_on else scores[0] + _FIRST).tolist()
    back: list[list[int]] = []
    for row in scores[1:].tolist():
        top = best.index(max(best))
        came = [top if begin is None else begin if best[begin] >= best[own] else own for own, begin in enumerate(_BEGINS)]
        best = [best[before] + score for before, score in zip(came, row, strict=True)]
        back.append(came)
    path = [best.index(max(best))]
    for step in reversed(back):
        path.append(step[path[-1]])
    return path[::-1]


def chunks(tags: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return `(first word, last word, kind)` of each tagged run, in order."""
    out: list[tuple[int, int, str]] = []
    for index, number in enumerate(tags):
        tag = TAGS[number]
        if tag.startswith("B-"):
            out.append((index, index, tag[2:]))
        elif tag.startswith("I-"):
            out[-1] = (out[-1][0], index, tag[2:])
    return out


def means(rows: Floats, edges: NDArray[np.int64]) -> Floats:
    """Return the mean of the rows from the first edge up to the second, for each pair of edges."""
    running = np.concatenate([np.zeros((1, rows.shape[1]), dtype=np.float32), np.cumsum(rows, axis=0)])
    sums = running[edges[:, 1]] - running[edges[:, 0]]
    return np.asarray(sums / (edges[:, 1] - edges[:, 0])[:, None], dtype=np.float32)


def kinds(heads: Heads, spans: Floats) -> tuple[Floats, Floats]:
    """Return for each span the probability of each kind, if it reports an event, and the probability that it does."""
    chances = softmax(spans @ heads["kind.weight"].T + heads["kind.bias"])
    real = chances[:, : len(KINDS)].sum(1)
    return chances[:, : len(KINDS)] / np.maximum(real, 1e-6)[:, None], real


def pair_table(types: Sequence[int], first: Sequence[int], sentence: Sequence[int]) -> NDArray[np.int64]:
    """Return the pairs to be asked for, one row of seven numbers each (see `training.net.Net.pairs`).

    Args:
        types: index into `SPAN_TYPES` of each span.
        first: index of each span's first word.
        sentence: sentence number of each span.
    """
    kind, start = np.asarray(types, dtype=np.int64), np.asarray(first, dtype=np.int64)
    apart = np.abs(np.subtract.outer(np.asarray(sentence, dtype=np.int64), np.asarray(sentence, dtype=np.int64)))
    wanted = apart <= _REACH[kind[:, None], kind[None, :]]
    np.fill_diagonal(wanted, False)
    i, j = np.nonzero(wanted)
    counts = np.asarray(between(types, first), dtype=np.int64)
    low, high = np.where(start[i] < start[j], i, j), np.where(start[i] < start[j], j, i)
    passed = [
        np.clip(counts[high, kind[k]] - counts[low, kind[k]] - (kind[low] == kind[k]), 0, COUNT_BUCKETS - 1) for k in (i, j)
    ]
    return np.stack(
        [
            i,
            j,
            kind[i] * len(SPAN_TYPES) + kind[j],
            _BUCKETS[np.clip(start[j] - start[i], -1024, 1024) + 1024],
            np.minimum(SENTENCE_BUCKETS - 1, apart[i, j]),
            *passed,
        ],
        axis=1,
    )


def relations(
    heads: Heads, words: Floats, spans: Floats, first: Sequence[int], last: Sequence[int], table: NDArray[np.int64]
) -> Floats:
    """Return for each row of `table` the probability of each relation.

    Args:
        heads: the weights.
        words: hidden state of each word of the window.
        spans: mean hidden state of each span.
        first: index of each span's first word.
        last: index of each span's last word.
        table: see `pair_table`.
    """
    i, j = table[:, 0], table[:, 1]
    begin_word, end_word = np.asarray(first), np.asarray(last)
    gaps = words @ heads["squeeze_gap.weight"].T + heads["squeeze_gap.bias"]
    running = np.concatenate([np.zeros((1, gaps.shape[1]), dtype=np.float32), np.cumsum(gaps, axis=0)])
    begin = np.minimum(end_word[i], end_word[j]) + 1
    end = np.maximum(np.maximum(begin_word[i], begin_word[j]), begin)
    mean = (running[end] - running[begin]) / np.maximum(end - begin, 1)[:, None].astype(np.float32)
    product = (spans @ heads["squeeze_subject.weight"].T + heads["squeeze_subject.bias"])[i]
    product = product * (spans @ heads["squeeze_object.weight"].T + heads["squeeze_object.bias"])[j]
    total = (spans @ heads["subject.weight"].T + heads["subject.bias"])[i]
    total += (spans @ heads["object.weight"].T)[j]
    total += product @ heads["product.weight"].T
    total += np.tanh(mean) @ heads["gap.weight"].T
    for one, other in (("types", "apart"), ("like_subject", "like_object")):  # two small tables looked up as one
        both = heads[f"{one}.weight"][:, None] + heads[f"{other}.weight"]
        total += both.reshape(-1, both.shape[-1])[table[:, _COLUMN[one]] * both.shape[1] + table[:, _COLUMN[other]]]
    total += heads["distance.weight"][table[:, _COLUMN["distance"]]]
    total *= 0.5 * (
        1 + np.tanh(0.7978845608 * (total + 0.044715 * total * total * total))
    )  # GELU, Hendrycks and Gimpel 2016, tanh form
    return softmax(np.asarray(total @ heads["relation.weight"].T + heads["relation.bias"], dtype=np.float32))
