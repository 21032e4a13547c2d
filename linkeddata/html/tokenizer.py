"""HTML → tokens with their exact places in the source, in one pass and linear time.

The standard library's parser gives line and column only and needs quadratic time for unclosed markup (80 s for 120 kB),
so this is a small tokenizer of our own. It is not a validator: whatever it cannot read as markup is text, as in browsers, and
a tag that the source's end cuts off is nothing at all. Comments, doctypes and processing instructions yield no token.

Source: HTML Living Standard, 13.2.5 (tokenization), and 13.2.6 (tree construction) for the elements that switch its state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from linkeddata.html.foreign import ROOTS, Foreign
from linkeddata.html.references import resolve, resolve_attribute

#: White space of HTML, as the inside of a character class of a regular expression.
SPACE = r"\t\n\f\r "


class TokenKind(StrEnum):
    """What a token is.

    RAW is the content of an element whose content is no markup (script, style, title, textarea), or of a CDATA section.
    """

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


class Attributes(Mapping[str, Attribute]):
    """The attributes of one tag, names lower-case; the first of two with one name counts. They are read when first asked for.

    Args:
        source: that the tag stands in.
        start: offset of the tag's "<".
        end: after its ">".
    """

    __slots__ = ("_end", "_made", "_source", "_start", "_texts")

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source, self._start, self._end = source, start, end
        self._made: dict[str, Attribute] | None = None
        self._texts: dict[str, str] | None = None

    @property
    def _read(self) -> dict[str, Attribute]:
        if self._made is None:
            self._made = _attributes(self._source, self._start, self._end)
        return self._made

    @property
    def texts(self) -> Mapping[str, str]:
        """Name → value alone."""
        if self._texts is None:
            self._texts = {name: attribute.value for name, attribute in self._read.items()}
        return self._texts

    def __getitem__(self, name: str) -> Attribute:
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def __contains__(self, name: object) -> bool:
        return name in self._read


#: Of all tags without attributes.
NO_ATTRIBUTES = Attributes("<a>", 0, 3)


class Token(NamedTuple):
    """A piece of markup or text, `source[start:end]`.

    It is a tuple because those are made fastest and a page has tens of thousands.

    Args:
        kind: what it is.
        start: first code point in the source.
        end: after its last code point.
        name: element name, lower-case; of RAW that of the element, "" of a CDATA section; "" for text.
        attributes: of a tag.
        closed: whether a tag ends in "/>".
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    closed: bool = False


#: Elements whose content is text to the end tag, whatever stands in it.
RAW_TEXT = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
#: Those of them in whose content character references count.
ESCAPABLE = frozenset({"title", "textarea"})

# What follows a tag's name: attributes, the last gap (group 1), ">". It matches or fails in one linear pass: the source then ends
# inside the tag. The alternatives of a value exclude each other, so that an unclosed quote is not tried as anything else.
_REST = (
    rf"(?:[{SPACE}/]*+[^{SPACE}/>][^{SPACE}/>=]*+[{SPACE}]*+"
    rf"(?:=[{SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{SPACE}\"'>][^{SPACE}>]*+|(?=>))|(?!=)))*+([{SPACE}/]*+)>"
)
_TAG = re.compile(rf"</?+([a-zA-Z][^{SPACE}/>]*+){_REST}")
_NAME = re.compile(rf"</?+[^{SPACE}/>]++")
_ATTRIBUTE = re.compile(
    rf"[{SPACE}/]*+([^{SPACE}/>][^{SPACE}/>=]*+)[{SPACE}]*+"
    rf"(?:=[{SPACE}]*+(?:\"([^\"]*+)\"|'([^']*+)'|([^{SPACE}\"'>][^{SPACE}>]*+|(?=>))))?+"
)
_COMMENT_END = re.compile(r"--!?>")
_RAW_END = {
    name: re.compile(rf"</{name}(?=[{SPACE}/>])", re.IGNORECASE | re.ASCII)
    for name in sorted(RAW_TEXT - {"script", "plaintext"})
}
_SCRIPT_STATE = re.compile(rf"<!--(?:-?>)?|-->|<(/?)script(?=[{SPACE}/>])", re.IGNORECASE | re.ASCII)
_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_LINE_END = re.compile(r"\r\n?")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of `source[start:end]` in order; comments, doctypes and processing instructions are left out.

    A start tag of `RAW_TEXT` is followed by its content as one RAW token, which may be empty.
    """
    end = len(source) if end is None else end
    foreign = Foreign()
    position = text = start
    find, text_kind, start_kind, end_kind = source.find, TokenKind.TEXT, TokenKind.START, TokenKind.END
    while (less := find("<", position, end)) >= 0:
        following = source[less + 1 : less + 2] if less + 1 < end else ""
        closing = following == "/"
        letter = (source[less + 2 : less + 3] if less + 2 < end else "") if closing else following
        if letter in _LETTERS:
            if text < less:
                yield Token(text_kind, text, less)
            found = _TAG.match(source, less, end)
            if found is None:
                return
            text = position = found.end()
            name = _lower(found[1])
            closed = found[2][-1:] == "/"
            attributes = NO_ATTRIBUTES if found.end(1) == found.start(2) else Attributes(source, less, position)
            if closing:
                yield Token(end_kind, less, position, name, attributes, closed)
                if foreign:
                    foreign.end(name)
                continue
            yield Token(start_kind, less, position, name, attributes, closed)
            ours = foreign.start(name, closed, attributes) if foreign or name in ROOTS else True
            if name in RAW_TEXT and ours:
                position = _raw_end(source, text, end, name)
                yield Token(TokenKind.RAW, text, position, name)
                text = position
        elif not letter or (not closing and letter not in "!?"):
            position = less + 1  # "<" is text
        else:
            if text < less:
                yield Token(text_kind, text, less)
            section, position = _declaration(source, less, end, foreign.cdata)
            if section:
                yield section
            text = position
    if text < end:
        yield Token(text_kind, text, end)


def content(source: str, token: Token) -> str:
    """Return the characters that a token of text or raw text stands for, "" for a tag.

    Character references are resolved where they count, NUL characters are dropped or replaced, line ends are line feeds.
    Source: HTML Living Standard, 13.2.3.5 (preprocessing), 13.2.5.1 to 13.2.5.5 (data, RCDATA, RAWTEXT, script data, PLAINTEXT).
    """
    if token.kind in (TokenKind.START, TokenKind.END):
        return ""
    text = _lines(source[token.start : token.end])
    if "\0" in text:
        text = text.replace("\0", "" if token.kind is TokenKind.TEXT else "\ufffd")
    return resolve(text) if token.kind is TokenKind.TEXT or token.name in ESCAPABLE else text


def _lines(text: str) -> str:
    return _LINE_END.sub("\n", text) if "\r" in text else text


def _lower(name: str) -> str:
    """Return a name with its ASCII letters in lower case; a NUL character in it counts as lost."""
    if name.isascii() and "\0" not in name:
        return name.lower()
    return name.translate(_UPPER).replace("\0", "\ufffd")


def _attributes(source: str, start: int, end: int) -> dict[str, Attribute]:
    """Read the attributes of the tag `source[start:end]`, which is known to be whole.

    Source: HTML Living Standard, 13.2.5.32 to 13.2.5.39 (attribute states).
    """
    name = _NAME.match(source, start, end)
    assert name
    position, last = name.end(), end - 1
    made: dict[str, Attribute] = {}
    while position < last and (found := _ATTRIBUTE.match(source, position, end)):
        position = found.end()
        key = _lower(found[1])
        if key in made:
            continue
        group = found.lastindex or 1
        if group == 1:
            made[key] = Attribute("")
        else:
            value = _lines(found[group])
            value = value.replace("\0", "\ufffd") if "\0" in value else value
            made[key] = Attribute(resolve_attribute(value), *found.span(group))
    return made


def _declaration(source: str, less: int, end: int, cdata: bool) -> tuple[Token | None, int]:
    """Read a comment, doctype or anything else that begins with "<!", "<?" or "</" and no letter.

    Source: HTML Living Standard, 13.2.5.41 to 13.2.5.71 (bogus comment, comment, DOCTYPE and CDATA section states).

    Returns:
        the text of a CDATA section where `cdata` allows one, else None, and the offset after it all.
    """
    if cdata and source.startswith("<![CDATA[", less, end):
        stop = source.find("]]>", less + 9, end)
        inner = end if stop < 0 else stop
        return Token(TokenKind.RAW, less + 9, inner), min(inner + 3, end)
    return None, _after_comment(source, less, end)


def _after_comment(source: str, less: int, end: int) -> int:
    if source.startswith("<!--", less, end):
        if source.startswith((">", "->"), less + 4, end):
            return source.index(">", less + 4, end) + 1
        found = _COMMENT_END.search(source, less + 4, end)
        return found.end() if found else end
    stop = source.find(">", less + 2, end)
    return end if stop < 0 else stop + 1


def _raw_end(source: str, start: int, end: int, name: str) -> int:
    """Return where the content of an element of raw text that begins at `start` ends: its end tag, or `end`."""
    if name == "plaintext":
        return end
    if name == "script":
        return _script_end(source, start, end)
    found = _RAW_END[name].search(source, start, end)
    return found.start() if found else end


def _script_end(source: str, start: int, end: int) -> int:
    """Return where the content of a script that begins at `start` ends.

    Source: HTML Living Standard, 13.2.5.15 to 13.2.5.31 (script data, escaped and double escaped states).
    """
    escaped = double = False
    for found in _SCRIPT_STATE.finditer(source, start, end):
        mark = found.group()
        if mark == "<!--":
            escaped = True
        elif mark.endswith("->"):
            escaped = double = False
        elif found.group(1):
            if not double:
                return found.start()
            double = False
        elif escaped:
            double = True
    return end
