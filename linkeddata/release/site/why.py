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
from linkeddata.values.description import Ref

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
    told = _told_names(facts)
    found = []
    for join in joins[:SHOWN]:
        sides = tuple(_side(links, documents.get(member.document, ""), best) for member in (join.a, join.b))
        a, b = (_selector(entity, member, told.get(documents.get(member.document, ""), "")) for member in (join.a, join.b))
        apart = Judgement(Judge.DIFFERENT, a, b)
        found.append(Why(wording.rule(join.rule), plain(join.values), tuple(s for s in sides if s), _line(apart)))
    return tuple(found)


def corrections(
    entity: Entity, facts: Sequence[Fact] = (), documents: Mapping[str, str] | None = None
) -> tuple[tuple[str, str], ...]:
    """Return what an editor may want to say, and the lines of `corrections.jsonl` for it: one for each document that tells of it.

    Args:
        entity: the entity.
        facts: those about it.
        documents: key of a document → IRI of its entity.
    """
    told, known = _told_names(facts), documents or {}
    members = {member.document: member for member in sorted(entity.members, reverse=True)} | {
        entity.first.document: entity.first
    }
    all_of_it = [_selector(entity, members[key], told.get(known.get(key, ""), "")) for key in sorted(members)]
    if len(all_of_it) > SHOWN:  # one line for every document of the archive
        all_of_it = [Selector(None, all_of_it[0].kind, plain(entity.name) or None)]
    found = [("The name is wrong:", [Judgement(Judge.NAME, a, value="THE RIGHT NAME") for a in all_of_it])]
    if entity.kind in ("event", "document"):
        found.append(("The day is wrong:", [Judgement(Judge.DATE, a, value="2026-11-30") for a in all_of_it]))
    if entity.kind != "document":
        first = _selector(entity, entity.first, told.get(known.get(entity.first.document, ""), ""))
        other = Selector("THE DOCUMENT THERE", first.kind, "THE NAME THERE")
        found.append(("It is the same as on another page:", [Judgement(Judge.SAME, first, other)]))
    found.append(("It should not be here at all:", [Judgement(Judge.DROP, a) for a in all_of_it]))
    return tuple((words, "\n".join(map(_line, judgements))) for words, judgements in found)


def _told_names(facts: Sequence[Fact]) -> Mapping[str, str]:
    """Return what documents call the thing that facts are about: IRI of a document → name."""
    names: dict[str, str] = {}
    for fact in facts:
        if fact.property in ("name", "headline") and not isinstance(fact.value, Ref):
            names.setdefault(fact.document, fact.value.value)
    return names


def _line(judgement: Judgement) -> str:
    return plain(as_line(judgement))


def _rank(fact: Fact) -> tuple[int, float, int, str]:
    naming = _NAMING.index(fact.property) if fact.property in _NAMING else len(_NAMING)
    return naming, -fact.confidence, fact.words.start if fact.words else 0, fact.statement


def _side(links: Links, document: str, best: Mapping[str, Fact]) -> Quoted | None:
    if document in best:
        return quoted(links, best[document])
    return Quoted((), links.linked(document)) if document and links.has(document) else None


def _selector(entity: Entity, member: Member, told: str) -> Selector:
    return Selector(member.document, _FAMILIES.get(entity.kind, entity.kind), plain(told or entity.name) or None)


def shown_iri(iri: str) -> Linked:
    """Return an IRI as a link that shows itself."""
    return Linked(plain(iri), web(iri))
