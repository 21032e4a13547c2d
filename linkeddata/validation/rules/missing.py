"""What is missing: a type, a name, a headline, the start and place of an event that is the page's own."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, URIRef
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import Scene, folder, schema, schema_term
from linkeddata.validation.rules.terms import meant
from linkeddata.validation.rules.violation import Fault

_NAMES = ("name", "alternateName", "legalName", "givenName", "familyName")
_HEADLINES = ("headline", "name")
#: A place that can be found needs no name.
_FINDABLE = ("address", "geo", "globalLocationNumber", "latitude", "hasMap", "branchCode", "containedInPlace")
#: When it is may be told by a schedule; a postponed event may have no new day.
_STARTS = ("startDate", "eventSchedule")
#: Events that are told by what they belong to: a broadcast, one run of a course.
_DEPENDENT = ("PublicationEvent", "CourseInstance", "DeliveryEvent")
#: Kinds of place that are values rather than places of their own.
_UNNAMED = ("StructuredValue", "Accommodation")
#: What a mere pointer to something tells.
_POINTING = frozenset({RDF.type, schema("url"), schema("sameAs")})


def find(scene: Scene) -> Iterator[Fault]:
    """Yield what is missing: -missing of things that need it, -untold of an event that an article is about."""
    items = scene.under("item")
    for node in scene.data.subjects:
        misspelt = set(_misspelt(scene, node))
        for fault in _of_node(scene, node, items):
            if fault.property is None or schema_term(fault.property) not in misspelt:
                yield fault


def _of_node(scene: Scene, node: Node, items: frozenset[Node]) -> Iterator[Fault]:
    if not scene.data.types(node):
        if any(True for _ in scene.properties(node)) and not (isinstance(node, URIRef) and node in items):
            yield Fault("type-missing", node)
    elif scene.is_a(node, "Event"):
        if not scene.is_a(node, *_DEPENDENT):
            yield from _event(scene, node)
    elif scene.is_a(node, "Article"):
        linked = node in scene.spoken_of and set(scene.data.about(node)) <= _POINTING
        if not scene.has(node, *_HEADLINES) and not _only_named(scene, node) and not linked:
            yield Fault("headline-missing", node, schema("headline"))
    elif scene.is_a(node, "Person", "Organization", "Place"):
        place = scene.is_a(node, "Place") and not scene.is_a(node, "Organization")
        excused = place and (scene.has(node, *_FINDABLE) or scene.is_a(node, *_UNNAMED))
        if not scene.has(node, *_NAMES) and not excused and not _only_named(scene, node):
            yield Fault("name-missing", node, schema("name"))


def _misspelt(scene: Scene, node: Node) -> Iterator[str]:
    """Yield the properties that misspelt ones of a node stand for: they are not missing besides."""
    for prop in scene.data.about(node):
        name = schema_term(prop)
        if name is not None and name not in vocabulary.terms():
            yield from meant(name, scene.classes(node))


def _event(scene: Scene, node: Node) -> Iterator[Fault]:
    if _only_named(scene, node):
        return
    if not scene.has(node, "name", "alternateName"):
        yield Fault("event-name-missing", node, schema("name"))
    spoken_of = node in scene.spoken_of
    if scene.has(node, "superEvent") or (spoken_of and node not in scene.under("about")):
        return
    status = {schema_term(value) or str(value) for value in scene.data.objects(node, schema("eventStatus"))}
    dated, placed = scene.has(node, *_STARTS) or "EventPostponed" in status, scene.has(node, "location")
    if spoken_of and not (dated or placed):
        return  # a happening of which the article tells neither: an appointment, a law
    if not dated:
        yield Fault("event-start-untold" if spoken_of else "event-start-missing", node, schema("startDate"))
    if not placed:
        yield Fault("event-location-untold" if spoken_of else "event-location-missing", node, schema("location"))


def _only_named(scene: Scene, node: Node) -> bool:
    """Tell whether a node is a mere pointer: the type and address of something that is described elsewhere."""
    foreign = isinstance(node, URIRef) and str(node).startswith(("http://", "https://")) and not _own(scene, node)
    return foreign and node in scene.pointed_to and set(scene.data.about(node)) <= _POINTING


def _own(scene: Scene, node: URIRef) -> bool:
    if scene.address and folder(node) == folder(scene.address + "#"):
        return True
    return "#" in node and any(
        s != node and folder(str(s)) == folder(node) for s in scene.data.subjects if isinstance(s, URIRef)
    )
