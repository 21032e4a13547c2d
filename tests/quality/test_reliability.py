"""That confidence means something: on the annotated examples, more of it is more precise."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOISE = 0.05  # six short releases: a statement more or less is two hundredths


def _module():
    spec = importlib.util.spec_from_file_location("quality_reliability", HERE / "reliability.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


RELIABILITY = _module()


@cache
def _measured():
    return RELIABILITY.measure(HERE / "releases")


def test_it_ran() -> None:
    made = _measured()
    assert made.documents == 6
    assert list(made.editions) == ["all", "standard", *(f"{n:g}" for n in RELIABILITY.LEAST)]
    assert len(made.judged) > 200
    for group in RELIABILITY.GROUPS:
        assert sum(count for count, _ in made.bins(group)) == sum(j.group == group for j in made.judged) > 20


def test_precision_does_not_fall_as_the_bar_rises() -> None:
    best = 0.0
    for edition in list(_measured().editions)[1:]:
        precision, _ = _measured().rates(edition)
        assert precision >= best - NOISE, edition
        best = max(best, precision)
    assert _measured().rates("0.95")[0] > _measured().rates("standard")[0] > _measured().rates("all")[0]


def test_recall_falls() -> None:
    recalls = [_measured().rates(edition)[1] for edition in list(_measured().editions)[1:]]
    assert all(b <= a + 0.01 for a, b in pairwise(recalls))
    assert _measured().rates("all")[1] > recalls[0]


def test_what_is_surer_is_right_more_often() -> None:
    low, high = _measured().bins()[0], _measured().bins()[-1]
    assert high[1] / high[0] > low[1] / low[0]


def test_the_program_prints_both_tables() -> None:
    text = RELIABILITY.tables(_measured())
    assert text.startswith("6 documents; statements by confidence: number, share right\n")
    assert len(text.splitlines()) == 3 + 7 + 4 + 2 + len(RELIABILITY.LEAST)
    done = subprocess.run(
        [sys.executable, str(HERE / "reliability.py"), str(HERE / "releases"), "--all", "--json"],
        capture_output=True,
        check=True,
    )
    said = json.loads(done.stdout)
    assert said["documents"] == 6
    assert sum(count for count, _ in said["bins"]["all"]) > len(_measured().judged)
    assert said["editions"]["standard"]["all"] == list(_measured().rates("standard"))
