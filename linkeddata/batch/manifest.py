"""What was made of which file: a line of JSON for each, so that a later run passes over what has not changed.

While a run works, it adds lines to a journal; at its end, journal and manifest become the new manifest, sorted. If the run is killed,
the next one reads both, and its manifest is the same as if there had been one run.

A manifest may come from anybody: what it names is below its folder, and neither the manifest nor what it names is reached through a link.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, BinaryIO

from linkeddata.errors import UsageError, WriteError
from linkeddata.files import write_atomically
from linkeddata.read.files import without_item

NAME = "linkeddata-manifest.jsonl"
_JOURNAL = ".linkeddata-journal.jsonl"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one file.

    Args:
        source: the file, as a path from the manifest's folder, with slashes.
        digest: SHA-256 of its bytes, hexadecimal; "" if it could not be read.
        how: SHA-256 of everything else that the outputs depend on: options, settings, model, version.
        outputs: path of each output from the manifest's folder → SHA-256 of its bytes.
        code: the exit code that the file alone would give.
        findings: findings and errors, as `--messages json` writes them.
        index: what the index page of the folder says of it; empty if there is no such page.
    """

    source: str
    digest: str
    how: str
    outputs: Mapping[str, str] = field(default_factory=dict)
    code: int = 0
    findings: Sequence[Mapping[str, Any]] = ()
    index: Mapping[str, Any] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether the file was converted, perhaps with findings; what failed is tried again."""
        return self.code in (0, 1) and bool(self.outputs)


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Manifest:
    """The manifest of one folder, read when it is made.

    Args:
        folder: the folder of the outputs.

    Raises:
        UsageError: there is a manifest that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[str, Made] = {}
        self._before: dict[str, Made] = {}
        self._journal: BinaryIO | None = None
        self.renamed: list[str] = []
        for name, torn in ((NAME, False), (_JOURNAL, True)):
            for made in _read(folder / name, torn=torn):
                self._before[made.source] = made

    def before(self, source: str) -> Made | None:
        """Return what an earlier run made of a file."""
        return self._before.get(source)

    @staticmethod
    def is_unchanged(folder: Path, made: Made, now: str, how: str, wanted: Iterable[str]) -> bool:
        """Return whether a file needs no work: it is as it was, and so is everything else, and its outputs stand there whole.

        Args:
            folder: the folder of the outputs.
            made: what an earlier run made of it.
            now: digest of the file.
            how: as in `Made`.
            wanted: path of each output that it shall have, from the folder.
        """
        same = (made.digest, made.how) == (now, how) and set(made.outputs) == set(wanted)
        return made.whole and same and _stand(folder, made)

    def add(self, made: Made) -> None:
        """Note what was made of a file, at once on disk."""
        self._made[made.source] = made
        try:
            if self._journal is None:
                self._journal = open(self.folder / _JOURNAL, "ab", opener=_without_links)  # noqa: SIM115 (`Path.open` takes no opener)
                self._journal.write(b"\n")  # ends a line that a killed run has left unfinished
            self._journal.write(_line(made))
            self._journal.flush()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise WriteError(
                f"could not be written: {reason}", "check the folder", source=str(self.folder / _JOURNAL)
            ) from None

    def end(self) -> list[str]:
        """Write the manifest, remove the journal, and return the outputs of files that are gone, which it no longer lists.

        Only outputs that still are as they were written are in the list. Files that this run was not about keep their lines; the
        items of a file are gone if it is, or if this run took it apart and found others. `renamed` is then the outputs that have
        another name now.
        """
        apart = {without_item(source)[0] for source in self._made if without_item(source)[1]}
        kept, gone, taken = dict(self._made), list[str](), {name for made in self._made.values() for name in made.outputs}
        for source, made in self._before.items():
            if source in self._made:
                self.renamed += self._left(made, self._made[source], taken)
                continue
            file, item = without_item(source)
            there = _exists(self.folder / source) or (item and file not in apart and _exists(self.folder / file))
            if source != "-" and not there:
                gone += made.outputs if taken.isdisjoint(made.outputs) and _stand(self.folder, made) else []
            elif taken.isdisjoint(made.outputs):
                kept[source] = made
        write_atomically(self.folder / NAME, b"".join(_line(kept[source]) for source in sorted(kept)))
        self.close()
        with contextlib.suppress(OSError):
            (self.folder / _JOURNAL).unlink()
        return sorted(gone)

    def _left(self, before: Made, now: Made, taken: Collection[str]) -> Iterator[str]:
        """Yield the outputs that a file has under another name now, in the same format; if a conversion failed, they stay."""
        forms = {PurePath(name).suffix for name in now.outputs}
        for name in before.outputs.keys() - taken:
            if PurePath(name).suffix in forms and _stand(self.folder, before):
                yield name

    def close(self) -> None:
        """Close the journal."""
        if self._journal is not None:
            with contextlib.suppress(OSError):  # what could not be written was told when it was added
                self._journal.close()
            self._journal = None

    def outputs(self) -> Iterable[str]:
        """Return the outputs of all files of this run, by name."""
        return sorted(name for made in self._made.values() for name in made.outputs)


def _exists(path: Path) -> bool:
    """Return whether there is such a file; if the system cannot say, there is, so that nothing is removed."""
    try:
        return path.exists()
    except OSError as error:
        return error.errno != errno.ENAMETOOLONG


def _stand(folder: Path, made: Made) -> bool:
    """Return whether all outputs are as they were written, and none is reached through a link."""
    try:
        return all(
            _is_own(folder, name) and digest((folder / name).read_bytes()) == known for name, known in made.outputs.items()
        )
    except (OSError, ValueError):
        return False


def _is_own(folder: Path, name: str) -> bool:
    """Return whether a name is that of a regular file in the folder or in folders inside it, none of them a link."""
    below = [folder.joinpath(*PurePosixPath(name).parts[:n]) for n in range(1, len(PurePosixPath(name).parts))]
    return _is_below(name) and not any(map(Path.is_symlink, below)) and stat.S_ISREG((folder / name).lstat().st_mode)


def _is_below(name: str) -> bool:
    r"""Return whether a name is that of something below a folder, on every system.

    >>> [_is_below(name) for name in ("a.ttl", "b/a.ttl", "../a.ttl", "b/../../a.ttl", "/a.ttl", "C:a.ttl", "b\\\\a.ttl", "")]
    [True, True, False, False, False, False, False, False]
    """
    odd = "\\" in name or ":" in name or "\0" in name
    return bool(name) and not odd and not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts


def _without_links(path: str, flags: int) -> int:
    """Open a file for `open` as it is: a link, a pipe or a device is an error."""
    handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666)
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(handle)
        raise OSError("it is not a file of its own")
    return handle


def source_name(file: str, folder: Path) -> str:
    """Return a file as a path from a folder, with slashes; "-" for standard input."""
    if file == "-":
        return file
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive of Windows, or a NUL
        return file


def _line(made: Made) -> bytes:
    return json.dumps(asdict(made), ensure_ascii=True, sort_keys=True).encode() + b"\n"


def _read(path: Path, *, torn: bool) -> Iterable[Made]:
    """Yield the lines of a manifest, or of a journal whose last line may be torn."""
    try:
        with open(path, "rb", opener=_without_links) as file:
            lines = file.read().splitlines()
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(
            f"cannot be read: {(error.strerror or str(error)).lower()}", "check its permissions", source=str(path)
        ) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _made(json.loads(line))
        except (ValueError, TypeError, RecursionError):
            if not torn:
                raise UsageError(
                    "this is no manifest of linkeddata", "remove it, or name another folder", source=str(path), line=number
                ) from None


def _made(value: Any) -> Made:
    """Return what a line says; raises ValueError or TypeError if no manifest has such a line."""
    made = Made(**value)
    if [type(made.code), type(made.outputs), type(made.findings), type(made.index)] != [int, dict, list, dict]:
        raise TypeError
    words = (made.source, made.digest, made.how, *made.outputs, *made.outputs.values())
    if not all(isinstance(word, str) for word in words):
        raise TypeError
    if not all(map(_is_below, made.outputs)) or made.code not in range(6):
        raise ValueError
    return made
