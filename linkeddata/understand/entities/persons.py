"""Joins the mentions of one person: full name, surname, initials and misspellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from linkeddata.schema.lexicon import PERSON_WORDS, singles
from linkeddata.understand.entities.clusters import Cluster, by_key
from linkeddata.understand.entities.mention_names import MentionName
from linkeddata.understand.entities.similarity import misspelt
from linkeddata.understand.entities.surroundings import Context
from linkeddata.values.mentions import MentionKind

_VOWELS = frozenset("AEIOUY")


def join(mention_names: Sequence[MentionName], context: Context) -> list[Cluster]:
    """Join the mentions of each person.

    Args:
        mention_names: repaired mentions of persons, in text order; generic ones name nobody and are left out.
        context: the document around them.

    Returns:
        Persons in the order of their first mention. A bare surname that two people bear is in none, unless title, form of
        address or paragraph make clear who is meant.
    """
    named = by_key((f for f in mention_names if not f.generic), MentionKind.PERSON)
    full = [c for c in named if len(core(c.full[0])) > 1]
    short = [c for c in named if len(core(c.full[0])) <= 1]
    people = _join_full(full, context)
    index = _index(people)
    alone: list[Cluster] = []
    for cluster in short:
        if not _join_short(cluster, index, context):
            alone.append(cluster)
    for mention_name in mention_names:
        if (
            mention_name.generic and mention_name.text[0].isupper() and len(mention_name.words) == 1
        ):  # "He", where the text has a person of that name
            _add_namesake(mention_name, index.get(mention_name.words[0], []), context)
    found = people + [c for c in alone if c.full]
    return sorted((c for c in found if c.full), key=lambda c: c.first)


def core(mention_name: MentionName) -> tuple[str, ...]:
    """Return the words of a person's name without particles and "Jr"; initials that stand together are parted."""
    return _core(mention_name.text, mention_name.words)


@lru_cache(maxsize=4096)
def _core(text: str, name: tuple[str, ...]) -> tuple[str, ...]:
    skipped = singles(PERSON_WORDS, "particle") | singles(PERSON_WORDS, "suffix")
    kept = tuple(w for w in name if w not in skipped or len(w) == 1)
    opens = name[0] in singles(PERSON_WORDS, "given") and len(name) == 2 and text.find("-") < 0
    if opens and text[0].isupper() and len(name[0]) > 1:
        kept = name
    if not kept:
        return name[-1:]
    together = {
        piece.replace(".", "").casefold()
        for piece in text.replace("-", " ").split()
        if (piece.isupper() and piece.count(".") > 1) or (len(piece) == 2 and piece.isupper() and not set(piece) & _VOWELS)
    }
    if len(kept) > 1 and together:
        return tuple(part for w in kept for part in (tuple(w) if w in together else (w,)))
    return kept


def _join_full(clusters: list[Cluster], context: Context) -> list[Cluster]:
    """Join full names that are one name: same words in another order, with and without middle names, initials, misspelt."""
    index: dict[str, list[int]] = defaultdict(list)
    cores = [core(c.full[0]) for c in clusters]
    for number, words in enumerate(cores):
        initials = any(len(w) == 1 for w in words)
        for word in dict.fromkeys(
            (*words, *(f"{w[0]}." for w in words if not initials), *(f"{w[0]}!" for w in words if initials))
        ):
            index[word].append(number)
    order = sorted(range(len(clusters)), key=lambda n: (sum(len(w) > 1 for w in cores[n]), len(cores[n]), n))
    gone: set[int] = set()
    for number in order:
        near = _candidates(number, cores[number], index, gone)
        for rule, fits in (("name", _same_words), ("initials", _shortened), ("misspelt", _misspelt_name)):
            hosts = [m for m in near if fits(cores[number], cores[m]) and not _suffixes_differ(clusters[number], clusters[m])]
            if rule != "name":
                hosts = [m for m in hosts if not _apart(clusters[number], clusters[m], context, rule)]
            if len({cores[m] for m in hosts}) > 1:
                _part(clusters[number], [clusters[m] for m in hosts], rule, context)
                gone.add(number)
                break
            if hosts:
                host = hosts[0]
                _merge(clusters[host], clusters[number], rule)
                gone.add(number)
                break
    return [c for n, c in enumerate(clusters) if n not in gone]


def _candidates(number: int, words: tuple[str, ...], index: dict[str, list[int]], gone: set[int]) -> list[int]:
    """Return the names that share a word with one, or of which either has initials where the other has such words."""
    initials = any(len(w) == 1 for w in words)
    shared = [index.get(w, ()) for w in words] + [index.get(f"{w[0]}!", ()) for w in words]
    if initials:
        shared += [index.get(f"{w[0]}.", ()) for w in words]
    return sorted({m for found in shared for m in found} - gone - {number})


def _merge(host: Cluster, guest: Cluster, rule: str) -> None:
    if rule == "misspelt" and (-len(guest.full), guest.first) < (-len(host.full), host.first):
        # the spelling used more often is the name, of two used as often the earlier
        host.full, guest.full = guest.full, host.full
    weak = rule == "misspelt" or any(len(w) == 1 for w in core(guest.full[0]))
    host.absorb(guest, rule, weak=weak)


def _part(guest: Cluster, hosts: list[Cluster], rule: str, context: Context) -> None:
    """Give each mention of a name that several people could have to the one who is meant, or to none."""
    for mention_name in guest.full:
        person = _meant(mention_name, hosts, context)
        if person:
            person.add(mention_name, "surname" if rule == "initials" else rule)
    guest.full = []


def _same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return sorted(a) == sorted(b) or "".join(a) == "".join(b)


def _shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Return whether every word of `short` stands in `long` in order, whole or as an initial, the last or first the same."""
    if len(short) > len(long):
        return False
    if len(short[0]) > 1 and all(len(w) == 1 for w in short[1:]):  # "Ortega J. M."
        short = (*short[1:], short[0])
    at = whole = 0
    for number, word in enumerate(short):
        while at < len(long) and not (word == long[at] or (min(len(word), len(long[at])) == 1 and word[0] == long[at][0])):
            at += 1
        if at == len(long) or (number == 0 and at and word != long[at]):
            return False
        whole += word == long[at] and len(word) > 1
        at += 1
    same_initial = len(short[0]) == 1 and short[0] == long[0][0]
    ends = same_initial or short[-1] == long[-1] or short[0] == long[0] or (whole > 1 and len(short) > 2)
    return bool(whole) and (ends or whole > 1)


def _misspelt_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether one word is misspelt and the others are the same or initials of each other."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) != len(b):
        if len(a) < 2:
            return False
        tail = b[len(b) - len(a) :]
        b = (b[0], *b[len(b) - len(a) + 1 :]) if a[0][0] == b[0][0] and a[0] != tail[0] else tail
    slips = [(x, y) for x, y in zip(a, b, strict=True) if x != y and not (min(len(x), len(y)) == 1 and x[0] == y[0])]
    return len(slips) == 1 and misspelt(*slips[0])


def _suffixes_differ(a: Cluster, b: Cluster) -> bool:
    """Return whether one is a junior (or the second, third) and the other another."""
    suffixes = singles(PERSON_WORDS, "suffix")
    x, y = ({w for w in c.full[0].words if w in suffixes} for c in (a, b))
    return bool(x and y and x != y)


def _apart(a: Cluster, b: Cluster, context: Context, rule: str) -> bool:
    """Return whether the text takes two like names for two people: another sex, one sentence, both used twice."""
    sexes = {context.gender(f) for f in a.full} | {context.gender(f) for f in b.full}
    if {"man", "woman"} <= sexes:
        return True
    together = {context.sentence(f) for f in a.full} & {context.sentence(f) for f in b.full} - {-1}
    return rule == "misspelt" and (bool(together) or (len(a.full) > 1 and len(b.full) > 1))


def _index(people: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    index: dict[str, list[Cluster]] = defaultdict(list)
    for person in people:
        mention_names = [core(f) for f in person.mention_names]
        alone = {w for words in mention_names for w in words}
        joined = {a + b for f in person.mention_names for a, b in zip(f.words, f.words[1:], strict=False)}
        for word in sorted(alone | joined):
            index[word].append(person)
    return index


def _join_short(short: Cluster, index: dict[str, list[Cluster]], context: Context) -> bool:
    """Join a surname or given name alone to the people who have it, mention by mention.

    Returns:
        True where someone in the text bears the name, joined or not; False where nobody does and it stands for itself.
    """
    word = core(short.full[0])[-1]
    bearers, rule = index.get(word, []), "surname"
    if not bearers:
        bearers, rule = _misspelt_bearers(word, index), "misspelt"
    if not bearers:
        return False
    for mention_name in short.full:
        person = _meant(mention_name, bearers, context)
        if person:
            person.add(mention_name, rule)
    short.full = []
    return True


def _add_namesake(mention_name: MentionName, bearers: list[Cluster], context: Context) -> None:
    """Give a word that is usually a pronoun or a title to the one person whose surname it is."""
    bearers = [p for p in bearers if any(mention_name.words[0] in (core(f)[0], core(f)[-1]) for f in p.full)]
    person = _meant(mention_name, bearers, context)
    if person:
        person.add(mention_name, "surname")


def _misspelt_bearers(word: str, index: dict[str, list[Cluster]]) -> list[Cluster]:
    close = [known for known in index if misspelt(word, known) or _one_letter(word, known)]
    return index[close[0]] if len(close) == 1 else []


def _one_letter(a: str, b: str) -> bool:
    """Return whether two words of five letters differ in one inside them, as a bare surname misspelt does."""
    return len(a) == len(b) == 5 and a[0] == b[0] and a[-1] == b[-1] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _meant(mention_name: MentionName, bearers: list[Cluster], context: Context) -> Cluster | None:
    """Return the only person that a mention of the name alone can mean, or None."""
    sex = context.gender(mention_name)
    if sex:
        other = "woman" if sex == "man" else "man"
        bearers = [p for p in bearers if not any(context.gender(f) == other for f in p.full)]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    if sex:
        told = [p for p in bearers if any(context.gender(f) == sex for f in p.full)]
        if len(told) == 1:
            return told[0]
    titles = context.titles(mention_name)
    if titles:
        titled = [p for p in bearers if any(titles & context.titles(f) for f in p.full)]
        if len(titled) == 1:
            return titled[0]
    first = [p for p in bearers if not any(context.is_kin(f) for f in p.full)]
    if len(first) == 1:
        return first[0]
    return context.meant(mention_name, bearers)
