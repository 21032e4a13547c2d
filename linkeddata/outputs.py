"""All output formats of `convert`: linked data, the script block of a page, and the HTML report.

A new format of linked data: a module and a row in `rdf/serialize/`, a row in `rdf/formats.py`, and a parser in `rdf/parse.py`, which
reads each output back. A new report for people: a folder in `present/` and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from linkeddata.edit.json_form import dumps, loads
from linkeddata.present import html
from linkeddata.present.html.content import Content
from linkeddata.rdf.formats import FORMATS, Format
from linkeddata.rdf.serialize import WRITERS, Writer, jsonld, serialize
from linkeddata.rdf.serialize.read_back import checked
from linkeddata.values.description import Description


@dataclass(frozen=True, slots=True)
class Output:
    """One output format.

    Args:
        name: the value of `convert(to=…)`.
        format: extension and media type of its files.
        render: turns a converted document into text, which a second engine has read back.
        report: whether it is a report for people, which also shows omitted statements and evidence.
        index: turns names and rows of a folder's files into the text of `index.html`; None if there is no such page.
        row: what that page says of a document, as JSON has it.
    """

    name: str
    format: Format
    render: Callable[[Content], str]
    report: bool = False
    index: Callable[[Sequence[tuple[str, Mapping[str, Any]]]], str] | None = None
    row: Callable[[Description], Mapping[str, Any]] | None = None


def _data(name: str, writer: Writer) -> Output:
    return Output(name, writer.format, lambda content: serialize(content.dataset, writer))


def _row(description: Description) -> Mapping[str, Any]:
    return {"description": dumps(description)}


def _index(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    return html.folder_index([(name, loads(row["description"], source=name)) for name, row in rows])


def _report(content: Content) -> str:
    text = html.render(content)
    checked(html.data_block(text), FORMATS["page"], content.dataset)  # the rest of the page contains no data
    return text


OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        **{name: _data(name, writer) for name, writer in WRITERS.items()},
        "jsonld-flat": _data("jsonld-flat", Writer(FORMATS["jsonld"], partial(jsonld.render, shape="graph"))),
        "html": Output("html", FORMATS["page"], _report, report=True, index=_index, row=_row),
    }
)
