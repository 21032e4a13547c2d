"""Neither engine hangs, dies or makes things up on hostile data and shapes; what one cannot read is left to the other."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
import rdflib
from comparison import counting, difference, rows
from generator import graph
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from sizes import either

from linkeddata.errors import RefusedError, ShapesError
from linkeddata.rdf.triple_index import Data, Triple
from linkeddata.validation.engines import pyshacl, pyshacl_process, rust

EX = "http://example.org/"
P = URIRef(EX + "p")
LENGTH = graph("ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:maxLength 3 ] .")
DATATYPE = graph("ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:datatype xsd:date ] .")
CLASS = graph("ex:S sh:targetClass ex:C0 ; sh:class ex:C0 ; sh:nodeKind sh:Literal .")
FAR = graph("ex:S sh:targetNode ex:n0 ; sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:nodeKind sh:BlankNode ] .")


def node(number: int) -> URIRef:
    return URIRef(f"{EX}n{number}")


def said(value: str, datatype: str | None = None) -> list[Triple]:
    typed = None if datatype is None else URIRef(datatype)
    return [(node(0), P, Literal(value, datatype=typed, normalize=False)), (BNode(), P, Literal("long"))]


CYCLE = [(URIRef(f"{EX}C{n}"), RDFS.subClassOf, URIRef(f"{EX}C{(n + 1) % 300}")) for n in range(300)]
CYCLE += [(node(0), RDF.type, URIRef(EX + "C7"))]
CHAIN = [(node(n), P, node(n + 1)) for n in range(900)]
XSD = str(rdflib.XSD)

#: name → (shapes, data)
BOTH: dict[str, tuple[Graph, list[Triple]]] = {
    "NUL": (LENGTH, said("a\0bcd")),
    "half a surrogate pair": (LENGTH, said("abc\ud800")),
    "control characters": (LENGTH, said("".join(map(chr, range(32))) + "\x7f\x85\u2028\ufeff\uffff\U0010ffff")),
    "a text of five million characters": (LENGTH, said("é" * 5_000_000)),
    "IRI with a space": (LENGTH, [(URIRef("urn:a b"), P, Literal("long"))]),
    "IRI without a scheme": (LENGTH, [(URIRef("a"), P, Literal("long"))]),
    "empty IRI": (LENGTH, [(URIRef(""), P, Literal("long"))]),
    "IRI with a broken escape": (LENGTH, [(URIRef("http://a/%zz"), P, Literal("long"))]),
    "IRI that ends early": (LENGTH, [(URIRef("urn:a> <urn:b> <urn:c> .\n<urn:d"), P, Literal("long"))]),
    "IRI beyond ASCII": (LENGTH, [(URIRef("http://пример.example/é\u202e"), P, Literal("long"))]),
    "a language of nine letters": (LENGTH, [(node(0), P, Literal("long", lang="abcdefghi"))]),
    "an old language tag": (LENGTH, [(node(0), P, Literal("long", lang="i-klingon"))]),
    "a private language tag": (LENGTH, [(node(0), P, Literal("long", lang="x-a"))]),
    "a number of 4,000 digits": (LENGTH, said("9" * 4000, XSD + "integer")),
    "a day in a year of 23 digits": (DATATYPE, said("9" * 23 + "-01-01", XSD + "date")),
    "the same among other values": (LENGTH, said("9" * 23 + "-01-01", XSD + "date")),
    "a day in the year 0": (DATATYPE, said("0000-01-01", XSD + "date")),
    "classes in a circle": (CLASS, CYCLE),
    "a long way": (FAR, CHAIN),
    "nodes without names": (LENGTH, [(BNode(f"b{n} \n"), P, BNode(f"b{n + 1} \n")) for n in range(50)]),
    "shapes within the data": (LENGTH, [*graph("ex:S sh:targetNode ex:n0 ; sh:minLength 99 . ex:n0 ex:p 'long' .")]),
}


@pytest.fixture(autouse=True)
def silent(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "rdflib.term")


@pytest.mark.parametrize("name", BOTH)
def test_both_find_the_same(name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    shapes, triples = BOTH[name]
    started = time.process_time()
    with counting(monkeypatch):
        assert difference(shapes, Data(triples)) is None
    assert time.process_time() - started < 20
    assert capfd.readouterr().err == ""  # not a word of a panic in Rust


def test_ten_thousand_nodes() -> None:
    data = Data((node(n), P, Literal(f"number {n}")) for n in range(10_000))
    started = time.process_time()
    assert sum(1 for _ in rust.run(LENGTH, data)) == 10_000
    assert time.process_time() - started < 10


@pytest.mark.slow
def test_a_chain_of_sixty_thousand_classes_does_not_overflow_the_stack() -> None:
    length = either(15_000, 60_000)
    chain = [(URIRef(f"{EX}C{n + 1}"), RDFS.subClassOf, URIRef(f"{EX}C{n}")) for n in range(length)]
    data = Data([*chain, (node(0), RDF.type, URIRef(f"{EX}C{length}"))])
    assert [r.component for r in rust.run(CLASS, data)] == ["NodeKind"]


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the engine fail on whatever it is given."""

    def fail(*args: object, **named: object) -> None:
        raise error

    compiled = rust._compiled(rust._Identity(LENGTH))
    assert not isinstance(compiled, str)
    broken = rust._Compiled(type("Engine", (), {"validate_text": fail})(), compiled.translated)
    monkeypatch.setattr(rust, "_compiled", lambda shapes: broken)


def test_the_run_of_an_engine_that_panics_is_left_to_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, type("PanicException", (BaseException,), {})())
    data = Data(said("long"))
    assert rows(rust.run(LENGTH, data)) == rows(pyshacl.run(LENGTH, data))


def test_nobody_is_kept_from_interrupting(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        list(rust.run(LENGTH, Data(said("long"))))


@pytest.mark.slow
def test_a_forked_process_does_not_wait_for_threads_that_it_has_not() -> None:
    """The engine starts threads for large data; a fork has none of them, and would wait for ever."""
    code = (
        "import os; from rdflib import Graph, Literal, URIRef; from linkeddata.rdf.triple_index import Data\n"
        "from linkeddata.validation.engines import rust as quick\n"
        "shapes = Graph().parse(data='@prefix sh: <http://www.w3.org/ns/shacl#> . "
        "<urn:S> sh:targetSubjectsOf <urn:p> ; sh:property [ sh:path <urn:p> ; sh:maxCount 0 ] .')\n"
        "data = Data((URIRef(f'urn:{n}'), URIRef('urn:p'), Literal(n)) for n in range(6000))\n"
        "few = Data([(URIRef('urn:a'), URIRef('urn:p'), Literal(1))])\n"
        "assert len(list(quick.run(shapes, data))) == 6000\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    assert len(list(quick.run(shapes, few))) == 1 and len(list(quick.run(shapes, data))) == 6000\n"
        "    os._exit(0)\n"
        "assert os.waitpid(child, 0)[1] == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


HANGING = graph('ex:S sh:targetSubjectsOf ex:p ; sh:property ex:T . ex:T sh:path ex:p ; sh:pattern "^(a+)+$" .')


@pytest.mark.slow
def test_a_pattern_that_hangs_is_stopped() -> None:
    data = Data([(node(0), P, Literal("a" * 60 + "!"))])
    started = time.monotonic()
    with pytest.raises(RefusedError, match=r"took longer than \d+ seconds and was stopped; simplify the patterns"):
        pyshacl_process.run(HANGING, data, seconds=either(1, 2))
    assert time.monotonic() - started < 10


def test_a_process_apart_tells_the_same_rows() -> None:
    shapes = graph(
        'ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:pattern "^(a+)+$" ] ; '
        'sh:sparql [ sh:message "found" ; sh:select "SELECT $this ?value { $this <http://example.org/p> ?value }" ] .'
    )
    data = Data([(BNode("x"), P, Literal("b", lang="EN")), (node(0), P, Literal("aa"))])
    assert pyshacl.may_hang(shapes)
    inside = Graph(bind_namespaces="none")
    for triple in data:
        inside.add(triple)
    found = rows(pyshacl.run(shapes, data))
    assert found == rows(pyshacl.evaluate(shapes, inside))
    assert found.total() == 3


def test_broken_shapes_are_told_from_a_process_apart() -> None:
    shapes = graph('ex:S sh:targetNode ex:a ; sh:pattern "^(a+)+$" ; sh:node ex:T . ex:T sh:path ex:p .')
    with pytest.raises(ShapesError, match="cannot be evaluated"):
        list(pyshacl.run(shapes, Data([(node(0), P, node(1))])))
