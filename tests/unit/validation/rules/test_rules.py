"""Mistakes in statements: a table of small nodes, each with what is found in it, and what is right beside it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from linkeddata.schema import resources
from linkeddata.text.language_tags import is_tag
from linkeddata.validation import check
from linkeddata.validation.rules import RULES
from linkeddata.validation.shapes import profiles

PLACE = {"@type": "Place", "name": "Old Hall"}
EVENT = {"@type": "Event", "name": "Fair", "startDate": "2024-05-02", "location": PLACE}
ARTICLE = {"@type": "NewsArticle", "headline": "Fair opens"}
PERSON = {"@type": "Person", "name": "Ann Berg"}
BODY = {"@type": "Organization", "name": "Port of Oslo"}


def without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_none(v) for k, v in value.items() if v is not None}
    return [without_none(v) for v in value] if isinstance(value, list) else value


def codes(node: Any) -> list[tuple[str, str | None]]:
    document = node if isinstance(node, list) or "@context" in node else {"@context": "https://schema.org", **node}
    document = without_none(document)
    return [(f.code, f.property) for f in check(json.dumps(document).encode(), kind="jsonld").findings]


#: node → (code, property) of each finding
WRONG: list[tuple[dict[str, Any], list[tuple[str, str | None]]]] = [
    ({**ARTICLE, "@type": "NewsArtcle"}, [("type-unknown", None)]),
    ({**PERSON, "@type": ["Person", "Politician"]}, [("type-unknown", None)]),
    ({**EVENT, "@type": "EventCancelled"}, [("type-unknown", None)]),
    ({**EVENT, "StartDate": "2024-05-02"}, [("property-misspelt", "StartDate")]),
    ({**EVENT, "attendees_": PERSON}, [("property-misspelt", "attendees_")]),
    ({**PERSON, "favouriteColour": "red"}, [("property-unknown", "favouriteColour")]),
    ({**ARTICLE, "startDate": "2024-05-02"}, [("property-of-another-type", "startDate")]),
    ({**BODY, "jobTitle": "Mayor"}, [("property-of-another-type", "jobTitle")]),
    ({**EVENT, "attendees": PERSON}, [("term-superseded", "attendees")]),
    ({**EVENT, "location": BODY}, [("value-of-wrong-type", "location")]),
    ({**EVENT, "organizer": PLACE}, [("value-of-wrong-type", "organizer")]),
    ({**ARTICLE, "about": {**EVENT, "image": PERSON}}, [("value-of-wrong-type", "image")]),
    ({**EVENT, "organizer": "Port of Oslo"}, [("text-for-thing", "organizer")]),
    ({**EVENT, "attendee": [PERSON, "Jo Ek"]}, [("text-for-thing", "attendee")]),
    ({**ARTICLE, "publisher": "Port of Oslo"}, [("text-for-thing", "publisher")]),
    ({**ARTICLE, "author": "Ann Berg"}, [("author-as-text", "author")]),
    ({**ARTICLE, "about": "dykes and tides"}, [("subject-as-text", "about")]),
    ({**ARTICLE, "about": {**EVENT, "startDate": None}}, [("event-start-untold", "startDate")]),
    ({**ARTICLE, "about": {**EVENT, "location": None}}, [("event-location-untold", "location")]),
    ({**EVENT, "organizer": "https://port.example/"}, [("address-for-thing", "organizer")]),
    ({**BODY, "url": "www.port.example"}, [("address-invalid", "url")]),
    ({**BODY, "sameAs": ["https://a.example/x", "htp://b.example/"]}, [("address-invalid", "sameAs")]),
    ({**BODY, "logo": "/logo.png"}, [("address-invalid", "logo")]),
    ({**BODY, "url": "https://port.example/a b"}, [("address-invalid", "url")]),
    ({**BODY, "url": "javascript:alert(1)"}, [("address-invalid", "url")]),
    ({**PERSON, "jobTitle": ""}, [("text-empty", "jobTitle")]),
    ({**PERSON, "description": " \u200b\u00a0"}, [("text-empty", "description")]),
    ({**PERSON, "name": 42}, [("number-for-text", "name")]),
    ({**PERSON, "telephone": 42.5}, [("number-for-text", "telephone")]),
    ({**PLACE, "geo": {"@type": "GeoCoordinates", "latitude": "north", "longitude": 5.1}}, [("text-for-number", "latitude")]),
    ({**EVENT, "eventStatus": "Cancelled"}, [("enumeration-unknown", "eventStatus")]),
    ({**EVENT, "eventStatus": "https://schema.org/EventDone"}, [("enumeration-unknown", "eventStatus")]),
    ({**EVENT, "eventAttendanceMode": "online"}, [("enumeration-unknown", "eventAttendanceMode")]),
    ({**EVENT, "isAccessibleForFree": "yes"}, [("enumeration-unknown", "isAccessibleForFree")]),
    ({**ARTICLE, "inLanguage": "english"}, [("language-unknown", "inLanguage")]),
    ({**ARTICLE, "inLanguage": "en_GB"}, [("language-unknown", "inLanguage")]),
    ({**EVENT, "startDate": "2 May 2024"}, [("date-in-words", "startDate")]),
    ({**EVENT, "startDate": "next Monday"}, [("date-in-words", "startDate")]),
    ({**EVENT, "startDate": "02.05.2024"}, [("date-in-words", "startDate")]),
    ({**EVENT, "startDate": "2024-05-02 10:00"}, [("date-in-words", "startDate")]),
    ({**EVENT, "startDate": "2024-02-30"}, [("date-impossible", "startDate")]),
    ({**EVENT, "startDate": "2024-13-01"}, [("date-impossible", "startDate")]),
    ({**EVENT, "startDate": "2024-05-02T25:00"}, [("date-impossible", "startDate")]),
    ({**EVENT, "startDate": "2024-05-02T00:00:00+02:00"}, [("midnight", "startDate")]),
    ({**EVENT, "endDate": "2024-05-01"}, [("end-before-start", "endDate")]),
    ({**EVENT, "endDate": "2024-05-01T18:00"}, [("end-before-start", "endDate")]),
    ({**EVENT, "startDate": "2024-05-02T18:00", "endDate": "2024-05-01"}, [("end-before-start", "endDate")]),
    ({**ARTICLE, "datePublished": "2024-05-02", "dateModified": "2024-05-01"}, [("published-after-modified", "datePublished")]),
    ({**ARTICLE, "publisher": {"name": "Port of Oslo"}}, [("type-missing", None)]),
    ({**ARTICLE, "author": {"@type": "Person", "jobTitle": "Mayor"}}, [("name-missing", "name")]),
    ({**ARTICLE, "publisher": {"@type": "Organization"}}, [("name-missing", "name")]),
    ({"@type": "NewsArticle", "datePublished": "2024-05-02"}, [("headline-missing", "headline")]),
    ({**EVENT, "name": None}, [("event-name-missing", "name")]),
    ({**EVENT, "startDate": None}, [("event-start-missing", "startDate")]),
    ({**EVENT, "location": None}, [("event-location-missing", "location")]),
    ({**ARTICLE, "publisher": {"@id": "_:b1"}}, [("reference-dangling", "publisher")]),
    (
        {**ARTICLE, "@id": "https://port.example/1#news", "publisher": {"@id": "https://port.example/1#port"}},
        [("reference-dangling", "publisher")],
    ),
    (
        {**ARTICLE, "author": {**PERSON, "@id": "https://x.example/p/1"}, "editor": {"@id": "https://x.example/p/2"}},
        [("reference-dangling", "editor")],
    ),
    ({**PERSON, "@type": ["Person", "Place"]}, [("kinds-clash", None)]),
    ({**EVENT, "@type": ["Event", "Organization"]}, [("kinds-clash", None)]),
    (
        {
            "@context": "https://schema.org",
            "@graph": [{**ARTICLE, "@id": "https://x.example/1"}, {**ARTICLE, "@id": "https://x.example/2"}],
        },
        [("article-twice", "headline")],
    ),
]

#: nodes in which nothing is wrong
RIGHT: list[Any] = [
    EVENT,
    {**EVENT, "location": "Old Hall, Oslo"},
    {**EVENT, "location": {"@type": "VirtualLocation", "url": "https://x.example/stream"}},
    {**EVENT, "attendee": {"@type": "OrganizationRole", "attendee": BODY, "roleName": "observer"}},
    {**PERSON, "worksFor": {"@type": "OrganizationRole", "worksFor": BODY, "roleName": "Mayor", "startDate": "2020"}},
    {**EVENT, "location": {"@type": ["Organization", "Place"], "name": "Town Museum"}},
    {**EVENT, "eventStatus": "EventCancelled"},
    {**EVENT, "eventStatus": "https://schema.org/EventScheduled", "eventAttendanceMode": "schema:OnlineEventAttendanceMode"},
    {**EVENT, "startDate": "2024-05-02T10:00:00+0200", "endDate": "2024-05-02T12:00Z"},
    {**EVENT, "endDate": "2024-05"},
    {**EVENT, "startDate": "--05-02"},
    {**EVENT, "superEvent": {"@type": "Festival", "name": "May days"}},
    {**EVENT, "startDate": None, "eventStatus": "EventPostponed", "previousStartDate": "2024-05-02"},
    {**EVENT, "isAccessibleForFree": True, "offers": {
        "@type": "Offer", "price": "0", "availability": "InStock", "url": "https://x.example/"}},
    {**ARTICLE, "@type": "ReportageNewsArticle", "author": [PERSON, BODY], "image": ["https://x.example/a.jpg"]},
    {**ARTICLE, "about": {"@id": "http://www.wikidata.org/entity/Q1"}, "mentions": {"@id": "https://dbpedia.org/resource/Oslo"}},
    {**ARTICLE, "mainEntityOfPage": {"@type": "WebPage", "@id": "https://x.example/1"}, "url": "https://x.example/1"},
    {**ARTICLE, "publisher": {"@type": "Organization", "@id": "https://other.example/#org"}},
    {**ARTICLE, "name": "Fair opens", "headline": None},
    {**ARTICLE, "inLanguage": "zh-Hant-TW", "keywords": ["fair", "port"]},
    {**PERSON, "givenName": "Ann", "name": None, "familyName": "Berg"},
    {**PLACE, "name": None, "address": "1 Quay Street"},
    {**PLACE, "geo": {"@type": "GeoCoordinates", "latitude": "59.9", "longitude": 10.7}},
    {**BODY, "@type": "CollegeOrUniversity", "parentOrganization": BODY, "foundingDate": "1811"},
    {**BODY, "email": "mailto:a@x.example", "telephone": "+47 22", "sameAs": "https://x.example/"},
    {"@type": "WebSite", "name": "Port", "url": "https://x.example/", "potentialAction": {
        "@type": "SearchAction", "target": {"@type": "EntryPoint", "urlTemplate": "https://x.example/?q={q}"},
        "query-input": "required name=q"}},
    {"@type": "BreadcrumbList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "News", "item": "https://x.example/news"}]},
    {"@context": ["https://schema.org", {"foaf": "http://xmlns.com/foaf/0.1/"}], **PERSON, "foaf:nick": "annie"},
    {"@context": {"@vocab": "https://schema.org/"}, **EVENT},
    {"@context": "http://schema.org", **EVENT, "image": {"@type": "ImageObject", "url": "https://x.example/a.jpg", "width": 1200}},
    [{"@context": "https://schema.org", **EVENT}, {"@context": "https://schema.org", **PERSON}],
    {**ARTICLE, "name": {"@value": "Messe", "@language": "de-CH"}, "@reverse": {"subjectOf": EVENT}},
]  # fmt: skip


@pytest.mark.parametrize(("node", "found"), WRONG, ids=lambda v: str(v)[:60] if isinstance(v, list) else "")
def test_what_is_wrong_is_found_and_nothing_else(node: dict[str, Any], found: list[tuple[str, str | None]]) -> None:
    assert codes(node) == found


@pytest.mark.parametrize("number", range(len(RIGHT)))
def test_what_is_right_gives_nothing(number: int) -> None:
    assert codes(RIGHT[number]) == []


def test_cases_cover_every_rule() -> None:
    assert {code for _, found in WRONG for code, _ in found} == set(RULES)
    assert (len(WRONG), len(RIGHT)) == (61, 32)


def test_every_rule_has_a_shape_of_its_name() -> None:
    rules = profiles.load(["schema.org"]).rules.values()
    assert {name for rule in rules for _, name in rule.constraints} == set(RULES)
    assert all(rule.iri.endswith("#" + rule.constraints[0][1]) for rule in rules)
    text = resources.text("shapes/schema.org.ttl")
    order = re.findall(r'check:rule "([a-z-]+)"', text)
    assert len(order) == len(set(order)) == len(RULES)


@pytest.mark.parametrize(
    ("tag", "known"),
    [("en", True), ("en-GB", True), ("gsw", True), ("zh-Hant-TW", True), ("sr-Latn", True), ("de-1996", True), ("en-x-own", True),
     ("jp", False), ("cn", False), ("en_GB", False), ("english", False), ("e", False), ("", False), ("en-", False), ("en GB", False)],
)  # fmt: skip
def test_language_tags(tag: str, known: bool) -> None:
    assert is_tag(tag) is known


def test_messages_say_what_to_do_in_plain_words() -> None:
    for node, _ in WRONG:
        document = without_none({"@context": "https://schema.org", **node})
        for finding in check(json.dumps(document).encode(), kind="jsonld").findings:
            assert finding.fix and finding.message.endswith(("; " + finding.fix[:1].lower() + finding.fix[1:], finding.fix))
            assert not re.search(r"[{}]|sh:|https://schema\.org/\w|_:", finding.message), finding.message
