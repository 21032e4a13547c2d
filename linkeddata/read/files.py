"""File name → bytes: regular files and standard input, read once and never past the limit."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import sys
from pathlib import Path

from linkeddata.errors import LinkedDataError, RefusedError, UnreadableError
from linkeddata.files import refuse_address
from linkeddata.values.description import SourceFacts

# Files that are not regular, and may never end (POSIX, sys/stat.h).
_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


_ITEM = re.compile(r"(?P<file>.*[^/#])#(?P<item>[a-z0-9-]{1,120})", re.DOTALL)

_LARGEST_AGAIN = 10_000_000  # bytes; larger files are not considered as the source of a description


def shown(name: str) -> str:
    r"""Return a file name with unprintable characters escaped.

    >>> shown("note\x1b[31m.txt")
    'note\\x1b[31m.txt'
    """
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii", "replace") for c in name
    )


def without_item(name: str) -> tuple[str, str]:
    """Return the name of a file without the item that it asks for, and the item: `feed.xml#ITEM`.

    >>> without_item("news/feed.xml#pier-opens"), without_item("feed.xml"), without_item("a#b/c.txt")
    (('news/feed.xml', 'pier-opens'), ('feed.xml', ''), ('a#b/c.txt', ''))
    """
    match = _ITEM.fullmatch(name)
    return (match["file"], match["item"]) if match else (name, "")


def load(path: str, max_bytes: int) -> bytes:
    """Return the bytes of a regular file, or of standard input for "-".

    Args:
        path: the name as typed; `feed.xml#ITEM` is the file before the mark, unless there is a file of that name.
        max_bytes: limit in bytes; 0 for none.

    Raises:
        UnreadableError: missing, not permitted, or not a regular file.
        RefusedError: larger than `max_bytes`; at most one byte more than that was read.
    """
    name = shown(path)
    refuse_address(path)
    if "#" in path and not os.path.lexists(path):
        path = without_item(path)[0]
    try:
        data = _standard_input(max_bytes) if path == "-" else _regular(path, name, max_bytes)
    except ValueError as error:  # a NUL in the name
        raise UnreadableError("invalid file name", "check the name", source=name) from error
    except OSError as error:
        raise UnreadableError(_reason(error), "check the name and your permissions", source=name) from error
    if max_bytes and len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    return data


def load_again(source: SourceFacts, near: Path | None) -> bytes | None:
    """Return the bytes that a description was made from, or None if their file is missing or changed.

    For an item of a file with several documents they are those of the file, which is not compared.

    Args:
        source: name and digest of the file.
        near: the description's own file, whose folder is searched too; None for none.
    """
    places = [Path(source.name), *([near.parent / Path(source.name).name] if near else [])]
    for path in dict.fromkeys(map(str, places)):
        try:
            data = load(path, _LARGEST_AGAIN) if path != "-" else b""
        except LinkedDataError:
            continue
        if hashlib.sha256(data).hexdigest() == source.digest or (without_item(source.name)[1] and not os.path.lexists(path)):
            return data
    return None


def _standard_input(max_bytes: int) -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read(max_bytes + 1 if max_bytes else -1)


def _regular(path: str, name: str, max_bytes: int) -> bytes:
    _refuse(Path(path).stat().st_mode, name)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)  # again: the name may refer to another file now
        _refuse(status.st_mode, name)
        if max_bytes and status.st_size > max_bytes:
            raise _too_large(name, max_bytes)
        return file.read(max_bytes + 1 if max_bytes else -1)


def _refuse(mode: int, name: str) -> None:
    for test, what in _KINDS:
        if test(mode):
            raise UnreadableError(f"this is {what}, not a file", "give a file, or - to read standard input", source=name)


def _too_large(name: str, max_bytes: int) -> RefusedError:
    return RefusedError(
        f"the file is larger than {max_bytes} bytes", "raise the limit with --max-bytes (0 for none)", source=name
    )


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "no such file"
    return (error.strerror or "cannot be read").lower()
