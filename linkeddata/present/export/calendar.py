"""The events of a description as iCalendar.

An event whose day is not known is left out: a calendar cannot say "in March", and no day is made up. `gaps` names such events.

* Whole days are `VALUE=DATE`, with the day after the last one as `DTEND`.
* A time with a zone is in UTC. A time without one has no zone here either ("floating"): it is the hour at the place, whatever that is.
  So no `TZID` is needed, and no `VTIMEZONE`.
* `UID` is the event's IRI. `DTSTAMP` is the day on which the article was changed, or else published, at 00:00 UTC unless the page gives
  the hour; without either it is 1 January 1970. It is never the day of conversion: the same input gives the same bytes.
* Organizers and participants with an address (`email`) are `ORGANIZER` and `ATTENDEE`; the others are named in `DESCRIPTION`.

Source: RFC 5545 (3.3.5 times, 3.6.1 events), RFC 7986 (5.1 name of a calendar).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from linkeddata.present.diagram import labels
from linkeddata.present.export import records
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.values.dates import Day, in_words, read_date
from linkeddata.values.description import Description, Family, Statement, Text, Thing
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.iris import WEB, iri_problem
from linkeddata.version import __version__

if TYPE_CHECKING:
    from icalendar import Calendar, Event, vText

#: `DTSTAMP` of an article that does not say when it was published.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_EMAIL = re.compile(r"(?:mailto:)?([^\s@:;,<>\"]+@[^\s@:;,<>\"]+)\Z", re.IGNORECASE)
# eventStatus → STATUS. A postponed event does not take place on its day.
_STATUSES = {"EventCancelled": "CANCELLED", "EventPostponed": "CANCELLED"}

Moment = date | datetime


def render(description: Description) -> str:
    """Return a calendar with the events whose day is known; lines end with CRLF and have at most 75 bytes."""
    from icalendar import Calendar

    index = DescriptionIndex(description)
    calendar = Calendar()
    calendar.add("prodid", f"-//linkeddata//linkeddata {__version__}//EN")
    calendar.add("version", "2.0")
    title = labels.plain(index.first(index.article(), "headline"))
    if title:
        calendar.add("name", _text(title))  # the library escapes no text of a name that it does not know
        calendar.add("x-wr-calname", _text(title))
    for made in _events(index, calendar):
        calendar.add_component(made)
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")


def gaps(description: Description) -> list[Finding]:
    """Return a finding for each event that has a date but no day, and one for those without any date."""
    index = DescriptionIndex(description)
    found, undated = [], 0
    for thing in _things(index):
        start = index.first(thing.iri, "startDate")
        if not start:
            undated += 1
        elif _moment(start) is None:
            found.append(_partial(index, thing, start))
    return [*found, *([_none(undated)] if undated else [])]


def _partial(index: DescriptionIndex, thing: Thing, start: str) -> Finding:
    name = index.name(thing.iri)
    said = index.about(thing.iri, "startDate")[0]
    words = said.evidence[0] if said.evidence else None
    what = f'"{name}" is not in the calendar, because its date ("{in_words(start)}") is not a whole day'
    todo = "give the day of publication with --published if the year is missing, or correct the description"
    return Finding(
        Severity.WARNING,
        "calendar-no-day",
        f"{what}; {todo}.",
        node=name,
        iri=thing.iri,
        property="startDate",
        value=start,
        span=words.span if words else None,
        quote=words.quote if words else None,
        fix=todo,
    )


def _none(undated: int) -> Finding:
    what = "1 event without a date is" if undated == 1 else f"{undated} events without a date are"
    todo = "use --to events-csv for a list of all events"
    return Finding(Severity.ADVICE, "calendar-no-date", f"{what} not in the calendar; {todo}.", fix=todo)


def _things(index: DescriptionIndex) -> list[Thing]:
    return [thing for thing in index.things.values() if thing.family is Family.EVENT]


def _events(index: DescriptionIndex, calendar: Calendar) -> Iterator[Event]:
    dated = {t.iri: start for t in _things(index) if (start := _moment(index.first(t.iri, "startDate"))) is not None}
    stamp = _stamp(index)
    for iri, start in dated.items():
        yield _event(index, iri, start, stamp, dated.keys() - {iri})


def _event(index: DescriptionIndex, iri: str, start: Moment, stamp: datetime, others: set[str]) -> Event:
    from icalendar import Event

    made = Event()
    made.add("uid", iri)
    made.add("dtstamp", stamp)
    made.add("summary", _text(index.name(iri)))
    first, end, open_words = _span(start, index.first(iri, "startDate"), index.first(iri, "endDate"))
    made.add("dtstart", first)
    if end is not None:
        made.add("dtend", end)
    places = records.names(index, index.about(iri, "location"))
    if places:
        made.add("location", _text(", ".join(places)))
    kind = records.kind_label(index, iri)
    if kind:
        made.add("categories", [_text(kind)])
    status = _STATUSES.get(records.status(index, iri)) or ("TENTATIVE" if index.unsure(iri) else None)
    if status:
        made.add("status", status)
    page = index.first(iri, "url") or records.page_of(index)
    if page and iri_problem(page, WEB) is None:
        made.add("url", page)
    for parent in index.about(iri, "superEvent"):
        if not isinstance(parent.value, Text) and parent.value.iri in others:
            made.add("related-to", parent.value.iri, parameters={"RELTYPE": "PARENT"})
    lines = [*_people(index, iri, made), *_circumstances(index, iri), *open_words]
    if lines:
        made.add("description", _text("\n".join(lines)))
    return made


def _people(index: DescriptionIndex, iri: str, made: Event) -> Iterator[str]:
    """Add those with an address to an event, and yield a line with the names of the others for each role."""
    from icalendar import vCalAddress

    for prop, role, word in (("organizer", "organizer", "Organizer"), ("attendee", "attendee", "With")):
        unaddressed: list[Statement] = []
        for statement in index.about(iri, prop):
            address = None if isinstance(statement.value, Text) else _email(index, statement.value.iri)
            if address is None or (role == "organizer" and "organizer" in made):  # only one is allowed
                unaddressed.append(statement)
                continue
            person = vCalAddress(f"mailto:{address}")
            for name in records.names(index, [statement]):
                person.params["CN"] = _safe(name)
            made.add(role, person)
        if unaddressed:
            yield f"{word}: {'; '.join(records.names(index, unaddressed))}"


def _email(index: DescriptionIndex, iri: str) -> str | None:
    match = _EMAIL.match(index.first(iri, "email"))
    return match[1] if match and match[1].isascii() else None


def _circumstances(index: DescriptionIndex, iri: str) -> Iterator[str]:
    status, before = records.status(index, iri), index.first(iri, "previousStartDate")
    if status == "EventPostponed":
        yield "Postponed; no new day is known."
    if before:
        yield f"Moved from {in_words(before)}."
    for parent in records.names(index, index.about(iri, "superEvent")):
        yield f"Part of: {parent}"


def _span(start: Moment, first: str, last: str) -> tuple[Moment, Moment | None, list[str]]:
    """Return DTSTART, DTEND or None, and a line for what neither can say.

    Both have the same form: whole days, or times in UTC, or times without a zone. If the text gives them in different forms and the
    event takes several days, only the days are given, and the hour is a line of the description.

    Args:
        start: the beginning.
        first: the beginning as the data have it.
        last: the end as the data have it, or "".
    """
    words = [f"When: {in_words(first)} to {in_words(last)}"]
    end = _moment(last) if last else None
    day, timed = _day(first), isinstance(start, datetime)
    last_day = _day(last) if end is not None else None
    if end is None or last_day is None or last_day < day:  # an end that is partial, or before the beginning
        return start, None if timed else _next(day), words if last else []
    if not timed and not isinstance(end, datetime):
        return start, _next(last_day), []
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) == (end.tzinfo is None):
        return start, end if end > start else None, []
    if last_day == day:
        return start, None if timed else _next(day), words
    return day, _next(last_day), words


def _day(text: str) -> date:
    """Return the day of a whole date, in its own zone."""
    day, _ = read_date(text)
    assert day.year and day.month and day.day
    return date(day.year, day.month, day.day)


def _next(day: date) -> date | None:
    """Return the day after, or None at the end of the calendar."""
    return None if day == date.max else day + timedelta(days=1)


def _moment(text: str) -> Moment | None:
    """Return a whole day or a time, in UTC if it has a zone; None for a partial date or for what is no date."""
    try:
        day, instant = read_date(text)
    except ValueError:
        return None
    return instant or _whole(day)


def _whole(day: Day) -> Moment | None:
    if day.year is None or day.month is None or day.day is None:
        return None
    if day.time is None:
        return date(day.year, day.month, day.day)
    hour, minute = map(int, day.time.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute)


def _stamp(index: DescriptionIndex) -> datetime:
    for prop in ("dateModified", "datePublished"):
        found = _moment(index.first(index.article(), prop))
        if isinstance(found, datetime):
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        if found is not None:
            return datetime(found.year, found.month, found.day, tzinfo=UTC)
    return _UNDATED


def _text(words: str) -> vText:
    """Return a value of the type TEXT."""
    return _text_class()(_safe(words))


@cache
def _text_class() -> type[vText]:
    """Return the library's texts with escapes as RFC 5545 (3.3.11) has them; its own take a backslash before N for a line break."""
    from icalendar import vText

    class Words(vText):
        def to_ical(self) -> bytes:
            escaped = str(self).translate({ord(c): f"\\{c}" for c in "\\;,"})
            return escaped.replace("\n", "\\n").encode("utf-8")

    return Words


def _safe(text: str) -> str:
    """Return text without the control characters that iCalendar does not allow; line feeds stay, and are escaped."""
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text)
