"""Asks both engines and tells where their rows differ."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from pytest import MonkeyPatch
from rdflib import Graph
from rdflib.term import Node

from linkeddata.errors import LinkedDataError
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.engines import Result, pyshacl, rust

#: A result with the classes of its terms: an IRI is no literal of the same text.
Row = tuple[str, ...]


def rows(results: Iterable[Result]) -> Counter[Row]:
    def shown(node: Node | None) -> str:
        return f"{type(node).__name__} {node!r}"

    return Counter(
        (shown(r.focus), shown(r.shape), r.component, r.severity, shown(r.path), shown(r.value), r.message) for r in results
    )


def by_reference(shapes: Graph, data: Data) -> Counter[Row] | str:
    """Return the rows of pyshacl, in this process; its error where it has one."""
    graph = Graph(bind_namespaces="none")
    for triple in data:
        graph.add(triple)
    logging.disable(logging.CRITICAL)
    try:
        return rows(pyshacl.evaluate(shapes, graph))
    except LinkedDataError as error:
        return f"refused: {error.what}"
    finally:
        logging.disable(logging.NOTSET)


class Counted:
    """How many documents the quick engine answered itself, and how many it left to the reference."""

    def __init__(self) -> None:
        self.itself = self.left = 0


@contextmanager
def counting(monkeypatch: MonkeyPatch) -> Iterator[Counted]:
    """Count, and compare what is left to the reference in this process."""
    counted, answer = Counted(), rust._answer

    def watched(*args: Any) -> list[Result] | None:
        found = answer(*args)
        if found is None:
            counted.left += 1
        else:
            counted.itself += 1
        return found

    with monkeypatch.context() as patch:
        patch.setattr(rust, "_answer", watched)
        patch.setattr(pyshacl, "may_hang", lambda shapes: False)
        yield counted


def difference(shapes: Graph, data: Data) -> tuple[Counter[Row], Counter[Row]] | None:
    """Return the rows that only the one and only the other engine tells, None where there are none."""
    one = by_reference(shapes, data)
    try:
        other: Counter[Row] | str = rows(rust.run(shapes, data))
    except LinkedDataError as error:
        other = f"refused: {error.what}"
    if one == other:
        return None
    if isinstance(one, str) or isinstance(other, str):
        return Counter({(str(one),): 1}), Counter({(str(other),): 1})
    return one - other, other - one
