"""A description while corrections are made in it: statements by thing, changed in place, and put together at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from linkeddata.edit.corrections.match import Index
from linkeddata.edit.corrections.terms import CLASSES
from linkeddata.edit.deleted import labelled_again, without_statements
from linkeddata.edit.labels import PARTICIPANT_ROLES
from linkeddata.schema import vocabulary
from linkeddata.values.corrections import Judgement
from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing, Value
from linkeddata.values.document import Basis
from linkeddata.values.iris import slug
from linkeddata.values.namespaces import SCHEMA

#: What the rule of a corrected statement begins with; the number of the line follows.
RULE = "corrections.jsonl line "
_EDITOR = "editor"  # the rule of what an editor wrote into this very description
_MINTED = re.compile(rf"(?P<stem>.*[#/:])(?:{'|'.join(f.value for f in Family)})(?P<mark>[-/])[^/#]+\Z", re.DOTALL)


def rule(judgement: Judgement) -> str:
    """Return the rule of statements that a judgement makes."""
    return f"{RULE}{judgement.line}"


def order(statement: Statement) -> tuple[int, str]:
    """Return the place of a statement among those about its thing."""
    return vocabulary.rank(statement.property)


class Draft:
    """The description so far.

    Args:
        description: as it was read.

    Attributes:
        index: what things are called.
        lost: removed statement → line of the judgement that removed it.
        persons: IRI of a person who is removed wherever named → line.
        words: names that are removed from texts.
    """

    def __init__(self, description: Description) -> None:
        self.before = description
        self.index = Index(description)
        self.lost: dict[Statement, int] = {}
        self.persons: dict[str, int] = {}
        self.words: list[str] = []
        self._things = {t.iri: t for t in description.things}
        self._said: dict[str, list[Statement]] = {t.iri: [] for t in description.things}
        for s in description.statements:
            self._said.setdefault(s.subject, []).append(s)
        self._known: dict[str, set[tuple[str, Value]]] = {}  # property and value of what is said, once it was asked for
        self._unordered: set[str] = set()
        self._cut: list[Statement] = []  # removed with all that hangs on them, at the end
        self._renamed: set[str] = set()
        self._regrouped: set[str] = set()

    def family(self, iri: str) -> Family:
        """Return the family of a thing."""
        return self.index.families[iri]

    def about(self, iri: str, *properties: str) -> list[Statement]:
        """Return the statements about a thing, with some properties if any are given."""
        return [s for s in self._said[iri] if not properties or s.property in properties]

    def name(self, iri: str) -> str:
        """Return a thing's name."""
        return next((s.value.value for s in self.about(iri, "name", "headline") if isinstance(s.value, Text)), iri)

    def written_here(self, iri: str, *properties: str) -> bool:
        """Return whether an editor of this very description gave a thing such a statement; it stands."""
        return any(s.basis is Basis.EDITOR and s.rule == _EDITOR for s in self.about(iri, *properties))

    def put(self, iri: str, prop: str, values: Iterable[Value], by: Judgement) -> None:
        """Give a property these values and no others; a value that it has already keeps its evidence."""
        wanted = list(values)
        old = self.about(iri, prop)
        for s in old:
            if s.value not in wanted:
                self.take(s, by)
        for value in wanted:
            self.add(iri, prop, value, by)

    def add(self, iri: str, prop: str, value: Value, by: Judgement) -> None:
        """Add a value of a property, unless the thing has it already."""
        known = self._known.get(iri)
        if known is None:
            known = self._known[iri] = {(s.property, s.value) for s in self._said[iri]}
        if (prop, value) not in known:
            known.add((prop, value))
            made = Statement(iri, prop, value, Basis.EDITOR, (), rule(by), 1.0)
            self._said[iri].append(made)
            self._unordered.add(iri)
            self._note(made)
            self.index.learn_member(made)

    def take(self, statement: Statement, by: Judgement) -> None:
        """Remove a statement."""
        self._said[statement.subject].remove(statement)
        self._known.pop(statement.subject, None)
        self.lost[statement] = by.line
        self._note(statement)

    def _note(self, s: Statement) -> None:
        if s.property in ("name", "headline"):
            self._renamed.add(s.subject)
        if s.property in PARTICIPANT_ROLES or s.property == "additionalType":
            self._regrouped.add(s.subject)

    def cut(self, statement: Statement, by: Judgement) -> None:
        """Remove a reference at the end, with what hangs on it (a post that nobody holds)."""
        self._cut.append(statement)
        self.lost[statement] = by.line

    def drop(self, iri: str, by: Judgement) -> None:
        """Remove a thing and every reference to it."""
        for s in self._said.pop(iri):
            self.lost[s] = by.line
            if isinstance(s.value, Ref):
                self._cut.append(s)
        del self._things[iri], self.index.families[iri]
        for said in self._said.values():
            for s in said:
                if isinstance(s.value, Ref) and s.value.iri == iri:
                    self.cut(s, by)

    def new(self, family: Family, name: str, by: Judgement) -> str:
        """Add a thing and return its IRI, made as those of the description's other things are."""
        minted = (_MINTED.match(t.iri) for t in self.before.things if t.family is not Family.ARTICLE)
        known = next((m for m in minted if m), None)
        page = next((t.iri.partition("#")[0] for t in self.before.things if t.family is Family.ARTICLE), "")
        stem, mark = (known["stem"], known["mark"]) if known else (f"{page or 'urn:sha256:' + self.before.source.digest}#", "-")
        first = f"{stem}{family.value}{mark}{slug(name)}"
        iri, number = first, 2
        while iri in self._things or iri in self.index.moved:
            iri, number = f"{first}-{number}", number + 1
        self._things[iri] = Thing(iri, family)
        self._said[iri] = []
        self.index.add(iri, family, name)
        self.add(iri, "type", Ref(SCHEMA + CLASSES[family]), by)
        self.add(iri, "name", Text(name), by)
        return iri

    def join(self, kept: str, gone: str, by: Judgement) -> None:
        """Make one thing of two: the first keeps its IRI and its name, and gets everything of the second."""
        mine = {(s.property, s.value): n for n, s in enumerate(self._said[kept])}
        for s in self._said.pop(gone):
            if s.property == "name":
                self.lost[s] = by.line
                if all(other.value != s.value for other in self.about(kept, "name", "alternateName")):
                    self.add(kept, "alternateName", s.value, by)
            elif (s.property, s.value) in mine or s.property == "type":
                self.lost[s] = by.line
            else:
                self._said[kept].append(replace(s, subject=kept))
        self._known.pop(kept, None)
        self._unordered.add(kept)
        one, other = self._things[kept], self._things.pop(gone)
        self._things[kept] = replace(one, mentions=tuple(sorted({*one.mentions, *other.mentions}, key=lambda e: e.span)))
        del self.index.families[gone]
        self._redirect(gone, kept)
        self._renamed.add(kept)

    def move(self, iri: str, to: str) -> None:
        """Let a thing bear another IRI."""
        self._things = {to if key == iri else key: replace(t, iri=to) if key == iri else t for key, t in self._things.items()}
        self._said = {to if key == iri else key: said for key, said in self._said.items()}
        self._said[to] = [replace(s, subject=to) for s in self._said[to]]
        self.index.families[to] = self.index.families.pop(iri)
        self._redirect(iri, to)

    def _redirect(self, old: str, new: str) -> None:
        self.index.moved[old] = new
        self._known.clear()
        if old in self._unordered:
            self._unordered.add(new)
        for iri, said in self._said.items():
            made = (replace(s, value=Ref(new)) if s.value == Ref(old) else s for s in said)
            unique = {(s.property, s.value): s for s in reversed(list(made)) if not (s.subject == new and s.value == Ref(new))}
            if len(unique) != len(said) or any(s.value == Ref(old) for s in said):
                self._said[iri] = list(reversed(unique.values()))
                if self.index.families.get(iri) is Family.EVENT:
                    self._regrouped.add(iri)

    def has(self, iri: str) -> bool:
        """Return whether an IRI is that of a thing."""
        return iri in self._things

    def finished(self) -> Description:
        """Return the description with all corrections."""
        for iri in self._unordered & self._said.keys():
            self._said[iri].sort(key=order)
        unchanged = {id(s) for s in self.before.statements}
        statements = tuple(s for iri in self._things for s in self._said[iri])
        if all(id(s) in unchanged for s in statements) and len(statements) == len(unchanged) and not self._cut:
            return self.before
        made = replace(self.before, things=tuple(self._things.values()), statements=statements)
        if self._cut:
            left = set(statements)
            made = without_statements(made, [s for s in self._cut if s in left])
        events = {
            s.subject
            for s in made.statements
            if s.property in PARTICIPANT_ROLES and isinstance(s.value, Ref) and s.value.iri in self._renamed
        }
        changed = events | self._regrouped
        return labelled_again(made, changed) if changed else made
