"""Which event mentions are one event."""

from dataclasses import replace

import pytest

from linkeddata.understand.events.gather import groups, same_name
from linkeddata.values.dates import Day, When
from linkeddata.values.mentions import DateMention, Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span

SAME = [
    ("Lake Chad Basin Water Forum", "the Lake Chad Basin Water Forum", True),
    ("9th Conference on Coastal Tides", "Conference on Coastal Tides", True),
    ("Cup 2019", "Cup 2020", False),
    ("Ministerial Meeting on Migration", "High-Level Policy Forum", False),
    ("Congress of Beekeepers", "Congress of Bakers", False),
]


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_same_name(a, b, expected):
    assert same_name(a, b) is expected
    assert same_name(b, a) is expected


def _found(text, marked, relations=()):
    mentions = []
    at = 0
    for words, kind in marked:
        at = text.index(words, at)
        mentions.append(Mention(Span(at, at + len(words)), kind, 0.9, "conference", 0.9))
        at += len(words)
    return Mentions(tuple(mentions), tuple(relations), (), (Span(0, len(text)),))


def test_a_name_its_acronym_and_its_repetition_are_one():
    text = "The Delta Seed Forum (DSF) opened. The Delta Seed Forum ended."
    name = MentionKind.EVENT_NAME
    found = _found(text, [("Delta Seed Forum", name), ("DSF", name), ("Delta Seed Forum", name)])
    assert groups(text, found) == [(0, 1, 2)]


def test_a_trigger_joins_the_name_that_the_reader_ties_it_to():
    text = "She attended the Delta Seed Forum and met Ona Prat."
    marked = [("attended", MentionKind.TRIGGER), ("Delta Seed Forum", MentionKind.EVENT_NAME), ("met", MentionKind.TRIGGER)]
    found = _found(text, marked, [Relation(0, 1, "sameEvent", 0.8)])
    assert groups(text, found) == [(0, 1), (2,)]


def test_a_doubtful_trigger_is_left_out():
    text = "They met."
    found = Mentions((Mention(Span(5, 8), MentionKind.TRIGGER, 0.1, "meeting", 0.9),), (), (), (Span(0, 9),))
    assert groups(text, found) == []


def _same(*pairs: tuple[int, int, float]) -> list[Relation]:
    return [Relation(*ends, "sameEvent", chance) for a, b, chance in pairs for ends in ((a, b), (b, a))]


TALKS = "They met, talked, dined and sang."
WORDS = [(word, MentionKind.TRIGGER) for word in ("met", "talked", "dined", "sang")]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(0, 1, 0.9)], [(0, 1), (2,), (3,)]),
        ([(0, 1, 0.2)], [(0,), (1,), (2,), (3,)]),
        ([(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9)], [(0, 1, 2), (3,)]),
        ([(0, 1, 0.9), (1, 2, 0.4), (0, 2, 0.01)], [(0, 1), (2,), (3,)]),  # a chain joins nothing
        ([(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.5), (0, 2, 0.0), (0, 3, 0.0), (1, 3, 0.0)], [(0, 1), (2, 3)]),
        ([(0, 1, 0.9), (1, 2, 0.9)], [(0, 1, 2), (3,)]),  # 0 and 2 were not read together
    ],
)
def test_two_groups_are_joined_if_all_pairs_between_them_are_likely(pairs, expected):
    found = _found(TALKS, WORDS, _same(*pairs))
    assert groups(TALKS, found) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (When(Day(2020, 5, 3)), When(Day(2020, 5, 3)), [(0, 1), (2,), (3,)]),
        (When(Day(2020, 5, 3)), When(Day(2020, 5, 4)), [(0,), (1,), (2,), (3,)]),
        (When(Day(2020, 5, 3)), When(Day(None, 5, 3)), [(0, 1), (2,), (3,)]),
        (When(Day(2020, 5, 3)), When(Day(2019)), [(0,), (1,), (2,), (3,)]),
        (When(Day(2020, 5, 3), Day(2020, 5, 6)), When(Day(2020, 5, 4)), [(0, 1), (2,), (3,)]),
        (When(Day(2020, 5, 3), Day(2020, 5, 6)), When(Day(2020, 5, 7)), [(0,), (1,), (2,), (3,)]),
    ],
)
def test_two_mentions_of_different_days_are_two_events(first, second, expected):
    told = [Relation(0, 0, "when", 0.9), Relation(1, 1, "when", 0.9)]
    found = _found(TALKS, WORDS, [*_same((0, 1, 0.9)), *told])
    dates = tuple(DateMention(Span(0, 4), when, "day-month") for when in (first, second))
    assert groups(TALKS, replace(found, dates=dates)) == expected
    unsure = [replace(r, confidence=0.4) if r.kind == "when" else r for r in found.relations]
    assert groups(TALKS, replace(found, dates=dates, relations=tuple(unsure)))[0] == (0, 1)
