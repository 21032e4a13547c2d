"""Decides whether both engines read the values of some data in the same way.

Python's dates have no year 0 and allow more forms than XML Schema's; its numbers allow spaces and other digits; pyshacl orders some
values of different types that the other engine cannot compare; and a year of twenty digits crashes the other engine.
So if shapes look into values, only plain forms are left to it. `tests/unit/validation/engines` compares these tables with the engines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.term import Node

from linkeddata.values.namespaces import XSD

if TYPE_CHECKING:
    from linkeddata.rdf.triple_index import Data

_TIME = "([01][0-9]|2[0-3])(:[0-5][0-9]){2}"
#: Datatype → lexical forms on which both engines agree if shapes require datatypes. Other datatypes: none.
PLAIN = {
    XSD + name: re.compile(form)
    for names, form in {
        "integer int long short byte nonNegativeInteger positiveInteger": "[+-]?[0-9]{1,18}",
        "decimal": r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?",
        "double float": r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9]{1,2})?",
        "boolean": "true|false|1|0",
        "date": "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "dateTime": f"(?!0000)[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_TIME}(Z|[+-]0[0-9]:[0-5][0-9])?",
        "time": _TIME,
        "gYear": "(?!0000)[0-9]{4}",
        "gYearMonth": "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])",
        "gMonth": "--(0[1-9]|1[0-2])",
        "gMonthDay": "--(0[1-9]|1[0-2])-[0-9]{2}",
        "anyURI": "[!-~]*",
    }.items()
    for name in names.split()
}
#: Datatypes whose values, in plain form, both engines put into the same order: all those of one kind among each other.
_KINDS = {
    **{XSD + name: "number" for name in "integer int long short byte nonNegativeInteger positiveInteger decimal".split()},
    XSD + "date": "date",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Values that a shape puts into an order: those of some properties, and its own bounds."""

    properties: tuple[URIRef, ...]
    bounds: tuple[Node, ...] = ()


def plain(literals: Iterable[Literal]) -> bool:
    """Tell whether both engines agree on whether each literal is well formed."""
    for literal in literals:
        if literal.datatype is not None:
            form = PLAIN.get(str(literal.datatype))
            if form is None or not form.fullmatch(literal):
                return False
    return True


def in_order(data: Data, compared: Compared) -> bool:
    """Tell whether both engines put the values of some properties into the same order."""
    values = [value for p in compared.properties for _, value in data.pairs(p)]
    kinds = {_kind(value) for value in (*values, *compared.bounds)}
    return None not in kinds and len(kinds) <= 1


def _kind(value: Node) -> str | None:
    if not isinstance(value, Literal) or value.datatype is None or value.ill_typed or not plain([value]):
        return None
    return _KINDS.get(str(value.datatype))
