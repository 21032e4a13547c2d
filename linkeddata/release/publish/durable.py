"""What was written reaches the disk before anything is renamed."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

# From so many new files on, one call for the whole file system is quicker than one for each file: on a busy disk (ext4), 60,000 files
# took 190 s one by one and 24 s together, while a handful waits 0.3 s for what others write there.
_MANY = 500


def sync(folder: Path) -> None:
    """Bring all files and folders below a folder to the disk.

    Many files on Linux by one call for the whole file system, which tells of errors, too (since 5.8), others file by file. A file that
    has another name came to the disk with the release before.

    Args:
        folder: nobody writes there any more.

    Raises:
        OSError: something could not be written.

    Source: syncfs(2), fsync(2).
    """
    folders, fresh = [folder], list[Path]()
    for below in folders:  # grows
        with os.scandir(below) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.stat(follow_symlinks=False).st_nlink == 1:
                    fresh.append(Path(entry.path))
    if len(fresh) >= _MANY and _sync_file_system(folder):
        return
    for path in fresh:
        _sync(path, os.O_RDONLY)
    for path in folders:
        sync_folder(path)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; on Windows there is no such call."""
    if hasattr(os, "O_DIRECTORY"):
        _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_file_system(folder: Path) -> bool:
    """Bring the file system of a folder to the disk; return whether there is such a call."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if call(handle):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(handle)
    return True
