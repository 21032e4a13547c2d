"""Rules for persons of whom a document tells less than others do: the rest must fit, and nobody else in the archive may bear the name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from linkeddata.release.identity import organizations
from linkeddata.release.identity.archive import Archive, Held, Thing
from linkeddata.release.identity.days import day_of
from linkeddata.release.identity.names import is_proper_place
from linkeddata.release.identity.namesakes import contested
from linkeddata.release.identity.persons import at_home, common_name, countries, in_reach, national, other_holder, shown

_BY_FIELD = frozenset({"minister", "cabinet secretary"})  # heads of posts that a ministry's own papers use without the field
_COMPANY = 12  # who takes part in an event, of whom pairs are looked up


def _posts(a: Thing) -> list[Held]:
    return [h for h in a.offices if h.post.key and not h.post.former]


def has_office(a: Thing) -> bool:
    """Return whether a document gives a person a post that is no mere rank."""
    return any(h.post.key for h in a.offices)


def country_of(a: Thing, archive: Archive, held: Held) -> str:
    """Return the country of a national office: told, or of an office that writes from home and calls its own so."""
    if not national(archive, held):
        return ""
    own = held.body < 0 and at_home(a) and {"", a.source.country}.issuperset(countries(a))
    return held.country or (a.source.country if own else "")


def names_country(a: Thing, country: str, archive: Archive) -> bool:
    """Return whether the document of a thing comes from a country or names something there."""
    return country == a.source.country or country in archive.names_countries.get(a.source.n, ())


# ---- P7 the same company


def company_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, str, str]]:
    """Yield full name, kind and day of events, and full names of who else takes part in them."""
    if contested(a, archive):
        return
    for n in archive.events_of.get(a.n, ()):
        event = archive.things[n]
        if (day := day_of(event.start)) and event.event != "other":
            for other in _others(a, event, archive):
                yield from ((name, event.event, day, theirs) for name in a.exact for theirs in other.exact)


def _others(a: Thing, event: Thing, archive: Archive) -> list[Thing]:
    if len(event.participants) > _COMPANY:
        return []
    found = (archive.things[n] for n in event.participants if n != a.n)
    return [t for t in found if t.kind == "person" and t.exact and not t.private and not contested(t, archive)]


def same_company(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P7: the same full name, in an event of the same kind and day with another of the same full name; an office is told of one."""
    name = common_name(a, b)
    if name is None or contested(a, archive) or contested(b, archive):
        return None
    for n in archive.events_of.get(a.n, ()):
        one = archive.things[n]
        for other in (archive.things[m] for m in archive.events_of.get(b.n, ())):
            if (
                one.event == "other"
                or one.event != other.event
                or not day_of(one.start)
                or day_of(one.start) != day_of(other.start)
            ):
                continue
            for x, y in product(_others(a, one, archive), _others(b, other, archive)):
                if (with_ := common_name(x, y)) and any(map(has_office, (a, b, x, y))):
                    return f"{shown(a, name)} and {shown(x, with_)}, {one.event} on {day_of(one.start)}"
    return None


# ---- P8 the office of a country that the other document names


def named_country_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full name and national offices, or offices that have a place in their title."""
    if not contested(a, archive):
        for held in _posts(a):
            if national(archive, held) or _placed(held):
                yield from ((name, held.post.key) for name in a.exact)


def _placed(held: Held) -> bool:
    return held.post.single and not held.post.national and is_proper_place(held.post.key.removeprefix(held.post.head))


def office_of_named_country(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P8: the same full name and national office; one document tells its country, the other names that country and no holder of it."""
    name = common_name(a, b)
    if name is None or contested(a, archive) or contested(b, archive):
        return None
    for one, other in product(_posts(a), _posts(b)):
        if one.post.key != other.post.key or not in_reach(a, b, one, other):
            continue
        if _placed(one) and one.country == other.country:
            return f"{shown(a, name)}, {one.title}"
        for teller, held, hearer, same in ((a, one, b, other), (b, other, a, one)):
            country = country_of(teller, archive, held)
            told = country_of(hearer, archive, same)
            if not country or told not in ("", country) or not national(archive, same):
                continue
            if names_country(hearer, country, archive) and not other_holder(teller, hearer, held, held, archive):
                return f"{shown(a, name)}, {held.title} ({country}), which {hearer.source.key} names"
    return None


# ---- P14 the office of a body that the other document names


def post_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield full name and post."""
    if not contested(a, archive):
        yield from ((name, held.post.key) for name in a.exact for held in _posts(a))


def office_of_told_body(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P14: the same full name and office; one document tells its body, and the other tells of that body too."""
    name = common_name(a, b)
    if name is None or contested(a, archive) or contested(b, archive):
        return None
    for one, other in product(_posts(a), _posts(b)):
        if one.post.key != other.post.key or not in_reach(a, b, one, other):
            continue
        for held, same, hearer in ((one, other, b), (other, one, a)):
            told = archive.bodies_told.get(hearer.source.n, ())
            if held.body >= 0 > same.body and archive.of(held.body) in archive.entities(told):
                return f"{shown(a, name)}, {held.title}, and {archive.things[held.body].name} in both"
    return None


# ---- P15 the office in a town that both documents name


def office_in_town(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P15: the same full name and office, and the name of a town in both documents that nobody tells in two countries."""
    name = common_name(a, b)
    if name is None or contested(a, archive) or contested(b, archive):
        return None
    told = archive.towns_told
    shared = {
        t
        for t in told.get(a.source.n, set()) & told.get(b.source.n, set())
        if is_proper_place(t) and len(archive.countries_of_place.get(t, ())) < 2
    }
    for one, other in product(_posts(a), _posts(b)) if shared else ():
        states = {country_of(a, archive, one), country_of(b, archive, other)} - {""}
        if one.post.key != other.post.key or len(states) > 1 or _apart(one, other, archive):
            continue
        if in_reach(a, b, one, other) and not other_holder(a, b, one, other, archive):
            return f"{shown(a, name)}, {one.title}, and {min(shared).title()} in both"
    return None


# ---- P9 the same office in documents of one publisher


def own_office_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield full name, post and publisher."""
    if a.source.publisher and not contested(a, archive):
        for held in _posts(a):
            yield from ((name, _head(held), a.source.publisher) for name in a.exact)


def _head(held: Held) -> str:
    return "minister" if held.post.head in _BY_FIELD else held.post.key


def same_office_by_publisher(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P9: the same full name and office in two documents of one publisher; a ministry may call its own minister "the Minister"."""
    name = common_name(a, b)
    if name is None or not a.source.publisher or a.source.publisher != b.source.publisher:
        return None
    if a.source.at_home != b.source.at_home or (a.source.at_home and a.source.country != b.source.country):
        return None
    if contested(a, archive) or contested(b, archive):
        return None
    for one, other in product(_posts(a), _posts(b)):
        if _head(one) != _head(other) or not in_reach(a, b, one, other) or _apart(one, other, archive):
            continue
        bare = one.post.key == one.post.head or other.post.key == other.post.head
        if one.post.key == other.post.key or (bare and a.source.at_home):
            return f"{shown(a, name)}, {one.title} and {other.title}, published by {a.source.publisher}"
    return None


def _apart(one: Held, other: Held, archive: Archive) -> bool:
    if one.country and other.country and one.country != other.country:
        return True
    return one.body >= 0 and other.body >= 0 and archive.of(one.body) != archive.of(other.body)


# ---- P10 to P13 someone of whom no office is told


@dataclass(frozen=True, slots=True)
class Known:
    """The one person of a full name of whom the archive tells an office.

    Args:
        root: one of the things of it.
        publishers: those, with their countries, whose own office it holds, by what they tell.
        countries: of its national offices and nationality.
        company: entities of those with whom it takes part in events.
        bodies: entities for which it works, that have a name of their own.
        ranks: titles before its name.
        private: whether a private person bears the name too.
    """

    root: int
    publishers: frozenset[tuple[str, str]]
    countries: frozenset[str]
    company: frozenset[int]
    bodies: frozenset[int]
    ranks: frozenset[str]
    private: bool


def known(name: str, archive: Archive) -> Known | None:
    """Return the one person of a full name of whom an office is told, None if there is none, or more than one."""
    if name not in archive.known:
        archive.known[name] = _known(name, archive)
    return archive.known[name]  # type: ignore[return-value]


def _known(name: str, archive: Archive) -> Known | None:
    if name in archive.contested:
        return None
    things = [archive.things[n] for n in archive.persons_named.get(name, ())]
    holders = [t for t in things if has_office(t) and not t.private]
    if len({archive.noted[t.n] for t in holders}) != 1:
        return None
    root = archive.noted[holders[0].n]
    members = [t for t in things if archive.noted[t.n] == root]
    return Known(
        root,
        frozenset(
            (t.source.publisher, t.source.country)
            for t in holders
            if t.source.publisher and t.source.at_home and any(country_of(t, archive, h) == t.source.country for h in _posts(t))
        ),
        frozenset(c for t in members for c in (t.country, *(country_of(t, archive, h) for h in _posts(t))) if c),
        frozenset().union(*(_company(t, archive) for t in members)),
        frozenset(
            archive.noted[h.body]
            for t in members
            for h in t.offices
            if h.body >= 0 and not h.post.former and any(n.sort == "own" for n in organizations.names(archive.things[h.body]))
        ),
        frozenset(r for t in members for r in t.ranks),
        any(t.private for t in things),
    )


def _company(a: Thing, archive: Archive) -> frozenset[int]:
    return frozenset(
        archive.noted[other.n]
        for n in archive.events_of.get(a.n, ())
        for other in _others(a, archive.things[n], archive)
        if archive.sizes[archive.noted[other.n]] > 1
    )


def bare_keys(a: Thing, archive: Archive) -> Iterator[str]:
    """Yield full names that the archive knows of one person with an office."""
    if not a.private:
        yield from (name for name in a.exact if known(name, archive))


def _sides(a: Thing, b: Thing, archive: Archive) -> tuple[str, Known, Thing, Thing] | None:
    """Return the common name, whom the archive knows by it, the thing of whom no office is told, and the other."""
    name = common_name(a, b)
    one = known(name, archive) if name else None
    if name is None or one is None or not in_reach(a, b):
        return None
    for bare, other in ((a, b), (b, a)):
        same = archive.of(other.n) == archive.of(one.root)
        if same and not has_office(bare) and archive.of(bare.n) != archive.of(other.n) and one.ranks >= frozenset(bare.ranks):
            return name, one, bare, other
    return None


def known_to_publisher(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P10: a full name without an office in a document of the office whose own minister bears it, and nobody else."""
    found = _sides(a, b, archive)
    if found is None:
        return None
    name, one, bare, _ = found
    if not bare.source.at_home or (bare.source.publisher, bare.source.country) not in one.publishers:
        return None
    return f"{shown(a, name)}, whose office {bare.source.publisher} ({bare.source.country}) tells in other documents"


def of_country(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P11: a full name with a country, "Anna Berg of Norway", and the only one of that name, who holds an office of that country."""
    found = _sides(a, b, archive)
    if found is None or not found[2].country or found[2].country not in found[1].countries:
        return None
    return f"{shown(a, found[0])} of {found[2].country}, an office of which other documents tell"


def known_by_company(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P12: a full name without an office, and the only one of that name, who takes part in events with the same person."""
    found = _sides(a, b, archive)
    if found is None:
        return None
    name, one, bare, _ = found
    shared = _company(bare, archive) & one.company
    if not shared:
        return None
    return f"{shown(a, name)}, with {min(archive.things[n].name for n in shared)} in both"


def known_by_body(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P13: a full name without an office, in a document that tells of the body for which the only one of that name works."""
    found = _sides(a, b, archive)
    if found is None or found[1].private:
        return None
    name, one, bare, _ = found
    bodies = {n for n in archive.bodies_told.get(bare.source.n, ()) if archive.noted[n] in one.bodies}
    return f"{shown(a, name)}, of {archive.things[min(bodies)].name}, of which both tell" if bodies else None


def only_bearer(a: Thing, b: Thing, archive: Archive) -> str | None:
    """N3: a full name without an office, and the only one of that name of whom an office is told."""
    found = _sides(a, b, archive)
    return f"{shown(a, found[0])}, the only one of that name with an office" if found else None
