r"""DOT, the language of Graphviz: nodes and edges without layout, with every text quoted.

In a quoted string only the quotation mark is escaped; within labels a backslash begins an escape of its own (`\N` is the node's name)
and `&` an entity of HTML, so both are escaped. A label in quotation marks is never HTML.

Source: https://graphviz.org/doc/info/lang.html and https://graphviz.org/docs/attr-types/escString/
"""

from __future__ import annotations

from linkeddata.present.diagram.chart import Chart, Kind
from linkeddata.present.diagram.svg import COLOURS
from linkeddata.text.clean import clean

_SHAPES = {Kind.EVENT: "box", Kind.PERSON: "ellipse", Kind.ORGANIZATION: "component", Kind.PLACE: "house"}


def render(chart: Chart) -> str:
    """Return a chart as a `digraph`, with one line for each node or link."""
    lines = [
        "digraph linkeddata {",
        f"  label={quoted(chart.title)};",
        f"  comment={quoted(chart.summary)};",
        '  charset="UTF-8"; rankdir=LR; labelloc=t; nodesep=0.2;',
        '  node [fontname="Noto Sans,Arial,sans-serif", fontsize=11, style=filled];',
        '  edge [fontname="Noto Sans,Arial,sans-serif", fontsize=9, color="#59636e"];',
    ]
    for node in chart.nodes:
        label = node.label + (f"\n{node.note}" if node.note else "")
        colour, tint = COLOURS[node.kind], COLOURS[f"{node.kind}-tint"]
        style = ', style="filled,dashed"' if node.unsure else ""
        lines.append(
            f'  {node.id} [label={quoted(label)}, shape={_SHAPES[node.kind]}, color="{colour}", fillcolor="{tint}"{style}];'
        )
    for edge in chart.edges:
        ends = (edge.target, edge.source) if edge.against else (edge.source, edge.target)
        back = ", dir=back" if edge.against else ""
        lines.append(f"  {ends[0]} -> {ends[1]} [label={quoted(edge.label)}{back}];")
    return "\n".join(lines) + "\n}\n"


def quoted(text: str) -> str:
    r"""Return any text as a DOT string that shows it unchanged.

    >>> print(quoted('Say "\\N"'))
    "Say \"\\N\""
    """
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + "\\n".join(escaped.splitlines()) + '"'
