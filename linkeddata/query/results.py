"""Answers to queries: the values, and their table, CSV and JSON forms."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.text.counted import counted
from linkeddata.text.printable import columns, fit, printable
from linkeddata.values.namespaces import PREFIXES

FORMATS = ("table", "csv", "json")

_DIGEST = re.compile(r"\A(urn:sha256:[0-9a-f]{8})[0-9a-f]{56}")
# What a spreadsheet does not run, though it begins like a formula: numbers, dates without a year, telephone numbers.
_HARMLESS = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\Z|---?\d\d(?:-\d\d)?Z?\Z|\+\d[\d ().-]*\d\Z")


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One RDF term of an answer.

    Args:
        kind: `uri`, `literal` or `bnode`, as SPARQL results call them.
        value: the IRI, the lexical form, or the blank node's label.
        datatype: of a literal, "" for xsd:string.
        language: of a literal, "" for none.
    """

    kind: str
    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """An answer.

    Args:
        variables: column names, in the order of the query; of a CONSTRUCT `subject`, `predicate`, `object`; of an ASK none.
        rows: one tuple for each solution, None for an unbound variable; in the query's order, or sorted if it has none.
        boolean: the answer of an ASK, else None.
        truncated: True if there were more rows than the limit.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    boolean: bool | None = None
    truncated: bool = False


def render(result: Result, form: str = "table", *, width: int | None = None) -> str:
    """Return an answer as text.

    Args:
        result: the answer.
        form: `table` for people, control characters escaped; `csv` with CRLF line ends, where an apostrophe is put before what
            a spreadsheet would run (`=…`, `+…`, `-…`, `@…`, unless it is a number, a date or a telephone number), and which is SPARQL
            1.1 Query Results CSV otherwise; `json`: SPARQL 1.1 Query Results JSON.
        width: columns of the terminal, for `table`: wider tables are cut with "…"; None never cuts.

    Raises:
        UsageError: no such form.
    """
    if form == "table":
        return _table(result, width)
    if form == "csv":
        return _csv(result)
    if form == "json":
        return _json(result)
    raise UsageError(f"no result format {form!r}", f"use one of {', '.join(FORMATS)}")


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.kind == "bnode":
        return "(unnamed)"
    if cell.kind == "uri":
        for prefix, space in PREFIXES.items():
            local = cell.value[len(space) :]
            if cell.value.startswith(space) and re.fullmatch(r"[\w-]+", local):
                return f"{prefix}:{local}"
        return printable(_DIGEST.sub(r"\1…", cell.value))
    return printable(cell.value)


def _table(result: Result, width: int | None) -> str:
    if result.boolean is not None:
        return "yes\n" if result.boolean else "no\n"
    lines = [list(result.variables), *([_shown(cell) for cell in row] for row in result.rows)]
    widths = [max(columns(line[i]) for line in lines) for i in range(len(result.variables))]
    if width is not None:
        _squeeze(widths, width - 2 * (len(widths) - 1))
    made = [lines[0], ["─" * w for w in widths], *lines[1:]]
    text = "".join("  ".join(fit(cell, w) for cell, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in made)
    if not result.rows:
        text += "(no rows)\n"
    return text + (f"(cut after {counted(len(result.rows), 'row')})\n" if result.truncated else "")


def _squeeze(widths: list[int], room: int) -> None:
    """Take columns from the widest cells until the table fits, leaving each at least eight."""
    while sum(widths) > room and widths and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1


def _csv(result: Result) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if result.boolean is not None:
        writer.writerows([["boolean"], ["true" if result.boolean else "false"]])
    else:
        writer.writerow(result.variables)
        writer.writerows([_safe(cell) for cell in row] for row in result.rows)
    return out.getvalue()


def _safe(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.kind == "bnode":
        return f"_:{cell.value}"
    value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", cell.value)
    runs = value.startswith(("=", "+", "-", "@", "\t", "\r")) and not _HARMLESS.match(value)
    return "'" + value if runs else value


def _json(result: Result) -> str:
    if result.boolean is not None:
        return json.dumps({"head": {}, "boolean": result.boolean}, indent=2) + "\n"
    bindings = [
        {name: _term(cell) for name, cell in zip(result.variables, row, strict=True) if cell is not None} for row in result.rows
    ]
    head: dict[str, Any] = {"vars": list(result.variables)}
    document = {"head": head, "results": {"bindings": bindings}}
    if result.truncated:
        head["truncated"] = True
    return json.dumps(document, ensure_ascii=False, indent=2).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _term(cell: Cell) -> dict[str, str]:
    made = {"type": cell.kind, "value": cell.value}
    if cell.language:
        made["xml:lang"] = cell.language
    elif cell.datatype:
        made["datatype"] = cell.datatype
    return made
