"""The part of schema.org that is emitted or checked, and the event kinds that schema.org lacks.

`vocab/schema.ttl` has one term a line in a fixed order of predicates, so that it is read here by lines in about three
milliseconds; loading an RDF library would take ten to eighty times as long. A test holds that such a library reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from linkeddata import resources
from linkeddata.errors import UsageError

SCHEMA = "https://schema.org/"
EVENT_TYPES = "https://w3id.org/linkeddata/event-types#"

FAMILIES = ("Person", "Organization", "Place", "Event", "CreativeWork")

#: Every property that is emitted, in the order of publication; `type` stands for rdf:type.
PROPERTY_ORDER: tuple[str, ...] = (
    *("type", "additionalType", "name", "headline", "alternateName", "description", "url"),
    *("datePublished", "dateModified", "inLanguage", "author", "publisher", "license", "image"),
    *(
        "startDate",
        "endDate",
        "previousStartDate",
        "eventStatus",
        "location",
        "organizer",
        "attendee",
        "superEvent",
        "subEvent",
    ),
    *("jobTitle", "roleName", "worksFor", "memberOf", "parentOrganization", "containedInPlace", "nationality"),
    *("about", "mentions", "isPartOf", "sameAs", "identifier"),
)
_RANK = {name: rank for rank, name in enumerate(PROPERTY_ORDER)}

_LINE = re.compile(r"schema:(?P<name>\w+) a (?P<kind>rdfs:Class|rdf:Property|schema:\w+)(?P<rest>(?: ; .*)?) \.\Z")
_PART = re.compile(r' ; (?P<predicate>[\w:]+) (?P<value>"[^"\\]*"|schema:\w+(?:, schema:\w+)*)')
_CONCEPT = re.compile(r"^kind:(\w+) a skos:Concept\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of schema.org.

    Args:
        name: local name (`attendee`).
        kind: `class`, `property`, `datatype`, or for a value of an enumeration that enumeration's class (`EventStatusType`).
        comment: what it means, one sentence; "" where the name says it.
        parents: a class's direct superclasses, local names.
        domain: the classes a property is used on.
        range: the classes or datatypes of its values.
        superseded_by: the property to use instead, or None.
    """

    name: str
    kind: str
    comment: str = ""
    parents: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    superseded_by: str | None = None

    @property
    def iri(self) -> str:
        """The term's IRI."""
        return SCHEMA + self.name


def _read(text: str) -> dict[str, Term]:
    terms = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("schema:"):
            continue
        match = _LINE.match(line)
        parts = dict(_PART.findall(match["rest"])) if match else {}
        if not match or sum(len(p) + len(v) + 4 for p, v in parts.items()) != len(match["rest"]):
            raise UsageError("the line is not laid out as the file's header says", "see vocab/schema.ttl", line=number)

        def names(predicate: str, parts: dict[str, str] = parts) -> tuple[str, ...]:
            return tuple(v.removeprefix("schema:") for v in parts[predicate].split(", ")) if predicate in parts else ()

        kinds = {"rdfs:Class": "class", "rdf:Property": "property", "schema:DataType": "datatype"}
        terms[match["name"]] = Term(
            match["name"],
            kinds.get(match["kind"], match["kind"].removeprefix("schema:")),
            parts.get("rdfs:comment", '""')[1:-1],
            names("rdfs:subClassOf"),
            names("schema:domainIncludes"),
            names("schema:rangeIncludes"),
            next(iter(names("schema:supersededBy")), None),
        )
    return terms


@cache
def terms() -> Mapping[str, Term]:
    """Return every term by its local name, in the order of `vocab/schema.ttl`."""
    return MappingProxyType(_read(resources.text("vocab/schema.ttl")))


@cache
def event_types() -> frozenset[str]:
    """Return the event kinds of `vocab/event-types.ttl`: local names (`visit`)."""
    return frozenset(_CONCEPT.findall(resources.text("vocab/event-types.ttl")))


def term(name: str) -> Term:
    """Return a term by its local name or IRI.

    Raises:
        UsageError: there is none; the error proposes terms of similar spelling.
    """
    local = name.removeprefix(SCHEMA)
    found = terms().get(local)
    if found is None:
        near = near_misses(local)
        raise UsageError(
            f"{local} is no term of the vocabulary", f"did you mean {' or '.join(near)}?" if near else "see `linkeddata vocab`"
        )
    return found


def property(name: str) -> Term:
    """Return a property with its domain and range.

    Raises:
        UsageError: there is none of that name.
    """
    found = term(name)
    if found.kind != "property":
        raise UsageError(f"{found.name} is a {found.kind}, not a property", "properties begin with a small letter")
    return found


def near_misses(word: str, limit: int = 3) -> tuple[str, ...]:
    """Return the terms spelt most like `word`, nearest first; a replaced term gives the one to use instead.

    >>> near_misses("atendees")
    ('attendee',)
    """
    from difflib import get_close_matches  # lazy: only mistakes need it

    folded = {name.casefold(): known.superseded_by or name for name, known in terms().items()}
    close = get_close_matches(word.casefold(), folded, n=limit, cutoff=0.75)
    return tuple(dict.fromkeys(folded[name] for name in close))


@cache
def ancestors(cls: str) -> frozenset[str]:
    """Return a class and all classes above it, local names; just the class itself where it is not known."""
    local = cls.removeprefix(SCHEMA)
    known = terms().get(local)
    above = known.parents if known else ()
    return frozenset({local}).union(*(ancestors(parent) for parent in above))


def is_a(cls: str, ancestor: str) -> bool:
    """Tell whether a class is `ancestor` or lies below it; both local names or IRIs.

    >>> is_a("Embassy", "Place"), is_a("Embassy", "Organization")
    (True, False)
    """
    return ancestor.removeprefix(SCHEMA) in ancestors(cls)


def families(cls: str) -> frozenset[str]:
    """Return which of `FAMILIES` a class belongs to: none for values and lists, two for a body that is also a place.

    >>> sorted(families("Hospital"))
    ['Organization', 'Place']
    """
    return ancestors(cls) & frozenset(FAMILIES)


def rank(name: str) -> tuple[int, str]:
    """Return the sort key of a property in publication order; properties that are not emitted follow by name."""
    return _RANK.get(name, len(PROPERTY_ORDER)), name
