"""Text with markup → the words that a browser shows: no tags, comments or scripts, and character references resolved.

The text may be a quotation that begins or ends in the middle of a tag; the half tag is removed too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkeddata.html.references import resolve
from linkeddata.html.tokenizer import Token, TokenKind, content, tokens

#: Elements that begin and end a line, so that their tags separate words.
BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre search section summary "
    "table tbody td tfoot th thead tr ul xmp plaintext option button".split()
)
_PARTS_WORDS = BLOCK | {"br", "title", "textarea", "select", "optgroup"}
# Raw text elements whose content is not shown.
_UNSEEN = frozenset({"script", "style", "iframe", "noembed", "noframes"})
_SPACES = re.compile(r"[\t\n\f\r ]+")
# Ends of a tag whose "<" is cut off: of an end tag, or of a quoted value that ends the tag.
_NAMED_END = re.compile(r"/[a-zA-Z][a-zA-Z0-9-]*[\t\n\f\r ]*>")
_VALUE_ENDS = {mark: re.compile(mark + "/?>") for mark in "\"'"}


def strip(text: str) -> str:
    """Return the words that a browser shows for a text with markup, with single spaces.

    Args:
        text: HTML, or a piece of it that may begin or end inside a tag.

    >>> strip('opened <a title="Fair > programme">the <b>fair</b></a> &amp; left')
    'opened the fair & left'
    >>> strip("5 < 6 and 7 > 3")
    '5 < 6 and 7 > 3'
    """
    return _words(text, every=False)


def readings(text: str) -> tuple[str, ...]:
    """Return the texts to search for words that a text may contain, whatever markup is in or between them.

    These are the text itself, with its attribute values and scripts; the text with character references resolved; the words shown;
    and the words shown if every tag separates words ("Ann Berg<span>3 May</span>").

    Args:
        text: HTML, Markdown, plain text, or a piece of it.

    Returns:
        Each different text once, the text itself first.
    """
    if "<" not in text and "&" not in text and ">" not in text:
        return (text,)
    return tuple(dict.fromkeys((text, resolve(text), _words(text, every=False), _words(text, every=True))))


def _words(text: str, *, every: bool) -> str:
    start = _half_tag(text)
    return _SPACES.sub(" ", "".join(_shown(text, start, every))).strip("\t\n\f\r ")


def _shown(text: str, start: int, every: bool) -> Iterator[str]:
    for token in tokens(text, start):
        if token.kind is TokenKind.TEXT or (token.kind is TokenKind.RAW and token.name not in _UNSEEN):
            yield content(text, token)
        elif _parts(token, every):
            yield " "


def _parts(token: Token, every: bool) -> bool:
    return token.kind is not TokenKind.RAW and (every or token.name in _PARTS_WORDS)


def _half_tag(text: str) -> int:
    """Return the end of the tag whose beginning is cut off, or 0 if the text does not begin inside a tag.

    A ">" before any "<" ends such a tag if `/name`, or a quotation mark that closes a value, precedes it. Any other ">" is text.
    """
    stop = text.find("<")
    stop = len(text) if stop < 0 else stop
    named = _NAMED_END.match(text, 0, stop)
    if named:
        return named.end()
    ends = (_value_end(text, mark, stop) for mark in _VALUE_ENDS)
    return min((end for end in ends if end), default=0)


def _value_end(text: str, mark: str, stop: int) -> int:
    """Return the end of a tag that ends with a value in quotation marks `mark`, or 0 if there is none before `stop`.

    The value began after "=", or in the part that is cut off if an even number of marks precedes it.
    """
    opening = text.find(f"={mark}", 0, stop) + 1
    number = counted = 0
    for found in _VALUE_ENDS[mark].finditer(text, 0, stop):
        number, counted = number + text.count(mark, counted, found.start()), found.start()
        if number % 2 == 0 or 0 < opening < found.start():
            return found.end()
    return 0
