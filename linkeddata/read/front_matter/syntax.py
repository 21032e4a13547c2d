"""YAML, TOML and JSON → values with their places.

YAML is read by PyYAML, and only as far as its tree of nodes: nothing is constructed, so tags run nothing and dates stay as they are
written. An alias stands for the same node as its anchor; `_MOST` and `_DEEPEST` limit how often nodes are visited.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

from linkeddata.read.front_matter.fences import LONGEST
from linkeddata.read.front_matter.values import Scalar, Value
from linkeddata.values.span import Span

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

_MOST = 2_000  # values of one key; lists of tags and authors have tens
_DEEPEST = 8  # tables and lists inside one another
_LINES = 1_000  # lines that are read one by one
_CORE = "tag:yaml.org,2002:"
_TAGS = frozenset(
    _CORE + name for name in ("str", "int", "float", "bool", "timestamp")
)  # not `null`, and no type of a language
_LINE = re.compile(r"(?P<key>[^\W\d][\w\-.]{0,40}) {0,9}: {1,9}(?P<value>\S[^\n]{0,2000})", re.MULTILINE)
_INDICATORS = "\"'&*!|>%@`{[#-?"


class BrokenError(ValueError):
    """Front matter, or a value in it, cannot be read.

    Args:
        problem: what is wrong, as words for a message.
        offset: where, in code points of the text of the file; None if unknown.
    """

    def __init__(self, problem: str, offset: int | None = None) -> None:
        super().__init__(problem)
        self.offset = offset


def parse(text: str, body: Span, syntax: str) -> Mapping[str, Value]:
    """Return the values of front matter by their keys, in order.

    Args:
        text: the file.
        body: the front matter in it, without its fences.
        syntax: `yaml`, `toml`, `json` or `lines`.

    Raises:
        BrokenError: it is too long, not in this syntax, or not a table.
    """
    if len(body) > LONGEST:
        raise BrokenError(f"is longer than {LONGEST} characters")
    return {"yaml": _yaml, "toml": _toml, "json": _json, "lines": by_lines}[syntax](text, body)


def by_lines(text: str, body: Span) -> Mapping[str, Value]:
    """Return what single lines of broken YAML say: `key: value` from the first column on; other lines are ignored."""
    found: dict[str, Value] = {}
    for match in islice(_LINE.finditer(text, body.start, body.end), _LINES):
        if match.start() > body.start and text[match.start() - 1] not in "\r\n":
            continue
        key, line = match["key"], Span(match.start(), match.end())
        try:
            found.setdefault(key, _yaml(text, line)[key])
        except (BrokenError, KeyError):
            written = match["value"].rstrip()
            if written[0] not in _INDICATORS:
                start = match.start("value")
                found.setdefault(key, Scalar(written, Span(start, start + len(written))))
    return found


# --- YAML


def _yaml(text: str, body: Span) -> Mapping[str, Value]:
    import yaml

    try:
        root = yaml.compose(body.of(text), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "not understood"
        raise BrokenError(f"is not valid YAML ({what})", body.start + mark.index if mark else None) from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise BrokenError("is not a table of keys and values")
    found: dict[str, Value] = {}
    for key, node in root.value:
        if isinstance(key, yaml.ScalarNode):
            value = _Tree(text, body.start).value(node)
            if value is not None:
                found.setdefault(str(key.value), value)
    return found


@dataclass(slots=True)
class _Tree:
    """Turns the nodes of one key into values, up to `_MOST` of them."""

    text: str
    start: int
    count: int = 0

    def value(self, node: Node, depth: int = 0) -> Value | None:
        """Return the value of a node; None if it is null, or repeats and nests beyond the limits."""
        import yaml

        self.count += 1
        if self.count > _MOST or depth > _DEEPEST:
            return None
        if isinstance(node, yaml.ScalarNode):
            return Scalar(node.value, self.place(node)) if node.tag in _TAGS else None
        if isinstance(node, yaml.SequenceNode):
            return tuple(v for item in node.value if (v := self.value(item, depth + 1)) is not None)
        if isinstance(node, yaml.MappingNode):
            pairs = ((key, self.value(item, depth + 1)) for key, item in node.value if isinstance(key, yaml.ScalarNode))
            return {str(key.value): v for key, v in pairs if v is not None}
        return None

    def place(self, node: ScalarNode) -> Span | None:
        """Return the place of a scalar, without its quotation marks and the line ends after it."""
        first, last = self.start + node.start_mark.index, self.start + node.end_mark.index
        if node.style in ("'", '"'):
            first, last = first + 1, last - 1
        while last > first and self.text[last - 1].isspace():
            last -= 1
        return Span(first, last) if first < last else None


# --- TOML and JSON


def _toml(text: str, body: Span) -> Mapping[str, Value]:
    try:
        return _table(tomllib.loads(body.of(text).replace("\r\n", "\n")), _Finder(text, body))
    except tomllib.TOMLDecodeError as error:
        raise BrokenError(f"is not valid TOML ({str(error)[:80]})") from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None


def _json(text: str, body: Span) -> Mapping[str, Value]:
    try:
        data = json.loads(body.of(text), strict=False)
    except json.JSONDecodeError as error:
        raise BrokenError(f"is not valid JSON ({error.msg})", body.start + error.pos) from None
    except RecursionError:
        raise BrokenError("is nested too deeply") from None
    if not isinstance(data, dict):
        raise BrokenError("is not a table of keys and values")
    return _table(data, _Finder(text, body))


@dataclass(slots=True)
class _Finder:
    """Finds values in the front matter they were parsed from, in the order of the file."""

    text: str
    body: Span
    reached: int = 0

    def scalar(self, written: str, forms: tuple[str, ...]) -> Scalar:
        """Return a scalar with the first place of any of its written forms after the one before."""
        for form in forms:
            for first in (max(self.reached, self.body.start), self.body.start):
                place = self.text.find(form, first, self.body.end) if form else -1
                if place >= 0:
                    self.reached = place + len(form)
                    return Scalar(written, Span(place, self.reached))
        return Scalar(written)


def _table(data: Mapping[str, Any], finder: _Finder) -> Mapping[str, Value]:
    return {key: value for key, item in data.items() if (value := _plain(item, finder, 0)) is not None}


def _plain(item: object, finder: _Finder, depth: int) -> Value | None:
    """Return a value that a parser has constructed as a value with its place; None for null."""
    if depth > _DEEPEST or item is None:
        return None
    if isinstance(item, dict):
        return {str(k): v for k, inner in item.items() if (v := _plain(inner, finder, depth + 1)) is not None}
    if isinstance(item, list):
        return tuple(v for inner in item[:_MOST] if (v := _plain(inner, finder, depth + 1)) is not None)
    written, forms = _written(item)
    return finder.scalar(written, tuple(forms))


def _written(item: object) -> tuple[str, Iterator[str]]:
    """Return the text of a scalar, and how it may be written in the file."""
    if isinstance(item, datetime | date | time):
        shown = item.isoformat()
        return shown, iter((shown, shown.replace("+00:00", "Z"), shown.replace("T", " "), shown[:10]))
    if isinstance(item, str):
        return item, iter((item, *(json.dumps(item, ensure_ascii=a)[1:-1] for a in (False, True)), item.partition("\n")[0]))
    shown = json.dumps(item) if isinstance(item, bool | int | float) else str(item)
    return shown, iter((shown,))
