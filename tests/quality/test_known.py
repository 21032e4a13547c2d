"""How many names are linked, and how many links are right, does not fall below what was measured."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def _module():
    spec = importlib.util.spec_from_file_location("quality_known", HERE / "known.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


KNOWN = _module()


@cache
def _links():
    return {d: KNOWN.links(d) for d in sorted({label.document for label in KNOWN.labels()})}


@cache
def _measured():
    return KNOWN.figures(KNOWN.labels(), _links())


def test_the_sample_is_whole() -> None:
    given = KNOWN.labels()
    assert len(given) == len({(label.document, label.entity) for label in given}) == 300
    assert sum(label.kind == "place" for label in given) == 200
    assert sum(label.first == label.second for label in given) == 299
    assert sum(label.agreed == label.other for label in given) == 298
    assert all(KNOWN.kind_of(label) for label in given if label.agreed != KNOWN.NOTHING)


def test_the_annotators_agree_beyond_chance() -> None:
    given = KNOWN.labels()
    assert KNOWN.kappa([(x.agreed == KNOWN.NOTHING, x.other == KNOWN.NOTHING) for x in given]) == pytest.approx(0.83, abs=0.001)
    assert KNOWN.kappa([("a", "a"), ("b", "b")]) == 1.0
    assert KNOWN.kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert KNOWN.kappa([("a", "a")]) == 1.0


@pytest.mark.slow
def test_links_are_right() -> None:
    every, wrong = _measured()["all"]
    assert every.names == 300
    assert every.linked >= 230
    assert every.precision >= 0.99, wrong


@pytest.mark.slow
def test_links_are_right_by_the_other_labels() -> None:
    every, wrong = KNOWN.figures(KNOWN.by_other(KNOWN.labels()), _links())["all"]
    assert every.precision >= 0.99, wrong


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "least", "of_read"), [("place", 0.60, 0.90), ("organization", 0.70, 0.80)])
def test_names_are_linked(kind: str, least: float, of_read: float) -> None:
    figures, _ = _measured()[kind]
    assert figures.recall >= least
    assert figures.of_read >= of_read
