"""How names are made comparable for the search: the same in Python, which writes the index, and in the page, which reads it.

The tables here are written into `search/index.js`; `search.js` applies them in the same order as `folded` and `tokens`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from linkeddata.text import fold

#: Characters that are dropped after decomposition, as a class of a regular expression: accents, Hebrew points, Arabic vowel marks and
#: tatweel, and all that has no width or turns the direction of writing. Vowel signs of India and Thailand are letters of a name and stay.
DROPPED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'’‘ʼʻ`´ʹʽ"
)
#: Letters that Unicode does not take apart.
LETTERS = {**fold.LETTERS, "ς": "σ"}
#: Scripts that are written without spaces between words, as a class: their names are found by two letters at a time.
CONTINUOUS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Words that a search passes over, unless it has no others.
PASSED_OVER = tuple("a an and at by de for from in la of on the to with".split())

_DROPPED = re.compile(f"[{DROPPED}]")
_RUN = re.compile(f"[{CONTINUOUS}]+|[^{CONTINUOUS}]+")
_CONTINUOUS = re.compile(f"[{CONTINUOUS}]")
_LETTERS = str.maketrans(LETTERS)
_ASCII = re.compile("[a-z0-9]+")


def folded(text: str) -> str:
    """Return text in lower case without accents and without what nobody sees, in NFC.

    >>> folded("Liene VĀRPIŅA"), folded("d’Ivoire"), folded("Łódź"), folded("กิ่ง") == "กิ่ง"
    ('liene varpina', 'divoire', 'lodz', True)
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    apart = _DROPPED.sub("", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", apart.translate(_LETTERS))


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words by which a text is found, each once, in order.

    >>> tokens("Ministry of Health, Łódź"), tokens("東京都"), tokens("")
    (('ministry', 'of', 'health', 'lodz'), ('東京', '京都', '都'), ())
    """
    plain = folded(text)
    if plain.isascii():
        return tuple(dict.fromkeys(_ASCII.findall(plain)))
    words = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in plain).split()
    return tuple(dict.fromkeys(token for word in words for run in _RUN.findall(word) for token in _pieces(run)))


def _pieces(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))] if _CONTINUOUS.match(run) else [run]
