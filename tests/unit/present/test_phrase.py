"""The words of a sentence that say what happened: exactly its characters, from the verb to its object."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.present.phrase import LONGEST, phrase

# The trigger is between brackets; the phrase that is wanted.
VERBS = (
    ("Mayor Orla Venning [opened] the flood barrier at Lunne on Friday.", "opened the flood barrier at Lunne"),
    ("She [opened] the gate’s control room and unveiled a plaque.", "opened the gate’s control room"),
    ("The board has [appointed] Ona Breck as harbour master.", "has appointed Ona Breck as harbour master"),
    ("The company will [publish] its half-year report on 22 August 2024.", "will publish its half-year report"),
    ("Lunne and Skarvik will jointly [sign] a treaty in Oslo.", "will jointly sign a treaty in Oslo"),
    ("On May 5 she [met] with Professor Ilmar Kask, rector of the college.", "met with Professor Ilmar Kask"),
    ("Minister Attends Fair and [Visits] Latvia, Iceland and Norway", "Visits Latvia, Iceland and Norway"),
    ("The two mayors also [signed] a memorandum.", "signed a memorandum"),
    ("Harbour office [names] Ona Breck chief pilot", "Harbour office names Ona Breck chief pilot"),
    ("Ona Breck, who [retires] on 31 August after eleven years, spoke.", "retires on 31 August"),
    ("The agreement on pilots was [signed] by both mayors on Monday.", "The agreement on pilots was signed by both mayors"),
    ("The council did not [open] the road.", "did not open the road"),
    ("They [met] Ona Breck (pilot) at sea.", "met Ona Breck"),
    ("They [met] and spoke.", ""),
    ("They [met].", ""),
    ("At the [meeting], Ona Breck spoke.", ""),
    ("They agreed to [hold] a fair, if money is found.", "to hold a fair"),
)
NOUNS = (
    ("Venning held [talks] with Liene Ozola, Minister of Ports, in Riga.", "held talks with Liene Ozola"),
    ("He delivered a keynote [speech] at the fair on March 10.", "delivered a keynote speech at the fair"),
    ("Dr Breck gave a [lecture] on mud-flat birds.", "gave a lecture on mud-flat birds"),
    ("09:00 Opening [address] by Sigrun Moe, director of the museum", "Opening address by Sigrun Moe"),
    ("15:00 Guided [tour] of the lighthouse", "Guided tour of the lighthouse"),
    ("19:30 [Dinner] at the Hotel Skans", "Dinner at the Hotel Skans"),
    ("A [visit] to the islands was cancelled because of storms.", "A visit to the islands was cancelled"),
    ("The minister had a telephone [conversation] today with the mayor.", "had a telephone conversation today with the mayor"),
    ("The annual [meeting] is on 3 May.", "The annual meeting"),
    ("11:00 [Lecture] “Lamps before Electricity” by Jan Moe", "Lecture “Lamps before Electricity” by Jan Moe"),
    ("No [agreement] was reached.", "No agreement was reached"),
    (
        "13:00 [Signing] of the agreement on shared archives between the Lunne Maritime Museum and the Skarvik Harbour Museum",
        "Signing of the agreement on shared archives",
    ),
)


def cut(marked: str) -> tuple[str, str, str]:
    before, _, rest = marked.partition("[")
    trigger, _, after = rest.partition("]")
    return before, trigger, after


@pytest.mark.parametrize(("sentence", "wanted"), [*VERBS, *NOUNS])
def test_a_phrase_runs_from_the_verb_to_its_object(sentence: str, wanted: str) -> None:
    assert phrase(*cut(sentence)) == wanted


def test_every_row_ran() -> None:
    assert (len(VERBS), len(NOUNS)) == (17, 12)


@pytest.mark.parametrize("mark", ["“", '"', "‘", "("])
def test_a_long_phrase_ends_at_a_word_and_leaves_no_mark_open(mark: str) -> None:
    found = phrase("She ", "opened", f" the hall {mark}" + "very long words of a name " * 20)
    assert found.startswith("opened the hall")
    assert len(found) <= LONGEST
    assert mark not in found
    assert phrase("She ", "opened", " " + "the hall of " * 40).split()[-1] == "hall"


def test_only_the_words_near_the_trigger_are_looked_at() -> None:
    far = "word " * 200_000
    assert phrase(far + "who ", "opened", " the hall, " + far) == "opened the hall"
    assert len(phrase(far, "opened", " " + far)) <= LONGEST


def test_a_word_longer_than_a_phrase_gives_none() -> None:
    assert phrase("She ", "opened", " " + "x" * 500) == ""
    assert phrase("", "x" * 500, " the hall") == ""
    assert phrase("", "", "") == ""


@settings(max_examples=many(300))
@given(st.text(), st.text("aeéz <&", min_size=1), st.text())
def test_a_phrase_is_in_its_sentence(before: str, trigger: str, after: str) -> None:
    found = phrase(before, trigger, after)
    assert found in " ".join((before + trigger + after).split())
    assert len(found) <= LONGEST
    assert not found or " ".join(trigger.split()) in found
