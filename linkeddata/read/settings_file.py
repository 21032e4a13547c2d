"""`linkeddata.toml`: what holds for all documents of a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.known.load import FILE_NAME as KNOWN
from linkeddata.read.front_matter.keys import NAMED
from linkeddata.read.json_lines import FIELDS
from linkeddata.schema.given import checked
from linkeddata.values.settings import Settings, normal

#: The name of the file that is looked for beside the input and in the folders above it.
FILE_NAME = "linkeddata.toml"

# Key of linkeddata.toml ("table.key", or "key" outside any table) → Settings field.
_KEYS = MappingProxyType(
    {
        "publisher.name": "publisher",
        "publisher.url": "publisher_url",
        "publisher.type": "publisher_type",
        "page.url": "url",
        "page.language": "language",
        "page.published": "published",
        "licence": "licence",
        "base": "base",
        "omit": "omit",
        "min_confidence": "min_confidence",
        "known": "known",
    }
)

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
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        try:
            if path.is_file():
                return _from_file(path)
        except OSError as error:
            raise UsageError(f"cannot be read ({error.strerror})", "check its permissions", source=str(path)) from error
    return _with_list(Settings(), start)


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


def _from_file(path: Path) -> Settings:
    name = str(path)
    if path.stat().st_size > _LARGEST:
        raise UsageError(f"is larger than {_LARGEST} bytes", "keep only the settings in it", source=name)
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"is no TOML ({str(error)[:120]})", "mend it or remove it", source=name) from error
    values: dict[str, Any] = {}
    own = _own_keys("front-matter", data.pop("front-matter", {}), NAMED, name)
    lines = _own_keys("fields", data.pop("fields", {}), FIELDS, name)
    for key, value in _flat(data, name):
        if key not in _KEYS:
            raise UsageError(
                f"unknown key {key[:60]!r}",
                f"use one of {', '.join(_KEYS)}, or a table [front-matter] or [fields]",
                source=name,
            )
        if key == "page.published" and hasattr(value, "isoformat"):
            value = value.isoformat()[:10]  # noqa: PLW2901 (a TOML date)
        if key == "min_confidence":
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise UsageError(f"{key} must be a number", "write it as 0.9, without quotes", source=name)
        elif key == "omit" and isinstance(value, list):
            if not all(isinstance(one, str) for one in value):
                raise UsageError("omit must be text in quotes, or a list of such texts", "put each in quotes", source=name)
            value = tuple(value)  # noqa: PLW2901 (as settings hold it)
        elif not isinstance(value, str):
            raise UsageError(f"{key} must be text in quotes", "put it in quotes", source=name)
        values[_KEYS[key]] = value
    settings = normal(Settings(**values, front_matter=own, fields=lines, origins=dict.fromkeys(values, FILE_NAME)))
    try:
        return _with_list(checked(settings), path.parent)
    except UsageError as error:
        error.at(name)
        raise


def _own_keys(title: str, table: object, facts: Collection[str], name: str) -> dict[str, tuple[str, ...]]:
    """Return the keys that an office gives to facts in its front matter or JSON: `headline = "titel"`, or a list of keys."""
    if not isinstance(table, dict):
        raise UsageError(f"{title} must be a table", f"write [{title}] on a line of its own", source=name)
    found: dict[str, tuple[str, ...]] = {}
    for fact, keys in table.items():
        if fact not in facts:
            raise UsageError(f"unknown key '{title}.{fact[:60]}'", f"use one of {', '.join(facts)}", source=name)
        listed = [keys] if isinstance(keys, str) else keys
        if not isinstance(listed, list) or not listed or not all(isinstance(key, str) and key.strip() for key in listed):
            raise UsageError(f"{title}.{fact} must be a key in quotes", 'write it as "titel", or as a list', source=name)
        found[fact] = tuple(listed)
    return found


def _flat(data: dict[str, object], name: str) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in data.items():
        if key in {"publisher", "page"}:
            if not isinstance(value, dict):
                raise UsageError(f"{key} must be a table", f"write [{key}] on a line of its own", source=name)
            pairs.extend((f"{key}.{inner}", item) for inner, item in value.items())
        else:
            pairs.append((key, value))
    return pairs
