"""The lines of `corrections.jsonl` that join two members, or keep them apart: to be pasted as they are."""

from __future__ import annotations

from collections.abc import Callable

from linkeddata.edit.corrections.file import checked_line, sayable
from linkeddata.errors import UsageError
from linkeddata.release.identity.tellings import Tellings
from linkeddata.release.values import Member
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import Judge, Judgement, Selector

#: Kind of an entity → what a selector calls it, where that is another word.
_KINDS = {"document": "article"}


class Lines:
    """Makes lines about members.

    Args:
        tellings: of all documents.
        document_of: the document's key → what a line calls the document: its path from the folder of the corrections.
    """

    def __init__(self, tellings: Tellings, document_of: Callable[[str], str] = str) -> None:
        self._tellings = tellings
        self._document_of = document_of
        self._selectors: dict[Member, Selector] = {}

    def line(self, judge: Judge, a: Member, b: Member) -> str:
        """Return the line that judges two members, without its line break; "" if the file cannot say it."""
        try:
            return checked_line(Judgement(judge, self.selector(a), self.selector(b)))
        except UsageError:
            return ""

    def selector(self, member: Member) -> Selector:
        """Return the selector of a member: by document, kind and name; with the day or the IRI if that is not enough."""
        found = self._selectors.get(member)
        if found is None:
            found = self._selectors[member] = self._selector(member)
        return found

    def _selector(self, member: Member) -> Selector:
        claim = self._tellings.claim(member)
        document, kind = self._document_of(member.document), _KINDS.get(claim.kind, claim.kind)
        name = claim.names[0] if claim.names else ""
        if claim.kind == "document":
            return Selector(document, kind)
        alike = [self._tellings.claim(m) for m in self._tellings.of(member.document, claim.kind)]
        folded = same_name(name)
        alike = [other for other in alike if any(name == n or same_name(n) == folded for n in other.names)]
        if not sayable(name):
            return Selector(document, kind, iri=claim.iri)
        if len(alike) == 1:
            return Selector(document, kind, name)
        if claim.kind == "event" and claim.start and sum(other.start.startswith(claim.start) for other in alike) == 1:
            return Selector(document, kind, name, claim.start)
        return Selector(document, kind, iri=claim.iri)
