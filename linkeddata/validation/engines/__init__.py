"""SHACL engines behind one interface: shapes and data in, results out.

    pyshacl   the reference, in Python; takes all shapes
    shacl     in Rust, for many files; takes only shapes for which it is known to find the same (see `quick.refuses`)

An engine evaluates SHACL's own constraints. Those of our own (`linkeddata.validation.constraints`) are evaluated beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from linkeddata.errors import UsageError
from linkeddata.validation.engines import pyshacl
from linkeddata.validation.engines.result import Result

if TYPE_CHECKING:
    from rdflib import Graph

    from linkeddata.rdf.triple_index import Data

__all__ = ["ENGINES", "MANY", "Result", "choose"]


def _quick(shapes: Graph, data: Data) -> Iterator[Result]:
    from linkeddata.validation.engines import rust  # lazy, as in `choose`: a single page does without

    return rust.run(shapes, data)


ENGINES: Mapping[str, Callable[[Graph, Data], Iterator[Result]]] = {"pyshacl": pyshacl.run, "shacl": _quick}

#: The number of files from which the fast engine is used. A page of 400 statements takes it 0.06 s and each further page 0.002 s;
#: pyshacl takes 0.45 s and 0.15 s (`benchmarks/validation.py`). For a single page the difference hardly matters, so the reference
#: engine is used.
MANY = 2


def choose(shapes: Graph, files: int, asked: str | None = None) -> tuple[str, str | None]:
    """Choose the engine for some files.

    Args:
        shapes: the shapes graph.
        files: how many files are to be checked against it.
        asked: the engine that the user asks for.

    Returns:
        a key of `ENGINES`; and why the quick engine is not used for many files, a phrase for the user.

    Raises:
        UsageError: there is no such engine, or the requested one does not support these shapes.
    """
    if asked is not None and asked not in ENGINES:
        raise UsageError(f"there is no engine {asked}", f"use {' or '.join(ENGINES)}")
    few = asked is None and files < MANY
    if asked == "pyshacl" or (few and not pyshacl.may_hang(shapes)):
        return "pyshacl", None
    from linkeddata.validation.engines import rust

    why = rust.refuses(shapes)
    if why is None:
        return "shacl", None
    if asked:
        raise UsageError(f"the engine {asked} does not take these shapes: {why}", "leave the choice to the program")
    return "pyshacl", None if few else why
