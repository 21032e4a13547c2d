"""HTML → tokens with exact offsets into the source, in one pass and linear time.

The standard library's parser gives only line and column, and needs quadratic time for unclosed markup (80 s for 120 kB), so we
have our own small tokenizer. It does not validate: as in browsers, anything that is not markup is text, and a tag cut off by the
end of the source is dropped. Comments, doctypes and processing instructions yield no token.

Source: HTML Living Standard, 13.2.5 (tokenization), and 13.2.6 (tree construction) for the elements that switch its state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from linkeddata.html.foreign import ROOTS, Foreign
from linkeddata.html.references import resolve, resolve_attribute

#: HTML white space, for use inside a character class of a regular expression.
SPACE = r"\t\n\f\r "


class TokenKind(StrEnum):
    """Kinds of token.

    RAW is the content of a raw text element (script, style, title, textarea), in which tags are text, or of a CDATA section.
    """

    TEXT = "text"
    START = "start"
    END = "end"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's value (character references resolved) and its offsets in the source, None if it has no value."""

    value: str
    start: int | None = None
    end: int | None = None


class Attributes(Mapping[str, Attribute]):
    """The attributes of one tag by lower-case name; the first of a name counts. They are parsed when first needed.

    Args:
        source: the page.
        start: offset of the tag's "<".
        end: offset after its ">".
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
        """Name → value, without offsets."""
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


#: The attributes of every tag without attributes.
NO_ATTRIBUTES = Attributes("<a>", 0, 3)


class Token(NamedTuple):
    """A piece of markup or text, `source[start:end]`.

    It is a tuple because tuples are fastest to create, and a page can have tens of thousands.

    Args:
        kind: its kind.
        start: offset of its first code point.
        end: offset after its last code point.
        name: element name, lower-case; for RAW, the element's name, or "" for a CDATA section; "" for text.
        attributes: of a tag.
        closed: whether a tag ends in "/>".
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    closed: bool = False


#: Elements whose content is text up to the end tag.
RAW_TEXT = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
#: Those of them whose content has character references.
ESCAPABLE = frozenset({"title", "textarea"})


def _rest(forbidden: str = "") -> str:
    """Return the pattern of what follows a tag's name: attributes, the last gap (a group), ">".

    It takes one linear pass, and fails only if the source ends inside the tag, or at an attribute where `forbidden`, a lookahead, fails.
    The alternatives of a value exclude each other, so an unclosed quote is not tried as anything else.
    """
    return (
        rf"(?:[{SPACE}/]*+{forbidden}[^{SPACE}/>][^{SPACE}/>=]*+[{SPACE}]*+"
        rf"(?:=[{SPACE}]*+(?:\"[^\"]*+\"|'[^']*+'|[^{SPACE}\"'>][^{SPACE}>]*+|(?=>))|(?!=)))*+([{SPACE}/]*+)>"
    )


_TAG = re.compile(rf"</?+([a-zA-Z][^{SPACE}/>]*+){_rest()}")
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


def tokens(  # noqa: PLR0912 (a call for each tag costs more)
    source: str,
    start: int = 0,
    end: int | None = None,
    *,
    only: frozenset[str] | None = None,
    having: frozenset[str] = frozenset(),
) -> Iterator[Token]:
    """Yield the tokens of `source[start:end]` in order, without comments, doctypes and processing instructions.

    A start tag of `RAW_TEXT` is followed by its content as one RAW token, which may be empty.

    Args:
        source: HTML.
        start: offset at which to begin.
        end: offset at which to end, None for the end of the source.
        only: lower-case names of elements; tags of other elements and text are then passed over, in a tenth of the time, except
            inside svg and math. The tokens of raw text elements are always yielded.
        having: lower-case names of attributes; with `only`, tags with one of them are yielded too.
    """
    end = len(source) if end is None else end
    foreign = Foreign()
    position = text = start
    find, text_kind, start_kind, end_kind = source.find, TokenKind.TEXT, TokenKind.START, TokenKind.END
    skipped = None if only is None else _others(only, having)
    while (less := find("<", position, end)) >= 0:
        if skipped is not None and not foreign and (over := skipped.match(source, position, end)):
            text = position = over.end()
            if position > less:
                continue
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
    if text < end and skipped is None:
        yield Token(text_kind, text, end)


@cache
def _others(names: frozenset[str], having: frozenset[str]) -> re.Pattern[str]:
    """Return what matches text and whole tags of elements without the names and attributes, raw text and foreign content."""
    kept = "|".join(sorted(names | RAW_TEXT | ROOTS))
    initials = "".join(sorted({letter for name in having for letter in (name[0], name[0].upper())}))
    forbidden = rf"(?!(?=[{initials}])(?ai:{'|'.join(sorted(having))})[{SPACE}/>=])" if having else ""
    tag = rf"</?+(?!(?ai:{kept})[{SPACE}/>])[a-zA-Z][^{SPACE}/>]*+{_rest(forbidden)}"
    return re.compile(rf"(?:[^<]++|{tag}|<(?=[^a-zA-Z/!?]))*+")


def content(source: str, token: Token) -> str:
    """Return the characters that a token of text or raw text stands for, "" for a tag.

    Character references are resolved if the token can have any, NUL characters are dropped or replaced, line ends become line feeds.
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
    """Return a name with its ASCII letters in lower case and U+FFFD for NUL characters."""
    if name.isascii() and "\0" not in name:
        return name.lower()
    return name.translate(_UPPER).replace("\0", "\ufffd")


def _attributes(source: str, start: int, end: int) -> dict[str, Attribute]:
    """Parse the attributes of the tag `source[start:end]`, which is known to be complete.

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
    """Read a comment, a doctype, or anything else that begins with "<!", "<?", or "</" without a letter.

    Source: HTML Living Standard, 13.2.5.41 to 13.2.5.71 (bogus comment, comment, DOCTYPE and CDATA section states).

    Returns:
        the content of a CDATA section if `cdata` allows one, else None; and the offset after the whole.
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
    """Return the end of the content of a raw text element that begins at `start`: its end tag, or `end`."""
    if name == "plaintext":
        return end
    if name == "script":
        return _script_end(source, start, end)
    found = _RAW_END[name].search(source, start, end)
    return found.start() if found else end


def _script_end(source: str, start: int, end: int) -> int:
    """Return the end of the content of a script that begins at `start`.

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
