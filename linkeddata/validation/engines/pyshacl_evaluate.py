"""The call of pyshacl itself, in this process."""

from __future__ import annotations

import contextlib
import io

from rdflib import Graph, URIRef
from rdflib.term import Node

from linkeddata.errors import ShapesError
from linkeddata.validation.engines.order import strict
from linkeddata.validation.engines.result import Result
from linkeddata.values.namespaces import SH


def evaluate(shapes: Graph, data: Graph) -> list[Result]:
    """Evaluate shapes here and now.

    Raises:
        ShapesError: the shapes cannot be evaluated.
    """
    import pyshacl  # lazy: 0.3 s
    from pyshacl.errors import ValidationFailure

    try:
        with strict(), contextlib.redirect_stderr(io.StringIO()):  # it writes lines of its own about broken shapes
            _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True, advanced=False, js=False)
    except Exception as broken:  # a dozen classes, plain Exception and RecursionError among them; the cause stays chained
        what = (str(broken) or type(broken).__name__).splitlines()[0]
        raise ShapesError(f"the shapes cannot be evaluated on these data: {what}", "correct them") from broken
    if isinstance(results, ValidationFailure):
        raise ShapesError(f"the shapes cannot be evaluated on these data: {results.message}", "correct them")
    return [_result(shapes, results, node) for node in results.objects(None, URIRef(SH + "result"))]


def _result(shapes: Graph, report: Graph, node: Node) -> Result:
    sh = URIRef(SH)
    component = str(report.value(node, sh + "sourceConstraintComponent"))
    path = report.value(node, sh + "resultPath")
    query = report.value(node, sh + "sourceConstraint")
    told = query is not None and (query, sh + "message", None) in shapes
    focus, shape = report.value(node, sh + "focusNode"), report.value(node, sh + "sourceShape")
    assert focus is not None and shape is not None
    return Result(
        focus,
        shape,
        component.rpartition("#")[2].removesuffix("ConstraintComponent"),
        str(report.value(node, sh + "resultSeverity")),
        path if isinstance(path, URIRef) else None,
        report.value(node, sh + "value"),
        min(str(m) for m in report.objects(node, sh + "resultMessage")) if told else "",
    )
