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
def _measured():
    given = KNOWN.labels()
    return KNOWN.figures(given, {d: KNOWN.links(d) for d in sorted({label.document for label in given})})


def test_the_sample_is_whole() -> None:
    given = KNOWN.labels()
    assert len(given) == len({(label.document, label.entity) for label in given}) == 300
    assert sum(label.kind == "place" for label in given) == 200
    assert sum(label.first == label.second for label in given) == 299
    assert all(KNOWN.kind_of(label) for label in given if label.agreed != KNOWN.NOTHING)


@pytest.mark.slow
def test_links_are_right() -> None:
    every, wrong = _measured()["all"]
    assert every.names == 300
    assert every.linked >= 230
    assert every.precision >= 0.99, wrong


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "least", "of_read"), [("place", 0.60, 0.90), ("organization", 0.70, 0.80)])
def test_names_are_linked(kind: str, least: float, of_read: float) -> None:
    figures, _ = _measured()[kind]
    assert figures.recall >= least
    assert figures.of_read >= of_read
