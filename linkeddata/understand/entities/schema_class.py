"""Finds the schema.org classes of an organization or place from the words of its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from linkeddata.schema import countries
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PLACE_WORDS, Phrase, phrases, rows, singles
from linkeddata.text.fold import words
from linkeddata.values.mentions import MentionKind

#: Words that end the head of a name: what follows says of what, for what or where.
_ENDS = frozenset(
    (
        "of",
        "for",
        "in",
        "on",
        "at",
        "to",
        "de",
        "del",
        "della",
        "des",
        "du",
        "di",
        "da",
        "do",
        "dos",
        "from",
        "against",
        "under",
        "within",
    )
)
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class _Rule:
    number: int
    classes: tuple[str, ...]
    needed: frozenset[Phrase]
    excluded: frozenset[Phrase]

    def holds(self, name: Phrase) -> bool:
        """Return whether the needed words stand in the name and the excluded ones do not."""
        if self.needed and not any(_inside(p, name) for p in self.needed):
            return False
        return not any(_inside(p, name) for p in self.excluded)


def _inside(phrase: Phrase, name: Phrase) -> bool:
    return phrase[0] in name and any(name[i : i + len(phrase)] == phrase for i in range(len(name)))


@cache
def _rules(table: str) -> Mapping[str, Mapping[Phrase, tuple[_Rule, ...]]]:
    """Return the `type` rows of a table: where → words → rules, in file order."""
    found: dict[str, dict[Phrase, tuple[_Rule, ...]]] = {"head": {}, "start": {}, "last": {}, "any": {}}
    for number, row in enumerate(r for r in rows(table) if r[0] == "type"):
        _, classes, where, entries, *rest = row
        condition = rest[0] if rest else ""
        listed = frozenset(words(w) for w in condition.removeprefix("!").split("|") if w)
        none: frozenset[Phrase] = frozenset()
        rule = _Rule(
            number,
            tuple(classes.split()),
            none if condition.startswith("!") else listed,
            listed if condition.startswith("!") else none,
        )
        for entry in entries.split("|"):
            phrase = words(entry)
            found[where][phrase] = (*found[where].get(phrase, ()), rule)
    return found


def head(name: Phrase) -> Phrase:
    """Return the part of a name that says what it is: the words before the first "of", "for" or "in".

    >>> head(("national", "bank", "of", "georgia"))
    ('national', 'bank')
    """
    for i, word in enumerate(name):
        if word in _ENDS and i:
            return name[:i]
    return name


@lru_cache(maxsize=4096)
def of_words(name: Phrase, table: str) -> tuple[str, ...]:
    """Return the classes that the first fitting row of `table` gives a name, () where none fits."""
    rules = _rules(table)
    first = head(name)
    if len(name) > 1:
        found = _tail(name, rules["last"], name)
        if found:
            return found
    found = _tail(first, rules["head"], name) or _front(name, rules["start"])
    if found:
        return found
    if first != name and table == ORGANIZATION_WORDS:
        return ()
    fitting = [r for p, listed in rules["any"].items() if _inside(p, name) for r in listed if r.holds(name)]
    return min(fitting, key=lambda r: r.number).classes if fitting else ()


def _tail(part: Phrase, rules: Mapping[Phrase, tuple[_Rule, ...]], name: Phrase) -> tuple[str, ...]:
    for length in range(min(_LONGEST, len(part)), 0, -1):
        for rule in rules.get(part[-length:], ()):
            if rule.holds(name):
                return rule.classes
    return ()


def _front(name: Phrase, rules: Mapping[Phrase, tuple[_Rule, ...]]) -> tuple[str, ...]:
    for length in range(min(_LONGEST + 1, len(name)), 0, -1):
        for rule in rules.get(name[:length], ()):
            if rule.holds(name):
                return rule.classes
    return ()


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
