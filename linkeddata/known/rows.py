"""The office's own list: its rows, looked up by name, and what is wrong with it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from linkeddata.known.keys import key
from linkeddata.values.description import Family
from linkeddata.values.findings import Severity
from linkeddata.values.iris import slug

#: The columns, in the order in which a new file has them.
COLUMNS = ("name", "other names", "kind", "class", "url", "sameAs", "parent", "country", "from", "to", "iri")
#: The kinds of rows.
KINDS = {"person": Family.PERSON, "organization": Family.ORGANIZATION, "place": Family.PLACE}
#: The class at the top of each kind.
TOP = {Family.PERSON: "Person", Family.ORGANIZATION: "Organization", Family.PLACE: "Place"}
# Names made from this and a row stay the same for ever.
_NAMESPACE = uuid.UUID("5f0f3a52-9a3c-5d0e-8a52-6c1b6d0f7a11")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list.

    Args:
        name: the name.
        others: further names.
        family: person, organization or place.
        cls: schema.org class, local name, or "".
        url: its web address, or "".
        same_as: addresses that stand for the same thing elsewhere.
        parent: the name of the row it belongs to, or "".
        country: ISO 3166-1 alpha-2, or "".
        first: first day on which the row holds, ISO 8601 and perhaps without day or month, or "".
        last: last such day, or "".
        own: the IRI that the office gives it, or "".
        line: line of the file, from 1; 0 where the file has none.
    """

    name: str
    others: tuple[str, ...]
    family: Family
    cls: str = ""
    url: str = ""
    same_as: tuple[str, ...] = ()
    parent: str = ""
    country: str = ""
    first: str = ""
    last: str = ""
    own: str = ""
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names, the main one first."""
        return (self.name, *self.others)

    def iri(self, base: str | None) -> str:
        """Return the IRI that the thing has in every document.

        It is the office's own, else made of the base, the kind and the name, else a name-based UUID (RFC 9562, version 5).
        """
        if self.own:
            return self.own
        told = " ".join(filter(None, (self.name, self.country)))
        if base:
            return f"{base if base.endswith(('/', '#', ':')) else base + '/'}{self.family}/{slug(told)}"
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{self.family}|{key(self.name)}|{self.country}|{self.first}')}"

    def holds_on(self, day: str) -> bool | None:
        """Return whether the row holds on a day, compared at common precision; None if it has days and the day is not known."""
        if not (self.first or self.last):
            return True
        if not day:
            return None
        after = not self.first or day[: len(self.first)] >= self.first[: len(day)]
        return after and (not self.last or day[: len(self.last)] <= self.last[: len(day)])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the list.

    Args:
        severity: an error makes the list unusable.
        code: a key of `values.codes`.
        what: what is wrong, a phrase.
        todo: what to do, a phrase.
        line: line of the file, from 1.
        column: number of the column in the table, from 1.
    """

    severity: Severity
    code: str
    what: str
    todo: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class KnownList:
    """The office's list.

    Args:
        source: the file's name, for evidence and messages.
        rows: in the order of the file.
        problems: what is wrong with it.
        by_key: key of a name → rows that bear it.
    """

    source: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    by_key: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, source: str, rows: tuple[Row, ...], problems: tuple[Problem, ...] = ()) -> KnownList:
        """Return a list with its rows by name."""
        found: dict[str, list[Row]] = {}
        for row in rows:
            for words in {key(name) for name in row.names} - {""}:
                found.setdefault(words, []).append(row)
        return cls(source, rows, problems, {words: tuple(same) for words, same in found.items()})
