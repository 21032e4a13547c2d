"""Documents that warn that two bear a name, or show it, and those that do not."""

from __future__ import annotations

import re

import pytest

from linkeddata.release.claims.namesakes import ranks, warns
from linkeddata.values.description import Evidence
from linkeddata.values.span import Span

NAME = "Anna Berg"


def mentions(text: str, name: str = NAME) -> list[Evidence]:
    """Return where a name stands, each with its sentence."""
    found = []
    for sentence in re.finditer(r"[^.\n]*(?:\.(?! )[^.\n]*)*\.?", text):
        for m in re.finditer(re.escape(name), sentence[0]):
            at = sentence.start() + m.start()
            found.append(Evidence(Span(at, at + len(name)), name, Span(sentence.start(), sentence.end())))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Sergeant Anna Berg, no relation, was there.",
        "Anna Berg met her namesake, the pilot.",
        "Anna Berg spoke. She is not related to the minister.",
        "The violinist Anna Berg plays. She is not related to the ambassador.",
        "The spokeswoman, who is also called Anna Berg, was well.",
        "Anna Berg should not be confused with our own minister.",
        "Confusion is certain: the pilot is Captain Anna Berg.",
        "A second Anna Berg held the coat.",
        "The meeting went well. Another Anna Berg, of Holm, sent flowers.",
        "Mayor Anna Berg opened it. Later Dr Anna Berg explained the nursery.",
        "From Oslo came a telegram, signed with the same name. Anna Berg wrote it.",
        "Two persons with one name: Anna Berg is one of them.",
    ],
)
def test_warns(text: str) -> None:
    found = mentions(text)
    if "same name" in text:  # the sentence before does not count: the one after it has the name
        assert not warns(text, found)
    else:
        assert warns(text, found)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg opened the bridge. She met the mayor afterwards.",
        "Mayor Anna Berg opened it. Ms Berg then left. Mayor Anna Berg had a cold.",
        "Ms Anna Berg came. Later Anna Berg and Ola Moe spoke, and the two agreed.",
        "Anna Berg signed it in the Irish town of the same name.",
        "Anna Berg was also named director.",
        "Dr Anna Berg spoke about family relations and related matters.",
        "A second bridge was opened by Anna Berg.",
        "Anna Berg chaired it.\n\nThe minister has no relation to the company.",
    ],
)
def test_does_not_warn(text: str) -> None:
    assert not warns(text, mentions(text))


def test_surnames_do_not_count_as_second_titles() -> None:
    text = "Cabinet Secretary Anna Berg came. Dr Berg left."
    assert not warns(text, [*mentions(text), *mentions(text, "Berg")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Captain Anna Berg and Anna Berg", ("captain",)),
        ("Dr. Anna Berg", ("dr",)),
        ("Ms Anna Berg", ()),
        ("the brave Anna Berg", ()),
        ("Mayor Anna Berg, Prof. Anna Berg", ("mayor", "prof")),
        ("", ()),
    ],
)
def test_ranks(text: str, expected: tuple[str, ...]) -> None:
    assert ranks(text, mentions(text)) == expected
