"""How a brief begins; known without what reads one."""

from __future__ import annotations

import re

#: The first line, before the number of its version.
START = "#! linkeddata brief"
_START = re.compile(rb"(?:\xef\xbb\xbf)?" + START.encode() + rb" \d+[ \t]*\r?(?:\n|\Z)")


def is_brief(data: bytes) -> bool:
    """Return whether bytes are a brief, by their first line."""
    return bool(_START.match(data[:200]))
