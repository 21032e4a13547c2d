"""The dumps that are sorted by line: N-Quads with a graph for each document, and N-Triples of all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from linkeddata.batch.sorting import Sorter
from linkeddata.errors import UsageError
from linkeddata.release.data.output import Output
from linkeddata.release.data.packs import SOURCES, Pack
from linkeddata.release.data.tally import Tally
from linkeddata.release.values import Identities
from linkeddata.values.namespaces import DCTERMS, OWL, XSD

NQUADS, NTRIPLES = "data.nq.gz", "data.nt.gz"
_DATA = b"#data> .\n"


def merged(identities: Identities, base: str) -> Iterator[bytes]:
    """Yield what is said of IRIs whose entities were merged into others, in a graph of its own.

    These are statements about names, not about things, and their terms are not of schema.org. So they are in N-Quads only, where they can
    be told apart. Of IRIs that are gone for good nothing is said anywhere: the name itself may be what had to go.
    """
    graph = f"<{base}#identity>"
    for former, now in identities.merged.items():
        yield f"<{former}> <{DCTERMS}isReplacedBy> <{now}> {graph} .\n".encode()
        yield f'<{former}> <{OWL}deprecated> "true"^^<{XSD}boolean> {graph} .\n'.encode()


def write(folder: Path, lines: Sorter, packs: Iterable[Pack]) -> tuple[Output, Output, Tally, Tally, str]:
    """Write both dumps.

    Args:
        folder: of the release.
        lines: all quads but those of the evidence's members, as lines.
        packs: sorted by digest.

    Returns:
        the N-Quads, the N-Triples, the quads before the evidence, the triples, and the SHA-256 of the triples.

    Raises:
        UsageError: an IRI of the data stands after `urn:sha256:`, so that the whole could not be sorted.
    """
    front, triples, digest = Tally(), Tally(), hashlib.sha256()
    last, block = b"", [b""]
    with Output(folder / NQUADS, compressed=True) as quads, Output(folder / NTRIPLES, compressed=True) as union:
        for block in lines.blocks():
            quads.put_all(block)
            front.add(block)
            found = dict.fromkeys(line[: line.rindex(b" <")] + b" .\n" for line in block if line.endswith(_DATA))
            found.pop(last, None)
            if found:
                distinct = list(found)
                last = distinct[-1]
                union.put_all(distinct)
                triples.add(distinct)
                digest.update(b"".join(distinct))
        if block[-1] >= SOURCES:
            what = f"{block[-1][:80].decode(errors='replace')!r} is no address on the web"
            raise UsageError(what, "give --base an address that begins with https://")
        quads.end_member()
        for known in packs:
            quads.write(known.member())
    return quads, union, front, triples, digest.hexdigest()
