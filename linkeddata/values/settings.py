"""What the user says beside the document, by options or in `linkeddata.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.text.language_tags import language_tag
from linkeddata.values.corrections import Corrections
from linkeddata.values.dates import Day
from linkeddata.values.iris import WEB, iri_problem


@dataclass(frozen=True, slots=True)
class Settings:
    """Facts that the page does not give, and options for publishing.

    Args:
        headline: the headline.
        published: publication date, ISO 8601 (`2020-01-20`).
        publisher: the publisher's name.
        publisher_url: its web address.
        publisher_type: schema.org class of the publisher (`GovernmentOrganization`).
        publisher_country: where it is, ISO 3166-1 alpha-2; the identity of a release asks for it.
        url: the page's address.
        language: BCP 47 (`en-GB`).
        licence: licence IRI of the output.
        base: base IRI under which things are named.
        omit: what is not published: `private` for private persons, names of persons, or both; None for nothing.
        min_confidence: lowest confidence of published statements, 0 to 1; None for the standard thresholds alone.
        known: the file with the office's own list of names, or None.
        front_matter: the office's own keys of front matter, which come before the usual ones: fact → keys, as in
            `{"headline": ("titel",)}`. Facts are the rows of `read.front_matter.keys.KEYS`.
        fields: the office's own fields of JSON Lines, in the same form. Facts are the rows of `read.json_lines.FIELDS`.
        corrections: an editor's lasting corrections (`edit.corrections.load_corrections`).
        origins: field name → where it was given (`--published`, `linkeddata.toml`), for the evidence.

    Raises:
        UsageError: a value is of the wrong type or form; it names where it was given, or else the field. Whether schema.org has the
            class of the publisher is checked when a document is read.
    """

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    publisher_type: str | None = None
    publisher_country: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    base: str | None = None
    omit: str | tuple[str, ...] | None = None
    min_confidence: float | None = None
    known: str | None = None
    front_matter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    origins: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checked(self)

    @property
    def omitted(self) -> tuple[str, ...]:
        """What is not published: `private`, names of persons, or both."""
        return (self.omit,) if isinstance(self.omit, str) else self.omit or ()


# Settings field → the option's name and its schemes where it is an IRI.
_OPTIONS = {
    "headline": "--headline",
    "published": "--published",
    "publisher": "--publisher",
    "publisher_url": "--publisher-url",
    "publisher_type": "--publisher-type",
    "publisher_country": "--publisher-country",
    "url": "--url",
    "language": "--lang",
    "licence": "--licence",
    "base": "--base",
    "omit": "--omit",
    "min_confidence": "--min-confidence",
    "known": "--known",
}
# Settings fields that are tables of the office's own keys.
_TABLES = ("front_matter", "fields")
_IRIS = {"publisher_url": WEB, "url": WEB, "licence": WEB, "base": (*WEB, "urn")}

#: What can be left out beside persons by name.
OMISSIONS = ("private",)

# Settings field → whether a value may be used, what is wrong with others, and what to do.
_WITHIN: Mapping[str, tuple[Callable[[Any], bool], str, str]] = MappingProxyType(
    {
        "omit": (
            lambda v: all(map(_can_be_left_out, (v,) if isinstance(v, str) else v)),
            "is nothing that can be left out",
            'use private, or the name of a person such as "Ann Berg"',
        ),
        "publisher_country": (
            lambda v: re.fullmatch("[A-Z]{2}", v) is not None,
            "is no code of a country",
            "write two capital letters such as NO",
        ),
        "min_confidence": (lambda v: 0 <= v <= 1, "is no confidence", "give a number between 0 and 1"),
        "known": (lambda v: bool(v.strip()) and v.isprintable(), "is no name of a file", "name a file such as known.csv"),
    }
)


def _can_be_left_out(value: str) -> bool:
    """Return whether a value is `private` or may be a name: on one line, and not all in small letters."""
    named = value.isprintable() and 0 < len(value.strip()) <= 500 and value.casefold() not in OMISSIONS
    return value in OMISSIONS or (named and (value != value.lower() or not value.isascii()))


_CLASS = re.compile(r"[A-Z][A-Za-z0-9]{1,60}\Z")


def checked(settings: Settings) -> Settings:
    """Return the settings if every value is valid.

    Raises:
        UsageError: an invalid date, an IRI that is not absolute or an invalid language tag; it names the option or file.
    """
    for name in _OPTIONS:
        value = getattr(settings, name)
        if value is None:
            continue
        origin = settings.origins.get(name, name)
        problem = _type_problem(name, value) or _problem(name, value)
        if problem:
            value = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            shown = str(value) if str(value).isprintable() else str(value).encode("unicode_escape").decode("ascii")
            raise UsageError(f"{origin}: {shown[:100]!r} {problem[0]}", problem[1])
    for name in _TABLES:
        _check_table(name, getattr(settings, name))
    return settings


def _check_table(name: str, table: object) -> None:
    """Raise UsageError for a table of the office's own keys that is of another form than `{"headline": ("titel",)}`."""
    keys = table.values() if isinstance(table, Mapping) else None
    if keys is None or not all(isinstance(k, tuple | list) and all(isinstance(one, str) for one in k) for k in keys):
        raise UsageError(f"{name} is no table of keys", 'write it as {"headline": ("titel",)}')


def _type_problem(name: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with the type of a value and what to do, or None."""
    if name == "min_confidence":
        right = isinstance(value, int | float) and not isinstance(value, bool)
        return None if right else ("is no number", "give a number between 0 and 1")
    if name == "omit" and isinstance(value, tuple):
        return None if all(isinstance(one, str) for one in value) else ("has a value that is no text", "give texts")
    if isinstance(value, str):
        return None
    if name == "published" and isinstance(value, date):
        return "is no text", f"write it as {value:%Y-%m-%d} in quotes"
    return f"is no text, but of type {type(value).__name__}", "give a tuple of texts" if name == "omit" else "give text"


def merge(settings: Settings, **options: str | float | tuple[str, ...] | None) -> Settings:
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
    return normal(replace(settings, **given, origins=origins))  # type: ignore[arg-type]


def normal(settings: Settings) -> Settings:
    """Return the settings with the language tag written by convention."""
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
    wanted = "headline" if name == "headline" else "publisher's name"
    return None if fine else (f"is no {'headline' if name == 'headline' else 'name'}", f"give the {wanted} on one line")


def _has_year(value: str) -> bool:
    try:
        return Day.parse(value).year is not None
    except ValueError:
        return False


assert {f.name for f in fields(Settings)} == {*_OPTIONS, *_TABLES, "corrections", "origins"}
