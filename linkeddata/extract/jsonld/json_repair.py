"""Repairs text that should be JSON: finds its mistakes, and the intended JSON with every character at the same offset."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from linkeddata.errors import DuplicateKeyError, RefusedError
from linkeddata.rdf import strict_json

_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
#: A comment of HTML; a quotation mark in it may begin a string, or be one of its own. The bound keeps the time linear.
_HTML_COMMENT = rf"<!--(?:{_STRING}|(?!-->).){{0,5000}}+-->|<!--.*?-->|"
_COMMENT, _OPEN_COMMENT = (
    re.compile(
        rf"{_STRING}|(?P<wrong>(?://\s*+)?<!\[CDATA\[|(?://\s*+)?\]\]>|{closed}<!--|-->|(?<!:)//[^\n]*+|/\*.*?(?:\*/|\Z))",
        re.DOTALL,
    )
    for closed in (_HTML_COMMENT, "")
)
_COMMA = re.compile(rf"{_STRING}|(?P<wrong>,(?=\s*[}}\]])|;(?=\s*\Z))", re.DOTALL)
_MARK = re.compile(r"\s*\ufeff[\s\ufeff]*")
_OPENING = re.compile(r"[{\[]")
_BETWEEN = re.compile(r"[\s,;]*")
_MISTAKES = {",": "there is a comma before a closing bracket", ";": "it ends with a semicolon"}
_MENDED = frozenset({*_MISTAKES.values(), "it is wrapped in CDATA marks", "it contains a comment"})


@dataclass(frozen=True, slots=True)
class Trouble:
    """One mistake in the text: `code` of the finding, offset in code points, and what is wrong (or the key)."""

    code: str
    offset: int
    what: str


@dataclass(frozen=True, slots=True)
class JsonText:
    """The JSON in a text.

    Args:
        value: the JSON value; None if the text cannot be repaired.
        text: the text with spaces in place of everything that is not JSON, of the same length.
        troubles: the mistakes in text order, each kind once.
    """

    value: Any
    text: str
    troubles: tuple[Trouble, ...]


def read(text: str, *, cdata: bool = False) -> JsonText:
    """Read JSON and tolerate comments, CDATA marks, trailing commas, line breaks in strings, and duplicate keys.

    Args:
        text: the content of a script.
        cdata: whether CDATA marks are allowed, as in XHTML.

    Raises:
        RefusedError: nested deeper than `strict_json.MAX_DEPTH`.
    """
    with suppress(ValueError):
        if isinstance(value := strict_json.quickly(text), (dict, list)):
            return JsonText(value, text, ())
    troubles: dict[str, Trouble] = {}
    if mark := _MARK.match(text):
        text = re.sub(r"\ufeff", " ", mark[0]) + text[mark.end() :]
        troubles["mark"] = Trouble("byte-order-mark", 0, "it begins with an invisible byte order mark")
    bare = _blanked(_COMMENT, text, {}, cdata=cdata)
    if "<!--" in text and not _OPENING.search(bare):  # the JSON itself stands in a comment
        text = re.sub(r"<!--|-->", _marked(troubles), text)
    mended = _blanked(_COMMENT, text, troubles, cdata=cdata)
    mended = _blanked(_COMMA, mended, troubles, cdata=cdata)
    for problem in strict_json.problems(mended):
        if isinstance(problem, RefusedError):
            raise problem
        at = _offset(mended, problem.line or 1, problem.column or 1)
        if not isinstance(problem, DuplicateKeyError):
            troubles["number"] = Trouble("script-not-json", at, problem.what)
            return JsonText(None, mended, _ordered(troubles))
        key = problem.what.partition('"')[2].rpartition('"')[0]
        troubles[f"key {at}"] = Trouble("key-twice", at, key)
    try:
        value = json.loads(mended, strict=False)
    except json.JSONDecodeError as error:
        troubles["json"] = Trouble("script-not-json", error.pos, _plain(error, mended))
        return JsonText(None, mended, _ordered(troubles))
    try:
        json.loads(mended)
    except json.JSONDecodeError as error:
        troubles["control"] = Trouble(
            "script-not-json", error.pos, "a value contains a line break or another control character"
        )
    return JsonText(value, mended, _ordered(troubles))


def read_all(text: str, *, cdata: bool = False) -> tuple[JsonText, ...]:
    """Read the JSON of a script as `read` does; several values one after another are read one by one.

    Args:
        text: the content of a script.
        cdata: whether CDATA marks are allowed, as in XHTML.

    Returns:
        One text for each value, of the same length as `text`; the first has a trouble where the second begins.

    Raises:
        RefusedError: nested deeper than `strict_json.MAX_DEPTH`.
    """
    first = read(text, cdata=cdata)
    spans = _spans(first.text) if first.value is None else []
    if len(spans) < 2:  # a single value, broken
        return (first,)
    alone = [read(_only(first.text, start, end), cdata=cdata) for start, end in spans]
    trouble = Trouble("script-not-json", spans[1][0], "it contains several objects one after another, not in a list")
    others = tuple(t for t in first.troubles if t.code != "script-not-json" or t.what in _MENDED)
    return (JsonText(alone[0].value, alone[0].text, (*others, *alone[0].troubles, trouble)), *alone[1:])


def _spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each object or list of a text that consists of such; none for any other text."""
    decoder, spans, at = json.JSONDecoder(strict=False), list[tuple[int, int]](), 0
    while (found := _BETWEEN.match(text, at)) and found.end() < len(text):
        try:
            value, at = decoder.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            return []
        if not isinstance(value, (dict, list)):
            return []
        spans.append((found.end(), at))
    return spans


def _only(text: str, start: int, end: int) -> str:
    """Return a text with spaces in place of everything outside a part of it."""
    before, after = (re.sub(r"[^\r\n]", " ", part) for part in (text[:start], text[end:]))
    return before + text[start:end] + after


def _marked(troubles: dict[str, Trouble]) -> Callable[[re.Match[str]], str]:
    """Return what blanks the marks of comments and notes the first."""

    def blank(match: re.Match[str]) -> str:
        troubles.setdefault("comment", Trouble("script-not-json", match.start(), "it contains a comment"))
        return " " * len(match[0])

    return blank


def _blanked(pattern: re.Pattern[str], text: str, troubles: dict[str, Trouble], *, cdata: bool) -> str:
    def blank(match: re.Match[str]) -> str:
        wrong = match["wrong"]
        if wrong is None:
            return match[0]
        if "CDATA" in wrong or wrong.endswith("]]>"):
            kind, mistake = "cdata", "it is wrapped in CDATA marks"
        elif wrong in _MISTAKES:
            kind, mistake = wrong, _MISTAKES[wrong]
        else:
            kind, mistake = "comment", "it contains a comment"
        if not (cdata and kind == "cdata"):
            at = match.start() + len(wrong) - len(wrong.lstrip())
            troubles.setdefault(kind, Trouble("script-not-json", at, mistake))
        return re.sub(r"[^\r\n]", " ", wrong)

    closed = text.rfind("-->")  # an HTML comment that begins behind it is never closed: do not look for its end each time
    made, at = list[str](), 0
    while match := (_OPEN_COMMENT if pattern is _COMMENT and at > closed else pattern).search(text, at):
        made += text[at : match.start()], blank(match)
        at = match.end()
    return "".join((*made, text[at:]))


def _ordered(troubles: dict[str, Trouble]) -> tuple[Trouble, ...]:
    return tuple(sorted(troubles.values(), key=lambda t: t.offset))


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    return at + column - 1


def _plain(error: json.JSONDecodeError, text: str) -> str:
    """Return the parser's error in plain words."""
    if not text.strip():
        return "it is empty"
    if error.pos >= len(text.rstrip()):
        return "it ends before a bracket is closed"
    messages = {
        "Expecting ',' delimiter": "a comma is missing",
        "Expecting ':' delimiter": "a colon is missing",
        "Expecting value": "a value is missing, or not in straight quotation marks",
        "Expecting property name enclosed in double quotes": "a key is not in straight quotation marks",
        "Extra data": "there is text after its end",
        "Unterminated string starting at": "a quotation mark is not closed",
        "Unexpected UTF-8 BOM": "it begins with an invisible byte order mark",
        "Invalid \\": "a backslash is not allowed here",
    }
    return next((words for start, words in messages.items() if error.msg.startswith(start)), "it is not valid JSON")
