"""What is told: what a file is that cannot be read, what was meant, and all of it as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import run

PAGE = '<!doctype html><html lang="en"><head><title>Fair</title></head><body>{}</body></html>'
PROSE = "Minister Irene Falk opened the fair in Ostburg on 3 May 2021."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


#: File, its content, the words of the error.
OTHER = [
    ("news.xml", '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>', "an RSS feed"),
    ("news.rss", '<rss version="2.0"><channel></channel></rss>', "an RSS feed"),
    ("feed", '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "an Atom feed"),
    (
        "wp.xml",
        '<?xml version="1.0"?><!-- made by WordPress --><rss xmlns:wp="http://wordpress.org/export/1.2/"></rss>',
        "an RSS feed without anything to read",
    ),
    ("map.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', "a site map"),
    ("data.xml", '<?xml version="1.0"?><nodes><node>x</node></nodes>', "XML with the element nodes"),
    (
        "post.json",
        json.dumps({"title": {"rendered": "Fair"}, "content": {"rendered": f"<p>{PROSE}</p>"}}),
        "an export of a content management system",
    ),
    ("posts.json", json.dumps([{"id": 1, "slug": "fair", "excerpt": PROSE}]), "an export of a content management system"),
    ("v.json", json.dumps({"version": "5", "posts": [{"html": PROSE}]}), "an export of a content management system"),
    ("drupal.json", json.dumps({"jsonapi": {"version": "1.0"}, "links": {}}), "an export of a content management system"),
    (
        "sanity.ndjson",
        '{"_id": "1", "_type": "post"}\n{"_id": "2", "_type": "post"}\n',
        "line 1 has no text; name the field that has it in linkeddata.toml",
    ),
    ("feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": []}), "a JSON feed"),
    ("a.json", json.dumps({"@context": "https://schema.org", "@type": "NewsArticle"}), "this is JSON-LD"),
    ("n.json", json.dumps({"name": "x"}), "this is JSON, but not a description"),
    ("broken.json", '{"title": "x"', "not valid JSON"),
    ("hidden.html", PAGE.format(f'<div style="display:none"><p>{PROSE}</p></div>'), "all text of the page is hidden"),
    ("attribute.html", PAGE.format(f"<main hidden><p>{PROSE}</p></main>"), "all text of the page is hidden"),
    ("app.html", PAGE.format('<div id="root"></div><script src="/app.js"></script>'), "only scripts that write it"),
    ("empty.html", PAGE.format("<p> </p>"), "the file has no text"),
]


@pytest.mark.parametrize(("name", "text", "says"), OTHER, ids=[row[0] for row in OTHER])
def test_what_is_no_release_is_named(folder: Path, name: str, text: str, says: str) -> None:
    Path(name).write_text(text, "utf-8")
    for command in ("convert", "describe"):
        done = run(command, name)
        assert done.code == 3
        assert says in done.err
        assert done.err.count("\n") == 1
        assert "required property" not in done.err


def test_what_the_user_calls_text_is_text(folder: Path) -> None:
    Path("a.xml").write_text(f"<rss>{PROSE}</rss>", "utf-8")
    assert run("convert", "a.xml", "--input-format", "text", "--headline", "Fair").code == 0


def test_a_post_that_is_only_a_link_has_its_front_matter(folder: Path) -> None:
    for name, text in (
        ("a.md", "---\ntitle: Fair opens\ndate: 2021-05-03\n---\n"),
        ("b.md", '+++\ntitle = "Fair opens"\n+++\n\n\n'),
    ):
        Path(name).write_text(text, "utf-8")
        done = run("convert", name, "--to", "turtle")
        assert done.code == 0
        assert 'schema:headline "Fair opens"' in done.text
        assert "[metadata-only]" in done.err
        assert "not in English" not in done.err
        assert run("describe", name).code == 0
    Path("c.md").write_text("---\nlayout: x\n---\n", "utf-8")
    assert run("convert", "c.md").code == 3


@pytest.mark.parametrize(
    "address", ["https://press.example/fair", "http://press.example/a.html", "ftp://press.example/a.ttl", "HTTPS://X.EXAMPLE"]
)
@pytest.mark.parametrize(
    "line",
    [
        "convert {}",
        "describe {}",
        "embed {}",
        "validate {}",
        "extract {}",
        "draw {}",
        "query {} -q ASK{{}}",
        "embed p.html --document {}",
    ],
)
def test_an_address_is_not_fetched(folder: Path, address: str, line: str) -> None:
    Path("p.html").write_text(PAGE.format(PROSE), "utf-8")
    done = run(*line.format(address).split())
    assert done.code == 3
    assert "addresses are not fetched; save the page" in done.err


#: What is written, what is meant.
MEANT = [
    (("convert", "a.txt", "--to", "ttl"), "there is no 'ttl'; use turtle"),
    (("convert", "a.txt", "--to", "text/turtle"), "use turtle"),
    (("convert", "a.txt", "--to", "json-ld"), "use jsonld"),
    (("convert", "a.txt", "--to", "json"), "use jsonld"),
    (("convert", "a.txt", "--to", "nt"), "use ntriples"),
    (("convert", "a.txt", "--to", "NQ"), "use nquads"),
    (("convert", "a.txt", "--to", "pdf"), "use one of jsonld, turtle"),
    (("extract", "a.html", "--format", "ttl"), "use turtle"),
    (("extract", "a.html", "--syntax", "jsonld"), "use json-ld"),
    (("draw", "a.ttl", "--to", "merm"), "use mermaid"),
    (("convert", "a.txt", "--input-format", "md"), "use one of text"),
    (("convert", "a.txt", "--input-format", "markdwon"), "use markdown"),
]


@pytest.mark.parametrize(("line", "says"), MEANT, ids=[" ".join(row[0]) for row in MEANT])
def test_the_nearest_choice_is_named(folder: Path, line: tuple[str, ...], says: str) -> None:
    done = run(*line)
    assert done.code == 2
    assert says in done.err


def test_an_earlier_file_is_only_mentioned_if_there_was_one(folder: Path) -> None:
    Path("a.txt").write_text(PROSE, "utf-8")
    done = run("convert", "a.txt", "-o", "nowhere/a.ttl")
    assert done.code == 4
    assert "earlier file" not in done.err


def test_the_null_device_takes_everything(folder: Path) -> None:
    Path("a.txt").write_text(PROSE, "utf-8")
    assert run("convert", "a.txt", "-o", "/dev/null", "--headline", "Fair").code == 0
    assert run("describe", "a.txt", "--json", "-o", "/dev/null").code == 0


FIRE = "Police arrest Milan Dvorak after fire\n\nOSTBURG, 3 May 2021 - Police arrested Milan Dvorak in Ostburg on Monday.\n"


def objects(err: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in err.splitlines()]


def test_messages_as_json(folder: Path) -> None:
    Path("fire.txt").write_text(FIRE, "utf-8")
    told = objects(run("convert", "fire.txt", "missing.txt", "-o", "out/", "--messages", "json").err)
    assert [(m["code"], m["severity"], m["source"]) for m in told] == [
        ("private-person", "warning", "fire.txt"),
        (None, "error", "missing.txt"),
    ]
    assert (told[0]["line"], told[0]["column"]) == (1, 15)
    assert told[1]["exitCode"] == 3
    Path("page.html").write_text(PAGE.format(f"<p>{FIRE.partition('- ')[2]}</p>"), "utf-8")
    done = run("embed", "page.html", "--for", "google", "--messages", "json")
    assert {m["source"] for m in objects(done.err)} == {"page.html"}
    assert all(m["message"] and m["code"] for m in objects(done.err))


@pytest.mark.parametrize(
    "line",
    [
        ("convert", "fire.txt", "--to", "ttl", "--messages", "json"),
        ("convert", "--messages", "json", "fire.txt", "--publisher-type", "Nope"),
        ("embed", "missing.html", "--messages", "json"),
        ("embed", "fire.txt", "--in-place", "--messages", "json"),
        ("convert", "fire.txt", "-o", "nowhere/x.ttl", "--messages", "json"),
    ],
)
def test_errors_as_json(folder: Path, line: tuple[str, ...]) -> None:
    Path("fire.txt").write_text(FIRE, "utf-8")
    done = run(*line)
    (told,) = [m for m in objects(done.err) if m["severity"] == "error"]
    assert told["exitCode"] == done.code
    assert told["message"]


def test_messages_are_text_where_nothing_is_said(folder: Path) -> None:
    assert run("convert", "missing.txt").err.startswith("linkeddata: ")
    assert "use json" in run("convert", "missing.txt", "--messages", "jsonl").err


def test_cases_counted() -> None:
    assert (len(OTHER), len(MEANT)) == (19, 12)
