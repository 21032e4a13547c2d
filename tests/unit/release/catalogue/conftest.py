"""Lets the tests of this folder import the helpers that lie beside them, and those of the validation of DCAT-AP."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "validation")]
