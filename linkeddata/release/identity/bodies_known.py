"""Rules for bodies whose country is not told: who publishes, which town is named and who works there say which body is meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linkeddata.known.authorities import by_key
from linkeddata.known.keys import key
from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.names import BodyName, content_words, is_proper_place, without_countries
from linkeddata.release.identity.organizations import common, names, shown
from linkeddata.release.identity.persons import at_home
from linkeddata.text.fold import same_name, words

_LONG = 3  # words of a name that says enough within the papers of one publisher
_LINKS = frozenset({"of", "in", "at", "the"})


def count_bodies(archive: Archive) -> None:
    """Note who works for bodies of a name, and which persons, bodies and settlements each document tells of."""
    for thing in archive.things:
        if thing.kind == "person" and not thing.private and archive.contested.isdisjoint(thing.exact):
            archive.persons_told.setdefault(thing.source.n, set()).update(thing.exact)
            for held in thing.offices:
                if held.body >= 0 and not held.post.former:
                    archive.workers.setdefault(held.body, set()).update(thing.exact)
                    for exact in archive.things[held.body].exact:
                        archive.officers.setdefault(exact, set()).update(thing.exact)
        elif thing.kind == "place" and "Country" not in thing.kinds:
            archive.towns_told.setdefault(thing.source.n, set()).update(thing.exact)
            archive.places_told.update(thing.exact)
    for thing in archive.things:
        if thing.kind == "organization":
            _count_names(thing, archive)


def _count_names(a: Thing, archive: Archive) -> None:
    full = {n.exact for n in names(a) if not n.acronym}
    for name in names(a):
        if name.acronym:
            archive.meanings.setdefault(name.exact, set()).update(full)
    if any(n.sort == "own" for n in names(a)):
        archive.bodies_told.setdefault(a.source.n, []).append(a.n)
    if a.source.publisher:
        for exact, town in placed(a, archive):
            archive.towns_of_base.setdefault((a.source.publisher, exact), set()).add(town)


# ---- O8 the publisher


def publisher_keys(a: Thing, archive: Archive) -> Iterator[str]:
    """Yield the name of a publisher that tells of itself by a name of its own."""
    if is_publisher(a):
        yield a.source.publisher


def is_publisher(a: Thing) -> bool:
    """Return whether a body is the publisher of the document, by a name of its own or as a news agency."""
    own = same_name(a.source.publisher).removeprefix("the ")
    media = "NewsMediaOrganization" in a.kinds
    return bool(own) and any(
        n.exact == own and (n.sort == "own" or (media and n.sort == "generic" and " " in own)) for n in names(a)
    )


def the_publisher(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O8: the publisher itself in two of its documents, by a name of its own."""
    if not (is_publisher(a) and is_publisher(b)) or a.source.publisher != b.source.publisher:
        return None
    return f"{a.source.publisher}, which published both"


# ---- O9 bodies of the state


def base(name: BodyName) -> str:
    """Return the name of a body of a state without the country: "Norwegian Ministry of Finance" is the "Ministry of Finance"."""
    left = list(without_countries(words(name.exact)))
    while left and left[-1] in _LINKS:
        left.pop()
    while left and left[0] in _LINKS:
        left.pop(0)
    return " ".join(left)


def country_of(a: Thing, archive: Archive) -> str:
    """Return the country of a body of a state: told, or that of an office that writes from home and names no other country."""
    source = a.source
    home = source.at_home and source.stands == source.country
    alone = archive.names_countries.get(source.n, set()) <= {source.country}
    return a.country or (source.country if home and alone else "")


def state_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the names of bodies of a state without the country, and the country."""
    if country := country_of(a, archive):
        yield from ((base(n), country) for n in names(a) if n.sort == "state" and not n.acronym)


def same_body_of_state(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O9: the same body of one state, whose name may tell the country, or whose country only an office at home can mean."""
    country = country_of(a, archive)
    if not country or country != country_of(b, archive):
        return None
    ours, theirs = ({base(n): n for n in names(t) if n.sort == "state" and not n.acronym} for t in (a, b))
    same = min(ours.keys() & theirs.keys() - {""}, default="")
    return f"{shown(a, ours[same])} and {shown(b, theirs[same])} ({country})" if same else None


# ---- O10 a common name and its town


def placed(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield common names of a body with the town that its name or the document tells for it."""
    told = archive.towns_told.get(a.source.n, set())
    for name in names(a):
        found = words(name.exact)
        for at in range(1, len(found) - 1):
            town = " ".join(found[at + 1 :])
            if found[at] in ("of", "in") and town in told:
                yield " ".join(found[:at]), town
        if name.sort == "generic" and not name.acronym and len(found) > 1:
            yield from (
                (name.exact, t)
                for w in a.within
                if archive.things[w].kind == "place" and "Country" not in archive.things[w].kinds
                for t in archive.things[w].exact[:1]
            )


def towns_of(a: Thing, archive: Archive) -> set[tuple[str, str]]:
    """Return the common names of a body with its town; with the only town that the publisher tells for it, if the document names it."""
    found = set(placed(a, archive))
    if found or not a.source.at_home:
        return found
    told = archive.towns_told.get(a.source.n, set())
    here = set(archive.things[a.source.dateline].exact) if a.source.dateline >= 0 else set()
    for name in names(a):
        towns = archive.towns_of_base.get((a.source.publisher, name.exact), set())
        others = any(map(is_proper_place, told - here - towns))
        if name.sort == "generic" and not name.acronym and len(towns) == 1 and towns <= told and not others:
            found.add((name.exact, next(iter(towns))))
    return found


def town_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield common name, town and publisher."""
    if a.source.publisher:
        yield from ((*pair, a.source.publisher) for pair in sorted(towns_of(a, archive)))


def same_town(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O10: the same common name in the same town, in documents of one publisher that tell of it in no other town."""
    if not a.source.publisher or a.source.publisher != b.source.publisher or a.source.country != b.source.country:
        return None
    if a.source.at_home != b.source.at_home:
        return None
    for name, town in sorted(towns_of(a, archive) & towns_of(b, archive)):
        if (
            len(archive.towns_of_base.get((a.source.publisher, name), ())) == 1
            and len(archive.countries_of_place.get(town, ())) < 2
        ):
            return f"{name.title()} in {town.title()}, published by {a.source.publisher}"
    return None


# ---- O11 who works there


def officer_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield names of bodies and acronyms with the full names of those who work there and of whom the document tells."""
    told = archive.persons_told.get(a.source.n, set())
    for name in names(a):
        if name.sort in ("own", "state") or name.acronym:
            yield from ((name.exact, who) for who in archive.officers.get(name.exact, set()) & told)


def same_officer(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O11: the same name of its own, and both tell of somebody who works there; an acronym must mean one body in the whole archive."""
    theirs = {n.exact for n in names(b)}
    told = archive.persons_told
    both = told.get(a.source.n, set()) & told.get(b.source.n, set())
    for name in names(a):
        if name.exact not in theirs:
            continue
        if name.acronym:
            once = len(archive.meanings.get(name.exact, ())) < 2
            found = both & (archive.workers.get(a.n, set()) | archive.workers.get(b.n, set())) if once else set()
        else:
            found = both & archive.officers.get(name.exact, set()) if name.sort in ("own", "state") else set()
        if found:
            return f"{shown(a, name)}, with {min(found).partition('|')[0].title()} in both"
    return None


# ---- O12 a name that says enough in the papers of one publisher


def own_name_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full names of their own with the publisher."""
    if a.source.publisher:
        yield from ((n.exact, a.source.publisher) for n in names(a) if n.sort == "own" and not n.acronym)


def distinctive(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O12: the same name of its own, long or with its town, where one office wrote at home, and nobody tells two countries for it."""
    if not a.source.publisher or a.source.publisher != b.source.publisher or a.source.at_home != b.source.at_home:
        return None
    name = common(a, b)
    if name is None or name.sort != "own" or len(archive.countries_of_name.get(name.exact, ())) > 1:
        return None
    if not (at_home(a) and at_home(b)) or a.source.country != b.source.country:
        return None  # an agency tells of the towns and museums of every country
    places = _places_in(name.exact, archive)
    if any(len(countries) > 1 for countries in places.values()):
        return None
    told = archive.towns_told
    towns = places.keys() & told.get(a.source.n, set()) & told.get(b.source.n, set())
    if not towns and len(content_words(name.exact)) < _LONG:
        return None
    return f"{shown(a, name)}, published by {a.source.publisher}"


def _places_in(exact: str, archive: Archive) -> dict[str, frozenset[str]]:
    """Return the places that a name contains → the countries in which the archive and the public lists have them."""
    found = exact.split()
    parts = (" ".join(found[i:j]) for i in range(len(found)) for j in range(i + 1, min(i + 3, len(found)) + 1))
    known = {t: archive.countries_of_place.get(t, set()) | _listed(t) for t in parts if is_proper_place(t)}
    return {t: frozenset(c) for t, c in known.items() if c or t in archive.places_told}


@lru_cache(maxsize=65536)
def _listed(name: str) -> frozenset[str]:
    return frozenset(c for e in by_key(key(name)) for c in (e.country, *e.rivals) if c)
