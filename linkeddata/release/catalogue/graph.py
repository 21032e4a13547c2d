"""A catalogue as it was read: what is said about a thing with a property."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linkeddata.errors import UnreadableError
from linkeddata.release.catalogue.terms import PREFIXES


@dataclass(frozen=True, slots=True)
class Statements:
    """What a file says: subject → property → values, as IRIs and texts."""

    said: dict[str, dict[str, list[str]]]

    def values(self, subject: str, name: str) -> list[str]:
        """Return the values of a property, a prefixed name, in the order of the file; empty if none."""
        return self.said.get(subject, {}).get(_whole(name), [])

    def value(self, subject: str, name: str) -> str:
        """Return the first value of a property; "" if none."""
        return next(iter(self.values(subject, name)), "")

    def of(self, cls: str) -> Iterator[str]:
        """Yield the things of a class, in the order of the file."""
        wanted = _whole(cls)
        return (subject for subject, said in self.said.items() if wanted in said.get(_whole("rdf:type"), ()))


def read(text: str, source: str) -> Statements:
    """Read Turtle.

    Raises:
        UnreadableError: it is no Turtle.
    """
    import pyoxigraph

    said: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE):
            said.setdefault(_text(quad.subject), {}).setdefault(_text(quad.predicate), []).append(_text(quad.object))
    except (SyntaxError, ValueError) as error:
        raise UnreadableError(f"is no Turtle ({str(error)[:120]})", "make the release again", source=source) from error
    return Statements(said)


def _text(term: object) -> str:
    value = getattr(term, "value", None)
    return value if isinstance(value, str) else str(term)


def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
