"""From mentions to referents: which mentions are one person, organisation or place, what it is called, what class it is."""

from __future__ import annotations

from linkeddata.schema import countries
from linkeddata.understand.entities import organizations, persons, places, schema_class
from linkeddata.understand.entities.clusters import Cluster, referent
from linkeddata.understand.entities.entity_kind import settled
from linkeddata.understand.entities.mention_names import Form
from linkeddata.understand.entities.places import Place
from linkeddata.understand.entities.surroundings import Context
from linkeddata.values.document import Document
from linkeddata.values.mentions import MentionKind, Mentions, Name, Referent

__all__ = ["link"]

#: Adjectives of no country: where the reader took one for a place, it names none.
_CONTINENTAL = frozenset(("european", "african", "asian", "arab", "arabic", "nordic", "western", "eastern"))


def link(document: Document, mentions: Mentions) -> tuple[Referent, ...]:
    """Join the mentions of each person, organisation and place of a document.

    Args:
        document: the text and its blocks.
        mentions: what the reader found; titles, event names and triggers are passed over.

    Returns:
        Referents in the order of their first mention; a mention is a member of one at most. Mentions that name nothing by
        themselves ("the Ministry", "Mr Minister"), or a bare name that two referents bear, are members of none unless the text
        leaves one choice. Each name is a piece of its mention's text in NFC with white space folded, except that of a country
        which only adjectives name (rule `demonym`): that is the country's usual English name.
    """
    forms = [f for f in settled(document.text, mentions) if not _is_common(document.text, f)]
    context = Context.of(document, mentions)
    of_kind = {kind: [f for f in forms if f.kind is kind] for kind in MentionKind}
    found_places = places.join(of_kind[MentionKind.PLACE])
    place_words = frozenset(f.words for p in found_places for f in p.cluster.full)
    bodies = organizations.join(of_kind[MentionKind.ORGANIZATION], context, place_words)
    people = persons.join(of_kind[MentionKind.PERSON], context)
    referents = [
        *(referent(c, ("Person",)) for c in people),
        *(referent(c, schema_class.organization(_names(c))) for c in bodies),
        *(_place(p) for p in found_places),
    ]
    return tuple(sorted(referents, key=lambda r: r.members[0]))


def _is_common(text: str, form: Form) -> bool:
    """Tell whether a body or place is only described ("parish church"), not as part of a named one ("the Agency's fugitive squad")."""
    if form.kind is MentionKind.PLACE and form.key in _CONTINENTAL:
        return True
    if form.kind is MentionKind.PERSON or not form.text.islower() or any(c.isdigit() for c in form.text):
        return False
    return text[max(0, form.span.start - 3) : form.span.start].strip() not in {"'s", "’s", "s'", "s’"}


def _names(cluster: Cluster) -> list[tuple[str, ...]]:
    """Return the words of a cluster's names, the published one first."""
    main = cluster.main
    return [main.words, *sorted({f.words for f in cluster.full if f.key != main.key})]


def _place(place: Place) -> Referent:
    cluster = place.cluster
    if not place.adjective:
        return referent(cluster, schema_class.place(_names(cluster), place.code))
    nation = countries.country(place.code)
    forms = sorted(cluster.full, key=lambda f: f.span.start)
    return Referent(
        kind=MentionKind.PLACE,
        members=tuple(f.member for f in forms),
        name=Name(nation.name, forms[0].member),
        alternates=(),
        types=(nation.type,),
        rule="demonym",
        confidence=max(f.confidence for f in forms),
    )
