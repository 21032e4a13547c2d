"""JSON read strictly: bounded depth, one value a key, numbers that keep their value, errors that name line and column."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from json.decoder import JSONDecodeError
from typing import Any

from linkeddata.errors import DuplicateKeyError, LinkedDataError, RefusedError, UnreadableError

#: Deepest nesting of arrays and objects read. pyoxigraph dies of 5,000, Python's recursion of 1,000; pages use below 20.
MAX_DEPTH = 100
#: Largest integer kept exactly by every JSON reader (RFC 8259, section 6).
MAX_INTEGER = 2**53 - 1

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}:,]|-?[0-9][0-9.eE+-]*|-?[A-Za-z]+', re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def loads(text: str, *, source: str | None = None, max_depth: int = MAX_DEPTH) -> Any:
    """Read one JSON value.

    Args:
        text: the JSON text, without a byte order mark.
        source: file name for messages.
        max_depth: deepest nesting allowed.

    Raises:
        RefusedError: nested deeper than `max_depth`.
        UnreadableError: not JSON; a key given twice; NaN, an infinity or a number that would lose digits; a lone surrogate.
    """
    with suppress(ValueError):
        return quickly(text, max_depth=max_depth)
    for problem in problems(text, source=source, max_depth=max_depth):
        raise problem
    try:
        return json.loads(text)
    except JSONDecodeError as error:
        raise UnreadableError(
            f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}",
            "correct the file at this place",
            source=source,
            line=error.lineno,
            column=error.colno,
        ) from None


def quickly(text: str, *, max_depth: int = MAX_DEPTH) -> Any:
    """Read one JSON value in which nothing is wrong, in a tenth of the time that finding a mistake takes.

    Args:
        text: the JSON text.
        max_depth: deepest nesting allowed.

    Raises:
        ValueError: `problems` has something to say about the text, or it is not JSON; where and what is not known.
    """
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_decimal, parse_constant=_no_constant
        )
    except RecursionError:
        raise ValueError("nested too deep") from None
    level, depth = [value] if isinstance(value, (dict, list)) else [], 0
    while level:
        depth += 1
        if depth > max_depth:
            raise ValueError("nested too deep")
        level = [
            part
            for whole in level
            for part in (whole.values() if isinstance(whole, dict) else whole)
            if isinstance(part, (dict, list))
        ]
    text.encode()  # a lone surrogate raises UnicodeEncodeError, which is a ValueError
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key is given twice")
    return made


def _integer(token: str) -> int:
    if len(token) > 15 and _number_problem(token):
        raise ValueError(token)
    return int(token)


def _decimal(token: str) -> float:
    if _number_problem(token):
        raise ValueError(token)
    return float(token)


def _no_constant(token: str) -> None:
    raise ValueError(token)


def problems(text: str, *, source: str | None = None, max_depth: int = MAX_DEPTH) -> Iterator[LinkedDataError]:
    """Go once through the tokens and yield an error for everything that `json.loads` would let pass; arguments as `loads`.

    The first error is what `loads` raises. A `RefusedError` is the last: nothing beyond the limit is looked at.
    """
    keys: list[set[str] | None] = []  # one set for each open object, None for an open array
    expect_key = False
    key = ""
    for token, at in _tokens(text):
        first = token[0]
        if first in "{[":
            if len(keys) >= max_depth:
                line, column = position(text, at)
                yield RefusedError(
                    f"nested deeper than {max_depth} levels", "flatten the file", source=source, line=line, column=column
                )
                return
            keys.append(set() if first == "{" else None)
            expect_key = first == "{"
        elif first in "}]":
            if keys:
                keys.pop()
            expect_key = False
        elif first == ",":
            expect_key = bool(keys) and keys[-1] is not None
        elif first == '"':
            value = _string(token)
            if _SURROGATE.search(value):
                yield _error(text, at, source, "a lone surrogate in a string, which is no character", "remove it")
            if expect_key and keys and keys[-1] is not None:
                key = value
                if key in keys[-1]:
                    line, column = position(text, at)
                    what = f'the key "{key}" is given twice'
                    yield DuplicateKeyError(what, "keep one of the two", source=source, line=line, column=column)
                keys[-1].add(key)
            expect_key = False
        elif first != ":" and (len(token) > 15 or not token.isdigit()):
            problem = _number_problem(token)
            if problem:
                where = f' under the key "{key}"' if key else ""
                yield _error(text, at, source, f"{problem}{where}", "write it as a string")


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    for match in _TOKEN.finditer(text):
        yield match.group(), match.start()


def _string(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    try:
        return str(json.loads(token, strict=False))
    except JSONDecodeError:
        return token[1:-1]  # json.loads of the whole will name the place


def _number_problem(token: str) -> str | None:
    """Return what is wrong with a bare word or a number; None if nothing is, or if `json.loads` reports it."""
    if token.lstrip("-") in {"NaN", "Infinity"}:
        return f"{token} is not a JSON number"
    shown = token if len(token) <= 24 else token[:24] + "…"
    try:
        if re.fullmatch(r"-?[0-9]+", token):
            long = len(token) > 17 or abs(int(token)) > MAX_INTEGER
            return f"the number {shown} is too large to be kept exactly" if long else None
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", token):
            return None
        number = float(token)
        if number in (float("inf"), float("-inf")) or (len(token) > 400) or Decimal(token) != Decimal(repr(number)):
            return f"the number {shown} cannot be kept exactly"
    except (InvalidOperation, ValueError, OverflowError):
        return f"the number {shown} cannot be kept exactly"
    return None


def _error(text: str, at: int, source: str | None, what: str, todo: str) -> UnreadableError:
    line, column = position(text, at)
    return UnreadableError(what, todo, source=source, line=line, column=column)


def position(text: str, offset: int) -> tuple[int, int]:
    """Return 1-based line and column of `offset` in `text`, in code points."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def offsets(text: str) -> dict[tuple[str | int, ...], int]:
    """Return the place of every value: path of keys and indexes from the root → offset in code points.

    The offset of an object's member is that of its key, of an array's member that of its value, of the root that of the value.

    Args:
        text: valid JSON.

    >>> offsets('{"a": [1, {"b": 2}]}')
    {(): 0, ('a',): 1, ('a', 0): 7, ('a', 1): 10, ('a', 1, 'b'): 11}
    """
    found: dict[tuple[str | int, ...], int] = {}
    path: list[str | int] = []
    objects: list[bool] = []  # for each open bracket, is it an object's?
    keyed = False  # is the key of the coming value known?
    for match in _TOKEN.finditer(text):
        token, at = match[0], match.start()
        if token == ",":
            keyed = False
            if objects and not objects[-1]:
                path[-1] = int(path[-1]) + 1
        elif token in "}]":
            path.pop()
            objects.pop()
            keyed = True
        elif token == ":":
            continue
        elif objects and objects[-1] and not keyed:
            path[-1] = _string(token)
            found[tuple(path)] = at
            keyed = True
        else:
            if not objects or not objects[-1]:
                found[tuple(path)] = at
            if token in "{[":
                objects.append(token == "{")
                path.append(0)
                keyed = False
    return found


def locate(text: str, path: Sequence[str | int]) -> tuple[int, int] | None:
    """Return line and column at which the value at `path` begins, or None if there is no such value.

    Args:
        text: valid JSON.
        path: keys and indexes from the root.
    """
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    try:
        for step in path:
            at = _enter(text, at, step, decoder)
    except (LookupError, JSONDecodeError, ValueError):
        return None
    return position(text, at)


def _enter(text: str, at: int, step: str | int, decoder: json.JSONDecoder) -> int:
    """Return the offset at which the member `step` of the object or array at `at` begins; raises LookupError."""
    opened = text[at]
    if opened not in "{[":
        raise LookupError(step)
    index = 0
    at = _skip(text, at + 1)
    while text[at] not in "]}":
        name: str | int = index
        if opened == "{":
            name, at = decoder.raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
        if name == step:
            return at
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)
        index += 1
    raise LookupError(step)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
