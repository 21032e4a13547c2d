"""Omits statements whose confidence is below a threshold, and whatever depends on them.

The confidence of a thing is that of its most certain class or name. These are omitted with what they depend on:

    a thing     is omitted with all statements about it and all statements that point to it
    a post      (role) is omitted if its organization, its title or its person is
    an event    is omitted if no date, place or participant remains
    a country   that only an adjective names is omitted if only the article still points to it

Metadata, options, an editor's corrections and statements about the article itself are always kept, with the things at both
ends. A thing that is kept has a name and a class: an event of uncertain kind becomes an `Event`, and one that was named after
its kind and participants gets a new name. IRIs never change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from linkeddata.edit.labels import PARTICIPANT_ROLES, kind_of, participants
from linkeddata.schema.event_kinds import label
from linkeddata.text.counted import counted
from linkeddata.values.description import EXISTENCE, Description, Family, Ref, Statement, Text
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.namespaces import SCHEMA

_DETAILS = frozenset({"startDate", "endDate", *PARTICIPANT_ROLES})
_FROM_ARTICLE = frozenset({"about", "mentions"})
_LABELS = frozenset({"events:label", "privacy:label"})
_SECOND_CLASS = frozenset({"events:acts", "events:venue"})  # rules that give an organization or place a second class
_GENERAL = Ref(SCHEMA + "Event")


def confident(description: Description, least: float = 0.0, *, unsure: bool = False) -> Description:
    """Omit statements with a confidence below `least`, and add the advice `unsure-left-out` with their number.

    Args:
        description: as read or as corrected.
        least: least confidence, 0 to 1.
        unsure: whether to keep statements marked `unsure`.

    Returns:
        The same object if nothing is omitted. Things and statements keep their order; findings about omitted things and
        statements are removed.
    """
    selection = _Selection(description, least, unsure)
    if not any(map(selection.low, description.statements)):
        return description
    out, gone = _Cascade(selection).run()
    kept = [s for n, s in enumerate(description.statements) if n not in out]
    lost = [s for n, s in enumerate(description.statements) if n in out]
    statements = _relabelled(description, selection.classified(kept), lost)
    things = tuple(t for t in description.things if t.iri not in gone)
    finding = _finding(description, len(lost), least)
    findings = (*(f for f in description.findings if still_applies(f, gone, statements)), finding)
    return replace(description, things=things, statements=tuple(statements), findings=findings)


def low_confidence_shown(description: Description) -> Description:
    """Add the advice `unsure-shown` with the number of statements marked `unsure`. Returns the same object if there are none."""
    count = sum(s.unsure for s in description.statements)
    if not count:
        return description
    number = counted(count, "statement is", "statements are")
    finding = Finding(
        Severity.ADVICE,
        "unsure-shown",
        f"{number} unsure (below the standard threshold); use --to trig or `describe --all` to see which.",
        source=description.source.name,
    )
    return replace(description, findings=(*description.findings, finding))


def at_standard(description: Description) -> Description:
    """Remove statements marked `unsure`, as if only what reaches the standard thresholds had been read.

    Args:
        description: as read, without an editor's corrections.
    """
    kept = tuple(s for s in description.statements if not s.unsure)
    if len(kept) == len(description.statements):
        return description
    about = {s.subject for s in kept}
    things = tuple(t for t in description.things if t.iri in about)
    gone = {t.iri for t in description.things} - about
    findings = tuple(f for f in description.findings if still_applies(f, gone, kept))
    return replace(description, things=things, statements=kept, findings=findings)


class _Selection:
    """Decides which statements and things are below the threshold and which are always kept.

    Args:
        description: the whole description.
        least: least confidence, 0 to 1.
        unsure: whether to keep statements marked `unsure`.
    """

    def __init__(self, description: Description, least: float, unsure: bool) -> None:
        self.description, self.least, self.unsure = description, least, unsure
        self.families = {t.iri: t.family for t in description.things}
        self.fixed = {iri for s in description.statements if self._given(s) for iri in _ends(s)} & self.families.keys()
        self.fixed |= {iri for iri, family in self.families.items() if family is Family.ARTICLE}
        self.classed = {s.subject for s in description.statements if s.property == "type" and not self.low(s)}
        self.existence: dict[str, float] = {}
        for s in description.statements:
            if s.property in EXISTENCE:
                self.existence[s.subject] = max(s.confidence, self.existence.get(s.subject, 0.0))

    def _given(self, statement: Statement) -> bool:
        """Return whether a statement is kept whatever its confidence."""
        of_article = self.families.get(statement.subject) is Family.ARTICLE and statement.property not in _FROM_ARTICLE
        return of_article or statement.basis not in (Basis.TEXT, Basis.INFERENCE)

    def low(self, statement: Statement) -> bool:
        """Return whether a statement's own confidence is too low."""
        if self._given(statement):
            return False
        return statement.confidence < self.least or (statement.unsure and not self.unsure)

    def unsure_things(self) -> set[str]:
        """Return things whose class and name are both too uncertain, except those that statements always kept refer to."""
        sure = {s.subject for s in self.description.statements if s.property in EXISTENCE and not self.low(s)}
        return (self.existence.keys() & self.families.keys()) - sure - self.fixed

    def is_needed(self, statement: Statement) -> bool:
        """Return whether a thing needs a statement: its name, or a class if none of its classes is certain enough."""
        if statement.property == "name":
            return True
        return statement.property == "type" and statement.subject not in self.classed and statement.rule not in _SECOND_CLASS

    def classified(self, kept: Iterable[Statement]) -> list[Statement]:
        """Return the statements; uncertain classes of events become `Event`."""
        return [self._general(s) if s.property == "type" and self.low(s) else s for s in kept]

    def _general(self, statement: Statement) -> Statement:
        if self.families.get(statement.subject) is not Family.EVENT or statement.value == _GENERAL:
            return statement
        sure = self.existence[statement.subject]
        return replace(statement, value=_GENERAL, basis=Basis.INFERENCE, rule="confidence:class", confidence=sure)


class _Cascade:
    """Omits uncertain statements and things, and what depends on them; visits each statement only a few times."""

    def __init__(self, selection: _Selection) -> None:
        self.selection, self.statements = selection, selection.description.statements
        self.at: dict[str, list[int]] = {}  # thing → statements about it or pointing to it
        self.demonyms = {s.subject for s in self.statements if s.property == "name" and s.rule == "link:demonym"}
        self.said, self.more, self.pointed = Counter[str](), Counter[str](), Counter[str]()
        for n, s in enumerate(self.statements):
            for iri in _ends(s):
                self.at.setdefault(iri, []).append(n)
            self._count(s, 1)
        self.before = (self.said.copy(), self.more.copy(), self.pointed.copy())
        self.out: set[int] = set()

    def _count(self, s: Statement, change: int) -> None:
        self.said[s.subject] += change
        self.more[s.subject] += change * (s.property in _DETAILS)
        if isinstance(s.value, Ref) and self.selection.families.get(s.subject) is not Family.ARTICLE:
            self.pointed[s.value.iri] += change

    def _drop(self, numbers: Iterable[int]) -> set[str]:
        """Omit statements and return the things they were about or pointed to."""
        affected: set[str] = set()
        for n in numbers:
            if n not in self.out:
                self.out.add(n)
                self._count(self.statements[n], -1)
                affected.update(_ends(self.statements[n]))
        return affected

    def run(self) -> tuple[set[int], set[str]]:
        """Return the positions of omitted statements, and the IRIs of omitted things."""
        selection, gone = self.selection, set[str]()
        going = selection.unsure_things()
        affected = self._drop(n for n, s in enumerate(self.statements) if selection.low(s) and not selection.is_needed(s))
        while going or affected:
            gone |= going
            affected |= self._drop(n for iri in going for n in self.at.get(iri, ()))
            going = {iri for iri in affected if iri not in gone and iri not in selection.fixed and self._depends(iri)}
            affected = set()
        return self.out, gone

    def _depends(self, iri: str) -> bool:
        """Return whether a thing must be omitted because of statements that were."""
        said, more, pointed = self.before
        lost_links = self.pointed[iri] < pointed[iri]
        family = self.selection.families.get(iri)
        if family is Family.ROLE:
            return lost_links or self.said[iri] < said[iri]
        if family is Family.EVENT:
            return more[iri] > 0 and not self.more[iri]
        return family is not None and iri in self.demonyms and lost_links and not self.pointed[iri]


def _ends(statement: Statement) -> tuple[str, ...]:
    value = statement.value
    return (statement.subject, value.iri) if isinstance(value, Ref) else (statement.subject,)


def _said_by_thing(statements: Iterable[Statement]) -> Mapping[str, list[Statement]]:
    said: dict[str, list[Statement]] = {}
    for s in statements:
        said.setdefault(s.subject, []).append(s)
    return said


def _relabelled(description: Description, statements: Sequence[Statement], left_out: Iterable[Statement]) -> list[Statement]:
    """Return the statements, with new labels for events that lost their kind or a participant not marked `unsure`."""
    affected = {s.subject for s in left_out if s.property in {"additionalType", *PARTICIPANT_ROLES} and not s.unsure}
    about = _said_by_thing(statements)
    return [
        replace(s, value=Text(label(kind_of(about[s.subject]), participants(description, about[s.subject]))))
        if s.property == "name" and s.rule in _LABELS and s.subject in affected
        else s
        for s in statements
    ]


def still_applies(finding: Finding, gone: Collection[str], statements: Iterable[Statement]) -> bool:
    """Return whether the statement that a finding is about is still there."""
    if finding.iri in gone:
        return False
    if finding.iri is None or finding.property is None or finding.value is None:
        return True
    return any(
        (s.subject, s.property) == (finding.iri, finding.property)
        and finding.value == (s.value.iri if isinstance(s.value, Ref) else s.value.value)
        for s in statements
    )


def _finding(description: Description, count: int, least: float) -> Finding:
    number = counted(count, "statement")
    if least:
        why = f"(confidence below {least:g}, or dependent on one that was); lower --min-confidence to keep more"
    else:
        why = "(below the standard threshold); add --all to keep more"
    return Finding(Severity.ADVICE, "unsure-left-out", f"{number} omitted {why}.", source=description.source.name)
