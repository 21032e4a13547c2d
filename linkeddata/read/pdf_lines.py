"""The letters of a PDF page → pieces of text on one line each, with their places."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from linkeddata.read.raised import raised

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

#: A hyphen at the end of a line, which may have been put there to break a word.
HYPHEN = "\u2010"

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\uf0b7": "•", "\uf0a7": "▪"}
_WIDE = 0.9  # times the size of the letters: a gap this wide ends a piece
_BLANK = 0.13  # times the size of the letters: a gap this wide is a blank that was not printed
_SMALL = 0.8  # times the size of the letters before: raised letters are smaller
_LONGEST_RAISED = 5  # code points of raised text that is printed apart
_BOLD = 600  # weight of type


@dataclass(slots=True)
class Piece:
    """A piece of text on one line; lengths are in points, from the lower left corner of the page.

    Args:
        left: of its first letter.
        right: of its last letter.
        base: height of the line that the letters stand on.
        size: of the letters.
        text: without white space at its ends; a hyphen at its end is `HYPHEN`.
        bold: whether all letters are.
        height: of the page.
    """

    left: float
    right: float
    base: float
    size: float
    text: str = ""
    bold: bool = False
    height: float = 0.0

    @property
    def top(self) -> float:
        """Height of the top of its letters."""
        return self.base + 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Height of the bottom of its letters."""
        return self.base - 0.2 * self.size


@dataclass(frozen=True, slots=True)
class _Type:
    """The type of a run of letters: its size in points, whether it is bold, and its direction (quarter turns)."""

    size: float
    bold: bool
    turn: int


@dataclass(slots=True)
class _Letter:
    text: str
    x: float
    base: float
    left: float
    right: float
    type: _Type
    run: int = 0
    generated: bool = False


@dataclass(slots=True)
class _Open:
    """A piece that is being made."""

    letters: list[_Letter] = field(default_factory=list)
    text: str = ""
    up: str = ""  # raised letters that are not yet added
    size: float = 0.0
    base: float = 0.0
    has_rtl: bool = False


def pieces_of(page: PdfPage, text: PdfTextPage) -> tuple[list[Piece], int]:
    """Return the pieces of text of a page, and how many of its letters the file does not name.

    Args:
        page: an open page.
        text: its text.
    """
    unknown = 0
    letters = []
    for letter in _letters(text):
        unknown += letter.text == "\ufffd"
        letters.append(letter)
    turns = Counter(letter.type.turn for letter in letters if not letter.generated)
    turn = turns.most_common(1)[0][0] if turns else 0
    box = page.get_cropbox()
    found: list[Piece] = []
    height = _turned(box[0], box[3], turn)[1] if turn else box[3] - box[1]
    for piece in _cut(_spaced(letters), turn):
        inside = turn or (box[0] - 1 <= piece.left <= box[2] + 1 and box[1] - 1 <= piece.base <= box[3] + 1)
        if inside and piece.text:
            piece.height = abs(height)
            piece.base -= 0 if turn else box[1]
            found.append(piece)
    return _with_raised(found), unknown


def _with_raised(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those raised that were printed apart added to the pieces that they follow.

    One above the words of a piece is left out if it is the mark of a note: its place among them is not known.
    """
    kept: list[Piece] = []
    small: list[Piece] = []
    for piece in pieces:
        (small if len(piece.text) <= _LONGEST_RAISED else kept).append(piece)
    for piece in small:
        line = next((one for one in kept if _is_above(one, piece)), None)
        if line is None or (piece.left < line.right - 0.3 * line.size and raised(piece.text, "a")):
            kept.append(piece)
        elif piece.left >= line.right - 0.3 * line.size:
            line.text += raised(piece.text, line.text)
            line.right = piece.right
    return kept


def _is_above(line: Piece, piece: Piece) -> bool:
    """Return whether a piece is raised above another, or where that ends."""
    up = 0.15 * line.size < piece.base - line.base < 0.8 * line.size
    return up and piece.size < _SMALL * line.size and line.left < piece.left < line.right + 0.3 * line.size


def _letters(text: PdfTextPage) -> Iterator[_Letter]:
    """Yield the letters of a page in the order of PDFium, which is that of reading within each line."""
    from pypdfium2 import raw

    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    types: dict[int, _Type] = {}
    plain = _Type(0.0, False, 0)
    for i in range(text.count_chars()):
        number = raw.FPDFText_GetUnicode(text, i)
        generated = raw.FPDFText_IsGenerated(text, i) == 1
        char = HYPHEN if raw.FPDFText_IsHyphen(text, i) == 1 else chr(number) if number < 0x110000 else "\ufffd"
        if generated:
            yield _Letter(char, 0, 0, 0, 0, plain, generated=True)
            continue
        char = "\ufffd" if raw.FPDFText_HasUnicodeMapError(text, i) == 1 or number == 0 else _LIGATURES.get(char, char)
        raw.FPDFText_GetCharOrigin(text, i, x, y)
        raw.FPDFText_GetLooseCharBox(text, i, box)  # as wide as the letter moves on, so that no gap is left within a word
        run = ctypes.cast(raw.FPDFText_GetTextObject(text, i), ctypes.c_void_p).value or 0
        if run not in types:
            types[run] = _type(text, i)
        turn = types[run].turn
        place = _turned(x.value, y.value, turn)
        sides = _turned(box.left, box.bottom, turn)[0], _turned(box.right, box.top, turn)[0]
        yield _Letter(char, place[0], place[1], min(sides), max(sides), types[run], run)


def _type(text: PdfTextPage, i: int) -> _Type:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.b, matrix.d) if raw.FPDFText_GetMatrix(text, i, matrix) else 1.0
    size = round(raw.FPDFText_GetFontSize(text, i) * (scale or 1.0), 1)
    length = raw.FPDFText_GetFontInfo(text, i, None, 0, None)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFText_GetFontInfo(text, i, buffer, length, None)
    name = buffer.value.lower()
    bold = raw.FPDFText_GetFontWeight(text, i) >= _BOLD or any(w in name for w in (b"bold", b"black", b"heavy", b"semibd"))
    turn = round(raw.FPDFText_GetCharAngle(text, i) / (math.pi / 2)) % 4
    return _Type(size, bold, turn)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Return a point on a page that is turned so that its lines are level."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _spaced(letters: list[_Letter]) -> Iterator[_Letter]:
    """Yield the letters with a blank where a gap between two is wider than those within the words of their run of text."""
    gaps: dict[int, list[float]] = {}
    for a, b in pairwise(letters):
        if a.run == b.run and not (a.generated or b.generated) and 0 <= b.left - a.right < a.type.size:
            gaps.setdefault(a.run, []).append(b.left - a.right)
    usual = {run: median(found) for run, found in gaps.items() if len(found) > 3}
    before: _Letter | None = None
    for letter in letters:
        if before is not None and not (before.generated or letter.generated or (before.text + letter.text).count(" ")):
            gap = letter.left - before.right - usual.get(letter.run, 0.0)
            level = abs(letter.base - before.base) < 0.1 * before.type.size
            if level and _BLANK * before.type.size < gap < _WIDE * before.type.size:
                yield _Letter(" ", 0, 0, 0, 0, letter.type, generated=True)
        yield letter
        before = letter


def _cut(letters: Iterable[_Letter], turn: int) -> Iterator[Piece]:
    """Yield the pieces of a page: a piece ends with its line, and before a wide gap."""
    made = _Open()
    for letter in letters:
        if letter.generated:
            if letter.text in "\r\n":
                yield from _closed(made)
                made = _Open()
            elif made.letters and not made.text.endswith(" "):
                _flush(made)
                made.text += " "
            continue
        if letter.type.turn != turn:
            continue
        rtl = unicodedata.bidirectional(letter.text[0]) in {"R", "AL"}
        if made.letters and not _goes_on(made, letter, rtl=rtl):
            yield from _closed(made)
            made = _Open()
        if not made.letters:
            made.size, made.base = letter.type.size, letter.base
        made.has_rtl = made.has_rtl or rtl
        if _is_raised(made, letter):
            made.up += letter.text
        else:
            _flush(made)
            if made.letters and letter.type.size > made.size and not made.text.strip():
                made.size, made.base = letter.type.size, letter.base
            made.text += letter.text
        made.letters.append(letter)
    yield from _closed(made)


def _goes_on(made: _Open, letter: _Letter, *, rtl: bool) -> bool:
    """Return whether a letter stands on the line of the piece, without a wide gap before it."""
    size, before = max(made.size, 1.0), made.letters[-1]
    if abs(letter.base - made.base) > 0.25 * size and not _is_raised(made, letter):
        lowered = letter.type.size < _SMALL * size and 0 < made.base - letter.base < 0.4 * size
        if not lowered:
            return False
    if made.has_rtl or rtl or letter.x == before.x:  # letters of one ligature have one place
        return True
    return -0.5 * size < letter.left - before.right < _WIDE * size or letter.text.isspace()


def _is_raised(made: _Open, letter: _Letter) -> bool:
    return letter.type.size < _SMALL * made.size and 0.15 * made.size < letter.base - made.base < 0.8 * made.size


def _flush(made: _Open) -> None:
    """Add the raised letters before the next one on the line."""
    if made.up:
        made.text += raised(made.up, made.text)
        made.up = ""


def _closed(made: _Open) -> Iterator[Piece]:
    _flush(made)
    text = " ".join(spelt(made.text.replace("\u00ad", HYPHEN)).split())
    shown = [letter for letter in made.letters if not letter.text.isspace()]
    if not text or not shown:
        return
    sizes, bold = Counter(letter.type.size for letter in shown), sum(letter.type.bold for letter in shown)
    left, right = min(letter.left for letter in shown), max(letter.right for letter in shown)
    yield Piece(left, right, made.base, sizes.most_common(1)[0][0], text, bold * 10 >= 9 * len(shown))


def spelt(text: str) -> str:
    """Return a line of single capitals as words, if wider gaps tell the words apart; any other line as it is.

    >>> spelt("P R E S S  R E L E A S E"), spelt("A B C")
    ('PRESS RELEASE', 'A B C')
    """
    words = re.split(r"\s{2,}", text.strip())
    if len(words) > 1 and all(re.fullmatch(r"[^\W\d_](?: [^\W\d_])+", word) and word.isupper() for word in words):
        return " ".join(word.replace(" ", "") for word in words)
    return text
