"""Many files of linked data → one file of N-Quads or N-Triples, sorted, each statement once, in bounded memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from linkeddata.errors import UnreadableError
from linkeddata.files import writing_atomically
from linkeddata.rdf.formats import BY_EXTENSION

#: Extensions of a merged file → whether it names graphs.
MERGED = {".nq": True, ".nt": False}
_AT_ONCE = 200_000  # lines in memory, about 60 MB


def merge(files: Iterable[Path], to: Path, at_once: int = _AT_ONCE) -> int:
    """Write the statements of many files to one.

    Args:
        files: files of linked data without blank nodes, as `convert` writes them.
        to: a name that ends with .nq or .nt; in the second, the graphs of quads are left out.
        at_once: lines that are sorted in memory; more are sorted through temporary files beside `to`.

    Returns:
        The number of statements.

    Raises:
        UnreadableError: a file is no linked data.
        WriteError: the file could not be written; an earlier one is intact.
    """
    graphs, count = MERGED[to.suffix.lower()], 0
    with ExitStack() as stack:
        runs, lines = list[IO[bytes]](), set[bytes]()
        for file in files:
            lines.update(_lines(file, graphs))
            if len(lines) >= at_once:
                runs.append(_spilled(lines, to.parent, stack))
                lines = set()
        write = stack.enter_context(writing_atomically(to))
        last = None
        for line in heapq.merge(*runs, sorted(lines)):
            if line != last:
                write(line)
                last, count = line, count + 1
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


def _spilled(lines: set[bytes], folder: Path, stack: ExitStack) -> IO[bytes]:
    """Write sorted lines to a temporary file, and return it at its beginning."""
    file: IO[bytes] = stack.enter_context(tempfile.TemporaryFile(dir=folder))  # noqa: SIM115
    file.writelines(sorted(lines))
    file.seek(0)
    return file
