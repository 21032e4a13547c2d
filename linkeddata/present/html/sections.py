"""The sections of the report beside the cards: time line, places, findings, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.edit import Omitted, Reason
from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import KIND_NAMES, Kind
from linkeddata.present.html.cards import Card, Cards, Fact, Named
from linkeddata.present.html.index import Book
from linkeddata.values.dates import Day, read_date
from linkeddata.values.description import EXISTENCE, Evidence, Ref
from linkeddata.values.findings import Finding, Severity

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
)
#: Why a statement is left out, as a heading.
REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.BELOW_STANDARD: "Possible, but below the standard threshold",
        Reason.BELOW_THRESHOLD: "Below the confidence asked for",
        Reason.DEPENDS: "Depends on something that is left out",
    }
)
_FROM_ARTICLE = frozenset({"about", "mentions"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on the time line: its date in words, what makes it known, and its card."""

    when: str
    fact: Fact
    card: Card


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events under one heading of the time line: a year, or that none is said."""

    title: str
    entries: tuple[Entry, ...]
    dated: bool = True


def timeline(book: Book, cards: Cards) -> tuple[Stretch, ...]:
    """Return the events in the order of their dates, year by year, then those without a year, then those without a date."""
    found: dict[str, list[tuple[tuple[int, ...], Entry]]] = {}
    for thing in book.of(Kind.EVENT):
        said = book.about(thing.iri, "startDate", "endDate")
        first, last = book.first(thing.iri, "startDate"), book.first(thing.iri, "endDate")
        title, key = _date(first or last)
        entry = Entry(labels.dates(first, last), cards.fact([], said), cards.card(thing.iri))
        found.setdefault(title, []).append((key, entry))
    order = sorted(found, key=lambda title: (title == _DATELESS, title == _YEARLESS, title.zfill(8)))
    return tuple(
        Stretch(title, tuple(e for _, e in sorted(found[title], key=lambda pair: pair[0])), title != _DATELESS)
        for title in order
    )


_YEARLESS, _DATELESS = "Year not said", "Date not said"


def _date(text: str) -> tuple[str, tuple[int, ...]]:
    """Return under which heading a date stands, and its sort key there; what is less exact stands before what is more exact."""
    try:
        day: Day = read_date(labels.plain(text))[0]
    except ValueError:
        return _DATELESS, ()
    hour = int(day.time.replace(":", "")) if day.time else -1
    return str(day.year) if day.year is not None else _YEARLESS, (day.month or 0, day.day or 0, hour)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the list of places: its card, and how deep it lies in others."""

    card: Card
    depth: int


@dataclass(frozen=True, slots=True)
class Region:
    """A country, or whatever holds other places, with all that lies in it; "" as title of those that lie in nothing."""

    title: str
    spots: tuple[Spot, ...]


def atlas(book: Book, cards: Cards) -> tuple[Region, ...]:
    """Return the places grouped by what holds them: regions by name, then places of which it is not said where they lie."""
    places = [thing.iri for thing in book.of(Kind.PLACE)]
    within: dict[str, list[str]] = {}
    for iri in places:
        holder = _holder(book, iri)
        within.setdefault(holder, []).append(iri)
    seen: set[str] = set()

    def spots(iri: str, depth: int) -> Iterable[Spot]:
        if iri in seen:
            return  # a circle, which the check tells of
        seen.add(iri)
        yield Spot(cards.card(iri), depth)
        for inner in sorted(within.get(iri, ()), key=book.name):
            yield from spots(inner, depth + 1)

    tops = sorted(within.get("", ()), key=lambda iri: (book.name(iri).casefold(), iri))
    regions = [Region(book.name(iri), tuple(spots(iri, 0))) for iri in tops if iri in within or "country" in book.classes(iri)]
    loose = tuple(spot for iri in [*tops, *places] for spot in spots(iri, 0))
    return (*regions, *([Region("", loose)] if loose else []))


def _holder(book: Book, iri: str) -> str:
    for s in book.about(iri, "containedInPlace"):
        if isinstance(s.value, Ref) and s.value.iri != iri and book.kind(s.value.iri) is Kind.PLACE:
            return s.value.iri
    return ""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding.

    Args:
        id: `f1`, `f2`, …
        number: its place in the list, from 1.
        severity: `error`, `warning` or `advice`, and `word` the same for people.
        message: what and what to do.
        words: what it is about in the source, or None.
        card: of the thing that it is about; without text where there is none.
    """

    id: str
    number: int
    severity: str
    word: str
    message: str
    words: Evidence | None
    card: Named


def found(findings: Sequence[Finding], book: Book) -> tuple[Found, ...]:
    """Return the findings, numbered from 1."""
    made = []
    for n, f in enumerate(findings, 1):
        card = Named(book.name(f.iri), book.ids[f.iri]) if f.iri in book.ids else Named("")
        about = Evidence(f.span, f.quote) if f.span and f.quote else None
        made.append(Found(f"f{n}", n, f.severity.value, SEVERITIES[f.severity], f.message, about, card))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was read and left out: its id `o1`, `o2`, …, what, how sure, and the words it rests on, or None."""

    id: str
    what: tuple[str, ...]
    confidence: str
    words: Evidence | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """What was left out for one reason."""

    reason: str
    left: tuple[Left, ...]


def left_out(omitted: Sequence[Omitted], whole: Book, shown: Book) -> tuple[Leaving, ...]:
    """Return what was left out, by reason: a thing that is gone once, with its kind; of one that stays the facts that are gone."""
    made: dict[Reason, list[Left]] = {reason: [] for reason in REASONS}
    gone: set[str] = set()
    number = 0
    what: tuple[str, ...]
    for omission in omitted:
        s, told = omission.statement, omission.statement.evidence
        kind = whole.kind(s.subject)
        if s.subject in shown.things:
            if s.property in EXISTENCE | _FROM_ARTICLE:
                continue
            value = whole.short(s.value.iri) if isinstance(s.value, Ref) and s.value.iri in whole.ids else whole.value(s)
            what = (whole.short(s.subject), labels.link(s.property), value)
        elif kind is None or s.subject in gone:
            continue
        else:
            gone.add(s.subject)
            s = max(whole.about(s.subject, *EXISTENCE), key=lambda said: said.confidence, default=s)
            told = whole.things[s.subject].mentions or s.evidence
            what = (whole.short(s.subject), ", ".join(whole.classes(s.subject)) or KIND_NAMES[kind].lower())
        number += 1
        made[omission.reason].append(Left(f"o{number}", what, f"{s.confidence:.0%}", next(iter(told), None)))
    return tuple(Leaving(REASONS[reason], tuple(left)) for reason, left in made.items() if left)
