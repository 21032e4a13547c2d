"""Paragraphs with what their type says → headline and blocks."""

from __future__ import annotations

import pytest

from linkeddata.read.paragraphs import Paragraph, contents, of_row, pieces
from linkeddata.read.units import Hint
from linkeddata.values.document import BlockKind

HEADLINE = "Lunne opens its second tide mill"
LEAD = "The harbour master, Ada Byrne, opened the second tide mill of Lunne on Monday in the presence of the minister."


def headline(*paragraphs: Paragraph, title: str | None = None) -> str | None:
    """Return the headline among some paragraphs and a lead."""
    made = contents([*paragraphs, Paragraph(LEAD, "paragraph 9", size=11)], "a", title=title)
    assert made.reading
    return next((b.span.of(made.reading.text) for b in made.reading.blocks if b.kind is BlockKind.HEADLINE), None)


def line(text: str, size: float = 11, *, bold: bool = False, hint: Hint = Hint.LINE) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(text, "paragraph 1", hint, size=size, bold=bold)


HEADS = [
    ("the largest", [line("Port news", 12), line(HEADLINE, 18)]),
    ("below a larger name", [line("PORT OF LUNNE", 26), line(HEADLINE, 18)]),
    ("below a larger publisher", [line("Ministry of Fisheries of Ostland", 26), line(HEADLINE, 18)]),
    ("below a larger label", [line("PRESS RELEASE", 26), line("3 May 2021", 18), line(HEADLINE, 18)]),
    ("bold", [line("Monday news from the river"), line(HEADLINE, bold=True)]),
    ("below a bold label", [line("PRESS RELEASE No. 12/2021", bold=True), line(HEADLINE, bold=True)]),
    ("of two large ones the first", [line(HEADLINE, 18), line("It feeds four hundred homes", 18)]),
    ("by style", [line("Monday news from the river", 20), line(HEADLINE, hint=Hint.TITLE)]),
    ("below a label in the style of titles", [line("Press release", 20, hint=Hint.TITLE), line(HEADLINE, hint=Hint.HEADING)]),
    (
        "below a publisher in the style of titles",
        [line("Ministry of Fisheries", hint=Hint.TITLE), line(HEADLINE, hint=Hint.HEADING)],
    ),
    ("by its words", [line("Port of Lunne"), line(HEADLINE)]),
]


@pytest.mark.parametrize("paragraphs", [h[1] for h in HEADS], ids=[h[0] for h in HEADS])
def test_headline(paragraphs: list[Paragraph]) -> None:
    assert headline(*paragraphs) == HEADLINE


def test_the_title_of_the_file_tells_which_line_it_is_and_is_no_headline_itself() -> None:
    assert headline(line("It feeds four hundred homes"), line(HEADLINE), title=HEADLINE) == HEADLINE
    assert headline(line(HEADLINE), title="Microsoft Word - release_final2.docx") == HEADLINE


def test_characters_that_xml_does_not_allow_are_taken_out() -> None:
    made = contents([line("The mill\x0cof\x02 Lunne\ud800 and\ufffe Saltholme\r\nopened.")], "a")
    assert made.text == "The mill\nof Lunne and Saltholme\nopened."


def test_soft_hyphens_are_no_text_and_places_count_them() -> None:
    made = contents([line("Har\u00adbour news"), Paragraph(LEAD, "paragraph 2", size=11)], "a")
    assert made.reading
    assert made.reading.text.startswith("Harbour news")
    block = made.reading.blocks[1]
    assert made.reading.offsets.to_source(block.span).of(made.text) == LEAD == made.places[-1].span.of(made.text)


def test_paragraphs_without_words_are_left_out() -> None:
    assert contents([line("* * *"), line(LEAD), line(" ")], "a").text == LEAD


@pytest.mark.parametrize(
    ("text", "whole", "expected"),
    [
        ("Port of Lunne\nOld Quay 1", False, ["Port of Lunne", "Old Quay 1"]),
        ("Port of Lunne\nOld Quay 1", True, ["Port of Lunne\nOld Quay 1"]),
        ("It opened\nin London.\n\nThen", False, ["It opened\nin London.", "Then"]),
        ("\n\n", False, []),
    ],
)
def test_line_breaks(text: str, whole: bool, expected: list[str]) -> None:
    assert list(pieces(text, whole=whole)) == expected


def test_rows_are_one_statement_or_cell_by_cell() -> None:
    short = [[line("Ada Byrne")], [line("Harbour master")]]
    prose = [[line(f"{LEAD} It was cold.")], [line("Harbour master")]]
    assert [p.text for p in of_row(short)] == ["Ada Byrne, Harbour master"]
    letterhead = [[line("Ministry of Fisheries"), line("Press office")], [line("Ref. 12/2021"), line("3 May 2021")]]
    assert [p.text for p in of_row(letterhead)] == ["Ministry of Fisheries", "Press office", "Ref. 12/2021", "3 May 2021"]
    assert [p.text for p in of_row([[line("Place:")], [line("Old Quay")]])] == ["Place: Old Quay"]
    assert [p.text for p in of_row(prose)] == [f"{LEAD} It was cold.", "Harbour master"]
