"""Judgements: which are in force, and which contradict each other. No document is needed for that."""

from __future__ import annotations

import pytest

from linkeddata.values.corrections import Corrections, Judge, Judgement, Selector, contradictions


def pair(line: int, judge: Judge, a: str, b: str) -> Judgement:
    return Judgement(judge, Selector(name=a, kind="person"), Selector(name=b, kind="person"), line=line)


SAME, DIFFERENT, UNSURE = Judge.SAME, Judge.DIFFERENT, Judge.UNSURE


@pytest.mark.parametrize(
    ("lines", "in_force"),
    [
        ([(1, SAME, "A", "B"), (2, DIFFERENT, "A", "B")], [2]),
        ([(1, DIFFERENT, "A", "B"), (2, SAME, "B", "A")], [2]),  # the order of the two does not matter
        ([(1, SAME, "A", "B"), (2, UNSURE, "a", "B ")], [2]),
        ([(1, SAME, "A", "B"), (2, SAME, "A", "C")], [1, 2]),
        ([(1, SAME, "Al-Sayed", "B"), (2, DIFFERENT, "AL\u2011SAYED", "b")], [2]),
    ],
)
def test_the_later_line_supersedes(lines: list[tuple[int, Judge, str, str]], in_force: list[int]) -> None:
    assert [j.line for j in Corrections(tuple(pair(*line) for line in lines)).in_force()] == in_force


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (Judgement(Judge.NAME, Selector(name="A"), value="B"), Judgement(Judge.NAME, Selector(name="a"), value="C"), False),
        (
            Judgement(Judge.DATE, Selector(name="A"), value="2024"),
            Judgement(Judge.DATE, Selector(name="A"), value="2025"),
            False,
        ),
        (
            Judgement(Judge.DATE, Selector(name="A"), value="2024"),
            Judgement(Judge.DATE, Selector(name="A"), property="birthDate", value="2025"),
            True,
        ),
        (
            Judgement(Judge.SAME_AS, Selector(name="A"), value="x"),
            Judgement(Judge.SAME_AS, Selector(name="A"), value="y"),
            True,
        ),
        (Judgement(Judge.NAME, Selector(name="A"), value="B"), Judgement(Judge.NAME, Selector("d", name="A"), value="C"), True),
        (Judgement(Judge.URL, Selector(name="A"), value="x"), Judgement(Judge.URL, Selector(name="A"), value="y"), False),
    ],
)
def test_a_thing_has_one_name_but_several_addresses(first: Judgement, second: Judgement, both: bool) -> None:
    assert (len(Corrections((first, second)).in_force()) == 2) is both


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([(1, SAME, "A", "B"), (2, SAME, "B", "C"), (3, DIFFERENT, "A", "C")], [(3, [1, 2])]),
        ([(1, DIFFERENT, "C", "A"), (2, SAME, "B", "C"), (3, SAME, "A", "B")], [(1, [2, 3])]),
        ([(1, SAME, "A", "B"), (2, SAME, "C", "D"), (3, DIFFERENT, "A", "C")], []),
        ([(1, SAME, "A", "B"), (2, DIFFERENT, "B", "C")], []),
        (
            [(1, SAME, "A", "B"), (2, SAME, "B", "C"), (3, SAME, "A", "D"), (4, SAME, "D", "C"), (5, DIFFERENT, "A", "C")],
            [(5, [1, 2])],
        ),
        ([(1, SAME, "A", "B"), (2, SAME, "B", "C"), (3, UNSURE, "B", "C"), (4, DIFFERENT, "A", "C")], []),
    ],
)
def test_closure_finds_contradictions(lines: list[tuple[int, Judge, str, str]], told: list[tuple[int, list[int]]]) -> None:
    force = Corrections(tuple(pair(*line) for line in lines)).in_force()
    assert [(c.different.line, [s.line for s in c.same]) for c in contradictions(force)] == told


def test_a_long_chain_is_walked_without_recursion() -> None:
    chain = [pair(n, SAME, f"A{n}", f"A{n + 1}") for n in range(1, 5001)]
    (found,) = contradictions([*chain, pair(6000, DIFFERENT, "A1", "A5001")])
    assert [s.line for s in found.same] == list(range(1, 5001))


def test_a_judgement_in_words() -> None:
    j = Judgement(Judge.ADD, Selector(name="Opening", kind="event"), Selector(name="Ann Berg"), "attendee")
    assert j.words == "add “Opening” (event) attendee “Ann Berg”"
    assert Judgement(Judge.DROP, Selector(kind="meeting", date="2024-05-03")).words == "drop the meeting (2024-05-03)"
