"""The same work on many files, several at a time in processes of their own; the results come in the order of the files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from linkeddata.errors import LinkedDataError, RefusedError

_R = TypeVar("_R")
_AHEAD = 4  # files that wait for each process: results of a whole archive would fill the memory


def in_order(
    work: Callable[[str], _R], files: Sequence[str], jobs: int, lost: Callable[[str, LinkedDataError], _R] | None = None
) -> Iterator[_R]:
    """Yield the result for each file, in order.

    Args:
        work: what to do with a file; with its results, it must be possible to send it to another process (`pickle`).
        files: names; "-", standard input, is read in this process.
        jobs: the number of processes; 1 does all the work in this one.
        lost: makes the result for a file whose process ended early; the other files are done. None to raise.

    Raises:
        RefusedError: a process ended early.
        Exception: what `work` raises.
    """
    if min(jobs, len(files)) < 2:
        yield from map(work, files)
        return
    import gc

    gc.freeze()  # a collection in a child would copy all that it shares with this process
    try:
        yield from _Pool(work, min(jobs, len(files)), lost).results(files)
    finally:
        gc.unfreeze()


class _Pool:
    """Processes, replaced when one of them has ended early.

    Args:
        work, lost: as for `in_order`.
        size: the number of processes.
    """

    def __init__(self, work: Callable[[str], _R], size: int, lost: Callable[[str, LinkedDataError], _R] | None) -> None:
        self._work, self._size, self._lost = work, size, lost
        self._processes = self._started(size)

    def _started(self, size: int) -> Any:
        from concurrent.futures.process import ProcessPoolExecutor  # lazy: most runs have one file

        return ProcessPoolExecutor(size, initializer=_begin, initargs=(self._work,))

    def results(self, files: Sequence[str]) -> Iterator[Any]:
        """Yield the results in order."""
        from concurrent.futures.process import BrokenProcessPool

        waiting: deque[tuple[str, Future[Any] | None]] = deque()
        left = iter(files)
        try:
            while True:
                while len(waiting) < self._size * _AHEAD and (file := next(left, None)) is not None:
                    waiting.append((file, None if file == "-" else self._submitted(file)))
                if not waiting:
                    return
                file, future = waiting.popleft()
                try:
                    result = self._work(file) if future is None else future.result()
                except BrokenProcessPool:
                    again = [file, *(f for f, _ in waiting)]
                    waiting.clear()
                    yield from map(self._alone, again)
                    self._processes = self._started(self._size)
                else:
                    yield result
        finally:
            self._processes.shutdown(wait=False, cancel_futures=True)

    def _submitted(self, file: str) -> Future[Any]:
        """Hand a file to the processes; if one has just ended, its error comes as a result, like that of the files under way."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._processes.submit(_do, file)  # type: ignore[no-any-return]
        except BrokenProcessPool as error:
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _alone(self, file: str) -> Any:
        """Return the result of a file that was under way when a process ended, from a process that does nothing else."""
        from concurrent.futures.process import BrokenProcessPool

        error = RefusedError("a process ended early, for lack of memory or time", "use fewer --jobs")
        if self._lost is None:
            raise error
        if file == "-":
            return self._work(file)
        alone = self._started(1)
        try:
            return alone.submit(_do, file).result()
        except BrokenProcessPool:
            return self._lost(file, error)
        finally:
            alone.shutdown(wait=False, cancel_futures=True)


#: What this process does with a file, if it is a child.
_WORK: list[Callable[[str], Any]] = []


def _begin(work: Callable[[str], Any]) -> None:
    """Prepare a child: the parent handles signals and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _WORK[:] = [work]


def _end_with_parent() -> None:
    """End this process as soon as its parent has ended, even if that was killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(file: str) -> Any:
    return _WORK[0](file)
