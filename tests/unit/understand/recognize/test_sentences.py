"""Where sentences end."""

import pytest

from linkeddata.understand.recognize.sentences import sentences
from linkeddata.values.span import Span

CASES = [
    ("Heron Foods Co. Ltd paid. Ona Prat left.", ["Heron Foods Co. Ltd paid.", "Ona Prat left."]),
    ("Heron Foods Co. Inc. paid.", ["Heron Foods Co. Inc. paid."]),
    ("Heron & Co. A/S paid.", ["Heron & Co. A/S paid."]),
    ("It was built by Heron & Co. Ona Prat left.", ["It was built by Heron & Co.", "Ona Prat left."]),
    ("OLDBURG, Ill. — Ona Prat left.", ["OLDBURG, Ill. — Ona Prat left."]),
    ("OLDBURG, N.S. (4 May) — Ona Prat left.", ["OLDBURG, N.S. (4 May) — Ona Prat left."]),
    ("They felt ill. — Ona Prat", ["They felt ill.", "— Ona Prat"]),
    ("They sold nets, ropes, etc. The next day they left.", ["They sold nets, ropes, etc.", "The next day they left."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text, expected):
    assert [s.of(text) for s in sentences(text, [Span(0, len(text))])] == expected
