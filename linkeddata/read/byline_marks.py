"""Elements of a page that mark its authors: `rel="author"`, `itemprop="author"`, classes such as `byline`.

Source: HTML Living Standard, 4.6.7.2 (`rel=author`); HTML Microdata, 2.1; microformats (`p-author`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from linkeddata.html.strip import BLOCK
from linkeddata.html.tokenizer import Attribute, Token, TokenKind
from linkeddata.read.elements import CLOSES, VOID, value_of

# Classes of elements with names of authors or whole bylines; not of their portraits and lives.
_CLASS = re.compile(
    r"(?:.*[-_])?(?:authors?|bylines?|by-line|writers?|posted-by|written-by)(?:[-_]{1,2}(?:names?|links?|info|text|list|line|wrap(?:per)?|meta|item))?\Z"
)
# Of whom else such a class may speak: "comment-author", "quote__author".
_OTHERS = re.compile(
    r"comment|quot|testimonial|review|repl(?:y|ies)|photo|image|caption|related|teaser|card|avatar|portrait|bio\b"
)
# Elements whose author is not that of the page, and types of items that have authors of their own.
_OWN = frozenset({"blockquote", "q", "figure", "aside", "nav"})
_OWN_TYPES = re.compile(
    r"(?:.*[/:])?(?:\w*Comments?|\w*Review|Quotation|Claim|\w*Object|Photograph|Painting|Book|Movie|Song|Recipe|Dataset)\Z"
)
_LONGEST = 4_000  # code points of markup; longer elements are no byline
_DEEPEST = 50  # elements of interest inside one another
_TELLS = re.compile(r"author|by-?line|writer|-by\b|itemtype|typeof", re.IGNORECASE)
_MOST = 200  # marks of a page


@dataclass(slots=True)
class Mark:
    """An element that marks authors.

    Args:
        start: offset in the source after its start tag.
        content: the `content` of a meta element that gives the name, which visitors do not see; None otherwise.
        origin: what marks it.
        sure: whether it surely names an author (`rel`, `itemprop`), not only by its class.
        type: the class that its `itemtype` gives, or "".
        end: offset of its end tag.
        name: the place of the name in it that `itemprop="name"` marks, or None.
    """

    start: int
    origin: str
    sure: bool
    type: str = ""
    end: int = 0
    name: tuple[int, int] | None = None
    content: Attribute | None = None


@dataclass(slots=True)
class _Open:
    element: str
    mark: Mark | None
    inside: Mark | None  # the mark that this element is the name of
    start: int
    depth: int = 1
    blocks: bool = False  # whether authors in it are those of something else


@dataclass(slots=True)
class BylineMarks:
    """Collects the marks of a page, token by token; `found` has them in the order of their end tags.

    Args:
        source: the page.
        found: those that are closed.
    """

    source: str
    found: list[Mark] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def see(self, token: Token) -> None:
        """Handle one token."""
        if token.kind is TokenKind.START and token.name == "meta":
            self._meta(token)
        elif token.kind is TokenKind.START and token.name not in VOID:
            if self._open:
                self._nest(token)
            if len(self._open) >= _DEEPEST or len(self.found) >= _MOST:
                return
            told = _TELLS.search(self.source, token.start, token.end)  # most tags do not, and their attributes need no look
            if token.name in _OWN or (told and _OWN_TYPES.match(_type(token.attributes))):
                self._open.append(_Open(token.name, None, None, token.end, blocks=True))
            elif (told or self._open) and not any(e.blocks for e in self._open):
                self._mark(token)
        elif token.kind is TokenKind.END and self._open:
            self._end(token)

    def marks(self) -> list[Mark]:
        """Return the marks in page order, outer ones before those in them."""
        return sorted(self.found, key=lambda m: (m.start, -m.end))

    def _nest(self, token: Token) -> None:
        for entry in list(self._open):
            implied = token.name in CLOSES and entry.element in CLOSES[token.name][0] and entry.depth == 1
            if implied or (entry.element == "p" and token.name in BLOCK):
                self._close(entry, token.start)
            elif entry.element == token.name and not token.closed:
                entry.depth += 1

    def _mark(self, token: Token) -> None:
        made = next(_marks(token.attributes, token.end), None)
        if made:
            self._open.append(_Open(token.name, made, None, token.end))
        elif _is_name(token.attributes):
            outer = next((e.mark for e in reversed(self._open) if e.mark and e.mark.sure), None)
            if outer:
                self._open.append(_Open(token.name, None, outer, token.end))

    def _meta(self, token: Token) -> None:
        """Note the name that a meta element gives to the author around it."""
        if self._open and "content" in token.attributes and _is_name(token.attributes):
            outer = next((e.mark for e in reversed(self._open) if e.mark and e.mark.sure), None)
            if outer and outer.content is None:
                outer.content = token.attributes["content"]

    def _end(self, token: Token) -> None:
        for entry in list(reversed(self._open)):
            if entry.element == token.name:
                entry.depth -= 1
                if not entry.depth:
                    self._close(entry, token.start)

    def _close(self, entry: _Open, end: int) -> None:
        self._open.remove(entry)
        if entry.inside is not None and entry.inside.name is None:
            entry.inside.name = (entry.start, end)
        if entry.mark is not None and entry.start < end <= entry.start + _LONGEST:
            entry.mark.end = end
            self.found.append(entry.mark)


def _type(attributes: Mapping[str, Attribute]) -> str:
    return next((attributes[name].value.strip() for name in ("itemtype", "typeof") if name in attributes), "")


def _is_name(attributes: Mapping[str, Attribute]) -> bool:
    words = f"{value_of(attributes, 'itemprop')} {value_of(attributes, 'property')}".split()
    return any(word.rpartition(":")[2] == "name" for word in words)


def _marks(attributes: Mapping[str, Attribute], start: int) -> Iterator[Mark]:
    """Yield the mark that an element is, by its most telling attribute."""
    kind = _type(attributes)
    for name in ("itemprop", "property", "rel"):
        if any(word.rpartition(":")[2] == "author" for word in value_of(attributes, name).split()):
            yield Mark(start, f'{name}="author"', True, kind)
    for word in value_of(attributes, "class").split():
        if _CLASS.match(word) and not _OTHERS.search(word):
            yield Mark(start, f'class="{word}"', False, kind)
