"""pyshacl, the reference engine: complete and slow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef

from linkeddata.validation.engines.pyshacl_evaluate import evaluate
from linkeddata.validation.engines.regex_ambiguity import steady
from linkeddata.validation.engines.result import Result
from linkeddata.values.namespaces import SH

if TYPE_CHECKING:
    from linkeddata.rdf.triple_index import Data


def run(shapes: Graph, data: Data) -> Iterator[Result]:
    """Evaluate shapes without network, inference, scripts or rules; in a separate process if they may not end.

    Args:
        shapes: the shapes graph.
        data: the data, with the superclasses that `sh:class` and targets need.

    Raises:
        ShapesError: the shapes cannot be evaluated.
        RefusedError: evaluating them took too long.
    """
    if may_hang(shapes):
        from linkeddata.validation.engines import pyshacl_process

        yield from pyshacl_process.run(shapes, data)
        return
    graph = Graph(bind_namespaces="none")
    for triple in data:
        graph.add(triple)
    yield from evaluate(shapes, graph)


def may_hang(shapes: Graph) -> bool:
    """Return whether shapes contain a query, or a pattern whose time may not be proportional to the text."""
    if any((None, URIRef(SH + query), None) in shapes for query in ("select", "ask")):
        return True
    for shape, pattern in shapes.subject_objects(URIRef(SH + "pattern")):
        flags = min((str(f) for f in shapes.objects(shape, URIRef(SH + "flags"))), default="")
        if not steady(str(pattern), flags):
            return True
    return False
