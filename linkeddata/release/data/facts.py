"""All facts of a release, sorted on disk: by subject, and by value for those that lead to another entity."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from linkeddata.release.data import records
from linkeddata.release.values import FactRow

#: Files of the folder that the readers take.
SUBJECTS, VALUES = "by-subject.facts", "by-value.facts"


def by_subject(folder: Path, most: int | None = None) -> Iterator[tuple[str, list[FactRow]]]:
    """Yield each subject with its facts, as rows.

    Args:
        folder: `Dumps.facts`.
        most: so many facts at most for one statement, which a thousand documents may repeat; None for all.

    Returns:
        in order of IRI, so that the roles of a person (`{person}#role-…`) follow it at once; the facts in publication order of their
        properties, then by value, document and statement.
    """
    for subject, rows in _groups(folder / SUBJECTS, most):
        yield subject, [records.row(line) for line in rows]


def by_value(folder: Path, most: int | None = None) -> Iterator[tuple[str, Iterator[FactRow]]]:
    """Yield each entity that facts lead to, with these facts.

    Args:
        folder: `Dumps.facts`.
        most: as for `by_subject`.

    Returns:
        in order of IRI; the facts in publication order of their properties, then by subject, document and statement. They are read while
        they are taken, and are gone when the next entity is asked for.
    """
    for value, rows in _groups(folder / VALUES, most):
        yield value, (records.row(line, by_value=True) for line in rows)


def _groups(file: Path, most: int | None) -> Iterator[tuple[str, Iterator[bytes]]]:
    with file.open("rb") as rows:
        for key, group in groupby(rows, key=lambda row: row[: row.index(b"\t")]):
            if most is None:
                yield key.decode(), group
            else:
                yield key.decode(), _few(group, most)


def _few(rows: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Yield the first rows of each statement."""
    for _, group in groupby(rows, key=lambda row: row.split(b"\t", 3)[:3]):
        yield from (row for number, row in enumerate(group) if number < most)
