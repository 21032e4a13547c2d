"""What is kept of each document, in a folder of its own: `documents/KEY[:2]/KEY/`.

A folder is written under another name and renamed when it is whole, so that a run that is killed leaves whole folders or none. `kept` in
it has a digest of itself in its first line, then JSON with those of the files beside it; a folder that does not agree is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from linkeddata.errors import WriteError
from linkeddata.release.documents.made import CLAIMS, EVIDENCE, FACTS, Made
from linkeddata.release.values import Prepared

_ABOUT = "kept"
_FILES = (CLAIMS, FACTS, EVIDENCE)
_KEY = re.compile(r"[0-9a-f]{64}\Z")
_UNFINISHED = ".new-"


def folder_of(work: Path, key: str) -> Path:
    """Return the folder of what is kept under a key."""
    return work / "documents" / key[:2] / key


def kept(work: Path, key: str) -> Prepared | None:
    """Return what is kept under a key; None if nothing is, or not all of it.

    Args:
        work: `Frame.work`.
        key: `applied.key`.
    """
    folder = folder_of(work, key)
    if folder.parent.is_symlink() or folder.is_symlink():
        return None
    try:
        digest, _, said = (folder / _ABOUT).read_bytes().partition(b"\n")
        if digest.decode() != _digest(said):
            return None
        about = json.loads(said)
        if any(_digest((folder / name).read_bytes()) != about["files"][name] for name in _FILES):
            return None
        return _prepared(folder, about)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(work: Path, key: str, made: Made) -> Prepared:
    """Keep what was made of a document; what failed is not kept, so that it is tried again.

    Args:
        work: as for `kept`.
        key: as for `kept`.
        made: the document.

    Raises:
        WriteError: it could not be written.
    """
    if not made.files:
        return Prepared(made.document, made.digest, None, made.code, made.findings, made.left_out)
    about = {
        "document": made.document,
        "digest": made.digest,
        "code": made.code,
        "findings": list(made.findings),
        "left_out": made.left_out,
        "files": {name: _digest(data) for name, data in made.files.items()},
    }
    folder = folder_of(work, key)
    try:
        if folder.parent.is_symlink():
            folder.parent.unlink()
        folder.parent.mkdir(parents=True, exist_ok=True)
        said = json.dumps(about).encode()
        _write(folder, {**made.files, _ABOUT: f"{_digest(said)}\n".encode() + said})
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"could not be written: {reason}", "check the folder", source=str(folder)) from None
    return _prepared(folder, about)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    unfinished = (
        folder.parent / f"{_UNFINISHED}{secrets.token_hex(8)}"
    )  # with the usual permissions, as `tempfile` would not make it
    unfinished.mkdir()
    try:
        for name, data in files.items():
            (unfinished / name).write_bytes(data)
        if folder.is_dir() or folder.is_symlink():
            _remove(folder)
        os.rename(unfinished, folder)  # noqa: PTH104 (`Path.rename` is the same)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def sweep(work: Path, keep: Collection[Path]) -> int:
    """Remove what no document of the archive uses any more, and what killed runs have left.

    Args:
        work: as for `kept`.
        keep: folders that stay (`Prepared.folder`).

    Returns:
        The number of folders that were removed.
    """
    stay, count = {path.name for path in keep}, 0
    for shelf in _folders(work / "documents"):
        for folder in _folders(shelf):
            if folder.name not in stay and (_KEY.match(folder.name) or folder.name.startswith(_UNFINISHED)):
                _remove(folder)
                count += 1
        with contextlib.suppress(OSError):  # not empty
            shelf.rmdir()
    return count


def _folders(path: Path) -> Iterable[Path]:
    try:
        with os.scandir(path) as entries:
            return sorted(Path(e.path) for e in entries if e.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _remove(folder: Path) -> None:
    """Remove a folder: what it says of itself first, so that half of it is never taken for the whole."""
    with contextlib.suppress(OSError):
        if folder.is_symlink():
            folder.unlink()
            return
        (folder / _ABOUT).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _prepared(folder: Path, about: dict[str, Any]) -> Prepared:
    findings = tuple(about["findings"])
    return Prepared(about["document"], about["digest"], folder, about["code"], findings, about["left_out"])


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
