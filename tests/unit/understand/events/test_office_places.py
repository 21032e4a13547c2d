"""The place of an office is not the place of what its holder does."""

from dataclasses import replace

import pytest
from marked import read

from linkeddata.understand.events.office_places import without_office_places
from linkeddata.values.mentions import Mention, MentionKind, Mentions, Relation
from linkeddata.values.span import Span

CASES = [
    # text with its mentions, the places that stay
    ("The Governor of {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The {T:Governor} of {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The Mayor of {L:Lorne} {E:opened} a fair in {L:Kesh}.", ["Kesh"]),
    ("The Ambassador to {L:Lorne}, {P:Ona Prat}, {E:visited} {L:Kesh}.", ["Kesh"]),
    ("The Bishop of {L:Lorne} {E:blessed} the boats in {L:Kesh}.", ["Kesh"]),
    ("The Minister of Ports and Fisheries of {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The minister of health of the Republic of {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The Embassy in {L:Lorne} {E:organised} a fair in {L:Kesh}.", ["Kesh"]),
    ("The Embassy of Peru in {L:Lorne} {E:organised} a fair in {L:Kesh}.", ["Kesh"]),
    ("In {L:Kesh} {P:Ona Prat} {E:met} the head of the Embassy in {L:Lorne}.", ["Kesh"]),
    ("The Governors of {L:Lorne}, {L:Marl} and {L:Tarn} {E:met} in {L:Kesh}.", ["Kesh"]),
    ("{L:Lorne}'s Governor {E:toured} {L:Kesh}.", ["Kesh"]),
    ("{L:Lorne} {T:Governor} {P:Ona Prat} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The Mayor of\n{L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The Governor of {L:Lorne} {E:resigned}.", []),
    ("Officials of {L:Lorne} {E:met} in {L:Kesh}.", ["Kesh"]),
    ("The Governor-General of {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The Ambassador of Peru to {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    ("The MP for {L:Lorne} {E:toured} {L:Kesh}.", ["Kesh"]),
    # a place that is no office's
    ("The Governor {E:toured} the villages of {L:Lorne}.", ["Lorne"]),
    ("The Minister of Ports {E:opened} the market of {L:Lorne}.", ["Lorne"]),
    ("A reception was {E:held} at the Embassy in {L:Lorne}.", ["Lorne"]),
    ("At the Embassy in {L:Lorne} a choir {E:sang}.", ["Lorne"]),
    ("{P:Ona Prat} {E:met} the ambassador in {L:Lorne}.", ["Lorne"]),
    ("In {L:Kesh} Mayor {P:Ona Prat} {E:opened} a fair.", ["Kesh"]),
    ("The town of {L:Lorne} {E:shook}.", ["Lorne"]),
    ("The President {E:flew} to {L:Lorne}.", ["Lorne"]),
    ("They {E:sent} a delegation to {L:Lorne}.", ["Lorne"]),
]


def related(marked):
    """Return a text of one sentence and its mentions; every place is related to the trigger."""
    document, found = read(marked)
    trigger = next(n for n, m in enumerate(found.mentions) if m.kind is MentionKind.TRIGGER)
    relations = tuple(Relation(trigger, n, "place", 0.9) for n, m in enumerate(found.mentions) if m.kind is MentionKind.PLACE)
    return document.text, replace(found, relations=relations, sentences=(Span(0, len(document.text)),))


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_where_it_was(marked, expected):
    text, found = related(marked)
    kept = without_office_places(text, found, found.relations, 0.35)
    assert [found.mentions[r.object].span.of(text) for r in kept] == expected


def test_an_election_or_appointment_is_where_the_office_is():
    text, found = related("{P:Ona Prat} was {E:elected} Mayor of {L:Lorne}.")
    for kind, count in (("election", 1), ("appointment", 1), ("visit", 0)):
        mentions = tuple(replace(m, event_kind=kind) for m in found.mentions)
        kept = without_office_places(text, replace(found, mentions=mentions), found.relations, 0.35)
        assert len(kept) == count


def test_other_relations_stay():
    text, found = related("The Governor of {L:Lorne} {E:toured} {L:Kesh}.")
    others = [Relation(1, 0, "participant", 0.9)]
    assert without_office_places(text, found, others, 0.35) == others


@pytest.mark.timeout(5)
@pytest.mark.parametrize("words", ["Minister of ", "of ", "Governors of Lorne, ", "A ", "and "])
def test_hostile_texts_take_no_time(words):
    text = words * 2000 + "Lorne toured"
    start = text.index("Lorne toured")
    mentions = (
        Mention(Span(start, start + 5), MentionKind.PLACE, 0.9),
        Mention(Span(start + 6, start + 12), MentionKind.TRIGGER, 0.9),
    )
    found = Mentions(mentions, (Relation(1, 0, "place", 0.9),), (), (Span(0, len(text)),))
    assert len(without_office_places(text, found, found.relations, 0.35)) < 2
