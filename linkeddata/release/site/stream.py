"""Sorted streams walked side by side with the entities: what is not about one of them is passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linkeddata.release.values import FactRow


class Cursor:
    """A place in a sorted stream of groups.

    Args:
        groups: (IRI, facts), sorted by IRI.

    Raises:
        ValueError: later, when the stream turns out not to be sorted.
    """

    def __init__(self, groups: Iterable[tuple[str, Iterable[FactRow]]]) -> None:
        self._groups: Iterator[tuple[str, Iterable[FactRow]]] = iter(groups)
        self._next = next(self._groups, None)

    def take(self, iri: str) -> list[FactRow]:
        """Return the facts under an IRI and under its fragments; groups before it are passed over.

        Args:
            iri: greater than those that were asked for before.
        """
        found: list[FactRow] = []
        while self._next is not None and self._next[0].partition("#")[0] <= iri:
            key, facts = self._next
            if key.partition("#")[0] == iri:
                found.extend(facts)
            self._advance()
        return found

    def end(self) -> None:
        """Read what is left, so that a stream that is not sorted cannot pass for one that says little."""
        while self._next is not None:
            self._advance()

    def _advance(self) -> None:
        last = self._next[0] if self._next else ""
        self._next = next(self._groups, None)
        if self._next is not None and self._next[0] < last:
            raise ValueError(f"not sorted: {self._next[0]} after {last}")
