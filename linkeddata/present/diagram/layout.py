"""Places the boxes and links of a chart with graphlay, a layered (Sugiyama) layout.

It was chosen on the six examples, by eye and by measurement. Of the libraries whose wheels need no system package, it is the
only one that takes the sizes of boxes and labels and routes links around boxes (igraph places points; grandalf and netext do
not place labels; pygraphviz draws as well, but its wheels need the system's glib and X11).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linkeddata.present.diagram.chart import Chart, Edge, Kind, Node
from linkeddata.present.diagram.wrapping import width, wrap

Point = tuple[float, float]

#: Font sizes of names, notes and link labels, in pixels at full width.
NAME, NOTE, LINK = 13.0, 11.0, 10.5
LINE = 1.3  # line height, relative to the font size
PADDING = 9.0
ICON = 22.0  # room for the icon at the left of a box
#: Width of a column in pixels: it fits the smallest telephones in use.
COLUMN = 360.0
#: Greatest width of a picture in pixels, if possible: it then fits a screen of 1280 at full size.
WIDEST = 1240.0

_NAME_LINES, _NOTE_LINES = 5, 2
_COLUMN_LINES = 20
_TOLD_LINES = 6  # of the note of an event: its date, and what happened in the words of the text
_MARGIN, _GAP = 16.0, 14.0
# Greatest width of text in a box; tried in turn until the picture is no wider than `WIDEST`.
_ROOMS = (150.0, 118.0, 92.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its place: its centre, its size, and its text broken into lines."""

    node: Node
    x: float
    y: float
    wide: float
    high: float
    name: tuple[str, ...]
    note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A link with its path from border to border, and the centre of its label."""

    edge: Edge
    points: tuple[Point, ...]
    label: Point
    label_wide: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart after layout. All coordinates are between 0 and `wide` or `high`; y increases downwards."""

    chart: Chart
    wide: float
    high: float
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class _Size:
    wide: float
    high: float
    name: tuple[str, ...]
    note: tuple[str, ...]


def lay_out(chart: Chart) -> Layout:
    """Lay a chart out from left to right: linked boxes in layers, the others in rows below.

    Returns:
        A picture no wider than `WIDEST` if narrower boxes make that possible. The same chart always gives the same layout.
    """
    made = _laid(chart, _ROOMS[0])
    for room in _ROOMS[1:]:
        if made.wide <= WIDEST:
            break
        made = _laid(chart, room)
    return made


def _laid(chart: Chart, room: float) -> Layout:
    if chart.column:
        return _stacked(chart)
    sizes = {node.id: _size(node, room) for node in chart.nodes}
    linked = {end for edge in chart.edges for end in (edge.source, edge.target)}
    boxes, routes = _linked(chart, [n for n in chart.nodes if n.id in linked], sizes)
    wide = max((b.x + b.wide / 2 for b in boxes), default=0.0)
    wide = max([wide, *(x for r in routes for x, _ in r.points), *(r.label[0] + r.label_wide / 2 for r in routes)])
    high = max([0.0, *(b.y + b.high / 2 for b in boxes), *(y for r in routes for _, y in r.points)])
    below = high + 2 * _GAP if boxes else 0.0
    boxes += _rows([n for n in chart.nodes if n.id not in linked], sizes, below, max(wide, WIDEST * 0.75))
    wide = max([wide, *(b.x + b.wide / 2 for b in boxes)])
    high = max([high, *(b.y + b.high / 2 for b in boxes)])
    number = {node.id: place for place, node in enumerate(chart.nodes)}
    boxes.sort(key=lambda box: number[box.node.id])
    return _moved(Layout(chart, wide, high, tuple(boxes), tuple(routes)))


def _stacked(chart: Chart) -> Layout:
    """Return boxes of one width, one below the other."""
    room = COLUMN - 2 * _MARGIN - ICON - 2 * PADDING
    boxes: list[Box] = []
    y = 0.0
    for node in chart.nodes:
        size = replace(_size(node, room, _COLUMN_LINES), wide=COLUMN - 2 * _MARGIN)
        boxes.append(_box(node, size, size.wide / 2, y + size.high / 2))
        y += size.high + _GAP
    return _moved(Layout(chart, COLUMN - 2 * _MARGIN, max(0.0, y - _GAP), tuple(boxes), ()))


def _size(node: Node, room: float, lines: int = 0) -> _Size:
    name = wrap(node.label, NAME, room, _NAME_LINES) or [""]
    note = wrap(node.note, NOTE, room, lines or (_TOLD_LINES if node.kind is Kind.EVENT else _NOTE_LINES))
    text = max([width(line, NAME) for line in name] + [width(line, NOTE) for line in note])
    high = len(name) * NAME * LINE + len(note) * NOTE * LINE + 2 * PADDING
    return _Size(math.ceil(text + ICON + 2 * PADDING), math.ceil(high), tuple(name), tuple(note))


def _box(node: Node, size: _Size, x: float, y: float) -> Box:
    return Box(node, x, y, size.wide, size.high, size.name, size.note)


def _linked(chart: Chart, nodes: Sequence[Node], sizes: Mapping[str, _Size]) -> tuple[list[Box], list[Route]]:
    """Return the boxes that have links, and the links, as placed by the library."""
    if not nodes:
        return [], []
    import graphlay  # lazy: only pictures need it

    asked = graphlay.Graph()
    for node in nodes:
        asked.node(node.id, width=sizes[node.id].wide, height=sizes[node.id].high)
    for edge in chart.edges:
        ends = (
            (edge.target, edge.source) if edge.against else (edge.source, edge.target)
        )  # the whole is to the left of its parts
        asked.edge(ends[0], ends[1], label_size=None if chart.arrow else _label(edge))
    placed = graphlay.layout(asked, options=_MERGED if chart.arrow else _OPTIONS)
    left, top = placed.bounds["min"]["x"], placed.bounds["min"]["y"]

    def point(at: Mapping[str, float]) -> Point:
        return at["x"] - left, at["y"] - top

    boxes = [_box(node, sizes[node.id], *point(at["center"])) for node, at in zip(nodes, placed.nodes, strict=True)]
    routes = []
    for edge, drawn in zip(chart.edges, placed.edges, strict=True):
        points = tuple(point(p) for p in drawn["points"])
        anchor = drawn["label_anchor"]
        middle = point(anchor) if anchor else points[len(points) // 2]
        wide = 0.0 if chart.arrow else width(edge.label, LINK)
        routes.append(Route(edge, points[::-1] if edge.against else points, middle, wide))
    return boxes, routes


def _label(edge: Edge) -> dict[str, int]:
    return {"width": math.ceil(width(edge.label, LINK)) + 4, "height": math.ceil(LINK * LINE)}


_OPTIONS: Mapping[str, Any] = {
    "direction": "leftright",
    "routing": {"style": "orthogonal"},
    "spacing": {"layer_gap": 34.0, "node_gap": 16.0, "dummy_gap": 14.0, "port_gap": 9.0, "edge_label_margin": 10.0},
}
_MERGED: Mapping[str, Any] = {**_OPTIONS, "routing": {"style": "orthogonal", "merge_edges": "both"}}


def _rows(nodes: Sequence[Node], sizes: Mapping[str, _Size], top: float, wide: float) -> list[Box]:
    """Return boxes without links, in rows from the left."""
    boxes: list[Box] = []
    x, y, high = 0.0, top, 0.0
    for node in nodes:
        size = sizes[node.id]
        if x and x + size.wide > wide:
            x, y, high = 0.0, y + high + _GAP, 0.0
        boxes.append(_box(node, size, x + size.wide / 2, y + size.high / 2))
        x, high = x + size.wide + _GAP, max(high, size.high)
    return boxes


def _moved(layout: Layout) -> Layout:
    """Return a layout with a margin around it, rounded to tenths of pixels."""
    left = min([0.0, *(x for r in layout.routes for x, _ in r.points), *(r.label[0] - r.label_wide / 2 for r in layout.routes)])
    top = min([0.0, *(y for r in layout.routes for _, y in r.points), *(r.label[1] - LINK for r in layout.routes)])

    def at(x: float, y: float) -> Point:
        return round(x - left + _MARGIN, 1), round(y - top + _MARGIN, 1)

    boxes = (Box(b.node, *at(b.x, b.y), b.wide, b.high, b.name, b.note) for b in layout.boxes)
    routes = (Route(r.edge, tuple(at(*p) for p in r.points), at(*r.label), round(r.label_wide, 1)) for r in layout.routes)
    wide, high = math.ceil(layout.wide - left + 2 * _MARGIN), math.ceil(layout.high - top + 2 * _MARGIN)
    return Layout(layout.chart, wide, high, tuple(boxes), tuple(routes))
