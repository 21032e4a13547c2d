"""What a part of a byline is: a person, a title, an organization. Word tables tell."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from linkeddata.read.dateline import dates_in
from linkeddata.schema import countries, titles
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PERSON_WORDS, PLACE_WORDS, as_written, phrases, singles
from linkeddata.schema.name_classes import head, of_words
from linkeddata.text.fold import words
from linkeddata.values.dates import MONTH_NUMBERS, WEEKDAYS

_THE = re.compile(r"the\s+", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_](?:[\w.’'ʼ-]*[\w.])?\Z")
_CAPITAL = re.compile(r"(?:[^\W\d_]{1,2}['’])?[^\W\d_a-zß-öø-ÿ]")
#: Words of the names of accounts: "admin", "Super User", "Web Admin".
ACCOUNTS = frozenset(
    "admin administrator webmaster root user guest unknown anonymous default website wordpress superuser none na sysadmin super web "
    "site system portal cms account".split()
)
_ACRONYM = re.compile(r"[A-Z]{2,7}\Z")
_DAYS = frozenset(map(str.casefold, (*WEEKDAYS, *MONTH_NUMBERS)))


class Kind(StrEnum):
    """What a part of a byline is."""

    PERSON = "person"
    TITLE = "title"
    ORGANIZATION = "organization"
    TEAM = "team"  # an organization by words such as "press office", which others have too
    NOTHING = "nothing"  # a date, a web address, letters behind a name
    UNKNOWN = "unknown"


@cache
def table(*names: str) -> frozenset[str]:
    """Return the words of rows of `vocab/name-words.tsv`."""
    return frozenset().union(*(singles(PERSON_WORDS, name) for name in names))


@lru_cache(maxsize=1024)
def kind(part: str) -> Kind:
    """Return what a part of a byline is."""
    named = without_the(part)
    folded, letters = words(named), as_written(PERSON_WORDS, "postnominal")
    if not folded or dates_in(part) or not any(map(str.isalpha, part)) or part in letters or set(folded) <= ACCOUNTS:
        return Kind.NOTHING
    if part.rsplit(maxsplit=1)[-1] in letters and _is_person(part):
        return Kind.PERSON
    if _is_organization(named, folded):
        return Kind.TEAM if all(w in table("team") | {"the", "of", "and"} for w in folded) else Kind.ORGANIZATION
    if is_title(folded):
        return Kind.TITLE
    if _is_person(part):
        return Kind.PERSON
    return Kind.TEAM if not table("team").isdisjoint(folded) and _opens(named) else Kind.UNKNOWN


def _opens(name: str) -> bool:
    """Return whether a name begins like one: with a capital or a number ("9th Regiment")."""
    return name[:1].isupper() or name[:1].isdigit()


def _is_organization(name: str, folded: tuple[str, ...]) -> bool:
    """Return whether the words of a name are those of an organization, as far as tables tell."""
    if not _opens(name):
        return False
    known = len(folded) > 1 and (of_words(folded, ORGANIZATION_WORDS) or folded[-1:] in phrases(PLACE_WORDS, "continent"))
    return bool(known) or _is_acronym(name)


def _is_acronym(name: str) -> bool:
    """Return whether a name is an acronym, perhaps with a place: "GNA", "PIB Delhi"."""
    first, *rest = name.split()
    if not _ACRONYM.match(first) or words(first)[0] in table("suffix", "particle") or countries.named(words(first)):
        return False
    return not rest or (len(first) > 2 and len(rest) == 1 and not rest[0].isupper() and rest[0][:1].isupper())


def without_the(part: str) -> str:
    """Return a part without "the" before it."""
    led = _THE.match(part)
    return part[led.end() :] if led else part


def is_title(folded: tuple[str, ...]) -> bool:
    """Return whether words are those of an office: "head of press", "council executive director"."""
    posts = table("office", "post")
    last = head(folded)[-1]
    if last not in posts:
        return False
    ambiguous = last in table("both") and len(folded) == 2 and folded[0] not in posts | table("team", "with")
    return not ambiguous


def bare(part: str) -> tuple[str, str, bool]:
    """Return a person's name, the office before it, and whether a form of address or letters were taken from it."""
    tokens = part.split()
    letters = as_written(PERSON_WORDS, "postnominal")
    address = table("man", "woman", "honorific", "letters", "dotted", "with") | {"the"}
    office = table("office", "post", "team")
    known = address | office | titles.before_names()
    size, run = len(tokens), 0
    while len(tokens) > 2 and tokens[-1].strip(".,") in letters:
        tokens.pop()
    taken = len(tokens) < size
    while len(tokens) - run > 2 and len(tokens[run].strip(".")) > 1 and set(words(tokens[run])) <= known:
        run += 1
    posts = [t for t in tokens[:run] if set(words(t)) <= office - table("man", "woman", "letters")]
    posts = posts if any(set(words(t)) <= table("office", "post") for t in posts) else []
    return " ".join(tokens[run:]), " ".join(posts), taken or run > 0


def _is_person(part: str) -> bool:
    name = bare(part)[0]
    if _THE.match(part) and part.removesuffix(name).strip().casefold() == "the":
        return False  # "The Tarn Herald"
    tokens = name.split()
    folded = words(name)
    if not 2 <= len(tokens) <= 5 or len(name) > 60 or not all(map(_TOKEN.match, tokens)):
        return False
    if countries.named(folded) or not _DAYS.isdisjoint(folded) or not table("team").isdisjoint(folded):
        return False
    return bool(_CAPITAL.match(tokens[-1])) and all(_CAPITAL.match(t) or t.strip("'’") in table("particle") for t in tokens)
