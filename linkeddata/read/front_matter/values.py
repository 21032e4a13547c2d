"""The values in front matter, whatever its syntax: scalars with their place, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from linkeddata.values.span import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value.

    Args:
        text: as written, without quotation marks; dates and numbers are not converted.
        span: its place in the text of the file; None if it cannot be found.
    """

    text: str
    span: Span | None = None


Value: TypeAlias = "Scalar | tuple[Value, ...] | Mapping[str, Value]"


def scalars(value: Value) -> Iterator[Scalar]:
    """Yield the scalars of a value or list that have text; those of tables are not values of their own."""
    if isinstance(value, Scalar):
        if value.text.strip():
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from scalars(item)


def span_of(value: Value) -> Span | None:
    """Return the place from the first to the last scalar of a value; None if none is known."""
    places = [s.span for s in scalars(value) if s.span]
    return Span(min(p.start for p in places), max(p.end for p in places)) if places else None
