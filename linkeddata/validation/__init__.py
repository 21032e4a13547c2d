"""Checks linked data against profiles of SHACL shapes, and reports the findings in plain words.

An engine (`engines/`) evaluates SHACL's own constraints, without network, inference, scripts or SHACL rules; `constraints.py` and
`rules/` contain our own constraints. If no shape applied, that is an error, never a success.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os import PathLike, fspath
from typing import TYPE_CHECKING, cast

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.term import Node

from linkeddata.errors import UnreadableError, UsageError
from linkeddata.rdf import node_names
from linkeddata.rdf.terms import TYPE, iri
from linkeddata.rdf.triple_index import Data
from linkeddata.schema import vocabulary
from linkeddata.text.counted import counted
from linkeddata.validation import engines, messages, rules, typed_values
from linkeddata.validation.constraints import CONSTRAINTS, RULE
from linkeddata.validation.rules import Violation
from linkeddata.validation.shapes.profiles import Profile, Rule, Shapes, Target, load, profiles
from linkeddata.values.codes import CODES, finding
from linkeddata.values.description import Evidence
from linkeddata.values.findings import Finding, Report, Severity, in_order
from linkeddata.values.namespaces import HTTP_SCHEMA, SCHEMA, SH, local_name

if TYPE_CHECKING:
    from linkeddata.html.markup import Markup
    from linkeddata.validation.engines import Result

__all__ = ["Profile", "check", "profiles", "validate"]

_SEVERITY = {SH + "Warning": Severity.WARNING, SH + "Info": Severity.ADVICE}

#: The beginning of the IRIs of our own shapes, whose messages name the thing themselves.
_OURS = "https://w3id.org/linkeddata/shapes/"

#: Codes that ask for what a page may say of an event; `embed` has put all of that into its block.
_UNTOLD = frozenset(
    {"event-name-untold", "event-start-untold", "event-location-untold", "event-start-expected", "event-location-expected"}
)

#: (node, property, value) → line and column in the source, and the JSON pointer in JSON-LD.
Locate = Callable[[Node, URIRef | None, Node | None], "tuple[int, int, str | None] | None"]


@dataclass(frozen=True, slots=True)
class _Breach:
    """One violation with its rule, before it is put into words."""

    rule: Rule
    violation: Violation

    @property
    def place(self) -> tuple[Node, Node | None, Node | None]:
        return self.violation.focus, self.violation.property, self.violation.value


def validate(
    graph: Graph | Data,
    *,
    profiles: Sequence[str] = ("core",),
    evidence: Mapping[tuple[str, str, str], Evidence] | None = None,
    source: str | None = None,
    address: str | None = None,
    engine: str = "pyshacl",
    locate: Locate | None = None,
    syntax: Callable[[Node], str] | None = None,
) -> Report:
    """Check a graph against profiles.

    Args:
        graph: the data, as one graph; it is not changed.
        profiles: names that `shapes/profiles.ttl` lists, or paths of Turtle files with shapes.
        evidence: (subject IRI, property as in `Finding.property`, value's IRI or lexical form) → the quoted words.
        source: name of the file the data come from; every finding names it.
        address: the document's own address, if known.
        engine: which engine evaluates SHACL's constraints, see `linkeddata.validation.engines`.
        locate: gives line, column and JSON pointer of a value, if they are known.
        syntax: gives the syntax that a node is described in, if there may be several.

    Returns:
        Findings in the order of `in_order`, and for every shape with a target the number of nodes it applied to. If no shape
        applied, the error `nothing-checked` is among them.

    Raises:
        UnreadableError: the graph has no triples.
        ShapesError: a profile is unknown or broken.
        RefusedError: a shapes file is too large or nested too deep.
        UsageError: it is no graph.
    """
    if not isinstance(graph, Graph | Data):
        raise UsageError(
            f"validate takes a graph, not {type(graph).__name__}", "check a file with linkeddata.check", source=source
        )
    if not len(graph):
        raise UnreadableError("there are no data to check", "give a file that contains RDF", source=source)
    shapes = load(profiles)
    said = Data.of(graph)
    old = _old(said)
    mixed = bool(old) and any(_is_schema(p) or (p == TYPE and _is_schema(o)) for _, p, o in said)
    if old:
        said = Data(tuple(map(_new, triple)) for triple in said)  # type: ignore[misc]
    data = said.with_(_superclasses(said, shapes))
    focus: dict[str, set[Node]] = {t.shape: set() for t in shapes.targets}
    violations = rules.find(said, address, syntax) if shapes.uses_rules else {}
    own: list[_Breach] = []
    every = _every_node(data) if any(t.kind == "every" for t in shapes.targets) else set()
    for target in shapes.targets:
        nodes = every if target.kind == "every" else _focus_nodes(data, target)
        own += _own_breaches(data, shapes, target, nodes - focus[target.shape], violations)
        focus[target.shape] |= nodes
    # Our own error on a value says more than the engine's on the same value (undescribed, so without a class): that is dropped.
    ours = {b.place for b in own if b.rule.severity not in _SEVERITY}
    results = engines.ENGINES[engine](shapes.graph, data) if shapes.constrained else iter(())
    breaches = own + [b for b in _engine_breaches(data, shapes, results) if b.violation.value is None or b.place not in ours]
    breaches += _ill_typed(said, {b.place for b in breaches if b.rule.severity not in _SEVERITY})
    found = [_finding(data, b, evidence or {}, locate, syntax) for b in dict.fromkeys(breaches)]
    counts = {shape: len(nodes) for shape, nodes in focus.items()}
    found.extend(_whole_graph(said, shapes, sum(counts.values()), profiles, old, mixed))
    return Report(in_order([replace(f, source=source) for f in found]), counts, source, tuple(profiles), engine)


def _old(said: Data) -> int:
    """Return the number of statements whose property or type is schema.org's with http."""
    properties = sum(len(said.pairs(p)) for p in said.predicates if str(p).startswith(HTTP_SCHEMA))
    return properties + sum(str(o).startswith(HTTP_SCHEMA) for _, o in said.pairs(TYPE))


def _new(term: Node) -> Node:
    return URIRef(vocabulary.https(term)) if isinstance(term, URIRef) else term


def _superclasses(said: Data, shapes: Shapes) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the superclasses of the classes in use, from the vocabulary and the shapes."""
    yield from shapes.graph.triples((None, RDFS.subClassOf, None))
    classes = {str(o) for _, o in said.pairs(TYPE) if str(o).startswith(SCHEMA)}
    for name in {above for cls in classes for above in vocabulary.ancestors(cls)}:
        known = vocabulary.terms().get(name)
        for parent in known.parents if known else ():
            yield iri(SCHEMA + name), RDFS.subClassOf, iri(SCHEMA + parent)


def _every_node(data: Data) -> set[Node]:
    terms = {*filter(_is_schema, data.predicates)}
    kinds = {*filter(_is_schema, (o for _, o in data.pairs(TYPE)))}
    return {n for n in data.subjects if not (terms.isdisjoint(data.about(n)) and kinds.isdisjoint(data.types(n)))}


def _focus_nodes(data: Data, target: Target) -> set[Node]:
    if target.kind == "node":
        return {target.term} if data.about(target.term) else set()
    term = cast(URIRef, target.term)
    if target.kind == "subjects":
        return {s for s, _ in data.pairs(term)}
    if target.kind == "objects":
        return {o for _, o in data.pairs(term)}
    classes, ahead = set[Node](), [target.term]
    while ahead:
        cls = ahead.pop()
        if cls not in classes:
            classes.add(cls)
            ahead.extend(data.subjects_of(RDFS.subClassOf, cls))
    return {s for cls in classes for s in data.subjects_of(RDF.type, cls)}


def _is_schema(term: Node) -> bool:
    return isinstance(term, URIRef) and str(term).startswith(SCHEMA)


def _own_breaches(
    data: Data, shapes: Shapes, target: Target, nodes: set[Node], violations: Mapping[str, list[Violation]]
) -> Iterator[_Breach]:
    for rule in map(shapes.rules.__getitem__, target.rules):
        path = tuple(URIRef(p) for p in rule.path)
        for name, argument in rule.constraints:
            if name == RULE:
                yield from (_Breach(rule, found) for found in violations[argument] if found.focus in nodes)
            else:
                for node in nodes:
                    yield from (_Breach(rule, found) for found in CONSTRAINTS[name](data, node, path, URIRef(argument)))


def _engine_breaches(data: Data, shapes: Shapes, results: Iterable[Result]) -> Iterator[_Breach]:
    for result in results:
        rule = shapes.rules.get(str(result.shape)) or _unnamed_rule(shapes, result.shape, result.component, result.severity)
        properties = [result.path] if result.path is not None else [URIRef(p) for p in rule.path]
        general = messages.MESSAGES.get(result.component, "") if properties else "{$this} is not as the rule requires."
        message = result.message or rule.message or general
        value = result.value if result.value != result.focus else None
        held = [p for p in properties if value is not None and (result.focus, p, value) in data] or properties
        violation = Violation(result.focus, held[0] if held else None, value)
        yield _Breach(replace(rule, message=message if rule.iri.startswith(_OURS) else _of_user(message, violation)), violation)


def _ill_typed(said: Data, told: set[tuple[Node, Node | None, Node | None]]) -> Iterator[_Breach]:
    """Yield the wrongly typed values of which no error has been told, neither of the node nor of the value itself."""
    for code, violation in typed_values.find(said):
        if (violation.focus, violation.property, violation.value) not in told and (violation.value, None, None) not in told:
            yield _Breach(_rule_of(code), violation)


def _rule_of(code: str) -> Rule:
    """Return a code of the table as a rule."""
    severity = next((iri for iri, severity in _SEVERITY.items() if severity is CODES[code].severity), SH + "Violation")
    return Rule(code, CODES[code].title, (), CODES[code].message, severity)


def _of_user(message: str, violation: Violation) -> str:
    """Return a user's message with the thing and the value it is about before it, unless it has blanks for them."""
    if not message or "{$this}" in message or "{?value}" in message:
        return message
    about = " ({property}" + (" {?value})" if violation.value is not None else ")") if violation.property is not None else ""
    return f"{{$this}}{about}: {message}"


def _unnamed_rule(shapes: Shapes, shape: Node, component: str, severity: str) -> Rule:
    """Make a rule for a node shape or an unnamed property shape: it has the IRI of the nearest shape with one."""
    node, seen = shape, set[Node]()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = min(shapes.graph.subjects(None, node), default=node, key=lambda s: (isinstance(s, BNode), str(s)))
    message = min((str(m) for m in shapes.graph.objects(shape, URIRef(SH + "message"))), default="")
    return Rule("" if isinstance(node, BNode) else str(node), "", (), message, severity, component=component)


def _finding(
    data: Data,
    breach: _Breach,
    evidence: Mapping[tuple[str, str, str], Evidence],
    locate: Locate | None,
    syntax: Callable[[Node], str] | None,
) -> Finding:
    rule, violation = breach.rule, breach.violation
    focus = violation.focus
    prop = local_name(violation.property) if violation.property is not None else None
    value = node_names.shown(data, violation.value)
    words = evidence.get((str(focus), prop or "", value or ""))
    written = syntax(focus) if syntax else ""
    message, fix = messages.fill(data, rule.message or "{$this} breaks a rule on {property}.", violation, written)
    if violation.other is not None and violation.other_property is not None:
        others = evidence.get((str(focus), local_name(violation.other_property), str(violation.other)))
        if words and others:
            (a, b), (c, d) = (words.span.start, words.span.end), (others.span.start, others.span.end)
            message += f' (The source says "{words.quote}" at {a} to {b} and "{others.quote}" at {c} to {d}.)'
    if words is None and isinstance(focus, URIRef):
        words = next(
            (w for k in ("name", "headline", "type") for (s, p, _), w in evidence.items() if s == str(focus) and p == k), None
        )
    place = locate(focus, violation.property, violation.value) if locate else None
    severity = _SEVERITY.get(rule.severity, Severity.ERROR)
    return Finding(
        Severity.WARNING if violation.mild and severity is Severity.ERROR else severity,
        rule.code,
        message,
        node=node_names.name(data, focus),
        iri=str(focus) if isinstance(focus, URIRef) else None,
        property=None if rule.of_vocabulary and violation.property == RDF.type else prop,
        value=value,
        shape=rule.iri or None,
        span=words.span if words else None,
        quote=words.quote if words else None,
        line=place[0] if place else None,
        column=place[1] if place else None,
        pointer=place[2] if place else None,
        fix=fix,
    )


def _whole_graph(said: Data, shapes: Shapes, checked: int, names: Sequence[str], old: int, mixed: bool) -> Iterator[Finding]:
    """Yield findings about the data as a whole: `http:` terms, nothing checked, imports that were not followed."""
    if old and "core" in names:
        yield replace(finding("http-schema-org", counted(old, "statement uses", "statements use")), value=str(old))
    elif mixed:
        yield finding("http-and-https", HTTP_SCHEMA)
    if not checked:
        yield finding("nothing-checked", " + ".join(names))
    imports = {str(o) for _, o in said.pairs(OWL.imports)}
    yield from (finding("import-not-followed", iri) for iri in sorted(imports.union(shapes.imports)))


def check(
    source: str | PathLike[str] | bytes,
    *,
    profiles: Sequence[str] = ("schema.org",),
    page: bool = False,
    base: str | None = None,
    engine: str = "pyshacl",
    name: str | None = None,
    kind: str | None = None,
) -> Report:
    """Check one file: a web page, JSON-LD, Turtle, N-Triples, N-Quads or TriG.

    Args:
        source: its path, or its bytes (with `kind`).
        profiles: names that `shapes/profiles.ttl` lists, or paths of Turtle files with shapes.
        page: whether names and dates in the markup must be in the visible text of the page.
        base: address of the document, if it does not give its own.
        engine: which engine evaluates SHACL's constraints, see `linkeddata.validation.engines`.
        name: file name for messages; the path where not given.
        kind: a key of `rdf.formats.FORMATS`; by the path's extension where not given.

    Returns:
        The findings, including those of reading the JSON-LD. A page whose scripts are all broken has findings and no focus nodes.

    Raises:
        UnreadableError: missing, undecodable, empty, without linked data.
        RefusedError: too large, or nested too deep. A context that would have to be fetched gives the finding `context-refused`,
            or `context-unread` beside schema.org's own.
        ShapesError: a profile is unknown or broken.
        UsageError: `page` for a file that is not a page.

    >>> wrong = b'{"@context": "https://schema.org", "@type": "Person", "name": "Ann Berg", "jobtitle": "Mayor"}'
    >>> [(f.code, f.pointer, f.fix) for f in check(wrong, kind="jsonld").findings]
    [('property-misspelt', '/jobtitle', 'Write jobTitle instead.')]
    """
    from linkeddata.rdf import parse as loading
    from linkeddata.rdf.formats import FORMATS

    if isinstance(source, bytes):
        data, name, kind = source, name or "-", kind or "jsonld"
    else:
        data, name = loading.read_bytes(source), name or fspath(source)
        kind = kind or loading.kind_of(name)
    if kind not in FORMATS:
        raise UsageError(f"there is no kind of file called {kind}", f"use one of {', '.join(FORMATS)}")
    if page and kind != "page":
        raise UsageError("only a web page has a visible text to compare", "remove --page", source=name)
    if kind in ("page", "jsonld"):
        with _without_collector():
            return _of_markup(data, kind, name, base, profiles, engine, page=page)
    from linkeddata.rdf import evidence as quotes

    said = Data(loading.triples(loading.parse(data, kind, name=name, base=base)))
    return validate(said, profiles=profiles, evidence=quotes.of(said), source=name, address=base, engine=engine)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the collector of reference cycles: all that is read of a page is needed until its report, and it would go through it often."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _of_markup(data: bytes, kind: str, name: str, base: str | None, names: Sequence[str], engine: str, *, page: bool) -> Report:
    from linkeddata.extract import jsonld
    from linkeddata.validation import meta_tags

    read = jsonld.read(data, kind, name=name, base=base)
    found = [replace(f, source=name) for f in read.findings]
    if not len(read.data):
        if not found:
            raise UnreadableError("the file contains no statements", "check that it is the right file", source=name)
        return Report(in_order(found), {}, name, tuple(names), engine)
    report = validate(
        read.data,
        profiles=names,
        source=name,
        address=read.address,
        engine=engine,
        locate=read.places.locate,
        syntax=read.places.syntax,
    )
    told: Iterable[Finding] = (f for f in report.findings if f.code not in _UNTOLD or f.iri not in read.embedded)
    if (markup := read.page) is not None:
        told = _without_links(tuple(told), markup, read.address)
        beside = meta_tags.find(read.data, markup, read.embedded) if load(names).uses_rules else ()
        told = (*told, *(replace(f, source=name) for f in beside))
    report = replace(report, findings=tuple(told))
    if page and read.page is not None:
        from linkeddata.validation import on_page  # lazy: it loads what `embed` needs

        rule = _rule_of("not-on-page")
        unseen = (
            _finding(read.data, _Breach(rule, f), {}, read.places.locate, read.places.syntax)
            for f in on_page.find(read.data, read.page)
        )
        found += [replace(f, shape=None, source=name) for f in unseen]
    if found and not sum(report.focus_nodes.values()):  # the findings of reading say why nothing was checked
        report = replace(report, findings=tuple(f for f in report.findings if f.code != "nothing-checked"))
    return replace(report, findings=in_order([*report.findings, *found]))


def _without_links(findings: tuple[Finding, ...], page: Markup, address: str) -> tuple[Finding, ...]:
    """Return the findings without references in attributes that lead to an element of the page: a link to one is no mistake."""
    dangling = {f for f in findings if f.code == "reference-dangling" and not f.pointer}
    if not dangling:
        return findings
    ids = (tag.attributes["id"] for tag in page.tags if "id" in tag.attributes)
    known = {form for name in ids for form in (f"#{name}", f"{address}#{name}")}
    return tuple(f for f in findings if f not in dangling or f.value not in known)
