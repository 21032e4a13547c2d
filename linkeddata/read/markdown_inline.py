"""The words of a paragraph of Markdown: which characters of it are shown, and what its marks say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from linkeddata.html.references import references
from linkeddata.read.boilerplate import credit_at_end

if TYPE_CHECKING:
    from markdown_it.token import Token

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)*_]{0,8}\Z")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z]+)", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_BLANK = " \u2060"


class Kind(Enum):
    """What a part of a paragraph is."""

    TEXT = "text"
    LINK = "text of a link"
    BREAK = "a line break"
    OTHER = "characters that stand for others"


class Part(NamedTuple):
    """Characters `first` to `last` of a paragraph's content; `shown` is what OTHER characters stand for."""

    first: int
    last: int
    kind: Kind
    shown: str = ""


@dataclass(slots=True)
class _State:
    """What holds at a place of a paragraph."""

    content: str
    position: int = 0
    links: int = 0
    unseen: str = ""  # the open element whose content is not shown
    found: list[Part] = field(default_factory=list)

    def add(self, first: int, last: int, kind: Kind, shown: str = "") -> None:
        self.found.append(Part(first, last, kind, shown))
        self.position = last


def parts(children: Sequence[Token], content: str) -> list[Part]:
    """Return the visible parts of a block's content, in order.

    Args:
        children: the inline tokens of the block, whose `meta` may say where they begin.
        content: what they were made of.
    """
    state = _State(content)
    for token in children:
        at = int(token.meta.get("at", state.position)) if token.meta else state.position
        if token.type == "html_inline":
            _tag(token, at, state)
        elif not state.unseen:
            _words(token, at, state)
    return state.found


def _tag(token: Token, at: int, state: _State) -> None:
    """Handle an HTML tag: a line break, or the begin or end of what is not shown."""
    tag = _TAG.match(token.content)
    name = tag["name"].lower() if tag else ""
    if state.unseen:
        state.unseen = "" if tag and tag["end"] and name == state.unseen else state.unseen
    elif name in _UNSEEN:
        state.unseen = name
    elif name == "br":
        start = state.content.find(token.content, at)
        state.add(start, start + len(token.content), Kind.BREAK)


def _words(token: Token, at: int, state: _State) -> None:
    content = state.content
    kind = Kind.LINK if state.links else Kind.TEXT
    if token.type in {"link_open", "link_close"}:
        state.links += token.nesting
    elif token.type == "text" and token.content:
        if (start := content.find(token.content, at)) >= 0:
            state.add(start, start + len(token.content), kind)
    elif token.type == "text_special":
        state.add(at, at + _written(content, at), Kind.OTHER, token.content)
        state.position = at + len(token.markup)
    elif token.type == "code_inline":
        start = content.find(token.markup, at) + len(token.markup)
        if (inner := content.replace("\n", " ").find(token.content, start)) >= 0:
            state.add(inner, inner + len(token.content), kind)
            state.position += len(token.markup)
    elif token.type in {"softbreak", "hardbreak"} and (start := content.find("\n", state.position)) >= 0:
        state.add(start, start + 1, kind if token.type == "softbreak" else Kind.BREAK)


def _written(content: str, at: int) -> int:
    """Return the length of the character reference or the escaped character at a place."""
    match = next(references(content, at, at + 40), None)
    return match.end() - at if match and match.start() == at else 2 if content[at] == "\\" else 1


def count_links(children: Sequence[Token]) -> int:
    """Return the number of links in a paragraph."""
    return sum(child.type == "link_open" for child in children)


def is_image(children: Sequence[Token]) -> bool:
    """Return whether a paragraph has images and nothing else, perhaps linked."""
    return any(c.type == "image" for c in children) and all(
        c.type in {"image", "link_open", "link_close", "softbreak", "hardbreak", "html_inline"}
        or (c.type == "text" and not c.content.strip(_BLANK))
        for c in children
    )


def is_caption(children: Sequence[Token], content: str, *, below_image: bool) -> bool:
    """Return whether a paragraph is the caption of an image: words beside or below it that are emphasized or no sentence.

    Args:
        children: its inline tokens.
        content: what they were made of.
        below_image: whether an image stands directly above it.
    """
    beside = bool(children) and children[0].type == "image"
    if beside and not _SENTENCE_END.search(content.rstrip()[-10:]):
        return True
    return (beside or below_image) and (_is_emphasized(children) or credit_at_end(content.rstrip(" *_")) is not None)


def _is_emphasized(children: Sequence[Token]) -> bool:
    """Return whether all words of a paragraph are emphasized or small."""
    depth = 0
    words = False
    for child in children:
        tag = child.content if child.type == "html_inline" else ""
        if child.type in {"em_open", "strong_open"} or tag.startswith(("<small", "<em", "<i>", "<sub")):
            depth += 1
        elif child.type in {"em_close", "strong_close"} or tag.startswith(("</small", "</em", "</i>", "</sub")):
            depth -= 1
        elif child.type in {"text", "code_inline"} and child.content.strip(_BLANK):
            if not depth:
                return False
            words = True
    return words


def opens_line(content: str, place: int) -> bool:
    """Return whether the words after a line break begin a line of their own, and do not go on with the sentence."""
    after = content[place : place + 200].lstrip(" \n*_[<\u2060")
    return bool(after) and not after[0].islower()


def cells_of(blocks: Sequence[Token], start: int) -> Iterator[str]:
    """Yield the content of the cells of the row that begins at token `start`; nothing for a row of headings."""
    for token in blocks[start + 1 : start + 200]:
        if token.type in {"tr_close", "th_open"}:
            return
        if token.type == "inline" and token.content.strip():
            yield token.content
