"""The files of `identity/` in a release: which claims are one thing, why, and what an editor may judge.

    ids.jsonl         every IRI that was ever published (`ids_file`)
    aliases.nt        IRI of a thing in a document's own data, prov:specializationOf, IRI of its entity
    members.jsonl     what each document tells of an entity, with its words
    joins.jsonl       each edge that holds an entity together, with the words of both documents
    refusals.jsonl    pairs that look alike and are two, with what speaks against them
    proposals.jsonl   pairs that an editor may judge, with the lines for yes and no
    conflicts.csv     what joined documents disagree on (`conflicts`)

None of them holds the name of a person who is not in the release.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from linkeddata.release.claims import DocumentClaims
from linkeddata.release.identity import ids_file
from linkeddata.release.identity.entries import Registry
from linkeddata.release.identity.lines import Lines
from linkeddata.release.identity.resolution import Resolution
from linkeddata.release.identity.tellings import Tellings
from linkeddata.release.values import Frame, Identities, Member
from linkeddata.values.corrections import Judge
from linkeddata.values.iris import iri_problem
from linkeddata.values.namespaces import PROV

_SAME = f"<{PROV}specializationOf>"
#: Rule of a join that an editor judged.
JUDGED = "same"


def write(
    frame: Frame,
    identities: Identities,
    registry: Registry,
    resolution: Resolution,
    documents: Mapping[str, DocumentClaims],
    document_of: Callable[[str], str] = str,
    tellings: Tellings | None = None,
) -> None:
    """Write all files of `identity/` but `conflicts.csv` into the folder of a release.

    Args:
        frame: of the release.
        identities: the entities, as `assigned` returned them.
        registry: the registry after the release, as `assigned` returned it.
        resolution: what the rules found.
        documents: the document's key → its claims.
        document_of: the document's key → what `corrections.jsonl` calls it: its path from the folder of that file.
        tellings: of these documents, if they were made already.
    """
    tellings = tellings or Tellings(documents)
    sides = Sides(identities, tellings, Lines(tellings, document_of))
    contents: Mapping[str, Iterable[bytes]] = {
        ids_file.NAME: ids_file.lines(registry),
        "identity/aliases.nt": aliases(identities),
        "identity/members.jsonl": map(_line, sides.members()),
        "identity/joins.jsonl": map(_line, sides.joins()),
        "identity/refusals.jsonl": map(_line, sides.refusals(resolution)),
        "identity/proposals.jsonl": map(_line, sides.proposals(resolution)),
    }
    (frame.folder / "identity").mkdir(exist_ok=True)
    for name, lines in contents.items():
        with (frame.folder / name).open("wb") as file:
            file.writelines(lines)


def aliases(identities: Identities) -> Iterator[bytes]:
    """Yield the statements that lead from the IRI of each claim, roles too, to its entity; sorted.

    An address that several documents have leads to each of their entities. A claim that has the entity's own IRI has no line.
    """
    pairs = {(member.claim, iri) for member, iri in identities.entity_of.items() if member.claim != iri}
    for claim, iri in sorted(pairs):
        if iri_problem(claim) is None:
            yield f"<{claim}> {_SAME} <{iri}> .\n".encode()


class Sides:
    """Edges with what both documents say.

    Args:
        identities: of the release.
        tellings: of all documents.
        lines: makes the lines for an editor.
    """

    def __init__(self, identities: Identities, tellings: Tellings, lines: Lines) -> None:
        self._identities = identities
        self._tellings = tellings
        self._lines = lines
        self._articles = {
            document: identities.entity_of.get(articles[0]) if (articles := tellings.of(document, "document")) else None
            for document in tellings.documents
        }

    def members(self) -> Iterator[dict[str, Any]]:
        """Yield the members of each entity, by its IRI: which document tells of it, by what name, and in what words."""
        for entity in self._identities.entities.values():
            yield from map(self._whole_side, entity.members)

    def joins(self) -> Iterator[dict[str, Any]]:
        """Yield why members are one: the entity, the rule, what it compared, both sides, and the line that would part them.

        An entity of several documents has one edge less than members. `line` is that of the judgement, if an editor joined them.
        """
        for join in self._identities.joins:
            said: dict[str, Any] = {"iri": self._identities.entity_of[join.a], "rule": join.rule, "values": join.values}
            said |= {"line": join.line} if join.line is not None else {}
            said |= {"a": self._side(join.a), "b": self._side(join.b)}
            yield said | {"split": self._lines.line(Judge.DIFFERENT, join.a, join.b)}

    def refusals(self, resolution: Resolution) -> Iterator[dict[str, Any]]:
        """Yield why members are two: the rule that forbids to join them, what speaks against it, and both sides."""
        for refusal in resolution.refusals:
            said: dict[str, Any] = {"rule": refusal.rule, "words": refusal.words}
            said |= {"line": refusal.line} if refusal.line is not None else {}
            yield said | {"a": self._whole_side(refusal.a), "b": self._whole_side(refusal.b)}

    def proposals(self, resolution: Resolution) -> Iterator[dict[str, Any]]:
        """Yield what an editor may judge: the pair, the rule, what speaks for and against it, and the lines for yes and no."""
        for proposal in resolution.proposals:
            a, b = proposal.a, proposal.b
            if self._identities.entity_of[a] != self._identities.entity_of[b]:
                said: dict[str, Any] = {"rule": proposal.rule, "values": proposal.values}
                said |= {"for": list(proposal.speaks_for), "against": list(proposal.speaks_against)}
                said |= {"a": self._whole_side(a), "b": self._whole_side(b)}
                yield said | {"yes": self._lines.line(Judge.SAME, a, b), "no": self._lines.line(Judge.DIFFERENT, a, b)}

    def _whole_side(self, member: Member) -> dict[str, Any]:
        return {"iri": self._identities.entity_of[member], **self._side(member)}

    def _side(self, member: Member) -> dict[str, Any]:
        claim = self._tellings.claim(member)
        said: dict[str, Any] = {"document": member.document, "page": self._articles[member.document]}
        said |= {"published": self._tellings.day(member.document)}
        said |= {"kind": claim.kind, "name": claim.names[0] if claim.names else "", "claim": member.claim}
        said |= {"date": claim.start if claim.kind == "event" else ""}
        if claim.words:
            words = claim.words
            said |= {
                "start": words.start,
                "end": words.end,
                "quote": words.quote,
                "sentence": words.sentence,
                "place": words.place,
            }
        return {key: value for key, value in said.items() if value not in (None, "")}


def _line(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
