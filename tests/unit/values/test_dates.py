"""Days, partial days and ranges: what they accept, how they are written, how they compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.values.dates import Day, When
from linkeddata.values.namespaces import XSD

LEXICAL = {
    "2020-01-09T15:00:00": (Day(2020, 1, 9, "15:00"), "dateTime"),
    "2020-01-09": (Day(2020, 1, 9), "date"),
    "2020-01": (Day(2020, 1), "gYearMonth"),
    "2020": (Day(2020), "gYear"),
    "--01-09": (Day(None, 1, 9), "gMonthDay"),
    "--01": (Day(None, 1), "gMonth"),
    "--02-29": (Day(None, 2, 29), "gMonthDay"),
    "2024-02-29": (Day(2024, 2, 29), "date"),
    "0987": (Day(987), "gYear"),
}


@pytest.mark.parametrize("text", LEXICAL)
def test_lexical_form_and_datatype(text: str) -> None:
    day, datatype = LEXICAL[text]
    assert Day.parse(text) == day
    assert day.iso == text
    assert day.datatype == XSD + datatype


def test_every_lexical_form_was_tried() -> None:
    assert len(LEXICAL) == 9
    assert {datatype for _, datatype in LEXICAL.values()} == {"dateTime", "date", "gYearMonth", "gYear", "gMonthDay", "gMonth"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-1-9",
        "2020-13",
        "2020-02-30",
        "2023-02-29",
        "--04-31",
        "0000",
        "20-01-09",
        "2020-01-09Z",
        "--13",
        "2020-01-09T25:00",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not? |day|year|month|time"):
        Day.parse(text)


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (2020, None, 9),
        (None, None, 9),
        (2020, 1, 32),
        (10000, 1, 1),
        (None, 1, 9, "15:00"),
        (2020, 1, 9, "24:00"),
        (2020, 1, 9, "3 pm"),
    ],
)
def test_holes_and_impossible_parts_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Day(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "after"),
    [
        ("2020-01-10", "2020-01-09", True),
        ("2020-01-09", "2020-01-09", False),
        ("2020-01-09", "2020-01-10", False),
        ("2020-01", "2020-01-09", False),  # at common precision the two are the same
        ("2020-01-09", "2020", False),
        ("2021", "2020-12-31", True),
        ("2020-02", "2020-01-31", True),
        ("2020-01-09T16:00:00", "2020-01-09T15:00:00", True),
        ("2020-01-09T16:00:00", "2020-01-09", False),
        ("--12-28", "--01-03", None),
        ("2020-01-09", "--01-03", None),
    ],
)
def test_after_compares_at_common_precision(first: str, second: str, after: bool | None) -> None:
    assert Day.parse(first).after(Day.parse(second)) is after


def test_a_range_across_new_year_gets_two_years() -> None:
    tour = When(Day(None, 12, 28), Day(None, 1, 3))
    assert not tour.reversed
    assert tour.with_year(2019) == When(Day(2019, 12, 28), Day(2020, 1, 3))
    assert tour.with_year(2019).with_year(1999) == When(Day(2019, 12, 28), Day(2020, 1, 3))


def test_a_leap_day_needs_a_leap_year() -> None:
    assert Day(None, 2, 29).with_year(2024) == Day(2024, 2, 29)
    with pytest.raises(ValueError, match="no day 29"):
        Day(None, 2, 29).with_year(2023)


def test_one_day_is_never_reversed_and_a_backward_range_is() -> None:
    assert not When(Day(2020)).reversed
    assert When(Day(2020, 5), Day(2020, 4)).reversed
    assert When(Day(2020, 5)).with_year(1999) == When(Day(2020, 5))


@given(st.dates(), st.sampled_from(["day", "month", "year", "monthday"]))
def test_writing_and_reading_agree(day, precision: str) -> None:  # type: ignore[no-untyped-def]
    made = {
        "day": Day(day.year, day.month, day.day),
        "month": Day(day.year, day.month),
        "year": Day(day.year),
        "monthday": Day(None, day.month, day.day),
    }[precision]
    assert Day.parse(made.iso) == made


@given(st.dates(), st.dates())
def test_after_orders_whole_days_as_the_calendar_does(a, b) -> None:  # type: ignore[no-untyped-def]
    assert Day(a.year, a.month, a.day).after(Day(b.year, b.month, b.day)) is (a > b)
