"""The settings of a release: read from `linkeddata.toml`, what is missing, and answers written into it."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from linkeddata.errors import RefusedError, UsageError
from linkeddata.files import write_atomically
from linkeddata.read.release_table import BY_KEY, RELEASE, RELEASE_SETTINGS, ReleaseSetting, own_values
from linkeddata.read.settings_file import FILE_NAME, load_settings, nearest, table_of
from linkeddata.read.settings_template import toml
from linkeddata.schema import eu_lists
from linkeddata.values.release_settings import ReleaseSettings
from linkeddata.values.settings import merge

#: A field that need not be said if another is.
_INSTEAD = {"contact_email": "contact_url"}
# A line that begins a table, and a comment that shows a setting.
_HEADER = re.compile(r"\s*\[([A-Za-z-]+)\]")
_SHOWN = re.compile(r"# ?([a-z_]+) = ")


def read_release_settings(folder: Path, given: Mapping[str, str] | None = None) -> ReleaseSettings:
    """Read what an office says about its data from the nearest `linkeddata.toml` in a folder or above it.

    Args:
        folder: of the archive.
        given: facts from options, by field of `Settings` (`publisher`); they come before those of the file.

    Returns:
        What is said there, in `[release]` and outside it; the licence's code in the EU's list and the language follow from the
        licence's address and from `page.language` if they are not said. What is still missing: `missing`.

    Raises:
        UsageError: the file is no TOML, has an unknown key, or a value of the wrong type or form.
    """
    settings = merge(load_settings(folder), **(given or {}))
    path = nearest(folder)
    try:
        own = own_values(table_of(path).get(RELEASE, {}) if path else {})
        base = BY_KEY["base"].read("base", settings.base) if settings.base else ""
    except UsageError as error:
        if path and not (given and "base" in given):
            error.at(str(path))
        raise
    outside = {
        "base": base,
        "publisher": settings.publisher or "",
        "publisher_url": settings.publisher_url or "",
        "publisher_class": settings.publisher_type or "",
        "licence": settings.licence or "",
        "language": settings.language or "" if settings.language and eu_lists.language(settings.language) else "",
        "licence_code": known.code if settings.licence and (known := eu_lists.licence(settings.licence)) else "",
    }
    return ReleaseSettings(**{**outside, **own})


def missing(settings: ReleaseSettings) -> tuple[ReleaseSetting, ...]:
    """Return the settings that a release needs and that nobody has said, in the order in which to ask for them.

    >>> missing(ReleaseSettings())[0].question
    'At which web address will the data be published?'
    """
    return tuple(
        row
        for row in RELEASE_SETTINGS
        if row.question and not getattr(settings, row.field) and not getattr(settings, _INSTEAD.get(row.field, row.field))
    )


def required(settings: ReleaseSettings, folder: Path | None = None) -> ReleaseSettings:
    """Return the settings if nothing is missing.

    Args:
        settings: what was said.
        folder: the archive; the error says which file is meant.

    Raises:
        UsageError: it names each setting that is missing, with an example.
    """
    if rows := missing(settings):
        path = settings_path(folder) if folder else Path(FILE_NAME)
        made = f" (`linkeddata init {folder}` makes the file)" if folder and not path.exists() else ""
        examples = ", ".join(f"{row.key} = {row.example}" for row in rows)
        raise UsageError(
            f"a release needs {len(rows)} more setting{'s' * (len(rows) > 1)}",
            f"write into {path}{made}, a line each: {examples}",
        )
    return settings


def settings_path(folder: Path) -> Path:
    """Return the settings file that counts for a folder, or the name of the one to be made there."""
    return nearest(folder) or folder / FILE_NAME


def with_answers(path: Path, answers: Mapping[str, Any]) -> ReleaseSettings:
    """Write answers into a settings file; its comments and other lines stay as they are.

    A setting that stands there as a comment with an example takes the place of its comment.

    Args:
        path: a `linkeddata.toml`; made if it does not exist.
        answers: key (`release.title`) → what was answered; a text, or a list of texts where there may be several. One text with
            commas stands for several there.

    Returns:
        The settings that the file now gives.

    Raises:
        UsageError: a key is unknown, or a value of the wrong form; nothing is written.
        RefusedError: the file is written in a way that cannot be continued; nothing is written.
        WriteError: it could not be written; the earlier file is intact.
    """
    found = {key: answer(key, value) for key, value in answers.items()}
    wanted = _joined(table_of(path) if path.exists() else {}, found)
    data = path.read_bytes() if path.exists() else b""
    before, mark = data.decode("utf-8-sig"), codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    for begun in (_at_comments(before, found), before):
        after = _continued(begun, found)
        if after is not None and _content(after) == wanted:
            write_atomically(path, mark + after.encode())
            return read_release_settings(path.parent)
    lines = ", ".join(f"{key} = {toml(value)}" for key, value in found.items())
    raise RefusedError("cannot be continued", f"write into it yourself: {lines}", source=str(path))


def answer(key: str, value: Any) -> str | tuple[str, ...]:
    """Return an answer as it is written into the file, checked: a text with commas is parted where there may be several.

    Raises:
        UsageError: the key is unknown, or the answer cannot be used; the error lists what can.
    """
    row = BY_KEY.get(key)
    if row is None:
        raise UsageError(f"unknown key {key[:60]!r}", f"use one of {', '.join(BY_KEY)}")
    several = row.example.startswith("[")
    if several and isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    row.read(key, value)  # raises where it cannot be used
    return tuple(value) if several else str(value).strip()


def _at_comments(text: str, found: Mapping[str, str | tuple[str, ...]]) -> str:
    """Return a settings file with answers in the places of comments that show their settings: `# title = "…"`."""
    lines, section = text.splitlines(keepends=True), ""
    for place, line in enumerate(lines):
        if header := _HEADER.match(line):
            section = header[1]
        elif shown := _SHOWN.match(line):
            key = f"{section}.{shown[1]}" if section else shown[1]
            if key in found:
                end = line[len(line.rstrip("\r\n")) :]
                lines[place] = f"{shown[1]} = {toml(found[key])}{end}"
    return "".join(lines)


def _continued(text: str, found: Mapping[str, str | tuple[str, ...]]) -> str | None:
    """Return a settings file with answers, or None if it cannot be continued."""
    import tomlkit  # lazy: only answers need it
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for key, value in found.items():
            table, _, last = key.rpartition(".")
            if table and table not in document:
                document.add(table, tomlkit.table())
            place: Any = document[table] if table else document
            new = list(value) if isinstance(value, tuple) else value
            if last not in place or place[last] != new:
                place[last] = new
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, AttributeError, ValueError):
        return None


def _content(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _joined(before: dict[str, Any], found: Mapping[str, str | tuple[str, ...]]) -> dict[str, Any]:
    """Return the content of a file with answers in their places."""
    whole = {key: dict(value) if isinstance(value, dict) else value for key, value in before.items()}
    for key, value in found.items():
        table, _, last = key.rpartition(".")
        place = whole.setdefault(table, {}) if table else whole
        if isinstance(place, dict):
            place[last] = list(value) if isinstance(value, tuple) else value
    return whole


assert {f.name for f in fields(ReleaseSettings)} == {row.field for row in RELEASE_SETTINGS}
