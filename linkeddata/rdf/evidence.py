"""The quoted words for each statement, read from an evidence graph (`linkeddata.rdf.dataset` describes its form)."""

from __future__ import annotations

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.term import Node

from linkeddata.rdf.triple_index import Data
from linkeddata.values.description import Evidence
from linkeddata.values.namespaces import OA, local_name
from linkeddata.values.span import Span


def of(data: Data) -> dict[tuple[str, str, str], Evidence]:
    """Return the first words of each statement that has some.

    Args:
        data: published statements together with their evidence.

    Returns:
        (subject IRI, local name of the property, value's IRI or lexical form) → where in the source, in code points, and what.

    Source: Web Annotation Data Model, sections 4.2.4 and 4.2.5.
    """
    found: dict[tuple[str, str, str], Evidence] = {}
    for note, body in data.pairs(_oa("hasBody")):
        parts = [data.objects(body, part) for part in (RDF.subject, RDF.predicate, RDF.object)]
        if not all(parts):
            continue
        subject, predicate, value = (part[0] for part in parts)
        words = next((w for place in data.objects(note, _oa("hasTarget")) if (w := _words(data, place))), None)
        if words:
            found.setdefault((str(subject), local_name(predicate), str(value)), words)
    return found


def _words(data: Data, place: Node) -> Evidence | None:
    """Return the words at a place in the source, or None if it quotes none."""
    values: dict[str, str] = {}
    for selector in data.objects(place, _oa("hasSelector")):
        for name in ("start", "end", "exact"):
            values.update((name, str(o)) for o in data.objects(selector, _oa(name)) if isinstance(o, Literal))
    try:
        label = next((str(o) for o in data.objects(place, RDFS.label)), None)
        return Evidence(Span(int(values["start"]), int(values["end"])), values["exact"], place=label)
    except (KeyError, ValueError):
        return None


def _oa(name: str) -> URIRef:
    return URIRef(OA + name)
