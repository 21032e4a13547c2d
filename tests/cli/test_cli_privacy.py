"""Private persons on the command line: the warning, and the edition without them in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import EXAMPLES, RELEASE, run
from newsroom import report

from linkeddata.edit.json_form import dumps

REPORT = (
    "Police arrest Milan Dvorak after warehouse fire in Ostburg\n\n"
    "OSTBURG, 3 May 2021 - Police in Ostburg arrested Milan Dvorak on Monday. Transport Minister Anna Keller visited the "
    "warehouse on Tuesday.\n\n"
    "The trial of Milan Dvorak will open in Porto Lindo on 9 June 2021.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with one report in it."""
    (tmp_path / "fire.txt").write_text(REPORT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_warning(folder: Path) -> None:
    done = run("convert", "fire.txt")
    assert done.code == 0
    assert "Milan Dvorak" in done.text
    (line,) = (line for line in done.lines if "no title, employer or membership" in line)
    assert line.startswith("linkeddata: fire.txt:1:15: warning: Milan Dvorak is named in connection with an arrest, but ")
    assert line.endswith("or add --omit private. [private-person]")
    assert "no title, employer or membership" in " ".join(run("describe", "fire.txt").text.split())


@pytest.mark.parametrize("to", ["jsonld", "turtle", "ntriples", "nquads", "trig"])
@pytest.mark.parametrize("evidence", ["--evidence", "--no-evidence"])
def test_no_format_holds_the_name(folder: Path, to: str, evidence: str) -> None:
    done = run("convert", "fire.txt", "--to", to, evidence, "--omit", "private", "-o", "out")
    assert done.code == 0
    text = (folder / "out").read_text("utf-8")
    for name in ("Milan", "Dvorak"):
        assert name.lower() not in text.lower()
        assert name not in done.err
    assert "Anna Keller" in text
    assert "Police arrest … after warehouse fire in Ostburg" in text
    assert ("Annotation" in text) is (evidence == "--evidence")
    assert "1 private person was removed, and … replaces the name in the headline" in done.err


def test_all_formats_say_the_same(folder: Path) -> None:
    shapes = [run("convert", "fire.txt", "--omit", "private", *more).text for more in ((), ("--shape", "graph"))]
    assert "Dvorak" not in "".join(shapes)
    for to in ("turtle", "nquads"):
        (folder / f"a.{to}").write_bytes(run("convert", "fire.txt", "--omit", "private", "--no-evidence", "--to", to).out)
    (folder / "q.rq").write_text("SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o", "utf-8")
    rows = {run("query", "q.rq", f"a.{to}").text for to in ("turtle", "nquads")}
    assert len(rows) == 1


def test_the_file_beside_the_input(folder: Path) -> None:
    wanted = run("convert", "fire.txt", "--omit", "private").text
    (folder / "linkeddata.toml").write_text('omit = "private"\n', "utf-8")
    assert run("convert", "fire.txt").text == wanted
    assert "Dvorak" not in run("embed", "fire.txt").text
    assert "Milan Dvorak" in run("describe", "fire.txt").text  # the editor sees all
    (folder / "linkeddata.toml").write_text('omit = "everybody"\n', "utf-8")
    done = run("convert", "fire.txt")
    assert done.code == 2
    assert "'everybody' is nothing that can be left out; use private, or the name of a person" in done.err
    assert run("convert", "fire.txt", "--omit", "names").code == 2


def test_a_description(folder: Path) -> None:
    (folder / "report.json").write_text(dumps(report("Ruben Askeland")), "utf-8")
    plain = run("convert", "report.json")
    assert "warning: Ruben Askeland is named in connection with an arrest" in plain.err
    done = run("convert", "report.json", "--omit", "private")
    assert done.code == 0
    assert "Askeland" not in done.text
    assert "warning" not in done.err
    corrected = json.loads((folder / "report.json").read_text("utf-8"))
    person = next(t for t in corrected["things"] if t["family"] == "person" and "ruben" in t["iri"])
    person["statements"].append({"property": "jobTitle", "value": "harbour master"})
    (folder / "report.json").write_text(json.dumps(corrected), "utf-8")
    assert run("convert", "report.json").err == ""
    assert "Ruben Askeland" in run("convert", "report.json", "--omit", "private").text


def test_a_page(folder: Path) -> None:
    page = f"<html><head><title>News</title></head><body><h1>{REPORT.splitlines()[0]}</h1>" + "".join(
        f"<p>{line}</p>" for line in REPORT.splitlines()[2:] if line
    )
    (folder / "fire.html").write_text(page + "</body></html>", "utf-8")
    assert run("embed", "fire.html", "-o", "out.html", "--omit", "private").code == 0
    written = (folder / "out.html").read_text("utf-8")
    block = written[written.index("<script") : written.index("</script>")]
    assert "Dvorak" not in block
    assert "Anna Keller" in block
    assert "Police arrest Milan Dvorak" in written  # the page itself is the editor's


def test_nothing_to_leave_out_changes_nothing(folder: Path) -> None:
    (folder / "terminal.txt").write_text(RELEASE, "utf-8")
    for name in ("terminal.txt", EXAMPLES / "phone-call.txt"):
        assert run("convert", name, "--to", "trig", "--omit", "private") == run("convert", name, "--to", "trig")
