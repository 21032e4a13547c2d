# ruff: noqa: E501 (files and commands as they are written)
"""What the user gives wins: options about the release, the format of the output, and a description's deleted things."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import run

TEXT = "New quay opens\n\nOSTBURG, 3 May 2021 - The Office for Quays opened the new quay in Ostburg on Monday.\n"
PAGE = (
    '<!doctype html><html lang="en"><head><title>New quay opens</title><link rel="canonical" href="https://quays.example/news/1">{}</head>'
    "<body><h1>New quay opens</h1><p>3 May 2021</p><p>The Office for Quays opened the new quay in Ostburg on Monday.</p></body></html>"
)
OFFICE = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"GovernmentOrganization","name":"Office for Quays"%s}</script>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("quay.txt").write_text(TEXT, "utf-8")
    Path("quay.md").write_text(f"---\ntitle: New quay opens\ndate: 2021-05-03\n---\n{TEXT.partition('- ')[2]}", "utf-8")
    Path("quay.html").write_text(PAGE.format(""), "utf-8")
    Path("office.html").write_text(PAGE.format(OFFICE % ""), "utf-8")
    Path("named.html").write_text(PAGE.format(OFFICE % ',"@id":"https://quays.example/#o"'), "utf-8")
    return tmp_path


@pytest.mark.parametrize("file", ["quay.txt", "quay.md", "quay.html", "office.html"])
@pytest.mark.parametrize("name", ["Office for Quays", "Port of Ostburg"])
def test_the_class_of_the_publisher_always_applies(folder: Path, file: str, name: str) -> None:
    done = run("convert", file, "--publisher", name, "--publisher-type", "NGO", "--to", "turtle")
    assert done.code == 0
    assert done.text.count("a schema:NGO") == 1
    assert f'schema:name "{name}"' in done.text
    assert "a schema:Organization" not in done.text or name == "Port of Ostburg"


@pytest.mark.parametrize("file", ["quay.html", "office.html", "named.html"])
def test_in_a_page_too(folder: Path, file: str) -> None:
    text = run(
        "embed", file, "--publisher", "Office for Quays", "--publisher-type", "NGO", "--publisher-url", "https://q.example/"
    ).text
    block = text[text.index("data-generator") :].partition("</script>")[0]
    assert '"NGO"' in block
    assert "GovernmentOrganization" not in block
    assert "https://q.example/" in block


def test_the_settings_file_counts_as_given(folder: Path) -> None:
    (folder / "linkeddata.toml").write_text('[publisher]\nname = "Office for Quays"\ntype = "NGO"\n', "utf-8")
    assert "a schema:NGO" in run("convert", "quay.txt", "--to", "turtle").text
    (folder / "linkeddata.toml").write_text('[publisher]\nname = "Office for Quays"\ntype = "GovOrg"\n', "utf-8")
    done = run("convert", "quay.txt")
    assert (done.code, "use GovernmentOrganization" in done.err) == (2, True)


def test_an_option_about_nothing_is_told(folder: Path) -> None:
    done = run("convert", "quay.txt", "--publisher-type", "NGO", "--publisher-url", "https://q.example/")
    assert done.code == 0
    assert done.err.count("[option-unused]") == 2
    assert "--publisher-type was not used, because the document names no publisher; add --publisher" in done.err


@pytest.mark.parametrize(
    ("command", "file"),
    [
        *((command, file) for command in ("convert", "describe") for file in ("quay.txt", "quay.md", "quay.html")),
        ("embed", "quay.txt"),
        ("embed", "quay.html"),
    ],
)
def test_the_headline_may_be_given(folder: Path, command: str, file: str) -> None:
    done = run(command, file, "--headline", "Quay at last")
    assert "Quay at last" in done.text
    assert done.code == 0


def test_the_page_s_own_headline_is_not_contradicted(folder: Path) -> None:
    article = '{"@context":"https://schema.org","@type":"NewsArticle","@id":"https://quays.example/news/1#a","headline":"New quay opens"}'
    Path("article.html").write_text(PAGE.format(f'<script type="application/ld+json">{article}</script>'), "utf-8")
    done = run("embed", "article.html", "--headline", "Quay at last")
    assert "Quay at last" not in done.text
    assert "[page-says-otherwise]" in done.err
    Path("o.html").write_bytes(done.out)
    assert "error" not in run("validate", "o.html", "--page").err


def test_english_that_the_reader_recognized_is_stated(folder: Path) -> None:
    assert 'schema:inLanguage "en"' in run("convert", "quay.txt", "--to", "turtle").text
    assert 'schema:inLanguage "en-IE"' in run("convert", "quay.txt", "--to", "turtle", "--lang", "en-IE").text
    Path("short.txt").write_text("Kelp Road\n\nOstburg", "utf-8")
    assert "inLanguage" not in run("convert", "short.txt").text


#: Output file, --to, what is written; None: refused.
FORMATS = [
    ("x.ttl", None, "@prefix"),
    ("x.nt", None, "<https://schema.org/"),
    ("x.nq", None, "#data> ."),
    ("x.trig", None, "{\n"),
    ("x.html", None, "<!doctype html>"),
    ("x.json", None, '"@context"'),
    ("x.txt", None, '"@context"'),
    ("x.txt", "turtle", "@prefix"),
    ("X.TTL", None, "@prefix"),
    ("x.ttl", "turtle", "@prefix"),
    ("x.ttl", "jsonld", None),
    ("x.jsonld", "turtle", None),
    ("x.html", "trig", None),
]


@pytest.mark.parametrize(("name", "to", "start"), FORMATS)
def test_the_extension_gives_the_format(folder: Path, name: str, to: str | None, start: str | None) -> None:
    done = run("convert", "quay.txt", "-o", name, *(["--to", to] if to else []))
    if start is None:
        assert done.code == 2
        assert f"--to {to} contradicts the extension of -o {name}" in done.err
        assert not Path(name).exists()
    else:
        assert done.code == 0
        assert start in Path(name).read_text("utf-8")


def test_other_commands_follow_the_extension_too(folder: Path) -> None:
    assert run("extract", "office.html", "-o", "a.ttl").code == 0
    assert "@prefix" in Path("a.ttl").read_text("utf-8")
    assert run("extract", "office.html", "-o", "a.nt", "--format", "turtle").code == 2
    assert run("draw", "a.ttl", "-o", "a.svg", "--to", "dot").code == 2
    assert run("convert", "quay.txt", "quay.md", "-o", "folder.ttl").code == 2  # several files need a folder
    assert run("convert", "quay.txt", "quay.md", "-o", "folder.ttl/").code == 0  # whatever its name
    assert Path("folder.ttl/quay.jsonld").exists() or list(Path("folder.ttl").iterdir())


def test_a_deleted_thing_takes_references_along(folder: Path) -> None:
    document = json.loads(run("describe", "quay.txt", "--json").text)
    document["things"] = [t for t in document["things"] if t["family"] != "place"]
    Path("q.json").write_text(json.dumps(document), "utf-8")
    done = run("convert", "q.json", "--to", "turtle")
    assert done.code == 0
    assert "place-ostburg" not in done.text
    assert "[references-removed]" in done.err


def test_an_unknown_property_is_refused_with_its_place(folder: Path) -> None:
    text = run("describe", "quay.txt", "--json").text.replace('"attendee"', '"atendee"')
    Path("q.json").write_text(text, "utf-8")
    for command in ("convert", "draw", "validate", "describe"):
        done = run(command, "q.json")
        assert done.code == 3
        line = 1 + text[: text.index("atendee")].count("\n")
        assert f"q.json:{line}:" in done.err
        assert "write attendee" in done.err


def test_cases_counted() -> None:
    assert len(FORMATS) == 13
