"""Facts and evidence of all documents → the dumps of a release, in memory that does not grow with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from linkeddata.batch.sorting import Sorter
from linkeddata.rdf.formats import FORMATS
from linkeddata.release.data import facts, grouped, packs, quads
from linkeddata.release.data.counting import Counting
from linkeddata.release.data.output import Output, free
from linkeddata.release.data.packs import Lines, Pack
from linkeddata.release.data.tally import Tally
from linkeddata.release.values import Counts, DataFile, Fact, Frame, Identities, Prepared
from linkeddata.version import __version__

#: Bytes of lines that are sorted in memory, of each of the four lists.
AT_ONCE = 8_000_000
#: Folders of `Frame.work`.
FACTS, PACKS = "facts", "packs"

#: File → its format, media type, and title.
FILES = {
    quads.NQUADS: ("nquads", FORMATS["nquads"].media_type, "Data and evidence, a graph for each document, N-Quads"),
    quads.NTRIPLES: ("ntriples", FORMATS["ntriples"].media_type, "Data, N-Triples"),
    grouped.TURTLE: ("turtle", FORMATS["turtle"].media_type, "Data, Turtle"),
    grouped.JSONLD: ("jsonld", FORMATS["jsonld"].media_type, "Data, JSON-LD"),
    grouped.LINES: ("jsonl", FORMATS["jsonld"].media_type, "Data, one entity a line, JSON-LD"),
}


@dataclass(frozen=True, slots=True)
class Dumps:
    """What was written.

    Args:
        files: the files to download.
        counts: of the data.
        data_hash: SHA-256 of the sorted N-Triples of the data, lower case hexadecimal.
        facts: the folder that `by_subject` and `by_value` read.
        packs: what is kept of each source, sorted by digest; `fresh` tells those that were not taken from an earlier run.
        front: what N-Quads hold before the evidence, for `check`.
        triples: what the other dumps hold, for `check`.
    """

    files: tuple[DataFile, ...]
    counts: Counts
    data_hash: str
    facts: Path
    packs: tuple[Pack, ...]
    front: Tally
    triples: Tally


def write(
    documents: Iterable[Prepared],
    identities: Identities,
    frame: Frame,
    *,
    facts_of: Callable[[Prepared], Iterable[Fact]],
    evidence_of: Callable[[Prepared], bytes],
    key_of: Callable[[Prepared], str] | None = None,
    at_once: int = AT_ONCE,
) -> Dumps:
    """Write the dumps of a release.

    Every file is written anew. But what a document gives to them is packed only once: as long as its key is the same, it is not asked
    for its facts and its evidence, and `data.nq.gz` takes over the evidence as it was packed.

    Args:
        documents: in any order; those that failed are passed over.
        identities: says which IRIs were merged.
        frame: `folder` gets the files; `work` keeps packs and sorted facts.
        facts_of: returns the facts of a document, about entities.
        evidence_of: returns its evidence as N-Quads, with the IRIs of entities.
        key_of: returns what names both: a text that is another as soon as one of them is; None packs every document again.
        at_once: bytes of lines in memory, for each of four sorted lists.

    Raises:
        UnreadableError: an IRI cannot be written.
        UsageError: the base is no address on the web.
        WriteError: evidence is in the wrong graph.
    """
    folder = frame.work / FACTS
    folder.mkdir(parents=True, exist_ok=True)
    found, types = list[Pack](), dict[str, tuple[str, ...]]()
    with ExitStack() as stack:
        lists = [stack.enter_context(Sorter(folder, at_once)) for _ in packs.LISTS]
        for digest, group in _sources(documents):
            pack, lines = _pack(digest, group, frame, facts_of, evidence_of, key_of)
            found.append(pack)
            for sorter, name in zip(lists, packs.LISTS, strict=True):
                sorter.update(getattr(lines, name))
            for iri, name in lines.types:
                if name not in types.get(iri, ()):
                    types[iri] = (*types.get(iri, ()), name)
        by_line, subjects, values, objects = lists
        by_line.update(list(quads.merged(identities, frame.base)))
        nquads, ntriples, front, triples, data_hash = quads.write(frame.folder, by_line, found)
        counting = Counting(types)
        for _, same in groupby(objects, key=lambda line: line[: line.rindex(b"\t")]):
            counting.value(line[line.rindex(b"\t") + 1 : -1].decode() for line in same)
        made = grouped.write(frame.folder, frame.base, _copied(subjects, folder / facts.SUBJECTS), counting)
        for _ in _copied(values, folder / facts.VALUES):
            pass
    packs.remove_others(frame.work / PACKS, found)
    evidence = sum(pack.evidence for pack in found)
    total = front.count + evidence - sum(pack.front for pack in found)
    graphs = sum((pack.evidence > 0) + pack.data for pack in found) + bool(identities.merged)
    made |= {quads.NQUADS: (nquads, total), quads.NTRIPLES: (ntriples, triples.count)}
    return Dumps(
        files=tuple(_file(name, *made[name]) for name in FILES),
        counts=counting.counts(quads=total, evidence=evidence, graphs=graphs),
        data_hash=data_hash,
        facts=folder,
        packs=tuple(found),
        front=front,
        triples=triples,
    )


def _sources(documents: Iterable[Prepared]) -> Iterator[tuple[str, list[Prepared]]]:
    """Yield each source with the documents that were made of it, by its digest; those that failed are passed over."""
    made = sorted((p for p in documents if p.folder is not None), key=lambda p: (p.digest, p.document))
    for digest, group in groupby(made, key=lambda p: p.digest):
        yield digest, list(group)


def _pack(
    digest: str,
    group: Sequence[Prepared],
    frame: Frame,
    facts_of: Callable[[Prepared], Iterable[Fact]],
    evidence_of: Callable[[Prepared], bytes],
    key_of: Callable[[Prepared], str] | None,
) -> tuple[Pack, Lines]:
    """Return the pack of a source, of which several documents may have been made."""
    keys = [digest, __version__, frame.base]
    keys += [key_of(prepared) for prepared in group] if key_of else []
    name = hashlib.sha256("\n".join(keys).encode()).hexdigest()
    file = frame.work / PACKS / name[:2] / name
    if key_of is None:
        file.unlink(missing_ok=True)
    return packs.pack(
        file,
        digest,
        frame.base,
        lambda: (fact for prepared in group for fact in facts_of(prepared)),
        lambda: b"".join(evidence_of(prepared) for prepared in group),
    )


def _copied(rows: Sorter, to: Path) -> Iterator[bytes]:
    """Yield the rows, and write them to a file."""
    free(to)
    with to.open("xb") as file:
        for block in rows.blocks():
            file.writelines(block)
            yield from block


def _file(name: str, made: Output, statements: int) -> DataFile:
    form, media_type, title = FILES[name]
    return DataFile(name, form, media_type, name.endswith(".gz"), made.size, made.sha256, statements, title)
