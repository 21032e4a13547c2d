"""Titles of things of one kind are different, whatever is known about them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.text.told_apart import told_apart

ROWS = (
    ([], []),
    ([("Meeting", [", 4 March"])], ["Meeting"]),
    (
        [("Meeting", [", 4 March", " in Riga"]), ("Meeting", [", 4 March", " in Oslo"])],
        ["Meeting, 4 March in Riga", "Meeting, 4 March in Oslo"],
    ),
    ([("Meeting", []), ("Meeting", [", 5 March"])], ["Meeting", "Meeting, 5 March"]),
    ([("Meeting", []), ("Meeting", []), ("Meeting (1)", [])], ["Meeting (2)", "Meeting (3)", "Meeting (1)"]),
    ([("A", [" b"]), ("A", [" c"]), ("A b", [])], ["A b (1)", "A c", "A b (2)"]),
)


@pytest.mark.parametrize(("things", "wanted"), ROWS)
def test_details_follow_only_where_titles_are_the_same(things: list[tuple[str, list[str]]], wanted: list[str]) -> None:
    assert told_apart(things) == wanted


@settings(max_examples=many(200))
@given(
    st.lists(st.tuples(st.sampled_from(["A", "A b", "A (1)", ""]), st.lists(st.sampled_from(["", " b", " (1)"]), max_size=3)))
)
def test_all_titles_are_different(things: list[tuple[str, list[str]]]) -> None:
    made = told_apart(things)
    assert len(set(made)) == len(made) == len(things)
    assert all(title.startswith(name) for title, (name, _) in zip(made, things, strict=True))
