"""Authors in front matter: names, lists of names, and tables with a name, an office and an organization."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from linkeddata.read.authors import authors_of, kind_of
from linkeddata.read.front_matter.keys import Field, normal
from linkeddata.read.front_matter.values import Scalar, Value, scalars
from linkeddata.read.front_matter.visible import visible
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.iris import WEB, iri_problem

# A key of the site's list of authors: "mirela-tosh". Names have capitals or spaces.
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_NAMES = ("name", "fullname", "displayname", "author", "literal")
_GIVEN = ("given", "givenname", "first", "firstname", "forename")
_FAMILY = ("family", "familyname", "last", "lastname", "surname")
_TITLES = ("jobtitle", "title", "role", "roles", "position", "job", "function", "office")
_EMPLOYERS = (
    "organization",
    "organisation",
    "affiliation",
    "affiliations",
    "company",
    "employer",
    "institution",
    "org",
    "department",
)
_ADDRESSES = ("url", "website", "homepage", "web", "link")
_TYPES = ("type", "@type")


def authors(field: Field, text: str) -> tuple[Author, ...]:
    """Return the authors that a field names.

    Args:
        field: the field.
        text: the text of the file.
    """
    return tuple(_each(field.value, f"front matter {field.key}", text))


def keys(value: Value) -> Iterator[Scalar]:
    """Yield the values that are keys of the site's list of authors, which is not in this file, and no names."""
    if isinstance(value, Scalar):
        if _KEY.fullmatch(value.text.strip()):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from keys(item)
    else:
        for key, item in value.items():
            if normal(key) in _NAMES or isinstance(item, Mapping):
                yield from keys(item)


def _each(value: Value, origin: str, text: str) -> Iterator[Author]:
    if isinstance(value, Scalar):
        if not _KEY.fullmatch(value.text.strip()):
            yield from authors_of(_given(value, origin), value.span.of(text) if value.span else "", sure=True)
    elif isinstance(value, tuple):
        for item in value:
            yield from _each(item, origin, text)
    else:
        known = {normal(key): item for key, item in value.items()}
        if made := _of_table(known, origin):
            yield made
        elif all(isinstance(item, Mapping) for item in known.values()):  # Hugo, Docusaurus: a table for each author
            for item in known.values():
                yield from _each(item, origin, text)


def _of_table(known: Mapping[str, Value], origin: str) -> Author | None:
    """Return the author that a table describes; None if it names none."""
    name = _first(known, _NAMES, origin) or _joined(known, origin)
    if name is None or _KEY.fullmatch(name.value):
        return None
    said = _first(known, _TYPES, origin)
    url = _first(known, _ADDRESSES, origin)
    return Author(
        name,
        kind_of(name.value, said.value if said else ""),
        job_title=_first(known, _TITLES, origin),
        organization=_first(known, _EMPLOYERS, origin),
        url=url if url and not iri_problem(url.value, WEB) else None,
    )


def _first(known: Mapping[str, Value], keys: tuple[str, ...], origin: str) -> Given | None:
    for key in keys:
        value = known.get(key)
        if isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            value = value[0]
        if isinstance(value, Mapping):
            inner = {normal(k): item for k, item in value.items()}
            if made := _first(inner, _NAMES, origin) or _joined(inner, origin):
                return made
        elif value is not None and (scalar := next(scalars(value), None)):
            return _given(scalar, origin)
    return None


def _joined(known: Mapping[str, Value], origin: str) -> Given | None:
    first, last = _first(known, _GIVEN, origin), _first(known, _FAMILY, origin)
    if first is None or last is None:
        return None
    return replace(first, value=f"{first.value} {last.value}")


def _given(scalar: Scalar, origin: str) -> Given:
    return Given(visible(scalar.text), Basis.METADATA, origin, source_span=scalar.span)
