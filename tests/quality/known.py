"""How many names are linked to the public lists, and how many of the links are right: `python tests/quality/known.py`.

Each name of `known-names.tsv` is looked for in what the reader finds in its release: a person, organization or place one of whose names
has the same key as one of the annotated names. What the reader does not find counts as not linked. The labels of a second annotator are in
`known-names-second.tsv`; the table is printed by the labels of each.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from linkeddata.known.authorities import by_key, named
from linkeddata.known.keys import key
from linkeddata.pipeline import ReadOptions, read_document
from linkeddata.understand.describe import describe
from linkeddata.understand.known_names import meanings
from linkeddata.understand.surroundings import named_things
from linkeddata.values.description import Family
from linkeddata.values.settings import Settings

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "training" / "data"
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled name: document, entity, name, kind, the first annotator's two labels and agreed one, the second annotator's label."""

    document: str
    entity: str
    name: str
    kind: str
    first: str
    second: str
    agreed: str
    other: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts for one kind of names."""

    names: int
    possible: int
    read: int
    linked: int
    right: int

    @property
    def precision(self) -> float:
        """Return the part of the links that are right."""
        return self.right / self.linked if self.linked else 1.0

    @property
    def recall(self) -> float:
        """Return the part of the names in the lists that were linked, rightly."""
        return self.right / self.possible if self.possible else 1.0

    @property
    def of_read(self) -> float:
        """Return the part that was linked, rightly, of the names in the lists that the reader found."""
        return self.right / self.read if self.read else 1.0


def labels() -> list[Label]:
    """Return the labelled names, with the labels of both annotators."""
    others = {tuple(row[:4]): row[4] for row in _rows("known-names-second.tsv")}
    return [Label(*row, other=others[tuple(row[:4])]) for row in _rows("known-names.tsv")]


def by_other(given: Sequence[Label]) -> list[Label]:
    """Return the labels with the second annotator's in place of the first one's."""
    return [replace(label, agreed=label.other) for label in given]


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Return Cohen's kappa of two annotators' labels; 1 where both gave all things the same label. Source: Cohen 1960."""
    one, two = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    same = sum(a == b for a, b in pairs) * len(pairs)
    chance = sum(one[label] * two[label] for label in one)
    return 1.0 if chance == len(pairs) ** 2 else (same - chance) / (len(pairs) ** 2 - chance)


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def links(document: str) -> dict[tuple[str, str], str]:
    """Return what the reader finds in a release: (family, key of a name) → identifier, "" where it is linked to nothing."""
    source = (DATA / f"{document}.txt").read_bytes()
    read = read_document(source, Settings(), ReadOptions(name=f"{document}.txt"))
    description = describe(read)
    found = {(met.named.family, key(name)): "" for met in named_things(description) for name in met.named.names}
    for meaning in meanings(description, read, None):
        if meaning.public.entry:
            for name in meaning.met.named.names:
                found[meaning.met.named.family, key(name)] = meaning.public.entry.id
    return found


def names(label: Label) -> list[str]:
    """Return the annotated names of a labelled entity."""
    gold = json.loads((DATA / f"{label.document}.json").read_text("utf-8"))
    (entity,) = [e for e in gold["entities"] if e["id"] == label.entity]
    return [str(n) for n in entity["names"]]


def figures(
    given: Sequence[Label], linked: Mapping[str, Mapping[tuple[str, str], str]]
) -> dict[str, tuple[Figures, list[str]]]:
    """Return the figures by kind, with the wrong links and the missing ones."""
    found: dict[str, tuple[Figures, list[str]]] = {}
    for kind in ("country", "region", "city", "place", "organization", "all"):
        counts, wrong = [0, 0, 0, 0, 0], []
        for label in given:
            if kind not in ("all", label.kind, kind_of(label)):
                continue
            family = Family.ORGANIZATION if label.kind == "organization" else Family.PLACE
            read = {linked[label.document][family, key(n)] for n in names(label) if (family, key(n)) in linked[label.document]}
            links = read - {""}
            counts[0] += 1
            counts[1] += label.agreed != NOTHING
            counts[2] += label.agreed != NOTHING and bool(read)
            counts[3] += bool(links)
            counts[4] += links == {label.agreed}
            if links != ({label.agreed} - {NOTHING}):
                wrong.append(
                    f"{label.document}: {label.name} is {label.agreed}, linked {', '.join(map(str, links)) or 'to nothing'}"
                )
        found[kind] = (Figures(*counts), wrong)
    return found


def kind_of(label: Label) -> str:
    """Return the kind of the entry that a label names; "" for none."""
    same = [a for n in names(label) for a in named(n) if a.id == label.agreed]
    return same[0].kind if same else ""


def main() -> int:
    """Print how far the annotators agree, and a table by the labels of each."""
    given = labels()
    assert by_key("united nations")
    linked = {document: links(document) for document in sorted({label.document for label in given})}
    print(f"the first annotator's two readings agree on {sum(x.first == x.second for x in given)} of {len(given)} names")
    in_lists = [(x.agreed != NOTHING, x.other != NOTHING) for x in given]
    print(
        f"the two annotators agree on {sum(x.agreed == x.other for x in given)}, and whether a name is in the lists"
        f" on {sum(a == b for a, b in in_lists)} (kappa {kappa(in_lists):.2f}):"
    )
    print("".join(f"\n{x.document}: {x.name} is {x.agreed}, or {x.other}" for x in given if x.agreed != x.other))
    print("\nby the first annotator's labels\n")
    _print(figures(given, linked))
    print("\nby the second annotator's labels\n")
    _print(figures(by_other(given), linked))
    return 0


def _print(table: Mapping[str, tuple[Figures, list[str]]]) -> None:
    print("| | names | in the lists | read | linked | right | precision | of the lists | of those read |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for kind, (f, _) in table.items():
        counts = f"{f.names} | {f.possible} | {f.read} | {f.linked} | {f.right}"
        print(f"| {kind} | {counts} | {f.precision:.3f} | {f.recall:.0%} | {f.of_read:.0%} |")
    print("\n" + "\n".join(table["all"][1]))


if __name__ == "__main__":
    sys.exit(main())
