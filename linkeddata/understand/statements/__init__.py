"""Statements of a document: every fact with its IRIs, its basis and the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linkeddata.schema.vocabulary import PROPERTY_ORDER
from linkeddata.understand.statements.article import add_article, add_mentions
from linkeddata.understand.statements.builder import Builder
from linkeddata.understand.statements.entities import FAMILY, add_entity, add_facts, published
from linkeddata.understand.statements.events import add_event, mint_event
from linkeddata.understand.statements.low_confidence import LowConfidence
from linkeddata.values.description import Family, Statement, Thing
from linkeddata.values.document import Document
from linkeddata.values.entities import Entity, Event, Fact
from linkeddata.values.mentions import Mentions
from linkeddata.values.thresholds import STANDARD, Thresholds

__all__ = ["LowConfidence", "build"]


def build(
    document: Document,
    found: Mentions,
    entities: Sequence[Entity],
    facts: Sequence[Fact],
    events: Sequence[Event],
    low_confidence: LowConfidence | None = None,
) -> tuple[tuple[Thing, ...], tuple[Statement, ...]]:
    """Return the things of a document and all statements about them, in the order of publication.

    Args:
        document: what was read.
        found: mentions, dates and sentences.
        entities: persons, organizations and places.
        facts: offices, nationality, parents and locations.
        events: the events.
        low_confidence: what is added and marked `unsure`; the unmarked statements are the same without it.

    Returns:
        Things: the article, its publisher and author, everything else by first mention, then roles; and the statements in
        the same order.
    """
    draft = _Draft(Builder(document, found), entities)
    draft.add(facts, events, STANDARD)
    body = draft.body(events)
    article = add_article(draft.builder, body, draft.event_iris, events)
    if low_confidence is not None:
        draft.builder.unsure = True
        draft.add(low_confidence.beside(facts, frozenset(draft.iris)), low_confidence.events, low_confidence.thresholds)
        every = draft.body(low_confidence.events)
        add_mentions(draft.builder, [t for t in every if t not in body])
        body = every
    things = (*article, *body, *draft.posts)
    return things, _in_order(things, draft.builder.statements)


@dataclass(slots=True)
class _Draft:
    """The statements of one document so far.

    Args:
        builder: receives the statements.
        entities: persons, organizations and places.
        iris: entity → IRI, for the published ones.
        event_iris: event → IRI.
        posts: the roles.
    """

    builder: Builder
    entities: Sequence[Entity]
    iris: dict[int, str] = field(default_factory=dict)
    event_iris: dict[int, str] = field(default_factory=dict)
    posts: list[Thing] = field(default_factory=list)

    def add(self, facts: Sequence[Fact], events: Sequence[Event], thresholds: Thresholds) -> None:
        """Add what is missing of entities, facts and events; an IRI once minted is kept."""
        for n in published(self.entities, facts, events, thresholds):
            if n not in self.iris:
                self.iris[n] = self.builder.mint.iri(FAMILY[self.entities[n].kind], self.entities[n].name.text)
        for n, event in enumerate(events):
            if n not in self.event_iris:
                self.event_iris[n] = mint_event(self.builder, self.entities, event)
        roles = _roles(events)
        for n in sorted(self.iris):
            add_entity(self.builder, self.iris[n], self.entities[n], roles.get(n, {}))
        self.posts += add_facts(self.builder, self.iris, self.entities, facts)
        for n in range(len(events)):
            add_event(self.builder, self.event_iris, self.iris, self.entities, events, n)

    def body(self, events: Sequence[Event]) -> list[Thing]:
        """Return persons, organizations, places and events by first mention."""
        nodes = {self.iris[n]: (FAMILY[self.entities[n].kind], self.entities[n].members) for n in sorted(self.iris)}
        nodes |= {self.event_iris[n]: (Family.EVENT, h.mentions) for n, h in enumerate(events)}
        evidence, mentions = self.builder.evidence, self.builder.found.mentions
        things = (
            Thing(iri, family, tuple(evidence(mentions[m].span) for m in members)) for iri, (family, members) in nodes.items()
        )
        return sorted(things, key=lambda thing: (thing.mentions[0].span, thing.iri))


def _roles(events: Sequence[Event]) -> Mapping[int, Mapping[str, float]]:
    """Return for each entity its roles in events, each with its highest confidence."""
    roles: dict[int, dict[str, float]] = defaultdict(dict)
    for event in events:
        for slot in event.slots:
            sure = round(event.confidence * slot.confidence, 3)
            roles[slot.entity][slot.role] = max(sure, roles[slot.entity].get(slot.role, 0.0))
    return roles


def _in_order(things: Sequence[Thing], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    rank = {thing.iri: n for n, thing in enumerate(things)}
    place = {name: n for n, name in enumerate(PROPERTY_ORDER)}
    return tuple(sorted(statements, key=lambda s: (rank[s.subject], place[s.property])))
