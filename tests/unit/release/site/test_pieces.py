"""Small parts: sentences with marks, what is said at a glance, streams, the rooms that the stage knows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from released import BASE, vardal

from linkeddata.release import site
from linkeddata.release.site.glances import glances
from linkeddata.release.site.quotes import AROUND, parts
from linkeddata.release.site.stream import Cursor
from linkeddata.release.values import Words


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        (Words(0, 3, "Ann", "Ann came."), (), ("", "Ann", " came.")),
        (Words(0, 3, "Ann", ""), (), ("", "Ann", "")),
        (Words(5, 8, "Ann", "So,\n Ann  came.\n", 5), (), ("So, ", "Ann", " came.")),
        (Words(0, 3, "Ann", "Ann met Bo."), (Words(8, 10, "Bo", "Ann met Bo.", 8),), ("", "Ann", " met ", "Bo", ".")),
        (Words(0, 7, "Ann met", "Ann met Bo."), (Words(4, 10, "met Bo", "Ann met Bo.", 4),), ("", "Ann met Bo", ".")),
        (Words(0, 3, "Ann", "Ann", 99), (), ("Ann", "", "")),
    ],
)
def test_a_sentence_in_pieces(words: Words, others: tuple[Words, ...], expected: tuple[str, ...]) -> None:
    assert parts(words, others) == expected


def test_a_long_sentence_is_cut_between_words() -> None:
    sentence = "word " * 400 + "Ann" + " word" * 400
    before, quote, after = parts(Words(0, 3, "Ann", sentence, 2000))
    assert quote == "Ann"
    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert len(before) <= AROUND + 1
    assert len(after) <= AROUND + 1


@given(st.text(max_size=50), st.integers(0, 60), st.text(max_size=20))
def test_any_words_have_an_odd_number_of_pieces(sentence: str, at: int, quote: str) -> None:
    assert len(parts(Words(0, 1, quote, sentence, at))) % 2 == 1


def test_at_a_glance() -> None:
    archive = vardal()
    found = glances(archive.identities().entities, archive.sources().by_subject())
    assert found[BASE + "person/liene-varpa"].note == "Foreign Minister"
    visit = found[BASE + "event/visit-harbour"]
    assert (visit.day, visit.note, visit.status) == ("2020-03-02", "Saltholme", "")
    assert found[BASE + "event/concert-saltholme"].status == "cancelled"
    post = found[BASE + "person/baltasar-quiroga#role-0"]
    assert (post.note, post.day, post.end, post.within) == ("Minister of Trade", "2012", "2016", BASE + "place/ruritania")


def test_a_cursor_passes_over_what_is_not_asked_for() -> None:
    groups = [(iri, [iri]) for iri in ("a", "b", "b#role-1", "b-c", "d")]
    cursor = Cursor(groups)  # type: ignore[arg-type]
    assert cursor.take("b") == ["b", "b#role-1"]
    assert cursor.take("c") == []
    assert cursor.take("d") == ["d"]
    assert cursor.take("e") == []


def test_a_cursor_takes_groups_that_are_read_only_once() -> None:
    def groups() -> object:
        for iri in ("a", "b"):
            yield iri, iter([iri, iri])

    cursor = Cursor(groups())  # type: ignore[arg-type]
    assert cursor.take("a") == ["a", "a"]
    assert cursor.take("b") == ["b", "b"]


def test_the_stage_knows_no_other_stage() -> None:
    count = 0
    for path in Path(site.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if name.startswith("linkeddata.release"):
                assert name.startswith(("linkeddata.release.site", "linkeddata.release.values")), f"{path.name}: {name}"
                count += 1
    assert count > 30
