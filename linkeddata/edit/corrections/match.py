"""Finds what a selector means in one description: by its IRI, by a name, by what an event is called after, by words of the text.

Names are compared letter by letter (`text.fold.same_name`). Where no thing bears a name now, the words count by which the text calls
it, so that a selector still meets a thing that another reader, or another correction, gives another name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from linkeddata.edit.corrections.terms import family_of
from linkeddata.edit.labels import PARTICIPANT_ROLES, kind_of
from linkeddata.html.strip import strip
from linkeddata.schema.event_kinds import KINDS
from linkeddata.text.fold import same_name
from linkeddata.values.corrections import Selector
from linkeddata.values.description import Description, Family, Ref, Statement, Text
from linkeddata.values.namespaces import EVENT_TYPES

_NAMES = frozenset({"name", "alternateName", "headline"})
_BY_LABEL = {same_name(kind.label): name for name, kind in KINDS.items()}
_OTHERS = " and others"


def document_names(description: Description, folder: str) -> frozenset[str]:
    """Return what a selector may call the document of a description: its path from a folder, its name as given, its address.

    Args:
        description: of the document.
        folder: absolute path of the folder of the corrections; "" if it is not known.
    """
    found = {description.source.name}
    if folder and description.source.name != "-":
        found.add(relative(description.source.name, folder))
    for thing in description.things:
        if thing.family is Family.ARTICLE:
            found.add(thing.iri)
            found.update(s.value.iri for s in description.about(thing.iri) if s.property == "url" and isinstance(s.value, Ref))
    return frozenset(map(same_name, found))


def relative(file: str, folder: str) -> str:
    """Return the path of a file from a folder, with slashes; its absolute path if it is not within."""
    path = Path(os.path.abspath(file))  # noqa: PTH100 (as `file.find` has the folder)
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix()


def same_document(selector: Selector, names: frozenset[str]) -> bool:
    """Return whether a selector is about every document, or about one with these names."""
    return (
        selector.document is None
        or same_name(PurePath(selector.document).as_posix()) in names
        or (same_name(selector.document) in names)
    )


class Index:
    """What the things of a description are called. It learns names that corrections give; it forgets none."""

    def __init__(self, description: Description) -> None:
        self.families = {t.iri: t.family for t in description.things}
        self.moved: dict[str, str] = {}
        self._names: dict[str, dict[str, None]] = {}
        self._quotes: dict[str, dict[str, None]] = {}
        self._kinds: dict[str, str] = {}
        self._days: dict[str, set[str]] = {}
        self._of_kind: dict[str, list[str]] = {}
        self._called: dict[str, list[str]] = {}
        self._members: dict[str, list[str]] = {}
        self._markup = description.source.media_type == "text/html"
        said: dict[str, list[Statement]] = {}
        for s in description.statements:
            said.setdefault(s.subject, []).append(s)
            if s.property in _NAMES and isinstance(s.value, Text):
                self.learn(s.subject, s.value.value)
            elif s.property == "startDate" and isinstance(s.value, Text):
                self.learn_day(s.subject, s.value.value)
        for thing in description.things:
            for words in thing.mentions:
                self._quotes.setdefault(same_name(strip(words.quote) if self._markup else words.quote), {})[thing.iri] = None
            if thing.family is Family.EVENT:
                self._see_event(thing.iri, said)

    def _see_event(self, iri: str, said: dict[str, list[Statement]]) -> None:
        kind = kind_of(said.get(iri, ()))
        self._kinds[iri] = kind
        self._of_kind.setdefault(kind, []).append(iri)
        for s in said.get(iri, ()):
            self.learn_member(s)

    def learn(self, iri: str, name: str) -> None:
        """Remember that a thing has a name."""
        self._names.setdefault(same_name(name), {})[iri] = None
        self._called.setdefault(iri, []).append(name)

    def learn_day(self, iri: str, day: str) -> None:
        """Remember that an event begins on a day."""
        self._days.setdefault(iri, set()).add(day)

    def learn_kind(self, iri: str, kind: str) -> None:
        """Remember that an event is of a kind."""
        self._of_kind.setdefault(kind, []).append(iri)

    def learn_member(self, statement: Statement) -> None:
        """Remember who takes part in an event or where it is, if a statement says so: its label may name them."""
        if statement.property in PARTICIPANT_ROLES and isinstance(statement.value, Ref):
            self._members.setdefault(statement.subject, []).append(statement.value.iri)

    def add(self, iri: str, family: Family, name: str) -> None:
        """Remember a new thing."""
        self.families[iri] = family
        self.learn(iri, name)

    def now(self, iri: str) -> str:
        """Return the IRI that a thing bears now."""
        while iri in self.moved:
            iri = self.moved[iri]
        return iri

    def find(self, selector: Selector, also: str | None = None) -> tuple[str, ...]:
        """Return the things that a selector may mean: none, one, or several if it is ambiguous.

        Args:
            selector: what is looked for; its document is not looked at.
            also: a day that fits too, the one that a correction gives.
        """

        def fits(iri: str) -> bool:
            return self._fits(iri, selector, also)

        if selector.iri:
            return self._now(iri for iri in (selector.iri,) if self.now(iri) in self.families and fits(iri))
        if selector.name is None:
            return self._now(filter(fits, self.families))
        name = same_name(selector.name)
        for known in (self._names.get(name, ()), self._labelled(selector, fits), self._quotes.get(name, ())):
            if found := self._now(filter(fits, known)):
                return found
        return ()

    def _now(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.now, iris)))

    def _fits(self, iri: str, selector: Selector, also: str | None) -> bool:
        now = self.now(iri)
        family = self.families.get(now)
        wanted = family_of(selector.kind)
        if wanted is not None and wanted is not family:
            return False
        if selector.kind in KINDS and iri not in self._of_kind.get(selector.kind, ()) and selector.kind != "other":
            return False
        if selector.date is None:
            return True
        days = self._days.get(iri, set()) | self._days.get(now, set())
        return family is Family.EVENT and any(day.startswith(selector.date) or day == also for day in days)

    def _labelled(self, selector: Selector, fits: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the events that are most like a name such as "Call: Dinara Ashgirova, Karmenu Buhaġ".

        The kind decides, and the participants: at least half of those named must be there. An event of a kin kind counts if all are.
        A kind alone is enough only with a document or a day.
        """
        head, colon, rest = (selector.name or "").partition(":")
        kind = _BY_LABEL.get(same_name(head))
        if kind is None:
            return ()
        wanted = _parts([rest.removesuffix(_OTHERS)])
        if not colon or not wanted:
            return tuple(self._of_kind.get(kind, ())) if selector.document or selector.date else ()
        for kinds, least in (((kind,), (len(wanted) + 1) // 2), (sorted(KINDS[kind].akin), len(wanted))):
            shared = {
                iri: count
                for name in kinds
                for iri in self._of_kind.get(name, ())
                if fits(iri) and (count := len(wanted & _parts(self._with(iri)))) >= least
            }
            if shared:
                return tuple(iri for iri, count in shared.items() if count == max(shared.values()))
        return ()

    def _with(self, event: str) -> Iterator[str]:
        """Yield the names, old and new, of those whom the label of an event may name."""
        members = (m for iri in {event, self.now(event)} for m in self._members.get(iri, ()))
        for member in members:
            for iri in {member, self.now(member)}:
                yield from self._called.get(iri, ())


def _parts(names: Iterable[str]) -> set[str]:
    """Return names, each parted at its commas, as a label of several names is."""
    return {same_name(part) for name in names for part in name.split(",") if part.strip()}


def kind_iri(kind: str) -> str:
    """Return the IRI of a kind of event."""
    return EVENT_TYPES + kind
