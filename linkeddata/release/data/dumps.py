"""Facts and evidence of all documents → the dumps of a release, in memory that does not grow with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from linkeddata.batch.sorting import AT_ONCE, Sorter
from linkeddata.rdf.formats import FORMATS
from linkeddata.release.data import evidence as kept_evidence
from linkeddata.release.data import facts, grouped, quads, records
from linkeddata.release.data.counting import Counting
from linkeddata.release.data.evidence import Evidence
from linkeddata.release.data.output import Output
from linkeddata.release.data.tally import Tally
from linkeddata.release.values import Counts, DataFile, Fact, Frame, Identities, Prepared
from linkeddata.values.description import Ref
from linkeddata.values.namespaces import local_name

#: Folders of `Frame.work`.
FACTS, EVIDENCE = "facts", "evidence"

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
        evidence: of each source, sorted by digest; `fresh` tells those that were not taken from an earlier run.
        front: what N-Quads hold before the evidence, for `check`.
        triples: what the other dumps hold, for `check`.
    """

    files: tuple[DataFile, ...]
    counts: Counts
    data_hash: str
    facts: Path
    evidence: tuple[Evidence, ...]
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

    Every file is written anew, except that the evidence of a document is packed only once: `data.nq.gz` takes it over as it is, as long
    as its key is the same.

    Args:
        documents: in any order; those that failed are passed over.
        identities: says which IRIs were merged.
        frame: `folder` gets the files; `work` keeps sorted facts and packed evidence.
        facts_of: returns the facts of a document, about entities.
        evidence_of: returns its evidence as N-Quads, with the IRIs of entities.
        key_of: returns what names its evidence: a text that is another as soon as the evidence is; None to compare the evidence itself,
            which costs reading it.
        at_once: bytes of lines in memory, for each of four sorted lists.

    Raises:
        UnreadableError: an IRI cannot be written.
        UsageError: the base is no address on the web.
        WriteError: evidence is in the wrong graph.
    """
    folder = frame.work / FACTS
    folder.mkdir(parents=True, exist_ok=True)
    sources: dict[str, list[Prepared]] = {}
    for prepared in documents:
        if prepared.folder is not None:
            sources.setdefault(prepared.digest, []).append(prepared)
    found = tuple(_evidence(frame.work / EVIDENCE, sources, evidence_of, key_of))
    kept_evidence.remove_others(frame.work / EVIDENCE, found)
    with ExitStack() as stack:
        lines = _Lines([stack.enter_context(Sorter(folder, at_once)) for _ in range(4)], frame.base)
        graphs = sum(lines.take(digest, (fact for p in group for fact in facts_of(p))) for digest, group in sources.items())
        graphs += len(found) + bool(identities.merged)
        for known in found:
            lines.quads.update(known.front)
        lines.quads.update(quads.merged(identities, frame.base))
        nquads, ntriples, front, triples, data_hash = quads.write(frame.folder, lines.quads, found)
        counting = Counting(lines.types)
        for _, group in groupby(lines.objects, key=lambda line: line[: line.rindex(b"\t")]):
            counting.value(line[line.rindex(b"\t") + 1 : -1].decode() for line in group)
        made = grouped.write(frame.folder, frame.base, _copied(lines.subjects, folder / facts.SUBJECTS), counting)
        for _ in _copied(lines.values, folder / facts.VALUES):
            pass
    evidence_quads = sum(known.quads for known in found)
    total = front.count + evidence_quads - sum(len(known.front) for known in found)
    made |= {quads.NQUADS: (nquads, total), quads.NTRIPLES: (ntriples, triples.count)}
    return Dumps(
        files=tuple(_file(name, *made[name]) for name in FILES),
        counts=counting.counts(quads=total, evidence=evidence_quads, graphs=graphs),
        data_hash=data_hash,
        facts=folder,
        evidence=found,
        front=front,
        triples=triples,
    )


class _Lines:
    """The facts in the four orders in which they are needed.

    Args:
        sorters: of lines of N-Quads; of `records` by subject, and by value; of value and property, to count how many distinct ones
            there are.
        base: what the IRIs of entities begin with.
    """

    def __init__(self, sorters: Sequence[Sorter], base: str) -> None:
        self.quads, self.subjects, self.values, self.objects = sorters
        self.base = base
        self.types: dict[str, tuple[str, ...]] = {}

    def take(self, digest: str, found: Iterable[Fact]) -> bool:
        """Take the facts of a source; return whether there are any."""
        graph, some = quads.data_graph(digest), False
        for fact in found:
            some = True
            subject, value, name = records.iri(fact.subject), records.term(fact.value), fact.property
            prop, rest = records.ranked(name), records.details(fact)
            self.quads.add(f"{subject} <{records.predicate(name)}> {value}{graph}".encode())
            self.objects.add(f"{value}\t{name}\n".encode())
            self.subjects.add(records.line(fact.subject, prop, value, fact.document, rest))
            if isinstance(fact.value, Ref):
                if name == "type":
                    self._type(fact.subject, local_name(fact.value.iri))
                elif fact.value.iri.startswith(self.base):
                    self.values.add(records.line(fact.value.iri, prop, subject, fact.document, rest))
        return some

    def _type(self, iri: str, name: str) -> None:
        known = self.types.get(iri, ())
        if name not in known:
            self.types[iri] = (*known, name)


def _evidence(
    folder: Path,
    sources: dict[str, list[Prepared]],
    evidence_of: Callable[[Prepared], bytes],
    key_of: Callable[[Prepared], str] | None,
) -> Iterator[Evidence]:
    """Yield the evidence about each source, sorted by digest; several documents may have the same source."""
    for digest, group in sorted(sources.items()):
        group.sort(key=lambda prepared: prepared.document)
        if key_of is None:
            content = b"".join(evidence_of(prepared) for prepared in group)
            yield kept_evidence.kept(folder, _key(digest, content), digest, lambda content=content: content)  # type: ignore[misc]
        else:
            names = "\n".join(key_of(prepared) for prepared in group).encode()
            make = lambda group=group: b"".join(evidence_of(prepared) for prepared in group)  # noqa: E731
            yield kept_evidence.kept(folder, _key(digest, names), digest, make)


def _key(digest: str, content: bytes) -> str:
    return hashlib.sha256(digest.encode() + b"\n" + content).hexdigest()


def _copied(rows: Iterable[bytes], to: Path) -> Iterator[bytes]:
    """Yield the rows, and write them to a file."""
    with to.open("wb") as file:
        for row in rows:
            file.write(row)
            yield row


def _file(name: str, made: Output, statements: int) -> DataFile:
    form, media_type, title = FILES[name]
    return DataFile(name, form, media_type, name.endswith(".gz"), made.size, made.sha256, statements, title)
