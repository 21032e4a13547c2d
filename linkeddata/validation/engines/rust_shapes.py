"""Translates shapes for the engine in Rust so that it finds what pyshacl finds, or says why that is impossible.

Only what is evaluated is translated. Unnamed shapes get names, which identify their results; classes that are shapes get an
explicit target; patterns are written as Rust reads them; and one additional shape makes the engine report its names of blank nodes.
What the two engines answer differently, by measurement (`tests/unit/validation/engines`), is not translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node

from linkeddata.validation.engines import regex_syntax, rust_terms
from linkeddata.validation.engines.rust_literals import Compared
from linkeddata.values import namespaces

SH = Namespace(namespaces.SH)
_OWN = "urn:linkeddata:engine:"
#: `<UNNAMED n>` means a shape without a name, `<BLANK label> STANDS_FOR _:label` makes the engine name a blank node.
UNNAMED, BLANK, STANDS_FOR = f"{_OWN}unnamed:", f"{_OWN}blank:", f"{_OWN}stands-for"

_NESTING = ("property", "node", "not", "qualifiedValueShape")
_SHAPE_LISTS = ("and", "or", "xone")
_VALUE_LISTS = ("in", "languageIn", "ignoredProperties")
_PATHS = ("path", "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_BOUNDS, _PAIRS = ("minInclusive", "minExclusive", "maxInclusive", "maxExclusive"), ("lessThan", "lessThanOrEquals")
#: Terms on which both engines agree wherever they occur, or with the exceptions in `_CHECKS`.
SAME = frozenset((*_NESTING, *_SHAPE_LISTS, *_VALUE_LISTS, *_PATHS)).union(
    "severity deactivated class datatype nodeKind minCount maxCount "
    "minLength maxLength pattern flags uniqueLang equals disjoint closed hasValue qualifiedMinCount qualifiedMaxCount "
    "qualifiedValueShapesDisjoint".split(),
    (*_TARGETS, *_BOUNDS, *_PAIRS),
)
#: Terms that are only read by people, or belong to queries; nothing is evaluated.
_SILENT = frozenset(
    "message name description group order defaultValue shapesGraph suggestedShapesGraph prefixes declare prefix namespace".split()
)
#: Terms of queries; the two engines answer queries with dates differently.
_QUERIES = frozenset("sparql select ask validator nodeValidator propertyValidator parameter labelTemplate".split())
#: Shapes within shapes: pyshacl stops at 15, the engine in Rust at 48.
_MAX_DEPTH = 12
#: Steps of a path within each other: pyshacl stops at 10.
_MAX_PATH = 8


@dataclass(frozen=True, slots=True)
class Translated:
    """Shapes as they are handed over.

    Args:
        text: N-Triples.
        names: IRI given → the shape without a name.
        datatypes: values are checked against datatypes, so their forms matter.
        closed: a shape is closed, so pyshacl's exception for the type `rdfs:Resource` matters.
        compared: values that some shape puts into an order.
    """

    text: str
    names: Mapping[str, Node]
    datatypes: bool
    closed: bool
    compared: tuple[Compared, ...]


class UntranslatableError(Exception):
    """Why shapes cannot be translated so that the engine finds the same, a phrase."""


def translate(shapes: Graph) -> Translated:
    """Translate a shapes graph.

    Raises:
        UntranslatableError: with the reason.
    """
    for check in _CHECKS:
        for reason in check(shapes):
            raise UntranslatableError(reason)
    unnamed = sorted({node for node in _shapes(shapes) if isinstance(node, BNode)})
    names: dict[Node, Node] = {node: URIRef(f"{UNNAMED}{number}") for number, node in enumerate(unnamed)}
    written = rust_terms.write((names.get(s, s), p, names.get(o, o)) for s, p, o in (*_handed_over(shapes), *_own()))
    if written is None:
        raise UntranslatableError("a name or text in it cannot be written as N-Triples")
    return Translated(
        written.text,
        {str(name): node for node, name in names.items()},
        datatypes=(None, SH.datatype, None) in shapes,
        closed=(None, SH.closed, None) in shapes,
        compared=tuple(_compared(shapes)),
    )


def _handed_over(shapes: Graph) -> Iterator[tuple[Node, Node, Node]]:
    evaluated = {SH[term] for term in SAME} - {SH.pattern, SH.flags}
    for s, p, o in shapes:
        if p in evaluated or p in (RDF.first, RDF.rest) or (p == RDF.type and o in (SH.NodeShape, SH.PropertyShape)):
            yield s, p, o
    for shape, pattern in shapes.subject_objects(SH.pattern):
        yield shape, SH.pattern, Literal(_pattern(shapes, shape, pattern))
    for shape in _classes(shapes):
        yield shape, SH.targetClass, shape


def _classes(shapes: Graph) -> set[Node]:
    """Return the shapes that are classes, and apply to their instances."""
    kinds = {RDFS.Class, OWL.Class, *shapes.subjects(RDFS.subClassOf, RDFS.Class)}  # pyshacl adds that of OWL itself
    return {shape for shape in _shapes(shapes) if kinds.intersection(shapes.objects(shape, RDF.type))}


def _own() -> Iterator[tuple[Node, Node, Node]]:
    """Make a shape that every blank node given by `<BLANK label> STANDS_FOR _:label` breaks."""
    shape, stands_for = URIRef(f"{_OWN}shape"), URIRef(STANDS_FOR)
    yield shape, SH.targetSubjectsOf, stands_for
    yield shape, SH.path, stands_for
    yield shape, SH.nodeKind, SH.IRI


def _pattern(shapes: Graph, shape: Node, pattern: Node) -> str | None:
    flags = min((str(f) for f in shapes.objects(shape, SH.flags)), default="")
    part = regex_syntax.read(str(pattern), flags)
    return None if part is None else regex_syntax.for_rust(part)


def _members(shapes: Graph, lists: tuple[str, ...]) -> Iterator[Node]:
    for name in lists:
        for head in shapes.objects(None, SH[name]):
            yield from shapes.items(head)


def _shapes(shapes: Graph) -> set[Node]:
    """Return all nodes that are used as shapes."""
    found = {o for name in _NESTING for o in shapes.objects(None, SH[name])} | set(_members(shapes, _SHAPE_LISTS))
    found |= {s for kind in (SH.NodeShape, SH.PropertyShape) for s in shapes.subjects(RDF.type, kind)}
    return found | {s for name in _TARGETS for s in shapes.subjects(SH[name], None)}


def _terms(shapes: Graph) -> Iterator[str]:
    for name in sorted(str(p).removeprefix(str(SH)) for p in set(shapes.predicates()) if str(p).startswith(str(SH))):
        if name in _QUERIES:
            yield "there is a query in the shapes, and the two engines compare dates in queries differently"
        elif name not in SAME | _SILENT:
            yield f"sh:{name} is in the shapes, and has not been compared"


def _unusual(shapes: Graph) -> Iterator[str]:
    """Yield uses of shared terms that the engines answer differently, or on which one fails."""
    for shape, value in shapes.subject_objects(SH.closed):
        if (shape, SH.path, None) in shapes and value != Literal(False):
            yield "sh:closed is used on a property shape, which the two engines answer differently"
    if any(value == Literal(0) for value in shapes.objects(None, SH.minLength)):
        yield "sh:minLength 0 is in the shapes, which the two engines do not answer alike for blank nodes"
    for name in (*_BOUNDS, *_PAIRS):
        if any(_looked_at(shapes, shape) is None for shape in shapes.subjects(SH[name], None)):
            yield f"sh:{name} is used with a path that is not a single property, so the compared values are unknown"
    for path in shapes.objects(None, SH.path):
        yield from _path(shapes, path, 0, turned=False)
    if any((shape, SH.path, None) in shapes for shape in shapes.objects(None, SH.node)):
        yield "sh:node leads to a property shape, which pyshacl does not take"


def _path(shapes: Graph, path: Node, depth: int, *, turned: bool) -> Iterator[str]:
    """Tell paths that pyshacl walks wrongly or not at all: it turns a sequence round step by step, and gives up ten steps deep."""
    if depth > _MAX_PATH:
        yield f"a path in the shapes is more than {_MAX_PATH} steps deep"
    elif (path, RDF.first, None) in shapes:
        if turned:
            yield "sh:inversePath turns a sequence round, which the two engines do not answer alike"
        for step, member in enumerate(shapes.items(path)):
            yield from _path(shapes, member, depth + step + 1, turned=turned)
    elif not isinstance(path, URIRef):
        for head in shapes.objects(path, SH.alternativePath):
            members = list(shapes.items(head))
            if len(members) < 2:
                yield "sh:alternativePath has a single path, which pyshacl does not take"
            for member in members:
                yield from _path(shapes, member, depth + 1, turned=turned)
        for kind in ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"):
            for inner in shapes.objects(path, SH[kind]):
                yield from _path(shapes, inner, depth + 1, turned=turned != (kind == "inversePath"))


def _compared(shapes: Graph) -> Iterator[Compared]:
    for shape in sorted({s for name in (*_BOUNDS, *_PAIRS) for s in shapes.subjects(SH[name], None)}, key=str):
        others = {o for name in _PAIRS for o in shapes.objects(shape, SH[name])}
        bounds = [o for name in _BOUNDS for o in shapes.objects(shape, SH[name])]
        properties = (_looked_at(shapes, shape) or set()) | others
        yield Compared(tuple(sorted(p for p in properties if isinstance(p, URIRef))), tuple(bounds))


def _looked_at(shapes: Graph, shape: Node) -> set[Node] | None:
    """Return the properties whose values a shape applies to, None if it also applies to others."""
    path = shapes.value(shape, SH.path)
    if path is not None:
        return {path} if isinstance(path, URIRef) else None
    if any((shape, SH[target], None) in shapes for target in _TARGETS) or shape in _classes(shapes):
        return None
    above = [s for name in ("node", "not", "qualifiedValueShape") for s in shapes.subjects(SH[name], shape)]
    lists = ((s, head) for name in _SHAPE_LISTS for s, head in shapes.subject_objects(SH[name]))
    above += [s for s, head in lists if shape in shapes.items(head)]
    found = [_looked_at(shapes, s) for s in above]
    return None if None in found else {p for properties in found if properties for p in properties}


def _patterns(shapes: Graph) -> Iterator[str]:
    for shape, pattern in shapes.subject_objects(SH.pattern):
        if _pattern(shapes, shape, pattern) is None:
            yield f"the pattern {pattern} cannot be translated for the other engine"


def _blanks(shapes: Graph) -> Iterator[str]:
    """Yield blank nodes in place of a value in the data, because they cannot be identified."""
    structure = {SH[name] for name in (*_NESTING, *_SHAPE_LISTS, *_VALUE_LISTS, *_PATHS, *_SILENT)}
    evaluated = {SH[name] for name in SAME} - structure
    values = [o for p in evaluated for o in shapes.objects(None, p)]
    if any(isinstance(value, BNode) for value in (*values, *_members(shapes, _VALUE_LISTS))):
        yield "a value in the shapes has no name"


def _depths(shapes: Graph) -> Iterator[str]:
    level, depth = _shapes(shapes), 0
    while level:  # a level too deep also ends a circle
        level = {inner for shape in level for inner in _within(shapes, shape)}
        depth += 1
        if depth > _MAX_DEPTH:
            yield f"shapes are nested more than {_MAX_DEPTH} deep"
            return


def _within(shapes: Graph, shape: Node) -> Iterator[Node]:
    for name in _NESTING:
        yield from shapes.objects(shape, SH[name])
    for name in _SHAPE_LISTS:
        for head in shapes.objects(shape, SH[name]):
            yield from shapes.items(head)


_CHECKS: tuple[Callable[[Graph], Iterator[str]], ...] = (_terms, _depths, _unusual, _blanks, _patterns)
