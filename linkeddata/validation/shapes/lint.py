"""Inspects a shapes file for what a SHACL engine would silently ignore, or fail on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, XSD, BNode, Literal, URIRef
from rdflib.namespace import Namespace

from linkeddata.errors import ShapesError
from linkeddata.validation.constraints import CHECK, CONSTRAINTS, EVERY_NODE, ON_PROPERTIES, RULE, TAKES_PROPERTY
from linkeddata.validation.rules import RULES
from linkeddata.values.namespaces import SH

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH = Namespace(SH)

#: SHACL Core and SHACL-SPARQL (W3C Recommendation, 20 July 2017): evaluated, or only documentation.
EVALUATED = frozenset(
    re.findall(
        r"\w+",
        """
    Shape NodeShape PropertyShape property path node message severity Violation Warning Info deactivated
    targetClass targetNode targetSubjectsOf targetObjectsOf
    inversePath alternativePath zeroOrMorePath oneOrMorePath zeroOrOnePath
    class datatype nodeKind BlankNode IRI Literal BlankNodeOrIRI BlankNodeOrLiteral IRIOrLiteral
    minCount maxCount minExclusive minInclusive maxExclusive maxInclusive minLength maxLength pattern flags
    languageIn uniqueLang equals disjoint lessThan lessThanOrEquals not and or xone
    qualifiedValueShape qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint
    closed ignoredProperties hasValue in
    sparql SPARQLConstraint SPARQLExecutable SPARQLSelectExecutable SPARQLAskExecutable select ask
    prefixes declare prefix namespace PrefixDeclaration
    ConstraintComponent SPARQLSelectValidator SPARQLAskValidator Validator parameter Parameter optional
    validator nodeValidator propertyValidator labelTemplate
    name description group PropertyGroup order defaultValue shapesGraph suggestedShapesGraph
    """,
    )
)
#: SHACL Advanced Features and SHACL-JS, from the same working group: known, but not evaluated here.
NOT_EVALUATED = re.compile(
    r"js\w*|JS\w*|rule|\w*Rule|condition|construct|update|target|Target|TargetType|SPARQLTarget\w*|expression|Function|SPARQLFunction"
    r"|returnType|filterShape|nodes|intersection|union|values|entailment|this|subject|predicate|object\Z"
)

_COUNTS = ("minCount", "maxCount", "minLength", "maxLength", "qualifiedMinCount", "qualifiedMaxCount")
_BOOLEANS = ("uniqueLang", "closed", "deactivated", "qualifiedValueShapesDisjoint")
_ONCE = (
    *(*_COUNTS, *_BOOLEANS, "datatype", "nodeKind", "flags", "in", "languageIn", "severity"),
    *("minExclusive", "minInclusive", "maxExclusive", "maxInclusive"),
)
#: Parameters that take a string or a number, and parameters that take a name.
_PLAIN = ("pattern", "flags", "minExclusive", "minInclusive", "maxExclusive", "maxInclusive")
_NAMES = ("datatype", "nodeKind", "equals", "disjoint", "lessThan", "lessThanOrEquals")
_ON_PROPERTY_SHAPES = ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape")
#: Parameter that does nothing alone, or stops an engine → parameters of which one must be given too.
_BESIDE = {
    "qualifiedValueShape": ("qualifiedMinCount", "qualifiedMaxCount"),
    "qualifiedMinCount": ("qualifiedValueShape",),
    "qualifiedMaxCount": ("qualifiedValueShape",),
    "qualifiedValueShapesDisjoint": ("qualifiedValueShape",),
    "flags": ("pattern",),
    "ignoredProperties": ("closed",),
}
_LISTS = ("and", "or", "xone", "in", "languageIn", "ignoredProperties", "alternativePath")
_SHAPE_LISTS = ("and", "or", "xone")
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


def lint(graph: Graph, text: str, source: str) -> None:
    """Refuse shapes that would not be evaluated as intended.

    Args:
        graph: the shapes of one file.
        text: the file's text, to find the line of a problem.
        source: the file's name.

    Raises:
        ShapesError: an unknown or unevaluated term, no shape with a target, a property shape without exactly one path, a bad
            count, pattern or list, shapes that refer to themselves, or a query that leaves the data.
    """
    for check in (_terms, _targets, _lists, _paths, _values, _forms, _own, _queries, _recursion):
        for node, what, todo in check(graph):
            raise ShapesError(what, todo, source=source, line=_line(text, node))


_Problem = tuple[str, str, str]  # local name to look for in the text, what is wrong, what to do


def _line(text: str, name: str) -> int | None:
    match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) if name else None
    return text.count("\n", 0, match.start()) + 1 if match else None


def _local(node: Node) -> str:
    return re.split(r"[#/:]", str(node))[-1] if isinstance(node, URIRef) else ""


def _shown(graph: Graph, node: Node) -> str:
    """Return the name of a shape: its IRI, or that of the nearest named shape around it."""
    seen, at = set(), node
    while isinstance(at, BNode) and at not in seen:
        seen.add(at)
        at = min((s for s in graph.subjects(None, at)), default=at, key=lambda s: (isinstance(s, BNode), str(s)))
    if isinstance(at, BNode):
        return "an unnamed shape"
    return f"<{at}>" if at == node else f"an unnamed shape within <{at}>"


def _nearest(graph: Graph, node: Node) -> str:
    return (
        _shown(graph, node).rpartition("<")[2].rstrip(">").replace("/", "#").rpartition("#")[2].replace("an unnamed shape", "")
    )


def _terms(graph: Graph) -> Iterator[_Problem]:
    used = {t for triple in graph for t in triple if isinstance(t, URIRef)}
    for term in sorted(used):
        if term.startswith(SH) and term != SH:
            name = term.removeprefix(SH)
            if name in EVALUATED:
                continue
            if NOT_EVALUATED.fullmatch(name):
                yield name, f"sh:{name} is not evaluated here", "express it with SHACL Core or SPARQL, or remove it"
            else:
                near = get_close_matches(name, sorted(EVALUATED), n=1)
                yield (
                    name,
                    f"there is no sh:{name} in SHACL",
                    f"did you mean sh:{near[0]}?" if near else "see the SHACL specification",
                )
        elif term.startswith(CHECK) and term.removeprefix(CHECK) not in (*CONSTRAINTS, RULE, EVERY_NODE):
            name = term.removeprefix(CHECK)
            yield name, f"there is no check:{name}", f"there are check:{', check:'.join((*CONSTRAINTS, RULE, EVERY_NODE))}"


def _targets(graph: Graph) -> Iterator[_Problem]:
    shapes = {s for kind in (_SH.NodeShape, _SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
    targeted = {s for t in _TARGETS for s in graph.subjects(_SH[t], None)}
    targeted |= shapes & set(graph.subjects(RDF.type, RDFS.Class))
    targeted |= set(graph.subjects(URIRef(CHECK + EVERY_NODE), Literal(True)))
    if not targeted:
        what = "no shape has a target, so nothing would be checked" if len(graph) else "there are no shapes"
        yield "", what, "give a shape sh:targetClass, sh:targetNode, sh:targetSubjectsOf or sh:targetObjectsOf"
    for target in ("targetClass", "targetSubjectsOf", "targetObjectsOf"):
        for shape, value in graph.subject_objects(_SH[target]):
            if not isinstance(value, URIRef):
                yield _nearest(graph, shape), f"sh:{target} of {_shown(graph, shape)} is not an IRI", "name a class or property"


def _list(graph: Graph, head: Node) -> list[Node] | None:
    """Return the members of an RDF list, None if it is cyclic, forked or incomplete."""
    members, seen = [], set()
    while head != RDF.nil:
        first, rest = list(graph.objects(head, RDF.first)), list(graph.objects(head, RDF.rest))
        if head in seen or len(first) != 1 or len(rest) != 1:
            return None
        seen.add(head)
        members.append(first[0])
        head = rest[0]
    return members


def _lists(graph: Graph) -> Iterator[_Problem]:
    for name in _LISTS:
        for shape, head in graph.subject_objects(_SH[name]):
            members = _list(graph, head)
            if members is None or (not members and name in (*_SHAPE_LISTS, "alternativePath")):
                wrong = "broken or circular" if members is None else "empty"
                yield _nearest(graph, shape), f"the list sh:{name} of {_shown(graph, shape)} is {wrong}", "write it as ( … )"


def _paths(graph: Graph) -> Iterator[_Problem]:
    needed = set(graph.subjects(RDF.type, _SH.PropertyShape)) | set(graph.objects(None, _SH.property))
    for shape in sorted(needed, key=str):
        count = len(set(graph.objects(shape, _SH.path)))
        if count != 1:
            what = f"{_shown(graph, shape)} has {count or 'no'} path{'s' if count > 1 else ''}"
            yield _nearest(graph, shape), what, "a property shape has exactly one sh:path"
    for shape in graph.subjects(RDF.type, _SH.NodeShape):
        if (shape, _SH.path, None) in graph:
            yield _nearest(graph, shape), f"{_shown(graph, shape)} is a node shape with a path", "make it a sh:PropertyShape"
    for shape, path in graph.subject_objects(_SH.path):
        if not _is_path(graph, path, frozenset()):
            yield _nearest(graph, shape), f"the path of {_shown(graph, shape)} is not a property path", "see SHACL, 2.3.1"


def _is_path(graph: Graph, path: Node, above: frozenset[Node]) -> bool:
    if isinstance(path, URIRef) and path != RDF.nil:
        return True
    if path in above or not isinstance(path, BNode):
        return False
    above = above | {path}
    if (path, RDF.first, None) in graph:
        members = _list(graph, path)
        return members is not None and len(members) > 1 and all(_is_path(graph, m, above) for m in members)
    kinds = ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath", "alternativePath")
    inner = [(kind, o) for kind in kinds for o in graph.objects(path, _SH[kind])]
    if len(inner) != 1:
        return False
    kind, value = inner[0]
    members = _list(graph, value) if kind == "alternativePath" else [value]
    return bool(members) and all(_is_path(graph, m, above) for m in members or ())


def _values(graph: Graph) -> Iterator[_Problem]:
    for name in _ONCE:
        for shape in set(graph.subjects(_SH[name], None)):
            values = list(graph.objects(shape, _SH[name]))
            if len(values) > 1:
                yield _nearest(graph, shape), f"{_shown(graph, shape)} has {len(values)} values of sh:{name}", "keep one"
            value = values[0]
            whole = isinstance(value, Literal) and value.datatype == XSD.integer and re.fullmatch(r"\+?\d+", str(value))
            if name in _COUNTS and not whole:
                yield (
                    _nearest(graph, shape),
                    f"sh:{name} of {_shown(graph, shape)} is {value}",
                    "write a whole number, 0 or more",
                )
            if name in _BOOLEANS and value not in (Literal(True), Literal(False)):
                yield _nearest(graph, shape), f"sh:{name} of {_shown(graph, shape)} is {value}", "write true or false"
    for shape, pattern in graph.subject_objects(_SH.pattern):
        try:
            re.compile(str(pattern))
        except (re.error, RecursionError, OverflowError) as broken:
            yield _nearest(graph, shape), f"the pattern of {_shown(graph, shape)} is broken: {broken}", "correct sh:pattern"


def _forms(graph: Graph) -> Iterator[_Problem]:
    for names, kind, asked in ((_PLAIN, Literal, "a value in quotation marks, or a number"), (_NAMES, URIRef, "a name")):
        for name in names:
            for shape, value in graph.subject_objects(_SH[name]):
                if not isinstance(value, kind):
                    yield _nearest(graph, shape), f"sh:{name} of {_shown(graph, shape)} is not {asked}", "correct it"
    for name in _ON_PROPERTY_SHAPES:
        for shape in graph.subjects(_SH[name]):
            if (shape, _SH.path, None) not in graph:
                what = f"sh:{name} is used on {_shown(graph, shape)}, which has no path"
                yield _nearest(graph, shape), what, "put it on a property shape"
    for name, others in _BESIDE.items():
        for shape in graph.subjects(_SH[name]):
            if not any((shape, _SH[other], None) in graph for other in others):
                what = f"{_shown(graph, shape)} has sh:{name} without sh:{' or sh:'.join(others)}"
                yield _nearest(graph, shape), what, "add it, or remove the first"
    for shape, query in graph.subject_objects(_SH.sparql):
        if (query, _SH.select, None) not in graph:
            yield _nearest(graph, shape), f"the sh:sparql of {_shown(graph, shape)} has no sh:select", "write the query there"


def _own(graph: Graph) -> Iterator[_Problem]:
    for shape, code in graph.subject_objects(URIRef(CHECK + RULE)):
        if str(code) not in RULES:
            near = get_close_matches(str(code), RULES, n=1)
            todo = f"did you mean {near[0]}?" if near else f"there are {', '.join(RULES)}"
            yield _nearest(graph, shape), f"there is no rule {code}", todo
    for name in CONSTRAINTS:
        for shape, value in graph.subject_objects(URIRef(CHECK + name)):
            takes_property = name in TAKES_PROPERTY
            fits = isinstance(value, URIRef) if takes_property else value in (Literal(True), Literal(False))
            if not fits:
                kind = "a property" if takes_property else "true or false"
                yield _nearest(graph, shape), f"check:{name} of {_shown(graph, shape)} is {value}", f"write {kind}"
            path = graph.value(shape, _SH.path)
            plain = isinstance(path, URIRef) or (path is not None and (path, _SH.alternativePath, None) in graph)
            where = "a property shape with an IRI whose path is a property or alternatives"
            if not isinstance(shape, URIRef) or plain is not (name in ON_PROPERTIES):
                what = f"check:{name} is used on {_shown(graph, shape)}"
                yield (
                    _nearest(graph, shape),
                    what,
                    f"put it on {where if name in ON_PROPERTIES else 'a node shape with an IRI'}",
                )


def _queries(graph: Graph) -> Iterator[_Problem]:
    for name in ("select", "ask"):
        for node, query in graph.subject_objects(_SH[name]):
            declared = [d for p in graph.objects(node, _SH.prefixes) for d in graph.objects(p, _SH.declare)]
            heads = [f"PREFIX {graph.value(d, _SH.prefix)}: <{graph.value(d, _SH.namespace)}>" for d in declared]
            shown = _shown(graph, node)
            try:
                leaves = _leaves_data("\n".join([*heads, str(query).replace("$PATH", "<urn:path>")]))
            except Exception as broken:  # pyparsing, rdflib and RecursionError: the query is unusable
                what = f"the query of {shown} is not SPARQL: {(str(broken) or type(broken).__name__).splitlines()[0]}"
                yield _nearest(graph, node), what, "correct it, and declare its prefixes with sh:prefixes"
                continue
            if leaves:
                yield _nearest(graph, node), f"the query of {shown} leaves the data with SERVICE or FROM", "remove that part"


def _leaves_data(query: str) -> bool:
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery  # lazy: 0.1 s, and few shapes contain queries
    from rdflib.plugins.sparql.parserutils import CompValue

    translateQuery(parseQuery(query))  # resolves prefixes, and changes what it is given
    ahead: list[object] = list(parseQuery(query))
    while ahead:
        part = ahead.pop()
        if isinstance(part, CompValue):
            if part.name in ("ServiceGraphPattern", "DatasetClause"):
                return True
            ahead.extend(part.values())
        elif isinstance(part, (list, tuple)) or type(part).__name__ == "ParseResults":
            ahead.extend(part)  # type: ignore[arg-type]
    return False


def _recursion(graph: Graph) -> Iterator[_Problem]:
    def below(shape: Node) -> list[Node]:
        direct = [o for p in ("node", "property", "not", "qualifiedValueShape") for o in graph.objects(shape, _SH[p])]
        return direct + [m for p in _SHAPE_LISTS for head in graph.objects(shape, _SH[p]) for m in _list(graph, head) or ()]

    done: set[Node] = set()
    for start in sorted(set(graph.subjects()), key=str):
        stack: list[tuple[Node, Iterator[Node]]] = [(start, iter(below(start)))] if start not in done else []
        open_ = {start}
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                open_.discard(node)
                done.add(node)
            elif following in open_:
                yield _nearest(graph, following), f"{_shown(graph, following)} refers to itself", "shapes may not be recursive"
                return
            elif following not in done:
                open_.add(following)
                stack.append((following, iter(below(following))))
