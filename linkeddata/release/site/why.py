"""Why an entity of several documents is one, and the lines that an editor writes to say otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkeddata.edit.corrections.file import as_line
from linkeddata.release.site import wording
from linkeddata.release.site.facts import quoted
from linkeddata.release.site.links import Links, web
from linkeddata.release.site.quotes import plain
from linkeddata.release.site.values import Linked, Quoted, Why
from linkeddata.release.values import Entity, Fact, Join, Member
from linkeddata.values.corrections import Judge, Judgement, Selector

#: Joins that a page shows; the rest are in `identity/joins.jsonl`.
SHOWN = 20
_FAMILIES = {"document": "article"}
_NAMING = ("name", "alternateName", "jobTitle", "headline")


def whys(
    links: Links, entity: Entity, joins: Sequence[Join], facts: Sequence[Fact], documents: Mapping[str, str]
) -> tuple[Why, ...]:
    """Return why the members of an entity are one, with the words of both sides.

    Args:
        links: names and addresses.
        entity: the entity.
        joins: the edges of its cluster.
        facts: those about it.
        documents: key of a document → IRI of its entity.
    """
    best: dict[str, Fact] = {}
    for fact in facts:
        known = best.get(fact.document)
        if fact.words and (known is None or _rank(fact) < _rank(known)):
            best[fact.document] = fact
    found = []
    for join in joins[:SHOWN]:
        sides = tuple(_side(links, documents.get(member.document, ""), best) for member in (join.a, join.b))
        apart = Judgement(Judge.DIFFERENT, _selector(entity, join.a), _selector(entity, join.b))
        found.append(Why(wording.rule(join.rule), plain(join.values), tuple(s for s in sides if s), _line(apart)))
    return tuple(found)


def corrections(entity: Entity) -> tuple[tuple[str, str], ...]:
    """Return what an editor may want to say, and the line of `corrections.jsonl` for it."""
    a = _selector(entity, entity.first)
    found = [
        ("The name is wrong:", Judgement(Judge.NAME, a, value="THE RIGHT NAME")),
        ("It should not be here at all:", Judgement(Judge.DROP, a)),
    ]
    if entity.kind in ("event", "document"):
        found.insert(1, ("The day is wrong:", Judgement(Judge.DATE, a, value="2026-11-30")))
    return tuple((words, _line(judgement)) for words, judgement in found)


def _line(judgement: Judgement) -> str:
    return plain(as_line(judgement))


def _rank(fact: Fact) -> tuple[int, float, int, str]:
    naming = _NAMING.index(fact.property) if fact.property in _NAMING else len(_NAMING)
    return naming, -fact.confidence, fact.words.start if fact.words else 0, fact.statement


def _side(links: Links, document: str, best: Mapping[str, Fact]) -> Quoted | None:
    if document in best:
        return quoted(links, best[document])
    return Quoted((), links.linked(document)) if document and links.has(document) else None


def _selector(entity: Entity, member: Member) -> Selector:
    return Selector(member.document, _FAMILIES.get(entity.kind, entity.kind), plain(entity.name) or None)


def shown_iri(iri: str) -> Linked:
    """Return an IRI as a link that shows itself."""
    return Linked(plain(iri), web(iri))
