"""The settings of `linkeddata.toml` as data: how each is called there, what it means, and how its value is read.

A new setting is a row in `SETTINGS`, or in `TABLES` for a table of the office's own keys, and a field of `values.settings.Settings`. The
settings file is read by these rows, `linkeddata init` writes them, and a test compares `docs/settings.md` with them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.read.front_matter.keys import NAMED
from linkeddata.read.json_lines import FIELDS

#: Reads the value of a key: (key, value) → value of the field. Raises UsageError without a source.
Reading = Callable[[str, Any], Any]


def text(key: str, value: Any) -> str:
    """Return a value that is text."""
    if not isinstance(value, str):
        raise UsageError(f"{key} must be text in quotes", "put it in quotes")
    return value


def day(key: str, value: Any) -> str:
    """Return a value that is text, or a date of TOML, as ISO 8601."""
    return text(key, value.isoformat()[:10] if isinstance(value, date) else value)


def number(key: str, value: Any) -> float:
    """Return a value that is a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UsageError(f"{key} must be a number", "write it as 0.9, without quotes")
    return value


def texts(key: str, value: Any) -> str | tuple[str, ...]:
    """Return a value that is text, or a list of texts."""
    if not isinstance(value, list):
        return text(key, value)
    if not all(isinstance(one, str) for one in value):
        raise UsageError(f"{key} must be text in quotes, or a list of such texts", "put each in quotes")
    return tuple(value)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Args:
        key: its key, `key` or `table.key`.
        field: the field of `Settings`.
        meaning: what it is, a sentence.
        example: an example of a value, as TOML.
        read: how its value is read.
    """

    key: str
    field: str
    meaning: str
    example: str
    read: Reading = text


@dataclass(frozen=True, slots=True)
class KeyTable:
    """A table in which an office says how it calls facts.

    Args:
        name: the table.
        field: the field of `Settings`.
        meaning: what it is, a sentence.
        facts: the keys that it may have.
        example: an example of a line, as TOML.
    """

    name: str
    field: str
    meaning: str
    facts: Collection[str]
    example: str


#: In the order in which `linkeddata init` writes them: those outside any table first.
SETTINGS: tuple[Setting, ...] = (
    Setting(
        "base",
        "base",
        "What the addresses of people, organizations, places and events begin with.",
        '"https://www.example.org/id/"',
    ),
    Setting(
        "licence", "licence", "The address of the licence of the output.", '"https://creativecommons.org/licenses/by/4.0/"'
    ),
    Setting(
        "omit",
        "omit",
        'What is not published: "private" for private persons, names of persons, or a list of both.',
        '"private"',
        texts,
    ),
    Setting("min_confidence", "min_confidence", "The lowest confidence of published statements, 0 to 1.", "0.8", number),
    Setting(
        "known",
        "known",
        "The file with the names that your office knows, beside this one; without it, known.csv if it exists.",
        '"names.csv"',
    ),
    Setting("publisher.name", "publisher", "The publisher's name.", '"Ministry of Harbours"'),
    Setting("publisher.url", "publisher_url", "The publisher's web address.", '"https://www.example.org/"'),
    Setting("publisher.type", "publisher_type", "The publisher's class in schema.org.", '"GovernmentOrganization"'),
    Setting(
        "publisher.country",
        "publisher_country",
        "The publisher's country: whose minister is meant where a release only says the minister.",
        '"NO"',
    ),
    Setting("page.language", "language", "The language of the documents.", '"en-GB"'),
    Setting(
        "page.url", "url", "The address of the page; only for a folder with one document.", '"https://www.example.org/news/1"'
    ),
    Setting("page.published", "published", "The day of publication; only for a folder with one document.", "2020-01-20", day),
)

#: Tables of the office's own keys.
TABLES: tuple[KeyTable, ...] = (
    KeyTable(
        "front-matter",
        "front_matter",
        "Your own keys for facts in front matter; they come before the usual ones.",
        NAMED,
        'headline = ["titel", "kopf"]',
    ),
    KeyTable(
        "fields",
        "fields",
        "Your own fields for facts in JSON Lines; they come before the usual ones.",
        tuple(FIELDS),
        'text = ["inhalt.html", "inhalt.text"]',
    ),
)

#: Key → its row.
BY_KEY: Mapping[str, Setting] = MappingProxyType({row.key: row for row in SETTINGS})
#: The names of the tables that have settings: `publisher`, `page`.
SECTIONS = tuple(dict.fromkeys(row.key.partition(".")[0] for row in SETTINGS if "." in row.key))
