"""Rules for persons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from linkeddata.release.identity.archive import Archive, Held, Thing
from linkeddata.release.identity.days import apart, day_of
from linkeddata.release.identity.names import is_initial, person_name
from linkeddata.release.identity.posts import OF_THE_STATE

_NAMES = 12  # names of a person that are compared
_OFTEN = 3  # documents that each of two must be told of to be one by name, publisher and country alone
YEARS = 6  # a post or an employer says who someone is for as long as this
_GOVERNMENT = frozenset({"GovernmentOrganization", "Country"})


def common_name(a: Thing, b: Thing) -> str | None:
    """Return the full name that two persons share letter by letter, None without one."""
    return next((n for n in a.exact if n in b.exact), None)


def shown(thing: Thing, exact: str) -> str:
    """Return a full name as it is told."""
    return next((n for n in thing.names if person_name(n).exact == exact), thing.name)


def when(thing: Thing, held: Held | None = None) -> str:
    """Return the day on which a document tells of a person, or from which it says that a post is held."""
    return (held.end or held.start if held else "") or thing.source.published


def national(archive: Archive, held: Held) -> bool:
    """Return whether a post is one of a state: its title is, and its body, if one is told, is a state's."""
    if not held.post.national:
        return False
    return held.body < 0 or not _GOVERNMENT.isdisjoint(archive.things[held.body].kinds)


def in_reach(a: Thing, b: Thing, one: Held | None = None, other: Held | None = None) -> bool:
    """Return whether two documents tell of a person within `YEARS`; what is not known does not speak against it."""
    first, second = when(a, one), when(b, other)
    return not first or not second or apart(first, second) <= YEARS * 366


# ---- P2 same office


def home(a: Thing, archive: Archive, held: Held) -> str:
    """Return the country of a national office: the one that is told, else the publisher's for an office that cannot be a club's.

    A ministry calls its own minister "the Minister of Finance". Where the country is not told, the name of the publisher is part of
    it: two documents agree only if they are of one publisher. An office that has said where it is needs no such care.
    """
    if not national(archive, held):
        return ""
    if held.country:
        return held.country
    own = held.body < 0 and held.post.single and (held.post.key != held.post.head or held.post.head in OF_THE_STATE)
    if not own or not a.source.country or not a.source.publisher or not {"", a.source.country}.issuperset(countries(a)):
        return ""
    if a.source.at_home:
        return a.source.country if at_home(a) else ""
    return f"{a.source.country} by {a.source.publisher}"


def countries(a: Thing) -> set[str]:
    """Return the countries that a document tells for a person: of offices, and the nationality."""
    return {a.country, *(h.country for h in a.offices)}


def at_home(a: Thing) -> bool:
    """Return whether a document is of an office that said where it is, and was not written from elsewhere."""
    return a.source.at_home and a.source.stands in ("", a.source.country)


def office_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield full name, post and country of the national offices of a person."""
    for name in a.exact:
        for held in a.offices:
            if not held.post.former and (country := home(a, archive, held)):
                yield name, held.post.key, country


def same_office(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P2: the same full name and the same office of one country, within six years, with no other holder between."""
    name = common_name(a, b)
    if name is None:
        return None
    for one, other in product(a.offices, b.offices):
        if one.post.former or other.post.former or one.post.key != other.post.key or not one.post.key:
            continue
        country = home(a, archive, one)
        if not country or country != home(b, archive, other):
            continue
        if in_reach(a, b, one, other) and not other_holder(a, b, one, other, archive):
            return f"{shown(a, name)}, {one.title} ({country}), {_days(when(a, one), when(b, other))}"
    return None


def other_holder(a: Thing, b: Thing, held: Held, same: Held, archive: Archive) -> str:
    """Return who else held a single-seat office between two days; "" if nobody is known to."""
    first, last = sorted((when(a, held), when(b, same)))
    if not held.post.single or not first:
        return ""
    names = {*a.exact, *b.exact}
    holders = archive.holders.get((held.post.key, home(a, archive, held)), [])
    between = islice(holders, bisect_right(holders, (first, "\U0010ffff")), bisect_left(holders, (last, "")))
    return next((who for _, who in between if who not in names), "")


def count_persons(archive: Archive) -> None:
    """Note what rules ask of all persons: who holds a single-seat office on which day, who held one, who died."""
    for thing in archive.things:
        if thing.kind == "person":
            for held in thing.offices:
                if held.country and national(archive, held):
                    for name in thing.exact:
                        archive.states_of_name.setdefault(name, set()).add(held.country)
                if held.post.former:
                    archive.formers.update((name, held.post.key, held.country) for name in thing.exact if held.country)
                elif (
                    held.post.single and thing.exact and (day := when(thing, held)) and (country := home(thing, archive, held))
                ):
                    archive.holders.setdefault((held.post.key, country), []).append((day, thing.exact[0]))
        elif thing.event and is_death(thing):
            archive.dead.update(archive.things[thing.participants[0]].exact)
    for days in archive.holders.values():
        days.sort()


def _days(first: str, last: str) -> str:
    days = sorted(filter(None, (first[:10], last[:10])))
    return " and ".join(dict.fromkeys(days)) or "days not known"


# ---- P3 same body


def body_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, int]]:
    """Yield full name and body of a person."""
    for name in a.exact:
        for held in a.offices:
            if held.body >= 0 and not held.post.former:
                yield name, archive.of(held.body)


def same_body(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P3: the same full name and the same body, within six years."""
    name = common_name(a, b)
    if name is None:
        return None
    for one, other in product(a.offices, b.offices):
        if one.body < 0 or other.body < 0 or one.post.former or other.post.former:
            continue
        if archive.of(one.body) == archive.of(other.body) and in_reach(a, b, one, other):
            return f"{shown(a, name)}, {archive.things[one.body].name}, {_days(when(a, one), when(b, other))}"
    return None


# ---- P4 same event


def event_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, int]]:
    """Yield full name and events of a person."""
    for name in a.exact:
        for event in archive.events_of.get(a.n, ()):
            yield name, archive.of(event)


def same_event(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P4: the same full name, and both take part in one event that is resolved."""
    name = common_name(a, b)
    if name is None:
        return None
    theirs = {archive.of(e) for e in archive.events_of.get(b.n, ())}
    for event in archive.events_of.get(a.n, ()):
        if archive.of(event) in theirs:
            return f"{shown(a, name)}, {archive.things[event].name}, {archive.things[event].start[:10]}"
    return None


# ---- P5 change of office


def former_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield full name, post and country of national offices, held or given up."""
    for name in a.exact:
        for held in a.offices:
            key = (name, held.post.key, held.country)
            if key in archive.formers and national(archive, held):
                yield key


def change_of_office(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P5: one document says "former" of the office that the other, earlier one, gives to someone of the same full name."""
    name = common_name(a, b)
    if name is None:
        return None
    for later, earlier in ((a, b), (b, a)):
        for gone, held in product(later.offices, earlier.offices):
            if not gone.post.former or held.post.former or not gone.post.key or gone.post.key != held.post.key:
                continue
            same = gone.country and gone.country == held.country and national(archive, gone) and national(archive, held)
            if same and when(earlier, held) and when(later) and when(earlier, held) <= when(later):
                return f"{shown(a, name)}, {held.title} ({held.country}), {_days(when(earlier, held), when(later))}"
    return None


# ---- P6 the same publisher


def publisher_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield full name, publisher and country of national offices."""
    for name in a.exact:
        for held in a.offices:
            if a.source.publisher and held.country and national(archive, held):
                yield name, a.source.publisher, held.country


def same_publisher(a: Thing, b: Thing, archive: Archive) -> str | None:
    """P6: the same full name, publisher and country of offices that differ, in at least three documents each."""
    name = common_name(a, b)
    if name is None or not a.source.publisher or a.source.publisher != b.source.publisher or not in_reach(a, b):
        return None
    if len(archive.states_of_name.get(name, ())) != 1 or min(archive.sizes[archive.noted[t.n]] for t in (a, b)) < _OFTEN:
        return None
    for one, other in product(a.offices, b.offices):
        if one.country and one.country == other.country and national(archive, one) and national(archive, other):
            return f"{shown(a, name)}, {one.title} and {other.title} ({one.country}), published by {a.source.publisher}"
    return None


# ---- never


@dataclass(frozen=True, slots=True)
class PersonTraits:
    """What may keep two persons apart.

    Args:
        names: exact names, also those that are not full.
        countries: of national offices, and the nationality.
        seats: single-seat offices: (head of the post, number of the body, title, month).
        died: the day of death, "" if none is told.
        acted: the last day on which the person takes part in an event, "" if none; only of names that someone who died bears.
        mixed: whether it may be two persons, whom the document was read to tell of as one.
    """

    names: frozenset[str]
    sex: str
    private: bool
    linked: frozenset[str]
    countries: frozenset[str]
    seats: frozenset[tuple[str, int, str, str]]
    died: str
    acted: str
    mixed: bool = False


def is_death(event: Thing) -> bool:
    """Return whether an event is the death of the only one who takes part in it."""
    return event.event == "death" and len(event.participants) == 1


def traits(a: Thing, archive: Archive) -> PersonTraits:
    """Return what may keep a person apart from others."""
    died, acted = "", ""
    if not archive.dead.isdisjoint(a.exact):
        for n in archive.events_of.get(a.n, ()):
            event = archive.things[n]
            if is_death(event):
                died = day_of(event.start)
            elif event.event not in ("death", "birth", "award", "ceremony"):
                acted = max(acted, day_of(event.start))
    offices = [h for h in a.offices if h.post.key and not h.post.former]
    return PersonTraits(
        frozenset(a.names[:_NAMES]),
        a.sex,
        a.private,
        frozenset(a.links),
        frozenset({a.country, *(h.country for h in offices if national(archive, h))} - {""}),
        frozenset((h.post.head, archive.of(h.body), h.title, when(a, h)[:7]) for h in offices if h.post.single and h.body >= 0),
        died,
        acted,
        a.n in archive.mixed,
    )


def given_name(a: PersonTraits, b: PersonTraits) -> str | None:
    """Return two given names before the same name."""
    if a.linked & b.linked:
        return None
    pairs = [(person_name(x), person_name(y)) for x in sorted(a.names) for y in sorted(b.names)]
    if any(x.exact == y.exact for x, y in pairs):
        return None
    for x, y in pairs:
        if x.full and y.full and x.family == y.family and x.given != y.given:
            return f"{x.given.title()} and {y.given.title()} {x.family.title()}"
    return None


def initial(a: PersonTraits, b: PersonTraits) -> str | None:
    """Return initials, or a name and an initial, that cannot be one."""
    for x, y in product(map(person_name, sorted(a.names)), map(person_name, sorted(b.names))):
        if x.family != y.family:
            continue
        for one, other in ((x.given, y.given), *zip(x.middle, y.middle, strict=False)):
            if (is_initial(one) or is_initial(other)) and one[:1] != other[:1]:
                return f"{one.upper()} and {other.upper()} before {x.family.title()}"
    return None


def generation(a: PersonTraits, b: PersonTraits) -> str | None:
    """Different marks of the generation."""
    ours, theirs = ({m for n in t.names if (m := person_name(n).mark)} for t in (a, b))
    return f"{min(ours)} and {min(theirs)}" if ours and theirs and not ours & theirs else None


def sex(a: PersonTraits, b: PersonTraits) -> str | None:
    """Return that one is a man and one a woman."""
    return "one is called a man, one a woman" if a.sex and b.sex and a.sex != b.sex else None


def two_countries(a: PersonTraits, b: PersonTraits) -> str | None:
    """National offices of two countries."""
    if not a.countries or not b.countries or a.countries & b.countries or a.linked & b.linked:
        return None
    return f"offices of {min(a.countries)} and of {min(b.countries)}"


def two_seats(a: PersonTraits, b: PersonTraits) -> str | None:
    """Two single-seat offices of one kind at once."""
    for head, body, title, month in sorted(a.seats):
        for other, place, name, then in sorted(b.seats):
            if head == other and body != place and month and then and abs(apart(month, then)) < 62:
                return f"{title} of one body and {name} of another in {then}"
    return None


def dead(a: PersonTraits, b: PersonTraits) -> str | None:
    """Someone who died before the other acted."""
    for x, y in ((a, b), (b, a)):
        if x.died and y.acted and x.died < y.acted:
            return f"died on {x.died}, and took part in something on {y.acted}"
    return None


def private(a: PersonTraits, b: PersonTraits) -> str | None:
    """Return that one is a private person, whom no rule joins."""
    return "a private person is joined by an editor only" if a.private or b.private else None


def two_in_one(a: PersonTraits, b: PersonTraits) -> str | None:
    """Return that a document tells of two of the name, and was read to tell of one."""
    if not (a.mixed or b.mixed) or a.linked & b.linked:
        return None
    return "a document tells of two who bear the name, and nobody knows which of them is meant"
