"""An editor deleted a thing from a description: what refers to it goes too."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from linkeddata.edit.labels import kind_of, participants
from linkeddata.schema.contexts import addresses
from linkeddata.schema.event_kinds import label
from linkeddata.text.counted import counted
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.findings import Finding, Severity

CODE = "references-removed"
#: What a minted IRI ends with (`values.iris.Mint`): a family and a name.
_MINTED = re.compile(rf"(?P<base>.*[#/:])(?:{'|'.join(f.value for f in Family)})[-/][^/#]+\Z", re.DOTALL)
#: Properties whose values are not things of the description.
_OUTSIDE = frozenset({"type", "sameAs", "image", "logo"})


def without_deleted(description: Description) -> Description:
    """Remove references to things that the description no longer has, and add the advice `references-removed`.

    A reference leads to a deleted thing if its IRI is like those of the description's own things. A role
    that nobody holds any more goes too, and an event that was called after its participants is called after those that are left.

    Returns:
        The same object if there is nothing to remove.
    """
    known, bases = {t.iri for t in description.things}, _bases(description)
    findings = tuple(f for f in description.findings if f.code != CODE)
    lost = [s for s in description.statements if _leads_nowhere(s, known, bases)]
    if not lost:
        return description if len(findings) == len(description.findings) else replace(description, findings=findings)
    left = without_statements(replace(description, findings=findings), lost)
    return replace(left, findings=(*findings, _finding(description, lost)))


def without_statements(description: Description, lost: Collection[Statement]) -> Description:
    """Remove statements, roles that nobody holds any more, and the names of participants from the labels of events."""
    going = set(lost)
    kept = [s for s in description.statements if s not in going]
    gone = _empty_roles(description, kept)
    kept = [s for s in kept if s.subject not in gone and not (isinstance(s.value, Ref) and s.value.iri in gone)]
    things = tuple(t for t in description.things if t.iri not in gone)
    left = replace(description, things=things, statements=tuple(kept))
    return labelled_again(left, {x.subject for x in lost})


def labelled_again(description: Description, changed: Collection[str]) -> Description:
    """Return a description in which events without a name of their own are called after those who take part now.

    Args:
        description: the whole description.
        changed: IRIs of the events whose participants have changed.
    """
    statements = tuple(_named_again(description, s, changed) for s in description.statements)
    return replace(description, statements=statements)


def _bases(description: Description) -> frozenset[str]:
    """Return what the IRIs of the description's own things begin with."""
    minted = (_MINTED.match(t.iri) for t in description.things)
    pages = (f"{t.iri.partition('#')[0]}#" for t in description.things if t.family is Family.ARTICLE)
    return frozenset({f"urn:sha256:{description.source.digest}#", *pages, *(m["base"] for m in minted if m)})


def _leads_nowhere(s: Statement, known: set[str], bases: frozenset[str]) -> bool:
    if not isinstance(s.value, Ref) or s.value.iri in known or s.property in _OUTSIDE or s.property in addresses():
        return False
    minted = _MINTED.match(s.value.iri)
    return bool(minted and minted["base"] in bases)


def _empty_roles(description: Description, kept: Sequence[Statement]) -> set[str]:
    """Return the roles that a person held, and nobody holds now."""
    held = {s.value.iri for s in kept if isinstance(s.value, Ref)}
    return {t.iri for t in description.things if t.family is Family.ROLE and t.iri not in held}


def _named_again(description: Description, s: Statement, changed: Collection[str]) -> Statement:
    if s.property != "name" or s.rule != "events:label" or s.subject not in changed:
        return s
    said = description.about(s.subject)
    return replace(s, value=Text(label(kind_of(said), participants(description, said))))


def _finding(description: Description, lost: Sequence[Statement]) -> Finding:
    ends = dict.fromkeys(s.value.iri.rpartition("#")[2] or s.value.iri for s in lost if isinstance(s.value, Ref))
    number = counted(len(lost), "reference was", "references were")
    what = f"{number} removed because the description no longer has what they lead to: {', '.join(ends)}"
    todo = "delete them in the description too, or put the thing back."
    return Finding(
        Severity.ADVICE,
        "references-removed",
        f"{what}; {todo}",
        source=description.source.name,
        fix=todo[:1].upper() + todo[1:],
    )
