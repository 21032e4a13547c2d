"""One piece of data in a page, and the finding for a broken one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from linkeddata.values.findings import Finding, Severity

#: The syntaxes, in output order.
SYNTAXES = ("json-ld", "microdata", "rdfa", "open-graph", "twitter", "dublin-core")
#: Keys and indexes that lead to a value in a JSON object.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One JSON-LD object.

    Args:
        syntax: one of `SYNTAXES`.
        value: the object; JSON-LD as written in the page, other syntaxes converted to JSON-LD.
        line: line of the page on which its script begins, or None if not known.
        places: path of a value in the object → offset in the page, code points, of the start tag that it comes from; none for JSON-LD.
    """

    syntax: str
    value: Any
    line: int | None = None
    places: Mapping[Path, int] = field(default_factory=dict, repr=False, compare=False)


def lost(what: str, todo: str, line: int | None = None, column: int | None = None) -> Finding:
    """Return the error that data was not read.

    Args:
        what: the problem, a clause.
        todo: what to do, a clause.
        line: in the page, from 1.
        column: in the page, from 1.
    """
    fix = f"{todo[:1].upper()}{todo[1:]}."
    return Finding(Severity.ERROR, "broken-block", f"{what[:1].upper()}{what[1:]}; {todo}.", line=line, column=column, fix=fix)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The data of a page.

    Args:
        name: the file.
        items: in the order of `SYNTAXES`, each in page order.
        findings: what could not be read, or only despite a mistake.
        base: base of relative references: the page's address, else `urn:sha256:` and the digest of its bytes.
    """

    name: str
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    base: str

    @property
    def values(self) -> list[Any]:
        """All items as one array of JSON-LD."""
        return [item.value for item in self.items]
