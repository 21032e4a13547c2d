"""The claims that are kept of a document."""

from __future__ import annotations

from linkeddata.release.claims import DocumentClaims, from_json
from linkeddata.release.documents.made import CLAIMS
from linkeddata.release.values import Prepared


def claims(prepared: Prepared) -> DocumentClaims | None:
    """Return what a document claims; None if it failed."""
    return None if prepared.folder is None else from_json((prepared.folder / CLAIMS).read_bytes())
