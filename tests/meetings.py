"""Descriptions with several events of one kind, for tests."""

from __future__ import annotations

import dataclasses

from strategies import BASE, XSD, sample, words

from linkeddata.values.description import Description, Family, Ref, Statement, Text, Thing
from linkeddata.values.document import Basis


def meetings(*dates: str, label: str = "Meeting: Ingrid Sørbø", quote: str = "met") -> Description:
    """Return the sample with meetings that have the same label and participant, and these dates."""
    whole = sample()
    things, more = [], []
    for number, day in enumerate(dates):
        iri = f"{BASE}event-meeting-{number}"
        things.append(Thing(iri, Family.EVENT, (words(quote),)))
        more += [
            Statement(iri, "type", Ref("https://schema.org/Event"), Basis.TEXT, (words(quote),), "reader:kind"),
            Statement(iri, "name", Text(label), Basis.INFERENCE, (words(quote),), "events:label"),
            Statement(iri, "attendee", Ref(BASE + "person-ingrid-sorbo"), Basis.TEXT, (words("She"),), "reader:x"),
        ]
        if day:
            more.append(Statement(iri, "startDate", Text(day, XSD + "date"), Basis.TEXT, (words("9"),), "dates:x"))
    return dataclasses.replace(whole, things=(*whole.things, *things), statements=(*whole.statements, *more))
