"""The folder that the web sees, opened by one run at a time."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from linkeddata.batch import lock
from linkeddata.errors import UsageError, WriteError
from linkeddata.release.publish.sums import spoiled
from linkeddata.release.publish.switch import LINK, STAGING, WORK, recover
from linkeddata.release.publish.versions import CURRENT, VERSIONS, issued_of, next_version, rank
from linkeddata.release.values import Frame

# What says that a disk cannot take more, or is broken: a run ends with one line, and the release before is what is published.
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EROFS, errno.EMLINK}
# What the root of a file system holds.
_OF_SYSTEMS = {"lost+found"}


@contextlib.contextmanager
def opened(public: Path, *, follow: bool = False) -> Iterator[Path]:
    """Open the folder that the web sees, alone; what a killed run has left of its own is removed, now and at the end.

    Whatever ends the block, the release before is published, or the new one is.

    Args:
        public: the folder; it is made if it is missing (its parent is not).
        follow: whether it may be a symbolic link to a folder.

    Yields:
        The folder itself: with `follow`, where the link leads.

    Raises:
        UsageError: it holds files of others and was never used for releases, or `current` or `versions` there are not ours.
        WriteError: it is a link or no folder, another run holds it, or it cannot be written; within the block, too, if a disk is full.
    """
    if os.path.islink(public) and not follow:  # noqa: PTH114 - a name that is too long is no link
        raise WriteError("is a symbolic link", "name the folder itself, or add --follow", source=str(public))
    folder = Path(os.path.realpath(public)) if follow else public
    _make(folder)
    _refuse_foreign(folder)
    _make(folder / WORK)
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(lock.alone(folder / WORK))
        except WriteError as error:
            raise WriteError(error.what, error.todo, source=str(public)) from None
        _refuse_broken(folder)
        try:
            recover(folder)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            name = str(error.filename or public)
            raise WriteError(f"of a killed run cannot be removed: {reason}", "remove it", source=name) from None
        try:
            _refuse_missing(folder)
            yield folder
        except OSError as error:
            if error.errno not in _DISK:
                raise
            reason = (error.strerror or str(error)).lower()
            name = str(error.filename or public)
            raise WriteError(f"could not be written: {reason}", "the release before is intact", source=name) from None
        finally:
            with contextlib.suppress(OSError):
                recover(folder)


def begun(public: Path, base: str, date: str) -> Frame:
    """Make the folder of the next release, empty, in a folder that is open; every file of the release before is verified.

    Args:
        public: as `opened` yields it.
        base: what IRIs begin with; ends with "/".
        date: the day of the release, ISO 8601.

    Raises:
        UsageError: there is a later release.
    """
    version = next_version(public, date)
    folder = public / WORK / STAGING / version
    folder.mkdir(parents=True)
    current = public / CURRENT
    previous = public / VERSIONS / current.readlink().name if current.is_symlink() else None
    work = public / WORK
    return Frame(base, version, issued_of(version), folder, previous, work, spoiled(previous) if previous else frozenset())


def published(folder: Path) -> Path:
    """Return the release that a folder shows to the web; the folder itself if it is a release."""
    current = folder / CURRENT
    return current if current.exists() else folder


def _make(folder: Path) -> None:
    """Make a folder if it is missing; what is there must be a real one."""
    try:
        if folder.is_symlink():
            raise WriteError("is a symbolic link", "remove the link", source=str(folder))
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise WriteError("is not a folder", "choose another name", source=str(folder)) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise WriteError(f"cannot be made: {reason}", "check the name and the permissions", source=str(folder)) from None


def _refuse_foreign(public: Path) -> None:
    """Raise UsageError if files are in a folder that was never used for releases."""
    names = sorted(os.listdir(public))  # noqa: PTH208 - names of other systems, too
    if set(names) - _OF_SYSTEMS and WORK not in names:
        raise UsageError(
            f"holds files that are no release of ours ({names[0]!r})", "choose an empty folder", source=str(public)
        )


def _refuse_broken(public: Path) -> None:
    """Raise an error if what stands at our names is not ours."""
    for path in (public / VERSIONS, *sorted((public / WORK).iterdir())):  # a stage would write where it leads
        if path.is_symlink() and path.name != LINK:
            raise WriteError("is a symbolic link", "remove the link", source=str(path))
    current = public / CURRENT
    target = os.readlink(current) if current.is_symlink() else ""  # noqa: PTH115 - as written, a slash at its end too
    if os.path.lexists(current) and (Path(target).parent != Path(VERSIONS) or rank(Path(target).name) is None):
        raise UsageError(f"is not our link to a folder in {VERSIONS}", "move it away", source=str(current))


def _refuse_missing(public: Path) -> None:
    """Raise UsageError if there are releases, and `current` leads to none of them."""
    current = public / CURRENT
    if not os.path.lexists(current):
        if kept := sorted((ranked, name) for name in _names(public / VERSIONS) if (ranked := rank(name))):
            newest = kept[-1][1]
            raise UsageError("is missing, but there are releases", f"link it to {VERSIONS}/{newest}", source=str(current))
    elif not current.is_dir():
        raise UsageError(
            f"leads to {current.readlink()}, which is missing", f"link it to a folder in {VERSIONS}", source=str(current)
        )


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []
