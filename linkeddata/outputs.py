"""Everything that a document can be converted to: the syntaxes of RDF, the script block of a page, and the report to read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkeddata.present import html
from linkeddata.rdf.serialize import WRITERS, Writer

OUTPUTS: Mapping[str, Writer] = MappingProxyType(
    {**WRITERS, "html": Writer("html", ".html", "text/html", False, html.render, tells=True, index=html.folder_index)}
)
