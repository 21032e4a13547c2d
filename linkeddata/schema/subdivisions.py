"""Abbreviations of states and provinces: "Ill.", "Ont.", "NSW" lead to rows of `vocab/place-words.tsv`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from linkeddata.schema.lexicon import PLACE_WORDS, rows

_STOPS = re.compile(r"[.\s]")


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A state or province.

    Args:
        country: ISO 3166-1 alpha-2 code of its country.
        name: its name in full.
        type: schema.org class, local name.
    """

    country: str
    name: str
    type: str


def abbreviated(written: str) -> tuple[Subdivision, ...]:
    """Return the states and provinces that an abbreviation stands for; stops may be missing, case counts.

    >>> [s.name for s in abbreviated("Ill.")], [s.name for s in abbreviated("NB")], abbreviated("ill")
    (['Illinois'], ['New Brunswick'], ())
    >>> [s.country for s in abbreviated("WA")]
    ['US', 'AU']
    """
    return _table().get(_STOPS.sub("", written), ())


def is_abbreviation(written: str) -> bool:
    """Return whether an abbreviation is written as the table has it, stops and all, or in capitals.

    >>> is_abbreviation("Ill."), is_abbreviation("ILL."), is_abbreviation("Ill"), is_abbreviation("IL")
    (True, True, False, True)
    """
    return written in _written()


@cache
def _rows() -> tuple[tuple[Subdivision, tuple[str, ...]], ...]:
    found = (row for row in rows(PLACE_WORDS) if row[0] == "abbreviation")
    return tuple((Subdivision(code, name, cls), tuple(entries.split("|"))) for _, cls, code, name, entries in found)


@cache
def _written() -> frozenset[str]:
    return frozenset(form for _, entries in _rows() for entry in entries for form in (entry, entry.upper()))


@cache
def _table() -> Mapping[str, tuple[Subdivision, ...]]:
    found: dict[str, tuple[Subdivision, ...]] = {}
    for subdivision, entries in _rows():
        for key in dict.fromkeys(_STOPS.sub("", form) for entry in entries for form in (entry, entry.upper())):
            found[key] = (*found.get(key, ()), subdivision)
    return found
