"""Mistakes that only the reading of JSON-LD can see: contexts, prefixes, keywords, references, scripts that are no objects."""

from __future__ import annotations

import json
from typing import Any

import pytest

from linkeddata.validation import check
from linkeddata.values.findings import Severity

SCHEMA = "https://schema.org"
IDA: dict[str, Any] = {"@type": "Person", "name": "Ida Voss"}


def found(document: Any, base: str | None = None) -> list[tuple[str, str | None]]:
    report = check(json.dumps(document).encode(), kind="jsonld", base=base)
    return [(f.code, f.value) for f in report.findings]


def in_page(*scripts: str, head: str = "") -> str:
    blocks = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f'<!doctype html><html lang="en"><head><title>Quay</title>{head}{blocks}</head><body><h1>Quay</h1></body></html>'


#: context, object, (code, value) of each finding
CONTEXTS: list[tuple[Any, dict[str, Any], list[tuple[str, str | None]]]] = [
    ({"@vocab": "https://schema.org"}, IDA, [("vocab-without-slash", "https://schema.org")]),
    ({"@vocab": "http://schema.org"}, IDA, [("vocab-without-slash", "http://schema.org")]),
    ([{"@vocab": "https://schema.org", "@language": "en"}], IDA, [("vocab-without-slash", "https://schema.org")]),
    ({"s": "https://schema.org"}, {"@type": "s:Person", "s:name": "Ida"}, [("vocab-without-slash", "https://schema.org")]),
    ({"s": "http://schema.org"}, {"@type": "s:Person", "s:name": "Ida"}, [("vocab-without-slash", "http://schema.org")]),
    ({"schema": "https://schema.org/"}, IDA, [("term-undefined", "Person"), ("term-undefined", "name")]),
    ({"s": "https://schema.org/"}, {"@type": "s:Person", "name": "Ida"}, [("term-undefined", "name")]),
    ({"s": "http://schema.org/"}, {"@type": "Person", "s:name": "Ida"}, [("term-undefined", "Person")]),
    ({"name": "https://schema.org/name"}, {"@type": f"{SCHEMA}/Person", **IDA, "jobTitle": "Pilot"},
     [("term-undefined", "Person"), ("term-undefined", "jobTitle")]),
    ({"s": "https://schema.org/"}, {"@type": "s:Person", "s:name": "Ida", "s:worksFor": {"@type": "s:NGO", "name": "Port"}},
     [("term-undefined", "name")]),
    (SCHEMA, {**IDA, "port:badge": "7"}, [("prefix-undeclared", "port:badge")]),
    (SCHEMA, {**IDA, "@type": ["Person", "port:Pilot"]}, [("prefix-undeclared", "port:Pilot")]),
    (SCHEMA, {**IDA, "og:title": "Ida", "og:type": "profile"}, [("prefix-undeclared", "og:title"), ("prefix-undeclared", "og:type")]),
    ({"@vocab": "https://schema.org/"}, {**IDA, "sdo:jobTitle": "Pilot"}, [("prefix-undeclared", "sdo:jobTitle")]),
    ([SCHEMA, {"port": "https://port.example/v#"}], {**IDA, "harbour:badge": "7"}, [("prefix-undeclared", "harbour:badge")]),
    ([SCHEMA, "https://port.example/context"], IDA, [("context-unread", "https://port.example/context")]),
    (["https://port.example/context", SCHEMA], {"@type": ["Person", "Pilot"], "name": "Ida", "badge": 7, "deck": {"@type": "Deck"}},
     [("context-unread", "https://port.example/context")]),
    ([{"@import": "https://port.example/context", "@vocab": "https://schema.org/"}], {"@type": "Pilot", "rank": "1"},
     [("context-unread", "https://port.example/context")]),
    ([SCHEMA, "https://port.example/context"], {**IDA, "worksFor": {"@type": "Quay", "depth": {"@type": "Depth", "metres": 4}}},
     [("context-unread", "https://port.example/context")]),
    ([SCHEMA, "https://port.example/context"], {**IDA, "birthDate": "May"},
     [("date-in-words", "May"), ("context-unread", "https://port.example/context")]),
    ("https://port.example/context", IDA, [("context-refused", "https://port.example/context")]),
]  # fmt: skip
#: context and object with which all is well
FINE: list[tuple[Any, dict[str, Any]]] = [
    ("http://schema.org/", IDA),
    ({"@vocab": "https://schema.org/"}, IDA),
    ({"s": "https://schema.org/"}, {"@type": "s:Person", "s:name": "Ida"}),
    (SCHEMA, {"@type": "schema:Person", "schema:name": "Ida", "foaf:nick": "ida", "dcterms:created": "2024"}),
    ([SCHEMA, {"port": "https://port.example/v#"}], {**IDA, "port:badge": "7"}),
    (SCHEMA, {**IDA, "urn:isbn:1": "x", "http://port.example/v#x": "y"}),
    (SCHEMA, {**IDA, "type": "Person"}),
]


@pytest.mark.parametrize(("context", "node", "codes"), CONTEXTS)
def test_contexts_that_give_terms_no_meaning(context: Any, node: dict[str, Any], codes: list[tuple[str, str | None]]) -> None:
    assert sorted(found({"@context": context, **node}), key=str) == sorted(codes, key=str)


@pytest.mark.parametrize(("context", "node"), FINE)
def test_contexts_that_define_what_is_used(context: Any, node: dict[str, Any]) -> None:
    assert found({"@context": context, **node}) == []


def test_a_term_without_its_prefix_is_told_how_to_write_it() -> None:
    report = check(json.dumps({"@context": {"sdo": "https://schema.org/"}, **IDA}).encode(), kind="jsonld")
    assert {f.fix for f in report.findings} == {"Write sdo:Person instead.", "Write sdo:name instead."}
    assert all(f.line == 1 and f.pointer in ("/@type", "/name") for f in report.findings)


@pytest.mark.parametrize(
    ("node", "key", "near"),
    [
        ({**IDA, "@url": "https://port.example/"}, "@url", "url"),
        ({**IDA, "@description": "x"}, "@description", "description"),
        ({"@type": "Place", "@name": "Quay", "name": "Quay"}, "@name", "name"),
        ({"@Type": "Person", "@type": "Person", "name": "Ida"}, "@Type", "@type"),
        ({**IDA, "@ID": "https://port.example/#ida"}, "@ID", "@id"),
        ({**IDA, "@telephon": "1"}, "@telephon", "telephone"),
        ({**IDA, "description": {"@value": "x", "@lang": "en"}}, "@lang", "@language"),
        ({**IDA, "description": {"@value": "x", "@typ": "text"}}, "@typ", "@type"),
        ({**IDA, "@foo": 1}, "@foo", "a property of schema.org"),
        ({**IDA, "@qzx": 1}, "@qzx", "a property of schema.org"),
        ({**IDA, "@startDate": "2024"}, "@startDate", "a property of schema.org"),
    ],
)
def test_the_word_that_is_proposed_may_stand_there(node: dict[str, Any], key: str, near: str) -> None:
    report = check(json.dumps({"@context": SCHEMA, **node}).encode(), kind="jsonld")
    (finding,) = [f for f in report.findings if f.code == "keyword-unknown"]
    assert finding.message.startswith(f"{key} is not a keyword")
    assert finding.fix == f"Write {near} instead."


@pytest.mark.parametrize(
    "node",
    [
        {"@id": "https://port.example/#ida", "id": "#ida", **IDA},
        {"id": "https://port.example/#ida", "@id": "https://port.example/#ida", **IDA},
        {
            **IDA,
            "worksFor": {"@type": "NGO", "name": "Port", "@id": "https://port.example/#port", "id": "https://port.example/#p"},
        },
        {**IDA, "@context": [SCHEMA, {"uri": "@id"}], "@id": "https://port.example/#a", "uri": "https://port.example/#b"},
        {**IDA, "@context": [SCHEMA, {"backwards": "@reverse"}], "@reverse": {}, "backwards": {}},
    ],
)
def test_a_keyword_given_twice_is_told(node: dict[str, Any]) -> None:
    assert [code for code, _ in found({"@context": SCHEMA, **node}) if code != "reference-dangling"] == ["keyword-twice"]


@pytest.mark.parametrize(
    ("script", "what"),
    [
        ("null", "null"),
        ('"text"', "a text"),
        ("42", "a number"),
        ("true", "true or false"),
        ('[["a"], null]', "a list"),
        ('[{"@context": "https://schema.org", "@type": "Person", "name": "Ida"}, 4.5]', "a number"),
    ],
)
def test_scripts_that_are_no_objects_are_told_once(script: str, what: str) -> None:
    for data, kind in ((in_page(script), "page"), (script, "jsonld")):
        (finding,) = check(data.encode(), kind=kind).findings
        assert (finding.code, finding.severity) == ("json-ld-invalid", Severity.ERROR)
        assert f"it is {what}, not an object" in finding.message


IMAGE = json.dumps({"@context": SCHEMA, **IDA, "image": "/img/ida.jpg"})


@pytest.mark.parametrize(
    ("head", "base", "codes"),
    [
        ('<base href="https://port.example/team/">', None, []),
        ('<link rel="canonical" href="https://port.example/team/ida">', None, []),
        ("", "https://port.example/team/", []),
        ("", None, ["address-relative"]),
        ('<base href="/team/">', None, ["address-relative"]),
    ],
)
def test_relative_addresses_are_read_against_a_known_base(head: str, base: str | None, codes: list[str]) -> None:
    assert [f.code for f in check(in_page(IMAGE, head=head).encode(), kind="page", base=base).findings] == codes


@pytest.mark.parametrize("value", ["#issue", ["#issue"], {"@id": "#issue"}])
def test_a_fragment_as_text_is_a_reference(value: Any) -> None:
    graph = [
        {"@type": "PublicationIssue", "@id": "#issue", "name": "Issue 7"},
        {"@type": "Article", "headline": "Tides", "isPartOf": value},
    ]
    assert found({"@context": SCHEMA, "@graph": graph}) == []


def test_a_reference_by_its_id_to_nothing_is_still_told() -> None:
    node = {"@type": "Article", "headline": "Tides", "image": {"@id": "#photo"}}
    assert found({"@context": SCHEMA, "@graph": [node, {**IDA, "@id": "#ida"}]})[0][0] == "reference-dangling"


def test_a_byte_order_mark_is_advice() -> None:
    text = json.dumps({"@context": SCHEMA, **IDA})
    assert check(("\ufeff" + text).encode(), kind="jsonld").findings == ()
    (finding,) = check(in_page("\ufeff" + text).encode(), kind="page").findings
    assert (finding.code, finding.severity) == ("byte-order-mark", Severity.ADVICE)


def test_http_beside_https_is_advice() -> None:
    node = {"@type": "Offer", "price": "3", "availability": "https://schema.org/InStock"}
    report = check(json.dumps({"@context": "http://schema.org", **node}).encode(), kind="jsonld")
    assert [(f.code, f.severity) for f in report.findings] == [("http-and-https", Severity.ADVICE)]


def test_the_loss_of_a_direction_is_told() -> None:
    node = {**IDA, "description": {"@value": "x", "@direction": "rtl", "@language": "ar"}}
    report = check(json.dumps({"@context": SCHEMA, **node}).encode(), kind="jsonld")
    assert [(f.code, f.severity, f.value) for f in report.findings] == [("direction-lost", Severity.ADVICE, "rtl")]


@pytest.mark.parametrize("text", ["2024-03-15T10:00", "2024-03-15T10:00Z", "2024-03-15T10:00+01:00"])
def test_a_time_without_seconds_is_text_for_rdf_and_fine_for_schema_org(text: str) -> None:
    from linkeddata.rdf import parse

    document = {"@context": SCHEMA, "@type": "Event", "name": "Fair", "startDate": text, "location": "Quay"}
    assert found(document) == []
    (value,) = [
        o for _, p, o in parse.triples(parse.parse(json.dumps(document).encode(), "jsonld", name="x")) if "startDate" in p
    ]
    assert value.datatype is None


@pytest.mark.parametrize("number", [4, 4.0, 4.5, -0.25, 1e21, 1e-7, 12345678901])
def test_a_number_has_the_same_datatype_in_every_command(number: float) -> None:
    from linkeddata.extract import jsonld
    from linkeddata.rdf import parse

    data = json.dumps({"@context": SCHEMA, "@type": "Thing", "position": number}).encode()
    queried = [o.datatype for _, p, o in parse.triples(parse.parse(data, "jsonld", name="x")) if "position" in p]
    checked = [o for _, p, o in jsonld.read(data, "jsonld", name="x").data if "position" in p]
    assert [value.datatype for value in checked] == queried
    assert float(checked[0]) == number
