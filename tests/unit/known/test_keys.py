"""The key of a name: what makes no difference, and what does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linkeddata.known.keys import key

SAME = [
    ("Zürich", "ZURICH"),
    ("Côte d'Ivoire", "Cote d’Ivoire"),
    ("Asunción", "Asuncion"),
    ("Łódź", "Lodz"),
    ("Guinea-Bissau", "Guinea–Bissau"),
    ("Inter‐American Development Bank", "Inter-American Development Bank"),
    ("U.N.", "UN"),
    ("the United Nations", "United Nations"),
    ("World Customs Organisation", "World Customs Organization"),
    ("World Food Programme", "World Food Program"),
    ("International Labour Organization", "International Labor Organization"),
    ("Organization for Security and Co-operation in Europe", "Organization for Security and Cooperation in Europe"),
    ("Trinidad & Tobago", "Trinidad and Tobago"),
    ("Anna\u00adtal", "Annatal"),
    ("New\u00a0York", "New York"),
]
DIFFERENT = [
    ("African Union", "African Union Commission"),
    ("Association of Caribbean States", "Association of Caribbean Seas"),
    ("Georgia", "Georgian"),
    ("Niger", "Nigeria"),
    ("Dominica", "Dominican Republic"),
    ("AU", "EU"),
    ("Oslo", "Оslo"),  # a Cyrillic letter that looks like O
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_makes_no_difference(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_does(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_all_cases_ran() -> None:
    assert (len(SAME), len(DIFFERENT)) == (15, 7)


LATIN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F), max_size=40)


@given(LATIN)
def test_case_and_the_two_forms_of_unicode_make_no_difference(name: str) -> None:
    decomposed = unicodedata.normalize("NFD", name)
    assert key(decomposed) == key(unicodedata.normalize("NFC", name))
    if name.upper().lower() == name.lower():
        assert key(name.upper()) == key(name.lower())


@given(LATIN, st.sampled_from("-‐‑–—"))
def test_dashes_are_alike(name: str, dash: str) -> None:
    assert key(name.replace("-", dash)) == key(name)


@given(st.text(max_size=60))
@example("\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL S}")
def test_a_key_is_its_own_key(name: str) -> None:
    words = key(name)
    assert words == " ".join(words.split())
    assert key(words).split() == list(words.split()) or words.startswith("the ")
