"""The things of all documents, to be found again by what was recorded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.identity.entries import Told, mark_of
from linkeddata.release.values import Member
from linkeddata.text.fold import key, same_name, words


class Tellings:
    """What the documents of an archive tell of.

    Args:
        documents: the document's key → its claims.
    """

    def __init__(self, documents: Mapping[str, DocumentClaims]) -> None:
        self.documents = documents
        self._claims = {Member(d, c.iri): c for d, claims in documents.items() for c in claims.claims}
        self._told: dict[Member, Told] = {}
        self._places: dict[Member, int] = {}
        for document, claims in documents.items():
            self._tell(document, claims)

    def _tell(self, document: str, claims: DocumentClaims) -> None:
        private = [name for claim in claims.claims if claim.private for name in claim.names]
        seen: dict[tuple[str, str, str], int] = defaultdict(int)
        for place, claim in enumerate(claims.claims):
            name = claim.names[0] if claim.names else ""
            date = claim.start if claim.kind == "event" else ""
            seen[claim.kind, same_name(name), date] += 1
            number = seen[claim.kind, same_name(name), date]
            secret = bool(name) and (claim.private or names_one_of(name, private))
            member = Member(document, claim.iri)
            self._places[member] = place
            if secret:
                self._told[member] = Told(document, "", mark_of(document, claim.kind, name), date, number)
            else:
                self._told[member] = Told(document, name, "", date, number)

    def claim(self, member: Member) -> Claim:
        """Return what a member claims."""
        return self._claims[member]

    def day(self, document: str) -> str:
        """Return the day on which a document was published, ISO 8601; "" if it is not known."""
        return self.documents[document].published

    def told(self, member: Member) -> Told:
        """Return what may be recorded of a member: without names of private persons."""
        return self._told[member]

    def is_secret(self, document: str, text: str) -> bool:
        """Return whether the name of a private person of a document stands in a text."""
        private = [name for claim in self.documents[document].claims if claim.private for name in claim.names]
        return names_one_of(text, private)

    def age(self, member: Member) -> tuple[str, str, int]:
        """Return what the members of all documents are ordered by: the day of publication, the document, the place in it.

        A document whose day is not known comes after all others.
        """
        return (self.documents[member.document].published or "~", member.document, self._places[member])

    def of(self, document: str, kind: str) -> Iterator[Member]:
        """Yield the members of a kind in a document, in order of the text."""
        claims = self.documents.get(document)
        for claim in claims.claims if claims else ():
            if claim.kind == kind:
                yield Member(document, claim.iri)

    def find(self, told: Told, kind: str) -> Member | None:
        """Return the member that a record means: by its name, by another of its names, by its name without accents; or None.

        A document has one entity of the kind `document`: whatever it is called now, that is meant.
        """
        members = list(self.of(told.document, kind))
        if kind == "document":
            return members[0] if members else None
        if told.mark:
            return self._chosen(told, [m for m in members if told.mark in self._marks(m)])
        name = same_name(told.name)
        by_name = [m for m in members if same_name(self._told[m].name) == name]
        by_alias = [m for m in members if any(same_name(other) == name for other in self._claims[m].names)]
        by_letters = [m for m in members if name and any(key(other) == key(told.name) for other in self._claims[m].names)]
        return next((m for found in (by_name, by_alias, by_letters) if (m := self._chosen(told, found))), None)

    def _marks(self, member: Member) -> Iterator[str]:
        claim = self._claims[member]
        return (mark_of(member.document, claim.kind, name) for name in claim.names)

    def _chosen(self, told: Told, found: list[Member]) -> Member | None:
        """Return the one of members of one name that has the day and the number; the only one if there is no other."""
        same_day = [m for m in found if self._told[m].date == told.date]
        exact = next((m for m in same_day if self._told[m].number == told.number), None)
        return exact or (found[0] if len(found) == 1 else None)

    def alike(self, told: Told, member: Member) -> bool:
        """Return whether a member may be what a record means, if nothing else is: a longer or shorter name, or an event of the day."""
        claim = self._claims[member]
        if claim.kind == "event":
            return bool(told.date) and told.date == claim.start
        old = set(words(told.name))
        return bool(old) and any((new := set(words(name))) and (old <= new or new <= old) for name in claim.names)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return words(name)


def names_one_of(text: str, names: list[str]) -> bool:
    """Return whether one of some names stands in a text, word by word; accents and case do not count.

    >>> names_one_of("Arrest: Juan Pérez and others", ["Juan Perez"]), names_one_of("Juana Perez", ["Juan Perez"])
    (True, False)
    """
    if not names:
        return False
    whole = f" {' '.join(_words(text))} "
    return any((part := " ".join(_words(name))) and f" {part} " in whole for name in names)
