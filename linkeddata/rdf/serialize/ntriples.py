"""N-Triples and N-Quads: one triple a line, in canonical order."""

from __future__ import annotations

import re

from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.serialize.order import Plain, Term, rows

# Canonical N-Triples escapes these four; line and paragraph separators too, since many tools take them for line ends.
_SPECIAL = re.compile('["\\\\\n\r\t\x85\u2028\u2029]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    """Return `text` as a quoted string of N-Triples and Turtle (both take these escapes).

    Source: RDF 1.1 N-Triples, section 2.4; RDF 1.1 Turtle, section 6.4.
    """
    if not _SPECIAL.search(text):
        return f'"{text}"'
    return '"' + _SPECIAL.sub(lambda found: _ESCAPES.get(found.group()) or f"\\u{ord(found.group()):04X}", text) + '"'


def term(value: Term) -> str:
    """Return a term as N-Triples writes it."""
    if not isinstance(value, Plain):
        return f"<{value}>"
    if value.language:
        return f"{quoted(value.value)}@{value.language}"
    return quoted(value.value) + (f"^^<{value.datatype}>" if value.datatype else "")


def render(dataset: Dataset) -> str:
    """Return the data graph as N-Triples."""
    return "".join(f"<{s}> <{p}> {term(o)} .\n" for s, p, o in rows(dataset.data, dataset.order))


def render_quads(dataset: Dataset) -> str:
    """Return both named graphs as N-Quads, the data first."""
    return "".join(
        f"<{s}> <{p}> {term(o)} <{graph.identifier}> .\n"
        for graph in (dataset.data, dataset.evidence)
        for s, p, o in rows(graph, dataset.order)
    )
