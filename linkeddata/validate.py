"""Checks RDF against profiles of SHACL shapes, and tells what it finds as a press officer would.

SHACL's own constraints are evaluated by pyshacl, without network, inference, scripts or rules; constraints of our own by
`linkeddata.checks`. What came to nothing (no shape applied) is an error, never a success.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from linkeddata import vocabulary
from linkeddata.checks import CHECKS
from linkeddata.description import Evidence
from linkeddata.errors import ShapesError, UnreadableError
from linkeddata.profiles import SH, Profile, Rule, Shapes, Target, load, profiles
from linkeddata.report import Finding, Report, Severity, in_order

__all__ = ["Profile", "profiles", "validate"]

_SEVERITY = {SH + "Warning": Severity.WARNING, SH + "Info": Severity.ADVICE}
_HTTP = "http://schema.org/"
#: So much of a name or value is shown in a sentence, code points: a headline fits, a paragraph does not.
_SHOWN = 120
#: What a shape without a message is told as, by the last part of its constraint component.
_WORDING = {
    "MinCount": "{$this} lacks {property}.",
    "MaxCount": "{$this} has too many values of {property}.",
    "Datatype": "{$this} has {?value} under {property}, which is not of the type asked for.",
    "Class": "{$this} has {?value} under {property}, which is not of the class asked for.",
    "NodeKind": "{$this} has {?value} under {property}, which is not of the kind asked for.",
    "In": "{$this} has {?value} under {property}, which is not among the values allowed.",
    "Pattern": "{$this} has {?value} under {property}, which is not written as asked for.",
    "HasValue": "{$this} lacks a value of {property} that is asked for.",
    "Closed": "{$this} has {property}, which is not allowed here.",
    "UniqueLang": "{$this} has two values of {property} in one language.",
}


@dataclass(frozen=True, slots=True)
class _Breach:
    """One broken constraint, before it is put into words."""

    rule: Rule
    focus: Node
    path: URIRef | None
    value: Node | None = None
    other: Node | None = None
    other_property: URIRef | None = None
    near: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[Node, Node | None, Node | None]:
        return self.focus, self.path, self.value


def validate(
    graph: Graph,
    *,
    profiles: Sequence[str] = ("core",),
    evidence: Mapping[tuple[str, str, str], Evidence] | None = None,
    source: str | None = None,
) -> Report:
    """Check a graph against profiles.

    Args:
        graph: the data, as one graph; it is not changed.
        profiles: names that `shapes/profiles.ttl` lists, or paths of Turtle files with shapes.
        evidence: (subject IRI, property as in `Finding.property`, value's IRI or lexical form) → the words it rests on.
        source: name of the file the data come from, told in every finding.

    Returns:
        Findings in the order of `report.in_order`, and for every shape with a target the number of nodes it applied to.
        Data to which no shape applies give the error `nothing-checked`.

    Raises:
        UnreadableError: the graph has no triples.
        ShapesError: a profile is unknown or broken.
        RefusedError: a shapes file is larger or deeper than is read.
    """
    if not len(graph):
        raise UnreadableError("there are no data to check", "give a file with RDF in it", source=source)
    shapes = load(profiles)
    data = _with_superclasses(graph, shapes)
    focus: dict[str, set[Node]] = {t.shape: set() for t in shapes.targets}
    own: list[_Breach] = []
    for target in shapes.targets:
        nodes = _focus_nodes(data, target)
        own += _own_breaches(data, shapes, target, nodes - focus[target.shape])
        focus[target.shape] |= nodes
    # Our own errors on a value say more than the engine's on the same value (undescribed, so of no class): those are dropped.
    told = {b.place for b in own if b.rule.severity not in _SEVERITY}
    breaches = own + [b for b in _engine_breaches(data, shapes) if b.value is None or b.place not in told]
    found = [_finding(data, b, evidence or {}) for b in dict.fromkeys(breaches)]
    counts = {shape: len(nodes) for shape, nodes in focus.items()}
    found.extend(_whole_graph(graph, shapes, sum(counts.values()), profiles))
    return Report(in_order([replace(f, source=source) for f in found]), counts)


def _with_superclasses(graph: Graph, shapes: Shapes) -> Graph:
    """Copy the graph and add which classes lie above those it uses, from the vocabulary and the shapes."""
    data = Graph(bind_namespaces="none")
    for triple in (*graph, *shapes.graph.triples((None, RDFS.subClassOf, None))):
        data.add(triple)
    terms = vocabulary.terms()
    for cls in {str(c) for c in graph.objects(None, RDF.type) if str(c).startswith(vocabulary.SCHEMA)}:
        for name in vocabulary.ancestors(cls):
            for parent in terms[name].parents if name in terms else ():
                data.add((URIRef(vocabulary.SCHEMA + name), RDFS.subClassOf, URIRef(vocabulary.SCHEMA + parent)))
    return data


def _focus_nodes(data: Graph, target: Target) -> set[Node]:
    if target.kind == "node":
        return {target.term} if (target.term, None, None) in data else set()
    term = cast(URIRef, target.term)
    if target.kind == "subjects":
        return set(data.subjects(term, None))
    if target.kind == "objects":
        return set(data.objects(None, term))
    classes, ahead = set[Node](), [target.term]
    while ahead:
        cls = ahead.pop()
        if cls not in classes:
            classes.add(cls)
            ahead.extend(data.subjects(RDFS.subClassOf, cls))
    return {s for cls in classes for s in data.subjects(RDF.type, cls)}


def _own_breaches(data: Graph, shapes: Shapes, target: Target, nodes: set[Node]) -> Iterator[_Breach]:
    for rule in (shapes.rules[iri] for iri in target.rules):
        path = tuple(URIRef(p) for p in rule.path)
        for name, argument in rule.checks:
            for node in nodes:
                for b in CHECKS[name](data, node, path, URIRef(argument)):
                    yield _Breach(rule, node, b.property, b.value, b.other, b.other_property, b.near)


def _engine_breaches(data: Graph, shapes: Shapes) -> Iterator[_Breach]:
    import pyshacl  # lazy: 0.3 s
    from pyshacl.errors import ValidationFailure

    try:
        _, results, _ = pyshacl.validate(
            data, shacl_graph=shapes.graph, inference="none", inplace=True, advanced=False, js=False
        )
    except Exception as broken:  # a dozen classes, plain Exception and RecursionError among them; the cause stays chained
        what = (str(broken) or type(broken).__name__).splitlines()[0]
        raise ShapesError(f"the shapes cannot be evaluated on these data: {what}", "correct them") from broken
    if isinstance(results, ValidationFailure):
        raise ShapesError(f"the shapes cannot be evaluated on these data: {results.message}", "correct them")
    sh = URIRef(SH)
    for result in results.objects(None, sh + "result"):
        focus, shape = results.value(result, sh + "focusNode"), results.value(result, sh + "sourceShape")
        value = results.value(result, sh + "value")
        path = results.value(result, sh + "resultPath")
        component = (
            str(results.value(result, sh + "sourceConstraintComponent")).rpartition("#")[2].removesuffix("ConstraintComponent")
        )
        severity = str(results.value(result, sh + "resultSeverity"))
        rule = shapes.rules.get(str(shape)) or _unnamed_rule(shapes, shape, component, severity)
        query = results.value(result, sh + "sourceConstraint")
        if query is not None and (query, sh + "message", None) in shapes.graph:
            rule = replace(rule, message=min(str(m) for m in results.objects(result, sh + "resultMessage")))
        properties = [path] if isinstance(path, URIRef) else [URIRef(p) for p in rule.path]
        held = [p for p in properties if value is not None and (focus, p, value) in data] or properties
        yield _Breach(
            replace(rule, message=rule.message or _WORDING.get(component, "")), focus, held[0] if held else None, value
        )


def _unnamed_rule(shapes: Shapes, shape: Node, component: str, severity: str) -> Rule:
    """Make a rule for a node shape or an unnamed property shape: it bears the IRI of the nearest shape that has one."""
    node, seen = shape, set[Node]()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = min(shapes.graph.subjects(None, node), default=node, key=lambda s: (isinstance(s, BNode), str(s)))
    message = min((str(m) for m in shapes.graph.objects(shape, URIRef(SH + "message"))), default="")
    return Rule("" if isinstance(node, BNode) else str(node), component, (), message, severity)


def _finding(data: Graph, breach: _Breach, evidence: Mapping[tuple[str, str, str], Evidence]) -> Finding:
    rule, focus = breach.rule, breach.focus
    prop = _local(breach.path) if breach.path is not None else None
    value = (
        None if breach.value is None else _name(data, breach.value) if isinstance(breach.value, BNode) else str(breach.value)
    )
    words = evidence.get((str(focus), prop or "", value or ""))
    message = _fill(data, rule.message or "{$this} breaks a rule on {property}.", breach, prop)
    if breach.other is not None and breach.other_property is not None:
        others = evidence.get((str(focus), _local(breach.other_property), str(breach.other)))
        if words and others:
            (a, b), (c, d) = (words.span.start, words.span.end), (others.span.start, others.span.end)
            message += f' (The source says "{words.quote}" at {a} to {b} and "{others.quote}" at {c} to {d}.)'
    if words is None and isinstance(focus, URIRef):
        words = next(
            (w for k in ("name", "headline", "type") for (s, p, _), w in evidence.items() if s == str(focus) and p == k), None
        )
    return Finding(
        _SEVERITY.get(rule.severity, Severity.ERROR),
        _code(rule),
        message,
        node=_name(data, focus),
        iri=str(focus) if isinstance(focus, URIRef) else None,
        property=prop,
        value=value,
        shape=rule.iri or None,
        span=words.span if words else None,
        quote=words.quote if words else None,
    )


def _code(rule: Rule) -> str:
    """Return the local name of the shape in small letters and hyphens, of an unnamed one with the constraint."""
    local = re.split(r"[#/:]", rule.iri.rstrip("#/:"))[-1] or "unnamed-shape"
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", local if rule.path else f"{local}-{rule.title}")
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "unnamed-shape"


def _fill(data: Graph, message: str, breach: _Breach, prop: str | None) -> str:
    parts = {
        "{$this}": _quoted(data, breach.focus),
        "{?value}": _quoted(data, breach.value) if breach.value is not None else "a value",
        "{?other}": _quoted(data, breach.other) if breach.other is not None else "another",
        "{?near}.": f"; did you mean {breach.near[0]}?" if breach.near else ".",
        "{property}": prop or "it",
    }
    marks = "|".join(map(re.escape, parts))
    message = re.sub(marks, lambda mark: parts[mark[0]], message)  # one pass: a name that looks like a mark stays a name
    return message[:1].upper() + message[1:]


def _quoted(data: Graph, node: Node) -> str:
    """Show a node in a sentence: names and words in quotation marks, dates, figures, classes and addresses bare."""
    if isinstance(node, Literal):
        return f'"{_short(node)}"' if node.datatype in (None, XSD.string) else _short(node)
    name = _name(data, node)
    return name if name == _fallback(data, node) else f'"{_short(name)}"'


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _name(data: Graph, node: Node) -> str:
    """Return what people call a node: its name, headline or title; else what it is, or its IRI."""
    if isinstance(node, Literal):
        return str(node)
    for prop in ("name", "headline", "alternateName", "roleName"):
        names = sorted(
            str(o) for o in data.objects(node, URIRef(vocabulary.SCHEMA + prop)) if isinstance(o, Literal) and o.strip()
        )
        if names:
            return names[0]
    return _fallback(data, node)


def _fallback(data: Graph, node: Node) -> str:
    if isinstance(node, URIRef) and node.startswith(vocabulary.SCHEMA):
        return _local(node)
    types = sorted(_local(t) for t in data.objects(node, RDF.type) if isinstance(t, URIRef))
    if types:
        return f"an unnamed {types[0]}"
    return str(node) if isinstance(node, URIRef) else "an unnamed thing"


def _local(iri: Node) -> str:
    text = str(iri)
    return (
        text.removeprefix(vocabulary.SCHEMA)
        if text.startswith(vocabulary.SCHEMA)
        else text.replace("#", "/").rpartition("/")[2]
    )


def _whole_graph(graph: Graph, shapes: Shapes, checked: int, names: Sequence[str]) -> Iterator[Finding]:
    """Tell what concerns the data as a whole: nothing checked, `http:` terms, imports that are not followed."""
    old = [p for _, p, o in graph if str(p).startswith(_HTTP) or (p == RDF.type and str(o).startswith(_HTTP))]
    if old:
        what = f"{len(old)} statements use terms of {_HTTP}, which are not checked; write them as https://schema.org/."
        yield Finding(Severity.ERROR, "http-schema-org", what, value=_HTTP)
    if not checked:
        what = f"Nothing in the data is of a kind that the profile {' + '.join(names)} knows, so nothing was checked."
        yield Finding(Severity.ERROR, "nothing-checked", what)
    imports = {str(o) for o in graph.objects(None, OWL.imports)}
    for iri in sorted(imports.union(shapes.imports)):
        yield Finding(
            Severity.WARNING, "import-not-followed", f"The import of {iri} was not followed; imports never are.", value=iri
        )
