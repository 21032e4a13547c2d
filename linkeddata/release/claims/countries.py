"""The country that a name, a title or an authority's identifier tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from linkeddata.known import authorities
from linkeddata.schema import countries
from linkeddata.text.fold import words

_OF = frozenset({"of", "for"})
_LINKS = frozenset({"of", "in", "to", "from", "for", "at", "the", "with"})


@cache
def _by_identifier() -> Mapping[str, str]:
    return dict(authorities.countries_of())


def of_authority(iri: str) -> str:
    """Return the country of an entry of the public lists, by its IRI; "" for others and for international bodies.

    >>> of_authority("http://www.wikidata.org/entity/Q20"), of_authority("https://example.org/x")
    ('NO', '')
    """
    return _by_identifier().get(iri, "")


@lru_cache(maxsize=16384)
def of_place_name(name: str) -> str:
    """Return the country that a name is the name of, if it can be no other.

    >>> of_place_name("Norway"), of_place_name("Oslo")
    ('NO', '')
    """
    codes = countries.named(words(name))
    return codes[0] if len(codes) == 1 else ""


@lru_cache(maxsize=65536)
def in_name(name: str) -> str:
    """Return the country that the name of a body tells as its own; of an embassy or a mission, the one that sends it.

    >>> in_name("Norwegian Ministry of Finance"), in_name("Ministry of Finance of Norway"), in_name("Ministry of Finance")
    ('NO', 'NO', '')
    >>> in_name("Embassy of Norway in Kenya"), in_name("Norway-Kenya Friendship Society")
    ('NO', '')
    """
    found = tuple(_told(words(name)))
    if not found:
        return ""
    if len({code for code, _ in found}) == 1:
        return found[0][0]
    firsts = [code for code, link in found if link in _OF]
    lasts = [link for _, link in found[1:]]
    return firsts[0] if len(set(firsts)) == 1 and all(link in ("in", "to", "at") or link in _OF for link in lasts) else ""


@lru_cache(maxsize=65536)
def in_title(title: str) -> str:
    """Return the country that holds an office, as its title tells; where an envoy goes to is not told so.

    >>> in_title("Foreign Minister of Norway"), in_title("Norwegian Ambassador to Kenya"), in_title("Ambassador to Kenya")
    ('NO', 'NO', '')
    """
    found = {code for code, link in _told(words(title)) if link not in ("to", "in", "at", "from", "with", "for")}
    return found.pop() if len(found) == 1 else ""


def host_in_title(title: str) -> str:
    """Return the country to which an envoy is sent, as the title tells.

    >>> host_in_title("Norwegian Ambassador to Kenya"), host_in_title("Ambassador of Norway")
    ('KE', '')
    """
    found = {code for code, link in _told(words(title)) if link in ("to", "in")}
    return found.pop() if len(found) == 1 else ""


def _told(phrase: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the countries that words name or describe, each with the preposition before it ("" at the beginning)."""
    at = 0
    while at < len(phrase):
        code, length = _at(phrase, at)
        if not length:
            at += 1
            continue
        before = at - 1
        while before > 0 and phrase[before] in ("the", "republic", "kingdom", "federal", "islamic", "democratic", "state"):
            before -= 1
        yield code, phrase[before] if before >= 0 and phrase[before] in _LINKS - {"the"} else ""
        at += length


def _at(phrase: tuple[str, ...], at: int) -> tuple[str, int]:
    """Return the country that is told at a word and by how many words; ("", 0) if none, or if it could be several."""
    atlas = countries.atlas()
    for length in range(min(8, len(phrase) - at), 0, -1):
        part = phrase[at : at + length]
        codes = atlas.names.get(part) or atlas.adjectives.get(part)
        if codes:
            return codes[0] if len(codes) == 1 else "", length if len(codes) == 1 else 0
    return "", 0
