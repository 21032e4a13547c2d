"""What a worker of a cluster does with a document: everything that it needs is sent to it, and what it makes is sent back."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from linkeddata.errors import LinkedDataError, UsageError
from linkeddata.files import write_atomically
from linkeddata.pipeline import ReadOptions, model_card
from linkeddata.release.documents.made import Made
from linkeddata.release.documents.task import Task, made
from linkeddata.values.settings import Settings
from linkeddata.version import __version__


@dataclass(frozen=True, slots=True)
class Order:
    """A document to convert elsewhere.

    Args:
        task: how.
        settings: what holds for it.
        document: its key.
        name: its path, where it is.
        data: the bytes of its file.
        expected: what `installed` returns where the order comes from.
    """

    task: Task
    settings: Settings
    document: str
    name: str
    data: bytes = field(repr=False)
    expected: tuple[str, str]


def installed(options: ReadOptions) -> tuple[str, str]:
    """Return the version of the package and a digest of the model."""
    return _installed(options.model, options.reader)


@lru_cache(maxsize=4)
def _installed(model: Path | None, reader: str | None) -> tuple[str, str]:
    return __version__, hashlib.sha256(model_card(ReadOptions(model=model, reader=reader))).hexdigest()


def convert(order: Order, known: bytes | None, profile: Sequence[bytes | None]) -> Made:
    """Convert a document.

    Args:
        order: the document.
        known: the list of names that the settings name; None if they name none.
        profile: the shapes files among the profiles of the task; None for each that is a name.

    Returns:
        As `task.made`.

    Raises:
        UsageError: the worker has another version or model; or as `task.made`.
    """
    if installed(order.task.options) != order.expected:
        raise UsageError("a worker has another version of linkeddata or of its model", "install the same on all workers")
    places: dict[str, str] = {}

    def placed(name: str, data: bytes | None) -> str:
        if data is None:
            return name
        here = str(_written(data, Path(name).name))
        places[here] = name
        return here

    settings = replace(order.settings, known=order.settings.known and placed(order.settings.known, known))
    task = replace(order.task, profile=tuple(placed(*one) for one in zip(order.task.profile, profile, strict=True)))
    try:
        return made(task, settings, order.document, order.name, order.data)
    except LinkedDataError as error:
        error.source = places.get(error.source or "", error.source)
        raise


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder of this process, which is removed at its end."""
    return tempfile.TemporaryDirectory(prefix="linkeddata-")


@lru_cache(maxsize=64)
def _written(data: bytes, name: str) -> Path:
    """Write a file that the document's settings name, once for all documents."""
    path = Path(_folder().name) / hashlib.sha256(data).hexdigest() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    return path
