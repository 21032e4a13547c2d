"""The pieces that readers cut their text into, with what the markup says of each."""

from __future__ import annotations

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

    def within(self, other: Box) -> bool:
        """Return whether this is `other` or stands in it."""
        box: Box | None = self
        while box is not None and box is not other:
            box = box.above
        return box is other


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
