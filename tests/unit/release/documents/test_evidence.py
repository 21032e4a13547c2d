"""The evidence that is written as lines is that of `rdf.dataset`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkeddata.pipeline import ReadOptions, edited, understand
from linkeddata.rdf.dataset import dataset
from linkeddata.rdf.serialize.ntriples import render_quads
from linkeddata.release.documents.evidence_lines import evidence, evidence_lines, packed
from linkeddata.release.documents.made import EVIDENCE
from linkeddata.release.documents.numbers import marks
from linkeddata.release.values import Prepared
from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.namespaces import SCHEMA, XSD
from linkeddata.values.settings import Settings
from linkeddata.values.span import Span
from tests.unit.release.documents import releases

EXAMPLES = Path(__file__).parents[4] / "examples"
DOCUMENTS = sorted(
    p for p in EXAMPLES.rglob("*") if p.suffix in {".txt", ".html", ".md", ".docx", ".eml", ".pdf"} and "web" not in p.parts
)
OWN = {**releases.FILES, "crash-2.txt": releases.CRASH.replace("a nurse, ", "")}


def expected(description: Description, text: str | None) -> list[str]:
    """Return the quads of the evidence as the graph has them, sorted."""
    lines = render_quads(dataset(description, text=text)).splitlines(keepends=True)
    return sorted(line for line in lines if line.endswith("#evidence> .\n"))


def written(description: Description, text: str | None, folder: Path) -> bytes:
    """Return the same from the file, each thing under the IRI that it had."""
    iris = [thing.iri for thing in description.things]
    numbers = {iri: number for number, iri in enumerate(iris)}
    data = evidence_lines(description, numbers, marks(description.statements), text)
    (folder / EVIDENCE).write_bytes(packed(data))
    assert data.count(b"\x01") == data.count(b"\x02")
    return evidence(Prepared("a", description.source.digest, folder), iris.__getitem__)


def compare(data: bytes, name: str, settings: Settings, folder: Path) -> int:
    """Compare one document, and return the number of its quads."""
    known = understand(data, settings=settings, options=ReadOptions(name=name))
    edition = edited(known, settings)
    text = None if edition.hides else known.text
    lines = written(edition.description, text, folder)
    assert lines.decode().splitlines(keepends=True) == expected(edition.description, text)
    return lines.count(b"\n")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_examples(path: Path, tmp_path: Path) -> None:
    assert compare(path.read_bytes(), str(path), Settings(omit="private"), tmp_path) > 200


TEXTS = sorted((EXAMPLES.parent / "training" / "data").glob("*.txt"))
SOME = TEXTS[:: max(1, len(TEXTS) // 20)][:20]


@pytest.mark.parametrize("path", SOME, ids=lambda p: p.name)
def test_texts_of_the_training(path: Path, tmp_path: Path) -> None:
    assert compare(path.read_bytes(), str(path), Settings(omit="private"), tmp_path) > 100


def test_there_are_examples() -> None:
    assert len(DOCUMENTS) >= 9 and len(SOME) == 20


@pytest.mark.parametrize("omit", [None, "private"])
@pytest.mark.parametrize("name", OWN)
def test_own_texts(name: str, omit: str | None, tmp_path: Path) -> None:
    assert compare(OWN[name].encode(), name, Settings(omit=omit), tmp_path) > 100


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
IRIS = st.sampled_from(["https://x.example/a", "https://x.example/a#person-b", "urn:x:c"])


@st.composite
def descriptions(draw: st.DrawFn) -> tuple[Description, str]:
    """Return a description with odd characters, equal triples and places of PDFs, and its text."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=4, max_size=80))

    def place() -> Evidence:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        quote = text[start:end] if draw(st.booleans()) else draw(WORDS)
        return Evidence(Span(start, end), quote, place=draw(st.sampled_from([None, "page 2, paragraph 1", "cell \n3"])))

    statements = []
    for _ in range(draw(st.integers(1, 8))):
        literal = st.builds(Text, WORDS, st.sampled_from([None, XSD + "date", XSD + "string"]))
        value = draw(st.one_of(literal, st.builds(Ref, st.one_of(IRIS, st.just(SCHEMA + "Person")))))
        name = draw(st.sampled_from(["type", "name", "url", "sameAs", "about", "attendee"]))
        words = tuple(place() for _ in range(draw(st.integers(0, 2))))
        basis = Basis.TEXT if words else draw(st.sampled_from([Basis.METADATA, Basis.INFERENCE]))
        rule, sure = draw(st.sampled_from(["", "reader:x"])), draw(st.floats(0, 1))
        statements.append(Statement(draw(IRIS), name, value, basis, words, rule, round(sure, 3), draw(st.booleans())))
    things = (Thing("https://x.example/a", Family.ARTICLE), Thing("https://x.example/a#person-b", Family.PERSON))
    media_type = draw(st.sampled_from(["text/plain", "application/pdf", "text/html"]))
    source = SourceFacts("a", draw(st.sampled_from(["ab" * 32, "cd" * 32])), "utf-8", media_type, len(text))
    return Description(source, things, tuple(statements), model=draw(st.sampled_from(["", "m 1"]))), text


@given(descriptions(), st.booleans())
def test_any_description(tmp_path_factory: pytest.TempPathFactory, made: tuple[Description, str], shown: bool) -> None:
    description, text = made
    folder = tmp_path_factory.mktemp("kept")
    lines = written(description, text if shown else None, folder)
    # `splitlines` would also part at characters that are literals here
    assert [line + "\n" for line in lines.decode().split("\n")[:-1]] == sorted(
        line + "\n"
        for line in render_quads(dataset(description, text=text if shown else None)).split("\n")
        if line.endswith("#evidence> .")
    )


@given(descriptions())
def test_lines_stay_sorted_whatever_the_iris(tmp_path_factory: pytest.TempPathFactory, made: tuple[Description, str]) -> None:
    description, text = made
    folder = tmp_path_factory.mktemp("kept")
    written(description, text, folder)
    for names in (["https://a.example/z", "https://a.example/b"], ["urn:z:1", "https://é.example/1"]):
        data = evidence(Prepared("a", description.source.digest, folder), names.__getitem__)
        lines = data.split(b"\n")[:-1]
        assert lines == sorted(set(lines))


def test_an_address_stays_although_the_article_bears_it_too(tmp_path: Path) -> None:
    page = "https://x.example/a"
    source = SourceFacts("a", "ab" * 32, "utf-8", "text/plain", 4)
    url = Statement(page, "url", Ref(page), Basis.METADATA)
    about = replace(url, property="about")
    description = Description(source, (Thing(page, Family.ARTICLE),), (url, about))
    data = evidence_lines(description, {page: 0}, marks(description.statements), None)
    (tmp_path / EVIDENCE).write_bytes(packed(data))
    lines = evidence(Prepared("a", "ab" * 32, tmp_path), lambda _: "https://new.example/document/a").decode().split("\n")
    objects = {
        mark: line
        for mark in marks(description.statements)
        for line in lines
        if f"triple-{mark}> " in line and "#object>" in line
    }
    assert [f"<{page}>" in line for line in objects.values()] == [True, False]
    assert sum("<https://new.example/document/a>" in line for line in lines) == 3


def test_a_document_that_failed_has_no_evidence() -> None:
    assert evidence(Prepared("a", "", None, 3), str) == b""
