"""Our own constraints, which shapes may use beside SHACL's: dates in order, circles, references, the calendar, evidence.

SHACL's `sh:lessThanOrEquals` raises on dates without a year and ignores an `xsd:date` beside an `xsd:dateTime`; the others would
need SPARQL, or several shapes, for every node. A constraint is one function and one row of `CONSTRAINTS`; `shapes/core.ttl`
defines each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rdflib import RDF, XSD, Literal, URIRef
from rdflib.term import Node

from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.validation.rules import Violation
from linkeddata.values.dates import is_before, read_date
from linkeddata.values.namespaces import EVENT_TYPES, OA, SCHEMA

#: The namespace of our constraints.
CHECK = "https://w3id.org/linkeddata/check#"

_HAS_BODY = URIRef(OA + "hasBody")
_DATE_TYPES = frozenset(map(str, (XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth, XSD.gMonthDay, XSD.gMonth)))


#: (data, focus node, properties of the path, argument) → violations.
Constraint = Callable[[Data, Node, Sequence[URIRef], URIRef], Iterator[Violation]]


def _not_before(data: Data, focus: Node, path: Sequence[URIRef], argument: URIRef) -> Iterator[Violation]:
    for prop in path:
        for value in data.objects(focus, prop):
            for other in data.objects(focus, argument):
                if isinstance(value, Literal) and isinstance(other, Literal) and is_before(str(value), str(other)):
                    yield Violation(focus, prop, value, other, argument)


def _requires(data: Data, focus: Node, path: Sequence[URIRef], argument: URIRef) -> Iterator[Violation]:
    if argument not in data.about(focus):
        for prop in path:
            for value in data.objects(focus, prop):
                yield Violation(focus, prop, value)


def _acyclic(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Violation]:
    for prop in path:
        for value in data.objects(focus, prop):
            seen, ahead = set(), [value]
            while ahead:
                node = ahead.pop()
                if node == focus:
                    yield Violation(focus, prop, value)
                    break
                if node not in seen and not isinstance(node, Literal):
                    seen.add(node)
                    ahead.extend(data.objects(node, prop))


def _described(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Violation]:
    for prop in path:
        for value in data.objects(focus, prop):
            if not data.types(value):
                yield Violation(focus, prop, value)


def _date_type(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Violation]:
    for prop in path:
        for value in data.objects(focus, prop):
            if not isinstance(value, Literal) or str(value.datatype) not in _DATE_TYPES:
                yield Violation(focus, prop, value)


def _calendar_date(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Violation]:
    for prop in path:
        for value in data.objects(focus, prop):
            if isinstance(value, Literal) and str(value.datatype) in _DATE_TYPES and not _fits(value):
                yield Violation(focus, prop, value)


def _fits(value: Literal) -> bool:
    try:
        day, _ = read_date(str(value))
    except ValueError:
        return False
    whole = value.datatype != XSD.dateTime or re.search(r"T\d\d:\d\d:\d\d", str(value)) is not None
    return whole and day.datatype == str(value.datatype)


def _known_term(data: Data, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Violation]:
    for prop in path:
        for value in data.objects(focus, prop):
            if not isinstance(value, URIRef):
                continue
            if value.startswith(SCHEMA):
                name = value.removeprefix(SCHEMA)
                known = vocabulary.terms().get(name)
                if known is None or known.kind not in ("class", "datatype"):
                    yield Violation(focus, prop, value, near=vocabulary.near_misses(name, 1))
            kind = value.removeprefix(EVENT_TYPES)
            if kind != str(value) and kind not in vocabulary.event_types():
                yield Violation(focus, prop, value)


def _backed(data: Data, focus: Node, _path: Sequence[URIRef], _argument: URIRef) -> Iterator[Violation]:
    statements = data.subjects_of(RDF.subject, focus)
    for prop, values in data.about(focus).items():
        if not isinstance(prop, URIRef) or not (prop == RDF.type or prop.startswith(SCHEMA)):
            continue
        said = [s for s in statements if prop in data.objects(s, RDF.predicate) and data.subjects_of(_HAS_BODY, s)]
        for value in values:
            if not any(value in data.objects(s, RDF.object) for s in said):
                yield Violation(focus, prop, value)


#: Local name in the namespace `CHECK` → the function that evaluates it on one focus node. `rule` is not among them: violations of
#: rules are found for all nodes at once (`linkeddata.validation.rules`).
CONSTRAINTS: Mapping[str, Constraint] = {
    "notBefore": _not_before,
    "requires": _requires,
    "acyclic": _acyclic,
    "described": _described,
    "dateType": _date_type,
    "calendarDate": _calendar_date,
    "knownTerm": _known_term,
    "backed": _backed,
}
#: The constraint that a node does not violate the rule with this code.
RULE = "rule"
#: The target of a shape that is for every node described in schema.org's terms.
EVERY_NODE = "everyNode"
#: Constraints whose argument is a property; that of the others is true or false.
TAKES_PROPERTY = frozenset({"notBefore", "requires"})
#: Constraints of property shapes; the others are constraints of node shapes.
ON_PROPERTIES = frozenset(CONSTRAINTS) - {"backed"}
