"""Atomic writing: a file is replaced completely or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from linkeddata.errors import WriteError


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file through a temporary file in the same folder.

    Args:
        path: a regular file, or a name that does not exist yet; never a link, a device or a folder.
        data: the complete content.

    Raises:
        WriteError: it could not be written. The earlier file is intact, and no temporary file remains.
    """
    target = Path(path)
    name = os.fspath(path)
    temporary: str | None = None
    try:
        mode = _mode(target, name)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
        temporary = None
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(
            f"could not be written: {reason[:1].lower()}{reason[1:]}", "the earlier file is intact", source=name
        ) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _mode(target: Path, name: str) -> int:
    """Return the permissions of the new file: those of the old one, or else by the umask."""
    try:
        old = target.lstat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISLNK(old.st_mode):
        raise WriteError("is a symbolic link", "name the file it points to", source=name)
    if not stat.S_ISREG(old.st_mode):
        raise WriteError("is not a regular file", "choose another name", source=name)
    if not os.access(target, os.W_OK):
        raise WriteError("is write-protected", "choose another name or change its permissions", source=name)
    return stat.S_IMODE(old.st_mode)


def _sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut, if the system supports it."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
