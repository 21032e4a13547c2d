"""Archives of a few claims, written in a few words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from linkeddata.release.claims import Claim, DocumentClaims, Office
from linkeddata.release.values import Member
from linkeddata.values.namespaces import EVENT_TYPES

QID, GEO = "http://www.wikidata.org/entity/", "https://sws.geonames.org/"


def person(
    key: str,
    name: str,
    *offices: Office,
    sex: str = "",
    private: bool = False,
    same: tuple[str, ...] = (),
    alt: tuple[str, ...] = (),
    iri: str = "",
) -> Claim:
    """Return a person; `key` names the claim in its document."""
    names = (name, *alt)
    return Claim(iri or key, "person", names, ("Person",), same, bool(iri), private, offices=offices, sex=sex)


def post(title: str, country: str = "", body: str = "", start: str = "", end: str = "") -> Office:
    """Return an office."""
    return Office(title, body, country, start, end)


def body(
    key: str,
    name: str,
    country: str = "",
    within: tuple[str, ...] = (),
    kind: str = "Organization",
    same: tuple[str, ...] = (),
    alt: tuple[str, ...] = (),
    iri: str = "",
    url: str = "",
) -> Claim:
    """Return an organization."""
    types = tuple(kind.split())
    return Claim(iri or key, "organization", (name, *alt), types, same, bool(iri), country=country, within=within, url=url)


def place(
    key: str,
    name: str,
    country: str = "",
    within: tuple[str, ...] = (),
    kind: str = "City",
    same: tuple[str, ...] = (),
    alt: tuple[str, ...] = (),
) -> Claim:
    """Return a place."""
    return Claim(key, "place", (name, *alt), tuple(kind.split()), same, country=country, within=within)


def event(
    key: str,
    kind: str,
    start: str = "",
    who: tuple[str, ...] = (),
    where: tuple[str, ...] = (),
    name: str = "",
    end: str = "",
    previous: str = "",
    status: str = "",
    url: str = "",
    within: tuple[str, ...] = (),
) -> Claim:
    """Return an event; without a name it is called by its kind."""
    return Claim(
        key,
        "event",
        (name or f"{kind.title()}: someone",),
        ("Event", EVENT_TYPES + kind),
        start=start,
        end=end,
        previous=previous,
        status=status,
        participants=who,
        places=where,
        url=url,
        within=within,
        titled=bool(name),
    )


def document(
    key: str,
    *claims: Claim,
    on: str = "2024-05-03",
    by: str = "",
    at: str = "",
    url: str = "",
    digest: str = "",
    home: str = "",
    line: str = "",
) -> DocumentClaims:
    """Return a document; claims name each other by their keys. `home`: the publisher said where it is; `line`: the dateline's place."""
    digest = digest or hashlib.sha256(key.encode()).hexdigest()

    def iri(name: str) -> str:
        return name if ":" in name or not name else f"urn:sha256:{digest}#{name}"

    article = Claim(iri("article"), "document", (key,), ("NewsArticle",), start=on, url=url)
    named = tuple(_named(c, iri) for c in claims)
    return DocumentClaims(key, digest, on, by, home or at, "en", (article, *named), bool(home), iri(line))


def _named(c: Claim, iri: Callable[[str], str]) -> Claim:
    return replace(
        c,
        iri=iri(c.iri),
        within=tuple(map(iri, c.within)),
        offices=tuple(replace(o, body=iri(o.body)) for o in c.offices),
        participants=tuple(map(iri, c.participants)),
        places=tuple(map(iri, c.places)),
    )


def member(doc: DocumentClaims, key: str = "x") -> Member:
    """Return the member of a claim by its key."""
    found = (c.iri for c in doc.claims if c.iri == f"urn:sha256:{doc.digest}#{key}")
    return Member(doc.document, next(found, doc.claims[1].iri))
