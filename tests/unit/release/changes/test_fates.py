"""What became of each entity, by the data of both releases."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from release_chain import BASE, Chain, Things, identities, lines
from sizes import many

from linkeddata.errors import UnreadableError
from linkeddata.release.changes import Changes, compare
from linkeddata.release.changes.values import FATES

HARBOUR = {"organization/harbour-board": "Harbour Board", "place/ostburg": "Ostburg", "document/one": "One headline"}


def compared(folder: Path, old: Things, new: Things, merged: Mapping[str, str] | None = None, split: Any = None) -> Changes:
    chain = Chain(folder)
    chain.prepare(old)
    frame, _ = chain.prepare(new, split)
    return compare(frame, identities(new, merged))


def fates(changes: Changes) -> dict[str, list[str]]:
    return {fate: [c.iri.removeprefix(BASE) for c in found] for fate, found in changes.fates.items() if found}


CASES: dict[str, tuple[Things, Things, dict[str, str], dict[str, list[str]], dict[str, list[str]]]] = {
    "nothing": (HARBOUR, HARBOUR, {}, {}, {}),
    "new": (HARBOUR, {**HARBOUR, "person/ada": "Ada North"}, {}, {}, {"new": ["person/ada"]}),
    "gone": ({**HARBOUR, "person/ada": "Ada North"}, HARBOUR, {}, {}, {"gone": ["person/ada"]}),
    "changed": (
        HARBOUR,
        {**HARBOUR, "place/ostburg": ["Ostburg", 'alternateName> "OB"']},
        {},
        {},
        {"changed": ["place/ostburg"]},
    ),
    "renamed": (HARBOUR, {**HARBOUR, "place/ostburg": "Ost Burg"}, {}, {}, {"renamed": ["place/ostburg"]}),
    "renamed document": (HARBOUR, {**HARBOUR, "document/one": "Another headline"}, {}, {}, {"renamed": ["document/one"]}),
    "a second name is no new name": (
        HARBOUR,
        {**HARBOUR, "place/ostburg": ["Ostburg", 'name> "Ost Burg"']},
        {},
        {},
        {"changed": ["place/ostburg"]},
    ),
    "merged": (
        {**HARBOUR, "organization/hb": "HB"},
        {**HARBOUR, "organization/harbour-board": ["Harbour Board", 'alternateName> "HB"']},
        {"organization/hb": "organization/harbour-board"},
        {},
        {"changed": ["organization/harbour-board"], "merged": ["organization/hb"]},
    ),
    "said to be merged but still there": (
        {**HARBOUR, "organization/hb": "HB"},
        {**HARBOUR, "organization/hb": ["HB", 'alternateName> "H"']},
        {"organization/hb": "organization/harbour-board"},
        {},
        {"changed": ["organization/hb"]},
    ),
    "split": (
        {**HARBOUR, "person/ada": ["Ada North", 'jobTitle> "mayor"', 'jobTitle> "pilot"']},
        {**HARBOUR, "person/ada": ["Ada North", 'jobTitle> "mayor"'], "person/ada-2": ["Ada North", 'jobTitle> "pilot"']},
        {},
        {"person/ada": ["person/ada-2"]},
        {"new": ["person/ada-2"], "split": ["person/ada"]},
    ),
    "split long ago": (
        {**HARBOUR, "person/ada": "Ada North", "person/ada-2": "Ada North"},
        {**HARBOUR, "person/ada": ["Ada North", 'jobTitle> "mayor"'], "person/ada-2": "Ada North"},
        {},
        {"person/ada": ["person/ada-2"]},
        {"changed": ["person/ada"]},
    ),
    "a role is its person's": (
        {**HARBOUR, "person/ada": ["Ada North", '#role-1 roleName> "mayor"']},
        {**HARBOUR, "person/ada": ["Ada North", '#role-1 roleName> "pilot"']},
        {},
        {},
        {"changed": ["person/ada"]},
    ),
    "a role before others of like slugs": (
        {"person/ada": ["Ada North", '#role-1 roleName> "mayor"'], "person/ada-b": "B", "person/ada-c": "C"},
        {"person/ada": ["Ada East", '#role-1 roleName> "mayor"'], "person/ada-b": "B", "person/ada-c": "D"},
        {},
        {},
        {"renamed": ["person/ada", "person/ada-c"]},
    ),
    "a new role only": (
        {**HARBOUR, "person/ada": "Ada North"},
        {**HARBOUR, "person/ada": ["Ada North", '#role-1 roleName> "mayor"']},
        {},
        {},
        {"changed": ["person/ada"]},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fates(tmp_path: Path, case: str) -> None:
    old, new, merged, split, wanted = CASES[case]
    assert fates(compared(tmp_path, old, new, merged, split)) == wanted


def test_every_fate_has_a_case() -> None:
    assert {fate for case in CASES.values() for fate in case[4]} == set(FATES)
    assert len(CASES) == 14


def test_what_is_told_of_an_entity(tmp_path: Path) -> None:
    old = {
        **HARBOUR,
        "person/ada": ["Ada North", 'jobTitle> "mayor"', '#role-1 roleName> "mayor"'],
        "place/gone": 'Sunk "Isle"',
    }
    new = {**HARBOUR, "person/ada": ["Ada East", '#role-2 roleName> "pilot"']}
    changes = compared(tmp_path, old, new, {"place/gone": "place/ostburg"})
    (renamed,), (merged,) = changes.fates["renamed"], changes.fates["merged"]
    assert (renamed.name, renamed.before, renamed.kind, renamed.added, renamed.removed) == (
        "Ada East",
        "Ada North",
        "person",
        2,
        3,
    )
    assert (merged.name, merged.into, merged.removed) == ('Sunk "Isle"', (f"{BASE}place/ostburg",), 2)
    assert (changes.added, changes.removed) == (2, 5)


def test_counts_are_those_of_the_data(tmp_path: Path) -> None:
    old = {**HARBOUR, "person/ada": ["Ada North", "#role-1 type> <x:y>"], "place/b": "B", "place/c": "C"}
    changes = compared(tmp_path, old, HARBOUR, {"place/c": "place/ostburg"})
    assert changes.entities == {"document": (1, 1), "organization": (1, 1), "person": (1, 0), "place": (3, 1)}
    assert changes.classes == {"NewsArticle": (1, 1), "Organization": (1, 1), "Person": (1, 0), "Place": (3, 1)}
    assert changes.lost == {"Person": 1, "Place": 1}  # the one that was merged is not lost


def test_a_first_release_lists_nothing(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    frame, summary = chain.prepare(HARBOUR)
    changes = compare(frame, identities(HARBOUR))
    assert (changes.old, changes.new, changes.added, fates(changes)) == ("", summary.data_hash, 0, {})
    assert changes.statements == (0, 6)


@pytest.mark.parametrize("text", ['"split"\n', '{"state": "split", "iri": "x", "into": 5}\n', '{"state": "split"\n'])
def test_a_damaged_registry_is_told(tmp_path: Path, text: str) -> None:
    chain = Chain(tmp_path)
    chain.prepare(HARBOUR)
    frame, _ = chain.prepare({**HARBOUR, "person/ada": "Ada"})
    (frame.folder / "identity" / "ids.jsonl").write_text(text)
    with pytest.raises(UnreadableError, match=r"ids\.jsonl"):
        compare(frame, identities(HARBOUR))


def test_a_registry_is_not_needed(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    chain.prepare(HARBOUR)
    frame, _ = chain.prepare({**HARBOUR, "person/ada": "Ada"})
    (frame.folder / "identity" / "ids.jsonl").unlink()
    assert fates(compare(frame, identities(HARBOUR))) == {"new": ["person/ada"]}


TOLD = st.lists(
    st.sampled_from(['jobTitle> "a"', 'name> "N"', 'name> "P"', '#r roleName> "x"', '#s roleName> "y"']), unique=True
)
PATHS = st.sampled_from([f"{kind}/{slug}" for kind in ("person", "place") for slug in ("a", "a-b", "a-b-c", "b", "a1")])
THINGS = st.dictionaries(PATHS, st.builds(lambda name, told: [name, *told], st.sampled_from("NMO"), TOLD))


@given(THINGS, THINGS)
@settings(max_examples=many(200), deadline=None)
def test_fates_are_those_of_a_plain_comparison(tmp_path_factory: pytest.TempPathFactory, old: Things, new: Things) -> None:
    changes = compared(tmp_path_factory.mktemp("two"), old, new)
    told = [{path: set(lines({path: things[path]})) for path in things} for things in (old, new)]
    differ = {path for path in {*old, *new} if told[0].get(path) != told[1].get(path)}
    found = fates(changes)
    assert sorted(path for paths in found.values() for path in paths) == sorted(differ)
    assert found.get("new", []) == sorted(new.keys() - old.keys())
    assert found.get("gone", []) == sorted(old.keys() - new.keys())
    for change in (change for some in changes.fates.values() for change in some):
        before, now = (side.get(change.iri.removeprefix(BASE), set()) for side in told)
        assert (change.added, change.removed) == (len(now - before), len(before - now))
    for kind in ("person", "place"):
        counts = tuple(sum(path.startswith(kind) for path in things) for things in (old, new))
        assert changes.entities.get(kind, (0, 0)) == counts == changes.classes.get(kind.capitalize(), (0, 0))
