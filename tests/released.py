"""A small archive for tests of a release's pages: facts with their sentences, entities, and streams of both. All names are invented."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from linkeddata.release.site import Publication, Sources
from linkeddata.release.values import DataFile, Entity, Fact, FactRow, Frame, Identities, Join, Member, Summary, Words
from linkeddata.values.description import Ref, Text, Value
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA, XSD

BASE = "https://data.example.org/"
PUBLICATION = Publication(
    "Vardal press archive",
    "What the press releases of the city of Vardal say about people, bodies, places and events.",
    "City of Vardal",
    "CC BY 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
    "https://vardal.example/",
    "mailto:press@vardal.example",
)


def _row(fact: Fact) -> FactRow:
    value = fact.value.iri if isinstance(fact.value, Ref) else None
    return FactRow(fact.subject, fact.property, value, fact.document, repr(fact).encode(), lambda _: fact)


@dataclass
class Archive:
    """Documents, entities and facts, as the stages before hand them on."""

    base: str = BASE
    texts: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    entity_of: dict[Member, str] = field(default_factory=dict)

    def entity(
        self,
        path: str,
        *names: str,
        types: Sequence[str] = (),
        documents: Sequence[str] = (),
        since: str = "2026-11-29",
        **more: object,
    ) -> str:
        """Add an entity that documents tell of; return its IRI."""
        iri, kind = self.base + path, path.partition("/")[0]
        members = tuple(sorted(Member(d, f"urn:x-claim:{d}#{path}") for d in documents or ["a.txt"]))
        self.entity_of |= dict.fromkeys(members, iri)
        entity = Entity(iri, kind, names[0] if names else iri, names, tuple(sorted(types)), members, members[0], since)
        self.entities[iri] = replace(entity, **more)  # type: ignore[arg-type]
        return iri

    def document(self, key: str, text: str, day: str = "", **more: object) -> str:
        """Add a document; return its IRI."""
        self.texts[key] = text
        slug = key.removesuffix(".txt")
        headline = text.partition("\n")[0]
        iri = self.entity(f"document/{slug}", headline, types=["NewsArticle"], documents=[key], **more)
        self.say(key, iri, "type", Ref(SCHEMA + "NewsArticle"))
        self.say(key, iri, "headline", headline, headline)
        if day:
            self.say(key, iri, "datePublished", Text(day, XSD + "date"), basis="metadata")
        return iri

    def say(
        self,
        key: str,
        subject: str,
        name: str,
        value: Value | str,
        quote: str = "",
        *,
        basis: str = "",
        confidence: float = 0.9,
        rule: str = "test",
    ) -> None:
        """Add a fact of a document, with the words that it is based on."""
        said = Text(value) if isinstance(value, str) else value
        words = None
        if quote:
            text = self.texts[key]
            start = text.index(quote)
            begin = max(text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.rfind("\n", 0, start) + 1)
            ends = [at for mark in (". ", "\n") if (at := text.find(mark, start + len(quote))) >= 0]
            end = min(ends, default=len(text) - 1) + 1
            words = Words(start, start + len(quote), quote, text[begin:end].strip(), start - begin)
        digest = hashlib.sha256(key.encode()).hexdigest()
        mark = hashlib.sha256(f"{subject} {name} {said}".encode()).hexdigest()[:12]
        self.facts.append(
            Fact(
                subject,
                name,
                said,
                self.base + "document/" + key.removesuffix(".txt"),
                f"urn:sha256:{digest}#statement-{mark}",
                basis or ("text" if quote else "inference"),
                rule,
                confidence,
                confidence < 0.5,
                words,
            )
        )

    def join(self, iri: str, rule: str, values: str) -> None:
        """Say that the first two members of an entity are one by a rule."""
        a, b = self.entities[iri].members[:2]
        self.joins.append(Join(a, b, rule, values))

    def identities(self) -> Identities:
        entities = dict(sorted(self.entities.items()))
        return Identities(entities, self.entity_of, tuple(self.joins), dict(self.merged), tuple(sorted(self.gone)))

    def sources(self, **more: object) -> Sources:
        def of(key: Callable[[Fact], str | None]) -> Callable[[], Iterator[tuple[str, list[FactRow]]]]:
            def stream() -> Iterator[tuple[str, list[FactRow]]]:
                groups: dict[str, list[FactRow]] = {}
                for fact in self.facts:
                    if (found := key(fact)) is not None:
                        groups.setdefault(found, []).append(_row(fact))
                yield from sorted(groups.items())

            return stream

        made = Sources(
            of(lambda f: f.subject),
            of(lambda f: f.value.iri if isinstance(f.value, Ref) else None),
            of(lambda f: f.document),
            turtle,
            jsonld,
        )
        return replace(made, **more)  # type: ignore[arg-type]

    def frame(self, folder: Path, version: str = "2026-11-30", previous: Path | None = None) -> Frame:
        to = folder / version
        to.mkdir(parents=True)
        return Frame(self.base, version, f"{version[:10]}T00:00:00Z", to, previous, folder)

    def summary(self) -> Summary:
        kinds: dict[str, int] = {}
        for entity in self.entities.values():
            kinds[entity.kind] = kinds.get(entity.kind, 0) + 1
        files = (
            DataFile("data.ttl", "turtle", "text/turtle", False, 123456, "ab" * 32, 321, "All statements, as Turtle"),
            DataFile(
                "data.nq.gz",
                "nquads",
                "application/n-quads",
                True,
                3456789,
                "cd" * 32,
                4321,
                "Statements and their evidence, as N-Quads",
            ),
        )
        return Summary(
            "ef" * 32,
            kinds.get("document", 0),
            {},
            kinds,
            {"Person": kinds.get("person", 0)},
            len(self.facts),
            4000,
            "2012-01-01",
            "2020-12-31",
            {"SI": 2, "AT": 1},
            3,
            files,
        )


def turtle(entity: Entity, facts: Sequence[Fact], labels: Mapping[str, str]) -> str:
    """Stand in for the stage that writes data."""
    return (
        "".join(
            f"<{f.subject}> <{SCHEMA}{f.property}> {json.dumps(str(f.value))} .\n"
            for f in sorted(facts, key=lambda f: (f.subject, f.property, str(f.value)))
        )
        or f"# {entity.iri}\n"
    )


def jsonld(entity: Entity, facts: Sequence[Fact], labels: Mapping[str, str]) -> str:
    """Stand in for the stage that writes data."""
    return json.dumps(
        {"@id": entity.iri, "facts": sorted([f.subject, f.property, str(f.value)] for f in facts)}, ensure_ascii=False
    )


def day(text: str) -> Text:
    return Text(text, XSD + "date")


def ref(name: str) -> Ref:
    return Ref(SCHEMA + name)


def vardal(base: str = BASE) -> Archive:
    """Two ministers, two bodies, three places, three events, four documents; one person of three documents; one cancelled event."""
    made = Archive(base)
    a = made.document(
        "bridge-talks.txt",
        "Ministers open bridge talks\n\nForeign Minister Liene Varpa met the Ruritanian Foreign Minister, Baltasar Quiroga, "
        "in Vardal on 9 January 2020. "
        "They spoke about the bridge over the Ombla. Baltasar Quiroga, who was Minister of Trade from 2012 to 2016, "
        "leads the Harbour Council since 3 May 2018.\n",
        "2020-01-10",
    )
    b = made.document(
        "harbour-visit.txt",
        "Minister Varpa visits the harbour\n\nLiene Varpa, the Foreign Minister, visited the harbour of Saltholme on 2 March 2020. "
        "The Harbour Council, led by Baltasar Quiroga, received her.\n",
        "2020-03-03",
    )
    c = made.document(
        "talks-moved.txt",
        "Bridge talks begin a day later\n\nThe meeting of Liene Varpa and Baltasar Quiroga in Vardal began on 10 January 2020. "
        "The concert in Saltholme is cancelled.\n",
        "2020-01-12",
    )
    d = made.document(
        "hello-kuala.txt", "A greeting from Čakovec to שלום and 東京\n\nLiene Varpa greeted 東京 on 5 May 2021.\n", "2021-05-06"
    )
    every = ["bridge-talks.txt", "harbour-visit.txt", "talks-moved.txt"]
    liene = made.entity(
        "person/liene-varpa", "Liene Varpa", "Liene Vārpa", types=["Person"], documents=every, former=(base + "person/l-varpa",)
    )
    balt = made.entity("person/baltasar-quiroga", "Baltasar Quiroga", types=["Person"], documents=every[:2])
    council = made.entity(
        "organization/harbour-council", "Harbour Council", types=["GovernmentOrganization"], documents=every[:2]
    )
    vard = made.entity(
        "place/vardal", "Vardal", types=["City"], documents=every, same_as=("https://sws.geonames.org/9999999/",)
    )
    salt = made.entity("place/saltholme", "Saltholme", types=["Place"], documents=every[1:])
    rur = made.entity("place/ruritania", "Ruritania", types=["Country", "Organization"], documents=every[:1])
    tokyo = made.entity("place/dongjing", "東京", types=["City"], documents=["hello-kuala.txt"])
    met = made.entity(
        "event/meeting-liene-varpa-baltasar-quiroga",
        "Meeting: Liene Varpa, Baltasar Quiroga",
        types=["Event"],
        documents=[every[0], every[2]],
    )
    visit = made.entity("event/visit-harbour", "Visit: Liene Varpa", types=["Event"], documents=[every[1]])
    concert = made.entity("event/concert-saltholme", "Concert: Saltholme", types=["MusicEvent"], documents=[every[2]])
    say = made.say
    for key, doc, things in (
        (
            every[0],
            a,
            {liene: "Liene Varpa", balt: "Baltasar Quiroga", council: "Harbour Council", vard: "Vardal", rur: "Ruritanian"},
        ),
        (every[1], b, {liene: "Liene Varpa", balt: "Baltasar Quiroga", council: "Harbour Council", salt: "Saltholme"}),
        (every[2], c, {liene: "Liene Varpa", balt: "Baltasar Quiroga", vard: "Vardal", salt: "Saltholme"}),
        ("hello-kuala.txt", d, {liene: "Liene Varpa", tokyo: "東京"}),
    ):
        for thing, quote in things.items():
            say(key, doc, "mentions", Ref(thing), quote)
            say(key, thing, "type", ref(made.entities[thing].types[0]), quote)
            say(key, thing, "name", made.entities[thing].name, quote)
    say(every[0], doc_about := a, "about", Ref(met), "met")
    say(every[1], b, "about", Ref(visit), "visited")
    say(every[2], c, "about", Ref(concert), "concert")
    say(every[0], doc_about, "url", Ref("https://vardal.example/news/bridge?a=1&b=2"), basis="metadata")
    say(every[0], liene, "jobTitle", "Foreign Minister", "Foreign Minister")
    say(every[1], liene, "jobTitle", "Foreign Minister", "Foreign Minister")
    say(every[0], liene, "alternateName", "Liene Vārpa", "Liene Varpa")
    say(every[0], balt, "jobTitle", "Foreign Minister of Ruritania", "Ruritanian Foreign Minister", confidence=0.6)
    for number, (title, start, end, quote) in enumerate(
        (
            ("Minister of Trade", "2012", "2016", "Minister of Trade from 2012 to 2016"),
            ("head", "2018-05-03", "", "leads the Harbour Council since 3 May 2018"),
        )
    ):
        post = f"{balt}#role-{number}"
        say(every[0], balt, "worksFor", Ref(post), quote)
        say(every[0], post, "type", ref("OrganizationRole"), quote)
        say(every[0], post, "roleName", title, quote)
        say(every[0], post, "worksFor", Ref(council if number else rur), quote)
        say(every[0], post, "startDate", day(start), quote)
        if end:
            say(every[0], post, "endDate", day(end), quote)
    say(every[1], balt, "worksFor", Ref(council), "led by Baltasar Quiroga")
    for key, when, quote in ((every[0], "2020-01-09", "9 January 2020"), (every[2], "2020-01-10", "10 January 2020")):
        say(key, met, "type", ref("Event"), "met" if key == every[0] else "meeting")
        say(key, met, "additionalType", Ref(EVENT_TYPES + "meeting"), "met" if key == every[0] else "meeting")
        say(key, met, "name", "Meeting: Liene Varpa, Baltasar Quiroga", rule="events:label")
        say(key, met, "startDate", day(when), quote)
        say(key, met, "location", Ref(vard), "in Vardal")
        for who in (liene, balt):
            say(key, met, "attendee", Ref(who), made.entities[who].name)
    say(every[1], visit, "additionalType", Ref(EVENT_TYPES + "visit"), "visited")
    say(every[1], visit, "startDate", day("2020-03-02"), "2 March 2020")
    say(every[1], visit, "location", Ref(salt), "Saltholme")
    say(every[1], visit, "attendee", Ref(liene), "Liene Varpa")
    say(every[1], visit, "organizer", Ref(council), "Harbour Council")
    say(every[2], concert, "eventStatus", ref("EventCancelled"), "cancelled")
    say(every[2], concert, "location", Ref(salt), "in Saltholme", confidence=0.4)
    made.join(liene, "P2", "Foreign Minister, 2020-01-10 and 2020-03-03")
    made.join(met, "E1", "meeting, 2020-01-09, Liene Varpa and Baltasar Quiroga")
    made.merged[base + "person/l-varpa"] = liene
    made.gone.append(base + "person/taken-down")
    return made
