"""What one document claims about each thing: small, without the text."""

from __future__ import annotations

from dataclasses import dataclass

from linkeddata.release.values import Words


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a document gives to a person.

    Args:
        title: `Foreign Minister`, as told.
        body: claim IRI of the body; "" if none is told.
        country: ISO 3166-1 alpha-2; "" if none is told.
        start, end: first and last day told, ISO 8601, may be partial; "" if none.
    """

    title: str
    body: str = ""
    country: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing as a document tells of it.

    Args:
        iri: its IRI in the document's description.
        kind: `person`, `organization`, `place`, `event`, `document` (the article) or `role`.
        names: its names, the canonical one first, as told.
        types: schema.org classes, local names, most specific first; `additionalType` IRIs of event kinds follow.
        same_as: IRIs of other data, from known names, authorities or the page.
        given: whether the IRI itself was given by the page or the office's list, and so may come again in other documents.
        private: whether the person is private (the finding `private-person`).
        country: ISO 3166-1 alpha-2 told for it, of a person by a nationality or as in "Anna Berg of Norway"; "" if none is.
        within: claim IRIs of what it is part of: places, parent organizations, the event above.
        offices: of a person.
        start, end, previous: of an event, ISO 8601, may be partial; of a document, `start` is the day of publication. "" if none.
        status: of an event, the local name of its `eventStatus`; "" if none.
        participants: of an event, claim IRIs of those who took part or organized it.
        places: of an event, claim IRIs.
        url: its address, of a document, an event or an organization; "" if none.
        owner: of a role, the claim that holds it; else "".
        words: the best words that name it; None without a text.
        called: other words by which the text calls it, folded (`text.fold.same_name`), sorted: surnames, acronyms, misspellings.
        sex: `man` or `woman`, where a form of address or a word for the office tells it; else "".
        titled: of an event, whether its first name is told and not made of its kind and participants.
        namesake: of a person, whether the document says or shows that somebody else bears the name.
        ranks: of a person, titles before its full name, folded, sorted: `captain`, `dr`.
    """

    iri: str
    kind: str
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    given: bool = False
    private: bool = False
    country: str = ""
    within: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    start: str = ""
    end: str = ""
    previous: str = ""
    status: str = ""
    participants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    url: str = ""
    owner: str = ""
    words: Words | None = None
    called: tuple[str, ...] = ()
    sex: str = ""
    titled: bool = False
    namesake: bool = False
    ranks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentClaims:
    """What one document claims.

    Args:
        document: the document's key (`Member.document`).
        digest: SHA-256 of the source, hexadecimal.
        published: day of publication, ISO 8601; "" if it is not known.
        publisher: its name; "" if it is not known.
        country: the country of the dateline or the publisher, ISO 3166-1 alpha-2; "" if it is not known.
        language: BCP 47; "" if it is not known.
        claims: the article first, then in order of the text.
        at_home: whether the office said that the country is its own; else it is only where the document comes from.
        dateline: claim IRI of the place of the dateline; "" without one.
    """

    document: str
    digest: str
    published: str
    publisher: str
    country: str
    language: str
    claims: tuple[Claim, ...]
    at_home: bool = False
    dateline: str = ""
