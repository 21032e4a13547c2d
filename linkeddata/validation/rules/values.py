"""Values: each is of a kind that its property takes."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from linkeddata.schema import vocabulary
from linkeddata.validation.rules.document import Scene, schema_term
from linkeddata.validation.rules.literals import FINE, Value, Verdict, judge
from linkeddata.validation.rules.ranges import ADDRESSES, WORDS, in_words, listed, members, takes
from linkeddata.validation.rules.violation import Fault
from linkeddata.values.iris import is_web_address

#: Places that are run by somebody, and are spoken of as if they acted: a museum, a church, a town hall.
_RUN_BY = frozenset("organizer publisher provider sponsor funder sourceOrganization affiliation memberOf worksFor".split())
_ACTING = ("CivicStructure", "LandmarksOrHistoricalBuildings", "TouristAttraction")
#: Descriptions that may stand where words may.
_FOR_WORDS = ("PropertyValue", "DefinedTerm", "PropertyValueSpecification")


def find(scene: Scene) -> Iterator[Fault]:
    """Yield what is wrong with values: their kind, emptiness, addresses, dates, languages, members of enumerations."""
    for node in scene.data.subjects:
        for prop, name, value in scene.properties(node):
            if isinstance(value, Literal):
                datatype = str(value.datatype) if value.datatype is not None else None
                found = judge(Value(name, str(value), datatype, value.language))
            else:
                found = _of_node(scene, name, value)
            if found.fault:
                tag = found.fault == "language-unknown" and isinstance(value, Literal) and value.language
                told = Literal(tag) if tag else value
                yield Fault(found.fault, node, prop, told, near=found.near, expected=found.expected)


def _of_node(scene: Scene, name: str, value: Node) -> Verdict:
    wanted = takes(name)
    if not wanted or name == "additionalType":
        return FINE
    if not scene.classes(value):
        undescribed = isinstance(value, URIRef) and not scene.data.about(value)
        return _of_iri(name, str(value)) if undescribed else FINE
    page = "URL" in wanted and scene.is_a(value, "CreativeWork")  # a page described in place of its address
    # An address may be that of something which is described here too.
    address = isinstance(value, URIRef) and (name in ADDRESSES or wanted <= {"URL"})
    acts = name in _RUN_BY and scene.is_a(value, *_ACTING)
    words = wanted & WORDS and scene.is_a(value, *_FOR_WORDS)
    plain = any(vocabulary.terms()[c].kind == "datatype" for c in scene.classes(value))
    right = "Thing" in wanted or scene.is_a(value, *wanted, "Role") or page or address or acts or words or plain
    return FINE if right else Verdict("value-of-wrong-type", (), in_words(name))


def _of_iri(name: str, value: str) -> Verdict:
    """Judge an IRI of which the data say nothing: a member of an enumeration, or an address."""
    wanted, member, known = takes(name), schema_term(URIRef(value)), members(name)
    if member is not None and known and not wanted & (WORDS | {"Thing"}):
        near = vocabulary.near_misses(member, 1) or known[:1]
        return FINE if member in known else Verdict("enumeration-unknown", near, listed(known, near))
    if "URL" in wanted and not is_web_address(value):
        return Verdict("address-invalid", (), in_words(name))
    return FINE
