"""Annotated releases: the words that report an event, and places that move when a text is changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from linkeddata.values.span import Span
from training.release import mention, rewritten

TEXT = "The talks began.\nAfter the talks\n\nended, all dined."


@pytest.mark.parametrize(
    ("quote", "start"),
    [("The [talks]", 4), ("the [talks]", 27), ("[talks] began", 4), ("the [talks] ended", 27), ("all [dined].", 45)],
)
def test_a_quotation_stands_where_it_stands_whatever_its_white_space(quote: str, start: int) -> None:
    assert mention(TEXT, quote).start == start


@pytest.mark.parametrize("quote", ["[talks]", "the talks", "a [talk] of", "[the] [talks]", "T[he] talk", ""])
def test_a_quotation_that_is_not_there_once_is_an_error(quote: str) -> None:
    if quote == "T[he] talk":  # half a word can be quoted; mentions.py refuses it
        assert mention(TEXT, quote) == Span(1, 3)
        return
    with pytest.raises(ValueError, match=r"brackets|times"):
        mention(TEXT, quote)


@given(st.text("abc ", min_size=1, max_size=30), st.data())
def test_places_move_with_the_words_they_hold(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    changes = [(a, b, data.draw(st.text("XYZ", max_size=4))) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    other, moved = rewritten(text, changes)
    assert len(other) == len(text) + sum(len(words) - (b - a) for a, b, words in changes)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            place = moved(Span(start, end))
            touched = any(a < end and start < b for a, b, _ in changes)
            inside = any(start < a == b < end and words for a, b, words in changes)
            assert (place is None) == (touched or inside)
            assert place is None or place.of(other) == text[start:end]
