"""Rows as CSV.

UTF-8, a heading row, lines that end with CRLF. Before a value that a spreadsheet would run as a formula (`=…`, `+…`, `-…`, `@…`,
unless it is a number) an apostrophe is put, as in the answers of `query`. A date without a year (`--03-14`) gets one too: a spreadsheet
would subtract.

Source: RFC 4180.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from linkeddata.present.export.records import EVENTS, PEOPLE, Row, event_rows, people_rows
from linkeddata.values.description import Description

_HARMLESS = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\Z")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def events(description: Description) -> str:
    """Return the events of a description as CSV, one row each. Events without a date have empty cells for it."""
    return as_csv(EVENTS, event_rows(description))


def people(description: Description) -> str:
    """Return the people of a description as CSV, one row for each post."""
    return as_csv(PEOPLE, people_rows(description))


def as_csv(headings: Sequence[str], rows: Sequence[Row]) -> str:
    r"""Return rows as CSV.

    >>> as_csv(("name", "post"), [{"name": "Ann Berg", "post": "=1+1"}])
    "name,post\r\nAnn Berg,'=1+1\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_cell(row[heading]) for heading in headings] for row in rows)
    return out.getvalue()


def _cell(value: str | float | None) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = _CONTROLS.sub("", value)
    runs = text.startswith(("=", "+", "-", "@", "\t", "\r")) and not _HARMLESS.match(text)
    return "'" + text if runs else text
