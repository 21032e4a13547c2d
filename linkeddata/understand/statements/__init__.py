"""Statements of a document: every fact with its IRIs, its basis and the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from linkeddata.schema.vocabulary import PROPERTY_ORDER
from linkeddata.understand.statements.article import write_article, write_mentions
from linkeddata.understand.statements.builder import Pen
from linkeddata.understand.statements.entities import FAMILY, published, write_facts, write_referent
from linkeddata.understand.statements.events import mint_event, write_happening
from linkeddata.understand.statements.low_confidence import Possible
from linkeddata.values.description import Family, Statement, Thing
from linkeddata.values.document import Document
from linkeddata.values.mentions import Fact, Happening, Mentions, Referent
from linkeddata.values.thresholds import STANDARD, Bars

__all__ = ["Possible", "write"]


def write(
    document: Document,
    found: Mentions,
    referents: Sequence[Referent],
    facts: Sequence[Fact],
    told: Sequence[Happening],
    possible: Possible | None = None,
) -> tuple[tuple[Thing, ...], tuple[Statement, ...]]:
    """Return the things of a document and all statements about them, in the order of publication.

    Args:
        document: what was read.
        found: mentions, dates and sentences.
        referents: persons, bodies and places.
        facts: offices, nationality, structure.
        told: what happened.
        possible: what is to be written beside it, marked; without what is marked the rest is the same as without `possible`.

    Returns:
        Things: the article, who made it, then everything by first mention, roles behind their persons; statements in the same order.
    """
    page = _Page(Pen(document, found), referents)
    page.write(facts, told, STANDARD)
    body = page.body(told)
    article = write_article(page.pen, body, page.events, told)
    if possible is not None:
        page.pen.unsure = True
        page.write(possible.beside(facts, frozenset(page.iris)), possible.told, possible.bars)
        every = page.body(possible.told)
        write_mentions(page.pen, [t for t in every if t not in body])
        body = every
    things = (*article, *body, *page.posts)
    return things, _in_order(things, page.pen.statements)


@dataclass(slots=True)
class _Page:
    """What has been written of one document.

    Args:
        pen: where to.
        referents: persons, bodies and places.
        iris: referent → IRI, for those that are nodes.
        events: happening → IRI.
        posts: the roles.
    """

    pen: Pen
    referents: Sequence[Referent]
    iris: dict[int, str] = field(default_factory=dict)
    events: dict[int, str] = field(default_factory=dict)
    posts: list[Thing] = field(default_factory=list)

    def write(self, facts: Sequence[Fact], told: Sequence[Happening], bars: Bars) -> None:
        """Write what is not written yet of referents, facts and happenings; IRIs once minted stay."""
        for n in published(self.referents, facts, told, bars):
            if n not in self.iris:
                self.iris[n] = self.pen.mint.iri(FAMILY[self.referents[n].kind], self.referents[n].name.text)
        for n, happening in enumerate(told):
            if n not in self.events:
                self.events[n] = mint_event(self.pen, self.referents, happening)
        roles = _roles(told)
        for n in sorted(self.iris):
            write_referent(self.pen, self.iris[n], self.referents[n], roles.get(n, {}))
        self.posts += write_facts(self.pen, self.iris, self.referents, facts)
        for n in range(len(told)):
            write_happening(self.pen, self.events, self.iris, self.referents, told, n)

    def body(self, told: Sequence[Happening]) -> list[Thing]:
        """Return persons, bodies, places and happenings by first mention."""
        nodes = {self.iris[n]: (FAMILY[self.referents[n].kind], self.referents[n].members) for n in sorted(self.iris)}
        nodes |= {self.events[n]: (Family.EVENT, h.mentions) for n, h in enumerate(told)}
        evidence, mentions = self.pen.evidence, self.pen.found.mentions
        things = (
            Thing(iri, family, tuple(evidence(mentions[m].span) for m in members)) for iri, (family, members) in nodes.items()
        )
        return sorted(things, key=lambda thing: (thing.mentions[0].span, thing.iri))


def _roles(told: Sequence[Happening]) -> Mapping[int, Mapping[str, float]]:
    """Return by referent the slots it fills, each as surely as anywhere."""
    roles: dict[int, dict[str, float]] = defaultdict(dict)
    for happening in told:
        for slot in happening.slots:
            sure = round(happening.confidence * slot.confidence, 3)
            roles[slot.referent][slot.role] = max(sure, roles[slot.referent].get(slot.role, 0.0))
    return roles


def _in_order(things: Sequence[Thing], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    rank = {thing.iri: n for n, thing in enumerate(things)}
    place = {name: n for n, name in enumerate(PROPERTY_ORDER)}
    return tuple(sorted(statements, key=lambda s: (rank[s.subject], place[s.property])))
