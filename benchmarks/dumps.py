"""Measure the dumps of a release: writing against pyoxigraph, one changed document against all, memory by the number of documents.

    python benchmarks/dumps.py                    # 1,000 documents, memory of 500 against 2,000
    python benchmarks/dumps.py --documents 200

The documents are those in `examples/`, again and again under other names, each with things of its own and things that all share.
README.md beside this file explains the lines of the output.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

import pyoxigraph

from linkeddata import pipeline
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize.ntriples import render_quads
from linkeddata.release import data
from linkeddata.release.data import grouped, packs
from linkeddata.release.data.facts import SUBJECTS
from linkeddata.release.data.grouped import described, prefixes
from linkeddata.release.data.packs import SOURCES
from linkeddata.release.values import Fact, Frame, Identities, Prepared, Words
from linkeddata.values.description import Ref
from linkeddata.values.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
BASE = "https://data.example.org/"
TEXTS = ("appointment", "conference-programme", "ministers-tour", "phone-call")
_OLD = "0" * 64
#: Facts and evidence of each example; DOCUMENT stands in the IRIs of what each copy has for itself.
EXAMPLES: list[tuple[list[Fact], bytes]] = []


def examples() -> list[tuple[list[Fact], bytes]]:
    """Return what `EXAMPLES` holds."""
    made = []
    for name in TEXTS:
        known = pipeline.understand(ROOT / "examples" / f"{name}.txt")
        description = pipeline.edited(known, Settings()).description
        iris = {}
        for number, thing in enumerate(description.things):
            kind = {"article": "document", "role": "person"}.get(thing.family.value, thing.family.value)
            own = "DOCUMENT-" if number % 3 or kind == "document" else ""
            iris[thing.iri] = f"{BASE}{kind}/{own}{name}-{number}"
        facts = []
        for s in description.statements:
            value = Ref(iris.get(s.value.iri, s.value.iri)) if isinstance(s.value, Ref) else s.value
            first = s.evidence[0] if s.evidence else None
            words = first and Words(first.span.start, first.span.end, first.quote, first.quote)
            mark = f"urn:sha256:{_OLD}#statement-{s.mark}"
            facts.append(
                Fact(
                    iris[s.subject],
                    s.property,
                    value,
                    f"{BASE}document/DOCUMENT-{name}-0",
                    mark,
                    s.basis.value,
                    s.rule,
                    s.confidence,
                    s.unsure,
                    words,
                )
            )
        text = render_quads(dataset(description, text=known.text)).replace(description.source.digest, _OLD)
        for old, new in iris.items():
            text = text.replace(f"<{old.replace(description.source.digest, _OLD)}>", f"<{new}>")
        lines = sorted(line for line in text.split("\n") if line.endswith("#evidence> ."))
        made.append((facts, "".join(f"{line}\n" for line in lines).encode()))
    return made


class Documents:
    """Documents that are made when they are asked for.

    Args:
        count: how many.
        changed: number of the one that is another than in other archives; None for none.
    """

    def __init__(self, count: int, changed: int | None = None) -> None:
        self.count, self.changed = count, changed

    def __iter__(self) -> Iterator[Prepared]:
        for number in range(self.count):
            yield Prepared(str(number), self.digest(number), Path(str(number)))

    def digest(self, number: int) -> str:
        """Return the digest of a source."""
        return hashlib.sha256(f"{number}{' changed' if number == self.changed else ''}".encode()).hexdigest()

    def facts(self, document: Prepared) -> Iterator[Fact]:
        """Yield the facts of a document."""
        own = f"d{document.document}"
        for fact in EXAMPLES[int(document.document) % len(TEXTS)][0]:
            value = Ref(fact.value.iri.replace("DOCUMENT", own)) if isinstance(fact.value, Ref) else fact.value
            yield replace(
                fact,
                subject=fact.subject.replace("DOCUMENT", own),
                value=value,
                document=fact.document.replace("DOCUMENT", own),
                statement=fact.statement.replace(_OLD, document.digest),
            )

    def evidence(self, document: Prepared) -> bytes:
        """Return the evidence of a document."""
        lines = EXAMPLES[int(document.document) % len(TEXTS)][1]
        return lines.replace(_OLD.encode(), document.digest.encode()).replace(b"DOCUMENT", f"d{document.document}".encode())

    def write(self, folder: Path) -> tuple[data.Dumps, float, float]:
        """Write the dumps, and return them with the seconds of processor that writing and reading back took."""
        (folder / "release").mkdir(parents=True, exist_ok=True)
        frame = Frame(BASE, "2026-11-30", "2026-11-30T00:00:00Z", folder / "release", None, folder / "work")
        began = time.process_time()
        dumps = data.write(
            self,
            Identities({}, {}),
            frame,
            facts_of=self.facts,
            evidence_of=self.evidence,
            key_of=lambda document: document.digest,
        )
        written = time.process_time()
        data.check(dumps, frame.folder)
        return dumps, written - began, time.process_time() - written


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor that something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def ratios(name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 5) -> str:
    """Return how fast we are against another, in turn."""
    found = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    own, other = (statistics.median(times) for times in zip(*found, strict=True))
    return f"{name}: {other / own:.2f} of pyoxigraph's speed ({own * 1000:.0f} ms against {other * 1000:.0f})"


def serialising(documents: Documents, dumps: data.Dumps, folder: Path) -> Iterator[str]:
    """Yield what writing statements takes, against pyoxigraph writing the same, when both have them in memory."""
    named = [(document.digest, list(documents.facts(document))) for document in documents]
    evidence = {document.digest: documents.evidence(document) for document in documents}

    def data_quads() -> bytes:
        return b"".join(line for digest, facts in named for line in packs.quads_of(facts, digest))

    def all_quads() -> bytes:
        front, members = list[bytes](), list[bytes]()
        for digest, facts in named:
            lines = sorted(set(evidence[digest].splitlines(keepends=True)))
            first = bisect_left(lines, SOURCES)
            front += [*packs.quads_of(facts, digest), *lines[:first]]
            members.append(b"".join(lines[first:]))
        return b"".join((*sorted(front), *members))

    forms = pyoxigraph.RdfFormat
    for what, ours in (("the data alone", data_quads), ("data and evidence, sorted, not packed", all_quads)):
        quads = list(pyoxigraph.parse(ours(), forms.N_QUADS))
        theirs = partial(pyoxigraph.serialize, quads, format=forms.N_QUADS)
        yield ratios(f"N-Quads, {what}, {len(quads):,}", ours, theirs)
    with (dumps.facts / SUBJECTS).open("rb") as rows:
        things = [
            (subject.decode(), described(group)) for subject, group in groupby(rows, key=lambda row: row[: row.index(b"\t")])
        ]

    def our_turtle() -> bytes:
        turtle = grouped.Turtle(BASE)
        return "\n".join([turtle.write(subject, found) for subject, found in things]).encode()

    triples = [quad.triple for quad in pyoxigraph.parse((folder / "release/data.ttl").read_bytes(), forms.TURTLE)]
    spaces = prefixes(BASE)
    theirs = partial(pyoxigraph.serialize, triples, format=forms.TURTLE, prefixes=spaces)
    yield ratios(f"Turtle, {len(triples):,}", our_turtle, theirs)


def peak(count: int, kept: Path) -> float:
    """Return the peak memory of a process that writes the dumps of so many documents, MiB; `kept` has the examples."""
    command = [sys.executable, __file__, "--documents", str(count), "--only-write", str(kept)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _peak() -> float:
    """Return the peak memory of this process, MiB; `ru_maxrss` would begin with that of the process which started it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) / 1024


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--only-write", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if asked.only_write:
            EXAMPLES.extend(pickle.loads(asked.only_write.read_bytes()))
            Documents(asked.documents).write(folder)
            print(_peak())
            return
        documents = Documents(asked.documents)
        EXAMPLES.extend(examples())
        (folder / "examples").write_bytes(pickle.dumps(EXAMPLES))
        dumps, full, read = documents.write(folder)
        facts = sum(len(list(documents.facts(document))) for document in documents)
        print(
            f"{asked.documents} documents, {facts:,} facts, {dumps.counts.statements:,} triples, {dumps.counts.quads:,} quads"
        )
        print(
            f"    written: {full:.1f} s of processor, {full / asked.documents * 1000:.1f} ms a document; read back: {read:.1f} s"
        )
        for file in dumps.files:
            print(f"    {file.name}: {file.bytes:,} bytes")
        _, one, one_read = Documents(asked.documents, changed=asked.documents // 2).write(folder)
        print(f"    one document changed: {one:.2f} s ({one / full:.0%}); read back: {one_read:.2f} s")
        print("\n".join(serialising(documents, dumps, folder)))
        few, many = asked.documents // 2, asked.documents * 2
        small, large = (peak(count, folder / "examples") for count in (few, many))
        print(f"peak memory: {small:.0f} MiB at {few} documents, {large:.0f} at {many}: {large / small:.2f}")


if __name__ == "__main__":
    main()
