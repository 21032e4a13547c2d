"""Who is who in 90 made-up releases: no new wrong join, and not fewer right ones than were measured."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def _module():
    spec = importlib.util.spec_from_file_location("quality_identity", HERE / "identity.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


IDENTITY = _module()
# Ids that are joined although they are two: the reader makes one thing of two namesakes in one document.
_OF_THE_READER = {("p-hadd-doc", "p-hadd-min"), ("l-br-ca", "l-br-ie")}
_RECALL = {"person": 0.27, "organization": 0.43, "place": 0.73}


@cache
def _found():
    return IDENTITY.found(IDENTITY.HERE / "archive")


def test_the_set_is_whole() -> None:
    assert len(_found().documents) == 90
    labels = IDENTITY.labels()
    assert len(labels) == 531
    assert sum(label.first == label.second for label in labels) == 524
    assert {label.kind for label in labels} == set(IDENTITY.KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("kind", _RECALL)
def test_no_two_things_are_joined_and_as_many_as_before_are(kind: str) -> None:
    pairs = IDENTITY.all_pairs(_found())[kind]
    assert set(pairs.wrong) <= _OF_THE_READER
    assert pairs.precision.right / pairs.precision.of >= 0.98
    assert pairs.recall.right / pairs.recall.of >= _RECALL[kind]


def test_what_two_annotators_keep_apart_stays_apart() -> None:
    decided = IDENTITY.decisions([_found()], IDENTITY.labels())
    assert sum(d.tried for d in decided.values()) >= 230
    assert {kind: d.joined_different for kind, d in decided.items()} == {"person": 1, "organization": 0, "place": 0, "event": 0}
