"""The things of all documents, to be found again by what was recorded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from linkeddata.release.claims import Claim, DocumentClaims
from linkeddata.release.identity.entries import Told, mark_of
from linkeddata.release.values import Member
from linkeddata.text.fold import key, same_name, words


class _Row(NamedTuple):
    """What is kept of a member: its claim, what may be recorded of it, its name for comparison, and its place in the document."""

    claim: Claim
    told: Told
    folded: str
    place: int


class Tellings:
    """What the documents of an archive tell of.

    Args:
        documents: the document's key → its claims.
    """

    def __init__(self, documents: Mapping[str, DocumentClaims]) -> None:
        self.documents = documents
        self._rows: dict[Member, _Row] = {}
        self._of: dict[tuple[str, str], list[Member]] = defaultdict(list)
        for document, claims in documents.items():
            self._tell(document, claims)

    def _tell(self, document: str, claims: DocumentClaims) -> None:
        private = [name for claim in claims.claims if claim.private for name in claim.names]
        seen: dict[tuple[str, str, str], int] = defaultdict(int)
        for place, claim in enumerate(claims.claims):
            name = claim.names[0] if claim.names else ""
            date = claim.start if claim.kind == "event" else ""
            folded = same_name(name)
            seen[claim.kind, folded, date] += 1
            secret = bool(name) and (claim.private or names_one_of(name, private))
            shown, mark = ("", mark_of(document, claim.kind, name)) if secret else (name, "")
            told = Told(document, shown, mark, date, seen[claim.kind, folded, date])
            member = Member(document, claim.iri)
            self._rows[member] = _Row(claim, told, folded, place)
            self._of[document, claim.kind].append(member)

    def claim(self, member: Member) -> Claim:
        """Return what a member claims."""
        return self._rows[member].claim

    def day(self, document: str) -> str:
        """Return the day on which a document was published, ISO 8601; "" if it is not known."""
        return self.documents[document].published

    def told(self, member: Member) -> Told:
        """Return what may be recorded of a member: without names of private persons."""
        return self._rows[member].told

    def is_secret(self, document: str, text: str) -> bool:
        """Return whether the name of a private person of a document stands in a text."""
        private = [name for claim in self.documents[document].claims if claim.private for name in claim.names]
        return names_one_of(text, private)

    def age(self, member: Member) -> tuple[str, str, int]:
        """Return what the members of all documents are ordered by: the day of publication, the document, the place in it.

        A document whose day is not known comes after all others.
        """
        return (self.documents[member.document].published or "~", member.document, self._rows[member].place)

    def of(self, document: str, kind: str) -> Sequence[Member]:
        """Return the members of a kind in a document, in order of the text."""
        return self._of.get((document, kind), ())

    def find(self, told: Told, kind: str) -> Member | None:
        """Return the member that a record means: by its name, by another of its names, by its name without accents; or None.

        A document has one entity of the kind `document`: whatever it is called now, that is meant.
        """
        members = self.of(told.document, kind)
        if not members or kind == "document":
            return members[0] if members else None
        ways = (self._by_mark,) if told.mark else (self._by_name, self._by_alias, self._by_letters)
        return next((member for way in ways if (member := self._chosen(told, way(told, members)))), None)

    def _by_mark(self, told: Told, members: Sequence[Member]) -> list[Member]:
        kinds = {m: self._rows[m].claim for m in members}
        return [m for m, c in kinds.items() if any(mark_of(m.document, c.kind, name) == told.mark for name in c.names)]

    def _by_name(self, told: Told, members: Sequence[Member]) -> list[Member]:
        name = same_name(told.name)
        return [m for m in members if self._rows[m].folded == name]

    def _by_alias(self, told: Told, members: Sequence[Member]) -> list[Member]:
        name = same_name(told.name)
        return [m for m in members if any(same_name(other) == name for other in self._rows[m].claim.names)]

    def _by_letters(self, told: Told, members: Sequence[Member]) -> list[Member]:
        name = key(told.name)
        return [m for m in members if name and any(key(other) == name for other in self._rows[m].claim.names)]

    def _chosen(self, told: Told, found: Sequence[Member]) -> Member | None:
        """Return the one of members of one name that has the day and the number; the only one if there is no other."""
        day = ((m, self._rows[m].told) for m in found)
        exact = next((m for m, other in day if (other.date, other.number) == (told.date, told.number)), None)
        return exact or (found[0] if len(found) == 1 else None)

    def of_the_kind(self, told: Told, member: Member) -> bool:
        """Return whether an event has the day and the kind that a record tells: “Speech: …”, whoever took part."""
        claim = self._rows[member].claim
        kind, made, _ = told.name.partition(": ")
        return (
            claim.kind == "event"
            and bool(made)
            and told.date == claim.start
            and bool(claim.names)
            and (claim.names[0].startswith(f"{kind}: "))
        )

    def alike(self, told: Told, member: Member) -> bool:
        """Return whether a member may be what a record means, if nothing else is.

        It has a longer or shorter name, the text calls it by the recorded name and an editor by another, or it is an event of the day.
        """
        claim = self._rows[member].claim
        if claim.kind == "event":
            return bool(told.date) and told.date == claim.start
        if same_name(told.name) in claim.called:
            return True
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
