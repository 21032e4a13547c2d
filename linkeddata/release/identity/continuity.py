"""Which entity of the release before an entity of this one is: entries of the registry → clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity.entries import Entry, Registry, Told, registry_of
from linkeddata.release.identity.resolution import Cluster
from linkeddata.release.identity.tellings import Tellings
from linkeddata.release.values import Member


@dataclass(frozen=True, slots=True)
class Found:
    """Where an entry is found again.

    Args:
        cluster: number of the cluster that bears on with its IRI.
        witness: the member by which it was found.
        parts: numbers of other clusters that hold some of what it was, sorted.
    """

    cluster: int
    witness: Member
    parts: tuple[int, ...] = field(default=())


def found_again(registry: Registry, clusters: Sequence[Cluster], tellings: Tellings) -> dict[str, Found]:
    """Return where the entries of a registry are found again.

    An entry goes with the member that its IRI was minted for. If that document is gone, or tells of it no longer, it goes with the
    earliest of the other members that are recorded.

    Args:
        registry: of the release before.
        clusters: of this release.
        tellings: of all documents of this release.

    Returns:
        IRI → where it is; entries that are nowhere are left out.
    """
    number_of = {member: number for number, cluster in enumerate(clusters) for member in cluster.members}
    sure: dict[str, Member] = {}
    for iri, entry in registry.entries.items():
        if member := tellings.find(entry.first, entry.kind):
            sure[iri] = member
    sure |= _by_likeness(registry, sure, tellings)
    found = dict[str, Found]()
    for iri, entry in registry.entries.items():
        others = [member for told in entry.also if (member := tellings.find(told, entry.kind))]
        members = ([sure[iri]] if iri in sure else []) + others
        if members:
            own = number_of[members[0]]
            found[iri] = Found(own, members[0], tuple(sorted({number_of[m] for m in members} - {own})))
    return found


def _by_likeness(registry: Registry, sure: Mapping[str, Member], tellings: Tellings) -> dict[str, Member]:
    """Return the members of entries whose names a document tells no longer, where there is one that nothing else can be.

    Events of one day are told apart by their kind first: a visit and a speech of somebody whose name was corrected.
    """
    lost: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    taken = set(sure.values())
    for iri, entry in registry.entries.items():
        if iri not in sure and entry.is_live and entry.first.document in tellings.documents:
            lost[entry.first.document, entry.kind].append(entry)
    found = dict[str, Member]()
    for (document, kind), left in lost.items():
        entries = left
        free = [member for member in tellings.of(document, kind) if member not in taken]
        for alike in (tellings.of_the_kind, tellings.alike):
            pairs = _pairs(entries, free, alike)
            found |= pairs
            entries = [entry for entry in entries if entry.iri not in pairs]
            free = [member for member in free if member not in pairs.values()]
    return found


def _pairs(entries: Sequence[Entry], free: Sequence[Member], alike: Callable[[Told, Member], bool]) -> dict[str, Member]:
    """Return the entries and members that are like each other, and like no others."""
    found = dict[str, Member]()
    for entry in entries:
        near = [member for member in free if alike(entry.first, member)]
        if len(near) == 1 and sum(alike(other.first, near[0]) for other in entries) == 1:
            found[entry.iri] = near[0]
    return found


def moved(registry: Registry, documents: Mapping[str, DocumentClaims]) -> Registry:
    """Return a registry in which the keys of documents are those that they have now, if files were renamed or moved unchanged.

    A document has moved if its key is gone, and one new key has a source of the same digest; the item of a file stays the same.

    Args:
        registry: of the release before.
        documents: the document's key → its claims, of this release.
    """
    known = {entry.first.document for entry in registry.entries.values() if entry.kind == "document"}
    old: dict[tuple[str, str], list[str]] = defaultdict(list)
    new: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in registry.entries.values():
        if entry.digest and entry.first.document not in documents:
            old[entry.digest, _item(entry.first.document)].append(entry.first.document)
    for document, claims in documents.items():
        if document not in known:
            new[claims.digest, _item(document)].append(document)
    now = {keys[0]: new[mark][0] for mark, keys in old.items() if len(keys) == 1 and len(new.get(mark, ())) == 1}
    return (
        Registry(registry_of(_moved(entry, now) for entry in registry.entries.values()).entries, registry.source)
        if now
        else registry
    )


def _moved(entry: Entry, now: Mapping[str, str]) -> Entry:
    first, also = (
        [replace(t, document=now.get(t.document, t.document)) for t in told] for told in ((entry.first,), entry.also)
    )
    return replace(entry, first=first[0], also=tuple(also))


def _item(document: str) -> str:
    return document.partition("#")[2]
