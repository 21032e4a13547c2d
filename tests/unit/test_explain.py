"""From a term to statements, and from a statement to words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from strategies import BASE, SCHEMA, TEXT, sample

from linkeddata.explain import explanation, find_statements, folded
from linkeddata.values.description import Text

D = sample()
ABOUT_RIHA = [s for s in D.statements if s.subject == BASE + "person-tomas-riha"]
TO_RIHA = [s for s in D.statements if getattr(s.value, "iri", "") == BASE + "person-tomas-riha"]
ABOUT_LFO = [s for s in D.statements if s.subject == BASE + "organization-lfo"]
TO_LFO = [s for s in D.statements if getattr(s.value, "iri", "") == BASE + "organization-lfo"]
WORKS_FOR = [s for s in D.statements if s.property == "worksFor"]

CASES = [
    (BASE + "person-tomas-riha", ABOUT_RIHA + TO_RIHA),
    (f"<{BASE}person-tomas-riha>", ABOUT_RIHA + TO_RIHA),
    ("Tomás Říha", ABOUT_RIHA + TO_RIHA),
    ("tomas riha", ABOUT_RIHA + TO_RIHA),
    ("TOMAS RIHA.", ABOUT_RIHA + TO_RIHA),
    ("riha", ABOUT_RIHA + TO_RIHA),
    ("LFO", ABOUT_LFO + TO_LFO),
    ("worksFor", WORKS_FOR),
    ("works for", WORKS_FOR),
    ("schema:worksFor", WORKS_FOR),
    (SCHEMA + "worksFor", WORKS_FOR),
    ("Riha worksFor", WORKS_FOR),
    ("Tomas Riha works for Lindo Ferry Office", WORKS_FOR),
    ('"Tomás Říha" schema:worksFor "LFO" .', WORKS_FOR),
    (f"<{BASE}person-tomas-riha> schema:worksFor <{BASE}organization-lfo> .", WORKS_FOR),
    ("Tomas Riha worksFor Porto Lindo", []),
    ("Ingrid Sorbo jobTitle minister", [s for s in D.statements if s.value == Text("Minister")]),
    ("Sørbø type Person", [s for s in D.statements if s.subject.endswith("sorbo") and s.property == "type"]),
    ("Sorbo a schema:Person", [s for s in D.statements if s.subject.endswith("sorbo") and s.property == "type"]),
    ("event-visit startDate", []),
    ("visit of ingrid sorbo to porto lindo start date", [s for s in D.statements if s.property == "startDate"]),
    ("--01-18", [s for s in D.statements if s.value == Text("--01-18", "http://www.w3.org/2001/XMLSchema#gMonthDay")]),
    (SCHEMA + "EventScheduled", [s for s in D.statements if s.property == "eventStatus"]),
    (WORKS_FOR[0].mark, WORKS_FOR),
    (f"urn:sha256:{D.source.digest}#statement-{WORKS_FOR[0].mark}", WORKS_FOR),
    ("nobody", []),
    ("", []),
    (" . ", []),
    ("(.*", []),
]


@pytest.mark.parametrize(("term", "expected"), CASES, ids=[case[0] or "nothing" for case in CASES])
def test_terms_find_their_statements(term, expected):
    assert find_statements(D, term) == expected


def test_cases_counted():
    assert len(CASES) == 29


def test_every_statement_is_found_by_its_own_triple_in_words():
    for s in D.statements:
        value = s.value.value if isinstance(s.value, Text) else D.name(s.value.iri)
        assert s in find_statements(D, f"{D.name(s.subject)} {s.property} {value}")


def test_explanation_shows_sentence_characters_rule_and_confidence():
    shown = explanation(D, WORKS_FOR[0], TEXT)
    start = TEXT.index("Lindo Ferry Office")
    assert shown.splitlines() == [
        f"Tomás Říha <{BASE}person-tomas-riha> · worksFor · Lindo Ferry Office <{BASE}organization-lfo>",
        "  basis       from the text",
        f'  words       "Lindo Ferry Office", characters {start} to {start + 18} of ferry-week.txt',
        "  sentence    director of the [Lindo Ferry Office] (LFO), and signed an agreement.",
        "  made by     reader:worksFor (reader 1.0 sha256:0000)",
        "  confidence  0.9",
        f"  mark        {WORKS_FOR[0].mark}",
    ]


def test_explanation_without_the_text_or_with_another_text():
    assert "sentence" not in explanation(D, WORKS_FOR[0])
    assert "source has changed" in explanation(D, WORKS_FOR[0], "short")


def test_explanation_without_a_known_sentence_keeps_to_the_line():
    statement = replace(WORKS_FOR[0], evidence=(replace(WORKS_FOR[0].evidence[0], sentence=None),))
    assert "director of the [Lindo Ferry Office] (LFO), and signed" in explanation(D, statement, TEXT)


def test_explanation_of_given_facts():
    given = next(s for s in D.statements if s.property == "datePublished")
    assert '"2021-01-20" (date)' in explanation(D, given)
    assert "from an option or the configuration" in explanation(D, given)


def test_terminal_escapes_are_shown_not_sent():
    statement = replace(D.statements[1], value=Text("a\x1b]0;owned\x07\u202e"))
    shown = explanation(replace(D, statements=(statement,)), statement, TEXT)
    assert "\x1b" not in shown
    assert "\\x1b]0;owned\\x07\\u202e" in shown


@pytest.mark.parametrize(
    ("text", "plain"), [("Říha", "riha"), ("SØRBØ", "sorbo"), ("Łódź", "lodz"), ("Æ  b", "ae b"), ("O’Neil", "o'neil")]
)
def test_folding(text, plain):
    assert folded(text) == plain
