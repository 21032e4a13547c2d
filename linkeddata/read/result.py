"""What the reader of a format is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linkeddata.values.document import Block, Given, OffsetMap
from linkeddata.values.findings import Finding


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded file.

    Args:
        text: the decoded source after its byte order mark.
        name: the file's name, for findings.
    """

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one format's reader made of a page; the fields are those of `Document`."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, Given] = field(default_factory=dict)
    offsets: OffsetMap = field(default_factory=OffsetMap)
    findings: tuple[Finding, ...] = ()
