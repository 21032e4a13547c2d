"""`linkeddata known`: from a name to its link in at most two commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import RELEASE, run

OFFICE = ("known", "add", "Lindo Ferry Office", "--kind", "organization", "--url", "https://ferries.example/")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a release, which is the working directory."""
    (tmp_path / "r.txt").write_text(RELEASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_commands_give_an_address_for_good(desk: Path) -> None:
    added = run(*OFFICE)
    assert (added.code, added.text) == (0, "known.csv:2: Lindo Ferry Office added\n")
    for name in ("r.txt", "again.txt"):
        (desk / name).write_text(RELEASE, "utf-8")
        done = run("convert", name)
        assert done.code == 0
        assert '"url": "https://ferries.example/"' in done.text


@pytest.mark.parametrize("place", ["beside", "above", "named", "option", "elsewhere"])
def test_where_the_list_is_found(desk: Path, place: str) -> None:
    news, options = desk / "news", []
    news.mkdir()
    (news / "r.txt").write_text(RELEASE, "utf-8")
    folder = {"beside": news, "above": desk, "named": news, "option": desk, "elsewhere": desk}[place]
    file = folder / ("names.csv" if place in ("named", "option") else "known.csv")
    assert run(*OFFICE, "--file", file).code == 0
    if place == "above":
        (desk / "linkeddata.toml").write_text('[page]\nlanguage = "en"\n', "utf-8")
    if place == "named":
        (news / "linkeddata.toml").write_text('known = "names.csv"\n', "utf-8")
    if place == "option":
        options = ["--known", "names.csv"]
    done = run("convert", "news/r.txt", *options)
    assert done.code == 0
    assert '"url": "https://ferries.example/"' in done.text


def test_explain_shows_file_and_line(desk: Path) -> None:
    run(*OFFICE)
    done = run("explain", "r.txt", "Lindo Ferry Office", "url")
    assert "from an option or the configuration" in done.text
    assert "made by     known.csv:2" in done.text
    assert 'words       "Lindo Ferry Office"' in done.text


def test_match_shows_links_and_proposals(desk: Path) -> None:
    run(*OFFICE)
    (desk / "r.txt").write_text(RELEASE.replace("in Porto Lindo", "in Tripoli, and fly to Nairobi"), "utf-8")
    done = run("known", "match", "r.txt")
    assert done.code == 0
    assert "Lindo Ferry Office (organization): line 2 of the list, https://ferries.example/; the name agrees" in done.text
    assert "Nairobi (place): Nairobi, KE <https://sws.geonames.org/184745/>; " in done.text
    assert "Tripoli (place): may be Tripoli, LY <https://sws.geonames.org/2210247/> or Tripoli, LB" in done.text
    proposal = done.text.partition("if it is the first: ")[2].splitlines()[0]
    assert proposal == "linkeddata known add Tripoli --kind place --country LY --same-as https://sws.geonames.org/2210247/"
    assert run(*proposal.split()[1:]).code == 0
    assert '"sameAs": "https://sws.geonames.org/2210247/"' in run("convert", "r.txt").text


def test_a_release_without_known_names(desk: Path) -> None:
    assert run("known", "match", "r.txt").text == "no name of this release is in a list\n"


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("name,kind\nA Board,organization\n", 0, ""),
        ("name;kind\r\nA Board;organization\r\n", 0, ""),
        ("name,kind,remark\nA Board,organization,x\n", 0, "known.csv:1:3: advice: The column “remark” is not read"),
        ("name,kind\nA Board,organization\nA Board,organization\n", 0, "known.csv:3: warning: “A Board” stands in line 2 too"),
        ("name,kind\nA Board,organization\n,organization\n", 1, "known.csv:3:1: error: Column name: the row has no name"),
        ("name,kind,url\nA Board,organization,htp://a\n", 1, "known.csv:2:3: error: Column url: “htp://a” is not absolute"),
        ("name,kind,from\nA Board,organization,1.3.20\n", 1, "known.csv:2:3: error: Column from: “1.3.20” is no date"),
        ("name,kind,class\nA Board,organization,Ship\n", 1, "“Ship” is no class of schema.org for an organization"),
        ("board,organization\n", 2, "known.csv:1: error: the first line names no column name and no column kind"),
        ("", 2, "known.csv:1: error: the first line names no column name"),
    ],
)
def test_check(desk: Path, text: str, code: int, said: str) -> None:
    (desk / "known.csv").write_text(text, "utf-8", newline="")
    done = run("known", "check")
    assert done.code == code
    assert said in done.err
    assert bool(said) == bool(done.err)
    named = run("known", "check", desk / "known.csv")
    assert named.code == code


def test_check_tells_how_many_names_can_be_used(desk: Path) -> None:
    run(*OFFICE, "--other-name", "LFO")
    assert run("known", "check").text == "known.csv: 1 row with 2 names can be used\n"


def test_check_as_json(desk: Path) -> None:
    (desk / "known.csv").write_text("name,kind\n,organization\n", "utf-8")
    done = run("known", "check", "--messages", "json")
    found = json.loads(done.err)
    assert (found["code"], found["line"], found["column"], found["severity"]) == ("known-cell", 2, 1, "error")


def test_a_list_with_an_error_stops_convert_with_line_and_column(desk: Path) -> None:
    (desk / "known.csv").write_text("name,kind,url\nA Board,organization,board\n", "utf-8")
    done = run("convert", "r.txt")
    assert done.code == 2
    assert "known.csv:2:3: error: column url: “board” is not absolute" in done.err
    assert done.out == b""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--known", "none.csv"), "none.csv: error: cannot be read (no such file or directory)"),
        (("--known", "."), "error: cannot be read"),
        (("--known", ""), "--known: '' is no name of a file"),
    ],
)
def test_lists_that_cannot_be_read(desk: Path, options: tuple[str, ...], said: str) -> None:
    done = run("convert", "r.txt", *options)
    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--url", "ferries.example"), "“ferries.example” is not absolute"),
        (("--class", "Ship"), "'Ship' is no class of schema.org for organizations"),
        (("--country", "Nowhere"), "“Nowhere” is no country"),
        (("--from", "1.3.2020"), "“1.3.2020” is no date"),
        (("--file", "known.ttl"), "rows are added to CSV only"),
    ],
)
def test_what_cannot_be_added(desk: Path, options: tuple[str, ...], said: str) -> None:
    done = run("known", "add", "Lindo Ferry Office", "--kind", "organization", *options)
    assert done.code == 2
    assert said in done.err
    assert not (desk / "known.csv").exists()


def test_the_list_in_the_working_directory_is_called_by_its_name(desk: Path) -> None:
    for line, name in enumerate(("Lindo Ferry Office", "Ost Port Authority", "Union of Seamen"), 2):
        assert run("known", "add", name, "--kind", "organization").text == f"known.csv:{line}: {name} added\n"
    assert run("known", "check").text == "known.csv: 3 rows with 3 names can be used\n"


def test_a_name_is_added_once(desk: Path) -> None:
    assert run(*OFFICE).code == 0
    before = (desk / "known.csv").read_bytes()
    again = run(*OFFICE)
    assert again.code == 2
    assert "known.csv:2: error: “Lindo Ferry Office” stands in the list already" in again.err
    assert (desk / "known.csv").read_bytes() == before


def test_a_link_of_the_list_is_not_replaced(desk: Path) -> None:
    target = desk / "elsewhere.csv"
    target.write_text("name,kind,url\n", "utf-8")
    (desk / "known.csv").symlink_to(target)
    done = run(*OFFICE)
    assert done.code == 4
    assert target.read_text("utf-8") == "name,kind,url\n"


def test_embed_keeps_what_the_page_says(desk: Path) -> None:
    run(*OFFICE, "--iri", "https://ferries.example/#o")
    body = RELEASE.replace("\n\n", "</p><p>")
    data = (
        '{"@context":"https://schema.org","@type":"Organization","@id":"https://page.example/#us","name":"Lindo Ferry Office"}'
    )
    for script, iri in (("", "https://ferries.example/#o"), (data, "https://page.example/#us")):
        block = f'<script type="application/ld+json">{script}</script>' if script else ""
        page = f"<html lang=en><head><title>x</title>{block}</head><body><article><p>{body}</p></article></body></html>"
        (desk / "page.html").write_text(page, "utf-8")
        done = run("embed", "page.html", "-o", "out.html")
        assert done.code == 0, done.err
        assert f'"@id": "{iri}"' in (desk / "out.html").read_text("utf-8")
