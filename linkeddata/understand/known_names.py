"""Adds what is known of names: addresses and IRIs of the office's list, and `sameAs` from the public lists.

A thing that the office's list knows gets its class, address, `sameAs` and IRI; a thing of the public lists gets `sameAs` only. Where a
name of the office's list fits several rows, or the text does not tell whose it is, nothing is added and a finding names the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from linkeddata.errors import UsageError
from linkeddata.known.check import errors
from linkeddata.known.decide import Decision, decide
from linkeddata.known.keys import key
from linkeddata.known.load import load
from linkeddata.known.offices import Choice, choose
from linkeddata.known.rows import TOP, KnownList, Row
from linkeddata.schema import vocabulary
from linkeddata.schema.vocabulary import PROPERTY_ORDER
from linkeddata.understand.surroundings import Met, named_things, surroundings
from linkeddata.values.description import EXISTENCE, Description, Family, Ref, Statement, Text
from linkeddata.values.document import Basis, Document
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import SCHEMA

_RELATIONS = {Family.ORGANIZATION: "parentOrganization", Family.PLACE: "containedInPlace"}
_MOST_NAMED = 3  # candidates that a finding names


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name of a document means.

    Args:
        met: the thing and its names.
        office: the row of the office's list, or the rows it may be.
        public: the entry of the public lists, or those it may be.
    """

    met: Met
    office: Choice
    public: Decision


def office_list(path: str | None) -> KnownList | None:
    """Return the office's list, None without a file.

    Raises:
        UsageError: the file cannot be read, or a cell of it cannot be used.
    """
    if not path:
        return None
    known = load(path, kinds())
    for problem in errors(known, is_a):
        raise UsageError(problem.what, problem.todo, source=path, line=problem.line, column=problem.column)
    return known


def is_a(cls: str, top: str) -> bool:
    """Return whether a class (local name) is a class of schema.org at or below another."""
    term = vocabulary.terms().get(cls)
    return term is not None and term.kind == "class" and vocabulary.is_a(cls, top)


@cache
def kinds() -> dict[str, str]:
    """Return the kind of each class of schema.org: a person, an organization (before a place, where it is both) or a place."""
    classes = [name for name, term in vocabulary.terms().items() if term.kind == "class"]
    return {
        c: str(f) for c in classes for f in (Family.PLACE, Family.ORGANIZATION, Family.PERSON) if vocabulary.is_a(c, TOP[f])
    }


def meanings(description: Description, document: Document, known: KnownList | None) -> list[Meaning]:
    """Return what the names of a description mean, for names that one of the lists has.

    Args:
        description: things and statements of a document.
        document: what was read.
        known: the office's list, if there is one.
    """
    things = named_things(description)
    home = frozenset(_home(description, things, known))
    around = surroundings(document, things, home)
    found = []
    for met in things:
        office = choose(met.named, around, known) if known else Choice(None)
        public = decide(met.named, around)
        if office.row or office.candidates or public.entry or public.candidates:
            found.append(Meaning(met, office, public))
    return found


def _home(description: Description, things: list[Met], known: KnownList | None) -> Iterator[str]:
    """Yield the countries of the publisher: of its row in the office's list, or told by the text."""
    makers = {s.value.iri for s in description.statements if s.property == "publisher" and isinstance(s.value, Ref)}
    for met in things:
        if met.thing.iri in makers:
            rows = [r for n in met.named.names for r in (known.by_key.get(key(n), ()) if known else ())]
            codes = {row.country for row in rows if row.family is Family.ORGANIZATION}
            yield from codes - {""} if len(codes) == 1 else met.named.told


def with_known(description: Description, document: Document) -> Description:
    """Return a description with what is known of its names.

    Args:
        description: things and statements of a document.
        document: what was read; it names the office's list.

    Returns:
        The same object if nothing is known.

    Raises:
        UsageError: the office's list cannot be read.
    """
    known = office_list(document.known)
    found = meanings(description, document, known)
    draft = _Draft(description, document.base, Path(known.source).name if known else "")
    for meaning in sorted(found, key=_least_sure):
        draft.add(meaning)
    for child, parent in _parents(draft.taken):
        draft.relate(child, parent)
    return draft.done()


def _least_sure(meaning: Meaning) -> bool:
    """Return False for a thing called as its row is: it comes before others that mean the same row."""
    row = meaning.office.row
    return row is None or key(meaning.met.named.names[0]) != key(row.name)


def _parents(taken: dict[str, tuple[Row, Statement]]) -> Iterator[tuple[str, str]]:
    """Yield the things whose rows name another's as parent, both in the document."""
    by_name = {key(name): iri for iri, (row, _) in taken.items() for name in row.names}
    for iri, (row, _) in taken.items():
        parent = by_name.get(key(row.parent)) if row.parent else None
        if parent and parent != iri:
            yield iri, parent


@dataclass(slots=True)
class _Draft:
    """A description that receives what is known.

    Args:
        description: as it was.
        base: base IRI of the document, or None.
        source: name of the office's list.
        new: statements to add.
        gone: statements that they replace.
        renamed: IRI → the office's IRI.
        taken: IRI → the row it was found to be, with the statement of its name.
        findings: names that fit several rows.
    """

    description: Description
    base: str | None
    source: str
    new: list[Statement] = field(default_factory=list)
    gone: set[Statement] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)
    taken: dict[str, tuple[Row, Statement]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, meaning: Meaning) -> None:
        """Add what is known of one thing."""
        row, entry, met = meaning.office.row, meaning.public.entry, meaning.met
        if row is not None and all(row is not other for other, _ in self.taken.values()):
            self._office(met, row)
        elif meaning.office.candidates:
            self.findings.append(_ambiguous(met, meaning.office, self.description.source.name))
        said = {s.value for s in (*self.description.about(met.thing.iri), *self.new) if s.subject == met.thing.iri}
        if entry is not None and not (row and row.same_as) and Ref(entry.iri) not in said:
            sure, unsure = self._existence(met.thing.iri)
            self.new.append(
                Statement(
                    met.thing.iri,
                    "sameAs",
                    Ref(entry.iri),
                    Basis.INFERENCE,
                    met.name.evidence[:1],
                    f"authority:{entry.source}",
                    sure,
                    unsure,
                )
            )

    def _office(self, met: Met, row: Row) -> None:
        iri = met.thing.iri
        self.taken[iri] = (row, met.name)
        said = self.description.about(iri)
        if row.cls:
            old = [s for s in said if s.property == "type" and _below(s, TOP[row.family])]
            self.gone.update(old)
            self._given(iri, "type", Ref(SCHEMA + row.cls), met, row)
        if row.url and not any(s.property == "url" for s in said):
            self._given(iri, "url", Ref(row.url), met, row)
        for address in row.same_as:
            self._given(iri, "sameAs", Ref(address), met, row)
        if row.iri(self.base) != iri:
            self.renamed[iri] = row.iri(self.base)

    def _given(self, iri: str, name: str, value: Ref, met: Met, row: Row) -> None:
        """Add a statement of the office's list."""
        rule = f"{self.source}:{row.line}" if row.line else self.source
        unsure = self._existence(iri)[1]
        self.new.append(Statement(iri, name, value, Basis.CONFIGURATION, met.name.evidence[:1], rule, 1.0, unsure))

    def relate(self, child: str, parent: str) -> None:
        """Say that one thing belongs to another, unless the text says what it belongs to."""
        row, name = self.taken[child]
        relation = _RELATIONS.get(row.family)
        said = [s for s in self.description.about(child) if s.property == relation]
        if relation and not said:
            rule = f"{self.source}:{row.line}" if row.line else self.source
            unsure = self._existence(child)[1] or self._existence(parent)[1]
            self.new.append(Statement(child, relation, Ref(parent), Basis.CONFIGURATION, name.evidence[:1], rule, 1.0, unsure))

    def _existence(self, iri: str) -> tuple[float, bool]:
        """Return the confidence that a thing exists, and whether it is unsure."""
        said = [s for s in self.description.about(iri) if s.property in EXISTENCE]
        return max((s.confidence for s in said), default=1.0), bool(said) and all(s.unsure for s in said)

    def done(self) -> Description:
        """Return the description with everything added, in the order of publication."""
        old = self.description
        if not (self.new or self.renamed or self.findings):
            return old
        moved = dict(_free(self.renamed, {t.iri for t in old.things}))
        rank = {t.iri: n for n, t in enumerate(old.things)}
        place = {name: n for n, name in enumerate(PROPERTY_ORDER)}
        every = [s for s in old.statements if s not in self.gone] + self.new
        every.sort(key=lambda s: (rank[s.subject], place[s.property]))
        things = tuple(replace(t, iri=moved.get(t.iri, t.iri)) for t in old.things)
        findings = tuple(replace(f, iri=moved.get(f.iri, f.iri)) if f.iri else f for f in (*old.findings, *self.findings))
        return replace(old, things=things, statements=tuple(_moved(every, moved)), findings=findings)


def _free(renamed: dict[str, str], iris: set[str]) -> Iterator[tuple[str, str]]:
    """Yield old and new IRIs; a thing that bears by chance the IRI which the list gives another gets a number."""
    yield from renamed.items()
    taken = iris | set(renamed.values())
    for iri in sorted(set(renamed.values()) & (iris - set(renamed))):
        number = next(n for n in range(2, len(taken) + 3) if f"{iri}-{n}" not in taken)
        taken.add(f"{iri}-{number}")
        yield iri, f"{iri}-{number}"


def _moved(statements: Iterable[Statement], moved: dict[str, str]) -> Iterator[Statement]:
    """Yield statements with other IRIs for some things; addresses stay."""
    for s in statements:
        value = s.value
        if isinstance(value, Ref) and s.property not in ("url", "sameAs"):
            value = Ref(moved.get(value.iri, value.iri))
        yield replace(s, subject=moved.get(s.subject, s.subject), value=value) if moved else s


def _below(statement: Statement, top: str) -> bool:
    return isinstance(statement.value, Ref) and vocabulary.is_a(statement.value.iri.removeprefix(SCHEMA), top)


def _ambiguous(met: Met, choice: Choice, source: str) -> Finding:
    """Return the finding that a name of the office's list was not used."""
    lines = _listed([f"line {row.line}" if row.line else row.name for row in choice.candidates])
    name = met.name.value.value if isinstance(met.name.value, Text) else ""
    todo = "give the row its country or another name, or name the body in full."
    words = met.name.evidence[0] if met.name.evidence else None
    return Finding(
        Severity.ADVICE,
        "known-ambiguous",
        f"“{name}” was not linked to the list of names ({lines}), because {choice.why}; {todo}",
        iri=met.thing.iri,
        source=source,
        span=words.span if words else None,
        quote=words.quote if words else None,
        fix=todo[:1].upper() + todo[1:],
    )


def _listed(places: Sequence[str]) -> str:
    more = len(places) - _MOST_NAMED
    return ", ".join(places[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
