"""The vocabulary says what its files say, quickly, and the files agree with each other."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, Namespace

from linkeddata.errors import UsageError
from linkeddata.schema import resources, vocabulary
from linkeddata.schema.vocabulary import FAMILIES, PROPERTY_ORDER
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA

S = Namespace(SCHEMA)
KINDS = set(
    re.findall(
        r"\w+",
        """
        visit meeting call conference speech signing ceremony reception training exercise launch appointment founding
        exhibition competition election protest accident disaster crime arrest trial attack agreement announcement award
        inspection festival departure arrival death birth publication other
        """,
    )
)


@pytest.fixture(scope="module")
def schema() -> rdflib.Graph:
    return rdflib.Graph().parse(data=resources.text("vocab/schema.ttl"), format="turtle")


def test_an_rdf_parser_reads_the_same_as_the_line_reader(schema: rdflib.Graph) -> None:
    own = {"class": RDFS.Class, "property": RDF.Property, "datatype": S.DataType}
    mine = set()
    for t in vocabulary.terms().values():
        kinds = {own[t.kind]} if t.kind in own else set()
        mine |= {(S[t.name], RDF.type, kind) for kind in kinds | {S[e] for e in t.enumerations}}
        mine |= {(S[t.name], RDFS.subClassOf, S[p]) for p in t.parents}
        mine |= {(S[t.name], S.domainIncludes, S[p]) for p in t.domain}
        mine |= {(S[t.name], S.rangeIncludes, S[p]) for p in t.range}
        mine |= {(S[t.name], RDFS.comment, rdflib.Literal(t.comment))} if t.comment else set()
        mine |= {(S[t.name], S.supersededBy, S[t.superseded_by])} if t.superseded_by else set()
    assert mine == set(schema)
    assert len(schema) == 9395


def test_all_of_schema_org_is_there() -> None:
    terms = vocabulary.terms().values()
    kinds = Counter(t.kind if t.kind in ("class", "property", "datatype") else "member" for t in terms)
    assert kinds == {"class": 945, "property": 1540, "datatype": 17, "member": 524}
    assert sum(bool(t.enumerations) for t in terms) == 546
    assert len([t for t in terms if t.superseded_by]) == 95
    assert len([t for t in terms if t.comment]) > 700


@pytest.mark.parametrize("name", ["CredentialRequirement", "articleTitle", "Schema", "name ", "", "NAME"])
def test_what_schema_org_lacks_is_not_there(name: str) -> None:
    assert name not in vocabulary.terms()
    assert vocabulary.terms().get(name) is None


def test_no_term_stands_twice() -> None:
    lines = [line.split()[0] for line in resources.text("vocab/schema.ttl").splitlines() if line.startswith("schema:")]
    assert len(lines) == len(set(lines)) == len(vocabulary.terms())


def test_whatever_a_term_refers_to_is_a_term_of_the_right_kind() -> None:
    terms = vocabulary.terms()
    for t in terms.values():
        assert all(terms[p].kind == t.kind for p in t.parents)
        assert all(terms[c].kind in ("class", "datatype") for c in (*t.domain, *t.range))
        assert all(vocabulary.is_a(e, "Enumeration") or e == "Boolean" for e in t.enumerations)
        if t.kind not in ("class", "property", "datatype"):
            assert t.kind == t.enumerations[0] == vocabulary.enumeration(t.name)
            assert not (t.parents or t.domain or t.range)
        if t.kind == "property" and t.name != "interactionCount":
            assert t.domain
            assert t.range
        if t.kind == "class" and t.name not in ("Thing", "DataType"):
            assert vocabulary.is_a(t.name, "Thing")
        assert set(t.range).isdisjoint({"DataType"})


def test_the_hierarchy_has_no_cycle() -> None:
    terms = vocabulary.terms()
    done: set[str] = set()
    while ahead := [t.name for t in terms.values() if t.name not in done and done.issuperset(t.parents)]:
        done.update(ahead)
    assert done == set(terms)


def test_replacements_lead_to_a_term_that_stands() -> None:
    terms = vocabulary.terms()
    for t in terms.values():
        instead = vocabulary.replacement(t.name)
        assert (instead is None) is (t.superseded_by is None)
        if instead:
            assert terms[instead].superseded_by is None
            assert (terms[instead].kind == t.kind) or t.enumerations


def test_what_is_emitted_is_described_and_stands() -> None:
    for name in vocabulary.emitted():
        t = vocabulary.term(name)
        assert t.comment or t.kind == "class"
        assert t.superseded_by is None or vocabulary.is_a(name, "UserInteraction")
    assert set(PROPERTY_ORDER[1:]) < vocabulary.emitted()
    assert {"EventCancelled", "Text", "areaServed"}.isdisjoint(vocabulary.emitted())


# Every property that pages of ministries and newspapers carry has a description.
PRESS = """
    about abstract address addressCountry addressLocality additionalName aggregateRating alternateName alternativeHeadline areaServed
    articleBody articleSection attendee audience author availability award breadcrumb caption category citation comment commentCount
    contactPoint contactType contentUrl copyrightHolder copyrightNotice copyrightYear creator creditText dateCreated dateModified
    datePosted datePublished dateline department description doorTime duration editor email embedUrl encodingFormat endDate
    eventAttendanceMode eventSchedule eventStatus expires familyName faxNumber gender genre geo givenName hasPart headline height
    honorificPrefix honorificSuffix identifier image inLanguage interactionStatistic isAccessibleForFree isBasedOn isPartOf item
    itemListElement jobTitle jurisdiction keywords knowsAbout legalName legislationDate legislationIdentifier legislationType
    license location logo mainEntity mainEntityOfPage mentions name numberOfItems offers openingHours openingHoursSpecification
    organizer parentOrganization performer position postalCode potentialAction previousStartDate price priceCurrency
    primaryImageOfPage provider publisher publishingPrinciples query relatedLink review roleName sameAs serviceType significantLink
    slogan spatialCoverage speakable sponsor startDate streetAddress subEvent subOrganization subjectOf superEvent target taxID
    telephone temporalCoverage text thumbnailUrl translationOfWork uploadDate url urlTemplate validFrom validThrough version video
    width wordCount workLocation worksFor
"""


@pytest.mark.parametrize("name", PRESS.split())
def test_properties_of_press_pages_are_described(name: str) -> None:
    comment = vocabulary.property(name).comment
    assert comment[0].isupper()
    assert comment.endswith(".")


def test_emitted_properties_are_properties_that_nothing_replaces() -> None:
    assert PROPERTY_ORDER[0] == "type"
    assert len(set(PROPERTY_ORDER)) == len(PROPERTY_ORDER)
    for name in PROPERTY_ORDER[1:]:
        assert vocabulary.property(name).superseded_by is None
    assert sorted(["sameAs", "unheardOf", "name", "type"], key=vocabulary.rank) == ["type", "name", "sameAs", "unheardOf"]


@pytest.mark.parametrize(
    ("cls", "families"),
    [
        ("Person", {"Person"}),
        ("GovernmentOrganization", {"Organization"}),
        ("CollegeOrUniversity", {"Organization", "Place"}),
        ("Hospital", {"Organization", "Place"}),
        ("Museum", {"Place"}),
        ("Country", {"Place"}),
        ("Embassy", {"Place"}),
        ("NewsArticle", {"CreativeWork"}),
        ("ConferenceEvent", {"Event"}),
        ("EventSeries", {"Event"}),
        ("PublicationEvent", {"Event"}),
        ("OrganizationRole", set()),
        ("PostalAddress", set()),
        ("Thing", set()),
        ("Unheard", set()),
        ("https://schema.org/RiverBodyOfWater", {"Place"}),
    ],
)
def test_families(cls: str, families: set[str]) -> None:
    assert vocabulary.families(cls) == families


def test_persons_events_and_works_share_no_class_with_other_families() -> None:
    both = {frozenset(vocabulary.families(n)) for n, t in vocabulary.terms().items() if t.kind == "class"}
    assert {f for f in both if len(f) > 1} == {frozenset({"Organization", "Place"})}
    assert set(FAMILIES) == set().union(*both)


@given(st.sampled_from(sorted(n for n, t in vocabulary.terms().items() if t.kind == "class")))
def test_is_a_follows_the_parents(cls: str) -> None:
    assert vocabulary.is_a(cls, cls)
    for parent in vocabulary.term(cls).parents:
        assert vocabulary.is_a(cls, parent)
        assert vocabulary.ancestors(parent) < vocabulary.ancestors(cls)
        assert not vocabulary.is_a(parent, cls)


def test_terms_are_found_by_name_and_iri() -> None:
    assert vocabulary.term("attendee") is vocabulary.term("https://schema.org/attendee")
    assert vocabulary.term("City").iri == "https://schema.org/City"
    assert vocabulary.term("3DModel").parents == ("MediaObject",)


FACTS = """
    attendee                domain Event                       range Organization Person
    location                domain Action Event InteractionCounter Organization      range Place PostalAddress Text VirtualLocation
    doorTime                domain Event                       range DateTime Time
    previousStartDate       domain Event                       range Date DateTime
    url                     domain Thing                       range URL
    image                   domain Thing                       range ImageObject URL
    identifier              domain Thing                       range PropertyValue Text URL
    headline                domain CreativeWork                range Text
    wordCount               domain Article CreativeWork        range Integer
    numberOfItems           domain ItemList                    range Integer
    isAccessibleForFree     domain CreativeWork Event Place    range Boolean
    legislationJurisdiction domain Legislation                 range AdministrativeArea Text
    opens                   domain OpeningHoursSpecification   range Time
    ratingValue             domain Rating                      range Number Text
    eventStatus             domain Event                       range EventStatusType
    dayOfWeek               domain EducationalOccupationalProgram OpeningHoursSpecification       range DayOfWeek
    itemListElement         domain ItemList                    range ListItem Text Thing
    speakable               domain Article WebPage             range SpeakableSpecification URL
    jurisdiction            domain GovernmentService Legislation    range AdministrativeArea Text
    events                  domain Organization Place          range Event
    contactType             domain ContactPoint                range Text
"""


@pytest.mark.parametrize("fact", FACTS.strip().split("\n"))
def test_facts_of_properties(fact: str) -> None:
    name, _, rest = fact.strip().partition(" ")
    domain, _, kinds = rest.strip().removeprefix("domain ").partition(" range ")
    known = vocabulary.property(name)
    assert (list(known.domain), list(known.range)) == (domain.split(), kinds.split())
    assert vocabulary.used_on(name) == set(domain.split())
    assert vocabulary.ranges()[name] == known.range


def test_ranges_are_those_of_the_terms() -> None:
    assert vocabulary.ranges() == {n: t.range for n, t in vocabulary.terms().items() if t.range}


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("attendees", "attendee"),
        ("events", "event"),
        ("area", "areaServed"),
        ("seasons", "containsSeason"),
        ("interactionCount", "interactionStatistic"),
        ("Code", "SoftwareSourceCode"),
        ("UserComments", "InteractionCounter"),
        ("Dermatologic", "Dermatology"),
        ("https://schema.org/containedIn", "containedInPlace"),
        ("Event", None),
        ("unheardOf", None),
    ],
)
def test_replacements(name: str, instead: str | None) -> None:
    assert vocabulary.replacement(name) == instead


@pytest.mark.parametrize(
    ("name", "cls", "may"),
    [
        ("headline", "ReportageNewsArticle", True),
        ("telephone", "Hospital", True),
        ("address", "Embassy", True),
        ("jobTitle", "Person", True),
        ("jobTitle", "Organization", False),
        ("startDate", "OrganizationRole", True),
        ("attendee", "NewsArticle", False),
        ("name", "3DModel", True),
        ("name", "Unheard", False),
        ("attendee", "https://schema.org/Festival", True),
        ("phoneticText", "PronounceableText", True),
    ],
)
def test_where_a_property_belongs(name: str, cls: str, may: bool) -> None:
    assert vocabulary.belongs(name, cls) is may


def test_members_of_enumerations() -> None:
    states = ("EventCancelled", "EventMovedOnline", "EventPostponed", "EventRescheduled", "EventScheduled")
    assert vocabulary.members("EventStatusType") == states
    assert set(states) < set(vocabulary.members("StatusEnumeration")) < set(vocabulary.members("Enumeration"))
    assert len(vocabulary.members("DayOfWeek")) == 8
    assert vocabulary.members("Boolean") == ("False", "True")
    assert "Nursing" in vocabulary.members("MedicalSpecialty")
    assert vocabulary.members("Event") == vocabulary.members("Unheard") == vocabulary.members("EventCancelled") == ()
    assert all(vocabulary.enumeration(m) for m in vocabulary.members("Enumeration"))


@pytest.mark.parametrize(
    ("name", "enumeration"),
    [
        ("EventCancelled", "EventStatusType"),
        ("https://schema.org/Friday", "DayOfWeek"),
        ("Radiography", "MedicalImagingTechnique"),
        ("Nursing", "MedicalSpecialty"),
        ("EventStatusType", None),
        ("Unheard", None),
    ],
)
def test_enumeration_of_a_value(name: str, enumeration: str | None) -> None:
    assert vocabulary.enumeration(name) == enumeration


PROPERTIES = """
    atendee attendee · attendees attendee · attendes attendee · start_date startDate · start-date startDate · startdate startDate
    StartDate startDate · Headline headline · HEADLINE headline · headine headline · headlines headline · organiser organizer
    datePublish datePublished · date_published datePublished · publishDate datePublished · publishedDate datePublished
    published datePublished · modifiedDate dateModified · lastModified dateModified · jobtitle jobTitle · jobTitel jobTitle
    job_title jobTitle · author_s author · authors author · auther author · autor author · publishers publisher · keyword keywords
    nmae name · adress address · streetAdress streetAddress · adressLocality addressLocality · postcode postalCode
    locaton location · locations location · venue location · sameas sameAs · same_as sameAs · descripton description
    inlanguage inLanguage · worksfor worksFor · memberof memberOf · parentOrganisation parentOrganization · licence license
    mainEntityofPage mainEntityOfPage · eventstatus eventStatus · superevent superEvent · alternativeName alternateName
    containedIn containedInPlace · containedinplace containedInPlace · dateStart startDate · endate endDate · telephon telephone
    phone telephone · firstName givenName · surname familyName · thumbnailURL thumbnailUrl · itemListElements itemListElement
    categories category · eadline headline · interactionCounts interactionStatistic · summary description
"""
CLASSES = """
    Evnet Event · event Event · Events Event · NewsArtcle NewsArticle · newsarticle NewsArticle · News_Article NewsArticle
    Newsarticle NewsArticle · NewsArticles NewsArticle · PressRelease NewsArticle · Artical Article · Persn Person · person Person
    GovermentOrganization GovernmentOrganization · GovermentOrganisation GovernmentOrganization · Organisation Organization
    Webpage WebPage · Website WebSite · BreadCrumbList BreadcrumbList · PostalAdress PostalAddress · Imageobject ImageObject
    GeoCoordinate GeoCoordinates · LocalBusines LocalBusiness · FaqPage FAQPage · UserLikes InteractionCounter
    Ministry GovernmentOrganization · 3dmodel 3DModel
"""


@pytest.mark.parametrize(
    ("kind", "word", "near"),
    [
        (kind, *pair.split())
        for kind, table in (("property", PROPERTIES), ("class", CLASSES))
        for pair in table.replace("\n", "·").split("·")
        if pair.strip()
    ],
)
def test_near_misses(kind: str, word: str, near: str) -> None:
    assert vocabulary.near_misses(word, kind=kind)[0] == near
    assert vocabulary.near_misses(word, 1, kind) == (near,)
    assert all(vocabulary.term(name).kind == kind for name in vocabulary.near_misses(word, 9, kind))


@pytest.mark.parametrize(
    "word", "twitter speaker ministry2 pressContact eventDate articleType agenda constituency foo q".split()
)
def test_words_that_are_no_misspelt_property(word: str) -> None:
    assert vocabulary.near_misses(word, kind="property") == ()


def test_near_misses_keep_to_their_kind() -> None:
    assert vocabulary.near_misses("EventCanceled") == ("EventCancelled",)
    assert vocabulary.near_misses("EVENT") == ("Event", "event")
    assert vocabulary.near_misses("EVENT", 1) == ("Event",)
    assert vocabulary.near_misses("EVENT", kind="property") == ("event",)
    assert vocabulary.near_misses("eventscheduled", kind="EventStatusType") == ("EventScheduled",)
    assert vocabulary.near_misses("headline", kind="EventStatusType") == ()
    assert vocabulary.near_misses("text", kind="datatype") == ("Text",)
    assert vocabulary.near_misses("headline", kind="Unheard") == ()
    for word in ("qqqqqq", "", "_", "ü", "x" * 100_000, "http://schema.org/"):
        assert vocabulary.near_misses(word) == ()


@given(st.sampled_from(sorted(vocabulary.terms())), st.data())
def test_a_term_in_another_case_is_found(name: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from([name.upper(), name.lower(), name.swapcase(), f"{name[:3]}_{name[3:]}"]))
    assert (vocabulary.replacement(name) or name) in vocabulary.near_misses(word)


def test_unknown_terms_raise_with_a_proposal() -> None:
    with pytest.raises(UsageError, match=r"atendee is not a term of schema\.org; did you mean attendee\?"):
        vocabulary.property("atendee")
    with pytest.raises(UsageError, match="Event is a class, not a property"):
        vocabulary.property("Event")
    with pytest.raises(UsageError, match="not a term"):
        vocabulary.term("http://schema.org/name")
    for ask in (vocabulary.used_on, lambda name: vocabulary.belongs(name, "Event")):
        with pytest.raises(UsageError, match="not a term"):
            ask("unheardOf")


@pytest.mark.parametrize(
    "line",
    [
        'schema:X a rdfs:Class; rdfs:comment "a" .',
        'schema:X a rdfs:Class ; rdfs:label "a" , "b" .',
        "schema:X a rdfs:Class",
        "schema:X a rdf:Property ; schema:rangeIncludes schema:A ; schema:domainIncludes schema:B .",
        'schema:X a rdfs:Class ; rdfs:comment "a \\" b" .',
    ],
)
def test_a_line_that_is_laid_out_otherwise_is_refused(line: str) -> None:
    terms = vocabulary._Terms(f"# head\n{line}\n")
    assert list(terms) == ["X"]
    with pytest.raises(UsageError, match="2: error: the line does not have the format"):
        terms["X"]


def test_a_page_of_its_own_reads_few_lines() -> None:
    terms = vocabulary._Terms(resources.text("vocab/schema.ttl"))
    assert terms["attendee"] is terms["attendee"]
    assert len(terms._read) == 1
    assert len(terms) == len(vocabulary.terms())


def test_reading_loads_no_rdf_library() -> None:
    code = (
        "import sys; from linkeddata.schema import vocabulary as v; v.terms(); v.is_a('City', 'Place'); "
        "v.event_types(); print(*sys.modules)"
    )
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    assert not loaded & {"rdflib", "pyoxigraph", "pyshacl", "jsonschema", "difflib"}


# ---- docs/make_schema.py


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    path = Path(__file__).resolve().parents[3] / "docs" / "make_schema.py"
    spec = importlib.util.spec_from_file_location("make_schema", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


def test_the_file_stands_as_its_maker_lays_it_out(maker: ModuleType) -> None:
    own = {"class": {"rdfs:Class"}, "property": {"rdf:Property"}, "datatype": {"schema:DataType"}}
    facts = {
        t.name: maker.Facts(
            own.get(t.kind, set()) | {f"schema:{e}" for e in t.enumerations},
            set(t.parents),
            set(t.domain),
            set(t.range),
            {t.superseded_by} if t.superseded_by else set(),
        )
        for t in vocabulary.terms().values()
    }
    comments = {t.name: f'"{t.comment}"' for t in vocabulary.terms().values() if t.comment}
    made = maker.HEAD + "\n".join([*maker.arrange(facts, comments), ""])
    assert made == resources.text("vocab/schema.ttl")


DECLARATIONS = """
/** Plain. */
export type Text = URL | string;
export type URL = string;
export type DataType = Text;
interface elsewhere_org_BodyBase extends Partial<IdReference> {
    "outside"?: SchemaValue<Text, "outside">;
}
export interface elsewhere_org_BodyLeaf extends elsewhere_org_BodyBase {
    "@type": "https://elsewhere.org/Body";
}
export type elsewhere_org_Body = elsewhere_org_BodyLeaf | Band;
interface ThingBase extends Partial<IdReference> {
    /** A name. */
    "name"?: SchemaValue<Text, "name">;
    /**
     * An old name.
     *
     * @deprecated Consider using https://schema.org/name or https://schema.org/url instead.
     */
    "oldName"?: SchemaValue<Text | Thing | IdReference, "oldName">;
}
export interface ThingLeaf extends ThingBase {
    "@type": "Thing";
}
export type Thing = ThingLeaf | Band | _3DModel | Role | Mood;
interface BandBase extends ThingBase, elsewhere_org_BodyBase {
    "name"?: SchemaValue<Text, "name">;
    "mood"?: SchemaValue<Mood | IdReference | URL, "mood">;
}
export interface BandLeaf extends BandBase {
    "@type": "Band";
}
/**
 * A band.
 *
 * @deprecated Use Role instead.
 */
export type Band = BandLeaf | _3DModel | string;
export interface _3DModelLeaf extends ThingBase {
    "@type": "3DModel";
}
export type _3DModel = _3DModelLeaf;
export type RoleLeaf<TContent, TProperty extends string> = Omit<ThingBase, TProperty> & {
    "@type": "Role";
} & {
    [key in TProperty]: TContent;
};
export type Role<TContent = never, TProperty extends string = never> = RoleLeaf<TContent, TProperty> | Mood<TContent, TProperty>;
export interface MoodLeaf extends ThingBase {
    "@type": "Mood";
}
export type Mood = "https://schema.org/Glad" | "Glad" | "https://schema.org/Band" | "Band" | MoodLeaf;
"""


def test_the_maker_reads_declarations(maker: ModuleType) -> None:
    facts = maker.read(DECLARATIONS)
    for name, *_ in maker.BESIDES:
        del facts[name]
    text = maker.Facts({"schema:DataType"})
    cls = {"rdfs:Class"}
    assert facts == {
        "Text": text,
        "URL": maker.Facts({"schema:DataType"}, {"Text"}),
        "DataType": maker.Facts(cls),
        "Thing": maker.Facts(cls),
        "Band": maker.Facts(cls | {"schema:Mood"}, {"Thing"}, replaced={"Role"}),
        "3DModel": maker.Facts(cls, {"Thing", "Band"}),
        "Role": maker.Facts(cls, {"Thing"}),
        "Mood": maker.Facts(cls, {"Thing", "Role"}),
        "Glad": maker.Facts({"schema:Mood"}),
        "name": maker.Facts({"rdf:Property"}, domain={"Thing", "Band"}, range={"Text"}),
        "oldName": maker.Facts({"rdf:Property"}, domain={"Thing"}, range={"Text", "Thing"}, replaced={"name", "url"}),
        "mood": maker.Facts({"rdf:Property"}, domain={"Band"}, range={"Mood", "URL"}),
    }
    with pytest.raises(ValueError, match="declared otherwise"):
        maker.read(DECLARATIONS.replace('SchemaValue<Text, "name">', "Other<Text>"))


# ---- vocab/event-types.ttl


def test_event_types_are_complete_concepts() -> None:
    graph = rdflib.Graph().parse(data=resources.text("vocab/event-types.ttl"), format="turtle")
    concepts = sorted(graph.subjects(RDF.type, SKOS.Concept))
    assert {c.removeprefix(EVENT_TYPES) for c in concepts} == KINDS == vocabulary.event_types()
    scheme = graph.value(None, RDF.type, SKOS.ConceptScheme)
    labels = set()
    for concept in concepts:
        assert graph.value(concept, SKOS.inScheme) == scheme
        (label,), (definition,) = list(graph.objects(concept, SKOS.prefLabel)), list(graph.objects(concept, SKOS.definition))
        assert label.language == definition.language == "en"
        labels.add(str(label))
        matches = [*graph.objects(concept, SKOS.closeMatch), *graph.objects(concept, SKOS.broadMatch)]
        assert len(matches) == 1
        assert vocabulary.is_a(str(matches[0]), "Event")
    assert len(labels) == len(concepts) == 34


# ---- vocab/context.jsonld

CONTEXT = json.loads(resources.text("vocab/context.jsonld"))["@context"]


def test_the_context_has_what_may_be_emitted_and_nothing_else() -> None:
    assert set(CONTEXT) == vocabulary.emitted() | {"@version", "xsd", "skos", "oa", "prov", "dcterms"}
    assert len(vocabulary.emitted()) == 439
    assert "@vocab" not in CONTEXT
    for name in vocabulary.emitted():
        assert vocabulary.term(name).kind in ("class", "property")
        iri = CONTEXT[name] if isinstance(CONTEXT[name], str) else CONTEXT[name]["@id"]
        assert iri == SCHEMA + name


def test_the_context_types_what_is_never_text_and_leaves_dates_alone() -> None:
    links = {n for n, d in CONTEXT.items() if isinstance(d, dict)}
    assert all(CONTEXT[n]["@type"] == "@id" for n in links)
    for name in links:
        assert vocabulary.property(name).range != ("Text",)
    for name, t in vocabulary.terms().items():
        if t.kind == "property" and set(t.range) <= {"Text", "Date", "DateTime", "Number", "Boolean"}:
            assert name not in links
    emitted = (
        "attendee location organizer worksFor superEvent subEvent about mentions publisher "
        "additionalType eventStatus sameAs url"
    )
    emitted += " license parentOrganization memberOf containedInPlace nationality isPartOf image author"
    assert set(emitted.split()) <= links


EXAMPLE = {
    "@context": CONTEXT,
    "@id": "https://press.example/2024/note",
    "@type": "NewsArticle",
    "headline": "Harbour board opens the new quay",
    "datePublished": {"@value": "2024-05-02", "@type": "xsd:date"},
    "url": "https://press.example/2024/note",
    "unheardOf": "dropped, not guessed",
    "about": {
        "@id": "https://press.example/2024/note#opening",
        "@type": ["Event", "SocialEvent"],
        "additionalType": "https://w3id.org/linkeddata/event-types#ceremony",
        "name": "Opening of the quay",
        "startDate": {"@value": "--05-02", "@type": "xsd:gMonthDay"},
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@id": "https://press.example/2024/note#marsund", "@type": "City", "name": "Marsund"},
        "attendee": [
            {
                "@id": "https://press.example/2024/note#irene",
                "@type": "Person",
                "name": "Irene Falk",
                "jobTitle": "harbour master",
            }
        ],
    },
    "mentions": ["https://press.example/2024/note#irene", {"@id": "https://press.example/2024/note#marsund"}],
}


def test_two_engines_expand_an_example_alike() -> None:
    text = json.dumps(EXAMPLE)
    one = {tuple(t.n3() for t in triple) for triple in rdflib.Graph().parse(data=text, format="json-ld")}
    two = {
        tuple(str(t) for t in (q.subject, q.predicate, q.object))
        for q in pyoxigraph.parse(input=text, format=pyoxigraph.RdfFormat.JSON_LD)
    }
    assert one == two
    assert len(one) == 20
    assert not [t for triple in one for t in triple if "http://schema.org" in t]
    assert not [t for triple in one for t in triple if "unheardOf" in t]


@pytest.mark.parametrize(
    ("name", "release"),
    [
        ("attendee", "2.0"),
        ("eventAttendanceMode", "7.0"),
        ("SpecialAnnouncement", "7.0"),
        ("Credential", "30.0"),
        ("https://schema.org/Event", "2.0"),
    ],
)
def test_a_term_has_the_release_in_which_it_appeared(name: str, release: str) -> None:
    assert vocabulary.release(name) == release


def test_every_term_appeared_in_one_release() -> None:
    rows = [
        line.split("\t")[1].split() for line in resources.text("vocab/releases.tsv").splitlines() if not line.startswith("#")
    ]
    names = [name for row in rows for name in row]
    assert sorted(names) == sorted(vocabulary.terms())


@pytest.mark.parametrize(
    "written",
    [
        "http://schema.org/Event",
        "https://schema.org/Event#",
        "<http://www.schema.org/Event>",
        "https://bib.schema.org/Event/",
        "Event",
    ],
)
def test_full_addresses_of_a_term(written: str) -> None:
    assert vocabulary.local(written) == "Event"


@pytest.mark.parametrize(
    "other",
    ["https://schema.example/Event", "https://schema.org/", "https://w3id.org/schema.org/Event", "ftp://schema.org/Event"],
)
def test_other_addresses_are_left_as_they_are(other: str) -> None:
    assert vocabulary.local(other) == other
