"""The pages that list entities: people, organizations and places by name, events and documents by year, countries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from linkeddata.release.site import template, wording
from linkeddata.release.site.incoming import late
from linkeddata.release.site.links import Links, days, year
from linkeddata.release.site.values import Entry, Publication
from linkeddata.schema import countries
from linkeddata.text.fold import key, words

#: Entries of a page.
AT_ONCE = 500
_BY_YEAR = ("event", "document")
UNDATED = "undated"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists entities: its path and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class _Where:
    """A letter or a year, and where its entries begin."""

    title: str
    href: str
    count: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """What the pages of a list share: the number of all entries, the ways to letters or years, and the year that comes first."""

    kind: str
    total: int
    where: tuple[_Where, ...]
    year: str = ""
    first: str = ""

    def file(self, number: int) -> str:
        """Return the name of a page of it."""
        return _year_file(self.kind, self.year, self.first, number) if self.year else _file(self.kind, number)


def by_kind(links: Links) -> Mapping[str, list[str]]:
    """Return the IRIs of the entities of each kind, in the order in which their lists show them."""
    found: dict[str, list[str]] = {kind: [] for kind in wording.KINDS}
    for iri, entity in links.entities.items():
        if links.has(iri):
            found[entity.kind].append(iri)
    for kind, iris in found.items():
        if kind in _BY_YEAR:
            iris.sort(key=lambda iri: (*late(links.glance(iri).day), links.name(iri).casefold(), iri))
        else:
            iris.sort(key=lambda iri: (_letter(links.name(iri)) == _OTHER, key(links.name(iri)) or "~", links.name(iri), iri))
    return found


def lists(links: Links, publication: Publication, found: Mapping[str, Sequence[str]]) -> Iterator[ListPage]:
    """Yield the pages that list all entities.

    Args:
        links: names and addresses.
        publication: what all pages say.
        found: as `by_kind` returns it.
    """
    for kind, iris in found.items():
        if kind in _BY_YEAR:
            yield from _years(links, publication, kind, iris)
        else:
            yield from _letters(links, publication, kind, iris)


def country_page(links: Links, publication: Publication, named: Mapping[str, int], places: Sequence[str]) -> ListPage:
    """Return the page of the countries that documents name.

    Args:
        links: names and addresses.
        publication: what all pages say.
        named: ISO 3166-1 alpha-2 → number of documents.
        places: IRIs of the places.
    """
    pages: dict[str, str] = {}
    for iri in places:
        if "Country" in links.entities[iri].types:
            for code in countries.named(words(links.name(iri)))[:1]:
                pages.setdefault(code, iri)
    rows = [
        (_country(code), f"../{links.path(pages[code])}.html" if code in pages else "", count) for code, count in named.items()
    ]
    rows.sort(key=lambda row: (-row[2], row[0]))
    text = template.render("countries", site=publication, policy=template.POLICY, up="../", title="Countries", rows=rows)
    return ListPage("browse/countries.html", text)


def _country(code: str) -> str:
    try:
        return countries.country(code).name
    except KeyError:
        return code


_OTHER = "…"


def _letter(name: str) -> str:
    """Return the letter under which a name is listed: A to Z, or "…" for other scripts, digits and signs."""
    first = unicodedata.normalize("NFKD", (key(name) or name)[:1])[:1].upper()
    return first if "A" <= first <= "Z" and first.isascii() else _OTHER


def _letters(links: Links, publication: Publication, kind: str, iris: Sequence[str]) -> Iterator[ListPage]:
    groups = [(letter, list(of)) for letter, of in groupby(iris, key=lambda iri: _letter(links.name(iri)))]
    where, at = [], 0
    for letter, of in groups:
        page = at // AT_ONCE + 1
        where.append(_Where(letter, f"{_file(kind, page)}#{_anchor(letter)}", len(of)))
        at += len(of)
    cut = _cut([(letter, iri) for letter, of in groups for iri in of])
    for number, part in enumerate(cut, 1):
        sections = [
            (_anchor(letter), letter, [_entry(links, iri) for _, iri in of]) for letter, of in groupby(part, key=lambda p: p[0])
        ]
        yield _page(publication, _List(kind, len(iris), tuple(where)), number, len(cut), sections)


def _years(links: Links, publication: Publication, kind: str, iris: Sequence[str]) -> Iterator[ListPage]:
    """Yield the pages of a year each; the first page of a kind is its latest year."""
    groups = [(y or UNDATED, list(of)) for y, of in groupby(iris, key=lambda iri: year(links.glance(iri).day))]
    first = groups[0][0] if groups else ""
    for y, of in groups or [("", [])]:
        where = tuple(_Where(_title(o), _year_file(kind, o, first, 1), len(those), o == y) for o, those in groups)
        cut = _cut(of)
        for number, part in enumerate(cut, 1):
            sections = [("", "", [_entry(links, iri, dated=True) for iri in part])]
            yield _page(publication, _List(kind, len(iris), where, y, first), number, len(cut), sections)


def _title(y: str) -> str:
    return "without a year" if y == UNDATED else y


def _year_file(kind: str, y: str, first: str, number: int) -> str:
    return _file(kind if y == first else f"{kind}-{y}", number)


def _file(name: str, number: int) -> str:
    return f"{name}.html" if number == 1 else f"{name}.{number}.html"


def _anchor(letter: str) -> str:
    return "others" if letter == _OTHER else letter.lower()


def _cut(every: Sequence[_T]) -> list[Sequence[_T]]:
    return [every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)] or [[]]


def _entry(links: Links, iri: str, *, dated: bool = False) -> Entry:
    glance = links.glance(iri)
    when = days(glance.day, glance.end) if dated else ""
    return Entry(links.linked(iri, note=True), when, when, glance.status)


def _page(
    publication: Publication, of: _List, number: int, count: int, sections: Sequence[tuple[str, str, Sequence[Entry]]]
) -> ListPage:
    """Return one page of a list.

    Args:
        publication: what all pages say.
        of: the list.
        number: of the page.
        count: of its pages.
        sections: anchor, title and entries of each.
    """
    heading, stretch = wording.KINDS[of.kind][1], _title(of.year) if of.year else ""
    text = template.render(
        "list",
        site=publication,
        policy=template.POLICY,
        up="../",
        kind=of.kind,
        title=", ".join(filter(None, (heading, stretch, f"page {number}" if number > 1 else ""))),
        heading=heading,
        total=of.total,
        number=number,
        count=count,
        where=of.where,
        stretch=stretch,
        sections=sections,
        page_path=of.file,
    )
    return ListPage(f"browse/{of.file(number)}", text)
