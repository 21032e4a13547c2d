"""Markup made to mislead, overload or break what checks it: cyclic, deep, cut, doubled."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import rdflib
from commandline import process, run
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.extract import jsonld
from linkeddata.rdf import parse, strict_json
from linkeddata.rdf.formats import BY_EXTENSION
from linkeddata.schema.contexts import SCHEMA_CONTEXTS
from linkeddata.validation import check, profiles

SCHEMA = "https://schema.org"
PERSON = '{"@context": "https://schema.org", "@type": "Person", "name": "Ann Berg"'
TURTLE = '@prefix s: <https://schema.org/> .\n<urn:x:ann> a s:Person ; s:name "Ann Berg" '


def codes(source: str | bytes, kind: str = "jsonld", **options: Any) -> list[str]:
    data = source.encode() if isinstance(source, str) else source
    return [f.code for f in check(data, kind=kind, **options).findings]


def page(*blocks: str | dict[str, Any], head: str = "<!DOCTYPE html><html lang=en><head>", body: str = "") -> str:
    texts = (block if isinstance(block, str) else json.dumps(block) for block in blocks)
    return (
        head
        + "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
        + f"</head><body>{body}</body></html>"
    )


def exit_code(folder: Path, name: str, text: str | bytes) -> int:
    """Check a file through the command line, and assert that what is told is told in lines."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    done = run("validate", folder / name)
    assert done.lines
    assert all(re.match(r"linkeddata: \S+: (error|warning|advice): ", line) for line in done.lines), done.err
    return done.code


# ---- 46: terms defined by each other

CYCLES = [
    {"a": "b:x", "b": "a:y"},
    {"a": {"@id": "b"}, "b": {"@id": "a"}},
    {"a": "b:x", "b": "c:x", "c": "d:x", "d": "a:x"},
    {"a": {"@id": "a:b"}},
    {"name": {"@id": "nmae"}, "nmae": {"@id": "name"}},
    {"a": {"@id": "urn:x:a", "@type": "b"}, "b": {"@id": "a"}},
    {"a": {"@reverse": "b"}, "b": {"@reverse": "a"}},
    {"knows": {"@id": "https://schema.org/knows", "@context": {"a": "b:x", "b": "a:y"}}},
]


@pytest.mark.rows(46)
@pytest.mark.parametrize("cycle", CYCLES, ids=json.dumps)
@pytest.mark.parametrize("form", ["alone", "after schema.org", "before schema.org", "with a vocabulary"])
def test_terms_defined_by_each_other_are_reported(tmp_path: Path, cycle: dict[str, Any], form: str) -> None:
    context: Any = {
        "alone": cycle,
        "after schema.org": [SCHEMA, cycle],
        "before schema.org": [cycle, SCHEMA],
        "with a vocabulary": {"@vocab": f"{SCHEMA}/", **cycle},
    }[form]
    text = json.dumps({"@context": context, "@type": "Person", "name": "Ann Berg", "knows": {"a": "b"}, "a": "b"})
    for name, written in (("a.jsonld", text), ("a.html", page(text))):
        assert exit_code(tmp_path, name, written) == 1
        assert "json-ld-invalid" in codes(written, "page" if name == "a.html" else "jsonld")
    with pytest.raises(UnreadableError):
        parse.parse(text.encode(), "jsonld", name="a.jsonld")


def chains(length: int) -> dict[str, dict[str, Any]]:
    """Return contexts of terms that are each defined by the next; the last by an address."""
    end = {f"t{length}": "urn:x:end:"}
    return {
        "prefixes": {**{f"t{n}": f"t{n + 1}:x" for n in range(length)}, **end},
        "words": {"@vocab": f"{SCHEMA}/", **{f"t{n}": {"@id": f"t{n + 1}"} for n in range(length)}, **end},
        "types": {**{f"t{n}": {"@id": f"urn:x:{n}", "@type": f"t{n + 1}"} for n in range(length)}, **end},
        "a large circle": {f"t{n}": f"t{(n + 1) % length}:x" for n in range(length)},
    }


@pytest.mark.rows(46, 54)
@pytest.mark.parametrize("length", [201, 250, 300])
def test_a_long_chain_of_terms_is_refused_before_any_parser_sees_it(length: int) -> None:
    """An engine that follows such a chain by recursion would need a deep stack; the limit is 100 terms."""
    for context in chains(length).values():
        for wrapped in (context, [SCHEMA, context], {"a": {"@id": "urn:x:a", "@context": context}}):
            text = json.dumps({"@context": wrapped, "@type": f"{SCHEMA}/Person", "t0": "x", "a": {}})
            begin = time.process_time()
            for kind, written in (("jsonld", text), ("page", page(text))):
                with pytest.raises(RefusedError, match="terms"):
                    check(written.encode(), kind=kind)
                with pytest.raises(RefusedError, match="terms"):
                    parse.parse(written.encode(), kind, name="a")
            assert time.process_time() - begin < 10


@pytest.mark.rows(46)
def test_a_short_chain_of_terms_is_read() -> None:
    for name, context in chains(90).items():
        text = json.dumps({"@context": {**context, "@vocab": f"{SCHEMA}/"}, "@type": "Person", "name": "Ann Berg"})
        assert codes(text) == (["json-ld-invalid"] if name == "a large circle" else [])


@pytest.mark.rows(54)
def test_too_many_terms_of_a_context_are_refused() -> None:
    many = {f"t{n}": f"urn:x:{n}/" for n in range(5001)}
    for context in (many, [SCHEMA, many], [SCHEMA, *({key: value} for key, value in many.items())]):
        begin = time.process_time()
        with pytest.raises(RefusedError, match="more than 5000 terms"):
            check(json.dumps({"@context": context, "@type": "Person", "name": "Ann"}).encode(), kind="jsonld")
        assert time.process_time() - begin < 5
    whole = {"@vocab": f"{SCHEMA}/", **dict(list(many.items())[:4000])}
    assert codes(json.dumps({"@context": whole, "@type": "Person", "name": "Ann Berg"})) == []


# ---- 47: schema.org's context, offline

WALK = {
    "@id": "https://press.example/#walk",
    "@type": "Event",
    "name": "Walk along the dyke",
    "startDate": "2024-05-02T09:00",
    "endDate": "2024-05-02",
    "eventStatus": "https://schema.org/EventScheduled",
    "url": "https://press.example/walk",
    "location": {"@type": "Place", "name": "Dyke", "address": "Sea Road 1"},
    "performer": [{"@type": "Person", "name": "Ann Berg", "sameAs": "https://ann.example/"}],
    "keywords": "dyke, spring",
    "maximumAttendeeCapacity": 80,
    "isAccessibleForFree": True,
}
#: What the context at schema.org makes of it, with https throughout and dates typed by their form.
AS_ONLINE = """@prefix s: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://press.example/#walk> a s:Event ; s:name "Walk along the dyke" ;
  s:startDate "2024-05-02T09:00" ; s:endDate "2024-05-02"^^xsd:date ;
  s:eventStatus s:EventScheduled ; s:url <https://press.example/walk> ;
  s:location [ a s:Place ; s:name "Dyke" ; s:address "Sea Road 1" ] ;
  s:keywords "dyke, spring" ; s:performer [ a s:Person ; s:name "Ann Berg" ; s:sameAs <https://ann.example/> ] ;
  s:maximumAttendeeCapacity 80 ; s:isAccessibleForFree true .
"""


def spelt_out(value: Any) -> Any:
    """Return JSON-LD with each word written as schema.org's whole address."""
    if isinstance(value, list):
        return [spelt_out(part) for part in value]
    if not isinstance(value, dict):
        return value
    made = {key if key.startswith("@") else f"{SCHEMA}/{key}": spelt_out(part) for key, part in value.items()}
    return {**made, "@type": f"{SCHEMA}/{value['@type']}"}


def with_prefix(value: Any) -> Any:
    return json.loads(
        json.dumps(spelt_out(value)).replace(f'"{SCHEMA}/', '"s:').replace('"s:EventScheduled"', f'"{SCHEMA}/EventScheduled"')
    )


#: The same words under contexts that all mean schema.org's.
WAYS: dict[str, Any] = {
    **{address: {"@context": address, **WALK} for address in sorted(SCHEMA_CONTEXTS)},
    "in a list": {"@context": [SCHEMA], **WALK},
    "vocabulary": {"@context": {"@vocab": "https://schema.org/"}, **WALK},
    "old vocabulary": {"@context": {"@vocab": "http://schema.org/"}, **WALK},
    "each word defined": {
        "@context": {
            w: f"{SCHEMA}/{w}" for w in [*WALK, "Place", "Person", "address", "sameAs", "Event"] if not w.startswith("@")
        },
        **WALK,
    },
    "a prefix": {"@context": {"s": f"{SCHEMA}/"}, **with_prefix(WALK)},
    "spelt out": spelt_out(WALK),
    "aliases": {"@context": SCHEMA, **{{"@id": "id", "@type": "type"}.get(key, key): value for key, value in WALK.items()}},
}


def triples(text: str, kind: str = "jsonld") -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in jsonld.read(text.encode(), kind, name="a").data:
        graph.add(triple)
    return graph


@pytest.mark.rows(47)
@pytest.mark.parametrize("way", WAYS)
def test_schema_org_offline_gives_what_it_gives_online(way: str) -> None:
    expected = rdflib.Graph()
    for triple in parse.triples(parse.parse(AS_ONLINE.encode(), "turtle", name="a.ttl")):
        expected.add(triple)
    text = json.dumps(WAYS[way])
    assert isomorphic(triples(text), expected)
    assert isomorphic(triples(page(text), "page"), expected)
    # What is told, and read nevertheless: the host www.schema.org, and http in the context where a value has https.
    assert set(codes(text)) <= {"context-foreign", "http-and-https"}


# ---- 48 and 53: depth


@pytest.mark.rows(48, 53)
@pytest.mark.parametrize("depth", [100, 101, 102, 200, 300])
def test_depth_is_refused_before_any_parser_sees_it(depth: int) -> None:
    ends = {True: "}" * depth, False: ""}
    deep = {
        "lists": PERSON + ', "knows": ' + "[" * depth + "]" * depth + "}",
        "objects": PERSON + ', "knows": ' + '{"knows": ' * depth + "1" + ends[True] + "}",
        "objects left open": PERSON + ', "knows": ' + '{"knows": ' * depth,
        "mixed": PERSON + ', "knows": ' + '[{"knows": ' * depth + "1" + "}]" * depth + "}",
        "context": '{"@context": ' + "[" * depth + "]" * depth + ', "@type": "Person"}',
        "scoped contexts": '{"@context": ' + '{"a": {"@context": ' * depth + "{}" + "}}" * depth + "}",
        "graphs": '{"@context": "https://schema.org", ' + '"@graph": [{' * depth + "}]" * depth + "}",
    }
    for name, text in deep.items():
        begin = time.process_time()
        for kind, written in (("jsonld", text), ("page", page(text))):
            with pytest.raises(RefusedError, match="nested deeper than 100 levels") as caught:
                check(written.encode(), kind=kind)
            assert (caught.value.line, caught.value.exit_code) == (1, 5), name
        assert time.process_time() - begin < 5, name
    for kind, text in (
        ("turtle", TURTLE + "; s:knows " + "[ s:knows " * depth + "1" + "]" * depth + " ."),
        ("turtle", TURTLE + "; s:knows " + "[ s:knows " * depth),
        ("turtle", TURTLE + "; s:knows " + "( " * depth + ")" * depth + " ."),
        ("trig", "{ " + TURTLE.partition("\n")[2] + "; s:knows " + "( " * depth),
    ):
        if depth > 100:
            begin = time.process_time()
            with pytest.raises(RefusedError, match="nested deeper than 100 levels"):
                check(text.encode(), kind=kind)
            assert time.process_time() - begin < 5


@pytest.mark.rows(48, 53)
def test_depth_within_the_limit_is_read() -> None:
    inner = strict_json.MAX_DEPTH - 2
    assert codes(PERSON + ', "knows": ' + "[" * inner + "]" * inner + "}") == []
    objects = PERSON + ', "knows": ' + '{"@type": "Person", "name": "Bo", "knows": ' * inner + "[]" + "}" * (inner + 1)
    assert codes(objects) == []
    assert codes(PERSON + ', "description": "' + "[" * 100_000 + '"}') == []
    assert codes(TURTLE + '; s:description "' + "[" * 100_000 + '" .', "turtle") == []
    assert (
        codes(TURTLE + "; s:knows " + "[ s:name 'Bo' ; a s:Person ; s:knows " * 90 + "<urn:x:ann>" + "]" * 90 + " .", "turtle")
        == []
    )


@pytest.mark.rows(48, 53)
def test_deep_files_do_not_stop_the_run(tmp_path: Path) -> None:
    """Each file is reported, and the run goes on to the last, which is fine."""
    depth = 200
    files = {
        "a.jsonld": PERSON + ', "knows": ' + "[" * depth + "]" * depth + "}",
        "b.html": page(PERSON + ', "knows": ' + '{"knows": ' * depth),
        "c.ttl": TURTLE + "; s:knows " + "[ s:knows " * depth,
        "d.json": '{"version": 1, "things": ' + "[" * depth + "]" * depth + "}",
        "e.html": page(PERSON + "}"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    done = process("validate", *files, cwd=tmp_path)
    assert done.code == 5
    assert [line.split(":")[1].strip() for line in done.lines] == ["a.jsonld", "b.html", "c.ttl", "d.json"]
    assert re.fullmatch(r"e\.html: no findings \(\d+ focus nodes\)\n", done.text)


# ---- 49: values that a parser would change in silence

CHANGED = [
    ("NaN", "NaN is not a JSON number"),
    ("Infinity", "Infinity is not a JSON number"),
    ("-Infinity", "-Infinity is not a JSON number"),
    ("1e400", "cannot be kept exactly"),
    ("-1E4000", "cannot be kept exactly"),
    ("1e-400", "cannot be kept exactly"),
    ("0.1000000000000000055511151231257827", "cannot be kept exactly"),
    ("0." + "1" * 5000, "cannot be kept exactly"),
    ("9007199254740993", "too large to be kept exactly"),
    ("-12345678901234567890", "too large to be kept exactly"),
    ("1" * 5000, "too large to be kept exactly"),
]


@pytest.mark.rows(49)
@pytest.mark.parametrize(("number", "says"), CHANGED, ids=[number[:24] for number, _ in CHANGED])
def test_numbers_that_would_change_are_reported_with_their_key(tmp_path: Path, number: str, says: str) -> None:
    text = PERSON + f',\n  "knows": {{"@type": "Person", "age": {number}}}}}'
    with pytest.raises(UnreadableError, match=re.escape(says)) as caught:
        check(text.encode(), kind="jsonld")
    assert 'under the key "age"' in caught.value.what
    assert (caught.value.line, caught.value.column) == (2, 39)
    assert exit_code(tmp_path, "a.jsonld", text) == 3
    (finding,) = check(page(text).encode(), kind="page").findings
    assert says in finding.message
    assert '"age"' in finding.message
    assert finding.line == 2
    assert exit_code(tmp_path, "a.html", page(text)) == 1


NUMBER = st.one_of(
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.from_regex(r"-?(0|[1-9]\d{0,18})(\.\d{1,20})?([eE][+-]?\d{1,3})?", fullmatch=True),
)


@pytest.mark.slow
@pytest.mark.rows(49)
@settings(max_examples=400, deadline=None)
@given(NUMBER)
def test_a_number_is_kept_exactly_or_reported(number: str) -> None:
    text = f'{{"@context": {{"n": "urn:x:n"}}, "n": {number}}}'
    try:
        read = jsonld.read(text.encode(), "jsonld", name="a")
    except UnreadableError:
        assert (
            Decimal(number) != Decimal(repr(float(number)))
            or abs(Decimal(number)) > strict_json.MAX_INTEGER
            or not number.isascii()
        )
        return
    ((_, _, value),) = list(read.data)
    assert Decimal(str(value)) == Decimal(number)
    assert not read.findings


@pytest.mark.rows(49)
@pytest.mark.parametrize("second", ["Bo Lind", "Ann Berg"])
def test_a_key_given_twice_is_reported_wherever_it_is(tmp_path: Path, second: str) -> None:
    forms = {
        PERSON + f',\n"name": "{second}"}}': (2, 1),
        PERSON + f',\n"n\\u0061me": "{second}"}}': (2, 1),
        PERSON + f', "knows": {{"@type": "Person", "name": "Cy",\n "name": "{second}"}}}}': (2, 2),
        PERSON + f', "knows": [1, {{"@type": "Person", "name": "Cy",\n "name": "{second}"}}]}}': (2, 2),
    }
    for text, place in forms.items():
        for kind, written in (("jsonld", text), ("page", page(text))):
            (finding,) = (f for f in check(written.encode(), kind=kind).findings if f.code == "key-twice")
            assert (finding.property, finding.line, finding.column) == ("name", *place)
        assert exit_code(tmp_path, "a.jsonld", text) == 1
        assert exit_code(tmp_path, "a.html", page(text)) == 1
    three = PERSON + ',\n"name": "Bo",\n"name": "Cy"}'
    assert [(f.code, f.line) for f in check(three.encode(), kind="jsonld").findings] == [("key-twice", 3)]
    contexts = '{"@context": "https://schema.org", "@context": {"name": "urn:x:name"}, "@type": "Person", "name": "Ann"}'
    assert "key-twice" in codes(contexts)


@pytest.mark.rows(11, 49)
@pytest.mark.parametrize("text", ["\\ud800", "\\udc00x", "\\ud800\\ud800", "\\ud83d \\ude00"])
def test_halves_of_surrogate_pairs_are_reported(tmp_path: Path, text: str) -> None:
    for written in (PERSON + f', "description": "{text}"}}', PERSON + f', "{text}": "x"}}'):
        assert exit_code(tmp_path, "a.jsonld", written) == 3
        assert exit_code(tmp_path, "a.html", page(written)) == 1
    assert codes(PERSON + ', "description": "\\ud83d\\ude00"}') == []


# ---- 50: blank nodes


def labelled(label: str, kind: str, name: str) -> dict[str, Any]:
    return {"@context": SCHEMA, "@id": f"_:{label}", "@type": kind, "name": name}


@pytest.mark.rows(50)
def test_a_blank_node_label_holds_within_one_text_only(tmp_path: Path) -> None:
    person, place = labelled("b0", "Person", "Ann Berg"), labelled("b0", "Place", "Porto Lindo")
    assert "kinds-clash" in codes(json.dumps([person, place]))  # one text: one node, which is Person and Place
    assert "kinds-clash" in codes(json.dumps({"@context": SCHEMA, "@graph": [person, place]}))
    assert codes(page(person, place), "page") == []
    one, two = tmp_path / "one.jsonld", tmp_path / "two.jsonld"
    one.write_text(json.dumps(person), "utf-8")
    two.write_text(json.dumps(place), "utf-8")
    assert run("validate", one, two).code == 0
    reads = [parse.read(path) for path in (one, two)]
    assert not {q.subject.value for q in reads[0].quads} & {q.subject.value for q in reads[1].quads}


@pytest.mark.rows(50)
def test_a_reference_does_not_reach_into_another_text() -> None:
    event = {"@context": SCHEMA, "@type": "Event", "name": "Walk", "startDate": "2024-05-02", "location": {"@id": "_:b0"}}
    assert codes(page(event, labelled("b0", "Place", "Dyke")), "page") == ["reference-dangling"]
    assert codes(json.dumps({"@context": SCHEMA, "@graph": [event, labelled("b0", "Place", "Dyke")]})) == []


@pytest.mark.rows(50)
def test_references_by_typed_terms_and_in_maps_are_followed() -> None:
    knows = {
        "knows": {"@id": f"{SCHEMA}/knows", "@type": "@id"},
        "staff": {"@id": f"{SCHEMA}/employee", "@container": "@index"},
    }
    ann = {"@type": "Person", "name": "Ann Berg", "knows": ["_:b0", "_:b0"]}
    lfo = {"@type": "Organization", "name": "LFO", "staff": {"first": {"@id": "_:b0"}}}
    bo = {"@id": "_:b0", "@type": "Person", "name": "Bo Lind"}
    assert codes(json.dumps({"@context": [SCHEMA, knows], "@graph": [ann, lfo, bo]})) == []
    other = {**bo, "@context": SCHEMA, "@type": "Place"}
    assert codes(page({"@context": [SCHEMA, knows], "@graph": [ann, bo]}, other), "page") == []


#: (number of the text, label) of a person and of a place, which must stay two.
ALIKE = [
    ((0, "a-b"), (0, "a.b")),
    ((0, "a-b"), (0, "axb")),
    ((0, "é"), (0, "e")),
    ((0, "b0"), (0, "B0")),
    ((1, "1x"), (11, "x")),
    ((1, "11"), (11, "1")),
    ((0, "n0x1"), (0, None)),
    ((1, "0x1"), (0, None)),
    ((0, "b0xb0"), (0, "b0")),
]


@pytest.mark.rows(50)
@pytest.mark.parametrize(("person", "place"), ALIKE)
def test_labels_that_are_nearly_the_same_name_two_nodes(person: tuple[int, str], place: tuple[int, str | None]) -> None:
    blocks: list[list[dict[str, Any]]] = [[] for _ in range(12)]
    for (number, label), kind in ((person, "Person"), (place, "Place")):
        node = labelled(label or "", kind, "Porto Lindo")
        blocks[number].append(node if label is not None else {k: v for k, v in node.items() if k != "@id"})
    graphs = [{"@context": SCHEMA, "@graph": [{"@type": "Thing", "name": "x"}, *block]} for block in blocks]
    assert codes(page(*graphs), "page") == []


TANGLED = {
    "@context": SCHEMA,
    "@id": "_:b0",
    "@type": ["Person", "Perrson"],
    "jobtitle": {"@id": "_:b1"},
    "knows": [{"@id": "_:lost"}, {"@id": "_:b0"}, {"@id": "_:b1", "@type": "Person"}],
    "birthDate": {"@id": "_:b0"},
    "worksFor": {"@type": "Place", "name": {"@id": "_:b1"}},
    "_:made": "up",
    "email": [{}, {"@id": "_:b1"}],
    "sameAs": {"@id": "_:b0"},
    "address": {"@id": "_:b0"},
}
TANGLED_TURTLE = """@prefix s: <https://schema.org/> .
_:b0 a s:Person, s:Perrson ; s:jobtitle _:b1 ; s:knows _:lost, _:b0, _:b1 ; s:birthDate _:b0 ; s:worksFor [ a s:Place ; s:name _:b1 ] ;
  s:sameAs _:b0 ; s:address _:b0 ; s:subOrganization _:o .
_:b1 a s:Person . _:o a s:Organization ; s:parentOrganization _:o ; s:name "" .
"""
#: Labels as written, and as they are called inside.
LABEL = re.compile(r"_:|\bb\d+x[0-9a-f]*\b|\bn\d+x\d+\b|\bx[0-9a-f]{12}n\d+\b|\bN[0-9a-f]{32}\b")


@pytest.mark.rows(50)
@pytest.mark.parametrize("engine", ["pyshacl", "chosen"])
@pytest.mark.parametrize(
    ("kind", "text"), [("jsonld", json.dumps(TANGLED)), ("page", page(TANGLED, TANGLED)), ("turtle", TANGLED_TURTLE)]
)
def test_no_report_shows_a_blank_node_label(tmp_path: Path, kind: str, text: str, engine: str) -> None:
    file = tmp_path / {"jsonld": "a.jsonld", "page": "a.html", "turtle": "a.ttl"}[kind]
    file.write_text(text, "utf-8")
    chosen = [part for profile in profiles() for part in ("--profile", profile.name)]
    options = ("--engine", engine) if engine == "pyshacl" else ()
    for form in ("human", "json", "sarif", "junit", "shacl"):
        done = run("validate", *chosen, *options, "--format", form, file)
        assert done.code == 1
        told = re.sub(r"urn:sha256:[0-9a-f]{64}|_:made", "", done.text + done.err)
        assert not LABEL.search(told), LABEL.search(told)


# ---- 51 and 52: entities in pages


LAUGHS = '<!ENTITY a1 "&a0;&a0;"><!ENTITY a12 "&a1;&a1;">'
XHTML = '<?xml version="1.0"?>\n<!DOCTYPE html [<!ENTITY a0 "ha">{}]>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
#: a12 is what is used on the page: in words of the markup, in an attribute, in the text.
ENTITIES = {
    "laughs": XHTML.format(LAUGHS),
    "file": XHTML.format('<!ENTITY a12 SYSTEM "file:///etc/passwd">'),
    "http": XHTML.format('<!ENTITY a12 SYSTEM "http://127.0.0.1:9/a">'),
    "parameter": XHTML.format('<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;'),
    "in the file's own words": XHTML.format('<!ENTITY a12 "Ann Berg">'),
    "many uses": XHTML.format('<!ENTITY a12 "haha">'),
}


@pytest.mark.rows(51, 52)
@pytest.mark.parametrize("name", ENTITIES)
def test_entities_of_a_page_are_not_expanded(tmp_path: Path, name: str) -> None:
    """JSON in a script is no XML to a browser, and no entity of a page's own is known to it."""
    event = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": "Walk &a12;",
        "startDate": "2024-05-02",
        "location": {"@type": "Place", "name": "&a12;"},
    }
    uses = "&a12;" * (10 if name == "many uses" else 1)
    text = page(event, head=ENTITIES[name], body=f'<p title="&a12;">Walk {uses} on 2 May 2024</p>')
    check(page(PERSON + "}").encode(), kind="page", page=True)  # so that no import is timed
    for options in ({}, {"page": True}):
        begin = time.process_time()
        report = check(text.encode(), kind="page", name="a.xhtml", **options)
        assert time.process_time() - begin < 0.5
        told = " ".join(f"{f.message} {f.value} {f.node}" for f in report.findings)
        assert "root:" not in told
        assert "haha" not in told
        assert sum(report.focus_nodes.values()) > 0
    (shown,) = {o for o in triples(text, "page").objects(None, rdflib.URIRef(f"{SCHEMA}/name")) if "Walk" in o}
    assert str(shown) == "Walk &a12;"
    (tmp_path / "a.xhtml").write_text(text, "utf-8")
    assert run("validate", tmp_path / "a.xhtml").code == 0


# ---- 54: prefixes


@pytest.mark.rows(54)
@pytest.mark.parametrize(
    "form", ["@prefix p{n}: <urn:x:{n}> .\n", "PREFIX p{n}: <urn:x:{n}>\n", "@PrEfIx p{n}: <urn:x:{n}> .\n"]
)
@pytest.mark.parametrize("kind", ["turtle", "trig"])
def test_too_many_prefixes_are_refused(form: str, kind: str) -> None:
    head = "".join(form.format(n=n) for n in range(1001))
    begin = time.process_time()
    with pytest.raises(RefusedError, match="more than 1000 prefixes") as caught:
        check((head + TURTLE + " .").encode(), kind=kind)
    assert time.process_time() - begin < 2
    assert caught.value.line == 1001
    assert codes("".join(form.format(n=n) for n in range(900)).replace("@PrEfIx", "@prefix") + TURTLE + " .", kind) == []


# ---- 55 and 56: files that end too early

NT = (
    "<urn:x:ann> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Person> .\n"
    '<urn:x:ann> <https://schema.org/name> "Ann Berg" .\n'
)
WHOLE = {
    "a.ttl": TURTLE + "; s:knows [ a s:Person ; s:name '''Bo''' ] .\n",
    "a.trig": '@prefix s: <https://schema.org/> .\n<urn:x:g> { <urn:x:ann> a s:Person ; s:name "Ann Berg"@en . }\n',
    "a.nt": NT,
    "a.nq": NT.replace(" .\n", " <urn:x:g> .\n"),
    "a.jsonld": PERSON + ', "knows": [{"@type": "Person", "name": "Bo\\n", "height": 12}]}',
}


@pytest.mark.rows(55, 56)
@pytest.mark.parametrize("name", WHOLE)
def test_files_cut_short_are_unreadable_and_nothing_of_them_is_used(tmp_path: Path, name: str) -> None:
    whole = WHOLE[name]
    assert codes(whole, BY_EXTENSION[Path(name).suffix]) == []
    cut = 0
    for end in range(len(whole.rstrip())):
        part = whole[:end]
        lines = name in ("a.nt", "a.nq")
        if (lines and part.rstrip().endswith(".")) or part.rstrip() == "@prefix s: <https://schema.org/> .":
            continue  # a whole number of statements: nobody can tell
        with pytest.raises(UnreadableError) as caught:
            check(part.encode(), kind=BY_EXTENSION[Path(name).suffix], name=name)
        if part.strip():
            assert caught.value.line is not None, part
            assert caught.value.column is not None, part
        cut += 1
    assert cut > len(whole) * 0.9
    assert exit_code(tmp_path, name, whole[: len(whole) // 2]) == 3


@pytest.mark.rows(56)
def test_a_page_cut_in_its_script_is_reported(tmp_path: Path) -> None:
    whole = page(WHOLE["a.jsonld"], body="<p>Ann Berg</p>")
    first, last = whole.index("{"), whole.rindex("}")
    assert codes(whole, "page") == []
    for end in range(first + 1, last + 1):
        (finding,) = check(whole[:end].encode(), kind="page").findings
        assert (finding.code, finding.severity.value) == ("script-not-json", "error")
        assert finding.line == 1
    assert exit_code(tmp_path, "a.html", whole[: (first + last) // 2]) == 1
    for end in range(first):
        with pytest.raises(UnreadableError, match="no JSON-LD") if end else pytest.raises(UnreadableError, match="empty"):
            if whole[:end].endswith('<script type="application/ld+json">'):
                raise UnreadableError("no JSON-LD")  # an empty script is told as a finding, as any script that is no JSON
            check(whole[:end].encode(), kind="page")


def test_thousands_of_dangling_links_in_attributes_take_linear_time() -> None:
    item = '<div itemscope itemtype="https://schema.org/Event" id="e{0}"><link itemprop="organizer" href="#no{0}"></div>'
    body = "".join(item.format(number) for number in range(3_000))
    begin = time.process_time()
    report = check(f"<!DOCTYPE html><title>Talks</title>{body}".encode(), kind="page", profiles=["schema.org"])
    assert sum(f.code == "reference-dangling" for f in report.findings) == 3_000
    assert time.process_time() - begin < 15
