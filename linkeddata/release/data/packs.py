"""What the dumps take from one source, packed once and kept: its facts as sorted lines, its evidence as a gzip member.

A gzip file may have many members (RFC 1952, 2.2), and what is in them is read one after the other. All evidence about a source has
subjects that begin with `<urn:sha256:DIGEST`; in the order of lines they stand after every line about a thing on the web, and those of
one source together. So each source's lines are one member, and `data.nq.gz` is made of them in order of the digest, without unpacking
any. The few other lines (the program that ran, by its address on the web) are sorted among the data.

A pack is a file: a digest of all that follows, a line of JSON about it, the lines of `Lines` one list after the other, the member. Its
name is a digest of what it was made of.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from linkeddata.errors import WriteError
from linkeddata.release.data import records
from linkeddata.release.data.output import free, packed
from linkeddata.release.values import Fact
from linkeddata.values.description import Ref
from linkeddata.values.namespaces import local_name

_MISTAKE = "this is a mistake in linkeddata, please report it"
#: Every line about a source begins so, and no other line stands after these.
SOURCES = b"<urn:sha256:"
# Length of the digest at the beginning of a pack.
_DIGITS = 64
#: The lists of `Lines`.
LISTS = ("quads", "subjects", "values", "objects")


@dataclass(frozen=True, slots=True)
class Lines:
    """The facts of a source in the four orders in which they are needed.

    Args:
        quads: as lines of N-Quads, in the graph `urn:sha256:DIGEST#data`; and the evidence that is not about the source itself.
        subjects, values: as `records`.
        objects: value and property, to count how many distinct ones there are.
        types: (IRI, class) of what is described, local names.
    """

    quads: list[bytes]
    subjects: list[bytes]
    values: list[bytes]
    objects: list[bytes]
    types: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Pack:
    """What is kept of a source.

    Args:
        digest: of the source, hexadecimal.
        file: where it is kept.
        evidence: how many quads of evidence there are.
        front: how many of them are not in the member.
        data: whether there are facts.
        begin: where the member begins in the file.
        fresh: whether it was made just now.
    """

    digest: str
    file: Path
    evidence: int
    front: int
    data: bool
    begin: int
    fresh: bool

    def member(self) -> bytes:
        """Return the evidence as a gzip member."""
        with self.file.open("rb") as file:
            file.seek(self.begin)
            return file.read()


def lines_of(facts: Iterable[Fact], digest: str, base: str) -> Lines:
    """Return the lines of facts.

    Args:
        facts: those of a source.
        digest: of the source.
        base: what the IRIs of entities begin with.

    Raises:
        UnreadableError: an IRI cannot be written.
    """
    known, subjects, values, objects = list(facts), list[bytes](), list[bytes](), set[bytes]()
    types = set[tuple[str, str]]()
    for fact in known:
        subject, value, name = records.iri(fact.subject), records.term(fact.value), fact.property
        prop, rest = records.ranked(name), records.details(fact)
        objects.add(f"{value}\t{name}\n".encode())
        subjects.append(records.line(fact.subject, prop, value, fact.document, rest))
        if isinstance(fact.value, Ref):
            if name == "type":
                types.add((fact.subject, local_name(fact.value.iri)))
            elif fact.value.iri.startswith(base):
                values.append(records.line(fact.value.iri, prop, subject, fact.document, rest))
    return Lines(sorted(set(quads_of(known, digest))), sorted(subjects), sorted(values), sorted(objects), sorted(types))


def quads_of(facts: Iterable[Fact], digest: str) -> list[bytes]:
    """Return facts as lines of N-Quads, in the graph `urn:sha256:DIGEST#data`."""
    iri, predicate, term, graph = records.iri, records.predicate, records.term, f" <urn:sha256:{digest}#data> .\n"
    return [f"{iri(f.subject)} <{predicate(f.property)}> {term(f.value)}{graph}".encode() for f in facts]


def kept(file: Path, digest: str) -> tuple[Pack, Lines] | None:
    """Return what is kept under a name, or None if there is nothing, or it is damaged or about another source."""
    try:
        content = file.read_bytes()
        begin = content.index(b"\n") + 1
        if content[:_DIGITS].decode() != hashlib.sha256(memoryview(content)[_DIGITS:]).hexdigest():
            return None
        told = json.loads(content[_DIGITS:begin])
        if told["digest"] != digest:
            return None
        lists, at = [], begin
        for size in told["sizes"]:
            lists.append(content[at : at + size].splitlines(keepends=True))
            at += size
        quads, subjects, values, objects = lists
        lines = Lines(quads, subjects, values, objects, [(iri, name) for iri, name in told["types"]])
        return Pack(digest, file, told["evidence"], told["front"], bool(subjects), at, False), lines
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def made(file: Path, digest: str, lines: Lines, evidence: bytes) -> tuple[Pack, Lines]:
    """Pack the facts and the evidence of a source, and keep them.

    Args:
        file: where.
        digest: of the source.
        lines: its facts; what of the evidence is not about the source itself comes to its quads.
        evidence: N-Quads in the graph `urn:sha256:DIGEST#evidence`.

    Raises:
        WriteError: a line of the evidence is in another graph, or about another source.
    """
    found = sorted(set(evidence.splitlines(keepends=True)))
    own, graph = SOURCES + digest.encode(), f" <urn:sha256:{digest}#evidence> .\n".encode()
    if evidence.count(graph) != evidence.count(b"\n") or not (evidence or b"\n").endswith(b"\n"):
        wrong = next(line for line in found if not line.endswith(graph))
        raise WriteError(f"a line of evidence is not in the graph of its source: {wrong[:200]!r}", _MISTAKE)
    first = bisect_left(found, own)
    front, body = found[:first], found[first:]
    for line in (*front[-1:], *body[-1:]):  # those between are alike, in this order
        if line >= SOURCES and not line.startswith(own):
            raise WriteError(f"a line of evidence is about another source: {line[:200]!r}", _MISTAKE)
    lines.quads[:] = sorted((*lines.quads, *front))
    lists = [b"".join(getattr(lines, name)) for name in LISTS]
    rest = b"".join((*lists, packed(b"".join(body))))
    told = {
        "digest": digest,
        "evidence": len(found),
        "front": len(front),
        "sizes": [len(part) for part in lists],
        "types": lines.types,
    }
    head = json.dumps(told).encode() + b"\n"
    if file.parent.is_symlink():
        free(file.parent)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(file.name + ".tmp")
    for path in (beside, file):
        free(path)
    beside.write_bytes(hashlib.sha256(head + rest).hexdigest().encode() + head + rest)
    beside.replace(file)
    begin = _DIGITS + len(head) + sum(map(len, lists))
    return Pack(digest, file, len(found), len(front), bool(lines.subjects), begin, True), lines


def pack(
    file: Path, digest: str, base: str, facts: Callable[[], Iterable[Fact]], evidence: Callable[[], bytes]
) -> tuple[Pack, Lines]:
    """Return the pack of a source, from the disk if it is there; `facts` and `evidence` are asked only if it is not.

    Raises:
        UnreadableError, WriteError: as for `lines_of` and `made`.
    """
    return kept(file, digest) or made(file, digest, lines_of(facts(), digest, base), evidence())


def remove_others(folder: Path, used: Iterable[Pack]) -> int:
    """Remove packs that are not used any more, and return how many they were."""
    wanted, gone = {pack.file for pack in used}, 0
    for shelf in sorted(folder.glob("??")):
        if shelf.is_symlink():
            free(shelf)
            continue
        for file in sorted(shelf.iterdir()):
            if file not in wanted:
                free(file)
                gone += 1
    return gone
