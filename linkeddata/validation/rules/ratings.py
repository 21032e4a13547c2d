"""Ratings: each mark lies on its scale."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal
from rdflib.term import Node

from linkeddata.validation.rules.document import DocumentIndex, schema
from linkeddata.validation.rules.violation import Violation

_MARK = schema("ratingValue")
#: The ends of the scale, and what search engines take each for where it is not given (Google's guide to review snippets).
_ENDS = ((schema("bestRating"), 5.0, 1), (schema("worstRating"), 1.0, -1))


def rating_outside(index: DocumentIndex) -> Iterator[Violation]:
    """Yield marks above the best or below the worst of their scale, whichever of the two is the larger figure.

    An end that is not given is only assumed, for schema.org names none: beyond it a mark is mildly wrong.
    """
    for node, mark in index.data.pairs(_MARK):
        value = _figure(mark)
        ends = [(prop, _end(index, node, prop, default), sign) for prop, default, sign in _ENDS]
        if value is None or any(end is None for _, end, _ in ends):
            continue
        turned = -1 if ends[0][1] < ends[1][1] else 1  # type: ignore[operator]  # schools that mark from 1 down to 6
        for prop, end, sign in ends:
            if end is not None and (value - end) * sign * turned > 0:
                given = index.data.objects(node, prop)
                yield Violation(node, _MARK, mark, given[0] if given else Literal(f"{end:g}"), prop, mild=not given)
                break


def _end(index: DocumentIndex, node: Node, prop: Node, default: float) -> float | None:
    """Return one end of a scale: as given, or the default; None if it is no figure."""
    given = index.data.objects(node, prop)
    return _figure(given[0]) if given else default


def _figure(value: Node) -> float | None:
    try:
        return float(str(value)) if isinstance(value, Literal) else None
    except ValueError:
        return None
