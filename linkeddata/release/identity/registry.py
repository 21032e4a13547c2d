"""From clusters to entities: the IRIs that were published stay, and new ones are minted.

    ids.jsonl of the release before ─moved, without─→ registry ─found_again─→ its entries' clusters ─┬→ Identities
                                                     Resolution ─clusters──────────────────────────┘ └→ registry of this release

What comes out depends on the claims, the resolution and the file alone: a build from nothing with the file gives the same bytes as
one build after another.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.identity import ids_file
from linkeddata.release.identity.continuity import Found, found_again, moved
from linkeddata.release.identity.entries import KEPT, KINDS, Entry, Registry, State, Told, marked, registry_of
from linkeddata.release.identity.forgotten import in_slug, untold, without
from linkeddata.release.identity.given import Given, given_iris
from linkeddata.release.identity.heirs import heirs_of
from linkeddata.release.identity.resolution import Cluster, Resolution
from linkeddata.release.identity.roles import role_iris
from linkeddata.release.identity.shown_names import in_order
from linkeddata.release.identity.slugs import Wish, minted, short_slug
from linkeddata.release.identity.tellings import Tellings
from linkeddata.release.values import Entity, Frame, Identities, Join, Member
from linkeddata.values.codes import finding
from linkeddata.values.corrections import Corrections, Selector
from linkeddata.values.findings import Finding


def opened(frame: Frame) -> Registry:
    """Return the registry of the release before; an empty one if there is none, or if its file is lost (see `lost`).

    Raises:
        UsageError, RefusedError: the file is broken, or its IRIs begin otherwise than this release's.
    """
    path = frame.previous / ids_file.NAME if frame.previous else None
    return ids_file.read(path, frame.base) if path and path.is_file() else Registry()


def lost(frame: Frame) -> tuple[Finding, ...]:
    """Return a finding if there is a release before, and its registry is missing or changed: then IRIs would be minted again."""
    if frame.previous is None:
        return ()
    path, sums = frame.previous / ids_file.NAME, frame.previous / "SHA256SUMS"
    if not path.is_file():
        return (finding("ids-lost", ids_file.NAME),)
    lines = sums.read_text("utf-8", "replace").splitlines() if sums.is_file() else []
    published = next((line.split()[0] for line in lines if line.endswith(f" {ids_file.NAME}")), None)
    with path.open("rb") as file:
        now = hashlib.file_digest(file, "sha256").hexdigest()
    return () if published in (None, now) else (finding("ids-changed", ids_file.NAME),)


def known(corrections: Corrections, documents: Mapping[str, DocumentClaims], registry: Registry) -> dict[str, Selector]:
    """Return what the IRIs that judgements name mean in this release: `known` of `resolve`.

    Args:
        corrections: of the office.
        documents: the document's key → its claims.
        registry: of the release before.

    Returns:
        IRI of an entity, now or formerly → a thing of a document. IRIs that mean none any more are left out.
    """
    sides = (side for j in corrections.in_force() for side in (j.a, j.b) if side and side.iri)
    named = {side.iri for side in sides if side.iri in registry.entries}
    if not named:
        return {}
    tellings, registry = Tellings(documents), moved(registry, documents)
    found = dict[str, Selector]()
    for iri in sorted(filter(None, named)):
        entry = registry.entries[iri]
        member = next((m for told in (entry.first, *entry.also) if (m := tellings.find(told, entry.kind))), None)
        if member:
            kind = "article" if entry.kind == "document" else entry.kind
            found[iri] = Selector(member.document, kind, iri=member.claim)
    return found


def assigned(
    resolution: Resolution,
    documents: Mapping[str, DocumentClaims],
    registry: Registry,
    frame: Frame,
    forgotten: Collection[str] = (),
    tellings: Tellings | None = None,
) -> tuple[Identities, Registry]:
    """Return the entities of a release, and the registry of all IRIs as it is after it.

    Args:
        resolution: which members are one.
        documents: the document's key → its claims.
        registry: of the release before.
        frame: of this release.
        forgotten: names of persons whom an editor has dropped (`dropped_names`).
        tellings: of these documents, if they were made already.

    Returns:
        The entities, and what is written to `identity/ids.jsonl`.

    Raises:
        ContradictionError: an editor gives one IRI to two entities.
    """
    tellings = tellings or Tellings(documents)
    registry = without(moved(registry, documents), forgotten, tellings)
    clusters = [cluster for cluster in resolution.clusters if cluster.kind in KINDS]
    found = found_again(registry, clusters, tellings)
    given = given_iris(resolution, clusters, tellings, frame.base)
    heirs = heirs_of(registry, clusters, found, given, tellings)
    wishes = _wishes(clusters, heirs, resolution, tellings, untold(forgotten, tellings))
    iris = _iris(registry, clusters, heirs, wishes, frame.base)
    after = _after(registry, clusters, found, iris, tellings, frame)
    return _identities(resolution, clusters, iris, given, after, tellings), after


def _iris(
    registry: Registry,
    clusters: Sequence[Cluster],
    heirs: Mapping[int, str],
    wishes: Mapping[int, Wish],
    base: str,
) -> list[str]:
    """Return the IRI of each cluster."""
    borne = set(heirs.values())
    namesakes = {(e.kind, short_slug(e.first.name)) for e in registry.entries.values() if e.first.name}
    new = minted(list(wishes.values()), base, lambda iri: iri in borne or registry.has(iri), namesakes)
    return [heirs[number] if number in heirs else new[wishes[number]] for number in range(len(clusters))]


def _wishes(
    clusters: Sequence[Cluster], heirs: Mapping[int, str], resolution: Resolution, tellings: Tellings, secret: Sequence[str]
) -> dict[int, Wish]:
    """Return what the IRIs of new entities are minted of; a name that was dropped is in none, whatever else bears it."""
    new = {n: _wish(cluster, resolution.names, tellings) for n, cluster in enumerate(clusters) if n not in heirs}
    return {
        n: replace(wish, name="") if wish.name and in_slug(short_slug(wish.name), secret) else wish for n, wish in new.items()
    }


def _wish(cluster: Cluster, judged: Mapping[Member, str], tellings: Tellings) -> Wish:
    """Return what the IRI of a new entity is minted of: its shown name, unless a private person is named in it."""
    first = min(cluster.members, key=tellings.age)
    name = "".join(_names(cluster, judged, tellings)[:1])
    secret = any(tellings.told(member).mark for member in cluster.members)
    if cluster.kind == "document" and (secret or not name):
        stem = PurePosixPath(first.document.partition("#")[0]).stem
        name = "" if secret and tellings.is_secret(first.document, stem) else stem
    elif secret:
        claim = tellings.claim(first)
        name = " ".join(filter(None, (_local(claim), claim.start))) if cluster.kind == "event" else ""
    return Wish(cluster.kind, name, tellings.told(first), len({member.document for member in cluster.members}))


def _local(claim: Claim) -> str:
    return PurePosixPath(claim.types[-1]).name.rpartition("#")[2] if claim.types else claim.kind


def _names(cluster: Cluster, judged: Mapping[Member, str], tellings: Tellings) -> tuple[str, ...]:
    """Return the names of a cluster, the shown one first: one that a judgement gives, else by `in_order`."""
    told = in_order((member.document, tellings.claim(member).names) for member in cluster.members)
    by_editor = [judged[member] for member in sorted(cluster.members) if member in judged]
    return tuple(dict.fromkeys((*by_editor, *told)))


def _after(
    registry: Registry,
    clusters: Sequence[Cluster],
    found: Mapping[str, Found],
    iris: Sequence[str],
    tellings: Tellings,
    frame: Frame,
) -> Registry:
    """Return the registry after this release."""
    live = {iri: number for number, iri in enumerate(iris)}
    made = dict[str, Entry]()
    for iri, entry in registry.entries.items():
        place = found.get(iri)
        if iri in live:
            continue
        if entry.is_hidden:
            made[iri] = entry
        elif place:
            made[iri] = replace(entry, state=State.MERGED, into=(iris[place.cluster],), also=())
        elif entry.state is not State.MERGED:
            made[iri] = _gone(entry)
        else:
            made[iri] = entry
    for iri, number in live.items():
        before, place = registry.entries.get(iri), found.get(iri)
        parts = {iris[part] for part in place.parts} if place and place.cluster == number else set[str]()
        parts |= set(before.into) if before and before.state is State.SPLIT else set()
        first = before.first if before and place and place.cluster == number else _first(clusters[number], tellings)
        since = before.since if before else frame.version
        made[iri] = _live(
            iri, clusters[number], first, since, sorted(other for other in parts if other in live and other != iri), tellings
        )
    ended = registry_of(made.values())
    lapsed = {iri for iri, entry in made.items() if entry.state is State.MERGED and ended.end(iri) is None}
    return registry_of(_gone(entry) if iri in lapsed else entry for iri, entry in made.items())


def _gone(entry: Entry) -> Entry:
    """Return an entry that nothing stands for. The name of a person is not recorded any longer; its digits find it again."""
    first = marked(entry) if entry.kind == "person" else entry.first
    return replace(entry, first=first, state=State.GONE, into=(), also=())


def _live(iri: str, cluster: Cluster, first: Told, since: str, parts: Sequence[str], tellings: Tellings) -> Entry:
    document = tellings.documents.get(first.document)
    digest = document.digest if document and cluster.kind == "document" else ""
    state = State.SPLIT if parts else State.LIVE
    return Entry(iri, cluster.kind, first, since, state, tuple(parts), _also(cluster, first, tellings), digest)


def _first(cluster: Cluster, tellings: Tellings) -> Told:
    return tellings.told(min(cluster.members, key=tellings.age))


def _also(cluster: Cluster, first: Told, tellings: Tellings) -> tuple[Told, ...]:
    told = (tellings.told(member) for member in sorted(cluster.members, key=tellings.age))
    return tuple(dict.fromkeys(t for t in told if t != first))[:KEPT]


def _identities(
    resolution: Resolution,
    clusters: Sequence[Cluster],
    iris: Sequence[str],
    given: Given,
    after: Registry,
    tellings: Tellings,
) -> Identities:
    merged = {iri: end for iri, entry in after.entries.items() if entry.state is State.MERGED and (end := after.end(iri))}
    former: dict[str, list[str]] = defaultdict(list)
    for iri, end in sorted(merged.items()):
        former[end].append(iri)
    entities = dict[str, Entity]()
    entity_of = dict[Member, str]()
    for number, cluster in sorted(enumerate(clusters), key=lambda pair: iris[pair[0]]):
        iri = iris[number]
        names = _names(cluster, resolution.names, tellings)
        claims = [tellings.claim(member) for member in cluster.members]
        entities[iri] = Entity(
            iri,
            cluster.kind,
            names[0] if names else iri,
            names,
            tuple(sorted({t for claim in claims for t in claim.types if ":" not in t})),
            tuple(sorted(cluster.members)),
            _bearer(after.entries[iri], cluster, tellings),
            after.entries[iri].since,
            tuple(former[iri]),
            tuple(
                sorted({*given.others.get(number, ()), *(s for claim in claims for s in claim.same_as)} - {iri, *former[iri]})
            ),
        )
        entity_of |= dict.fromkeys(cluster.members, iri)
    entity_of |= role_iris(entity_of, tellings)
    splits = {iri: entry.into for iri, entry in after.entries.items() if entry.state is State.SPLIT}
    return Identities(
        entities,
        dict(sorted(entity_of.items())),
        _joins(resolution.clusters),
        merged,
        tuple(iri for iri, entry in after.entries.items() if entry.state is State.GONE and not entry.is_hidden),
        splits,
    )


def _bearer(entry: Entry, cluster: Cluster, tellings: Tellings) -> Member:
    """Return the member that an IRI was minted for, or the earliest if it is gone."""
    member = tellings.find(entry.first, entry.kind)
    return member if member in cluster.members else min(cluster.members, key=tellings.age)


def _joins(clusters: Iterable[Cluster]) -> tuple[Join, ...]:
    joins = {join for cluster in clusters for join in cluster.joins}
    return tuple(sorted(joins, key=lambda join: (join.a, join.b, join.rule, join.values)))
