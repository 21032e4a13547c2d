"""What is possible put beside what is sure: nothing that is sure is changed."""

from dated import dates_of

from linkeddata.read import read_bytes
from linkeddata.understand.events.low_confidence import with_low_confidence
from linkeddata.values.entities import Event, Slot
from linkeddata.values.span import Span

DAY, OTHER = dates_of(read_bytes(b"A day\n\nThey met on 4 May 2021. They left on 6 May 2021.\n", name="-"))


def event(*mentions, slots=(), when=None, parent=None):
    made = tuple(Slot(role, n, (Span(0, 1),), "reader", 0.9) for role, n in slots)
    return Event(mentions, "meeting", (), when, None, made, parent, None, 0.7, 0.9, 0.8, 0.6 if parent is not None else 0.0)


def plain(events):
    return [(h.mentions, [(s.role, s.entity) for s in h.slots], h.when, h.parent) for h in events]


def test_nothing_possible_changes_nothing():
    told = (event(0, slots=[("attendee", 1)], when=DAY), event(3, parent=0))
    assert with_low_confidence(told, told) == told
    assert with_low_confidence(told, ()) == told


def test_slots_dates_and_parents_where_there_is_none():
    told = (event(0, slots=[("attendee", 1)]), event(3, slots=[("location", 2)], when=DAY))
    possible = (
        event(0, slots=[("organizer", 1), ("location", 1), ("attendee", 4)], when=OTHER),
        event(3, slots=[("location", 2), ("location", 5)], when=OTHER, parent=0),
    )
    assert plain(with_low_confidence(told, possible)) == [
        ((0,), [("attendee", 1), ("location", 1), ("attendee", 4)], OTHER, None),
        ((3,), [("location", 2), ("location", 5)], DAY, 0),
    ]


def test_others_stand_behind():
    told = (event(4), event(6, parent=0))
    possible = (event(1, parent=2), event(4), event(5, 6), event(9, parent=0))
    assert plain(with_low_confidence(told, possible)) == [
        ((4,), [], None, None),
        ((6,), [], None, 0),
        ((1,), [], None, 1),
        ((9,), [], None, 2),
    ]


def test_no_event_above_itself():
    told = (event(0), event(1, parent=0))
    possible = (event(0, parent=1), event(1))
    assert with_low_confidence(told, possible)[0].parent is None


def test_two_that_are_joined_below_the_bar_stay_two():
    told = (event(0, 1), event(2))
    assert plain(with_low_confidence(told, (event(0, 1, 2, slots=[("attendee", 7)]),))) == [
        ((0, 1), [("attendee", 7)], None, None),
        ((2,), [], None, None),
    ]
