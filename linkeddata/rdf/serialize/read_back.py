"""A second engine reads what was written, and must find the same."""

from __future__ import annotations

from typing import Any

from linkeddata.errors import LinkedDataError, WriteError
from linkeddata.rdf import parse
from linkeddata.rdf.dataset import Dataset
from linkeddata.rdf.formats import Format
from linkeddata.rdf.serialize.order import Plain, rows
from linkeddata.text.counted import counted
from linkeddata.values.namespaces import XSD


def checked(text: str, written: Format, dataset: Dataset) -> str:
    """Return `text` if a second engine reads from it exactly the triples of `dataset`.

    Args:
        text: what a writer of `WRITERS` made.
        written: the format.
        dataset: what it was given.

    Raises:
        WriteError: something was lost, added or altered on the way; nothing should be written.
    """
    quads = written.quads
    wanted: set[Any] = set()
    for graph in (dataset.data, dataset.evidence) if quads else (dataset.data,):
        name = str(graph.identifier) if quads else ""
        wanted.update((*row, name) for row in rows(graph))
    base = dataset.source if written.name == "page" else None
    try:
        loaded = parse.parse(text.encode(), written.name, name="output", base=base or None)
    except (LinkedDataError, UnicodeEncodeError) as error:
        raise WriteError(
            f"the output does not read back: {error}", "this is a mistake in linkeddata, please report it"
        ) from None
    found = {
        (_plain(q.subject), q.predicate.value, _plain(q.object), getattr(q.graph_name, "value", "") if quads else "")
        for q in loaded.quads
    }
    if found != wanted:
        lost, added = sorted(map(str, wanted - found)), sorted(map(str, found - wanted))
        first = f"{lost[0]} was lost" if lost else f"{added[0]} was added"
        raise WriteError(
            f"the output does not read back the same: {counted(len(lost), 'triple')} lost, {len(added)} added; {first}",
            "this is a mistake in linkeddata, please report it",
        )
    return text


def _plain(term: Any) -> Any:
    import pyoxigraph

    if not isinstance(term, pyoxigraph.Literal):
        return term.value
    datatype = "" if term.language or term.datatype.value == XSD + "string" else term.datatype.value
    return Plain(term.value, datatype, term.language or "")
