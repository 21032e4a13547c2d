"""A simple form of the claims of a document, until the rules of identity say what they ask for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.values import Words
from linkeddata.values.description import Description, Evidence, Family, Text


def claims_of(description: Description, document: str, words: Callable[[Evidence], Words]) -> DocumentClaims:
    """Return what a description claims of each thing: names and kind."""
    names: dict[str, list[str]] = {}
    for s in description.statements:
        if s.property in ("name", "headline", "alternateName") and isinstance(s.value, Text):
            names.setdefault(s.subject, []).append(s.value.value)
    things = sorted(description.things, key=lambda thing: thing.family is not Family.ARTICLE)
    claims = tuple(
        Claim(
            thing.iri,
            "document" if thing.family is Family.ARTICLE else thing.family.value,
            tuple(names.get(thing.iri, ())),
            words=words(thing.mentions[0]) if thing.mentions else None,
        )
        for thing in things
    )
    return DocumentClaims(document, description.source.digest, "", "", "", "", claims)


def dumps(claims: DocumentClaims) -> bytes:
    """Return the JSON of claims."""
    return json.dumps(asdict(claims), separators=(",", ":")).encode() + b"\n"
