"""Every document of an archive: taken from the cache, or converted and kept; the results come in the order of the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from linkeddata.batch.jobs import in_order
from linkeddata.release.documents import applied
from linkeddata.release.documents.archives import Archive
from linkeddata.release.documents.preparation import Preparation
from linkeddata.release.documents.task import Task
from linkeddata.release.values import Prepared


def prepared(
    archive: Archive,
    work: Path,
    task: Task = Task(),  # noqa: B008 (frozen)
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    done: Callable[[int, int], None] | None = None,
) -> Iterator[Prepared]:
    """Yield every document of an archive, in the order of its keys.

    Args:
        archive: the documents (`archives.archive`), found with the same task.
        work: `Frame.work`.
        task: how they are converted.
        jobs: the number of processes.
        scheduler: address of a Dask scheduler whose workers convert, in place of processes of this machine.
        done: is called after each document with the number that are done and the number of all.

    Raises:
        UsageError, ModelError: no document can be converted so.
        WriteError: a document could not be kept.
    """
    work.mkdir(parents=True, exist_ok=True)
    preparation = Preparation(archive, work, task, applied.task_key(task))
    documents = tuple(archive.files)
    results: Iterator[Prepared]
    if scheduler is None:
        results = in_order(preparation, documents, jobs, preparation.lost)
    else:
        from linkeddata.release.documents.cluster import on_scheduler

        results = on_scheduler(preparation, documents, scheduler)
    with closing(results):  # type: ignore[type-var]
        for number, result in enumerate(results, 1):
            if done:
                done(number, len(documents))
            yield result
