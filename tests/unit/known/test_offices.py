"""Which row of the office's list a name means."""

from __future__ import annotations

import pytest

from linkeddata.known.decide import Named, Surroundings
from linkeddata.known.offices import choose
from linkeddata.known.rows import KnownList, Row
from linkeddata.values.description import Family

ORGANIZATION, PLACE, PERSON = Family.ORGANIZATION, Family.PLACE, Family.PERSON

ROWS = (
    Row("Lindo Ferry Office", ("LFO", "Lindo Ferries"), ORGANIZATION, line=2),
    Row("Ministry of Health", (), ORGANIZATION, country="UG", line=3),
    Row("House of Representatives", ("House",), ORGANIZATION, country="US", line=4),
    Row("Harbour Board", (), ORGANIZATION, country="NO", line=5),
    Row("Harbour Board", (), ORGANIZATION, country="SE", line=6),
    Row("Port Trust", (), ORGANIZATION, last="2019-12", line=7),
    Row("Port Trust", (), ORGANIZATION, first="2020-01", line=8),
    Row("Pilot House", ("PH",), ORGANIZATION, line=9),
    Row("Pier Holding", ("PH",), ORGANIZATION, line=10),
    Row("Tripoli", (), PLACE, country="LY", line=11),
    Row("Anna Keller", (), PERSON, line=12),
    Row("Spring Fair Trust", (), ORGANIZATION, first="2024", line=13),
    Row("Board", (), ORGANIZATION, line=14),
)
KNOWN = KnownList.of("known.csv", ROWS)

# name, kind, told, spoken, home, day → line, or "?" and the lines it may be
CASES = [
    ("Lindo Ferry Office", ORGANIZATION, "", "", "", "", "2"),
    ("LINDO FERRY OFFICE", ORGANIZATION, "", "NO SE", "", "", "2"),
    ("LFO", ORGANIZATION, "", "", "", "", "2"),
    ("Lindo Ferry Office", PLACE, "", "", "", "", ""),
    ("Lindo Ferry", ORGANIZATION, "", "", "", "", ""),
    ("Ministry of Health", ORGANIZATION, "", "", "", "", "? 3"),
    ("Ministry of Health", ORGANIZATION, "UG", "", "", "", "3"),
    ("Ministry of Health", ORGANIZATION, "UG", "KE UG", "", "", "3"),
    ("Ministry of Health", ORGANIZATION, "KE", "KE UG", "", "", "? 3"),
    ("Ministry of Health", ORGANIZATION, "", "UG", "", "", "3"),
    ("Ministry of Health", ORGANIZATION, "", "UG KE", "", "", "? 3"),
    ("Ministry of Health", ORGANIZATION, "", "KE", "", "", "? 3"),
    ("Ministry of Health", ORGANIZATION, "", "", "UG", "", "3"),
    ("Ministry of Health", ORGANIZATION, "", "KE", "UG", "", "? 3"),
    ("House", ORGANIZATION, "", "", "", "", "? 4"),
    ("House", ORGANIZATION, "US", "", "", "", "4"),
    ("House", ORGANIZATION, "", "US", "", "", "4"),
    ("House of Representatives", ORGANIZATION, "", "", "", "", "? 4"),
    ("Board", ORGANIZATION, "", "NO", "NO", "", "? 14"),
    ("Harbour Board", ORGANIZATION, "", "", "", "", "? 5 6"),
    ("Harbour Board", ORGANIZATION, "", "NO", "", "", "5"),
    ("Harbour Board", ORGANIZATION, "", "NO SE", "", "", "? 5 6"),
    ("Harbour Board", ORGANIZATION, "SE", "NO SE", "", "", "6"),
    ("Harbor board", ORGANIZATION, "", "", "SE", "", "6"),
    ("Port Trust", ORGANIZATION, "", "", "", "2019-06-01", "7"),
    ("Port Trust", ORGANIZATION, "", "", "", "2019-12-31", "7"),
    ("Port Trust", ORGANIZATION, "", "", "", "2020-01-01", "8"),
    ("Port Trust", ORGANIZATION, "", "", "", "", "? 7 8"),
    ("PH", ORGANIZATION, "", "", "", "", "? 9 10"),
    ("Pilot House", ORGANIZATION, "", "", "", "", "9"),
    ("Tripoli", PLACE, "", "", "", "", "11"),
    ("Tripoli", PLACE, "", "LY", "", "", "11"),
    ("Tripoli", PLACE, "", "LB", "", "", "? 11"),
    ("Tripoli", PLACE, "", "LB LY", "", "", "? 11"),
    ("Tripoli", PLACE, "LB", "", "", "", "? 11"),
    ("Tripoli", PLACE, "LY", "LB", "", "", "11"),
    ("Anna Keller", PERSON, "", "", "", "", "12"),
    ("Anna Keller", ORGANIZATION, "", "", "", "", ""),
    ("Keller", PERSON, "", "", "", "", ""),
    ("Spring Fair Trust", ORGANIZATION, "", "", "", "2023-12-31", "? 13"),
    ("Spring Fair Trust", ORGANIZATION, "", "", "", "2024-01-01", "13"),
    ("Spring Fair Trust", ORGANIZATION, "", "", "", "2024", "13"),
    ("Spring Fair Trust", ORGANIZATION, "", "", "", "", "? 13"),
]


@pytest.mark.parametrize(("name", "family", "told", "spoken", "home", "day", "wanted"), CASES)
def test_choice(name: str, family: Family, told: str, spoken: str, home: str, day: str, wanted: str) -> None:
    text = Surroundings({c: frozenset({f"of {c}"}) for c in spoken.split()}, day=day, home=frozenset(home.split()))
    made = choose(Named((name,), family, frozenset(), frozenset(told.split())), text, KNOWN)
    if wanted.startswith("?"):
        assert (made.row, [str(r.line) for r in made.candidates]) == (None, wanted[2:].split())
        assert made.why
    else:
        assert (str(made.row.line) if made.row else "") == wanted
        assert not made.candidates


def test_all_cases_ran() -> None:
    assert len(CASES) == 43


def test_a_name_with_its_country_is_the_row_of_that_country() -> None:
    thing = Named(
        ("Ministry of Health of Uganda",), ORGANIZATION, frozenset(), frozenset({"UG"}), frozenset({"ministry of health"})
    )
    made = choose(thing, Surroundings({"KE": frozenset({"kenya"})}), KNOWN)
    assert made.row is not None and made.row.line == 3
    other = Named(
        ("Ministry of Health of Kenya",), ORGANIZATION, frozenset(), frozenset({"KE"}), frozenset({"ministry of health"})
    )
    assert choose(other, Surroundings(), KNOWN).row is None


def test_iris_are_stable() -> None:
    own, plain = Row("A Board", (), ORGANIZATION, own="https://a.example/#x"), Row("A Board", (), ORGANIZATION, country="NO")
    assert own.iri("https://data.example/") == "https://a.example/#x"
    assert (
        plain.iri("https://data.example")
        == plain.iri("https://data.example/")
        == "https://data.example/organization/a-board-no"
    )
    assert plain.iri(None) == "urn:uuid:be85cd3b-6a6d-55af-b975-54c16e331de3"
    assert plain.iri(None) == Row("a  BOARD", ("AB",), ORGANIZATION, country="NO", line=9).iri(None)
    assert plain.iri(None) != Row("A Board", (), ORGANIZATION, country="SE").iri(None)
    assert plain.iri(None) != Row("A Board", (), PLACE, country="NO").iri(None)
