"""Every picture in every form, with texts that would be something else in it."""

from __future__ import annotations

import dataclasses
import struct
from functools import cache
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import many

from linkeddata.present.diagram import PICTURES, svg
from linkeddata.present.diagram.chart import KIND_NAMES, Chart, Edge, Kind, Node
from linkeddata.present.diagram.icons import ICONS
from linkeddata.present.diagram.mermaid import escaped

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    'He said "no"',
    "back\\slash \\N \\G",
    "end\\",
    "<b>bold</b>",
    "<img src=x onerror=alert(1)>",
    "&lt;script&gt; & AT&T",
    "`code` **md**",
    "#quot; #35; ;",
    "end",
    "line1\nline2",
    "{curly} [square] (round) |bar|",
    "a-->b",
    "%% comment",
    "subgraph x",
    "1. list",
    "# heading",
    'click n1 "javascript:alert(1)"',
    "مرحبا بالعالم",
    "徐甘露",
    '"""',
    'end"]; x [label="',
    "]]>",
    "<!--",
    "\x00\x1b[31m",
)


def chart(labels: tuple[str, ...] = HOSTILE) -> Chart:
    nodes = tuple(Node(f"n{n}", list(Kind)[n % 4], label, label, f"urn:{n}") for n, label in enumerate(labels, 1))
    edges = tuple(Edge(f"n{n}", f"n{n + 1}", labels[n], n % 3 == 0) for n in range(1, len(labels)))
    return Chart('Title "x" <&> \\ ; %% end', "Summary: a; b # c", nodes, edges)


@cache
def rendered(name: str) -> str | bytes:
    """Return the picture of `chart()`."""
    return PICTURES[name].render(chart())


def plain(text: str) -> str:
    """Return what is left of a text to compare: no controls, white space folded."""
    return " ".join(svg.clean(text).split())


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_chart_gives_the_same_bytes(name: str) -> None:
    first = rendered(name)
    assert PICTURES[name].render(chart()) == first
    assert len(first) > 1000


def test_table_and_names_agree() -> None:
    assert list(PICTURES) == ["svg", "png", "dot", "mermaid"]
    assert len({picture.extension for picture in PICTURES.values()}) == len(PICTURES)
    assert set(ICONS) == set(Kind)


def test_svg_is_well_formed_and_says_what_it_shows() -> None:
    root = ET.fromstring(svg.render(chart()))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "picture-title picture-summary"
    assert (root[0].tag, root[0].text) == (f"{SVG}title", plain(chart().title))
    assert (root[1].tag, root[1].text) == (f"{SVG}desc", chart().summary)
    titles = [plain(t.text) for t in root.iter(f"{SVG}title")][1:]
    for label in HOSTILE:
        assert any(plain(label) in title for title in titles), label
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {"svg", "title", "desc", "style", "rect", "g", "path", "text"}
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on") or "href" in name]


def test_svg_within_a_page_leads_to_places_in_it() -> None:
    root = ET.fromstring(svg.draw(chart(), svg.Inside("map", {"urn:1": "t1", "urn:3": "t3"})))
    links = list(root.iter(f"{SVG}a"))
    assert [(e.attrib["href"], e.attrib["data-light"]) for e in links] == [("#t1", "t1"), ("#t3", "t3")]
    assert root.attrib["role"] == "group"
    assert root.find(f"{SVG}style") is None


def test_colours_are_legible() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    pairs = [("ink", "paper"), ("soft", "paper")]
    pairs += [(text, f"{kind}-tint") for kind in Kind for text in ("ink", "soft", kind.value)]
    assert svg.DARK.keys() == svg.COLOURS.keys()
    for colours in (svg.COLOURS, svg.DARK):
        assert min(contrast(colours[a], colours[b]) for a, b in pairs) >= 4.5
        assert min(contrast(colours[name], colours["paper"]) for name in ("line", *Kind)) >= 3  # lines and borders


def test_a_file_follows_the_colours_of_the_screen_and_a_page_brings_its_own() -> None:
    style = ET.fromstring(svg.render(chart())).findtext(f"{SVG}style") or ""
    light, _, dark = style.partition("@media (prefers-color-scheme: dark){")
    for name, colour in svg.DARK.items():
        assert svg.COLOURS[name] in light
        assert colour in dark
    assert ET.fromstring(svg.draw(chart(), svg.Inside())).find(f"{SVG}style") is None


def told() -> Chart:
    """Return a chart of a main event, a cancelled one, an unsure person, and an unsure link."""
    nodes = (
        Node("n1", Kind.EVENT, "Visit", "3 May", "urn:1", main=True),
        Node("n2", Kind.EVENT, "Concert", "cancelled", "urn:2", status="cancelled"),
        Node("n3", Kind.PERSON, "Ann", "", "urn:3", unsure=True),
    )
    return Chart("T", "S", nodes, (Edge("n1", "n3", "with (unsure)", unsure=True), Edge("n2", "n1", "part of", against=True)))


def test_what_is_main_cancelled_or_unsure_is_told_without_colour() -> None:
    root = ET.fromstring(svg.render(told()))
    groups = {g.findtext(f"{SVG}title"): g.attrib["class"] for g in root.iter(f"{SVG}g") if g.find(f"{SVG}title") is not None}
    assert groups == {
        "Main event: Visit (3 May)": "event main",
        "Event: Concert (cancelled)": "event cancelled",
        "Unsure person: Ann": "person unsure",
    }
    assert [p.attrib["class"] for p in root.iter(f"{SVG}path") if "way" in p.attrib.get("class", "")] == ["way unsure", "way"]
    texts = [t.text for t in root.iter(f"{SVG}text")]
    assert texts[-2:] == ["Main event", "Unsure"]  # the legend
    style = root.findtext(f"{SVG}style") or ""
    assert ".cancelled .name{text-decoration:line-through}" in style
    assert "stroke-dasharray" in style
    assert "dashed" in str(PICTURES["dot"].render(told()))
    for name in ("dot", "mermaid"):
        assert "cancelled" in str(PICTURES[name].render(told()))


def test_a_column_is_narrow_and_its_legend_stays_within_it() -> None:
    made = svg.render(dataclasses.replace(chart(), edges=(), column=True))
    root = ET.fromstring(made)
    assert float(root.attrib["width"]) <= 360
    lines = {t.text: (float(t.attrib["x"]), float(t.attrib["y"])) for t in list(root)[-1].iter(f"{SVG}text")}
    assert set(KIND_NAMES.values()) <= set(lines)
    assert all(x < 360 - 40 and y < float(root.attrib["height"]) for x, y in lines.values())
    assert "pointer: coarse" in made
    assert "pointer: coarse" not in svg.render(chart())
    every = svg.render(
        Chart("T", "S", tuple(dataclasses.replace(n, main=True, unsure=True) for n in chart().nodes), (), column=True)
    )
    places = [(t.attrib["x"], t.attrib["y"]) for t in list(ET.fromstring(every))[-1].iter(f"{SVG}text")]
    assert len(set(places)) == 6
    assert len({y for _, y in places}) == 2


def test_png_is_twice_the_size_of_the_svg() -> None:
    data = rendered("png")
    assert isinstance(data, bytes)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    root = ET.fromstring(svg.render(chart()))
    assert struct.unpack(">II", data[16:24]) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


@pytest.fixture(scope="module")
def graphviz() -> ModuleType:
    """Graphviz itself; its wheel asks for libraries of X11 and GLib, which a browser brings."""
    return pytest.importorskip("pygraphviz", reason="needs the libraries libX11 and GLib", exc_type=ImportError)


def test_graphviz_reads_dot_and_shows_the_texts_as_they_are(graphviz: ModuleType) -> None:
    graph = graphviz.AGraph(string=PICTURES["dot"].render(chart()))
    assert (len(graph.nodes()), len(graph.edges())) == (len(HOSTILE), len(HOSTILE) - 1)
    graph.layout("dot")
    drawn = ET.fromstring(graph.draw(format="svg"))
    texts = "\n".join(t.text or "" for t in drawn.iter(f"{SVG}text"))
    for label in HOSTILE:
        assert all(svg.clean(line) in texts for line in label.splitlines()), label


@settings(max_examples=many(100), deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), min_size=2, max_size=5).map(tuple))
def test_graphviz_reads_any_text(graphviz: ModuleType, labels: tuple[str, ...]) -> None:
    graph = graphviz.AGraph(string=PICTURES["dot"].render(chart(labels)))
    assert sorted(graph.nodes()) == sorted(f"n{n}" for n in range(1, len(labels) + 1))
    assert len(graph.edges()) == len(labels) - 1


@settings(max_examples=many(100), deadline=None)
@given(st.lists(st.text(max_size=20), min_size=2, max_size=5).map(tuple))
def test_svg_is_well_formed_whatever_the_text(labels: tuple[str, ...]) -> None:
    ET.fromstring(svg.render(chart(labels)))


@given(st.text())
def test_mermaid_texts_hold_nothing_that_mermaid_reads(text: str) -> None:
    made = escaped(text)
    assert made
    assert not set('"`<>[]{}|\\&*_~\n\r') & set(made)
