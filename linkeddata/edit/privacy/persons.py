"""Who is a private person, and the warning for each."""

from __future__ import annotations

from collections.abc import Iterator

from linkeddata.schema.event_kinds import KINDS
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import EVENT_TYPES

#: Kinds of event in which someone is accused, hurt or dead.
SENSITIVE = frozenset({"arrest", "trial", "crime", "accident", "attack", "death", "disaster"})

# Properties that give a person a public role. The author of the article has one too.
_ROLES = frozenset({"jobTitle", "worksFor", "memberOf"})
# Last words of titles that are not a public role.
_NO_ROLE = frozenset(
    "accused casualty convict deceased defendant detainee fatality fugitive inmate offender perpetrator prisoner suspect "
    "survivor victim".split()
)
_PARTICIPANT_ROLES = frozenset({"attendee", "organizer"})


def private_persons(description: Description) -> dict[str, str]:
    """Return the private persons in the order of the description's things: IRI → kind of the first sensitive event."""
    kinds, public = event_kinds(description), public_persons(description)
    found: dict[str, str] = {}
    for s in description.statements:
        if s.property in _PARTICIPANT_ROLES and isinstance(s.value, Ref) and kinds.get(s.subject) in SENSITIVE:
            found.setdefault(s.value.iri, kinds[s.subject])
    persons = (t.iri for t in description.things if t.family is Family.PERSON)
    return {iri: found[iri] for iri in persons if iri in found and iri not in public}


def warnings(description: Description) -> tuple[Finding, ...]:
    """Return one warning, with the code `private-person`, for each private person."""
    mentions = {t.iri: t.mentions[:1] for t in description.things}
    return tuple(
        Finding(
            Severity.WARNING,
            "private-person",
            f"{(name := description.name(iri))} is named in connection with {'an' if kind[0] in 'aeiou' else 'a'} {kind}, but the text "
            "gives no title, employer or membership; check that you may publish the name, or add --omit private.",
            node=name,
            iri=iri,
            source=description.source.name,
            span=mentions[iri][0].span if mentions[iri] else None,
            quote=mentions[iri][0].quote if mentions[iri] else None,
        )
        for iri, kind in private_persons(description).items()
    )


def public_persons(description: Description) -> frozenset[str]:
    """Return the IRIs of persons with a title, an employer or a membership, and of the article's author."""
    return frozenset(_public(description))


def _public(description: Description) -> Iterator[str]:
    for s in description.statements:
        if s.property == "author" and isinstance(s.value, Ref):
            yield s.value.iri
        elif s.property in _ROLES and not _is_no_role(s):
            yield s.subject


def _is_no_role(statement: Statement) -> bool:
    last = statement.value.value.casefold().split()[-1:] if isinstance(statement.value, Text) else []
    return any(word in _NO_ROLE for word in last)


def event_kinds(description: Description) -> dict[str, str]:
    """Return the kind of each event: IRI → a key of `schema.event_kinds.KINDS`, or what an editor wrote."""
    return {
        s.subject: s.value.iri.removeprefix(EVENT_TYPES)
        for s in description.statements
        if s.property == "additionalType" and isinstance(s.value, Ref) and s.value.iri.startswith(EVENT_TYPES)
    }


assert KINDS.keys() >= SENSITIVE
