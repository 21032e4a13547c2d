"""Rules for organizations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.names import BodyName, body_name, content_words
from linkeddata.release.identity.words import LOCAL
from linkeddata.schema import vocabulary
from linkeddata.text.fold import words

_ANY = frozenset({"Organization", "Place", "Country", "LocalBusiness", "CivicStructure"})
_LONG = 3  # words of a name that an acronym stands for


def names(thing: Thing) -> tuple[BodyName, ...]:
    """Return the names of a body, parsed."""
    return tuple(map(body_name, thing.names))


def host(thing: Thing, archive: Archive) -> str:
    """Return the country in which a mission is, "" if it is not told or is the one that sends it."""
    sender = {n.country for n in names(thing)}
    found = (
        {archive.things[w].country for w in thing.within if archive.things[w].kind == "place"} - {"", thing.country} - sender
    )
    return found.pop() if len(found) == 1 else ""


# ---- O6 full name and web address


def address_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full name and web address of a body."""
    if a.url:
        yield from ((name.exact, a.url) for name in names(a) if not name.acronym)


def same_name_and_address(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O6: the same full name, and the same web address, as a publisher has it in all its documents."""
    name = common(a, b)
    return f"{shown(a, name)}, {a.url}" if name is not None and a.url and a.url == b.url else None


# ---- O2 full name and country


def country_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full name and country of bodies that the two tell."""
    if a.country:
        for name in names(a):
            if name.sort in ("state", "own") or (name.sort == "mission" and host(a, archive)):
                yield name.exact, a.country


def same_name_and_country(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O2: the same full name, and the same country, told on both sides."""
    if not a.country or a.country != b.country:
        return None
    name = common(a, b)
    if name is None or name.sort == "generic" or (name.sort == "mission" and not _same_host(a, b, archive)):
        return None
    return f"{shown(a, name)} ({a.country})"


def _same_host(a: Thing, b: Thing, archive: Archive) -> bool:
    return bool(host(a, archive)) and host(a, archive) == host(b, archive)


def common(a: Thing, b: Thing) -> BodyName | None:
    """Return the name that two bodies share letter by letter and that is no acronym; of two spellings the one that tells less."""
    theirs = {n.exact: n for n in names(b) if not n.acronym}
    shared = [max(n, theirs[n.exact], key=_rank) for n in names(a) if not n.acronym and n.exact in theirs]
    return min(shared, key=lambda n: (_rank(n), n.exact), default=None)


def _rank(name: BodyName) -> int:
    return ("state", "own", "mission", "generic").index(name.sort)


def shown(thing: Thing, name: BodyName) -> str:
    """Return a name as it is told."""
    return next((n for n in thing.names if body_name(n).exact == name.exact), thing.name)


# ---- O3 country known on one side


def publisher_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full name and publisher of bodies whose name is known in one country only."""
    if a.source.publisher:
        for name in names(a):
            if name.sort == "own" and len(archive.countries_of_name.get(name.exact, ())) == 1:
                yield name.exact, a.source.publisher


def country_on_one_side(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O3: the same full name of the same publisher, the country told on one side only, and no other country for that name."""
    if bool(a.country) == bool(b.country) or not a.source.publisher or a.source.publisher != b.source.publisher:
        return None
    name = common(a, b)
    if name is None or name.sort != "own" or archive.countries_of_name.get(name.exact, set()) != {a.country or b.country}:
        return None
    return f"{shown(a, name)} ({a.country or b.country}), published by {a.source.publisher}"


# ---- O6 the same publisher


def own_name_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full name and publisher of bodies with a name of their own."""
    if a.source.publisher:
        for name in names(a):
            if name.sort == "own" and len(archive.countries_of_name.get(name.exact, ())) <= 1:
                yield name.exact, a.source.publisher


def same_publisher(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O6: the same name of its own in two documents of one publisher, whose archive tells no two countries for it."""
    if not a.source.publisher or a.source.publisher != b.source.publisher:
        return None
    name = common(a, b)
    if name is None or name.sort != "own" or len(archive.countries_of_name.get(name.exact, ())) > 1:
        return None
    return f"{shown(a, name)}, published by {a.source.publisher}"


# ---- O4 acronyms


def acronym_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield acronyms with their full names, and acronyms with the publisher whose archive has one full name for them."""
    full = [n.exact for n in names(a) if not n.acronym]
    for name in names(a):
        if name.acronym:
            yield from ((name.exact, f) for f in full)
            if a.source.publisher and len(archive.expansions.get((a.source.publisher, name.exact), ())) == 1:
                yield name.exact, "", a.source.publisher


def acronym(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O4: an acronym, by the full name that both documents give it, or by the only one that the publisher's archive has."""
    short = next((n for n in names(a) if n.acronym and n.exact in b.exact), None)
    if short is None:
        return None
    name = common(a, b)
    if name is not None:
        enough = name.sort == "own" and len(content_words(name.exact)) >= _LONG
        return f"{shown(a, name)} ({shown(a, short)})" if enough else None
    publisher = a.source.publisher
    if not publisher or publisher != b.source.publisher or len(archive.expansions.get((publisher, short.exact), ())) != 1:
        return None
    full = [t for t in (a, b) if not all(n.acronym for n in names(t))]
    meaning = next(iter(archive.expansions[publisher, short.exact]))
    # Two acronyms each join with the full name; two full names differ here.
    if len(full) != 1 or not _means_one(full[0], meaning, archive):
        return None
    return f"{shown(a, short)} is {meaning} in all documents of {publisher}"


def _means_one(thing: Thing, exact: str, archive: Archive) -> bool:
    """Return whether a full name is one body's: a name of its own, or one of the only country that is told for it."""
    told = archive.countries_of_name.get(exact, set())
    own = any(n.exact == exact and n.sort == "own" for n in names(thing))
    return len(told) <= 1 if own else told == {thing.country}


# ---- never


@dataclass(frozen=True, slots=True)
class BodyTraits:
    """What may keep two bodies apart."""

    names: frozenset[str]
    country: str
    kinds: frozenset[str]
    linked: frozenset[str]
    host: str
    above: frozenset[int]
    own: int
    towns: frozenset[str]
    numbers: frozenset[tuple[str, ...]]
    legal: frozenset[str]
    mission: bool


def traits(a: Thing, archive: Archive) -> BodyTraits:
    """Return what may keep a body apart from others."""
    parsed = [n for n in names(a) if not n.acronym]
    mission = any(n.sort == "mission" for n in parsed)
    bare = bool(parsed) and all(n.sort in ("generic", "mission") or not LOCAL.isdisjoint(words(n.exact)) for n in parsed)
    above = frozenset(n for n in archive.above(a.n) if archive.things[n].kind == "organization")
    towns = frozenset(
        archive.things[w].exact[0] for w in a.within if archive.things[w].exact and "City" in archive.things[w].kinds
    )
    return BodyTraits(
        frozenset(n.exact for n in parsed),
        a.country,
        frozenset(a.kinds) - _ANY,
        frozenset(a.links),
        host(a, archive) if mission else "",
        above,
        archive.own(a.n),
        towns if mission or bare else frozenset(),
        frozenset(n.numbers for n in parsed),
        frozenset().union(*(n.legal for n in parsed)),
        mission,
    )


def two_countries(a: BodyTraits, b: BodyTraits) -> str | None:
    """Bodies of two countries."""
    if not a.country or not b.country or a.country == b.country or a.linked & b.linked:
        return None
    return f"one is in {a.country}, one in {b.country}"


def two_hosts(a: BodyTraits, b: BodyTraits) -> str | None:
    """Missions in two countries or towns, and bodies with a common name in two towns."""
    if a.host and b.host and a.host != b.host:
        return f"one is in {a.host}, one in {b.host}"
    if a.towns and b.towns and not a.towns & b.towns and not a.linked & b.linked:
        return f"one is in {min(a.towns).title()}, one in {min(b.towns).title()}"
    return None


def part_and_whole(a: BodyTraits, b: BodyTraits) -> str | None:
    """Return that one is a part of the other: a mission and who sends it, a body and its parent."""
    if a.own in b.above or b.own in a.above:
        return "one is a part of the other"
    if a.names and b.names and a.mission != b.mission and not a.linked & b.linked:
        return "one is a mission, the other is not"
    return None


def numbers_differ(a: BodyTraits, b: BodyTraits) -> str | None:
    """Different numbers or ordinals in the names."""
    if not a.numbers or not b.numbers or a.numbers & b.numbers or a.linked & b.linked:
        return None
    ours, theirs = (" ".join(min(t.numbers)) or "no number" for t in (a, b))
    return f"{ours} and {theirs}"


def legal_forms_differ(a: BodyTraits, b: BodyTraits) -> str | None:
    """Different legal forms in the names."""
    if not a.legal or not b.legal or a.legal & b.legal or a.linked & b.linked:
        return None
    return f"{min(a.legal)} and {min(b.legal)}"


def kinds_differ(a: BodyTraits, b: BodyTraits) -> str | None:
    """Bodies of kinds that exclude each other: a team and a company."""
    if not a.kinds or not b.kinds or a.linked & b.linked:
        return None
    for x, y in product(sorted(a.kinds), sorted(b.kinds)):
        if x in vocabulary.ancestors(y) or y in vocabulary.ancestors(x):
            return None
    return f"{min(a.kinds)} and {min(b.kinds)}"
