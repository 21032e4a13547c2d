"""Countries: every name and adjective of them leads to one row of `vocab/countries.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from linkeddata.schema.lexicon import COUNTRIES, PLACE_WORDS, Phrase, phrases, rows
from linkeddata.text.fold import words

_CLASSES = {"country": "Country", "former": "Country", "nation": "AdministrativeArea", "territory": "AdministrativeArea"}


@dataclass(frozen=True, slots=True)
class Country:
    """One country, territory, nation within a state, or former state.

    Args:
        code: ISO 3166-1 alpha-2, or a code of our own with a hyphen.
        name: usual English short name.
        type: schema.org class, local name.
    """

    code: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """The country table by words. A name or adjective that several countries share lists the usual reading first."""

    countries: Mapping[str, Country]
    names: Mapping[Phrase, tuple[str, ...]]
    adjectives: Mapping[Phrase, tuple[str, ...]]
    codes: Mapping[str, str]
    cities: frozenset[Phrase]


@cache
def atlas() -> Atlas:
    """Return the table, read once."""
    countries: dict[str, Country] = {}
    names: dict[Phrase, tuple[str, ...]] = {}
    adjectives: dict[Phrase, tuple[str, ...]] = {}
    codes: dict[str, str] = {}
    cities = set(phrases(PLACE_WORDS, "city"))
    for code, alpha3, kind, name, others, adjective, seats in rows(COUNTRIES):
        countries[code] = Country(code, name, _CLASSES[kind])
        if alpha3:
            codes[alpha3] = code
        for table, column in ((names, f"{name}|{others}"), (adjectives, adjective)):
            for entry in filter(None, column.split("|")):
                known = table.get(words(entry), ())
                table[words(entry)] = known if code in known else (*known, code)
        cities.update(words(seat) for seat in seats.split("|") if seat)
    return Atlas(countries, names, adjectives, codes, frozenset(cities))


def named(phrase: Phrase) -> tuple[str, ...]:
    """Return the codes of the countries that `phrase` names, the usual reading first; none if it names no country.

    >>> named(("slovak", "republic")), named(("slovak",))
    (('SK',), ())
    """
    found = atlas().names.get(phrase, ())
    return found or (atlas().names.get(phrase[1:], ()) if phrase[:1] == ("the",) else ())


def described(phrase: Phrase) -> tuple[str, ...]:
    """Return the codes of the countries whose adjective or inhabitants `phrase` is.

    >>> described(("slovak",)), described(("slovakia",))
    (('SK',), ())
    """
    return atlas().adjectives.get(phrase, ())


def country(code: str) -> Country:
    """Return the row of a code; raises KeyError for a code that is not in the table."""
    return atlas().countries[code]


def is_city(phrase: Phrase) -> bool:
    """Tell whether `phrase` is a capital or another city that the tables name."""
    return phrase in atlas().cities


def leading(phrase: Phrase) -> tuple[str, int]:
    """Return the country that the first words name or describe and how many words that takes; ("", 0) if none.

    >>> leading(("slovak", "ministry", "of", "interior"))
    ('SK', 1)
    """
    for length in range(min(6, len(phrase)), 0, -1):
        codes = atlas().names.get(phrase[:length]) or atlas().adjectives.get(phrase[:length])
        if codes:
            return codes[0], length
    return "", 0


def at(phrase: Phrase, start: int) -> tuple[str, int]:
    """Return the country named (not described) at word `start` and how many words that takes; ("", 0) if none."""
    for length in range(min(8, len(phrase) - start), 0, -1):
        codes = atlas().names.get(phrase[start : start + length])
        if codes:
            return codes[0], length
    return "", 0
