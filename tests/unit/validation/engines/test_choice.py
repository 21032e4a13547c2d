"""Which engine is chosen, and what is said where it is not the quick one."""

from __future__ import annotations

import re

import pytest
from generator import graph
from rdflib import Graph

from linkeddata.errors import ShapesError, UsageError
from linkeddata.rdf.triple_index import Data
from linkeddata.validation.engines import ENGINES, MANY, choose, rust
from linkeddata.validation.engines.rust_shapes import SAME
from linkeddata.validation.shapes import profiles
from linkeddata.validation.shapes.lint import EVALUATED

PLAIN = graph("ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .")
QUERY = graph('ex:S sh:targetClass ex:C ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o }" ] .')
HANGING = graph('ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:pattern "^(a+)+$" ] .')

#: Shapes that are refused → words of the reason.
REFUSED = {
    'ex:S sh:targetClass ex:C ; sh:sparql [ sh:select "SELECT $this { $this ?p ?o }" ] .': "query",
    'ex:S sh:targetClass ex:C ; sh:sparql [ sh:ask "ASK { $this ?p ?o }" ] .': "query",
    "ex:S sh:targetClass ex:C ; sh:expression ex:e .": "sh:expression",
    "ex:S sh:targetClass ex:C ; sh:minInclusive 1 .": "sh:minInclusive",
    "ex:S sh:targetClass ex:C ; sh:node ex:T . ex:T sh:targetNode 1 ; sh:maxExclusive 1 .": "sh:maxExclusive",
    "ex:S sh:targetClass ex:C ; sh:property [ sh:path ( ex:p ex:q ) ; sh:lessThan ex:r ] .": "sh:lessThan",
    "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:closed true ] .": "sh:closed",
    "ex:S sh:targetClass ex:C ; sh:minLength 0 .": "sh:minLength 0",
    "ex:S sh:targetClass ex:C ; sh:property [ sh:path [ sh:inversePath ( ex:p ex:q ) ] ; sh:minCount 1 ] .": "sh:inversePath",
    "ex:S sh:targetClass ex:C ; sh:property [ sh:path [ sh:inversePath [ sh:zeroOrMorePath ( ex:p ex:q ) ] ] ; sh:minCount 1 ] .": "sh:inv",
    "ex:S sh:targetClass ex:C ; sh:property [ sh:path [ sh:alternativePath ( ex:p ) ] ; sh:minCount 1 ] .": "sh:alternativePath",
    f"ex:S sh:targetClass ex:C ; sh:property [ sh:path ( {'ex:p ' * 11} ) ; sh:minCount 1 ] .": "steps deep",
    "ex:S sh:targetClass ex:C ; sh:node [ sh:path ex:p ; sh:minCount 1 ] .": "sh:node",
    'ex:S sh:targetClass ex:C ; sh:pattern "(a)\\\\1" .': "pattern",
    'ex:S sh:targetClass ex:C ; sh:pattern "a" ; sh:flags "m" .': "pattern",
    'ex:S sh:targetClass ex:C ; sh:pattern "(((a{1,1000}){1,1000}){1,1000}){1,1000}" .': "cannot read",
    "ex:S sh:targetClass ex:C ; sh:in ( _:a ) .": "no name",
    "ex:S sh:targetNode _:a ; sh:nodeKind sh:IRI .": "no name",
    "ex:S sh:targetClass ex:C ; sh:hasValue _:a .": "no name",
    "ex:S sh:targetClass ex:C ; " + "sh:node [ " * 13 + "sh:nodeKind sh:IRI" + " ]" * 13 + " .": "deep",
    "ex:S sh:targetClass ex:C ; sh:node ex:S .": "deep",
    'ex:S sh:targetClass ex:C ; sh:in ( "a"^^xsd:string <urn:a\\u003E> ) .': "N-Triples",
}


@pytest.mark.parametrize("turtle", REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused_is_told(turtle: str) -> None:
    shapes = graph(turtle)
    reason = rust.refuses(shapes)
    assert reason is not None
    assert REFUSED[turtle] in reason
    assert choose(shapes, MANY) == ("pyshacl", reason)
    assert choose(shapes, 1)[0] == "pyshacl"
    with pytest.raises(UsageError, match=re.escape(reason)):
        choose(shapes, MANY, "shacl")
    with pytest.raises(ShapesError, match=re.escape(reason)):
        list(rust.run(shapes, Data([])))


def test_one_file_is_for_the_reference_and_many_for_the_quick_engine() -> None:
    assert choose(PLAIN, 1) == ("pyshacl", None)
    assert choose(PLAIN, MANY) == ("shacl", None)
    assert choose(QUERY, 1) == ("pyshacl", None)


@pytest.mark.parametrize("asked", list(ENGINES))
def test_who_asks_gets(asked: str) -> None:
    assert choose(PLAIN, 1, asked) == choose(PLAIN, 1000, asked) == (asked, None)


def test_an_engine_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="no engine jena"):
        choose(PLAIN, 1, "jena")


def test_patterns_that_may_hang_go_to_the_engine_that_does_not() -> None:
    assert choose(HANGING, 1) == ("shacl", None)
    assert choose(HANGING, 1, "pyshacl") == ("pyshacl", None)


@pytest.mark.parametrize("names", [["core"], ["schema.org", "google"], [p.name for p in profiles.profiles()]])
def test_listed_profiles_are_quick_together(names: list[str]) -> None:
    assert choose(profiles.load(names).graph, 1000) == ("shacl", None)


def test_without_the_package_everything_is_left_to_pyshacl(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rust, "find_spec", lambda name: None)
    engine, reason = choose(copy(PLAIN), MANY)
    assert engine == "pyshacl"
    assert reason is not None and "not installed" in reason


def test_a_release_that_was_not_compared_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import shacl

    monkeypatch.setattr(shacl, "__version__", "1.0.0")
    engine, reason = choose(copy(PLAIN), MANY)
    assert engine == "pyshacl"
    assert reason is not None and "1.0.0" in reason


def test_every_term_that_is_handed_over_is_one_that_the_lint_knows() -> None:
    assert SAME <= EVALUATED


def copy(shapes: Graph) -> Graph:
    return Graph(bind_namespaces="none") + shapes
