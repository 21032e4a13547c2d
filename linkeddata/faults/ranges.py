"""What properties take: kinds of value, members of enumerations, and how to say it in words."""

from __future__ import annotations

from functools import lru_cache

from linkeddata import vocabulary

FIGURES = frozenset({"Number", "Integer", "Float"})
WORDS = frozenset({"Text", "CssSelectorType", "XPathType", "PronounceableText"})

_SAID = {
    "Text": "words",
    "URL": "a web address",
    "Date": "a date",
    "DateTime": "a date with an hour",
    "Time": "a time of day",
    "Number": "a figure",
    "Integer": "a whole figure",
    "Boolean": "true or false",
}


@lru_cache(maxsize=16384)
def takes(name: str) -> frozenset[str]:
    """Return the kinds of value that a property takes; none where it is unknown or replaced."""
    known = vocabulary.terms().get(name)
    return frozenset(known.range) if known and known.kind == "property" else frozenset()


@lru_cache(maxsize=2048)
def members(name: str) -> tuple[str, ...]:
    """Return the values of the enumerations that a property takes."""
    return tuple(m for kind in sorted(takes(name)) if vocabulary.is_a(kind, "Enumeration") for m in vocabulary.members(kind))


@lru_cache(maxsize=2048)
def in_words(name: str) -> str:
    """Say what a property takes.

    >>> in_words("organizer")
    'an Organization or a Person'
    """
    kinds = sorted(takes(name), key=lambda kind: (kind in _SAID, kind))
    said = [_SAID.get(k) or f"{'an' if k[0] in 'AEIO' else 'a'} {k}" for k in kinds]
    return ", ".join(said[:-1]) + (" or " if len(said) > 1 else "") + said[-1] if said else ""
