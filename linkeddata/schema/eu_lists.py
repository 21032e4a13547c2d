"""The EU's lists that catalogues of data use: themes, frequencies, licences, languages, countries, kinds of publishers and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from linkeddata.schema.countries import atlas
from linkeddata.schema.lexicon import rows

#: What the addresses of the EU's concepts begin with; a list and a code follow.
AUTHORITY = "http://publications.europa.eu/resource/authority/"
_TABLE = "vocab/eu-lists.tsv"
_ELSEWHERE = {"publisher-type": "http://purl.org/adms/publishertype/"}
#: What the address of a place may begin with that portals know.
PLACES = (*(f"{AUTHORITY}{kind}/" for kind in ("country", "place", "continent")), "https://sws.geonames.org/")


@dataclass(frozen=True, slots=True)
class Concept:
    """A code of a list.

    Args:
        code: as the list has it: `GOVE`.
        meaning: what it stands for, in a few words.
        iri: its address.
        other: what else leads to it: the address of a licence, the tag of a language, the name of a format; "" if nothing does.
    """

    code: str
    meaning: str
    iri: str
    other: str = ""


@cache
def concepts(name: str) -> Mapping[str, Concept]:
    """Return the concepts of a list by code.

    Args:
        name: `data-theme`, `frequency`, `licence`, `publisher-type`, `access-right`, `planned-availability`, `file-type`, `language`.

    >>> concepts("frequency")["WEEKLY"].iri
    'http://publications.europa.eu/resource/authority/frequency/WEEKLY'
    """
    begin = _ELSEWHERE.get(name, f"{AUTHORITY}{name}/")
    found = {
        row[1]: Concept(row[1], row[2], f"{begin}{row[1]}", row[3] if len(row) > 3 else "")
        for row in rows(_TABLE)
        if row[0] == name
    }
    return MappingProxyType(found)


@cache
def by_other(name: str) -> Mapping[str, Concept]:
    """Return the concepts of a list by what else leads to them; licences by their address without scheme, `www.` and last slash."""
    return {_bare(one.other): one for one in concepts(name).values() if one.other}


def licence(address: str) -> Concept | None:
    """Return the EU's concept for a licence by the licence's own address, or None.

    >>> licence("http://creativecommons.org/licenses/by/4.0").code
    'CC_BY_4_0'
    """
    bare = _bare(address)
    return by_other("licence").get(bare) or by_other("licence").get(bare.rpartition("/")[0])  # …/by/4.0/deed.de


def language(tag: str) -> Concept | None:
    """Return the EU's concept for a language tag, or None if the list here has none.

    >>> language("en-GB").code
    'ENG'
    """
    return by_other("language").get(tag.lower().replace("_", "-").partition("-")[0])


def country(code: str) -> str | None:
    """Return the address of a country in the EU's list, or None if there is no such country.

    Args:
        code: ISO 3166-1 alpha-2 or alpha-3.

    >>> country("AT"), country("AUT"), country("X-SOL")
    ('http://publications.europa.eu/resource/authority/country/AUT', 'http://publications.europa.eu/resource/authority/country/AUT', None)
    """
    known = {two: three for three, two in atlas().codes.items() if len(two) == 2}
    three = known.get(code.upper(), code.upper())
    return f"{AUTHORITY}country/{three}" if three in known.values() else None


def _bare(address: str) -> str:
    """Return an address without what differs between spellings of one."""
    return address.lower().partition("://")[2].removeprefix("www.").rstrip("/") or address.lower()
