"""HTML for people: the report on one document, and the index of a folder of reports.

Both modules are loaded when needed, because pictures and templates would slow down writing Turtle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from linkeddata.present.html.content import Content

if TYPE_CHECKING:
    from linkeddata.values.description import Description

_DATA = '<script type="application/ld+json">'

__all__ = ["Content", "data_block", "folder_index", "render"]


def render(content: Content) -> str:
    """Return the report on a document as HTML, ending with a line break."""
    from linkeddata.present.html.report import render as report

    return report(content)


def data_block(report: str) -> str:
    """Return the script element with the data of a report; `<` in names is escaped, so no name can look like it."""
    start = report.index(_DATA)
    return report[start : report.index("</script>", start) + len("</script>")]


def folder_index(
    written: Sequence[tuple[str, Description]], phrases: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> str:
    """Return the page `index.html` of a folder.

    Args:
        written: file name and description of each report in the folder.
        phrases: file name → what happened in the words of the text, by the IRI of the event.
    """
    from linkeddata.present.html.folder_page import render_index as folder

    return folder(written, phrases)
