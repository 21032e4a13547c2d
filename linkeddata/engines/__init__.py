"""SHACL engines behind one interface: shapes and data in, results out.

    pyshacl   the reference, in Python; takes all shapes
    shacl     in Rust, for many files; takes only shapes for which it is known to find the same (see `quick.refuses`)

An engine evaluates SHACL's own constraints. Those of our own (`linkeddata.checks`) are evaluated beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from linkeddata.engines import reference
from linkeddata.engines.result import Result

if TYPE_CHECKING:
    from rdflib import Graph

    from linkeddata.data import Data

__all__ = ["ENGINES", "Result"]

#: Name of each engine → what evaluates shapes on data.
ENGINES: Mapping[str, Callable[[Graph, Data], Iterator[Result]]] = {"pyshacl": reference.run}
