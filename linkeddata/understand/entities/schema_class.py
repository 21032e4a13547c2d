"""Finds the schema.org classes of an organization or place from the words of its names."""

from __future__ import annotations

from functools import cache, lru_cache

from linkeddata.schema import countries
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PLACE_WORDS, Phrase, phrases, rows, singles
from linkeddata.schema.name_classes import head, of_words
from linkeddata.text.fold import words
from linkeddata.values.mentions import MentionKind


def is_surely_organization(name: Phrase) -> bool:
    """Return whether the words leave no doubt that a name is an organization (ministry, university, limited company).

    >>> is_surely_organization(("ministry", "of", "health")), is_surely_organization(("lake", "geneva"))
    (True, False)
    """
    firm = phrases(ORGANIZATION_WORDS, "firm")
    part = head(name)
    return len(name) > 1 and any(p in firm for p in (part[-1:], part[-2:], name[:2], name[-1:]))


def organization(names: list[Phrase]) -> tuple[str, ...]:
    """Return the classes of an organization with these names, the telling one first.

    >>> organization([("ministry", "of", "health")]), organization([("iom",)])
    (('GovernmentOrganization',), ('Organization',))
    """
    for name in names:
        found = of_words(_without_country(name), ORGANIZATION_WORDS)
        if found and found != ("Organization",):
            return found
    return ("Organization",)


def _without_country(name: Phrase) -> Phrase:
    _, length = countries.leading(name)
    return name[length:] if 0 < length < len(name) else name


def place(names: list[Phrase], code: str = "") -> tuple[str, ...]:
    """Return the classes of a place with these names.

    Args:
        names: the words of its names, the telling one first.
        code: the country it is, as in `countries`, or "".

    >>> place([("oslo",)]), place([("lake", "geneva")]), place([("nowhere",)])
    (('City',), ('LakeBodyOfWater',), ('Place',))
    """
    if code:
        return (countries.country(code).type,)
    for name in names:
        for cls, listed in _known_places():
            if name in listed:
                return (cls,)
    for name in names:
        found = of_words(name, PLACE_WORDS) if len(name) > 1 else ()
        if found:
            return found
    return ("Place",)


@cache
def _known_places() -> tuple[tuple[str, frozenset[Phrase]], ...]:
    areas: dict[str, set[Phrase]] = {}
    for row in rows(PLACE_WORDS):
        if row[0] == "area":
            areas.setdefault(row[1], set()).update(words(entry) for entry in row[2].split("|"))
    continents, regions = phrases(PLACE_WORDS, "continent"), phrases(PLACE_WORDS, "region")
    known = [("City", countries.atlas().cities), ("Continent", continents), ("Place", regions)]
    return (*known, *((cls, frozenset(listed)) for cls, listed in areas.items()))


def is_known_place(name: Phrase) -> bool:
    """Return whether a name is a country, its adjective, a city, an area or a region of the tables."""
    return bool(countries.named(name) or countries.described(name)) or any(name in listed for _, listed in _known_places())


@lru_cache(maxsize=4096)
def prior(name: Phrase) -> MentionKind | None:
    """Return the kind that words alone settle between organization and place, or None.

    >>> prior(("ministry", "of", "health")), prior(("norway",)), prior(("oslo",)) is None
    (<MentionKind.ORGANIZATION: 'organization'>, <MentionKind.PLACE: 'place'>, True)
    """
    if countries.named(name) or countries.described(name):
        return MentionKind.PLACE
    if is_surely_organization(name):
        return MentionKind.ORGANIZATION
    return None


def content(name: Phrase) -> Phrase:
    """Return the words of a name without function words."""
    small = singles(ORGANIZATION_WORDS, "small")
    return tuple(w for w in name if w not in small)
