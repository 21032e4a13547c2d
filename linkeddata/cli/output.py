"""Where output goes: standard output as UTF-8, or files that are the old ones or the new ones, never half."""

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

# A stem that is kept as it is: every system takes it, and no shell or browser reads it as something else.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?\Z")
# What Windows keeps for itself, with any extension.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE)


def write_out(data: bytes) -> None:
    """Write bytes to standard output.

    Raises:
        ClosedPipe: nobody reads it any more.
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
    """Write text for people to standard output: UTF-8, but what a terminal of another encoding lacks as escapes."""
    encoding = "utf-8"
    if sys.stdout is not None and sys.stdout.isatty():
        encoding = sys.stdout.encoding or encoding
    write_out(text.encode(encoding, "backslashreplace"))


def save(path: Path, data: bytes, *, follow: bool = False) -> None:
    """Write a file whole or not at all.

    Args:
        path: where to.
        data: its content.
        follow: write what a symbolic link points to; else links are refused.

    Raises:
        WriteError: it could not be written; what stood there is intact.
    """
    from linkeddata.files import write_atomically

    if follow:
        path = Path(os.path.realpath(path))
    elif path.parent.is_symlink():
        raise WriteError(
            "stands in a folder that is a symbolic link", "name the folder itself, or add --follow", source=str(path)
        )
    write_atomically(path, data)


def deliver(data: bytes, output: str | None, *, follow: bool = False) -> None:
    """Write to a file, or to standard output for None and "-"; errors as `save` and `write_out`."""
    if output is None or output == "-":
        write_out(data)
    else:
        save(Path(output), data, follow=follow)


def targets(
    files: Sequence[str], output: str | None, extension: str, kept: Sequence[str] = ()
) -> tuple[Path | None, list[Path | None]]:
    """Return the folder of the outputs, if any, and where the output of each input goes; None is standard output.

    Args:
        files: inputs as typed, each once.
        output: the option -o: a file, a folder (which several inputs need), "-" or None.
        extension: of the files, with the point.
        kept: stems that no output in a folder may bear, small letters: `index` for the folder's own page.

    Returns:
        As many as inputs. In a folder each file bears its input's name, made safe; inputs whose names would clash (also by case
        only) are told apart by eight digits of a hash of their paths, whatever their order.

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
        raise UsageError("several inputs need a folder, and this is none", "name another with -o", source=output)
    found: list[Path | None] = [folder / (stem + extension) for stem in _stems(files, kept)]
    _refuse_input([path for path in found if path], files)
    return folder, found


def prepare(folder: Path, *, follow: bool) -> None:
    """Make the folder of several outputs where it is missing; raises WriteError where that cannot be."""
    if folder.is_symlink() and not follow:
        raise WriteError("is a symbolic link", "name the folder itself, or add --follow", source=str(folder))
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise WriteError(f"cannot be made: {reason}", "check the name", source=str(folder)) from None


def _stems(files: Sequence[str], kept: Sequence[str]) -> list[str]:
    plain = ["standard-input" if name == "-" else _safe(PurePath(name).stem) for name in files]
    taken = Counter([*kept, *(stem.casefold() for stem in plain)])
    return [
        stem if taken[stem.casefold()] == 1 else f"{stem[:70]}-{_hash(name)}" for stem, name in zip(plain, files, strict=True)
    ]


def _safe(stem: str) -> str:
    """Return a stem that is harmless as a file name.

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
    """Refuse to write over what is read."""
    for path in paths:
        for name in files:
            try:
                same = name != "-" and path.samefile(name)
            except (OSError, ValueError):
                continue
            if same:
                raise UsageError("the output would take the place of the input", "name another with -o", source=name)
