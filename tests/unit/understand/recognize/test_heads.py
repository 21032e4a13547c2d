"""The best sequence of tags is the one that trying all of them finds."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sizes import many

from linkeddata.understand.recognize.heads import best_tags, chunks
from linkeddata.understand.recognize.labels import TAGS

# Two kinds, and nothing: enough for every way in which tags can quarrel.
SOME = [TAGS.index(tag) for tag in ("O", *TAGS[1:5])]


def well_formed(tags: tuple[int, ...]) -> bool:
    names = ["O", *(TAGS[tag] for tag in tags)]
    return all(not tag.startswith("I-") or before in (tag, f"B-{tag[2:]}") for before, tag in pairwise(names))


@settings(max_examples=many(300), deadline=None)
@given(st.integers(1, 5).flatmap(lambda n: arrays(np.float32, (n, len(SOME)), elements=st.integers(-20, 20))))
def test_no_other_sequence_scores_higher(given_scores: np.ndarray) -> None:
    scores = np.full((len(given_scores), len(TAGS)), -1e3, dtype=np.float32)
    scores[:, SOME] = given_scores

    def total(tags: tuple[int, ...]) -> float:
        return float(sum(scores[word, tag] for word, tag in enumerate(tags)))

    best = tuple(best_tags(scores))
    assert well_formed(best)
    assert total(best) == max(total(tags) for tags in product(SOME, repeat=len(scores)) if well_formed(tags))


def test_a_lost_middle_takes_its_beginning_along() -> None:
    """The second word wants to go on with a person, the first is nearly one: together they are."""
    scores = np.zeros((2, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("O")], scores[0, TAGS.index("B-person")] = 1.1, 1.0
    scores[1, TAGS.index("I-person")] = 2.0
    assert chunks(best_tags(scores)) == [(0, 1, "person")]


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, len(TAGS)), dtype=np.float32)) == []
