"""From linked data to charts: the graph of people, organizations, places and events, or the tree of events.

Only what is in the data is drawn. A post (`OrganizationRole`) becomes the label of the link between its holder and its
organization. Things are ordered by name, so every serialization of a graph, Turtle or JSON-LD, gives the same picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from rdflib import Literal
from rdflib.term import Node as Term

from linkeddata.errors import UnreadableError
from linkeddata.present.diagram import labels as words
from linkeddata.present.diagram.chart import Chart, Edge, Kind, Node
from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.text.counted import counted
from linkeddata.text.told_apart import told_apart
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

#: Most things in one picture. 80 things with 160 links fill a page, and their layout took 0.4 s (2 cores).
MOST = 80

# A thing of several families is drawn as the first that matches: a venue that is an organization, a state that acts.
_FAMILIES = (("Event", Kind.EVENT), ("Person", Kind.PERSON), ("Organization", Kind.ORGANIZATION), ("Place", Kind.PLACE))
_PLURALS = {
    Kind.EVENT: ("event", ""),
    Kind.PERSON: ("person", "people"),
    Kind.ORGANIZATION: ("organization", ""),
    Kind.PLACE: ("place", ""),
}
_NAMES = ("name", "headline", "legalName", "alternateName")


@dataclass(frozen=True, slots=True)
class _Link:
    """A link between two things before they have numbers."""

    source: Term
    target: Term
    label: str
    part: bool = False


class _DataIndex:
    """The data, indexed by the local names of schema.org's properties."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.about: dict[Term, dict[str, list[Term]]] = {}
        for subject, predicate, value in data:
            if name := _local(predicate):
                self.about.setdefault(subject, {}).setdefault(name, []).append(value)
        self.kinds = {s: kind for s in data.subjects if (kind := self._kind(s))}
        self.roles = {s for s in data.subjects if any((_local(t) or "").endswith("Role") for t in data.types(s))}

    def _kind(self, subject: Term) -> Kind | None:
        classes = [local for t in self.data.types(subject) if (local := _local(t))]
        for family, kind in _FAMILIES:
            if any(vocabulary.is_a(cls, family) for cls in classes):
                return kind
        return None

    def values(self, subject: Term, name: str) -> list[Term]:
        """Return the values of a property."""
        return self.about.get(subject, {}).get(name, [])

    def word(self, subject: Term, *names: str) -> str:
        """Return the alphabetically first literal of the first property that has one, or ""."""
        for name in names:
            found = sorted(words.plain(str(v)) for v in self.values(subject, name) if isinstance(v, Literal))
            if any(found):
                return next(filter(None, found))
        return ""

    def name(self, subject: Term) -> str:
        """Return the name of a thing."""
        return self.word(subject, *_NAMES) or f"unnamed {_PLURALS[self.kinds[subject]][0]}"

    def note(self, subject: Term) -> str:
        """Return the small text below a name: the date of an event, or the job title of a person."""
        kind = self.kinds[subject]
        if kind is Kind.EVENT:
            return words.dates(self.word(subject, "startDate"), self.word(subject, "endDate"))
        return self.word(subject, "jobTitle") if kind is Kind.PERSON else ""

    def status(self, subject: Term) -> str:
        """Return the status of an event that does not take place as planned: `cancelled`, `postponed`; else ""."""
        found = sorted(words.apart(_local(v) or "").removeprefix("event ") for v in self.values(subject, "eventStatus"))
        return next((status for status in found if status not in ("", "scheduled")), "")

    def where(self, subject: Term) -> str:
        """Return the places of an event after "in", or ""."""
        places = sorted(self.name(place) for place in self.values(subject, "location") if place in self.kinds)
        return f" in {' and '.join(places)}" if places else ""

    def main(self) -> set[Term]:
        """Return the events that a document is about, unless it is about all."""
        about = {v for said in self.about.values() for v in said.get("about", ()) if self.kinds.get(v) is Kind.EVENT}
        return about if any(kind is Kind.EVENT and s not in about for s, kind in self.kinds.items()) else set()

    def day(self, subject: Term) -> str:
        """Return the start of an event for sorting; events without a date are last."""
        return self.word(subject, "startDate", "endDate") or "~"

    def titles(self) -> Iterator[str]:
        """Yield the headlines."""
        yield from sorted(
            words.plain(str(v)) for about in self.about.values() for v in about.get("headline", ()) if isinstance(v, Literal)
        )

    def links(self) -> Iterator[_Link]:
        """Yield every link between two things that are drawn."""
        for subject in self.kinds:
            for name, values in self.about[subject].items():
                for value in values:
                    yield from self._link(subject, name, value)

    def _link(self, subject: Term, name: str, value: Term) -> Iterator[_Link]:
        if value in self.roles:
            title = self.word(value, "roleName", "name") or words.link(name)
            for organization in self.values(value, name):
                if organization in self.kinds:
                    yield _Link(subject, organization, title)
        elif value in self.kinds and value != subject:
            if name in ("subEvent", "containsPlace", "subOrganization"):
                yield _Link(value, subject, "in" if name == "containsPlace" else "part of", part=name == "subEvent")
            elif name == "location" and self.kinds[value] is Kind.ORGANIZATION:
                yield _Link(subject, value, "at")
            else:
                yield _Link(subject, value, words.link(name), part=name == "superEvent")


def _local(term: Term) -> str | None:
    text = str(term)
    for namespace in (SCHEMA, HTTP_SCHEMA):
        if text.startswith(namespace):
            return text[len(namespace) :]
    return "type" if text.endswith("22-rdf-syntax-ns#type") else None


def graph(data: Data) -> Chart:
    """Return people, organizations, places and events with every link between them.

    Raises:
        UnreadableError: the data contains none of them.
    """
    index = _DataIndex(data)
    return _chart(index, set(index.kinds), list(index.links()), "people, organizations, places or events")


def events(data: Data) -> Chart:
    """Return the events, each linked to what it is part of.

    Raises:
        UnreadableError: the data contains no event.
    """
    index = _DataIndex(data)
    found = {node for node, kind in index.kinds.items() if kind is Kind.EVENT}
    chart = _chart(index, found, [link for link in index.links() if link.part], "events")
    return replace(chart, arrow="An arrow points from a part to the whole." if chart.edges else "")


def column(data: Data) -> Chart:
    """Return all that `graph` returns as a column for a narrow screen: the links of a thing are words in its box.

    Raises:
        UnreadableError: the data contains none of them.
    """
    chart = graph(data)
    names = {node.id: node.label for node in chart.nodes}
    said: dict[str, dict[str, list[str]]] = {}
    for edge in chart.edges:
        said.setdefault(edge.source, {}).setdefault(edge.label, []).append(names[edge.target])
    lines = {
        source: "; ".join(f"{label} {', '.join(targets)}" for label, targets in found.items()) for source, found in said.items()
    }
    nodes = tuple(replace(n, note="; ".join(filter(None, (n.note, lines.get(n.id, ""))))) for n in chart.nodes)
    return replace(chart, nodes=nodes, edges=(), column=True)


#: What can be drawn, by the name that `--what` takes.
WHATS: Mapping[str, Callable[[Data], Chart]] = MappingProxyType({"graph": graph, "events": events, "column": column})


def _chart(index: _DataIndex, things: set[Term], links: Iterable[_Link], missed: str) -> Chart:
    if not things:
        raise UnreadableError(f"the data contains no {missed}, so there is nothing to draw", "choose another file")
    links = [link for link in links if link.source in things and link.target in things]
    weight = Counter(end for link in links for end in (link.source, link.target))
    main = index.main()
    order = sorted(things, key=lambda n: (list(Kind).index(index.kinds[n]), n not in main, index.day(n), index.name(n), str(n)))
    kept = set(sorted(order, key=lambda n: -weight[n])[:MOST])
    shown = [n for n in order if n in kept]
    ids = {node: f"n{number}" for number, node in enumerate(shown, 1)}
    notes = _notes(index, shown)
    nodes = tuple(Node(ids[n], index.kinds[n], index.name(n), notes[n], str(n), index.status(n), n in main) for n in shown)
    edges = _edges(ids, (link for link in links if link.source in kept and link.target in kept))
    left_out = len(order) - len(shown)
    title = next(index.titles(), "") or "Linked data"
    return Chart(title, _summary(nodes, edges, left_out), nodes, edges, left_out)


def _notes(index: _DataIndex, shown: Sequence[Term]) -> dict[Term, str]:
    """Return the small text below each name: status and date, or title; for events that would look the same also their place."""
    notes = {n: ", ".join(filter(None, (index.status(n), index.note(n)))) for n in shown}
    events = [n for n in shown if index.kinds[n] is Kind.EVENT]
    looks = [(f"{index.name(n)}\n{notes[n]}", [index.where(n)]) for n in events]
    for n, (look, _), apart in zip(events, looks, told_apart(looks), strict=True):
        notes[n] = (notes[n] + apart[len(look) :]).strip()
    return notes


def _edges(ids: Mapping[Term, str], links: Iterable[_Link]) -> tuple[Edge, ...]:
    """Return one edge for each pair of ends, with all labels between them."""
    labels: dict[tuple[str, str, bool], set[str]] = {}
    for link in links:
        labels.setdefault((ids[link.source], ids[link.target], link.part), set()).add(link.label)
    number = {name: position for position, name in enumerate(ids.values())}
    ordered = sorted(labels, key=lambda ends: (number[ends[0]], number[ends[1]]))
    return tuple(Edge(s, t, ", ".join(sorted(labels[s, t, part])), part) for s, t, part in ordered)


def _summary(nodes: tuple[Node, ...], edges: tuple[Edge, ...], left_out: int) -> str:
    counts = Counter(node.kind for node in nodes)
    parts = [counted(counts[kind], *_PLURALS[kind]) for kind in Kind if counts[kind]]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    more = f" {counted(left_out, 'thing')} with few links {'is' if left_out == 1 else 'are'} not shown." if left_out else ""
    return f"{listed}, {counted(len(edges), 'link')} between them.{more}"
