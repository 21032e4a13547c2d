"""A finished release takes the place of the one before: staging → versions → current."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from linkeddata.errors import WriteError
from linkeddata.release.publish.durable import sync, sync_folder
from linkeddata.release.publish.sums import NAME, is_untouched, verified, write_sums
from linkeddata.release.publish.versions import CURRENT, VERSIONS, rank
from linkeddata.release.values import Frame

WORK = ".linkeddata"
STAGING = "staging"
PENDING = "pending"
LINK = "current.new"


def publish(frame: Frame, *, keep: int = 3, whole: bool = False) -> Path:
    """Publish a finished release.

    SHA256SUMS is written, or verified if there is one. Everything reaches the disk before `current` is switched, and the switch is one
    renaming: who reads `current` sees the release before or this one. Old versions are removed after it.

    Args:
        frame: as `begun` made it, within `opened`.
        keep: how many versions stay, this one included; at least 1. One that a link in the public folder leads to stays too, and so
            does one in which somebody has put files. Links from elsewhere are not known here: keep more if there are some.
        whole: whether the release before is known to be as it was written; then files that are shared with it are not read again.

    Returns:
        The release's folder in `versions`.

    Raises:
        WriteError: it is not complete, or could not be written; the release before is published still.
    """
    public = frame.work.parent
    target = public / VERSIONS / frame.version
    try:
        _check(frame.folder, frame.previous if whole else None)
        sync(frame.folder)
        _refuse_links(public)
        (public / VERSIONS).mkdir(exist_ok=True)
        if os.path.lexists(target):
            raise WriteError("is there already", "move it away", source=str(target))
        _note(frame.work / PENDING, frame.version)
        frame.folder.rename(target)
        sync_folder(public / VERSIONS)
        _switch(public, frame.version)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"could not be published: {reason}", "the release before is intact", source=str(public)) from None
    with contextlib.suppress(OSError):  # it is published; the next run tidies up
        (frame.work / PENDING).unlink(missing_ok=True)
        _prune(public, max(1, keep))
    return target


def recover(public: Path) -> None:
    """Remove what a killed run has left: its staging, its link, and a version that it moved but did not switch to.

    Nobody may be writing there now. What is not ours is not touched, and no link is followed.

    Raises:
        OSError: something cannot be removed.
    """
    work = public / WORK
    (work / LINK).unlink(missing_ok=True)
    pending = work / PENDING
    if pending.is_file() and not pending.is_symlink():
        version = pending.read_text("ascii", "replace").strip()
        current = public / CURRENT
        if rank(version) and not (current.is_symlink() and current.readlink().name == version):
            _remove(public, public / VERSIONS / version)
        pending.unlink()
    staging = work / STAGING
    if staging.is_dir() and not staging.is_symlink():
        shutil.rmtree(staging)


def _check(folder: Path, before: Path | None) -> None:
    """Raise WriteError if a release is not as its SHA256SUMS says, which is written if it is missing."""
    if not (folder / NAME).exists():
        try:
            write_sums(folder, before)
        except ValueError as error:
            raise WriteError(f"cannot be published: {error}", source=str(folder)) from None
    elif problems := verified(folder):
        raise WriteError(f"was changed while it was made: {problems[0]}", "run again", source=str(folder))


def _refuse_links(public: Path) -> None:
    """Raise WriteError if a folder of ours was exchanged for a link while the release was made."""
    for folder in (public, public / WORK, public / VERSIONS):
        if folder.is_symlink():
            raise WriteError("has become a symbolic link", "remove the link, and run again", source=str(folder))


def _note(path: Path, version: str) -> None:
    """Write down which version comes, before it comes."""
    with path.open("w", encoding="ascii") as file:
        file.write(f"{version}\n")
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def _switch(public: Path, version: str) -> None:
    """Let `current` lead to a version, in one step."""
    _refuse_links(public)
    link = public / WORK / LINK
    link.unlink(missing_ok=True)
    link.symlink_to(f"{VERSIONS}/{version}", target_is_directory=True)
    link.replace(public / CURRENT)
    sync_folder(public)


def _prune(public: Path, keep: int) -> None:
    """Remove old versions, each in one step."""
    ranked = sorted(((r, p) for p in (public / VERSIONS).iterdir() if (r := rank(p.name))), reverse=True)
    needed = {path.resolve() for path in _linked(public)}
    for _, path in ranked[keep:]:
        if path.is_dir() and not path.is_symlink() and path.resolve() not in needed and is_untouched(path):
            _remove(public, path)


def _linked(public: Path) -> Iterator[Path]:
    """Yield where links in the public folder and in `versions` lead, as far as that is a version or something in it."""
    versions = (public / VERSIONS).resolve()
    for folder in (public, public / VERSIONS):
        for path in folder.iterdir():
            if path.is_symlink():
                target = path.resolve()
                if versions in target.parents:
                    yield versions / target.relative_to(versions).parts[0]


def _remove(public: Path, version: Path) -> None:
    """Move a version out of `versions`, so that no half of it is ever there, and remove it."""
    staging = public / WORK / STAGING
    if version.is_dir() and not version.is_symlink():
        if not staging.is_dir():
            staging.mkdir()
        gone = staging / f"{version.name}.old"
        if gone.exists():
            shutil.rmtree(gone)
        version.rename(gone)
        shutil.rmtree(gone)
