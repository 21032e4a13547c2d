"""SHA256SUMS: a line for each file of a release, as `sha256sum --check` reads it."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

NAME = "SHA256SUMS"
#: A file whatever it is called: number of its device, and its own number there.
_File: TypeAlias = tuple[int, int]
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>[^\\\n]+)")


def write_sums(folder: Path, before: Path | None = None) -> None:
    """Write SHA256SUMS of all files of a folder, sorted by name.

    Args:
        folder: a release that is complete; an earlier SHA256SUMS is replaced by a new file.
        before: the release before, if it is known to be as it was written: a file that is the same file there has its digest.

    Raises:
        ValueError: something in it is not a plain file, or has a name that a line cannot hold.
        OSError: a file cannot be read or written.
    """
    known = _known(before) if before else {}
    lines = []
    for name, plain, file in _entries(folder):
        if name == NAME:
            continue
        if not plain or not _LINE.fullmatch(f"{'0' * 64}  {name}"):
            raise ValueError(f"not a plain file: {name!r}")
        lines.append(f"{known.get((name, file)) or _digest(folder / name)}  {name}\n")
    (folder / NAME).unlink(missing_ok=True)
    (folder / NAME).write_bytes("".join(lines).encode())


def _known(folder: Path) -> dict[tuple[str, _File], str]:
    """Return the digests of a release's files by name and file; none if its SHA256SUMS is missing or broken."""
    try:
        listed = _listed(folder)
        return {(name, file): listed[name] for name, plain, file in _entries(folder) if plain and name in listed}
    except (OSError, ValueError):
        return {}


def verified(folder: Path) -> list[str]:
    """Return what is wrong with a release by its SHA256SUMS; empty if every file is as it was written.

    Args:
        folder: a release; a link to it is followed.

    Returns:
        `missing NAME`, `changed NAME`, `extra NAME` or `not a plain file NAME`, sorted by name, or one sentence if SHA256SUMS itself is
        missing or broken.
    """
    try:
        return [f"{what} {name}" for what, name in _problems(folder)]
    except (OSError, ValueError) as error:
        return [f"{NAME} cannot be checked: {getattr(error, 'strerror', None) or error}"]


def spoiled(folder: Path) -> frozenset[str]:
    """Return the names of what is missing, changed, extra or no plain file in a release (`verified`).

    If SHA256SUMS itself is missing or broken, these are all files, and SHA256SUMS.
    """
    try:
        return frozenset(name for _, name in _problems(folder))
    except (OSError, ValueError):
        return frozenset((NAME, *(name for name, *_ in _entries(folder))))


def _problems(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a release: what, and the file's name."""
    listed = _listed(folder)
    found = {name: plain for name, plain, _ in _entries(folder)}
    found.pop(NAME, None)
    for name in sorted(listed.keys() | found.keys()):
        if name not in found:
            yield "missing", name
        elif not found[name]:
            yield "not a plain file", name
        elif name not in listed:
            yield "extra", name
        elif _digest(folder / name) != listed[name]:
            yield "changed", name


def fingerprint(folder: Path) -> str:
    """Return a digest of the names, sizes and times of all files of a release, which are read much faster than the files themselves.

    Args:
        folder: a release; a link to it is followed.

    Raises:
        OSError: it cannot be read.
    """
    lines = sorted(_looks(str(folder), len(str(folder)) + 1))
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _looks(folder: str, root: int) -> Iterator[str]:
    """Yield a line for each file below a folder; names begin after `root` characters."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _looks(entry.path, root)
            else:
                found = entry.stat(follow_symlinks=False)
                yield f"{entry.path[root:]}\t{found.st_size}\t{found.st_mtime_ns}\t{found.st_mode}\n"


def looks_as_noted(folder: Path, noted: Path) -> bool:
    """Return whether a release looks as it did when its fingerprint was written to a file."""
    try:
        return noted.read_text("ascii") == fingerprint(folder)
    except (OSError, ValueError):
        return False


def is_untouched(folder: Path) -> bool:
    """Return whether a folder is a release that holds nothing but the files of its SHA256SUMS; none of them is read."""
    try:
        return {name for name, _, _ in _entries(folder)} <= {*_listed(folder), NAME}
    except (OSError, ValueError):
        return False


def _listed(folder: Path) -> dict[str, str]:
    """Read SHA256SUMS: name → digest."""
    listed = {}
    for number, line in enumerate((folder / NAME).read_bytes().decode().removesuffix("\n").split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"line {number} is broken")
        listed[match["name"]] = match["digest"]
    return listed


def _entries(folder: Path) -> list[tuple[str, bool, _File]]:
    """Return the files below a folder, sorted by name, and whether each is a plain file; links to folders are no folders."""
    return sorted(_below(str(folder), len(str(folder)) + 1))


def _below(folder: str, root: int) -> Iterator[tuple[str, bool, _File]]:
    device = os.stat(folder).st_dev  # noqa: PTH116 (a Path for each of many thousand files takes longer than all else)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, root)
            else:
                name = entry.path[root:].replace(os.sep, "/")
                yield name, entry.is_file(follow_symlinks=False), (device, entry.inode())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
