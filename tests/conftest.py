"""Lets every test import the helpers beside this file (`strategies`, `sizes`) and sets the size of property tests.

Marks tests of `browser/`, puts rows of hostile inputs into the ids of tests, and spares the garbage collector the modules.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import hypothesis
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sizes import THOROUGH

_SLOW_MACHINE: dict[str, Any] = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("inner", max_examples=20, **_SLOW_MACHINE)
hypothesis.settings.register_profile("thorough", max_examples=100, **_SLOW_MACHINE)
hypothesis.settings.load_profile("thorough" if THOROUGH else "inner")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all of `tests/browser` with `browser`."""
    browser = Path(__file__).parent / "browser"
    for item in items:
        if browser in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_collection() -> None:
    """Collect no garbage while modules are imported: hardly anything of them is garbage."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let later collections of garbage pass over what importing made, and be rarer.

    A quarter of a million objects of modules live as long as the process; looking through them took a tenth of the time of the tests.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


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
