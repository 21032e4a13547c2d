"""pyshacl, the reference engine: complete and slow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef

from linkeddata.engines.result import Result
from linkeddata.errors import ShapesError

if TYPE_CHECKING:
    from linkeddata.data import Data

SH = "http://www.w3.org/ns/shacl#"


def run(shapes: Graph, data: Data) -> Iterator[Result]:
    """Evaluate shapes without network, inference, scripts or rules.

    Args:
        shapes: the shapes graph.
        data: the data, with the superclasses that `sh:class` and targets need.

    Raises:
        ShapesError: the shapes cannot be evaluated.
    """
    import pyshacl  # lazy: 0.3 s
    from pyshacl.errors import ValidationFailure

    graph = Graph(bind_namespaces="none")
    for triple in data:
        graph.add(triple)
    try:
        _, results, _ = pyshacl.validate(
            graph, shacl_graph=shapes, inference="none", inplace=True, advanced=False, js=False
        )
    except Exception as broken:  # a dozen classes, plain Exception and RecursionError among them; the cause stays chained
        what = (str(broken) or type(broken).__name__).splitlines()[0]
        raise ShapesError(f"the shapes cannot be evaluated on these data: {what}", "correct them") from broken
    if isinstance(results, ValidationFailure):
        raise ShapesError(f"the shapes cannot be evaluated on these data: {results.message}", "correct them")
    sh = URIRef(SH)
    for node in results.objects(None, sh + "result"):
        component = str(results.value(node, sh + "sourceConstraintComponent"))
        path = results.value(node, sh + "resultPath")
        query = results.value(node, sh + "sourceConstraint")
        told = query is not None and (query, sh + "message", None) in shapes
        yield Result(
            results.value(node, sh + "focusNode"),
            results.value(node, sh + "sourceShape"),
            component.rpartition("#")[2].removesuffix("ConstraintComponent"),
            str(results.value(node, sh + "resultSeverity")),
            path if isinstance(path, URIRef) else None,
            results.value(node, sh + "value"),
            min(str(m) for m in results.objects(node, sh + "resultMessage")) if told else "",
        )
