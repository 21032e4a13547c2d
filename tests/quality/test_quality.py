"""Floors: how well the examples are read, which the model has never seen, and that the training data are whole.

`score.py` is the measure; `releases/` holds what a careful reader would publish about each example (training/ANNOTATION.md).
A change that reads worse than these floors is a mistake; raise them when the reader gets better.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from linkeddata.pipeline import convert

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RELEASES = sorted((HERE / "releases").glob("*.json"))
TRAINING = ROOT / "training" / "data"

GRAPH_FLOOR = 0.78
ENTITY_PRECISION_FLOOR = 0.88
ENTITY_RECALL_FLOOR = 0.95


def _score():
    spec = importlib.util.spec_from_file_location("quality_score", HERE / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


SCORE = _score()


@cache
def _tallies():
    tallies = defaultdict(SCORE.Tally)
    for path in RELEASES:
        source = ROOT / json.loads(path.read_text("utf-8"))["source"]
        SCORE.score_document(SCORE.gold_world(path), SCORE.graph_world(convert(source, evidence=False).dataset.data), tallies)
    return tallies


def test_six_releases_are_measured() -> None:
    assert {p.stem for p in RELEASES} == {
        "appointment", "conference-programme", "harbour-visit", "ministers-tour", "phone-call", "school-note",
    }  # fmt: skip


@pytest.mark.parametrize("path", RELEASES, ids=lambda p: p.stem)
def test_annotation_quotes_its_text(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    text = (ROOT / gold["source"]).read_text("utf-8").replace("&amp;", "&")
    for name in [n for e in gold["entities"] + gold["events"] for n in e["names"]] + [e["trigger"] for e in gold["events"]]:
        assert name in text


def test_scorer_gives_the_annotation_itself_full_marks() -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "score.py"), str(HERE / "releases"), "--gold-itself", "--json"],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["summary"]["graph"]["f1"] == 1.0


def test_graph_floor() -> None:
    four = [_tallies()[name].prf[2] for name in ("entities", "events", "slots", "facts")]
    assert sum(four) / 4 >= GRAPH_FLOOR, four


def test_entity_floors() -> None:
    precision, recall, _ = _tallies()["entities"].prf
    assert precision >= ENTITY_PRECISION_FLOOR
    assert recall >= ENTITY_RECALL_FLOOR


def test_document_facts_are_found() -> None:
    tally = _tallies()["document"]
    assert tally.fn == 0
    assert tally.fp <= 1  # the programme: the heading of its first day is taken for the day of publication
    assert tally.tp >= 11


def test_training_data_are_whole() -> None:
    names = sorted(p.name for p in TRAINING.iterdir() if p.suffix == ".json")
    assert len(names) >= 901
    lines = names + [n[:-5] + ".txt" for n in names]
    listing = "".join(f"{hashlib.sha256((TRAINING / n).read_bytes()).hexdigest()}  {n}\n" for n in lines)
    digest = hashlib.sha256(listing.encode()).hexdigest()
    for card in (TRAINING / "README.md", ROOT / "training" / "DATA_CARD.md"):
        assert digest in card.read_text("utf-8")


def test_no_example_is_in_the_training_data() -> None:
    people = {
        n
        for p in RELEASES
        for e in json.loads(p.read_text("utf-8"))["entities"]
        if e["types"] == ["Person"]
        for n in e["names"]
    }
    assert len(people) > 20
    for path in TRAINING.glob("*.txt"):
        text = path.read_text("utf-8")
        assert not [name for name in people if " " in name and name in text], path.name
