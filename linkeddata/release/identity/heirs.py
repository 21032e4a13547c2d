"""Which IRIs stay: published ones and given ones → the clusters that bear them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from linkeddata.errors import ContradictionError
from linkeddata.release.identity.continuity import Found
from linkeddata.release.identity.entries import Entry, Registry, State
from linkeddata.release.identity.given import Given
from linkeddata.release.identity.resolution import Cluster
from linkeddata.release.identity.tellings import Tellings


def heirs_of(
    registry: Registry, clusters: Sequence[Cluster], found: Mapping[str, Found], given: Given, tellings: Tellings
) -> dict[int, str]:
    """Return the IRIs that clusters bear without a new one being minted: cluster → IRI.

    A given IRI comes first. Of several that were published, one that is live, and of these the one of the earliest document.

    Args:
        registry: of the release before.
        clusters: of this release.
        found: where the entries of the registry are found again.
        given: the IRIs that judgements, lists and pages give.
        tellings: of all documents.

    Raises:
        ContradictionError: an editor gives an IRI that is another's.
    """
    candidates: dict[int, list[str]] = defaultdict(list)
    judged = set(given.judged.values())
    for iri, place in found.items():
        if not registry.entries[iri].is_hidden and iri not in judged:
            candidates[place.cluster].append(iri)
    free: dict[str, int] = {}
    for number in sorted(given.told, key=lambda n: min(map(tellings.age, clusters[n].members))):
        for iri in given.told[number]:
            if iri not in judged and _may_bear(registry, found, iri, number):
                free.setdefault(iri, number)
    heirs = dict[int, str]()
    for number in range(len(clusters)):
        ranked = sorted(
            candidates[number], key=lambda iri: (*_rank(registry.entries[iri]), tellings.age(found[iri].witness), iri)
        )
        told = [iri for iri in given.told.get(number, ()) if free.get(iri) == number]
        own = [iri for iri in ranked if iri in told] or told or ranked
        if number in given.judged:
            heirs[number] = _judged(registry, clusters, found, given.judged[number], number, tellings)
        elif own:
            heirs[number] = own[0]
    return heirs


def _rank(entry: Entry) -> tuple[bool, bool]:
    return (not entry.is_live, entry.state is State.GONE)


def _may_bear(registry: Registry, found: Mapping[str, Found], iri: str, number: int) -> bool:
    """Return whether a cluster may bear an IRI that a page or a list gives it: it is new, was its own, or is nobody's any more."""
    if iri in found:
        return found[iri].cluster == number
    entry = registry.entries.get(iri)
    return entry.state is State.GONE if entry else not registry.has(iri)


def _judged(
    registry: Registry, clusters: Sequence[Cluster], found: Mapping[str, Found], iri: str, number: int, tellings: Tellings
) -> str:
    """Return the IRI that an editor gives to a cluster; an error if it is that of another."""
    entry, place = registry.entries.get(iri), found.get(iri)
    if entry and place and entry.is_live and place.cluster != number:
        named = tellings.told(place.witness).name or clusters[place.cluster].kind
        raise ContradictionError(
            f"the IRI {iri} of a judgement is that of “{named}”", "choose another, or judge that the two are the same"
        )
    return iri
