"""Dataset → text. A new output is one module here, one row in `WRITERS` and one in `rdf/formats.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.formats import FORMATS, Format
from linkeddata.rdf.serialize import jsonld, ntriples, script_block, trig, turtle
from linkeddata.rdf.serialize.read_back import checked

__all__ = ["WRITERS", "Writer", "serialize"]


@dataclass(frozen=True, slots=True)
class Writer:
    """How one format is written.

    Args:
        format: its name, extensions, media type.
        render: from a dataset to text.
    """

    format: Format
    render: Callable[[Dataset], str]


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        name: Writer(FORMATS[name], render)
        for name, render in (
            ("jsonld", jsonld.render),
            ("turtle", turtle.render),
            ("ntriples", ntriples.render),
            ("nquads", ntriples.render_quads),
            ("trig", trig.render),
            ("page", script_block.script_block),
        )
    }
)


def serialize(graphs: Dataset, writer: Writer) -> str:
    """Write a dataset, and have a second engine read it back.

    Args:
        graphs: data and evidence.
        writer: of `WRITERS`, or one like them.

    Raises:
        WriteError: the text does not read back the same.
    """
    return checked(writer.render(graphs), writer.format, graphs)
