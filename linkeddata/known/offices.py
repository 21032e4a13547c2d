"""Decides which row of the office's list a name means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linkeddata.known.authorities import by_key
from linkeddata.known.decide import Named, Surroundings
from linkeddata.known.keys import key
from linkeddata.known.rows import KnownList, Row
from linkeddata.values.description import Family

# A name that begins with one of these, or is one of them, says what a body is and not which: "Ministry of Health", "House".
_GENERAL = re.compile(
    r"(?:(?:federal|national|state|royal|general|permanent|press|public) )*(?:ministry|minister|department|directorate|government|"
    r"parliament|house|senate|congress|assembly|court|supreme court|high court|constitutional court|commission|council|cabinet|office|"
    r"embassy|consulate|police|army|navy|air force|coast guard|border guard|guard|press|spokesperson|agency|authority|board|committee|"
    r"secretariat|central bank|national bank|bank|chamber|city hall|town hall|university|hospital|museum|church|port|airport|customs|"
    r"presidency|treasury|foreign office|home office|prosecutor|ombudsman|delegation|mission|institute|academy|service|bureau|union|"
    r"federation)\b"
)
# What may follow such a word without saying whose it is.
_TOPICS = frozenset(
    "of for the and in on to health finance foreign affairs interior defense education justice trade transport agriculture culture "
    "economy energy environment tourism science technology sports youth labor social development industry public works security "
    "communications information planning water housing gender women children fisheries forestry mines infrastructure affairs service "
    "services deputies representatives commons lords ministers state states general office press court bank audit appeal appeals "
    "human rights directors governors trustees".split()
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which row a name means.

    Args:
        row: the row, or None.
        candidates: the rows it may mean, if none was chosen.
        why: why, in words.
    """

    row: Row | None
    candidates: tuple[Row, ...] = ()
    why: str = ""


def choose(thing: Named, around: Surroundings, known: KnownList) -> Choice:
    """Return the row that a thing is, if there is one and no doubt.

    Args:
        thing: its names, kind and country.
        around: what else the text says; `day` is the day of publication.
        known: the office's list.

    Returns:
        A choice without row and candidates if the list does not have the name.
    """
    keys = list(dict.fromkeys(key(name) for name in thing.names))
    named = [row for words in keys for row in known.by_key.get(words, ())]
    named += [row for words in sorted(thing.bare) for row in known.by_key.get(words, ()) if row.country in thing.told]
    same = tuple(dict.fromkeys(row for row in named if row.family is thing.family))
    if not same:
        return Choice(None)
    rows = [row for row in same if row.holds_on(around.day) is not False and not _elsewhere(row, thing)]
    if not rows:
        expired = any(row.holds_on(around.day) is False for row in same)
        return Choice(None, same, "the list gives the name other days" if expired else "the text tells another country")
    dated = [row for row in rows if row.holds_on(around.day)]
    if not dated:
        return Choice(None, tuple(rows), "the row holds for a time only, and the day of publication is not known")
    sure = [row for row in dated if _sure(row, thing, around, set(keys))]
    if len(sure) > 1:  # the one whose country the text speaks of, or the publisher's
        near = [row for row in sure if row.country and (row.country in around.home or around.speaks_of(row.country, keys))]
        sure = near if len(near) == 1 else sure
    if len(sure) == 1 and (len(dated) == 1 or sure[0].country):
        return Choice(sure[0], (), "the name and the country agree" if sure[0].country else "the name agrees")
    why = "the list has the name several times" if len(dated) > 1 else "the text does not tell whose it is"
    return Choice(None, tuple(dated), why)


def _elsewhere(row: Row, thing: Named) -> bool:
    return bool(row.country and thing.told) and row.country not in thing.told


def _sure(row: Row, thing: Named, around: Surroundings, keys: set[str]) -> bool:
    """Return whether the text says enough for a row: a general name needs its country, others need no other country."""
    if row.country and row.country in thing.told:
        return True
    general = is_general(key(thing.names[0]))
    if not row.country:
        return not (general and " " not in key(thing.names[0]))  # "House" is never enough
    if general:
        return (around.speaks_of(row.country, keys) or row.country in around.home) and not _others(row, around, keys)
    return not (row.family is Family.PLACE and any(around.speaks_of(code, keys) for code in _namesakes(row, keys)))


def _namesakes(row: Row, keys: set[str]) -> set[str]:
    """Return the other countries in which the public lists know a place of the name."""
    same = [a for words in keys for a in by_key(words)]
    return ({a.country for a in same} | {code for a in same for code in a.rivals}) - {row.country, ""}


def _others(row: Row, around: Surroundings, keys: set[str]) -> bool:
    """Return whether the text speaks of countries beside the row's."""
    return any(code != row.country and around.speaks_of(code, keys) for code in around.countries)


def is_general(words: str) -> bool:
    """Return whether a name's key says what a body is and not which.

    >>> is_general("ministry of health"), is_general("house"), is_general("ministry of health of uganda"), is_general("vigo bay")
    (True, True, False, False)
    """
    head = _GENERAL.match(words)
    return head is not None and all(word in _TOPICS or _GENERAL.fullmatch(word) for word in words[head.end() :].split())
