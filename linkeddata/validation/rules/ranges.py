"""What properties take: types of value and members of enumerations, also in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from linkeddata.schema import vocabulary
from linkeddata.schema.vocabulary import is_a

#: Properties whose values are pages, or places in pages, which need no description here.
ADDRESSES = frozenset("mainEntityOfPage url sameAs significantLink relatedLink license item target".split())
FIGURES = frozenset({"Number", "Integer", "Float"})
#: The longest list of values that is given in full: the days of the week and public holidays.
_FEW = 8
WORDS = frozenset({"Text", "CssSelectorType", "XPathType", "PronounceableText"})

_SAID = {
    "Text": "text",
    "URL": "a web address",
    "Date": "a date",
    "DateTime": "a date with an hour",
    "Time": "a time of day",
    "Duration": "a duration such as PT1H30M",
    "Number": "a number",
    "Integer": "a whole number",
    "Boolean": "true or false",
}


@lru_cache(maxsize=16384)
def takes(name: str) -> frozenset[str]:
    """Return the types of value that a property takes; none if it is unknown or replaced."""
    known = vocabulary.terms().get(name)
    return frozenset(known.range) if known and known.kind == "property" else frozenset()


@lru_cache(maxsize=2048)
def with_unit(name: str) -> bool:
    """Return whether a property takes a figure with its unit as text, such as 5 km."""
    return any(is_a(kind, "Quantity") and kind != "Duration" for kind in takes(name))


@lru_cache(maxsize=2048)
def things(name: str) -> frozenset[str]:
    """Return the classes that a property takes, without data types and enumerations."""
    known = vocabulary.terms()
    return frozenset(k for k in takes(name) if k in known and known[k].kind == "class" and not is_a(k, "Enumeration"))


@lru_cache(maxsize=2048)
def members(name: str) -> tuple[str, ...]:
    """Return the values of the enumerations that a property takes."""
    return tuple(m for kind in sorted(takes(name)) if is_a(kind, "Enumeration") for m in vocabulary.members(kind))


def takes_member(name: str, member: str) -> bool:
    """Return whether a property takes a member of an enumeration: that enumeration, any thing, any address.

    >>> takes_member("itemCondition", "NewCondition"), takes_member("audience", "Clinician")
    (True, False)
    """
    wanted, kinds = takes(name), (*vocabulary.terms()[member].enumerations, member)
    return not wanted.isdisjoint(("Thing", "URL")) or any(is_a(kind, want) for kind in kinds for want in wanted)


def listed(names: tuple[str, ...], near: tuple[str, ...] = ()) -> str:
    """Return the values to choose from, in words: all if they are few, otherwise some, first those that may be meant.

    >>> listed(("A", "B")), listed(tuple("ABCDEFGHIJ"), ("C",))
    ('one of A, B', 'one such as C, A, B, D, E')
    """
    if len(names) <= _FEW:
        return f"one of {', '.join(names)}"
    return f"one such as {', '.join(list(dict.fromkeys((*near, *names)))[:5])}"


@lru_cache(maxsize=2048)
def in_words(name: str) -> str:
    """Return what a property takes, in words.

    >>> in_words("organizer")
    'an Organization or a Person'
    """
    return _joined(sorted(takes(name), key=lambda kind: (kind in _SAID, kind)))


@lru_cache(maxsize=2048)
def things_in_words(name: str) -> str:
    """Return the things that a property takes, in words; "" if it takes none.

    >>> things_in_words("gameLocation"), things_in_words("url")
    ('a Place or a PostalAddress', '')
    """
    return _joined(sorted(things(name)))


def _joined(kinds: Sequence[str]) -> str:
    said = [_SAID.get(k) or f"{'an' if k[0] in 'AEIO' else 'a'} {k}" for k in kinds]
    return ", ".join(said[:-1]) + (" or " if len(said) > 1 else "") + said[-1] if said else ""
