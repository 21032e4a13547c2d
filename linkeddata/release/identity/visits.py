"""Rules for places and bodies by who was there on which day."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.release.identity import organizations, places
from linkeddata.release.identity.archive import Archive, Thing
from linkeddata.release.identity.days import day_of
from linkeddata.release.identity.names import BodyName
from linkeddata.release.identity.namesakes import contested

_MOST = 12  # who takes part in an event at which somebody is looked for


def count_visits(archive: Archive) -> None:
    """Note what happens at each place and body."""
    for event in archive.things:
        if event.kind == "event" and day_of(event.start):
            for n in dict.fromkeys(event.places):
                archive.events_at.setdefault(n, []).append(event.n)


def _seen(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield day and full name of those who were at a place, or at a body: those that take part may be two of one name."""
    for n in archive.events_at.get(a.n, ()):
        event = archive.things[n]
        if len(event.participants) > _MOST:
            continue
        for who in (archive.things[m] for m in event.participants):
            if who.kind == "person" and not who.private and not contested(who, archive):
                yield from ((day_of(event.start), name) for name in who.exact)


def place_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield name of a place, day, and full name of who was there."""
    if places.sort(a) in ("city", "venue", ""):
        for day, who in _seen(a, archive):
            yield from ((name, day, who) for name in a.exact)


def same_visit(a: Thing, b: Thing, archive: Archive) -> str | None:
    """L7: a settlement or venue of the same name, at which somebody of one full name was on one day."""
    name = places.common(a, b)
    if name is None or not {places.sort(a), places.sort(b)} <= {"city", "venue", ""}:
        return None
    return _told(places.shown(a, name), a, b, archive)


def body_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield full name of a body, day, and full name of who was there."""
    parsed = [n for n in organizations.names(a) if _local(n)]
    for day, who in _seen(a, archive) if parsed else ():
        yield from ((name.exact, day, who) for name in parsed)


def same_visit_of_body(a: Thing, b: Thing, archive: Archive) -> str | None:
    """O13: a body of the same name, where somebody of one full name was on one day; none of the state, whose guests come from another."""
    name = organizations.common(a, b)
    if name is None or not _local(name):
        return None
    return _told(organizations.shown(a, name), a, b, archive)


def _local(name: BodyName) -> bool:
    return not name.acronym and " " in name.exact and name.sort in ("own", "generic")


def _told(name: str, a: Thing, b: Thing, archive: Archive) -> str | None:
    both = set(_seen(a, archive)) & set(_seen(b, archive))
    if not both:
        return None
    day, who = min(both)
    return f"{name}, where {who.partition('|')[0].title()} was on {day}"
