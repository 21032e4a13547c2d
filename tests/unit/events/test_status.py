"""Cues that make a happening cancelled, moved, or no happening at all."""

import pytest

from linkeddata.events.status import event_status, unreal
from linkeddata.spans import Span

STATUS = [
    ("The concert in Lugo has been cancelled because of the storm.", "concert", "EventCancelled"),
    ("The signing was called off at short notice.", "signing", "EventCancelled"),
    ("The forum is postponed until further notice.", "forum", "EventPostponed"),
    ("The race was moved from Saturday to Sunday 9 May.", "race", "EventRescheduled"),
    ("The race on Saturday was won by Ona Prat.", "race", None),
    ("Ministers met to discuss the cancellation of debt.", "met", None),
]

UNREAL = [
    ("She hopes to visit Oslo in the spring.", "visit", True),
    ("He did not attend the session.", "attend", True),
    ("They could sign a treaty next year.", "sign", True),
    ("The Council urged both sides to meet.", "meet", True),
    ("If the parties meet, the talks go on.", "meet", True),
    ("She denied having met the contractor.", "met", True),
    ("The mayor will open the fair on Friday.", "open", False),
    ("The minister visited Oslo.", "visited", False),
    ("They are to meet in Riga on 4 May.", "meet", False),
]


def _place(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


@pytest.mark.parametrize(("text", "word", "expected"), STATUS)
def test_status(text, word, expected):
    assert event_status(text, _place(text, word), Span(0, len(text))) == expected


@pytest.mark.parametrize(("text", "word", "expected"), UNREAL)
def test_unreal(text, word, expected):
    assert unreal(text, _place(text, word), Span(0, len(text))) is expected
