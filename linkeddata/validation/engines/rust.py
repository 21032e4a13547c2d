"""shacl, the engine in Rust: about seventy times as fast as the reference, for checking many files.

It is used only if it is known to give the same results as pyshacl, row for row: for shapes made of the terms in `SAME`, and data
whose terms both read in the same way. `refuses` says for which shapes it is not used; single files that it might read differently
go to the reference engine without a message, because the results are the same by definition. `tests/unit/validation/engines`
compares the two.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from linkeddata.errors import ShapesError
from linkeddata.validation.engines import pyshacl, rust_literals, rust_terms
from linkeddata.validation.engines.result import Result
from linkeddata.validation.engines.rust_shapes import BLANK, STANDS_FOR, Translated, UntranslatableError, translate
from linkeddata.validation.engines.rust_terms import Written

if TYPE_CHECKING:
    from linkeddata.rdf.triple_index import Data

#: The releases that the comparison was made with.
RELEASES = "0.3."
#: Statements above which the engine begins threads of its own (from 4,096 nodes a shape). They do not outlive a fork.
_THREADS_FROM = 4000


class _Identity:
    """A graph as the key of a cache: by identity, not by content."""

    __slots__ = ("graph",)

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def __hash__(self) -> int:
        return id(self.graph)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.graph is other.graph


@dataclass(frozen=True, slots=True)
class _Compiled:
    """Shapes that the engine has read: its own object, and what it was given."""

    engine: Any
    translated: Translated


def refuses(shapes: Graph) -> str | None:
    """Return why this engine is not used for the shapes, a phrase; None if it is used."""
    compiled = _compiled(_Identity(shapes))
    return compiled if isinstance(compiled, str) else None


def run(shapes: Graph, data: Data) -> Iterator[Result]:
    """Evaluate shapes that are not refused.

    Args:
        shapes: the shapes graph; it is read once a process, so it must not be changed.
        data: the data, with the superclasses that `sh:class` and targets need.

    Raises:
        ShapesError: the shapes are refused, or cannot be evaluated on these data.
    """
    compiled = _compiled(_Identity(shapes))
    if isinstance(compiled, str):
        raise ShapesError(f"the shapes are not for the quick engine: {compiled}", "use pyshacl")
    results = _answer(compiled, data)
    yield from pyshacl.run(shapes, data) if results is None else results


@lru_cache(maxsize=8)
def _compiled(shapes: _Identity) -> _Compiled | str:
    """Give the shapes to the engine; return a phrase if they are refused."""
    if find_spec("shacl") is None:
        return 'it is not installed (pip install "linkeddata[fast]")'
    import shacl

    if not shacl.__version__.startswith(RELEASES):
        return f"its release {shacl.__version__} has not been compared, {RELEASES}x has"
    try:
        translated = translate(shapes.graph)
        return _Compiled(shacl.Shapes.from_text(translated.text, format="ntriples"), translated)
    except UntranslatableError as reason:
        return str(reason)
    except Exception as broken:  # the engine's own classes; pyshacl may read what it cannot
        return f"it cannot read them ({str(broken).splitlines()[0]})"


def _answer(compiled: _Compiled, data: Data) -> list[Result] | None:
    """Evaluate; None if the engine cannot, or might answer differently from pyshacl."""
    written = None if _threads_lost(data) else rust_terms.write(data)
    if written is None or not _alike(compiled.translated, data, written):
        return None
    return _results(compiled, written)


def _alike(shapes: Translated, data: Data, written: Written) -> bool:
    """Tell whether both engines read what the shapes look into alike."""
    return (
        not (shapes.datatypes and not rust_literals.plain(written.literals.values()))
        and not (shapes.closed and f" <{RDF.type}> <{RDFS.Resource}> .\n" in written.text)
        and all(rust_literals.in_order(data, compared) for compared in shapes.compared)
    )


def _results(compiled: _Compiled, written: Written) -> list[Result] | None:
    """Evaluate, a second time with numbered blank nodes if results contain any; None if the engine cannot."""
    found, labels = _evaluated(compiled, written.text), dict[str, str]()
    if found is None:
        return None
    if any(term.startswith("_:") for row in found for term in (row.focus_node, row.value or "")):
        names = "".join(f"<{BLANK}{label[2:]}> <{STANDS_FOR}> {label} .\n" for label in written.blanks)
        found = _evaluated(compiled, written.text + names)
        if found is None:
            return None
        labels = {r.value: "_:" + r.focus_node[len(BLANK) + 1 : -1] for r in found if r.path == f"<{STANDS_FOR}>"}

    def term(text: str) -> Node:
        return rust_terms.read(labels.get(text, text), written)

    return [
        Result(
            term(row.focus_node),
            compiled.translated.names.get(row.source_shape[1:-1]) or term(row.source_shape),
            row.component.removesuffix("ConstraintComponent"),
            row.severity_iri,
            URIRef(row.path[1:-1]) if row.path and _ONE_PROPERTY.fullmatch(row.path) else None,
            None if row.value is None else term(row.value),
        )
        for row in found
        if row.path != f"<{STANDS_FOR}>"
    ]


def _evaluated(compiled: _Compiled, text: str) -> list[Any] | None:
    """Run the engine; None if it fails, as it does for some IRIs that rdflib accepts."""
    try:
        return list(compiled.engine.validate_text(text, format="ntriples").results)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # a panic in Rust is raised as a class outside Exception
        return None


def _threads_lost(data: Data) -> bool:
    """Tell whether the engine would wait for threads that stayed in the process from which this one was forked."""
    _FIRST_USED.append(os.getpid())
    del _FIRST_USED[1:]
    return len(data) > _THREADS_FROM and _FIRST_USED[0] != os.getpid()


#: The process that used the engine first; a forked one inherits it.
_FIRST_USED: list[int] = []
_ONE_PROPERTY = re.compile("<[^<>]*>")
