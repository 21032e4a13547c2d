"""Events that were moved to another place, or online."""

from __future__ import annotations

import pytest
from marked import read

from linkeddata.understand.events.relocated import MIXED, ONLINE, moves

# text, earlier places, later places, attendance mode
MOVES = [
    ("The {N:Quay Fair} on 14 June has been moved from {L:Lorne} to {L:Kesh}.", ["Lorne"], ["Kesh"], None),
    ("The port has moved the {N:Quay Fair} from {L:Lorne} to the {L:Old Mill}.", ["Lorne"], ["Old Mill"], None),
    ("The {N:Quay Fair}, originally planned for {L:Lorne}, will now take place in {L:Kesh}.", ["Lorne"], ["Kesh"], None),
    ("The {N:Quay Fair} was to be held in {L:Lorne}. It will now be held at {L:Kesh Hall}.", ["Lorne"], ["Kesh Hall"], None),
    ("The {N:Quay Fair} will be in {L:Kesh} rather than in {L:Lorne}.", ["Lorne"], [], None),
    ("The {E:signing}, due to take place in {L:Lorne}, will be held in {L:Kesh} instead.", ["Lorne"], ["Kesh"], None),
    ("The {N:Quay Fair} goes online.", [], [], ONLINE),
    ("The {N:Quay Fair} on 4 May will now be held online.", [], [], ONLINE),
    ("Port moves {E:conference} online", [], [], ONLINE),
    ("The {N:Quay Fair}, which was to be held in {L:Lorne}, will take place online instead.", ["Lorne"], [], ONLINE),
    ("The {N:Quay Fair} will now be held as a {E:webinar} on 14 June instead of in {L:Lorne}.", ["Lorne"], [], ONLINE),
    ("The {N:Quay Fair} had been scheduled for {L:Lorne}. It will be held by video link.", ["Lorne"], [], ONLINE),
    ("The {N:Quay Fair} has been switched to a virtual format.", [], [], ONLINE),
    ("The {N:Quay Fair} will now take place both in {L:Lorne} and online.", [], [], MIXED),
]
STAY = [
    "The {N:Quay Fair} was to be held in {L:Lorne} on 14 June.",
    "The {N:Quay Fair} will be held in {L:Lorne}.",
    "Registration for the {N:Quay Fair} moves online.",
    "The {N:Quay Fair} will not be moved online.",
    "The {N:Quay Fair} may be moved online.",
    "At the {N:Quay Fair}, {P:Ona Prat}, who moved from {L:Lorne} to {L:Kesh}, won.",
    "{P:Ona Prat} moved from {L:Lorne} to {L:Kesh} in May.",
    "The {N:Quay Fair} is in {L:Lorne}. The mayor moved from {L:Kesh}.",
]


def _told(text):
    document, found = read(text)
    return [
        (
            [found.mentions[n].span.of(document.text) for n in sorted(move.given_up)],
            [found.mentions[n].span.of(document.text) for n in sorted(move.new)],
            move.mode,
        )
        for move in moves(document.text, found)
    ]


@pytest.mark.parametrize(("text", "given_up", "new", "mode"), MOVES, ids=[row[0] for row in MOVES])
def test_a_move_names_the_earlier_and_the_later_place(text, given_up, new, mode):
    told = _told(text)
    assert told[-1:] == [(given_up, new, mode)]


@pytest.mark.parametrize("text", STAY)
def test_what_stays_where_it_is_has_not_moved(text):
    assert _told(text) == []


def test_only_the_event_of_the_clause_has_moved():
    document, found = read("The {N:Quay Fair} moves from {L:Lorne} to {L:Kesh}, and the {N:Tar Race} stays in {L:Lorne}.")
    (move,) = moves(document.text, found)
    assert [found.mentions[n].span.of(document.text) for n in move.mentions] == ["Quay Fair"]
