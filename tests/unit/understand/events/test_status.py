"""Cues that make an event cancelled, moved, or no event at all."""

import pytest
from dated import dates_of

from linkeddata.read import read_bytes
from linkeddata.understand.events.status import event_status, stretches, unreal
from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span

STATUS = [
    ("The concert in Lugo has been cancelled because of the storm.", "concert", "EventCancelled"),
    ("The signing was called off at short notice.", "signing", "EventCancelled"),
    ("The forum is postponed until further notice.", "forum", "EventPostponed"),
    ("The race was postponed to a later date.", "race", "EventPostponed"),
    (
        "The Quay Fair, which was planned for 14 June in Lugo, has been postponed. No new day is set.",
        "Quay Fair",
        "EventPostponed",
    ),
    ("The visit of Minister Ona Prat to Lugo on 14 June has been put on hold.", "visit", "EventPostponed"),
    ("The Quay Fair, due to be held in Lugo on 14 June, has been delayed until a later date.", "Quay Fair", "EventPostponed"),
    (
        "The port has postponed the Quay Fair, originally planned for 14 June, until further notice.",
        "Quay Fair",
        "EventPostponed",
    ),
    ("The port postponed its annual fair.", "fair", "EventPostponed"),
    ("The talks were suspended.", "talks", "EventPostponed"),
    ("The Quay Fair has been postponed to 20 June.", "Quay Fair", None),
    ("The port has postponed the Quay Fair to 20 June.", "Quay Fair", None),
    ("The Quay Fair was delayed by two hours.", "Quay Fair", None),
    ("The Quay Fair was held after the race had been postponed until Sunday.", "Quay Fair", None),
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


STRETCHES = [
    ("The bridge stays shut until 5 May 2021.", True),
    ("She has led the choir since 2012.", True),
    ("Bids are open till the 5 May 2021.", True),
    ("The race was put off until 5 May 2021.", False),
    ("The hall will not open until 5 May 2021.", False),
    ("The forum runs from 3 to 5 May 2021.", False),
    ("The choir sang in Lugo on 5 May 2021.", False),
]


@pytest.mark.parametrize(("text", "idle"), STRETCHES)
def test_no_event_happens_on_the_day_until_which_something_goes_on(text, idle):
    document = read_bytes(f"News\n\n{text}\n".encode(), name="-")
    found = Mentions((), (), dates_of(document), ())
    assert len(found.dates) == 1
    assert stretches(document.text, found) == (frozenset({0}) if idle else frozenset())


def test_every_stretch_ran():
    assert len(STRETCHES) == 7
