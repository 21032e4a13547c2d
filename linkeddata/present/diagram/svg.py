"""SVG: a chart with a title and a description for screen readers, and without scripts, links or external resources."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.etree import ElementTree as ET

from linkeddata.present.diagram.chart import KIND_NAMES, Chart, Kind, Node
from linkeddata.present.diagram.icons import ICONS
from linkeddata.present.diagram.layout import ICON, LINE, LINK, NAME, NOTE, PADDING, Box, Layout, Point, Route, lay_out
from linkeddata.present.diagram.wrapping import width, wrap
from linkeddata.text.clean import clean

NAMESPACE = "http://www.w3.org/2000/svg"
#: Noto Sans first: the font that the extra `png` brings.
FONTS = '"Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif'

#: Colours by name, on white. Text has a contrast of at least 4.5 on its background (a test checks it).
COLOURS: Mapping[str, str] = MappingProxyType(
    {
        **{"paper": "#ffffff", "ink": "#1d2329", "soft": "#59636e", "line": "#8a939d"},
        **{"event": "#5a3e9b", "event-tint": "#f3effb", "person": "#0d6656", "person-tint": "#e8f4f1"},
        **{"organization": "#1d5893", "organization-tint": "#eaf1f9", "place": "#8a4a08", "place-tint": "#faf0e3"},
    }
)
#: The same for screens that are set to dark.
DARK: Mapping[str, str] = MappingProxyType(
    {
        **{"paper": "#181b1f", "ink": "#e3e5e8", "soft": "#a2abb4", "line": "#7a848e"},
        **{"event": "#bba8f4", "event-tint": "#282340", "person": "#7ed0be", "person-tint": "#15332d"},
        **{"organization": "#93c1f2", "organization-tint": "#172c43", "place": "#eab87a", "place-tint": "#382917"},
    }
)
#: CSS rules; `$name` stands for a colour.
STYLE = (
    (
        f"text{{font-family:{FONTS};fill:$ink}}\n"
        f".name{{font-size:{NAME:g}px}}\n.note{{font-size:{NOTE:g}px;fill:$soft}}\n"
        f".said{{font-size:{LINK}px;fill:$soft;text-anchor:middle;"
        "paint-order:stroke;stroke:$paper;stroke-width:3px;stroke-linejoin:round}\n"
        ".way{fill:none;stroke:$line;stroke-width:1.2px}\n.tip{fill:$line}\n.paper{fill:$paper}\n"
    )
    + "".join(
        f".{kind} rect{{fill:${kind}-tint;stroke:${kind};stroke-width:1px}}\n.{kind} path{{fill:${kind};fill-rule:evenodd}}\n"
        for kind in Kind
    )
    + (
        ".main rect{stroke-width:2.5px}\n.unsure rect,.way.unsure{stroke-dasharray:5 3}\n"
        ".cancelled .name{text-decoration:line-through}\n.sample{fill:none;stroke:$ink}\n"
    )
)

# Corner radius of boxes by kind, in addition to colour and icon.
_CORNERS = {Kind.EVENT: 3.0, Kind.PERSON: 14.0, Kind.ORGANIZATION: 0.0, Kind.PLACE: 7.0}
_ROUND = 7.0  # radius of a link's bends
_TIP = (7.0, 3.2)  # length and half the width of an arrow's head
_LEGEND, _LEGEND_LINE = 34.0, 18.0
# A telephone shows a file as if its screen were 980 pixels wide, so a column has to fill it to be legible.
_FILLING = "@media (pointer: coarse) and (max-width: 1000px){svg:root{width:100%;height:auto}}\n"
_BORDERS = {"main": "Main event", "unsure": "Unsure"}  # class of a box → what its border says


@dataclass(frozen=True, slots=True)
class Inside:
    """How a picture is embedded in a page.

    Args:
        prefix: prefix of the ids of title and description, for a page with several pictures.
        targets: IRI of a thing → the id in the page that its box links to.
        colours: the values for `STYLE`; None if the page has the rules itself.
    """

    prefix: str = "picture"
    targets: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] | None = None


def render(chart: Chart) -> str:
    """Return a chart as the content of an SVG file, ending with a line break."""
    return draw(chart, Inside(colours=COLOURS)) + "\n"


def draw(chart: Chart, inside: Inside) -> str:
    """Return a chart as an `svg` element; a chart without nodes gives an empty picture."""
    layout = lay_out(chart)
    entries = _entries(layout)
    high = layout.high + _LEGEND + (entries[-1][3] * _LEGEND_LINE if entries else 0)
    root = ET.Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "viewBox": f"0 0 {_number(layout.wide)} {_number(high)}",
            "width": _number(layout.wide),
            "height": _number(high),
            "role": "group" if inside.targets else "img",  # links inside an image cannot be reached
            "aria-labelledby": f"{inside.prefix}-title {inside.prefix}-summary",
        },
    )
    _text(root, "title", chart.title, id=f"{inside.prefix}-title")
    _text(root, "desc", chart.summary, id=f"{inside.prefix}-summary")
    if inside.colours is not None:
        dark = f"@media (prefers-color-scheme: dark){{\n{_alone(DARK)}}}" if inside.colours is COLOURS else ""
        _text(root, "style", _alone(inside.colours) + (_FILLING if chart.column else "") + dark)
        ET.SubElement(root, "rect", {"class": "paper", "width": "100%", "height": "100%"})
    _ways(root, layout.routes)
    if not chart.arrow:
        _said(root, layout.routes)
    for box in layout.boxes:
        _thing(root, box, inside.targets.get(box.node.iri))
    _legend(root, layout, entries)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode")


def painted(colours: Mapping[str, str], within: str = "") -> str:
    """Return `STYLE` with colours filled in.

    Args:
        colours: CSS values by their names in `COLOURS`.
        within: a selector before every rule, for a page that contains more than the picture: `.picture `.
    """
    rules = re.sub(r"\$([a-z]+(?:-tint)?)", lambda name: colours[name[1]], STYLE)
    return re.sub(r"^(?=.)", within, rules, flags=re.MULTILINE)


def _alone(colours: Mapping[str, str]) -> str:
    """Return the rules of a file of its own, whose ground reaches to the ends of the window."""
    return painted(colours) + f"svg:root{{background:{colours['paper']}}}\n"


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, tag, attributes)
    made.text = clean(text)
    return made


def _ways(root: ET.Element, routes: Sequence[Route]) -> None:
    """Draw the paths of all links below all labels, so that no line crosses a label."""
    ways = ET.SubElement(root, "g")
    for route in routes:
        ET.SubElement(ways, "path", {"class": "way unsure" if route.edge.unsure else "way", "d": _way(route.points)})
        ET.SubElement(ways, "path", {"class": "tip", "d": _tip(*route.points[-2:])})


def _said(root: ET.Element, routes: Sequence[Route]) -> None:
    said = ET.SubElement(root, "g")
    for route in routes:
        x, y = route.label
        _text(said, "text", route.edge.label, **{"class": "said", "x": _number(x), "y": _number(y + LINK * 0.36)})


def _way(points: Sequence[Point]) -> str:
    """Return path data for a line with rounded bends that ends at the arrow head."""
    (ax, ay), (bx, by) = points[-2:]
    far = math.dist((ax, ay), (bx, by)) or 1.0
    back = min(_TIP[0], far) / far
    points = [*points[:-1], (bx + (ax - bx) * back, by + (ay - by) * back)]
    data = f"M{_pair(points[0])}"
    for before, bend, after in zip(points, points[1:], points[2:], strict=False):
        data += f"L{_pair(_towards(bend, before))}Q{_pair(bend)} {_pair(_towards(bend, after))}"
    return f"{data}L{_pair(points[-1])}"


def _towards(start: Point, end: Point) -> Point:
    far = math.dist(start, end) or 1.0
    part = min(_ROUND, far / 2) / far
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _tip(before: Point, end: Point) -> str:
    far = math.dist(before, end) or 1.0
    dx, dy = (end[0] - before[0]) / far, (end[1] - before[1]) / far
    long, half = _TIP
    x, y = end[0] - dx * long, end[1] - dy * long
    return f"M{_pair(end)}L{_pair((x - dy * half, y + dx * half))}L{_pair((x + dy * half, y - dx * half))}z"


def _thing(root: ET.Element, box: Box, target: str | None) -> None:
    node = box.node
    whole = f"{_described(node)}: {node.label}" + (f" ({node.note})" if node.note else "")
    parent = ET.SubElement(root, "a", {"href": f"#{target}", "data-light": target}) if target else root
    group = ET.SubElement(parent, "g", {"class": _classes(node)})
    _text(group, "title", whole)
    left, top = box.x - box.wide / 2, box.y - box.high / 2
    size = {"x": _number(left), "y": _number(top), "width": _number(box.wide), "height": _number(box.high)}
    ET.SubElement(group, "rect", {**size, "rx": _number(_CORNERS[node.kind])})
    _icon(group, node.kind, left + PADDING, top + PADDING + 1)
    x, y = left + PADDING + ICON, top + PADDING
    for lines, size_of_type, name in ((box.name, NAME, "name"), (box.note, NOTE, "note")):
        for line in lines:
            baseline = y + size_of_type * (LINE / 2 + 0.36)
            _text(group, "text", line, **{"class": name, "x": _number(x), "y": _number(baseline)})
            y += size_of_type * LINE


def _described(node: Node) -> str:
    """Return the kind of a node with what its border says."""
    return " ".join(filter(None, ("Main" * node.main, "Unsure" * node.unsure, KIND_NAMES[node.kind]))).capitalize()


def _classes(node: Node) -> str:
    struck = "cancelled" if node.status == "cancelled" else ""
    return " ".join(filter(None, (node.kind.value, "main" * node.main, "unsure" * node.unsure, struck)))


def _icon(group: ET.Element, kind: Kind, x: float, y: float) -> None:
    ET.SubElement(group, "path", {"transform": f"translate({_number(x)} {_number(y)})scale(0.95)", "d": ICONS[kind]})


def _entries(layout: Layout) -> list[tuple[str, str, float, float]]:
    """Return class, words, left end and line of the entries of the legend, in as many lines as the width needs."""
    classes = {name for box in layout.boxes for name in _classes(box.node).split()}
    shown: list[tuple[str, str, float]] = [(kind.value, KIND_NAMES[kind], 20.0) for kind in Kind if kind.value in classes]
    shown += [(name, words, 28.0) for name, words in _BORDERS.items() if name in classes]
    made: list[tuple[str, str, float, float]] = []
    x, line = 16.0, 0
    for name, words, lead in shown:
        wide = lead + width(words, NOTE)
        if made and x + wide > layout.wide:
            x, line = 16.0, line + 1
        made.append((name, words, x, float(line)))
        x += wide + 18
    return made


def _legend(root: ET.Element, layout: Layout, entries: Sequence[tuple[str, str, float, float]]) -> None:
    """Draw a legend of the icons and borders below the picture."""
    group = ET.SubElement(root, "g")
    x, middle = 16.0, layout.high + 12.0
    for name, words, left, line in entries:
        middle = layout.high + 12.0 + line * _LEGEND_LINE
        entry = ET.SubElement(group, "g", {"class": name})
        if name in _BORDERS:
            size = {"x": _number(left), "y": _number(middle - 7), "width": "22", "height": "13"}
            ET.SubElement(entry, "rect", {**size, "class": "sample"})
        else:
            _icon(entry, Kind(name), left, middle - 8)
        x = left + (28 if name in _BORDERS else 20)
        _text(entry, "text", words, **{"class": "note", "x": _number(x), "y": _number(middle + NOTE * 0.36)})
        x += width(words, NOTE) + 18
    more = f"{layout.chart.left_out} more with few links are not shown." if layout.chart.left_out else ""
    for text in wrap(f"{layout.chart.arrow} {more}", NOTE, max(60.0, layout.wide - x - 16), 1):
        _text(group, "text", text, **{"class": "note", "x": _number(x), "y": _number(middle + NOTE * 0.36)})


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
