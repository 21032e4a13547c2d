"""Many files of linked data → one file of N-Quads or N-Triples, sorted, each statement once, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from linkeddata.batch.sorting import AT_ONCE, Sorter
from linkeddata.errors import UnreadableError
from linkeddata.files import writing_atomically
from linkeddata.rdf.formats import BY_EXTENSION

#: Extensions of a merged file → whether it names graphs.
MERGED = {".nq": True, ".nt": False}


def merge(files: Iterable[Path], to: Path, at_once: int = AT_ONCE) -> int:
    """Write the statements of many files to one.

    Args:
        files: files of linked data without blank nodes, as `convert` writes them.
        to: a name that ends with .nq or .nt; in the second, the graphs of quads are left out.
        at_once: bytes of lines that are sorted in memory; more are sorted through temporary files beside `to`.

    Returns:
        The number of statements.

    Raises:
        UnreadableError: a file is no linked data.
        WriteError: the file could not be written; an earlier one is intact.
    """
    graphs, count = MERGED[to.suffix.lower()], 0
    with Sorter(to.parent, at_once) as lines:
        for file in files:
            lines.update(set(_lines(file, graphs)))
        with writing_atomically(to) as write:
            for line in lines:
                write(line)
                count += 1
    return count


def _lines(file: Path, graphs: bool) -> Iterator[bytes]:
    """Yield the statements of a file, a line each."""
    import pyoxigraph

    name = BY_EXTENSION.get(file.suffix.lower(), "")
    form = pyoxigraph.RdfFormat.from_extension(file.suffix.lower().lstrip("."))
    if form is None:
        raise UnreadableError(
            f"this is no linked data{f' ({name})' if name else ''}", "convert to jsonld, turtle or nquads", source=str(file)
        )
    try:
        for quad in pyoxigraph.parse(file.read_bytes(), form):
            graph = "" if not graphs or isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else f" {quad.graph_name}"
            yield f"{quad.triple}{graph} .\n".encode()
    except (OSError, SyntaxError, ValueError) as error:
        raise UnreadableError(f"cannot be read back: {error}", "convert it again", source=str(file)) from None
