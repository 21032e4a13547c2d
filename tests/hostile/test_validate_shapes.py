"""Broken, mistyped and hostile shapes (rows 71 to 76, 79 to 81): one form of error, exit code 2 or 5, never a pass."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from linkeddata import profiles
from linkeddata.errors import RefusedError, ShapesError
from linkeddata.validate import validate

S = Namespace("https://schema.org/")
PREFIXES = """@prefix check: <https://w3id.org/linkeddata/check#> .
@prefix my: <https://shapes.example/#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
FIRST = PREFIXES.count("\n") + 1
GOOD = (
    "my:Good a sh:NodeShape ; sh:targetClass schema:Event ; sh:property my:p .\nmy:p a sh:PropertyShape ; sh:path schema:name"
)


@pytest.fixture
def graph() -> Graph:
    made = Graph()
    walk = URIRef("https://press.example/2024/note#walk")
    made.add((walk, RDF.type, S.Event))
    made.add((walk, S.name, Literal("Walk along the dyke")))
    return made


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


#: what is wrong: (shapes after the prefixes, part of the message, line after the prefixes or None)
BROKEN = {
    "71 syntax": ("my:S a sh:NodeShape ;\n  sh:targetClass schema:Event ;\n  sh:property [ sh:path ] .", "not Turtle", 3),
    "71 cut short": ("my:S a sh:NodeShape ;\n  sh:targetClass schema:Ev", "not Turtle", 2),
    "71 prefix": ("my:S a sh:NodeShape ;\n sh:targetClass foo:Event .", "The prefix foo: has not been declared", 2),
    "71 relative": ("<S> a sh:NodeShape .", "not Turtle", 1),
    "72 no path": (
        GOOD.replace(" ; sh:path schema:name", "") + " ; sh:minCount 1 .",
        "<https://shapes.example/#p> has no path",
        1,
    ),
    "72 two paths": (GOOD + ", schema:url .", "<https://shapes.example/#p> has 2 paths", 1),
    "72 unnamed without path": (
        "my:S a sh:NodeShape ;\n sh:targetClass schema:Event ; sh:property [ sh:minCount 1 ] .",
        "an unnamed shape within <https://shapes.example/#S> has no path",
        1,
    ),
    "72 node shape with path": (GOOD + " .\nmy:Good sh:path schema:url .", "is a node shape with a path", 1),
    "72 path of words": (GOOD.replace("schema:name", '"name"') + " .", "is not a property path", 1),
    "72 path of one": (GOOD.replace("schema:name", "( schema:name )") + " .", "is not a property path", 1),
    "72 circular path": (GOOD.replace("schema:name", "_:a") + " .\n_:a sh:inversePath _:a .", "is not a property path", 1),
    "72 count in words": (
        GOOD + ' ; sh:minCount "one" .',
        "sh:minCount of <https://shapes.example/#p> is one; write a whole number",
        1,
    ),
    "72 negative count": (GOOD + " ; sh:maxCount -1 .", "sh:maxCount of <https://shapes.example/#p> is -1", 1),
    "72 half a count": (GOOD + " ; sh:maxCount 1.5 .", "sh:maxCount of", 1),
    "72 two counts": (GOOD + " ; sh:minCount 1, 2 .", "2 values of sh:minCount", 1),
    "72 pattern": (GOOD + ' ; sh:pattern "(" .', "the pattern of <https://shapes.example/#p> is broken", 1),
    "72 closed by words": (GOOD + " .\nmy:Good sh:closed 1 .", "sh:closed of", 1),
    "72 cyclic list": (GOOD + " ; sh:in _:l .\n_:l rdf:first schema:a ; rdf:rest _:l .", "the list sh:in of", 1),
    "72 forked list": (
        GOOD + " ; sh:in _:l .\n_:l rdf:first schema:a, schema:b ; rdf:rest () .",
        "broken or runs in a circle",
        1,
    ),
    "72 list without end": (GOOD + " ; sh:or _:l .\n_:l rdf:first my:Good .", "broken or runs in a circle", 1),
    "72 list that is none": (GOOD + " ; sh:in schema:Event .", "broken or runs in a circle", 1),
    "72 empty list of shapes": (GOOD + " ; sh:or () .", "is empty", 1),
    "72 two datatypes": (GOOD + " ; sh:datatype schema:Text, schema:Date .", "2 values of sh:datatype", 1),
    "72 target in words": (
        GOOD + ' .\nmy:Good sh:targetClass "Event" .',
        "sh:targetClass of <https://shapes.example/#Good> is not an IRI",
        1,
    ),
    "73 sh:minCuont": (GOOD + " ;\n sh:minCuont 1 .", r"there is no sh:minCuont in SHACL; did you mean sh:minCount\?", 3),
    "73 sh:targetclass": (GOOD.replace("targetClass", "targetclass") + " .", r"did you mean sh:targetClass\?", 1),
    "73 sh:Nodeshape": (GOOD.replace("NodeShape", "Nodeshape") + " .", r"did you mean sh:NodeShape\?", 1),
    "73 sh:Iri": (GOOD + " ; sh:nodeKind sh:Iri .", "there is no sh:Iri", 2),
    "73 sh:Error": (GOOD + " ; sh:severity sh:Error .", "there is no sh:Error", 2),
    "73 check:notbefore": (
        GOOD + " ; check:notbefore schema:url .",
        "there is no check:notbefore; there are check:notBefore",
        2,
    ),
    "73 check without property": (GOOD + " ; check:notBefore true .", "check:notBefore of .* write a property", 1),
    "73 check in words": (GOOD + ' ; check:acyclic "yes" .', "check:acyclic of .* write true or false", 1),
    "73 check on a node shape": (GOOD + " .\nmy:Good check:acyclic true .", "check:acyclic stands on", 1),
    "73 check on a sequence": (
        GOOD.replace("schema:name", "( schema:a schema:b )") + " ; check:acyclic true .",
        "check:acyclic stands on",
        1,
    ),
    "74 empty": ("", "there are no shapes", None),
    "74 no shapes": ("schema:a schema:b schema:c .", "no shape has a target", None),
    "74 no targets": (GOOD.replace(" sh:targetClass schema:Event ;", "") + " .", "no shape has a target", None),
    "76 of itself": (
        GOOD + " .\nmy:Good sh:node my:Good .",
        "<https://shapes.example/#Good> refers to itself; shapes may not be recursive",
        1,
    ),
    "76 not itself": (GOOD + " .\nmy:Good sh:not my:Good .", "refers to itself", 1),
    "76 in a circle": (GOOD + " ; sh:node my:Good .", "refers to itself", 1),
    "76 through a list": (GOOD + " ; sh:or ( my:Good ) .", "refers to itself", 1),
    "76 through a count": (GOOD + " ; sh:qualifiedValueShape my:Good ; sh:qualifiedMinCount 1 .", "refers to itself", 1),
    "78 rule": (GOOD + " .\nmy:Good sh:rule [ a sh:TripleRule ] .", "is not evaluated here", 1),
    "80 script": (
        GOOD + ' .\nmy:Good sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ] .',
        "sh:JSConstraint is not evaluated here",
        3,
    ),
    "80 script library": (GOOD + " .\nmy:Good sh:js my:c .", "sh:js is not evaluated here", 3),
    "80 expression": (GOOD + " ; sh:expression my:e .", "sh:expression is not evaluated here", 2),
    "80 target of a query": (GOOD + " .\nmy:Good sh:target [ a sh:SPARQLTarget ] .", "is not evaluated here", 3),
    "80 entailment": (GOOD + " .\nmy:x sh:entailment my:RDFS .", "sh:entailment is not evaluated here", 3),
    "81 SERVICE": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }" ] .',
        "leaves the data with SERVICE or FROM",
        1,
    ),
    "81 nested and escaped": (
        GOOD
        + " .\nmy:Good sh:sparql "
        + '[ sh:select "SELECT $this { { OPTIONAL { \\\\u0053ERVICE <http://127.0.0.1:9/> { $this ?p ?o } } } }" ] .',
        "leaves the data with SERVICE or FROM",
        1,
    ),
    "81 FROM": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this FROM <file:///etc/passwd> { $this ?p ?o }" ] .',
        "SERVICE or FROM",
        1,
    ),
    "81 no query": (GOOD + ' .\nmy:Good sh:sparql [ sh:select "DROP ALL" ] .', "is not SPARQL", 1),
    "81 prefix of nobody's": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { $this x:p ?o }" ] .',
        "is not SPARQL",
        1,
    ),
    "81 deep": (GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { FILTER ' + "(" * 40 + '" ] .', "is not SPARQL", 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_shapes_are_refused(name: str, graph: Graph, tmp_path: Path) -> None:
    shapes, message, line = BROKEN[name]
    path = tmp_path / "own.ttl"
    path.write_text(PREFIXES + shapes, encoding="utf-8")
    with pytest.raises(ShapesError, match=message) as caught:
        validate(graph, profiles=[str(path)])
    assert caught.value.exit_code == 2
    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value) and "_:" not in str(caught.value)
    if name.startswith("71"):
        assert caught.value.line == FIRST - 1 + (line or 0)
        assert caught.value.column is not None
    elif line is not None:
        assert caught.value.line is not None


def test_broken_shapes_are_counted() -> None:
    assert len(BROKEN) == 54


def test_a_typo_is_told_with_its_line(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(PREFIXES + GOOD + " ;\n  sh:minCuont 1 .", encoding="utf-8")
    with pytest.raises(ShapesError) as caught:
        validate(graph, profiles=[str(path)])
    assert str(caught.value).startswith(f"{path}:{FIRST + 2}: error: there is no sh:minCuont")


def test_large_and_deep_shapes_are_refused(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(PREFIXES + "my:S sh:property " + "[ sh:property " * 100_000, encoding="utf-8")
    with pytest.raises(RefusedError, match="nested deeper than 64"):
        validate(graph, profiles=[str(path)])
    path.write_bytes(b"#" * (profiles.MAX_BYTES + 1))
    with pytest.raises(RefusedError, match="larger than") as caught:
        validate(graph, profiles=[str(path)])
    assert caught.value.exit_code == 5


def test_a_long_chain_of_named_shapes_ends_in_one_error(graph: Graph, tmp_path: Path) -> None:
    chain = "".join(f"my:n{i} a sh:NodeShape ; sh:node my:n{i + 1} .\n" for i in range(3000))
    path = tmp_path / "own.ttl"
    path.write_text(
        PREFIXES + chain + "my:n3000 a sh:NodeShape ; sh:class schema:Event .\nmy:n0 sh:targetClass schema:Event .",
        encoding="utf-8",
    )
    with pytest.raises(ShapesError, match="the shapes cannot be evaluated on these data"):
        validate(graph, profiles=[str(path)])


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n", b"@prefix \x00"])
def test_shapes_that_are_no_text(content: bytes, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_bytes(content)
    with pytest.raises(ShapesError, match="not Turtle"):
        validate(graph, profiles=[str(path)])


def test_a_folder_is_no_shapes_file(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(ShapesError, match="there is no such shapes file"):
        validate(graph, profiles=[str(tmp_path)])


def test_imports_are_never_followed_and_told(graph: Graph, tmp_path: Path) -> None:
    """Row 79: in the shapes and in the data; `no_network` fails the test on any attempt to connect."""
    path = tmp_path / "own.ttl"
    path.write_text(
        PREFIXES + GOOD + " ; sh:minCount 1 .\nmy: a owl:Ontology ; owl:imports <http://127.0.0.1:9/shapes.ttl> .",
        encoding="utf-8",
    )
    graph.add((URIRef("urn:x:data"), URIRef("http://www.w3.org/2002/07/owl#imports"), URIRef("http://127.0.0.1:9/data.ttl")))
    report = validate(graph, profiles=[str(path)])
    assert [(f.code, f.value, f.severity.value) for f in report.findings] == [
        ("import-not-followed", "http://127.0.0.1:9/data.ttl", "warning"),
        ("import-not-followed", "http://127.0.0.1:9/shapes.ttl", "warning"),
    ]
    assert report.ok
