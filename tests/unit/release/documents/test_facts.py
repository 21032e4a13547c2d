"""Statements → lines → facts of entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkeddata.pipeline import ReadOptions, understand
from linkeddata.rdf.dataset import dataset
from linkeddata.release.documents import claims, facts, rows
from linkeddata.release.documents.fact_lines import fact_lines
from linkeddata.release.documents.made import FACTS
from linkeddata.release.documents.numbers import marks
from linkeddata.release.documents.words import Sentences
from linkeddata.release.values import Prepared, Words
from linkeddata.values.description import Description, Evidence, Family, Ref, SourceFacts, Statement, Text, Thing
from linkeddata.values.document import Basis
from linkeddata.values.namespaces import SCHEMA, XSD
from linkeddata.values.span import Span
from tests.unit.release.documents import releases

PAGE, ANN = "https://x.example/a", "https://x.example/a#person-ann"


def read(statements: list[Statement], folder: Path, text: str | None = None, media_type: str = "text/plain") -> list[object]:
    source = SourceFacts("a", "ab" * 32, "utf-8", media_type, len(text or ""))
    description = Description(source, (Thing(PAGE, Family.ARTICLE), Thing(ANN, Family.PERSON)), tuple(statements))
    data = fact_lines(description, {PAGE: 0, ANN: 1}, marks(statements), Sentences(text, media_type))
    assert data.count(b"\n") == len(statements)
    (folder / FACTS).write_bytes(data)
    return list(facts(Prepared("a", "ab" * 32, folder), lambda n: f"https://new.example/{n}"))


def test_what_a_statement_says_comes_back(tmp_path: Path) -> None:
    text = "One. Ann Berg came to Ost. Two."
    words = (Evidence(Span(5, 13), "Ann Berg", Span(5, 26), "page 1"),)
    said = [
        Statement(ANN, "type", Ref(SCHEMA + "Person"), Basis.TEXT, words, "reader:person", 0.5, True),
        Statement(PAGE, "about", Ref(ANN), Basis.INFERENCE),
        Statement(PAGE, "url", Ref(PAGE), Basis.METADATA, rule="metadata:canonical"),
        Statement(PAGE, "headline", Text("A\x00 ü\u2028"), Basis.METADATA),
        Statement(PAGE, "datePublished", Text("2021-05-03", XSD + "date"), Basis.METADATA),
        Statement(PAGE, "name", Text("x", XSD + "string"), Basis.METADATA),
        Statement("urn:other", "name", Text("x"), Basis.EDITOR),
    ]
    first, about, url, headline, day, name, other = read(said, tmp_path, text)
    assert first.subject == "https://new.example/1" and first.value == Ref(SCHEMA + "Person")
    assert (first.document, first.basis, first.rule) == ("https://new.example/0", "text", "reader:person")
    assert (first.confidence, first.unsure) == (0.5, True)
    assert first.words == Words(5, 13, "Ann Berg", "Ann Berg came to Ost.", 0, "page 1")
    assert first.statement == f"urn:sha256:{'ab' * 32}#statement-{said[0].mark}"
    assert about.value == Ref("https://new.example/1") and about.words is None
    assert url.value == Ref(PAGE) and url.subject == "https://new.example/0"
    assert headline.value == Text("A ü\u2028") and name.value == Text("x")
    assert day.value == Text("2021-05-03", XSD + "date")
    assert other.subject == "urn:other"


def test_marks_are_those_of_the_annotations(tmp_path: Path) -> None:
    twice = Statement(ANN, "name", Text("Ann"), Basis.METADATA)
    found = read([twice, Statement(ANN, "name", Text("Ann"), Basis.INFERENCE), twice], tmp_path)
    ends = [fact.statement.partition("#")[2] for fact in found]
    assert ends == [f"statement-{twice.mark}", f"statement-{twice.mark}-2", f"statement-{twice.mark}-3"]


@pytest.mark.parametrize(
    ("source", "quote", "sentence"),
    [
        ("<p>Mayor <b>Ann</b> came.</p>", "Ann", "Mayor Ann came."),
        ("<p>Mayor <b>Ann</b>, again.</p>", "Ann", "Mayor Ann, again."),
        ("<p>(<i>Ann</i>)</p>", "Ann", "(Ann)"),
        ("<p>A &amp; B <a href='x'>saw</a>\n Ann</p>", "Ann", "A & B saw Ann"),
        ("<li>one</li><li>Ann</li><li>two</li>", "Ann", "one Ann two"),
        ("<p>the A<b>n</b>n house</p>", "A<b>n</b>n", "the A<b>n</b>n house"),
        ("<p><script>x</script>Ann <!-- y -->Berg</p>", "Berg", "Ann Berg"),
    ],
)
def test_sentences_of_pages_have_no_markup(source: str, quote: str, sentence: str) -> None:
    start = source.index(quote)
    evidence = Evidence(Span(start, start + len(quote)), quote, Span(0, len(source)))
    words = Sentences(source, "text/html").words(evidence)
    assert words.sentence == sentence
    assert words.sentence[words.at : words.at + len(quote)] == words.quote == quote


@pytest.mark.parametrize("text", [None, "another text than the one that was quoted"])
def test_without_the_text_the_quotation_is_its_sentence(text: str | None) -> None:
    words = Sentences(text, "text/plain").words(Evidence(Span(2, 5), "Ann", Span(0, 20)))
    assert words == Words(2, 5, "Ann", "Ann", 0)


def test_a_quotation_outside_its_sentence_stands_alone() -> None:
    assert Sentences("Ann came. Bo left.", "text/plain").words(Evidence(Span(0, 3), "Ann", Span(10, 18))).sentence == "Ann"


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_long_sentences_are_cut(media_type: str) -> None:
    """A page may be one sentence; each of its facts repeats no more than what is read."""
    text = "word " * 50_000 + "Ann Berg" + " <i>word</i>" * 50_000
    start = text.index("Ann")
    words = Sentences(text, media_type).words(Evidence(Span(start, start + 8), "Ann Berg", Span(0, len(text))))
    assert 400 < len(words.sentence) < 1100
    assert words.sentence.startswith("… word word") and words.sentence.endswith("…")
    assert words.sentence[words.at : words.at + 8] == words.quote == "Ann Berg"


def test_facts_are_the_published_data(tmp_path: Path) -> None:
    releases.write(tmp_path / "in", releases.FILES)
    done = releases.done(tmp_path / "in", tmp_path / "work")
    assert len(done) == len(releases.FILES)
    for name in ("visit.txt", "2021/call.txt", "2021/bridge.html"):
        told = claims(done[name])
        assert told is not None and told.document == name
        path = tmp_path / "in" / name
        description = understand(path.read_bytes(), options=ReadOptions(name=str(path))).description
        graph = {(str(s), str(p).rpartition("/")[2].rpartition("#")[2], str(o)) for s, p, o in dataset(description).data}
        found = list(facts(done[name], lambda n, told=told: told.claims[n].iri))  # type: ignore[misc]
        assert {(f.subject, f.property, f.value.iri if isinstance(f.value, Ref) else f.value.value) for f in found} == graph
        assert {f.document for f in found} == {told.claims[0].iri}
        unread = list(rows(done[name], lambda n, told=told: told.claims[n].iri))  # type: ignore[misc]
        assert [row.fact() for row in unread] == found
        ends = [(f.subject, f.property, f.value.iri if isinstance(f.value, Ref) else None, f.document) for f in found]
        assert [row[:4] for row in unread] == ends
        for fact in found:
            if fact.words:
                assert fact.words.sentence[fact.words.at :].startswith(fact.words.quote)
                assert path.read_text()[fact.words.start : fact.words.end] == fact.words.quote


def test_a_document_that_failed_has_no_facts() -> None:
    assert list(facts(Prepared("a", "", None, 3), str)) == []
    assert claims(Prepared("a", "", None, 3)) is None
