"""How well a release tells who is who, against the truth of a made-up archive (`archive.py`).

Only what is published is read: the graphs of the documents in data.nq.gz. A mention is a thing of a document whose name, or day, the truth
knows there; it is right if the mentions that share its address are those that share its id.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

SCHEMA = "https://schema.org/"
KINDS = ("person", "organization", "place", "event", "document")
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DATA = b"#data> .\n"
_NEEDED = [f"<{SCHEMA}{name}>".encode() for name in "name alternateName headline startDate additionalType".split()]
_NEEDED += [f"<{SCHEMA}{name}>".encode() for name in "attendee organizer performer actor".split()] + [f"<{_TYPE}>".encode()]
#: What a kind of event in the truth may be called in the data (local names of event kinds).
_CALLED = {
    "conference": {"conference", "training", "festival"},
    "training": {"training", "conference"},
    "festival": {"festival", "conference"},
    "opening": {"launch", "ceremony"},
    "visit": {"visit", "meeting", "inspection"},
    "meeting": {"meeting", "visit", "reception"},
    "signing": {"signing", "agreement"},
}


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of a kind.

    Args:
        mentions: how many were found.
        known: how many the truth has.
        precision, recall: of pairs of mentions.
        pairs: how many pairs share an address.
        bcubed_precision, bcubed_recall: mean over mentions.
    """

    mentions: int
    known: int
    precision: float
    recall: float
    pairs: int
    bcubed_precision: float
    bcubed_recall: float

    @property
    def bound(self) -> float:
        """The lower end of the 95 % Wilson interval of the precision of pairs, as if pairs were independent."""
        return wilson(self.precision, self.pairs)

    @property
    def bcubed_bound(self) -> float:
        """The same of B-cubed precision, over mentions."""
        return wilson(self.bcubed_precision, self.mentions)


def wilson(share: float, count: int, z: float = 1.96) -> float:
    """Return the lower end of the Wilson interval of a share; 0 if nothing was counted.

    >>> round(wilson(196 / 200, 200), 4), round(wilson(394 / 400, 400), 3)
    (0.9497, 0.968)
    """
    if not count:
        return 0.0
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count)


def score(mentions: Iterable[tuple[str, str]], known: int = 0) -> Score:
    """Compare ids and addresses.

    Args:
        mentions: (id in the truth, address in the release) of each mention.
        known: how many mentions the truth has.

    >>> score([("a", "1"), ("a", "1"), ("a", "2"), ("b", "2")]).precision
    0.5
    """
    cells = Counter(mentions)
    ids, addresses = Counter[str](), Counter[str]()
    for (mark, address), count in cells.items():
        ids[mark] += count
        addresses[address] += count
    together = sum(map(_pairs, cells.values()))
    told, true = sum(map(_pairs, addresses.values())), sum(map(_pairs, ids.values()))
    total = sum(cells.values())
    return Score(
        mentions=total,
        known=known or total,
        precision=together / told if told else 1.0,
        recall=together / true if true else 1.0,
        pairs=told,
        bcubed_precision=sum(n * n / addresses[a] for (_, a), n in cells.items()) / total if total else 1.0,
        bcubed_recall=sum(n * n / ids[i] for (i, _), n in cells.items()) / total if total else 1.0,
    )


def scores(release: Path, archive: Path, truth: Path) -> dict[str, Score]:
    """Score a release, kind by kind.

    Args:
        release: its folder (`PUBLIC/current`).
        archive: the folder that it was made from.
        truth: the file that `archive.py` wrote.
    """
    true: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in truth.read_text("utf-8").splitlines():
        entry = json.loads(line)
        true[entry["document"]].append(entry)
    by_digest: dict[str, list[str]] = defaultdict(list)
    for name in true:
        by_digest[hashlib.sha256((archive / name).read_bytes()).hexdigest()].append(name)
    found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for digest, graph in _graphs(release / "data.nq.gz").items():
        for name in by_digest.get(digest, []):
            for kind, mark, address in _matched(graph, true[name]):
                found[kind].append((mark, address))
    known = Counter(str(entry["kind"]) for entries in true.values() for entry in entries)
    return {kind: score(found[kind], known[kind]) for kind in KINDS}


@dataclass(slots=True)
class _Thing:
    """A node of a document's graph."""

    types: set[str]
    names: set[str]
    starts: set[str]
    kinds: set[str]
    with_whom: set[str]

    @property
    def kind(self) -> str:
        if "Person" in self.types:
            return "person"
        if any(t.endswith("Event") for t in self.types):
            return "event"
        if any(t.endswith("Article") for t in self.types):
            return "document"
        return "other" if not self.types else "body or place"


def _graphs(path: Path) -> dict[str, dict[str, _Thing]]:
    """Return digest of each document → its things; of everything else, evidence above all, no line is parsed."""
    graphs: dict[str, dict[str, _Thing]] = {}
    with gzip.open(path, "rb") as file:
        needed = (line for line in file if line.endswith(_DATA) and any(word in line for word in _NEEDED))
        while block := b"".join(itertools.islice(needed, 10_000)):
            for quad in pyoxigraph.parse(block, pyoxigraph.RdfFormat.N_QUADS):
                assert isinstance(quad.graph_name, pyoxigraph.NamedNode)
                digest = quad.graph_name.value.removeprefix("urn:sha256:").removesuffix("#data")
                _add(graphs.setdefault(digest, {}), quad.subject.value, quad.predicate.value, quad.object.value)
    return graphs


def _add(graph: dict[str, _Thing], subject: str, predicate: str, value: str) -> None:
    thing = graph.setdefault(subject, _Thing(set(), set(), set(), set(), set()))
    match predicate.removeprefix(SCHEMA):
        case "name" | "alternateName" | "headline":
            thing.names.add(value)
        case "startDate":
            thing.starts.add(value[:10])
        case "additionalType":
            thing.kinds.add(value.rpartition("#")[2])
        case "attendee" | "organizer" | "performer" | "actor":
            thing.with_whom.add(value)
        case _:
            if predicate == _TYPE:
                thing.types.add(value.removeprefix(SCHEMA))


def _matched(graph: dict[str, _Thing], entries: list[dict[str, object]]) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, id in the truth, address) of what a document's graph and its truth have in common."""
    address_of: dict[str, str] = {}
    for entry in entries:
        kind, names = str(entry["kind"]), set(entry["names"])  # type: ignore[call-overload]
        if kind == "event":
            continue
        wanted = {"body or place"} if kind in ("organization", "place") else {kind}
        hits = [
            address
            for address, thing in graph.items()
            if thing.kind in wanted and thing.names & names and (kind != "place" or not _is_body(thing, entry))
        ]
        if kind == "document":
            hits = [address for address, thing in graph.items() if thing.kind == "document"]
        if len(hits) == 1:
            address_of[str(entry["id"])] = hits[0]
            yield kind, str(entry["id"]), hits[0]
    used: set[str] = set()
    for entry in entries:
        if entry["kind"] == "event":
            address = _event(graph, entry, address_of, used)
            if address:
                used.add(address)
                yield "event", str(entry["id"]), address


def _is_body(thing: _Thing, entry: dict[str, object]) -> bool:
    """Return whether a thing with the name of a place is a body only; a country that acts is both."""
    places = {"Place", "Country", "City", "AdministrativeArea", "State"}
    return not thing.types & places and not any(t.endswith("Place") for t in thing.types)


def _event(graph: dict[str, _Thing], entry: dict[str, object], address_of: dict[str, str], used: set[str]) -> str | None:
    """Return the address of an event of the truth: the same day, a fitting kind, most participants in common; None if two fit as well."""
    wanted = {address_of[mark] for mark in entry["participants"] if mark in address_of}  # type: ignore[attr-defined]
    kinds = _CALLED.get(str(entry["type"]), {str(entry["type"])})
    ranked = []
    for address, thing in graph.items():
        if thing.kind == "event" and entry["start"] in thing.starts and address not in used and thing.kinds & kinds:
            exact = str(entry["type"]) in thing.kinds
            ranked.append((len(wanted & thing.with_whom), exact, address))
    ranked.sort(reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    return ranked[0][2]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def table(found: dict[str, Score]) -> str:
    """Return the figures as a Markdown table."""
    head = "| kind | found | pairs P | bound | pairs R | B³ P | bound | B³ R |\n|---|---|---|---|---|---|---|---|"
    rows = [
        f"| {kind} | {s.mentions} of {s.known} | {s.precision:.3f} of {s.pairs} | {s.bound:.3f} | {s.recall:.3f}"
        f" | {s.bcubed_precision:.3f} | {s.bcubed_bound:.3f} | {s.bcubed_recall:.3f} |"
        for kind, s in found.items()
    ]
    return "\n".join([head, *rows])
