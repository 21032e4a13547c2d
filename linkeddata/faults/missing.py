"""What is missing: a type, a name, a headline, the start and place of an event that is the page's own."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, URIRef
from rdflib.term import Node

from linkeddata.faults.fault import Fault
from linkeddata.faults.scene import Scene, folder, local, schema

_NAMES = ("name", "alternateName", "legalName", "givenName", "familyName")
_HEADLINES = ("headline", "name")
#: A place that can be found needs no name.
_FINDABLE = ("address", "geo", "globalLocationNumber", "latitude", "hasMap", "branchCode", "containedInPlace")
#: When it is may be told by a schedule; a postponed event may have no new day.
_STARTS = ("startDate", "eventSchedule")


def find(scene: Scene) -> Iterator[Fault]:
    """Yield type-missing, name-missing, headline-missing, event-name-missing, event-start-missing, event-location-missing."""
    for node in scene.data.subjects:
        if not scene.data.types(node):
            first = next((prop for prop, _, _ in scene.properties(node)), None)
            if first is not None:
                yield Fault("type-missing", node)
        elif scene.is_a(node, "Event"):
            yield from _event(scene, node)
        elif scene.is_a(node, "Article"):
            if not scene.has(node, *_HEADLINES) and not _only_named(scene, node):
                yield Fault("headline-missing", node, schema("headline"))
        elif scene.is_a(node, "Person", "Organization", "Place"):
            findable = scene.is_a(node, "Place") and scene.has(node, *_FINDABLE)
            if not scene.has(node, *_NAMES) and not findable and not _only_named(scene, node):
                yield Fault("name-missing", node, schema("name"))


def _event(scene: Scene, node: Node) -> Iterator[Fault]:
    if _only_named(scene, node):
        return
    if not scene.has(node, "name", "alternateName"):
        yield Fault("event-name-missing", node, schema("name"))
    if node in scene.spoken_of or scene.has(node, "superEvent"):
        return
    status = {local(value) or str(value) for value in scene.data.objects(node, schema("eventStatus"))}
    if not scene.has(node, *_STARTS) and "EventPostponed" not in status:
        yield Fault("event-start-missing", node, schema("startDate"))
    if not scene.has(node, "location"):
        yield Fault("event-location-missing", node, schema("location"))


def _only_named(scene: Scene, node: Node) -> bool:
    """Tell whether a node is a mere pointer to something that is described elsewhere: an IRI of another place, and a type."""
    return (
        isinstance(node, URIRef)
        and set(scene.data.about(node)) == {RDF.type}
        and str(node).startswith(("http://", "https://"))
        and not _own(scene, node)
    )


def _own(scene: Scene, node: URIRef) -> bool:
    if scene.address and folder(node) == folder(scene.address + "#"):
        return True
    return "#" in node and any(
        s != node and folder(str(s)) == folder(node) for s in scene.data.subjects if isinstance(s, URIRef)
    )
