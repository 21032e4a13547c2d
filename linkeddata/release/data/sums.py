"""`SHA256SUMS`: the digest of each file of a release, as `sha256sum -c` reads it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from linkeddata.errors import WriteError

NAME = "SHA256SUMS"


def sums(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Write `SHA256SUMS`.

    Args:
        folder: of the release.
        known: path from the folder, with slashes → digest, of files that are not read again: those taken over unchanged, and those whose
            digest was taken while they were written. Paths that do not exist do not matter.

    Returns:
        path → digest, lower case hexadecimal, sorted; that of `SHA256SUMS` itself is not among them.

    Raises:
        WriteError: the name of a file has a line break or a backslash, which `sha256sum` would read in another way.
    """
    found = {path: known.get(path) or _digest(folder / path) for path in sorted(_files(folder))}
    (folder / NAME).write_bytes("".join(f"{digest}  {path}\n" for path, digest in found.items()).encode())
    return found


def read_sums(folder: Path) -> dict[str, str]:
    """Return path → digest as `SHA256SUMS` of a release has them; empty if there is none."""
    try:
        text = (folder / NAME).read_text("utf-8")
    except FileNotFoundError:
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in text.split("\n") if line)}


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        within = Path(parent).relative_to(folder).as_posix()
        for name in names:
            path = name if within == "." else f"{within}/{name}"
            if path == NAME:
                continue
            if "\n" in path or "\\" in path or "\r" in path:
                raise WriteError(
                    f"the name of a file cannot be listed: {path!r}", "this is a mistake in linkeddata, please report it"
                )
            yield path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
