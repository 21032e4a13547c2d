"""Joins the mentions of one organization: full name, acronym, short name, name with and without its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linkeddata.schema import countries, name_classes
from linkeddata.schema.lexicon import ORGANIZATION_WORDS, Phrase, phrases, singles
from linkeddata.understand.entities import acronyms, schema_class
from linkeddata.understand.entities.clusters import Cluster, by_key
from linkeddata.understand.entities.mention_names import MentionName
from linkeddata.understand.entities.organization_names import Signature, signature, spelt
from linkeddata.understand.entities.similarity import distance
from linkeddata.understand.entities.surroundings import Context
from linkeddata.values.mentions import MentionKind

#: Words after which a longer name says of what or where the organization is that the shorter name leaves open.
_TAILS = frozenset(("of", "for", "in", "at", "on", "to"))
#: Organizations whose names are cut before "and": "Ministry of Health" for "Ministry of Health and Family Welfare".
_ENUMERATING = frozenset(("ministry", "department", "secretariat", "directorate"))


def join(mention_names: Sequence[MentionName], context: Context, places: frozenset[Phrase]) -> list[Cluster]:
    """Join the mentions of each organization.

    Args:
        mention_names: repaired mentions of organizations, in text order; generic ones join only where the text leaves one organization.
        context: the document around them.
        places: the words of every place that the document mentions.

    Returns:
        Organizations in the order of first mention. A name that two of them could bear ("Ministry of Health" where the text
        has those of two countries) is in neither.
    """
    clusters = by_key((f for f in mention_names if not f.generic), MentionKind.ORGANIZATION)
    _join_apposed(clusters)
    clusters = _join_signatures([c for c in clusters if c.full], context)
    _join_short(clusters, places)
    clusters = [c for c in clusters if c.full]
    acronyms.join(clusters, context)
    clusters = [c for c in clusters if c.full]
    _join_misspelt(clusters)
    clusters = sorted((c for c in clusters if c.full), key=lambda c: c.first)
    _join_generic([f for f in mention_names if f.generic], clusters)
    return clusters


def _join_apposed(clusters: list[Cluster]) -> None:
    """Join "PIT union" to "PIT": a common noun in small letters is no part of the name."""
    names = {c.full[0].words: c for c in clusters}
    apposed = singles(ORGANIZATION_WORDS, "apposed")
    for cluster in clusters:
        mention_name = cluster.full[0]
        host = names.get(mention_name.words[:-1])
        if (
            host
            and host.full
            and mention_name.words[-1] in apposed
            and all(f.text.rpartition(" ")[2].islower() for f in cluster.full)
        ):
            host.absorb(cluster, "name", weak=True)


def _join_signatures(clusters: list[Cluster], context: Context) -> list[Cluster]:
    """Join names with one core whose countries do not contradict each other; leave out what several could be."""
    cores: dict[Phrase, list[tuple[Signature, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        parts = signature(cluster.full[0].whole)
        cores[parts.core].append((parts, cluster))
    for group in cores.values():
        if len(group) > 1:
            _join_group(group, context)
    return [c for c in clusters if c.full]


def _join_group(group: list[tuple[Signature, Cluster]], context: Context) -> None:
    """Join the clusters of one core: those that say most first, then what fits only one of them."""
    hosts: list[tuple[Signature, Cluster]] = []
    for parts, cluster in sorted(group, key=lambda entry: (-bool(entry[0].owner) - bool(entry[0].seat), entry[1].first)):
        fitting = [(p, c) for p, c in hosts if parts.fits(p)]
        if not fitting:
            hosts.append((parts, cluster))
        elif len(fitting) == 1:
            rule = "name" if fitting[0][0].rest == parts.rest else "variant"
            fitting[0][1].absorb(cluster, rule)
        else:
            for mention_name in cluster.full:
                host = context.meant(mention_name, [c for _, c in fitting])
                if host:
                    host.add(mention_name, "short form")
            cluster.full = []


@dataclass(frozen=True, slots=True)
class _Words:
    """The word tables for judging short names, and the names in the document itself."""

    legal: frozenset[str]
    club: frozenset[str]
    lead: frozenset[str]
    descriptor: frozenset[str]
    small: frozenset[str]
    generic: frozenset[Phrase]
    leads: frozenset[Phrase]


def _join_short(clusters: list[Cluster], places: frozenset[Phrase]) -> None:
    """Join each short name to the only longer name that contains it."""
    tables = _Words(
        singles(ORGANIZATION_WORDS, "legal"),
        singles(ORGANIZATION_WORDS, "club"),
        singles(ORGANIZATION_WORDS, "lead"),
        singles(ORGANIZATION_WORDS, "descriptor"),
        singles(ORGANIZATION_WORDS, "small"),
        phrases(ORGANIZATION_WORDS, "generic"),
        places | {f.words for c in clusters for f in c.full if len(f.words) < 4},
    )
    first, last = defaultdict(list), defaultdict(list)
    for cluster in clusters:
        for name in sorted({spelt(f.words) for f in cluster.full}):
            bare = _without_legal(name, tables)
            for word in {name[0], bare[0]}:
                first[word].append((name, cluster))
            for word in {name[-1], bare[-1]}:
                last[word].append((name, cluster))
    for cluster in sorted(clusters, key=lambda c: len(c.full[0].words)):
        if not cluster.full:
            continue
        short = spelt(cluster.full[0].words)
        for test, index, word in (
            (_is_without_legal, first, _without_legal(short, tables)[0]),
            (_is_opening, first, short[0]),
            (_is_closing, last, short[-1]),
            (_is_brand, first, short[0]),
            (_is_brand, last, short[0]),
            (_is_thinned, first, short[0]),
        ):
            if test is not _is_without_legal and acronyms.letters(cluster.full[0]):
                continue
            found = {id(c): c for name, c in index[word] if c is not cluster and c.full and test(short, name, tables)}
            hosts = _longest_of_one(list(found.values()))
            if len(hosts) == 1 and not (test is _is_opening and acronyms.is_known(cluster.full[0])):
                hosts[0].absorb(cluster, "short form", weak=len(short) == 1 and test is not _is_without_legal)
                break


def _longest_of_one(hosts: list[Cluster]) -> list[Cluster]:
    """Return the hosts less those whose name opens another host's name: "Acme Foods" and "Acme Foods Ltd of Oslo" are one."""
    return [
        h for h in hosts if not any(o is not h and o.full[0].words[: len(h.full[0].words)] == h.full[0].words for o in hosts)
    ]


def _without_legal(name: Phrase, tables: _Words) -> Phrase:
    start, end = 0, len(name)
    while end - start > 1 and name[end - 1] in tables.legal:
        end -= 1
    if end - start > 1 and (name[start] in tables.legal or name[start] in tables.club):
        start += 1
    return name[start:end]


def _is_without_legal(short: Phrase, name: Phrase, tables: _Words) -> bool:
    return short != name and _without_legal(short, tables) == _without_legal(name, tables)


def _is_opening(short: Phrase, name: Phrase, tables: _Words) -> bool:
    """Return whether `short` opens `name` and the rest says of what, where, or what sort of company."""
    if name[: len(short)] != short or len(name) == len(short):
        return False
    rest = name[len(short) :]
    several = len([w for w in short if w not in tables.small]) > 1
    if several and (rest[0] in _TAILS or (rest[0] == "and" and short[0] in _ENUMERATING)):
        return short not in tables.generic
    company = all(w in tables.descriptor or w in tables.legal for w in rest)
    return company and (several or _is_distinctive(short, tables)) and short[-1] not in tables.small


def _is_closing(short: Phrase, name: Phrase, tables: _Words) -> bool:
    """Return whether `short` closes `name` after the country, place or organization it belongs to."""
    if len(name) <= len(short) or name[-len(short) :] != short or len([w for w in short if w not in tables.small]) < 2:
        return False
    lead = name[: -len(short)]
    lead = lead[1:] if lead[0] == "the" and len(lead) > 1 else lead
    return (
        countries.leading(lead)[1] == len(lead)
        or countries.is_city(lead)
        or lead in tables.leads
        or all(w in tables.lead for w in lead)
    )


def _is_thinned(short: Phrase, name: Phrase, tables: _Words) -> bool:
    """Return whether `short` leaves one or two words of the middle of `name` out, and keeps three."""
    if len([w for w in short if w not in tables.small]) < 3 or short[-1] != name[-1] or not 0 < len(name) - len(short) < 3:
        return False
    at = iter(name)
    return all(word in at for word in short)


def _is_brand(short: Phrase, name: Phrase, tables: _Words) -> bool:
    """Return whether one distinctive word stands for a whole name ("Velkarim" for "Velkarim Shipping")."""
    if len(short) != 1 or len(name) < 2 or not _is_distinctive(short, tables):
        return False
    bare = _without_legal(name, tables)
    return (
        short[0] in (bare[0], bare[-1])
        and len(bare) < (6 if short[0] == bare[0] else 4)
        and not (len(short[0]) < 5 and name[0] == short[0] and len(bare) > 2)
    )


def _is_distinctive(short: Phrase, tables: _Words) -> bool:
    """Return whether one word is a name of its own: no common noun, no place, no legal form."""
    word = short[0]
    if len(short) != 1 or len(word) < 4 or not word.isalpha():
        return False
    common = word in tables.descriptor or word in tables.legal or short in tables.generic
    return not common and not schema_class.is_known_place(short) and not name_classes.of_words(short, ORGANIZATION_WORDS)


def _join_misspelt(clusters: list[Cluster]) -> None:
    """Make a name of several words that differs from another by one letter in one long word a member of it."""
    lengths: dict[tuple[int, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        name = signature(cluster.full[0].whole)
        lengths[(len(name.rest), name.owner)].append(cluster)
    for group in lengths.values():
        for guest in group:
            hosts = [h for h in group if h is not guest and h.full and guest.full and _slipped(guest, h)]
            if len(hosts) == 1 and len(guest.full) <= len(hosts[0].full):
                hosts[0].absorb(guest, "misspelt", weak=True)


def _slipped(a: Cluster, b: Cluster) -> bool:
    first, second = signature(a.full[0].whole).rest, signature(b.full[0].whole).rest
    if len(first) != len(second):
        return False
    pairs = [(x, y) for x, y in zip(first, second, strict=True) if x != y]
    if len(pairs) != 1 or len(first) < 2:
        return False
    x, y = pairs[0]
    return (
        min(len(x), len(y)) >= 6
        and x[0] == y[0]
        and x.isalpha()
        and y.isalpha()
        and distance(x, y, 1) <= 1
        and x + "s" != y != x[:-1]
    )


def _join_generic(mention_names: list[MentionName], clusters: list[Cluster]) -> None:
    """Make "the Ministry" a member of the only organization before it that is a ministry."""
    for mention_name in mention_names:
        noun = spelt(schema_class.content(mention_name.words))
        if not noun:
            continue
        heads = [c for c in clusters if any(f.span.start < mention_name.span.start and _is_called(f, noun) for f in c.full)]
        if len(heads) == 1:
            heads[0].add(mention_name, "head noun")


_CORPORATE: dict[str, Callable[[MentionName], bool]] = dict.fromkeys(
    ("company", "firm", "corporation"), lambda mention_name: schema_class.organization([mention_name.words]) == ("Corporation",)
)


def _is_called(mention_name: MentionName, noun: Phrase) -> bool:
    """Return whether an organization may be called by a common noun later: its head, or its first word."""
    test = _CORPORATE.get(noun[-1])
    name = spelt(mention_name.words)
    head = name_classes.head(name)
    return noun in (head[-len(noun) :], name[: len(noun)]) or bool(test and test(mention_name))
