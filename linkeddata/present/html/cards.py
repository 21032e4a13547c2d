"""Cards of the report: each thing with its facts, and the evidence for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.edit.corrections.lines import Lines
from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import KIND_NAMES, Kind
from linkeddata.present.doubt import Doubt, beyond, doubt, worst
from linkeddata.present.html.index import DescriptionIndex, Quotes
from linkeddata.values.description import Evidence, Ref, Statement
from linkeddata.values.document import Basis

BASES: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.TEXT: "the text",
        Basis.METADATA: "the page’s metadata",
        Basis.CONFIGURATION: "an option or the configuration",
        Basis.EDITOR: "an editor",
        Basis.INFERENCE: "inferred",
    }
)
_LONGEST = 180  # code points of a quotation that a table shows


@dataclass(frozen=True, slots=True)
class Named:
    """A value: its text, and the id of the card of the thing, or ""."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of evidence, the id of the piece of the text where they begin, or "", and where they are in the file, in words, or ""."""

    text: str
    target: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a card.

    Args:
        values: names or other values.
        lights: ids of the statements whose words it highlights.
        place: id of the piece of text where its words begin, or "".
        unsure: how doubtful it is, if that is more than the thing itself.
    """

    values: tuple[Named, ...]
    lights: tuple[str, ...]
    place: str = ""
    unsure: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class Line:
    """Facts with the same label."""

    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One statement with its evidence, and the line of `corrections.jsonl` that corrects it."""

    fact: str
    property: str
    value: Named
    confidence: str
    basis: str
    rule: str
    quotes: tuple[Quoted, ...]
    unsure: Doubt = Doubt.NONE
    line: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One thing.

    Args:
        id: id of the card; words of the text link to it.
        kind: the kind of the thing.
        kind_name: the name of the kind.
        name: its heading.
        rest: the part of its name that repeats its facts: the participants of an event without a name of its own.
        phrase: what happened in the words of the text, or "".
        status: `cancelled`, `postponed` or another change, or "".
        others: its other names.
        note: its classes, in words.
        lines: its facts.
        rows: its statements with their evidence.
        place: id of the piece of text that names it first, or "".
        mentions: how often the text names it.
        unsure: how doubtful the thing itself is.
    """

    id: str
    kind: str
    kind_name: str
    name: str
    rest: str
    phrase: str
    status: str
    others: tuple[str, ...]
    note: str
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    place: str
    mentions: int
    unsure: Doubt


class Cards:
    """Makes the cards of a description.

    Args:
        book: the description.
        quotes: the words of its evidence.
        lines: the lines that correct its statements.
    """

    def __init__(self, index: DescriptionIndex, quotes: Quotes, lines: Lines) -> None:
        self.index, self.quotes, self.lines = index, quotes, lines

    def all(self, kind: Kind) -> list[Card]:
        """Return the cards of a kind, in order."""
        return [self.card(thing.iri) for thing in self.index.of(kind)]

    def card(self, iri: str) -> Card:
        """Return the card of a thing."""
        index, kind = self.index, self.index.kind(iri)
        assert kind is not None
        name, rest = index.heading(iri), index.name(iri).partition(": ")[2] if index.labelled(iri) else ""
        return Card(
            index.ids[iri],
            kind.value,
            KIND_NAMES[kind],
            name,
            rest,
            index.phrases.get(iri, ""),
            index.status(iri),
            tuple(index.others(iri)),
            ", ".join(cls for cls in index.classes(iri) if cls != index.kind_or_name(iri).casefold()),
            tuple(line for line in _LINES[kind](self, iri) if line.facts),
            tuple(self.rows(iri)),
            self.quotes.first(index.things[iri].mentions),
            len(index.things[iri].mentions),
            index.doubt(iri),
        )

    # ---- facts

    def named(self, statement: Statement) -> Named:
        """Return a statement's value, with the card it links to."""
        value = statement.value
        if isinstance(value, Ref) and value.iri in self.index.ids:
            return Named(self.index.short(value.iri), self.index.ids[value.iri])
        return Named(self.index.value(statement))

    def subject(self, statement: Statement) -> Named:
        """Return the subject of a statement, with the card it links to; for a post, its holder."""
        iri = statement.subject
        for holder in self.index.pointing(iri, "worksFor", "memberOf") if self.index.kind(iri) is None else ():
            iri = holder.subject
        return Named(self.index.short(iri), self.index.ids.get(iri, ""))

    def fact(self, values: Iterable[Named], statements: Sequence[Statement]) -> Fact:
        """Return a fact that is based on statements."""
        lights = tuple(dict.fromkeys(self.index.fact(s) for s in statements))
        place = self.quotes.first(e for s in statements for e in s.evidence)
        return Fact(tuple(values), lights, place, self.doubted(statements))

    def doubted(self, statements: Sequence[Statement]) -> Doubt:
        """Return the greatest doubt about statements that is not already shown at their things."""
        return worst(d for s in statements if beyond(d := doubt(s), self.index.doubt(s.subject)))

    def line(self, label: str, iri: str, *properties: str) -> Line:
        """Return a line with the values of properties."""
        return Line(label, tuple(self.fact([self.named(s)], [s]) for s in self.index.about(iri, *properties)))

    def back(self, label: str, iri: str, *properties: str) -> Line:
        """Return a line with the things that point to this one."""
        pointing = [s for s in self.index.pointing(iri, *properties) if self.subject(s).target]
        return Line(label, tuple(self.fact([self.subject(s)], [s]) for s in pointing))

    def person(self, iri: str) -> Iterable[Line]:
        """Yield posts and titles, nationality, and what the person took part in."""
        posts = [self.post(s) or self.employer(s) for s in self.index.about(iri, "worksFor", "memberOf")]
        shown = {value.text for post in posts for value in post.values}
        titles = [s for s in self.index.about(iri, "jobTitle") if self.index.value(s) not in shown]
        yield Line("post", (*(self.fact([self.named(s)], [s]) for s in titles), *posts))
        yield self.line("from", iri, "nationality")
        yield self.back("took part in", iri, "attendee", "performer")
        yield self.back("organized", iri, "organizer")

    def employer(self, statement: Statement) -> Fact:
        """Return the organization that a person works for or belongs to."""
        return self.fact([Named(labels.link(statement.property)), self.named(statement)], [statement])

    def post(self, statement: Statement) -> Fact | None:
        """Return a post: its title, organization and term; None if a statement has no post."""
        role = self.index.post(statement)
        if role is None:
            return None
        facts = self.index.about(role, "roleName", statement.property, "startDate", "endDate")
        titles = [self.named(s) for s in facts if s.property == "roleName"]
        organizations = [self.named(s) for s in facts if s.property == statement.property]
        first, last = self.index.first(role, "startDate"), self.index.first(role, "endDate")
        term = labels.dates(first, last) if last else f"since {labels.date(first)}" if first else ""
        return self.fact([*titles, *organizations, *([Named(term)] if term else [])], [statement, *facts])

    def organization(self, iri: str) -> Iterable[Line]:
        """Yield what an organization belongs to, its place, its people, and the events it took part in."""
        yield self.line("part of", iri, "parentOrganization")
        yield self.line("member of", iri, "memberOf")
        yield self.line("in", iri, "location")
        yield self.back("people", iri, "worksFor")
        yield self.back("members", iri, "memberOf")
        yield self.back("took part in", iri, "attendee", "performer")
        yield self.back("organized", iri, "organizer")
        yield self.back("place of", iri, "location")

    def place(self, iri: str) -> Iterable[Line]:
        """Yield the events and people of a place."""
        yield self.back("here", iri, "location")
        yield self.back("took part in", iri, "attendee", "performer")
        yield self.back("organized", iri, "organizer")
        yield self.back("people from here", iri, "nationality")

    def event(self, iri: str) -> Iterable[Line]:
        """Yield the place, participants, organizers, larger event, status and mode of attendance of an event."""
        yield self.line("where", iri, "location")
        yield self.line("with", iri, "attendee", "performer")
        yield self.line("organized by", iri, "organizer")
        yield self.line("part of", iri, "superEvent")
        yield self.line("formerly", iri, "previousStartDate")
        scheduled = "event scheduled"
        changes = [s for s in self.index.about(iri, "eventStatus") if self.index.value(s) != scheduled]
        yield Line("status", tuple(self.fact([Named(self.index.value(s).removeprefix("event "))], [s]) for s in changes))
        yield self.line("attendance", iri, "eventAttendanceMode")

    # ---- evidence

    def rows(self, iri: str) -> Iterable[Row]:
        """Yield the statements about a thing and its posts, with their evidence."""
        for statement in self.index.about(iri):
            yield self.row(statement)
            if role := self.index.post(statement):
                yield from (self.row(s) for s in self.index.about(role))

    def quoted(self, evidence: Evidence) -> Quoted:
        """Return the words of evidence."""
        return Quoted(_short(self.quotes.shown(evidence)), self.quotes.where(evidence), evidence.place or "")

    def row(self, statement: Statement) -> Row:
        """Return a statement with its evidence."""
        return Row(
            self.index.fact(statement),
            statement.property,
            self.named(statement),
            f"{statement.confidence:.0%}",
            BASES[statement.basis],
            statement.rule,
            tuple(dict.fromkeys(map(self.quoted, statement.evidence))),
            doubt(statement),
            self.lines.of(statement),
        )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_LINES: Mapping[Kind, Callable[[Cards, str], Iterable[Line]]] = MappingProxyType(
    {Kind.PERSON: Cards.person, Kind.ORGANIZATION: Cards.organization, Kind.PLACE: Cards.place, Kind.EVENT: Cards.event}
)
