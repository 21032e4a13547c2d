"""Files and folders as typed → the documents, and where their outputs go."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from linkeddata.batch.manifest import NAME as MANIFEST
from linkeddata.errors import UnreadableError
from linkeddata.values.corrections import FILE_NAME as CORRECTIONS
from linkeddata.values.iris import slug

# A file name that is safe on every system, in every shell and in every browser, and so is kept.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?\Z")
# Names that Windows reserves, with any extension.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE)
# Our own files, which are no documents of a folder.
_OWN = frozenset({CORRECTIONS, MANIFEST})


@dataclass(frozen=True, slots=True)
class Found:
    """The documents among what was typed.

    Args:
        files: names to open, without duplicates, in the order typed and, in a folder, by name.
        places: file → its name inside the folder that was typed, for files of folders.
        other: extensions of the files of folders that are no documents → how many there are.
        stems: file → the name of its output, without extension, for the documents of a file with several (`FILE#ITEM`).
    """

    files: tuple[str, ...]
    places: dict[str, PurePath] = field(default_factory=dict)
    other: Counter[str] = field(default_factory=Counter)
    stems: dict[str, str] = field(default_factory=dict)


def found(typed: Sequence[str], wanted: Callable[[str], bool], *, recursive: bool = False, apart: Path | None = None) -> Found:
    """Return the documents among files and folders.

    Args:
        typed: names of files and folders; "-" is standard input. A file is taken whatever its name.
        wanted: whether a file of a folder is a document, by its extension (lower case, with the dot).
        recursive: whether folders inside folders are searched; links to folders never are.
        apart: the folder of the outputs, which is not searched.

    Raises:
        UnreadableError: a folder has no document, or cannot be read.
    """
    files: dict[str, str] = {}  # absolute path → name: a file that is named twice, in two ways, is one document
    places: dict[str, PurePath] = {}
    other: Counter[str] = Counter()
    named = {str(PurePath(name)) for name in typed}
    for name in typed:
        if name == "-" or not os.path.isdir(name):  # noqa: PTH112 (a NUL in the name is an error of reading)
            files.setdefault(name if name == "-" else _path(name), name)
            continue
        any_wanted = False
        for file in _files_of(Path(name), recursive, apart):
            extension = file.suffix.lower()
            if wanted(extension):
                any_wanted = True
                taken = files.setdefault(_path(str(file)), str(file))
                places.setdefault(taken, file.relative_to(name))
            elif str(file) not in named:
                other[extension or "no extension"] += 1
        if not any_wanted:
            more = "" if recursive else "; --recursive also looks into the folders inside it"
            raise UnreadableError("the folder has no press release", f"name another folder or a file{more}", source=name)
    return Found(tuple(files.values()), places, other)


def _files_of(folder: Path, recursive: bool, apart: Path | None) -> Iterator[Path]:
    """Yield the files of a folder by name, those of its folders after its own; hidden ones and our own are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UnreadableError(
            (error.strerror or "cannot be read").lower(), "check its permissions", source=str(folder)
        ) from None
    shown = [entry for entry in entries if not entry.name.startswith(".") and entry.name.lower() not in _OWN]
    yield from (Path(entry.path) for entry in shown if entry.is_file())
    if recursive:
        for entry in shown:
            if entry.is_dir(follow_symlinks=False) and not (apart and apart.exists() and apart.samefile(entry.path)):
                yield from _files_of(Path(entry.path), recursive, apart)


def output_names(documents: Found, kept: Sequence[str] = ()) -> list[PurePath]:
    """Return the name of each document's output, without extension, below the folder of the outputs.

    Folders are kept. Each name is made safe. Names that clash (also if they differ only in case) get eight digits of a hash of their
    paths, so their order does not matter. No two names are the same.

    Args:
        documents: the documents.
        kept: names (lower case) that no output may have: `index` for the folder's own page.
    """
    wanted = {
        file: documents.places.get(
            file, PurePath("standard-input" if file == "-" else documents.stems.get(file) or PurePath(file).name)
        )
        for file in documents.files
    }
    plain = {
        file: PurePath(*map(safe, place.parent.parts), safe(place.stem if file != "-" else str(place)))
        for file, place in wanted.items()
    }
    names, told = dict(plain), {file: str(documents.places.get(file, file)) for file in plain}
    while clashing := _clashing(names, kept):
        for file in clashing:
            names[file] = plain[file].with_name(f"{plain[file].name[:70]}-{_hash(told[file])}")
        told |= _apart({file: told[file] for file in clashing})
    return list(names.values())


def _clashing(names: Mapping[str, PurePath], kept: Sequence[str]) -> list[str]:
    """Return the files whose outputs would have the name of another, or one that no output may have."""
    taken = Counter([*kept, *(str(name).casefold() for name in names.values())])
    return [file for file, name in names.items() if taken[str(name).casefold()] > 1]


def _apart(told: Mapping[str, str]) -> dict[str, str]:
    """Return other words for each file, in case a hash of these does not tell them apart: its path from what all have in common."""
    real = {file: _path(file) for file in told}
    one_drive = len(set(real.values())) > 1 and len({os.path.splitdrive(path)[0] for path in real.values()}) == 1
    above = os.path.commonpath(real.values()) if one_drive else ""
    again = Counter(real.values())
    return {
        file: f"{words}|{real[file].removeprefix(above)}{file if again[real[file]] > 1 else ''}" for file, words in told.items()
    }


def _path(file: str) -> str:
    """Return the absolute path of a file; links in it stay."""
    return os.path.abspath(file)  # noqa: PTH100 (a NUL in the name is an error of reading)


def safe(stem: str) -> str:
    """Return a file name, without extension, that is safe on every system.

    >>> safe("ministers-tour"), safe("Séance n° 3"), safe("CON")
    ('ministers-tour', 'seance-n-3-18e290f4', 'con-a3dbc4b6')
    """
    if _PLAIN.match(stem) and not _RESERVED.match(stem) and ".." not in stem:
        return stem
    return f"{slug(stem)[:70].strip('-')}-{_hash(stem)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
