"""Foreign content: inside svg and math, `<title>` and `<style>` are ordinary tags, and `/>` closes an element.

The standard's tokenizer asks the tree builder where it is. This module keeps only the part of the tree that answers that: the
open elements inside svg and math. It does not know the elements outside, so an HTML end tag inside svg is assumed to leave svg.
Source: HTML Living Standard, 13.2.6 (tree construction dispatcher), 13.2.6.5 (tokens in foreign content).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Protocol

ROOTS = frozenset({"svg", "math"})
# Start tags that end foreign content.
_BREAKOUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p "
    "pre ruby s small span strong strike sub sup table tt u ul var".split()
)
_FONT = frozenset({"color", "face", "size"})
# End tags that close an element outside foreign content.
_LEAVING = _BREAKOUT | frozenset(
    "html article aside button details fieldset figure footer form header label main nav section summary tbody td tfoot th thead "
    "tr".split()
)
_SVG_POINTS = frozenset({"foreignobject", "desc", "title"})
_MATH_POINTS = frozenset({"mi", "mo", "mn", "ms", "mtext"})
_VOID = frozenset("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split())


class _Valued(Protocol):
    @property
    def value(self) -> str: ...


class _Kind(IntEnum):
    SVG = 0
    MATH = 1
    POINT = 2
    HTML = 3


@dataclass(slots=True)
class Foreign:
    """The open elements inside svg and math, outermost first."""

    _open: list[tuple[str, _Kind]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self._open)

    @property
    def cdata(self) -> bool:
        """Whether `<![CDATA[` opens a CDATA section here: the current element is not an HTML element."""
        return bool(self._open) and self._open[-1][1] is not _Kind.HTML

    def start(self, name: str, closed: bool, attributes: Mapping[str, _Valued]) -> bool:
        """Handle a start tag; return whether it is an HTML element.

        Args:
            name: lower case.
            closed: whether the tag ends in "/>".
            attributes: of the tag.
        """
        if self._foreign() and (name in _BREAKOUT or (name == "font" and not _FONT.isdisjoint(attributes))):
            self._leave()
        if self._foreign():
            if not closed:
                self._open.append((name, self._kind(name, attributes)))
            return False
        if name in ROOTS:
            if not closed:
                self._open.append((name, _Kind.SVG if name == "svg" else _Kind.MATH))
        elif self._open and name not in _VOID:
            self._open.append((name, _Kind.HTML))
        return True

    def _foreign(self) -> bool:
        return bool(self._open) and self._open[-1][1] <= _Kind.MATH

    def _leave(self) -> None:
        while self._foreign():
            self._open.pop()

    def _kind(self, name: str, attributes: Mapping[str, _Valued]) -> _Kind:
        kind = self._open[-1][1]
        if kind is _Kind.SVG:
            return _Kind.POINT if name in _SVG_POINTS else kind
        if name == "annotation-xml":
            encoding = attributes.get("encoding")
            if encoding and encoding.value.lower() in {"text/html", "application/xhtml+xml"}:
                return _Kind.POINT
        return _Kind.POINT if name in _MATH_POINTS else kind

    def end(self, name: str) -> None:
        """Handle an end tag, its name in lower case."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == name:
                del self._open[index:]
                return
        if name in _LEAVING:
            self._leave()
