"""What a release holds, in numbers, and the file that says so: `release.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from linkeddata.errors import UnreadableError
from linkeddata.release.claims import DocumentClaims
from linkeddata.release.values import Counts, DataFile, Frame, Identities, Prepared, Summary
from linkeddata.version import __version__

#: The file, in the folder of a release.
NAME = "release.json"
_DAY = len("2026-11-30")


def summarised(
    documents: Iterable[Prepared],
    claims: Mapping[str, DocumentClaims],
    identities: Identities,
    counts: Counts,
    data_hash: str,
    files: tuple[DataFile, ...],
) -> Summary:
    """Return a release in numbers.

    Args:
        documents: all of the archive.
        claims: key of a document → what it claims; without those that failed.
        identities: the entities.
        counts: of the pass that wrote the data.
        data_hash: SHA-256 of the sorted N-Triples of the data.
        files: the files to download.
    """
    documents = tuple(documents)
    days = sorted(day for told in claims.values() for day in _days(told))
    named = Counter(
        country for told in claims.values() for country in {c.country for c in told.claims if c.kind == "place"} - {""}
    )
    return Summary(
        data_hash=data_hash,
        documents=len(claims),
        failed={p.document: _sentence(p) for p in documents if p.folder is None},
        entities=dict(sorted(Counter(entity.kind for entity in identities.entities.values()).items())),
        classes=dict(sorted(counts.classes.items())),
        statements=counts.statements,
        evidence=counts.evidence,
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        countries=dict(sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))),
        left_out=sum(prepared.left_out for prepared in documents),
        files=files,
    )


def _days(told: DocumentClaims) -> Iterable[str]:
    """Yield the whole days that a document covers: that of its publication, and those of its events."""
    said = [told.published, *(day for claim in told.claims if claim.kind == "event" for day in (claim.start, claim.end))]
    return (day[:_DAY] for day in said if len(day) >= _DAY and not day.startswith("-"))


def _sentence(prepared: Prepared) -> str:
    return next((str(finding["message"]) for finding in prepared.findings), "could not be converted")


def write(frame: Frame, summary: Summary, inputs: str) -> None:
    """Write `release.json`.

    Args:
        frame: of the release.
        summary: what it holds.
        inputs: digest of everything that the release was made of.
    """
    said = {
        "version": frame.version,
        "issued": frame.issued,
        "base": frame.base,
        "previous": frame.previous.name if frame.previous else None,
        "generator": f"linkeddata {__version__}",
        "inputs": inputs,
        **asdict(summary),
    }
    (frame.folder / NAME).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read(folder: Path) -> dict[str, Any]:
    """Return what `release.json` of a release says.

    Raises:
        UnreadableError: there is none, or it is damaged.
    """
    path = folder / NAME
    try:
        said = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise UnreadableError("this is no release", f"name a folder with {NAME}", source=str(folder)) from None
    except (OSError, ValueError, RecursionError):
        raise UnreadableError("cannot be read", "make the release again", source=str(path)) from None
    if not isinstance(said, dict) or not isinstance(said.get("version"), str):
        raise UnreadableError("cannot be read", "make the release again", source=str(path))
    return said
