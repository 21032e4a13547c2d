"""Swaps names in annotated releases, so that the tagger learns where names occur and not a list of names."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from linkeddata.values.dates import MONTHS

_NAME = re.compile(r"[^\W\d_][\w'’-]*[^\W\d_]")
_SHARE = 0.7  # of the persons of a release; places, whose names are more informative, half as often


@dataclass(frozen=True, slots=True)
class Pools:
    """The words that names of persons begin and end with, and places of one word, in all the releases."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]


def pools(releases: Iterable[dict[str, Any]]) -> Pools:
    """Collect the pools from annotated releases."""
    given, family, places = set(), set(), set()
    for gold in releases:
        for entity in gold["entities"]:
            words = entity["names"][0].split() if entity["names"] else []
            if entity["types"] == ["Person"] and len(words) > 1:
                given.update(w for w in words[:1] if _swappable(w))
                family.update(w for w in words[-1:] if _swappable(w))
            elif entity["types"] == ["Place"] and len(words) == 1:
                places.update(w for w in words if _swappable(w))
    return Pools(tuple(sorted(given)), tuple(sorted(family)), tuple(sorted(places)))


def swapped(text: str, gold: dict[str, Any], pools: Pools, rng: random.Random) -> tuple[str, dict[str, Any]]:
    """Return a release with other names for some of its persons and places, in the text and in its annotation.

    A word is swapped everywhere, so that surnames alone, organizations named after a person and possessives still match. Words
    that also occur in lower case, and countries whose adjective occurs, are not swapped.
    """
    plain = set(re.findall(r"\b[^\W\d_]+\b", text))
    fixed = {fact[2] for fact in gold["facts"] if fact[1] == "nationality"}
    new: dict[str, str] = {}
    for entity in gold["entities"]:
        if entity["id"] in fixed:
            continue
        if entity["types"] == ["Person"]:
            words = [
                (w, pools.given if n == 0 else pools.family) for name in entity["names"] for n, w in enumerate(name.split())
            ]
            share = _SHARE
        elif entity["types"] == ["Place"] and all(len(name.split()) == 1 for name in entity["names"]):
            words = [(name, pools.places) for name in entity["names"]]
            share = _SHARE / 2
        else:
            continue
        if rng.random() < share:
            for word, pool in words:
                if _swappable(word) and word not in new and word.lower() not in plain:
                    new[word] = rng.choice(pool)
    if not new:
        return text, gold
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, new), key=len, reverse=True)) + r")\b")

    def change(words: str) -> str:
        return pattern.sub(lambda m: new[m.group()], words)

    told = json.loads(json.dumps(gold))
    for thing in (*told["entities"], *told["events"]):
        thing["names"] = [change(name) for name in thing["names"]]
    for event in told["events"]:
        event["trigger"] = change(event["trigger"])
    told["facts"] = [[s, p, change(o) if p == "jobTitle" else o, *rest] for s, p, o, *rest in told["facts"]]
    return change(text), told


def _swappable(word: str) -> bool:
    return bool(_NAME.fullmatch(word)) and word[0].isupper() and word[1:].islower() and word not in MONTHS
