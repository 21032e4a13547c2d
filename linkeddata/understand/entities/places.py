"""One place for all its names; countries through the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from linkeddata.schema import countries
from linkeddata.schema.lexicon import PLACE_WORDS, Phrase, rows
from linkeddata.schema.subdivisions import Subdivision
from linkeddata.text.fold import words
from linkeddata.understand.entities import abbreviated_places, schema_class
from linkeddata.understand.entities.clusters import Cluster, by_key
from linkeddata.understand.entities.mention_names import MentionName, is_acronym
from linkeddata.understand.entities.similarity import distance, misspelt, spells
from linkeddata.values.mentions import MentionKind

_TAILS = frozenset(("of", "in", "at", "on", "for"))


@dataclass(slots=True)
class Place:
    """A place.

    Args:
        cluster: its mentions.
        code: the country it is, "" for none.
        adjective: whether only adjectives name it.
        subdivision: the state or province that only abbreviations name here.
    """

    cluster: Cluster
    code: str = ""
    adjective: bool = False
    subdivision: Subdivision | None = None


def join(mention_names: Sequence[MentionName], text: str) -> list[Place]:
    """Join the mentions of each place.

    Args:
        mention_names: repaired mentions of places, in text order; generic ones are left out.
        text: the document's text.

    Returns:
        Places in the order of their first mention. A country that only adjectives name is marked `adjective`.
    """
    clusters = by_key((f for f in mention_names if not f.generic), MentionKind.PLACE)
    clusters, abbreviations = abbreviated_places.part_off(clusters, text)
    nations, others = _countries(clusters)
    subdivisions = abbreviated_places.join(abbreviations, others, [p.code for p in nations])
    _join_designated(others)
    _join_tails([c for c in others if c.full])
    _join_letters([c for c in others if c.full], nations)
    _join_misspelt([c for c in others if c.full], nations)
    found = [*nations, *(Place(c, subdivision=s) for s, c in subdivisions.items()), *(Place(c) for c in others if c.full)]
    return sorted(found, key=lambda p: p.cluster.first)


def _countries(clusters: list[Cluster]) -> tuple[list[Place], list[Cluster]]:
    """Part the clusters that name or describe a country from the others, one place a country."""
    places: dict[str, Place] = {}
    others: list[Cluster] = []
    shared: list[tuple[Cluster, tuple[str, ...], bool]] = []
    for cluster in clusters:
        name = cluster.full[0].words
        codes = countries.named(name) or _by_code(cluster.full[0])
        adjective = not codes
        codes = codes or countries.described(name)
        if not codes:
            others.append(cluster)
        elif len(codes) > 1 or adjective:
            shared.append((cluster, codes, adjective))
        else:
            _add_country(places, codes[0], cluster, False)
    for cluster, codes, adjective in sorted(shared, key=lambda entry: entry[2]):
        present = [c for c in codes if c in places]
        _add_country(places, present[0] if len(present) == 1 else codes[0], cluster, adjective)
    return list(places.values()), others


def _by_code(mention_name: MentionName) -> tuple[str, ...]:
    """Return the country of a three-letter code ("BRA"), as sports results and delegations' lists use them."""
    code = countries.atlas().codes.get(mention_name.text)
    return (code,) if code else ()


def _add_country(places: dict[str, Place], code: str, cluster: Cluster, adjective: bool) -> None:
    place = places.get(code)
    if place is None:
        places[code] = Place(cluster, code, adjective)
        if not adjective:
            _prefer_usual(cluster, code)
    elif adjective and not place.adjective:
        place.cluster.absorb(cluster, "demonym", weak=True)
    elif adjective:
        place.cluster.full.extend(cluster.full)
    else:
        place.cluster.absorb(cluster, "country")
        _prefer_usual(place.cluster, code)
    if is_acronym(cluster.full[0].text) if cluster.full else False:
        places[code].cluster.shorts.add(cluster.full[0].key)


def _prefer_usual(cluster: Cluster, code: str) -> None:
    """Let the usual short name be the published one where the text has it, else the name the text uses most."""
    usual = " ".join(words(countries.country(code).name))
    counts = Counter(f.key for f in cluster.full)
    letters = {f.key for f in cluster.full if is_acronym(f.text)}
    cluster.shorts |= letters
    cluster.canonical = usual if usual in counts else max(counts, key=lambda k: (k not in letters, counts[k], len(k)))


def _join_designated(clusters: list[Cluster]) -> None:
    """Join "Aomori" to "Aomori Prefecture", where one longer name has it and it is not itself a city known apart."""
    bare = {c.full[0].words: c for c in clusters}
    longer: dict[Phrase, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for short in _without_designator(cluster.full[0].words):
            if short in bare:
                longer[short].append(cluster)
    for short, found in longer.items():
        hosts = [c for c in found if c.full]
        if len({c.full[0].key for c in hosts}) == 1 and bare[short].full:
            hosts[0].absorb(bare[short], "short form")


def _without_designator(name: Phrase) -> list[Phrase]:
    """Return what is left of a name without "city", "Province", "Lake" …; nothing where that is a known city or country."""
    found = []
    table = _designators()
    for size in range(1, min(3, len(name))):
        for phrase, short in ((name[-size:], name[:-size]), (name[:size], name[size:])):
            sort = table.get(phrase)
            if sort and len(short[0]) > 2 and not countries.named(short) and (sort == "city" or not countries.is_city(short)):
                found.append(short)
    return found


@cache
def _designators() -> dict[Phrase, str]:
    listed = [(row[1], entry) for row in rows(PLACE_WORDS) if row[0] == "designator" for entry in row[2].split("|")]
    return {words(entry): sort for sort, entry in reversed(listed)}  # the first row that has a word counts


def _join_tails(clusters: list[Cluster]) -> None:
    """Join "Palace of the Kings" to "Palace of the Kings of Dosso": the same two words or more, then "of" or "in"."""
    index: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        index[cluster.full[0].words[0]].append(cluster)
    for cluster in clusters:
        name = cluster.full[0].words if cluster.full else ()
        if len(name) < 2:
            continue
        hosts = [
            c
            for c in index[name[0]]
            if c is not cluster
            and c.full
            and any(
                f.words[: len(name)] == name and f.words[len(name) : len(name) + 1] and f.words[len(name)] in _TAILS
                for f in c.full
            )
        ]
        if len(hosts) == 1:
            hosts[0].absorb(cluster, "short form")


def _join_letters(clusters: list[Cluster], nations: list[Place]) -> None:
    """Join "N.B." to "New Brunswick", where one place of the text is spelt so."""
    named = [c for c in clusters if len(c.full[0].words) > 1] + [p.cluster for p in nations if not p.adjective]
    for cluster in clusters:
        mention_name = cluster.full[0] if cluster.full else None
        if mention_name is None or not is_acronym(mention_name.text.replace(".", "")) or len(mention_name.words) > 1:
            continue
        hosts = [
            c
            for c in named
            if c is not cluster and c.full and any(spells(mention_name.words[0], f.words) == "initials" for f in c.full)
        ]
        if len(hosts) == 1:
            hosts[0].shorts.add(mention_name.key)
            hosts[0].absorb(cluster, "acronym")


def _join_misspelt(clusters: list[Cluster], nations: list[Place]) -> None:
    """Make a place named once in a spelling that no table knows a member of the one place that is spelt almost so."""
    hosts: dict[str, list[Cluster]] = defaultdict(list)
    for c in [*clusters, *(p.cluster for p in nations if not p.adjective)]:
        for key in {f.key for f in c.full}:
            hosts[key[0]].append(c)
    for cluster in clusters:
        if len(cluster.full) != 1 or len(cluster.full[0].words) > 1 or schema_class.is_known_place(cluster.full[0].words):
            continue
        word = cluster.full[0].key
        near = {
            id(h): h
            for h in hosts[word[0]]
            if h is not cluster and any(misspelt(word, f.key) and distance(word, f.key, 1) == 1 for f in h.full)
        }
        sure = [
            h
            for h in near.values()
            if len(h.full) > 1 or countries.is_city(h.full[0].words) or countries.named(h.full[0].words)
        ]
        if len(sure) == 1:
            sure[0].absorb(cluster, "misspelt", weak=True)
