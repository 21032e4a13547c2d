"""TriG: both named graphs, the data first."""

from __future__ import annotations

from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.serialize.order import rows
from linkeddata.rdf.serialize.turtle import Names, blocks, own_namespace


def render(dataset: Dataset) -> str:
    """Return both named graphs as TriG; an empty evidence graph is left out."""
    names = Names(own_namespace(dataset))
    written = []
    for graph in (dataset.data, dataset.evidence):
        if len(graph):
            body = blocks(rows(graph, dataset.order), names, indent="    ")
            written.append(f"<{graph.identifier}> {{\n{body}}}\n")
    return names.declarations() + "\n" + "\n".join(written)
