"""Rows of a description: its events, its people with their posts, its statements. CSV, notebooks and `to_dicts` show them.

Values are those of the data: dates as ISO 8601 writes them at the precision of the text (`2020-03`, `--03-14` without a year), and
"" where nothing is known. Several values of one cell are joined by "; ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from linkeddata.html.strip import strip
from linkeddata.present.diagram import labels
from linkeddata.present.html.index import DescriptionIndex
from linkeddata.read.markdown import visible_words
from linkeddata.schema.event_kinds import KINDS
from linkeddata.text.clean import clean
from linkeddata.values.description import EXISTENCE, Description, Evidence, Family, Ref, Statement, Text, Thing
from linkeddata.values.namespaces import EVENT_TYPES

#: One row: heading → value. Every row of a table has the same headings in the same order.
Row = dict[str, str | int | float | None]

EVENTS = (
    *("event", "kind", "start", "end", "status", "place", "organizer", "participants", "part of", "moved from"),
    *("confidence", "words", "page", "id"),
)
PEOPLE = (
    *("name", "other names", "post", "organization", "from", "to", "member of", "nationality"),
    *("confidence", "words", "page", "id"),
)
STATEMENTS = (
    *("thing", "property", "value", "words", "from character", "to character", "basis", "rule", "confidence", "unsure"),
    *("thing id", "value id"),
)

#: Local name of an `eventStatus` or `eventAttendanceMode` → its word in tables.
STATUSES: Mapping[str, str] = {
    "EventCancelled": "cancelled",
    "EventMovedOnline": "moved online",
    "EventPostponed": "postponed",
    "EventRescheduled": "rescheduled",
    "EventScheduled": "scheduled",
}
_JOINT = "; "


def event_rows(description: Description) -> list[Row]:
    """Return one row for each event, in the order of the description; the headings are `EVENTS`."""
    index = DescriptionIndex(description)
    return [dict(zip(EVENTS, _event(index, thing), strict=True)) for thing in _family(description, Family.EVENT)]


def people_rows(description: Description) -> list[Row]:
    """Return one row for each post of each person; the headings are `PEOPLE`. A person without a post has one row."""
    index = DescriptionIndex(description)
    return [
        dict(zip(PEOPLE, row, strict=True)) for thing in _family(description, Family.PERSON) for row in _person(index, thing)
    ]


def statement_rows(description: Description) -> list[Row]:
    """Return one row for each statement, in order; the headings are `STATEMENTS`. Characters are code points of the source."""
    index = DescriptionIndex(description)
    return [dict(zip(STATEMENTS, _statement(index, s), strict=True)) for s in description.statements]


#: Table → its rows.
TABLES: Mapping[str, Callable[[Description], list[Row]]] = MappingProxyType(
    {"statements": statement_rows, "events": event_rows, "people": people_rows}
)


def status(index: DescriptionIndex, event: str) -> str:
    """Return the local name of an event's status, or ""."""
    return index.first(event, "eventStatus").rpartition("/")[2]


def kind_label(index: DescriptionIndex, event: str) -> str:
    """Return the kind of an event in a word ("conference"), or "" if it has none."""
    for statement in index.about(event, "additionalType"):
        if isinstance(statement.value, Ref) and statement.value.iri.startswith(EVENT_TYPES):
            name = statement.value.iri.removeprefix(EVENT_TYPES)
            return KINDS[name].label.lower() if name in KINDS else labels.apart(name)
    return ""


def names(index: DescriptionIndex, statements: Sequence[Statement]) -> list[str]:
    """Return the names of the things that are the values of statements, or the values themselves; each once."""
    return list(dict.fromkeys(filter(None, (_word(index, s) for s in statements))))


def page_of(index: DescriptionIndex) -> str:
    """Return the address of the article, or ""."""
    return index.first(index.article(), "url")


def confidence(index: DescriptionIndex, iri: str) -> float | None:
    """Return how sure it is that there is a thing: 0 to 1, or None if nothing says so."""
    return max((s.confidence for s in index.about(iri) if s.property in EXISTENCE), default=None)


def _family(description: Description, family: Family) -> list[Thing]:
    return [thing for thing in description.things if thing.family is family]


def _event(index: DescriptionIndex, thing: Thing) -> tuple[str | float | None, ...]:
    def joined(prop: str) -> str:
        return _JOINT.join(names(index, index.about(thing.iri, prop)))

    named = status(index, thing.iri)
    return (
        index.name(thing.iri),
        kind_label(index, thing.iri),
        _text(index.first(thing.iri, "startDate")),
        _text(index.first(thing.iri, "endDate")),
        STATUSES.get(named, labels.apart(named)),
        joined("location"),
        joined("organizer"),
        joined("attendee"),
        joined("superEvent"),
        _text(index.first(thing.iri, "previousStartDate")),
        confidence(index, thing.iri),
        _quoted(index, thing.mentions),
        page_of(index),
        thing.iri,
    )


def _person(index: DescriptionIndex, thing: Thing) -> Iterator[tuple[str | float | None, ...]]:
    who = (index.name(thing.iri), _JOINT.join(names(index, index.about(thing.iri, "alternateName"))))
    other = tuple(_JOINT.join(names(index, index.about(thing.iri, prop))) for prop in ("memberOf", "nationality"))
    for title, employer, start, end, said in _posts(index, thing.iri):
        sure = min((s.confidence for s in said), default=confidence(index, thing.iri))
        words = _quoted(index, said[0].evidence) if said else _quoted(index, thing.mentions)
        yield (*who, title, employer, start, end, *other, sure, words, page_of(index), thing.iri)


#: Title, organization, first day, last day, and the statements that say so.
_Post = tuple[str, str, str, str, tuple[Statement, ...]]


def _posts(index: DescriptionIndex, person: str) -> list[_Post]:
    """Return the posts of a person. A title and an employer are one post only where nothing else can be meant."""
    roles = [s for s in index.about(person, "worksFor", "memberOf") if index.post(s)]
    made = [_role(index, s) for s in roles]
    in_roles = {title for title, *_ in made}
    titles = [s for s in index.about(person, "jobTitle") if _word(index, s) not in in_roles]
    employers = [s for s in index.about(person, "worksFor") if not index.post(s)]
    pairs = list(_pairs(titles, employers))
    for title, employer in pairs:
        said = tuple(s for s in (title, employer) if s)
        made.append((_word(index, title), _word(index, employer), "", "", said))
    return made or [("", "", "", "", ())]


def _pairs(titles: list[Statement], employers: list[Statement]) -> Iterator[tuple[Statement | None, Statement | None]]:
    """Yield titles with their employers: the only one of each, or the only one of each in a sentence; the others alone."""
    if len(titles) == len(employers) == 1:
        yield titles[0], employers[0]
        return
    left = list(employers)
    for title in titles:
        place = _sentence(title)
        beside = [s for s in employers if place and _sentence(s) == place]
        alone = len(beside) == 1 and sum(_sentence(s) == place for s in titles) == 1
        yield title, beside[0] if alone else None
        if alone:
            left.remove(beside[0])
    yield from ((None, employer) for employer in left)


def _sentence(statement: Statement) -> tuple[int, int] | None:
    span = next((e.sentence for e in statement.evidence if e.sentence), None)
    return (span.start, span.end) if span else None


def _role(index: DescriptionIndex, statement: Statement) -> _Post:
    role = index.post(statement) or ""
    employers = names(index, index.about(role, "worksFor", "memberOf"))
    title = _text(index.first(role, "roleName"))
    dates = (_text(index.first(role, "startDate")), _text(index.first(role, "endDate")))
    return (title, _JOINT.join(employers), *dates, (statement, *index.about(role, "roleName")))


def _statement(index: DescriptionIndex, s: Statement) -> tuple[str | int | float | None, ...]:
    words = s.evidence[0] if s.evidence else None
    value = s.value
    return (
        index.name(s.subject),
        s.property,
        _text(value.value) if isinstance(value, Text) else index.name(value.iri) if value.iri in index.things else value.iri,
        _quoted(index, s.evidence),
        words.span.start if words else None,
        words.span.end if words else None,
        s.basis.value,
        s.rule,
        s.confidence,
        "yes" if s.unsure else "",
        s.subject,
        value.iri if isinstance(value, Ref) else "",
    )


def _word(index: DescriptionIndex, statement: Statement | None) -> str:
    if statement is None:
        return ""
    value = statement.value
    if isinstance(value, Text):
        return _text(value.value)
    return index.name(value.iri) if value.iri in index.things else value.iri


def _quoted(index: DescriptionIndex, evidence: Sequence[Evidence]) -> str:
    """Return the first words as the page shows them, or ""."""
    return _text(shown_words(evidence[0].quote, index.description.source.media_type)) if evidence else ""


def shown_words(quote: str, media_type: str) -> str:
    """Return a quotation without markup.

    Args:
        quote: characters of the source.
        media_type: of the source.
    """
    if media_type == "text/html":
        return strip(quote)
    return visible_words(quote) if media_type == "text/markdown" else quote


def _text(value: str) -> str:
    return labels.plain(clean(value))
