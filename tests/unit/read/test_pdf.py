"""The steps from the letters of a PDF to its paragraphs."""

from __future__ import annotations

from collections import Counter

import pytest

from linkeddata.read.pdf import matches
from linkeddata.read.pdf_columns import regions
from linkeddata.read.pdf_lines import HYPHEN, Piece
from linkeddata.read.pdf_paragraphs import joined, paragraphs
from linkeddata.read.pdf_running import Running, without_running
from linkeddata.read.raised import raised
from linkeddata.read.units import Hint

PROSE = [
    "The harbour master opened the mill on Monday in",
    "the presence of the minister for the sea, and of",
    "two hundred guests from both banks of the river.",
    "It feeds four hundred homes on the north bank of",
    "the river, and the workshops of the old quay too.",
    "The works took two years and eighty people, many",
    "of them for the first time in their working life.",
]


def piece(text: str, left: float, base: float, size: float = 10, *, bold: bool = False) -> Piece:
    """Return a piece whose letters are half as wide as they are high."""
    return Piece(left, left + len(text) * size / 2, base, size, text, bold, 842)


def column(lines: list[str], left: float = 60, top: float = 700, step: float = 12) -> list[Piece]:
    """Return lines below each other."""
    return [piece(line, left, top - i * step) for i, line in enumerate(lines)]


def texts(*pages: list[Piece]) -> list[str]:
    """Return the texts of the paragraphs of some pages."""
    return [p.text for p in paragraphs([regions(page) for page in pages], Running())]


JOINED = [
    ("in a work-", "shop of", Counter(), "in a workshop of"),
    ("their co-", "operation", Counter(), "their co-operation"),
    ("their co-", "operation", Counter({"cooperation": 1}), "their cooperation"),
    ("the post-", "war", Counter({"post-war": 2, "postwar": 1}), "the post-war"),
    ("the re-", "election", Counter({"re-election": 1}), "the re-election"),
    ("a state-of-the-", "art mill", Counter(), "a state-of-the-art mill"),
    ("Jean-", "Pierre", Counter(), "Jean-Pierre"),
    ("in 2020-", "21", Counter(), "in 2020-21"),
    ("pre-", "and post-war", Counter(), "pre- and post-war"),
    ("LUNNE -", "the mill", Counter(), "LUNNE - the mill"),
    ("two", "words", Counter(), "two words"),
]


@pytest.mark.parametrize(("before", "line", "words", "expected"), JOINED)
@pytest.mark.parametrize("hyphen", ["-", HYPHEN])
def test_broken_words_are_joined(before: str, line: str, words: Counter[str], expected: str, hyphen: str) -> None:
    made = joined(before[:-1] + hyphen if before.endswith("-") else before, line, words)
    assert made.replace(HYPHEN, "-") == expected


RAISED = [
    ("1", "2024", ""),
    ("2", "40 km", "²"),
    ("2", "from", ""),
    ("-1", "m s", "⁻¹"),
    ("6", "3 × 10", "⁶"),
    ("1", "in 2010", ""),
    ("st", "the 1", "st"),
    ("1,2", "end.", ""),
    ("*", "Byrne", ""),
    ("1", "", "1"),
]


@pytest.mark.parametrize(("text", "before", "expected"), RAISED)
def test_raised_text(text: str, before: str, expected: str) -> None:
    assert raised(text, before) == expected


def test_paragraphs_end_where_a_sentence_leaves_room() -> None:
    lines = [*PROSE[:2], "two hundred guests.", *PROSE[3:5]]
    assert texts(column(lines)) == [" ".join(lines[:3]), " ".join(lines[3:])]


def test_paragraphs_are_told_by_space_and_by_indent() -> None:
    spaced = [*column(PROSE[:3]), *column(PROSE[3:5], top=652)]
    indented = [*column(PROSE[:3]), *column([PROSE[3]], left=75, top=664), *column([PROSE[4]], top=652)]
    for page in (spaced, indented):
        assert texts(page) == [" ".join(PROSE[:3]), " ".join(PROSE[3:5])]


@pytest.mark.parametrize("start", ["J. Marr and", "12. The first", "a) the"])
def test_an_initial_or_a_day_at_the_start_of_a_line_is_no_item(start: str) -> None:
    lines = ["The harbour master opened the mill in company of", f"{start} minister for the sea, and of the guests."]
    assert texts(column(lines)) == [" ".join(lines)]


def test_items_begin_paragraphs_and_their_lines_hang_below() -> None:
    page = [*column(["• Nine metres high, and built by people from the", "• Open to visitors"]), piece("two towns.", 72, 688)]
    page[1].base = 676
    assert texts(page) == ["• Nine metres high, and built by people from the two towns.", "• Open to visitors"]


@pytest.mark.parametrize("shift", [0, 5])
def test_columns_are_read_one_after_the_other(shift: float) -> None:
    title = piece("A title above both columns, as wide as the page is wide", 60, 740, 18)
    page = [title, *column(PROSE[:5]), *column(PROSE[3:], left=330, top=700 - shift)]
    page = sorted(page, key=lambda p: -p.base)  # as it was printed
    assert texts(page) == [title.text, " ".join(PROSE[:5]), " ".join(PROSE[3:])]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    page = [*column(PROSE[:5]), *column(PROSE[3:], left=330)]
    page[-1].text = "of them for the first time in their whole lives,"
    made = paragraphs([regions(page), regions(column(["and for good."]))], Running())
    assert made[-1].text.endswith("whole lives, and for good.")
    assert made[-1].later == ((made[-1].text.index("and for good"), "page 2, paragraph 1"),)


def test_a_table_is_read_row_by_row() -> None:
    rows = [("10:00", "Welcome", "Ada Byrne"), ("10:30", "Opening", "Orla Venning"), ("11:00", "Tour", "Ivo Marr")]
    page = [
        piece(cell, left, 700 - 14 * i) for i, row in enumerate(rows) for cell, left in zip(row, (60, 130, 250), strict=True)
    ]
    assert texts(page) == ["10:00, Welcome, Ada Byrne", "10:30, Opening, Orla Venning", "11:00, Tour, Ivo Marr"]


def test_a_label_and_a_date_on_one_line_are_two() -> None:
    assert texts([piece("PRESS RELEASE", 60, 740), piece("3 May 2021", 400, 740), *column(PROSE[:3])])[:2] == [
        "PRESS RELEASE",
        "3 May 2021",
    ]


def test_wide_blanks_of_justified_text_are_blanks() -> None:
    page = [*column(PROSE[:3]), piece("It feeds", 60, 664), piece("four hundred", 120, 664), piece("homes of the", 200, 664)]
    assert texts(page)[-1].endswith("It feeds four hundred homes of the")


def test_running_lines_and_page_numbers_are_taken_out_once_said() -> None:
    pages = [
        [
            piece("Port of Lunne", 60, 800),
            *column([f"{line} {n}" for line in PROSE[:3]], top=600),
            piece(f"Page {n} of 3", 60, 30),
        ]
        for n in (1, 2, 3)
    ]
    kept, running = without_running(pages)
    assert (running.above, running.below) == (("Port of Lunne",), ())
    assert [len(page) for page in kept] == [3, 3, 3]
    assert paragraphs([], running)[0].hint is Hint.FURNITURE


def test_a_lone_page_number_is_taken_out_and_a_year_is_not() -> None:
    kept, _ = without_running([[*column(PROSE), piece("1", 300, 30), piece("2021", 300, 45)]])
    assert [p.text for p in kept[0]][-1] == "2021"


@pytest.mark.parametrize(
    ("data", "expected"), [(b"%PDF-1.7\n", True), (b"\n\xef\xbb\xbf%PDF-1.4", True), (b"On %PDF-1.7", False), (b"", False)]
)
def test_a_pdf_is_known_by_its_first_bytes(data: bytes, expected: bool) -> None:
    assert matches(data) is expected
