"""The word tables of `vocab/`: read once, looked up by lower-case words without accents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from linkeddata.schema import resources
from linkeddata.text.fold import words

Phrase = tuple[str, ...]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated table; lines that begin with "#" are comments.

    Args:
        name: the file as `resources.text` names it.
    """
    lines = resources.text(name).splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def phrases(name: str, table: str, column: int = 1) -> frozenset[Phrase]:
    """Return the words of every entry of the rows that begin with `table`, "|" parting entries.

    >>> ("oslo",) in phrases("vocab/place-words.tsv", "city")
    False
    """
    found = (entry for row in rows(name) if row[0] == table for entry in row[column].split("|"))
    return frozenset(words(entry) for entry in found if entry)


@cache
def singles(name: str, table: str) -> frozenset[str]:
    """Return the entries of one word of a table."""
    return frozenset(phrase[0] for phrase in phrases(name, table) if len(phrase) == 1)


@cache
def as_written(name: str, table: str) -> frozenset[str]:
    """Return the entries of a table as they are written."""
    return frozenset(entry for row in rows(name) if row[0] == table for entry in row[1].split("|"))


@cache
def pairs(name: str, table: str) -> Mapping[Phrase, tuple[Phrase, ...]]:
    """Return the two columns of a table as words → words; several rows may have the same first column."""
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    for row in rows(name):
        if row[0] == table:
            first = words(row[1])
            found[first] = (*found.get(first, ()), words(row[2]))
    return found


PERSON_WORDS = "vocab/name-words.tsv"
ORGANIZATION_WORDS = "vocab/organization-words.tsv"
PLACE_WORDS = "vocab/place-words.tsv"
COUNTRIES = "vocab/countries.tsv"
EVENT_WORDS = "vocab/event-words.tsv"
