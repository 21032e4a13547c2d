"""Titles before and after names (Mr, Dr, Prof., Gen., jr): one table, and the part of it that each use needs.

The table is the rows `man`, `woman`, `honorific`, `office`, `dotted`, `letters` and `suffix` of `vocab/name-words.tsv`. An entry that
is written with a full stop is an abbreviation. All words are lower-case, without their full stop.
"""

from __future__ import annotations

from functools import cache

from linkeddata.schema.lexicon import PERSON_WORDS, as_written, singles

_GENDERED = ("man", "woman")
#: Titles that need no full stop to be recognized: "Mr Hall", "Dr Hall", "Gen Hall".
_ADDRESS = (*_GENDERED, "honorific")


@cache
def before_names() -> frozenset[str]:
    """Return every word that may stand before a person's name: forms of address, ranks and offices.

    >>> {"mr", "dr", "general", "minister"} <= before_names()
    True
    """
    return _of(*_ADDRESS, "office")


def of_gender(gender: str) -> frozenset[str]:
    """Return the forms of address for a "man" or a "woman".

    >>> "mr" in of_gender("man"), "dr" in of_gender("man")
    (True, False)
    """
    return singles(PERSON_WORDS, gender)


@cache
def forms_of_address() -> frozenset[tuple[str, ...]]:
    """Return the titles that a page may leave out before a name, each as its words; "H.E." is ("he",) and ("h", "e").

    Words that are also surnames or open the names of organizations and places ("General Motors", "St. Gallen") are left out.

    >>> ("prof",) in forms_of_address(), ("h", "e") in forms_of_address(), ("general",) in forms_of_address()
    (True, True, False)
    """
    single = (_of(*_ADDRESS, "dotted", "letters")) - _of("both") - {"st"}
    return frozenset((word,) for word in single) | frozenset(tuple(word) for word in singles(PERSON_WORDS, "letters"))


@cache
def abbreviations() -> frozenset[str]:
    """Return the titles whose full stop does not end a sentence, those after names ("jr.") included.

    >>> {"mr", "dr", "h.e", "jr", "st"} <= abbreviations(), "miss" in abbreviations()
    (True, False)
    """
    return _abbreviated(*_ADDRESS, "dotted", "letters", "suffix")


@cache
def abbreviated_address() -> frozenset[str]:
    """Return the abbreviations that are a title even without their full stop: "Mr", "Dr", "Gen", but not "St" or "Min".

    >>> {"mr", "dr", "gen"} <= abbreviated_address(), "st" in abbreviated_address()
    (True, False)
    """
    return _abbreviated(*_ADDRESS)


@cache
def courtesy_titles() -> frozenset[str]:
    """Return the abbreviated forms of address that anyone may have: "Mr", "Mrs", "Ms".

    >>> {"mr", "mrs", "ms"} <= courtesy_titles(), {"dr", "lord"}.isdisjoint(courtesy_titles())
    (True, True)
    """
    return _abbreviated(*_GENDERED)


def _of(*tables: str) -> frozenset[str]:
    return frozenset().union(*(singles(PERSON_WORDS, table) for table in tables))


def _abbreviated(*tables: str) -> frozenset[str]:
    entries = frozenset().union(*(as_written(PERSON_WORDS, table) for table in tables))
    return frozenset(entry.removesuffix(".") for entry in entries if entry.endswith("."))
