"""The index of a folder of reports: its documents, people, organizations, places and events, with an offline search.

Entries with the same name are listed together, to help find them; they are not claimed to be the same.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import Kind
from linkeddata.present.html.cards import Named
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.present.html.template import escaped_json, page
from linkeddata.text.counted import counted
from linkeddata.values.description import Description
from linkeddata.values.iris import slug
from linkeddata.version import __version__

_SECTIONS = ((Kind.EVENT, "Events"), (Kind.PERSON, "People"), (Kind.ORGANIZATION, "Organizations"), (Kind.PLACE, "Places"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the folder: id of its entry, file, headline, date in words, publisher, and counts."""

    id: str
    href: str
    title: str
    date: str
    publisher: str
    counts: str


@dataclass(frozen=True, slots=True)
class Item:
    """A name in an index: id of its entry, its name, other names and notes, and the reports that mention it."""

    id: str
    name: str
    note: str
    where: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one kind, in alphabetical order or, for events, by date; and their number."""

    id: str
    kind: str
    title: str
    counted: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The data of the template `index.html.j2`."""

    title: str
    papers: tuple[Paper, ...]
    sections: tuple[Section, ...]
    data: str
    version: str


def render_index(written: Sequence[tuple[str, Description]]) -> str:
    """Return the page `index.html` of a folder.

    Args:
        written: file name and description of each report in the folder.
    """
    indexes = [(href, DescriptionIndex(description)) for href, description in written]
    papers = sorted(
        (_paper(href, index) for href, index in indexes), key=lambda paper: (paper[0], paper[1].title, paper[1].href)
    )
    found = tuple(paper for _, paper in papers)
    sections = tuple(s for kind, title in _SECTIONS if (s := _section(kind, title, indexes)).items)
    count = counted(len(found), "document")
    return page("index", Index(count, found, sections, _data(found, sections), __version__))


def _paper(href: str, index: DescriptionIndex) -> tuple[tuple[int, ...], Paper]:
    """Return an entry with its sort key: newest first, documents without a date last."""
    article = index.article()
    published = index.first(article, "datePublished")
    digits = [int(part) for part in published[:10].split("-") if part.isdigit()]
    counts = (labels.things(n, kind) for kind, _ in _SECTIONS if (n := len(index.of(kind))))
    publisher = ", ".join(index.value(s) for s in index.about(article, "publisher"))
    title = index.name(article) if article else index.description.source.name
    made = Paper(f"d-{slug(href)}", href, title, labels.date(published) if published else "", publisher, ", ".join(counts))
    return (0, *(-n for n in digits)) if digits else (1,), made


def _section(kind: Kind, title: str, indexes: Sequence[tuple[str, DescriptionIndex]]) -> Section:
    """Return the things of one kind in all documents, grouped by name and, for events, by date."""
    gathered: dict[tuple[str, str], list[tuple[str, DescriptionIndex, str]]] = {}
    for href, index in indexes:
        for thing in index.of(kind):
            when = labels.dates(index.first(thing.iri, "startDate"), index.first(thing.iri, "endDate"))
            gathered.setdefault((index.name(thing.iri), when), []).append((href, index, thing.iri))
    order = sorted(gathered, key=lambda name: (*_day(gathered[name][0]), folded(name[0]), name))
    items = []
    for number, (name, when) in enumerate(order, 1):
        places = gathered[name, when]
        notes = dict.fromkeys(
            n for _, index, iri in places for n in (*index.others(iri), *_notes(index, kind, iri)) if n != name
        )
        where = tuple(Named(index.name(index.article()), f"{href}#{index.ids[iri]}") for href, index, iri in places)
        items.append(Item(f"{kind}-{number}", name, "; ".join(filter(None, (when, *notes))), where))
    return Section(f"{kind}-index", kind.value, title, labels.things(len(items), kind), tuple(items))


def _day(place: tuple[str, DescriptionIndex, str]) -> tuple[int, str, str]:
    """Return a sort key for events: first those with a year, then without a year, then without a date. Others sort equally."""
    _, index, iri = place
    if index.kind(iri) is not Kind.EVENT:
        return 0, "", ""
    first, last = index.first(iri, "startDate"), index.first(iri, "endDate")
    return (2 if not first else 1 if first.startswith("-") else 0), first, last


def _notes(index: DescriptionIndex, kind: Kind, iri: str) -> list[str]:
    if kind is Kind.PERSON:
        return [index.value(s) for s in index.about(iri, "jobTitle")]
    return [] if kind is Kind.EVENT else index.classes(iri)


def folded(text: str) -> str:
    """Return text in lower case without accents, as `index.js` folds what is typed.

    >>> folded("Liene VĀRPIŅA")
    'liene varpina'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M")).lower()


def _data(papers: Sequence[Paper], sections: Sequence[Section]) -> str:
    """Return the search data as JSON for a script element: id of an entry → its folded text."""
    found = {p.id: folded(" ".join((p.title, p.date, p.publisher, p.href))) for p in papers}
    found |= {i.id: folded(" ".join((i.name, i.note))) for s in sections for i in s.items}
    return escaped_json(json.dumps(found, ensure_ascii=False, indent=0))
