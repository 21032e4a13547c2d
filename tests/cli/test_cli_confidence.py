"""Confidence on the command line: --min-confidence, --all, and linkeddata.toml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import EXAMPLES, RELEASE, run

from linkeddata.errors import UsageError
from linkeddata.pipeline import ReadOptions, convert, understand
from linkeddata.values.settings import Settings

DOCUMENTS = (
    "ministers-tour.txt",
    "phone-call.txt",
    "appointment.txt",
    "conference-programme.txt",
    "harbour-visit.html",
    "school-note.md",
)
BROKEN = {'"0.9"': "must be a number", "true": "must be a number", "2": "is no confidence", "nan": "is no confidence"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with one release in it."""
    (tmp_path / "ferry.txt").write_text(RELEASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def wide() -> dict[str, tuple]:
    """For each example what is said of it at the standard bars, and everything that is possible."""
    everything = ReadOptions(low_confidence=True)
    return {
        n: (understand(EXAMPLES / n).description, understand(EXAMPLES / n, options=everything).description) for n in DOCUMENTS
    }


def test_more_confidence_says_less(folder: Path) -> None:
    sizes = []
    for least in ("0", "0.5", "0.9", "0.99", "1"):
        done = run("convert", "ferry.txt", "--min-confidence", least, "--to", "ntriples")
        assert done.code == 0
        sizes.append(len(done.text.splitlines()))
        told = [line for line in done.lines if "omitted (confidence below" in line]
        assert len(told) == (least != "0" and sizes[-1] < sizes[0])
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[2] > sizes[-1]
    assert run("convert", "ferry.txt", "--min-confidence", "0").out == run("convert", "ferry.txt").out


def test_the_most_there_is(folder: Path) -> None:
    done = run("convert", "ferry.txt", "--min-confidence", "1", "--publisher", "Port of Ostburg", "--to", "turtle")
    assert done.code == 0
    for stays in ("Transport minister opens new ferry terminal", "2021-05-03", "Port of Ostburg", "NewsArticle"):
        assert stays in done.text
    assert "Keller" not in done.text


def test_what_is_published_is_sure(folder: Path) -> None:
    done = run("convert", "ferry.txt", "--min-confidence", "0.9", "--to", "nquads")
    (folder / "out.nq").write_bytes(done.out)
    (folder / "q.rq").write_text(
        "PREFIX ldt: <https://w3id.org/linkeddata/terms#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "SELECT ?p ?c WHERE { GRAPH ?g { ?a ldt:confidence ?c ; oa:hasBody/rdf:predicate ?p . FILTER(?c < 0.9) } }",
        "utf-8",
    )
    rows = json.loads(run("query", "q.rq", "out.nq", "--format", "json").text)["results"]["bindings"]
    assert all(row["p"]["value"].endswith("#type") for row in rows)
    assert '"0.9' in done.text


@pytest.mark.parametrize("given", ["1.5", "-0.1", "nan", "inf"])
def test_what_is_no_confidence(folder: Path, given: str) -> None:
    for command in ("convert", "embed", "describe"):
        done = run(command, "ferry.txt", "--min-confidence", given)
        assert done.code == 2
        assert "is no confidence; give a number between 0 and 1" in done.err


def test_all_and_least_exclude_each_other(folder: Path) -> None:
    for command in ("convert", "describe"):
        done = run(command, "ferry.txt", "--all", "--min-confidence", "0.3")
        assert done.code == 2
        assert done.lines == ["linkeddata: error: --all and --min-confidence cannot be used together; choose one"]
    with pytest.raises(UsageError, match="cannot be used together"):
        convert("ferry.txt", settings=Settings(min_confidence=0.3), options=ReadOptions(low_confidence=True))
    assert run("embed", "ferry.txt", "--all").code == 2


def test_the_file_beside_the_input(folder: Path) -> None:
    wanted = run("convert", "ferry.txt", "--min-confidence", "0.9")
    everything = run("convert", "ferry.txt", "--all").out
    described = run("describe", "ferry.txt").out
    page = run("embed", "ferry.txt", "--min-confidence", "0.9")
    (folder / "linkeddata.toml").write_text("min_confidence = 0.9\n", "utf-8")
    assert run("convert", "ferry.txt") == wanted
    assert run("embed", "ferry.txt") == page
    assert run("describe", "ferry.txt").out == described  # the editor sees all
    assert run("convert", "ferry.txt", "--all").out == everything
    assert run("convert", "ferry.txt", "--min-confidence", "0").code == 0
    for broken, words in BROKEN.items():
        (folder / "linkeddata.toml").write_text(f"min_confidence = {broken}\n", "utf-8")
        done = run("convert", "ferry.txt")
        assert done.code == 2
        assert words in done.err


def test_all_adds_and_changes_nothing(wide: dict[str, tuple]) -> None:
    added = 0
    for standard, everything in wide.values():
        sure = tuple(s for s in everything.statements if not s.unsure)
        assert sure == standard.statements
        iris = {t.iri for t in standard.things}
        assert tuple(t for t in everything.things if t.iri in iris) == standard.things
        marked = [s for s in everything.statements if s.unsure]
        assert {t.iri for t in everything.things} - iris <= {s.subject for s in marked}
        added += len(marked)
    assert len(wide) == 6
    assert added >= 30


def test_every_confidence_is_one(wide: dict[str, tuple]) -> None:
    checked = 0
    for _, everything in wide.values():
        for s in everything.statements:
            assert 0 < s.confidence <= 1
            assert s.confidence == round(s.confidence, 3)
            checked += 1
    assert checked > 300


def test_all_is_marked_in_the_evidence_alone(wide: dict[str, tuple], folder: Path) -> None:
    (folder / "school-note.md").write_bytes((EXAMPLES / "school-note.md").read_bytes())
    marked = sum(
        s.unsure for s in understand("school-note.md", options=ReadOptions(low_confidence=True)).description.statements
    )
    assert marked
    done = run("convert", "school-note.md", "--all", "--to", "nquads")
    assert done.text.count('"below the standard bar"') == marked
    assert f"{marked} statements are unsure" in done.err or marked == 1
    data = run("convert", "school-note.md", "--all", "--to", "turtle")
    assert "standard bar" not in data.text
    assert "standard bar" not in run("convert", "school-note.md", "--to", "nquads").text
    assert len(data.text) > len(run("convert", "school-note.md", "--to", "turtle").text)
    assert run("convert", "school-note.md", "--all", "--to", "nquads").out == done.out


def test_people_see_it(folder: Path) -> None:
    for name in DOCUMENTS:
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    shown = "".join(run("describe", name, "--all").text for name in DOCUMENTS)
    assert shown.count("(unsure)") >= 10
    assert "(unsure)" not in "".join(run("describe", name).text for name in DOCUMENTS)
    prop = next(
        s for s in understand("school-note.md", options=ReadOptions(low_confidence=True)).description.statements if s.unsure
    )
    assert ", unsure: below the standard threshold" in run("explain", "school-note.md", prop.mark, "--all").text
    omitted = run("explain", "school-note.md", prop.mark)
    assert omitted.code == 0
    assert "below the standard threshold; add --all to publish it" in omitted.text
    cut = run("describe", "school-note.md", "--min-confidence", "0.9").text
    assert "omitted (confidence below 0.9" in " ".join(cut.split())


def test_a_description_with_marks(folder: Path) -> None:
    (folder / "note.md").write_bytes((EXAMPLES / "school-note.md").read_bytes())
    assert run("describe", "note.md", "--all", "--json", "-o", "wide.json").code == 0
    assert run("describe", "note.md", "--json", "-o", "plain.json").code == 0
    wide = json.loads((folder / "wide.json").read_text("utf-8"))
    marks = [s for t in wide["things"] for s in t["statements"] if s.get("unsure")]
    assert marks
    assert "unsure" not in (folder / "plain.json").read_text("utf-8")
    plain = run("convert", "plain.json", "--to", "turtle")
    cut = run("convert", "wide.json", "--to", "turtle")
    assert cut.out == plain.out
    assert f"{len(marks)} statement" in cut.err
    assert "(below the standard threshold); add --all to keep more" in cut.err
    assert (
        run("convert", "wide.json", "--all", "--to", "turtle").out == run("convert", "note.md", "--all", "--to", "turtle").out
    )
    for mark in marks:
        del mark["unsure"]  # an editor who knows them to be true
    (folder / "wide.json").write_text(json.dumps(wide), "utf-8")
    assert run("convert", "wide.json", "--to", "turtle").out == run("convert", "note.md", "--all", "--to", "turtle").out


def test_private_persons_go_first(folder: Path) -> None:
    """Whoever is not sure enough to be a node may still be named in what stays."""
    (folder / "fire.txt").write_text(
        "Police arrest Milan Dvorak after fire\n\nOSTBURG, 3 May 2021 - Police arrested Milan Dvorak in Ostburg on Monday.\n",
        "utf-8",
    )
    for more in (["--min-confidence", "0.99"], ["--min-confidence", "1"], ["--all"]):
        done = run("convert", "fire.txt", "--omit", "private", "--to", "trig", *more)
        assert done.code == 0
        assert "dvorak" not in (done.text + done.err).lower()
