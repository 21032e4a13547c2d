"""A description for tests: a report of an arrest, a trial and a visit, about a person whose name the test chooses."""

from __future__ import annotations

from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.iris import slug
from linkeddata.values.span import Span

DIGEST = "7c" * 32
BASE = f"urn:sha256:{DIGEST}#"
SCHEMA = "https://schema.org/"
KIND = "https://w3id.org/linkeddata/event-types#"


def source(name: str) -> str:
    """Return the text of the report."""
    return (
        f"{name} held after fire at Saltholme depot\n\n"
        f"Officers arrested {name} in Saltholme on 3 May 2021. The minister, Edda Varnholt, saw the depot.\n\n"
        f"The case State against {name} opens on 9 June 2021. {name} denies the charge.\n"
    )


def report(name: str, *, kind: str = "arrest", base: str = BASE, extra: tuple[Statement, ...] = ()) -> Description:
    """Return what the report says.

    Args:
        name: of the person who is held.
        kind: of the first happening.
        base: what IRIs begin with.
        extra: more statements, about these things.
    """
    text = source(name)

    def words(quote: str, nth: int = 0) -> Evidence:
        start = -1
        for _ in range(nth + 1):
            start = text.index(quote, start + 1)
        return Evidence(Span(start, start + len(quote)), quote)

    person, minister, place = base + f"person-{slug(name)}", base + "person-edda-varnholt", base + "place-saltholme"
    arrest, trial = base + f"event-{kind}-{slug(name)}", base + f"event-state-against-{slug(name)}"
    visit, article = base + f"event-visit-edda-varnholt-{slug(name)}", base + "article"

    def said(subject: str, prop: str, value: Ref | Text, *quotes: Evidence, rule: str = "reader:x") -> Statement:
        return Statement(subject, prop, value, Basis.TEXT, quotes, rule, 0.9)

    def event(iri: str, kind: str, label: str, trigger: Evidence, rule: str = "events:label") -> list[Statement]:
        return [
            said(iri, "type", Ref(SCHEMA + "Event"), trigger),
            said(iri, "additionalType", Ref(KIND + kind), trigger),
            said(
                iri, "name", Text(label), words(f"State against {name}") if rule == "reader:event-name" else trigger, rule=rule
            ),
        ]

    held, case, saw = words("arrested"), words(f"State against {name}"), words("saw")
    headline = text.splitlines()[0]
    statements = [
        Statement(article, "type", Ref(SCHEMA + "NewsArticle"), Basis.INFERENCE, (), "article"),
        said(article, "headline", Text(headline), words(headline), rule="metadata:headline"),
        said(article, "about", Ref(arrest), held),
        *(said(article, "mentions", Ref(iri), words(quote)) for iri, quote in ((person, name), (place, "Saltholme"))),
        *(said(article, "mentions", Ref(iri), quote) for iri, quote in ((trial, case), (visit, saw))),
        *event(arrest, kind, f"{kind.capitalize()}: {name}", held),
        said(arrest, "startDate", Text("2021-05-03", "http://www.w3.org/2001/XMLSchema#date"), words("3 May 2021"), held),
        said(arrest, "location", Ref(place), words("Saltholme", 1)),
        said(arrest, "attendee", Ref(person), held, words(name, 1)),
        *event(trial, "trial" if kind == "arrest" else kind, f"State against {name}", case, "reader:event-name"),
        said(trial, "startDate", Text("2021-06-09", "http://www.w3.org/2001/XMLSchema#date"), words("9 June 2021")),
        said(trial, "attendee", Ref(person), case),
        *event(visit, "visit", f"Visit: Edda Varnholt, {name}", saw),
        *(said(visit, "attendee", Ref(iri), saw) for iri in (minister, person)),
        said(person, "type", Ref(SCHEMA + "Person"), words(name, 1)),
        said(person, "name", Text(name), words(name, 1)),
        said(minister, "type", Ref(SCHEMA + "Person"), words("Edda Varnholt")),
        said(minister, "name", Text("Edda Varnholt"), words("Edda Varnholt")),
        said(minister, "jobTitle", Text("minister"), words("minister")),
        said(place, "type", Ref(SCHEMA + "Place"), words("Saltholme")),
        said(place, "name", Text("Saltholme"), words("Saltholme")),
        *extra,
    ]
    things = (
        Thing(article, Family.ARTICLE),
        Thing(person, Family.PERSON, tuple(words(name, n) for n in range(4))),
        Thing(place, Family.PLACE, (words("Saltholme"),)),
        Thing(arrest, Family.EVENT, (held,)),
        Thing(minister, Family.PERSON, (words("Edda Varnholt"),)),
        Thing(visit, Family.EVENT, (saw,)),
        Thing(trial, Family.EVENT, (case,)),
    )
    known = {t.iri: n for n, t in enumerate(things)}
    statements.sort(key=lambda s: known[s.subject])
    return Description(SourceFacts("report.txt", DIGEST, "utf-8", "text/plain", len(text)), things, tuple(statements))
