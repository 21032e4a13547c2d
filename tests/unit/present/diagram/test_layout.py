"""Boxes hold their text and do not overlap; words on links stand free; a picture is as wide as a screen."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

import pytest
from commandline import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from linkeddata.present.diagram import WHATS
from linkeddata.present.diagram.chart import Chart, Edge, Kind, Node
from linkeddata.present.diagram.layout import ICON, LINE, LINK, NAME, NOTE, PADDING, WIDEST, Box, Layout, lay_out
from linkeddata.present.diagram.wrapping import width, wrap
from linkeddata.rdf import parse
from linkeddata.rdf.triple_index import Data

sys.path.insert(0, str(Path(__file__).parent))

from scripts import SCRIPTS
from sizes import many

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.ttl"))


def laid(name: str, what: str) -> Layout:
    return lay_out(WHATS[what](Data(parse.triples(parse.read(EXAMPLES / f"{name}.ttl")))))


def rectangle(box: Box) -> tuple[float, float, float, float]:
    return box.x - box.wide / 2, box.y - box.high / 2, box.x + box.wide / 2, box.y + box.high / 2


def overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def check(layout: Layout) -> None:
    """Assert that a layout is one: everything inside, boxes apart, text within its box."""
    boxes = [rectangle(box) for box in layout.boxes]
    assert len(boxes) == len(layout.chart.nodes)
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= layout.wide
        assert bottom <= layout.high
    for box in layout.boxes:
        inner = box.wide - 2 * PADDING - ICON
        assert all(width(line, NAME) <= inner for line in box.name)
        assert all(width(line, NOTE) <= inner for line in box.note)
        assert (len(box.name) * NAME + len(box.note) * NOTE) * LINE <= box.high - 2 * PADDING + 1
    for route in layout.routes:
        assert len(route.points) >= 2
        assert all(-1 <= x <= layout.wide + 1 and -1 <= y <= layout.high + 1 for x, y in route.points)


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("name", NAMES)
def test_examples_are_legible(name: str, what: str) -> None:
    layout = laid(name, what)
    check(layout)
    assert layout.wide <= WIDEST  # so that a screen of 1280 shows it at full size
    assert layout == laid(name, what)


@pytest.mark.parametrize("name", NAMES)
def test_words_on_links_stand_free_of_boxes_and_of_each_other(name: str) -> None:
    layout = laid(name, "graph")
    words = [
        (r.label[0] - r.label_wide / 2, r.label[1] - LINK / 2, r.label[0] + r.label_wide / 2, r.label[1] + LINK / 2)
        for r in layout.routes
    ]
    assert words
    assert not [pair for pair in combinations(words, 2) if overlap(*pair)]
    assert not [(w, b) for w in words for b in map(rectangle, layout.boxes) if overlap(w, b)]


@pytest.mark.parametrize("name", NAMES)
def test_links_end_at_their_boxes(name: str) -> None:
    layout = laid(name, "graph")
    boxes = {box.node.id: rectangle(box) for box in layout.boxes}
    for route in layout.routes:
        for (x, y), end in ((route.points[0], route.edge.source), (route.points[-1], route.edge.target)):
            left, top, right, bottom = boxes[end]
            assert left - 1 <= x <= right + 1
            assert top - 1 <= y <= bottom + 1


@settings(max_examples=many(60), deadline=None)
@given(st.data())
def test_any_chart_is_laid_out(data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.text(max_size=60), min_size=1, max_size=12))
    nodes = tuple(Node(f"n{n}", list(Kind)[n % 4], label, label[:20]) for n, label in enumerate(labels, 1))
    ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes), st.booleans()).filter(lambda e: e[0] != e[1])
    links = data.draw(st.lists(ends, max_size=20, unique_by=lambda e: (e[0].id, e[1].id)))
    edges = tuple(Edge(a.id, b.id, "part of", against) for a, b, against in links)
    check(lay_out(Chart("T", "S", nodes, edges)))


@given(st.text(), st.floats(30, 300), st.integers(1, 5))
def test_no_line_is_wider_than_its_room(text: str, room: float, lines: int) -> None:
    made = wrap(text, 13, room, lines)
    assert len(made) <= lines
    assert all(width(line, 13) <= room for line in made)
    folded = " ".join(text.split())
    if folded and width(folded, 13) <= room:
        assert made == [folded]


@pytest.mark.parametrize("text", SCRIPTS)
def test_nothing_of_a_short_name_is_lost(text: str) -> None:
    assert "".join("".join(wrap(text, 13, 120, 9)).split()) == "".join(text.split())
