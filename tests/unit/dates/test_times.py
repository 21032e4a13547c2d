"""Times of day."""

import pytest

from linkeddata.dates.times import find_times
from linkeddata.read import read_bytes

CASES = [
    ("The session opens at 3 pm in Hall B.", [("15:00", None)]),
    ("Doors 7.30 p.m., concert 8 p.m.", [("19:30", None), ("20:00", None)]),
    ("09:00 – 10:30 Opening and keynote", [("09:00", "10:30")]),
    ("The reception is from 18.30 to 20.00.", [("18:30", "20:00")]),
    ("Lunch at noon.", [("12:00", None)]),
    ("She called shortly before midnight.", []),
    ("The train left at 0645 hrs.", [("06:45", None)]),
    ("Die Sitzung starts at 14h30.", [("14:30", None)]),
    ("A tour, 11 am-1 pm, is free.", [("11:00", "13:00")]),
    ("Registration 11-1 pm.", [("11:00", "13:00")]),
    ("He ran 10.5 km in 45 minutes.", []),
    ("Resolution 22.30 was adopted.", []),
    ("They won 3:1 on 4 May.", []),
    ("At 25:00 nothing happens.", []),
    ("The fund has 15.30 million euros.", []),
    ("Chapter 12.30.1 applies.", []),
    ("The fee is 12:500 crowns.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_times(text, expected):
    document = read_bytes(f"Notice\n\nOne line before. {text}\n".encode(), name="-")
    assert [(t.start, t.end) for t in find_times(document)] == expected
    for found in find_times(document):
        assert found.span.of(document.text).strip() == found.span.of(document.text)


def test_hostile_text_is_read_in_linear_time():
    document = read_bytes(b"Notice\n\n" + b"12:" * 30_000 + b"\n", name="-")
    assert find_times(document) is not None
