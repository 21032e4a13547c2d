"""One row of text cells → one `Row`, or what is wrong with its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from linkeddata.known.authorities import country_code
from linkeddata.known.keys import key
from linkeddata.known.rows import KINDS, Problem, Row
from linkeddata.text.fold import plain
from linkeddata.text.printable import printable
from linkeddata.values.findings import Severity
from linkeddata.values.iris import WEB, iri_problem

#: Longest cell in code points; no name and no list of names is longer.
LONGEST = 5_000
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?\Z")
# What a spreadsheet leaves where it could not compute or changed a value.
_ERROR_VALUE = re.compile(r"#(?:REF!|NAME\?|VALUE!|N/A|DIV/0!|NULL!|NUM!|#+)", re.IGNORECASE)
_POWER = re.compile(r"\d(?:[.,]\d+)?E[+-]\d{2}\Z")
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\w)")
_KIND_WORDS = {"organisation": "organization", "org": "organization", "location": "place", "people": "person"}


def row(cells: Mapping[str, str], line: int, order: Mapping[str, int]) -> tuple[Row | None, list[Problem]]:
    """Return the row of cells, and what is wrong with them; no row if one of them cannot be used.

    Args:
        cells: column → text; missing columns are empty.
        line: line of the file.
        order: column → its number in the table.
    """
    reader = _Reader(line, order)
    clean = {column: reader.clean(column, text) for column, text in cells.items()}
    given = {column: text for column, text in clean.items() if text}
    name = given.get("name", "")
    if not name:
        reader.wrong("name", "the row has no name", "write one, or delete the row")
    elif not key(name):
        reader.wrong("name", f"{_short(name)} has no letter and no digit", "write the name")
    kind = given.get("kind", "").casefold()
    family = KINDS.get(_KIND_WORDS.get(kind, kind))
    if family is None:
        what = f"{_short(kind)} is no kind" if kind else "the row has no kind"
        reader.wrong("kind", what, f"write {', '.join(KINDS)}")
    for column in ("url", "iri"):
        reader.address(column, given.get(column, ""))
    same = tuple(_listed(given.get("sameAs", "")))
    for one in same:
        reader.address("sameAs", one)
    country = given.get("country", "")
    code = country_code(country) if country else ""
    if country and not code:
        reader.wrong("country", f"{_short(country)} is no country", "write its English name or two-letter code, such as NO")
    first, last = (reader.day(column, given.get(column, "")) for column in ("from", "to"))
    if first and last and first > last:
        reader.wrong("to", f"{last} is before {first}", "exchange them, or correct one")
    if reader.problems or family is None:
        return None, reader.problems
    others = tuple(n for n in dict.fromkeys(_listed(given.get("other names", ""))) if n != name)
    made = Row(
        name,
        others,
        family,
        given.get("class", ""),
        given.get("url", ""),
        same,
        given.get("parent", ""),
        code,
        first,
        last,
        given.get("iri", ""),
        line,
    )
    return made, []


class _Reader:
    """Reads the cells of one row and collects what is wrong with them."""

    def __init__(self, line: int, order: Mapping[str, int]) -> None:
        self.line, self.order = line, order
        self.problems: list[Problem] = []
        self.bad: set[str] = set()

    def wrong(self, column: str, what: str, todo: str) -> None:
        """Add an error about a cell, the first of each."""
        if column in self.bad:
            return
        self.bad.add(column)
        where = f"column {column}: " if column in self.order else ""
        self.problems.append(Problem(Severity.ERROR, "known-cell", where + what, todo, self.line, self.order.get(column)))

    def clean(self, column: str, text: str) -> str:
        """Return a cell with white space folded; an error where it cannot be text that someone wrote."""
        if not text:
            return ""
        if len(text) > LONGEST:
            self.wrong(
                column, f"the cell has {len(text)} characters", f"keep it below {LONGEST}; a quotation mark may be missing"
            )
            return ""
        if "\0" in text or "\ufffd" in text:
            self.wrong(column, "the cell has a character that is not text", "type the cell again")
            return ""
        value = plain(text.replace("\n", "|") if column in ("other names", "sameAs") else text)
        if _ERROR_VALUE.search(value) or _POWER.match(value):
            self.wrong(
                column, f"{_short(value)} was left by a spreadsheet", "type the value again, in a cell formatted as text"
            )
            return ""
        if _FORMULA.match(text):
            self.wrong(
                column, f"{_short(value)} is a formula to a spreadsheet", "type the value without =, +, - or @ before it"
            )
            return ""
        return value

    def address(self, column: str, value: str) -> None:
        """Add an error unless a value is a whole web address; an IRI of the office may also be a URN."""
        problem = iri_problem(value, (*WEB, "urn") if column == "iri" else WEB) if value else None
        if problem:
            self.wrong(column, f"{_short(value)} {problem}", "give a whole address such as https://example.org/")

    def day(self, column: str, value: str) -> str:
        """Return a day, month or year in ISO 8601, or "" with an error."""
        if midnight := _MIDNIGHT.match(value):
            value = midnight[1]
        if not value or (_DAY.match(value) and (len(value) < 10 or _exists(value))):
            return value
        self.wrong(column, f"{_short(value)} is no date", "write 2020-03-01, 2020-03 or 2020, in a cell formatted as text")
        return ""


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _listed(cell: str) -> Iterator[str]:
    """Yield the entries of a cell, parted by "|"."""
    return (entry for part in cell.split("|") if (entry := part.strip()))


def _short(value: str) -> str:
    shown = printable(value)
    return f"“{shown if len(shown) <= 60 else shown[:59] + '…'}”"
