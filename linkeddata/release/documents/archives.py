"""The files of an archive → its documents, each with the key that it has in the release."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from linkeddata.batch.inputs import found
from linkeddata.edit.corrections.file import find
from linkeddata.errors import UsageError
from linkeddata.pipeline import names_in
from linkeddata.read import READERS
from linkeddata.read.files import load, shown, without_item
from linkeddata.read.settings_file import nearest
from linkeddata.release.documents.task import Task
from linkeddata.values.settings import Settings

_WANTED = frozenset(extension for reader in READERS.values() for extension in reader.extensions)


@dataclass(frozen=True, slots=True)
class Archive:
    """The documents of an archive.

    Args:
        files: key of a document → absolute path of its file, with `#ITEM` for one of several; sorted by key.
        settings: folder → what holds for its documents.
        other: extensions of files that are no documents → how many there are.
    """

    files: Mapping[str, str]
    settings: Mapping[str, Settings]
    other: Mapping[str, int]

    def settings_for(self, document: str) -> Settings:
        """Return what holds for a document."""
        return self.settings[os.path.dirname(without_item(self.files[document])[0])]  # noqa: PTH120 (a name as it was made)


def archive(typed: Sequence[str], task: Task, *, apart: Path | None = None) -> Archive:
    """Find the documents of an archive; files that hold several are taken apart.

    Args:
        typed: folders, which are searched with all that is inside them, and files. A key begins at the folder that was typed.
        task: how they are converted; says how `linkeddata.toml` is read.
        apart: the folder of the release, which is not searched.

    Raises:
        UnreadableError: a folder has no document.
        UsageError, RefusedError: a `linkeddata.toml` or `corrections.jsonl` cannot be used.
    """
    documents = found(typed, _WANTED.__contains__, recursive=True, apart=apart)
    files: dict[str, str] = {}
    settings: dict[str, Settings] = {}
    of_files: dict[tuple[Path, Path], Settings] = {}
    for file in documents.files:
        path = os.path.abspath(file)  # noqa: PTH100 (links stay)
        folder = os.path.dirname(path)  # noqa: PTH120
        if folder not in settings:
            settings[folder] = _settings(Path(folder), task, of_files)
        key = shown(documents.places[file].as_posix() if file in documents.places else Path(file).name)
        while key in files:  # of another folder that was typed
            key = f"{shown(Path(path).parent.name)}/{key}"
        for item in _items(path, settings[folder], task):
            files[f"{key}#{item}" if item else key] = f"{path}#{item}" if item else path
    return Archive(dict(sorted(files.items())), settings, dict(documents.other.most_common()))


def _settings(folder: Path, task: Task, known: dict[tuple[Path, Path], Settings]) -> Settings:
    """Return what holds for a folder; folders below one `linkeddata.toml` and one `corrections.jsonl` share it."""
    files = nearest(folder) or folder, find(folder)
    if files not in known:
        known[files] = task.settings(folder)
    return known[files]


def _items(path: str, settings: Settings, task: Task) -> tuple[str, ...]:
    """Return the names of the documents in a file; "" alone if it holds one, or cannot be read, which is told when it is converted."""
    try:
        data = load(path, task.options.max_bytes)
        names = names_in(data, settings, replace(task.options, name=path))
    except UsageError:
        raise
    except Exception:
        names = ()
    return tuple(without_item(name)[1] for name in names) or ("",)
