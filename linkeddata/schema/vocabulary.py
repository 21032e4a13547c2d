"""The terms of schema.org, those that are emitted, and the event kinds that schema.org does not have.

`vocab/schema.ttl` has one term a line in a fixed order of predicates. The file is indexed by line in about two milliseconds, and
a line is parsed when its term is first needed; loading an RDF library would take a hundred times as long. A test holds that such
a library reads the same.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from linkeddata.errors import UsageError
from linkeddata.schema import resources
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA

FAMILIES = ("Person", "Organization", "Place", "Event", "CreativeWork")

#: Every property that is emitted, in the order of publication; `type` means rdf:type.
PROPERTY_ORDER: tuple[str, ...] = (
    *("type", "additionalType", "name", "headline", "alternativeHeadline", "alternateName", "description", "url"),
    *("datePublished", "dateModified", "inLanguage", "articleSection", "keywords"),
    *("author", "publisher", "license", "image"),
    *(
        "startDate",
        "endDate",
        "previousStartDate",
        "eventStatus",
        "eventAttendanceMode",
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

# Possessive: what is laid out otherwise fails at once.
_NAMES = r"schema:\w++(?:, schema:\w++)*+"
_LINE = re.compile(
    rf"schema:(?P<name>\w++) a (?P<kinds>(?:rdfs:Class|rdf:Property|schema:\w++)(?:, schema:\w++)*+)"
    rf"(?: ; rdfs:subClassOf (?P<parents>{_NAMES}))?+(?: ; schema:domainIncludes (?P<domain>{_NAMES}))?+"
    rf"(?: ; schema:rangeIncludes (?P<range>{_NAMES}))?+(?: ; schema:supersededBy (?P<replaced>{_NAMES}))?+"
    r'(?: ; rdfs:comment "(?P<comment>[^"\\]*+)")?+ \.'
)
_KINDS = {"rdfs:Class": "class", "rdf:Property": "property", "schema:DataType": "datatype"}
_MEMBER = re.compile(rf"\nschema:(\w+) a (?:rdfs:Class, )?(?!schema:DataType)({_NAMES})")
_RANGE = re.compile(rf"\nschema:(\w+) a rdf:Property[^\n]* ; schema:rangeIncludes ({_NAMES})")
_CONCEPT = re.compile(r"^kind:(\w+) a skos:Concept\b", re.MULTILINE)

#: How like two spellings must be (twice the letters in common by all letters): in general, in words of up to five letters, and where
#: the parts of the word are compared in another order.
_ENOUGH, _ENOUGH_SHORT, _ENOUGH_REORDERED = 0.8, 0.75, 0.9
#: Everyday words and terms of other vocabularies → the schema.org term.
_MEANT = dict(
    pair.split("=")
    for pair in """
    body=articleBody content=text section=articleSection summary=description subject=about tags=keywords lang=inLanguage
    published=datePublished updated=dateModified lastmodified=dateModified dateupdated=dateModified start=startDate end=endDate
    venue=location img=image imageurl=image picture=image website=url homepage=url link=url phone=telephone mail=email
    street=streetAddress city=addressLocality state=addressRegion zip=postalCode zipcode=postalCode
    modified=dateModified starts=startDate ends=endDate publicationdate=datePublished employer=worksFor parentorg=parentOrganization
    guests=attendee participants=attendee image=ImageObject photo=ImageObject band=MusicGroup
    firstname=givenName lastname=familyName surname=familyName birthday=birthDate
    pressrelease=NewsArticle news=NewsArticle page=WebPage video=VideoObject meeting=Event conference=ConferenceEvent
    ministry=GovernmentOrganization government=GovernmentOrganization company=Corporation university=CollegeOrUniversity town=City
    """.split()
)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of schema.org. All names are local ones.

    Args:
        name: `attendee`.
        kind: `class`, `property`, `datatype`, or for a mere member of an enumeration that enumeration (`EventStatusType`).
        comment: what it means, one sentence; "" if it has no description yet.
        parents: the classes right above a class, or the kind of value right above one.
        domain: the classes a property is used on.
        range: the classes or datatypes of its values.
        superseded_by: the term to use instead, or None. It may be superseded in turn: `replacement` follows to the end.
        enumerations: those that it is a member of. Some members are classes besides (`Nursing`).
    """

    name: str
    kind: str
    comment: str = ""
    parents: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    superseded_by: str | None = None
    enumerations: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The term's IRI."""
        return SCHEMA + self.name


class _Terms(Mapping[str, Term]):
    """The terms of a text laid out as `vocab/schema.ttl` is; each line is read when it is first needed."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._places = {line[7 : line.find(" ")]: place for place, line in enumerate(self._lines) if line.startswith("schema:")}
        self._read: dict[str, Term] = {}

    def __getitem__(self, name: str) -> Term:
        found = self._read.get(name)
        return found if found is not None else self._read.setdefault(name, self._parse(self._places[name]))

    def get(self, key: str, default: Any = None) -> Any:
        """Return the term of a name, or `default`; the inherited method raises and catches an error for each unknown name."""
        found = self._read.get(key)
        return found if found is not None else self[key] if key in self._places else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def _parse(self, place: int) -> Term:
        match = _LINE.fullmatch(self._lines[place])
        if match is None:
            raise UsageError(
                "the line does not have the format described in the file's header", "see vocab/schema.ttl", line=place + 1
            )
        name, kinds, parents, domain, range_, replaced, comment = match.groups("")
        kind = _KINDS.get(kinds)
        enumerations = () if kind else _names(kinds.removeprefix("rdfs:Class, "))
        if kind is None:
            kind = "class" if kinds.startswith("rdfs:Class") else enumerations[0]
        instead = _names(replaced)[0] if replaced else None
        return Term(name, kind, comment, _names(parents), _names(domain), _names(range_), instead, enumerations)


@cache  # hundreds of terms have the same domain or range
def _names(written: str) -> tuple[str, ...]:
    return tuple(written.replace("schema:", "").split(", ")) if written else ()


@cache
def _text() -> str:
    return resources.text("vocab/schema.ttl")


@cache
def terms() -> Mapping[str, Term]:
    """Return every term by its local name, in the order of `vocab/schema.ttl`; reading all of them takes ten milliseconds."""
    return _Terms(_text())


@cache
def emitted() -> frozenset[str]:
    """Return the classes and properties that the output may use, local names: those of `vocab/context.jsonld`."""
    context = json.loads(resources.text("vocab/context.jsonld"))["@context"]
    return frozenset(name for name in context if name in terms())


@cache
def event_types() -> frozenset[str]:
    """Return the event kinds of `vocab/event-types.ttl`: local names (`visit`)."""
    return frozenset(_CONCEPT.findall(resources.text("vocab/event-types.ttl")))


@cache
def _releases() -> Mapping[str, str]:
    rows = (line.split("\t") for line in resources.text("vocab/releases.tsv").splitlines() if not line.startswith("#"))
    return {name: release for release, names in rows for name in names.split()}


def release(name: str) -> str:
    """Return the release of schema.org in which a term appeared; `2.0` stands for that and all before it.

    Raises:
        UsageError: there is no such term.

    >>> release("attendee"), release("VirtualLocation")
    ('2.0', '7.0')
    """
    return _releases()[term(name).name]


@cache
def _replaced() -> Mapping[str, tuple[str, ...]]:
    found = defaultdict(list)
    for name in terms():
        instead = replacement(name)
        if instead:
            found[instead].append(name)
    return {name: tuple(names) for name, names in found.items()}


def replaced_by(name: str) -> tuple[str, ...]:
    """Return the terms in whose place a term is to be used, local names in the order of the file; () if there are none.

    >>> replaced_by("attendee")
    ('attendees',)
    """
    return _replaced().get(name.removeprefix(SCHEMA), ())


_ADDRESS = re.compile(r"<?https?://(?:www\.|\w+\.)?schema\.org/(?:version/[^/]+/)?(?P<name>\w+)[/#]?>?")


def local(name: str) -> str:
    """Return the local name of a term that may be written as a full address, in any form in which schema.org's are met.

    >>> [local(n) for n in ("http://schema.org/Event", "https://www.schema.org/Event/", "<https://pending.schema.org/Event>", "Event")]
    ['Event', 'Event', 'Event', 'Event']
    """
    match = _ADDRESS.fullmatch(name)
    return match["name"] if match else name


def term(name: str) -> Term:
    """Return a term by its local name or IRI.

    Raises:
        UsageError: there is no such term; the error proposes similar ones.
    """
    local = name.removeprefix(SCHEMA)
    found = terms().get(local)
    if found is None:
        near = near_misses(local)
        raise UsageError(
            f"{local} is not a term of schema.org",
            f"did you mean {' or '.join(near)}?" if near else "see `linkeddata vocab --all`",
        )
    return found


def property(name: str) -> Term:
    """Return a property with its domain and range.

    Raises:
        UsageError: there is no such term.
    """
    found = term(name)
    if found.kind != "property":
        raise UsageError(f"{found.name} is a {found.kind}, not a property", "properties begin with a small letter")
    return found


def replacement(name: str) -> str | None:
    """Return the term to use instead of one that schema.org has replaced, or None if it is current.

    >>> replacement("area"), replacement("attendees"), replacement("attendee")
    ('areaServed', 'attendee', None)
    """
    known = terms().get(name.removeprefix(SCHEMA))
    if known is None or known.superseded_by is None:
        return None
    return replacement(known.superseded_by) or known.superseded_by


@cache
def ancestors(cls: str) -> frozenset[str]:
    """Return a class and all its superclasses, local names; only the class itself if it is unknown."""
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
    """Return the `FAMILIES` of a class: none for values and lists, two for an organization that is also a place.

    >>> sorted(families("Hospital"))
    ['Organization', 'Place']
    """
    return ancestors(cls) & frozenset(FAMILIES)


def used_on(name: str) -> frozenset[str]:
    """Return the classes that a property is meant for, local names, without those below them.

    Raises:
        UsageError: there is no such property.
    """
    return frozenset(property(name).domain)


def belongs(name: str, cls: str) -> bool:
    """Return whether a property may be used on a thing of a class: it belongs to that class or to a superclass.

    Raises:
        UsageError: there is no such property. An unknown class has no properties.

    >>> belongs("attendee", "Festival"), belongs("attendee", "Person")
    (True, False)
    """
    return not ancestors(cls).isdisjoint(property(name).domain)


@cache
def ranges() -> Mapping[str, tuple[str, ...]]:
    """Return the kinds of value of every property by its local name, far quicker than `terms` gives them all.

    A property that schema.org meant for nothing in particular is left out.

    >>> ranges()["startDate"]
    ('Date', 'DateTime')
    """
    return {name: _names(written) for name, written in _RANGE.findall(_text())}


@cache
def _values() -> Mapping[str, tuple[str, ...]]:
    """Return the members of each enumeration that has its own, in the order of the file."""
    found = defaultdict(list)
    for name, written in _MEMBER.findall(_text()):
        for kind in _names(written):
            found[kind].append(name)
    return {kind: tuple(names) for kind, names in found.items()}


@cache
def members(enumeration: str) -> tuple[str, ...]:
    """Return the values of an enumeration and of those below it, local names in the order of the file; () for other names.

    >>> members("EventAttendanceModeEnumeration")
    ('MixedEventAttendanceMode', 'OfflineEventAttendanceMode', 'OnlineEventAttendanceMode')
    """
    below = (names for kind, names in _values().items() if is_a(kind, enumeration))
    return tuple(dict.fromkeys(name for names in below for name in names))


def enumeration(name: str) -> str | None:
    """Return the enumeration that a name is a value of, the first of several, or None if it is not a value.

    >>> enumeration("EventCancelled"), enumeration("Event")
    ('EventStatusType', None)
    """
    known = terms().get(name.removeprefix(SCHEMA))
    return next(iter(known.enumerations), None) if known else None


def near_misses(word: str, limit: int = 3, kind: str | None = None) -> tuple[str, ...]:
    """Return the terms that an unknown word may mean, best first; a replaced term gives the one to use instead.

    A word that differs only in case, hyphens, number or the order of its parts gives the terms it so differs from and no others.

    Args:
        word: as written: `atendee`, `start_date`, `publishedDate`.
        limit: how many at most.
        kind: `class`, `property`, `datatype` or the name of an enumeration, whose members are then meant; None for all terms.

    >>> near_misses("atendees"), near_misses("start_date"), near_misses("event", kind="class")
    (('attendee',), ('startDate',), ('Event',))
    """
    spelt, ordered, wanted = _index(kind, _folded), _index(kind, _reordered), _of_kind(kind)
    plain, reordered = _folded(word), _reordered(word)
    found = next((spelt[form] for form in (plain, *_numbers(plain)) if form in spelt), None) or ordered.get(reordered)
    if found is None and _MEANT.get(plain) in wanted:
        found = (_MEANT[plain],)
    if found is None:
        enough = _ENOUGH if len(plain) > 5 else _ENOUGH_SHORT
        found = _alike(reordered, ordered, _ENOUGH_REORDERED) or _alike(plain, spelt, enough)
    current = dict.fromkeys(replacement(name) or name for name in found)
    return tuple(name for name in current if name in wanted)[:limit]


def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a name in lower case.

    >>> parts("GovOrg"), parts("NewsMediaOrganization")
    (('gov', 'org'), ('news', 'media', 'organization'))
    """
    return tuple(part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", word))


def _alike(word: str, index: Mapping[str, tuple[str, ...]], enough: float) -> tuple[str, ...]:
    """Return the names under the spellings of an index that are like a word: the most like first."""
    from difflib import SequenceMatcher  # lazy: only mistakes need it

    matcher = SequenceMatcher(b=word)
    found = []
    for form, names in index.items():
        if _begin_alike(form, word) and 2 * min(len(form), len(word)) >= enough * (len(form) + len(word)):
            matcher.set_seq1(form)
            if matcher.quick_ratio() >= enough and matcher.ratio() >= enough:
                found.append((-matcher.ratio(), names))
    return tuple(name for _, names in sorted(found) for name in names)


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether two spellings have the same first letter, or one slip there: a wrong letter, one lacking, two swapped."""
    return (
        one[:1] == other[:1]
        or one[1:3] == other[1:3]
        or one[:2] == other[1:3]
        or one[1:3] == other[:2]
        or one[:2] == other[1::-1]
    )


@cache
def _of_kind(kind: str | None) -> frozenset[str]:
    if kind in ("class", "property", "datatype"):
        return frozenset(name for name, known in terms().items() if known.kind == kind)
    return frozenset(terms() if kind is None else members(kind))


@cache
def _index(kind: str | None, form: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """Return the terms of a kind, by what `form` makes of their names."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for name in terms():
        if name in _of_kind(kind):
            found[form(name)] += (name,)
    return dict(found)


def _folded(word: str) -> str:
    """Return a word without case, hyphens and the like."""
    return re.sub(r"[\W_]+", "", word).casefold()


def _reordered(word: str) -> str:
    """Return the parts of a word in the order of the alphabet: `publishedDate` and `datePublished` give the same."""
    return "".join(sorted(part.casefold() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", word)))


def _numbers(word: str) -> tuple[str, ...]:
    """Return the plural and the singular forms that a word may have."""
    stem = word.removesuffix("s")
    return tuple(form for form in (word + "s", stem, stem.removesuffix("e"), stem.removesuffix("ie") + "y") if form != word)


def https(iri: str) -> str:
    """Return an IRI of schema.org that is written with http in its form with https, any other as it is.

    >>> https("http://schema.org/Event"), https("http://example.org/")
    ('https://schema.org/Event', 'http://example.org/')
    """
    return SCHEMA + iri[len(HTTP_SCHEMA) :] if iri.startswith(HTTP_SCHEMA) else iri


def rank(name: str) -> tuple[int, str]:
    """Return the sort key of a property in publication order; properties that are not emitted follow by name."""
    return _RANK.get(name, len(PROPERTY_ORDER)), name
