"""For every description there can be: graphs, outputs, JSON."""

from __future__ import annotations

import json

import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import descriptions, texts

from linkeddata.edit.json_form import dumps, loads
from linkeddata.explain import explanation, find_statements
from linkeddata.rdf import strict_json
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.formats import FORMATS
from linkeddata.rdf.serialize import WRITERS, jsonld, read_back
from linkeddata.rdf.serialize.script_block import embed, read_page_jsonld, script_block
from linkeddata.values.document import Basis

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
seldom = settings(often, max_examples=30)

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@often
@given(descriptions())
def test_json_round_trips_exactly(description):
    text = dumps(description)
    assert loads(text) == description
    assert dumps(loads(text)) == text


@often
@given(descriptions())
def test_every_triple_has_an_annotation_and_every_annotation_a_triple(description):
    made = dataset(description)
    rdf, oa = rdflib.RDF, rdflib.Namespace("http://www.w3.org/ns/oa#")
    notes = list(made.evidence.subjects(rdf.type, oa.Annotation))
    bodies = [made.evidence.value(note, oa.hasBody) for note in notes]
    reified = [tuple(made.evidence.value(body, rdf[part]) for part in ("subject", "predicate", "object")) for body in bodies]
    assert len(reified) == len(description.statements)
    assert set(reified) == set(made.data)
    source = rdflib.URIRef("urn:sha256:" + description.source.digest)
    quoted = [note for note in notes if source not in set(made.evidence.objects(note, oa.hasTarget))]
    assert len(quoted) == sum(1 for s in description.statements if s.evidence)
    assert all(s.evidence for s in description.statements if s.basis is Basis.TEXT)


@often
@given(descriptions())
def test_every_output_reads_back_to_the_same_graph(description):
    made = dataset(description)
    for name, writer in WRITERS.items():
        text = writer.render(made)
        read_back.checked(text, FORMATS[name], made)
        assert not any(ord(c) < 0x20 and c != "\n" for c in text)
    for shape in jsonld.SHAPES:
        for context in jsonld.CONTEXTS:
            read_back.checked(jsonld.render(made, shape=shape, context=context), FORMATS["jsonld"], made)


@seldom
@given(descriptions())
def test_rdflib_reads_the_same(description):
    made = dataset(description, evidence=False)
    expected = {(str(s), str(p), str(o)) for s, p, o in made.data}
    for name, form in (("jsonld", "json-ld"), ("turtle", "turtle"), ("ntriples", "nt")):
        read = rdflib.Graph(bind_namespaces="none")
        rdflib.NORMALIZE_LITERALS = False
        try:
            read.parse(data=WRITERS[name].render(made), format=form)
        finally:
            rdflib.NORMALIZE_LITERALS = True
        assert len(read) == len(made.data), name
        assert {(str(s), str(p), str(o)) for s, p, o in read} == expected, name


@seldom
@given(descriptions(), st.randoms())
def test_the_order_in_which_a_graph_was_filled_does_not_show(description, random):
    made = dataset(description)
    shuffled = rdflib.Graph(identifier=made.data.identifier)
    triples = list(made.data)
    random.shuffle(triples)
    for triple in triples:
        shuffled.add(triple)
    again = type(made)(shuffled, made.evidence, made.article, made.order)
    for writer in WRITERS.values():
        assert writer.render(made) == writer.render(again)


@often
@given(texts, texts, descriptions())
def test_embedding_is_idempotent_and_leaves_the_page_as_it_was(before, after, description):
    page = f"<head><title>x</title></head><body>{before.replace('<', '')}<p>{after.replace('<', '')}</p></body></html>"
    block = script_block(dataset(description, evidence=False))
    made = embed(page, block)
    line = "\r\n" if "\r\n" in page else "\n"
    assert made.replace(block.replace("\n", line) + line, "", 1) == page
    assert embed(made, block) == made
    assert len(read_page_jsonld(made)) == 1


@often
@given(descriptions())
def test_every_statement_can_be_found_and_explained(description):
    for statement in description.statements:
        assert statement in find_statements(description, statement.mark)
        assert statement in find_statements(description, statement.subject)
        shown = explanation(description, statement, "some text")
        assert not any(ord(c) < 0x20 and c != "\n" for c in shown)


@often
@given(values)
def test_strict_json_reads_what_the_standard_library_reads(value):
    assert strict_json.loads(json.dumps(value)) == value
    assert strict_json.loads(json.dumps(value, ensure_ascii=False, indent=1)) == value
