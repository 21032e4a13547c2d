"""What is made of one document, before it is kept: three files, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: The three files that are kept of a document.
CLAIMS, FACTS, EVIDENCE = "claims.json", "facts.jsonl", "evidence.nq.gz"


@dataclass(frozen=True, slots=True)
class Made:
    """One document, converted.

    Args:
        document: its key.
        digest: SHA-256 of its source, hexadecimal; "" if it could not be read.
        files: name → bytes of the files that are kept; empty if it failed.
        code: the exit code that it alone would give.
        findings: findings and errors, as `--messages json` writes them.
        left_out: number of private persons who were left out of it.
    """

    document: str
    digest: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    code: int = 0
    findings: tuple[Mapping[str, object], ...] = ()
    left_out: int = 0
