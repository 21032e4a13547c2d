"""The date grammar: a table of cases, the parts that a table cannot say, and hostile text."""

from __future__ import annotations

import ast
import itertools
import time
from pathlib import Path

import pytest
from dated import dates_of
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import either, many

from linkeddata.dates import find as dates_module
from linkeddata.dates.find import publication_date
from linkeddata.values.document import Basis, Block, BlockKind, Document, Given, OffsetMap, Source
from linkeddata.values.mentions import DateMention
from linkeddata.values.span import Span

TABLE = Path(__file__).with_name("dates.txt")
CASES = [line.split("|") for line in TABLE.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
KINDS = {"dateline": BlockKind.DATELINE, "line": BlockKind.DATE_LINE}


def document(*blocks: tuple[BlockKind, str] | str, published: str | None = None) -> Document:
    """A document of the given blocks, bare texts being paragraphs."""
    text, made = "", []
    for block in blocks:
        kind, words = block if isinstance(block, tuple) else (BlockKind.PARAGRAPH, block)
        text += "\n\n" if text else ""
        made.append(Block(Span(len(text), len(text) + len(words)), kind))
        text += words
    metadata = {"published": Given(published, Basis.CONFIGURATION, "--published")} if published else {}
    return Document(text, tuple(made), metadata, OffsetMap(), Source("case", "", "utf-8", "text/plain", text))


def said(mention: DateMention) -> str:
    """The mention as the table writes it."""
    return mention.when.start.iso + (f"..{mention.when.end.iso}" if mention.when.end else "")


def read(context: str, text: str) -> Document:
    """The document of a row of the table."""
    context, paragraphs = context.strip(), text.strip().replace("\\x20", " ").replace("~", "\n").split("\\n")
    kind, _, words = context.partition(": ")
    if kind in KINDS:
        return document((KINDS[kind], words), *paragraphs)
    return document(*paragraphs, published=context or None)


def test_the_table_is_whole() -> None:
    assert len(CASES) == 377
    assert all(len(row) == 3 for row in CASES)


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row[0].strip()[:12]} {row[1].strip()[:60]}".strip())
def test_table(row: list[str]) -> None:
    context, text, expected = row
    found = [said(d) for d in dates_of(read(context, text)) if not d.publication]
    assert found == ([] if expected.strip() == "-" else expected.split())


# ---- what a table cannot say


def test_a_dateline_is_the_publication_and_lends_its_year() -> None:
    made = document(
        (BlockKind.HEADLINE, "Bridge opened"), (BlockKind.DATELINE, "OSTBURG, 3 July 2021 –"), "It was opened on 28 June."
    )
    line, day = dates_of(made)
    assert (said(line), line.publication, line.resolved_by) == ("2021-07-03", True, None)
    assert (said(day), day.publication, day.rule) == ("2021-06-28", False, "day-month")
    assert day.resolved_by == line.span
    assert publication_date(dates_of(made)) == line


def test_metadata_lends_a_year_without_a_place() -> None:
    (day,) = dates_of(document("It was opened on 28 June.", published="2021-07-03"))
    assert said(day) == "2021-06-28"
    assert day.resolved_by is None
    assert publication_date((day,)) is None


def test_a_yearless_dateline_takes_the_year_of_the_metadata() -> None:
    made = document((BlockKind.DATELINE, "OSTBURG, 30 December –"), "He spoke on Tuesday.", published="2021-01-02")
    assert [said(d) for d in dates_of(made)] == ["2020-12-30", "2020-12-29"]


def test_the_dateline_wins_over_the_metadata() -> None:
    made = document((BlockKind.DATELINE, "OSTBURG, 3 July 2021 –"), "He spoke yesterday.", published="2021-07-09")
    assert [said(d) for d in dates_of(made)] == ["2021-07-03", "2021-07-02"]


def test_spans_quote_the_words_alone() -> None:
    made = document("On Tuesday 16 July 2019, at 3 pm, and from 3 to 5 May 2020.")
    assert [d.span.of(made.text) for d in dates_of(made)] == ["Tuesday 16 July 2019", "3 to 5 May 2020"]


def test_dates_of_a_list_have_places_of_their_own() -> None:
    made = document("They met on 3, 10 and 17 May 2021.")
    assert [d.span.of(made.text) for d in dates_of(made)] == ["3", "10", "17 May 2021"]


def test_words_that_point_back_say_so() -> None:
    first, second = dates_of(document("They met on 9 January 2020. The following day they signed."))
    assert (first.deictic, second.deictic) == (False, True)
    assert second.resolved_by == first.span


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The town won Expo 2020.", "year-in-name"),
        ("The exercise Arrow-2023 ended.", "year-in-name"),
        ("It ended in 2020.", "year"),
        ("It ended in May 2020.", "month"),
        ("It ended on 2020-05-03.", "iso"),
        ("It ended on 03.05.2020.", "numeric"),
        ("It ended on May 3, 2020.", "month-day"),
        ("It ran from May 3 to 5, 2020.", "range"),
        ("They sang on Boxing Day 2020.", "feast"),
    ],
)
def test_the_rule_is_named(text: str, rule: str) -> None:
    assert [d.rule for d in dates_of(document(text))] == [rule]


def test_published_and_updated_lines_are_told_apart() -> None:
    made = document(
        (BlockKind.DATE_LINE, "Published 3 May 2021"),
        (BlockKind.FURNITURE, "Last updated 9 May 2021"),
        "It was opened yesterday.",
    )
    assert [(said(d), d.rule) for d in dates_of(made) if d.publication] == [
        ("2021-05-03", "day-month"),
        ("2021-05-09", "updated"),
    ]
    assert [said(d) for d in dates_of(made) if not d.publication] == ["2021-05-02"]
    published = publication_date(dates_of(made))
    assert published
    assert said(published) == "2021-05-03"


def test_furniture_gives_no_dates() -> None:
    made = document("It was opened on 2 May 2021.", (BlockKind.FURNITURE, "Related: Fair of 9 June 2020 cancelled"))
    assert [said(d) for d in dates_of(made)] == ["2021-05-02"]


def test_programme_headings_are_no_publication() -> None:
    made = document(
        (BlockKind.HEADLINE, "Festival of 3 to 5 July 2024"),
        (BlockKind.DATE_LINE, "Wednesday 3 July"),
        (BlockKind.LIST_ITEM, "Opening"),
        (BlockKind.DATE_LINE, "Thursday 4 July"),
        (BlockKind.LIST_ITEM, "Concert"),
    )
    assert [(said(d), d.publication) for d in dates_of(made)] == [
        ("2024-07-03..2024-07-05", False),
        ("2024-07-03", False),
        ("2024-07-04", False),
    ]


def test_a_wrapped_line_is_one_line_and_a_broken_one_is_two() -> None:
    wrapped = document("The treaty was signed after four years of patient work on 9\nJanuary 2020 in Ostburg.")
    assert [said(d) for d in dates_of(wrapped)] == ["2020-01-09"]
    broken = document("Room 9\nJanuary 2020")
    assert [said(d) for d in dates_of(broken)] == ["2020-01"]


def test_an_empty_document_has_no_dates() -> None:
    assert dates_of(document()) == ()
    assert publication_date(()) is None


def test_no_module_asks_the_clock() -> None:
    folder = Path(dates_module.__file__).parent
    modules = sorted(folder.glob("*.py"))
    assert len(modules) == 11
    for module in modules:
        names = {n.attr for n in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(n, ast.Attribute)}
        assert not names & {"today", "utcnow", "localtime"}, module.name
        assert "datetime.now" not in module.read_text("utf-8")


# ---- hostile text

FRAGMENTS = st.sampled_from(
    [*"0123456789 ,.-–/()\n:|", "May ", "January ", "Jan. ", "Monday ", "Tue ", "the ", "of ", "and ", "to ",
     "from ", "last ", "year ", "next ", "2020 ", "31 ", "3rd ", "day ", "yesterday ", "the following day ",
     "25/03/2020 ", "29 February ", "will ", "was "]
)  # fmt: skip


@settings(max_examples=many(300), deadline=None)
@given(
    st.lists(FRAGMENTS, max_size=60), st.sampled_from([None, "2020-02-29", "0001-01-01", "9999-12-31", "2021-13-45", "soon"])
)
def test_any_text_gives_dates_in_order_that_do_not_overlap(parts: list[str], published: str | None) -> None:
    text = "".join(parts).strip()
    made = document(text or "x", published=published)
    found = dates_of(made)
    assert found == dates_of(made)
    for one, other in itertools.pairwise(found):
        assert one.span.end <= other.span.start
    for one in found:
        assert one.span.end <= len(made.text)
        assert not one.when.reversed
        assert one.span.of(made.text).strip() == one.span.of(made.text)


@settings(max_examples=many(100), deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    dates_of(document(text.strip() or "x", published="2020-01-09"))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0000", "20", "2020-13-45"])
def test_metadata_at_the_ends_of_the_calendar_is_harmless(published: str) -> None:
    text = "Yesterday, tomorrow, last Monday, next Monday, last month, next year, on the 3rd, the weekend and on 28 May."
    assert [said(d) for d in dates_of(document(text, published=published))] == ["--05-28"]


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "1, ", "1-", "1 - ", "1.", "1/", "May ", "1 May ", "1 and ", "Monday, ", "the ", "3rd, ", "2020-",
     "Jan.", "\n", "last ", "to ", "from 1 to ", "day later ", "(", "a.m. ", "Q", "9 January 2020 ", "on Monday, ",
     "the following day ", "New Year's "],
)  # fmt: skip
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    few, more, slack = either((3_000, 30_000, 0.3), (10_000, 200_000, 2.0))
    short, long = ((piece * (size // len(piece))).strip() or "x" for size in (few, more))
    times = more // few
    limit = 5 * times * min(seconds(short), seconds(short)) + slack  # a quadratic rule takes the square of `times`
    assert seconds(long) < limit or seconds(long) < limit  # the better of two


def seconds(text: str) -> float:
    """Processor time of reading the dates of `text`."""
    made = document(text, published="2020-01-09")
    start = time.process_time()
    dates_of(made)
    return time.process_time() - start
