"""Checking: what is found, in which words, about which node, and how much was looked at."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace, URIRef

from linkeddata.errors import ShapesError, UnreadableError
from linkeddata.validation import validate
from linkeddata.validation.constraints import CONSTRAINTS, EVERY_NODE, RULE
from linkeddata.validation.shapes import profiles
from linkeddata.values.dates import Day, is_before, read_date
from linkeddata.values.description import Evidence
from linkeddata.values.findings import Severity
from linkeddata.values.span import Span

S = Namespace("https://schema.org/")
P = Namespace("https://press.example/2024/note#")
CORE = "https://w3id.org/linkeddata/shapes/core#"
PREFIXES = """@prefix check: <https://w3id.org/linkeddata/check#> .
@prefix my: <https://shapes.example/#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def data(*triples: tuple) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def event(**dates: Literal) -> Graph:
    graph = data((P.walk, RDF.type, S.Event), (P.walk, S.name, Literal("Walk along the dyke")))
    for name, value in dates.items():
        graph.add((P.walk, S[name], value))
    return graph


def user_profile(folder: Path, shapes: str) -> str:
    path = folder / "own.ttl"
    path.write_text(PREFIXES + shapes, encoding="utf-8")
    return str(path)


# ---- dates in order, the calendar

#: value, other, does the value lie before the other? Each row is also read the other way round, in `test_order_both_ways`.
ORDER = [
    ("2020-01-08", "2020-01-09", True),
    ("2020-01-09", "2020-01-09", False),
    ("2019-12-31", "2020-01-01", True),
    ("2020-01-08", "2020-01-09T10:00:00", True),  # xsd:date before xsd:dateTime
    ("2020-01-08T23:59:00", "2020-01-09", True),  # xsd:dateTime before xsd:date
    ("2020-01-09", "2020-01-09T10:00:00", False),  # the same day, as far as both say
    ("2020-01-09T09:00:00", "2020-01-09T10:00:00", True),
    ("2020-01-09T10:00:00", "2020-01-09T10:00:59", False),  # seconds are not compared
    ("2020-01-09T09:00:00.25", "2020-01-09T09:01:00.5", True),
    ("2020-01", "2020-02", True),
    ("2020-01", "2020-01-31", False),
    ("2020-01-31", "2020-02", True),
    ("2019", "2020-01-01", True),
    ("2020", "2020-05", False),
    ("2020", "2020", False),
    ("--01-08", "--01-09", False),  # never without a year
    ("--12-28", "--01-03", False),
    ("--01-08", "2020-01-09", False),
    ("--01", "2020", False),
    ("2020-01-09T12:00:00+02:00", "2020-01-09T11:00:00Z", True),  # moments with zones
    ("2020-01-10T00:30:00+02:00", "2020-01-09T23:00:00Z", True),
    ("2020-01-09T12:00:00+02:00", "2020-01-09T10:00:00Z", False),
    ("2020-01-09T12:00:00+02:00", "2020-01-09T12:30:00", False),  # one zone unsaid: up to 14 hours are open
    ("2020-01-09T12:00:00+02:00", "2020-01-10T00:01:00", True),  # 14:01 later in UTC at the least
    ("2020-01-09T12:00:00+02:00", "2020-01-10T00:00:00", False),
    ("2020-01-09T21:00:00", "2020-01-10T12:00:00Z", True),
    ("2020-01-09T23:00:00", "2020-01-10T12:00:00Z", False),
    ("2020-01-09", "2020-01-10T13:59:00Z", False),  # a day in the farthest west ends 14 hours later
    ("2020-01-09", "2020-01-10T14:00:00Z", True),
    ("2020-01-08T09:59:00Z", "2020-01-09", True),  # in the farthest east it begins 14 hours earlier
    ("2020-01-08T10:00:00Z", "2020-01-09", False),
    ("2020-01", "2020-02-03T00:00:00Z", True),
    ("9999-12-31T23:00:00Z", "9999-12-31", False),
    ("0001-01-01", "0001-01-01T00:00:00Z", False),
    ("2020-01-09Z", "2020-01-10+05:00", True),
    ("2020-01-09", "yesterday", False),
    ("2020-02-30", "2021-01-01", False),
    ("", "2020", False),
]


@pytest.mark.parametrize(("value", "other", "before"), ORDER)
def test_order_both_ways(value: str, other: str, before: bool) -> None:
    assert is_before(value, other) is before
    if before:
        assert not is_before(other, value)


def test_order_cases_are_counted() -> None:
    assert len(ORDER) == 38


@given(st.dates(), st.dates(), st.sampled_from(["", "T10:00:00"]), st.sampled_from(["", "T10:00:00"]))
def test_order_of_whole_days_is_that_of_the_calendar(a, b, hour_a: str, hour_b: str) -> None:
    assert is_before(a.isoformat() + hour_a, b.isoformat() + hour_b) is (a < b)


def typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=XSD[kind], normalize=False)


#: lexical form, datatype, is it a day of the calendar?
CALENDAR = [
    ("2024-02-29", "date", True),
    ("2023-02-29", "date", False),
    ("2020-02-30", "date", False),
    ("2020-04-31", "date", False),
    ("2020-13-01", "date", False),
    ("2020-00-10", "date", False),
    ("2020-1-9", "date", False),
    ("2020-01-09Z", "date", True),
    ("2020-01-09+14:00", "date", True),
    ("2020-01-09+15:00", "date", False),
    ("9 January 2020", "date", False),
    ("", "date", False),
    ("2020-01-09", "dateTime", False),
    ("2020-01-09T10:00:00", "date", False),
    ("2020-01-09T10:00:00", "dateTime", True),
    ("2020-01-09T10:00", "dateTime", False),
    ("2020-01-09T10:00:60", "dateTime", False),
    ("2020-01-09T10:00:00.5Z", "dateTime", True),
    ("2020-01-09T24:00:00", "dateTime", False),
    ("9999-12-31T23:00:00-05:00", "dateTime", False),
    ("--02-29", "gMonthDay", True),
    ("--02-30", "gMonthDay", False),
    ("02-29", "gMonthDay", False),
    ("--05", "gMonth", True),
    ("--13", "gMonth", False),
    ("2020-05", "gYearMonth", True),
    ("2020-5", "gYearMonth", False),
    ("2020", "gYear", True),
    ("0001", "gYear", True),
    ("0000", "gYear", False),
    ("-0044", "gYear", False),
    ("10000", "gYear", False),
    ("20", "gYear", False),
]


@pytest.mark.parametrize(("text", "kind", "fits"), CALENDAR)
def test_calendar(text: str, kind: str, fits: bool) -> None:
    codes = [f.code for f in validate(event(startDate=typed(text, kind))).findings]
    assert codes == ([] if fits else ["date-on-calendar"])


def test_calendar_cases_are_counted() -> None:
    assert len(CALENDAR) == 33


@pytest.mark.parametrize("kind", ["time", "gDay", "duration", "string", "integer"])
def test_other_datatypes_are_no_dates(kind: str) -> None:
    text = {"time": "10:00:00", "gDay": "---09", "duration": "P1D", "integer": "2020"}.get(kind, "2020-01-09")
    assert [f.code for f in validate(event(startDate=typed(text, kind))).findings] == ["date-typed"]


def test_read_date_gives_the_day_and_the_moment() -> None:
    day, moment = read_date("2020-01-10T00:30:00+02:00")
    assert day == Day(2020, 1, 10, "00:30")
    assert moment is not None and moment.isoformat() == "2020-01-09T22:30:00+00:00"
    assert read_date("--01-09") == (Day(None, 1, 9), None)


def test_dates_out_of_order_name_both_dates_and_both_places_of_the_source() -> None:
    graph = event(startDate=typed("2024-05-02", "date"), endDate=typed("2024-05-01T18:00:00", "dateTime"))
    evidence = {
        (str(P.walk), "startDate", "2024-05-02"): Evidence(Span(30, 35), "2 May"),
        (str(P.walk), "endDate", "2024-05-01T18:00:00"): Evidence(Span(44, 57), "6 p.m., 1 May"),
    }
    (finding,) = validate(graph, evidence=evidence).findings
    assert finding.code == "dates-in-order"
    assert finding.message == (
        '"Walk along the dyke" ends on 2024-05-01T18:00:00, before it starts on 2024-05-02; correct one of the two dates.'
        ' (The source says "6 p.m., 1 May" at 44 to 57 and "2 May" at 30 to 35.)'
    )
    assert (finding.span, finding.quote, finding.value) == (Span(44, 57), "6 p.m., 1 May", "2024-05-01T18:00:00")


# ---- findings


def test_a_finding_tells_name_property_value_shape_and_source() -> None:
    graph = data(
        (P.walk, RDF.type, S.Event),
        (P.walk, S.name, Literal("Walk along the dyke")),
        (P.walk, S.attendee, P.lisse),
        (P.lisse, RDF.type, S.City),
        (P.lisse, S.name, Literal("Lisse")),
    )
    evidence = {
        (str(P.walk), "attendee", str(P.lisse)): Evidence(Span(4, 9), "Lisse"),
        (str(P.walk), "name", "Walk along the dyke"): Evidence(Span(40, 44), "walk"),
    }
    (f,) = validate(graph, evidence=evidence, source="note.txt").findings
    assert (f.severity, f.code, f.node, f.iri) == (Severity.ERROR, "event-attendee-agent", "Walk along the dyke", str(P.walk))
    assert f.message == (
        '"Walk along the dyke" has "Lisse" as a participant, which is neither a person nor an organization; '
        "say which of the two it is, or remove it."
    )
    assert f.fix == "Say which of the two it is, or remove it."
    assert (f.property, f.value, f.shape) == ("attendee", str(P.lisse), CORE + "event-attendee-agent")
    assert (f.source, f.span, f.quote) == ("note.txt", Span(4, 9), "Lisse")


def test_what_is_missing_points_to_the_words_that_name_the_thing() -> None:
    graph = data((P.walk, RDF.type, S.Event), (P.walk, S.name, Literal("Walk along the dyke")))
    evidence = {(str(P.walk), "name", "Walk along the dyke"): Evidence(Span(40, 44), "walk")}
    (f,) = validate(graph, evidence=evidence).findings
    assert (f.code, f.severity, f.value, f.span, f.quote) == ("event-not-bare", Severity.WARNING, None, Span(40, 44), "walk")


def test_a_warning_does_not_fail_a_run_and_an_error_does() -> None:
    assert validate(event()).ok
    assert not validate(event(startDate=Literal("2024"))).ok


def test_blank_nodes_are_named_by_what_they_are() -> None:
    one, other = BNode("secret1"), BNode("secret2")
    graph = data((one, RDF.type, S.Person), (other, RDF.type, S.Person), (P.walk, RDF.type, S.Event), (P.walk, S.attendee, one))
    report = validate(graph)
    assert [f.code for f in report.errors] == ["person-name-present"] * 2
    assert {(f.node, f.iri) for f in report.errors} == {("an unnamed Person", None)}
    assert "secret" not in repr(report.findings)


def test_an_undescribed_reference_is_told_once_and_not_as_a_wrong_class() -> None:
    graph = event(startDate=typed("2024-05-02", "date"))
    for name in ("attendee", "organizer", "location", "superEvent"):
        graph.add((P.walk, S[name], P.nobody))
    graph.add((P.walk, S.attendee, Literal("the mayor")))
    report = validate(graph)
    assert [(f.code, f.property, f.value) for f in report.findings] == [
        ("reference-described", "attendee", str(P.nobody)),
        ("reference-described", "attendee", "the mayor"),
        ("reference-described", "location", str(P.nobody)),
        ("reference-described", "organizer", str(P.nobody)),
        ("reference-described", "superEvent", str(P.nobody)),
    ]


def test_circles_of_any_length_are_found_on_every_member() -> None:
    graph = Graph()
    for here, there in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        graph.add((P[here], RDF.type, S.Place))
        graph.add((P[here], S.name, Literal(f"Place {here}")))
        graph.add((P[here], S.containedInPlace, P[there]))
    report = validate(graph)
    assert [(f.code, f.node) for f in report.findings] == [("contained-in-place-acyclic", f"Place {x}") for x in "abc"]


FAMILIES = [
    (("Person",), 0),
    (("Person", "Patient"), 0),
    (("Person", "Organization"), 1),
    (("Person", "Museum"), 1),
    (("Person", "Event"), 1),  # told once, of the person
    (("Event", "Festival"), 0),
    (("Event", "EventSeries"), 0),
    (("ConferenceEvent", "Organization"), 1),
    (("Organization", "Place"), 0),
    (("Country", "GovernmentOrganization"), 0),
    (("Hospital",), 0),
    (("NewsArticle", "Corporation"), 1),
]


@pytest.mark.parametrize(("classes", "count"), FAMILIES)
def test_families_that_combine(classes: tuple[str, ...], count: int) -> None:
    graph = data(
        (P.x, S.name, Literal("Either")), (P.x, S.headline, Literal("Either")), (P.x, S.startDate, typed("2024", "gYear"))
    )
    for cls in classes:
        graph.add((P.x, RDF.type, S[cls]))
    assert len([f for f in validate(graph).findings if "-only-a" in f.code]) == count


def test_long_names_are_cut_in_sentences_only() -> None:
    graph = event(eventStatus=Literal("s" * 5000))
    graph.set((P.walk, S.name, Literal("n" * 5000)))
    (f,) = [f for f in validate(graph).findings if f.code == "event-status-known"]
    assert len(f.message) < 500
    assert f.node == "n" * 5000 and f.value == "s" * 5000


def test_the_data_are_not_changed_and_the_order_is_fixed() -> None:
    graph = event(startDate=Literal("2024"), endDate=Literal("2023"), eventStatus=S.Nonsense)
    before = set(graph)
    reports = [validate(graph) for _ in range(3)]
    assert set(graph) == before
    assert reports[0] == reports[1] == reports[2]
    assert [f.code for f in reports[0].findings] == ["date-typed", "dates-in-order", "event-status-known", "date-typed"]


def test_nothing_is_printed_or_logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    graph = event(startDate=typed("2024-05-02", "date"), endDate=typed("2024-02-31", "date"))
    with caplog.at_level(logging.INFO):
        caplog.clear()
        validate(graph)
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


# ---- how much was looked at


def test_focus_nodes_are_counted_for_each_shape() -> None:
    graph = event(startDate=typed("2024", "gYear"))
    graph.add((P.fair, RDF.type, S.Festival))
    counts = validate(graph).focus_nodes
    assert counts[CORE + "Event"] == 2
    assert counts[CORE + "Dated"] == 1
    assert counts[CORE + "Named"] == 1
    assert counts[CORE + "Person"] == 0
    assert set(counts) == {t.shape for t in profiles.load(["core"]).targets}


def test_old_terms_beside_new_ones_are_an_error_in_core_and_advice_in_a_page() -> None:
    graph = event(startDate=typed("2024", "gYear"))
    graph.add((P.x, RDF.type, URIRef("http://schema.org/Person")))
    graph.add((P.x, URIRef("http://schema.org/name"), Literal("Irene Falk")))
    (f,) = validate(graph).findings
    assert (f.code, f.value) == ("http-schema-org", "2")
    assert f.message == "2 statements use terms of http://schema.org/; write them as https://schema.org/."
    (f,) = [f for f in validate(graph, profiles=["schema.org"]).findings if "http" in f.code]
    assert (f.code, f.severity) == ("http-and-https", Severity.ADVICE)


def test_old_terms_alone_are_checked_like_new_ones() -> None:
    old = data(
        (P.x, RDF.type, URIRef("http://schema.org/Person")), (P.x, URIRef("http://schema.org/nmae"), Literal("Irene Falk"))
    )
    found = validate(old, profiles=["schema.org"]).findings
    assert [(f.code, f.property) for f in found] == [("property-misspelt", "nmae")]


# ---- profiles


def test_the_listed_profiles() -> None:
    listed = profiles.profiles()
    assert [p.name for p in listed] == ["core", "dcat-ap-2.1.1", "evidence", "google", "open-data", "schema.org"]
    assert all(p.paths and p.title and p.description for p in listed)


def test_shapes_are_read_once_for_the_same_bytes(tmp_path: Path) -> None:
    name = user_profile(tmp_path, "my:S a sh:NodeShape ; sh:targetClass schema:Person .")
    assert profiles.load([name]) is profiles.load([name])
    user_profile(tmp_path, "my:T a sh:NodeShape ; sh:targetClass schema:Person .")
    assert profiles.load([name]).targets[0].shape == "https://shapes.example/#T"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "googel",
            r"there is no profile googel; use core, dcat-ap-2.1.1, evidence, google, open-data, schema.org, or the path of a Turtle file",
        ),
        ("missing/own.ttl", r"missing/own\.ttl: error: there is no such shapes file"),
        ("own.ttl", r"own\.ttl: error: there is no such shapes file"),
    ],
)
def test_unknown_profiles(name: str, message: str) -> None:
    with pytest.raises(ShapesError, match=message):
        validate(event(), profiles=[name])
    with pytest.raises(ShapesError, match="there is no profile to check against"):
        validate(event(), profiles=[])


def test_profiles_are_checked_together(tmp_path: Path) -> None:
    own = user_profile(
        tmp_path,
        "my:described a sh:PropertyShape ; sh:targetClass schema:Event ; sh:path schema:description "
        '; sh:minCount 1 ; sh:message "{$this} needs a text." .',
    )
    report = validate(event(), profiles=["core", own])
    assert [(f.code, f.severity) for f in report.findings] == [
        ("described", Severity.ERROR),
        ("event-not-bare", Severity.WARNING),
    ]
    assert report.findings[0].message == '"Walk along the dyke" needs a text.'
    assert report.focus_nodes["https://shapes.example/#described"] == 1


#: shapes of a user, the findings on `event(startDate="2024")`: (code, severity, property, message)
OWN = {
    "a property shape without a message": (
        "my:told a sh:PropertyShape ; sh:targetClass schema:Event ; sh:path schema:description "
        "; sh:minCount 1 ; sh:severity sh:Info .",
        [("told", "advice", "description", '"Walk along the dyke" has no description.')],
    ),
    "an unnamed property shape": (
        "my:Event a sh:NodeShape ; sh:targetClass schema:Event ; sh:property [ sh:path schema:startDate "
        "; sh:datatype xsd:date ] .",
        [
            (
                "event-datatype",
                "error",
                "startDate",
                '"Walk along the dyke" has 2024 under startDate, which does not have the required type.',
            )
        ],
    ),
    "an unnamed property shape with a message": (
        "my:Event a sh:NodeShape ; sh:targetClass schema:Event ; sh:property [ sh:path schema:image "
        '; sh:minCount 1 ; sh:message "Add a picture." ] .',
        [("event-min-count", "error", "image", '"Walk along the dyke" (image): Add a picture.')],
    ),
    "a constraint on the node": (
        "my:Event a sh:NodeShape ; sh:targetClass schema:Event ; sh:class schema:Festival .",
        [
            (
                "event-class",
                "error",
                None,
                '"Walk along the dyke" is not as the rule requires.',
            )
        ],
    ),
    "a query": (
        """my:Event a sh:NodeShape ; sh:targetClass schema:Event ; sh:sparql my:short .
        my:short sh:message "The name is long." ; sh:prefixes my:p ;
          sh:select "SELECT $this ?value WHERE { $this schema:name ?value FILTER(STRLEN(?value) > 5) }" .
        my:p sh:declare [ sh:prefix "schema" ; sh:namespace "https://schema.org/"^^xsd:anyURI ] .""",
        [("event-sparql", "error", None, '"Walk along the dyke": The name is long.')],
    ),
    "a check of our own": (
        "my:later a sh:PropertyShape ; sh:targetClass schema:Event ; sh:path schema:startDate "
        "; check:requires schema:endDate .",
        [("later", "error", "startDate", '"Walk along the dyke" breaks a rule on startDate.')],
    ),
    "a target node": (
        "my:one a sh:PropertyShape ; sh:targetNode <https://press.example/2024/note#walk> "
        "; sh:path schema:name ; sh:maxCount 0 .",
        [("one", "error", "name", '"Walk along the dyke" has too many values of name.')],
    ),
    "a shape that is switched off": (
        """my:off a sh:PropertyShape ; sh:targetClass schema:Event ;
          sh:path schema:image ; sh:minCount 1 ; sh:deactivated true .
        my:on a sh:PropertyShape ; sh:targetClass schema:Event ; sh:path schema:name ; sh:minCount 1 .""",
        [],
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_own_shapes(name: str, tmp_path: Path) -> None:
    shapes, expected = OWN[name]
    report = validate(event(startDate=typed("2024", "gYear")), profiles=[user_profile(tmp_path, shapes)])
    assert [(f.code, f.severity.value, f.property, f.message) for f in report.findings] == [*expected]


def test_own_checks_are_documented_where_shapes_are_written() -> None:
    headers = "".join(path.read_text(encoding="utf-8").split("@prefix")[0] for p in profiles.profiles() for path in p.paths)
    assert all(f"#          {name} " in headers for name in (*CONSTRAINTS, RULE, EVERY_NODE))
    assert len(CONSTRAINTS) == 8


def test_empty_data_are_unreadable() -> None:
    with pytest.raises(UnreadableError, match=r"x\.ttl: error: there are no data to check"):
        validate(Graph(), source="x.ttl")


def test_a_dataset_graph_may_be_checked() -> None:
    dataset = rdflib.Dataset()
    graph = dataset.graph(P.data)
    for triple in event(startDate=typed("2024", "gYear")):
        graph.add(triple)
    assert validate(graph).ok
