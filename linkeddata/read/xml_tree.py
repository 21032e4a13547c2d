"""XML from outside → elements, with limits that hold before anything is built.

Expat reads it. A document type is refused when it begins, so that no entity is ever declared, expanded or fetched; depth is counted
as elements open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from linkeddata.errors import RefusedError, UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,300}>)?"
    rb"(?:\s+|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,5000}?\])?\s*>|<\?[^>]{0,300}>)*+"
    rb"<(?P<name>[A-Za-z_][\w.:-]*)(?P<rest>[^>]{0,3000})",
    re.DOTALL,
)
#: Deepest nesting of elements; feeds with XHTML in them use below 30.
MAX_DEPTH = 200


class _Limited(ET.TreeBuilder):
    """Builds the tree and refuses what goes beyond the limits."""

    def __init__(self, name: str, max_depth: int) -> None:
        super().__init__()
        self._name = name
        self._max_depth = max_depth
        self._depth = 0

    def doctype(self, *_: object) -> None:
        """Refuse a document type."""
        todo = "remove the line <!DOCTYPE …>, or save the file again without it"
        raise RefusedError("this XML has a document type (DTD), which may declare entities", todo, source=self._name)

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Open an element."""
        self._depth += 1
        if self._depth > self._max_depth:
            raise RefusedError(
                f"elements are nested deeper than {self._max_depth} levels", "flatten the file", source=self._name
            )
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parse(text: str, name: str, *, max_depth: int = MAX_DEPTH) -> Element:
    """Return the root of an XML document.

    Args:
        text: the decoded file; an encoding that it declares no longer matters.
        name: the file, for errors.
        max_depth: deepest nesting of elements.

    Raises:
        RefusedError: it has a document type, or is nested deeper than `max_depth`.
        UnreadableError: it is not well-formed; the error has line and column.
    """
    parser = ET.XMLParser(target=_Limited(name, max_depth), encoding="utf-8")
    try:
        parser.feed(text.encode("utf-8"))
        root: Element = parser.close()
    except ET.ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise UnreadableError(
            f"this is not well-formed XML ({what})",
            "correct it, or save the file again",
            source=name,
            line=line,
            column=column + 1,
        ) from None
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def space(element: Element) -> str:
    """Return the namespace of an element, or ""."""
    return str(element.tag)[1:].partition("}")[0] if str(element.tag).startswith("{") else ""


def text_of(element: Element | None) -> str:
    """Return the text in an element and the elements in it, without white space at its ends; "" for None."""
    return "".join(element.itertext()).strip() if element is not None else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, in any namespace."""
    return (child for child in element if local(child) == name)


def own(element: Element, name: str, *spaces: str) -> str:
    """Return the text of the first child of a name in one of some namespaces that has any; "" if none has."""
    return next((text for e in children(element, name) if space(e) in spaces and (text := text_of(e))), "")


def root_of(data: bytes) -> tuple[str, bytes]:
    """Return the name of the first element of a file, with its prefix, and its attributes undecoded; two empty values if it is no XML.

    Args:
        data: the file; its first 30,000 bytes are looked at.
    """
    head = data[:30_000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    match = _ROOT.match(head)
    return (match["name"].decode(), match["rest"]) if match else ("", b"")
