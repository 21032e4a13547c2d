"""What each page was made of and when it last changed: a line for each entity, in the release itself, so that the next one can look.

A line is `["person/x", DIGEST, ["2026-11-30", …]]`: path without an ending, digest of what the pages are made of (`digest.py`), and
for each page the version in which it last changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from linkeddata.release.values import Frame

#: The paths of the two files in a release: of entities, and of the pages that list them.
ENTITIES, LISTS = "sitemaps/entities.jsonl", "sitemaps/lists.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """One entity's pages, or one other page, whose path then has its ending."""

    path: str
    digest: str
    changed: tuple[str, ...]


def before_of(frame: Frame, name: str) -> Path | None:
    """Return a file of the release before; None if there is none that is as it was published."""
    return frame.previous / name if frame.previous and name not in frame.spoiled else None


def rows(file: Path | None) -> Iterator[Row]:
    """Yield the rows of a file, sorted by path; none if there is no such file. A line that is broken ends them."""
    if file is None or not file.is_file():
        return
    last = ""
    with file.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                path, digest, changed = json.loads(line)
                row = Row(str(path), str(digest), tuple(map(str, changed)))
            except (ValueError, TypeError, RecursionError):
                return
            if row.path <= last or not row.changed:
                return
            last = row.path
            yield row


class Ledger:
    """Finds the rows of the release before, and writes those of this one. Paths must come in order.

    Args:
        previous: the file of the release before.
        file: where to write to.
    """

    def __init__(self, previous: Path | None, file: IO[str]) -> None:
        self._rows = rows(previous)
        self._next = next(self._rows, None)
        self._file = file

    def before(self, path: str) -> Row | None:
        """Return the row of a path in the release before, or None."""
        while self._next is not None and self._next.path < path:
            self._next = next(self._rows, None)
        return self._next if self._next is not None and self._next.path == path else None

    def add(self, row: Row) -> None:
        """Write a row."""
        self._file.write(json.dumps([row.path, row.digest, list(row.changed)], separators=(",", ":")) + "\n")
