"""All output formats of `convert`: linked data, the script block of a page, the HTML report, and exports for other programs.

A new format of linked data: a module and a row in `rdf/serialize/`, a row in `rdf/formats.py`, and a parser in `rdf/parse.py`, which
reads each output back. A new report for people: a folder in `present/` and a row here. A new export: a module in `present/export/`, a row
in its `formats.py` and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from linkeddata.edit.json_form import dumps, loads
from linkeddata.present import html
from linkeddata.present.export.formats import EXPORTS
from linkeddata.present.html.content import Content
from linkeddata.rdf.formats import FORMATS, Format
from linkeddata.rdf.serialize import WRITERS, Writer, jsonld, serialize
from linkeddata.rdf.serialize.read_back import checked
from linkeddata.values.description import Description
from linkeddata.values.findings import Finding


@dataclass(frozen=True, slots=True)
class Output:
    """One output format.

    Args:
        name: the value of `convert(to=…)`.
        format: extension and media type of its files.
        render: turns a converted document into text, which a second engine has read back.
        report: whether it is a report for people, which also shows omitted statements and evidence.
        index: turns names and rows of a folder's files into the text of `index.html`; None if there is no such page.
        row: turns a description and its phrases (`Conversion.phrases`) into what that page says of a document, as JSON has it.
        text: whether it needs the document that was read.
        lacks: returns a finding for each thing that the format cannot hold; None if it holds the whole description.
    """

    name: str
    format: Format
    render: Callable[[Content], str]
    report: bool = False
    index: Callable[[Sequence[tuple[str, Mapping[str, Any]]]], str] | None = None
    row: Callable[[Description, Mapping[str, str]], Mapping[str, Any]] | None = None
    text: bool = False
    lacks: Callable[[Content], Sequence[Finding]] | None = None

    @property
    def graph(self) -> bool:
        """True if the output has the graph itself, so that evidence can be written with it."""
        return self.name not in EXPORTS


def _data(name: str, writer: Writer) -> Output:
    return Output(name, writer.format, lambda content: serialize(content.dataset, writer))


def _row(description: Description, phrases: Mapping[str, str]) -> Mapping[str, Any]:
    return {"description": dumps(description), "phrases": dict(phrases)}


def _index(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    phrases = {name: row.get("phrases", {}) for name, row in rows}  # rows of earlier versions have none
    return html.folder_index([(name, loads(row["description"], source=name)) for name, row in rows], phrases)


def _report(content: Content) -> str:
    text = html.render(content)
    checked(html.data_block(text), FORMATS["page"], content.dataset)  # the rest of the page contains no data
    return text


def _ics(content: Content) -> str:
    from linkeddata.present.export import calendar

    return calendar.render(content.description)


def _ics_lacks(content: Content) -> Sequence[Finding]:
    from linkeddata.present.export import calendar

    return calendar.gaps(content.description)


def _events(content: Content) -> str:
    from linkeddata.present.export import tables

    return tables.events(content.description)


def _people(content: Content) -> str:
    from linkeddata.present.export import tables

    return tables.people(content.description)


def _annotations(content: Content) -> str:
    from linkeddata.present.export import annotations

    return annotations.render(content)


def _annotations_lack(content: Content) -> Sequence[Finding]:
    from linkeddata.present.export import annotations

    return annotations.no_address(content)


OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        **{name: _data(name, writer) for name, writer in WRITERS.items()},
        "jsonld-flat": _data("jsonld-flat", Writer(FORMATS["jsonld"], partial(jsonld.render, shape="graph"))),
        "html": Output("html", FORMATS["page"], _report, report=True, index=_index, row=_row),
        "ics": Output("ics", EXPORTS["ics"], _ics, lacks=_ics_lacks),
        "events-csv": Output("events-csv", EXPORTS["events-csv"], _events),
        "people-csv": Output("people-csv", EXPORTS["people-csv"], _people),
        "annotations": Output("annotations", EXPORTS["annotations"], _annotations, text=True, lacks=_annotations_lack),
    }
)
