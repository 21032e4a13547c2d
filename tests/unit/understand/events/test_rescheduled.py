"""Days that an event was moved from and to."""

import pytest
from dated import dates_of

from linkeddata.read import read_bytes
from linkeddata.understand.events.rescheduled import rescheduled
from linkeddata.understand.recognize import sentences
from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span

# sentence, the event's word, the day given up, the day put in its place; None for an event that was not moved
CASES = [
    ("The forum was postponed from 4 May 2021 to 6 June 2021.", "forum", ("2021-05-04", "2021-06-06")),
    ("The forum was moved from 4 to 6 May 2021.", "forum", ("2021-05-04", "2021-05-06")),
    ("The race has been brought forward from 9 May 2021 to 2 May 2021.", "race", ("2021-05-09", "2021-05-02")),
    (
        "The talks, originally planned for 12 March 2021, have been moved to 19 March 2021.",
        "talks",
        ("2021-03-12", "2021-03-19"),
    ),
    ("The signing, scheduled for 3 April 2021, will now take place on 8 April 2021.", "signing", ("2021-04-03", "2021-04-08")),
    ("The lecture on 5 May 2021 has been rescheduled for 12 May 2021.", "lecture", ("2021-05-05", "2021-05-12")),
    (
        "The concert, announced for Saturday 10 April 2021, is postponed because of the flood to 11 July 2021.",
        "concert",
        ("2021-04-10", "2021-07-11"),
    ),
    ("The fair will now open on 3 May 2021 instead of 1 May 2021.", "fair", ("2021-05-01", "2021-05-03")),
    ("The election was on 2 March 2021 deferred to 9 May 2021.", "election", ("2021-03-02", "2021-05-09")),
    ("The hearing was adjourned to 9 May 2021.", "hearing", (None, "2021-05-09")),
    ("The vote was postponed on 2 March 2021 until 9 May 2021.", "vote", (None, "2021-05-09")),
    ("The fair has been called off; the new date is 3 May 2021.", "fair", (None, "2021-05-03")),
    ("The minister moved to Oslo on 3 May 2021.", "minister", None),
    ("The fair will now open on 3 May 2021.", "fair", None),
    ("The fair runs from 3 May 2021 to 6 May 2021.", "fair", None),
    ("On 3 May 2021 the forum was postponed to a later date.", "forum", None),
    ("The congress, first held on 3 May 2011, met on 3 May 2021.", "congress", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_moved(text, word, expected):
    document = read_bytes(f"A note\n\n{text}\n".encode(), name="-")
    start = document.text.index(word)
    places = tuple(sentences.sentences(document.text, [b.span for b in document.blocks]))
    found = Mentions((), (), dates_of(document), places)
    change = rescheduled(document.text, Span(start, start + len(word)), found)
    assert (change and tuple(d and d.when.start.iso for d in change)) == expected
    if change:
        assert all(d is None or d.when.end is None for d in change)


def test_cases_are_all_there():
    assert len(CASES) == 17
