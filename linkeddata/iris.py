"""Minting IRIs: once, from base, family and the first canonical name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import urldefrag

from linkeddata.description import Family

#: Letters that Unicode does not take apart, and what stands for them.
LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e"}
)
_LONGEST = 80


def slug(name: str) -> str:
    """Return `name` as `[a-z0-9-]{1,80}`; a name that loses letters on the way gets eight digits of its hash.

    >>> slug("Łukasz O’Brien")
    'lukasz-o-brien'
    >>> slug("徐甘露")
    'x-5d365e3c'
    """
    plain = name.lower() if name.isascii() else _plain(name)
    text = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in plain)
    if text and not lost and len(text) <= _LONGEST:
        return text
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{text[: _LONGEST - 9].strip('-') or 'x'}-{digest}"


def _plain(name: str) -> str:
    """Return `name` in small letters, those that can be taken apart without their marks."""
    folded = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    return "".join(c for c in folded if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")


class Mint:
    """Gives each thing of one document its IRI; the same name asked for twice gets a number.

    Args:
        digest: SHA-256 of the source, hexadecimal.
        url: address of the page, or None.
        base: base IRI that the user chose, or None.
        headline: names the article where there is a base but no address.
    """

    def __init__(self, digest: str, url: str | None, base: str | None, headline: str) -> None:
        self._base = base
        page = urldefrag(url).url if url else f"urn:sha256:{digest}"
        if base:
            self.article = f"{self._stem()}article/{slug(headline)}"
        else:
            self.article = page if url else f"{page}#article"  # the address is the article's; a digest is that of the file
        self._page = page
        self._taken: set[str] = {self.article}

    def iri(self, family: Family, *names: str) -> str:
        """Return a fresh IRI for a thing of `family` called by `names`."""
        name = slug(" ".join(names)) if names else "x"
        stem = f"{self._stem()}{family}/{name}" if self._base else f"{self._page}#{family}-{name}"
        iri, number = stem, 2
        while iri in self._taken:
            iri, number = f"{stem}-{number}", number + 1
        self._taken.add(iri)
        return iri

    def _stem(self) -> str:
        base = self._base or ""
        return base if base.endswith(("/", "#", ":")) else base + "/"
