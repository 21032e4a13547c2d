"""Constraints of our own that shapes may use beside SHACL's: dates in order, circles, references, the calendar, known terms.

SHACL's `sh:lessThanOrEquals` raises on dates without a year and passes an `xsd:date` beside an `xsd:dateTime` unread; the
others would need SPARQL, or several shapes, for every node. A constraint is one function and one row of `CHECKS`;
`shapes/core.ttl` says what each means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rdflib import RDF, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from linkeddata import vocabulary
from linkeddata.when import Day

CHECK = "https://w3id.org/linkeddata/check#"

_DATE_TYPES = frozenset(map(str, (XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth, XSD.gMonthDay, XSD.gMonth)))
_ZONED = re.compile(r"(?P<local>.*?)(?P<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?\Z")
_SECONDS = re.compile(r"(T\d\d:\d\d):([0-5]\d)(\.\d+)?\Z")


@dataclass(frozen=True, slots=True)
class Breach:
    """A value that breaks a constraint.

    Args:
        property: IRI of the property that holds it.
        value: the value.
        other: the value it clashes with, where there is one.
        other_property: IRI of the property that holds `other`.
        near: terms of similar spelling.
    """

    property: URIRef
    value: Node
    other: Node | None = None
    other_property: URIRef | None = None
    near: tuple[str, ...] = ()


Check = Callable[[Graph, Node, Sequence[URIRef], URIRef], Iterator[Breach]]


def read_date(text: str) -> tuple[Day, datetime | None]:
    """Read an XSD date of any precision, with or without a time zone and fractions of a second.

    Args:
        text: lexical form: `2020-01-09`, `--01-09`, `2020-01-09T15:00:00+01:00`.

    Returns:
        The day and hour as written, and where a time with a zone is given, that moment in UTC. Seconds are read, not kept.

    Raises:
        ValueError: no date, or one outside the years 0001 to 9999 or the hours 00 to 23 (a choice: XSD 1.1 allows the year
            0000, longer years and 24:00:00, engines differ on them, and no press release needs them).
    """
    match = _ZONED.match(text)
    assert match
    local = _SECONDS.sub(r"\1", match["local"])
    if re.search(r"T\d\d:\d\d:", local):
        raise ValueError(f"no time: {text}")
    day = Day.parse(local)
    if not (match["zone"] and day.time):
        return day, None
    try:
        return day, datetime.fromisoformat(local + match["zone"].replace("Z", "+00:00")).astimezone(UTC)
    except OverflowError as far:
        raise ValueError(f"no date: {text}") from far


def is_before(value: str, other: str) -> bool:
    """Tell whether a date lies before another at the precision both have.

    Two moments with zones are compared as moments; otherwise dates are compared as written, zone unread. A date without a year
    is before nothing and nothing is before it; neither is anything that is not a date.

    >>> is_before("2020-01-08", "2020-01-09T10:00:00"), is_before("2020-01-09", "2020-01-09T10:00:00")
    (True, False)
    """
    try:
        (mine, my_moment), (theirs, their_moment) = read_date(value), read_date(other)
    except ValueError:
        return False
    if my_moment and their_moment:
        return my_moment < their_moment
    return bool(theirs.after(mine))


def _not_before(graph: Graph, focus: Node, path: Sequence[URIRef], argument: URIRef) -> Iterator[Breach]:
    for prop in path:
        for value in graph.objects(focus, prop):
            for other in graph.objects(focus, argument):
                if isinstance(value, Literal) and isinstance(other, Literal) and is_before(str(value), str(other)):
                    yield Breach(prop, value, other, argument)


def _requires(graph: Graph, focus: Node, path: Sequence[URIRef], argument: URIRef) -> Iterator[Breach]:
    if (focus, argument, None) not in graph:
        for prop in path:
            for value in graph.objects(focus, prop):
                yield Breach(prop, value)


def _acyclic(graph: Graph, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Breach]:
    for prop in path:
        for value in graph.objects(focus, prop):
            seen, ahead = set(), [value]
            while ahead:
                node = ahead.pop()
                if node == focus:
                    yield Breach(prop, value)
                    break
                if node not in seen and not isinstance(node, Literal):
                    seen.add(node)
                    ahead.extend(graph.objects(node, prop))


def _described(graph: Graph, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Breach]:
    for prop in path:
        for value in graph.objects(focus, prop):
            if (value, RDF.type, None) not in graph:
                yield Breach(prop, value)


def _date_type(graph: Graph, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Breach]:
    for prop in path:
        for value in graph.objects(focus, prop):
            if not isinstance(value, Literal) or str(value.datatype) not in _DATE_TYPES:
                yield Breach(prop, value)


def _calendar_date(graph: Graph, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Breach]:
    for prop in path:
        for value in graph.objects(focus, prop):
            if isinstance(value, Literal) and str(value.datatype) in _DATE_TYPES and not _fits(value):
                yield Breach(prop, value)


def _fits(value: Literal) -> bool:
    try:
        day, _ = read_date(str(value))
    except ValueError:
        return False
    whole = value.datatype != XSD.dateTime or re.search(r"T\d\d:\d\d:\d\d", str(value)) is not None
    return whole and day.datatype == str(value.datatype)


def _known_term(graph: Graph, focus: Node, path: Sequence[URIRef], _argument: URIRef) -> Iterator[Breach]:
    for prop in path:
        for value in graph.objects(focus, prop):
            if not isinstance(value, URIRef):
                continue
            if value.startswith(vocabulary.SCHEMA):
                name = value.removeprefix(vocabulary.SCHEMA)
                known = vocabulary.terms().get(name)
                if known is None or known.kind not in ("class", "datatype"):
                    yield Breach(prop, value, near=vocabulary.near_misses(name, 1))
            kind = value.removeprefix(vocabulary.EVENT_TYPES)
            if kind != str(value) and kind not in vocabulary.event_types():
                yield Breach(prop, value)


#: Local name in the namespace `CHECK` → what evaluates it on one focus node.
CHECKS: Mapping[str, Check] = {
    "notBefore": _not_before,
    "requires": _requires,
    "acyclic": _acyclic,
    "described": _described,
    "dateType": _date_type,
    "calendarDate": _calendar_date,
    "knownTerm": _known_term,
}
#: Those whose argument is a property; the others take true or false.
TAKES_PROPERTY = frozenset({"notBefore", "requires"})
