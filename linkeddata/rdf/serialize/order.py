"""The rows of a graph in a fixed order, independent of the order in the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from linkeddata.errors import UnreadableError
from linkeddata.schema.vocabulary import rank
from linkeddata.text.clean import clean
from linkeddata.values.iris import check_iri
from linkeddata.values.namespaces import OA, PROV, RDF, SCHEMA, TERMS, XSD

if TYPE_CHECKING:
    from rdflib import Graph

TYPE = RDF + "type"

# Order of the evidence graph's predicates; others follow by IRI.
_EVIDENCE = {
    iri: number
    for number, iri in enumerate(
        (
            *(RDF + "subject", RDF + "predicate", RDF + "object"),
            *(OA + "hasBody", OA + "hasTarget", OA + "hasSource", OA + "hasSelector"),
            *(OA + "start", OA + "end", OA + "exact", OA + "prefix", OA + "suffix"),
            *(TERMS + "basis", TERMS + "rule", TERMS + "confidence", PROV + "wasGeneratedBy"),
        )
    )
}


@dataclass(frozen=True, slots=True, order=True)
class Plain:
    """A literal; datatype and language are "" if it has none (then it is an xsd:string)."""

    value: str
    datatype: str = ""
    language: str = ""


Term = str | Plain
Row = tuple[str, str, Term]


def rows(graph: Graph, order: Iterable[str] = ()) -> list[Row]:
    """Return the triples of `graph` in canonical order.

    Args:
        graph: IRIs and literals only.
        order: IRIs that come first, in this order, as subjects and as objects; of a dataset its `order`.

    Returns:
        subjects in `order`, then sorted; in each, rdf:type first, then schema.org properties in the order of
        `vocabulary.PROPERTY_ORDER`, then the others by IRI; objects in `order`, then other IRIs, then literals, sorted.

    Raises:
        UnreadableError: a blank node, or an IRI that is not allowed in any output.
    """
    place = {iri: number for number, iri in enumerate(order)}
    last = len(place)
    found = [(_iri(s), _iri(p), _term(o)) for s, p, o in graph]
    ranks = {p: _rank(p) for _, p, _ in found}

    def key(row: Row) -> tuple[Any, ...]:
        s, p, o = row
        value = (0, place.get(o, last), o, "", "") if isinstance(o, str) else (1, 0, o.value, o.datatype, o.language)
        return place.get(s, last), s, ranks[p], value

    return sorted(found, key=key)


def _rank(predicate: str) -> tuple[int, int, str]:
    if predicate == TYPE:
        return 0, 0, ""
    if predicate.startswith(SCHEMA):
        return (1, *rank(predicate[len(SCHEMA) :]))
    return 2, _EVIDENCE.get(predicate, len(_EVIDENCE)), predicate


def _iri(term: Any) -> str:
    from rdflib import URIRef

    if not isinstance(term, URIRef):
        raise UnreadableError(f"{term!r} is not an IRI", "give every node an IRI; blank nodes are not published")
    return check_iri(str(term), schemes=None)


def _term(term: Any) -> Term:
    from rdflib import Literal

    if not isinstance(term, Literal):
        return _iri(term)
    datatype = str(term.datatype) if term.datatype else ""
    if datatype == XSD + "string":
        datatype = ""
    return Plain(clean(str(term)), check_iri(datatype, schemes=None) if datatype else "", term.language or "")


def nodes(found: Iterable[Row]) -> Iterator[tuple[str, dict[str, list[Term]]]]:
    """Yield each subject of canonical rows with its predicates and their objects, order kept."""
    for subject, group in groupby(found, key=lambda row: row[0]):
        described: dict[str, list[Term]] = {}
        for _, predicate, value in group:
            described.setdefault(predicate, []).append(value)
        yield subject, described
