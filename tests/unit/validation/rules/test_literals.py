"""Texts that are fine at first sight are fine when they are judged."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.literals import FINE, Value, is_plainly_fine, judge

PROPERTIES = sorted(name for name, term in vocabulary.terms().items() if term.kind == "property")
TEXTS = (
    "Fair",
    "1",
    "next Monday",
    "true",
    "https://schema.org/EventCancelled",
    "ten euros",
    "a b",
    "2024-03-15",
    "P1D",
    "é",
    "EventPostponed",
)


def test_every_property_with_every_kind_of_text():
    assert len(PROPERTIES) > 1400
    passed = 0
    for name in PROPERTIES:
        for text in TEXTS:
            if is_plainly_fine(name, text):
                assert judge(Value(name, text)) == FINE, (name, text)
                passed += 1
    assert passed > 5000


@given(st.sampled_from(PROPERTIES), st.text(max_size=12))
@settings(max_examples=many(600))
def test_any_text(name: str, text: str):
    assert not is_plainly_fine(name, text) or judge(Value(name, text)) == FINE
