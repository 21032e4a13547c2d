"""What the text leaves in doubt is told once, with its place; what it settles is not."""

from __future__ import annotations

import pytest

from linkeddata import read_bytes
from linkeddata.dates.find import expressions
from linkeddata.understand.recognize.ambiguities import ambiguities, mixed_scripts
from linkeddata.values.findings import Severity
from linkeddata.values.mentions import Mention, MentionKind
from linkeddata.values.span import Span

#: Text → code and quotation of each finding.
CASES = [
    ("The pier opened on 30 February 2020.", [("impossible-date", "30 February 2020")]),
    ("The pier opened on 29 February 2020.", []),
    ("The pier opened on 29 February 2021.", [("impossible-date", "29 February 2021")]),
    ("The pier opens on 29 February.", []),
    ("The pier opens on 31 June.", [("impossible-date", "31 June")]),
    ("It runs from 18 January 2020 to 9 January 2020.", [("reversed-dates", "18 January 2020 to 9 January 2020")]),
    ("It runs from 28 December to 3 January.", []),
    ("It runs from 28 December 2020 to 3 January 2021.", []),
    ("The pier opened on 01/02/03.", [("ambiguous-date", "01/02/03")]),
    ("The pier opened on 01/02/2020 and closed on 31/03/2020.", []),
    ("The pier opened on 13/01/2020.", []),
    (
        "Pier opened\r\n\r\nThe new pier of Porto Lindo was opened by the mayor on 31/04/2020, not on 30 February 2020, as was said.",
        [("impossible-date", "31/04/2020"), ("impossible-date", "30 February 2020")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_doubts_about_dates(text: str, expected: list[tuple[str, str]]) -> None:
    document = read_bytes(text.encode(), name="a.txt")
    found = ambiguities(document, expressions(document), ())
    assert [(f.code, f.quote) for f in found] == expected
    for finding in found:
        assert finding.severity is Severity.WARNING
        assert finding.span is not None
        assert finding.quote == finding.span.of(text)
        assert "\n" not in finding.message
        assert "\r" not in finding.message


def test_cases_are_counted() -> None:
    assert len(CASES) == 12


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("Anna Keller", ()),
        ("Zoë Müller-Říha", ()),
        ("\u0410nna Keller", ("CYRILLIC", "LATIN")),
        ("Ann\u03b1 Keller", ("GREEK", "LATIN")),
        ("Анна Келлер", ()),
        ("Anna Келлер", ()),
        ("東京 ANA", ()),
        ("東京ANAビル", ()),
    ],
)
def test_scripts_of_a_word(name: str, scripts: tuple[str, ...]) -> None:
    assert mixed_scripts(name) == scripts


def test_a_mixed_name_is_told_once_in_text_order() -> None:
    name = "\u0410nna Keller"
    text = f"On 31 June {name} spoke. {name} left."
    document = read_bytes(text.encode(), name="a.txt")
    places = [text.index(name), text.rindex(name)]
    mentions = tuple(Mention(Span(at, at + len(name)), MentionKind.PERSON, 1.0) for at in places)
    found = ambiguities(document, expressions(document), mentions)
    assert [(f.code, f.span) for f in found] == [
        ("impossible-date", Span(3, 10)),
        ("mixed-script", Span(places[0], places[0] + len(name))),
    ]
