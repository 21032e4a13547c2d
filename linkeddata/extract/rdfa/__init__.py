"""RDFa: statements in the attributes of a page, as JSON-LD nodes with their places.

    read(root, base, …)    tree → nodes

    context.py       prefixes, vocabulary and language at one element
    processor.py     elements → statements, each with its place
    patterns.py      statements that are copied from patterns
    nodes.py         statements → JSON-LD

Source: RDFa Core 1.1; HTML+RDFa 1.1.
"""

from __future__ import annotations

from linkeddata.extract.item import Item
from linkeddata.extract.rdfa.nodes import nodes
from linkeddata.extract.rdfa.patterns import copied
from linkeddata.extract.rdfa.processor import Processor
from linkeddata.extract.tree import Element

__all__ = ["read"]


def read(root: Element, base: str, stand_in: str = "") -> tuple[list[Item], list[tuple[int, str]]]:
    """Return the RDFa nodes of a page, in page order, and offset and address of each misspelt address of schema.org.

    Args:
        root: the page's root element.
        base: the page's address, or a URN, see `addresses.resolved`.
        stand_in: see `addresses.resolved`.
    """
    processor = Processor(root, base, stand_in)
    return nodes(copied(processor.statements())), processor.foreign
