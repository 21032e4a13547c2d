"""Archives for tests: what documents claim, and which claims are one thing, said in a few words."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.identity.resolution import Cluster, Resolution
from linkeddata.release.values import Frame, Join, Member, Words

BASE = "https://data.example.org/"
CLASSES = {"person": "Person", "organization": "Organization", "place": "Place", "event": "Event", "role": "OrganizationRole"}


def thing(kind: str, name: str = "", *aliases: str, **more: Any) -> Claim:
    """Return a claim; `document` gives it its IRI."""
    quote = Words(10, 10 + len(name), name, f"They saw {name} there.", 9) if name else None
    defaults: dict[str, Any] = {"types": (CLASSES[kind],), "words": quote}
    return Claim("", kind, tuple(filter(None, (name, *aliases))), **(defaults | more))


def person(name: str, *aliases: str, **more: Any) -> Claim:
    return thing("person", name, *aliases, **more)


def event(name: str, start: str = "", **more: Any) -> Claim:
    return thing("event", name, start=start, **more)


def document(
    key: str, *things: Claim, day: str = "2020-01-01", headline: str = "", text: str = "", url: str = ""
) -> DocumentClaims:
    """Return what a document claims: its article, and the things; `text` stands for its words, so that it changes the digest."""
    digest = hashlib.sha256(f"{key} {text}".encode()).hexdigest()
    page = url or f"urn:sha256:{digest}"
    article = Claim(f"{page}#article", "document", (headline,) if headline else (), ("NewsArticle",), start=day, url=url)
    named = [t if t.iri else replace(t, iri=f"{page}#{t.kind}-{number}") for number, t in enumerate(things)]
    return DocumentClaims(key, digest, day, "Office", "", "en", (article, *named))


def archive(*documents: DocumentClaims) -> dict[str, DocumentClaims]:
    return {d.document: d for d in documents}


def member(documents: Mapping[str, DocumentClaims], key: str, name: str, kind: str = "person") -> Member:
    """Return the member that a document tells of by a name; `document` for the article."""
    claims = documents[key].claims
    return next(
        Member(key, c.iri) for c in claims if (name in c.names and c.kind == kind) or (name == kind == c.kind == "document")
    )


def resolved(
    documents: Mapping[str, DocumentClaims],
    *groups: Sequence[Member],
    names: Mapping[Member, str] | None = None,
    iris: Mapping[Member, str] | None = None,
) -> Resolution:
    """Return a resolution in which each group is one thing, and everything else stands alone; roles are in none."""
    grouped = {m: tuple(sorted(group)) for group in groups for m in group}
    kinds = {
        Member(key, claim.iri): claim.kind
        for key, claims in documents.items()
        for claim in claims.claims
        if claim.kind != "role"
    }
    whole = sorted({grouped.get(m, (m,)) for m in kinds})
    clusters = tuple(
        Cluster(kinds[ms[0]], ms, tuple(Join(a, b, "P2", "the same post") for a, b in pairwise(ms))) for ms in whole
    )
    return Resolution(clusters, names=names or {}, iris=iris or {})


def frame(version: str = "2026-11-30", base: str = BASE, folder: Path = Path("new"), previous: Path | None = None) -> Frame:
    return Frame(base, version, f"{version}T00:00:00Z", folder, previous, Path("work"))
