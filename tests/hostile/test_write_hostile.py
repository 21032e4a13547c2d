"""What may never be written."""

from __future__ import annotations

import json
import socket
from dataclasses import replace

import pytest
import rdflib
from strategies import BASE, sample

from linkeddata.edit.json_form import dumps, loads
from linkeddata.errors import LinkedDataError, UnreadableError
from linkeddata.rdf.dataset import Dataset, dataset
from linkeddata.rdf.formats import FORMATS
from linkeddata.rdf.serialize import WRITERS, read_back
from linkeddata.rdf.serialize.script_block import script_block
from linkeddata.values.description import Ref, Statement, Text
from linkeddata.values.document import Basis

IRIS = [
    "https://e.org/a b",
    'https://e.org/"',
    "https://e.org/<",
    "https://e.org/>",
    "https://e.org/\n",
    "https://e.org/\t",
    "https://e.org/x> <urn:evil:a> <urn:evil:b",
    "https://e.org/%zz",
    "http://[::1",
    "x",
    "",
    "javascript:alert(1)",
    "data:text/html;base64,AA==",
    "vbscript:x",
    "file:///etc/passwd",
]


@pytest.mark.rows(35, 36, 37, 38, 39)
@pytest.mark.parametrize("iri", IRIS, ids=range(len(IRIS)))
def test_an_unusable_iri_reaches_no_output(iri):
    document = json.loads(dumps(sample()))
    document["things"][0]["statements"].append({"property": "sameAs", "value": {"@id": iri}})
    with pytest.raises(UnreadableError) as caught:
        loads(json.dumps(document))
    assert caught.value.exit_code == 3
    said = Statement(BASE + "article", "sameAs", Ref(iri), Basis.EDITOR)
    with pytest.raises(UnreadableError):
        dataset(replace(sample(), statements=(said,)))


@pytest.mark.rows(37)
@pytest.mark.parametrize("iri", IRIS[:9], ids=range(9))
def test_an_unusable_iri_of_a_graph_made_elsewhere_reaches_no_output(iri):
    graph = rdflib.Graph(identifier=rdflib.URIRef("urn:a:data"))
    graph.add((rdflib.URIRef(BASE + "article"), rdflib.URIRef("https://schema.org/sameAs"), rdflib.URIRef(iri)))
    made = Dataset(graph, rdflib.Graph(identifier=rdflib.URIRef("urn:a:evidence")), BASE + "article")
    for writer in WRITERS.values():
        with pytest.raises(UnreadableError):
            writer.render(made)


TEXTS = ["a\x00b", "\x1b]0;title\x07", "\x85\x9b31m", "\uffff", "\ufdd0", "\x7f", "\x0b\x0c"]


@pytest.mark.rows(9, 10, 114)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_nul_bytes_and_control_characters_reach_no_output(text):
    said = Statement(BASE + "article", "headline", Text(f"one {text} two"), Basis.EDITOR)
    made = dataset(replace(sample(), statements=(said,)))
    for name, writer in WRITERS.items():
        written = writer.render(made)
        read_back.checked(written, FORMATS[name], made)
        assert not any((ord(c) < 0x20 and c != "\n") or 0x7F <= ord(c) <= 0x9F for c in written)
        assert "\\u00" not in written.lower().replace("\\u003c", "").replace("\\u003e", "").replace("\\u0026", "")


@pytest.mark.rows(29, 30, 31)
@pytest.mark.parametrize(
    "text", ["</script>", "</ScRiPt >", "<!-- <script>", "-->", "<![CDATA[", "]]>", "&lt;/script&gt;", "\u2028", "'\"\\"]
)
def test_nothing_leaves_the_script_element(text):
    block = script_block(
        dataset(replace(sample(), statements=(Statement(BASE + "article", "headline", Text(text), Basis.EDITOR),)))
    )
    content = block[block.index(">") + 1 : -len("</script>")]
    assert not set("<>&\u2028\u2029") & set(content)
    assert json.loads(content)["headline"] == text


NO_DESCRIPTION = [
    ("[" * 101, 5),
    ('{"a":' * 101, 5),
    ('{"version": 1, "version": 1}', 3),
    ('{"version": 1e400}', 3),
    ('{"version": NaN}', 3),
    ('{"version": ' + "9" * 5000 + "}", 3),
    ('{"$ref": "http://127.0.0.1/x"}', 3),
    ("\x00", 3),
    ("PK\x03\x04", 3),
]


@pytest.mark.rows(48, 49, 103)
@pytest.mark.parametrize(("text", "code"), NO_DESCRIPTION, ids=range(len(NO_DESCRIPTION)))
def test_broken_descriptions_end_in_one_line_and_open_no_socket(text, code, monkeypatch):
    def refuse(*_arguments, **_keywords):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    with pytest.raises(LinkedDataError) as caught:
        loads(text, source="d.json")
    assert caught.value.exit_code == code
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def test_cases_counted():
    assert (len(IRIS), len(TEXTS), len(NO_DESCRIPTION)) == (15, 7, 9)
