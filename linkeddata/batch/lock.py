"""One writer in a folder: a second one is told which process works there."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from linkeddata.errors import WriteError

NAME = ".linkeddata.lock"
_TODO = f"check its permissions, and {NAME} in it"


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system gives it back when the process ends, however it ends.

    Raises:
        WriteError: another process holds it, or it cannot be made.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    path = folder / NAME
    while True:
        handle = _opened(path)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
                raise WriteError(
                    f"another run writes there (process {holder})", "wait until it has ended", source=str(folder)
                ) from None
            if not _is_still(path, handle):  # its holder has just ended and removed it: a third run would make another
                continue
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            try:
                yield
            finally:
                with contextlib.suppress(OSError):
                    path.unlink()
            return
        finally:
            os.close(handle)


def _opened(path: Path) -> int:
    """Open the lock, which is made if it is missing."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o644)
    except OSError as error:
        reason = "its lock is a link" if error.errno == errno.ELOOP else (error.strerror or str(error)).lower()
        raise WriteError(f"cannot be written to: {reason}", _TODO, source=str(path.parent)) from None
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:  # one that was removed in this moment has none
        os.close(handle)
        raise WriteError("cannot be written to: its lock is a file of something else", _TODO, source=str(path.parent))
    return handle


def _is_still(path: Path, handle: int) -> bool:
    """Return whether a name still is that of an open file."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False
