"""Which properties have one value, and when two values of one disagree: a table of rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType

from linkeddata.text.fold import key, same_name, words
from linkeddata.values.dates import read_date

#: Words of a name that are this similar are spellings of one word: Mohammed and Muhammad have 0.75, Anna and Anne too.
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class SingleValued:
    """A property that has one value at a time.

    Args:
        disagree: tells whether two of its values cannot both be right.
        same_day: whether only what documents of one day say is compared: the value may change.
    """

    disagree: Callable[[str, str], bool]
    same_day: bool = False


def other_date(one: str, other: str) -> bool:
    """Return whether two dates differ in something that both give; two hours of one day too.

    >>> other_date("2020-01", "2020-01-09"), other_date("--01-08", "2020-01-09"), other_date("2020-01-09", "2020-01-09T10:00:00")
    (False, True, False)
    >>> other_date("2020-01-09T10:00:00+01:00", "2020-01-09T09:00:00Z")
    False
    """
    try:
        (mine, my_moment), (theirs, their_moment) = read_date(one), read_date(other)
    except ValueError:
        return one != other
    if my_moment and their_moment:
        return my_moment != their_moment
    if not mine.agrees(theirs):
        return True
    return None not in (mine.time, theirs.time) and mine.time != theirs.time


def other_words(one: str, other: str) -> bool:
    """Return whether two texts have other words; case, accents and punctuation do not count."""
    return key(one) != key(other)


def other_term(one: str, other: str) -> bool:
    """Return whether two terms differ."""
    return one != other


def other_spelling(one: str, other: str) -> bool:
    """Return whether two names are spellings of one: the same words but for accents or for one that is nearly the same.

    A longer name, a surname or an acronym is no other spelling.

    >>> other_spelling("Karmenu Buhaġ", "Karmenu Buhag"), other_spelling("Muhammad Ali", "Mohammed Ali")
    (True, True)
    >>> other_spelling("Ann Berg", "Ann Maria Berg"), other_spelling("Ann Berg", "Bo Ek"), other_spelling("Ann Berg", "ANN BERG")
    (False, False, False)
    """
    if same_name(one) == same_name(other):
        return False
    mine, theirs = words(one), words(other)
    if len(mine) != len(theirs):
        return "".join(mine) == "".join(theirs)
    odd = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
    return len(odd) <= 1 and all(SequenceMatcher(None, *pair).ratio() >= _ALIKE for pair in odd)


#: Property, local name → when two of its values disagree.
SINGLE_VALUED: Mapping[str, SingleValued] = MappingProxyType(
    {
        **dict.fromkeys(
            ("startDate", "endDate", "doorTime", "birthDate", "deathDate", "foundingDate", "dissolutionDate"),
            SingleValued(other_date),
        ),
        **dict.fromkeys(("datePublished", "dateCreated"), SingleValued(other_date)),
        **dict.fromkeys(
            ("givenName", "familyName", "gender", "address", "postalCode", "streetAddress"), SingleValued(other_words)
        ),
        **dict.fromkeys(("birthPlace", "deathPlace", "nationality", "addressCountry", "eventStatus"), SingleValued(other_term)),
        "jobTitle": SingleValued(other_words, same_day=True),
        "name": SingleValued(other_spelling),
    }
)
