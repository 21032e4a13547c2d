"""Release after release: documents come, change and go, editors join and part, and the promises about IRIs hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from claimed import BASE, archive, document, event, frame, person, resolved
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity import ids_file
from linkeddata.release.identity.entries import Registry, State
from linkeddata.release.identity.registry import assigned
from linkeddata.release.values import Identities, Member

NAMES = ("Ann Berg", "Ann Berg", "Bo Ek", "Cy", "Cy Dahl", "徐甘露")


@dataclass(frozen=True)
class Step:
    """What one release has: document → (its names, its text), and pairs of documents whose things of one name an editor joins."""

    documents: Mapping[str, tuple[tuple[str, ...], int]]
    joined: frozenset[str]


_DOCUMENTS = st.dictionaries(
    st.sampled_from(("a.txt", "b.txt", "c/d.txt", "e.mbox#1")),
    st.tuples(st.lists(st.sampled_from(NAMES), max_size=3).map(tuple), st.integers(0, 2)),
    max_size=4,
)
_STEPS = st.lists(st.builds(Step, _DOCUMENTS, st.frozensets(st.sampled_from(NAMES))), min_size=1, max_size=5)


def claims(step: Step) -> dict[str, DocumentClaims]:
    """Return what the documents of a release claim."""

    def one(key: str, names: tuple[str, ...], text: int) -> DocumentClaims:
        things = (*map(person, names), event("Meeting", f"2020-01-0{text + 1}"))
        return document(key, *things, text=str(text), headline="News", day=f"2020-01-0{ord(key[0]) % 4 + 1}")

    return archive(*(one(key, names, text) for key, (names, text) in step.documents.items()))


def released(step: Step, before: bytes, number: int, random: Random) -> tuple[Identities, bytes]:
    """Return what a release makes of a step, with its documents in any order."""
    documents = claims(step)
    groups = []
    for name in step.joined:
        members = [next((Member(key, c.iri) for c in d.claims if c.names == (name,)), None) for key, d in documents.items()]
        if len(group := [m for m in members if m]) > 1:
            groups.append(group)
    keys = list(documents)
    random.shuffle(keys)
    shuffled = {key: documents[key] for key in keys}
    registry = ids_file.parse(before.splitlines(keepends=True), "ids.jsonl", BASE)
    identities, after = assigned(resolved(documents, *groups), shuffled, registry, frame(f"2026-12-{number:02d}"))
    return identities, b"".join(ids_file.lines(after))


@given(_STEPS, st.randoms(use_true_random=False))
def test_promises_hold_release_after_release(steps: list[Step], random: Random) -> None:
    lines = b""
    published = dict[str, str]()  # IRI → its kind
    since = dict[str, str]()
    for number, step in enumerate(steps, 1):
        identities, after = released(step, lines, number, random)
        again, same = released(step, lines, number, random)
        assert (identities, after) == (again, same)  # R5, R8: the claims and the file alone decide
        registry = ids_file.parse(after.splitlines(keepends=True), "ids.jsonl", BASE)
        check_whole(identities, registry, step)
        assert published.keys() <= registry.entries.keys()  # what was published once is known for ever
        for iri, kind in published.items():
            assert registry.entries[iri].kind == kind and registry.entries[iri].since == since[iri]
        published |= {iri: e.kind for iri, e in registry.entries.items()}
        since |= {iri: e.since for iri, e in registry.entries.items()}
        lines = after


def check_whole(identities: Identities, registry: Registry, step: Step) -> None:
    """Check that every member has an entity, and every IRI is live, leads on, or is gone."""
    documents = claims(step)
    members = {Member(key, claim.iri) for key, d in documents.items() for claim in d.claims}
    assert set(identities.entity_of) == members
    assert {m for e in identities.entities.values() for m in e.members} == members
    live = {iri for iri, e in registry.entries.items() if e.is_live}
    assert live == identities.entities.keys()
    assert set(identities.merged) | set(identities.gone) | live == registry.entries.keys()
    assert not live & (set(identities.merged) | set(identities.gone)) and not set(identities.merged) & set(identities.gone)
    assert set(identities.merged.values()) <= live
    assert set(identities.split) == {iri for iri, e in registry.entries.items() if e.state is State.SPLIT} <= live
    for entity in identities.entities.values():
        assert entity.first in entity.members and list(entity.members) == sorted(entity.members)


@given(_STEPS, st.randoms(use_true_random=False))
def test_a_release_that_changes_nothing_changes_no_iri(steps: list[Step], random: Random) -> None:
    lines = b""
    for number, step in enumerate(steps, 1):
        identities, lines = released(step, lines, number, random)
    again, same = released(steps[-1], lines, len(steps) + 1, random)
    assert (again.entity_of, again.merged, again.gone) == (identities.entity_of, identities.merged, identities.gone)
    third, last = released(steps[-1], same, len(steps) + 2, random)
    assert last == same and third.entity_of == again.entity_of


SECRET = "Juan Vidal"
_HOW = st.sampled_from(("private", "told", "dropped", "absent"))
_PRIVATE = st.lists(
    st.dictionaries(st.sampled_from(("a.txt", "b.txt", "juan-vidal.txt")), _HOW, max_size=3), min_size=1, max_size=4
)


@given(_PRIVATE, st.booleans())
def test_a_name_is_recorded_only_while_it_is_told_in_public(steps: list[Mapping[str, str]], dropped_at_last: bool) -> None:
    """A name that is private in every release, or dropped at last, is in no IRI and in no record."""
    if dropped_at_last:
        steps = [*steps, dict.fromkeys(steps[-1], "dropped")]
    lines = b""
    for number, step in enumerate(steps, 1):
        documents = archive(*(_about_secret(key, how) for key, how in step.items()))
        told = any(how in ("told", "private") for how in step.values())  # private persons too are in the release here
        forgotten = (SECRET,) if "dropped" in step.values() and not told else ()
        registry = ids_file.parse(lines.splitlines(keepends=True), "ids.jsonl", BASE)
        identities, after = assigned(resolved(documents), documents, registry, frame(f"2026-12-{number:02d}"), forgotten)
        lines = b"".join(ids_file.lines(after))
        if not any(how == "told" for earlier in steps[:number] for how in earlier.values()) or forgotten:
            public = lines.replace(b'"document": "juan-vidal.txt"', b"").decode().casefold()
            assert "vidal" not in public
            assert not any("vidal" in iri for iri in (*identities.entities, *identities.merged, *identities.gone))


def _about_secret(key: str, how: str) -> DocumentClaims:
    if how in ("dropped", "absent"):
        return document(key, event("Arrest", "2020-01-09"), headline=f"Arrest {key[0]}")
    man = person(SECRET, private=how == "private")
    return document(key, man, event(f"Arrest: {SECRET}", "2020-01-09"), headline=f"{SECRET} arrested {key[0]}")
