"""`embed`: the page with its block, in all the ways to say where from and where to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import EXAMPLES, RELEASE, run
from strategies import TEXT, sample

from linkeddata.edit.json_form import dumps

BODY = "".join(f"<p>{part}</p>\n" for part in RELEASE.splitlines() if part)
PAGE = f"<!doctype html>\n<html lang='en'>\n  <head>\n    <title>Café</title>\n  </head>\n<body>{BODY}</body></html>\n"
FERRY = f"<html><head><meta charset=utf-8><title>x</title></head><body>{TEXT}</body></html>"
BLOCK = b'<script type="application/ld+json" data-generator="linkeddata">'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a page, the release that it shows, and a description of another."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "release.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "ferry.html").write_text(FERRY, "utf-8")
    (tmp_path / "ferry.json").write_text(dumps(sample()), "utf-8")
    (tmp_path / "other.html").write_text("<html><head><title>x</title></head><body><p>Trams.</p></body></html>", "utf-8")
    return tmp_path


def test_the_page_is_printed_with_its_block(folder: Path) -> None:
    done = run("embed", "page.html")
    assert done.code == 0
    assert done.out.count(BLOCK) == 1
    assert done.out.index(BLOCK) < done.out.index(b"  </head>")
    assert (folder / "page.html").read_text("utf-8") == PAGE


def test_three_ways_out_give_the_same_bytes_and_remove_gives_the_page_back(folder: Path) -> None:
    printed = run("embed", "page.html").out
    assert run("embed", "page.html", "-o", "new.html").out == b""
    assert (folder / "new.html").read_bytes() == printed
    assert run("embed", "page.html", "--in-place").out == b""
    assert (folder / "page.html").read_bytes() == printed
    assert run("embed", "page.html", "--in-place").code == 0
    assert (folder / "page.html").read_bytes() == printed
    assert run("embed", "-", stdin=PAGE.encode()).out == printed
    removed = run("embed", "page.html", "--remove", "--in-place")
    assert (removed.code, removed.out, removed.err) == (0, b"", "")
    assert (folder / "page.html").read_text("utf-8") == PAGE


def test_removing_what_is_not_there_changes_nothing_and_says_so(folder: Path) -> None:
    done = run("embed", "page.html", "--remove")
    assert (done.code, done.text) == (0, PAGE)
    assert "no block made by linkeddata" in done.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "gb18030", "utf-16"])
def test_a_page_of_any_encoding_is_written_back_in_it(folder: Path, encoding: str) -> None:
    label = "" if encoding.startswith("utf-16") else f'<meta charset="{encoding.removesuffix("-sig")}">'
    head = f"<!doctype html>\r\n<html lang=en><head>{label}<title>Café · Anna Keller</title></head>"
    page = f"{head}<body>{BODY}<p>Łódź Gazette</p></body></html>"
    first = page.encode(encoding, "xmlcharrefreplace")
    (folder / "page.html").write_bytes(first)
    assert run("embed", "page.html", "--in-place", "--publisher", "Łódź Gazette").code == 0
    once = (folder / "page.html").read_bytes()
    assert run("embed", "page.html", "--in-place", "--publisher", "Łódź Gazette").code == 0
    assert (folder / "page.html").read_bytes() == once
    block = json.loads(once.decode(encoding).partition(BLOCK.decode())[2].partition("</script>")[0])
    assert block["publisher"]["name"] == "Łódź Gazette"
    assert run("validate", "page.html").code == 0
    assert run("embed", "page.html", "--remove", "--in-place").code == 0
    assert (folder / "page.html").read_bytes() == first


def test_a_document_or_a_description_is_embedded_into_the_page_that_shows_it(folder: Path) -> None:
    from_text = run("embed", "page.html", "--document", "release.txt")
    assert from_text.code == 0
    assert from_text.out.count(BLOCK) == 1
    assert "Tomas Riha" in from_text.text.partition("</script>")[0]
    described = run("describe", "release.txt", "--json").out
    (folder / "release.json").write_bytes(described)
    from_description = run("embed", "page.html", "--description", "release.json")
    assert from_description.text.count("Tomas Riha") == from_text.text.count("Tomas Riha")
    assert run("embed", "ferry.html", "--description", "ferry.json").text.count("Porto Lindo") > 1


def test_what_the_page_does_not_show_is_left_out_and_told(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE.replace("Tomas Riha", "a man"), "utf-8")
    less = run("embed", "page.html", "--document", "release.txt")
    assert less.code == 0
    assert "Riha" not in less.text
    assert "omitted because the page does not show: " in less.err
    assert "Tomas Riha" in less.err
    whole = run("embed", "page.html", "--document", "release.txt", "--everything")
    assert "Tomas Riha" in whole.text
    assert "omitted" not in whole.err


def test_a_description_whose_headline_is_not_shown_takes_the_page_s(folder: Path) -> None:
    (folder / "ferry.html").write_text(FERRY.replace("Harbour minister opens ferry week", "Other words"), "utf-8")
    done = run("embed", "ferry.html", "--description", "ferry.json")
    assert done.code == 0
    assert '"headline": "x"' in done.text


def test_options_that_the_page_does_not_bear_out(folder: Path) -> None:
    done = run("embed", "page.html", "--publisher", "Unknown Press")
    assert "Unknown Press" not in done.text
    assert "Unknown Press" in done.err
    assert '"Unknown Press"' in run("embed", "page.html", "--publisher", "Unknown Press", "--everything").text


def test_what_search_engines_ask_for_is_told_when_asked(folder: Path) -> None:
    plain = run("embed", "page.html")
    assert "Google" not in plain.err
    asked = run("embed", "page.html", "--for", "google")
    assert asked.out == plain.out
    assert "no picture for Google to show" in asked.err
    assert asked.code == 0


def test_no_midnight_is_made_up(folder: Path) -> None:
    block = run("embed", "page.html").text.partition("</script>")[0]
    assert '"startDate": "2021-05-0' in block
    assert "T00:00" not in block


def test_a_page_with_an_article_is_told(folder: Path) -> None:
    other = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Mine"}</script>\n'
    (folder / "page.html").write_text(PAGE.replace("  </head>", other + "  </head>"), "utf-8")
    done = run("embed", "page.html")
    assert done.code == 0
    assert "page.html:5: advice: Another program already describes the article (“Mine”), so the block only adds" in done.err


def test_places_are_told_in_the_file_that_they_are_in(folder: Path) -> None:
    broken = '<script type="application/ld+json">{"@type": </script>\n'
    (folder / "page.html").write_text(PAGE.replace("<body>", broken + "<body>"), "utf-8")
    assert "page.html:6:36: warning: the page's own JSON-LD is not valid JSON" in run("embed", "page.html", "--in-place").err
    lines = (folder / "page.html").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text + "\n" == broken)
    assert line > 50
    again = run("embed", "page.html", "--in-place")
    assert f"page.html:{line}:36: warning: the page's own JSON-LD is not valid JSON" in again.err
    from_text = run("embed", "page.html", "--document", "release.txt", "--everything")
    assert f"page.html:{line}:36: warning: the page's own JSON-LD is not valid JSON" in from_text.err


def test_places_in_a_document_are_told_there(folder: Path) -> None:
    (folder / "release.txt").write_text(RELEASE.replace("3 May 2021", "Monday"), "utf-8")
    done = run("embed", "page.html", "--document", "release.txt", "--everything")
    assert "release.txt:5:" in done.err
    assert "gives no year" in done.err


def test_a_press_release_alone_gives_its_block(folder: Path) -> None:
    done = run("embed", "release.txt")
    assert done.code == 0
    assert done.out.startswith(BLOCK)
    assert run("embed", "release.txt", "-o", "block.html").out == b""
    assert (folder / "block.html").read_bytes() == done.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["release.txt", "--in-place"], 2, "this is not a web page"),
        (["release.txt", "--remove"], 2, "this is not a web page"),
        (["release.txt", "--document", "release.txt"], 2, "this is not a web page"),
        (["none.html"], 3, "none.html"),
        (["page.html", "--document", "none.txt"], 3, "none.txt"),
        (["page.html", "--description", "release.txt"], 3, "release.txt"),
        (["page.html", "--in-place", "-o", "x"], 2, "cannot be used together"),
        (["-", "--in-place"], 2, "standard input"),
        (["page.html", "--document", "release.txt", "--description", "ferry.json"], 2, "cannot be used together"),
        (["page.html", "--remove", "--document", "release.txt"], 2, "--remove"),
        (["page.html", "--remove", "--for", "google"], 2, "--remove"),
        (["page.html", "--for", "bing"], 2, "--for"),
        (["other.html", "--description", "ferry.json"], 3, "shows nothing of what ferry.json says"),
        (["page.html", "--description", "ferry.json", "--published", "2021-01-01"], 2, "--published"),
    ],
)
def test_errors(folder: Path, arguments: list[str], code: int, says: str) -> None:
    done = run("embed", *arguments)
    assert (done.code, done.out) == (code, b"")
    assert says in done.err
    assert (folder / "page.html").read_text("utf-8") == PAGE


def test_a_page_that_cannot_be_written_is_left_whole(folder: Path) -> None:
    (folder / "link.html").symlink_to("page.html")
    assert run("embed", "link.html", "--in-place").code == 4
    assert (folder / "page.html").read_text("utf-8") == PAGE
    assert run("embed", "link.html", "--in-place", "--follow").code == 0
    assert BLOCK in (folder / "page.html").read_bytes()


def test_private_persons_and_what_is_unsure_stay_out_as_asked(folder: Path) -> None:
    sure = run("embed", "page.html", "--min-confidence", "1")
    assert sure.code == 0
    assert "Keller" not in sure.text.partition("</script>")[0]


def test_the_example_page(folder: Path) -> None:
    first = (EXAMPLES / "harbour-visit.html").read_bytes()
    done = run("embed", EXAMPLES / "harbour-visit.html")
    assert (done.code, done.err) == (0, "")
    assert run("embed", "-", "--remove", stdin=done.out).out == first
    block = json.loads(done.text.partition(BLOCK.decode())[2].partition("</script>")[0])
    assert block["@type"] == "NewsArticle"
    assert {"headline", "datePublished", "publisher", "about", "mentions"} <= block.keys()
