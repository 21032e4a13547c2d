"""Finds the names of a person in text and addresses, however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import unquote

from linkeddata.html.strip import readings
from linkeddata.schema.lexicon import PERSON_WORDS, singles
from linkeddata.values.iris import LETTERS
from linkeddata.values.span import Span

Form = tuple[str, ...]

#: What replaces a name that was removed.
BLANK = "…"

# Tables of words beside or inside names that do not identify anyone alone.
_BESIDE_NAMES = ("particle", "suffix", "man", "woman", "honorific", "kin")


def folded(text: str) -> tuple[str, list[int]]:
    """Return a text in lower case without accents and invisible characters, and the original offset of each character.

    >>> folded("Říha")
    ('riha', [0, 1, 2, 3])
    """
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in unicodedata.normalize("NFKD", char).casefold().translate(LETTERS):
            if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf":
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def form(name: str) -> Form:
    """Return the folded words of a name.

    >>> form("Ann-Marie  O’Brien")
    ('ann', 'marie', 'o', 'brien')
    """
    return tuple(word for written in _words(name) if (word := folded(written)[0]))


def _words(text: str) -> list[str]:
    marks = ("M", "Cf")
    return "".join(c if c.isalnum() or unicodedata.category(c).startswith(marks) else " " for c in text).split()


def _cased(char: str) -> bool:
    return char.lower() != char.upper()


@cache
def _beside_names() -> frozenset[str]:
    return frozenset().union(*(singles(PERSON_WORDS, table) for table in _BESIDE_NAMES))


@dataclass(frozen=True)
class Forms:
    """Forms of names, which are found whatever punctuation is between their words. Without forms, nothing is found.

    Args:
        names: names that identify a person alone; found in any case.
        words: single words of names; found only with a capital, except in addresses.
    """

    names: frozenset[Form] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, names: Iterable[str]) -> Forms:
        """Return the forms of a person's names: each name, and the words they consist of.

        A name of one word counts as a word, unless its script has no case or it is written without a capital.

        >>> sorted(Forms.of(["Ann de la Brook"]).words)
        ['ann', 'brook']
        """
        whole, single = set[Form](), set[str]()
        for name in names:
            written = _words(re.sub(r"['’]s\Z", "", name.strip()))
            made = form(" ".join(written))
            if len(made) > 1 or (made and (written[0][0].islower() or not _cased(made[0][0]))):
                whole.add(made)
            for word in written:
                small = form(word)
                if len(word) > 1 and not word[0].islower() and small and small[0] not in _beside_names():
                    single.add(small[0])
        return cls(frozenset(whole), frozenset(single))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = []
        for name in sorted({*self.names, *((word,) for word in self.words)}, key=lambda f: (-len("".join(f)), f)):
            # Scripts without case write names within runs of letters.
            before = r"(?<![^\W_])" if _cased(name[0][0]) else ""
            after = r"(?![^\W_])" if _cased(name[-1][-1]) else ""
            parts.append(before + r"[\W_]*".join(re.escape(word) for word in name) + after)
        return re.compile("|".join(parts) or r"(?!)")

    def places(self, text: str, *, address: bool = False) -> Iterator[Span]:
        """Yield the places of the forms in a text, or in an address."""
        small, at = folded(text)
        for match in self._pattern.finditer(small):
            span = Span(at[match.start()], at[match.end() - 1] + 1)
            if address or not text[span.start].islower() or match.group() not in self.words:
                yield span

    def within(self, *texts: str) -> bool:
        """Return whether a text contains a form: as it is, or with markup removed and character references resolved."""
        return any(True for text in texts for written in readings(text) for _ in self.places(written))

    def within_address(self, iri: str) -> bool:
        """Return whether an IRI contains a form."""
        return any(True for _ in self.places(unquote(iri), address=True))

    def blanked(self, text: str) -> str:
        """Return a text with each form replaced by `BLANK`.

        >>> Forms.of(["Ann Brook"]).blanked("Mayor thanks Ann Brook")
        'Mayor thanks …'
        """
        for span in reversed(list(self.places(text))):
            text = text[: span.start] + BLANK + text[span.end :]
        return text
