"""Where words stand in a document: in the description and back, in an explanation, in a report, and in the evidence graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from commandline import run
from rdflib import DCTERMS, RDF, RDFS, Graph, Literal, URIRef
from word_files import HEADLINE, LEAD, docx, p

from linkeddata.edit.json_form import dumps, loads
from linkeddata.pipeline import convert, understand
from linkeddata.rdf.evidence import of
from linkeddata.rdf.triple_index import Data
from linkeddata.values.document import Place, Source
from linkeddata.values.namespaces import OA
from linkeddata.values.span import Span

PDF = Path(__file__).parent / "read" / "office" / "groff.pdf"
WORD = docx(p("PRESS RELEASE"), p(HEADLINE, style="berschrift1"), p(LEAD))


@pytest.mark.parametrize(("start", "where"), [(0, "page 1"), (3, "page 1"), (4, None), (5, "page 2"), (8, "page 2"), (9, None)])
def test_a_place_is_found_by_where_it_begins(start: int, where: str | None) -> None:
    source = Source(
        "a", "00", "utf-8", "application/pdf", "abcd efgh", places=(Place(Span(0, 4), "page 1"), Place(Span(5, 9), "page 2"))
    )
    assert source.where(Span(start, start + 1)) == where


def test_text_has_no_places() -> None:
    description = understand(f"{HEADLINE}\n\n{LEAD}\n".encode()).description
    assert all(e.place is None for s in description.statements for e in s.evidence)
    assert '"place":' not in dumps(description)


def test_the_description_keeps_the_places() -> None:
    description = understand(WORD).description
    places = {s.property: s.evidence[0].place for s in description.statements if s.evidence}
    assert (places["headline"], places["datePublished"]) == ("paragraph 2", "paragraph 3")
    assert all(m.place for thing in description.things for m in thing.mentions)
    assert loads(dumps(description)) == description


def test_explain_shows_the_place_and_the_sentence(tmp_path: Path) -> None:
    document = tmp_path / "release.docx"
    document.write_bytes(WORD)
    shown = run("explain", document, "Ada Byrne", "name")
    assert '"Ada Byrne", paragraph 3, characters ' in shown.text
    assert "sentence    The harbour master, [Ada Byrne], opened" in shown.text
    described = tmp_path / "release.json"
    assert run("describe", document, "--json", "-o", described).code == 0
    assert run("explain", described, "Ada Byrne", "name").text == shown.text


def test_reports_show_the_place(tmp_path: Path) -> None:
    document = tmp_path / "release.docx"
    document.write_bytes(WORD)
    assert "(paragraph 3)" in run("describe", document).text
    assert '<span class="soft">(paragraph 3)</span>' in convert(WORD, to="html").text


def test_a_page_of_a_pdf_is_a_fragment_selector() -> None:
    graph = convert(PDF, to="trig").dataset.evidence
    pages = {str(graph.value(s, RDF.value)): s for s in graph.subjects(RDF.type, URIRef(OA + "FragmentSelector"))}
    assert set(pages) == {"page=1", "page=2"}
    for selector in pages.values():
        assert graph.value(selector, DCTERMS.conformsTo) == URIRef("http://tools.ietf.org/rfc/rfc3778")
    on_second = list(graph.subjects(URIRef(OA + "hasSelector"), pages["page=2"]))
    assert on_second
    assert all(str(graph.value(place, RDFS.label)).startswith("page 2, paragraph ") for place in on_second)
    assert all(len(list(graph.objects(place, URIRef(OA + "hasSelector")))) == 3 for place in on_second)


def test_a_place_in_a_word_document_is_a_label() -> None:
    graph = convert(WORD, to="trig").dataset.evidence
    assert Literal("paragraph 3") in set(graph.objects(None, RDFS.label))
    assert not list(graph.subjects(RDF.type, URIRef(OA + "FragmentSelector")))


def test_places_are_read_back_from_the_evidence() -> None:
    conversion = convert(WORD, to="trig")
    whole = Graph()
    for statement in (*conversion.dataset.data, *conversion.dataset.evidence):
        whole.add(statement)
    places = {words.place for words in of(Data(whole)).values()}
    assert {"paragraph 2", "paragraph 3"} <= places


def test_the_evidence_passes_its_profile(tmp_path: Path) -> None:
    assert run("convert", PDF, "-o", tmp_path / "a.trig").code == 0
    assert run("validate", tmp_path / "a.trig", "--profile", "evidence").code == 0
