"""What joined documents disagree on: `identity/conflicts.csv`, a row for each value that contradicts another one.

UTF-8, a heading row, lines that end with CRLF; an apostrophe stands before what a spreadsheet would run as a formula. The columns are
in `COLUMNS`. Of two values, `value` is the one that more documents tell; of each, the earliest document is named, with its sentence.

Source: RFC 4180.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkeddata.present.export.tables import as_csv
from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity.single_valued import SINGLE_VALUED, SingleValued
from linkeddata.release.values import Fact, Frame, Identities, Member
from linkeddata.values.description import Ref, Text
from linkeddata.values.namespaces import SCHEMA

#: Where the file is in a release.
NAME = "identity/conflicts.csv"
#: Properties, local names, of the facts that are looked at.
COMPARED = frozenset({*SINGLE_VALUED, "previousStartDate"})
#: Heading of a column → what is in it.
COLUMNS: Mapping[str, str] = {
    "iri": "the entity that the documents tell of",
    "kind": "person, organization, place, event or document",
    "name": "its name",
    "property": "the schema.org property, of which it has one value",
    "value": "the value that more documents tell; of two that equally many tell, the earlier told",
    "documents": "how many documents tell it",
    "document": "the earliest of them",
    "published": "its day of publication, ISO 8601",
    "sentence": "its sentence",
    "statement": "IRI of the statement in data.nq.gz",
    "other_value": "the value that contradicts it",
    "other_documents": "how many documents tell that",
    "other_document": "the earliest of them",
    "other_published": "its day of publication, ISO 8601",
    "other_sentence": "its sentence",
    "other_statement": "IRI of the statement in data.nq.gz",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A value, and those who tell it.

    Args:
        value: a date, a text, or the last part of a term's IRI.
        facts: the statements that tell it, the earliest document first; one for each document.
    """

    value: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of a property that has one.

    Args:
        iri: of the entity.
        property: schema.org property, local name.
        one: the value that more documents tell, or that is told earlier.
        other: the value that contradicts it.
    """

    iri: str
    property: str
    one: Side
    other: Side


def conflicts(facts: Iterable[Fact], days: Mapping[str, str]) -> Iterator[Conflict]:
    """Yield the disagreements of documents about one entity, by property.

    Each value is compared with those that more documents tell, and is in one row, with the first that it contradicts. What one
    document says twice is no disagreement of documents, and neither is a date that another document calls the former one.

    Args:
        facts: about one entity; those that are unsure are passed over.
        days: IRI of a document → its day of publication; it may lack some.
    """
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.unsure and fact.property in COMPARED:
            told[fact.property].append(fact)
    former = {_value(fact) for fact in told.pop("previousStartDate", ())}
    for prop in sorted(told):
        rule = SINGLE_VALUED[prop]
        for group in _groups(told[prop], rule, days):
            sides = [s for s in _sides(group, days) if not (prop == "startDate" and s.value in former)]
            for number, other in enumerate(sides):
                one = next((s for s in sides[:number] if _disagree(s, other, rule)), None)
                if one:
                    yield Conflict(other.facts[0].subject, prop, one, other)


def _groups(facts: Sequence[Fact], rule: SingleValued, days: Mapping[str, str]) -> Iterator[Sequence[Fact]]:
    """Yield the facts that are compared with each other: all, or those that documents of one day tell."""
    if not rule.same_day:
        yield facts
        return
    by_day: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if days.get(fact.document):
            by_day[days[fact.document]].append(fact)
    yield from (by_day[day] for day in sorted(by_day))


def _sides(facts: Iterable[Fact], days: Mapping[str, str]) -> list[Side]:
    """Return the values that are told, by how many documents tell them, then by the earliest document."""

    def age(fact: Fact) -> tuple[str, str, str]:
        return (days.get(fact.document) or "~", fact.document, fact.statement)

    by_value: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in sorted(facts, key=age):
        by_value[_value(fact)].setdefault(fact.document, fact)
    sides = [Side(value, tuple(by_document.values())) for value, by_document in by_value.items()]
    return sorted(sides, key=lambda side: (-len(side.facts), age(side.facts[0]), side.value))


def _disagree(one: Side, other: Side, rule: SingleValued) -> bool:
    """Return whether two values contradict each other, and two documents tell them."""
    documents = {fact.document for fact in (*one.facts, *other.facts)}
    return len(documents) > 1 and rule.disagree(one.value, other.value)


def _value(fact: Fact) -> str:
    return fact.value.value if isinstance(fact.value, Text) else fact.value.iri.removeprefix(SCHEMA)


def days_of(identities: Identities, documents: Mapping[str, DocumentClaims]) -> dict[str, str]:
    """Return IRI of a document's entity → its day of publication, where that is known."""
    articles = ((Member(key, claim.iri), claims) for key, claims in documents.items() for claim in claims.claims[:1])
    return {
        identities.entity_of[member]: claims.published
        for member, claims in articles
        if claims.published and member in identities.entity_of
    }


def rows(
    facts_by_subject: Iterable[tuple[str, Iterable[Fact]]], identities: Identities, days: Mapping[str, str]
) -> Iterator[dict[str, str | float | None]]:
    """Yield the rows of the file, in the order of the subjects.

    Args:
        facts_by_subject: IRI of an entity and the facts about it, each IRI once, sorted; nothing is kept of them, and they are
            read only if several documents tell of the entity.
        identities: of the release.
        days: as for `conflicts`.
    """
    for iri, facts in facts_by_subject:
        entity = identities.entities.get(iri)
        if entity is None or len({member.document for member in entity.members}) < 2:
            continue
        for found in conflicts(facts, days):
            row: dict[str, str | float | None] = {
                "iri": iri,
                "kind": entity.kind,
                "name": entity.name,
                "property": found.property,
            }
            for mark, side in (("", found.one), ("other_", found.other)):
                fact = side.facts[0]
                row |= {f"{mark}value": _shown(side, identities), f"{mark}documents": str(len(side.facts))}
                row |= {f"{mark}document": fact.document, f"{mark}published": days.get(fact.document, "")}
                row |= {f"{mark}sentence": fact.words.sentence if fact.words else "", f"{mark}statement": fact.statement}
            yield row


def _shown(side: Side, identities: Identities) -> str:
    value = side.facts[0].value
    return identities.entities[value.iri].name if isinstance(value, Ref) and value.iri in identities.entities else side.value


def write_conflicts(
    frame: Frame,
    facts_by_subject: Iterable[tuple[str, Iterable[Fact]]],
    identities: Identities,
    documents: Mapping[str, DocumentClaims],
) -> int:
    """Write `identity/conflicts.csv` into the folder of a release.

    Args:
        frame: of the release.
        facts_by_subject: as for `rows`.
        identities: of the release.
        documents: the document's key → its claims.

    Returns:
        The number of disagreements.
    """
    (frame.folder / "identity").mkdir(exist_ok=True)
    found = list(rows(facts_by_subject, identities, days_of(identities, documents)))
    (frame.folder / NAME).write_text(as_csv(tuple(COLUMNS), found), "utf-8", newline="")
    return len(found)
