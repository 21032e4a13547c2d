"""A page that is tokenized once: its tokens, tags and scripts, shared by every module that looks at it.

This is not a tree but a list of tags with exact offsets, so that script blocks can be found and placed without touching any other
character. A `</head>` in a comment or a string is not a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from linkeddata.html.tokenizer import RAW_TEXT, Attributes, Token, TokenKind, tokens

_XHTML = re.compile(r"<\?xml|<!DOCTYPE[^>]*XHTML|<html[^>]*\sxmlns=", re.IGNORECASE)

_SPACE = "\t\n\f\r "
#: The elements that say what data a page has, and what its address is.
_LANDMARKS = frozenset({"script", "base", "link"})


class Tag(NamedTuple):
    """One start or end tag.

    It is a tuple because tuples are fastest to create, and a page can have tens of thousands.

    Args:
        name: lower case.
        closing: True for an end tag.
        start: offset of `<`, code points.
        end: offset after `>`.
        raw_end: for a raw text element, the end of its content (its end tag, or the end of the page); else `end`.
        given: the attributes with their offsets.
    """

    name: str
    closing: bool
    start: int
    end: int
    raw_end: int
    given: Attributes

    @property
    def attributes(self) -> Mapping[str, str]:
        """Lower-case name → value with character references resolved; the first of a name counts."""
        return self.given.texts


@dataclass(frozen=True, slots=True)
class Script:
    """One script element: `start` to `end` includes both tags; `text` is the raw content, at offset `at` on line `line`."""

    start: int
    end: int
    text: str
    line: int
    attributes: Mapping[str, str]
    at: int


@dataclass(frozen=True)
class Markup:
    """The markup of a page. It is tokenized once, when its tokens are first needed.

    Args:
        source: HTML.
    """

    source: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, in order."""
        return tuple(tokens(self.source))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags, in order, without comments, declarations and the content of raw text elements."""
        return tuple(_tags(self.tokens))

    @cached_property
    def landmarks(self) -> tuple[Token, ...]:
        """The tokens of `script`, `base` and `link` elements, and some others: what reading the data needs, far quicker than `tokens`."""
        known = self.__dict__.get("tokens")
        return known if known is not None else tuple(tokens(self.source, only=_LANDMARKS))

    def landmark_tags(self) -> Iterator[Tag]:
        """Yield the tags of `script`, `base` and `link` elements, in order."""
        return (tag for tag in _tags(self.landmarks) if tag.name in _LANDMARKS)

    @property
    def is_xhtml(self) -> bool:
        """Whether the page is XHTML, where CDATA marks around a script are allowed."""
        return bool(_XHTML.search(self.source[:2000]))

    def scripts(self, media_type: str) -> Iterator[Script]:
        """Yield the script elements whose `type` is a media type; parameters and case do not matter.

        Scripts inside svg are skipped: they are not HTML elements.

        Args:
            media_type: lower case, "application/ld+json".
        """
        line, counted, found = 1, 0, self.landmarks
        for number, raw in enumerate(found):
            if raw.kind is not TokenKind.RAW or raw.name != "script":
                continue
            tag, values = found[number - 1], found[number - 1].attributes.texts
            if values.get("type", "").split(";")[0].strip(_SPACE).lower() != media_type:
                continue
            line, counted = line + self.source.count("\n", counted, raw.start), raw.start
            end = found[number + 1].end if number + 1 < len(found) else len(self.source)
            yield Script(tag.start, end, self.source[raw.start : raw.end], line, values, raw.start)


def _tags(found: tuple[Token, ...]) -> Iterator[Tag]:
    opened: Token | None = None  # a start tag whose raw text may follow
    for token in found:
        kind, start, end, name, attributes, _ = token
        if opened:
            raw_end = end if kind is TokenKind.RAW and name else opened.end
            yield Tag(opened.name, False, opened.start, opened.end, raw_end, opened.attributes)
            opened = None
        if kind is TokenKind.START:
            if name in RAW_TEXT:
                opened = token
            else:
                yield Tag(name, False, start, end, end, attributes)
        elif kind is TokenKind.END:
            yield Tag(name, True, start, end, end, attributes)
    if opened:
        yield Tag(opened.name, False, opened.start, opened.end, opened.end, opened.attributes)
