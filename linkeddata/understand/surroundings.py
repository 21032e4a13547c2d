"""What a text says that tells namesakes apart: the countries it speaks of, and where each thing lies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from linkeddata.known.authorities import by_key, named
from linkeddata.known.decide import Named, Surroundings
from linkeddata.known.keys import key
from linkeddata.schema import countries
from linkeddata.text.fold import words
from linkeddata.values.description import NAMED, Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Document
from linkeddata.values.namespaces import SCHEMA

#: Properties that lead from a thing to what it lies in or belongs to.
_WITHIN = ("containedInPlace", "location", "parentOrganization")
_LONGEST_WAY = 6  # steps from a room to its country
_LONGEST_NAME = 6  # words of a country's name
_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?\.?")


#: Organizations whose organs are called without them → the words by which a text speaks of them, if only within other names.
_BODIES = {"Q1065": re.compile(r"\bUnited Nations\b|\b(?:UN|U\.N\.)(?![\w.])")}


@dataclass(frozen=True, slots=True)
class Met:
    """A thing with what decides its meaning.

    Args:
        thing: the thing.
        named: its names, kind and country.
        name: the statement of its main name.
    """

    thing: Thing
    named: Named
    name: Statement


def named_things(description: Description) -> list[Met]:
    """Return the persons, organizations and places of a description that have a name, in order."""
    about: dict[str, list[Statement]] = defaultdict(list)
    for s in description.statements:
        about[s.subject].append(s)
    found = []
    for thing in description.things:
        said = about[thing.iri]
        main = [s for s in said if s.property == "name" and isinstance(s.value, Text)]
        if thing.family not in NAMED or not main:
            continue
        names = [*main, *(s for s in said if s.property == "alternateName")]
        classes = frozenset(s.value.iri.removeprefix(SCHEMA) for s in said if s.property == "type" and isinstance(s.value, Ref))
        texts = tuple(s.value.value for s in names if isinstance(s.value, Text))
        inside, bare = _in_name(texts) if thing.family is Family.ORGANIZATION else (set(), set())
        told = frozenset(_told(thing.iri, about)) | inside
        found.append(Met(thing, Named(texts, thing.family, classes, told, frozenset(bare)), main[0]))
    return found


def _told(iri: str, about: Mapping[str, list[Statement]]) -> Iterator[str]:
    """Yield the countries that a thing is said to lie in, by way of what it is in."""
    here, seen = [iri], {iri}
    for _ in range(_LONGEST_WAY):
        ways = [s.value.iri for i in here for s in about.get(i, []) if s.property in _WITHIN and isinstance(s.value, Ref)]
        here = [i for i in dict.fromkeys(ways) if i not in seen]
        seen.update(here)
        codes = {c for i in here for c in _countries(about.get(i, []))}
        if codes or not here:
            yield from codes
            return


def _countries(said: list[Statement]) -> set[str]:
    """Return the country that a thing's names lead to: a country or region of that name."""
    found: set[str] = set()
    for s in said:
        if s.property in ("name", "alternateName") and isinstance(s.value, Text):
            same = {a.country for a in named(s.value.value) if a.kind in ("country", "region")}
            found |= same if len(same) == 1 else set()
    return found


def _in_name(names: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Return the countries that names contain, and the keys of the names without them: "Ministry of Health of Uganda"."""
    found, bare = set[str](), set[str]()
    for name in names:
        phrase = words(name)
        for start, end in _country_at_ends(phrase):
            codes = _spoken(" ".join(phrase[start:end]))
            rest = phrase[end:] if start == 0 else phrase[:start]
            if len(codes) == 1 and rest:
                found |= codes
                bare.add(key(" ".join(rest[:-1] if rest[-1] in ("of", "in", "s") else rest)))
    return found, bare


def _country_at_ends(phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the places of a country's name or adjective that begins a name, and of a country's name that ends it."""
    _, length = countries.leading(phrase)
    if 0 < length < len(phrase):
        yield 0, length
    for start in range(1, len(phrase)):
        code, length = countries.at(phrase, start)
        if code and start + length == len(phrase):
            before = start - 1 if phrase[start - 1] == "the" and start > 1 else start
            yield before, len(phrase)
            return


def surroundings(document: Document, things: list[Met], home: frozenset[str] = frozenset()) -> Surroundings:
    """Return what a document says around its names.

    Args:
        document: what was read.
        things: what was found in it.
        home: countries of the publisher, where known.
    """
    spoken: dict[str, set[str]] = defaultdict(set)
    for phrase, code in _country_words(document.text):
        spoken[code].add(phrase)
    for found in things:
        if found.thing.family is Family.PLACE:
            for name in found.named.names:
                for a in _certain(name):
                    spoken[a].add(key(name))
            for code in found.named.told:
                spoken[code].add(f"in {code}")
    bodies = {a.id for f in things for n in f.named.names for a in by_key(key(n)) if a.note in ("", "short")}
    bodies |= {body for body, pattern in _BODIES.items() if pattern.search(document.text)}
    return Surroundings(
        {code: frozenset(keys) for code, keys in spoken.items()}, frozenset(bodies), document.value("published") or "", home
    )


def _certain(name: str) -> set[str]:
    """Return the country of a place whose name nobody shares: a region, or a capital or city of a million."""
    same = named(name)
    codes = {a.country for a in same if a.kind != "organization"}
    alone = len(codes) == 1 and all(a.kind == "region" or ("!" in a.note and not a.rivals) for a in same if a.kind != "country")
    return codes if alone else set()


def _country_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words by which a text speaks of a country, as key, and the country; words that several share are passed over."""
    tokens, start = [m.group() for m in _WORD.finditer(text)], 0
    while start < len(tokens):
        length, codes = _country_at(tokens, start)
        if len(codes) == 1:
            yield key(" ".join(tokens[start : start + length])), next(iter(codes))
        start += length or 1


def _country_at(tokens: list[str], start: int) -> tuple[int, set[str]]:
    """Return how many words from `start` name or describe a country, and which; 0 if none do. The longest name counts."""
    first = words(tokens[start]) if tokens[start][0].isupper() else ()
    if not first or first[0] not in _first_words():
        return 0, set()
    for length in range(min(_LONGEST_NAME, len(tokens) - start), 0, -1):
        if codes := _spoken(" ".join(tokens[start : start + length])):
            return length, codes
    return 0, set()


@cache
def _first_words() -> frozenset[str]:
    atlas = countries.atlas()
    return frozenset(phrase[0] for table in (atlas.names, atlas.adjectives) for phrase in table if phrase)


def _spoken(phrase: str) -> set[str]:
    """Return the countries (ISO codes) that a phrase names or describes."""
    found = words(phrase)
    codes = (*countries.named(found), *countries.described(found))
    return {_NATIONS.get(code, code) for code in codes}


#: Codes of the country table that ISO 3166-1 lacks, and the country that the public lists put them in.
_NATIONS = {"X-ENG": "GB", "X-SCT": "GB", "X-WLS": "GB", "X-NIR": "GB"}
