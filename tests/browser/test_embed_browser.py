"""What Chromium makes of pages with our block: where it stands, what it says, that nothing runs and nothing else has changed."""

from __future__ import annotations

import importlib.util
import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic
from strategies import BASE, sample

from linkeddata.edit.json_form import dumps
from linkeddata.edit.shown import words
from linkeddata.html.markup import Markup
from linkeddata.page import Embedding, embed
from linkeddata.read.text_builder import TextBuilder
from linkeddata.read.visible_text import VisibleText
from linkeddata.values.description import Statement, Text
from linkeddata.values.document import Basis

if TYPE_CHECKING:
    from conftest import Opened, Viewer

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / "unit" / "page"))

from roundtrip import DOCUMENTS, PAGE, base_of, by_rdflib, described, embedded, page_of, said, saying  # noqa: E402
from skeletons import SKELETONS, Skeleton  # noqa: E402

WEB = TESTS.parent / "examples" / "web"
DESCRIPTION = dumps(sample()).encode()
LOOK = """(() => {
  const ours = [...document.querySelectorAll('script[data-generator=linkeddata]')];
  return {
    count: ours.length,
    where: ours.map(s => [s.namespaceURI, s.closest('head') ? 'head' : s.closest('body') ? 'body' : '']),
    said: ours.map(s => JSON.parse(s.textContent)),
    title: document.title,
    scripts: document.scripts.length,
    text: document.body ? document.body.innerText : '',
  };
})()"""


@pytest.fixture(scope="module")
def tab(viewer: Viewer) -> Iterator[Opened]:
    with viewer.open() as opened:
        yield opened


def look(tab: Opened, path: Path, data: bytes) -> dict[str, object]:
    path.write_bytes(data)
    tab.go(path.as_uri())
    return dict(tab.page.evaluate(LOOK))


def with_block(data: bytes, name: str) -> bytes:
    return embed(data, DESCRIPTION, profile=(), hidden_too=name.startswith("frameset")).data


@pytest.mark.parametrize("name", SKELETONS)
def test_every_page_has_the_block_where_it_should_be_and_the_text_it_had(name: str, tab: Opened, tmp_path: Path) -> None:
    page = SKELETONS[name]
    made = with_block(page.data, name)
    before = look(tab, tmp_path / "before.html", page.data)
    after = look(tab, tmp_path / "after.html", made)
    assert after["count"] == 1
    assert after["where"] == [["http://www.w3.org/1999/xhtml", page.parent]]
    assert after["said"] == [block_of(made, page)]
    assert "Ingrid Sørbø" in json.dumps(after["said"], ensure_ascii=False)
    assert after["title"] == before["title"]
    assert after["scripts"] == int(str(before["scripts"])) + 1
    assert words(str(after["text"])) == words(str(before["text"]))
    assert tab.dialogs == []


def block_of(data: bytes, page: Skeleton) -> object:
    text = data[len(page.mark) :].decode(page.encoding)
    inner = text[text.index(">", text.index('type="application/ld+json" data-generator')) + 1 :]
    return json.loads(inner.partition("</script>")[0])


@pytest.mark.parametrize("name", [name for name, page in SKELETONS.items() if page.xml])
def test_xhtml_read_as_xml(name: str, tab: Opened, tmp_path: Path) -> None:
    page = SKELETONS[name]
    made = with_block(page.data, name)
    seen = look(tab, tmp_path / "page.xhtml", made)
    assert seen["said"] == [block_of(made, page)]
    assert tab.page.evaluate("document.contentType") == "application/xhtml+xml"


HEADLINES = {
    29: [
        "</script>",
        "</script><script>alert(1)</script>",
        "</script\n>",
        "<img src=x onerror=alert(1)>",
        "\u2028\u2029",
        "&lt;/script&gt;",
    ],
    30: ["<!-- <script>", "<!--", "-->", "<!--<script>--></script>", "<![CDATA[", "]]>"],
    31: ["</ScRiPt >", "</SCRIPT/x><svg onload=alert(1)>", "</scrIPT\t>", "<SCRIPT>alert(1)</SCRIPT>"],
}


@pytest.mark.parametrize("row", HEADLINES, ids="row-{}".format)
def test_hostile_headlines_run_nothing_and_read_back(row: int, tab: Opened, tmp_path: Path) -> None:
    page = b'<!doctype html><html><head><meta charset="utf-8"><title>News</title></head><body><p>Text</p></body></html>'
    for text in HEADLINES[row]:
        said = Statement(BASE + "article", "headline", Text(text), Basis.EDITOR)
        rest = tuple(s for s in sample().statements if s.property != "headline")
        description = dumps(replace(sample(), statements=(*rest, said))).encode()
        seen = look(tab, tmp_path / "page.html", embed(page, description, profile=(), hidden_too=True).data)
        assert (seen["title"], seen["text"], seen["scripts"]) == ("News", "Text", 1)
        assert seen["said"][0]["headline"] == text  # type: ignore[index]
        assert tab.dialogs == []


# ---- there and back: `JSON.parse` in Chromium, rdflib, and the graph that was embedded


@pytest.fixture
def as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rdflib keep literals as they are written, also those that are not of their type."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def back(tab: Opened, path: Path, done: Embedding) -> rdflib.Graph:
    (block,) = look(tab, path, done.data)["said"]  # type: ignore[misc]
    return by_rdflib(block, base_of(done))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
@pytest.mark.usefixtures("as_written")
def test_every_example_comes_back_by_way_of_chromium(path: Path, tab: Opened, tmp_path: Path) -> None:
    done = embedded(page_of(path), dumps(described(path)).encode())
    assert isomorphic(back(tab, tmp_path / "page.html", done), done.conversion.dataset.data)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(said)
@pytest.mark.usefixtures("as_written")
def test_hostile_texts_come_back_by_way_of_chromium(tab: Opened, tmp_path: Path, texts: tuple[str, ...]) -> None:
    done = embedded(PAGE, saying(texts))
    assert set(back(tab, tmp_path / "page.html", done)) == set(done.conversion.dataset.data)
    assert tab.page.evaluate("[document.title, document.body.innerText, document.scripts.length]") == ["News", "Text.", 1]
    assert tab.dialogs == []


def test_a_dialog_would_be_seen(tab: Opened, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<script>alert('seen')</script>", "utf-8")
    tab.go((tmp_path / "page.html").as_uri())
    assert tab.dialogs == ["seen"]


_META = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
POLICY = f"<!doctype html><html><head><meta charset=utf-8>{_META}%s</head><p>x</html>"


def blocked(tab: Opened) -> list[str]:
    return [said for said in tab.complaints if "Content Security Policy" in said]


@pytest.mark.rows(34)
def test_no_policy_keeps_data_back(tab: Opened, tmp_path: Path) -> None:
    made = embed((POLICY % "").encode(), DESCRIPTION, profile=(), hidden_too=True).data
    seen = look(tab, tmp_path / "page.html", made)
    assert seen["said"][0]["@type"] == "NewsArticle"  # type: ignore[index]
    assert blocked(tab) == []
    look(tab, tmp_path / "page.html", (POLICY % "<script>alert(1)</script>").encode())
    assert blocked(tab)


# Pages whose markup hides or reorders text: the reading must agree with what Chromium shows.
UNCLOSED = {
    "unclosed": "<p>one<b>two<i>three<p>four<ul><li>five<li>six<table><tr><td>seven<td>eight",
    "no body": "<title>t</title>one<div>two",
    "nothing but text": "one two",
    "misnested": "<b>one<p>two</b>three</p>four",
    "attributes": "<p title='>one'>two<a href=x>three</a>",
    "stray ends": "</div></p>one</b></td>two",
    "comments": "one<!-- two -->three<!-->four<!--- five --->six",
    "hidden": "<p hidden>one</p><p style='display:none'>two</p><template>three</template><p>four</p>",
    "lists": "<dl><dt>one<dd>two<dt>three<dd>four</dl>",
    "options": "<select><option>one<option>two</select>three",
}


@pytest.mark.rows(28)
@pytest.mark.parametrize("body", UNCLOSED.values(), ids=UNCLOSED)
def test_the_text_is_what_chromium_shows(body: str, tab: Opened, tmp_path: Path) -> None:
    page = "<!doctype html><meta charset=utf-8>" + body
    (tmp_path / "page.html").write_text(page, "utf-8")
    tab.go((tmp_path / "page.html").as_uri())
    hide = "document.querySelectorAll('select').forEach(s => s.remove())"  # what can be chosen is no text of the page to us
    shown = tab.page.evaluate(f"({hide}, document.body.innerText)")
    builder = TextBuilder(page)
    VisibleText(builder, "").walk(Markup(page).tokens)
    assert words(builder.text) == words(shown)


def served(path: Path) -> object:
    spec = importlib.util.spec_from_file_location(f"web_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # Flask looks there for its templates
    spec.loader.exec_module(module)
    return module


class _Silent(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


def test_the_flask_example(tab: Opened) -> None:
    pytest.importorskip("flask")
    server = make_server("127.0.0.1", 0, served(WEB / "app.py").app, handler_class=_Silent)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        tab.go(f"http://127.0.0.1:{server.server_port}/news/phone-call")
        seen = tab.page.evaluate(LOOK)
    finally:
        server.shutdown()
        server.server_close()
    assert seen["where"] == [["http://www.w3.org/1999/xhtml", "head"]]
    assert seen["said"][0]["@type"] == "NewsArticle"
    assert seen["said"][0]["headline"] in " ".join(seen["text"].split())


def test_the_static_site(viewer: Viewer, tmp_path: Path, screenshots: Path) -> None:
    served(WEB / "site.py").build(tmp_path)  # type: ignore[attr-defined]
    pages = sorted(tmp_path.glob("*.html"))
    assert len(pages) == 4
    for page in pages:
        for width in (1280, 390):
            with viewer.open(page, width=width) as opened:
                seen = opened.page.evaluate(LOOK)
                assert seen["said"][0]["@type"] == "NewsArticle"
                assert seen["said"][0]["headline"] in " ".join(seen["text"].split())
                assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
                assert opened.axe() == []
                assert opened.page.screenshot(path=screenshots / f"site-{page.stem}-{width}.png")
