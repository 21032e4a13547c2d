"""What writes statements down: text places become evidence in the source, things get their IRIs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linkeddata.values.description import EXISTENCE, Evidence, Statement, Value
from linkeddata.values.document import Basis, Document, Given
from linkeddata.values.iris import Mint
from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span


class Pen:
    """Collects the statements of one document.

    Args:
        document: what was read.
        found: its mentions and sentences.

    Attributes:
        mint: gives things their IRIs.
        statements: what was written so far, in the order of writing; the same triple is written once.
        unsure: whether what is written from now on is possible only.
    """

    def __init__(self, document: Document, found: Mentions) -> None:
        self.document = document
        self.found = found
        headline = document.value("headline") or document.source.name
        self.mint = Mint(document.source.digest, document.value("url"), document.base, headline)
        self.statements: list[Statement] = []
        self.unsure = False
        self._written: set[tuple[str, str, Value]] = set()
        self._existence: dict[str, float] = {}
        self._named: set[str] = set()

    def evidence(self, span: Span) -> Evidence:
        """Return the source's words for a place of the text, with their sentence where there is one."""
        place, quote = self.document.quote(span)
        sentence = self.found.sentence(span)
        return Evidence(place, quote, self.document.offsets.to_source(sentence) if sentence else None)

    def text(self, subject: str, name: str, value: Value, words: Sequence[Span], rule: str, confidence: float = 1.0) -> None:
        """Write a statement that the text makes at `words` (places in `Document.text`)."""
        self.write(Statement(subject, name, value, Basis.TEXT, tuple(self.evidence(w) for w in words), rule, confidence))

    def inferred(
        self, subject: str, name: str, value: Value, words: Sequence[Span], rule: str, confidence: float = 1.0
    ) -> None:
        """Write a statement that follows from `words` but is not said there."""
        self.write(Statement(subject, name, value, Basis.INFERENCE, tuple(self.evidence(w) for w in words), rule, confidence))

    def given(self, subject: str, name: str, value: Value, given: Given) -> None:
        """Write a statement that rests on the page's metadata, the configuration, or a line of the page."""
        evidence: tuple[Evidence, ...] = ()
        if given.span:
            evidence = (self.evidence(given.span),)
        elif given.source_span:
            evidence = (Evidence(given.source_span, given.source_span.of(self.document.source.text)),)
        rule = given.origin if given.basis is Basis.CONFIGURATION else f"metadata:{given.origin}"
        self.write(Statement(subject, name, value, given.basis, evidence, rule))

    def write(self, statement: Statement) -> None:
        """Write a statement unless the same triple was written before."""
        key = (statement.subject, statement.property, statement.value)
        if key not in self._written:
            self._written.add(key)
            self.statements.append(replace(statement, unsure=True) if self.unsure else statement)
            if statement.property in EXISTENCE:
                best = max(statement.confidence, self._existence.get(statement.subject, 0.0))
                self._existence[statement.subject] = best
            if statement.property == "name":
                self._named.add(statement.subject)

    def named(self, iri: str) -> bool:
        """Tell whether a thing has its name."""
        return iri in self._named

    def existence(self, iri: str) -> float:
        """Return how sure it is that there is such a thing: as its class or its name, whichever is surer; 1 where none is written."""
        return self._existence.get(iri, 1.0)
