"""One result of an engine: a violated constraint."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Result:
    """One validation result.

    Args:
        focus: the node that was checked.
        shape: the shape with the constraint; a blank node if the shape has no IRI.
        component: the constraint component, without namespace and ending: `MinCount`.
        severity: IRI of the severity.
        path: the property, if the shape's path is a single property.
        value: the value that violates the constraint, if there is one.
        message: the message of a query in the shapes; elsewhere "" (the shape's own message is found by its IRI).

    Source: SHACL, section 3.6.2.
    """

    focus: Node
    shape: Node
    component: str
    severity: str
    path: URIRef | None = None
    value: Node | None = None
    message: str = ""
