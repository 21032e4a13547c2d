"""The front door: what goes in, what comes out, and what the package shows of itself."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from commandline import RELEASE, ROOT
from strategies import sample

import linkeddata
from linkeddata.edit.json_form import dumps
from linkeddata.errors import ModelError, RefusedError, ShapesError, UnreadableError, UsageError
from linkeddata.pipeline import Conversion, ReadOptions, Understood, convert, is_description, understand, words
from linkeddata.rdf.serialize import WRITERS
from linkeddata.values.description import Description, Ref
from linkeddata.values.findings import Severity
from linkeddata.values.settings import Settings, merge

DATA = RELEASE.encode()


@pytest.fixture(scope="module")
def release() -> Understood:
    return understand(DATA, options=ReadOptions(name="terminal.txt"))


def triples(text: str, form: pyoxigraph.RdfFormat) -> set[str]:
    return {str(q.triple) for q in pyoxigraph.parse(text.encode(), form)}


FORMATS = {
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
}


# ---- what goes in


def test_a_release_is_read_understood_and_checked() -> None:
    done = convert(DATA, to="turtle", options=ReadOptions(name="terminal.txt"))
    assert isinstance(done, Conversion)
    assert done.ok
    assert done.report is not None
    assert done.report.ok
    assert done.source_text == RELEASE
    assert "Anna Keller" in {done.description.name(t.iri) for t in done.description.things}
    assert done.text.startswith("@prefix")


def test_a_path_a_name_and_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "terminal.txt"
    path.write_bytes(DATA)
    texts = {convert(source, validate=False).text for source in (path, str(path), DATA)}
    assert len(texts) == 1


def test_a_description_goes_in_as_a_value_as_json_and_as_a_file(tmp_path: Path, release: Understood) -> None:
    path = tmp_path / "corrected.json"
    path.write_text(dumps(release.description), "utf-8")
    wanted = convert(DATA, to="turtle", options=ReadOptions(name="terminal.txt")).text
    for source in (release.description, path, path.read_bytes(), path.read_text("utf-8").encode("utf-8-sig")):
        done = convert(source, to="turtle")
        assert done.text == wanted
        assert done.source_text is None


def test_an_editors_correction_comes_through(release: Understood) -> None:
    text = dumps(release.description).replace('"value": "Anna Keller"', '"value": "Anna-Lena Keller"')
    done = convert(text.encode(), to="turtle")
    assert "Anna-Lena Keller" in done.text
    assert '"Anna Keller"' not in done.text


def test_text_is_not_taken_for_a_file_name() -> None:
    with pytest.raises(UsageError, match="this is text"):
        convert(RELEASE)


def test_what_reading_found_is_not_repeated_for_a_description() -> None:
    assert sample().findings
    assert understand(sample()).findings == ()


@pytest.mark.parametrize(
    ("data", "name", "media_type", "wanted"),
    [
        (b'{"version": 1', "x.txt", None, True),
        (b'\xef\xbb\xbf \n{ "things" :', "-", None, True),
        (b'{"@context": {}}', "x.json", None, False),
        (b'{"@context": {}}', "x.jsonld", None, False),
        (b'{"version": 1', "x.txt", "plain", False),
        (b"anything", "x", "description", True),
        (b"[1]", "x.json", None, False),
        (b"Release {version}", "x.txt", None, False),
        (b"", "x.json", None, False),
    ],
)
def test_a_description_is_known_by_its_start(data: bytes, name: str, media_type: str | None, wanted: bool) -> None:
    assert is_description(data, name, media_type) is wanted


@pytest.mark.parametrize(
    ("source", "options", "error", "says"),
    [
        (b"", ReadOptions(), UnreadableError, "no text"),
        (b"\x89PNG\r\n\x1a\n", ReadOptions(), UnreadableError, "PNG"),
        (Path("nowhere/at-all.txt"), ReadOptions(), UnreadableError, "no such file"),
        (Path(__file__), ReadOptions(max_bytes=10), RefusedError, "larger than 10"),
        (b"{}", ReadOptions(media_type="description"), UnreadableError, "not a description"),
        (b"\xff{}", ReadOptions(media_type="description"), UnreadableError, "byte 0 is not UTF-8"),
        (b'{"version": 1, ', ReadOptions(), UnreadableError, "JSON"),
        (DATA, ReadOptions(media_type="latin"), UsageError, "unknown format"),
        (DATA, ReadOptions(model=Path("nowhere")), ModelError, "model"),
    ],
)
def test_errors_of_reading(source: bytes | Path, options: ReadOptions, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        convert(source, options=options)


def test_options_do_nothing_for_a_description() -> None:
    with pytest.raises(UsageError, match="--published has no effect"):
        understand(sample(), settings=merge(Settings(), published="2020-01-20"))
    assert understand(sample(), settings=Settings(publisher="From a file", origins={"publisher": "linkeddata.toml"}))


def test_settings_reach_the_output() -> None:
    done = convert(DATA, to="turtle", settings=merge(Settings(), base="https://example.org/", licence="https://example.org/by"))
    assert "schema:license <https://example.org/by>" in done.text
    assert "urn:sha256" not in done.text


# ---- what comes out


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_every_output_reads_back_to_the_same_data(release: Understood, to: str) -> None:
    done = convert(release, to=to, evidence=False, validate=False)
    data = triples(convert(release, to="ntriples", validate=False).text, FORMATS["ntriples"])
    assert triples(done.text, FORMATS[to]) == data
    assert len(data) > 30
    assert done.report is None


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_evidence_comes_beside_or_among_the_data(release: Understood, to: str) -> None:
    with_it = triples(convert(release, to=to, evidence=True, validate=False).text, FORMATS[to])
    without = triples(convert(release, to=to, evidence=False, validate=False).text, FORMATS[to])
    assert without < with_it
    assert sum("oa#Annotation>" in t for t in with_it) == len(release.description.statements)
    by_itself = convert(release, to=to, validate=False).text
    assert ("Annotation" in by_itself) is (to in ("nquads", "trig"))


def test_the_article_comes_first_with_evidence_too(release: Understood) -> None:
    text = convert(release, to="turtle", evidence=True, validate=False).text
    assert "NewsArticle" in text.split("\n\n")[1]


def test_the_flat_shape(release: Understood) -> None:
    flat = convert(release, shape="graph", validate=False).text
    assert '"@graph"' in flat
    assert triples(flat, FORMATS["jsonld"]) == triples(convert(release, validate=False).text, FORMATS["jsonld"])


def test_a_page_block(release: Understood) -> None:
    text = convert(release, to="page").text
    assert text.startswith("<script")
    assert '"@context": "https://schema.org"' in text
    assert text.endswith("</script>")


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"to": "rdfxml"}, UsageError, "there is no output format"),
        ({"to": "turtle", "shape": "graph"}, UsageError, "--shape applies only to JSON-LD"),
        ({"shape": "star"}, UsageError, "shape"),
        ({"to": "page", "evidence": True}, UsageError, "no evidence"),
        ({"profile": ("nonesuch",)}, ShapesError, "no profile nonesuch"),
    ],
)
def test_errors_of_writing(release: Understood, arguments: dict[str, object], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        convert(release, **arguments)  # type: ignore[arg-type]


def test_findings_carry_the_words(release: Understood) -> None:
    description = release.description
    named = next(s for s in description.statements if s.property == "name")
    assert words(description)[(named.subject, "name", named.value.value)] == named.evidence[0]  # type: ignore[union-attr]
    broken = dataclasses.replace(
        description,
        statements=tuple(s for s in description.statements if s.property != "headline"),
    )
    done = convert(broken)
    assert not done.ok
    assert [f.code for f in done.findings if f.severity is Severity.ERROR] == ["article-headline-present"]
    assert done.text


def test_values_are_frozen(release: Understood) -> None:
    done = convert(release, validate=False)
    for value in (done, release, ReadOptions()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, dataclasses.fields(value)[0].name, None)


def test_every_writer_is_reached() -> None:
    assert set(WRITERS) == {*FORMATS, "page"}


# ---- the package's front


def test_all_names_what_is_visible() -> None:
    assert sorted(linkeddata.__all__) == [n for n in dir(linkeddata) if not n.startswith("_")]
    assert len(linkeddata.__all__) == 23
    for name in linkeddata.__all__:
        assert name == "OutputName" or getattr(linkeddata, name).__doc__, name  # a Literal can have none
    with pytest.raises(AttributeError, match="nonesuch"):
        _ = linkeddata.nonesuch


def test_importing_the_package_loads_nothing() -> None:
    script = "import sys, linkeddata; print(*sorted(m for m in sys.modules if m.startswith('linkeddata')))"
    done = subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["linkeddata", "linkeddata.version"]


@pytest.mark.parametrize(
    ("script", "absent"),
    [
        ("import linkeddata; linkeddata.convert; linkeddata.Settings", "rdflib numpy click pyshacl pyoxigraph lxml"),
        ("import linkeddata; linkeddata.read_file", "rdflib numpy click pyshacl onnxruntime"),
        (
            "from linkeddata.pipeline import convert; from strategies import sample; convert(sample(), validate=False)",
            "pyshacl numpy click",
        ),
        (
            "import linkeddata.query, linkeddata.cli.commands.query, linkeddata.cli.commands.validate",
            "numpy onnxruntime trafilatura",
        ),
    ],
)
def test_slow_imports_wait(script: str, absent: str) -> None:
    shown = f"print(*[m for m in {absent.split()} if m in sys.modules])"
    probe = f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r}); {script}; {shown}"
    done = subprocess.run([sys.executable, "-c", probe], check=True, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_a_description_is_a_value_of_the_front() -> None:
    assert linkeddata.Description is Description


def test_a_publisher_that_only_a_line_above_the_text_names_has_its_evidence() -> None:
    """The line is no prose, so no mention is found in it, and the node is made from the line alone."""
    head = "Farewell calls of the Ambassador\n\nEmbassy of Arcadia in Tampere\n2 July 2021\n\n"
    text = head + "Ambassador Ione Vesk left Tampere on 28 June.\n"
    description = understand(text.encode(), options=ReadOptions(name="farewell.txt")).description
    (named,) = (s for s in description.statements if s.property == "publisher")
    assert isinstance(named.value, Ref)
    (kind,) = (s for s in description.statements if s.subject == named.value.iri and s.property == "type")
    assert [e.quote for e in kind.evidence] == ["Embassy of Arcadia in Tampere"]
