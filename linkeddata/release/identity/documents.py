"""Rules for documents themselves, and for files that are there twice."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.release.identity.archive import Archive, Thing


def digest_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield digest and IRI of what a document tells of."""
    if a.source.digest in archive.doubled:
        yield a.source.digest, a.member.claim


def same_bytes(a: Thing, b: Thing, archive: Archive) -> str | None:
    """D1: the same thing of the same bytes, which the archive has twice."""
    if (
        not a.source.digest
        or a.source.digest != b.source.digest
        or a.member.claim != b.member.claim
        or a.source.n == b.source.n
    ):
        return None
    return f"{a.name} in two copies of one file"


def address_keys(a: Thing, archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield address and day of a document."""
    if a.source.url and a.start:
        yield a.source.url, a.start[:10]


def same_address(a: Thing, b: Thing, archive: Archive) -> str | None:
    """D2: documents of the same address and day."""
    if a.kind != "document" or b.kind != "document" or not a.source.url or a.source.url != b.source.url:
        return None
    return f"{a.source.url}, {a.start[:10]}" if a.start and a.start[:10] == b.start[:10] else None
