"""Descriptions for tests: one written by hand, and a hypothesis strategy for all there can be."""

from __future__ import annotations

from hypothesis import strategies as st

from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.findings import Finding, Severity
from linkeddata.values.span import Span

DIGEST = "5e" * 32
BASE = f"urn:sha256:{DIGEST}#"
SCHEMA = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"

TEXT = (
    "Harbour minister opens ferry week\n"
    "\n"
    "Minister Ingrid Sørbø visited Porto Lindo from 9 to 18 January. She met Tomás Říha,\n"
    "director of the Lindo Ferry Office (LFO), and signed an agreement.\n"
)


def words(quote: str, text: str = TEXT) -> Evidence:
    """Return evidence for the first place of `quote`, with its line as the sentence."""
    start = text.index(quote)
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return Evidence(Span(start, start + len(quote)), quote, Span(line, end if end > 0 else len(text)))


def sample(base: str = BASE) -> Description:
    """Return a small description of `TEXT`."""

    def said(subject: str, prop: str, value: Ref | Text, quote: str, rule: str, confidence: float = 0.9) -> Statement:
        return Statement(base + subject, prop, value, Basis.TEXT, (words(quote),), rule, confidence)

    def node(local: str) -> Ref:
        return Ref(base + local)

    def cls(name: str) -> Ref:
        return Ref(SCHEMA + name)

    things = (
        Thing(base + "article", Family.ARTICLE),
        Thing(base + "event-visit-1", Family.EVENT, (words("visited"),)),
        Thing(base + "person-ingrid-sorbo", Family.PERSON, (words("Ingrid Sørbø"), words("She"))),
        Thing(base + "place-porto-lindo", Family.PLACE, (words("Porto Lindo"),)),
        Thing(base + "person-tomas-riha", Family.PERSON, (words("Tomás Říha"),)),
        Thing(base + "organization-lfo", Family.ORGANIZATION, (words("Lindo Ferry Office"),)),
    )
    statements = (
        Statement(base + "article", "type", cls("NewsArticle"), Basis.INFERENCE, (), "article", 1.0),
        said(
            "article",
            "headline",
            Text("Harbour minister opens ferry week"),
            "Harbour minister opens ferry week",
            "headline",
            1.0,
        ),
        Statement(
            base + "article", "datePublished", Text("2021-01-20", XSD + "date"), Basis.CONFIGURATION, (), "--published", 1.0
        ),
        said("article", "about", node("event-visit-1"), "visited", "reader:event", 0.91),
        said("article", "mentions", node("person-ingrid-sorbo"), "Ingrid Sørbø", "reader:person", 0.99),
        said("article", "mentions", node("place-porto-lindo"), "Porto Lindo", "reader:place", 0.97),
        said("article", "mentions", node("person-tomas-riha"), "Tomás Říha", "reader:person", 0.98),
        said("article", "mentions", node("organization-lfo"), "Lindo Ferry Office", "reader:organization", 0.95),
        said("event-visit-1", "type", cls("Event"), "visited", "reader:event", 0.91),
        said(
            "event-visit-1",
            "additionalType",
            Ref("https://w3id.org/linkeddata/event-types#visit"),
            "visited",
            "reader:event-kind",
            0.8,
        ),
        said("event-visit-1", "name", Text("Visit of Ingrid Sørbø to Porto Lindo"), "visited Porto Lindo", "events:name", 0.8),
        said("event-visit-1", "startDate", Text("--01-09", XSD + "gMonthDay"), "from 9 to 18 January", "dates:range", 1.0),
        said("event-visit-1", "endDate", Text("--01-18", XSD + "gMonthDay"), "from 9 to 18 January", "dates:range", 1.0),
        said("event-visit-1", "eventStatus", cls("EventScheduled"), "visited", "events:status", 0.9),
        said("event-visit-1", "location", node("place-porto-lindo"), "Porto Lindo", "reader:place", 0.97),
        said("event-visit-1", "attendee", node("person-ingrid-sorbo"), "Ingrid Sørbø", "reader:participant", 0.9),
        said("event-visit-1", "attendee", node("person-tomas-riha"), "Tomás Říha", "reader:participant", 0.7),
        said("person-ingrid-sorbo", "type", cls("Person"), "Ingrid Sørbø", "reader:person", 0.99),
        said("person-ingrid-sorbo", "name", Text("Ingrid Sørbø"), "Ingrid Sørbø", "link:name", 0.99),
        said("person-ingrid-sorbo", "jobTitle", Text("Minister"), "Minister", "reader:title", 0.88),
        said("place-porto-lindo", "type", cls("City"), "Porto Lindo", "reader:place", 0.97),
        said("place-porto-lindo", "name", Text("Porto Lindo"), "Porto Lindo", "link:name", 0.97),
        said("person-tomas-riha", "type", cls("Person"), "Tomás Říha", "reader:person", 0.98),
        said("person-tomas-riha", "name", Text("Tomás Říha"), "Tomás Říha", "link:name", 0.98),
        said("person-tomas-riha", "jobTitle", Text("director"), "director", "reader:title", 0.9),
        said("person-tomas-riha", "worksFor", node("organization-lfo"), "Lindo Ferry Office", "reader:worksFor", 0.9),
        Statement(base + "person-tomas-riha", "sameAs", Ref("https://example.org/who/riha"), Basis.EDITOR, (), "editor", 1.0),
        said("organization-lfo", "type", cls("GovernmentOrganization"), "Lindo Ferry Office", "link:class", 0.7),
        said("organization-lfo", "type", cls("Place"), "Lindo Ferry Office", "link:class", 0.6),
        said("organization-lfo", "name", Text("Lindo Ferry Office"), "Lindo Ferry Office", "link:name", 0.95),
        said("organization-lfo", "alternateName", Text("LFO"), "LFO", "link:acronym", 1.0),
    )
    source = SourceFacts("ferry-week.txt", DIGEST, "utf-8", "text/plain", len(TEXT))
    finding = Finding(
        Severity.WARNING, "no-year", "The text gives no year; supply it with --published.", span=Span(91, 100), quote="x"
    )
    return Description(source, things, statements, (finding,), "reader 1.0 sha256:0000")


# Any text a literal may carry: hostile markup, separators, bidirectional marks, composed and astral characters.
_HOSTILE = [
    *(
        "</script>",
        "<!-- <script>",
        '"',
        "\\",
        "'''",
        '"""',
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "\u2029",
        "\u202e",
        "é",
        "e\u0301",
        "漢字",
        "😀",
    ),
    *("&lt;", "2020", "--01-09", "@en", "^^", "_:b0", "{}", "#", " ."),
]
texts = st.lists(
    st.sampled_from(_HOSTILE)
    | st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=8),
    min_size=1,
    max_size=5,
).map("".join)

# What no literal keeps (linkeddata.rdf.dataset.clean) and hypothesis may still give: noncharacters.
clean_texts = texts.filter(lambda text: not any(0xFDD0 <= ord(c) <= 0xFDEF or ord(c) & 0xFFFE == 0xFFFE for c in text))

locals_ = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)
bases = st.sampled_from(
    [BASE, "https://example.org/news/1#", "https://example.org/id/", "urn:example:", "https://пример.example/ж#"]
)
properties = st.sampled_from(
    [
        *(
            "name",
            "headline",
            "alternateName",
            "description",
            "startDate",
            "endDate",
            "datePublished",
            "jobTitle",
            "url",
            "sameAs",
        ),
        *(
            "about",
            "mentions",
            "attendee",
            "location",
            "superEvent",
            "worksFor",
            "identifier",
            "eventStatus",
            "additionalType",
            "image",
        ),
    ]
)
datatypes = st.sampled_from(
    [None, *(XSD + name for name in ["date", "gYear", "gMonthDay", "integer", "decimal", "boolean", "anyURI"])]
)
lexical = clean_texts | st.sampled_from(
    ["2020-01-09", "2020", "--01-09", "2020-01", "2020-01-09T15:00:00", "1", "01", "1.50", "true", "1e5"]
)
outside = st.sampled_from(
    [
        "https://example.org/a",
        "https://example.org/a?b=c&d=%20#e",
        "urn:isbn:0",
        "mailto:a@example.org",
        SCHEMA + "EventCancelled",
    ]
)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    """Words at a place; the sentence may be unknown."""
    quote = draw(clean_texts)
    start = draw(st.integers(0, 10_000))
    sentence = Span(max(0, start - 3), start + len(quote) + 2) if draw(st.booleans()) else None
    return Evidence(Span(start, start + len(quote)), quote, sentence)


@st.composite
def statements(draw: st.DrawFn, subject: str, iris: list[str]) -> Statement:
    """A statement about `subject`."""
    if draw(st.integers(0, 4)) == 0:
        prop, value = "type", Ref(SCHEMA + draw(st.sampled_from(["Person", "Event", "Place", "NewsArticle", "Organization"])))
    else:
        prop = draw(properties)
        value = draw(
            st.sampled_from(iris).map(Ref)
            | outside.map(Ref)
            | st.builds(Text, lexical, datatypes)
            | st.builds(Text, clean_texts)
        )
    basis = draw(st.sampled_from(list(Basis)))
    found = tuple(draw(st.lists(evidences(), min_size=1 if basis is Basis.TEXT else 0, max_size=2)))
    rule = draw(st.sampled_from(["", "reader:title", "dates:range", "editor"]))
    return Statement(subject, prop, value, basis, found, rule, draw(st.integers(0, 1000)) / 1000, draw(st.booleans()))


@st.composite
def descriptions(draw: st.DrawFn) -> Description:
    """A description as the corridor may make it: statements in the order of things."""
    base = draw(bases)
    iris = [base + "article", *(base + part for part in draw(st.lists(locals_, max_size=5, unique=True)) if part != "article")]
    things = tuple(
        Thing(
            iri,
            draw(st.sampled_from(list(Family)[1:])) if number else Family.ARTICLE,
            tuple(draw(st.lists(evidences(), max_size=2))),
        )
        for number, iri in enumerate(iris)
    )
    said = [
        Statement(iris[0], "type", Ref(SCHEMA + "NewsArticle"), Basis.INFERENCE),
        *(s for iri in iris for s in draw(st.lists(statements(iri, iris), max_size=6))),
    ]
    findings = tuple(
        Finding(
            Severity.ADVICE, "some-code", message, span=draw(st.none() | st.just(Span(1, 4))), line=draw(st.none() | st.just(3))
        )
        for message in draw(st.lists(clean_texts, max_size=2))
    )
    return Description(
        SourceFacts(draw(clean_texts), DIGEST, "utf-8", "text/plain", 20_000),
        things,
        tuple(said),
        findings,
        draw(st.sampled_from(["", "m"])),
    )
