"""Decides which entry of the public lists a name means; kind and country must agree, and doubt means none.

A country       its name alone, unless a state or another country bears it too (Georgia): then the text must speak of the one country
                and not of the other.
A region        the text must speak of its country, and of no other with a place of that name.
A city          a place known to lie in its country; else the text must speak of the country and of no other with a place of that
                name; a capital or a city of a million needs no country if no large place bears its name elsewhere, and beside one
                a smaller namesake is meant only where the text speaks of no other country at all.
An organization its full name; an acronym only where it is well known, or beside the full name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from linkeddata.known.authorities import Authority, by_key
from linkeddata.known.keys import key
from linkeddata.values.description import Family

#: Class of a place → kinds of entries that it may be. A place of another class (a lake, an airport) is none of them.
_KINDS = {
    "Country": frozenset({"country"}),
    "City": frozenset({"city"}),
    "State": frozenset({"region"}),
    "AdministrativeArea": frozenset({"region", "country"}),
    "Place": frozenset({"country", "region", "city"}),
}
#: Classes that say how a place is used, not what it is.
_BESIDE = frozenset({"Organization", "Place"})
#: Classes of organizations that no international organization has.
_NOT_INTERNATIONAL = frozenset(
    "Corporation Hospital Hotel MusicGroup School HighSchool NewsMediaOrganization PoliticalParty Museum Library Airport SportsTeam "
    "Restaurant LocalBusiness Airline Church".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of a text, as far as it decides what its name means.

    Args:
        names: its names, the main one first.
        family: person, organization or place.
        classes: its schema.org classes, local names.
        told: countries (ISO codes) that the text says it is in.
        bare: keys of its names without the country in them: "ministry of health" of "Ugandan Ministry of Health".
    """

    names: tuple[str, ...]
    family: Family
    classes: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else the text says.

    Args:
        countries: country (ISO code) → keys of the words by which the text speaks of it.
        organizations: identifiers of the organizations that it names by full names or well-known acronyms.
        day: day of publication, ISO 8601, or "".
        home: countries (ISO codes) of the publisher.
    """

    countries: Mapping[str, frozenset[str]] = field(default_factory=dict)
    organizations: frozenset[str] = frozenset()
    day: str = ""
    home: frozenset[str] = frozenset()

    def speaks_of(self, country: str, keys: Collection[str]) -> bool:
        """Return whether the text speaks of a country by other words than `keys`."""
        return any(words not in keys for words in self.countries.get(country, ()))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a name means.

    Args:
        entry: the entry, or None.
        candidates: what it may mean, if none was chosen.
        why: why it was or was not chosen, in words.
    """

    entry: Authority | None
    candidates: tuple[Authority, ...] = ()
    why: str = ""


_NONE = Decision(None)


def decide(thing: Named, around: Surroundings) -> Decision:
    """Return which entry of the public lists a thing is.

    Args:
        thing: its names, kind and country.
        around: what else the text says.

    >>> place, state = Named(("Georgia",), Family.PLACE, frozenset({"Country"})), Surroundings({"US": frozenset({"us"})})
    >>> decide(place, state).entry, [c.id for c in decide(place, state).candidates]
    (None, ['Q230', 'Q1428'])
    >>> decide(place, Surroundings({"GE": frozenset({"georgian"})})).entry.id
    'Q230'
    """
    if thing.family is Family.ORGANIZATION:
        return _organization(thing, around)
    return _place(thing, around) if thing.family is Family.PLACE else _NONE


def _place(thing: Named, around: Surroundings) -> Decision:
    keys = {key(name) for name in thing.names}
    every = _unique(a for name in thing.names for a in by_key(key(name)) if a.kind != "organization")
    wanted = frozenset().union(*(_KINDS.get(c, frozenset()) for c in thing.classes - _BESIDE or {"Place"}))
    fit = [a for a in every if a.kind in wanted]
    if thing.told:
        fit = [a for a in fit if a.country in thing.told]
    if not fit:
        return _NONE
    # A state of the name is a rival of a country even where the reader took it for one.
    rivals = [a for a in every if a.kind in ("country", "region") and (not thing.told or a.country in thing.told)]
    passing = [a for a in fit if _passes(a, thing, around, keys, [r for r in {*fit, *rivals} if r.id != a.id])]
    if len(passing) == 1:
        return Decision(
            passing[0], (), "the country agrees" if thing.told or around.countries else "no other place has the name"
        )
    return Decision(None, tuple(fit if len(fit) > 1 else _unique([*fit, *rivals])), "the text does not tell which one")


def _passes(a: Authority, thing: Named, around: Surroundings, keys: set[str], others: list[Authority]) -> bool:
    """Return whether nothing speaks against an entry, and enough speaks for it."""
    told = a.country in thing.told
    spoken = around.speaks_of(a.country, keys)
    if any(o.country == a.country and o.kind != a.kind for o in others) and not _is_of_kind(a, thing):
        return False
    if any(o.country != a.country and around.speaks_of(o.country, keys) for o in others) and not told:
        return False
    elsewhere = [o for o in others if o.country != a.country]
    if a.kind == "country":
        return told or spoken or not elsewhere
    if a.kind == "region":
        return told or (spoken and not any(around.speaks_of(country, keys) for country in a.rivals))
    if spoken and not told and "!" not in a.note and any("!" in o.note for o in elsewhere):
        return all(country == a.country or not around.speaks_of(country, keys) for country in around.countries)
    return _city_passes(a, around, keys, told=told, spoken=spoken, rival=bool(elsewhere))


def _is_of_kind(a: Authority, thing: Named) -> bool:
    """Return whether the reader says of what kind a place is: city, not state."""
    return {"country": "Country", "city": "City", "region": "State"}[a.kind] in thing.classes


def _city_passes(a: Authority, around: Surroundings, keys: set[str], *, told: bool, spoken: bool, rival: bool) -> bool:
    if a.rivals.get(a.country):
        return False  # a large place of the name in the same country
    if told:
        return True
    abroad = {country: large for country, large in a.rivals.items() if country != a.country}
    if any(around.speaks_of(country, keys) for country in abroad):
        return False
    if spoken:
        return True
    return "!" in a.note and not rival and not any(abroad.values())


def _organization(thing: Named, around: Surroundings) -> Decision:
    found = [[a for a in by_key(key(name)) if a.kind == "organization"] for name in thing.names]
    main = found[0] if found else []
    if thing.classes & _NOT_INTERNATIONAL or not any(found) or (not main and _is_full(thing.names[0])):
        return _NONE  # also if its full name is another
    full = {a.id: a for named in found for a in named if not a.note}
    if full:
        return _called(full, main)
    sure = _unique(a for a in main if _suffices(a, around) and (a.note == "short" or not thing.told))
    if len(sure) == 1:
        return Decision(
            sure[0], (), "a well-known acronym" if sure[0].note == "short" else "beside the organization it belongs to"
        )
    return Decision(None, _unique(a for named in found for a in named), "a short name that may mean something else")


def _called(full: Mapping[str, Authority], main: list[Authority]) -> Decision:
    """Return the decision about an organization that one of the full names of the lists is given to."""
    if len(full) > 1:
        return Decision(None, tuple(full.values()), "its names are those of several organizations")
    (only,) = full.values()
    if main and all(a.id != only.id for a in main):
        return Decision(None, _unique([only, *main]), "its names differ")
    return Decision(only, (), "its full name")


def _suffices(a: Authority, around: Surroundings) -> bool:
    beside = a.note.removeprefix("with ")
    return a.note == "short" or (beside != a.note and beside in around.organizations)


def _is_full(name: str) -> bool:
    """Return whether a name is no acronym: it has a space, or more small letters than capitals."""
    return " " in name or sum(c.islower() for c in name) > sum(c.isupper() for c in name)


def _unique(entries: Iterable[Authority]) -> tuple[Authority, ...]:
    return tuple({a.id: a for a in entries}.values())
