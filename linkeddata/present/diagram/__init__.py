"""Pictures of linked data: the graph of people, organizations, places and events, or the tree of events.

Data → `from_graph` (what is shown) → `layout` (where) → a picture. For a new format, add a module here and a row in `PICTURES`.
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
    """One picture format.

    Args:
        name: the value of `--to`.
        extension: the extension of its files, with the dot.
        media_type: as registered with IANA, or as its tool names it.
        render: turns a chart into the content of a file.
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
