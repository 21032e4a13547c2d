"""Tables that only lay out an HTML mail → plain containers, so that what stands in them is read as paragraphs.

Mail programs know little CSS, so nearly every mail in HTML that a program wrote stands in nested tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from linkeddata.html.markup import Markup
from linkeddata.html.tokenizer import Token, TokenKind

_PARTS = frozenset("tbody thead tfoot tr td th".split())
#: Elements that a table of data has in no cell.
_PROSE = frozenset("p div table h1 h2 h3 h4 h5 h6 ul ol blockquote center".split())
_ROLES = frozenset({"presentation", "none"})
_NAME = re.compile(r"(?<=<)[a-zA-Z]+|(?<=</)[a-zA-Z]+")


@dataclass(slots=True)
class _Table:
    """An open table: its own tags, and whether it only lays out."""

    tags: list[Token] = field(default_factory=list)
    layout: bool = False


def without_layout(source: str) -> str:
    """Return HTML with the tables that only lay out as `<div>` elements.

    A table lays out if it says so (`role="presentation"`), or if another table, a paragraph or a heading stands in it.

    >>> without_layout("<table><tr><td><p>Pier opens</p></td></tr></table>")
    '<div><div><div><p>Pier opens</p></div></div></div>'
    """
    found: list[Token] = []
    opened: list[_Table] = []
    for token in Markup(source).tokens:
        if token.kind not in {TokenKind.START, TokenKind.END}:
            continue
        starts = token.kind is TokenKind.START
        if opened and starts and token.name in _PROSE:
            opened[-1].layout = True
        if token.name == "table" and starts:
            role = token.attributes.texts.get("role", "").strip().lower()
            opened.append(_Table([token], role in _ROLES))
        elif opened and token.name in _PARTS:
            opened[-1].tags.append(token)
        elif opened and token.name == "table":
            table = opened.pop()
            if table.layout:
                found += [*table.tags, token]
    found += [tag for table in opened if table.layout for tag in table.tags]
    made, at = [], 0
    for tag in sorted(found, key=lambda one: one.start):
        made += [source[at : tag.start], _NAME.sub("div", source[tag.start : tag.end], count=1)]
        at = tag.end
    return "".join([*made, source[at:]])
