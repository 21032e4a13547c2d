"""Mermaid flowcharts, which Markdown pages can draw.

Texts are in quotation marks. Mermaid ends them at `"`, and interprets Markdown after a backtick, HTML tags, and character codes
between `#` and `;`. So every character except letters, digits, marks and harmless punctuation is written as such a code.

Source: https://mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters"
"""

from __future__ import annotations

import unicodedata

from linkeddata.present.diagram.chart import Chart, Kind
from linkeddata.present.diagram.svg import COLOURS
from linkeddata.text.clean import clean

_SHAPES = {Kind.EVENT: ("[", "]"), Kind.PERSON: ("([", "])"), Kind.ORGANIZATION: ("[[", "]]"), Kind.PLACE: ("{{", "}}")}
_HARMLESS = frozenset(" ,'’()/:")


def render(chart: Chart) -> str:
    """Return a chart as a flowchart from left to right, with one line for each node or link."""
    lines = ["flowchart LR", f"  accTitle: {_line(chart.title)}", f"  accDescr: {_line(chart.summary)}"]
    for node in chart.nodes:
        first, last = _SHAPES[node.kind]
        label = escaped(node.label) + (f"<br>{escaped(node.note)}" if node.note else "")
        lines.append(f'  {node.id}{first}"{label}"{last}:::{node.kind}')
    lines += [f'  {edge.source} -->|"{escaped(edge.label)}"| {edge.target}' for edge in chart.edges]
    for kind in (k for k in Kind if any(node.kind is k for node in chart.nodes)):
        fill, line = COLOURS[f"{kind}-tint"], COLOURS[kind]
        lines.append(f"  classDef {kind} fill:{fill},stroke:{line},color:{COLOURS['ink']}")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Return any text for a quoted string of Mermaid, which must not be empty.

    >>> escaped('He said "no" & <left>')
    'He said #34;no#34; #38; #60;left#62;'
    """
    plain = " ".join(clean(text).split())
    return "".join(c if c in _HARMLESS or unicodedata.category(c)[0] in "LNM" else f"#{ord(c)};" for c in plain) or "#8230;"


def _line(text: str) -> str:
    """Return any text for an unquoted line. Mermaid has no escapes there, so other characters are removed."""
    kept = (c if c in _HARMLESS or unicodedata.category(c)[0] in "LNM" else " " for c in clean(text))
    return " ".join("".join(kept).split()) or "untitled"
