"""Writing output: to standard output as UTF-8, or to files, each written completely or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePath

from linkeddata.cli.outcome import ClosedPipe
from linkeddata.errors import UsageError, WriteError

# A file name that is safe on every system, in every shell and in every browser, and so is kept.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?\Z")
# Names that Windows reserves, with any extension.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE)


def write_out(data: bytes) -> None:
    """Write bytes to standard output.

    Raises:
        ClosedPipe: its reader has closed it.
        WriteError: it is closed or full.
    """
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "it is closed")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ClosedPipe from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(
            f"could not be written: {reason[:1].lower()}{reason[1:]}", "name a file with -o", source="standard output"
        ) from None


def show(text: str) -> None:
    """Write text for people to standard output, as UTF-8 or in the terminal's encoding; missing characters are escaped."""
    encoding = "utf-8"
    if sys.stdout is not None and sys.stdout.isatty():
        encoding = sys.stdout.encoding or encoding
    write_out(text.encode(encoding, "backslashreplace"))


def save(path: Path, data: bytes, *, follow: bool = False) -> None:
    """Write a file completely or not at all.

    Args:
        path: the file.
        data: its content.
        follow: whether to follow a symbolic link; otherwise links are refused.

    Raises:
        WriteError: it could not be written; the earlier file is intact.
    """
    from linkeddata.files import write_atomically

    if follow:
        path = Path(os.path.realpath(path))
    elif path.parent.is_symlink():
        raise WriteError("its folder is a symbolic link", "name the folder itself, or add --follow", source=str(path))
    write_atomically(path, data)


def deliver(data: bytes, output: str | None, *, follow: bool = False) -> None:
    """Write to a file, or to standard output for None and "-"; raises the errors of `save` and `write_out`."""
    if output is None or output == "-":
        write_out(data)
    else:
        save(Path(output), data, follow=follow)


def targets(
    files: Sequence[str], output: str | None, extension: str, kept: Sequence[str] = (), stems: Sequence[str] | None = None
) -> tuple[Path | None, list[Path | None]]:
    """Return the folder of the outputs, if any, and the output file of each input; None is standard output.

    Args:
        files: the inputs as typed, without duplicates.
        output: the option -o: a file, a folder (which several inputs need), "-" or None.
        extension: the extension of the outputs, with the dot.
        kept: names (lower case, without extension) that no output in a folder may have: `index` for the folder's own page.
        stems: the name, without extension, that each output gets before it is made safe; None for those of the inputs.

    Returns:
        One output for each input. In a folder each file has its input's name, made safe. Names that clash (also if they differ
        only in case) get eight digits of a hash of their paths, so their order does not matter.

    Raises:
        UsageError: several inputs for one output, or an output that is one of the inputs.
        WriteError: the folder cannot be made.
    """
    if output is None or output == "-":
        if len(files) > 1:
            raise UsageError("several inputs need a folder for their outputs", "name one with -o")
        return None, [None]
    folder = Path(output)
    if not (folder.is_dir() or output.endswith(("/", os.sep)) or len(files) > 1):
        _refuse_input([folder], files)
        return None, [folder]
    if folder.exists() and not folder.is_dir():
        raise UsageError("several inputs need a folder, and this is a file", "name a folder with -o", source=output)
    found: list[Path | None] = [folder / (one + extension) for one in _stems(files, kept, stems)]
    _refuse_input([path for path in found if path], files)
    return folder, found


def prepare(folder: Path, *, follow: bool) -> None:
    """Make the folder for several outputs if it is missing; raises WriteError if that fails."""
    if folder.is_symlink() and not follow:
        raise WriteError("is a symbolic link", "name the folder itself, or add --follow", source=str(folder))
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"cannot be made: {reason}", "check the name", source=str(folder)) from None


def stem(name: str) -> str:
    """Return the name of an input without folder and extension."""
    return "standard-input" if name == "-" else PurePath(name).stem


def _stems(files: Sequence[str], kept: Sequence[str], stems: Sequence[str] | None) -> list[str]:
    plain = [_safe(given) for given in stems or [stem(name) for name in files]]
    taken = Counter([*kept, *(one.casefold() for one in plain)])
    return [one if taken[one.casefold()] == 1 else f"{one[:70]}-{_hash(name)}" for one, name in zip(plain, files, strict=True)]


def _safe(stem: str) -> str:
    """Return a file name, without extension, that is safe on every system.

    >>> _safe("ministers-tour"), _safe("Séance n° 3"), _safe("CON")
    ('ministers-tour', 'seance-n-3-18e290f4', 'con-a3dbc4b6')
    """
    from linkeddata.values.iris import slug

    if _PLAIN.match(stem) and not _RESERVED.match(stem) and ".." not in stem:
        return stem
    return f"{slug(stem)[:70].strip('-')}-{_hash(stem)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _refuse_input(paths: Sequence[Path], files: Sequence[str]) -> None:
    """Raise UsageError if an output would overwrite an input, or the file that an input is an item of."""
    from linkeddata.read.files import without_item

    inputs: dict[tuple[int, int], str] = {}
    for name in dict.fromkeys([*files, *(without_item(name)[0] for name in files)]):
        if name != "-" and (known := _identity(Path(name))):
            inputs.setdefault(known, name)
    for path in paths:
        if (known := _identity(path)) and known in inputs:
            raise UsageError("the output would overwrite the input", "name another with -o", source=inputs[known])


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other one; None if there is none of this name."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
