"""Builds statements: spans become evidence in the source, things get their IRIs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from linkeddata.values.description import EXISTENCE, Evidence, Statement, Value
from linkeddata.values.document import Basis, Document, Given
from linkeddata.values.iris import Mint
from linkeddata.values.mentions import Mentions
from linkeddata.values.span import Span


class Builder:
    """Collects the statements of one document.

    Args:
        document: what was read.
        found: its mentions and sentences.

    Attributes:
        mint: mints the IRIs of things.
        statements: those added so far, in order; each triple is added once.
        unsure: True if what is added from now on has low confidence.
    """

    def __init__(self, document: Document, found: Mentions) -> None:
        self.document = document
        self.found = found
        headline = document.value("headline") or document.source.name
        self.mint = Mint(document.source.digest, document.value("url"), document.base, headline)
        self.statements: list[Statement] = []
        self.unsure = False
        self._added: set[tuple[str, str, Value]] = set()
        self._existence: dict[str, float] = {}
        self._named: set[str] = set()

    def evidence(self, span: Span) -> Evidence:
        """Return the words of the source at a place of the text, with their sentence if there is one."""
        place, quote = self.document.quote(span)
        sentence = self.found.sentence(span)
        around = self.document.offsets.to_source(sentence) if sentence else None
        return Evidence(place, quote, around, self.document.source.where(place))

    def text(self, subject: str, name: str, value: Value, words: Sequence[Span], rule: str, confidence: float = 1.0) -> None:
        """Add a statement that the text makes at `words` (places in `Document.text`)."""
        self.add(Statement(subject, name, value, Basis.TEXT, tuple(self.evidence(w) for w in words), rule, confidence))

    def inferred(
        self, subject: str, name: str, value: Value, words: Sequence[Span], rule: str, confidence: float = 1.0
    ) -> None:
        """Add a statement inferred from `words`."""
        self.add(Statement(subject, name, value, Basis.INFERENCE, tuple(self.evidence(w) for w in words), rule, confidence))

    def given(self, subject: str, name: str, value: Value, given: Given) -> None:
        """Add a statement taken from the page's metadata, the configuration, or a line of the page."""
        evidence: tuple[Evidence, ...] = ()
        if given.span:
            evidence = (self.evidence(given.span),)
        elif given.source_span:
            place, source = given.source_span, self.document.source
            evidence = (Evidence(place, place.of(source.text), place=source.where(place)),)
        rule = given.origin if given.basis is Basis.CONFIGURATION else f"metadata:{given.origin}"
        self.add(Statement(subject, name, value, given.basis, evidence, rule))

    def add(self, statement: Statement) -> None:
        """Add a statement unless the same triple was added before."""
        key = (statement.subject, statement.property, statement.value)
        if key not in self._added:
            self._added.add(key)
            self.statements.append(replace(statement, unsure=True) if self.unsure else statement)
            if statement.property in EXISTENCE:
                best = max(statement.confidence, self._existence.get(statement.subject, 0.0))
                self._existence[statement.subject] = best
            if statement.property == "name":
                self._named.add(statement.subject)

    def replace(self, subject: str, name: str, value: Value, given: Given, instead: Collection[Value]) -> None:
        """Add a statement as `given` does, in place of those with the same property and one of the values `instead`."""
        gone = {(subject, name, other) for other in instead if other != value}
        self.statements = [s for s in self.statements if (s.subject, s.property, s.value) not in gone]
        self._added -= gone
        self.given(subject, name, value, given)

    def named(self, iri: str) -> bool:
        """Return whether a thing has a name."""
        return iri in self._named

    def existence(self, iri: str) -> float:
        """Return the confidence that a thing exists: that of its class or name, whichever is higher; 1 if it has neither."""
        return self._existence.get(iri, 1.0)
