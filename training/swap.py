"""Swaps names and titles in annotated releases, so that the tagger learns where they occur and not a list of them."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from linkeddata.values.dates import MONTHS
from training.release import Release, rewritten

_NAME = re.compile(r"[^\W\d_][\w'’-]*[^\W\d_]")
_PERSON, _PLACE, _ORGANIZATION, _EVENT, _TITLE = 0.7, 0.35, 0.4, 0.4, 0.3  # shares of a release's that are swapped


@dataclass(frozen=True, slots=True)
class Pools:
    """What there is to choose from in all the releases.

    Args:
        given: words that names of persons begin with.
        family: words that names of persons end with.
        places: names of places, of one word.
        organizations: the names of one organization each, by their form (see `_form`); no other name stands inside them.
        events: names of events by kind, without digits.
        titles: job titles by whether they begin with a capital letter.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]
    organizations: dict[tuple[bool, ...], tuple[tuple[str, ...], ...]]
    events: dict[str, tuple[str, ...]]
    titles: dict[bool, tuple[str, ...]]


def pools(releases: Iterable[dict[str, Any]]) -> Pools:
    """Collect the pools from annotations."""
    given, family, places = set(), set(), set()
    organizations, events, titles = defaultdict(set), defaultdict(set), defaultdict(set)
    for gold in releases:
        for entity in gold["entities"]:
            words = entity["names"][0].split() if entity["names"] else []
            if entity["types"] == ["Person"] and len(words) > 1:
                given.update(w for w in words[:1] if _swappable(w))
                family.update(w for w in words[-1:] if _swappable(w))
            elif entity["types"] == ["Place"] and len(words) == 1:
                places.update(w for w in words if _swappable(w))
        for thing, names in _whole(gold):
            if "kind" in thing:
                events[thing["kind"]].add(names[0])
            else:
                organizations[_form(names)].add(names)
        for title in _titles(gold):
            titles[title[0].isupper()].add(title)
    return Pools(
        tuple(sorted(given)),
        tuple(sorted(family)),
        tuple(sorted(places)),
        *({key: tuple(sorted(found)) for key, found in table.items()} for table in (organizations, events, titles)),
    )


def swapped(release: Release, pools: Pools, rng: random.Random) -> Release:
    """Return a release with other names for some of what it names, in the text and in its annotation.

    A word of a person's or place's name is swapped everywhere, so that surnames alone, organizations named after a person and
    possessives still match. Words that also occur in lower case, and countries whose adjective occurs, are not swapped.
    Organizations, events and titles are swapped as a whole.
    """
    text, gold = release.text, release.gold
    new = _other_words(text, gold, pools, rng)
    taken = {name for thing in (*gold["entities"], *gold["events"]) for name in thing["names"]} | set(new.values())
    for thing, names in _whole(gold):
        event = "kind" in thing
        chosen = pools.events.get(thing["kind"], ()) if event else pools.organizations.get(_form(names), ())
        if chosen and rng.random() < (_EVENT if event else _ORGANIZATION):
            other = rng.choice(chosen)
            fresh = (other,) if event else other
            if not any(a in b or b in a for a in fresh for b in taken):
                new.update(zip(names, fresh, strict=True))
                taken.update(fresh)
    for title in _titles(gold):
        if rng.random() < _TITLE and pools.titles.get(title[0].isupper()):
            new[title] = rng.choice(pools.titles[title[0].isupper()])
    if not new:
        return release
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, new), key=len, reverse=True)) + r")(?!\w)")

    def change(words: str) -> str:
        return pattern.sub(lambda m: new[m.group()], words)

    told = json.loads(json.dumps(gold))
    for thing in (*told["entities"], *told["events"]):
        thing["names"] = [change(name) for name in thing["names"]]
    told["facts"] = [[s, p, change(o) if p == "jobTitle" else o, *rest] for s, p, o, *rest in told["facts"]]
    other, moved = rewritten(text, [(*m.span(), new[m.group()]) for m in pattern.finditer(text)])
    mentions = {event: tuple(m for span in spans if (m := moved(span))) for event, spans in release.mentions.items()}
    return Release(other, told, mentions)


def _other_words(text: str, gold: dict[str, Any], pools: Pools, rng: random.Random) -> dict[str, str]:
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
            share = _PERSON
        elif entity["types"] == ["Place"] and all(len(name.split()) == 1 for name in entity["names"]):
            words = [(name, pools.places) for name in entity["names"]]
            share = _PLACE
        else:
            continue
        if rng.random() < share:
            for word, pool in words:
                other = rng.choice(pool)
                if _swappable(word) and word not in new and word.lower() not in plain and other not in plain:
                    new[word] = other
                    plain.add(other)
    return new


def _whole(gold: dict[str, Any]) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    """Return the organizations and named events that can be swapped as a whole, with their names: none holds another's name."""
    every = [(thing["id"], name) for thing in (*gold["entities"], *gold["events"]) for name in thing["names"]]
    out = []
    for thing in (*gold["entities"], *gold["events"]):
        names = tuple(thing["names"])
        wanted = len(names) == 1 if "kind" in thing else names and thing["types"] == ["Organization"]
        if not wanted or any(c.isdigit() or c == "\n" for name in names for c in name):
            continue
        if not any(name in other or other in name for name in names for owner, other in every if owner != thing["id"]):
            out.append((thing, names))
    return out


def _form(names: tuple[str, ...]) -> tuple[bool, ...]:
    """Return for each name whether it is an acronym: organizations are swapped for those named in the same ways."""
    return tuple(" " not in name and name.isupper() for name in names)


def _titles(gold: dict[str, Any]) -> list[str]:
    """Return the job titles that can be swapped: without a name inside, and not part of another."""
    values = sorted({value for _, prop, value, *_ in gold["facts"] if prop == "jobTitle"})
    names = [name for thing in (*gold["entities"], *gold["events"]) for name in thing["names"]]
    return [
        title
        for title in values
        if len(title) > 3
        and title[1:].islower()
        and not any(title in other for other in (*values, *names) if other != title)
        and not any(name in title for name in names)
    ]


def _swappable(word: str) -> bool:
    return bool(_NAME.fullmatch(word)) and word[0].isupper() and word[1:].islower() and word not in MONTHS
