"""HTML → tokens with their exact places in the source, in one pass and linear time.

The standard library's parser gives line and column only and needs quadratic time for unclosed markup (80 s for 120 kB),
so this is a small tokenizer of our own. It is not a validator: whatever it cannot read as markup is text, as in browsers.

Source: HTML Living Standard, 13.2.5 (tokenization), with the states that matter for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is. RAW is the content of an element whose content is no markup (script, style, title, textarea)."""

    TEXT = "text"
    START = "start"
    END = "end"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value (character references resolved) and its place in the source, None where it has no value."""

    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of markup or text, `source[start:end]`.

    Args:
        kind: what it is.
        start: first code point in the source.
        end: after its last code point.
        name: element name, lower-case, "" for text.
        attributes: of a start tag, names lower-case; the first of two with one name counts.
        closed: whether a start tag ends in "/>".
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: dict[str, Attribute] = field(default_factory=dict)
    closed: bool = False


#: Elements whose content is text to the end tag, whatever stands in it.
RAW_TEXT = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_SPACE = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"[^\s/>=][^\s/>=]*|=[^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_MOST_ATTRIBUTES = 200


def resolve(text: str) -> str:
    """Return text with its character references resolved."""
    return text if "&" not in text else _REFERENCE.sub(lambda m: reference(m.group()), text)


def reference(text: str) -> str:
    """Return what one character reference stands for, or its own characters where it is none."""
    import html

    return html.unescape(text)


def references(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the character references of a stretch of text."""
    return _REFERENCE.finditer(source, start, end)


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of `source[start:end]` in order; comments, doctypes and processing instructions are left out."""
    end = len(source) if end is None else end
    position, text = start, start
    while True:
        less = source.find("<", position, end)
        if less < 0 or less + 1 >= end:
            break
        following = source[less + 1]
        if following in "!?":
            after = _declaration(source, less, end)
            token = None
        elif following.isascii() and following.isalpha():
            token, after = _tag(source, less, less + 1, end, TokenKind.START)
        elif following == "/" and less + 2 < end and source[less + 2].isascii() and source[less + 2].isalpha():
            token, after = _tag(source, less, less + 2, end, TokenKind.END)
        elif following == "/" and less + 2 < end:
            token, after = None, _after(source, ">", less, end)
        else:
            position = less + 1
            continue
        if text < less:
            yield Token(TokenKind.TEXT, text, less)
        if token:
            yield token
            if token.kind is TokenKind.START and token.name in RAW_TEXT and not token.closed:
                match = _RAW_END[token.name].search(source, after, end)
                stop = match.start() if match else end
                yield Token(TokenKind.RAW, after, stop, token.name)
                after = stop
        position = text = after
    if text < end:
        yield Token(TokenKind.TEXT, text, end)


def _after(source: str, mark: str, start: int, end: int) -> int:
    found = source.find(mark, start, end)
    return end if found < 0 else found + len(mark)


def _declaration(source: str, less: int, end: int) -> int:
    if source.startswith("<!--", less):
        if source.startswith(">", less + 4):
            return less + 5
        if source.startswith("->", less + 4):
            return less + 6
        return _after(source, "-->", less + 4, end)
    if source.startswith("<![CDATA[", less):
        return _after(source, "]]>", less, end)
    return _after(source, ">", less, end)


def _tag(source: str, less: int, start: int, end: int, kind: TokenKind) -> tuple[Token | None, int]:
    """Read a tag whose name begins at `start`; (None, end) where it is not closed."""
    match = _NAME.match(source, start, end)
    assert match
    name, position = match.group().lower(), match.end()
    attributes: dict[str, Attribute] = {}
    while True:
        gap = _SPACE.match(source, position, end)
        assert gap
        position = gap.end()
        if position >= end:
            return None, end
        if source[position] == ">":
            closed = source[position - 1] == "/"
            return Token(kind, less, position + 1, name, attributes, closed), position + 1
        found = _ATTRIBUTE.match(source, position, end)
        assert found
        position = found.end()
        value = Attribute("")
        equals = _EQUALS.match(source, position, end)
        if equals:
            position = equals.end()
            if position >= end:
                return None, end
            quote = source[position]
            if quote in "\"'":
                stop = source.find(quote, position + 1, end)
                if stop < 0:
                    return None, end
                value, position = Attribute(resolve(source[position + 1 : stop]), position + 1, stop), stop + 1
            else:
                bare = _UNQUOTED.match(source, position, end)
                assert bare
                value, position = Attribute(resolve(bare.group()), bare.start(), bare.end()), bare.end()
        key = found.group().lower()
        if len(attributes) < _MOST_ATTRIBUTES and key not in attributes:
            attributes[key] = value
