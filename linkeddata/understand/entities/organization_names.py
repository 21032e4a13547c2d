"""What an organization's name says: its kind, the country it belongs to, and where it sits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from linkeddata.schema import countries
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, Phrase, pairs, singles
from linkeddata.text.fold import words

_POSSESSIVE = re.compile(r"['’]s(?=\s)")
_OWNER = frozenset(("of", "for"))
_SEAT = frozenset(("in", "to", "at"))


@dataclass(frozen=True, slots=True)
class Signature:
    """A name taken apart; two names with one core and countries that do not contradict each other are one organization.

    Args:
        core: its words but for function words and countries, in one spelling, sorted.
        owner: code of the country it belongs to, or "".
        seat: code of the country it sits in, or "".
        rest: the words in order without the countries.
    """

    core: Phrase
    owner: str
    seat: str
    rest: Phrase

    def fits(self, other: Signature) -> bool:
        """Return whether both can be one organization: the same core, and no country against another."""
        owners = not (self.owner and other.owner) or self.owner == other.owner
        seats = not (self.seat and other.seat) or self.seat == other.seat
        return self.core == other.core and owners and seats


@lru_cache(maxsize=4096)
def signature(text: str) -> Signature:
    """Take a repaired name apart.

    >>> signature("Slovak Ministry of Interior").fits(signature("Ministry of the Interior of the Slovak Republic"))
    True
    >>> signature("Embassy of China in Slovakia").fits(signature("Embassy of Slovakia in China"))
    False
    """
    name = spelt(words(_POSSESSIVE.sub("", text)))
    owner, length = countries.leading(name)
    if length == len(name):
        owner, length = "", 0
    rest, seat = list(name[length:]), ""
    at = 1
    while at < len(rest):
        where = at + 1 + (rest[at + 1 : at + 2] == ["the"])
        code, taken = countries.at(tuple(rest), where) if rest[at] in _OWNER | _SEAT else ("", 0)
        ends = where + taken == len(rest) or (where + taken < len(rest) and rest[where + taken] in _SEAT)
        if not code or not ends or (rest[at] in _OWNER and owner):
            at += 1
            continue
        if rest[at] in _OWNER:
            owner = code
        else:
            seat = code
        del rest[at : where + taken]
    return Signature(tuple(sorted(_core(tuple(rest)))), owner, seat, tuple(rest))


def _core(rest: Phrase) -> Phrase:
    small = singles(ORGANIZATION_WORDS, "small")
    core = tuple(w for w in rest if w not in small) or rest
    for phrase, other in _phrases():
        if core == phrase:
            return other
    return core


@lru_cache(maxsize=4096)
def spelt(name: Phrase) -> Phrase:
    """Return a name in one spelling ("organization" as "organization").

    >>> spelt(("labour", "organisation"))
    ('labor', 'organization')
    """
    table = _spellings()
    return tuple(table.get(w, w) for w in name)


@cache
def _spellings() -> dict[str, str]:
    return {a[0]: b[0][0] for a, b in pairs(ORGANIZATION_WORDS, "spelling").items() if len(a) == len(b[0]) == 1}


@cache
def _phrases() -> tuple[tuple[Phrase, Phrase], ...]:
    return tuple((a, b[0]) for a, b in pairs(ORGANIZATION_WORDS, "spelling").items() if len(a) > 1)
