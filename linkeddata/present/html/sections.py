"""The other sections of the report: timeline, places, findings, and omitted statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.edit import Omitted, Reason
from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import KIND_NAMES, Kind
from linkeddata.present.html.cards import Card, Cards, Fact, Named
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.values.dates import Day, read_date
from linkeddata.values.description import EXISTENCE, Evidence, Ref
from linkeddata.values.findings import Finding, Severity

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
)
#: Why a statement is omitted, as a heading.
REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.BELOW_STANDARD: "Below the standard threshold",
        Reason.BELOW_THRESHOLD: "Below the confidence threshold you set",
        Reason.DEPENDS: "Depends on an omitted statement",
    }
)
_FROM_ARTICLE = frozenset({"about", "mentions"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on the timeline: its date in words, the fact for it, and its card."""

    when: str
    fact: Fact
    card: Card


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Events under one heading of the timeline: a year, or that no year is given."""

    title: str
    entries: tuple[Entry, ...]
    dated: bool = True


def timeline(index: DescriptionIndex, cards: Cards) -> tuple[TimelineGroup, ...]:
    """Return the main events, and the others in date order: by year, then those without a year, then those without a date.

    If the main events are all events, they have no group of their own.
    """
    groups: dict[str, list[tuple[tuple[int, ...], Entry]]] = {}
    main = frozenset(index.main())
    if len(main) == len(index.of(Kind.EVENT)):
        main = frozenset()
    first_title = "Main event" if len(main) == 1 else "Main events"
    for thing in index.of(Kind.EVENT):
        said = index.about(thing.iri, "startDate", "endDate")
        first, last = index.first(thing.iri, "startDate"), index.first(thing.iri, "endDate")
        title, key = _date(first or last)
        if thing.iri in main:
            title, key = first_title, (title == _DATELESS, title == _YEARLESS, int(title) if title.isdigit() else 0, *key)
        entry = Entry(labels.dates(first, last), cards.fact([], said), cards.card(thing.iri))
        groups.setdefault(title, []).append((key, entry))
    order = sorted(groups, key=lambda title: (title != first_title, title == _DATELESS, title == _YEARLESS, title.zfill(8)))
    return tuple(
        TimelineGroup(title, tuple(e for _, e in sorted(groups[title], key=lambda pair: pair[0])), title != _DATELESS)
        for title in order
    )


_YEARLESS, _DATELESS = "No year given", "No date given"


def _date(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the heading of a date, and its sort key there; less precise dates come first."""
    try:
        day: Day = read_date(labels.plain(text))[0]
    except ValueError:
        return _DATELESS, ()
    hour = int(day.time.replace(":", "")) if day.time else -1
    return str(day.year) if day.year is not None else _YEARLESS, (day.month or 0, day.day or 0, hour)


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place in the list of places: its card, and how many listed places contain it."""

    card: Card
    depth: int


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A country or other region with the places in it; the title is "" for places without a region."""

    title: str
    entries: tuple[PlaceEntry, ...]


def place_groups(index: DescriptionIndex, cards: Cards) -> tuple[PlaceGroup, ...]:
    """Return the places grouped by region: regions by name, then places without a known region."""
    places = [thing.iri for thing in index.of(Kind.PLACE)]
    within: dict[str, list[str]] = {}
    for iri in places:
        holder = _holder(index, iri)
        within.setdefault(holder, []).append(iri)
    seen: set[str] = set()

    def entries(iri: str, depth: int) -> Iterable[PlaceEntry]:
        if iri in seen:
            return  # a cycle, which validation reports
        seen.add(iri)
        yield PlaceEntry(cards.card(iri), depth)
        for inner in sorted(within.get(iri, ()), key=index.name):
            yield from entries(inner, depth + 1)

    tops = sorted(within.get("", ()), key=lambda iri: (index.name(iri).casefold(), iri))
    regions = [
        PlaceGroup(index.name(iri), tuple(entries(iri, 0))) for iri in tops if iri in within or "country" in index.classes(iri)
    ]
    loose = tuple(spot for iri in [*tops, *places] for spot in entries(iri, 0))
    return (*regions, *([PlaceGroup("", loose)] if loose else []))


def _holder(index: DescriptionIndex, iri: str) -> str:
    for s in index.about(iri, "containedInPlace"):
        if isinstance(s.value, Ref) and s.value.iri != iri and index.kind(s.value.iri) is Kind.PLACE:
            return s.value.iri
    return ""


@dataclass(frozen=True, slots=True)
class NumberedFinding:
    """A finding.

    Args:
        id: `f1`, `f2`, …
        number: its place in the list, from 1.
        severity: `error`, `warning` or `advice`, and `word` the same for people.
        message: what is wrong and what to do.
        words: the words of the source that it is about, or None.
        card: the card of the thing that it is about; without text if there is none.
    """

    id: str
    number: int
    severity: str
    word: str
    message: str
    words: Evidence | None
    card: Named


def numbered(findings: Sequence[Finding], index: DescriptionIndex) -> tuple[NumberedFinding, ...]:
    """Return the findings, numbered from 1."""
    made = []
    for n, f in enumerate(findings, 1):
        card = Named(index.name(f.iri), index.ids[f.iri]) if f.iri in index.ids else Named("")
        about = Evidence(f.span, f.quote) if f.span and f.quote else None
        made.append(NumberedFinding(f"f{n}", n, f.severity.value, SEVERITIES[f.severity], f.message, about, card))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class OmittedItem:
    """Something that was read but omitted: its id `o1`, `o2`, …, what it is, its confidence, and its evidence, or None."""

    id: str
    what: tuple[str, ...]
    confidence: str
    words: Evidence | None


@dataclass(frozen=True, slots=True)
class OmittedGroup:
    """What was omitted for one reason."""

    reason: str
    items: tuple[OmittedItem, ...]


def omitted_groups(omitted: Sequence[Omitted], whole: DescriptionIndex, shown: DescriptionIndex) -> tuple[OmittedGroup, ...]:
    """Return what was omitted, by reason: an omitted thing once, with its kind; for other things their omitted facts."""
    made: dict[Reason, list[OmittedItem]] = {reason: [] for reason in REASONS}
    gone: set[str] = set()
    number = 0
    what: tuple[str, ...]
    for omission in omitted:
        s, evidence = omission.statement, omission.statement.evidence
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
            evidence = whole.things[s.subject].mentions or s.evidence
            what = (whole.short(s.subject), ", ".join(whole.classes(s.subject)) or KIND_NAMES[kind].lower())
        number += 1
        made[omission.reason].append(OmittedItem(f"o{number}", what, f"{s.confidence:.0%}", next(iter(evidence), None)))
    return tuple(OmittedGroup(REASONS[reason], tuple(left)) for reason, left in made.items() if left)
