"""The place of a statement in a file: line and column, in JSON-LD also a JSON pointer; `validation` puts them on findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rdflib import RDF, Literal, URIRef
from rdflib.term import Node

from linkeddata.rdf import strict_json

Path = tuple[str | int, ...]


class Block:
    """One JSON text of a file.

    Args:
        text: valid JSON; spaces replace anything else.
        line: line of the file on which it begins, from 1.
        column: column at which it begins, from 1.
    """

    syntax = "json-ld"

    def __init__(self, text: str, line: int = 1, column: int = 1) -> None:
        self.text, self.line, self.column = text, line, column

    @cached_property
    def _offsets(self) -> Mapping[Path, int]:
        return strict_json.offsets(self.text)

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column in the file for an offset in the text."""
        line, column = strict_json.position(self.text, offset)
        return self.line + line - 1, column + (self.column - 1 if line == 1 else 0)

    def path(self, offset: int) -> Path:
        """Return the path of the object's member whose key begins at an offset."""
        return next((path for path, at in self._offsets.items() if at == offset and path), ())

    def place(self, path: Path) -> tuple[int, int, str]:
        """Return line, column and JSON pointer of a path; line and column of the nearest known parent if it is not known."""
        known = path
        while known and known not in self._offsets:
            known = known[:-1]
        return (*self.at(self._offsets.get(known, 0)), pointer(path))


class PageBlock:
    """The values of Microdata or RDFa in a page, which lead to start tags.

    Args:
        source: the page.
        syntax: `microdata` or `rdfa`.
        places: path of a value → offset of its start tag in the page, code points.
    """

    def __init__(self, source: str, syntax: str, places: Mapping[Path, int]) -> None:
        self._source, self.syntax, self._places = source, syntax, places

    def place(self, path: Path) -> tuple[int, int, None]:
        """Return line and column of a path, or of its nearest known parent; there is no JSON pointer."""
        while path and path not in self._places:
            path = path[:-1]
        return (*strict_json.position(self._source, self._places.get(path, 0)), None)


def pointer(path: Sequence[str | int]) -> str:
    """Return a path as a JSON pointer.

    Source: RFC 6901.

    >>> pointer(("@graph", 0, "a/b"))
    '/@graph/0/a~1b'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


@dataclass(frozen=True, slots=True)
class Described:
    """One JSON object that describes a node.

    Args:
        block: the text, or the attributes, that contain it.
        path: its path in the text.
        value: the object as read.
        keys: IRI of a property → its keys in the object.
    """

    block: Block | PageBlock
    path: Path
    value: Mapping[str, Any]
    keys: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the statements of one file.

    Args:
        nodes: node → the objects that describe it, in file order.
        names: block and path of an object → the node that it describes or refers to.
    """

    nodes: dict[Node, list[Described]] = field(default_factory=dict)
    names: dict[tuple[Block | PageBlock, Path], Node] = field(default_factory=dict)

    def around(self, block: Block | PageBlock, path: Path) -> Node | None:
        """Return the nearest node that a path leads into, or None."""
        for end in range(len(path), -1, -1):
            found = self.names.get((block, path[:end]))
            if found is not None and found in self.nodes:
                return found
        return None

    def syntax(self, node: Node) -> str:
        """Return the syntax that a node is first described in, "" if it is not in this file."""
        objects = self.nodes.get(node)
        return objects[0].block.syntax if objects else ""

    def locate(self, node: Node, prop: URIRef | None, value: Node | None) -> tuple[int, int, str | None] | None:
        """Return line, column and JSON pointer of a value, its property or its node; None if the node is not in this file.

        In attributes there is no JSON pointer.
        """
        objects = self.nodes.get(node, ())
        best: tuple[int, Described, Path] | None = None
        for found in objects:
            path, score = self._path(found, prop, value)
            if best is None or score > best[0]:
                best = score, found, path
        return best[1].block.place(best[2]) if best else None

    def _path(self, found: Described, prop: URIRef | None, value: Node | None) -> tuple[Path, int]:
        keys = ("@type", "type") if prop == RDF.type else found.keys.get(str(prop), ())
        for key in keys:
            if key not in found.value:
                continue
            path = (*found.path, key)
            held = found.value[key]
            if value is None:
                return path, 1
            if not isinstance(held, list):
                return path, 2 if self._is(found.block, path, held, value) else 1
            for number, member in enumerate(held):
                if self._is(found.block, (*path, number), member, value):
                    return (*path, number), 2
            return path, 1
        return found.path, 0

    def _is(self, block: Block | PageBlock, path: Path, held: Any, value: Node) -> bool:
        if isinstance(held, dict) and "@value" in held:
            held = held["@value"]
        if isinstance(held, dict):
            return self.names.get((block, path)) == value
        if isinstance(value, Literal):
            return str(held) == str(value)
        return isinstance(value, URIRef) and isinstance(held, str) and str(value).endswith(held.rpartition("/")[2] or held)
