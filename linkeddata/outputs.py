"""Everything that a document can be converted to: the formats of linked data, the block of a page, and the report to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from linkeddata.present import html
from linkeddata.present.html.content import Content
from linkeddata.rdf.formats import FORMATS, Format
from linkeddata.rdf.serialize import WRITERS, Writer, jsonld, serialize
from linkeddata.rdf.serialize.read_back import checked
from linkeddata.values.description import Description


@dataclass(frozen=True, slots=True)
class Output:
    """One kind of output.

    Args:
        name: what `convert(to=…)` takes.
        format: extension and media type of its files.
        render: from what became of a document to text, which a second engine has read back.
        report: whether it is a report for people, which also shows what is left out and the words behind each statement.
        index: from names and descriptions of a folder's files to the text of `index.html`, if such a page is made.
    """

    name: str
    format: Format
    render: Callable[[Content], str]
    report: bool = False
    index: Callable[[Sequence[tuple[str, Description]]], str] | None = None


def _data(name: str, writer: Writer) -> Output:
    return Output(name, writer.format, lambda content: serialize(content.dataset, writer))


def _report(content: Content) -> str:
    text = html.render(content)
    checked(html.data_block(text), FORMATS["page"], content.dataset)  # the rest of the page has no data
    return text


OUTPUTS: Mapping[str, Output] = MappingProxyType(
    {
        **{name: _data(name, writer) for name, writer in WRITERS.items()},
        "jsonld-flat": _data("jsonld-flat", Writer(FORMATS["jsonld"], partial(jsonld.render, shape="graph"))),
        "html": Output("html", FORMATS["page"], _report, report=True, index=html.folder_index),
    }
)
