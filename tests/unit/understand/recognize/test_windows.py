"""Windows hold every word once, in order, and never more pieces than the encoder takes."""

from hypothesis import given
from hypothesis import strategies as st

from linkeddata.understand.recognize.sentences import sentences
from linkeddata.understand.recognize.windows import WORD, shape, windows
from linkeddata.values.span import Span


def _encode(word):
    return [1] * max(1, len(word) // 3)


@given(st.text(alphabet="ab .\nC", max_size=400), st.integers(3, 30))
def test_every_word_stands_in_one_window(text, limit):
    found = sentences(text, [Span(0, len(text))] if text else [])
    cut = list(windows(text, found, _encode, limit))
    assert [w for window in cut for w in window.words] == [Span(*m.span()) for m in WORD.finditer(text)]
    for window in cut:
        assert len(window.pieces) <= limit + 2
        assert len(window.words) == len(window.first) == len(window.sentence)
        assert len(window.pieces) == len(window.shapes)
        assert window.sentence[0] == 0


def test_a_window_ends_at_a_paragraph_where_it_can():
    text = "One two three four.\nFive six seven eight nine."
    cut = list(windows(text, sentences(text, [Span(0, 19), Span(20, len(text))]), lambda w: [1], 8))
    assert [w.of(text) for w in cut[0].words] == ["One", "two", "three", "four", "."]


def test_shapes():
    assert [shape(w) for w in ("oslo", "Oslo", "OSLO", "O", "McKay", "2020", "-")] == [1, 2, 3, 2, 4, 5, 6]


def test_an_accent_by_itself_stays_with_its_letter():
    assert WORD.findall("Anna Ke\u0301ller, Mu\u0308nchen") == ["Anna", "Ke\u0301ller", ",", "Mu\u0308nchen"]
