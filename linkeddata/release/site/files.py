"""Writing the files of a site into a folder that nobody sees yet; what did not change is linked from the release before."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection
from pathlib import Path


class Folder:
    """The folder of a release and that of the one before.

    Args:
        to: the folder that is being written.
        previous: the folder of the release before; None if this is the first.
        spoiled: names of files there that are not taken over.
    """

    def __init__(self, to: Path, previous: Path | None, spoiled: Collection[str] = frozenset()) -> None:
        self._spoiled = spoiled
        self._to, self._previous = os.fspath(to), os.fspath(previous) if previous else None
        self._made: set[str] = set()

    def write(self, name: str, text: str) -> bool:
        """Write a file.

        Args:
            name: path from the folder, with slashes.
            text: its content.

        Returns:
            Whether the release before had the same; then the file is a link to it.
        """
        data = text.encode("utf-8", "backslashreplace")
        self._parent(name)
        if self._previous is not None and _same(f"{self._previous}/{name}", data) and self.keep(name):
            return True
        target = f"{self._to}/{name}"
        try:
            file = open(target, "xb", 0)  # noqa: PTH123, SIM115 (a Path for each page costs a tenth of the time)
        except FileExistsError:  # linked already: who wrote into it would write into the release before
            os.unlink(target)  # noqa: PTH108
            file = open(target, "xb", 0)  # noqa: PTH123, SIM115
        with file:
            file.write(data)
        return False

    def keep(self, name: str) -> bool:
        """Link a file from the release before, or copy it where that is not possible; return whether there is one (no link)."""
        if self._previous is None or name in self._spoiled:
            return False
        self._parent(name)
        source, target = f"{self._previous}/{name}", f"{self._to}/{name}"
        try:
            if not stat.S_ISREG(os.lstat(source).st_mode):
                return False
            os.link(source, target, follow_symlinks=False)
        except FileExistsError:
            return _same(target, Path(source).read_bytes())
        except FileNotFoundError:
            return False
        except OSError:
            try:
                shutil.copyfile(source, target)
            except OSError:
                return False
        return True

    def open(self, name: str) -> Path:
        """Return the path of a file whose folder is there."""
        self._parent(name)
        return Path(self._to) / name

    def _parent(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        if folder and folder not in self._made:
            Path(self._to, folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)


def _same(name: str, data: bytes) -> bool:
    """Return whether a file holds exactly these bytes."""
    try:
        if os.stat(name).st_size != len(data):  # noqa: PTH116 (as above)
            return False
        with open(name, "rb") as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False
