"""Running headers and footers of a PDF, and page numbers: taken out of its pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from linkeddata.read.pdf_lines import Piece

_ROWS = 3  # at the top and at the bottom of a page that may be running
_ZONE = 0.2  # of the height of a page, at the top and at the bottom, in which they stand
_SHARE = 0.4  # of the pages: left and right pages may differ, and the first may have none
_MARGIN = 0.12  # of the height of a page, in which page numbers stand
_NEAR = 5.0  # points
_NUMBER = re.compile(
    r"(?:page|p\.?|seite)?\s*[-–—|\[(]?\s*(?P<n>\d{1,3})\s*(?:(?:of|/|von|sur)\s*\d{1,3})?\s*[-–—|\])]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Running:
    """The texts that repeat on pages, each once: those above the text, and those below."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def without_running(pages: list[list[Piece]]) -> tuple[list[list[Piece]], Running]:
    """Return the pieces of the pages without running headers, footers and page numbers, and what these say.

    Args:
        pages: the pieces of each page.
    """
    edges = [_edges(page) for page in pages]
    seen: dict[str, dict[int, float]] = defaultdict(dict)
    for number, page in enumerate(edges):
        for piece in page:
            seen[_key(piece)].setdefault(number, piece.base)
    printed = sum(bool(page) for page in pages)
    running = {key for key, places in seen.items() if len(places) >= max(2, _SHARE * printed) and _level(places)}
    kept: list[list[Piece]] = []
    above: dict[str, str] = {}
    below: dict[str, str] = {}
    for number, page in enumerate(pages):
        rest = []
        for piece in page:
            edge = any(piece is one for one in edges[number])
            if edge and _is_page_number(piece, number + 1):
                continue
            if edge and _key(piece) in running:
                (above if piece.base > piece.height / 2 else below).setdefault(_key(piece), piece.text)
                continue
            rest.append(piece)
        kept.append(rest)
    said = [tuple(text for text in texts.values() if not _NUMBER.fullmatch(text)) for texts in (above, below)]
    return kept, Running(*said)


def _edges(page: list[Piece]) -> list[Piece]:
    """Return the pieces in the first and last rows of a page."""
    bases = sorted({round(piece.base / 3) for piece in page})
    outer = {*bases[:_ROWS], *bases[-_ROWS:]}
    return [p for p in page if round(p.base / 3) in outer and not _ZONE * p.height < p.base < (1 - _ZONE) * p.height]


def _key(piece: Piece) -> str:
    return re.sub(r"\d+", "#", piece.text.casefold())


def _level(places: dict[int, float]) -> bool:
    """Return whether a text stands at the same height on most of its pages."""
    heights = sorted(places.values())
    middle = heights[len(heights) // 2]
    return sum(abs(height - middle) < _NEAR for height in heights) * 10 >= 8 * len(heights)


def _is_page_number(piece: Piece, number: int) -> bool:
    outer = not _MARGIN * piece.height < piece.base < (1 - _MARGIN) * piece.height
    found = _NUMBER.fullmatch(piece.text) if outer else None
    return found is not None and (int(found["n"]) == number or len(piece.text) > len(found["n"]))
