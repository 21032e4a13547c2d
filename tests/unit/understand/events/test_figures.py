"""What is only a figure of speech is no event."""

import pytest

from linkeddata.schema.lexicon import EVENT_WORDS, rows
from linkeddata.understand.events.figures import figurative
from linkeddata.values.span import Span

FIGURES = [
    ("Ona Prat attacked the plan.", "attacked"),
    ("Ona Prat attacked the plan.", "attacked the plan"),
    ("Ona Prat sharply attacked the government's new plan for ports.", "attacked"),
    ("The plan was fiercely attacked by Ona Prat.", "attacked"),
    ("The bill came under attack in Lima.", "attack"),
    ("Ona Prat renewed her attack on the port reform.", "attack"),
    ("Ona Prat launched a broadside at the Delta Agency.", "launched"),
    ("Ona Prat launched a broadside at the Delta Agency.", "broadside"),
    ("Ona Prat launched a stinging attack on the Board.", "attack"),
    ("Ona Prat struck a cautious note.", "struck"),
    ("The pact opened the door to talks with Peru.", "opened"),
    ("The vote paves the way for a new port.", "paves"),
    ("The choir won praise in Lima.", "won"),
    ("The film won the hearts of Lima.", "won"),
    ("The port met the deadline.", "met"),
    ("The idea met with criticism in Lima.", "met"),
    ("They arrested the decline of the herring.", "arrested"),
    ("The court shot down the proposal.", "shot down"),
    ("The vote dealt a blow to Ona Prat.", "dealt"),
    ("They bombarded the Minister with questions.", "bombarded"),
    ("Ona Prat attacked\nthe plan.", "attacked"),
    ("The Agency threw its weight behind the port.", "threw"),
    ("The find made headlines in Lima.", "made"),
    ("The study breaks new ground.", "breaks"),
]
EVENTS = [
    ("Troops attacked the port.", "attacked"),
    ("Troops attacked the budget office.", "attacked"),
    ("Troops attacked the village with a plan.", "attacked"),
    ("They launched a ferry.", "launched"),
    ("Lightning struck a barn.", "struck"),
    ("They struck a deal.", "struck"),
    ("Ona Prat opened the fair.", "opened"),
    ("The museum opened its doors to visitors.", "opened"),
    ("The choir won the cup.", "won"),
    ("Ona Prat met Ada Byrne.", "met"),
    ("Ona Prat met with Ada Byrne.", "met"),
    ("They arrested two men.", "arrested"),
    ("Ona Prat presented the plan, and troops attacked the port.", "attacked"),
    ("The choir won praise for a concert in Lima.", "concert"),
    ("Ona Prat signed the bill.", "signed"),
    ("Ona Prat broke ground for the port.", "broke"),
    ("Ona Prat paid a visit to Lima.", "paid"),
]


def _figurative(text, trigger):
    start = text.index(trigger)
    return figurative(text, Span(start, start + len(trigger)), Span(0, len(text)))


@pytest.mark.parametrize(("text", "trigger"), FIGURES)
def test_figures(text, trigger):
    assert _figurative(text, trigger)


@pytest.mark.parametrize(("text", "trigger"), EVENTS)
def test_events(text, trigger):
    assert not _figurative(text, trigger)


def test_every_kind_of_object_is_in_the_table():
    kinds = {row[1] for row in rows(EVENT_WORDS) if row[0] == "object"}
    used = {kind for row in rows(EVENT_WORDS) if row[0] == "figure" and not row[2].startswith('"') for kind in row[2].split()}
    assert used == kinds


@pytest.mark.timeout(5)
@pytest.mark.parametrize("words", ["attack ", "attacked the new ", "plan was ", "win ", "a "])
def test_hostile_texts_take_no_time(words):
    text = words * 5000
    assert figurative(text, Span(20_000, 20_006), Span(0, len(text))) in (True, False)
