"""Finds the profiles that data can be checked against, and reads their shapes.

A SHACL engine silently ignores what it does not know: a misspelt constraint, a script, a shape without a target. So every shapes
file is inspected before it is used (`linkeddata.validation.shapes.lint`), and what would not be evaluated is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from linkeddata.errors import RefusedError, ShapesError
from linkeddata.files import is_address
from linkeddata.schema import resources
from linkeddata.values.namespaces import DCTERMS, SH, XSD

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


#: Predicates of SHACL that describe a shape and constrain nothing.
_DESCRIBING = frozenset(
    "name message severity description order group targetClass targetNode targetSubjectsOf targetObjectsOf property path".split()
)

#: `shapes/core.ttl` has 25 kB; the limit allows profiles 150 times as long.
MAX_BYTES = 4 * 1024 * 1024
#: SHACL engines are recursive, and pyshacl fails at 15 nested shapes; `shapes/core.ttl` nests 2 deep.
MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of shapes with a name.

    Args:
        name: its name on the command line (`core`).
        title: a few words.
        paths: its Turtle files, read together.
        description: a sentence, or "".
    """

    name: str
    title: str
    paths: tuple[Path, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A property shape, or a node shape with a message, as findings need it.

    Args:
        iri: the shape.
        title: its `sh:name`, or "".
        path: the properties its path begins with, IRIs: one, or the alternatives; for a node shape what its `sh:or` requires, if any.
        message: its `sh:message`, or "".
        severity: IRI of its `sh:severity`.
        see: its `rdfs:seeAlso`, or "".
        constraints: our own constraints: (name in `constraints.CONSTRAINTS`, IRI of its argument or ""), or ("rule", code).
        component: for an unnamed shape the violated constraint component (`MinCount`); its IRI is that of the shape around it.
    """

    iri: str
    title: str
    path: tuple[str, ...]
    message: str
    severity: str
    see: str = ""
    constraints: tuple[tuple[str, str], ...] = ()
    component: str = ""

    @property
    def code(self) -> str:
        """The code of its findings: the IRI's last part in lower case with hyphens, followed by the component if the shape is unnamed."""
        own = re.split(r"[#/:]", self.iri.rstrip("#/:"))[-1] or "unnamed-shape"
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", f"{own}-{self.component}" if self.component else own)
        return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "unnamed-shape"

    @property
    def of_vocabulary(self) -> bool:
        """True if `linkeddata.validation.rules` finds its violations."""
        from linkeddata.validation.constraints import RULE  # lazy: it loads rdflib

        return any(name == RULE for name, _ in self.constraints)


@dataclass(frozen=True, slots=True)
class Target:
    """A shape and the nodes it applies to.

    Args:
        shape: IRI of the shape; for an unnamed shape, its target.
        kind: `class`, `node`, `subjects`, `objects`, or `every` for all nodes described in schema.org's terms.
        term: the class, the node, or the property; for `every` the shape itself.
        rules: IRIs of the shape and of its property shapes, if they have constraints of ours.
    """

    shape: str
    kind: str
    term: Node
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of one or several profiles, as validation needs them.

    Args:
        graph: the shapes graph.
        rules: the property shapes that are IRIs, by IRI.
        targets: shapes with the nodes that they apply to, in the order of their IRIs.
        imports: IRIs of `owl:imports`, which are never followed.
        constrained: whether a SHACL engine has anything to evaluate.
    """

    graph: rdflib.Graph
    rules: dict[str, Rule]
    targets: tuple[Target, ...]
    imports: tuple[str, ...]
    constrained: bool = True

    @property
    def uses_rules(self) -> bool:
        """True if a shape refers to a rule in `linkeddata.validation.rules`."""
        return any(rule.of_vocabulary for rule in self.rules.values())


@cache
def profiles() -> tuple[Profile, ...]:
    """Return the profiles that `shapes/profiles.ttl` lists, in the order of their names.

    Raises:
        ShapesError: the list is broken or names a file that is missing.
    """
    prof = "http://www.w3.org/ns/dx/prof/"
    path = resources.path("shapes/profiles.ttl")
    entries: dict[str, dict[str, list[str]]] = {}
    for s, p, o in _triples(path.read_bytes(), str(path)):
        entries.setdefault(s.value, {}).setdefault(p.value, []).append(o.value)
    found = []
    for iri, entry in sorted(entries.items()):
        try:
            name, title, files = entry[prof + "hasToken"][0], entry[DCTERMS + "title"][0], entry[prof + "hasArtifact"]
        except KeyError as missing:
            raise ShapesError(
                f"the profile {iri} has no {missing.args[0]}", "see the entry of core", source=str(path)
            ) from None
        paths = tuple(resources.path(f"shapes/{file}") for file in files)
        found.append(Profile(name, title, paths, "".join(entry.get(DCTERMS + "description", ()))))
    return tuple(sorted(found, key=lambda p: p.name))


def find(name: str) -> Profile:
    """Return a profile by its name, or a Turtle file of the user's own by its path.

    Raises:
        ShapesError: neither a profile nor a file.
    """
    for profile in profiles():
        if profile.name == name:
            return profile
    path = Path(name)
    if path.is_file():
        return Profile(name, path.name, (path,))
    if is_address(name):
        raise ShapesError("addresses are not fetched", "save the shapes, and give the file", source=name)
    if path.suffix or "/" in name:
        raise ShapesError("there is no such shapes file", "give the path of a Turtle file", source=name)
    known = ", ".join(p.name for p in profiles())
    raise ShapesError(f"there is no profile {name}", f"use {known}, or the path of a Turtle file with shapes")


def load(names: Sequence[str]) -> Shapes:
    """Read the shapes of one or several profiles together; the same bytes are read and inspected once per process.

    Args:
        names: profile names or paths of Turtle files.

    Raises:
        ShapesError: no names, no such profile, a syntax error (with file and line), or shapes that would not be evaluated as
            written.
        RefusedError: a file is larger than `MAX_BYTES` or nested deeper than `MAX_DEPTH`.
    """
    if not names:
        raise ShapesError("there is no profile to check against", "give one, such as core")
    chosen = [(path, profile in profiles()) for profile in map(find, dict.fromkeys(names)) for path in profile.paths]
    return _load(tuple((path.read_bytes(), str(path), listed) for path, listed in dict.fromkeys(chosen)))


@lru_cache(maxsize=8)
def _load(files: tuple[tuple[bytes, str, bool], ...]) -> Shapes:
    import rdflib

    from linkeddata.validation.shapes.lint import lint

    whole = rdflib.Graph(bind_namespaces="none")
    for content, source, listed in files:
        graph = whole if listed else rdflib.Graph(bind_namespaces="none")
        for triple in _rdflib(_triples(content, source)):
            graph.add(triple)
        if not listed:  # tests inspect the listed ones
            lint(graph, content.decode("utf-8", "replace"), source)
            for triple in graph:
                whole.add(triple)
    rules = _rules(whole)
    return Shapes(
        whole,
        rules,
        tuple(_targets(whole, rules)),
        tuple(sorted(str(o) for o in whole.objects(None, rdflib.OWL.imports))),
        any(p.startswith(SH) and p.removeprefix(SH) not in _DESCRIBING for p in map(str, whole.predicates())),
    )


def _triples(content: bytes, source: str) -> list[tuple]:  # type: ignore[type-arg]
    """Parse Turtle; pyoxigraph gives line and column, and is not recursive."""
    import pyoxigraph

    if len(content) > MAX_BYTES:
        raise RefusedError(f"the shapes are larger than {MAX_BYTES} bytes", "split the file", source=source)
    if _depth(content) > MAX_DEPTH:
        raise RefusedError(
            f"the shapes are nested deeper than {MAX_DEPTH} brackets", "give the inner shapes names", source=source
        )
    try:
        return [(q.subject, q.predicate, q.object) for q in pyoxigraph.parse(input=content, format=pyoxigraph.RdfFormat.TURTLE)]
    except SyntaxError as broken:
        what = str(broken.msg).partition(": ")[2] or str(broken.msg)
        raise ShapesError(
            f"not Turtle: {what}", "correct the file", source=source, line=broken.lineno, column=broken.offset
        ) from None


def _depth(content: bytes) -> int:
    """Count how deep brackets nest; those in comments, strings and IRIs are counted too, to be safe."""
    depth = deepest = 0
    for byte in content:
        if byte in b"[(":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"])":
            depth = max(0, depth - 1)
    return deepest


def _rdflib(triples: list[tuple]) -> Iterator[tuple[Node, Node, Node]]:  # type: ignore[type-arg]
    import pyoxigraph
    from rdflib import BNode, Literal, URIRef

    def term(node: object) -> Node:
        if isinstance(node, pyoxigraph.NamedNode):
            return URIRef(node.value)
        if isinstance(node, pyoxigraph.BlankNode):
            return BNode(node.value)
        assert isinstance(node, pyoxigraph.Literal)
        if node.language:
            return Literal(node.value, lang=node.language)
        plain = node.datatype.value == XSD + "string"
        return Literal(node.value, datatype=None if plain else URIRef(node.datatype.value))

    for s, p, o in triples:
        yield term(s), term(p), term(o)


def _rules(graph: rdflib.Graph) -> dict[str, Rule]:
    from rdflib import RDFS, URIRef

    from linkeddata.validation.constraints import CHECK, CONSTRAINTS, RULE

    found = {}
    paths = dict(graph.subject_objects(URIRef(SH + "path")))
    with_message = {s: _required(graph, s) for s in graph.subjects(URIRef(SH + "message")) if s not in paths}
    for shape, path in sorted({**paths, **with_message}.items(), key=str):
        if not isinstance(shape, URIRef):
            continue

        def text(predicate: str, shape: Node = shape) -> str:
            return min((str(o) for o in graph.objects(shape, URIRef(predicate))), default="")

        own = ((c, o) for c in (*CONSTRAINTS, RULE) for o in graph.objects(shape, URIRef(CHECK + c)))
        found[str(shape)] = Rule(
            str(shape),
            text(SH + "name"),
            tuple(_first(graph, path)) if path is not None else (),
            text(SH + "message"),
            text(SH + "severity") or SH + "Violation",
            text(str(RDFS.seeAlso)),
            tuple((c, str(o) if isinstance(o, URIRef) or c == RULE else "") for c, o in own if str(o) != "false"),
        )
    return found


def _required(graph: rdflib.Graph, shape: Node) -> Node | None:
    """Return the path of the last alternative of a node shape: what it requires."""
    from rdflib import URIRef

    for head in graph.objects(shape, URIRef(SH + "or")):
        *_, last = graph.items(head)
        return graph.value(last, URIRef(SH + "path"))
    return None


def _first(graph: rdflib.Graph, path: Node) -> Iterator[str]:
    """Yield the properties that a path can start with."""
    from rdflib import RDF, URIRef

    if isinstance(path, URIRef):
        yield str(path)
        return
    for alternatives in graph.objects(path, URIRef(SH + "alternativePath")):
        for member in graph.items(alternatives):
            yield from _first(graph, member)
    for kind in ("zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"):
        for inner in graph.objects(path, URIRef(SH + kind)):
            yield from _first(graph, inner)
    for head in graph.objects(path, RDF.first):
        yield from _first(graph, head)


def _targets(graph: rdflib.Graph, rules: dict[str, Rule]) -> Iterator[Target]:
    from rdflib import RDF, RDFS, Literal, URIRef

    from linkeddata.validation.constraints import CHECK, EVERY_NODE

    off = set(graph.subjects(URIRef(SH + "deactivated"), Literal(True)))
    kinds = {"targetClass": "class", "targetNode": "node", "targetSubjectsOf": "subjects", "targetObjectsOf": "objects"}
    pairs = [(s, kind, o) for p, kind in kinds.items() for s, o in graph.subject_objects(URIRef(SH + p))]
    shapes = {s for k in ("NodeShape", "PropertyShape") for s in graph.subjects(RDF.type, URIRef(SH + k))}
    pairs += [(s, "class", s) for s in graph.subjects(RDF.type, RDFS.Class) if s in shapes]
    pairs += [(s, "every", s) for s in graph.subjects(URIRef(CHECK + EVERY_NODE), Literal(True))]
    for shape, kind, term in sorted(pairs):
        if shape in off:
            continue
        below = [shape, *graph.objects(shape, URIRef(SH + "property"))]
        own = sorted(str(b) for b in below if b not in off and str(b) in rules and rules[str(b)].constraints)
        yield Target(str(shape) if isinstance(shape, URIRef) else f"shape of {term}", kind, term, tuple(own))
