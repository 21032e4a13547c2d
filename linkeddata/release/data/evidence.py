"""The evidence of each document as a gzip member that is kept: `data.nq.gz` is made of them without unpacking any.

A gzip file may have many members (RFC 1952, 2.2), and what is in them is read one after the other. All evidence about a source has
subjects that begin with `<urn:sha256:DIGEST`; in the order of lines they stand after every line about a thing on the web, and those of
one source together. So each source's lines are one member, and the members are in order of the digest. The few other lines (the program
that ran, by its address on the web) are sorted among the data.

A file of the folder is a line of JSON about the member, and the member. Its name is a digest of what the lines were made of.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from linkeddata.errors import WriteError
from linkeddata.release.data.output import packed

_MISTAKE = "this is a mistake in linkeddata, please report it"
#: Every line about a source begins so, and no other line stands after these.
SOURCES = b"<urn:sha256:"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence about one source.

    Args:
        digest: of the source, hexadecimal.
        file: where its member is kept.
        quads: how many quads there are, those of `front` too.
        front: lines that are not about the source itself, sorted.
        begin: where the member begins in the file.
        size: of the member, bytes.
        fresh: whether it was made just now.
    """

    digest: str
    file: Path
    quads: int
    front: tuple[bytes, ...]
    begin: int
    size: int
    fresh: bool

    def member(self) -> bytes:
        """Return the gzip member."""
        return self.file.read_bytes()[self.begin :]


def kept(folder: Path, key: str, digest: str, make: Callable[[], bytes]) -> Evidence:
    """Return the evidence about a source, from the folder if it is there.

    Args:
        folder: where members are kept.
        key: names what the evidence is made of; other content needs another key.
        digest: of the source, hexadecimal.
        make: returns the evidence as N-Quads, all in the graph `urn:sha256:DIGEST#evidence`; asked only if nothing is kept.

    Raises:
        WriteError: a line is in another graph.
    """
    file = folder / key[:2] / key
    found = _stored(file, digest)
    return found or _made(file, digest, make())


def remove_others(folder: Path, used: Iterable[Evidence]) -> int:
    """Remove members that are not used any more, and return how many they were."""
    wanted, gone = {evidence.file for evidence in used}, 0
    for file in sorted(folder.glob("??/*")):
        if file not in wanted:
            file.unlink()
            gone += 1
    return gone


def _stored(file: Path, digest: str) -> Evidence | None:
    """Return what is kept under a name, or None if there is nothing, or it is damaged or about another source."""
    try:
        head, _, member = file.read_bytes().partition(b"\n")
        told = json.loads(head)
        whole = told["digest"] == digest and told["sha256"] == hashlib.sha256(member).hexdigest()
        front = tuple(line.encode() for line in told["front"])
        return Evidence(digest, file, told["quads"], front, len(head) + 1, len(member), False) if whole else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _made(file: Path, digest: str, quads: bytes) -> Evidence:
    lines = sorted(set(quads.splitlines(keepends=True)))
    own, graph = SOURCES + digest.encode(), f" <urn:sha256:{digest}#evidence> .\n".encode()
    if wrong := next((line for line in lines if not line.endswith(graph)), None):
        raise WriteError(f"a line of evidence is not in the graph of its source: {wrong[:200]!r}", _MISTAKE)
    body = [line for line in lines if line.startswith(own)]
    front = tuple(line for line in lines if not line.startswith(own))
    if front and front[-1] >= SOURCES:
        raise WriteError(f"a line of evidence is about another source: {front[-1][:200]!r}", _MISTAKE)
    member = packed(b"".join(body))
    told = {
        "digest": digest,
        "quads": len(lines),
        "sha256": hashlib.sha256(member).hexdigest(),
        "front": [line.decode() for line in front],
    }
    head = json.dumps(told, ensure_ascii=True).encode() + b"\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(file.name + ".tmp")
    beside.write_bytes(head + member)
    beside.replace(file)
    return Evidence(digest, file, len(lines), front, len(head), len(member), True)
