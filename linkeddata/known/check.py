"""Duplicates and clashes between the rows of the office's list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linkeddata.known.keys import key
from linkeddata.known.rows import TOP, KnownList, Problem, Row
from linkeddata.values.description import Family
from linkeddata.values.findings import Severity

#: Whether a class (local name) is a class of schema.org at or below another.
IsA = Callable[[str, str], bool]


def problems(known: KnownList, is_a: IsA) -> tuple[Problem, ...]:
    """Return everything that is wrong with a list: its cells, then duplicates, clashes, classes and parents.

    Args:
        known: the list.
        is_a: knows schema.org's classes.

    Returns:
        The problems in the order of lines.
    """
    found = [*known.problems, *_classes(known, is_a), *_same_names(known), *_same_addresses(known), *_parents(known)]
    if not known.rows and not known.problems:
        found.append(Problem(Severity.WARNING, "known-empty", "the list has no rows", "add one with `linkeddata known add`", 1))
    return tuple(sorted(found, key=lambda p: (p.line or 0, p.column or 0, p.code, p.what)))


def errors(known: KnownList, is_a: IsA) -> tuple[Problem, ...]:
    """Return what makes a list unusable for a conversion, in the order of lines."""
    return tuple(p for p in (*known.problems, *_classes(known, is_a)) if p.severity is Severity.ERROR)


def _classes(known: KnownList, is_a: IsA) -> Iterator[Problem]:
    for row in known.rows:
        if row.cls and not is_a(row.cls, TOP[row.family]):
            what = f"column class: “{row.cls[:60]}” is no class of schema.org for a{_n(row.family)} {row.family}"
            yield Problem(Severity.ERROR, "known-cell", what, f"write one such as {_usual(row.family)}, or nothing", row.line)


def _n(family: Family) -> str:
    return "n" if family is Family.ORGANIZATION else ""


def _usual(family: Family) -> str:
    return {Family.PERSON: "Person", Family.ORGANIZATION: "GovernmentOrganization", Family.PLACE: "City"}[family]


def _same_names(known: KnownList) -> Iterator[Problem]:
    """Yield rows that bear one name: the same row twice, two addresses for one thing, or two things that cannot be told apart."""
    told: set[tuple[int, int]] = set()
    for rows in known.by_key.values():
        for n, first in enumerate(rows[:50]):
            for second in rows[n + 1 : 50]:
                pair = (first.line, second.line)
                if first.family is not second.family or pair in told or not _together(first, second):
                    continue
                told.add(pair)
                yield _pair(first, second)


def _pair(first: Row, second: Row) -> Problem:
    same = key(first.name) == key(second.name) and first.country == second.country
    if same and (first.url, first.same_as, first.own) == (second.url, second.same_as, second.own):
        what = f"“{second.name}” stands in line {first.line} too"
        return Problem(Severity.WARNING, "known-twice", what, "delete one of the two rows", second.line)
    if same:
        what = f"“{second.name}” has another address in line {first.line}"
        todo = "delete one row, or say from when to when each holds"
        return Problem(Severity.ERROR, "known-clash", what, todo, second.line)
    if first.country and second.country and first.country != second.country:
        what = f"“{second.name}” of {second.country} may be meant where line {first.line} has the one of {first.country}"
        todo = "nothing: the name is used only where the text tells the country"
        return Problem(Severity.ADVICE, "known-namesake", what, todo, second.line)
    what = f"“{second.name}” and “{first.name}” in line {first.line} share a name"
    todo = "give each its country, or take the shared name out of one; until then it is used for neither"
    return Problem(Severity.WARNING, "known-shared", what, todo, second.line)


def _together(first: Row, second: Row) -> bool:
    """Return whether there is a day on which both rows hold."""
    return not _before(first, second) and not _before(second, first)


def _before(one: Row, other: Row) -> bool:
    return bool(one.last and other.first) and one.last < other.first[: len(one.last)]


def _same_addresses(known: KnownList) -> Iterator[Problem]:
    """Yield rows of different things with one `sameAs` or one IRI."""
    seen: dict[str, Row] = {}
    for row in known.rows:
        for address in {*row.same_as, *filter(None, [row.own])}:
            other = seen.setdefault(address, row)
            if other is not row and key(other.name) != key(row.name):
                what = f"“{row.name}” has the address of “{other.name}” in line {other.line}, {address[:100]}"
                yield Problem(Severity.ERROR, "known-clash", what, "correct one, or make one name an other name", row.line)


def _parents(known: KnownList) -> Iterator[Problem]:
    for row in known.rows:
        if row.parent and key(row.parent) not in known.by_key:
            what = f"the parent “{row.parent[:60]}” of “{row.name[:60]}” is no row"
            yield Problem(Severity.WARNING, "known-parent", what, "add a row for it, or correct its name", row.line)
        elif row.parent and key(row.parent) in {key(n) for n in row.names}:
            what = f"“{row.name[:60]}” is its own parent"
            yield Problem(Severity.WARNING, "known-parent", what, "correct the parent, or leave it out", row.line)
