"""`linkeddata.toml`: what holds for all documents of a folder."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.known.load import FILE_NAME as KNOWN
from linkeddata.read.release_table import RELEASE, own_values
from linkeddata.read.settings_table import BY_KEY, SECTIONS, TABLES, KeyTable
from linkeddata.schema.given import checked
from linkeddata.values.settings import Settings, normal

#: The name of the file that is looked for beside the input and in the folders above it.
FILE_NAME = "linkeddata.toml"

_LARGEST = 100_000  # bytes of a linkeddata.toml


def load_settings(near: Path | None) -> Settings:
    """Read the nearest `linkeddata.toml` in a folder or above it.

    Args:
        near: the input file or a folder; None for the working directory.

    Returns:
        Its settings; empty settings where there is no such file. The office's list of names is the one that it names, else the
        file `known.csv` beside it (or beside the input), or in the working directory.

    Raises:
        UsageError: the file is no TOML, has an unknown key, or a value of the wrong type or form.
    """
    start = Path.cwd() if near is None else near.absolute()
    path = nearest(start)
    if path is None:
        return _with_list(Settings(), start)
    try:
        return _with_list(_from_data(table_of(path)), path.parent)
    except UsageError as error:
        error.at(str(path))
        raise


def nearest(near: Path | None) -> Path | None:
    """Return the nearest `linkeddata.toml` in a folder or above it, or None.

    Raises:
        UsageError: a folder cannot be looked into.
    """
    start = Path.cwd() if near is None else near.absolute()
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        try:
            if path.is_file():
                return path
        except OSError as error:
            raise UsageError(f"cannot be read ({error.strerror})", "check its permissions", source=str(path)) from error
    return None


def _with_list(settings: Settings, folder: Path) -> Settings:
    """Return settings with the list of names: the one they name, as a path, else the one in a folder or the working directory."""
    origins = {"known": KNOWN, **settings.origins}
    if settings.known is not None:
        return replace(settings, known=str(folder / settings.known), origins=origins)
    for path in dict.fromkeys((folder / KNOWN, Path.cwd() / KNOWN)):
        try:
            if path.is_file():
                return replace(settings, known=str(path), origins=origins)
        except OSError:
            continue
    return settings


def table_of(path: Path) -> dict[str, Any]:
    """Return what a settings file says, unchecked.

    Raises:
        UsageError: it cannot be read, is too large or no TOML.
    """
    name = str(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"is larger than {_LARGEST} bytes", "keep only the settings in it", source=name)
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"is no TOML ({str(error)[:120]})", "mend it or remove it", source=name) from error
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", "check its permissions", source=name) from error


def _from_data(data: dict[str, Any]) -> Settings:
    own_values(data.pop(RELEASE, {}))  # `release_file` reads them; here only mistakes are told
    tables: dict[str, Any] = {row.field: _own_keys(row, data.pop(row.name, {})) for row in TABLES}
    values: dict[str, Any] = {}
    for key, value in _flat(data):
        row = BY_KEY.get(key)
        if row is None:
            others = " or ".join(f"[{name}]" for name in (*(table.name for table in TABLES), RELEASE))
            raise UsageError(f"unknown key {key[:60]!r}", f"use one of {', '.join(BY_KEY)}, or a table {others}")
        values[row.field] = row.read(key, value)
    return checked(normal(Settings(**values, **tables, origins=dict.fromkeys(values, FILE_NAME))))


def _own_keys(row: KeyTable, table: object) -> dict[str, tuple[str, ...]]:
    """Return the keys that an office gives to facts: `headline = "titel"`, or a list of keys."""
    if not isinstance(table, dict):
        raise UsageError(f"{row.name} must be a table", f"write [{row.name}] on a line of its own")
    found: dict[str, tuple[str, ...]] = {}
    for fact, keys in table.items():
        if fact not in row.facts:
            raise UsageError(f"unknown key '{row.name}.{fact[:60]}'", f"use one of {', '.join(row.facts)}")
        listed = [keys] if isinstance(keys, str) else keys
        if not isinstance(listed, list) or not listed or not all(isinstance(key, str) and key.strip() for key in listed):
            raise UsageError(f"{row.name}.{fact} must be a key in quotes", 'write it as "titel", or as a list')
        found[fact] = tuple(listed)
    return found


def _flat(data: dict[str, object]) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in data.items():
        if key in SECTIONS:
            if not isinstance(value, dict):
                raise UsageError(f"{key} must be a table", f"write [{key}] on a line of its own")
            pairs.extend((f"{key}.{inner}", item) for inner, item in value.items())
        else:
            pairs.append((key, value))
    return pairs
