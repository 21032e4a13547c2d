"""Which entry of the public lists a name means; where the text does not tell, none."""

from __future__ import annotations

import pytest

from linkeddata.known.decide import Named, Surroundings, decide
from linkeddata.values.description import Family

PLACE, ORGANIZATION, PERSON = Family.PLACE, Family.ORGANIZATION, Family.PERSON


def around(*countries: str, organizations: tuple[str, ...] = ()) -> Surroundings:
    """Return a text that speaks of countries by words that are no name of a place in the test."""
    return Surroundings({code: frozenset({f"of {code}"}) for code in countries}, frozenset(organizations))


# name, class, countries told, countries spoken of → identifier, or "" and the candidates
PLACES = [
    # a country is known by its name
    ("Norway", "Country", "", "", "Q20"),
    ("Norway", "Country", "", "SE DK", "Q20"),
    ("Norway", "City", "", "", ""),
    ("Norway", "LakeBodyOfWater", "", "", ""),
    # Georgia: the country or the state
    ("Georgia", "Country", "", "", "? Q230 Q1428"),
    ("Georgia", "Country", "", "GE", "Q230"),
    ("Georgia", "Country", "", "GE AM AZ", "Q230"),
    ("Georgia", "Country", "", "US", "? Q230 Q1428"),
    ("Georgia", "Country", "", "GE US", "? Q230 Q1428"),
    ("Georgia", "State", "", "US", "Q1428"),
    ("Georgia", "State", "US", "GE US", "Q1428"),
    ("Georgia", "Place", "US", "", "Q1428"),
    # Tripoli: Libya or Lebanon
    ("Tripoli", "City", "", "", "? 2210247 266826"),
    ("Tripoli", "City", "", "LY", "2210247"),
    ("Tripoli", "City", "", "LB", "266826"),
    ("Tripoli", "City", "", "LY LB", "? 2210247 266826"),
    ("Tripoli", "City", "LB", "LY LB", "266826"),
    ("Tripoli", "City", "LY", "LB", "2210247"),
    ("Tripoli", "City", "NO", "NO", ""),
    # capitals and cities of a million without a large namesake need no country
    ("Nairobi", "City", "", "", "184745"),
    ("Vienna", "City", "", "", "2761369"),
    ("Vienna", "City", "", "US", "? 2761369"),
    ("Vienna", "City", "", "AT US", "? 2761369"),
    ("Vienna", "City", "AT", "US", "2761369"),
    ("Vienna", "City", "US", "US", ""),
    ("Vienna", "RiverBodyOfWater", "", "AT", ""),
    # others need theirs
    ("Geneva", "City", "", "", "? 2660646"),
    ("Geneva", "City", "", "CH", "2660646"),
    ("Geneva", "City", "", "CH US", "? 2660646"),
    ("Bergen", "Place", "", "", "? 3161732"),
    ("Bergen", "Place", "", "NO", "3161732"),
    ("London", "City", "", "", "? 2643743 6058560"),
    ("London", "City", "", "GB", "2643743"),
    ("London", "City", "", "CA", "6058560"),
    ("London", "City", "", "CA FR", "? 2643743 6058560"),
    ("Colombo", "City", "", "BR NO", "? 1248991 3465927"),
    ("Colombo", "City", "", "LK NO", "1248991"),
    # a state with the name of a town abroad
    ("Virginia", "State", "", "US", "Q1370"),
    ("Virginia", "State", "", "US ZA", "? Q1370"),
    ("Virginia", "State", "US", "ZA", "Q1370"),
    # city and state of one name
    ("New York", "Place", "", "US", "? 5128581 Q1384"),
    ("New York", "City", "", "US", "5128581"),
    ("New York", "State", "", "US", "Q1384"),
    ("Singapore", "Country", "", "", "Q334"),
    ("Luxembourg", "Country", "", "", "Q32"),
    # not in the lists
    ("Ostburg", "City", "", "NO", ""),
]


@pytest.mark.parametrize(("name", "cls", "told", "spoken", "wanted"), PLACES)
def test_places(name: str, cls: str, told: str, spoken: str, wanted: str) -> None:
    made = decide(Named((name,), PLACE, frozenset({cls}), frozenset(told.split())), around(*spoken.split()))
    if wanted.startswith("?"):
        assert made.entry is None
        assert {c.id for c in made.candidates} == set(wanted[2:].split())
        assert made.why
    elif wanted:
        assert made.entry is not None and made.entry.id == wanted
        assert not made.candidates
    else:
        assert made.entry is None and not made.candidates


# names, classes, organizations named → identifier, or "" and the candidates
ORGANIZATIONS = [
    (("African Union",), "", "", "Q7159"),
    (("African Union", "AU"), "", "", "Q7159"),
    (("AU",), "", "", "? Q7159"),
    (("AU", "African Union"), "", "", "Q7159"),
    (("Athletics Union", "AU"), "", "", ""),
    (("Athletics Union",), "", "", ""),
    (("UN",), "", "", "Q1065"),
    (("U.N.",), "", "", "Q1065"),
    (("WHO",), "", "", "Q7817"),
    (("World Health Organization", "WHO"), "", "", "Q7817"),
    (("WORLD HEALTH ORGANISATION",), "", "", "Q7817"),
    (("Association of Caribbean Seas", "ACS"), "", "", ""),
    (("ACS",), "", "", "? Q1147937"),
    (("ISA",), "", "", "? Q21594952 Q333727"),
    (("International Solar Alliance", "ISA"), "", "", "Q21594952"),
    (("UNICEF Bangladesh", "UNICEF"), "", "", ""),
    (("Security Council",), "", "", "? Q37470"),
    (("Security Council",), "", "Q1065", "Q37470"),
    (("UN Security Council",), "", "", "Q37470"),
    (("Council of Ministers",), "", "", ""),
    (("Parliament",), "", "", ""),
    (("House",), "", "", ""),
    (("Ministry of Health",), "GovernmentOrganization", "", ""),
    (("Interpol",), "MusicGroup", "", ""),
    (("African Union", "Arab League"), "", "", "? Q7159 Q7172"),
]


@pytest.mark.parametrize(("names", "cls", "beside", "wanted"), ORGANIZATIONS)
def test_organizations(names: tuple[str, ...], cls: str, beside: str, wanted: str) -> None:
    thing = Named(names, ORGANIZATION, frozenset({cls or "Organization"}))
    made = decide(thing, around("NO", organizations=tuple(beside.split())))
    found = {c.id for c in made.candidates}
    if wanted.startswith("?"):
        assert (made.entry, found) == (None, set(wanted[2:].split()))
    else:
        assert (made.entry.id if made.entry else "") == wanted
        assert not found


def test_kinds_are_not_mixed() -> None:
    assert decide(Named(("African Union",), PLACE, frozenset({"Place"})), around()).entry is None
    assert decide(Named(("Norway",), ORGANIZATION, frozenset({"Organization"})), around()).entry is None
    assert decide(Named(("Jordan",), PERSON, frozenset({"Person"})), around("JO")) == decide(Named((), PERSON), around())
    assert decide(Named(("AU",), PLACE, frozenset({"Country"})), around("AU")).entry is None  # no code is a name


def test_the_name_itself_says_nothing_about_its_country() -> None:
    text = Surroundings({"GE": frozenset({"georgia"})})
    assert decide(Named(("Georgia",), PLACE, frozenset({"Country"})), text).entry is None


def test_a_security_council_of_a_country_is_not_the_uns() -> None:
    thing = Named(("Security Council",), ORGANIZATION, frozenset({"Organization"}), frozenset({"AM"}))
    assert decide(thing, around(organizations=("Q1065",))).entry is None


def test_all_cases_ran() -> None:
    assert (len(PLACES), len(ORGANIZATIONS)) == (46, 25)
