"""Reads the office's list from CSV as spreadsheets write it: comma, semicolon or tab; UTF-8 with or without its mark, or UTF-16."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from linkeddata.errors import UsageError
from linkeddata.known import cells
from linkeddata.known.rows import COLUMNS, KnownList, Problem, Row
from linkeddata.text.printable import printable
from linkeddata.values.findings import Severity

#: What is written in a header → the column. Case, spaces, dashes and underscores make no difference.
_MEANT = {
    "alternatename": "other names",
    "alternatenames": "other names",
    "alsoknownas": "other names",
    "aliases": "other names",
    "type": "class",
    "website": "url",
    "@id": "iri",
    "id": "iri",
    "validfrom": "from",
    "validto": "to",
} | {"".join(c.casefold().split()): c for c in COLUMNS}
_NEEDED = ("name", "kind")
_MOST_PROBLEMS = 1_000


def read(data: bytes, source: str) -> KnownList:
    """Return the list of a CSV file.

    Args:
        data: its bytes.
        source: its name, for messages.

    Returns:
        The rows that can be used, and what is wrong with the others.

    Raises:
        UsageError: the file is no text, is empty, or its first line names no columns.
    """
    text = _decoded(data, source)
    mark = _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        header = next(_filled(lines), None)
        if header and header[0].casefold().startswith("sep="):
            header = next(_filled(lines), None)
    except csv.Error as error:
        raise _no_table(error, lines.line_num, source) from None
    order, problems = _columns(header or [], source, lines.line_num if header else 1)
    rows: list[Row] = []
    try:
        before = lines.line_num
        for fields in lines:
            at, before = before + 1, lines.line_num
            if not any(field.strip() for field in fields):
                continue
            if len(problems) >= _MOST_PROBLEMS:
                problems.append(Problem(Severity.ERROR, "known-cell", "there are more such cells", "correct these first", at))
                break
            if any(field.strip() for field in fields[len(header or ()) :]):
                what = "the row has more cells than the first line names columns"
                todo = f"put a cell that contains {mark!r} into quotation marks"
                problems.append(Problem(Severity.ERROR, "known-cell", what, todo, at))
                continue
            row, wrong = cells.row({c: fields[n - 1] for c, n in order.items() if n <= len(fields)}, at, order)
            rows += [row] if row else []
            problems += wrong
    except csv.Error as error:
        raise _no_table(error, lines.line_num, source) from None
    return KnownList.of(source, tuple(rows), tuple(problems))


@dataclass(frozen=True, slots=True)
class Table:
    """How a file is written, for whoever adds to it.

    Args:
        mark: its byte order mark.
        encoding: its encoding, without the mark.
        delimiter: what parts its cells.
        line_end: what ends its lines.
        columns: the column of each cell of its first line; None for one that is not read.
        lines: number of its lines.
    """

    mark: bytes
    encoding: str
    delimiter: str
    line_end: str
    columns: tuple[str | None, ...]
    lines: int


def table(data: bytes, source: str) -> Table:
    """Return how a CSV file is written; raises the errors of `read`."""
    text = _decoded(data, source)
    mark = next((m for m in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8) if data.startswith(m)), b"")
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    header = next(_filled(lines), [])
    if header and header[0].casefold().startswith("sep="):
        header = next(_filled(lines), [])
    _columns(header, source, max(lines.line_num, 1))
    end = "\r\n" if "\r\n" in text else "\n"
    return Table(mark, encoding, _delimiter(text), end, tuple(_column(c) for c in header), len(text.splitlines()))


def _filled(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    return (fields for fields in lines if any(field.strip() for field in fields))


def _no_table(error: csv.Error, line: int, source: str) -> UsageError:
    """Return the error for a file in which the table cannot be followed any further."""
    long = "field larger" in str(error)
    what = "a cell is longer than a whole page" if long else f"the table cannot be read ({error})"
    return UsageError(what, "a quotation mark may be missing at its end", source=source, line=max(line, 1))


def _decoded(data: bytes, source: str) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        kind = "UTF-8" if encoding.startswith("utf-8") else "UTF-16"
        raise UsageError(f"the file is not {kind}", "save it as “CSV UTF-8”", source=source, line=line) from None


def _delimiter(text: str) -> str:
    """Return the character that parts the cells of the first line with the most column names."""
    start = text[:2000].lstrip("\r\n ")
    if start.casefold().startswith("sep=") and len(start) > 4:
        return start[4] if start[4] in ",;\t|" else ","
    first = start.splitlines()[0] if start else ""
    return max(",;\t", key=lambda mark: sum(_column(cell) is not None for cell in first.split(mark)))


def _column(cell: str) -> str | None:
    return _MEANT.get("".join(cell.casefold().replace("_", " ").replace("-", " ").strip(' "').split()))


def _columns(header: list[str], source: str, line: int) -> tuple[dict[str, int], list[Problem]]:
    """Return column → its number, and advice about columns that are not read."""
    found: dict[str, int] = {}
    problems = []
    for number, cell in enumerate(header, 1):
        column = _column(cell)
        if column in found:
            what = f"two columns are called {column}"
            raise UsageError(what, "delete or rename one", source=source, line=line, column=number)
        if column:
            found[column] = number
        elif cell.strip():
            shown = printable(cell.strip())[:40]
            near = get_close_matches(cell.casefold(), COLUMNS, 1, 0.7)
            todo = f"call it {near[0]}, if that is meant" if near else f"the columns are {', '.join(COLUMNS)}"
            problems.append(Problem(Severity.ADVICE, "known-column", f"the column “{shown}” is not read", todo, line, number))
    if missing := [c for c in _NEEDED if c not in found]:
        what = f"the first line names no column {' and no column '.join(missing)}"
        raise UsageError(what, f"begin the file with the line {','.join(COLUMNS)}", source=source, line=line)
    return found, problems
