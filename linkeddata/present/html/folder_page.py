"""The index of a folder of reports: its documents, people, organizations, places and events, with an offline search.

Entries with the same name are listed together, to help find them; they are not claimed to be the same.
"""

from __future__ import annotations

import json
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import Kind
from linkeddata.present.doubt import Doubt, least
from linkeddata.present.html.cards import Named
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.present.html.template import escaped_json, page
from linkeddata.text.counted import counted
from linkeddata.values.dates import Day, read_date
from linkeddata.values.description import Description, Ref
from linkeddata.version import __version__

_SECTIONS = ((Kind.EVENT, "Events"), (Kind.PERSON, "People"), (Kind.ORGANIZATION, "Organizations"), (Kind.PLACE, "Places"))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the folder.

    Args:
        id: id of its entry.
        href: its file.
        title: its headline.
        date: the day of publication in words.
        publisher: its publisher.
        counts: what it names, in words.
        main: its main events, with what happened.
        days: what a filter by date compares: the day of publication and the dates of its events, `first/last`.
        who: ids of the entries of its people and organizations.
    """

    id: str
    href: str
    title: str
    date: str
    publisher: str
    counts: str
    main: tuple[str, ...]
    days: tuple[str, ...]
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A name in an index.

    Args:
        id: id of its entry.
        name: its name.
        phrase: of an event, what happened in the words of the text, or "".
        status: of an event, `cancelled`, `postponed` or another change, or "".
        unsure: how doubtful it is.
        note: other names and notes.
        where: the reports that mention it.
        papers: ids of the entries of these reports.
        days: of an event, its date as `first/last`, if it has a year.
        who: of an event, ids of the entries of its participants.
    """

    id: str
    name: str
    phrase: str
    status: str
    unsure: Doubt
    note: str
    where: tuple[Named, ...]
    papers: tuple[str, ...]
    days: tuple[str, ...] = ()
    who: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Place:
    """A thing in a report: the file of the report, its index, and the IRI of the thing."""

    href: str
    index: DescriptionIndex
    iri: str


_Group = tuple[str, str, str, int]  # name, date, phrase, and which of several in one report
_Ids = dict[tuple[str, str], str]  # file and IRI → id of the entry; file and "" → that of the document


def render_index(
    written: Sequence[tuple[str, Description]], phrases: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> str:
    """Return the page `index.html` of a folder.

    Args:
        written: file name and description of each report in the folder.
        phrases: file name → what happened in the words of the text, by the IRI of the event.
    """
    indexes = [(href, DescriptionIndex(description, phrases.get(href, {}))) for href, description in written]
    groups = {kind: _groups(kind, indexes) for kind, _ in _SECTIONS}
    ids = {
        (place.href, place.iri): f"{kind}-{number}"
        for kind, found in groups.items()
        for number, places in enumerate(found.values(), 1)
        for place in places
    }
    ids |= {(href, ""): f"d-{number}" for number, (href, _) in enumerate(indexes, 1)}
    papers = sorted(
        (_paper(href, index, ids) for href, index in indexes), key=lambda paper: (paper[0], paper[1].title, paper[1].href)
    )
    found = tuple(paper for _, paper in papers)
    sections = tuple(_section(kind, title, groups[kind], ids) for kind, title in _SECTIONS if groups[kind])
    count = counted(len(found), "document")
    return page("index", Index(count, found, sections, _data(found, sections), __version__))


def _paper(href: str, index: DescriptionIndex, ids: _Ids) -> tuple[tuple[int, ...], Paper]:
    """Return an entry with its sort key: newest first, documents without a date last."""
    article = index.article()
    published = index.first(article, "datePublished")
    digits = [int(part) for part in published[:10].split("-") if part.isdigit()]
    events = [_days(index, thing.iri) for thing in index.of(Kind.EVENT)]
    made = Paper(
        ids[href, ""],
        href,
        index.name(article) if article else index.description.source.name,
        labels.date(published) if published else "",
        ", ".join(index.value(s) for s in index.about(article, "publisher")),
        ", ".join(labels.things(n, kind) for kind, _ in _SECTIONS if (n := len(index.of(kind)))),
        tuple(_told(index, iri) for iri in index.main()),
        tuple(dict.fromkeys(filter(None, (between(published, ""), *(day for days in events for day in days))))),
        tuple(ids[href, thing.iri] for kind in (Kind.PERSON, Kind.ORGANIZATION) for thing in index.of(kind)),
    )
    return (0, *(-n for n in digits)) if digits else (1,), made


def _told(index: DescriptionIndex, iri: str) -> str:
    """Return a main event in words: its kind and date, and what happened."""
    phrase = index.phrases.get(iri, "")
    when = "" if index.labelled(iri) else index.when(iri)
    return index.short(iri).removesuffix(when) + when + (f": “{phrase}”" if phrase else "")


def _groups(kind: Kind, indexes: Sequence[tuple[str, DescriptionIndex]]) -> dict[_Group, list[_Place]]:
    """Return the things of one kind in all documents in their order, grouped by name and, for events, by date and phrase."""
    gathered: dict[_Group, list[_Place]] = {}
    for href, index in indexes:
        times = Counter[tuple[str, str, str]]()
        for thing in index.of(kind):
            when = labels.dates(index.first(thing.iri, "startDate"), index.first(thing.iri, "endDate"))
            group = (index.name(thing.iri), when, index.phrases.get(thing.iri, ""))
            times[group] += kind is Kind.EVENT  # two events of one document are never one
            gathered.setdefault((*group, times[group]), []).append(_Place(href, index, thing.iri))
    order = sorted(gathered, key=lambda group: (*_day(gathered[group][0]), folded(group[0]), group))
    return {group: gathered[group] for group in order}


def _section(kind: Kind, title: str, groups: Mapping[_Group, Sequence[_Place]], ids: _Ids) -> Section:
    items = tuple(_item(kind, group, places, ids) for group, places in groups.items())
    return Section(f"{kind}-index", kind.value, title, labels.things(len(items), kind), items)


def _item(kind: Kind, group: _Group, places: Sequence[_Place], ids: _Ids) -> Item:
    name, when, phrase, _ = group
    notes = dict.fromkeys(
        n for p in places for n in (*p.index.others(p.iri), *_notes(p.index, kind, p.iri)) if n not in (name, when)
    )
    first = places[0]
    return Item(
        ids[first.href, first.iri],
        name,
        phrase,
        first.index.status(first.iri),
        least(p.index.doubt(p.iri) for p in places),
        "; ".join(filter(None, (when, *notes))),
        tuple(Named(p.index.name(p.index.article()), f"{p.href}#{p.index.ids[p.iri]}") for p in places),
        tuple(dict.fromkeys(ids[p.href, ""] for p in places)),
        _days(first.index, first.iri) if kind is Kind.EVENT else (),
        tuple(dict.fromkeys(who for p in places for who in _participants(p, ids))) if kind is Kind.EVENT else (),
    )


def _participants(place: _Place, ids: _Ids) -> Iterator[str]:
    for s in place.index.about(place.iri, "attendee", "performer", "organizer"):
        if isinstance(s.value, Ref) and (place.href, s.value.iri) in ids:
            yield ids[place.href, s.value.iri]


def _day(place: _Place) -> tuple[int, str, str]:
    """Return a sort key for events: first those with a year, then without a year, then without a date. Others sort equally."""
    index, iri = place.index, place.iri
    if index.kind(iri) is not Kind.EVENT:
        return 0, "", ""
    first, last = index.first(iri, "startDate"), index.first(iri, "endDate")
    return (2 if not first else 1 if first.startswith("-") else 0), first, last


def _notes(index: DescriptionIndex, kind: Kind, iri: str) -> list[str]:
    if kind is Kind.PERSON:
        return [index.value(s) for s in index.about(iri, "jobTitle")]
    return [index.value(s) for s in index.about(iri, "location")] if kind is Kind.EVENT else index.classes(iri)


def _days(index: DescriptionIndex, iri: str) -> tuple[str, ...]:
    """Return the date of an event as `first/last`; empty if it has none with a year."""
    found = between(index.first(iri, "startDate"), index.first(iri, "endDate"))
    return (found,) if found else ()


def between(first: str, last: str) -> str:
    """Return the days of a date or a range as `first/last`; "" without a date that has a year.

    >>> between("2024-02", ""), between("2024-05-03T10:00:00", "2024-05-04"), between("--05-03", ""), between("soon", "")
    ('2024-02-01/2024-02-29', '2024-05-03/2024-05-04', '', '')
    """
    days = [day for text in (first, last) if (day := _read(text))]
    if not days:
        return ""
    year, month = days[-1].year or 0, days[-1].month or 12
    end = (year, month, days[-1].day or monthrange(year, month)[1])
    ends = ((days[0].year or 0, days[0].month or 1, days[0].day or 1), end)
    return "/".join(f"{y:04}-{m:02}-{d:02}" for y, m, d in sorted(ends))


def _read(text: str) -> Day | None:
    """Return a date that has a year, or None."""
    try:
        day, _ = read_date(text)
    except ValueError:
        return None
    return day if day.year is not None else None


def folded(text: str) -> str:
    """Return text in lower case without accents, as `index.js` folds what is typed.

    >>> folded("Liene VĀRPIŅA")
    'liene varpina'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.category(c).startswith("M")).lower()


def _data(papers: Sequence[Paper], sections: Sequence[Section]) -> str:
    """Return the search data as JSON for a script element: id of an entry → its folded text."""
    found = {p.id: folded(" ".join((p.title, p.date, p.publisher, p.href, *p.main))) for p in papers}
    found |= {i.id: folded(" ".join((i.name, i.phrase, i.status, i.note))) for s in sections for i in s.items}
    return escaped_json(json.dumps(found, ensure_ascii=False, indent=0))
