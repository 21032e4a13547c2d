"""JSON from outside → values, with a limit on depth that holds before parsing, and no key lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from linkeddata.errors import RefusedError, UnreadableError

#: Deepest nesting of arrays and objects; feeds use below 10.
MAX_DEPTH = 100

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def parse(text: str, name: str, *, line: int = 1, max_depth: int = MAX_DEPTH) -> Any:
    """Return one JSON value. Numbers are returned as they are written, as text: no feed has one to count with.

    Args:
        text: the JSON.
        name: the file, for errors.
        line: the line of the file on which the text begins.
        max_depth: deepest nesting of arrays and objects.

    Raises:
        RefusedError: nested deeper than `max_depth`.
        UnreadableError: it is not JSON, or an object has a key twice; the error has line and column.
    """
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        depth += (token in "[{") - (token in "]}") if len(token) == 1 else 0
        if depth > max_depth:
            at = line + text.count("\n", 0, match.start())
            raise RefusedError(f"nested deeper than {max_depth} levels", "flatten the file", source=name, line=at)
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str, strict=False)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except json.JSONDecodeError as error:
        what, at, column = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", line + error.lineno - 1, error.colno
        raise UnreadableError(what, "correct the file at this place", source=name, line=at, column=column) from None
    except UnicodeEncodeError:
        raise UnreadableError(
            "a lone surrogate in a string, which is no character", "remove it", source=name, line=line
        ) from None
    except _TwiceError as error:
        what = f'the key "{error}" is given twice'
        raise UnreadableError(what, "keep one of the two", source=name, line=line if "\n" not in text else None) from None


class _TwiceError(ValueError):
    """An object has a key twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _TwiceError(next(key for key, count in counts.items() if count > 1)[:60])
    return made
