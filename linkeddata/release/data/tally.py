"""Whether two sets of statements are the same, without holding either: a count and a sum that no order changes."""

from __future__ import annotations

import re

# A second engine writes these as they are, ours as escapes. A backslash before them may itself be escaped.
_ESCAPE = re.compile(rb"\\(?:u(0085|2028|2029)|.)", re.DOTALL)
_MASK = (1 << 64) - 1


class Tally:
    """Counts lines of N-Triples or N-Quads, each once, and adds up their hashes; two tallies can be compared within one process."""

    def __init__(self) -> None:
        self.count = self._sum = 0

    def add(self, lines: list[bytes]) -> None:
        """Count lines that we wrote, with their line breaks."""
        if any(b"\\u" in line for line in lines):
            lines = [_ESCAPE.sub(_plain, line) if b"\\u" in line else line for line in lines]
        self.add_read(lines)

    def add_read(self, lines: list[bytes]) -> None:
        """Count lines that a second engine wrote."""
        self.count += len(lines)
        self._sum += sum(map(hash, lines))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tally) and (self.count, self._sum & _MASK) == (other.count, other._sum & _MASK)

    __hash__ = None  # type: ignore[assignment]


def _plain(found: re.Match[bytes]) -> bytes:
    return chr(int(found[1], 16)).encode() if found[1] else found[0]
