"""Charts: things and the links between them, as words, before layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of things in a picture."""

    EVENT = "event"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


#: Name of each kind in a legend.
KIND_NAMES = {Kind.EVENT: "Event", Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.PLACE: "Place"}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing.

    Args:
        id: `n1`, `n2`, … in the order of the picture; never taken from a file.
        kind: its kind.
        label: its name, any characters.
        note: small text below the name: a date or a job title; "" for nothing.
        iri: its IRI, or the name of a blank node.
        status: `cancelled` or another change of an event; "" if it takes place as planned.
        main: whether it is an event that the document is about, and others are not.
        unsure: whether it is below the standard threshold.
    """

    id: str
    kind: Kind
    label: str
    note: str = ""
    iri: str = ""
    status: str = ""
    main: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """One link, from the `id` of a node to that of another, with a label.

    Args:
        source: the node where it begins.
        target: the node that its arrow points to.
        label: its meaning from source to target: `works for`.
        against: True if the target is the whole and the source its part; then the target is drawn first.
        unsure: whether it is below the standard threshold.
    """

    source: str
    target: str
    label: str
    against: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture before it is laid out.

    Args:
        title: the headline, if there is one.
        summary: a text alternative of one sentence: how many things of each kind, and how many links.
        nodes: in the order of the picture.
        edges: in the order of their nodes.
        left_out: number of things for which there was no room.
        arrow: what an arrow means, if all links mean the same; then the links have no labels.
        column: whether the nodes are drawn one below the other, for a narrow screen; then there are no links.
    """

    title: str
    summary: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    arrow: str = ""
    column: bool = False
