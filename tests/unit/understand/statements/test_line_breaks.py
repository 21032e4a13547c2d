"""A name across a line break is published with a space; its evidence keeps the break."""

from __future__ import annotations

import pytest

from linkeddata.read import read_bytes
from linkeddata.understand.describe import from_mentions
from linkeddata.understand.recognize.sentences import prose
from linkeddata.values.description import Text
from linkeddata.values.mentions import Mention, MentionKind, Mentions
from linkeddata.values.span import Span
from linkeddata.values.thresholds import POSSIBLE

CASES = [
    (MentionKind.ORGANIZATION, "Ministry of\nForeign Affairs", "Ministry of Foreign Affairs"),
    (MentionKind.ORGANIZATION, "Ministry of\r\nForeign Affairs", "Ministry of Foreign Affairs"),
    (MentionKind.PERSON, "Ona\n   Prat", "Ona Prat"),
    (MentionKind.PLACE, "Port\nHeron", "Port Heron"),
    (MentionKind.EVENT_NAME, "Heron Forum on\nPorts", "Heron Forum on Ports"),
]


@pytest.mark.parametrize(("kind", "written", "name"), CASES)
def test_a_name_across_a_line_break(kind, written, name):
    source = f"News of the day\n\nThey wrote of {written} on Monday.\n"
    document = read_bytes(source.encode(), name="-")
    start = document.text.index(name.split()[0])
    span = Span(start, document.text.index(name.split()[-1], start) + len(name.split()[-1]))
    event = "conference" if kind is MentionKind.EVENT_NAME else None
    mention = Mention(span, kind, 0.95, event, 0.95 if event else 0.0)
    description = from_mentions(document, Mentions((mention,), (), (), tuple(prose(document))), possible=POSSIBLE)
    named = [s for s in description.statements if s.property == "name" and s.value == Text(name)]
    assert len(named) == 1
    evidence = named[0].evidence[0]
    assert source[evidence.span.start : evidence.span.end] == written
