"""The child process in which one query runs: reads a request from standard input, answers on standard output, and ends.

It limits its own memory and processor time first, and before the query runs it gives up the right to open anything more:
no file, no socket. Run by `linkeddata.query` only.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Any

from linkeddata.values.namespaces import XSD

#: Results larger than this, in characters of all cells together, are cut.
MAX_CHARACTERS = 64 * 1024 * 1024


def main() -> None:
    """Answer the one request."""
    header = json.loads(sys.stdin.buffer.readline())
    _limit("RLIMIT_AS", header["memory"])
    _limit("RLIMIT_CPU", int(header["timeout"]) + 2)
    _limit("RLIMIT_CORE", 0)
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(sys.stdin.buffer.read(), pyoxigraph.RdfFormat.N_QUADS)
    _limit("RLIMIT_NOFILE", 0)
    try:
        answer = _answer(
            store.query(header["query"], prefixes=header["prefixes"], use_default_graph_as_union=True), header["max_rows"]
        )
    except SyntaxError as error:
        answer = {"syntax": str(error.msg)}
    except (OSError, ValueError, RuntimeError) as error:
        answer = {"failed": str(error)}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


def _limit(name: str, value: int) -> None:
    """Set a resource limit if the system supports it (Windows does not; the parent's time limit still applies)."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        resource.setrlimit(getattr(resource, name), (value, value))


def _answer(found: Any, max_rows: int) -> dict[str, Any]:
    import pyoxigraph

    if isinstance(found, pyoxigraph.QueryBoolean):
        return {"boolean": bool(found)}
    rows: list[list[Any]] = []
    size, truncated = 0, False
    construct = isinstance(found, pyoxigraph.QueryTriples)
    for solution in found:
        if len(rows) >= max_rows or size > MAX_CHARACTERS:
            truncated = True
            break
        row = [_cell(term) for term in ((solution.subject, solution.predicate, solution.object) if construct else solution)]
        size += sum(len(cell[1]) for cell in row if cell)
        rows.append(row)
    names = ["subject", "predicate", "object"] if construct else [variable.value for variable in found.variables]
    return {"variables": names, "rows": rows, "truncated": truncated, "construct": construct}


def _cell(term: Any) -> list[str] | None:
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return ["uri", term.value]
    if isinstance(term, pyoxigraph.BlankNode):
        return ["bnode", term.value]
    if isinstance(term, pyoxigraph.Literal):
        plain = term.language or term.datatype.value == XSD + "string"
        return ["literal", term.value, "" if plain else term.datatype.value, term.language or ""]
    return ["literal", str(term)]  # a quoted triple of RDF 1.2


if __name__ == "__main__":
    main()
