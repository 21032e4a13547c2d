"""Names made comparable: white space folded, invisible characters dropped, accents and case set aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Characters without width that a page may carry inside a name: soft hyphen, zero-width space and joiners, byte order mark.
ZERO_WIDTH = dict.fromkeys((0x00AD, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))

#: Letters whose plain form Unicode does not decompose; letters of other scripts are never mapped onto Latin ones.
LETTERS = {
    **{
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ə": "a",
    },
    **{"ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k"},
}
_LETTERS = str.maketrans(
    LETTERS | dict.fromkeys("'’‘ʼʻ`´ʹʽ", "") | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "")
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_DOTTED_END = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.)+[^\W\d_])(?![^\W_])")
_WORD = re.compile(r"[^\W_]+|&")


def plain(text: str) -> str:
    r"""Return `text` in NFC with white space folded to single spaces and characters without width dropped.

    >>> plain("Anna\u200b  Berg\n")
    'Anna Berg'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(ZERO_WIDTH))
    return " ".join(text.split())


#: Hyphens and dashes, which part words or stand for the space between them, and apostrophes.
_SIGNS = str.maketrans(
    dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", " ") | dict.fromkeys("\u2018\u2019\u02bc\u2032", "'")
)


@lru_cache(maxsize=65536)
def same_name(text: str) -> str:
    """Return a name for comparison letter by letter: accents count; case, white space and the kind of dash do not.

    >>> same_name(" Karmenu  BUHA\u0120 ") == same_name("Karmenu Buhag\u0307"), same_name("Al\u2011Sayed"), same_name("Buhag")
    (True, 'al sayed', 'buhag')
    """
    return plain(plain(text).casefold().translate(_SIGNS))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name, lower-case, without accents, apostrophes and full stops; "U.S." is one word.

    Hyphens part words. Letters of another script stay what they are, so that a name with look-alike letters equals no other.

    >>> words("Côte d’Ivoire"), words("U.S. Al-Sayed"), words("D.Berg")
    (('cote', 'divoire'), ('us', 'al', 'sayed'), ('d', 'berg'))
    """
    folded = plain(text).casefold()
    if "." in folded:
        folded = _DOTTED_END.sub(_undot, _DOTTED.sub(_undot, folded))
    if not folded.isascii() or "'" in folded or "`" in folded:
        apart = unicodedata.normalize("NFKD", folded.translate(_LETTERS)).casefold()  # again: a mathematical S is now a capital
        folded = "".join(c for c in apart if not unicodedata.combining(c))
    return tuple(_WORD.findall(folded))


def _undot(match: re.Match[str]) -> str:
    letters = match.group(0)
    tail = " " if letters.endswith(".") else ""
    return letters.replace(".", "") + tail


def key(text: str) -> str:
    """Return the words of a name joined by spaces: two mentions with one key are the same name."""
    return " ".join(words(text))


def is_shouted(text: str) -> bool:
    """Tell whether every letter that has a case is a capital, in more than one letter.

    >>> is_shouted("ANNA BERG"), is_shouted("Anna BERG")
    (True, False)
    """
    return text == text.upper() and text != text.lower() and sum(c.isalpha() for c in text) > 1


_SMALL = frozenset(
    "a an and am al au aux da das de del der des di do dos du e el en et i in la las le les los of on sur the upon y".split()
)
_OPENING = re.compile("[SMF]T")  # saint, mount, fort
_PIECE = re.compile(r"[^\W\d_]+")


def as_place_name(shouted: str) -> str:
    """Return the name of a place written in capitals as it is written in prose; short words without a vowel stay ("DC").

    >>> as_place_name("RIO DE JANEIRO"), as_place_name("ST. JOHN'S"), as_place_name("PORT-AU-PRINCE"), as_place_name("AVON, UK")
    ('Rio de Janeiro', "St. John's", 'Port-au-Prince', 'Avon, UK')
    """

    def piece(match: re.Match[str]) -> str:
        word, start = match[0], match.start()
        before = shouted[start - 1 : start]
        if start and word.lower() in _SMALL and before in (" ", "-"):
            return word.lower()
        if before in ("'", "’") and len(word) == 1:
            return word.lower()  # "ST. JOHN'S"
        if match.end() < len(shouted) and shouted[match.end()] in "'’" and len(word) == 1 and start:
            return word.lower()  # "COEUR D'ALENE"
        if len(word) < 4 and not _OPENING.fullmatch(word) and ((start and len(word) == 2) or not re.search("[AEIOUY]", word)):
            return word
        return word.capitalize()

    return _PIECE.sub(piece, shouted)
