"""Plain words for properties, classes, rules and bases, and the order in which people read them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linkeddata.present.diagram.labels import apart
from linkeddata.schema.event_kinds import KINDS as EVENT_KINDS
from linkeddata.values.namespaces import EVENT_TYPES, SCHEMA

#: Kinds in the order in which they are shown → what one and several are called.
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "person": ("Person", "People"),
        "organization": ("Organization", "Organizations"),
        "place": ("Place", "Places"),
        "event": ("Event", "Events"),
        "document": ("Document", "Documents"),
    }
)

#: Property → label of a value, in reading order; other properties follow, split at their capitals.
PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "headline": "Headline",
        "alternativeHeadline": "Second headline",
        "datePublished": "Published",
        "dateModified": "Changed",
        "startDate": "When",
        "endDate": "Until",
        "previousStartDate": "Planned before for",
        "eventStatus": "Status",
        "eventAttendanceMode": "Attendance",
        "location": "Where",
        "organizer": "Organized by",
        "attendee": "Who took part",
        "performer": "Performed by",
        "superEvent": "Part of",
        "subEvent": "Includes",
        "jobTitle": "Title",
        "roleName": "Post",
        "worksFor": "Works for",
        "memberOf": "Member of",
        "affiliation": "Belongs to",
        "nationality": "From",
        "parentOrganization": "Part of",
        "containedInPlace": "Lies in",
        "publisher": "Published by",
        "author": "Written by",
        "about": "Is about",
        "mentions": "Also names",
        "isPartOf": "Part of",
        "articleSection": "Section",
        "keywords": "Keywords",
        "inLanguage": "Language",
        "description": "Description",
        "alternateName": "Also called",
        "url": "Web page",
        "identifier": "Number",
        "license": "Licence",
        "image": "Picture",
        "name": "Name",
        "type": "Kind",
        "additionalType": "Kind",
        "sameAs": "Same as",
    }
)
_RANK = {name: rank for rank, name in enumerate(PROPERTIES)}

#: (property, kind of the subject) → id and title of the list on the page of the value. Order: as they are shown.
INCOMING: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {
        ("attendee", "event"): ("events", "Events"),
        ("performer", "event"): ("events", "Events"),
        ("organizer", "event"): ("events", "Events"),
        ("location", "event"): ("events", "Events"),
        ("superEvent", "event"): ("parts", "Parts of this event"),
        ("subEvent", "event"): ("whole", "Part of"),
        ("worksFor", "person"): ("people", "People"),
        ("memberOf", "person"): ("people", "People"),
        ("affiliation", "person"): ("people", "People"),
        ("nationality", "person"): ("people", "People"),
        ("parentOrganization", "organization"): ("bodies", "Parts"),
        ("containedInPlace", "place"): ("places", "Places in it"),
        ("location", "organization"): ("bodies", "Organizations here"),
        ("publisher", "document"): ("published", "Published by it"),
        ("author", "document"): ("published", "Written documents"),
        ("about", "document"): ("documents", "Documents"),
        ("mentions", "document"): ("documents", "Documents"),
    }
)
#: What an entity is to the events and documents that name it.
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "attendee": "took part",
        "performer": "performed",
        "organizer": "organized it",
        "location": "was the place",
        "about": "is its subject",
        "nationality": "nationality",
    }
)

#: Rule of identity → what it says, in words.
RULES: Mapping[str, str] = MappingProxyType(
    {
        "same": "An editor said that they are one",
        "given": "They bear one IRI",
        "P1": "They have one identifier",
        "P2": "Same full name and same post",
        "P3": "Same full name and same body",
        "P4": "Same full name, and both took part in the same event",
        "P5": "Same full name, and a document tells of both posts",
        "P6": "Same full name and same publisher",
        "P7": "Same full name, with another of the same full name in an event of one kind and day",
        "P8": "Same full name and post, of a country that one document tells and the other names",
        "P9": "Same full name and post in documents of one publisher, and nobody else of that name",
        "P10": "Full name of the only one who heads the office that published it",
        "P11": "Full name with its country, and the only one of that name with a post there",
        "P12": "Full name of the only one with a post, in events with the same person",
        "P13": "Full name of the only one with a post, and the body for which that person works",
        "P14": "Same full name and post, of a body that one document tells and the other names",
        "P15": "Same full name and post, and a town that both documents name",
        "O1": "They have one identifier",
        "O2": "Same full name and same country",
        "O3": "Same full name, and only one country has this body",
        "O4": "An acronym that a document explains",
        "O5": "A body of the list of international bodies",
        "O6": "Same name of its own and same publisher",
        "O7": "Same full name and same web address",
        "O8": "The publisher of both documents",
        "O9": "Same body of one state",
        "O10": "Same common name and town, in documents of one publisher",
        "O11": "Same name, and the same person who works there",
        "O12": "Same long name of its own, in documents that one office wrote at home",
        "O13": "Same full name, and the same person was there on one day",
        "L1": "The same country",
        "L2": "Same name and same country",
        "L3": "They have one identifier",
        "L4": "Same venue in one town or of one owner",
        "L5": "Same name, and no other country than that of both documents",
        "L6": "The town from which the publisher writes",
        "L7": "Same name, and the same person was there on one day",
        "E1": "Same kind of event, same day and same participants",
        "E2": "Same signing: parties, day and title",
        "E3": "Same name and same year",
        "E4": "They have one page on the web",
        "E5": "Announced, then held",
    }
)

#: Basis of a statement that no sentence tells → words.
BASES: Mapping[str, str] = MappingProxyType(
    {
        "text": "From the text",
        "metadata": "From the page’s own data",
        "configuration": "From the publisher’s settings",
        "editor": "An editor said so",
        "inference": "Concluded from the document",
    }
)

_CLASSES = {
    "NewsArticle": "press release",
    "Organization": "organization",
    "GovernmentOrganization": "government body",
    "CollegeOrUniversity": "college or university",
    "AdministrativeArea": "administrative area",
    "NGO": "non-governmental organization",
    "BusinessEvent": "business event",
}
#: Classes that say no more than the kind, unless they are all.
_PLAIN = frozenset({"Person", "Organization", "Place", "Event", "Thing"})


def order(name: str) -> tuple[int, str]:
    """Return a sort key of a property: reading order, then the name."""
    return _RANK.get(name, len(_RANK)), name


def label(name: str) -> str:
    """Return the label of a property.

    >>> label("worksFor"), label("openingHours")
    ('Works for', 'Opening hours')
    """
    return PROPERTIES.get(name) or apart(name).capitalize()


def class_words(name: str) -> str:
    """Return a schema.org class in words.

    >>> class_words("GovernmentOrganization"), class_words("MusicEvent")
    ('government body', 'music event')
    """
    return _CLASSES.get(name) or apart(name)


def classes(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return classes in words, without those that the kind already says.

    >>> classes(("Country", "Organization", "Place")), classes(("Person",))
    (('country',), ())
    """
    return tuple(dict.fromkeys(class_words(name) for name in names if name not in _PLAIN))


def term(iri: str) -> str:
    """Return a term of schema.org or of our kinds of events in words; another IRI stays as it is.

    >>> term("https://schema.org/EventCancelled"), term("https://w3id.org/linkeddata/event-types#call"), term("urn:x:y")
    ('cancelled', 'call', 'urn:x:y')
    """
    if iri.startswith(SCHEMA):
        return class_words(iri.removeprefix(SCHEMA)).removeprefix("event ")
    if iri.startswith(EVENT_TYPES):
        found = EVENT_KINDS.get(iri.removeprefix(EVENT_TYPES))
        return found.label.lower() if found else apart(iri.removeprefix(EVENT_TYPES))
    return iri


def rule(name: str) -> str:
    """Return what a rule of identity says, in words; its name if it is not known.

    >>> rule("P2"), rule("X9")
    ('Same full name and same post', 'Rule X9')
    """
    return RULES.get(name) or f"Rule {name}"
