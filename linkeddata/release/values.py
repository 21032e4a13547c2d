"""What the stages of a release hand on: frozen values, no files are opened here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from linkeddata.values.description import Value


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for the whole of one release.

    Args:
        base: what the IRIs of entities begin with; ends with "/" (`https://data.example.org/`). The release is published there.
        version: name of the release: its date, and a number if it is not the first of its day (`2026-11-30`, `2026-11-30.2`).
        issued: when it was issued, ISO 8601 with zone, from the version alone (`2026-11-30T00:00:00Z`, the second `…00:00:01Z`).
        folder: the folder in which this release is being written; nobody else sees it yet.
        previous: the folder of the release before, complete and read-only; None if this is the first.
        work: a folder for files that are not published; kept between runs.
        spoiled: files of `previous` that are not as they were published, or were not among it; paths from its folder, with slashes.
            Nothing of them may be taken over.
    """

    base: str
    version: str
    issued: str
    folder: Path
    previous: Path | None
    work: Path
    spoiled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a fact or a claim is based on.

    Args:
        start, end: code points of the decoded source after its byte order mark.
        quote: the characters there.
        sentence: the sentence around them; the quote itself if there is none.
        at: where the quote begins in the sentence, code points.
        place: where it is in a file that is not text itself: `page 2, paragraph 3`; "" for text.
    """

    start: int
    end: int
    quote: str
    sentence: str
    at: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of one document, about entities of the release.

    Args:
        subject: IRI of the entity.
        property: schema.org property, local name; `type` stands for rdf:type.
        value: an entity, a term, or a literal.
        document: IRI of the document's entity.
        statement: IRI of its annotation in the evidence (`urn:sha256:DIGEST#statement-MARK`).
        basis, rule, confidence, unsure: as in `Statement`.
        words: the main words that it is based on; None without a text.
    """

    subject: str
    property: str
    value: Value
    document: str
    statement: str
    basis: str
    rule: str
    confidence: float
    unsure: bool = False
    words: Words | None = None


class FactRow(NamedTuple):
    """A fact as it is written: its ends are known at once, and the rest is read when it is asked for.

    Args:
        subject, property, document: as in `Fact`.
        value: IRI of an entity or a term; None for a literal.
        said: all that is known of the fact: of equal facts the same.
        read: returns the fact of `said`.
    """

    subject: str
    property: str
    value: str | None
    document: str
    said: bytes
    read: Callable[[bytes], Fact]

    def fact(self) -> Fact:
        """Return the fact."""
        return self.read(self.said)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that was converted.

    Args:
        document: its key (`Member.document`).
        digest: SHA-256 of its source, hexadecimal.
        folder: what is kept of it (`linkeddata.release.documents`); None if it failed.
        code: the exit code that it alone would give.
        findings: findings and errors, as `--messages json` writes them.
        left_out: number of private persons who were left out of it.
    """

    document: str
    digest: str
    folder: Path | None
    code: int = 0
    findings: tuple[Mapping[str, object], ...] = ()
    left_out: int = 0


class Member(NamedTuple):
    """A thing as one document tells of it: what identity joins. There are many, in tables: a tuple is found in half the time.

    Args:
        document: the document's key: its path from the archive, with slashes, and `#ITEM` for one of several in a file.
        claim: IRI of the thing in the document's own description.
    """

    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization, place, event or document of the release.

    Args:
        iri: `{base}{kind}/{slug}`.
        kind: `person`, `organization`, `place`, `event` or `document`.
        name: the name that is shown; the IRI if it has none.
        names: all its names, the shown one first.
        types: schema.org classes, local names, sorted.
        members: what was joined, sorted; several for an entity of several documents.
        first: the member that the IRI was minted for.
        since: the version in which the IRI was minted.
        former: IRIs of entities that were merged into this one, sorted.
        same_as: IRIs of other data, sorted.
    """

    iri: str
    kind: str
    name: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    members: tuple[Member, ...]
    first: Member
    since: str
    former: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Why two members are one entity: an edge of the tree that holds a cluster together.

    Args:
        a, b: the members, a before b.
        rule: name of the rule (`P2`), `same` for a judgement.
        values: what the rule compared, in words: `Foreign Minister of Ruritania, 2020-01-09 and 2020-03-02`.
        line: of the judgement, 1-based; None for a rule.
    """

    a: Member
    b: Member
    rule: str
    values: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Identities:
    """What identity found.

    Args:
        entities: IRI → entity, sorted by IRI.
        entity_of: member → IRI of its entity, for every member, roles too (`{person}#role-…`).
        joins: the edges of all clusters, sorted.
        merged: IRI that was published once → the IRI that stands for it now, at the end of any chain.
        gone: IRIs that were published once and have no successor, sorted. Nothing else may be said about them.
        split: IRI of an entity that was parted → the IRIs of its other parts, sorted.
    """

    entities: Mapping[str, Entity]
    entity_of: Mapping[Member, str]
    joins: tuple[Join, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the release that people download.

    Args:
        name: path from the release's folder.
        format: a row of `rdf.formats`, or `jsonl`.
        media_type: of what is inside (`text/turtle`).
        compressed: whether it is in gzip.
        bytes: size of the file.
        sha256: digest of the file, lower case hexadecimal.
        statements: how many triples or quads it has.
        title: what it holds, in words.
    """

    name: str
    format: str
    media_type: str
    compressed: bool
    bytes: int
    sha256: str
    statements: int
    title: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a release holds, in numbers, for its catalogue, its landing page and its alarms.

    Args:
        data_hash: SHA-256 of the sorted N-Triples of the data, lower case hexadecimal: the name of the content.
        documents: number of documents.
        failed: files that could not be converted → the error's sentence.
        entities: kind → number.
        classes: schema.org class, local name → number of entities.
        statements: distinct triples of the data.
        evidence: quads of the evidence.
        first_day, last_day: the period that events and documents cover, ISO 8601 whole days; "" if nothing says.
        countries: ISO 3166-1 alpha-2 → number of documents that name a place there, most first.
        left_out: persons who were left out because they are private.
        files: the files to download.
    """

    data_hash: str
    documents: int
    failed: Mapping[str, str]
    entities: Mapping[str, int]
    classes: Mapping[str, int]
    statements: int
    evidence: int
    first_day: str = ""
    last_day: str = ""
    countries: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0
    files: tuple[DataFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PropertyCount:
    """How often the data use one property.

    Args:
        triples: distinct statements.
        subjects, objects: how many distinct ones they have.
    """

    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What VoID says of the data, counted while they were written. Classes and properties are local names of schema.org.

    Args:
        statements: distinct triples of the data.
        quads: statements with the graph that each is in, all graphs together: the data of every document, the evidence, and what is
            said of merged IRIs.
        evidence: quads of the evidence.
        graphs: number of named graphs.
        subjects, objects: distinct ones of the data.
        classes: class → number of entities.
        properties: property → its count, `type` too.
        class_properties: (class of the subject, property) → number of triples.
        links: (class of the subject, property, class of the value) → number of triples; a thing of two classes counts in both.
        same_as: (class, host of the other data) → number of `sameAs` triples.
    """

    statements: int
    quads: int
    evidence: int
    graphs: int
    subjects: int
    objects: int
    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, PropertyCount] = field(default_factory=dict)
    class_properties: Mapping[tuple[str, str], int] = field(default_factory=dict)
    links: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    same_as: Mapping[tuple[str, str], int] = field(default_factory=dict)
