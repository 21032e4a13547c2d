"""Values: each has a type that its property takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from rdflib import Literal, URIRef
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import DocumentIndex, schema_term
from linkeddata.validation.rules.literals import FINE, Value, Verdict, Wrong, html_entity, is_plainly_fine, judge
from linkeddata.validation.rules.ranges import ADDRESSES, WORDS, in_words, listed, members, takes, takes_member
from linkeddata.validation.rules.violation import Violation
from linkeddata.values.iris import NOWHERE, is_relative_address, is_web_address

#: Properties that name whoever acts, and places that act through those who run them: a museum, a church, a theatre.
_RUN_BY = frozenset("organizer publisher provider sponsor funder sourceOrganization affiliation memberOf worksFor".split())
_ACTING = ("CivicStructure", "LandmarksOrHistoricalBuildings", "TouristAttraction")
#: Civic structures that are only the building of somebody else: an embassy, a court, a park.
_ONLY_PLACES = "GovernmentBuilding ParkingFacility PublicToilet TaxiStand BusStop Beach Bridge Cemetery Park Playground".split()
#: Things that may be used in place of text.
_FOR_WORDS = ("PropertyValue", "DefinedTerm", "PropertyValueSpecification")


def wrong_values(index: DocumentIndex, wrong: Wrong) -> Iterator[Violation]:
    """Yield the values that are wrong in one way: type, emptiness, address, date, language or member of an enumeration."""
    yield from index.once(_judged).get(wrong, ())


def _judged(index: DocumentIndex) -> Mapping[Wrong, list[Violation]]:
    """Return all wrong values of a document, by what is wrong with them."""
    found: dict[Wrong, list[Violation]] = {}
    for node in index.data.subjects:
        for prop, name, value in index.properties(node):
            if type(value) is Literal:  # isinstance takes longer for what is none
                datatype, language, text = value.datatype, value.language, str(value)
                if datatype is None and language is None and is_plainly_fine(name, text):
                    continue
                verdict = judge(Value(name, text, datatype and str(datatype), language))
            else:
                verdict = _of_node(index, name, value)
            if verdict.wrong is not None:
                tag = verdict.wrong is Wrong.LANGUAGE and isinstance(value, Literal) and value.language
                shown = Literal(tag) if tag else value
                violation = Violation(node, prop, shown, near=verdict.near, expected=verdict.expected, mild=verdict.mild)
                found.setdefault(verdict.wrong, []).append(violation)
    return found


def _of_node(index: DocumentIndex, name: str, value: Node) -> Verdict:
    wanted, classes = takes(name), index.classes(value)
    if not wanted or name == "additionalType" or _fits(name, classes):
        return FINE
    if not classes:
        undescribed = isinstance(value, URIRef) and not index.data.about(value)
        return _of_iri(name, value) if undescribed else FINE
    page = "URL" in wanted and index.is_a(value, "CreativeWork")  # a page described in place of its address
    # An address may also be the @id of something that is described here.
    address = isinstance(value, URIRef) and (name in ADDRESSES or wanted <= {"URL"})
    acts = name in _RUN_BY and index.is_a(value, *_ACTING)
    if acts and index.is_a(value, *_ONLY_PLACES):
        return Verdict(Wrong.PLACE, (), in_words(name))
    words = wanted & WORDS and index.is_a(value, *_FOR_WORDS)
    plain = any(vocabulary.terms()[c].kind == "datatype" for c in index.classes(value))
    right = page or address or acts or words or plain or index.is_a(value, "Role")
    return FINE if right else Verdict(Wrong.TYPE, (), in_words(name))


@lru_cache(maxsize=8192)
def _fits(name: str, classes: tuple[str, ...]) -> bool:
    """Return whether a property takes things of one of the classes."""
    wanted = takes(name)
    return bool(classes) and ("Thing" in wanted or any(vocabulary.is_a(c, kind) for c in classes for kind in wanted))


@lru_cache(maxsize=2048)
def _of_iri(name: str, value: Node) -> Verdict:
    """Judge an IRI that is not described: a member of an enumeration, or an address."""
    wanted, member, known = takes(name), schema_term(value), members(name)
    if member is not None and known and not wanted & (WORDS | {"Thing"}):
        near = vocabulary.near_misses(member, 1) or known[:1]
        return FINE if member in known else Verdict(Wrong.MEMBER, near, listed(known, near))
    if member is not None and vocabulary.enumeration(member) is not None and not takes_member(name, member):
        return Verdict(Wrong.MEMBER, known[:1], listed(known)) if known else Verdict(Wrong.TYPE, (), in_words(name), mild=True)
    address = str(value)
    if found := html_entity(address):
        return found
    if address.startswith(NOWHERE):
        return FINE  # a relative @id, which is reported
    if "URL" in wanted and not is_web_address(address):
        return Verdict(Wrong.RELATIVE if is_relative_address(address) else Wrong.ADDRESS, (), in_words(name))
    return FINE
