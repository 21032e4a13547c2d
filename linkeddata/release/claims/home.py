"""Where the publisher is: an office says it once, and its releases need not."""

from __future__ import annotations

from dataclasses import replace

from linkeddata.release.claims.claim import DocumentClaims
from linkeddata.text.fold import same_name


def at_home(claims: DocumentClaims, publisher: str | None, country: str | None) -> DocumentClaims:
    """Return claims with the country of their publisher.

    Args:
        claims: of a document.
        publisher: the office's name; None if every document here is its own.
        country: where it is, ISO 3166-1 alpha-2; None changes nothing.

    Returns:
        The claims; those of documents of other publishers as they are. What a document tells itself stays.
    """
    if not country or (publisher and same_name(claims.publisher) != same_name(publisher)):
        return claims
    own = same_name(claims.publisher)
    itself = [c.kind == "organization" and not c.country and own in map(same_name, c.names) for c in claims.claims]
    placed = tuple(replace(c, country=country) if here else c for c, here in zip(claims.claims, itself, strict=True))
    return replace(claims, country=country, claims=placed, at_home=True)
