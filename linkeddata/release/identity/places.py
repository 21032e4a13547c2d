"""Rules for places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linkeddata.known.authorities import by_key
from linkeddata.known.keys import key
from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.names import is_proper_place, place_name
from linkeddata.text.fold import words

_COUNTRIES = frozenset({"Country"})
_REGIONS = frozenset({"State", "AdministrativeArea", "Country"})
_OPEN = frozenset({"Place", "Organization", "CivicStructure"})
_VENUES_OF_ONE = frozenset({"CityHall", "Cathedral", "Airport", "TrainStation"})


def sort(thing: Thing) -> str:
    """Return `country`, `region`, `city`, `venue` (any other class), or "" for a place of which no class is told."""
    kinds = set(thing.kinds) - _OPEN
    if kinds & _COUNTRIES:
        return "country"
    if kinds & {"City"}:
        return "city"
    if kinds & _REGIONS:
        return "region"
    return "venue" if kinds else ""


def common(a: Thing, b: Thing) -> str | None:
    """Return the name that two places share letter by letter."""
    return next((n for n in a.exact if n in b.exact), None)


def shown(thing: Thing, exact: str) -> str:
    """Return a name as it is told."""
    return next((n for n in thing.names if place_name(n) == exact), thing.name)


# ---- L1 countries


def code_keys(a: Thing, archive: Archive) -> Iterator[str]:
    """Yield the code of a country."""
    if sort(a) == "country" and a.country and _sure(a):
        yield a.country


def _sure(a: Thing) -> bool:
    """Return whether the name of a country cannot be that of a region, or an identifier says that it is the country."""
    return bool(a.ids) or all(e.kind == "country" for n in a.names for e in by_key(key(n)))


def same_country(a: Thing, b: Thing, archive: Archive) -> str | None:
    """L1: the same country by its ISO code."""
    if sort(a) != "country" or sort(b) != "country" or not a.country or a.country != b.country:
        return None
    return f"{a.name} and {b.name} ({a.country})" if _sure(a) and _sure(b) else None


# ---- L2 settlements


def settlement_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield name and country of settlements."""
    country = a.country or assumed(a)
    if country:
        for name in a.exact:
            yield name, country


def assumed(a: Thing) -> str:
    """Return the country of the dateline for a settlement of the public lists that has its name in that country and no other."""
    if a.country or not a.source.country:
        return ""
    known = [e for n in a.names for e in by_key(key(n)) if e.kind in ("city", "region", "country")]
    return (
        a.source.country
        if known and {e.country for e in known} == {a.source.country} and not any(e.rivals for e in known)
        else ""
    )


def same_settlement(a: Thing, b: Thing, archive: Archive) -> str | None:
    """L2: a settlement of the same name in the same country, which has no other of that name."""
    one, other = a.country or assumed(a), b.country or assumed(b)
    name = common(a, b)
    if name is None or not one or one != other:
        return None
    sorts = {sort(a), sort(b)}
    if not sorts <= {"city", ""} and sorts != {"region"}:
        return None
    known = [e for e in by_key(key(shown(a, name))) if e.kind in ("city", "region") and e.country == one]
    if sorts == {""} and not (known or (len(words(name)) == 1 and is_proper_place(name))):
        return None
    if (len(known) > 1 or any(one in e.rivals or told_twice(e.note, one) for e in known)) and not _region(a, b, archive):
        return None
    return f"{shown(a, name)} ({one})"


def told_twice(note: str, country: str) -> bool:
    """Return whether the note of an entry of the public lists says that its country has several of the name."""
    return any(mark.rstrip("+") == country for mark in note.split())


def _region(a: Thing, b: Thing, archive: Archive) -> bool:
    """Return whether both are told to be in the same region."""
    return any(
        archive.things[n].kind == "place" and sort(archive.things[n]) == "region"
        for n in archive.above(a.n) & archive.above(b.n)
    )


# ---- L3 venues


def venue_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, int]]:
    """Yield name and settlement or owner of venues."""
    if sort(a) in ("venue", ""):
        for whole in a.within:
            for name in a.exact:
                yield name, archive.of(whole)


def same_venue(a: Thing, b: Thing, archive: Archive) -> str | None:
    """L4: a venue of the same name in the same settlement, or of the same owner."""
    if sort(a) not in ("venue", "") or sort(b) not in ("venue", ""):
        return None
    name = common(a, b)
    if name is None:
        return None
    for whole in a.within:
        around = archive.things[whole]
        if archive.of(whole) not in archive.entities(b.within):
            continue
        owner = around.kind == "organization" or sort(around) == "venue"
        city = sort(around) == "city" and (is_proper_place(name) or not _VENUES_OF_ONE.isdisjoint(a.kinds))
        if owner or city:
            return f"{shown(a, name)}, {around.name}"
    return None


# ---- never


@dataclass(frozen=True, slots=True)
class PlaceTraits:
    """What may keep two places apart."""

    sort: str
    country: str
    linked: frozenset[str]
    above: frozenset[int]
    own: int
    regions: frozenset[str]
    organization: bool


def traits(a: Thing, archive: Archive) -> PlaceTraits:
    """Return what may keep a place apart from others."""
    above = archive.above(a.n)
    regions = frozenset(
        archive.things[n].exact[0] for n in above if sort(archive.things[n]) == "region" and archive.things[n].exact
    )
    return PlaceTraits(
        sort(a),
        a.country,
        frozenset(a.links),
        above,
        archive.own(a.n),
        regions,
        sort(a) != "country" and "Organization" in a.kinds,
    )


def two_countries(a: PlaceTraits, b: PlaceTraits) -> str | None:
    """Places in two countries, and former states with their successors."""
    if not a.country or not b.country or a.country == b.country or a.linked & b.linked:
        return None
    return f"one is in {a.country}, one in {b.country}"


def two_regions(a: PlaceTraits, b: PlaceTraits) -> str | None:
    """Settlements of one name in two regions of a country."""
    if a.sort != "city" or b.sort != "city" or not a.regions or not b.regions or a.regions & b.regions or a.linked & b.linked:
        return None
    return f"one is in {min(a.regions).title()}, one in {min(b.regions).title()}"


def another_sort(a: PlaceTraits, b: PlaceTraits) -> str | None:
    """Return that one is a city and one the country, region or building of its name."""
    if not a.sort or not b.sort or a.sort == b.sort:
        return None
    return f"a {a.sort} and a {b.sort}"


def part_and_whole(a: PlaceTraits, b: PlaceTraits) -> str | None:
    """Return that one is in the other."""
    return "one is in the other" if a.own in b.above or b.own in a.above else None
