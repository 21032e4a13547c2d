"""Writing output: to standard output as UTF-8, or to files, each written completely or not at all."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from linkeddata.batch.inputs import Found, output_names
from linkeddata.cli.outcome import ClosedPipe
from linkeddata.errors import UsageError, WriteError
from linkeddata.present.export.formats import EXPORTS, NOT_WRITTEN
from linkeddata.rdf.formats import BY_EXTENSION

#: Extensions of files: a folder for several outputs is hardly called so.
_OF_FILES = frozenset((*BY_EXTENSION, *NOT_WRITTEN, *(extension for form in EXPORTS.values() for extension in form.extensions)))


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
    documents: Found, output: str | None, extension: str | None, kept: Sequence[str] = ()
) -> tuple[Path | None, list[Path | None]]:
    """Return the folder of the outputs, if any, and the output file of each document; None is standard output.

    Args:
        documents: what is converted.
        output: the option -o: a file, a folder (which several inputs need), "-" or None.
        extension: the extension of the outputs, with the dot; None for those of the inputs.
        kept: as for `batch.inputs.output_names`.

    Raises:
        UsageError: several inputs for one output, or an output that is one of the inputs.
        WriteError: the folder cannot be made.
    """
    files = documents.files
    several = len(files) > 1 or bool(documents.places)
    if output is None or output == "-":
        if several:
            _refuse_items(documents)
            raise UsageError("several inputs need a folder for their outputs", "name one with -o")
        return None, [None]
    folder = Path(output)
    if not (folder.is_dir() or output.endswith(("/", os.sep)) or several):
        refuse_input([folder], files)
        return None, [folder]
    if folder.exists() and not folder.is_dir():
        raise UsageError("several inputs need a folder, and this is a file", "name a folder with -o", source=output)
    if not folder.is_dir() and not output.endswith(("/", os.sep)) and PurePath(output).suffix.lower() in _OF_FILES:
        raise UsageError("several inputs need a folder, and this is the name of a file", "end it with /", source=output)
    names = zip(files, output_names(documents, kept), strict=True)
    found: list[Path | None] = [
        folder / name.with_name(name.name + (PurePath(file).suffix if extension is None else extension)) for file, name in names
    ]
    refuse_input([path for path in found if path], files)
    return folder, found


def _refuse_items(documents: Found) -> None:
    """Raise UsageError if the documents are those of one file that was typed."""
    from linkeddata.read.files import without_item

    files = {without_item(name)[0] for name in documents.files if name in documents.stems}
    if len(files) == 1 and len(documents.stems) == len(documents.files) and not documents.places:
        raise UsageError(
            f"the file holds {len(documents.files)} documents",
            f"convert them to a folder with -o, or name one as in {documents.files[0]}",
            source=files.pop(),
        )


def prepare(folder: Path, *, follow: bool, below: Iterable[Path] = ()) -> None:
    """Make the folder for several outputs if it is missing.

    Args:
        folder: the folder.
        follow: whether folders that are symbolic links are followed.
        below: folders inside it that are made too.

    Raises:
        WriteError: one cannot be made, or is a symbolic link.
    """
    inside = {part for path in below for part in (path, *path.parents) if folder in part.parents}
    for one in (folder, *sorted(inside)):
        if one.is_symlink() and not follow:
            raise WriteError("is a symbolic link", "name the folder itself, or add --follow", source=str(one))
        try:
            one.mkdir(exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise WriteError(f"cannot be made: {reason}", "check the name", source=str(one)) from None


def reads_itself(typed: Sequence[str], folder: Path, extension: str) -> bool:
    """Return whether outputs go to a folder that is read, and would be read too by the next run."""
    from linkeddata.read import READERS

    readable = any(extension in reader.extensions for reader in READERS.values())
    return readable and _identity(folder) in {_identity(name) for name in typed if name != "-"} - {None}


def keep(files: Iterable[str | None], output: str | None) -> None:
    """Raise UsageError if the option -o names one of the files that are read; None and "-" are no files."""
    if output is not None and output != "-":
        refuse_input([Path(output)], [name for name in files if name])


def refuse_input(paths: Iterable[Path], files: Iterable[str]) -> None:
    """Raise UsageError if an output would overwrite an input, or the file that an input is an item of."""
    from linkeddata.read.files import without_item

    names = {one for name in files if name != "-" for one in (name, without_item(name)[0])}
    inputs = {_identity(name): name for name in sorted(names)}
    for path in paths:
        one = _identity(path)
        if one is not None and one in inputs:
            raise UsageError("the output would overwrite the input", "name another with -o", source=inputs[one])


def _identity(file: str | Path) -> tuple[int, int] | None:
    """Return what tells a file from all others, whatever its name; None if there is none."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
