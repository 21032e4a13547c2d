"""Text without the characters that no literal may hold."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` without characters that no literal may hold: controls but tab and line ends, surrogates, noncharacters."""
    return _CONTROL.sub("", text)
