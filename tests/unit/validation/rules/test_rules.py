"""Mistakes in statements: a table of small nodes, each with what is found in it, and what is right beside it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from linkeddata.schema import resources, vocabulary
from linkeddata.text.language_tags import is_tag
from linkeddata.validation import check
from linkeddata.validation.rules import RULES
from linkeddata.validation.shapes import profiles
from linkeddata.values.findings import Severity

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
    ({**BODY, "logo": "/logo.png"}, [("address-relative", "logo")]),
    ({**BODY, "image": "quay.webp"}, [("address-relative", "image")]),
    ({**BODY, "sameAs": ["../about", "?page=7"]}, [("address-relative", "sameAs")] * 2),
    ({**BODY, "url": "port-of-oslo"}, [("address-relative", "url")]),
    ({**BODY, "url": "port.example/quay.html"}, [("address-invalid", "url")]),
    ({**BODY, "url": "https://https://port.example/"}, [("address-invalid", "url")]),
    ({**BODY, "url": "ask the harbour master"}, [("address-invalid", "url")]),
    ({**BODY, "sameAs": "@portofoslo"}, [("address-invalid", "sameAs")]),
    ({**BODY, "url": "https://port.example/a b"}, [("address-invalid", "url")]),
    ({**BODY, "url": "javascript:alert(1)"}, [("address-invalid", "url")]),
    ({**PERSON, "jobTitle": ""}, [("text-empty", "jobTitle")]),
    ({**PERSON, "description": " \u200b\u00a0"}, [("text-empty", "description")]),
    ({**PERSON, "name": 42}, [("number-for-text", "name")]),
    ({**PERSON, "telephone": 42.5}, [("number-for-text", "telephone")]),
    ({**PLACE, "geo": {"@type": "GeoCoordinates", "latitude": "north", "longitude": 5.1}}, [("text-for-number", "latitude")]),
    ({**PLACE, "geo": {"@type": "GeoCoordinates", "latitude": 1.2, "elevation": "low"}}, [("text-for-number", "elevation")]),
    ({"@type": "FoodEstablishmentReservation", "partySize": "some"}, [("text-for-number", "partySize")]),
    ({"@type": "House", "name": "Quay 1", "numberOfRooms": "several"}, [("text-for-number", "numberOfRooms")]),
    ({"@type": "Product", "name": "Rope", "weight": "heavy"}, [("text-for-number", "weight")]),
    ({"@type": "MonetaryGrant", "name": "Dyke fund", "amount": "plenty"}, [("text-for-number", "amount")]),
    ({"@type": "MonetaryGrant", "name": "Dyke fund", "amount": "NOK 300"}, [("text-for-thing", "amount")]),
    ({"@type": "Book", "name": "Tides", "copyrightYear": "lately"}, [("text-for-number", "copyrightYear")]),
    ({**PLACE, "maximumAttendeeCapacity": 80.5}, [("number-not-whole", "maximumAttendeeCapacity")]),
    ({**PLACE, "maximumAttendeeCapacity": "80.5"}, [("number-not-whole", "maximumAttendeeCapacity")]),
    ({**ARTICLE, "wordCount": 1e-3}, [("number-not-whole", "wordCount")]),
    ({**ARTICLE, "commentCount": "7.25"}, [("number-not-whole", "commentCount")]),
    ({"@type": "LodgingReservation", "numAdults": 2.5}, [("number-not-whole", "numAdults")]),
    ({"@type": "VideoObject", "name": "Tides", "duration": "two minutes"}, [("duration-in-words", "duration")]),
    ({"@type": "VideoObject", "name": "Tides", "duration": "2:10"}, [("duration-in-words", "duration")]),
    (
        {"@type": "Recipe", "name": "Soup", "prepTime": "20", "cookTime": "P1H"},
        [("duration-in-words", p) for p in ("prepTime", "cookTime")],
    ),
    ({"@type": "Recipe", "name": "Soup", "totalTime": 45}, [("duration-in-words", "totalTime")]),
    ({"@type": "HowTo", "name": "Knots", "performTime": "PT"}, [("duration-in-words", "performTime")]),
    ({**ARTICLE, "timeRequired": "6 min read"}, [("duration-in-words", "timeRequired")]),
    ({**PERSON, "jobTitle": "Pilot &amp; captain"}, [("entity-in-text", "jobTitle")]),
    ({**ARTICLE, "headline": "The mayor&#8217;s quay"}, [("entity-in-text", "headline")]),
    ({**BODY, "url": "https://port.example/?a=1&amp;b=2"}, [("entity-in-text", "url")]),
    ({**ARTICLE, "keywords": ["fair", "ropes&nbsp;and knots"]}, [("entity-in-text", "keywords")]),
    ({**BODY, "slogan": "&quot;Ahead&quot;"}, [("entity-in-text", "slogan")]),
    (
        {"@type": "ItemList", "name": "Quays", "itemListOrder": "https://schema.org/Friday"},
        [("enumeration-unknown", "itemListOrder")],
    ),
    (
        {"@type": "ItemList", "name": "Quays", "itemListOrder": {"@id": "https://schema.org/InStock"}},
        [("enumeration-unknown", "itemListOrder")],
    ),
    ({**EVENT, "eventStatus": "https://schema.org/SoldOut"}, [("enumeration-unknown", "eventStatus")]),
    (
        {"@type": "GameServer", "name": "Deep", "serverStatus": "https://schema.org/Monday"},
        [("enumeration-unknown", "serverStatus")],
    ),
    ({**EVENT, "eventStatus": "Cancelled"}, [("enumeration-unknown", "eventStatus")]),
    ({**EVENT, "eventStatus": "https://schema.org/EventDone"}, [("enumeration-unknown", "eventStatus")]),
    ({**EVENT, "eventAttendanceMode": "online"}, [("enumeration-unknown", "eventAttendanceMode")]),
    ({**EVENT, "isAccessibleForFree": "yes"}, [("enumeration-unknown", "isAccessibleForFree")]),
    ({**ARTICLE, "inLanguage": "english"}, [("language-unknown", "inLanguage")]),
    ({**ARTICLE, "inLanguage": "en_GB"}, [("language-unknown", "inLanguage")]),
    ({**PERSON, "knowsLanguage": "Norwegian"}, [("language-unknown", "knowsLanguage")]),
    ({**PERSON, "knowsLanguage": ["no", "Finnish and Sami"]}, [("language-unknown", "knowsLanguage")]),
    (
        {"@type": "ContactPoint", "email": "a@x.example", "availableLanguage": "Dutch"},
        [("language-unknown", "availableLanguage")],
    ),
    (
        {"@type": "TouristTrip", "name": "Quay trip", "availableLanguage": "en_US"},
        [("language-unknown", "availableLanguage"), ("property-of-another-type", "availableLanguage")],
    ),
    ({**EVENT, "audience": "https://schema.org/Clinician"}, [("value-of-wrong-type", "audience")]),
    ({**EVENT, "audience": {"@id": "http://schema.org/Clinician"}}, [("value-of-wrong-type", "audience")]),
    ({**EVENT, "organizer": "http://schema.org/InStock"}, [("value-of-wrong-type", "organizer")]),
    ({"@type": "ListItem", "position": 1, "item": "/quay"}, [("address-relative", "item")]),
    ({"@type": "ListItem", "position": 1, "item": "quay.html#boats"}, [("address-relative", "item")]),
    ({"@type": "ListItem", "position": 1, "item": "the quay"}, [("text-for-thing", "item")]),
    ({"@type": "BlogPosting", "datePublished": "2024-05-02"}, [("headline-missing", "headline")]),
    ({"@type": ["SocialMediaPosting", "LiveBlogPosting"], "datePublished": "2024-05-02"}, [("headline-missing", "headline")]),
    ({**EVENT, "startDate": "10:00"}, [("date-in-words", "startDate")]),
    ({**EVENT, "doorTime": "ten"}, [("date-in-words", "doorTime")]),
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
    ({**EVENT, "startDate": "2024-05-02T10:00", "endDate": "2024-05-01T24:00"}, [("end-before-start", "endDate")]),
    ({**EVENT, "startDate": "2024-05-02T10:00", "endDate": "2024-05-01T19:59Z"}, [("end-before-start", "endDate")]),
    ({**EVENT, "startDate": "2024-05-02", "endDate": "2024-05-01T09:59:00Z"}, [("end-before-start", "endDate")]),
    ({**EVENT, "startDate": "2024-05-03T14:01Z", "endDate": "2024-05-02"}, [("end-before-start", "endDate")]),
    ({**EVENT, "startDate": "2024-05-02T10:00+02:00", "endDate": "2024-05-02T09:00+02:00"}, [("end-before-start", "endDate")]),
    ({**EVENT, "startDate": "2024-05-02T18:00", "endDate": "2024-05-01"}, [("end-before-start", "endDate")]),
    ({**ARTICLE, "datePublished": "2024-05-02", "dateModified": "2024-05-01"}, [("published-after-modified", "datePublished")]),
    ({**ARTICLE, "publisher": {"name": "Port of Oslo"}}, [("type-missing", None)]),
    ({**ARTICLE, "author": {"@type": "Person", "jobTitle": "Mayor"}}, [("name-missing", "name")]),
    ({**ARTICLE, "publisher": {"@type": "Organization"}}, [("name-missing", "name")]),
    ({"@type": "NewsArticle", "datePublished": "2024-05-02"}, [("headline-missing", "headline")]),
    ({**EVENT, "name": None}, [("event-name-missing", "name")]),
    ({**PLACE, "event": {**EVENT, "name": None}}, [("event-name-untold", "name")]),
    ({**EVENT, "name": None, "superEvent": {**EVENT, "name": "Festival"}}, [("event-name-untold", "name")]),
    ({"@type": "Museum", **PLACE, "event": {**EVENT, "startDate": None}}, [("event-start-untold", "startDate")]),
    ({"@type": "JoinAction", "event": {**EVENT, "location": None}}, [("event-location-untold", "location")]),
    ({"@type": "PlanAction", "object": {**EVENT, "startDate": None}}, [("event-start-untold", "startDate")]),
    (
        {**EVENT, "@type": "EventSeries", "location": None, "startDate": None},
        [("event-location-untold", "location"), ("event-start-untold", "startDate")],
    ),
    (
        {**EVENT, "startDate": None, "location": None, "eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1W"}},
        [("event-location-untold", "location")],
    ),
    ({**BODY, "event": {**EVENT, "startDate": None}}, [("event-start-missing", "startDate")]),
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
    ({**EVENT, "@type": ["Event", "Place"]}, [("kinds-clash", None)]),
    ({**EVENT, "headline": "Fair", "@type": ["Event", "Article"]}, [("kinds-clash", None)]),
    ({**EVENT, "organizer": {"@type": "Embassy", "name": "Embassy of Malta"}}, [("place-for-organization", "organizer")]),
    ({**ARTICLE, "publisher": {"@type": "CityHall", "name": "Old city hall"}}, [("place-for-organization", "publisher")]),
    ({**PERSON, "worksFor": {"@type": "Courthouse", "name": "Court 1"}}, [("place-for-organization", "worksFor")]),
    ({**EVENT, "sponsor": {"@type": "Park", "name": "Quay park"}}, [("place-for-organization", "sponsor")]),
    ({**PERSON, "worksFor": {"@type": "OrganizationRole", "roleName": "pilot"}}, [("role-without-value", "worksFor")]),
    ({**PERSON, "alumniOf": {"@type": "OrganizationRole", "startDate": "2001"}}, [("role-without-value", "alumniOf")]),
    ({**BODY, "member": [{"@type": "Role", "roleName": "cox"}, PERSON]}, [("role-without-value", "member")]),
    (
        {"@type": "Movie", "name": "Tides", "actor": {"@type": "PerformanceRole", "characterName": "Eel"}},
        [("role-without-value", "actor")],
    ),
    ({"@type": "Rating", "ratingValue": 6}, [("rating-outside", "ratingValue")]),
    ({"@type": "Rating", "ratingValue": "11", "bestRating": "10"}, [("rating-outside", "ratingValue")]),
    ({"@type": "AggregateRating", "ratingValue": 0.5, "reviewCount": 3}, [("rating-outside", "ratingValue")]),
    ({"@type": "Rating", "ratingValue": 2, "worstRating": 3, "bestRating": 9}, [("rating-outside", "ratingValue")]),
    ({"@type": "Rating", "ratingValue": 7, "worstRating": 6, "bestRating": 1}, [("rating-outside", "ratingValue")]),
    (
        {"@type": "MerchantReturnPolicy", "applicableCountry": "NO", "merchantReturnDays": "a fortnight"},
        [("date-in-words", "merchantReturnDays")],
    ),
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
    # numbers, or what stands for them
    {"@type": "Rating", "ratingValue": "A+", "bestRating": "A+", "worstRating": "F"},
    {"@type": "Rating", "ratingValue": 4, "worstRating": 6, "bestRating": 1},
    {"@type": "Rating", "ratingValue": "97", "bestRating": 100},
    {"@type": "Rating", "ratingValue": 5},
    {"@type": "PublicationIssue", "issueNumber": "special", "pageStart": "iv", "pageEnd": "A-3"},
    {"@type": "ListItem", "position": "first", "name": "News"},
    {"@type": "SoftwareApplication", "name": "Tide", "softwareVersion": "beta"},
    {"@type": "MerchantReturnPolicy", "applicableCountry": "NO", "merchantReturnDays": "14"},
    {"@type": "MerchantReturnPolicy", "applicableCountry": "NO", "merchantReturnDays": 14},
    {"@type": "PaymentCard", "name": "Card", "cashBack": "2.5"},
    {"@type": "PaymentCard", "name": "Card", "cashBack": "true"},
    {"@type": "FoodEstablishmentReservation", "partySize": "4"},
    {**PLACE, "maximumAttendeeCapacity": "1,200", "isAccessibleForFree": "true"},
    {"@type": "Product", "name": "Rope", "weight": "2 kg", "height": "about 3 m"},
    # durations
    {"@type": "Recipe", "name": "Soup", "cookTime": "PT1H30M", "prepTime": "P0DT0H20M0S", "totalTime": "PT0.5H"},
    {"@type": "Schedule", "repeatFrequency": "weekly"},
    {"@type": "Schedule", "repeatFrequency": "P2W", "duration": "PT45M"},
    # addresses
    {**BODY, "url": "http://intranet/port"},
    {**BODY, "url": "https://harbour:8080/"},
    {**BODY, "image": " https://port.example/quay.jpg "},
    {**ARTICLE, "isPartOf": "#issue"},
    {"@context": ["https://schema.org", {"@base": "https://port.example/n/"}], **BODY, "logo": "img/logo.svg"},
    {"@context": ["https://schema.org", {"@base": "https://port.example/n/"}], **BODY, "image": ["a.png", "/b.png", "?c=1"]},
    # events that are referred to, or held at a place that lists them
    {"@type": "JoinAction", "agent": PERSON, "event": {"@type": "Event", "name": "Fair"}},
    {**PLACE, "event": {**EVENT, "location": None}},
    {"@type": "Library", **BODY, "event": EVENT},
    {**EVENT, "@type": ["Event", "TouristAttraction"]},
    {**EVENT, "@type": ["TouristAttraction", "Festival"]},
    # organizations and people that are known by an address
    {"@type": "Organization", "url": "https://port.example/", "logo": "https://port.example/l.png"},
    {**ARTICLE, "publisher": {"@type": "NGO", "sameAs": "https://port.example/ngo"}},
    {"@type": "DigitalDocumentPermission", "grantee": {"@type": "Person", "email": "ida@port.example"}},
    {**ARTICLE, "author": {"@type": "Person", "url": "https://port.example/ida"}},
    # languages
    {**ARTICLE, "inLanguage": ["x-quayside", "i-navajo", "sgn-BE-FR", "zh-min-nan"]},
    {**PERSON, "knowsLanguage": ["nb", {"@type": "Language", "name": "Kven"}]},
    # what a user fills in
    {"@type": "MathSolver", "name": "Sums", "potentialAction": {"@type": "SolveMathAction", "mathExpression-input": "required name=e"}},
    {"@type": "VideoObject", "name": "Tides", "potentialAction": {"@type": "SeekToAction", "startOffset-input": "required name=s"}},
    # dates that may be in order in some zone
    {**EVENT, "startDate": "2024-05-02T10:00:00", "endDate": "2024-05-02T01:00:00Z"},
    {**EVENT, "startDate": "2024-05-02T18:00:00Z", "endDate": "2024-05-02T16:00:00"},
    {**EVENT, "startDate": "2024-05-02", "endDate": "2024-05-01T12:00:00Z"},
    {**ARTICLE, "datePublished": "2024-05-02", "dateModified": "2024-05-01T23:30:00Z"},
    {**EVENT, "startDate": "2024-05-02T22:00", "endDate": "2024-05-02T24:00"},
    # text that may be HTML, and ampersands that are right
    {**PERSON, "description": "Sails &amp; <b>knots</b>", "jobTitle": "Pilot & captain"},
    {**BODY, "url": "https://port.example/?a=1&b=2"},
    # members of enumerations where text, any thing or that enumeration is taken
    {**ARTICLE, "keywords": "https://schema.org/Clinician", "about": "https://schema.org/Clinician"},
    {"@type": "MedicalAudience", "audienceType": "https://schema.org/Clinician"},
    # posts on social networks
    {"@type": "SocialMediaPosting", "author": PERSON, "text": "High water at noon"},
    {"@type": "DiscussionForumPosting", "author": PERSON, "articleBody": "Who has a spare rope?"},
    # roles
    {**BODY, "member": {"@type": "OrganizationRole", "member": PERSON, "roleName": "cox"}},
    {"@type": "WebPage", "name": "P", "potentialAction": {"@type": "ReserveAction", "target": {"@type": "LinkRole", "target": "https://x.example/"}}},
    {**EVENT, "organizer": {"@type": "Museum", "name": "Tide Museum"}},
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
    assert (len(WRONG), len(RIGHT)) == (138, 82)


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
            assert not re.search(r'[{}]|sh:|(?<!")https://schema\.org/\w|_:', finding.message), finding.message


@pytest.mark.parametrize(
    ("node", "severity"),
    [
        ({**EVENT, "organizer": "Port of Oslo"}, Severity.WARNING),
        ({**PLACE, "geo": {"@type": "GeoCoordinates", "latitude": "north", "longitude": 5.1}}, Severity.WARNING),
        ({**PLACE, "maximumAttendeeCapacity": "many"}, Severity.ERROR),
        ({**EVENT, "headline": "Fair", "@type": ["Event", "Article"]}, Severity.WARNING),
        ({**EVENT, "@type": ["Event", "Organization"]}, Severity.ERROR),
        ({**EVENT, "@type": "ScreeningEvent", "startDate": None}, Severity.WARNING),
        ({**EVENT, "startDate": None}, Severity.ERROR),
        ({**BODY, "name": None, "member": BODY}, Severity.ERROR),
        ({**BODY, "member": {"@type": "Organization"}}, Severity.WARNING),
        ({"@type": "Restaurant", "potentialAction": {"@type": "ReserveAction"}}, Severity.WARNING),
        ({**BODY, "logo": "/logo.png"}, Severity.WARNING),
    ],
)
def test_what_schema_org_allows_is_no_error(node: dict[str, Any], severity: Severity) -> None:
    document = without_none({"@context": "https://schema.org", **node})
    (finding,) = check(json.dumps(document).encode(), kind="jsonld").findings
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("name", "value", "right", "wrong"),
    [
        ("startDate", "10:00", "2020-01-09", "as in 09:30."),
        ("birthDate", "May", "year, month and day as in 2020-01-09.", "T09:30"),
        ("opens", "nine", "write a time of day as in 09:30.", "2020-01-09"),
        ("startTime", "nine", "or only a time of day as in 09:30.", "in words"),
        ("datePublished", 7, "2020-01-09", "09:30, or"),
    ],
)
def test_advice_on_a_date_is_what_the_property_takes(name: str, value: Any, right: str, wrong: str) -> None:
    document = {"@context": "https://schema.org", "@type": "Thing", "name": "x", name: value}
    (found,) = [f for f in check(json.dumps(document).encode(), kind="jsonld").findings if f.code == "date-in-words"]
    assert right in found.message
    assert wrong not in found.message


def test_outdated_members_of_enumerations_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = vocabulary.terms()["EventCancelled"]
    terms = {**vocabulary.terms(), "EventCancelled": replace(known, superseded_by="EventPostponed")}
    monkeypatch.setattr(vocabulary, "terms", lambda: terms)
    assert codes({**EVENT, "eventStatus": "https://schema.org/EventCancelled"}) == [("term-superseded", "eventStatus")]


@pytest.mark.parametrize(
    ("node", "severity"),
    [
        ({"@type": "LodgingBusiness", "availableLanguage": "Dutch"}, Severity.ERROR),
        ({"@type": "LodgingBusiness", "availableLanguage": "Scottish Gaelic"}, Severity.ERROR),
        ({"@type": "LodgingBusiness", "availableLanguage": {"@value": "Deutsch", "@language": "de"}}, Severity.ERROR),
        ({"@type": "LodgingBusiness", "availableLanguage": "en_US"}, Severity.ERROR),
        ({"@type": "LodgingBusiness", "availableLanguage": "Dutch, French"}, Severity.ERROR),
        ({"@type": "Book", "inLanguage": "Dutch"}, Severity.ERROR),
        ({"@type": "Person", "knowsLanguage": "Dutch"}, Severity.ERROR),
        ({"@type": "Book", "audience": "https://schema.org/Clinician"}, Severity.WARNING),
        ({"@type": "Book", "audience": {"@id": "https://schema.org/Clinician"}}, Severity.WARNING),
        ({"@type": "Book", "audience": PERSON}, Severity.ERROR),
        ({"@type": "Offer", "availability": "https://schema.org/Clinician"}, Severity.ERROR),
        ({"@type": "AggregateRating", "ratingValue": 0, "reviewCount": 0}, Severity.WARNING),
        ({"@type": "Rating", "ratingValue": 7}, Severity.WARNING),
        ({"@type": "Rating", "ratingValue": 7, "worstRating": 1}, Severity.WARNING),
        ({"@type": "Rating", "ratingValue": 7, "bestRating": "6"}, Severity.ERROR),
        ({"@type": "Rating", "ratingValue": 0, "worstRating": 1}, Severity.ERROR),
    ],
)
def test_what_guides_allow_is_a_warning(node: dict[str, Any], severity: Severity) -> None:
    document = {"@context": "https://schema.org", "name": "Quay", **node}
    assert [f.severity for f in check(json.dumps(document).encode(), kind="jsonld").findings] == [severity]


@pytest.mark.parametrize(
    ("node", "todo"),
    [
        (
            {"gameLocation": "Old Hall"},
            "Write the whole address, beginning with https://, or describe a Place or a PostalAddress.",
        ),
        ({"gameLocation": "www.hall.example"}, "Write the whole address, beginning with https://."),
        ({"url": "the old hall"}, "Write the whole address, beginning with https://."),
        ({"review": {"@type": "Review", "reviewRating": "5 stars"}}, "Describe a Rating with a type and its own properties."),
    ],
)
def test_what_to_do_fits_the_value(node: dict[str, Any], todo: str) -> None:
    document = {"@context": "https://schema.org", "@type": "VideoGame", "name": "Tides", **node}
    assert [f.fix for f in check(json.dumps(document).encode(), kind="jsonld").findings] == [todo]
