"""What earlier releases said of their changes: taken over as it is, unless it holds what was taken down."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linkeddata.errors import UnreadableError
from linkeddata.release.changes.takedown import Terms
from linkeddata.release.changes.values import FATES

#: The folder of changes in a release, and the file there that lists all releases of the chain, newest first.
FOLDER = "changes"
INDEX = "changes.json"
#: Files that are made anew for each release; all others there belong to one release and never change.
RENEWED = frozenset({INDEX, "index.ttl", "CHANGES.md", "atom.xml"})


#: What says of every file how it was published.
SUMS = "SHA256SUMS"
_TODO = "restore it, or link `current` to an older version"
_NEEDED = (
    *("version", "issued", "previous", "withdrawn", "data_hash", "statements", "entities", "patch", "pages"),
    *("counts", "unnamed", "documents", *FATES),
)


@dataclass(frozen=True, slots=True)
class History:
    """The chain so far.

    Args:
        records: what `changes.json` keeps of each release, newest first; empty at the start of a chain.
        files: names of the files that belong to one release, sorted.
        withdrawn: the chain was broken off, because it held what was taken down.
    """

    records: tuple[dict[str, Any], ...] = ()
    files: tuple[str, ...] = ()
    withdrawn: bool = False


def read_history(previous: Path | None, spoiled: Collection[str] = frozenset()) -> History:
    """Return the chain that the release before has published.

    Args:
        previous: its folder; None if there is none.
        spoiled: as in `Frame`.

    Raises:
        UnreadableError: its list of releases is damaged, or a file of the chain.
    """
    folder = previous / FOLDER if previous else None
    if folder is None or not (folder / INDEX).is_file():
        return History()
    refuse_spoiled(folder.parent, [f"{FOLDER}/{INDEX}"], spoiled)
    records = records_of(folder)
    refuse_spoiled(folder.parent, [f"{FOLDER}/{name}" for record in records for name in record["files"]], spoiled)
    return History(records, tuple(sorted(name for record in records for name in record["files"])))


def records_of(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return what `changes.json` in a folder of changes keeps of each release, newest first.

    Raises:
        UnreadableError: it is damaged, or a file that it names is missing.
    """
    try:
        records = json.loads((folder / INDEX).read_bytes())["releases"]
        names = [name for record in records for name in record["files"]]
        if lacking := [key for record in records for key in _NEEDED if key not in record]:
            raise ValueError(f"{lacking[0]} is missing")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else error
        raise UnreadableError(f"cannot be read: {what}", _TODO, source=str(folder / INDEX)) from None
    for name in names:
        if "/" in name or not (folder / name).is_file():
            raise UnreadableError("is missing", _TODO, source=str(folder / name))
    return tuple(records)


def refuse_spoiled(version: Path, names: Iterable[str], spoiled: Collection[str]) -> None:
    """Raise UnreadableError if a file of a release, which nothing can make anew, is not as it was published."""
    for name in names:
        if SUMS in spoiled or name in spoiled:
            path = version / (SUMS if SUMS in spoiled else name)
            what = "was altered since it was published" if path.is_file() else "is missing"
            raise UnreadableError(what, _TODO, source=str(path))


def withdraw(history: History, previous: Path | None, terms: Terms) -> History:
    """Return the chain, or none if one of its files holds what was taken down."""
    if previous and terms and history.records:
        names = sorted({*history.files, *(n for n in RENEWED if (previous / FOLDER / n).is_file())})
        if any(terms.held_in(previous / FOLDER / name) for name in names):
            return History(withdrawn=True)
    return history


def take_over(history: History, previous: Path, to: Path) -> None:
    """Put the files of earlier releases into a new folder: linked where the file system can, else copied."""
    for name in history.files:
        source, target = previous / FOLDER / name, to / name
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
