"""What the tagger broke and repair mends."""

import pytest

from linkeddata.find.repair import mended
from linkeddata.find.words import WORD
from linkeddata.spans import Span

CASES = [
    # text, tagged runs as words, mended runs as words
    ("Rashid bin Salem spoke", [("Rashid", "person"), ("bin Salem", "person")], ["Rashid bin Salem"]),
    ("Bentancor. Brekke spoke", [("Bentancor", "person"), ("Brekke", "person")], ["Bentancor", "Brekke"]),
    ("J. Ortega spoke", [("J", "person"), ("Ortega", "person")], ["J. Ortega"]),
    ("Oslo Bergen", [("Oslo", "place"), ("Bergen", "place")], ["Oslo", "Bergen"]),
    ("“Delta Forum” opened", [("“Delta Forum”", "event name")], ["Delta Forum"]),
    ("Acme Ltd. grew", [("Acme Ltd.", "organization")], ["Acme Ltd."]),
    ("in the U.S. today", [("U.S.", "place")], ["U.S."]),
    ("Bank (Oslo) grew", [("Bank (Oslo)", "organization")], ["Bank (Oslo)"]),
    (
        "minister of health and administrator of X",
        [("minister of health and administrator", "title")],
        ["minister of health", "administrator"],
    ),
    (
        "director of research and training",
        [("director of research and training", "title")],
        ["director of research and training"],
    ),
    ("— , spoke", [("—", "person")], []),
]


@pytest.mark.parametrize(("text", "runs", "expected"), CASES)
def test_mended(text, runs, expected):
    words = [Span(*m.span()) for m in WORD.finditer(text)]
    chunks, at = [], 0
    for run, kind in runs:
        start = text.index(run, at)
        at = start + len(run)
        inside = [n for n, w in enumerate(words) if start <= w.start and w.end <= at]
        chunks.append((inside[0], inside[-1], kind))
    assert [text[words[a].start : words[b].end] for a, b, _ in mended(text, words, chunks)] == expected
