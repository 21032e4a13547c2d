"""Which event mentions are one event."""

import pytest

from linkeddata.understand.events.gather import groups, same_name
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
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
