"""Archives of described documents for tests of a release: facts and evidence as the stages before the dumps hand them on.

Things of one name and kind are one entity here, whatever the rules of identity would say of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize.ntriples import render_quads
from linkeddata.release.values import Entity, Fact, Frame, Identities, Member, Prepared, Words
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.iris import slug

BASE = "https://data.example.org/"
_KINDS = {Family.ARTICLE: "document"}


@dataclass
class Archive:
    """Documents, ready for the dumps.

    Args:
        prepared: the documents.
        identities: their entities.
        facts, evidence: by the document's key.
    """

    prepared: list[Prepared]
    identities: Identities
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    evidence: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def facts_of(self, prepared: Prepared) -> Iterator[Fact]:
        yield from self.facts[prepared.document]

    def evidence_of(self, prepared: Prepared) -> bytes:
        self.asked.append(prepared.document)
        return self.evidence[prepared.document]


def frame(folder: Path, name: str = "release", base: str = BASE) -> Frame:
    """Return a frame whose folders exist."""
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "work").mkdir(exist_ok=True)
    return Frame(base, "2026-11-30", "2026-11-30T00:00:00Z", folder / name, None, folder / "work")


def archive(descriptions: Iterable[tuple[Description, str | None]], base: str = BASE) -> Archive:
    """Return the archive of some descriptions, each with the text of its source if there is one."""
    made = Archive([], Identities({}, {}))
    entities: dict[str, Entity] = {}
    entity_of: dict[Member, str] = {}
    for number, (description, text) in enumerate(descriptions):
        key = f"{number:04d}-{Path(description.source.name).name}"
        iris = _named(description, key, base)
        for thing in description.things:
            member, iri = Member(key, thing.iri), iris[thing.iri]
            entity_of[member] = iri
            if thing.family is not Family.ROLE:
                entities[iri] = _entity(entities.get(iri), description, thing.iri, iri, member)
        marks: dict[str, int] = {}
        prepared = Prepared(key, description.source.digest, Path(key))
        made.prepared.append(prepared)
        made.facts[key] = [
            _fact(s, iris, iris[description.things[0].iri], prepared.digest, marks) for s in description.statements
        ]
        lines = render_quads(dataset(description, text=text)).split("\n")
        own = "|".join(sorted(map(re.escape, iris), key=len, reverse=True))
        body = "".join(f"{line}\n" for line in sorted(lines) if line.endswith("#evidence> ."))
        made.evidence[key] = re.sub(f"<({own})>", lambda found, iris=iris: f"<{iris[found[1]]}>", body).encode()
    made.identities = Identities(dict(sorted(entities.items())), entity_of)
    return made


def _named(description: Description, key: str, base: str) -> dict[str, str]:
    """Return the IRI of each thing's entity; a role's begins with that of its owner."""
    iris, roles = dict[str, str](), list[str]()
    for thing in description.things:
        if thing.family is Family.ROLE:
            roles.append(thing.iri)
            continue
        kind = _KINDS.get(thing.family, thing.family.value)
        name = key if kind == "document" else description.name(thing.iri)
        iris[thing.iri] = f"{base}{kind}/{slug(name)}"
    for role in roles:
        owners = (s.subject for s in description.statements if isinstance(s.value, Ref) and s.value.iri == role)
        owner = next((iris[o] for o in owners if o in iris), f"{base}person/nobody")
        iris[role] = f"{owner}#role-{slug(key)}-{len(iris)}"
    return iris


def _entity(known: Entity | None, description: Description, claim: str, iri: str, member: Member) -> Entity:
    if known is not None:
        return replace(known, members=tuple(sorted({*known.members, member})))
    types = tuple(sorted(_classes(description, claim)))
    name = description.name(claim)
    return Entity(iri, iri.rsplit("/", 2)[1], name, (name,), types, (member,), member, "2026-11-30")


def _fact(s: Statement, iris: dict[str, str], document: str, digest: str, marks: dict[str, int]) -> Fact:
    marks[s.mark] = marks.get(s.mark, 0) + 1
    mark = s.mark if marks[s.mark] == 1 else f"{s.mark}-{marks[s.mark]}"
    value = Ref(iris.get(s.value.iri, s.value.iri)) if isinstance(s.value, Ref) else Text(s.value.value, s.value.datatype)
    words = None
    if s.evidence:
        first = s.evidence[0]
        words = Words(first.span.start, first.span.end, first.quote, first.quote, 0, first.place or "")
    statement = f"urn:sha256:{digest}#statement-{mark}"
    return Fact(iris[s.subject], s.property, value, document, statement, s.basis.value, s.rule, s.confidence, s.unsure, words)


def _classes(description: Description, claim: str) -> list[str]:
    told = (s.value for s in description.about(claim) if s.property == "type")
    return [value.iri.rpartition("/")[2] for value in told if isinstance(value, Ref)]
