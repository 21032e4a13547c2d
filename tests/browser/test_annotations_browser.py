"""Chromium finds every quotation of our annotations at its position in `document.body`, whatever scripts the page has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from linkeddata.page import embed
from linkeddata.pipeline import ReadOptions, convert

if TYPE_CHECKING:
    from conftest import Viewer

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour-visit.html"
#: Walks the text nodes, as annotation tools do, and returns what stands at each position; positions are code points.
WALK = """places => {
    const nodes = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT)
    let text = ""
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) text += node.data
    const points = Array.from(text)
    return places.map(([start, end]) => points.slice(start, end).join(""))
}"""
PAGES = {
    "example": EXAMPLE.read_bytes(),
    "example with our block": embed(EXAMPLE.read_bytes()).data,
    "hard": (
        '<!doctype html>\r\n<html lang="en"><head><title>Ferry</title><noscript><link rel="stylesheet" href="x.css"></noscript>'
        "</head>\r\n<body>\n<!-- Anna Keller --><script>var a = '<p>Anna Keller';</script><noscript><img alt='Anna'></noscript>"
        "<template><p>Anna Keller</p></template><h1>Minister opens ferry \U0001f6a2 terminal</h1><pre>\r\n  x</pre>\r\n"
        "<table><tr><td>Port &amp; town</td></tr></table><svg><title>Pier</title></svg>"
        "<p>OSTBURG, 3 May 2021 - Transport Minister <b>Anna</b>&nbsp;Keller opened the new ferry terminal\r\nin Ostburg on Monday. "
        "She met Tomas&#32;Riha, director of the Lindo Ferry Office (LFO).</p></body></html>\n"
    ).encode(),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_browser_finds_the_quotations(page: bytes, viewer: Viewer, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page.replace(b"<head>", b'<head><meta charset="utf-8">', 1))
    found = json.loads(convert(file, to="annotations", options=ReadOptions(media_type="html")).text)
    targets = [t for a in found for t in (a["target"] if isinstance(a["target"], list) else [a["target"]])]
    quotes = [t["selector"][0]["exact"] for t in targets]
    places = [[t["selector"][1]["start"], t["selector"][1]["end"]] for t in targets]
    assert len(places) > 20
    with viewer.open(file) as opened:
        assert opened.page.evaluate(WALK, places) == quotes
