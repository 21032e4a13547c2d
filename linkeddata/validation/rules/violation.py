"""A violation of a rule, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation of a rule by one node.

    Args:
        focus: the node.
        property: IRI of the property concerned, or None.
        value: the value concerned, or None.
        other: the value that it conflicts with, or None.
        other_property: IRI of the property of `other`, or None.
        near: terms that may have been meant, best first.
        expected: what would be right, in words ("a Person or an Organization"), or "".
        mild: whether schema.org allows it all the same, so that it is at most a warning.
    """

    focus: Node
    property: URIRef | None = None
    value: Node | None = None
    other: Node | None = None
    other_property: URIRef | None = None
    near: tuple[str, ...] = ()
    expected: str = ""
    mild: bool = False
