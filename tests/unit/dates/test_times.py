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


ZONES = [
    ("The briefing is at 14:30 UTC.", "Z", "UTC"),
    ("The briefing is at 14:30 UTC+02:00.", "+02:00", "UTC+02:00"),
    ("The briefing is at 2:30 pm (CET).", "+01:00", "(CET)"),
    ("The briefing is at 7:00 pm CEST.", "+02:00", "CEST"),
    ("The briefing is at 14:30 GMT-5.", "-05:00", "GMT-5"),
    ("The briefing is at 14:30 UTC +5:30.", "+05:30", "UTC +5:30"),
    ("The briefing is at 14:30-16:00 EEST.", "+03:00", "EEST"),
    ("The briefing is at 14:30Z.", "Z", "Z"),
    ("The briefing is at 14.30 UTC.", "Z", "UTC"),
    ("The briefing is at 1430 GMT.", "Z", "GMT"),
    ("The briefing is at 14:30 hrs UTC.", "Z", "UTC"),
    ("The briefing is at 14:30 Central European Summer Time.", "+02:00", "Central European Summer Time"),
    ("The briefing is at 8 p.m. Atlantic time.", None, "Atlantic time"),
    ("The briefing is at 8 p.m. local time.", None, "local time"),
    ("The briefing is at 10:00 a.m. BST.", None, "BST"),
    ("The briefing is at 14:30 +02:00.", "+02:00", "+02:00"),
]


@pytest.mark.parametrize(("text", "zone", "words"), ZONES)
def test_zones(text, zone, words):
    document = read_bytes(f"Notice\n\n{text}\n".encode(), name="-")
    (found,) = find_times(document)
    assert found.zone == zone
    assert found.zone_span and found.zone_span.of(document.text) == words


@pytest.mark.parametrize("text", ["It opens at 14:30 in Lunne.", "It opens at 15:00 at the CET office."])
def test_no_zones(text):
    document = read_bytes(f"Notice\n\n{text}\n".encode(), name="-")
    (found,) = find_times(document)
    assert found.zone is None
    assert found.zone_span is None
