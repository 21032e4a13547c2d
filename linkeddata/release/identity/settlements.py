"""Rules for settlements whose country is not told, and which no public list knows elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.known.authorities import by_key
from linkeddata.known.keys import key
from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.names import is_proper_place
from linkeddata.release.identity.places import common, shown, sort, told_twice
from linkeddata.text.fold import same_name


def _settlement(a: Thing) -> bool:
    return sort(a) in ("city", "") and any(map(is_proper_place, a.exact))


def _known(name: str) -> frozenset[str]:
    """Return the countries in which the public lists have a place of a name."""
    return frozenset(c for e in by_key(key(name)) for c in (e.country, *e.rivals))


def country_of(a: Thing, archive: Archive) -> str:
    """Return the country that is told for a settlement, else that of an office which writes from home and so means its own towns."""
    source = a.source
    if a.country or not source.at_home:
        return a.country
    alone = archive.names_countries.get(source.n, set()) <= {source.country}
    return source.country if source.stands == source.country or (alone and not source.stands) else ""


def _fits(name: str, country: str, archive: Archive) -> bool:
    twice = any(country in e.rivals or told_twice(e.note, country) for e in by_key(key(name)))
    return not twice and archive.countries_of_place.get(name, set()) <= {country} and _known(name) <= {country}


def home_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield name and country of settlements that are told in one country at most."""
    if _settlement(a) and (country := country_of(a, archive)):
        yield from ((name, country) for name in a.exact if _fits(name, country, archive))


def same_home(a: Thing, b: Thing, archive: Archive) -> str | None:
    """L5: the same name, told in one country at most; both documents tell this country, or were written there."""
    name = common(a, b)
    country = country_of(a, archive)
    if name is None or not (_settlement(a) and _settlement(b)) or not country or country != country_of(b, archive):
        return None
    return f"{shown(a, name)} ({country})" if _fits(name, country, archive) else None


# ---- L6 the town of the publisher


def seat_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield name and publisher of the town from which a document was written."""
    if a.source.publisher and a.n == a.source.dateline and _settlement(a):
        yield from ((name, a.source.publisher) for name in a.exact)


def same_seat(a: Thing, b: Thing, archive: Archive) -> str | None:
    """L6: the town from which one publisher writes, of a name that is told in no two countries or that is part of the publisher's."""
    if not a.source.publisher or a.source.publisher != b.source.publisher or a.source.at_home != b.source.at_home:
        return None
    if a.n != a.source.dateline or b.n != b.source.dateline or not (_settlement(a) and _settlement(b)):
        return None
    name = common(a, b)
    if name is None or a.country != b.country or len(_known(name)) > 1:
        return None
    own = f" {name} " in f" {same_name(a.source.publisher)} "
    told = archive.countries_of_place.get(name, set())
    return f"{shown(a, name)}, from which {a.source.publisher} writes" if own or told <= {a.country} else None
