"""Removes private persons from a description; `persons` decides who is one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from linkeddata.edit.labels import SAYS_MORE, participants
from linkeddata.edit.privacy.name_search import BLANK, Forms, form
from linkeddata.edit.privacy.persons import SENSITIVE, event_kinds, private_persons, public_persons
from linkeddata.html.strip import strip
from linkeddata.schema.event_kinds import label
from linkeddata.text.counted import counted
from linkeddata.values.description import (
    DOCUMENT_TEXTS,
    NAMED,
    Description,
    Evidence,
    Family,
    Ref,
    Statement,
    Text,
    Thing,
    Value,
)
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.iris import slug
from linkeddata.values.span import Span

_NAMES = frozenset({"name", "alternateName"})
_STEM = re.compile(r".*[#/:](?:event|article)[-/](?=[^/#]+\Z)", re.DOTALL)


def without_private(description: Description) -> Description:
    """Remove private persons, and add the advice `private-left-out` with their number.

    Args:
        description: as read or as corrected.

    Returns:
        The same object if there is nothing to remove. Statements keep their order; a statement without remaining quotations
        gets the basis inference. Events and articles whose IRI contained a name get a new IRI; all other IRIs are unchanged.
    """
    return without_persons(description)


def without_persons(
    description: Description,
    *,
    private: bool = True,
    names: Sequence[str] = (),
    all_named: bool = False,
    iris: Collection[str] = (),
    words: Sequence[str] = (),
) -> Description:
    """Remove private persons, persons by name, or both.

    Args:
        description: as read or as corrected.
        private: whether to remove private persons.
        names: of persons to remove, each whole or a surname. What the text calls so is removed even if it is not known as a person.
        all_named: whether each name must be that of a person in the description; the warning `omit-unknown` lists the others.
        iris: persons to remove, by IRI.
        words: names that are removed from texts, though no person of the description bears them.

    Returns:
        As `without_private`.
    """
    gone = _Removed.of(description, private=private, names=names, iris=iris, words=words)
    left = _without(description, gone)
    unknown = [name for name in names if all_named and not _called(description, [name])]
    return replace(left, findings=(*left.findings, *(_unknown(description, name) for name in unknown))) if unknown else left


def _without(description: Description, gone: _Removed) -> Description:
    statements = [s for s in description.statements if not _refers(s, gone.iris)]
    labels, tails = _relabelled(description, statements, gone)
    full = {s.subject for s in statements if s.property in SAYS_MORE}
    bare = {iri for iri in tails if iri not in full}  # events of which only the kind remains
    statements = [s for s in statements if not _refers(s, bare)]
    moved = _moved(description, {iri: tail for iri, tail in tails.items() if iri not in bare}, gone)
    redaction = _Redaction(description, gone, labels, moved)
    kept = tuple(made for s in statements if (made := redaction.statement(s)))
    things = tuple(
        Thing(moved.get(t.iri, t.iri), t.family, redaction.evidence(t.mentions))
        for t in description.things
        if t.iri not in gone.iris | bare
    )
    if not gone.iris and kept == description.statements:
        return description
    findings = [f for f in map(redaction.finding, description.findings) if f and f.iri not in bare]
    if gone.iris:
        findings.append(_finding(description, kept, gone))
    return replace(description, things=things, statements=kept, findings=tuple(findings))


def _refers(statement: Statement, iris: Collection[str]) -> bool:
    return statement.subject in iris or (isinstance(statement.value, Ref) and statement.value.iri in iris)


def _names(description: Description, iri: str) -> list[str]:
    return [s.value.value for s in description.about(iri) if s.property in _NAMES and isinstance(s.value, Text)]


@dataclass(frozen=True, slots=True)
class _Removed:
    """The persons to remove, and the names that may not remain.

    Args:
        persons: IRIs of the private persons, and of persons without a public role who share a part of their names.
        iris: these, and organizations and places with a full name of theirs.
        spans: where the source names them.
        sure: forms that nobody else has; nothing may contain them.
        any: these, and single words that others have too; texts about the document and sensitive events may not contain them.
        kinds: kinds of events, by IRI.
    """

    persons: frozenset[str]
    iris: frozenset[str]
    spans: tuple[Span, ...]
    sure: Forms
    any: Forms
    kinds: Mapping[str, str]

    @classmethod
    def of(
        cls,
        description: Description,
        *,
        private: bool = True,
        names: Sequence[str] = (),
        iris: Collection[str] = (),
        words: Sequence[str] = (),
    ) -> _Removed:
        """Collect them from a description; arguments as for `without_persons`."""
        persons = (_private_and_twins(description) if private else frozenset()) | _called(description, names) | frozenset(iris)
        mentions = [e for t in description.things if t.iri in persons for e in t.mentions]
        held = (name for t in description.things if t.iri in persons for name in _names(description, t.iri))
        names = [*names, *words, *held]
        every = Forms.of([*names, *(said for e in mentions if (said := strip(e.quote)) != said.lower() or not said.isascii())])
        whole = Forms(every.names)
        every_iri, shared, full = set(persons), set[str](), {form(name) for name in names}
        for thing in description.things:
            if thing.iri in persons or thing.family not in NAMED:
                continue
            mine = _names(description, thing.iri)
            if thing.family is not Family.PERSON and (whole.within(*mine) or full & {form(name) for name in mine}):
                every_iri.add(thing.iri)
                mentions += thing.mentions
            else:
                shared.update(word for name in mine for word in form(name))
        sure = Forms(every.names, every.words - shared)
        return cls(persons, frozenset(every_iri), tuple(e.span for e in mentions), sure, every, event_kinds(description))

    def forms(self, event: str) -> Forms:
        """Return the forms that an event may not contain."""
        return self.any if self.kinds.get(event) in SENSITIVE else self.sure


def _called(description: Description, names: Sequence[str]) -> frozenset[str]:
    """Return the persons with one of some names; a name with fewer words is the same if it has the surname."""
    wanted = [form(name) for name in names]
    found = set[str]()
    for thing in description.things if wanted else ():
        if thing.family is Family.PERSON:
            mine = [form(name) for name in (*_names(description, thing.iri), *(strip(e.quote) for e in thing.mentions))]
            if any(_same_name(m, w) for m in mine for w in wanted if m and w):
                found.add(thing.iri)
    return frozenset(found)


def _same_name(mine: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return (set(wanted) <= set(mine) and wanted[-1] == mine[-1]) or (len(mine) > 1 and set(mine) < set(wanted))


def _private_and_twins(description: Description) -> frozenset[str]:
    """Return private persons, and persons without a public role whose name is a part of theirs or the reverse: probably the same."""
    private, public = private_persons(description), public_persons(description)
    known = [set(form(name)) for iri in private for name in _names(description, iri)]
    found = set(private)
    for thing in description.things:
        if thing.family is Family.PERSON and thing.iri not in public:
            mine = [set(form(name)) for name in _names(description, thing.iri)]
            if any(m and k and (m <= k or k <= m) for m in mine for k in known):
                found.add(thing.iri)
    return frozenset(found)


def _relabelled(
    description: Description, statements: Sequence[Statement], gone: _Removed
) -> tuple[dict[str, str], dict[str, str]]:
    """Return new names and new ends of IRIs for events whose old ones contain a removed name.

    A sensitive event that was named after its participants always gets a new name from the participants in the data: the old
    one may contain people who were too uncertain to be in the data.

    Args:
        description: the whole description.
        statements: those that do not refer to `gone`.
        gone: the persons to remove.
    """
    labels, tails = {}, {}
    touched = {s.subject for s in description.statements if isinstance(s.value, Ref) and s.value.iri in gone.iris}
    for thing in description.things:
        if thing.family is not Family.EVENT:
            continue
        iri, kind = thing.iri, gone.kinds.get(thing.iri, "other")
        who = participants(description, [s for s in statements if s.subject == iri])
        old = next((s for s in description.about(iri) if s.property == "name"), None)
        said = old.value.value if old and isinstance(old.value, Text) else ""
        by_rule = old is not None and old.rule == "events:label" and (iri in touched or kind in SENSITIVE)
        if gone.forms(iri).within(said) or (by_rule and said != label(kind, who)):
            labels[iri] = label(kind, who)
        stem = _STEM.match(iri)
        if iri in labels or iri in touched or gone.forms(iri).within_address(iri[stem.end() :] if stem else ""):
            tails[iri] = slug(" ".join((kind, *who[:2])))
    return labels, tails


def _moved(description: Description, tails: Mapping[str, str], gone: _Removed) -> dict[str, str]:
    """Return old → new IRI, for events with a new end and for an article whose IRI was made from a headline with a name."""
    taken, moved, pages = {t.iri for t in description.things}, {}, _pages(description)
    for s in description.statements:
        stem = _STEM.match(s.subject) if s.property == "headline" and s.subject not in pages else None
        if stem and isinstance(s.value, Text) and gone.any.within_address(s.subject[stem.end() :]):
            tails = {**tails, s.subject: slug(gone.any.blanked(s.value.value))}
    for iri, tail in tails.items():
        stem = _STEM.match(iri)
        first = (stem.group() if stem else f"urn:sha256:{description.source.digest}#event-") + tail
        fresh, number = first, 2
        while fresh in taken:
            fresh, number = f"{first}-{number}", number + 1
        taken.add(fresh)
        moved[iri] = fresh
    return moved


def _pages(description: Description) -> set[str]:
    """Return addresses that must not change: web addresses in the description, and the bases of its IRIs."""
    given = {s.value.iri for s in description.statements if s.property == "url" and isinstance(s.value, Ref)}
    return given | {t.iri.split("#")[0] for t in description.things if "#" in t.iri}


class _Redaction:
    """Removes names from the statements that are kept.

    Args:
        description: the whole description.
        gone: the persons to remove.
        labels: new names of events.
        moved: old → new IRI.
    """

    def __init__(self, description: Description, gone: _Removed, labels: Mapping[str, str], moved: Mapping[str, str]) -> None:
        self.gone, self.labels, self.moved = gone, labels, moved
        self.known = {t.iri for t in description.things}
        self.triggers = {s.subject: s.evidence for s in description.statements if s.property == "additionalType"}

    def evidence(self, words: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the quotations without a removed name."""
        return tuple(e for e in words if not (self._on_name(e.span) or self.gone.sure.within(e.quote)))

    def _on_name(self, span: Span) -> bool:
        return any(span.start < other.end and other.start < span.end for other in self.gone.spans)

    def statement(self, s: Statement) -> Statement | None:
        """Return a statement without removed names; None if nothing remains."""
        value: Value = s.value
        words, rule = s.evidence, s.rule
        if isinstance(value, Ref):
            outside = value.iri not in self.known and s.property not in {"type", "additionalType", "url", "license"}
            if outside and self.gone.sure.within_address(value.iri):
                return None  # a picture or a profile
            value = Ref(self.moved.get(value.iri, value.iri))
        elif s.property == "headline" and (blanked := self.gone.any.blanked(value.value)) != value.value:
            value, words, rule = Text(blanked), (), "privacy:headline"
        elif s.property in DOCUMENT_TEXTS and self.gone.any.blanked(value.value) != value.value:
            return None
        elif s.property == "name" and s.subject in self.labels:
            value, words, rule = Text(self.labels[s.subject]), self.triggers.get(s.subject, ()), "privacy:label"
        elif (s.property != "name" or s.subject in self.gone.kinds) and self.gone.forms(s.subject).within(value.value):
            return None
        words = self.evidence(words)
        basis = Basis.INFERENCE if value != s.value and isinstance(value, Text) else s.basis
        if basis is Basis.TEXT and not words:
            basis = Basis.INFERENCE
        subject = self.moved.get(s.subject, s.subject)
        return replace(s, subject=subject, value=value, basis=basis, evidence=words, rule=rule)

    def finding(self, finding: Finding) -> Finding | None:
        """Return a finding; None if it is about a removed person."""
        texts = (finding.message, finding.node, finding.value, finding.quote)
        named = self.gone.sure.within(*(text for text in texts if text)) or (finding.span and self._on_name(finding.span))
        if named or finding.iri in self.gone.iris:
            return None
        return replace(finding, iri=self.moved.get(finding.iri, finding.iri) if finding.iri else None)


def _unknown(description: Description, name: str) -> Finding:
    what, todo = f"No person of the name {name} was found", "check the spelling, and search the output for it."
    return Finding(
        Severity.WARNING, "omit-unknown", f"{what}; {todo}", source=description.source.name, fix=todo[:1].upper() + todo[1:]
    )


def _finding(description: Description, kept: Sequence[Statement], gone: _Removed) -> Finding:
    count = len(gone.persons)
    kind = "private person" if gone.persons <= _private_and_twins(description) else "person"
    message = f"{counted(count, f'{kind} was', f'{kind}s were')} removed"
    if any(s.rule == "privacy:headline" for s in kept):
        message += f", and {BLANK} replaces the name in the headline"
    if any(s.property == "url" and isinstance(s.value, Ref) and gone.any.within_address(s.value.iri) for s in kept):
        message += ", but the page's address still contains a name"
    return Finding(
        Severity.ADVICE,
        "private-left-out",
        f"{message}; read the output before you publish it.",
        source=description.source.name,
    )
