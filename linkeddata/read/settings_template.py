"""A commented `linkeddata.toml` to begin with: every setting with its meaning; those without a value are comments."""

from __future__ import annotations

import json
from collections.abc import Iterator

from linkeddata.read.release_table import OWN, RELEASE
from linkeddata.read.settings_table import SECTIONS, SETTINGS, TABLES, Setting
from linkeddata.values.settings import Settings

_HEAD = (
    "# Settings for the releases in this folder and the folders below it.",
    '# To use a line that begins with "# " and a key, take out the "# ". Options of a command come before these settings.',
    "# Every setting: docs/settings.md in the source of linkeddata.",
)


def template(settings: Settings) -> str:
    """Return the text of a settings file.

    Args:
        settings: the values to write; a setting whose field is None is written as a comment, with an example.
    """
    return "".join(f"{line}\n" for line in _lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    yield from _HEAD
    for row in SETTINGS:
        if "." not in row.key:
            yield from ("", f"# {row.meaning}", _line(row, row.key, settings))
    for section in SECTIONS:
        yield from ("", f"[{section}]")
        for row in SETTINGS:
            table, _, key = row.key.partition(".")
            if key and table == section:
                yield from (f"# {row.meaning}", _line(row, key, settings))
    yield from ("", "# What a release of open data says about itself (linkeddata release).", f"[{RELEASE}]")
    for key, mine in OWN.items():
        yield from (f"# {mine.meaning}", f"# {key} = {mine.example}")
    for own in TABLES:
        yield from ("", f"# {own.meaning}", f"# Facts: {', '.join(own.facts)}.", f"[{own.name}]", f"# {own.example}")


def _line(row: Setting, key: str, settings: Settings) -> str:
    value = getattr(settings, row.field)
    return f"# {key} = {row.example}" if value is None else f"{key} = {toml(value)}"


def toml(value: str | float | tuple[str, ...]) -> str:
    r"""Return a value as TOML.

    >>> toml('Port "Ost"'), toml(0.8), toml(("private", "Ann Berg"))
    ('"Port \\"Ost\\""', '0.8', '["private", "Ann Berg"]')
    """
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # TOML 1.0: basic strings
    return f"[{', '.join(map(toml, value))}]" if isinstance(value, tuple) else repr(value)
