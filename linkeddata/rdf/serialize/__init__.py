"""Dataset → text. A new output is one module here and one row in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.rdf.serialize import jsonld, ntriples, script_block, trig, turtle
from linkeddata.values.description import Description


@dataclass(frozen=True, slots=True)
class Writer:
    """One kind of output.

    Args:
        name: its name for `--to`.
        extension: of its files, with the point.
        media_type: as registered with IANA.
        needs_evidence: True if it also writes the evidence graph, which then has to be built.
        render: from a `graph.Dataset`, and keywords of its own, to text; where it `tells`, from an `html.Telling`.
        tells: True where it shows the reading itself, text, words and findings, and carries the data besides.
        index: from the names and descriptions of a folder's files to the text of `index.html`, where such a page is made.
    """

    name: str
    extension: str
    media_type: str
    needs_evidence: bool
    render: Callable[..., str]
    tells: bool = False
    index: Callable[[Sequence[tuple[str, Description]]], str] | None = None


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        writer.name: writer
        for writer in (
            Writer("jsonld", ".jsonld", "application/ld+json", False, jsonld.render),
            Writer("turtle", ".ttl", "text/turtle", False, turtle.render),
            Writer("ntriples", ".nt", "application/n-triples", False, ntriples.render),
            Writer("nquads", ".nq", "application/n-quads", True, ntriples.render_quads),
            Writer("trig", ".trig", "application/trig", True, trig.render),
            Writer("page", ".html", "text/html", False, script_block.script_block),
        )
    }
)
