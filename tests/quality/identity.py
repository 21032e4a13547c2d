"""How well identity tells who is who: `python tests/quality/identity.py [SHARED]`.

Two measures, both printed with the lower end of the 95 % Wilson interval:

all pairs    of things in two documents of `identity/archive`, by the ids of `identity/mentions.tsv`; a thing is the one whose words its own
             words overlap
decisions    the pairs of `identity/labels.tsv` on which both annotators agree; those of public releases need SHARED/gold/raw
"""

from __future__ import annotations

import csv
import itertools
import math
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.documents import Task, archive, claims, prepared
from linkeddata.release.identity import resolve
from linkeddata.release.values import Member

HERE = Path(__file__).resolve().parent / "identity"
ROOT = HERE.parents[2]
KINDS = ("person", "organization", "place", "event")
_LETTER = {"p": "person", "o": "organization", "l": "place"}
#: Publisher of a public release → folder, country.
_PUBLIC = {
    "UK Government": ("uk", "GB"),
    "US State Department": ("us", "US"),
    "Australian Department of Foreign Affairs": ("au", "AU"),
    "Delegation of the European Union to Syria": ("eu", ""),
}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    right: int
    of: int

    @property
    def bound(self) -> float:
        """The lower end of the 95 % Wilson interval.

        >>> round(Rate(394, 400).bound, 3)
        0.968
        """
        if not self.of:
            return 0.0
        z, p, n = 1.96, self.right / self.of, self.of
        return (p + z * z / (2 * n) - z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({self.bound:.3f})"


@dataclass(frozen=True, slots=True)
class Found:
    """What identity makes of an archive.

    Args:
        documents: key → claims.
        cluster: member → number of its cluster.
    """

    documents: Mapping[str, DocumentClaims]
    cluster: Mapping[Member, int]


def found(folder: Path) -> Found:
    """Convert the documents of an archive, private persons too, and resolve them."""
    task = Task(keep_private=True)
    with tempfile.TemporaryDirectory() as work:
        documents = {p.document: told for p in prepared(archive([str(folder)], task), Path(work), task) if (told := claims(p))}
    clusters = resolve(documents.values()).clusters
    return Found(documents, {member: n for n, cluster in enumerate(clusters) for member in cluster.members})


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of a kind: precision, recall, and the ids that were wrongly joined."""

    precision: Rate
    recall: Rate
    wrong: Counter[tuple[str, str]]


def all_pairs(of: Found) -> dict[str, Pairs]:
    """Compare all pairs of things in two documents with the ids of `mentions.tsv`."""
    truth: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for document, start, end, _, known in _rows(HERE / "mentions.tsv"):
        truth[document].append((int(start), int(end), known))
    things: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for key, told in of.documents.items():
        for claim in told.claims:
            known = _known(claim, truth[key.rpartition("/")[2]])
            if known:
                things[claim.kind].append((key, of.cluster[Member(key, claim.iri)], known))
    return {kind: _compared(things[kind]) for kind in ("person", "organization", "place")}


def _known(claim: Claim, truth: Sequence[tuple[int, int, str]]) -> str:
    if claim.words is None:
        return ""
    hit = {
        known
        for start, end, known in truth
        if _LETTER.get(known[0]) == claim.kind and start < claim.words.end and claim.words.start < end
    }
    return hit.pop() if len(hit) == 1 else ""


def _compared(things: Sequence[tuple[str, int, str]]) -> Pairs:
    counts, wrong = Counter[tuple[bool, bool]](), Counter[tuple[str, str]]()
    for a, b in itertools.combinations(things, 2):
        if a[0] != b[0]:
            joined, same = a[1] == b[1], a[2] == b[2]
            counts[joined, same] += 1
            if joined and not same:
                wrong[min(a[2], b[2]), max(a[2], b[2])] += 1
    right = counts[True, True]
    return Pairs(Rate(right, right + counts[True, False]), Rate(right, right + counts[False, True]), wrong)


@dataclass(frozen=True, slots=True)
class Label:
    """A decision: the things as (document, end of the claim's IRI), and what the two annotators say."""

    kind: str
    a: tuple[str, str]
    b: tuple[str, str]
    first: str
    second: str


def labels() -> list[Label]:
    """Return the decisions of `labels.tsv`."""
    return [Label(k, (ad, ac), (bd, bc), f, s) for k, ad, ac, _, bd, bc, _, f, s in _rows(HERE / "labels.tsv")]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions of a kind: how many were tried, precision, recall, and how many that are different were joined."""

    tried: int
    precision: Rate
    recall: Rate
    joined_different: int


def decisions(of: Sequence[Found], wanted: Sequence[Label]) -> dict[str, Decisions]:
    """Compare decisions on which both annotators agree with what identity made of them; what the reader does not find is left out."""
    where = {
        (key.rpartition("/")[2], claim.iri.rpartition("#")[2]): (n, one.cluster[Member(key, claim.iri)])
        for n, one in enumerate(of)
        for key, told in one.documents.items()
        for claim in told.claims
        if Member(key, claim.iri) in one.cluster
    }
    counts: dict[str, Counter[tuple[bool, bool]]] = {kind: Counter() for kind in KINDS}
    for label in wanted:
        if label.first == label.second != "unsure" and label.a in where and label.b in where:
            counts[label.kind][where[label.a] == where[label.b], label.first == "same"] += 1
    return {
        kind: Decisions(
            c.total(),
            Rate(c[True, True], c[True, True] + c[True, False]),
            Rate(c[True, True], c[True, True] + c[False, True]),
            c[True, False],
        )
        for kind, c in counts.items()
    }


def public(shared: Path, to: Path) -> Path:
    """Lay out the public releases and the documents of the project that decisions are about, a folder for each publisher."""
    raw = shared / "gold" / "raw"
    for name, publisher, _ in _rows(raw / "SOURCES.txt"):
        folder, country = _PUBLIC[publisher]
        (to / folder).mkdir(parents=True, exist_ok=True)
        told = f'[publisher]\nname = "{publisher}"\n' + (f'country = "{country}"\n' if country else "")
        (to / folder / "linkeddata.toml").write_text(told, "utf-8")
        shutil.copy(raw / name, to / folder / name)
    own(to)
    return to


def own(to: Path) -> Path:
    """Lay out the documents of the project that decisions are about."""
    (to / "own").mkdir(parents=True, exist_ok=True)
    (to / "own" / "linkeddata.toml").write_text("", "utf-8")
    for name in {label_side[0] for label in labels() for label_side in (label.a, label.b)}:
        for folder in (ROOT / "training" / "data", HERE.parent / "fresh"):
            if (folder / name).is_file():
                shutil.copy(folder / name, to / "own" / name)
    return to


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


def main(shared: str | None = None) -> None:
    """Print both measures."""
    made = found(HERE / "archive")
    print(f"{'all pairs':<14} {'precision':>24} {'recall':>24}   wrong")
    for kind, pairs in all_pairs(made).items():
        print(f"{kind:<14} {pairs.precision!s:>24} {pairs.recall!s:>24}   {dict(pairs.wrong)}")
    with tempfile.TemporaryDirectory() as folder:
        others = found(public(Path(shared), Path(folder)) if shared else own(Path(folder)))
    if not shared:
        print("not run: needs ../shared/gold/raw (decisions about public releases)")
    print(f"\n{'decisions':<14} {'tried':>6} {'precision':>24} {'recall':>24}   different, joined")
    for kind, decided in decisions((made, others), labels()).items():
        print(f"{kind:<14} {decided.tried:>6} {decided.precision!s:>24} {decided.recall!s:>24}   {decided.joined_different}")
    agreed = Counter(label.first == label.second for label in labels())
    print(f"the annotators agree on {agreed[True]} of {agreed.total()}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
