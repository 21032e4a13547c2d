"""An index of a description for the report: kinds, names, page ids and statements of its things."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from linkeddata.html.strip import strip
from linkeddata.present.diagram import labels
from linkeddata.present.diagram.chart import Kind
from linkeddata.present.doubt import Doubt, doubt, least
from linkeddata.text.told_apart import told_apart
from linkeddata.values.description import EXISTENCE, Description, Evidence, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Document
from linkeddata.values.span import Span

KINDS = {Family.PERSON: Kind.PERSON, Family.ORGANIZATION: Kind.ORGANIZATION, Family.PLACE: Kind.PLACE, Family.EVENT: Kind.EVENT}
_LABELS = frozenset({"events:label", "privacy:label"})
_TERMS = ("type", "additionalType", "eventStatus", "eventAttendanceMode")


class DescriptionIndex:
    """The things and statements of a description, for fast lookup.

    Args:
        description: the description to index.
        phrases: what happened in the words of the text, by the IRI of the event (`phrases.phrases`).
    """

    def __init__(self, description: Description, phrases: Mapping[str, str] = MappingProxyType({})) -> None:
        self.description, self.phrases = description, phrases
        self.things = {thing.iri: thing for thing in description.things}
        shown = [thing for thing in description.things if thing.family in KINDS]
        self.ids = {thing.iri: f"t{number}" for number, thing in enumerate(shown, 1)}
        self._said: dict[str, list[Statement]] = {}
        self._pointing: dict[str, list[Statement]] = {}
        self._numbers: dict[int, str] = {}
        for number, statement in enumerate(description.statements, 1):
            self._numbers[id(statement)] = f"s{number}"
            self._said.setdefault(statement.subject, []).append(statement)
            if isinstance(statement.value, Ref):
                self._pointing.setdefault(statement.value.iri, []).append(statement)

    def of(self, kind: Kind) -> list[Thing]:
        """Return the things of a kind, in order."""
        return [thing for thing in self.things.values() if KINDS.get(thing.family) is kind]

    def kind(self, iri: str) -> Kind | None:
        """Return the kind of a thing; None for the article, for posts and for other IRIs."""
        thing = self.things.get(iri)
        return KINDS.get(thing.family) if thing else None

    def article(self) -> str:
        """Return the IRI of the article, or "" if there is none."""
        return next((t.iri for t in self.things.values() if t.family is Family.ARTICLE), "")

    def fact(self, statement: Statement) -> str:
        """Return the id of a statement of this description."""
        return self._numbers[id(statement)]

    def about(self, iri: str, *properties: str) -> list[Statement]:
        """Return the statements about a thing, in order; only those with the named properties, if any."""
        said = self._said.get(iri, [])
        return [s for s in said if s.property in properties] if properties else list(said)

    def pointing(self, iri: str, *properties: str) -> list[Statement]:
        """Return the statements with some properties whose value is a thing."""
        return [s for s in self._pointing.get(iri, []) if s.property in properties]

    def first(self, iri: str, prop: str) -> str:
        """Return the first value of a property as it is written, or ""."""
        for s in self.about(iri, prop):
            return s.value.value if isinstance(s.value, Text) else s.value.iri
        return ""

    def name(self, iri: str) -> str:
        """Return a thing's name, or the title of a post."""
        return labels.plain(self.first(iri, "name") or self.first(iri, "headline") or self.first(iri, "roleName") or iri)

    def labelled(self, iri: str) -> bool:
        """Return whether an event has no name of its own but is named after its kind and participants."""
        return any(s.rule in _LABELS for s in self.about(iri, "name"))

    def short(self, iri: str) -> str:
        """Return a short name: for an event without a name of its own, its kind and date, and more if others have the same."""
        return self._shorts[iri] if iri in self._shorts else self.name(iri)

    def heading(self, iri: str) -> str:
        """Return the heading of a thing's card: for an event without a name of its own, its kind, and more if the phrase below
        the heading does not tell it apart from the others.
        """
        return self._headings[iri] if iri in self._headings else self.name(iri)

    @cached_property
    def _shorts(self) -> dict[str, str]:
        things = []
        for thing in self.of(Kind.EVENT):
            known, (when, *more) = self.labelled(thing.iri), self._details(thing.iri)
            things.append((self.kind_or_name(thing.iri) + when, more) if known else (self.name(thing.iri), [when, *more]))
        return dict(zip((thing.iri for thing in self.of(Kind.EVENT)), told_apart(things), strict=True))

    @cached_property
    def _headings(self) -> dict[str, str]:
        events = [thing.iri for thing in self.of(Kind.EVENT)]
        starts = [f"{self.phrases.get(iri, '')} {self.kind_or_name(iri)}" for iri in events]
        made = told_apart([(start, self._details(iri)) for iri, start in zip(events, starts, strict=True)])
        return {iri: title[len(self.phrases.get(iri, "")) + 1 :] for iri, title in zip(events, made, strict=True)}

    def kind_or_name(self, iri: str) -> str:
        """Return an event's own name, or its kind: the part of its label before its participants."""
        return self.name(iri).partition(": ")[0] if self.labelled(iri) else self.name(iri)

    def when(self, iri: str) -> str:
        """Return the date of an event after a comma, or ""."""
        when = labels.dates(self.first(iri, "startDate"), self.first(iri, "endDate"))
        return f", {when}" if when else ""

    def _details(self, iri: str) -> tuple[str, str, str]:
        """Return what tells an event apart from others of its kind: date, participants, places."""
        who = [self.value(s) for s in self.about(iri, "attendee", "performer", "organizer")]
        where = [self.value(s) for s in self.about(iri, "location")]
        return (
            self.when(iri),
            f" with {', '.join(dict.fromkeys(who))}" if who else "",
            f" in {', '.join(dict.fromkeys(where))}" if where else "",
        )

    def main(self) -> list[str]:
        """Return the IRIs of the main events: what the document is about."""
        about = (s.value.iri for s in self.about(self.article(), "about") if isinstance(s.value, Ref))
        return list(dict.fromkeys(iri for iri in about if self.kind(iri) is Kind.EVENT))

    def status(self, iri: str) -> str:
        """Return the status of an event if it does not take place as planned: `cancelled`, `postponed`; else ""."""
        found = (self.value(s).removeprefix("event ") for s in self.about(iri, "eventStatus"))
        return next((status for status in found if status != "scheduled"), "")

    def others(self, iri: str) -> list[str]:
        """Return a thing's other names."""
        return [self.value(s) for s in self.about(iri, "alternateName")]

    def post(self, statement: Statement) -> str | None:
        """Return the IRI of the post that is the value of a statement, or None."""
        thing = self.things.get(statement.value.iri) if isinstance(statement.value, Ref) else None
        return thing.iri if thing and thing.family is Family.ROLE else None

    def unsure(self, iri: str) -> bool:
        """Return whether the thing itself is below the standard threshold."""
        return self.doubt(iri) is Doubt.UNSURE

    def doubt(self, iri: str) -> Doubt:
        """Return how doubtful it is that there is the thing at all."""
        return least(doubt(s) for s in self.about(iri) if s.property in EXISTENCE)

    def value(self, statement: Statement) -> str:
        """Return a value in words: a name, a date as people write it, or the name of a class."""
        value = statement.value
        if isinstance(value, Text):
            return labels.date(value.value) if "date" in statement.property.casefold() else labels.plain(value.value)
        if statement.property in _TERMS:
            return labels.apart(re.split(r"[/#]", value.iri)[-1])
        return self.name(value.iri) if value.iri in self.things else value.iri

    def classes(self, iri: str) -> list[str]:
        """Return the classes of a thing in words, except those that its kind already says."""
        found = [*self.about(iri, "additionalType"), *self.about(iri, "type")]
        named = dict.fromkeys(self.value(s) for s in found)
        return [name for name in named if name not in ("person", "organization", "place", "event")]


class Places:
    """Maps places in the source to places in the text: the inverse of `document.OffsetMap`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.runs = sorted(document.offsets.runs, key=lambda run: run.source_start)
        self.starts = [run.source_start for run in self.runs]

    def find(self, evidence: Evidence) -> Span | None:
        """Return the place of evidence in the text; None if it is not in the text (markup) or the source has changed."""
        if evidence.span.end > self.document.source.length or evidence.span.of(self.document.source.text) != evidence.quote:
            return None
        return self.at(evidence.span)

    def at(self, place: Span) -> Span | None:
        """Return the place in the text for a place in the source, or None."""
        if not self.runs:
            return place if place.end <= len(self.document.text) else None
        ends: list[int] = []
        for run in self.runs[max(0, bisect_right(self.starts, place.start) - 1) :]:
            if run.source_start >= place.end:
                break
            if run.source_start + run.source_length <= place.start:
                continue
            same = run.length == run.source_length
            ends.append(run.start + (max(0, place.start - run.source_start) if same else 0))
            ends.append(run.start + (min(run.length, place.end - run.source_start) if same else run.length))
        return Span(min(ends), max(ends)) if ends and min(ends) < max(ends) else None


class Quotes:
    """The words of evidence as the page shows them, and where they begin in the marked text.

    Args:
        places: the map into the text; None if the text is not available.
        starts: place in the text → id of the piece that begins there.
        media_type: media type of the source.
    """

    def __init__(self, places: Places | None, starts: Mapping[int, str], media_type: str) -> None:
        self.places, self.starts, self.media_type = places, starts, media_type

    def where(self, evidence: Evidence) -> str:
        """Return the id of the piece of text where words begin, or ""."""
        place = self.places.find(evidence) if self.places else None
        return self.starts.get(place.start, "") if place else ""

    def shown(self, evidence: Evidence) -> str:
        """Return the words without markup, with white space folded."""
        place = self.places.find(evidence) if self.places else None
        if self.places and place:
            return " ".join(place.of(self.places.document.text).split())
        return _unmarked(evidence, self.media_type)

    def first(self, evidence: Iterable[Evidence]) -> str:
        """Return the id of the piece where the first evidence found in the text begins, or ""."""
        return next(filter(None, map(self.where, evidence)), "")


def _unmarked(evidence: Evidence, media_type: str) -> str:
    quote = evidence.quote
    if media_type == "text/html":
        quote = strip(quote)
    return " ".join(quote.split())
