"""Names made comparable: of persons, of bodies, of places, of events. What is no part of a name is taken off; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from linkeddata.release.claims.countries import in_name
from linkeddata.release.identity.words import COMMON, LOCAL, MISSIONS, STATE
from linkeddata.schema import countries, titles
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PERSON_WORDS, PLACE_WORDS, as_written, rows, singles
from linkeddata.text.fold import plain, same_name, words

_MARKS: Mapping[str, str] = {
    **dict.fromkeys(("jr", "jnr", "junior", "júnior", "fils", "the younger"), "jr"),
    **dict.fromkeys(("sr", "snr", "senior", "sénior", "père", "the elder"), "sr"),
    **{roman: roman for roman in ("ii", "iii", "iv", "v", "vi")},
    **{"2nd": "ii", "3rd": "iii", "4th": "iv"},
}
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+-?(?:[^\W\d_]\.?)?\Z")
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
_ORDINALS = {
    word: str(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_ACRONYM = re.compile(r"[^\W_a-z]{2,8}\Z")
_WORDS = 40  # a name of more words is no full name


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name.

    Args:
        exact: its words, to be compared letter by letter, with the mark of the generation; "" if nothing is left.
        given, family: first and last word.
        middle: the words between.
        mark: `jr`, `sr`, `ii` …; "" if none is told.
        full: whether it has at least two words that are no initials, no particles and no titles.
    """

    exact: str
    given: str
    family: str
    middle: tuple[str, ...]
    mark: str
    full: bool


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """Return the parts of a person's name; titles and letters after it are taken off.

    >>> person_name("H.E. Dr. Anna BERG, PhD").exact, person_name("A. Berg").full, person_name("Berg-Lie").full
    ('anna berg', False, False)
    >>> person_name("John Smith Jr.").exact, person_name("John Smith").mark
    ('john smith|jr', '')
    """
    tokens = plain(name).replace(",", " ").split()
    if len(tokens) > _WORDS:
        return PersonName(same_name(name), "", "", (), "", full=False)
    while len(tokens) > 2 and (words(tokens[0])[:1] == () or words(tokens[0])[0] in _titles()):
        tokens = tokens[1:]
    mark = ""
    while len(tokens) > 1:
        last = same_name(tokens[-1]).rstrip(".")
        if last in _MARKS:
            mark = _MARKS[last]
        elif same_name(" ".join(tokens[-2:])) in _MARKS:
            mark, tokens = _MARKS[same_name(" ".join(tokens[-2:]))], tokens[:-1]
        elif tokens[-1].replace(".", "") not in as_written(PERSON_WORDS, "postnominal"):
            break
        tokens = tokens[:-1]
    if not tokens:
        return PersonName("", "", "", (), "", full=False)
    parts = tuple(same_name(t).rstrip(".") for t in tokens)
    real = [p for p, t in zip(parts, tokens, strict=True) if not is_initial(t) and p not in _no_names()]
    full = len(real) >= 2 and not is_initial(tokens[0]) and not is_initial(tokens[-1])
    exact = " ".join(parts) + (f"|{mark}" if mark else "")
    return PersonName(exact, parts[0], parts[-1], parts[1:-1], mark, full)


def is_initial(token: str) -> bool:
    """Return whether a word of a name stands for another by its first letter: `J.`, `J`, `J.P.`."""
    return bool(_DOTTED.match(token)) or (len(token) == 1 and token.upper() != token.lower())


@cache
def _titles() -> frozenset[str]:
    return (titles.before_names() | frozenset({"he", "hrh", "hm"})) - singles(PERSON_WORDS, "both")


@cache
def _no_names() -> frozenset[str]:
    """Return words that do not make a name full: particles, titles, words for people, press offices."""
    tables = ("particle", "people", "pronoun", "team", "post", "office", "man", "woman", "honorific", "both")
    return frozenset().union(*(singles(PERSON_WORDS, table) for table in tables)) | {"unknown", "anonymous", "source", "nn"}


# ---- bodies


@dataclass(frozen=True, slots=True)
class BodyName:
    """The name of an organization.

    Args:
        exact: to be compared letter by letter; without "the".
        sort: `state` (one of its kind in a state), `mission` (embassy, delegation), `own` (a name of its own), or `generic`.
        country: the country in the name; "" if there is none.
        numbers: numbers and ordinals in it, as digits.
        legal: words of legal form in it.
        acronym: whether it is one.
    """

    exact: str
    sort: str
    country: str
    numbers: tuple[str, ...]
    legal: frozenset[str]
    acronym: bool


@lru_cache(maxsize=65536)
def body_name(name: str) -> BodyName:
    """Return what the name of a body tells.

    >>> [body_name(n).sort for n in ("Ministry of Finance", "Embassy of Norway", "Holmen Institute", "District Hospital")]
    ['state', 'mission', 'own', 'generic']
    """
    found = words(name)
    if found[:1] == ("the",):
        found = found[1:]
    exact = same_name(name).removeprefix("the ")
    legal = frozenset(found) & singles(ORGANIZATION_WORDS, "legal")
    short = name.replace(".", "")
    acronym = bool(_ACRONYM.match(short)) and sum(c.isalpha() for c in short) > 1
    return BodyName(
        exact, _sort(name, found, acronym), in_name(name), numbers(name), legal if len(found) > 1 else frozenset(), acronym
    )


def _sort(name: str, found: tuple[str, ...], acronym: bool) -> str:
    content = without_countries(found)
    content = tuple(w for w in content if w not in _small())
    if any(w in MISSIONS for w in content) or found[:2] == ("high", "commission"):
        return "mission"
    proper = [w for w in content if w not in _common() and not w.isdigit()]
    local = any(w in LOCAL for w in content)
    if _is_state(found):
        return "state"
    if proper and len(content) > 1 and not acronym:
        return "own"
    if len(content) < len([w for w in found if w not in _small()]) and not local and len(content) > 1 and _capital(name):
        return "own"  # the country stands in the name
    if "national" in content and len(content) > 2 and not local and _capital(name):
        return "state"
    return "generic"


def _is_state(found: tuple[str, ...]) -> bool:
    """Return whether a name has a head of which a state has one, and no word besides that tells of a part of the state."""
    phrase = f" {' '.join(found)} "
    heads = [head for head in STATE if f" {head} " in phrase]
    return any(LOCAL.isdisjoint(phrase.replace(f" {head} ", " ").split()) for head in heads)


def _capital(name: str) -> bool:
    return all(w[:1].isupper() or words(w)[:1] == () or words(w)[0] in _small() for w in name.split())


def without_countries(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without those that name or describe a country."""
    left, at, atlas = [], 0, countries.atlas()
    while at < len(found):
        length = next(
            (
                n
                for n in range(min(8, len(found) - at), 0, -1)
                if found[at : at + n] in atlas.names or found[at : at + n] in atlas.adjectives
            ),
            0,
        )
        if not length:
            left.append(found[at])
        at += max(length, 1)
    return tuple(left)


@cache
def _common() -> frozenset[str]:
    """Return words that are no names: common nouns of bodies and places, fields, and what a list of our own adds."""
    found = set(COMMON) | LOCAL | singles(ORGANIZATION_WORDS, "legal") | _small()
    for table, column in ((ORGANIZATION_WORDS, 3), (PLACE_WORDS, 3)):
        for row in rows(table):
            if row[0] == "type":
                found.update(w for entry in row[column].split("|") for w in words(entry))
    for name in ("generic", "firm", "lead", "apposed", "descriptor"):
        found.update(w for row in rows(ORGANIZATION_WORDS) if row[0] == name for e in row[1].split("|") for w in words(e))
    found.update(w for row in rows(ORGANIZATION_WORDS) if row[0] == "field" for e in row[1].split("|") for w in words(e))
    return frozenset(found)


@cache
def _small() -> frozenset[str]:
    return singles(ORGANIZATION_WORDS, "small") | singles(ORGANIZATION_WORDS, "foreign")


def numbers(name: str) -> tuple[str, ...]:
    """Return the numbers in a name as digits, in order; Roman ones and ordinals too.

    >>> numbers("15th Conference of Room 4"), numbers("Coreper II"), numbers("Second Army")
    (('15', '4'), ('2',), ('2',))
    """
    found = []
    for part in re.split(r"[\s\-–—/,()]+", plain(name)):
        token = part.strip(".:;'\"“”")
        if ordinal := _ORDINAL.match(token.casefold()):
            found.append(ordinal[1])
        elif token and token.isupper() and _ROMAN.match(token):
            found.append(str(_roman(token)))
        elif token.casefold() in _ORDINALS:
            found.append(_ORDINALS[token.casefold()])
        else:
            found += _NUMBER.findall(token)
    return tuple(found)


def _roman(token: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in token]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


# ---- places and events


@lru_cache(maxsize=65536)
def place_name(name: str) -> str:
    """Return the name of a place for comparison letter by letter, without "the" and "City of"."""
    exact = same_name(name).removeprefix("the ")
    return exact.removeprefix("city of ").removeprefix("town of ")


@lru_cache(maxsize=65536)
def is_proper_place(name: str) -> bool:
    """Return whether the name of a place has a word of its own: not "Main Hall", "Room 4", "Foyer".

    >>> is_proper_place("Luganville"), is_proper_place("Main Hall"), is_proper_place("Holmen Hall")
    (True, False, True)
    """
    return any(w not in _common() and not w.isdigit() for w in words(name))


@lru_cache(maxsize=65536)
def content_words(name: str) -> frozenset[str]:
    """Return the words of a title that say something: no small words, no numbers."""
    return frozenset(w for w in words(name) if w not in _small() and len(w) > 1)


@lru_cache(maxsize=65536)
def edition(name: str) -> tuple[str, ...]:
    """Return the numbers of an event's name that are no years.

    >>> edition("15th Fjord Conference 2020"), years("15th Fjord Conference 2020")
    (('15',), ('2020',))
    """
    return tuple(n for n in numbers(name) if not _YEAR.fullmatch(n))


@lru_cache(maxsize=65536)
def years(name: str) -> tuple[str, ...]:
    """Return the years in a name."""
    return tuple(n for n in numbers(name) if _YEAR.fullmatch(n))
