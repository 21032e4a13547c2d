"""Typed values that are not written as their datatype requires, in any data and under any profile."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from linkeddata.rdf import lexical
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.rules import Violation
from linkeddata.values.namespaces import local_name

#: Datatype → a value of it, for advice.
_WRITTEN = {
    "date": "2024-03-15",
    "dateTime": "2024-03-15T10:00:00",
    "time": "10:00:00",
    "gYear": "2024",
    "gYearMonth": "2024-03",
    "gMonthDay": "--03-15",
    "duration": "PT1H30M",
    "integer": "40",
    "decimal": "4.5",
    "boolean": "true or false",
}


def find(data: Data) -> Iterator[tuple[str, Violation]]:
    """Yield the code of the finding and a violation for each wrongly typed value, in the order of the data."""
    for node, prop, value in data:
        if type(value) is not Literal or (named := value.datatype) is None or not isinstance(prop, URIRef):
            continue
        datatype = str(named)
        if not lexical.is_known(datatype):
            yield "datatype-unknown", Violation(node, prop, value, near=(lexical.likely(datatype),))
        elif not lexical.fits(str(value), datatype):
            name = local_name(URIRef(datatype))
            written = f", such as {_WRITTEN[name]}" if name in _WRITTEN else ""
            yield "value-ill-typed", Violation(node, prop, value, expected=f"the form of xsd:{name}{written}")
