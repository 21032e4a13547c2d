"""`extract`: what a page carries, as JSON-LD or as a graph."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from commandline import EXAMPLES, run

PAGE = EXAMPLES / "harbour-visit.html"
BROKEN = '<html><head><title>x</title>\n<script type="application/ld+json">{"@type": </script>\n%s</head></html>'
GOOD = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "Ann"}</script>'


def test_an_array_of_json_ld() -> None:
    done = run("extract", PAGE)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.text)
    assert found[0]["@type"] == "WebSite"
    assert len(found) == 2
    assert json.loads(run("extract", PAGE, "--syntax", "json-ld").text) == found[:1]


def test_graphs_of_what_was_embedded() -> None:
    page = run("embed", PAGE).out
    turtle = run("extract", "-", "--format", "turtle", "--syntax", "json-ld", stdin=page)
    triples = run("extract", "-", "--format", "ntriples", "--syntax", "json-ld", stdin=page)
    assert (turtle.code, triples.code, turtle.err, triples.err) == (0, 0, "", "")
    one = set(pyoxigraph.parse(turtle.out, pyoxigraph.RdfFormat.TURTLE))
    assert len(one) == len(triples.text.splitlines()) > 100
    assert '"2024-11-21"^^<http://www.w3.org/2001/XMLSchema#date>' in triples.text


def test_one_broken_block_does_not_lose_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.html").write_text(BROKEN % GOOD, "utf-8")
    done = run("extract", "p.html", "-o", "out.json")
    assert done.code == 1
    assert "linkeddata: p.html:2:" in done.err
    assert [node["name"] for node in json.loads(Path("out.json").read_bytes())] == ["Ann"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["none.html"], 3, "none.html"),
        ([EXAMPLES / "phone-call.txt"], 1, "has no data"),
        ([PAGE, "--format", "xml"], 2, "--format"),
        ([PAGE, "--url", "x y"], 2, "--url"),
        ([PAGE, "--max-bytes", "10"], 5, "10 bytes"),
        ([PAGE, "--encoding", "no-such"], 2, "no-such"),
        ([EXAMPLES], 3, "directory"),
    ],
)
def test_errors(arguments: list[object], code: int, says: str) -> None:
    done = run("extract", *map(str, arguments))
    assert done.code == code
    assert says in done.err
