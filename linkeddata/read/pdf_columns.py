"""The columns of a PDF page, in reading order.

A page is cut into bands from the top: a band with a gutter that runs through all its lines is read column by column, any other line by
line. A table has gutters too; it is told from columns by its short cells, which stand on the same lines.

Source: G. Nagy, S. Seth: Hierarchical representation of optically scanned documents (1984), the recursive X-Y cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from linkeddata.read.pdf_lines import Piece

_GUTTER = 0.7  # times the size of the letters: the least width of a gutter
_LINES = 3  # on each side of a gutter
_PROSE = 25  # characters: half of the lines of a column of prose are this long
_NARROW, _WITHIN = 10, 0.4  # characters, and share of the lines that begin with a small letter, in a narrow column of prose
_TALL, _RIVER = (
    6,
    1.8,
)  # wide blanks in fewer lines than this may meet by chance, to be this many times the size of the letters wide
_LARGER = 1.15  # times the usual size
_TOGETHER = 0.6  # share of the pieces of the shorter side that stand on a line with one of the other side, in a table
_DEPTH = 6  # columns within columns
_LEAST_BAND = 4  # pieces
_AHEAD = 40  # bands without a gutter after which none is looked for


def regions(pieces: Sequence[Piece]) -> list[list[list[Piece]]]:
    """Return the regions of a page in reading order; each is a list of rows from the top, a row its pieces from the left.

    Args:
        pieces: the pieces of text on the page.
    """
    return [rows for region in _regions(list(pieces), 0) if (rows := _rows(region))]


def _regions(pieces: list[Piece], depth: int) -> list[list[Piece]]:
    if len(pieces) < _LEAST_BAND or depth >= _DEPTH:
        return [pieces]
    bands = _bands(pieces)
    usual = median(p.size for p in pieces)
    found: list[list[Piece]] = []
    plain: list[Piece] = []
    at = 0
    while at < len(bands):
        end, columns = _columns(bands, at)
        if not columns or _is_title(bands[at], usual) or len(_columns(bands, at + 1)[1]) > len(columns):
            plain += bands[at]
            at += 1
            continue
        if plain:
            found.append(plain)
            plain = []
        for column in columns:
            found += _regions(column, depth + 1)
        at = end
    return [*found, plain] if plain else found


def _bands(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups from the top, between which runs white space from side to side."""
    made: list[list[Piece]] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda p: -p.top):
        if made and piece.top > bottom:
            made[-1].append(piece)
            bottom = min(bottom, piece.bottom)
        else:
            made.append([piece])
            bottom = piece.bottom
    return made


def _columns(bands: list[list[Piece]], start: int) -> tuple[int, list[list[Piece]]]:
    """Return the columns that begin with a band, and the index after their last band; no columns if there are none."""
    inside: list[Piece] = []
    best: tuple[int, list[list[Piece]]] = (start, [])
    for end in range(start, len(bands)):
        inside += bands[end]
        columns = _split(inside)
        if len(columns) < 2:
            if len(bands[end]) > 1 or best[1] or end - start > _AHEAD:
                break
            continue
        if all(_are_columns(a, b) for a, b in pairwise(columns)):
            best = end + 1, columns
    return best


def _is_title(band: list[Piece], usual: float) -> bool:
    """Return whether a band is a line of a title above columns, which may be short enough to stand above one of them."""
    return len(band) == 1 and band[0].size > _LARGER * usual


def _split(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups from the left, between which runs a gutter."""
    least = max(6.0, _GUTTER * median(p.size for p in pieces))
    made: list[list[Piece]] = []
    right = 0.0
    for piece in sorted(pieces, key=lambda p: p.left):
        if made and piece.left - right < least:
            made[-1].append(piece)
            right = max(right, piece.right)
        else:
            made.append([piece])
            right = piece.right
    return made


def _are_columns(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Return whether two groups beside each other are columns of text, and not of a table."""
    if min(_count(one), _count(other)) < _LINES:
        return False
    few, many = sorted((one, other), key=len)
    together = sum(any(abs(p.base - q.base) < 0.2 * p.size for q in many) for p in few) >= _TOGETHER * len(few)
    if not together:
        return True
    gutter = min(p.left for p in other) - max(p.right for p in one)
    river = _count(few) < _TALL and gutter < _RIVER * few[0].size
    return not river and _is_prose(one) and _is_prose(other)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Return whether the lines of a group are those of sentences: long, or many of them begin within a sentence."""
    lines = [" ".join(p.text for p in row) for row in _rows(pieces)]
    usual = median(map(len, lines))
    return usual >= _PROSE or (usual >= _NARROW and sum(line[0].islower() for line in lines) >= _WITHIN * len(lines))


def _count(pieces: Sequence[Piece]) -> int:
    """Return the number of lines of some pieces."""
    return len({round(p.base / max(p.size * 0.5, 1)) for p in pieces})


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces by lines from the top, those of a line from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.base):
        if rows and abs(rows[-1][0].base - piece.base) < 0.35 * max(rows[-1][0].size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda p: p.left)
    return rows
