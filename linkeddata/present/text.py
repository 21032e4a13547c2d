"""A description as text for people: people, organizations, events, places and open questions, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linkeddata.html.strip import strip
from linkeddata.present.phrase import best, phrase
from linkeddata.read.markdown import visible_words
from linkeddata.text.printable import columns, printable
from linkeddata.values.dates import in_words
from linkeddata.values.description import EXISTENCE, Description, Evidence, Family, Ref, Statement, Text, Thing

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_UNSURE = " (unsure)"
_EDGE = "\ue000"  # stands at both ends of a trigger while the markup around it is removed; private use, so no text needs it
_LABELS = frozenset({"events:label", "privacy:label"})  # rules that name an event after its kind and participants
_LONGEST = 240  # characters of a sentence that are shown


def as_text(description: Description, text: str | None = None, *, width: int = 90, colour: bool = False) -> str:
    """Return a description as text for a terminal.

    Args:
        description: what to show.
        text: the decoded source after its byte order mark, for the sentences; without it only the quoted words are shown.
        width: columns of the terminal.
        colour: whether headings are bold and quotations dim.
    """
    view = _View(description, text, width, colour)
    return "\n".join(view.lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _View:
    """One description on one terminal."""

    description: Description
    text: str | None
    width: int
    colour: bool

    def lines(self) -> Iterator[str]:
        """Yield all lines."""
        yield from self.document()
        sections = (
            ("Who", (self.person(t) for t in self.family(Family.PERSON))),
            ("Organizations", (self.organization(t) for t in self.family(Family.ORGANIZATION))),
            ("What happened", (self.event(t, 0) for t in self.top_events())),
            ("Places", (self.place(t) for t in self.family(Family.PLACE))),
        )
        for title, blocks in sections:
            lines = [line for block in blocks for line in block]
            if lines:
                yield from ("", self.bold(title), *lines)
        if self.description.findings:
            yield from ("", self.bold("Left open"))
            for finding in self.description.findings:
                yield from self.wrapped(finding.message, "  ")

    def family(self, family: Family) -> list[Thing]:
        """Return the things of a family, in order."""
        return [t for t in self.description.things if t.family is family]

    # ---- the values of one thing

    def statements(self, iri: str, prop: str) -> list[Statement]:
        """Return the statements about a thing with a property."""
        return [s for s in self.description.statements if s.subject == iri and s.property == prop]

    def values(self, iri: str, prop: str) -> list[str]:
        """Return the values of a property as words; uncertain values of a certain thing are marked."""
        return [self.marked(s) for s in self.statements(iri, prop)]

    def marked(self, statement: Statement) -> str:
        """Return a value as words, marked if it is uncertain and its thing is not."""
        return self.word(statement) + (_UNSURE if statement.unsure and not self.unsure(statement.subject) else "")

    def unsure(self, iri: str) -> bool:
        """Return whether the thing itself is uncertain."""
        said = [s.unsure for s in self.description.statements if s.subject == iri and s.property in EXISTENCE]
        return bool(said) and all(said)

    def word(self, statement: Statement) -> str:
        """Return a value as words: a thing's name, a date as people write it, or the local name of a class."""
        value = statement.value
        if isinstance(value, Text):
            return _date(value.value) if "date" in statement.property.casefold() else value.value
        if statement.property in ("url", "license", "sameAs"):
            return value.iri
        if statement.property in ("type", "additionalType", "eventStatus", "eventAttendanceMode"):
            return value.iri.replace("#", "/").rpartition("/")[2]
        return self.description.name(value.iri)

    # ---- sections

    def document(self) -> Iterator[str]:
        """Yield the facts about the document itself."""
        source = self.description.source
        for article in self.family(Family.ARTICLE)[:1]:
            for headline in self.values(article.iri, "headline"):
                yield from (self.bold(line) for line in self.wrapped(headline, ""))
            facts = (
                ("published", "datePublished"),
                ("modified", "dateModified"),
                ("publisher", "publisher"),
                ("author", "author"),
                ("language", "inLanguage"),
                ("address", "url"),
                ("licence", "license"),
            )
            for label, prop in facts:
                if values := self.values(article.iri, prop):
                    yield from self.wrapped(f"{label}: {', '.join(values)}", "  ")
        yield from self.wrapped(f"file: {source.name} ({source.media_type}, {source.encoding})", "  ")

    def person(self, thing: Thing) -> Iterator[str]:
        """Yield a person with titles, offices and nationality."""
        offices = []
        for statement in self.statements(thing.iri, "worksFor"):
            value = statement.value
            roles = self.values(value.iri, "roleName") if isinstance(value, Ref) else []
            if isinstance(value, Ref) and roles:
                organizations = self.values(value.iri, "worksFor")
                offices.append(f"{roles[0]}, {' and '.join(organizations)}{self.term(value.iri)}")
            else:
                offices.append(self.marked(statement))
        posted = {title for office in offices for title in (office.partition(", ")[0],)}
        titles = [title for title in self.values(thing.iri, "jobTitle") if title not in posted]
        said = [*titles, *offices, *(f"member of {m}" for m in self.values(thing.iri, "memberOf"))]
        said += [f"nationality {n}" for n in self.values(thing.iri, "nationality")]
        yield from self.head(thing, said)
        prefer = ("worksFor", "jobTitle", "memberOf", "name")
        yield from self.beside(thing, prefer, "    ")

    def term(self, role: str) -> str:
        """Return the start and end of a post in parentheses, or nothing."""
        first, last = self.values(role, "startDate"), self.values(role, "endDate")
        if first and last:
            return f" ({first[0]} to {last[0]})"
        return f" (since {first[0]})" if first else f" (until {last[0]})" if last else ""

    def organization(self, thing: Thing) -> Iterator[str]:
        """Yield an organization with its class and what it belongs to."""
        said = [", ".join(self.values(thing.iri, "type"))]
        said += [f"part of {p}" for p in self.values(thing.iri, "parentOrganization")]
        said += [f"member of {p}" for p in self.values(thing.iri, "memberOf")]
        said += [f"in {p}" for p in self.values(thing.iri, "location")]
        yield from self.head(thing, said)

    def place(self, thing: Thing) -> Iterator[str]:
        """Yield a place with its class and the place that contains it."""
        said = [", ".join(self.values(thing.iri, "type")), *(f"in {p}" for p in self.values(thing.iri, "containedInPlace"))]
        yield from self.head(thing, said)

    def top_events(self) -> list[Thing]:
        """Return the events that are part of no other, the main events first."""
        events = {t.iri: t for t in self.family(Family.EVENT)}
        main = {s.value.iri for s in self.description.statements if s.property == "about" and isinstance(s.value, Ref)}
        tops = [t for t in events.values() if not any(parent in events for parent in self.parents(t.iri))]
        return sorted(tops, key=lambda t: t.iri not in main)

    def parents(self, iri: str) -> list[str]:
        """Return the events that an event is part of; uncertain links count only if the event itself is uncertain."""
        sure = not self.unsure(iri)
        said = self.statements(iri, "superEvent")
        return [s.value.iri for s in said if isinstance(s.value, Ref) and not (sure and s.unsure)]

    def event(self, thing: Thing, depth: int) -> Iterator[str]:
        """Yield an event with its parts below it."""
        indent = "  " * (depth + 1)
        kinds = self.values(thing.iri, "additionalType") or self.values(thing.iri, "type")
        yield from self.head(thing, [", ".join(kinds), self.phrase(thing)], indent)
        inner = indent + "  "
        dates = " to ".join(self.values(thing.iri, "startDate")[:1] + self.values(thing.iri, "endDate")[:1])
        facts = (
            ("when", [dates] if dates else []),
            ("formerly", self.values(thing.iri, "previousStartDate")),
            ("where", self.values(thing.iri, "location")),
            ("with", self.values(thing.iri, "attendee")),
            ("organized by", self.values(thing.iri, "organizer")),
            (
                "part of",
                [self.marked(s) for s in self.statements(thing.iri, "superEvent") if s.unsure and not self.unsure(thing.iri)],
            ),
            ("status", [s for s in self.values(thing.iri, "eventStatus") if s != "EventScheduled"]),
            ("attendance", self.values(thing.iri, "eventAttendanceMode")),
        )
        for label, values in facts:
            if values:
                yield from self.wrapped(f"{label}: {', '.join(values)}", inner)
        yield from self.beside(thing, ("name", "type"), inner)
        if depth < 20:  # validation reports cycles; this must end anyway
            for part in self.family(Family.EVENT):
                if thing.iri in self.parents(part.iri):
                    yield from self.event(part, depth + 1)

    # ---- lines

    def head(self, thing: Thing, said: Iterable[str], indent: str = "  ") -> Iterator[str]:
        """Yield a thing's name, its other names, and a summary."""
        others = self.values(thing.iri, "alternateName")
        name = self.description.name(thing.iri) + (f" ({', '.join(others)})" if others else "")
        name += _UNSURE if self.unsure(thing.iri) else ""
        rest = "; ".join(part for part in said if part)
        yield from self.wrapped(f"{name}: {rest}" if rest else name, indent)

    def beside(self, thing: Thing, properties: Iterable[str], indent: str) -> Iterator[str]:
        """Yield the sentence of the first property with evidence, or else of the first mention."""
        found = next((s.evidence[0] for p in properties for s in self.statements(thing.iri, p) if s.evidence), None)
        evidence = found or next(iter(thing.mentions), None)
        if evidence is None:
            return
        place = f" ({evidence.place})" if evidence.place else ""
        for line in self.wrapped(f"“{self.sentence(evidence)}”{place}", indent):
            yield f"\x1b[2m{line}\x1b[0m" if self.colour else line

    def phrase(self, thing: Thing) -> str:
        """Return what happened in the words of the text, in quotation marks; "" for an event with a name of its own."""
        if not any(s.rule in _LABELS for s in self.statements(thing.iri, "name")):
            return ""
        triggers = (e for s in self.statements(thing.iri, "type") for e in s.evidence)
        words = best(self.around(e) for e in dict.fromkeys((*triggers, *thing.mentions)))
        return f"“{words}”" if words else ""

    def around(self, evidence: Evidence) -> str:
        """Return the phrase around evidence, or "" if the source is not available."""
        place, sentence = evidence.span, evidence.sentence
        if self.text is None or sentence is None or place.of(self.text) != evidence.quote:
            return ""
        if not (sentence.start <= place.start and place.end <= sentence.end):
            return ""
        marked = (
            self.text[sentence.start : place.start] + f"{_EDGE}{evidence.quote}{_EDGE}" + self.text[place.end : sentence.end]
        )
        parts = self.visible(marked).split(_EDGE)
        return phrase(*parts) if len(parts) == 3 else ""

    def visible(self, words: str) -> str:
        """Return the words of a part of the source without its markup."""
        if self.description.source.media_type == "text/html":
            words = strip(words)
        elif self.description.source.media_type == "text/markdown":
            words = visible_words(words)
        return " ".join(_INVISIBLE.sub("", words).split())

    def sentence(self, evidence: Evidence) -> str:
        """Return the sentence around evidence, or its words if the source is not available."""
        place = evidence.sentence or evidence.span
        unchanged = self.text is not None and evidence.span.of(self.text) == evidence.quote
        words = place.of(self.text) if self.text is not None and unchanged else evidence.quote
        words = self.visible(words)
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    def bold(self, line: str) -> str:
        """Return a line as a heading."""
        return f"\x1b[1m{line}\x1b[0m" if self.colour else line

    def wrapped(self, text: str, indent: str) -> Iterator[str]:
        """Yield a text wrapped to the width, later lines indented by two more; control characters are escaped."""
        line, room = indent, self.width
        empty = True
        for word in printable(" ".join(text.split())).split(" "):
            if not empty and columns(line) + 1 + columns(word) > room:
                yield line
                line, empty = indent + "  ", True
            line, empty = (line + word if empty else f"{line} {word}"), False
        yield line


def _date(text: str) -> str:
    """Return a date as people write it; a missing year is noted.

    >>> _date("2020-01-09"), _date("--01-09")
    ('9 January 2020', '9 January (no year)')
    """
    shown = in_words(text)
    return f"{shown} (no year)" if text.startswith("--") and shown != text else shown
