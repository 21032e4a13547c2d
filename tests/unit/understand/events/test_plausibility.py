"""Whether enough speaks for an event: thin ones stay untold."""

import pytest
from dated import dates_of

from linkeddata.read import read_bytes
from linkeddata.understand.events.plausibility import chance
from linkeddata.values.entities import Event, Slot
from linkeddata.values.span import Span
from linkeddata.values.thresholds import POSSIBLE, STANDARD

DAY = dates_of(read_bytes(b"A day\n\nThey met on 4 May 2021.\n", name="-"))[0]


def event(kind="meeting", sure=0.9, people=0, places=0, dated=False, mentions=(0,)):
    roles = ["attendee"] * people + ["location"] * places
    slots = tuple(Slot(role, n, (Span(0, 1),), "reader", 0.9) for n, role in enumerate(roles))
    when = DAY if dated else None
    return Event(mentions, kind, (), when, None, slots, None, None, sure, sure, 0.9, 0.0)


TOLD = [
    event(people=2),
    event(people=1, dated=True),
    event(places=1, dated=True),
    event(people=1, places=1),
    event(sure=0.5, people=2, places=1, dated=True),
    event("other", people=2, dated=True),
    # what happens to a place needs nobody who takes part
    event("disaster", places=1),
    event("accident", places=1),
    event("attack", places=2),
    event("protest", places=1),
    event("exhibition", places=1),
    event("crime", places=1),
    event("festival", places=1),
    event("election", places=1),
    event("conference", places=1),
    event("other", places=1, dated=True),
    # a place alone is enough where the tagger is sure
    event(places=1),
    event("visit", places=1),
    event("appointment", places=1),
]
UNTOLD = [
    event(sure=0.7, people=1),
    event(sure=0.7, places=1),
    event("other", people=2),
    event("other", sure=0.5, people=1, dated=True),
    event(sure=0.4, dated=True),
    event(sure=0.4, people=1, places=1),
    event("visit", sure=0.6, places=1),
    event("other", places=1),
    event("disaster", sure=0.6, places=1),
]


def test_of_what_more_is_known_is_told():
    assert (len(TOLD), len(UNTOLD)) == (19, 9)
    assert min(map(chance, TOLD)) >= STANDARD.event > max(map(chance, UNTOLD))


@pytest.mark.parametrize(
    "more",
    [{"people": 2}, {"places": 1}, {"dated": True}, {"mentions": (0, 4)}, {"sure": 0.95}],
)
def test_whatever_is_known_speaks_for_it(more):
    assert chance(event(**{"people": 1, **more})) > chance(event(people=1))


def test_a_lower_bar_tells_of_thinner_ones():
    assert POSSIBLE.event < min(map(chance, UNTOLD)) < STANDARD.event
