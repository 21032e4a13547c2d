"""Rules for events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.days import apart, day_of, in_utc, minutes
from linkeddata.release.identity.names import content_words, edition, numbers, years
from linkeddata.schema.event_kinds import KINDS

#: Kinds of events that are kinds of another: both words may mean one event.
_SUBKINDS: Mapping[str, str] = {"inspection": "visit", "agreement": "signing"}
_SIGNINGS = frozenset({"signing", "agreement"})
_MOST = 12  # participants whose pairs are looked up
_WORDS = 4  # content words of a title that two documents must share
_TITLE = 2  # content words that a named event needs besides its number
_MINUTES = 60  # start times further apart are two events, until an editor says otherwise
_LARGE = 3  # a meeting with more than so many times the common participants is another one
_CANCELLED = "EventCancelled"


def kind(thing: Thing) -> str:
    """Return the kind of an event; a sub-kind gives the kind above it."""
    return _SUBKINDS.get(thing.event, thing.event)


def who(thing: Thing, archive: Archive) -> frozenset[int]:
    """Return the entities that take part: those of which other documents tell too."""
    return archive.entities(thing.participants)


def day(thing: Thing) -> str:
    """Return the whole day on which an event begins, "" if it is not told."""
    return day_of(thing.start)


# ---- E1 same kind, day, participants


def pair_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, day and each two participants of an event."""
    first = day(a)
    if first:
        for one, other in combinations(_rarest(a, archive), 2):
            yield kind(a), first, one, other


def _rarest(a: Thing, archive: Archive) -> list[int]:
    found = sorted(who(a, archive))
    if len(found) > _MOST:
        found = sorted(sorted(found, key=lambda n: (len(archive.events_of.get(n, ())), n))[:_MOST])
    return found


def same_occasion(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E1: the same kind, day and at least two participants, at compatible places and times."""
    if kind(a) != kind(b) or kind(a) == "other" or not day(a) or day(a) != day(b):
        return None
    shared = who(a, archive) & who(b, archive)
    most = max(len(who(a, archive)), len(who(b, archive)))
    if (
        len(shared) < 2
        or most > _LARGE * len(shared)
        or not (_same_end(a, b) and _same_time(a, b) and places_fit(a, b, archive))
    ):
        return None
    return f"{a.event} on {day(a)}, {_named(shared, archive)}"


def _named(shared: frozenset[int], archive: Archive) -> str:
    return ", ".join(sorted(archive.things[n].name for n in shared)[:4])


def _same_end(a: Thing, b: Thing) -> bool:
    """Return whether both end on the same day, as far as is told; an event of several days is no event of one."""
    ends = [day_of(t.end) or day(t) for t in (a, b)]
    return ends[0] == ends[1] and (not a.end or bool(day_of(a.end))) and (not b.end or bool(day_of(b.end)))


def _same_time(a: Thing, b: Thing) -> bool:
    first, second = minutes(a.start), minutes(b.start)
    one, other = in_utc(a.start), in_utc(b.start)
    if one and other:
        return abs((one - other).total_seconds()) <= _MINUTES * 60
    return first is None or second is None or abs(first - second) <= _MINUTES


def places_fit(a: Thing, b: Thing, archive: Archive) -> bool:
    """Return whether the places are equal, or one lies in the other, or one side tells none."""
    ours, theirs = archive.entities(a.places), archive.entities(b.places)
    if not ours or not theirs or ours & theirs:
        return True
    around = ours.union(*(archive.above(n) for n in a.places)), theirs.union(*(archive.above(n) for n in b.places))
    if around[0] & theirs or around[1] & ours:
        return True
    codes = [{archive.things[n].country for n in t.places} - {""} for t in (a, b)]
    # A country and a town of it, where the document does not say that the town is in it.
    return any(archive.things[n].kinds[:1] == ("Country",) for n in (*a.places, *b.places)) and bool(codes[0] & codes[1])


# ---- E2 signed


def same_signing(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E2: signed by the same parties on the same day, with at least four words of the title in common."""
    if a.event not in _SIGNINGS or b.event not in _SIGNINGS or not day(a) or day(a) != day(b) or not (a.titled and b.titled):
        return None
    shared = who(a, archive) & who(b, archive)
    said = frozenset().union(*(content_words(n) for n in a.names)) & frozenset().union(*(content_words(n) for n in b.names))
    if len(shared) < 2 or len(said) < _WORDS:
        return None
    return f"{a.name}, {day(a)}, {_named(shared, archive)}"


# ---- E3 named, with an edition or a year


def name_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield name and year of events whose name has an edition or a year."""
    if a.titled:
        for name, exact in zip(a.names, a.exact, strict=False):
            year = year_of(a)
            if year and numbered(name):
                yield exact, year


def numbered(name: str) -> bool:
    """Return whether a name has an edition or a year, and enough words besides."""
    said = [w for w in content_words(name) if not numbers(w.upper())]
    return bool(edition(name) or years(name)) and len(said) >= _TITLE


def year_of(a: Thing) -> str:
    """Return the year of a named event: in its name, else of its first day; "" if neither tells it."""
    told = {y for n in a.names for y in years(n)}
    if len(told) == 1:
        return told.pop()
    return a.start[:4] if a.start[:1].isdigit() and not told else ""


def same_edition(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E3: the same name with its edition or year, in the same year, at compatible places."""
    name = next((n for n, e in zip(a.names, a.exact, strict=False) if e in b.exact and numbered(n)), None)
    if name is None or not (a.titled and b.titled) or not year_of(a) or year_of(a) != year_of(b):
        return None
    return f"{name}, {year_of(a)}" if places_fit(a, b, archive) else None


# ---- E4 the same page


def page_keys(a: Thing, archive: Archive) -> Iterator[str]:
    """Yield the address of an event's page."""
    if a.url:
        yield a.url


def same_page(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E4: both cite the same page of the event."""
    if not a.url or a.url != b.url or a.url in (a.source.url, b.source.url):
        return None
    return a.url


# ---- E5 moved


def moved_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind, each day that was announced, and each two participants."""
    for first in {day(a), day_of(a.previous)} - {""}:
        for one, other in combinations(_rarest(a, archive), 2):
            yield kind(a), first, one, other


def moved(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E5: announced for one day, and moved to another by the later document."""
    for later, earlier in ((a, b), (b, a)):
        before = day_of(later.previous)
        if not before or before != day(earlier) or kind(a) != kind(b) or kind(a) == "other":
            continue
        shared = who(a, archive) & who(b, archive)
        if len(shared) >= 2 and places_fit(a, b, archive):
            return f"{a.event} announced for {before}, moved to {later.start[:10]}, {_named(shared, archive)}"
    return None


# ---- E6 and doubts: proposals


def thin_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield kind, day and participant."""
    if day(a):
        for one in _rarest(a, archive):
            yield kind(a), day(a), str(one)


def person_and_body(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E6: the same kind, day and publisher, and one person and one body in common, which are not enough for E1's other conditions."""
    if kind(a) != kind(b) or kind(a) == "other" or not day(a) or day(a) != day(b):
        return None
    if not a.source.publisher or a.source.publisher != b.source.publisher:
        return None
    shared = who(a, archive) & who(b, archive)
    sorts = {archive.things[n].kind for n in shared}
    if "person" not in sorts or "organization" not in sorts or not places_fit(a, b, archive):
        return None
    return f"{a.event} on {day(a)}, {_named(shared, archive)}"


def zone_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, ...]]:
    """Yield kind, each two participants and month of events with a time."""
    if day(a) and minutes(a.start) is not None:
        for one, other in combinations(_rarest(a, archive), 2):
            yield kind(a), day(a)[:7], str(one), str(other)


def next_day(a: Thing, b: Thing, archive: Archive) -> str | None:
    """E7: two days that differ by one, where a time without a zone or another zone may explain it."""
    if kind(a) != kind(b) or kind(a) == "other" or not day(a) or not day(b) or day(a) == day(b) or apart(day(a), day(b)) != 1:
        return None
    if minutes(a.start) is None or minutes(b.start) is None:
        return None
    one, other = in_utc(a.start), in_utc(b.start)
    if one and other and abs((one - other).total_seconds()) > _MINUTES * 60:
        return None
    shared = who(a, archive) & who(b, archive)
    return f"{a.event} at {a.start} and {b.start}, {_named(shared, archive)}" if len(shared) >= 2 else None


# ---- never


@dataclass(frozen=True, slots=True)
class EventTraits:
    """What may keep two events apart."""

    kind: str
    day: str
    previous: str
    start: str
    editions: frozenset[tuple[str, ...]]
    years: frozenset[str]
    cancelled: bool
    held: bool
    above: frozenset[int]
    own: int
    linked: frozenset[str]


def traits(a: Thing, archive: Archive) -> EventTraits:
    """Return what may keep an event apart from others."""
    published = day_of(a.source.published)
    above = archive.above(a.n)
    cancelled = a.status == _CANCELLED
    return EventTraits(
        kind(a),
        day(a),
        day_of(a.previous),
        a.start[:10] if not day(a) and a.start[:1].isdigit() else "",
        frozenset(e for n in a.names if a.titled and (e := edition(n))),
        frozenset(y for n in a.names if a.titled for y in years(n)),
        cancelled,
        not cancelled and bool(day(a)) and bool(published) and published > day(a),
        above,
        archive.own(a.n),
        frozenset({*a.links, *((a.url,) if a.url else ())}),
    )


def another_day(a: EventTraits, b: EventTraits) -> str | None:
    """Return two days, unless one document says that the event was moved from the other's day."""
    if a.day and b.day:
        if b.day in (a.day, a.previous) or b.previous == a.day:
            return None
        return f"{a.day} and {b.day}"
    first, second = a.day or a.start, b.day or b.start
    return f"{first} and {second}" if first and second and apart(first, second) else None


def bridges(a: EventTraits, b: EventTraits, third: EventTraits) -> bool:
    """Return whether a third document tells that the event was moved from the day of the one to the day of the other."""
    return bool(third.previous) and {third.previous, third.day} == {a.day, b.day}


def another_edition(a: EventTraits, b: EventTraits) -> str | None:
    """Return two editions of a series."""
    if a.editions and b.editions and not a.editions & b.editions:
        return f"{' '.join(min(a.editions))} and {' '.join(min(b.editions))}"
    return f"{min(a.years)} and {min(b.years)}" if a.years and b.years and not a.years & b.years else None


def meeting_and_call(a: EventTraits, b: EventTraits) -> str | None:
    """Return that one is a meeting and one a call."""
    return "a meeting and a call" if {a.kind, b.kind} == {"meeting", "call"} else None


def another_kind(a: EventTraits, b: EventTraits) -> str | None:
    """Return two kinds, events of which that cannot mean the same."""
    if a.kind == b.kind or "other" in (a.kind, b.kind) or a.linked & b.linked:
        return None
    akin = b.kind in KINDS.get(a.kind, KINDS["other"]).akin or a.kind in KINDS.get(b.kind, KINDS["other"]).akin
    return None if akin else f"a {a.kind} and a {b.kind}"


def part_and_whole(a: EventTraits, b: EventTraits) -> str | None:
    """Return that one is a part of the other, at any height."""
    return "one is a part of the other" if a.own in b.above or b.own in a.above else None


def cancelled(a: EventTraits, b: EventTraits) -> str | None:
    """Return that one was cancelled, and one that took place."""
    return "one was cancelled, the other took place" if (a.cancelled and b.held) or (b.cancelled and a.held) else None
