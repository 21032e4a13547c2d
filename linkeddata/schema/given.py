"""Settings whose values are terms of schema.org: the class of the publisher."""

from __future__ import annotations

from difflib import get_close_matches

from linkeddata.errors import UsageError
from linkeddata.schema import vocabulary
from linkeddata.values import settings as values
from linkeddata.values.settings import Settings

_FAMILIES = ("Organization", "Person")
#: Proposed where no class is like what was written.
_USUAL = ("GovernmentOrganization", "NGO", "Corporation", "CollegeOrUniversity")
_MOST = 3
_ALIKE = 0.5


def checked(settings: Settings) -> Settings:
    """Return the settings if every value is valid (`values.settings.checked`) and the class of the publisher exists.

    Raises:
        UsageError: the class is not one of schema.org's for organizations and persons; the error names the nearest ones.
    """
    values.checked(settings)
    given = settings.publisher_type
    if given is None or any(vocabulary.is_a(given, family) for family in _FAMILIES):
        return settings
    origin = settings.origins.get("publisher_type", "publisher_type")
    known = vocabulary.terms().get(given)
    what = "is no class of schema.org" if known is None else f"is a {known.kind} of schema.org, but no organization or person"
    near = _near(given) if known is None else _USUAL
    raise UsageError(f"{origin}: {given!r} {what}", f"use {' or '.join(near)}")


def _near(word: str) -> tuple[str, ...]:
    """Return the classes of publishers that a word may mean, the nearest first."""
    near = [name for name in vocabulary.near_misses(word, limit=20, kind="class") if _publishes(name)]
    if not near:  # "GovOrg": each part begins a part of the name
        parts = vocabulary.parts(word)
        near = [
            name
            for name, term in vocabulary.terms().items()
            if term.kind == "class" and _begins(parts, name) and _publishes(name)
        ]
    if not near:  # "Goverment"
        names = [name for name, term in vocabulary.terms().items() if term.kind == "class" and _publishes(name)]
        near = get_close_matches(word, names, _MOST, _ALIKE)
    return tuple(near[:_MOST]) or _USUAL


def _begins(parts: tuple[str, ...], name: str) -> bool:
    whole = vocabulary.parts(name)
    return len(parts) == len(whole) and all(one.startswith(part) for one, part in zip(whole, parts, strict=True))


def _publishes(name: str) -> bool:
    return any(vocabulary.is_a(name, family) for family in _FAMILIES)
