"""From any release of a chain to its newest, patch by patch."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from linkeddata.errors import UnreadableError
from linkeddata.release.changes.history import records_of
from linkeddata.release.changes.lines import Lines
from linkeddata.release.changes.patch import apply


def apply_chain(folder: Path, old: Path, to: Path) -> tuple[str, ...]:
    """Make the newest data of older ones.

    Args:
        folder: `changes/` of the newest release.
        old: sorted N-Triples of any release of its chain (`data.nt`, `data.nt.gz`).
        to: the file to write; in gzip if its name ends with .gz. It is replaced only if all is well.

    Returns:
        The versions that were gone through, the newest last; empty if the data are the newest already, and nothing is written.

    Raises:
        UnreadableError: the data are of no release of the chain, or a patch is damaged.
        WriteError: the file could not be written.
    """
    lines, records = Lines(old), records_of(folder)
    for _ in lines:
        pass
    steps = list[dict[str, Any]]()
    for record in records:
        if record["data_hash"] == lines.sha256:
            break
        steps.insert(0, record)
    if len(steps) == len(records):
        raise UnreadableError("is of no release of this chain", "start again from its newest data", source=str(old))
    with tempfile.TemporaryDirectory(dir=to.parent) as work:
        for number, record in enumerate(steps):
            last = number + 1 == len(steps)
            made = to if last else Path(work) / f"{number % 2}.nt"
            apply(folder / record["patch"]["file"], old, made)
            old = made
    return tuple(record["version"] for record in steps)
