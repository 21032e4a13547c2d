"""One piece of data in a page, and what is told of one that is broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from linkeddata.values.findings import Finding, Severity

#: The syntaxes that are read, in the order of the output.
SYNTAXES = ("json-ld", "microdata", "rdfa")


@dataclass(frozen=True, slots=True)
class Item:
    """One JSON-LD object.

    Args:
        syntax: one of `SYNTAXES`.
        value: the object: of JSON-LD as the page writes it, of the others as JSON-LD says the same.
        line: line of the page on which its script begins; None where that is not known.
    """

    syntax: str
    value: Any
    line: int | None = None


def lost(what: str, todo: str, line: int | None = None, column: int | None = None) -> Finding:
    """Return the error that something was not read.

    Args:
        what: what is wrong, a phrase.
        todo: what to do, a phrase.
        line: in the page, from 1.
        column: in the page, from 1.
    """
    fix = f"{todo[:1].upper()}{todo[1:]}."
    return Finding(Severity.ERROR, "broken-block", f"{what[:1].upper()}{what[1:]}; {todo}.", line=line, column=column, fix=fix)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page carries.

    Args:
        name: the file.
        items: JSON-LD in page order, then Microdata, then RDFa.
        findings: what could not be read, or only past a mistake.
        base: what relative references are read against: the page's address, else `urn:sha256:` and the digest of its bytes.
    """

    name: str
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    base: str

    @property
    def values(self) -> list[Any]:
        """All items as one array of JSON-LD."""
        return [item.value for item in self.items]
