"""The description of a document: its statements, each with its evidence. People can edit it."""

from __future__ import annotations

import builtins
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding
from linkeddata.values.span import Span


class Family(StrEnum):
    """The families of things in a release; a thing belongs to one, but an organization may also be a place."""

    ARTICLE = "article"
    EVENT = "event"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    ROLE = "role"


#: The families whose members a text names.
NAMED = frozenset({Family.PERSON, Family.ORGANIZATION, Family.PLACE})
#: The properties of the document that are texts about it, besides its headline; they may hold names.
DOCUMENT_TEXTS = frozenset({"alternativeHeadline", "description", "articleSection", "keywords"})
#: The properties whose statements say that there is a thing at all: it is as sure as the surest of them.
EXISTENCE = frozenset({"type", "name"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a statement is based on.

    Args:
        span: place in the decoded source, code points after its byte order mark.
        quote: the source's characters at `span`, exactly.
        sentence: the place of the sentence around it, in the same coordinates.
        place: where it begins in a file that is not text itself, in words: `page 2, paragraph 3`; None for text.
    """

    span: Span
    quote: str
    sentence: Span | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A value that is a thing or a term: an absolute IRI."""

    iri: str


@dataclass(frozen=True, slots=True)
class Text:
    """A value that is a literal.

    Args:
        value: lexical form.
        datatype: datatype IRI; None means xsd:string.
    """

    value: str
    datatype: str | None = None


Value = Ref | Text


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: one triple of the output, with its evidence.

    Args:
        subject: IRI of a thing of the description.
        property: schema.org property, local name; `type` stands for rdf:type.
        value: `Ref` or `Text`; for `type` a `Ref` to a schema.org class.
        basis: what it is based on; TEXT always has evidence.
        evidence: the words, the best first.
        rule: name of the rule that made it: `reader:works-for`, `dates:range`, `metadata:og:title`, `editor`.
        confidence: 0 to 1, rounded to three digits; 1 for metadata, options and corrections.
        unsure: True if it is below the standard thresholds (`thresholds.STANDARD`); published on request only.
    """

    subject: str
    property: str
    value: Value
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    unsure: bool = False

    def __post_init__(self) -> None:
        if self.basis is Basis.TEXT and not self.evidence:
            raise ValueError(f"a statement from the text needs evidence: {self.subject} {self.property}")

    @builtins.property
    def mark(self) -> str:
        """Twelve hexadecimal digits that change when subject, property or value is edited."""
        value = self.value.iri if isinstance(self.value, Ref) else f"{self.value.value}^^{self.value.datatype or ''}"
        kind = "ref" if isinstance(self.value, Ref) else "text"
        return hashlib.sha256("\x1f".join((self.subject, self.property, kind, value)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Thing:
    """One article, event, person, organization, place or role.

    Args:
        iri: minted once; it does not change when names or dates are corrected.
        family: its family.
        mentions: every place that names it, in text order (surnames and misspellings too).
    """

    iri: str
    family: Family
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Facts about the file that was described (see `document.Source`)."""

    name: str
    digest: str
    encoding: str
    media_type: str
    length: int


@dataclass(frozen=True, slots=True)
class Description:
    """Things and statements of one document.

    Args:
        source: the file.
        things: the article first, then in order of first mention.
        statements: in the order of `things`, within one thing in the order of `vocabulary.PROPERTY_ORDER`.
        findings: warnings about the input.
        model: version and digest of the tagger that was used, "" where none was.
    """

    source: SourceFacts
    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...] = ()
    model: str = ""

    def about(self, iri: str) -> tuple[Statement, ...]:
        """Return the statements whose subject is `iri`, in order."""
        return tuple(s for s in self.statements if s.subject == iri)

    def name(self, iri: str) -> str:
        """Return the thing's name (or headline), else its IRI."""
        for prop in ("name", "headline"):
            for s in self.statements:
                if s.subject == iri and s.property == prop and isinstance(s.value, Text):
                    return s.value.value
        return iri
