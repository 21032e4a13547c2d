"""Pictures of what linked data say: the graph of people, bodies, places and events, or the tree of events.

Data → `gather` (what is shown) → `layout` (where) → a picture. A new kind of picture is one module here and one row in `PICTURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from linkeddata.present.diagram import dot, mermaid, png, svg
from linkeddata.present.diagram.chart import Chart
from linkeddata.present.diagram.from_graph import WHATS

__all__ = ["PICTURES", "WHATS", "Chart", "Picture"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One kind of picture.

    Args:
        name: what `--to` takes.
        extension: of its files, with the point.
        media_type: as registered with IANA, or as the tool that reads it calls it.
        render: from a chart to the content of a file.
    """

    name: str
    extension: str
    media_type: str
    render: Callable[[Chart], str | bytes]


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        picture.name: picture
        for picture in (
            Picture("svg", ".svg", "image/svg+xml", svg.render),
            Picture("png", ".png", "image/png", png.render),
            Picture("dot", ".dot", "text/vnd.graphviz", dot.render),
            Picture("mermaid", ".mmd", "text/vnd.mermaid", mermaid.render),
        )
    }
)
