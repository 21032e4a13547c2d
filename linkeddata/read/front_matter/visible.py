"""A value of front matter as visitors see it: without Markdown marks, tags and character references."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = re.compile(r"[*_`<&\\\[]")
_MOST_MARKS = 500  # with more, Markdown can need quadratic time, and the value is taken as it is


def visible(text: str) -> str:
    """Return the words of a value on one line.

    >>> visible("**Pier** <em>opens</em> &amp; [closes](https://port.example/)"), visible("5 < 6, a_b_c")
    ('Pier opens & closes', '5 < 6, a_b_c')
    """
    line = " ".join(text.split())
    if not 0 < len(_MARKS.findall(line)) <= _MOST_MARKS:
        return line
    shown = "".join(_shown(_parser().parseInline(line)))
    return " ".join(shown.split())


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 20})


def _shown(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"} or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            yield " "
        elif token.children:
            yield from _shown(token.children)
