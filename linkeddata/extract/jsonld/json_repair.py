"""Text that should be JSON: what is wrong with it, and the JSON that was meant, character for character in its place."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from linkeddata.errors import DuplicateKeyError, RefusedError
from linkeddata.rdf import strict_json

_STRING = r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)'
_COMMENT = re.compile(
    rf"{_STRING}|(?P<wrong>(?://\s*+)?<!\[CDATA\[|(?://\s*+)?\]\]>|<!--|-->|(?<!:)//[^\n]*+|/\*.*?(?:\*/|\Z))", re.DOTALL
)
_COMMA = re.compile(rf"{_STRING}|(?P<wrong>,(?=\s*[}}\]])|;(?=\s*\Z))", re.DOTALL)
_TOLD = {",": "a comma stands before a closing bracket", ";": "a semicolon stands at its end"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong with the text: `code` of the finding, offset in code points, what it is (or which key)."""

    code: str
    offset: int
    what: str


@dataclass(frozen=True, slots=True)
class JsonText:
    """What a text says.

    Args:
        value: the JSON value; None where the text is hopeless.
        text: the text with what is no JSON blanked out, of the same length.
        troubles: what is wrong, in the order of the text, each kind once.
    """

    value: Any
    text: str
    troubles: tuple[Trouble, ...]


def read(text: str, *, cdata: bool = False) -> JsonText:
    """Read JSON as forgivingly as can be: comments, CDATA marks, trailing commas, line breaks in strings, keys given twice.

    Args:
        text: the content of a script.
        cdata: whether CDATA marks are right here, as in XHTML.

    Raises:
        RefusedError: nested deeper than `strictjson.MAX_DEPTH`.
    """
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
            "script-not-json", error.pos, "a line break or another control character stands in a value"
        )
    return JsonText(value, mended, _ordered(troubles))


def _blanked(pattern: re.Pattern[str], text: str, troubles: dict[str, Trouble], *, cdata: bool) -> str:
    def blank(match: re.Match[str]) -> str:
        wrong = match["wrong"]
        if wrong is None:
            return match[0]
        if "CDATA" in wrong or wrong.endswith("]]>"):
            kind, told = "cdata", "it is wrapped in CDATA marks"
        elif wrong in _TOLD:
            kind, told = wrong, _TOLD[wrong]
        else:
            kind, told = "comment", "it holds a comment"
        if not (cdata and kind == "cdata"):
            at = match.start() + len(wrong) - len(wrong.lstrip())
            troubles.setdefault(kind, Trouble("script-not-json", at, told))
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
    """Say what the parser stumbled on, in words."""
    if not text.strip():
        return "it is empty"
    if error.pos >= len(text.rstrip()):
        return "it ends too early, a bracket is not closed"
    said = {
        "Expecting ',' delimiter": "a comma is missing",
        "Expecting ':' delimiter": "a colon is missing",
        "Expecting value": "a value is missing, or not in straight quotation marks",
        "Expecting property name enclosed in double quotes": "a key is not in straight quotation marks",
        "Extra data": "something stands after its end",
        "Unterminated string starting at": "a quotation mark is not closed",
        "Unexpected UTF-8 BOM": "an invisible mark stands before its first bracket",
        "Invalid \\": "a backslash stands where none may",
    }
    return next((words for start, words in said.items() if error.msg.startswith(start)), "it breaks off")
