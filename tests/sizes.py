"""How much a test tries: little by default, so that the inner loop is short, and everything where LINKEDDATA_THOROUGH=1 (.ci/run)."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")
THOROUGH = os.environ.get("LINKEDDATA_THOROUGH") == "1"


def many(full: int) -> int:
    """Return `full` on a thorough run, else a sixth of it, ten at least: a number of examples, seeds or strings."""
    return full if THOROUGH else min(full, max(10, full // 6))


def either(inner: T, thorough: T) -> T:
    """Return `thorough` on a thorough run, else `inner`."""
    return thorough if THOROUGH else inner
