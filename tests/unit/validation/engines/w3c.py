"""Run the W3C's SHACL test suite against the engines, as validation uses them.

    python tests/unit/validation/engines/w3c.py FOLDER        # FOLDER holds manifest.ttl; exit 1 below the floors

A case is right if the engine's results are those expected, one for one: focus node, path, value, severity, component, source shape
and the messages where the case tells some; blank nodes are the very same, since data, shapes and expected report are read once. A
case that expects a failure is right if the engine refuses its shapes. The quick engine is asked only where it does not refuse
the shapes; there its rows must also be those of pyshacl.

Source: https://w3c.github.io/data-shapes/data-shapes-test-suite/, sections 2 and 3.
"""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node

from linkeddata.errors import LinkedDataError
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.engines import ENGINES, Result, rust

SH, SHT = Namespace("http://www.w3.org/ns/shacl#"), Namespace("http://www.w3.org/ns/shacl-test#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")

#: Cases right at least, by engine and part of the suite; as measured with pyshacl 0.40.1 and shacl 0.3.4.
FLOORS = {("pyshacl", "core"): 97, ("pyshacl", "sparql"): 21, ("shacl", "core"): 89, ("shacl", "sparql"): 0}

Row = tuple[Node | str | frozenset[str] | None, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of a manifest."""

    part: str
    name: Node
    manifest: Graph
    data: Graph
    shapes: Graph
    expected: Node


@dataclass(slots=True)
class Tally:
    """How an engine fared in one part of the suite."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


@cache
def read(iri: str) -> Graph:
    path = Path(unquote(urlparse(iri).path))
    return Graph(bind_namespaces="none").parse(path, format="turtle", publicID=iri)


def cases(folder: Path) -> Iterator[Case]:
    """Yield the cases of the manifests below a folder, in the order of their files."""
    for part in ("core", "sparql"):
        for path in sorted((folder / part).rglob("*.ttl")):
            manifest = read(path.resolve().as_uri())
            for name in sorted(manifest.subjects(RDF.type, SHT.Validate)):
                action, expected = manifest.value(name, MF.action), manifest.value(name, MF.result)
                data, shapes = (read(str(manifest.value(action, SHT[graph]))) for graph in ("dataGraph", "shapesGraph"))
                yield Case(part, name, manifest, data, without_report(shapes), expected)


@cache
def without_report(graph: Graph) -> Graph:
    """Return a file's statements but those of the report that it expects: most cases are shapes, data and report in one."""
    kept = Graph(bind_namespaces="none")
    reports = {s for kind in (SH.ValidationReport, SH.ValidationResult) for s in graph.subjects(RDF.type, kind)}
    for triple in graph:
        if triple[0] not in reports:
            kept.add(triple)
    return kept


def path_text(graph: Graph, path: Node | None) -> str:
    """Write a property path out, so that two are equal if their texts are."""
    if path is None or isinstance(path, URIRef):
        return str(path or "")
    if (path, RDF.first, None) in graph:
        return "(" + " / ".join(path_text(graph, p) for p in graph.items(path)) + ")"
    for kind in ("inversePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"):
        for inner in graph.objects(path, SH[kind]):
            return f"{kind}({path_text(graph, inner)})"
    members = graph.items(graph.value(path, SH.alternativePath))
    return "(" + " | ".join(path_text(graph, p) for p in members) + ")"


def wanted(case: Case) -> Counter[Row]:
    """Return the rows of the expected report."""
    graph, rows = case.manifest, Counter[Row]()
    for node in graph.objects(case.expected, SH.result):
        component = str(graph.value(node, SH.sourceConstraintComponent))
        rows[
            graph.value(node, SH.focusNode),
            graph.value(node, SH.sourceShape),
            component.rpartition("#")[2].removesuffix("ConstraintComponent"),
            str(graph.value(node, SH.resultSeverity)),
            path_text(graph, graph.value(node, SH.resultPath)),
            graph.value(node, SH.value),
            frozenset(map(str, graph.objects(node, SH.resultMessage))),
        ] += 1
    return rows


def told(case: Case, results: list[Result], *, messages: bool) -> Counter[Row]:
    """Return the rows that an engine tells; a longer path is that of the shape, a message as findings have it."""
    rows = Counter[Row]()
    for r in results:
        path = r.path if r.path is not None else case.shapes.value(r.shape, SH.path)
        said = {r.message} if r.message else set(map(str, case.shapes.objects(r.shape, SH.message)))
        text = path_text(case.shapes, path)
        rows[r.focus, r.shape, r.component, r.severity, text, r.value, frozenset(said if messages else ())] += 1
    return rows


def run(engine: str, case: Case) -> list[Result] | str:
    """Return the results, or the sentence with which the engine refuses."""
    try:
        return list(ENGINES[engine](case.shapes, Data.of(case.data)))
    except LinkedDataError as refused:
        return str(refused)


def right(case: Case, found: list[Result] | str) -> bool:
    """Tell whether what was found is what the case expects."""
    if case.expected == SHT.Failure or isinstance(found, str):
        return case.expected == SHT.Failure and isinstance(found, str)
    rows = wanted(case)
    return told(case, found, messages=any(row[-1] for row in rows)) == rows


def same(one: list[Result] | str, other: list[Result] | str) -> bool:
    """Tell whether two engines gave the same rows; where both refuse, in whatever words."""
    if isinstance(one, str) or isinstance(other, str):
        return isinstance(one, str) and isinstance(other, str)
    return Counter(one) == Counter(other)


def measure(folder: Path) -> dict[tuple[str, str], Tally]:
    """Run all cases below a folder."""
    tallies: dict[tuple[str, str], Tally] = {}
    for case in cases(folder):
        here = {name: tallies.setdefault((name, case.part), Tally()) for name in ENGINES}
        name = str(case.name).rpartition("/")[2]
        reference = run("pyshacl", case)
        if right(case, reference):
            here["pyshacl"].right += 1
        else:
            here["pyshacl"].wrong.append(name)
        if why := rust.refuses(case.shapes):
            here["shacl"].refused[why] += 1
            continue
        found = run("shacl", case)
        if right(case, found) and same(found, reference):
            here["shacl"].right += 1
        else:
            here["shacl"].wrong.append(name if same(found, reference) else f"{name} (and not as pyshacl)")
    return tallies


def main(folder: Path) -> int:
    """Print how each engine fared; 1 below the floors."""
    tallies = measure(folder)
    for engine in ENGINES:
        parts = []
        for part in ("core", "sparql"):
            tally = tallies.get((engine, part), Tally())
            refused = tally.refused.total()
            count = f"{part} {tally.right}/{tally.right + len(tally.wrong)}"
            parts.append(count + (f" and {refused} left to pyshacl" if refused else ""))
        print(f"{engine}: {', '.join(parts)}")
        for (name, part), tally in tallies.items():
            if name == engine:
                print("".join(f"    {part}: not as expected: {case}\n" for case in tally.wrong), end="")
                print("".join(f"    {part}: {n} refused: {why}\n" for why, n in tally.refused.most_common()), end="")
    low = [f"{e} {p}" for (e, p), floor in FLOORS.items() if tallies.get((e, p), Tally()).right < floor]
    unlike = [case for (engine, _), tally in tallies.items() if engine == "shacl" for case in tally.wrong if "pyshacl" in case]
    for problem in [*(f"below the floor: {name}" for name in low), *(f"engines differ: {case}" for case in unlike)]:
        print(problem)
    return 1 if low or unlike else 0


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # pyshacl writes there what it also raises
    sys.exit(main(Path(sys.argv[1])))
