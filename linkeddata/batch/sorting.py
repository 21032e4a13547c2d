"""More lines than memory holds, in the order of their bytes, each once."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO

#: Lines in memory, in bytes of their text; Python needs 50 more for each.
AT_ONCE = 32_000_000
# Runs that are merged at a time: each holds a file open and a block of it in memory.
_RUNS = 64


class Sorter:
    """Takes lines in any order, and gives them back sorted, each once; what memory does not hold waits in temporary files.

    It is a context manager, and is read once: after that it is empty.

    Args:
        folder: where temporary files are made. They have no names, so a killed run leaves none.
        at_once: bytes of lines that are sorted in memory.
    """

    def __init__(self, folder: Path, at_once: int = AT_ONCE) -> None:
        self._folder, self._at_once = folder, at_once
        self._lines: list[bytes] = []
        self._held = 0
        self._runs: list[IO[bytes]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Sorter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def update(self, lines: Collection[bytes]) -> None:
        """Take lines; each ends with its only line break."""
        self._lines += lines
        self._held += sum(map(len, lines))
        if self._held >= self._at_once:
            self._spill()

    def blocks(self, size: int = 5_000) -> Iterator[list[bytes]]:
        """Yield the lines by their bytes, each once, so many at a time."""
        if self._runs:
            self._lines.sort()
            merged = _distinct(heapq.merge(*self._runs, self._lines))
            while block := list(islice(merged, size)):
                yield block
        else:
            lines = sorted(dict.fromkeys(self._lines))
            for start in range(0, len(lines), size):
                yield lines[start : start + size]
        self._stack.close()
        self._lines, self._held, self._runs = [], 0, []

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines by their bytes, each once."""
        for block in self.blocks():
            yield from block

    def _spill(self) -> None:
        self._lines.sort()
        self._runs.append(self._written(_distinct(self._lines)))
        self._lines, self._held = [], 0
        if len(self._runs) == _RUNS:
            merged = self._written(_distinct(heapq.merge(*self._runs)))
            for run in self._runs:
                run.close()
            self._runs = [merged]

    def _written(self, lines: Iterable[bytes]) -> IO[bytes]:
        file: IO[bytes] = self._stack.enter_context(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115
        file.writelines(lines)
        file.seek(0)
        return file


def _distinct(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line
