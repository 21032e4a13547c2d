"""SPARQL over result files."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from strategies import BASE, SCHEMA, sample

from linkeddata.errors import UsageError
from linkeddata.query import Cell, Result, check, render, select
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize import WRITERS
from linkeddata.text.printable import columns, fit, printable


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    made = dataset(sample())
    folder = tmp_path_factory.mktemp("outputs")
    for name, writer in WRITERS.items():
        (folder / (name + writer.format.extension)).write_text(writer.render(made), encoding="utf-8")
    return {name: folder / (name + writer.format.extension) for name, writer in WRITERS.items()}


WHO = "SELECT ?name ?title WHERE { ?p a schema:Person ; schema:name ?name ; schema:jobTitle ?title }"


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_answer_from_every_format(outputs, name):
    result = select([outputs[name]], WHO)
    assert result.variables == ("name", "title")
    assert [[cell.value for cell in row] for row in result.rows] == [["Ingrid Sørbø", "Minister"], ["Tomás Říha", "director"]]


def test_several_files_and_a_graph(outputs):
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    alone = int(select([outputs["turtle"]], count).rows[0][0].value)
    assert int(select([outputs["turtle"], outputs["jsonld"]], count).rows[0][0].value) == alone == 31
    assert int(select(dataset(sample(), evidence=False).data, count).rows[0][0].value) == 31


def test_evidence_can_be_asked_for(outputs):
    result = select(
        [outputs["trig"]],
        "SELECT ?words WHERE { ?s schema:worksFor ?o . ?body rdf:subject ?s ; rdf:predicate schema:worksFor ."
        " ?note oa:hasBody ?body ; oa:hasTarget/oa:hasSelector/oa:exact ?words ; prov:wasGeneratedBy/prov:used ?source }",
    )
    assert [row[0].value for row in result.rows] == ["Lindo Ferry Office"]
    graphs = select([outputs["nquads"]], "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert [row[0].value.rsplit("#")[-1] for row in graphs.rows] == ["data", "evidence"]


def test_ask_construct_describe(outputs):
    file = [outputs["turtle"]]
    assert select(file, "ASK { ?s a schema:Person }").boolean is True
    assert select(file, "ASK { ?s a schema:Dog }").boolean is False
    made = select(file, "CONSTRUCT { ?s schema:name ?n } WHERE { ?s a schema:Person ; schema:name ?n }")
    assert made.variables == ("subject", "predicate", "object")
    assert len(made.rows) == 2
    assert len(select(file, f"DESCRIBE <{BASE}place-porto-lindo>").rows) == 2


def test_unbound_and_order(outputs):
    optional = "SELECT ?n ?d WHERE { ?s schema:name ?n OPTIONAL { ?s schema:startDate ?d } } ORDER BY DESC(?n)"
    rows = select([outputs["turtle"]], optional).rows
    assert [row[0].value for row in rows] == sorted((row[0].value for row in rows), reverse=True)
    assert {row[1].value if row[1] else None for row in rows} == {None, "--01-09"}


def test_own_prefixes_come_first(outputs):
    assert select([outputs["turtle"]], "PREFIX schema: <urn:other:> ASK { ?s a schema:Person }").boolean is False
    assert select(
        [outputs["turtle"]],
        "ASK { ?s schema:additionalType et:visit ; schema:startDate ?d FILTER(DATATYPE(?d) = xsd:gMonthDay) }",
    ).boolean


def test_rows_are_cut_visibly(outputs):
    result = select([outputs["turtle"]], "SELECT ?s WHERE { ?s ?p ?o }", max_rows=3)
    assert len(result.rows) == 3 and result.truncated
    assert "(cut after 3 rows)" in render(result)
    assert json.loads(render(result, "json"))["head"]["truncated"] is True


@pytest.mark.parametrize(
    "text", ["SELECT ?x {", "nonsense", "", "SELECT ?x WHERE { ?x schema:name ?y", "SELECT * {} ; DELETE WHERE {?s ?p ?o}"]
)
def test_what_is_no_query_is_a_usage_error(outputs, text):
    with pytest.raises(UsageError, match="not SPARQL"):
        select([outputs["turtle"]], text)


@pytest.mark.parametrize(
    ("text", "prefix", "place"),
    [
        ("SELECT ?x WHERE { ?x foo:bar ?y }", "foo:", "query:1:22"),
        ("PREFIX a: <https://a.example/>\nSELECT ?x { ?x a:b ?y ; foaf:name ?z }", "foaf:", "query:2:25"),
        ("ASK { ?x a :Person }", ":", "query:1:12"),
        ('ASK { ?x schema:name "foo:bar" ; dct:title ?y }', "dct:", "query:1:34"),
        ("# foo:bar\nDESCRIBE wd:Q7", "wd:", "query:2:10"),
        ('SELECT ?d { ?x schema:startDate ?d FILTER(?d > "2020"^^xs:date) }', "xs:", "query:1:"),
    ],
)
def test_an_undeclared_prefix_is_named(outputs, text, prefix, place):
    with pytest.raises(UsageError) as caught:
        select([outputs["turtle"]], text)
    assert f"the prefix {prefix} is not declared" in str(caught.value)
    assert f"PREFIX {prefix} <" in str(caught.value)
    assert str(caught.value).startswith(place)


HARMLESS = [
    'SELECT ?service ?from { ?service ?from "SERVICE <http://x> FROM" }',
    "SELECT * { ?s <http://e.org/SERVICE> ?o } # SERVICE <http://x> {}",
    "PREFIX ex: <http://e.org/> SELECT * { ?s ex:from ?o ; ex:service ?p ; ex:LOAD 'FROM' }",
    "SELECT * { ?s ?p '''SERVICE 'x' FROM''' , \"\"\"a\"b FROM \"\"\", 'it\\'s FROM' }",
    "SELECT * { ?s ?p 'x'@from . _:from ?q ?r FILTER(?a < 3 && ?b > 4) }",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_keywords_in_strings_names_and_comments_are_harmless(outputs, text):
    check(text)
    select([outputs["turtle"]], text)


RESULT = Result(
    ("a", "b"),
    (
        (Cell("literal", "=cmd()"), Cell("uri", SCHEMA + "name")),
        (Cell("literal", "x\x1b[31m\ny"), None),
        (Cell("literal", "-5", "http://www.w3.org/2001/XMLSchema#integer"), Cell("bnode", "b0")),
        (Cell("literal", "漢字", "", "ja"), Cell("literal", "--01-09", "http://www.w3.org/2001/XMLSchema#gMonthDay")),
        (Cell("literal", "+1+2"), Cell("literal", '@a "b", c')),
    ),
)


def test_table():
    assert render(RESULT).splitlines() == [
        "a             b",
        "────────────  ───────────",
        "=cmd()        schema:name",
        "x\\x1b[31m\\ny",
        "-5            (unnamed)",
        "漢字          --01-09",
        '+1+2          @a "b", c',
    ]
    assert render(Result(("x",), ())).splitlines() == ["x", "─", "(no rows)"]
    assert (render(Result((), (), True)), render(Result((), (), False))) == ("yes\n", "no\n")


@pytest.mark.parametrize("width", [8, 20, 24, 40])
def test_a_table_fits_the_terminal(width):
    wide = Result(("one", "two"), tuple((Cell("literal", "é漢" * n), Cell("literal", "b" * 40)) for n in (1, 5, 20)))
    assert max(columns(line) for line in render(wide, width=width).splitlines()) <= max(width, 18)


@pytest.mark.rows(107)
def test_csv():
    text = render(RESULT, "csv")
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows == [
        ["a", "b"],
        ["'=cmd()", SCHEMA + "name"],
        ["x[31m\ny", ""],
        ["-5", "_:b0"],
        ["漢字", "--01-09"],
        ["'+1+2", '\'@a "b", c'],
    ]
    assert render(Result((), (), True), "csv") == "boolean\r\ntrue\r\n"


@pytest.mark.rows(107)
@pytest.mark.parametrize(
    ("value", "written"),
    [
        *(
            (same, same)
            for same in ("-5", "+1.5e3", "--03-14", "---09", "--05", "+47 555 01 234", "+49 (0)40 555-01", "2024-05-03")
        ),
        *((runs, f"'{runs}") for runs in ("=1+1", "@quay", "-ism", "+1+cmd", "--1", "-2+3", "+47 555 =A1", "--03-14+1")),
    ],
)
def test_only_what_a_spreadsheet_would_run_gets_an_apostrophe(value, written):
    assert render(Result(("x",), ((Cell("literal", value),),)), "csv") == f"x\r\n{written}\r\n"


def test_json_is_sparql_results_json(outputs):
    document = json.loads(render(RESULT, "json"))
    assert document["head"]["vars"] == ["a", "b"]
    assert document["results"]["bindings"][1] == {"a": {"type": "literal", "value": "x\x1b[31m\ny"}}
    assert document["results"]["bindings"][3]["a"] == {"type": "literal", "value": "漢字", "xml:lang": "ja"}
    assert json.loads(render(Result((), (), False), "json")) == {"head": {}, "boolean": False}
    read = rdflib.query.Result.parse(io.BytesIO(render(select([outputs["turtle"]], WHO), "json").encode()), format="json")
    assert {str(row.name) for row in read} == {"Ingrid Sørbø", "Tomás Říha"}


def test_no_such_format():
    with pytest.raises(UsageError):
        render(RESULT, "xml")


def test_terminal_text():
    assert printable("a\x00\x9b\u202e\u2028b") == "a\\x00\\x9b\\u202e\\u2028b"
    assert columns("e\u0301漢") == 3
    assert (fit("漢字", 3), fit("ab", 4), fit("abc", 2)) == ("漢…", "ab  ", "a…")
