"""The same work on many files, several at a time in processes of their own; the results come in the order of the files."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from linkeddata.errors import RefusedError

_R = TypeVar("_R")


def in_order(work: Callable[[str], _R], files: Sequence[str], jobs: int) -> Iterator[_R]:
    """Yield the result for each file, in order.

    Args:
        work: what to do with a file; with its results, it must be possible to send it to another process (`pickle`).
        files: names; "-", standard input, is read in this process.
        jobs: the number of processes; 1 does all the work in this one.

    Raises:
        RefusedError: a process ended early.
        Exception: what `work` raises.
    """
    if min(jobs, len(files)) < 2:
        yield from map(work, files)
        return
    import gc
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # lazy: most runs have one file

    gc.freeze()  # a collection in a child would copy all that it shares with this process
    pool = ProcessPoolExecutor(min(jobs, len(files)), initializer=_begin, initargs=(work,))
    try:
        started = [None if file == "-" else pool.submit(_do, file) for file in files]
        for file, future in zip(files, started, strict=True):
            yield work(file) if future is None else future.result()
    except BrokenProcessPool:
        raise RefusedError("a process ended early, for lack of memory or time", "use fewer --jobs") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        gc.unfreeze()


#: What this process does with a file, if it is a child.
_WORK: list[Callable[[str], Any]] = []


def _begin(work: Callable[[str], Any]) -> None:
    """Prepare a child: the parent handles signals and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _WORK[:] = [work]


def _do(file: str) -> Any:
    return _WORK[0](file)
