"""What a page shows: names and days, in words, in figures, or in words that mean a day when they are read on the page's own."""

from __future__ import annotations

import pytest

from linkeddata.edit.shown import Shown, day_of, days_of
from linkeddata.html.markup import Markup
from linkeddata.values.dates import Day

#: What a page says, the day of publication, a day that it shows, a day that it does not.
DAYS = [
    ("The council met on Wednesday.", "2025-03-14", "2025-03-12", "2025-03-11"),
    ("The council met yesterday.", "2025-03-14", "2025-03-13", "2025-03-09"),
    ("The quay was built last year.", "2025-03-14", "2024", "2023"),
    ("The quay was closed last month.", "2025-03-14", "2025-02", "2025-01"),
    ("The fair opens on Monday next.", "2025-03-12", "2025-03-17", "2025-03-29"),
    ("The fair lasts from 13 to 17 June. On Thursday the harbour is closed.", "2022-04-26", "2022-06-16", "2022-06-20"),
    ("The fair opens on 3 May. It closes two days later.", "2022-04-26", "2022-05-05", "2022-05-09"),
    ("The fair opens on 3 May 2022.", None, "2022-05-03", "2022-05-04"),
    ("The fair opens on 3 May.", "2022-04-26", "--05-03", "--05-04"),
    ("Opened 03/05/2022 by the mayor.", None, "2022-05-03", "2022-06-03"),
    ('<time datetime="2022-05-03T10:00">soon</time>', None, "2022-05-03T10:00:00", "2022-05-04"),
]


@pytest.mark.parametrize(("text", "published", "day", "other"), DAYS, ids=[row[0][:40] for row in DAYS])
def test_days_are_read_on_the_day_of_the_page(text: str, published: str | None, day: str, other: str) -> None:
    shown = Shown(Markup(f"<html lang=en><body><p>{text}</p></body></html>"), days_of([published] if published else []))
    shows, hides = day_of(day), day_of(other)
    assert shows
    assert hides
    assert shown.dates(shows)
    assert not shown.dates(hides)


def test_without_a_day_of_publication_weekdays_mean_nothing() -> None:
    assert not Shown(Markup("<p>The council met on Wednesday.</p>")).dates(Day(2025, 3, 12))


def test_any_of_several_days_of_publication_will_do() -> None:
    shown = Shown(Markup("<p>The council met on Wednesday.</p>"), days_of(["2020-01-01", "2025-03-14", "no day"]))
    assert shown.dates(Day(2025, 3, 12))


@pytest.mark.parametrize(
    ("text", "name", "shows"),
    [
        ("The German minister came.", "Germany", True),
        ("Delegates of the Dutch port came.", "Netherlands", True),
        ("The Germanic legend was read.", "Germany", False),
        ("Mayor Ann Berg came.", "Ann Berg", True),
        ("Ann, the mayor, came.", "Ann Berg", False),
    ],
)
def test_a_country_is_named_by_its_adjective(text: str, name: str, shows: bool) -> None:
    assert Shown(Markup(f"<p>{text}</p>")).names(name) is shows


def test_cases_counted() -> None:
    assert len(DAYS) == 11


STAMPS = {
    "microdata": '<meta itemprop="datePublished" content="2025-03-14">',
    "microdata-time": '<time itemprop="datePublished" datetime="2025-03-14T09:00:00Z"></time>',
    "rdfa": '<meta property="schema:datePublished" content="2025-03-14">',
    "open-graph": '<meta property="article:published_time" content="2025-03-14T09:00:00+00:00">',
    "full-address": '<meta itemprop="https://schema.org/datePublished" content="2025-03-14">',
    "several-words": '<span property="dc:date schema:datePublished" content="2025-03-14"></span>',
}


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=list(STAMPS))
def test_the_page_s_own_stamp_is_its_day(stamp: str) -> None:
    shown = Shown(Markup(f"<html lang=en><body>{stamp}<p>The council met on Wednesday.</p></body></html>"))
    assert shown.dates(Day(2025, 3, 12))
    assert not shown.dates(Day(2025, 3, 5))


def test_a_day_of_change_is_not_the_page_s_day() -> None:
    page = Markup(
        '<html lang=en><body><meta itemprop="dateModified" content="2025-03-14"><p>They met on Wednesday.</p></body></html>'
    )
    assert not Shown(page).dates(Day(2025, 3, 12))
