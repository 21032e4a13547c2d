"""The office's list by the name of its file."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from linkeddata.errors import UsageError
from linkeddata.known import csv_file
from linkeddata.known.rows import KnownList

#: The file that is looked for beside `linkeddata.toml`.
FILE_NAME = "known.csv"
_LARGEST = 50_000_000  # bytes


def load(path: str, kinds: Mapping[str, str]) -> KnownList:
    """Return the list of a file; CSV, or Turtle where its name ends with .ttl.

    Args:
        path: the file.
        kinds: schema.org class → kind, for Turtle.

    Raises:
        UsageError: it is missing, too large, or cannot be read as a table. Rows that cannot be used are problems of the list.
    """
    try:
        known = Path(path).stat()
    except OSError as error:
        reason = (error.strerror or "no such file").lower()
        raise UsageError(
            f"cannot be read ({reason})", "check the name after --known or in linkeddata.toml", source=path
        ) from None
    if not stat.S_ISREG(known.st_mode):
        raise UsageError("cannot be read (it is no file)", "name a table after --known or in linkeddata.toml", source=path)
    if known.st_size > _LARGEST:
        raise UsageError(f"is larger than {_LARGEST} bytes", "keep only what the office names", source=path)
    return _loaded(path, known.st_mtime_ns, known.st_size, tuple(sorted(kinds.items())))


@lru_cache(maxsize=4)
def _loaded(path: str, _: int, __: int, kinds: tuple[tuple[str, str], ...]) -> KnownList:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read ({(error.strerror or '').lower()})", "check the file", source=path) from None
    if Path(path).suffix.lower() == ".ttl":
        from linkeddata.known import turtle_file

        return turtle_file.read(data, path, dict(kinds))
    return csv_file.read(data, path)
