"""The words of a tagger's window with the text around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linkeddata.values.span import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
BORDER = "\n"
APOSTROPHES = "'’‘ʼ`ʻ"

Chunk = tuple[int, int, str]
"""First word, last word and kind of a tagged run."""


@dataclass(frozen=True, slots=True)
class WindowText:
    """A window's words, by their numbers.

    Args:
        text: the document's text.
        words: places of the words, in text order.
        sentence: number of each word's sentence.
    """

    text: str
    words: Sequence[Span]
    sentence: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, n: int) -> str:
        """Return one word."""
        return self.words[n].of(self.text)

    def of(self, first: int, last: int) -> list[str]:
        """Return the words from `first` to `last`."""
        return [w.of(self.text) for w in self.words[first : last + 1]]

    def quote(self, first: int, last: int) -> str:
        """Return the text from word `first` to word `last`, white space folded."""
        return " ".join(self.text[self.words[first].start : self.words[last].end].split())

    def parts(self, n: int) -> bool:
        """Return whether a sentence or a paragraph ends behind word `n`: no name goes on there."""
        if self.sentence[n] != self.sentence[n + 1]:
            return True
        return bool(_BLANK_LINE.search(self.text, self.words[n].end, self.words[n + 1].start))

    def gap(self, before: int, behind: int) -> str:
        """Return what stands between two words; a line break counts as a space, and `BORDER` is what parts two sentences."""
        if any(self.parts(n) for n in range(before, behind)):
            return BORDER
        return re.sub(r"\s*\n\s*", " ", self.text[self.words[before].end : self.words[behind].start])

    def adjoins(self, before: int, behind: int) -> bool:
        """Return whether only one space parts two words of one sentence."""
        return self.gap(before, behind) in (" ", "\u00a0")
