"""Constraints of our own that shapes may use beside SHACL's: dates in order, circles, references, the calendar, evidence.

SHACL's `sh:lessThanOrEquals` raises on dates without a year and passes an `xsd:date` beside an `xsd:dateTime` unread; the
others would need SPARQL, or several shapes, for every node. A constraint is one function and one row of `CHECKS`;
`shapes/core.ttl` says what each means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rdflib import RDF, XSD, Literal, URIRef
from rdflib.term import Node

from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.validation.rules import Fault
from linkeddata.values.dates import is_before, read_date
from linkeddata.values.namespaces import EVENT_TYPES, OA, SCHEMA

CHECK = "https://w3id.org/linkeddata/check#"

_HAS_BODY = URIRef(OA + "hasBody")
_DATE_TYPES = frozenset(map(str, (XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth, XSD.gMonthDay, XSD.gMonth)))


Check = Callable[[Data, Node, Sequence[URIRef], URIRef], Iterator[Fault]]


def _not_before(data: Data, focus: Node, path: Sequence[URIRef], argument: URIRef) -> Iterator[Fault]:
    for prop in path:
        for value in data.objects(focus, prop):
            for other in data.objects(focus, argument):
                if isinstance(value, Literal) and isinstance(other, Literal) and is_before(str(value), str(other)):
                    yield Fault("notBefore", focus, prop, value, other, argument)


def _requires(data: Data, focus: Node, path: Sequence[URIRef], argument: URIRef) -> Iterator[Fault]:
    if argument not in data.about(focus):
        for prop in path:
            for value in data.objects(focus, prop):
                yield Fault("requires", focus, prop, value)


def _acyclic(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Fault]:
    for prop in path:
        for value in data.objects(focus, prop):
            seen, ahead = set(), [value]
            while ahead:
                node = ahead.pop()
                if node == focus:
                    yield Fault("acyclic", focus, prop, value)
                    break
                if node not in seen and not isinstance(node, Literal):
                    seen.add(node)
                    ahead.extend(data.objects(node, prop))


def _described(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Fault]:
    for prop in path:
        for value in data.objects(focus, prop):
            if not data.types(value):
                yield Fault("described", focus, prop, value)


def _date_type(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Fault]:
    for prop in path:
        for value in data.objects(focus, prop):
            if not isinstance(value, Literal) or str(value.datatype) not in _DATE_TYPES:
                yield Fault("dateType", focus, prop, value)


def _calendar_date(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Fault]:
    for prop in path:
        for value in data.objects(focus, prop):
            if isinstance(value, Literal) and str(value.datatype) in _DATE_TYPES and not _fits(value):
                yield Fault("calendarDate", focus, prop, value)


def _fits(value: Literal) -> bool:
    try:
        day, _ = read_date(str(value))
    except ValueError:
        return False
    whole = value.datatype != XSD.dateTime or re.search(r"T\d\d:\d\d:\d\d", str(value)) is not None
    return whole and day.datatype == str(value.datatype)


def _known_term(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Fault]:
    for prop in path:
        for value in data.objects(focus, prop):
            if not isinstance(value, URIRef):
                continue
            if value.startswith(SCHEMA):
                name = value.removeprefix(SCHEMA)
                known = vocabulary.terms().get(name)
                if known is None or known.kind not in ("class", "datatype"):
                    yield Fault("knownTerm", focus, prop, value, near=vocabulary.near_misses(name, 1))
            kind = value.removeprefix(EVENT_TYPES)
            if kind != str(value) and kind not in vocabulary.event_types():
                yield Fault("knownTerm", focus, prop, value)


def _backed(data: Data, focus: Node, _path: Sequence[URIRef], _argument: URIRef) -> Iterator[Fault]:
    statements = data.subjects_of(RDF.subject, focus)
    for prop, values in data.about(focus).items():
        if not isinstance(prop, URIRef) or not (prop == RDF.type or prop.startswith(SCHEMA)):
            continue
        said = [s for s in statements if prop in data.objects(s, RDF.predicate) and data.subjects_of(_HAS_BODY, s)]
        for value in values:
            if not any(value in data.objects(s, RDF.object) for s in said):
                yield Fault("backed", focus, prop, value)


#: Local name in the namespace `CHECK` → what evaluates it on one focus node. `fault` is not among them: faults are found for all
#: nodes at once (`linkeddata.validation.rules`).
CHECKS: Mapping[str, Check] = {
    "notBefore": _not_before,
    "requires": _requires,
    "acyclic": _acyclic,
    "described": _described,
    "dateType": _date_type,
    "calendarDate": _calendar_date,
    "knownTerm": _known_term,
    "backed": _backed,
}
#: The constraint that a mistake of the class named is not made.
FAULT = "fault"
#: The target of a shape that is for every node of which something is said in schema.org's terms.
EVERY_NODE = "everyNode"
#: Those whose argument is a property, and the one whose argument is the name of a fault; the others take true or false.
TAKES_PROPERTY = frozenset({"notBefore", "requires"})
#: Those that stand on a property shape; the others stand on a node shape.
ON_PROPERTIES = frozenset(CHECKS) - {"backed"}
