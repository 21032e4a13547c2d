"""Alarms: a loss that is too large to be believed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from release_chain import BASE, Chain, Things, identities

from linkeddata.release.changes import Changes, alarms, compare
from linkeddata.values.findings import Finding, Severity


def people(number: int, start: int = 0, kind: str = "person") -> dict[str, str]:
    return {f"{kind}/x-{n:03}": f"Name {n}" for n in range(start, start + number)}


def found(folder: Path, old: Things, new: Things, merged: Mapping[str, str] | None = None) -> list[tuple[str, str | None]]:
    chain = Chain(folder)
    chain.prepare(old)
    frame, _ = chain.prepare(new)
    return [(finding.code, finding.value) for finding in alarms(compare(frame, identities(new, merged)))]


ALL, CLASS = "release-lost-entities", "release-lost-class"
CASES: dict[str, tuple[Things, Things, list[tuple[str, str]]]] = {
    "nothing": (people(100), people(100), []),
    "growth": (people(100), people(300), []),
    "exactly 5 %": (people(100), people(95), []),
    "over 5 %": (people(100), people(94), [(ALL, "6 of 100 entities")]),
    "others came instead": (people(100), people(100, 6), [(ALL, "6 of 100 entities")]),
    "all": (people(100), people(100, 500), [(ALL, "100 of 100 entities"), (CLASS, "100 of 100")]),
    "exactly 20 % of a class": (people(100) | people(10, 0, "place"), people(100) | people(8, 0, "place"), []),
    "over 20 % of a class": (
        people(100) | people(10, 0, "place"),
        people(100) | people(7, 0, "place"),
        [(CLASS, "3 of 10")],
    ),
    "a small class": (people(100) | people(9, 0, "place"), people(100), [(ALL, "9 of 109 entities")]),
    "a small class in a large release": (people(300) | people(9, 0, "place"), people(300), []),
    "few things": (people(19), people(15), [(CLASS, "4 of 19")]),
    "very few things": (people(9), {}, []),
    "two classes": (
        people(100) | people(100, 0, "place") | people(2000, 0, "event"),
        people(70) | people(60, 0, "place") | people(2000, 0, "event"),
        [(CLASS, "30 of 100"), (CLASS, "40 of 100")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_alarms(tmp_path: Path, case: str) -> None:
    old, new, wanted = CASES[case]
    assert sorted(found(tmp_path, old, new)) == sorted(wanted)


def test_all_cases_ran() -> None:
    assert len(CASES) == 13


def test_what_was_merged_is_not_lost_but_the_total_is_looked_at(tmp_path: Path) -> None:
    old, few = people(100), people(97)
    assert found(tmp_path / "few", old, few, {f"person/x-{n:03}": "person/x-000" for n in range(97, 100)}) == []
    many = people(70)
    merged = {f"person/x-{n:03}": "person/x-000" for n in range(70, 100)}
    assert found(tmp_path / "many", old, many, merged) == [(ALL, "30 of 100 entities"), (CLASS, "30 of 100")]


def test_a_split_or_a_new_name_is_no_loss(tmp_path: Path) -> None:
    assert found(tmp_path, people(100), {path: f"{name} the Second" for path, name in people(100).items()}) == []


def lost(folder: Path) -> Changes:
    chain = Chain(folder)
    chain.prepare(people(100))
    frame, _ = chain.prepare(people(50))
    return compare(frame, identities(people(50)))


def test_an_expected_loss_is_none(tmp_path: Path) -> None:
    assert alarms(lost(tmp_path), expect_loss=True) == ()


def test_a_first_release_has_lost_nothing(tmp_path: Path) -> None:
    frame, _ = Chain(tmp_path).prepare(people(5))
    assert alarms(compare(frame, identities(people(5)))) == ()


def test_what_is_said(tmp_path: Path) -> None:
    first, second = alarms(lost(tmp_path))
    assert isinstance(first, Finding)
    assert first.severity is second.severity is Severity.ERROR
    assert first.message == (
        "50 of 100 entities of the release before are no longer there; look for missing files and new rules, or add --expect-loss."
    )
    assert second.message.startswith("50 of 100 of the class Person are no longer there; ")
    assert BASE not in first.message + second.message  # no names: who is gone may be gone for a reason
