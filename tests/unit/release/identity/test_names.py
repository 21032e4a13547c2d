"""Names, offices and days made comparable."""

from __future__ import annotations

import pytest

from linkeddata.release.identity.days import apart
from linkeddata.release.identity.names import body_name, edition, is_proper_place, numbers, person_name, place_name
from linkeddata.release.identity.posts import post


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "ANNA  BERG"),
        ("Anna Berg", "H.E. Ms. Anna Berg"),
        ("Anna Berg", "Prof. Dr. Anna Berg, MP"),
        ("Abdul-Rahman Al‑Sayed", "Abdul Rahman Al-Sayed"),
        ("Bríd O’Dwyer", "Bríd O'Dwyer"),
        ("Karmenu Buhaġ", "Karmenu Buhag\u0307"),
        ("John Smith, Jr.", "John Smith Jnr"),
        ("Edgardo V. Lacsamana Jr.", "Edgardo V Lacsamana Jr"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert person_name(one).exact == person_name(other).exact
    assert person_name(one).full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Anna Bérg"),
        ("Anna Berg", "Berg Anna"),
        ("Anna Berg", "Anna M. Berg"),
        ("John Smith", "John Smith Jr."),
        ("John Smith II", "John Smith III"),
        ("Аnna Berg", "Anna Berg"),  # the first letter is Cyrillic
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert person_name(one).exact != person_name(other).exact


@pytest.mark.parametrize(
    "name",
    (
        *("", "Berg", "A. Berg", "Anna B.", "J.P. Berg", "President Berg", "Berg-Lie", "de Mistura", "al Abadi", "Unknown"),
        *("the spokesperson", "Press Office", "A B", "Dr Berg", "local residents", "Anna " * 50, "Dr " * 50_000),
        *("-", "'", "Jr.", "\u200b"),
    ),
)
def test_no_full_name(name: str) -> None:
    assert not person_name(name).full


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Ministry of Finance", "state"),
        ("Kenyan Ministry of Finance", "state"),
        ("Supreme Court", "state"),
        ("Office of the President", "state"),
        ("State Department", "state"),
        ("State Parliament", "generic"),
        ("District Supreme Court", "generic"),
        ("City Council", "generic"),
        ("Embassy of Norway", "mission"),
        ("EU Delegation", "mission"),
        ("High Commission of India", "mission"),
        ("Holmen Institute", "own"),
        ("Swiss Agency for Development and Cooperation", "own"),
        ("Swiss agency for development and cooperation", "generic"),
        ("Russian delegation", "mission"),
        ("Party Committee", "generic"),
        ("Press Service", "generic"),
        ("University", "generic"),
        ("FRL", "generic"),
        ("Hydro", "generic"),
        ("", "generic"),
    ],
)
def test_sorts_of_bodies(name: str, sort: str) -> None:
    assert body_name(name).sort == sort


def test_numbers_and_editions() -> None:
    assert numbers("XLIV Session, 2nd Part, Room 4-B") == ("44", "2", "4")
    assert edition("Twentieth Forum 2020") == ("20",)
    assert numbers("I am Vi Li") == ("1",)
    assert body_name("5th Court").numbers == body_name("Fifth Court").numbers


def test_places() -> None:
    assert place_name("The City of Mosul") == place_name("Mosul")
    assert not any(map(is_proper_place, ("Room 4", "the Ministry", "Town Hall", "Foyer", "", "12")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "Minister for Foreign Affairs"),
        ("Minister of External Affairs", "foreign minister"),
        ("Defence Minister", "Minister of Defense of Norway"),
        ("acting Director-General", "Director General"),
        ("Chairwoman", "chairman"),
        ("Kenyan Prime Minister", "Premier"),
        ("Ambassador Extraordinary and Plenipotentiary of Norway to Kenya", "Norwegian Ambassador to Kenya"),
    ],
)
def test_one_post(one: str, other: str) -> None:
    assert post(one).key == post(other).key != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deputy Prime Minister", "Prime Minister"),
        ("Minister of Finance", "Deputy Minister of Finance"),
        ("Minister of State for Power", "Minister of Power"),
        ("Ambassador of Norway to Kenya", "Ambassador of Norway to Peru"),
        ("Mayor of Oslo", "Mayor of Bergen"),
        ("Vice-Rector", "Rector"),
    ],
)
def test_two_posts(one: str, other: str) -> None:
    assert post(one).key != post(other).key


@pytest.mark.parametrize("title", ["", "Dr", "Prof. Dr", "Gen", "Mr", "Lt. Col", "Sir", "-"])
def test_no_post(title: str) -> None:
    assert post(title).key == ""


def test_days_apart() -> None:
    assert apart("2024-02-29", "2024-03-01T08:00:00Z") == 1
    assert apart("--05-03", "2024-05-03") == apart("", "2024") == apart("2024-02-31", "2024") == 10**6


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "A." * 100_000, "-" * 200_000, "X" * 200_000, "Dr " * 60_000, "of Norway " * 20_000]
)
def test_long_names_take_no_long_time(text: str) -> None:
    """They would take minutes if a step were quadratic."""
    assert not person_name(text).full
    assert body_name(text).sort in ("generic", "mission", "own", "state")
    assert isinstance(place_name(text) + post(text).key, str)
    assert isinstance(edition(text), tuple)
