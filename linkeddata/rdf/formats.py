"""The one table of the formats that linked data are written in and read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Format:
    """A syntax.

    Args:
        name: what `--to` takes.
        extensions: of its files, lower case with the point; the first is what we write.
        media_type: as registered with IANA.
        quads: whether it holds named graphs, so that the evidence stands in a graph of its own.
    """

    name: str
    extensions: tuple[str, ...]
    media_type: str
    quads: bool = False

    @property
    def extension(self) -> str:
        """The extension of the files that we write."""
        return self.extensions[0]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        known.name: known
        for known in (
            Format("jsonld", (".jsonld", ".json"), "application/ld+json"),
            Format("turtle", (".ttl",), "text/turtle"),
            Format("ntriples", (".nt",), "application/n-triples"),
            Format("nquads", (".nq",), "application/n-quads", quads=True),
            Format("trig", (".trig",), "application/trig", quads=True),
            Format("page", (".html", ".htm", ".xhtml"), "text/html"),
        )
    }
)
#: Extension → name of the format.
BY_EXTENSION: Mapping[str, str] = MappingProxyType({e: known.name for known in FORMATS.values() for e in known.extensions})
