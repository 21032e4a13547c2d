"""Spans of a text: half-open ranges of code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points `start` to `end` (exclusive) of one text.

    >>> Span(3, 9).of("Mr Garcia")
    'Garcia'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters that this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: Span) -> int:
        """Return the number of code points between the two spans, 0 if they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


def overlaps_any(span: Span, places: Sequence[Span]) -> bool:
    """Return whether a span shares a code point with one of `places`, which are in text order and do not overlap."""
    index = bisect_right(places, span.start, key=lambda place: place.start)
    return any(place.overlaps(span) for place in places[max(0, index - 1) : index + 1])
