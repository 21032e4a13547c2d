"""The pieces that readers cut their text into, with what the markup says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A container of the markup (a `<div>`, an item, a fenced block); two are the same only if they are one object.

    Args:
        above: the container around it, or None.
        name: the element, lower case.
    """

    above: Box | None = None
    name: str = ""


def inherited(test: Callable[[Box], bool]) -> Callable[[Box | None], bool]:
    """Return a function that says whether a container, or one around it, passes a test; each container is tested once."""
    known: dict[Box, bool] = {}

    def holds(box: Box | None) -> bool:
        path = []
        while box is not None and box not in known:
            path.append(box)
            box = box.above
        answer = box is not None and known[box]
        for inner in reversed(path):
            answer = known[inner] = answer or test(inner)
        return answer

    return holds


def first_in(boxes: Iterable[Box | None]) -> dict[Box, int]:
    """Return for each container the index of the first of the pieces in it.

    Args:
        boxes: the innermost container of each piece, in order.
    """
    found: dict[Box, int] = {}
    for i, innermost in enumerate(boxes):
        box = innermost
        while box is not None and box not in found:
            found[box] = i
            box = box.above
    return found


class Hint(StrEnum):
    """What the markup says about a unit; LINE if it says nothing."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    TITLE = "title"  # h1
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text of one kind.

    Args:
        start: offset of its first character that is not white space.
        end: offset after its last character that is not white space.
        hint: what the markup says.
        gap: whether a blank line or a block boundary comes before it.
        level: of a heading, 1 to 6; 0 for anything else or if the markup does not say.
        linked: whether all of it is the text of links.
        box: the innermost container that it stands in, or None if the markup has none.
        language: what the markup says of its language, "" if nothing.
        elsewhere: whether the markup says that it belongs to another page: a teaser, a card.
    """

    start: int
    end: int
    hint: Hint = Hint.LINE
    gap: bool = True
    level: int = 0
    linked: bool = False
    box: Box | None = None
    language: str = ""
    elsewhere: bool = False
