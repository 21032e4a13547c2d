"""Estimates the width of text and breaks it into lines, for any font.

Widths are the larger of those in Noto Sans 2.15 and DejaVu Sans 2.37, two of the widest common fonts (Arial is a tenth
narrower), so a label fits its box in any common font. A browser test checks this in fifteen scripts.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Advance widths of the characters from space to tilde, in thousandths of the font size.
_ASCII = (
    *(318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 551, 838, 318, 361, 318, 372),
    *(636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531),
    *(1000, 684, 686, 698, 770, 632, 575, 775, 752, 339, 295, 656, 557, 907, 760, 787),
    *(605, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 372, 390, 838, 500),
    *(500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612),
    *(635, 635, 413, 521, 392, 634, 592, 818, 592, 592, 525, 636, 551, 636, 838),
)
# First word of a character's Unicode name → thousandths, at the 90th percentile: scripts with wide letters.
_SCRIPTS = {
    "TAMIL": 1300,
    "MALAYALAM": 1300,
    "MYANMAR": 1200,
    "SINHALA": 1100,
    "KANNADA": 1000,
    "TELUGU": 1000,
    "KHMER": 900,
    "CYRILLIC": 800,
    "GREEK": 700,
    "LATIN": 800,
    "HEBREW": 700,
    "THAI": 680,
}
_OTHER = 900
_ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def _advance(char: str) -> int:
    if " " <= char <= "~":
        return _ASCII[ord(char) - 32]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1000
    base = unicodedata.normalize("NFKD", char)[0]
    if base != char:
        return _advance(base)
    return _SCRIPTS.get(unicodedata.name(char, "").partition(" ")[0], _OTHER)


def width(text: str, size: float) -> float:
    """Return the greatest width of a line of text.

    Args:
        text: one line.
        size: font size, in the unit of the result.
    """
    return sum(map(_advance, text)) * size / 1000


def wrap(text: str, size: float, room: float, lines: int) -> list[str]:
    """Return text as lines that are no wider than `room`.

    Args:
        text: white space is folded.
        size: font size, in the unit of `room`.
        room: greatest width of a line.
        lines: greatest number of lines; text that does not fit is cut with an ellipsis.

    >>> wrap("Northern Pilotage Organization", 10, 100, 2)
    ['Northern Pilotage', 'Organization']
    >>> wrap("Northern Pilotage Organization", 10, 60, 2)
    ['Northern', 'Pilotage…']
    """
    made = [""]
    for word in text.split():
        for piece in _pieces(word, size, room):
            longer = f"{made[-1]} {piece}".strip()
            if width(longer, size) <= room:
                made[-1] = longer
            else:
                made.append(piece)
    made = [line for line in made if line]
    if len(made) > lines:
        made = [*made[: lines - 1], _cut(made[lines - 1], size, room)]
    return made


def _pieces(word: str, size: float, room: float) -> list[str]:
    """Return a word, split if it is wider than a line; never before a combining mark."""
    if width(word, size) <= room:
        return [word]
    pieces = [""]
    for char in word:
        joined = unicodedata.category(char).startswith("M") or char in "\u200c\u200d"
        if pieces[-1] and not joined and width(pieces[-1] + char, size) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _cut(line: str, size: float, room: float) -> str:
    while line and width(line + _ELLIPSIS, size) > room:
        line = line[:-1]
    return line.rstrip(" ,;:") + _ELLIPSIS
