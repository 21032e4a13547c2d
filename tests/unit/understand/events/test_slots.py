"""Where something was: a country's adjective tells so only before a word for ground."""

from __future__ import annotations

import pytest

from linkeddata.understand.events.slots import no_ground
from linkeddata.values.mentions import Mention, MentionKind, Mentions
from linkeddata.values.span import Span


@pytest.mark.parametrize(
    ("text", "place", "barred"),
    [
        ("after his meeting with the Russian minister", "Russian", True),
        ("signed with the Swedish shipping company", "Swedish", True),
        ("a Bahraini national", "Bahraini", True),
        ("met in the Estonian capital", "Estonian", False),
        ("ran aground off the Greek port", "Greek", False),
        ("arrived on the Estonian west coast", "Estonian", False),
        ("met in Russia", "Russia", False),
        ("met in Tallinn", "Tallinn", False),
    ],
)
def test_adjectives_are_no_ground(text: str, place: str, barred: bool) -> None:
    at = text.index(place)
    found = Mentions((Mention(Span(at, at + len(place)), MentionKind.PLACE, 1.0),), (), (), ())
    assert no_ground(text, found) == (frozenset({0}) if barred else frozenset())
