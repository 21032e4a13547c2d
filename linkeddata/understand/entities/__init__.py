"""Resolves mentions to entities: persons, organizations and places, with their name and class."""

from __future__ import annotations

from dataclasses import replace

from linkeddata.schema import countries
from linkeddata.text.fold import as_place_name, is_shouted
from linkeddata.understand.entities import organizations, persons, places, schema_class
from linkeddata.understand.entities.clusters import Cluster, entity
from linkeddata.understand.entities.entity_kind import settled
from linkeddata.understand.entities.mention_names import MentionName
from linkeddata.understand.entities.namesakes import is_namesake
from linkeddata.understand.entities.places import Place
from linkeddata.understand.entities.surroundings import Context
from linkeddata.values.document import Document
from linkeddata.values.entities import Entity, Name
from linkeddata.values.mentions import MentionKind, Mentions

__all__ = ["resolve"]

#: Adjectives that belong to no country: if the tagger marked one as a place, it is dropped.
_CONTINENTAL = frozenset(("european", "african", "asian", "arab", "arabic", "nordic", "western", "eastern"))


def resolve(document: Document, mentions: Mentions) -> tuple[Entity, ...]:
    """Join the mentions of each person, organization and place of a document.

    Args:
        document: the text and its blocks.
        mentions: what the tagger found; titles, event names and triggers are ignored.

    Returns:
        Entities in the order of their first mention; a mention is a member of at most one. Generic mentions ("the
        Ministry", "Mr Minister"), the name that a school or prize bears, and a surname that two entities have, belong to none
        unless the text leaves one choice. Each name is the text of a mention or part of it, in NFC with white space folded. A
        country that is named only by its adjective (rule `demonym`) has its usual English name instead, a state or province
        that is only abbreviated behind a town (rule `abbreviation`) its name in full, with the abbreviation as alternate, and a place
        that is only written in capitals (rule `capitals`) its name as prose writes it.
    """
    mention_names = [
        f for f in settled(document.text, mentions) if not _is_common(document.text, f) and not is_namesake(document.text, f)
    ]
    context = Context.of(document, mentions)
    of_kind = {kind: [f for f in mention_names if f.kind is kind] for kind in MentionKind}
    found_places = places.join(of_kind[MentionKind.PLACE], document.text)
    place_words = frozenset(f.words for p in found_places for f in p.cluster.full)
    bodies = organizations.join(of_kind[MentionKind.ORGANIZATION], context, place_words)
    people = persons.join(of_kind[MentionKind.PERSON], context)
    entities = [
        *(entity(c, ("Person",)) for c in people),
        *(entity(c, schema_class.organization(_names(c))) for c in bodies),
        *(_place(p) for p in found_places),
    ]
    return tuple(sorted(entities, key=lambda r: r.members[0]))


def _is_common(text: str, mention_name: MentionName) -> bool:
    """Return whether an organization or place is only described ("parish church").

    Part of a named one ("the Agency's fugitive squad") is not common.
    """
    if mention_name.kind is MentionKind.PLACE and mention_name.key in _CONTINENTAL:
        return True
    if (
        mention_name.kind is MentionKind.PERSON
        or not mention_name.text.islower()
        or any(c.isdigit() for c in mention_name.text)
    ):
        return False
    return text[max(0, mention_name.span.start - 3) : mention_name.span.start].strip() not in {"'s", "’s", "s'", "s’"}


def _names(cluster: Cluster) -> list[tuple[str, ...]]:
    """Return the words of a cluster's names, the published one first."""
    main = cluster.main
    return [main.words, *sorted({f.words for f in cluster.full if f.key != main.key})]


def _in_prose(place: Entity) -> Entity:
    """Return a place with its name as prose writes it, if only a dateline or headline in capitals names it."""
    name = place.name.text
    if not is_shouted(name) or sum(c.isalpha() for c in name) < 4:
        return place
    return replace(place, name=replace(place.name, text=as_place_name(name)), rule="capitals")


def _place(place: Place) -> Entity:
    cluster = place.cluster
    mention_names = sorted(cluster.full, key=lambda f: f.span.start)
    if place.subdivision:
        name, cls, rule = place.subdivision.name, place.subdivision.type, "abbreviation"
        written = {f.text: Name(f.text, f.member) for f in reversed(mention_names)}
    elif place.adjective:
        nation = countries.country(place.code)
        name, cls, rule = nation.name, nation.type, "demonym"
        written = {}
    else:
        return _in_prose(entity(cluster, schema_class.place(_names(cluster), place.code)))
    return Entity(
        kind=MentionKind.PLACE,
        members=tuple(f.member for f in mention_names),
        name=Name(name, mention_names[0].member),
        alternates=tuple(sorted(written.values(), key=lambda n: n.member)),
        types=(cls,),
        rule=rule,
        confidence=max(f.confidence for f in mention_names),
    )
