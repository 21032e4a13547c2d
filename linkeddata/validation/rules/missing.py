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
#: Articles that often have none, and which of them have one all the same.
_UNTITLED, _TITLED = "SocialMediaPosting", ("BlogPosting",)
#: A place that can be found needs no name.
_FINDABLE = ("address", "geo", "globalLocationNumber", "latitude", "hasMap", "branchCode", "containedInPlace")
#: Who has one of these can be found without a name; who has one of `_USED` is described for what one can do with it.
_KNOWN_BY = ("url", "sameAs", "email", "identifier")
_USED = ("potentialAction",)
#: Things that only refer to events: who takes part in one, where one is held, what one is a part of.
_REFERRING = ("Action", "Place", "EventSeries")
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
        mentioned: whether an article is about it, another thing refers to it, or it is a series, so that it may lack either.
        dated: whether it has a date, or needs none.
        placed: whether it has a place.
        work: whether it is also a work, or a screening, which may stand for the film.
    """

    node: Node
    mentioned: bool
    dated: bool
    placed: bool
    work: bool


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
        if not index.has(node, *_NAMES, *_KNOWN_BY) and not excused and not _only_linked(index, node):
            bare = set(index.data.about(node)) <= {RDF.type}
            yield from _missing(index, node, "name", mild=bare or index.has(node, *_USED))


def headline_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield articles without a headline or a name; a post on a social network needs none."""
    for node in index.data.subjects:
        post = index.is_a(node, _UNTITLED) and not index.is_a(node, *_TITLED)
        if not index.is_a(node, "Article") or index.is_a(node, "Event") or post:
            continue
        linked = node in index.mentioned and set(index.data.about(node)) <= _LINKING
        if not index.has(node, *_HEADLINES) and not linked and not _only_linked(index, node):
            yield from _missing(index, node, "headline")


def event_name_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a name that no other thing lists."""
    for node in _events(index):
        if not index.has(node, "name", "alternateName") and not _listed(index, node):
            yield from _missing(index, node, "name")


def event_name_untold(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a name that another thing lists, or that belong to a larger one."""
    for node in _events(index):
        if not index.has(node, "name", "alternateName") and _listed(index, node):
            yield from _missing(index, node, "name")


def event_start_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a start that no article is about."""
    for event in index.once(_dateable_events):
        if not event.dated and not event.mentioned:
            yield from _missing(index, event.node, "startDate", mild=event.work)


def event_location_missing(index: DocumentIndex) -> Iterator[Violation]:
    """Yield events without a place that no article is about."""
    for event in index.once(_dateable_events):
        if not event.placed and not event.mentioned:
            yield from _missing(index, event.node, "location", mild=event.work)


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


def _missing(index: DocumentIndex, node: Node, name: str, *, mild: bool = False) -> Iterator[Violation]:
    """Yield the violation, unless a misspelt property of the node means the missing one."""
    if name not in _misspelt(index, node):
        yield Violation(node, schema(name), mild=mild)


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
    about, held_there = index.under("about"), index.under("event", "events")
    for node in _events(index):
        if index.has(node, "superEvent") or (node in index.mentioned and node not in about):
            continue
        mentioned = node in index.mentioned or node in index.once(_referred_to)
        status = {schema_term(value) or str(value) for value in index.data.objects(node, schema("eventStatus"))}
        dated, placed = index.has(node, *_STARTS) or "EventPostponed" in status, index.has(node, "location")
        placed = placed or (node in held_there and _has_venue(index, node))
        if mentioned and not (dated or placed):
            continue  # an event of which the article gives neither: an appointment, a law
        whole = index.is_a(node, "EventSeries") or index.has(node, "eventSchedule", "subEvent")
        found.append(_Event(node, mentioned or whole, dated, placed, index.is_a(node, "ScreeningEvent", "CreativeWork")))
    return tuple(found)


def _referred_to(index: DocumentIndex) -> frozenset[Node]:
    """Return the values of the things that only refer to events."""
    things = [node for node in index.data.subjects if index.is_a(node, *_REFERRING)]
    return frozenset(value for node in things for _, _, value in index.properties(node) if value != node)


def _listed(index: DocumentIndex, node: Node) -> bool:
    """Return whether an event is one of those of a place or a performer, or a part of another."""
    return index.has(node, "superEvent") or node in index.under("event", "events", "performerIn")


def _has_venue(index: DocumentIndex, node: Node) -> bool:
    """Return whether one of those that list an event is a place."""
    return any(index.is_a(s, "Place") for name in ("event", "events") for s, o in index.data.pairs(schema(name)) if o == node)


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
