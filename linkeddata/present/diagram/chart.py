"""What is drawn: things and the links between them, in words, before they have a place on the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a thing is to the reader of a picture."""

    EVENT = "event"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"


#: What a legend calls each kind.
KIND_NAMES = {Kind.EVENT: "Event", Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.PLACE: "Place"}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing.

    Args:
        id: `n1`, `n2`, … in the order of the picture; never anything that a file said.
        kind: what it is.
        label: its name, any characters.
        note: what stands below the name in small type: a date, an office; "" for nothing.
        iri: which thing it is; the name of a blank node where it has no IRI.
    """

    id: str
    kind: Kind
    label: str
    note: str = ""
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """One link, from the `id` of a node to that of another, with what it says in words.

    Args:
        source: where it begins.
        target: where its arrow points.
        label: what it says, read along the arrow: `works for`.
        against: True where the target is the whole and the source its part, so that the arrow runs against the reading.
    """

    source: str
    target: str
    label: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture before it is laid out.

    Args:
        title: what it shows: the headline, where there is one.
        summary: one sentence for those who do not see it: how many things of which kind, how many links.
        nodes: in the order of the picture.
        edges: in the order of their nodes.
        left_out: how many things there was no room for.
        arrow: where all links say the same, what an arrow means; the links of the picture then bear no words.
    """

    title: str
    summary: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0
    arrow: str = ""
