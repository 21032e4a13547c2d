"""What the report says of each thing: a card with lines of facts, and beneath it how each is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import KIND_NAMES, Kind
from linkeddata.present.html.index import DescriptionIndex, Quotes
from linkeddata.values.description import Ref, Statement
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
_LONGEST = 180  # code points of a quotation in a table


@dataclass(frozen=True, slots=True)
class Named:
    """A value: its words, and the id of the card of the thing that it is, or ""."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a card.

    Args:
        values: what it says, each a name or words.
        lights: ids of the statements whose words it lights.
        place: id of the piece of text where its words begin, or "".
        unsure: below the standard bar.
    """

    values: tuple[Named, ...]
    lights: tuple[str, ...]
    place: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Facts of one sort, under one label."""

    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """How one statement is known."""

    fact: str
    property: str
    value: Named
    confidence: str
    basis: str
    rule: str
    quotes: tuple[Named, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One thing.

    Args:
        id: of the card; words of the text lead to it.
        kind: of the thing.
        kind_name: that, in words.
        name: what it is called, and `rest` what of that repeats what the lines say: of a happening without a name of its own, who
            took part.
        others: its other names.
        note: what it is, in few words.
        lines: what is said of it.
        rows: how each of that is known.
        place: id of the piece of text that names it first, or "".
        mentions: how often the text names it.
        unsure: whether it is unsure that there is such a thing.
    """

    id: str
    kind: str
    kind_name: str
    name: str
    rest: str
    others: tuple[str, ...]
    note: str
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    place: str
    mentions: int
    unsure: bool


class Cards:
    """Makes cards of the things of one description.

    Args:
        book: the description.
        quotes: the words that it rests on.
    """

    def __init__(self, index: DescriptionIndex, quotes: Quotes) -> None:
        self.index, self.quotes = index, quotes

    def all(self, kind: Kind) -> list[Card]:
        """Return the cards of a kind, in order."""
        return [self.card(thing.iri) for thing in self.index.of(kind)]

    def card(self, iri: str) -> Card:
        """Return the card of a thing."""
        index, kind = self.index, self.index.kind(iri)
        assert kind is not None
        name, _, rest = index.name(iri).partition(": ") if index.labelled(iri) else (index.name(iri), "", "")
        return Card(
            index.ids[iri],
            kind.value,
            KIND_NAMES[kind],
            name,
            rest,
            tuple(index.others(iri)),
            ", ".join(cls for cls in index.classes(iri) if cls != name.casefold()),
            tuple(line for line in _LINES[kind](self, iri) if line.facts),
            tuple(self.rows(iri)),
            self.quotes.first(index.things[iri].mentions),
            len(index.things[iri].mentions),
            index.unsure(iri),
        )

    # ---- facts

    def named(self, statement: Statement) -> Named:
        """Return a statement's value, with the card it leads to."""
        value = statement.value
        if isinstance(value, Ref) and value.iri in self.index.ids:
            return Named(self.index.short(value.iri), self.index.ids[value.iri])
        return Named(self.index.value(statement))

    def subject(self, statement: Statement) -> Named:
        """Return whom a statement is about, with the card it leads to; a post stands for its holder."""
        iri = statement.subject
        for holder in self.index.pointing(iri, "worksFor", "memberOf") if self.index.kind(iri) is None else ():
            iri = holder.subject
        return Named(self.index.short(iri), self.index.ids.get(iri, ""))

    def fact(self, values: Iterable[Named], statements: Sequence[Statement]) -> Fact:
        """Return a fact that rests on statements."""
        lights = tuple(dict.fromkeys(self.index.fact(s) for s in statements))
        place = self.quotes.first(e for s in statements for e in s.evidence)
        doubted = any(s.unsure and not self.index.unsure(s.subject) for s in statements)
        return Fact(tuple(values), lights, place, doubted)

    def line(self, label: str, iri: str, *properties: str) -> Line:
        """Return a line of the values of properties."""
        return Line(label, tuple(self.fact([self.named(s)], [s]) for s in self.index.about(iri, *properties)))

    def back(self, label: str, iri: str, *properties: str) -> Line:
        """Return a line of the things that point to this one."""
        pointing = [s for s in self.index.pointing(iri, *properties) if self.subject(s).target]
        return Line(label, tuple(self.fact([self.subject(s)], [s]) for s in pointing))

    def person(self, iri: str) -> Iterable[Line]:
        """Yield posts and titles, nationality, and what the person took part in."""
        posts = [self.post(s) or self.employer(s) for s in self.index.about(iri, "worksFor", "memberOf")]
        told = {value.text for post in posts for value in post.values}
        titles = [s for s in self.index.about(iri, "jobTitle") if self.index.value(s) not in told]
        yield Line("post", (*(self.fact([self.named(s)], [s]) for s in titles), *posts))
        yield self.line("from", iri, "nationality")
        yield self.back("took part in", iri, "attendee", "performer")
        yield self.back("organised", iri, "organizer")

    def employer(self, statement: Statement) -> Fact:
        """Return for whom a person works."""
        return self.fact([Named(labels.link(statement.property)), self.named(statement)], [statement])

    def post(self, statement: Statement) -> Fact | None:
        """Return a post: its title, the body, and since when it is held; None where a statement leads to no post."""
        role = self.index.post(statement)
        if role is None:
            return None
        told = self.index.about(role, "roleName", statement.property, "startDate", "endDate")
        titles = [self.named(s) for s in told if s.property == "roleName"]
        organizations = [self.named(s) for s in told if s.property == statement.property]
        first, last = self.index.first(role, "startDate"), self.index.first(role, "endDate")
        term = labels.dates(first, last) if last else f"since {labels.date(first)}" if first else ""
        return self.fact([*titles, *organizations, *([Named(term)] if term else [])], [statement, *told])

    def organization(self, iri: str) -> Iterable[Line]:
        """Yield what a body belongs to, where it is, who works for it and what it took part in."""
        yield self.line("part of", iri, "parentOrganization")
        yield self.line("member of", iri, "memberOf")
        yield self.line("in", iri, "location")
        yield self.back("people", iri, "worksFor")
        yield self.back("members", iri, "memberOf")
        yield self.back("took part in", iri, "attendee", "performer")
        yield self.back("organised", iri, "organizer")
        yield self.back("place of", iri, "location")

    def place(self, iri: str) -> Iterable[Line]:
        """Yield what happened at a place."""
        yield self.back("here", iri, "location")
        yield self.back("took part in", iri, "attendee", "performer")
        yield self.back("organised", iri, "organizer")
        yield self.back("people from here", iri, "nationality")

    def event(self, iri: str) -> Iterable[Line]:
        """Yield where an event was, with whom, by whom, and of what it is a part."""
        yield self.line("where", iri, "location")
        yield self.line("with", iri, "attendee", "performer")
        yield self.line("organised by", iri, "organizer")
        yield self.line("part of", iri, "superEvent")
        yield self.line("formerly", iri, "previousStartDate")
        scheduled = "event scheduled"
        changes = [s for s in self.index.about(iri, "eventStatus") if self.index.value(s) != scheduled]
        yield Line("status", tuple(self.fact([Named(self.index.value(s).removeprefix("event "))], [s]) for s in changes))

    # ---- how it is known

    def rows(self, iri: str) -> Iterable[Row]:
        """Yield how each statement about a thing and its posts is known."""
        for statement in self.index.about(iri):
            yield self.row(statement)
            if role := self.index.post(statement):
                yield from (self.row(s) for s in self.index.about(role))

    def row(self, statement: Statement) -> Row:
        """Return how a statement is known."""
        return Row(
            self.index.fact(statement),
            statement.property,
            self.named(statement),
            f"{statement.confidence:.0%}",
            BASES[statement.basis],
            statement.rule,
            tuple(dict.fromkeys(Named(_short(self.quotes.shown(e)), self.quotes.where(e)) for e in statement.evidence)),
            statement.unsure,
        )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


_LINES: Mapping[Kind, Callable[[Cards, str], Iterable[Line]]] = MappingProxyType(
    {Kind.PERSON: Cards.person, Kind.ORGANIZATION: Cards.organization, Kind.PLACE: Cards.place, Kind.EVENT: Cards.event}
)
