"""Adds a row to the office's list, and makes the list if there is none."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping
from pathlib import Path

from linkeddata.errors import UsageError
from linkeddata.files import write_atomically
from linkeddata.known import cells, csv_file
from linkeddata.known.keys import key
from linkeddata.known.rows import COLUMNS, Row


def add(path: Path, given: Mapping[str, str]) -> tuple[Row, int]:
    """Add a row to the end of a list; the rest of the file stays as it is.

    Args:
        path: the CSV file; it is made, with all columns, if it does not exist.
        given: column → text.

    Returns:
        The row, and its line.

    Raises:
        UsageError: a value cannot be used, the list has the name already, or its file lacks a column.
        WriteError: the file cannot be written; it is as it was.
    """
    if path.suffix.lower() == ".ttl":
        raise UsageError("rows are added to CSV only", "write the thing into the Turtle file", source=str(path))
    old = path.read_bytes() if path.exists() else b""
    table = csv_file.table(old, str(path)) if old.strip() else csv_file.Table(codecs.BOM_UTF8, "utf-8", ",", "\n", COLUMNS, 1)
    lacking = [c for c in given if c not in table.columns]
    if lacking:
        todo = f"add it to the first line, with {table.delimiter!r} before it"
        raise UsageError(f"the file has no column {lacking[0]}", todo, source=str(path))
    row, problems = cells.row(given, table.lines + 1, {})
    if row is None:
        raise UsageError(problems[0].what, problems[0].todo)
    if old.strip():
        _refuse_twice(row, old, path)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=table.delimiter, lineterminator=table.line_end)
    if not old.strip():
        writer.writerow(COLUMNS)
    writer.writerow([given.get(c or "", "") for c in table.columns])
    ended = not old.strip() or old.endswith(table.line_end.encode(table.encoding))
    added = ("" if ended else table.line_end) + text.getvalue()
    write_atomically(path, (old or table.mark) + added.encode(table.encoding))
    return row, table.lines + 1


def _refuse_twice(row: Row, old: bytes, path: Path) -> None:
    """Raise UsageError if the list has a row of the same name, kind and country whose days overlap."""
    for other in csv_file.read(old, str(path)).by_key.get(key(row.name), ()):
        if (other.family, other.country, other.first, other.last) == (row.family, row.country, row.first, row.last):
            what = f"“{row.name}” stands in the list already"
            raise UsageError(
                what, "change that row, or tell the two apart by country or days", source=str(path), line=other.line
            )
