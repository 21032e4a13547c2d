"""Titles of offices made comparable: `Foreign Minister` and `Minister of Foreign Affairs of Norway` are one post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from linkeddata.release.claims.countries import host_in_title
from linkeddata.release.identity.names import without_countries
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, PERSON_WORDS, pairs, singles
from linkeddata.text.fold import words

_FORMER = frozenset("former formerly ex late onetime erstwhile past retired emeritus".split())
_PASSING = frozenset("outgoing incoming newly new acting current then interim ag serving present incumbent".split())
_SMALL = frozenset("of the for and to in a an on at his her its extraordinary plenipotentiary republic kingdom".split())
_WOMEN: Mapping[str, str] = {
    "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair",
    "spokeswoman": "spokesperson",
    "spokesman": "spokesperson",
    "premier": "prime minister",
    "amb": "ambassador",
    "gov": "governor",
    "burgomaster": "mayor",
}
#: Same post in other words.
_SAME: Mapping[str, str] = {
    "foreign minister": "minister affairs foreign",
    "minister foreign relations": "minister affairs foreign",
    "foreign secretary": "secretary affairs foreign",
    "secretary state foreign commonwealth affairs": "secretary affairs foreign",
    "home secretary": "secretary home",
    "high commissioner": "ambassador",
    "ambassador": "ambassador",
}
#: Heads that without more words can be an office of a state only: a club has a president, and no prime minister.
OF_THE_STATE = frozenset(
    {
        "prime minister",
        "secretary affairs foreign",
        "secretary home",
        "defence secretary",
        "secretary defence",
        "attorney general",
    }
)
#: Envoys whose country is the one that sends them, wherever they are.
_OF_STATES = frozenset({"ambassador", "consul general"})
#: Heads of posts of which a state has one, or one for each field. The whole post is compared.
_NATIONAL = re.compile(
    r"(?:deputy |vice |first |state )*(?:prime minister|minister|president|chancellor|secretary state|state secretary|head state"
    r"|secretary affairs foreign|secretary home|attorney general|prosecutor general|chief justice|chief defence|chief general staff"
    r"|army chief|commander in chief|speaker|governor central bank|permanent secretary|undersecretary state|king|queen|emir|sultan"
    r"|cabinet secretary|defence secretary|secretary defence|chief staff armed forces)\b"
)
_ENVOY = re.compile(r"(?:special )?(?:ambassador|envoy|representative|consul general|consul|charge daffaires)\b")
_SINGLE = re.compile(
    r"(?:prime minister|minister|president|chancellor|mayor|rector|governor|king|queen|emir|sultan|speaker|bishop|archbishop"
    r"|secretary state|secretary affairs foreign|secretary home|defence secretary|secretary defence|attorney general"
    r"|chief justice)\b(?!.* (?:state$))"
)


#: Ministers of some states: "Cabinet Secretary for Health".
_CABINET = re.compile(r"cabinet secretary (?=.)")


@dataclass(frozen=True, slots=True)
class Post:
    """An office by its title.

    Args:
        key: its words in a fixed order, without the country; "" for a rank, a degree or a trade that is no office.
        head: the word that tells the kind: `minister`, `mayor`.
        national: whether a state has one of it.
        single: whether one person holds it at a time.
        former: whether the title says that it is no longer held.
    """

    key: str
    head: str
    national: bool
    single: bool
    former: bool


@lru_cache(maxsize=32768)
def post(title: str) -> Post:
    """Return the post that a title names.

    >>> post("Foreign Minister").key == post("Minister of Foreign Affairs of Norway").key, post("Prof. Dr").key
    (True, '')
    >>> post("former Prime Minister of Barbados")
    Post(key='prime minister', head='prime minister', national=True, single=True, former=True)
    """
    said = words(title)
    former = any(w in _FORMER for w in said)
    found = [w for w in without_countries(said) if w not in _SMALL and w not in _FORMER and w not in _PASSING]
    told = " ".join(_WOMEN.get(_spelt(w), _spelt(w)) for w in found)
    if not found or all(w in _ranks() for w in found):
        return Post("", "", national=False, single=False, former=former)
    told = _SAME.get(told, told)
    told = _CABINET.sub("minister ", told)
    if (match := re.fullmatch(r"((?:deputy |vice |state |first )*)(.+) (minister|secretary)", told)) and match[2] not in (
        "prime",
        "cabinet",
    ):
        told = f"{match[1]}{match[3]} {match[2]}"  # "finance minister"
    told = {"minister foreign": "minister affairs foreign", "minister external affairs": "minister affairs foreign"}.get(
        told, told
    )
    national, envoy = _NATIONAL.match(told), _ENVOY.match(told)
    head = (national or envoy or re.match(r"\S+", told))[0]  # type: ignore[index]
    rest = sorted(told[len(head) :].split())
    host = f"to {code}" if envoy and not national and (code := host_in_title(title)) else ""
    key = " ".join(filter(None, (head, *rest, host)))
    single = bool(_SINGLE.match(told)) and (head not in ("minister", "secretary state") or bool(rest))
    state = bool(national) and (head != "minister" or bool(rest))
    return Post(key, head, state or head in _OF_STATES, single, former)


@cache
def _ranks() -> frozenset[str]:
    """Return words of ranks, degrees and forms of address, which are no offices."""
    offices = frozenset(
        "ambassador senator governor justice judge mayor minister commissioner representative congressman congresswoman amb gov sen rep "
        "superintendent inspector sheriff councillor cllr mufti".split()
    )
    tables = ("man", "woman", "honorific", "dotted", "letters")
    return frozenset().union(*(singles(PERSON_WORDS, table) for table in tables)) - offices | {"lieutenant", "md", "cmd"}


@cache
def _spellings() -> Mapping[str, str]:
    found = pairs(ORGANIZATION_WORDS, "spelling")
    return {b[0][0]: a[0] for a, b in found.items() if len(a) == 1 and len(b) == 1 and len(b[0]) == 1} | {"defense": "defence"}


def _spelt(word: str) -> str:
    return _spellings().get(word, word)
