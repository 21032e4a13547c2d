"""Lets every test import the helpers that lie beside this file (`strategies`), whatever folder it lies in."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
