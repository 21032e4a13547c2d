"""Settings of the user: options and `linkeddata.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.text.language_tags import language_tag
from linkeddata.values.dates import Day
from linkeddata.values.iris import WEB, iri_problem

#: The name of the file that is looked for beside the input and in the folders above it.
FILE_NAME = "linkeddata.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Facts that the page does not give, and options for publishing.

    Args:
        published: publication date, ISO 8601 (`2020-01-20`).
        publisher: the publisher's name.
        publisher_url: its web address.
        publisher_type: schema.org class of the publisher (`GovernmentOrganization`).
        url: the page's address.
        language: BCP 47 (`en-GB`).
        licence: licence IRI of the output.
        base: base IRI under which things are named.
        omit: what is not published: `private` for private persons, or None.
        min_confidence: lowest confidence of published statements, 0 to 1; None for the standard thresholds alone.
        origins: field name → where it was given (`--published`, `linkeddata.toml`), for the evidence.
    """

    published: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    publisher_type: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    base: str | None = None
    omit: str | None = None
    min_confidence: float | None = None
    origins: Mapping[str, str] = field(default_factory=dict)


# Settings field → the option's name and its schemes where it is an IRI.
_OPTIONS = {
    "published": "--published",
    "publisher": "--publisher",
    "publisher_url": "--publisher-url",
    "publisher_type": "--publisher-type",
    "url": "--url",
    "language": "--lang",
    "licence": "--licence",
    "base": "--base",
    "omit": "--omit",
    "min_confidence": "--min-confidence",
}
_IRIS = {"publisher_url": WEB, "url": WEB, "licence": WEB, "base": (*WEB, "urn")}

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
    }
)
#: What can be left out.
OMISSIONS = ("private",)

# Settings field → whether a value may be used, what is wrong with others, and what to do.
_WITHIN: Mapping[str, tuple[Callable[[Any], bool], str, str]] = MappingProxyType(
    {
        "omit": (lambda v: v in OMISSIONS, "is nothing that can be left out", f"use one of: {', '.join(OMISSIONS)}"),
        "min_confidence": (lambda v: 0 <= v <= 1, "is no confidence", "give a number between 0 and 1"),
    }
)

_LARGEST = 100_000  # bytes of a linkeddata.toml

_CLASS = re.compile(r"[A-Z][A-Za-z0-9]{1,60}\Z")


def checked(settings: Settings) -> Settings:
    """Return the settings if every value is valid.

    Raises:
        UsageError: an invalid date, an IRI that is not absolute or an invalid language tag; it names the option or file.
    """
    for name, option in _OPTIONS.items():
        value = getattr(settings, name)
        if value is None:
            continue
        origin = settings.origins.get(name, option)
        problem = _problem(name, value)
        if problem:
            shown = str(value) if str(value).isprintable() else str(value).encode("unicode_escape").decode("ascii")
            raise UsageError(f"{origin}: {shown[:100]!r} {problem[0]}", problem[1])
    return settings


def merge(settings: Settings, **options: str | float | None) -> Settings:
    """Return the settings with options in their place; an option that is None changes nothing.

    Args:
        settings: the settings of `linkeddata.toml`.
        options: by field name (`published="2020-01-20"`); origins then say `--published`.

    Raises:
        UsageError: a value cannot be used.
        TypeError: no field has that name.

    >>> merge(Settings(publisher="Ost Courier"), published="2020-01-20").origins["published"]
    '--published'
    """
    given = {name: value for name, value in options.items() if value is not None}
    unknown = set(given) - set(_OPTIONS)
    if unknown:
        raise TypeError(f"no setting is called {', '.join(sorted(unknown))}")
    origins = {**settings.origins, **{name: _OPTIONS[name] for name in given}}
    return checked(replace(_normal(replace(settings, **given)), origins=origins))  # type: ignore[arg-type]


def load_settings(near: Path | None) -> Settings:
    """Read the nearest `linkeddata.toml` in a folder or above it.

    Args:
        near: the input file or a folder; None for the working directory.

    Returns:
        Its settings; empty settings where there is no such file.

    Raises:
        UsageError: the file is not TOML, has an unknown key, or a value of the wrong type or form.
    """
    start = Path.cwd() if near is None else near.absolute()
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        try:
            if path.is_file():
                return _from_file(path)
        except OSError as error:
            raise UsageError(f"cannot be read ({error.strerror})", "check its permissions", source=str(path)) from error
    return Settings()


def _from_file(path: Path) -> Settings:
    name = str(path)
    if path.stat().st_size > _LARGEST:
        raise UsageError(f"is larger than {_LARGEST} bytes", "keep only the settings in it", source=name)
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"is no TOML ({str(error)[:120]})", "mend it or remove it", source=name) from error
    values: dict[str, Any] = {}
    for key, value in _flat(data, name):
        if key not in _KEYS:
            raise UsageError(f"unknown key {key[:60]!r}", f"use one of {', '.join(_KEYS)}", source=name)
        if key == "page.published" and hasattr(value, "isoformat"):
            value = value.isoformat()[:10]  # noqa: PLW2901 (a TOML date)
        if key == "min_confidence":
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise UsageError(f"{key} must be a number", "write it as 0.9, without quotes", source=name)
        elif not isinstance(value, str):
            raise UsageError(f"{key} must be text in quotes", "put it in quotes", source=name)
        values[_KEYS[key]] = value
    settings = _normal(Settings(**values, origins=dict.fromkeys(values, FILE_NAME)))
    try:
        return checked(settings)
    except UsageError as error:
        error.at(name)
        raise


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


def _normal(settings: Settings) -> Settings:
    tag = language_tag(settings.language) if settings.language else None
    return replace(settings, language=tag) if tag else settings


def _problem(name: str, value: Any) -> tuple[str, str] | None:
    """Return what is wrong with a value and what to do, or None."""
    if name in _IRIS:
        problem = iri_problem(value, _IRIS[name])
        return (problem, "give a whole address such as https://example.org/news/1") if problem else None
    if name == "published":
        return None if _has_year(value) else ("is no date with a year", "write it as 2020-01-20")
    if name == "language":
        return None if language_tag(value) else ("is no language tag", "write it as en or en-GB")
    if name == "publisher_type":
        return None if _CLASS.match(value) else ("is no class of schema.org", "write it as GovernmentOrganization")
    if name in _WITHIN:
        allowed, wrong, remedy = _WITHIN[name]
        return None if allowed(value) else (wrong, remedy)
    fine = bool(value.strip()) and value.isprintable() and len(value) <= 500
    return None if fine else ("is no name", "give the publisher's name on one line")


def _has_year(value: str) -> bool:
    try:
        return Day.parse(value).year is not None
    except ValueError:
        return False


assert {f.name for f in fields(Settings)} == {*_OPTIONS, "origins"}
