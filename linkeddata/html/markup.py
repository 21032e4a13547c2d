"""A page that is tokenized once: its tokens, tags and scripts, shared by every module that looks at it.

This is not a tree but a list of tags with exact offsets, so that script blocks can be found and placed without touching any other
character. A `</head>` in a comment or a string is not a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from linkeddata.html.tokenizer import RAW_TEXT, Attributes, Token, TokenKind, tokens

_XHTML = re.compile(r"<\?xml|<!DOCTYPE[^>]*XHTML|<html[^>]*\sxmlns=", re.IGNORECASE)

_SPACE = "\t\n\f\r "
#: The elements that say what data a page has, what its address is, and what is no part of it.
_LANDMARKS = frozenset({"script", "base", "link", "meta", "template"})
#: The attributes that say that an element has data.
_LANDMARK_ATTRIBUTES = frozenset({"itemscope", "typeof", "vocab", "property", "rel", "rev"})


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
    def page_tokens(self) -> tuple[Token, ...]:
        """The tokens without those inside `<template>`, which are no part of the page."""
        return without_templates(self.tokens)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags, in order, without comments, declarations and the content of raw text elements."""
        return tuple(_tags(self.tokens))

    @cached_property
    def landmarks(self) -> tuple[Token, ...]:
        """The tokens that say where a page has data, and some others, far quicker than `tokens`.

        They are those of `script`, `base`, `link`, `meta` and `template` elements, of every tag that begins Microdata or RDFa
        (`itemscope`, `typeof`, `vocab`, `property`, `rel`, `rev`), and of raw text.
        """
        known = self.__dict__.get("tokens")
        return known if known is not None else tuple(tokens(self.source, only=_LANDMARKS, having=_LANDMARK_ATTRIBUTES))

    @cached_property
    def page_landmarks(self) -> tuple[Token, ...]:
        """The landmarks without those inside `<template>`, which are no part of the page."""
        return without_templates(self.landmarks)

    def landmark_tags(self) -> Iterator[Tag]:
        """Yield the tags of `script`, `base`, `link`, `meta` and `template` elements, in order."""
        return (tag for tag in _tags(self.landmarks) if tag.name in _LANDMARKS)

    @property
    def is_xhtml(self) -> bool:
        """Whether the page is XHTML, where CDATA marks around a script are allowed."""
        return bool(_XHTML.search(self.source[:2000]))

    def scripts(self, media_type: str) -> Iterator[Script]:
        """Yield the script elements whose `type` is a media type; parameters and case do not matter.

        Scripts inside svg are skipped: they are not HTML elements. So are those inside `<template>`.

        Args:
            media_type: lower case, "application/ld+json".
        """
        line, counted, found = 1, 0, self.page_landmarks
        for number, raw in enumerate(found):
            if raw.kind is not TokenKind.RAW or raw.name != "script":
                continue
            tag, values = found[number - 1], found[number - 1].attributes.texts
            if values.get("type", "").split(";")[0].strip(_SPACE).lower() != media_type:
                continue
            line, counted = line + self.source.count("\n", counted, raw.start), raw.start
            end = found[number + 1].end if number + 1 < len(found) else len(self.source)
            yield Script(tag.start, end, self.source[raw.start : raw.end], line, values, raw.start)


def without_templates(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens without those inside `<template>`, whose content is no part of the page until a script copies it.

    The content of a template with `shadowrootmode` is shown, and stays.

    Args:
        found: the tokens of a page, or its landmarks.

    Source: HTML Living Standard, 4.12.3 (the template element); an open template ends with the page (13.2.6.4.22).
    """
    return tuple(_shown(found)) if any(token.name == "template" for token in found) else found


def _shown(found: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in found:
        template = token.name == "template"
        if template and token.kind is TokenKind.START and (depth or "shadowrootmode" not in token.attributes):
            depth += 1
        elif template and token.kind is TokenKind.END and depth:
            depth -= 1
        elif not depth:
            yield token


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
