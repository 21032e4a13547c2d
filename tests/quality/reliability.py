#!/usr/bin/env python3
"""How far confidence may be trusted, and what --min-confidence buys: on a folder of annotated releases.

    python tests/quality/reliability.py FOLDER              # NAME.json beside NAME.txt, or naming its `source` (a path in this tree)
    python tests/quality/reliability.py FOLDER --all        # bins of everything that is possible, not of the standard edition alone
    python tests/quality/reliability.py FOLDER --json

The first table bins statements by confidence and tells how many there are and which share of them is right: things (persons,
bodies, places: one each, as sure as its name), events (one each), slots (date, place, who took part, larger event), facts
(offices, employers, structure, other names). A statement is judged on the alignment that `score.py` makes of the whole edition;
what the annotation leaves open counts neither way; what is said of an event that is none is wrong.

The second table publishes with --min-confidence N, cascade included, and scores each edition with `score.py`: precision, recall.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from linkeddata.edit.confidence import confident  # noqa: E402
from linkeddata.pipeline import ReadOptions, understand  # noqa: E402
from linkeddata.rdf.dataset import dataset  # noqa: E402
from linkeddata.values.description import EXISTENCE, Description, Family, Ref, Statement  # noqa: E402

GROUPS = ("things", "events", "slots", "facts")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
LEAST = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
_TALLIES = {"things": "entities", "events": "events", "slots": "slots", "facts": "facts"}  # group → tally of score.py
_FACTS = {
    "jobTitle": "jobTitle",
    "worksFor": "affiliation",
    "memberOf": "affiliation",
    "parentOrganization": "parentOrganization",
    "containedInPlace": "within",
    "location": "within",
    "nationality": "nationality",
}


def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quality_score_for_reliability", HERE / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


score = _score()


@dataclass(frozen=True)
class Judged:
    """One statement, or the existence of one thing: its group, its confidence, and whether the annotation agrees."""

    group: str
    confidence: float
    right: bool


@dataclass
class Measured:
    """What was found on a folder.

    Args:
        documents: their number.
        judged: every statement that could be judged.
        editions: "all", "standard" or the least confidence → group → tally of `score.py`.
    """

    documents: int = 0
    judged: list[Judged] = field(default_factory=list)
    editions: dict[str, dict[str, Any]] = field(default_factory=dict)

    def bins(self, group: str | None = None) -> list[tuple[int, int]]:
        """Return for each bin of `EDGES` how many were judged and how many of them are right; of one group, or of all."""
        out = []
        for low, high in zip(EDGES, (*EDGES[1:], 2.0), strict=True):
            here = [j for j in self.judged if low <= j.confidence < high and group in (None, j.group)]
            out.append((len(here), sum(j.right for j in here)))
        return out

    def rates(self, edition: str, group: str | None = None) -> tuple[float, float]:
        """Return precision and recall of an edition, of one group or of all."""
        tallies = [t for name, t in self.editions[edition].items() if group in (None, name)]
        right, noise, missed = (sum(getattr(t, key) for t in tallies) for key in ("tp", "fp", "fn"))
        return right / max(1, right + noise), right / max(1, right + missed)


def measure(folder: Path, *, model: Path | None = None, everything: bool = False) -> Measured:
    """Read all releases of a folder and judge what is said of them.

    Args:
        folder: annotations (training/ANNOTATION.md) and their texts.
        model: folder of the reader's weights; None for those of the package.
        everything: whether statements below the standard bars are judged too.

    Raises:
        ValueError: the folder holds no annotation.
    """
    made = Measured()
    for path in sorted(folder.glob("*.json")):
        whole = understand(_source(path), options=ReadOptions(low_confidence=True, model=model)).description
        gold, standard = score.gold_world(path), confident(whole)
        made.documents += 1
        made.judged += judgements(gold, whole if everything else standard)
        for name, description in _editions(whole, standard):
            tallies: dict[str, Any] = defaultdict(score.Tally)
            score.score_document(gold, _world(description), tallies)
            known = made.editions.setdefault(name, {group: score.Tally() for group in GROUPS})
            for group in GROUPS:
                tally = tallies[_TALLIES[group]]
                known[group].add(tally.tp, tally.fp, tally.fn)
    if not made.documents:
        raise ValueError(f"{folder} holds no annotated release")
    return made


def _source(annotation: Path) -> Path:
    source = json.loads(annotation.read_text("utf-8")).get("source")
    inside = ROOT / source if source else None
    return inside if inside and inside.is_file() else annotation.with_suffix(".txt")


def _editions(whole: Description, standard: Description) -> Iterator[tuple[str, Description]]:
    yield "all", whole
    yield "standard", standard
    for least in LEAST:
        yield f"{least:g}", confident(whole, least)


def _world(description: Description) -> Any:
    return score.graph_world(dataset(description, evidence=False).data)


def judgements(gold: Any, description: Description) -> Iterator[Judged]:
    """Yield what can be judged of a description by an annotation (`score.World`)."""
    pred = _world(description)
    judge = _Judge(gold, pred, description)
    for thing in description.things:
        exists = [s.confidence for s in description.about(thing.iri) if s.property in EXISTENCE]
        group = "events" if thing.family is Family.EVENT else "things"
        right = judge.thing(thing.iri)
        if right is not None and exists:
            yield Judged(group, max(exists), right)
    for s in description.statements:
        right = judge.slot(s) if s.subject in pred.events else judge.fact(s) if s.subject in pred.entities else None
        if right is not None:
            yield Judged("slots" if s.subject in pred.events else "facts", s.confidence, right)


class _Judge:
    """Tells of one statement whether it is right; None where the annotation leaves it open."""

    def __init__(self, gold: Any, pred: Any, description: Description) -> None:
        self.gold, self.pred = gold, pred
        entities = {p: g for g, p in score.align_entities(gold, pred).items()}
        events = {p: g for g, p in score.align_events(gold, pred, entities).items()}
        self.gold_of = {**entities, **events}
        self.optional = {e.key for e in [*gold.entities.values(), *gold.events.values()] if e.optional}
        posts = {t.iri for t in description.things if t.family is Family.ROLE}
        self.body_of = {s.subject: s.value for s in description.statements if s.subject in posts and s.property == "worksFor"}

    def thing(self, iri: str) -> bool | None:
        """Judge that there is such a thing."""
        node = self.pred.entities.get(iri) or self.pred.events.get(iri)
        if node is None or self.gold_of.get(iri) in self.optional or (node.ignored and iri not in self.gold_of):
            return None
        return iri in self.gold_of

    def slot(self, s: Statement) -> bool | None:
        """Judge what is said of an event."""
        if s.property not in {"startDate", "endDate", "location", "attendee", "organizer", "superEvent"}:
            return None
        node, event = self.pred.events[s.subject], self.gold.events.get(self.gold_of.get(s.subject, ""))
        if event is None:
            return None if node.ignored else False
        if event.optional:
            return None
        if not isinstance(s.value, Ref):
            return self._date(s.property, event, s.value.value)
        value = self.gold_of.get(s.value.iri, "?")
        people = event.participants | event.organizers
        right, loose = {
            "location": (event.places, score.closure(self.gold, event.places)),
            "attendee": (people, set()),
            "organizer": (event.organizers, set()),
            "superEvent": (event.parents, set()),
        }[s.property]
        return None if value in (loose | event.also | self.optional) - right else value in right

    def _date(self, name: str, event: Any, value: str) -> bool | None:
        if name == "endDate" and not event.end and score.same_date(event.start, value):
            return None
        right, noise, _ = score.date_verdict(event.start if name == "startDate" else event.end, value)
        return bool(right) if right or noise else None

    def fact(self, s: Statement) -> bool | None:
        """Judge what is said of a person, a body or a place."""
        node, subject = self.pred.entities[s.subject], self.gold_of.get(s.subject, "?")
        if node.ignored or subject in self.optional:
            return None
        if s.property == "alternateName" and not isinstance(s.value, Ref):
            known = self.gold.entities.get(subject)
            return score.norm(s.value.value) in {score.norm(n) for n in known.names} if known else None
        if s.property not in _FACTS:
            return None
        name, value = _FACTS[s.property], self.body_of.get(s.value.iri, s.value) if isinstance(s.value, Ref) else s.value
        if not isinstance(value, Ref):
            return any(self._same_title(subject, value.value, o) for f, p, o in self.gold.facts if (f, p) == (subject, name))
        thing = self.gold_of.get(value.iri, "?")
        other = self.pred.entities.get(value.iri)
        if thing in self.optional or (other and other.ignored):
            return None
        if (subject, name, thing) in self.gold.facts:
            return None if (subject, name, thing) in self.gold.optional_facts else True
        return None if name == "within" and thing in score.closure(self.gold, {subject}) - {subject} else False

    def _same_title(self, person: str, have: str, want: str) -> bool:
        bodies = [o for s, p, o in self.gold.facts if (s, p) == (person, "affiliation") and o in self.gold.entities]
        of_bodies = {w for body in bodies for n in self.gold.entities[body].names for w in score.words(n)}
        pairs = [(score.words(have), score.words(want))]
        pairs.append((pairs[0][0] - of_bodies, pairs[0][1] - of_bodies))
        return any(a and b and score.overlap(a, b) >= (0.6 if a <= b or b <= a else 0.7) for a, b in pairs)


def tables(made: Measured) -> str:
    """Return both tables as text."""
    head = "".join(f"{name:>14}" for name in (*GROUPS, "all"))
    lines = [f"{made.documents} documents; statements by confidence: number, share right", "", f"{'':<10}{head}"]
    names = [f"{a:g}-{b:g}" for a, b in zip(EDGES, (*EDGES[1:], 1), strict=True)]
    columns = [made.bins(group) for group in (*GROUPS, None)]
    for row, name in enumerate(names):
        lines.append(f"{name:<10}" + "".join(_share(*column[row]) for column in columns))
    lines.append(f"{'any':<10}" + "".join(_share(*map(sum, zip(*column, strict=True))) for column in columns))
    lines += ["", "published with --min-confidence: precision, recall", "", f"{'':<10}{head}"]
    for name in made.editions:
        rates = (made.rates(name, group) for group in (*GROUPS, None))
        lines.append(f"{name:<10}" + "".join(f"{p:8.3f}{r:6.2f}" for p, r in rates))
    return "\n".join(lines)


def _share(count: int, right: int) -> str:
    return f"{count:8}{right / count:6.2f}" if count else f"{0:8}{'-':>6}"


def as_json(made: Measured) -> str:
    """Return both tables as JSON."""
    groups: Iterable[str | None] = (*GROUPS, None)
    bins: Mapping[str, Any] = {group or "all": made.bins(group) for group in groups}
    editions = {name: {group or "all": made.rates(name, group) for group in (*GROUPS, None)} for name in made.editions}
    return json.dumps({"documents": made.documents, "edges": EDGES, "bins": bins, "editions": editions}, indent=1)


def main() -> int:
    """Print the tables of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="judge what is below the standard bars too")
    parser.add_argument("--model", type=Path, help="folder of the reader's weights")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    made = measure(args.folder, model=args.model, everything=args.all)
    print(as_json(made) if args.json else tables(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
