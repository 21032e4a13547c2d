"""Files that are either the old one or the new one, never half of either, and never something that reads back differently."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Any

from linkeddata.errors import LinkedDataError, WriteError
from linkeddata.rdf import parse
from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.serialize.order import Plain, rows
from linkeddata.rdf.serialize.turtle import own_namespace
from linkeddata.values.namespaces import XSD


def write_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file by way of a temporary one in the same folder.

    Args:
        path: a regular file, or a name that does not exist yet; never a link, a device or a folder.
        data: the whole content.

    Raises:
        WriteError: it could not be written; what stood there is whole, and no temporary file is left.
    """
    target = Path(path)
    name = os.fspath(path)
    temporary: str | None = None
    try:
        mode = _mode(target, name)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
        temporary = None
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(
            f"could not be written: {reason[:1].lower()}{reason[1:]}", "the earlier file is intact", source=name
        ) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _mode(target: Path, name: str) -> int:
    """Return the permissions the new file gets: those of the old one, else what the umask leaves."""
    try:
        old = target.lstat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISLNK(old.st_mode):
        raise WriteError("is a symbolic link", "name the file it points to", source=name)
    if not stat.S_ISREG(old.st_mode):
        raise WriteError("is not a regular file", "name a file", source=name)
    if not os.access(target, os.W_OK):
        raise WriteError("is write-protected", "choose another name or change its permissions", source=name)
    return stat.S_IMODE(old.st_mode)


def _sync_folder(folder: Path) -> None:
    """Make the new name outlast a power cut where the system can."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def checked(text: str, kind: str, dataset: Dataset) -> str:
    """Return `text` if a second engine reads from it exactly the triples of `dataset`.

    Args:
        text: what a writer of `WRITERS` made.
        kind: that writer's name.
        dataset: what it was given.

    Raises:
        WriteError: something was lost, added or altered on the way; nothing should be written.
    """
    quads = kind in {"nquads", "trig"}
    wanted: set[Any] = set()
    for graph in (dataset.data, dataset.evidence) if quads else (dataset.data,):
        name = str(graph.identifier) if quads else ""
        wanted.update((*row, name) for row in rows(graph))
    base = own_namespace(dataset).rstrip("#") if kind == "page" else None
    try:
        loaded = parse.parse(text.encode(), kind, name="output", base=base or None)
    except (LinkedDataError, UnicodeEncodeError) as error:
        raise WriteError(
            f"the output does not read back: {error}", "this is a mistake in linkeddata, please report it"
        ) from None
    found = {
        (_plain(q.subject), q.predicate.value, _plain(q.object), getattr(q.graph_name, "value", "") if quads else "")
        for q in loaded.quads
    }
    if found != wanted:
        lost, added = sorted(map(str, wanted - found)), sorted(map(str, found - wanted))
        first = f"{lost[0]} was lost" if lost else f"{added[0]} was added"
        raise WriteError(
            f"the output does not read back the same: {len(lost)} triples lost, {len(added)} added; {first}",
            "this is a mistake in linkeddata, please report it",
        )
    return text


def _plain(term: Any) -> Any:
    import pyoxigraph

    if not isinstance(term, pyoxigraph.Literal):
        return term.value
    datatype = "" if term.language or term.datatype.value == XSD + "string" else term.datatype.value
    return Plain(term.value, datatype, term.language or "")
