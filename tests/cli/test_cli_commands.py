"""Every command, as people use it: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph
import pytest
from commandline import EXAMPLES, RELEASE, run
from strategies import sample

from linkeddata import __version__
from linkeddata.cli.app import COMMANDS
from linkeddata.edit.json_form import dumps
from linkeddata.present.text import as_text
from linkeddata.text.printable import columns

VISITS = """@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://example.org/a> a schema:NewsArticle ; schema:headline "Harbour opens" ; schema:about <https://example.org/v> .
<https://example.org/v> a schema:Event ; schema:name "Visit" ; schema:startDate "2021-05-09"^^xsd:date ;
    schema:endDate "2021-05-03"^^xsd:date .
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory with one release in it."""
    (tmp_path / "terminal.txt").write_text(RELEASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---- convert


def test_convert_to_standard_output(folder: Path) -> None:
    done = run("convert", "terminal.txt")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.text)["@type"] == "NewsArticle"


@pytest.mark.parametrize("to", ["jsonld", "turtle", "ntriples", "nquads", "trig"])
def test_convert_to_every_format(folder: Path, to: str) -> None:
    done = run("convert", "terminal.txt", "--to", to, "-o", "out.x")
    assert (done.code, done.out) == (0, b"")
    text = (folder / "out.x").read_text("utf-8")
    assert text == run("convert", "-", "--to", to, stdin=RELEASE.encode()).text
    assert ("Annotation" in text) is (to in ("nquads", "trig"))


def test_convert_with_and_without_evidence(folder: Path) -> None:
    assert "Annotation" in run("convert", "terminal.txt", "--to", "turtle", "--evidence").text
    assert "Annotation" not in run("convert", "terminal.txt", "--to", "trig", "--no-evidence").text


def test_convert_a_flat_graph(folder: Path) -> None:
    assert "@graph" in json.loads(run("convert", "terminal.txt", "--shape", "graph").text)


def test_convert_several_into_a_folder(folder: Path) -> None:
    (folder / "b.md").write_text(f"# {RELEASE}", "utf-8")
    done = run("convert", "terminal.txt", "b.md", "terminal.txt", "--to", "ntriples", "-o", "results")
    assert (done.code, done.out) == (0, b"")
    assert sorted(p.name for p in (folder / "results").iterdir()) == ["b.nt", "terminal.nt"]


def test_convert_one_into_a_folder(folder: Path) -> None:
    assert run("convert", "terminal.txt", "-o", "results/").code == 0
    assert run("convert", "-", "-o", "results", stdin=RELEASE.encode()).code == 0
    assert sorted(p.name for p in (folder / "results").iterdir()) == ["standard-input.jsonld", "terminal.jsonld"]


@pytest.mark.rows(99)
def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x7fELF\0\0")
    (folder / "good.txt").write_text(RELEASE, "utf-8")
    done = run("convert", "bad.txt", "none.txt", "terminal.txt", "good.txt", "-o", "out")
    assert done.code == 3
    assert sorted(p.name for p in (folder / "out").iterdir()) == ["good.jsonld", "terminal.jsonld"]
    assert [line.split(": error:")[0] for line in done.lines[:2]] == ["linkeddata: bad.txt", "linkeddata: none.txt"]
    assert done.lines[2] == "linkeddata: 2 of 4 files converted; these failed: bad.txt, none.txt"


@pytest.mark.rows(99)
def test_fail_fast_stops(folder: Path) -> None:
    done = run("convert", "none.txt", "terminal.txt", "-o", "out", "--fail-fast")
    assert done.code == 3
    assert list((folder / "out").iterdir()) == []
    assert done.lines[-1] == "linkeddata: 0 of 2 files converted, 1 not tried; this failed: none.txt"


def test_findings_that_are_errors_end_with_1_and_the_output_is_written(folder: Path) -> None:
    description = json.loads(run("describe", "terminal.txt", "--json").text)
    article = description["things"][0]
    article["statements"] = [s for s in article["statements"] if s["property"] != "headline"]
    (folder / "d.json").write_text(json.dumps(description), "utf-8")
    done = run("convert", "d.json", "-o", "d.jsonld")
    assert done.code == 1
    assert "linkeddata: d.json: error:" in done.err
    assert "headline" in done.err
    assert (folder / "d.jsonld").stat().st_size > 1000
    again = run("convert", "d.json", "--no-validate")
    assert (again.code, again.err) == (0, "")


def test_warnings_name_the_place_and_the_option(folder: Path) -> None:
    (folder / "yearless.txt").write_text(
        "Minister visits port\n\nOn May 9 Minister Anna Keller visited Porto Lindo.\n", "utf-8"
    )
    done = run("convert", "yearless.txt", "--lang", "en")
    assert done.code == 0
    assert done.lines[0].startswith("linkeddata: yearless.txt:3:")
    assert "warning" in done.lines[0]
    assert "“May 9”" in done.lines[0]
    assert "--published" in done.lines[0]
    assert '"2022-05-09"' in run("convert", "yearless.txt", "--published", "2022-05-20").text


def test_options_win_over_the_file_beside_the_input(folder: Path) -> None:
    (folder / "linkeddata.toml").write_text('[publisher]\nname = "Ost Courier"\n', "utf-8")
    assert '"Ost Courier"' in run("convert", "terminal.txt").text
    both = run("convert", "terminal.txt", "--publisher", "Lindo Gazette").text
    assert '"Lindo Gazette"' in both
    assert "Ost Courier" not in both


def test_a_file_of_shapes_of_ones_own(folder: Path) -> None:
    (folder / "mine.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> .\n"
        "<urn:mine#a> a sh:NodeShape ; sh:targetClass schema:NewsArticle ; sh:property <urn:mine#image> .\n"
        '<urn:mine#image> a sh:PropertyShape ; sh:path schema:image ; sh:minCount 1 ; sh:message "{$this} lacks a picture" .\n',
        "utf-8",
    )
    done = run("convert", "terminal.txt", "--profile", "core", "--profile", "mine.ttl")
    assert done.code == 1
    assert "lacks a picture" in done.err


def test_a_document_in_another_language_gives_its_metadata(folder: Path) -> None:
    (folder / "fr.txt").write_text("Le ministre visite le port\n\nLa ministre Anna Keller a visité le port hier.\n", "utf-8")
    done = run("convert", "fr.txt", "--lang", "fr")
    assert done.code == 0
    assert "only its metadata was used" in done.err


# ---- describe


def test_describe_tells_who_what_when_where(folder: Path) -> None:
    done = run("describe", "terminal.txt")
    assert done.code == 0
    for words in ("Who\n", "What happened\n", "Places\n", "Anna Keller", "Lindo Ferry Office", "3 May 2021", "“"):
        assert words in done.text
    assert "\x1b" not in done.text


def test_describe_as_json_comes_back_as_the_same_output(folder: Path) -> None:
    assert run("describe", "terminal.txt", "--json", "-o", "d.json").code == 0
    for to in ("jsonld", "turtle", "ntriples"):
        assert run("convert", "d.json", "--to", to).out == run("convert", "terminal.txt", "--to", to).out
    shown = run("describe", "d.json")
    assert "Anna Keller" in shown.text


def test_describe_into_a_file(folder: Path) -> None:
    assert run("describe", "terminal.txt", "-o", "d.txt").out == b""
    assert (folder / "d.txt").read_text("utf-8") == run("describe", "terminal.txt").text


@pytest.mark.parametrize("width", [40, 60, 90, 110])
def test_a_portrait_fits_its_width(width: int) -> None:
    text = as_text(sample(), width=width)
    assert all(columns(line) <= width or " " not in line.strip() for line in text.splitlines())
    assert "9 January (no year) to 18 January (no year)" in " ".join(text.split())
    assert "Left open" in text


def test_a_portrait_in_colour_says_the_same() -> None:
    import re

    plain = as_text(sample(), width=80)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d*m", "", as_text(sample(), width=80, colour=True)) == plain


# ---- explain


@pytest.mark.parametrize("term", [["Anna", "Keller"], ["anna keller"], ["headline"], ["Tomas Riha", "works", "for"]])
def test_explain_shows_words_rule_and_confidence(folder: Path, term: list[str]) -> None:
    done = run("explain", "terminal.txt", *term)
    assert done.code == 0
    for words in ("basis", "made by", "confidence", "characters", "sentence"):
        assert words in done.text


def test_explain_a_description_finds_the_source_while_it_is_unchanged(folder: Path) -> None:
    run("describe", "terminal.txt", "--json", "-o", "d.json")
    assert "sentence" in run("explain", "d.json", "headline").text
    (folder / "terminal.txt").write_text(RELEASE + "More.\n", "utf-8")
    assert "sentence" not in run("explain", "d.json", "headline").text


def test_explain_what_is_not_there(folder: Path) -> None:
    done = run("explain", "terminal.txt", "Nobody", "Atall")
    assert (done.code, done.out) == (1, b"")
    assert "there is no statement about “Nobody Atall”" in done.err


# ---- validate


def test_validate_every_kind_of_file(folder: Path) -> None:
    names = []
    for to, name in (("jsonld", "a.jsonld"), ("turtle", "a.ttl"), ("ntriples", "a.nt"), ("nquads", "a.nq"), ("trig", "a.trig")):
        assert run("convert", "terminal.txt", "--to", to, "--no-evidence", "-o", name).code == 0
        names.append(name)
    assert run("describe", "terminal.txt", "--json", "-o", "a.json").code == 0
    (folder / "page.html").write_text("<html><head><title>x</title></head><body></body></html>", "utf-8")
    assert run("embed", "page.html", "--document", "terminal.txt", "--everything", "--in-place").code == 0
    done = run("validate", *names, "a.json", "page.html")
    assert (done.code, done.err) == (0, "")
    assert done.text.count("no findings (") == 7
    assert len({line.split(" (")[1] for line in done.text.splitlines()[:6]}) == 1


def test_validate_finds_a_reversed_range(folder: Path) -> None:
    (folder / "v.ttl").write_text(VISITS, "utf-8")
    done = run("validate", "--profile", "core", "v.ttl")
    assert done.code == 1
    assert "linkeddata: v.ttl: error:" in done.err
    assert "v.ttl: 1 error (" in done.text
    as_json = json.loads(run("validate", "--profile", "core", "v.ttl", "--format", "json").text)["files"][0]
    assert as_json["ok"] is False
    assert [f["code"] for f in as_json["findings"]] == ["dates-in-order"]
    assert sum(as_json["focusNodes"].values()) > 0


def test_nothing_checked_is_an_error_unless_allowed(folder: Path) -> None:
    (folder / "v.ttl").write_text("<urn:x:a> <urn:x:b> <urn:x:c> .", "utf-8")
    assert run("validate", "v.ttl").code == 1
    assert "nothing was checked" in run("validate", "v.ttl").err
    assert run("validate", "v.ttl", "--allow-empty").code == 0


@pytest.mark.parametrize("to", ["jsonld", "turtle", "ntriples", "nquads", "trig"])
def test_validate_standard_input(folder: Path, to: str) -> None:
    made = run("convert", "terminal.txt", "--to", to, "--no-evidence").out
    done = run("validate", "-", stdin=made)
    assert (done.code, done.err) == (0, "")


def test_validate_tells_of_unreadable_files_and_goes_on(folder: Path) -> None:
    (folder / "v.ttl").write_text(VISITS, "utf-8")
    (folder / "broken.ttl").write_text("<urn:x:a> <urn:x:b>", "utf-8")
    done = run("validate", "broken.ttl", "v.ttl", "none.ttl", "release.pdf", "--format", "json")
    assert done.code == 3
    assert [f["ok"] for f in json.loads(done.text)["files"]] == [False] * 4
    assert len([line for line in done.lines if ": error: " in line]) == 3


# ---- query


def test_query_in_three_forms(folder: Path) -> None:
    (folder / "v.ttl").write_text(VISITS, "utf-8")
    (folder / "q.rq").write_text("SELECT ?what WHERE { ?e a schema:Event ; schema:name ?what }", "utf-8")
    table = run("query", "v.ttl", "--query-file", "q.rq")
    assert table.code == 0
    assert table.text.splitlines()[-1] == "Visit"
    assert run("query", "q.rq", "v.ttl").text == table.text
    rows = list(csv.reader(io.StringIO(run("query", "v.ttl", "--query-file", "q.rq", "--format", "csv").text)))
    assert rows == [["what"], ["Visit"]]
    found = json.loads(run("query", "v.ttl", "-q", "ASK { ?e a schema:Event }", "--format", "json").text)
    assert found["boolean"] is True


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["v.ttl"], 2, "exactly one query is needed"),
        (["v.ttl", "q.rq", "-q", "ASK {}"], 2, "exactly one query is needed"),
        (["q.rq"], 2, "no file to query"),
        (["v.ttl", "--query-file", "none.rq"], 3, "no such file"),
        (["v.ttl", "-q", "SELEKT"], 2, "not SPARQL"),
        (["v.ttl", "q.rq"], 2, "q.rq:2:"),
        (["v.ttl", "-q", "DELETE WHERE { ?s ?p ?o }"], 2, "would change data"),
        (["v.ttl", "-q", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], 5, "SERVICE"),
        (["none.ttl", "-q", "ASK {}"], 3, "none.ttl"),
        (["v.ttl", "-q", "ASK {}", "--timeout", "0"], 2, "--timeout"),
    ],
)
def test_query_errors(folder: Path, arguments: list[str], code: int, says: str) -> None:
    (folder / "v.ttl").write_text(VISITS, "utf-8")
    (folder / "q.rq").write_text("SELECT ?x\nWHERE { ?x ?y }", "utf-8")
    done = run("query", *arguments)
    assert (done.code, done.out) == (code, b"")
    assert says in done.err


@pytest.mark.parametrize("arguments", [("query", "-q", "ASK {}"), ("validate",), ("draw", "-o", "x.svg")])
def test_a_folder_of_data_is_named_by_its_files(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "data").mkdir()
    for name in ("data", "data/"):
        done = run(*arguments, name)
        assert done.code == 3
        assert "name the files in it, as in data/*.jsonld" in done.err


# ---- vocab and shapes


def test_vocab_lists_what_is_emitted() -> None:
    listed = run("vocab")
    assert listed.code == 0
    names = [line.split()[0] for line in listed.text.splitlines() if line.startswith("  ")]
    assert {"NewsArticle", "superEvent", "EventCancelled", "Text", "visit"} <= set(names)
    assert {"3DModel", "breadcrumb", "Friday"}.isdisjoint(names)
    assert len(names) == len(set(names)) == 439 + 5 + 8 + 34
    for title in ("Classes", "Properties", "Datatypes", "Values", "Event types"):
        assert f"\n{title}" in f"\n{listed.text}"
    assert "--all" in listed.text.splitlines()[-1]


def test_vocab_lists_all_of_schema_org() -> None:
    listed = run("vocab", "--all")
    assert listed.code == 0
    names = [line.split()[0] for line in listed.text.splitlines() if line.startswith("  ")]
    assert len(names) == 3026 + 34
    assert {"3DModel", "breadcrumb", "Friday", "visit"} <= set(names)
    assert "  attendees " in listed.text
    assert "replaced by attendee\n" in listed.text
    assert run("vocab", "--all", "Event").code == 2


@pytest.mark.parametrize(
    ("term", "lines"),
    [
        ("superEvent", ["superEvent: a property", "  used on: Event", "  takes: Event"]),
        ("schema:doorTime", ["  When the doors open.", "  used on: Event", "  takes: DateTime, Time"]),
        ("area", ["area: a property", "  replaced by: areaServed"]),
        ("UserLikes", ["UserLikes: a class", "  replaced by: InteractionCounter"]),
        ("URL", ["URL: a datatype", "  is a: Text"]),
        ("EventCancelled", ["EventCancelled: a value of EventStatusType"]),
        ("Radiography", ["Radiography: a value of MedicalImagingTechnique and MedicalSpecialty"]),
        ("Nursing", ["Nursing: a class", "  is a: MedicalBusiness", "  also a value of: MedicalSpecialty"]),
        ("RsvpResponseType", ["  values: RsvpResponseMaybe, RsvpResponseNo, RsvpResponseYes"]),
        (
            "https://schema.org/NewsArticle",
            ["NewsArticle: a class", "  properties: dateline, printColumn, printEdition, printPage, printSection"],
        ),
        ("http://schema.org/attendees", ["attendees: a property", "  replaced by: attendee"]),
        ("<https://www.schema.org/attendee/>", ["attendee: a property", "  replaces: attendees"]),
        ("https://pending.schema.org/Statement", ["Statement: a class"]),
        ("VirtualLocation", ["VirtualLocation: a class", "  since: schema.org 7.0"]),
        ("schema:Event", ["  since: schema.org 2.0 or earlier"]),
        ("ProductReturnNotPermitted", ["  replaced by: MerchantReturnNotPermitted"]),
        (
            "Event",
            [
                "  former properties: attendees (replaced by attendee), performers (replaced by performer), "
                "subEvents (replaced by subEvent)"
            ],
        ),
        ("et:visit", ["visit: an event type"]),
        ("https://w3id.org/linkeddata/event-types#visit", ["visit: an event type"]),
    ],
)
def test_vocab_tells_about_a_term(term: str, lines: list[str]) -> None:
    done = run("vocab", term)
    assert (done.code, done.err) == (0, "")
    assert [line for line in done.text.splitlines() if line in lines] == lines


def test_vocab_names_each_property_of_a_class_once() -> None:
    told = [line.partition(": ") for line in run("vocab", "LocalBusiness").text.splitlines() if "  properties" in line]
    assert told[0][0] == "  properties"
    assert told[-1][0] == "  properties of Thing"
    names = [name for *_, rest in told for name in rest.split(", ")]
    assert len(names) == len(set(names)) > 100


@pytest.mark.parametrize(
    ("term", "near"),
    [
        ("atendee", "attendee"),
        ("Persn", "Person"),
        ("VISIT", "et:visit"),
        ("start_date", "startDate"),
        ("founders2", "founder"),
    ],
)
def test_vocab_proposes_near_misses(term: str, near: str) -> None:
    done = run("vocab", term)
    assert (done.code, done.out) == (2, b"")
    assert near in done.err


def test_shapes() -> None:
    assert run("shapes").text.startswith("core: ")
    rules = run("shapes", "--profile", "core").text
    assert "An article has a headline (error, article-headline-present)" in rules
    assert "{$this}" not in rules
    turtle = run("shapes", "--show", "core").out
    assert len(list(pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE))) > 100
    assert run("shapes", "--profile", "none").code == 2
    assert run("shapes", "--show", "core", "--profile", "core").code == 2


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "property-misspelt",
            ["property-misspelt (error)", "Write … instead.", "schema:organiser :irene", "Profiles: schema.org"],
        ),
        ("encoding-guessed", ["encoding-guessed (warning)", "--encoding cp1252", "Found in: reading a release"]),
        ("language-unknown", ["language-unknown (error)", "rfc5646", "Profiles: schema.org"]),
        ("private-person", ["private-person (warning)", "--omit private", "Source:   docs/privacy.md"]),
    ],
)
def test_shapes_explains_a_code(code: str, says: list[str]) -> None:
    done = run("shapes", code)
    assert done.code == 0
    for words in (
        *says,
        "\nWhat is wrong: ",
        "\nWhat to do:    ",
        "\nWhy:           ",
        "\nBad:\n    ",
        "\nGood:\n    ",
        "\nSource:   ",
    ):
        assert words in done.text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["property-mispelt"], "there is no code property-mispelt; did you mean property-misspelt?"),
        (["No_Year"], "there is no code No_Year; did you mean no-year?"),
        (["core"], "there is no code core; core is a profile: use --profile core"),
        (["qqqq"], "there is no code qqqq; docs/findings.md lists them all"),
        (["no-year", "--profile", "core"], "CODE, --profile and --show exclude each other"),
        (["no-year", "--show", "core"], "CODE, --profile and --show exclude each other"),
    ],
)
def test_shapes_refuses(arguments: list[str], says: str) -> None:
    done = run("shapes", *arguments)
    assert (done.code, done.text) == (2, "")
    assert says in done.err


def test_every_line_about_a_finding_ends_with_its_code(folder: Path) -> None:
    (folder / "undated.txt").write_text("Minister Ida Brandt opened the new ferry in Ostburg on 3 May.\n")
    bad = folder / "bad.jsonld"
    bad.write_text('{"@context": "https://schema.org", "@type": "Person", "name": "Ann Berg", "jobtitle": "Mayor"}')
    assert re.search(r": error: .* \[property-misspelt\]$", run("validate", bad).err, re.MULTILINE)
    assert re.search(r": warning: .* \[no-year\]$", run("convert", folder / "undated.txt").err, re.MULTILINE)
    assert re.search(r": error: .* \[nothing-embedded\]$", run("extract", "-", stdin=b"<p>Words").err, re.MULTILINE)


# ---- the group


def test_version() -> None:
    assert run("--version").text == f"linkeddata {__version__}\n"


def test_commands_and_modules_agree() -> None:
    import linkeddata.cli.commands as folder

    modules = {p.stem for p in Path(folder.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)
    assert len(COMMANDS) == 14


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["frobnicate"], "no such command"),
        (["convert"], "missing argument"),
        (["convert", "a.txt", "--to", "rdfxml"], "--to"),
        (["convert", "a.txt", "--nonesuch"], "no such option"),
        (["convert", "a.txt", "b.txt"], "need a folder"),
        (["convert", "a.txt", "--max-bytes", "-1"], "--max-bytes"),
        (["convert", "a.txt", "--published", "yesterday"], "no date with a year"),
        (["convert", "a.txt", "--base", "file:///etc/"], "--base"),
        (["convert", "a.txt", "--lang", "!!"], "no language tag"),
        (["convert", "a.txt", "--shape", "graph", "--to", "turtle"], "--shape applies only to JSON-LD"),
        (["convert", "a.txt", "-o", "a.txt"], "would overwrite the input"),
        (["convert", "a.txt", "--profile", "none"], "no profile none"),
        (["convert", "a.txt", "--encoding", "klingon"], "klingon"),
    ],
)
def test_usage_errors_are_one_line_and_code_2(folder: Path, arguments: list[str], says: str) -> None:
    (folder / "a.txt").write_text(RELEASE, "utf-8")
    (folder / "b.txt").write_text(RELEASE, "utf-8")
    before = (folder / "a.txt").read_bytes()
    done = run(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert len(done.lines) == 1
    assert done.err.startswith("linkeddata: ")
    assert says in done.err
    assert (folder / "a.txt").read_bytes() == before


def test_without_arguments_the_help_is_shown() -> None:
    done = run()
    assert done.code == 2
    assert "Usage: linkeddata" in done.err


def test_a_traceback_only_with_debug(folder: Path) -> None:
    assert "Traceback" not in run("convert", "none.txt").err
    for arguments in (["--debug", "vocab", "nonesuchatall"], ["vocab", "nonesuchatall", "--debug"]):
        done = run(*arguments)
        assert done.code == 2
        assert "Traceback" in done.err


def test_the_examples_folder_is_what_the_help_speaks_of() -> None:
    assert (EXAMPLES / "ministers-tour.txt").is_file()


def test_a_description_sample_is_converted_through_a_pipe(folder: Path) -> None:
    done = run("convert", "-", "--to", "turtle", stdin=dumps(sample()).encode())
    assert done.code == 0
    assert "Ingrid Sørbø" in done.text


@pytest.mark.parametrize("option", ["--url", "--publisher-url"])
@pytest.mark.parametrize(
    "address",
    ["https://example.org/news[1]", "https://example.org/a?q=[x]", "https://example.org/#[", "https://[::1/", "https:"],
)
def test_an_unusable_address_is_the_fault_of_the_option(option: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("Ferry opens\n\nOSTBURG, 3 May 2021 - Minister Ida Brandt opened the ferry.\n")
    done = run("convert", tmp_path / "r.txt", option, address)
    assert done.code == 2
    assert f"{option}: " in done.err and address in done.err
