"""Names that an editor has dropped are taken from the record: the IRI that has such a name in it leaves only its digest."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from linkeddata.release.identity.entries import Entry, Registry, State, hidden, marked, registry_of
from linkeddata.release.identity.slugs import short_slug
from linkeddata.release.identity.tellings import Tellings, names_one_of
from linkeddata.text.fold import words
from linkeddata.values.corrections import Corrections, Judge


def dropped_names(corrections: Corrections) -> tuple[str, ...]:
    """Return the names of persons whom an editor has dropped, sorted: `forgotten` of `assigned`.

    Args:
        corrections: the office's judgements. A judgement that does not say its kind counts; its words may be those of a person.
    """
    drops = (j.a for j in corrections.in_force() if j.judge is Judge.DROP and j.property is None)
    return tuple(sorted({a.name for a in drops if a.name and a.kind in (None, "person")}))


def without(registry: Registry, names: Collection[str], tellings: Tellings) -> Registry:
    """Return a registry without some names: an IRI that has one in it is gone, and only its digest is kept.

    So nobody can bear it again, a server can answer 410, and no file says whom it was about. A name that a document of the release
    still tells is no secret, and stays.

    Args:
        registry: of the release before.
        names: of persons who were dropped.
        tellings: of all documents of this release.
    """
    secret = untold(names, tellings)
    if not secret:
        return registry
    gone = {iri for iri, entry in registry.entries.items() if _has(entry, secret)}
    return replace(registry, entries=registry_of(_cleared(registry, gone, secret)).entries)


def untold(names: Collection[str], tellings: Tellings) -> list[str]:
    """Return the names that no document of the release tells."""
    secret = [name for name in names if words(name)]
    if secret:
        said = {name for d, c in tellings.documents.items() for claim in c.claims for name in claim.names}
        secret = [name for name in secret if not any(names_one_of(other, [name]) for other in said)]
    return secret


def in_slug(slug: str, names: Collection[str]) -> bool:
    """Return whether one of some names stands in a slug, as the slug that an IRI makes of it.

    >>> in_slug("arrest-of-ann-berg-vrnhfh", ["Ann Berg"]), in_slug("ann-bergson", ["Ann Berg"])
    (True, False)
    """
    return any(f"-{short_slug(name)}-" in f"-{slug}-" for name in names)


def _cleared(registry: Registry, gone: Collection[str], secret: list[str]) -> Iterator[Entry]:
    for iri, entry in registry.entries.items():
        also = tuple(told for told in entry.also if not names_one_of(told.name, secret))
        into = tuple(other for other in entry.into if other not in gone)
        if iri in gone:
            yield Entry(hidden(iri), entry.kind, marked(entry), entry.since, State.GONE)
        elif into == entry.into:
            yield replace(entry, also=also)
        else:
            state = {State.SPLIT: State.SPLIT if into else State.LIVE, State.MERGED: State.GONE}[entry.state]
            yield replace(entry, state=state, into=into, also=also)


def _has(entry: Entry, secret: list[str]) -> bool:
    if entry.is_hidden:
        return False
    return names_one_of(entry.first.name, secret) or in_slug(entry.iri.rpartition("/")[2], secret)
