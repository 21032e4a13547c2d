"""The same work on the workers of a Dask scheduler; one writer, this process, keeps the results.

Workers need the same version of the package, and no folder in common. A document whose worker is killed is done again by another one; one
that kills workers even if nothing else is under way is given up. Documents and results travel as pickles: use a scheduler that you trust.
"""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkeddata.edit.brief_start import is_brief
from linkeddata.errors import RefusedError, UsageError
from linkeddata.release.documents import cache
from linkeddata.release.documents.preparation import Preparation, Wanted
from linkeddata.release.documents.remote import Order, convert, installed
from linkeddata.release.documents.task import made
from linkeddata.release.values import Prepared

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 4  # documents for each thread of a worker that are under way or wait
_LEAST = 16  # documents that are under way before any worker has come
_PATIENCE = 60.0  # seconds without any worker
_STEP = 5.0  # seconds after which workers are counted while a result is waited for

_Under = tuple[str, "Future | None", "Wanted | Prepared"]


def on_scheduler(
    preparation: Preparation, documents: Sequence[str], address: str, *, patience: float = _PATIENCE
) -> Iterator[Prepared]:
    """Yield what comes of each document, in order.

    Args:
        preparation: what is done to each.
        documents: their keys.
        address: of the scheduler: `tcp://host:8786`.
        patience: seconds that may pass without any worker.

    Raises:
        UsageError: the extra `cluster` is not installed; the scheduler does not answer, or its workers have another version; or as
            `Preparation`.
        RefusedError: the scheduler has gone, or has no workers.
    """
    with _silent(), _connected(address) as client:
        yield from _Run(client, preparation, patience).results(documents)


class _Run:
    """The documents under way on a scheduler."""

    def __init__(self, client: Client, preparation: Preparation, patience: float) -> None:
        self._client, self._do, self._patience = client, preparation, patience
        self._files: dict[tuple[str, int, int], Future] = {}

    def results(self, documents: Sequence[str]) -> Iterator[Prepared]:
        """Yield what comes of each document, in order."""
        waiting: deque[_Under] = deque()
        left = iter(documents)
        ahead = _LEAST
        try:
            while True:
                while len(waiting) < ahead and (document := next(left, None)) is not None:
                    waiting.append(self._begun(document))
                if not waiting:
                    return
                document, future, found = waiting.popleft()
                if isinstance(found, Prepared):
                    yield found
                    continue
                yield self._ended(found, future, [other for _, other, _ in waiting if other is not None])
                ahead = max(_LEAST, _AHEAD * sum(self._client.nthreads().values()))
        finally:
            with contextlib.suppress(Exception):  # the scheduler may have gone
                self._client.cancel([future for _, future, _ in waiting if future is not None])

    def _begun(self, document: str) -> _Under:
        """Take a document from the cache, or hand it to the workers."""
        found = self._do.look(document)
        if isinstance(found, Prepared):
            return document, None, found
        if is_brief(found.data):  # it names another file, which is here
            result = made(self._do.task, found.settings, found.document, found.name, found.data)
            return document, None, cache.keep(self._do.work, found.key, result)
        return document, self._handed(found), replace(found, data=b"")

    def _handed(self, found: Wanted) -> Future:
        task = self._do.task
        order = Order(task, found.settings, found.document, found.name, found.data, self._installed)
        known = self._sent(found.settings.known) if found.settings.known else None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a document is large
            return self._client.submit(convert, order, known, [self._sent(name) for name in task.profile], pure=False)

    @cached_property
    def _installed(self) -> tuple[str, str]:
        return installed(self._do.task.options)

    def _sent(self, name: str) -> Future | None:
        """Return the bytes of a file, which the scheduler holds, so that a killed worker does not lose them; None if it is no file."""
        path = Path(name)
        if not path.is_file():
            return None
        status = path.stat()
        key = (name, status.st_mtime_ns, status.st_size)
        if key not in self._files:
            self._files[key] = self._client.submit(bytes, path.read_bytes(), pure=False)
        return self._files[key]

    def _ended(self, found: Wanted, future: Future | None, others: Sequence[Future]) -> Prepared:
        """Wait for a document, and keep what came of it."""
        from distributed import KilledWorker

        assert future is not None
        try:
            result = self._result(future)
        except KilledWorker:
            for other in others:  # one of them may have killed its worker
                with contextlib.suppress(Exception):  # told in its turn
                    self._result(other)
            again = self._do.look(found.document)
            if isinstance(again, Prepared):
                return again
            try:
                result = self._result(self._handed(again))
            except KilledWorker:
                return self._do.lost(found.document, RefusedError("workers ended early, for lack of memory or time"))
        return cache.keep(self._do.work, found.key, result)

    def _result(self, future: Future) -> Any:
        """Return a result as soon as it is there.

        Raises:
            KilledWorker: several workers that had the document were killed.
            UsageError, ModelError: as `convert`; or the workers cannot run it.
            RefusedError: as `on_scheduler`.
        """
        from concurrent.futures import CancelledError

        from distributed import TimeoutError as Late
        from distributed.comm import CommClosedError

        alone, step = 0.0, min(_STEP, self._patience)
        while True:
            try:
                return future.result(timeout=step)
            except Late:
                alone = 0.0 if self._client.nthreads() else alone + step
            except (CancelledError, CommClosedError, OSError):
                raise RefusedError("the scheduler has gone", "start it again, then run again; what is done is kept") from None
            except ImportError as error:
                raise UsageError(f"a worker lacks {error.name}", "install linkeddata there") from None
            if alone >= self._patience:
                raise RefusedError("the scheduler has no workers", "start some, then run again; what is done is kept")


@contextlib.contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            "--scheduler needs one more package", "install it with pip install 'linkeddata[cluster]', or use --jobs"
        ) from None
    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError):
        raise UsageError("the scheduler does not answer", "check its address and that it runs", source=address) from None
    try:
        yield client
    finally:
        with contextlib.suppress(Exception):
            client.close()


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Keep the client from writing to standard error."""
    with contextlib.suppress(ImportError):
        import distributed  # noqa: F401 (it sets up its loggers)
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
