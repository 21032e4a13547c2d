"""What a mistake in schema.org data is made of, before it is put into words."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake of one node.

    Args:
        name: the class of mistake, as `shapes/schema.org.ttl` names it: `date-in-words`.
        focus: the node.
        property: IRI of the property concerned, or None.
        value: the value concerned, or None.
        other: the value it clashes with, or None.
        other_property: IRI of the property that holds `other`, or None.
        near: terms that may have been meant, best first.
        expected: what would be right, in words ("a Person or an Organization"), or "".
    """

    name: str
    focus: Node
    property: URIRef | None = None
    value: Node | None = None
    other: Node | None = None
    other_property: URIRef | None = None
    near: tuple[str, ...] = ()
    expected: str = ""
