"""Small documents, each with what is found in it: patterns of guides and content systems that a strict reader may stumble over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkeddata.validation import check
from linkeddata.values.findings import Severity

CASES = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_small_documents(case: dict) -> None:
    report = check(case["text"].encode(), kind=case["kind"], page=case["page"])
    found = [[f.code, f.severity.value, f.property] for f in report.findings if f.severity is not Severity.ADVICE]
    assert sorted(found, key=lambda f: [str(part) for part in f]) == case["findings"]


def test_cases_are_counted() -> None:
    assert len(CASES) == len({case["case"] for case in CASES}) >= 60
