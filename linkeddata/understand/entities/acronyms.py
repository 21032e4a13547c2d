"""Acronyms and the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from linkeddata.schema import countries
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, Phrase, pairs, singles
from linkeddata.text.fold import key
from linkeddata.understand.entities import schema_class
from linkeddata.understand.entities.clusters import Cluster
from linkeddata.understand.entities.mention_names import MentionName, belongs_inside, is_acronym
from linkeddata.understand.entities.organization_names import signature, spelt
from linkeddata.understand.entities.similarity import distance, spells
from linkeddata.understand.entities.surroundings import Context

#: What may stand between a name and its short form: a bracket, with or without words that announce the short form, and quotes.
_OPENS = re.compile(
    r"\s*(?P<bracket>[(\[])?\s*(?P<said>(?:,|hereinafter|hereafter|herein|referred to as|abbreviated(?: as)?|also"
    r"|known as|in short|for short|short|or simply|or|called|acronym|the|from here on)[\s:,]*){0,6}[\"“”„‘’'«]*\s*",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s*[\"“”’'»]*\s*[)\];,]")
_FURTHEST = 60


def join(clusters: list[Cluster], context: Context) -> None:
    """Join every acronym to the one name of the text that it stands for.

    First where the text puts one in brackets behind the other, then by a table of organizations known to all or by letters that are
    no initials, then by initials anywhere in the text. A misspelt acronym becomes a member only.

    Args:
        clusters: organizations, each mention in one of them; emptied where they were joined to another.
        context: the document around them.
    """
    _join_in_brackets(clusters, context)
    _join_carried(clusters)
    _join_abridged(clusters)
    _join_known(clusters)
    _join_spelt(clusters)
    _join_misspelt(clusters)


def letters(mention_name: MentionName) -> str:
    """Return the letters of an acronym, lower-case, "" for any other form."""
    return _letters(mention_name.text)


@lru_cache(maxsize=4096)
def _letters(name: str) -> str:
    text = name.replace(".", "")
    return "".join(c for c in text.casefold() if c.isalnum()) if is_acronym(text) else ""


def _alive(clusters: Sequence[Cluster]) -> list[Cluster]:
    return [c for c in clusters if c.full]


def _bare(cluster: Cluster) -> str:
    """Return the letters of a cluster that has only an acronym so far."""
    return letters(cluster.full[0]) if cluster.full and all(letters(f) for f in cluster.full) else ""


def _attach(host: Cluster, guest: Cluster) -> None:
    host.shorts |= guest.keys
    host.absorb(guest, "acronym")


def _join_in_brackets(clusters: list[Cluster], context: Context) -> None:
    """Join two neighbours of which the second stands in brackets or is announced as the short form of the first."""
    owner = {f.member: c for c in clusters for f in c.mention_names}
    mention_names = sorted((f for c in clusters for f in c.mention_names), key=lambda f: f.span.start)
    joined: dict[int, Cluster] = {}

    def of(mention_name: MentionName) -> Cluster:
        cluster = owner[mention_name.member]
        while id(cluster) in joined:
            cluster = joined[id(cluster)]
        return cluster

    for a, b in pairwise(mention_names):
        if b.generic or a.generic or not _introduces(a, b, context):
            continue
        host, guest = of(a), of(b)
        if letters(a) and not letters(b):
            host, guest = guest, host
        if host is guest or not _is_short_for(guest, host, [c for c in clusters if c is not host]):
            continue
        if letters(guest.full[0]) or len(guest.full[0].words) == 1:
            _attach(host, guest)
        else:
            host.canonical = host.main.key
            host.absorb(guest, "translation")
        joined[id(guest)] = host


def _introduces(a: MentionName, b: MentionName, context: Context) -> bool:
    if b.span.start - a.span.end > _FURTHEST:
        return False
    gap = context.text[a.span.end : b.span.start]
    if gap.strip() == "/":
        return len(b.words) > 1
    if gap.strip() == "," and letters(b):
        return context.text[b.span.end : b.span.end + 1] == ")" and bool(spells(letters(b), a.words))
    match = _OPENS.fullmatch(gap)
    if not match or not (match["bracket"] or (match["said"] or "").strip(" ,").lower() not in ("", "or", "the")):
        return False
    return not match["bracket"] or bool(_CLOSES.match(context.text, b.span.end))


def _is_short_for(guest: Cluster, host: Cluster, others: list[Cluster]) -> bool:  # noqa: PLR0911 - one return a rule
    """Return whether a name in brackets is the short form of the one before, and not a place or another's acronym."""
    if not guest.full or not host.full:
        return False
    short, long = guest.full[0], host.main
    if letters(long) or (len(long.words) < 2 and not host.shorts):
        return False
    if countries.named(short.words) or countries.is_city(short.words):
        return False
    if _spelt_by(short, host):
        return True
    if letters(short):
        rivals = [c for c in others if c is not guest and c.full]
        inner = any(_spelt_by(short, c) and _closes(c, long) for c in rivals) or any(
            belongs_inside(short.text, n) for n in _readings(long)
        )
        return not inner and not any(_spelt_by(short, c) == "initials" for c in rivals)
    if len(short.words) > 1:
        return _is_foreign(short) != _is_foreign(long)
    return len(short.words) == 1 and len(long.words) > 2 and not schema_class.is_known_place(short.words)


def _closes(cluster: Cluster, long: MentionName) -> bool:
    return any(long.words[-len(f.words) :] == f.words and f.words != long.words for f in cluster.full)


def _is_foreign(mention_name: MentionName) -> bool:
    """Return whether a name of several words is in another language than English, by its function words and letters."""
    foreign = singles(ORGANIZATION_WORDS, "foreign")
    return any(w in foreign for w in mention_name.words) or not mention_name.text.replace("’", "").isascii()


def _spelt_by(short: MentionName, host: Cluster) -> str:
    """Return how an acronym spells one of the names of a cluster, "" if it does not."""
    acronym = letters(short) or short.words[0]
    best = ""
    for mention_name in host.full:
        if letters(mention_name):
            continue
        for name in _readings(mention_name):
            how = spells(acronym, name)
            if how == "initials":
                return how
            best = best or how
    return best


def _readings(mention_name: MentionName) -> list[Phrase]:
    """Return the words of a name as written, without the country it names, and with the country's name for its adjective."""
    parts = signature(mention_name.whole)
    found = [mention_name.words]
    if parts.rest != spelt(mention_name.words):
        found.append(parts.rest)
    return found


def _join_carried(clusters: list[Cluster]) -> None:
    """Join an acronym to the mention that carries it in brackets inside itself: "National Agency (NA)" read as one mention."""
    carriers: dict[str, list[Cluster]] = {}
    for cluster in _alive(clusters):
        for mention_name in cluster.full:
            if mention_name.inner:
                carriers.setdefault(key(mention_name.inner), []).append(cluster)
    for cluster in _alive(clusters):
        hosts = carriers.get(cluster.full[0].key, []) if _bare(cluster) else []
        if len({id(h) for h in hosts}) == 1 and hosts[0] is not cluster and hosts[0].full:
            _attach(hosts[0], cluster)


def _join_abridged(clusters: list[Cluster]) -> None:
    """Join "FF Altdorf" to "Freiwillige Feuerwehr Altdorf": letters for the first words, the rest the same."""
    for cluster in _alive(clusters):
        mention_name = cluster.full[0]
        first, rest = mention_name.text.split(" ")[0], mention_name.words[1:]
        if not rest or not is_acronym(first) or len(first) < 2:
            continue
        hosts = [
            c
            for c in _alive(clusters)
            if c is not cluster
            and any(
                f.words[-len(rest) :] == rest and spells(mention_name.words[0], f.words[: -len(rest)]) == "initials"
                for f in c.full
            )
        ]
        if len(hosts) == 1:
            hosts[0].absorb(cluster, "acronym")


@cache
def _known() -> dict[str, tuple[Phrase, ...]]:
    return {
        "".join(a): tuple(signature(" ".join(n)).core for n in names) for a, names in pairs(ORGANIZATION_WORDS, "known").items()
    }


@cache
def _full_names() -> frozenset[Phrase]:
    return frozenset(core for cores in _known().values() for core in cores)


def is_known(mention_name: MentionName) -> bool:
    """Return whether a name is the full name of a well-known organization; a longer name is then no variant of it."""
    return signature(mention_name.whole).core in _full_names()


def _join_known(clusters: list[Cluster]) -> None:
    for cluster in _alive(clusters):
        word = _bare(cluster) or (cluster.full[0].words[0] if len(cluster.full[0].words) == 1 else "")
        cores = _known().get(word, ())
        hosts = (
            [c for c in _alive(clusters) if c is not cluster and any(signature(f.whole).core in cores for f in c.full)]
            if cores
            else []
        )
        if len(hosts) == 1:
            _attach(hosts[0], cluster)


def _join_spelt(clusters: list[Cluster]) -> None:
    """Join acronyms that stand alone to the only name they spell, the strictest reading first."""
    named = [c for c in _alive(clusters) if any(len(f.words) > 1 and not letters(f) for f in c.full)]
    for cluster in _alive(clusters):
        acronym = _bare(cluster)
        if not acronym or (acronym in _known() and any(is_known(f) for c in named for f in c.full)):
            continue
        ways: dict[str, list[Cluster]] = {}
        for host in named:
            how = _spelt_by(cluster.full[0], host) if host is not cluster and host.full else ""
            if how:
                ways.setdefault(how, []).append(host)
        for how in ("initials", "skipping", "syllables"):
            hosts = [h for h in ways.get(how, []) if not h.shorts] or ways.get(how, [])
            if how == "syllables" and len(acronym) < 4:
                continue
            if len(hosts) == 1:
                _attach(hosts[0], cluster)
            if hosts:
                break


def _join_misspelt(clusters: list[Cluster]) -> None:
    """Make an acronym used once, with two letters swapped against one that is explained, a member of that organization."""
    explained = [(letters(f), c) for c in _alive(clusters) for f in c.full if f.key in c.shorts]
    for cluster in _alive(clusters):
        acronym = _bare(cluster)
        if len(acronym) < 4 or len(cluster.full) > 1 or acronym in _known():
            continue
        limit = 1
        hosts = {
            id(c): c
            for known, c in explained
            if sorted(known) == sorted(acronym)
            and known != acronym
            and distance(known, acronym, limit) <= limit
            and c is not cluster
        }
        if len(hosts) == 1:
            next(iter(hosts.values())).absorb(cluster, "misspelt", weak=True)
