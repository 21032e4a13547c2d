"""Descriptions with one person or event more than `strategies.sample` has."""

from __future__ import annotations

from dataclasses import replace

from strategies import BASE, SCHEMA, XSD, sample

from linkeddata.values.description import Description, Evidence, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.span import Span


def person(description: Description, tail: str, name: str, quote: str = "") -> Description:
    """Return a description with another person."""
    iri = BASE + tail
    quote = quote or name
    words = (Evidence(Span(0, len(quote)), quote),)
    said = (
        Statement(iri, "type", Ref(SCHEMA + "Person"), Basis.TEXT, words, "x", 0.9),
        Statement(iri, "name", Text(name), Basis.TEXT, words, "x", 0.9),
        Statement(iri, "jobTitle", Text("pilot"), Basis.TEXT, words, "x", 0.9),
    )
    things = (*description.things, Thing(iri, Family.PERSON, words))
    return replace(description, things=things, statements=(*description.statements, *said))


def event(
    description: Description, tail: str, kind: str, name: str, day: str, *with_: str, rule: str = "events:label"
) -> Description:
    """Return a description with another event."""
    iri, words = BASE + tail, (Evidence(Span(35, 43), "Minister"),)

    def said(prop: str, value: Ref | Text, rule: str = "x") -> Statement:
        return Statement(iri, prop, value, Basis.TEXT, words, rule, 0.9)

    statements = (
        said("type", Ref(SCHEMA + "Event")),
        said("additionalType", Ref(f"https://w3id.org/linkeddata/event-types#{kind}")),
        said("name", Text(name), rule),
        said("startDate", Text(day, XSD + "date")),
        *(said("attendee", Ref(BASE + one)) for one in with_),
    )
    things = (*description.things, Thing(iri, Family.EVENT, words))
    return replace(description, things=things, statements=(*description.statements, *statements))


def calls_and_meetings() -> Description:
    made = sample()
    made = event(
        made, "event-1", "call", "Call: Ingrid Sørbø, Tomás Říha", "2021-01-12", "person-ingrid-sorbo", "person-tomas-riha"
    )
    made = event(made, "event-2", "call", "Call: Ingrid Sørbø", "2021-01-14", "person-ingrid-sorbo")
    return event(made, "event-3", "meeting", "Meeting: Tomás Říha", "2021-01-15", "person-tomas-riha", "organization-lfo")
