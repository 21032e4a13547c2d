"""Where mentions stand: which paragraph, which sentence, and what is written around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from linkeddata.schema import titles
from linkeddata.schema.lexicon import PERSON_WORDS, singles
from linkeddata.text.fold import words
from linkeddata.understand.entities.clusters import Cluster
from linkeddata.understand.entities.mention_names import MentionName
from linkeddata.values.document import Document
from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span

#: Code points around a mention in which its title is looked for: a title and the name of an office seldom take more.
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Context:
    """The document around the mentions."""

    text: str
    _blocks: tuple[int, ...] = field(repr=False)
    _sentences: tuple[Span, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, document: Document, mentions: Mentions) -> Context:
        """Return the context of a document's mentions."""
        return cls(
            document.text,
            tuple(b.span.start for b in document.blocks),
            mentions.sentences,
            tuple(s.start for s in mentions.sentences),
        )

    def paragraph(self, mention_name: MentionName) -> int:
        """Return the number of the block that the mention stands in, counting from 0."""
        return bisect_right(self._blocks, mention_name.span.start)

    def sentence(self, mention_name: MentionName) -> int:
        """Return the number of the sentence that the mention stands in; -1 before the first."""
        return bisect_right(self._starts, mention_name.span.start) - 1

    def meant(self, mention_name: MentionName, candidates: Sequence[Cluster]) -> Cluster | None:
        """Return the only candidate named in full before the mention, or in its paragraph or the one before it; else None."""
        before = [c for c in candidates if any(f.span.start < mention_name.span.start for f in c.full)]
        if len(before) == 1:
            return before[0]
        here = self.paragraph(mention_name)
        near = [
            c
            for c in before
            if any(f.span.start < mention_name.span.start and here - self.paragraph(f) in (0, 1) for f in c.full)
        ]
        return near[0] if len(near) == 1 else None

    def titles(self, mention_name: MentionName) -> frozenset[str]:
        """Return the title words that stand before or behind a person's name, or were taken off its front."""
        before = self.text[max(0, mention_name.span.start - _AROUND) : mention_name.span.start].rpartition("\n")[2]
        behind = self.text[mention_name.span.end : mention_name.span.end + _AROUND].partition("\n")[0]
        near = (
            [*words(before.rpartition(". ")[2])[-6:], *words(behind.partition(". ")[0])[:6]]
            if behind.lstrip()[:1] in (",", "(")
            else []
        )
        near = near or list(words(before.rpartition(", ")[2])[-6:])
        return mention_name.before | (frozenset(near) & singles(PERSON_WORDS, "office"))

    def is_kin(self, mention_name: MentionName) -> bool:
        """Return whether the words beside a mention say that the person is a relative, or not, of someone named before."""
        before = (
            self.text[max(0, mention_name.span.start - _AROUND) : mention_name.span.start]
            .rpartition("\n")[2]
            .rpartition(". ")[2]
        )
        behind = self.text[mention_name.span.end : mention_name.span.end + _AROUND].partition("\n")[0].partition(". ")[0]
        behind = behind if behind.lstrip()[:1] in (",", "(") else ""
        return not singles(PERSON_WORDS, "kin").isdisjoint((*words(before), *words(behind)))

    def gender(self, mention_name: MentionName) -> str:
        """Return "man" or "woman" where a form of address before the name tells it, else ""."""
        last = words(self.text[max(0, mention_name.span.start - 12) : mention_name.span.start])[-1:]
        address = mention_name.before | frozenset(last)
        told = [sex for sex in ("man", "woman") if address & titles.of_gender(sex)]
        return told[0] if len(told) == 1 else ""
