"""Broken, mistyped and hostile shapes: one form of error, exit code 2 or 5, never a pass."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from commandline import Outcome, run
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from linkeddata.errors import RefusedError, ShapesError
from linkeddata.validation import engines, validate
from linkeddata.validation.engines import pyshacl_process
from linkeddata.validation.shapes import profiles

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
    "row-71 syntax": ("my:S a sh:NodeShape ;\n  sh:targetClass schema:Event ;\n  sh:property [ sh:path ] .", "not Turtle", 3),
    "row-71 cut short": ("my:S a sh:NodeShape ;\n  sh:targetClass schema:Ev", "not Turtle", 2),
    "row-71 prefix": ("my:S a sh:NodeShape ;\n sh:targetClass foo:Event .", "The prefix foo: has not been declared", 2),
    "row-71 relative": ("<S> a sh:NodeShape .", "not Turtle", 1),
    "row-72 no path": (
        GOOD.replace(" ; sh:path schema:name", "") + " ; sh:minCount 1 .",
        "<https://shapes.example/#p> has no path",
        1,
    ),
    "row-72 two paths": (GOOD + ", schema:url .", "<https://shapes.example/#p> has 2 paths", 1),
    "row-72 unnamed without path": (
        "my:S a sh:NodeShape ;\n sh:targetClass schema:Event ; sh:property [ sh:minCount 1 ] .",
        "an unnamed shape within <https://shapes.example/#S> has no path",
        1,
    ),
    "row-72 node shape with path": (GOOD + " .\nmy:Good sh:path schema:url .", "is a node shape with a path", 1),
    "row-72 path of words": (GOOD.replace("schema:name", '"name"') + " .", "is not a property path", 1),
    "row-72 path of one": (GOOD.replace("schema:name", "( schema:name )") + " .", "is not a property path", 1),
    "row-72 circular path": (GOOD.replace("schema:name", "_:a") + " .\n_:a sh:inversePath _:a .", "is not a property path", 1),
    "row-72 count in words": (
        GOOD + ' ; sh:minCount "one" .',
        "sh:minCount of <https://shapes.example/#p> is one; write a whole number",
        1,
    ),
    "row-72 negative count": (GOOD + " ; sh:maxCount -1 .", "sh:maxCount of <https://shapes.example/#p> is -1", 1),
    "row-72 half a count": (GOOD + " ; sh:maxCount 1.5 .", "sh:maxCount of", 1),
    "row-72 two counts": (GOOD + " ; sh:minCount 1, 2 .", "2 values of sh:minCount", 1),
    "row-72 pattern": (GOOD + ' ; sh:pattern "(" .', "the pattern of <https://shapes.example/#p> is broken", 1),
    "row-72 closed by words": (GOOD + " .\nmy:Good sh:closed 1 .", "sh:closed of", 1),
    "row-72 cyclic list": (GOOD + " ; sh:in _:l .\n_:l rdf:first schema:a ; rdf:rest _:l .", "the list sh:in of", 1),
    "row-72 forked list": (
        GOOD + " ; sh:in _:l .\n_:l rdf:first schema:a, schema:b ; rdf:rest () .",
        "broken or circular",
        1,
    ),
    "row-72 list without end": (GOOD + " ; sh:or _:l .\n_:l rdf:first my:Good .", "broken or circular", 1),
    "row-72 list that is none": (GOOD + " ; sh:in schema:Event .", "broken or circular", 1),
    "row-72 empty list of shapes": (GOOD + " ; sh:or () .", "is empty", 1),
    "row-72 two datatypes": (GOOD + " ; sh:datatype schema:Text, schema:Date .", "2 values of sh:datatype", 1),
    "row-72 pattern of a name": (
        GOOD + " ; sh:pattern schema:name .",
        "sh:pattern of <https://shapes.example/#p> is not a value",
        1,
    ),
    "row-72 bound that is none": (
        GOOD + " ; sh:maxInclusive [] .",
        "sh:maxInclusive of .* is not a value in quotation marks",
        1,
    ),
    "row-72 compared with a number": (
        GOOD + " ; sh:lessThan 1 .",
        "sh:lessThan of <https://shapes.example/#p> is not a name",
        1,
    ),
    "row-72 count on a node shape": (
        GOOD + " .\nmy:Good sh:maxCount 1 .",
        "sh:maxCount is used on <https://shapes.example/#Good>, which has no path",
        1,
    ),
    "row-72 shape without count": (GOOD + " ; sh:qualifiedValueShape my:Q .", "without sh:qualifiedMinCount or", 1),
    "row-72 count without shape": (
        GOOD + " ; sh:qualifiedMinCount 1 .",
        "sh:qualifiedMinCount without sh:qualifiedValueShape",
        1,
    ),
    "row-72 flags without pattern": (GOOD + ' ; sh:flags "i" .', "sh:flags without sh:pattern", 1),
    "row-72 open with exceptions": (
        GOOD + " .\nmy:Good sh:ignoredProperties ( schema:url ) .",
        "sh:ignoredProperties without sh:closed",
        1,
    ),
    "row-72 query without words": (GOOD + " .\nmy:Good sh:sparql [] .", "the sh:sparql of .* has no sh:select", 1),
    "row-72 target in words": (
        GOOD + ' .\nmy:Good sh:targetClass "Event" .',
        "sh:targetClass of <https://shapes.example/#Good> is not an IRI",
        1,
    ),
    "row-73 sh:minCuont": (GOOD + " ;\n sh:minCuont 1 .", r"there is no sh:minCuont in SHACL; did you mean sh:minCount\?", 3),
    "row-73 sh:targetclass": (GOOD.replace("targetClass", "targetclass") + " .", r"did you mean sh:targetClass\?", 1),
    "row-73 sh:Nodeshape": (GOOD.replace("NodeShape", "Nodeshape") + " .", r"did you mean sh:NodeShape\?", 1),
    "row-73 sh:Iri": (GOOD + " ; sh:nodeKind sh:Iri .", "there is no sh:Iri", 2),
    "row-73 sh:Error": (GOOD + " ; sh:severity sh:Error .", "there is no sh:Error", 2),
    "row-73 check:notbefore": (
        GOOD + " ; check:notbefore schema:url .",
        "there is no check:notbefore; there are check:notBefore",
        2,
    ),
    "row-73 check without property": (GOOD + " ; check:notBefore true .", "check:notBefore of .* write a property", 1),
    "row-73 check in words": (GOOD + ' ; check:acyclic "yes" .', "check:acyclic of .* write true or false", 1),
    "row-73 check on a node shape": (GOOD + " .\nmy:Good check:acyclic true .", "check:acyclic is used on", 1),
    "row-73 check on a sequence": (
        GOOD.replace("schema:name", "( schema:a schema:b )") + " ; check:acyclic true .",
        "check:acyclic is used on",
        1,
    ),
    "row-74 empty": ("", "there are no shapes", None),
    "row-74 no shapes": ("schema:a schema:b schema:c .", "no shape has a target", None),
    "row-74 no targets": (GOOD.replace(" sh:targetClass schema:Event ;", "") + " .", "no shape has a target", None),
    "row-76 of itself": (
        GOOD + " .\nmy:Good sh:node my:Good .",
        "<https://shapes.example/#Good> refers to itself; shapes may not be recursive",
        1,
    ),
    "row-76 not itself": (GOOD + " .\nmy:Good sh:not my:Good .", "refers to itself", 1),
    "row-76 in a circle": (GOOD + " ; sh:node my:Good .", "refers to itself", 1),
    "row-76 through a list": (GOOD + " ; sh:or ( my:Good ) .", "refers to itself", 1),
    "row-76 through a count": (GOOD + " ; sh:qualifiedValueShape my:Good ; sh:qualifiedMinCount 1 .", "refers to itself", 1),
    "row-78 rule": (GOOD + " .\nmy:Good sh:rule [ a sh:TripleRule ] .", "is not evaluated here", 1),
    "row-80 script": (
        GOOD + ' .\nmy:Good sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ] .',
        "sh:JSConstraint is not evaluated here",
        3,
    ),
    "row-80 script library": (GOOD + " .\nmy:Good sh:js my:c .", "sh:js is not evaluated here", 3),
    "row-80 expression": (GOOD + " ; sh:expression my:e .", "sh:expression is not evaluated here", 2),
    "row-80 target of a query": (GOOD + " .\nmy:Good sh:target [ a sh:SPARQLTarget ] .", "is not evaluated here", 3),
    "row-80 entailment": (GOOD + " .\nmy:x sh:entailment my:RDFS .", "sh:entailment is not evaluated here", 3),
    "row-81 SERVICE": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }" ] .',
        "leaves the data with SERVICE or FROM",
        1,
    ),
    "row-81 nested and escaped": (
        GOOD
        + " .\nmy:Good sh:sparql "
        + '[ sh:select "SELECT $this { { OPTIONAL { \\\\u0053ERVICE <http://127.0.0.1:9/> { $this ?p ?o } } } }" ] .',
        "leaves the data with SERVICE or FROM",
        1,
    ),
    "row-81 FROM": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this FROM <file:///etc/passwd> { $this ?p ?o }" ] .',
        "SERVICE or FROM",
        1,
    ),
    "row-81 no query": (GOOD + ' .\nmy:Good sh:sparql [ sh:select "DROP ALL" ] .', "is not SPARQL", 1),
    "row-81 prefix of nobody's": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { $this x:p ?o }" ] .',
        "is not SPARQL",
        1,
    ),
    "row-81 deep": (
        GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { FILTER ' + "(" * 40 + '" ] .',
        "is not SPARQL",
        1,
    ),
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
    if name.startswith("row-71"):
        assert caught.value.line == FIRST - 1 + (line or 0)
        assert caught.value.column is not None
    elif line is not None:
        assert caught.value.line is not None


def test_broken_shapes_are_counted() -> None:
    assert len(BROKEN) == 63


@pytest.mark.rows(73)
def test_a_misspelt_term_is_reported_with_its_line(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(PREFIXES + GOOD + " ;\n  sh:minCuont 1 .", encoding="utf-8")
    with pytest.raises(ShapesError) as caught:
        validate(graph, profiles=[str(path)])
    assert str(caught.value).startswith(f"{path}:{FIRST + 2}: error: there is no sh:minCuont")


def test_large_and_deep_shapes_are_refused(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(PREFIXES + "my:S sh:property " + "[ sh:property " * (profiles.MAX_DEPTH + 1), encoding="utf-8")
    with pytest.raises(RefusedError, match="nested deeper than 64"):
        validate(graph, profiles=[str(path)])
    path.write_bytes(b"#" * (profiles.MAX_BYTES + 1))
    with pytest.raises(RefusedError, match="larger than") as caught:
        validate(graph, profiles=[str(path)])
    assert caught.value.exit_code == 5


def test_a_long_chain_of_named_shapes_ends_in_one_error(graph: Graph, tmp_path: Path) -> None:
    chain = "".join(f"my:n{i} a sh:NodeShape ; sh:node my:n{i + 1} .\n" for i in range(500))
    path = tmp_path / "own.ttl"
    path.write_text(
        PREFIXES + chain + "my:n500 a sh:NodeShape ; sh:class schema:Event .\nmy:n0 sh:targetClass schema:Event .",
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


@pytest.mark.rows(79)
def test_imports_are_reported_and_never_followed(graph: Graph, tmp_path: Path) -> None:
    """In the shapes and in the data; `no_network` fails the test on any attempt to connect."""
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


# ---- the same through the command line

#: One event that keeps the rule of GOOD with sh:minCount 1, and one that breaks it.
TURTLE = """@prefix schema: <https://schema.org/> .
<urn:x:walk> a schema:Event ; schema:name "Walk along the dyke" .
<urn:x:run> a schema:Event .
"""


def checked(folder: Path, shapes: str, *options: str, data: str = TURTLE) -> Outcome:
    """Check data in Turtle against shapes through the command line."""
    (folder / "own.ttl").write_text(shapes, "utf-8")
    (folder / "a.ttl").write_text(data, "utf-8")
    return run("validate", "--profile", folder / "own.ttl", *options, folder / "a.ttl")


def files(done: Outcome) -> list[dict]:
    return json.loads(done.out)["files"]


@pytest.mark.rows(71, 72, 73, 74)
def test_correct_shapes_find_what_is_wrong(tmp_path: Path) -> None:
    """What the broken ones below are measured by."""
    done = checked(tmp_path, PREFIXES + GOOD + " ; sh:minCount 1 .", "--format", "json")
    (told,) = files(done)
    assert done.code == 1
    assert [(f["code"], f["iri"], f["shape"]) for f in told["findings"]] == [("p", "urn:x:run", "https://shapes.example/#p")]
    assert told["focusNodes"] == {"https://shapes.example/#Good": 2}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_shapes_are_refused_on_the_command_line(name: str, tmp_path: Path) -> None:
    """Exit code 2, one line that names the file, and nothing on standard output that could be taken for a pass."""
    for options in (
        (),
        ("--format", "json"),
        ("--format", "sarif"),
        ("--format", "junit"),
        ("--format", "shacl"),
        ("--allow-empty",),
    ):
        done = checked(tmp_path, PREFIXES + BROKEN[name][0], *options)
        assert (done.code, done.out, len(done.lines)) == (2, b"", 1), done.err
        assert done.err.startswith(f"linkeddata: {tmp_path / 'own.ttl'}")
        assert ": error: " in done.err


@pytest.mark.rows(71)
def test_shapes_cut_anywhere_pass_nothing(tmp_path: Path) -> None:
    """A file of shapes that ends too early is refused, unless it ends just behind a statement."""
    whole = PREFIXES + GOOD + " ; sh:minCount 1 .\nmy:Good sh:closed false .\n"
    refused = 0
    for end in range(len(whole)):
        done = checked(tmp_path, whole[:end])
        assert done.code in (1, 2)
        if not whole[:end].rstrip().endswith("."):
            assert (done.code, done.out, len(done.lines)) == (2, b"", 1), whole[:end]
            refused += 1
    assert refused > len(whole) * 0.9


@pytest.mark.rows(77)
def test_a_pattern_takes_no_longer_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that may go back is given to an engine that does not, or to a process that is stopped; the next run answers.

    The texts are short and the limit is lower than what the process needs to start.
    """
    data = TURTLE.replace("Walk along the dyke", "aaa!")
    nested = PREFIXES + GOOD + ' ; sh:pattern "^(a+)+$" .'
    again = PREFIXES + GOOD + r' ; sh:pattern "^(a+)+\\1$" .'
    for shapes in (nested, again):
        assert checked(tmp_path, shapes, data=data).code == 1
    monkeypatch.setitem(pyshacl_process.run.__kwdefaults__, "seconds", 0.0)
    stopped = checked(tmp_path, nested, "--engine", "pyshacl", data=data)
    assert (stopped.code, stopped.out, len(stopped.lines)) == (5, b"", 1)
    assert "checking took longer than 0 seconds and was stopped; simplify the patterns" in stopped.err
    assert checked(tmp_path, nested, data=data).code in (1, 5)  # 5 where the quick engine is not installed
    assert checked(tmp_path, again, data=data).code == 5  # no engine but Python's knows what it means
    assert checked(tmp_path, PREFIXES + GOOD + ' ; sh:pattern "^a+!$" .', data=data).code == 0


@pytest.mark.rows(77)
def test_a_query_of_the_shapes_takes_no_longer_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A light query with a limit that is lower than what the process needs to start."""
    shapes = PREFIXES + GOOD + ' .\nmy:Good sh:sparql [ sh:select "SELECT $this { $this <https://schema.org/url> ?a }" ] .'
    assert checked(tmp_path, shapes).code == 0
    monkeypatch.setitem(pyshacl_process.run.__kwdefaults__, "seconds", 0.0)
    done = checked(tmp_path, shapes)
    assert (done.code, done.out, len(done.lines)) == (5, b"", 1)
    assert "was stopped" in done.err


@pytest.mark.rows(78, 80)
@pytest.mark.parametrize("engine", engines.ENGINES)
def test_rules_and_scripts_in_the_data_are_not_run(tmp_path: Path, engine: str) -> None:
    """A rule that adds a statement to each event stands among the data: nothing of it is in the report."""
    rule = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:x:S> a sh:NodeShape ; sh:targetClass schema:Event ; sh:rule [ a sh:TripleRule ; sh:subject sh:this ;
  sh:predicate schema:subEvent ; sh:object [ sh:path schema:name ] ] , [ a sh:SPARQLRule ;
  sh:construct "CONSTRUCT { $this <https://schema.org/name> 'Made' } { $this a <https://schema.org/Event> }" ] ;
  sh:js [ a sh:JSConstraint ; sh:jsFunctionName "f" ] ; sh:property [ sh:path schema:name ; sh:maxCount 0 ] .
"""
    plain = checked(tmp_path, PREFIXES + GOOD + " ; sh:minCount 1 .", "--engine", engine, "--format", "json")
    done = checked(tmp_path, PREFIXES + GOOD + " ; sh:minCount 1 .", "--engine", engine, "--format", "json", data=TURTLE + rule)
    if engine != "pyshacl" and plain.code == 2:
        pytest.skip("the quick engine is not installed")
    assert (done.code, files(done)) == (1, files(plain))


NOTHING = {
    "empty": ("a.ttl", ""),
    "blanks": ("a.ttl", " \n\t\n"),
    "only comments": ("a.ttl", "# nothing\n"),
    "only prefixes": ("a.ttl", "@prefix schema: <https://schema.org/> .\n"),
    "no lines": ("a.nt", "\n"),
    "an empty graph": ("a.trig", "<urn:x:g> { }"),
    "an empty object": ("a.jsonld", "{}"),
    "an empty list": ("a.jsonld", "[]"),
    "an empty graph in JSON": ("a.jsonld", '{"@context": "https://schema.org", "@graph": []}'),
    "no script": ("a.html", "<!DOCTYPE html><title>x</title><p>Words"),
    "an empty page": ("a.html", ""),
    "an empty object in a page": ("a.html", '<script type="application/ld+json">{}</script>'),
}


@pytest.mark.rows(74)
@pytest.mark.parametrize("name", NOTHING)
def test_no_data_is_an_unreadable_file(name: str, tmp_path: Path) -> None:
    file, text = NOTHING[name]
    (tmp_path / file).write_text(text, "utf-8")
    for options in ((), ("--allow-empty",), ("--profile", "core"), ("--format", "json")):
        done = run("validate", *options, tmp_path / file)
        assert done.code == 3, done.err
        assert 'ok": true' not in done.text
        assert len(done.lines) == 1


@pytest.mark.rows(74)
def test_data_that_nothing_targets_are_an_error_unless_allowed(tmp_path: Path) -> None:
    data = '<urn:x:a> <http://xmlns.com/foaf/0.1/name> "Ann" ; a <http://xmlns.com/foaf/0.1/Person> .\n'
    for name, text in {"a.ttl": data, "a.jsonld": '{"@context": {"name": "urn:x:name"}, "name": "Ann"}'}.items():
        (tmp_path / name).write_text(text, "utf-8")
        for profile in ("core", "schema.org", "google"):
            options = ("--profile", profile, tmp_path / name)
            done = run("validate", *options)
            assert done.code == 1
            assert "nothing was checked" in done.err
            assert "(0 focus nodes)" in done.text
            (told,) = files(run("validate", "--format", "json", *options))
            assert not told["ok"]
            assert set(told["focusNodes"].values()) == {0}
            assert run("validate", "--allow-empty", *options).code == 0


@pytest.mark.rows(75)
@pytest.mark.parametrize("profile", ["core", "schema.org", "google"])
def test_http_terms_break_the_same_rules_as_https_terms(tmp_path: Path, profile: str) -> None:
    """The same data with http and https: the same findings, and `core`, which wants https, says so."""
    block = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Event", "startDate": "2024-05-03", "endDate": "2024-05-02", "nmae": "Walk"},
            {"@type": "NewsArticle", "author": {"@type": "Person"}},
        ],
    }
    told = []
    for scheme in ("https", "http"):
        text = json.dumps(block).replace("https://schema.org", f"{scheme}://schema.org")
        (tmp_path / "a.jsonld").write_text(text, "utf-8")
        (tmp_path / "a.ttl").write_text(
            f'@prefix s: <{scheme}://schema.org/> . <urn:x:a> a s:Event ; s:startDate "2024-05-03" ; s:nmae "Walk" .', "utf-8"
        )
        done = run("validate", "--profile", profile, "--format", "json", tmp_path / "a.jsonld", tmp_path / "a.ttl")
        assert done.code == 1
        told.append([[(f["code"], f["property"]) for f in one["findings"]] for one in files(done)])
    assert told[0][0]
    assert told[0][1]
    for new, old in zip(*told, strict=True):
        assert [f for f in old if f[0] != "http-schema-org"] == new
    assert (("http-schema-org", None) in told[1][1]) is (profile == "core")
