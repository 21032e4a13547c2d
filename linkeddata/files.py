"""Names of files, and atomic writing: a file is replaced completely or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from linkeddata.errors import UnreadableError, WriteError

# What `tempfile.mkstemp` makes of the name of a file.
_TEMPORARY = re.compile(r"\.(?P<name>.{1,40})\.[a-z0-9_]{8}\.tmp", re.DOTALL)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_address(name: str) -> bool:
    """Return whether the name of a file is a web address."""
    return bool(_ADDRESS.match(name)) and not _exists(Path(name))


def refuse_address(name: str) -> None:
    """Refuse a web address that is given in place of a file.

    Raises:
        UnreadableError: it is one, and there is no file of this name.
    """
    if is_address(name):
        raise UnreadableError("addresses are not fetched", "save the page, and give the file", source=name)


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file through a temporary file in the same folder.

    Args:
        path: a regular file, or a name that does not exist yet; never a link, a device or a folder. What is written to the null
            device is gone.
        data: the complete content.

    Raises:
        WriteError: it could not be written. An earlier file is intact, and no temporary file remains.
    """
    with writing_atomically(path) as write:
        write(data)


@contextlib.contextmanager
def writing_atomically(path: str | os.PathLike[str]) -> Iterator[Callable[[bytes], object]]:
    """Write a file piece by piece, as `write_atomically` does; if the block ends with an error, the earlier file stays."""
    target = Path(path)
    name = os.fspath(path)
    if _is_null(target):
        yield len
        return
    temporary: str | None = None
    try:
        mode = _mode(target, name)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
        temporary = None
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        todo = "the earlier file is intact" if _exists(target) else "check the name and the permissions of its folder"
        raise WriteError(f"could not be written: {reason[:1].lower()}{reason[1:]}", todo, source=name) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def remove_leftovers(targets: Iterable[Path]) -> None:
    """Remove the temporary files that a killed run has left of some files; nobody may be writing them now."""
    names: dict[Path, set[str]] = {}
    for target in targets:
        names.setdefault(target.parent, set()).add(target.name[:40])
    for folder, known in names.items():
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                match = _TEMPORARY.fullmatch(entry.name)
                if match and match["name"] in known and entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink()


def _exists(target: Path) -> bool:
    try:
        return os.path.lexists(target)
    except ValueError:  # a NUL in the name
        return False


def _is_null(target: Path) -> bool:
    """Return whether a name is that of the null device, which takes everything and keeps nothing."""
    try:
        found, null = target.stat(), Path(os.devnull).stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(found.st_mode) and (found.st_rdev, found.st_mode) == (null.st_rdev, null.st_mode)


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
