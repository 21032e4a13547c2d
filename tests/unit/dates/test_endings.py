"""Two dates in one sentence, of which a verb makes the second the end."""

from __future__ import annotations

import pytest
from dated import dates_of

from linkeddata.read import read_bytes

RANGES = [
    "The forum begins in Lugo on 3 December 2025 and ends on 6 December 2025.",
    "The forum kicks off on 3 December 2025 and wraps up on 6 December 2025.",
    "The forum, which opened on 3 December 2025, closed on 6 December 2025.",
    "The three-day forum starts in Lugo on 3 December 2025, concluding on 6 December.",
    "On 5 March 2025 the port said: the forum starts in Lugo on 3 December 2025, concluding on 6 December.",
    "The forum will be held starting 3 December 2025 and ending 6 December 2025.",
    "The tour starts in Lugo on 3 December 2025 and will end in Porto Lindo on 6 December 2025.",
    "The forum opens in Lugo on 3 December 2025 and runs until 6 December 2025.",
    "The forum begins on 3 December 2025 in Lugo and will continue through 6 December.",
    "The forum starts on 3 December 2025, and lasts until 6 December 2025.",
    "The forum opened at Lugo on 3 December 2025 and goes on there to 6 December 2025.",
    "The fair opens on 3 December 2025 and stays open till 6 December.",
    "The talks opened on 3 December 2025 in Lugo and came to an end. The fair is on 6 May 2026.",
    "The forum met on 3 December 2025. The fair ends on 6 December 2025.",
    "The forum began on 6 December 2025 and ended on 3 December 2025.",
    "Ona Prat wrote on 3 December 2025 that the shop stays shut until 6 December 2025.",
    "Ona Prat arrived on 3 December 2025 and left on 6 December 2025.",
]


@pytest.mark.parametrize(("text", "joined"), zip(RANGES, [True] * 12 + [False] * 5, strict=True))
def test_a_verb_makes_two_days_a_range(text: str, joined: bool) -> None:
    dates = dates_of(read_bytes(f"A forum\n\n{text}\n".encode(), name="-"))
    if joined:
        date = dates[-1]
        assert (date.when.start.iso, date.when.end and date.when.end.iso, date.rule) == ("2025-12-03", "2025-12-06", "range")
    else:
        assert not any(date.when.end for date in dates)
