"""What is missing: a type, a name, a headline, the start and place of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, URIRef
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import DocumentIndex, folder, schema, schema_term
from linkeddata.validation.rules.terms import meant
from linkeddata.validation.rules.violation import Violation

_NAMES = ("name", "alternateName", "legalName", "givenName", "familyName")
_HEADLINES = ("headline", "name")
#: A place that can be found needs no name.
_FINDABLE = ("address", "geo", "globalLocationNumber", "latitude", "hasMap", "branchCode", "containedInPlace")
#: A schedule may say when an event is; a postponed event may have no new day.
_STARTS = ("startDate", "eventSchedule")
#: Events that are described by what they belong to: a broadcast, one run of a course.
_DEPENDENT = ("PublicationEvent", "CourseInstance", "DeliveryEvent")
#: Types of place that are values rather than places.
_UNNAMED = ("StructuredValue", "Accommodation")
#: The properties of a mere link to a thing.
_LINKING = frozenset({RDF.type, schema("url"), schema("sameAs")})


@dataclass(frozen=True, slots=True)
class _Event:
    """An event that must have a date and a place, with what it has.

    Args:
        node: the event.
        mentioned: whether an article or another thing is about it.
        dated: whether it has a date, or needs none.
        placed: whether it has a place.
    """

    node: Node
    mentioned: bool
    dated: bool
    placed: bool


def type_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield things that are described without a type."""
    items = index.under("item")
    for node in index.data.subjects:
        described = not index.data.types(node) and any(True for _ in index.properties(node))
        if described and not (isinstance(node, URIRef) and node in items):
            yield Violation(node)


def name_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield people, organizations and places without a name."""
    for node in index.data.subjects:
        if not index.is_a(node, "Person", "Organization", "Place") or index.is_a(node, "Event", "Article"):
            continue
        place = index.is_a(node, "Place") and not index.is_a(node, "Organization")
        excused = place and (index.has(node, *_FINDABLE) or index.is_a(node, *_UNNAMED))
        if not index.has(node, *_NAMES) and not excused and not _only_linked(index, node):
            yield from _missing(index, node, "name")


def headline_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield articles without a headline or a name."""
    for node in index.data.subjects:
        if not index.is_a(node, "Article") or index.is_a(node, "Event"):
            continue
        linked = node in index.mentioned and set(index.data.about(node)) <= _LINKING
        if not index.has(node, *_HEADLINES) and not linked and not _only_linked(index, node):
            yield from _missing(index, node, "headline")


def event_name_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a name."""
    for node in _events(index):
        if not index.has(node, "name", "alternateName"):
            yield from _missing(index, node, "name")


def event_start_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a start that no article is about."""
    for event in index.once(_dateable_events):
        if not event.dated and not event.mentioned:
            yield from _missing(index, event.node, "startDate")


def event_location_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a place that no article is about."""
    for event in index.once(_dateable_events):
        if not event.placed and not event.mentioned:
            yield from _missing(index, event.node, "location")


def event_start_untold(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a start that an article is about."""
    for event in index.once(_dateable_events):
        if not event.dated and event.mentioned:
            yield from _missing(index, event.node, "startDate")


def event_location_untold(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a place that an article is about."""
    for event in index.once(_dateable_events):
        if not event.placed and event.mentioned:
            yield from _missing(index, event.node, "location")


def _missing(index: DocumentIndex, node: Node, name: str) -> Iterator[Violation]:
    """Yield the violation, unless a misspelt property of the node means the missing one."""
    if name not in _misspelt(index, node):
        yield Violation(node, schema(name))


def _misspelt(index: DocumentIndex, node: Node) -> frozenset[str]:
    """Return the properties that misspelt ones of a node mean."""
    names = (schema_term(prop) for prop in index.data.about(node))
    unknown = (name for name in names if name is not None and name not in vocabulary.terms())
    return frozenset(found for name in unknown for found in meant(name, index.classes(node)))


def _events(index: DocumentIndex) -> Iterator[Node]:
    """Yield the events that are described here for their own sake."""
    for node in index.data.subjects:
        if index.is_a(node, "Event") and not index.is_a(node, *_DEPENDENT) and not _only_linked(index, node):
            yield node


def _dateable_events(index: DocumentIndex) -> tuple[_Event, ...]:
    """Return the events that must have a date and a place: not parts of others, nor mentioned in passing."""
    found = []
    about = index.under("about")
    for node in _events(index):
        mentioned = node in index.mentioned
        if index.has(node, "superEvent") or (mentioned and node not in about):
            continue
        status = {schema_term(value) or str(value) for value in index.data.objects(node, schema("eventStatus"))}
        dated, placed = index.has(node, *_STARTS) or "EventPostponed" in status, index.has(node, "location")
        if mentioned and not (dated or placed):
            continue  # an event of which the article gives neither: an appointment, a law
        found.append(_Event(node, mentioned, dated, placed))
    return tuple(found)


def _only_linked(index: DocumentIndex, node: Node) -> bool:
    """Return whether a node is a mere link: the type and address of something that is described elsewhere."""
    foreign = isinstance(node, URIRef) and str(node).startswith(("http://", "https://")) and not _own(index, node)
    return foreign and node in index.pointed_to and set(index.data.about(node)) <= _LINKING


def _own(index: DocumentIndex, node: URIRef) -> bool:
    if index.address and folder(node) == folder(index.address + "#"):
        return True
    return "#" in node and any(
        s != node and folder(str(s)) == folder(node) for s in index.data.subjects if isinstance(s, URIRef)
    )
