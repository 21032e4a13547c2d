"""Where the front matter of a file is, and in which syntax.

Source: Jekyll (`---` and spaces), Hugo (`---`, `+++`, a JSON object), gray-matter and Eleventy (`---json`), Pandoc and Quarto (`...`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from linkeddata.values.span import Span

#: Longest front matter in code points that a parser is given; PyYAML needs 0.2 s for it. Longer ones are read line by line.
LONGEST = 20_000
_FARTHEST = 500_000  # code points within which front matter must end

_OPENING = re.compile(r"\ufeff?\s{0,200}?(?P<fence>---|\+\+\+)(?P<syntax>yaml|yml|toml|json)?[ \t]*\r?\n")
_CLOSINGS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.M),
}
_SYNTAX = {"yml": "yaml", None: "yaml"}
# MultiMarkdown and Pelican: fields without fences, the title first, up to the first empty line.
_LINE = r"[^\r\n]{0,2000}\r?\n"
_FIELDS = re.compile(
    rf"\ufeff?(?=title {{0,4}}: {{0,4}}\S)(?:[a-z][\w -]{{0,30}}:{_LINE}(?:[ \t]{{1,8}}\S{_LINE})*){{2,60}}(?=[ \t]*\r?\n|\Z)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r'\ufeff?\s{0,200}?(?=\{\s{0,200}")')


@dataclass(frozen=True, slots=True)
class Block:
    """Front matter in a file.

    Args:
        body: its text without the fences; None if there is nothing between them.
        end: offset where the note begins.
        syntax: `yaml`, `toml`, `json` or `lines`.
        fenced: whether it stands between fences.
    """

    body: Span | None
    end: int
    syntax: str
    fenced: bool = True


def block(text: str) -> Block | None:
    """Return the front matter at the start of a file, or None."""
    opening = _OPENING.match(text)
    if opening is None:
        fields = _FIELDS.match(text)
        return Block(Span(*fields.span()), fields.end(), "lines", fenced=False) if fields else _json_object(text)
    closing = _CLOSINGS[opening["fence"]].search(text, opening.end(), opening.end() + _FARTHEST)
    if closing is None:
        return None
    syntax = "toml" if opening["fence"] == "+++" else _SYNTAX.get(opening["syntax"], opening["syntax"])
    body = Span(opening.end(), closing.start()) if text[opening.end() : closing.start()].strip() else None
    return Block(body, closing.end(), syntax)


def _json_object(text: str) -> Block | None:
    """Return Hugo's JSON: an object from the first line on, with nothing behind it on its last line."""
    start = _OBJECT.match(text)
    if start is None:
        return None
    try:
        _, length = json.JSONDecoder(strict=False).raw_decode(text[start.end() : start.end() + LONGEST])
    except (ValueError, RecursionError):
        return None
    end = start.end() + length
    rest = re.compile(r"[ \t]*(?:\r?\n|\Z)").match(text, end)
    return Block(Span(start.end(), end), rest.end(), "json", fenced=False) if rest else None
