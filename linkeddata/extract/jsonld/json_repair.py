"""Repairs text that should be JSON: finds its mistakes, and the intended JSON with every character at the same offset."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from linkeddata.errors import DuplicateKeyError, RefusedError
from linkeddata.rdf import strict_json

_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
_COMMENT = re.compile(
    rf"{_STRING}|(?P<wrong>(?://\s*+)?<!\[CDATA\[|(?://\s*+)?\]\]>|<!--|-->|(?<!:)//[^\n]*+|/\*.*?(?:\*/|\Z))", re.DOTALL
)
_COMMA = re.compile(rf"{_STRING}|(?P<wrong>,(?=\s*[}}\]])|;(?=\s*\Z))", re.DOTALL)
_MISTAKES = {",": "there is a comma before a closing bracket", ";": "it ends with a semicolon"}


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
        return JsonText(strict_json.quickly(text), text, ())
    troubles: dict[str, Trouble] = {}
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

    return pattern.sub(blank, text)


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
