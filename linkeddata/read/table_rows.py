"""The rows of a page's tables that are short statements ("Ada Byrne | Harbour master | Port of Lunne"), to be read as one.

Rows of prose, of links, of headings, and those that lay out a page are read cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from linkeddata.html.tokenizer import Token, TokenKind, content
from linkeddata.read.elements import is_data_row

# Elements with which a cell is part of a layout.
_LAYOUT = frozenset("table h1 h2 h3 h4 h5 h6 ul ol dl form nav article section main header footer".split())


@dataclass(slots=True)
class _Cell:
    start: int
    heading: bool
    words: list[str] = field(default_factory=list)
    links: int = 0

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    layout: bool = False
    link: bool = False


def continued_cells(tokens: Iterable[Token], source: str) -> Mapping[int, str]:
    """Return the cells that go on with the statement of the cell before them.

    Args:
        tokens: of a page, or of a part of it.
        source: the page.

    Returns:
        Offset of the cell's start tag → the mark that separates it from the cell before it.
    """
    found: dict[int, str] = {}
    rows: list[_Row] = []  # one for each open table
    for token in tokens:
        if token.kind is TokenKind.TEXT:
            if rows and rows[-1].cells:
                words = content(source, token)
                rows[-1].cells[-1].words.append(words)
                rows[-1].cells[-1].links += len(words.strip()) if rows[-1].link else 0
        elif token.kind is TokenKind.START:
            _open(token, rows, found)
        elif token.kind is TokenKind.END and rows:
            if token.name == "a":
                rows[-1].link = False
            elif token.name in {"tr", "table"}:
                _close(rows, found)
                if token.name == "table":
                    rows.pop()
    while rows:
        _close(rows, found)
        rows.pop()
    return found


def _open(token: Token, rows: list[_Row], found: dict[int, str]) -> None:
    if rows and token.name in _LAYOUT:
        rows[-1].layout = True
    if token.name == "table":
        rows.append(_Row())
    elif rows and token.name == "tr":
        _close(rows, found)
    elif rows and token.name in {"td", "th"}:
        rows[-1].cells.append(_Cell(token.start, token.name == "th"))
        rows[-1].link = False
    elif rows and token.name == "a":
        rows[-1].link = True
    elif rows and rows[-1].cells and token.name in {"br", "p", "div"}:
        rows[-1].cells[-1].words.append(" ")


def _close(rows: list[_Row], found: dict[int, str]) -> None:
    """End the row of the innermost table."""
    row, rows[-1] = rows[-1], _Row()
    cells = [cell for cell in row.cells if cell.text]
    if row.layout or all(c.heading for c in cells) or all(c.links * 10 >= 8 * len(c.text) for c in cells):
        return
    if is_data_row([cell.text for cell in cells]):
        found.update((cell.start, ": " if before.heading else ", ") for before, cell in pairwise(cells))
