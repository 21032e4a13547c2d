"""The order of two values, and pyshacl's constraints on order with it.

pyshacl compares by Python's values: a time with a zone and one without, or a date and a time, then pass without a word. SHACL says
that two values which cannot be compared violate the constraint (4.5.3 and 4.5.4, 4.3). Values that are not written as their
datatype requires are left to the finding about that.

Source: SHACL, 4.3 and 4.5; SPARQL 1.1, 17.3 (operators); XML Schema 1.1 part 2, 3.3.7 (order of dateTime).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from typing import Any

from rdflib import SH, Literal
from rdflib.term import Node

from linkeddata.rdf import lexical
from linkeddata.values.dates import is_before
from linkeddata.values.namespaces import XSD

_NUMBERS = frozenset(
    "integer decimal double float long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger "
    "unsignedLong unsignedInt unsignedShort unsignedByte".split()
)
_ZONED = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
#: Datatypes whose lexical forms have the order of their values, where neither has a zone.
_AS_WRITTEN = frozenset({"date", "dateTime", "time", "gYear", "gYearMonth"})


def ill_typed(value: Node) -> bool:
    """Return whether a value is not written as its datatype requires."""
    return isinstance(value, Literal) and value.datatype is not None and not lexical.fits(str(value), str(value.datatype))


def order(one: Node, other: Node) -> int | None:
    """Return -1, 0 or 1 for a value less than, equal to or greater than another; None if the two cannot be compared.

    >>> order(Literal(2), Literal("10", datatype=XSD + "decimal")), order(Literal("2"), Literal(10))
    (-1, None)
    """
    if not isinstance(one, Literal) or not isinstance(other, Literal) or ill_typed(one) or ill_typed(other):
        return None
    kinds = [str(v.datatype).removeprefix(XSD) if v.datatype is not None else "string" for v in (one, other)]
    texts = [str(v) for v in (one, other)]
    if set(kinds) <= _NUMBERS:
        return _of_numbers(kinds, texts)
    kinds = ["dateTime" if k == "dateTimeStamp" else k for k in kinds]
    if kinds[0] != kinds[1] or one.language != other.language:
        return None
    if kinds[0] == "string":
        return _sign(texts[0], texts[1])
    if kinds[0] == "boolean":
        return _sign(*(text.strip() in ("true", "1") for text in texts))
    return _of_dates(kinds[0], texts[0].strip(), texts[1].strip())


def _of_numbers(kinds: Sequence[str], texts: Sequence[str]) -> int | None:
    if not {"double", "float"}.isdisjoint(kinds):
        return _sign(*(float(text.replace("INF", "inf")) for text in texts))
    return _sign(*map(Decimal, texts))


def _of_dates(kind: str, one: str, other: str) -> int | None:
    if kind not in _AS_WRITTEN:
        return None
    zones = [_ZONED.search(text[8:] if kind == "date" else text) is not None for text in (one, other)]
    if kind in ("gYear", "gYearMonth") or not any(zones):
        return _sign(one, other)
    if kind == "time":
        return None
    moments = [text if kind == "dateTime" else _midnight(text) for text in (one, other)]
    if is_before(moments[0], moments[1]):
        return -1
    if is_before(moments[1], moments[0]):
        return 1
    return 0 if all(zones) else None


def _midnight(day: str) -> str:
    return f"{day[:10]}T00:00:00{day[10:]}"


def _sign(one: Any, other: Any) -> int | None:
    return -1 if one < other else 1 if one > other else 0 if one == other else None


_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def strict() -> Iterator[None]:
    """Let pyshacl compare as `order` does, within the block; other threads wait, because its table is that of the process."""
    from pyshacl import constraints

    known = constraints.CONSTRAINT_PARAMETERS_MAP
    with _ONE_AT_A_TIME:
        kept = {parameter: known[parameter] for parameter in _components()}
        known.update(_components())
        try:
            yield
        finally:
            known.update(kept)


@cache
def _components() -> dict[Any, type]:
    """Return our components by the term of SHACL that they evaluate."""
    from pyshacl.constraints.core import property_pair_constraints as pairs
    from pyshacl.constraints.core import value_range_constraints as ranges

    def compared(component: Any, right: Callable[[int], bool]) -> type:
        def pair(self: Any, values: Iterable[Node], others: Iterable[Node], graph: Any, focus: Node) -> tuple[bool, list[Any]]:
            wrong = [v for v in values for o in others if not (ill_typed(v) or ill_typed(o)) and not _holds(v, o, right)]
            reports = [self.make_v_result(graph, focus, value_node=value) for value in wrong]
            return bool(reports), reports

        def bound(self: Any, limit: Node, graph: Any, values: Any) -> tuple[bool, list[Any]]:
            wrong = [(focus, value) for focus, held in values.items() for value in held if not _holds(value, limit, right)]
            reports = [self.make_v_result(graph, focus, value_node=value) for focus, value in wrong]
            return bool(reports), reports

        methods = {"_compare_lt": pair, "_compare_ltoe": pair, "_evaluate_min_rule": bound, "_evaluate_max_rule": bound}
        return type(
            component.__name__, (component,), {name: made for name, made in methods.items() if hasattr(component, name)}
        )

    return {
        SH.lessThan: compared(pairs.LessThanConstraintComponent, lambda sign: sign < 0),
        SH.lessThanOrEquals: compared(pairs.LessThanOrEqualsConstraintComponent, lambda sign: sign <= 0),
        SH.minInclusive: compared(ranges.MinInclusiveConstraintComponent, lambda sign: sign >= 0),
        SH.minExclusive: compared(ranges.MinExclusiveConstraintComponent, lambda sign: sign > 0),
        SH.maxInclusive: compared(ranges.MaxInclusiveConstraintComponent, lambda sign: sign <= 0),
        SH.maxExclusive: compared(ranges.MaxExclusiveConstraintComponent, lambda sign: sign < 0),
    }


def _holds(value: Node, other: Node, right: Callable[[int], bool]) -> bool:
    sign = order(value, other)
    return sign is not None and right(sign)
