"""A second engine reads back what was written, and must find the same statements."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from linkeddata.errors import WriteError
from linkeddata.release.data import grouped, quads
from linkeddata.release.data.dumps import Dumps
from linkeddata.release.data.packs import Pack
from linkeddata.release.data.tally import Tally

if TYPE_CHECKING:
    import pyoxigraph

_MISTAKE = "this is a mistake in linkeddata, or the disk fails; run it again, and report it if it stays"
_AT_ONCE = 10_000
# Nodes of JSON-LD that the engine reads at a time.
_NODES = 2_000


def check(dumps: Dumps, folder: Path, *, whole: bool = False) -> None:
    """Read the dumps back.

    Every file must have its digest on the disk, and the engine must find in it as many statements as were meant, and the same. Evidence
    that was taken over from an earlier run was read then.

    Args:
        dumps: what was written.
        folder: where.
        whole: read the evidence of earlier runs, too.

    Raises:
        WriteError: a file does not read back the same.
    """
    import pyoxigraph

    forms = pyoxigraph.RdfFormat
    for file in dumps.files:
        with (folder / file.name).open("rb") as written:
            if hashlib.file_digest(written, "sha256").hexdigest() != file.sha256:
                raise WriteError("was altered while it was written", _MISTAKE, source=file.name)
    with (folder / quads.NQUADS).open("rb") as packed:
        _same(quads.NQUADS, dumps.front, _first_member(packed), forms.N_QUADS)
    with gzip.open(folder / quads.NTRIPLES) as union:
        _same(quads.NTRIPLES, dumps.triples, [union], forms.N_TRIPLES)
    with (folder / grouped.TURTLE).open("rb") as turtle:
        _same(grouped.TURTLE, dumps.triples, [turtle], forms.TURTLE)
    with (folder / grouped.JSONLD).open("rb") as graph:
        _same(grouped.JSONLD, dumps.triples, _graphs(graph), forms.JSON_LD)
    with gzip.open(folder / grouped.LINES) as lines:
        _same(grouped.LINES, dumps.triples, _arrays(lines), forms.JSON_LD)
    for pack in dumps.packs:
        if whole or pack.fresh:
            check_evidence(pack)


def check_evidence(pack: Pack) -> None:
    """Read the evidence about a source back.

    Raises:
        WriteError: it does not read back the same.
    """
    import pyoxigraph

    body = zlib.decompress(pack.member(), wbits=31)
    wanted = Tally()
    wanted.add(body.splitlines(keepends=True))
    _same(f"urn:sha256:{pack.digest}#evidence", wanted, [body], pyoxigraph.RdfFormat.N_QUADS)
    if wanted.count + pack.front != pack.evidence:
        raise WriteError("the evidence is not complete", _MISTAKE, source=str(pack.file))


def _same(name: str, wanted: Tally, parts: Iterable[Any], form: pyoxigraph.RdfFormat) -> None:
    """Raise an error if the engine does not find in the parts what was wanted."""
    import pyoxigraph

    found = Tally()
    try:
        for part in parts:
            parsed = pyoxigraph.parse(part, form)
            while some := list(islice(parsed, _AT_ONCE)):
                lines = pyoxigraph.serialize(some, format=pyoxigraph.RdfFormat.N_QUADS)
                found.add_read((lines or b"").splitlines(keepends=True))
    except (SyntaxError, ValueError, OSError, EOFError, zlib.error) as error:
        raise WriteError(f"does not read back: {error}", _MISTAKE, source=name) from None
    if found != wanted:
        what = "some are altered" if found.count == wanted.count else f"{found.count} were read"
        raise WriteError(f"does not read back the same: {wanted.count} statements were meant, {what}", _MISTAKE, source=name)


def _first_member(packed: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of the first member of a gzip file, some at a time."""
    unpack, rest = zlib.decompressobj(wbits=31), b""
    while not unpack.eof and (block := packed.read(1 << 16)):
        lines, _, rest = (rest + unpack.decompress(block)).rpartition(b"\n")
        if lines:
            yield lines + b"\n"
    if rest or not unpack.eof:
        yield rest + b"\n<cut off"


def _arrays(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield arrays of some of the lines."""
    rows = iter(lines)
    while some := list(islice(rows, 500)):
        yield b"[" + b",".join(some) + b"]"


def _graphs(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the one graph of a JSON-LD file as several: the engine holds all of a file, in thirteen times its size.

    The file has its context in the first line, a node in each of the next, and the end of the list in the last.
    """
    head, rows = file.readline(), iter(file)
    while some := list(islice(rows, _NODES)):
        if some[-1].endswith(b"}\n") and some[-1] != b"]}\n":  # the last node
            some += islice(rows, 1)
        if some[-1] == b"]}\n":
            yield head + b"".join(some)
            if not next(rows, None):  # nothing may follow
                return
            break
        if not some[-1].endswith(b"},\n"):
            break
        yield head + b"".join(some)[:-2] + b"]}"
    yield b"cut off"
