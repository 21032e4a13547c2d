"""Lets the reference engine work in a child process that is stopped when it takes too long.

Some shapes of users can keep Python busy for ever: a pattern that tries every way to divide a text, a query that joins everything
with everything. Nothing inside the process can stop that. The child reads shapes and data from standard input and answers on
standard output; it is run by `linkeddata.validation.engines.pyshacl` only.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph
from rdflib.term import Node

from linkeddata.errors import LinkedDataError, RefusedError
from linkeddata.validation.engines.result import Result

#: Seconds that are always allowed (starting takes one), and statements per further second: a tenth of pyshacl's speed.
_SECONDS, _STATEMENTS_A_SECOND = 10.0, 350.0


def run(shapes: Graph, data: Iterable[tuple[Node, Node, Node]], *, seconds: float = _SECONDS) -> list[Result]:
    """Evaluate shapes in a child process.

    Args:
        shapes: the shapes graph.
        data: the data.
        seconds: how long a small document may take; larger ones get more.

    Raises:
        RefusedError: it took longer, or more memory than there is.
        ShapesError: the shapes cannot be evaluated on these data.
    """
    statements = list(data)
    limit = seconds + len(statements) / _STATEMENTS_A_SECOND
    package = str(Path(__file__).resolve().parents[3])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))}
    command = [sys.executable, "-P", "-c", "from linkeddata.validation.engines.pyshacl_process import main; main()"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        try:
            answer, _ = child.communicate(pickle.dumps((list(shapes), statements)), timeout=limit)
        except subprocess.TimeoutExpired:
            raise RefusedError(
                f"checking took longer than {limit:.0f} seconds and was stopped",
                "simplify the patterns and queries in the shapes, above all a repetition within a repetition",
            ) from None
        finally:
            child.kill()
    if child.returncode:
        raise RefusedError("checking ended early, for lack of memory or time", "simplify the shapes, or split the data")
    results: list[Result] | LinkedDataError = pickle.loads(answer)
    if isinstance(results, LinkedDataError):
        raise results
    return results


def main() -> None:
    """Answer the one request."""
    from linkeddata.validation.engines.pyshacl_evaluate import evaluate

    shapes, data = (_graph(part) for part in pickle.load(sys.stdin.buffer))
    answer: list[Result] | LinkedDataError
    try:
        answer = evaluate(shapes, data)
    except LinkedDataError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


def _graph(statements: list[tuple[Node, Node, Node]]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for statement in statements:
        graph.add(statement)
    return graph
