"""Names of time zones are no organizations."""

from __future__ import annotations

import pytest

from linkeddata.dates.times import find_times
from linkeddata.read import read_bytes
from linkeddata.understand.recognize.zones import without_zones
from linkeddata.values.mentions import Mention, MentionKind, Relation
from linkeddata.values.span import Span


@pytest.mark.parametrize(
    ("text", "zone", "left"),
    [
        ("The Port of Lunne opens at 2:30 pm (CET).", "CET", ["Port of Lunne"]),
        ("The Port of Lunne opens at 14:30 UTC+02:00.", "UTC", ["Port of Lunne"]),
        ("The Port of Lunne opens at 8 p.m. Atlantic time.", "Atlantic", ["Port of Lunne"]),
        ("The Port of Lunne opens at 7:00 pm CEST.", "CEST", ["Port of Lunne"]),
        ("The Port of Lunne joins CET on 4 May.", "CET", ["Port of Lunne", "CET"]),
    ],
)
def test_a_zone_behind_an_hour_is_no_name(text, zone, left):
    document = read_bytes(f"Notice\n\n{text}\n".encode(), name="-")
    spans = [Span(document.text.index(w), document.text.index(w) + len(w)) for w in ("Port of Lunne", zone)]
    mentions = [Mention(span, MentionKind.ORGANIZATION, 0.9) for span in spans]
    relations = [Relation(0, 1, "parentOrganization", 0.9), Relation(0, 0, "hour", 0.8), Relation(1, 0, "within", 0.8)]
    kept, related = without_zones(mentions, relations, find_times(document))
    assert [m.span.of(document.text) for m in kept] == left
    assert related == (tuple(relations) if len(left) == 2 else (Relation(0, 0, "hour", 0.8),))
