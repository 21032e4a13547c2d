"""Statements of a document: every fact with its IRIs, its basis and the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from linkeddata.description import Family, Statement, Thing
from linkeddata.document import Document
from linkeddata.mentions import Fact, Happening, Mentions, Referent
from linkeddata.statements.article import write_article
from linkeddata.statements.happenings import mint_events, write_happening
from linkeddata.statements.pen import Pen
from linkeddata.statements.things import FAMILY, published, write_facts, write_referent
from linkeddata.vocabulary import PROPERTY_ORDER

__all__ = ["write"]


def write(
    document: Document, found: Mentions, referents: Sequence[Referent], facts: Sequence[Fact], told: Sequence[Happening]
) -> tuple[tuple[Thing, ...], tuple[Statement, ...]]:
    """Return the things of a document and all statements about them, in the order of publication.

    Args:
        document: what was read.
        found: mentions, dates and sentences.
        referents: persons, bodies and places.
        facts: offices, nationality, structure.
        told: what happened.

    Returns:
        Things: the article, who made it, then everything by first mention, roles behind their persons; statements in the same order.
    """
    pen = Pen(document, found)
    roles: dict[int, set[str]] = defaultdict(set)
    for happening in told:
        for slot in happening.slots:
            roles[slot.referent].add(slot.role)
    chosen = published(referents, facts, told)
    iris = {n: pen.mint.iri(FAMILY[referents[n].kind], referents[n].name.text) for n in chosen}
    events = mint_events(pen, referents, told)
    for n in chosen:
        write_referent(pen, iris[n], referents[n], roles[n])
    posts = write_facts(pen, iris, referents, facts)
    for n in range(len(told)):
        write_happening(pen, events, iris, referents, told, n)
    mentions = {iris[n]: (FAMILY[referents[n].kind], referents[n].members) for n in chosen}
    mentions |= {events[n]: (Family.EVENT, h.mentions) for n, h in enumerate(told)}
    body = sorted(
        (
            Thing(iri, family, tuple(pen.evidence(found.mentions[m].span) for m in members))
            for iri, (family, members) in mentions.items()
        ),
        key=lambda thing: (thing.mentions[0].span, thing.iri),
    )
    things = (*write_article(pen, body, events, told), *body, *posts)
    return things, _in_order(things, pen.statements)


def _in_order(things: Sequence[Thing], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    rank = {thing.iri: n for n, thing in enumerate(things)}
    place = {name: n for n, name in enumerate(PROPERTY_ORDER)}
    return tuple(sorted(statements, key=lambda s: (rank[s.subject], place[s.property])))
