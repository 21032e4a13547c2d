"""Lets every test import the helpers that lie beside this file (`strategies`), and puts rows of hostile inputs into the ids of tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> tuple[int, ...]:
    """Return the rows of `hostile/inputs.tsv` that the test is about; filled in by `pytest_generate_tests`."""
    return request.param


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let the ids of a test marked `rows(41, 42)` begin with `row-41+row-42`."""
    mark = metafunc.definition.get_closest_marker("rows")
    if mark:
        metafunc.fixturenames.append("rows")
        metafunc.parametrize("rows", [mark.args], indirect=True, ids=["+".join(f"row-{number}" for number in mark.args)])
