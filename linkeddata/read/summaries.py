"""Whether what a feed gives of an item is a summary."""

from __future__ import annotations

import re

from linkeddata.read.items import Item

#: A description at least this long, in code points, with paragraphs or breaks in it, is the text itself; set by judgement.
_WHOLE = 600
_BREAKS = re.compile(r"</p|<br|\n\s*\n", re.IGNORECASE)
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&#8230;|&hellip;)\]?|(?:read|continue reading|view) (?:more|the (?:full|whole)|full)\b[^.]{0,80})"
    r"(?:\s|</?\w[^<>]*>)*\Z",
    re.IGNORECASE,
)


def is_cut(text: str) -> bool:
    """Return whether a text ends as one that was cut: "…", "Read more".

    >>> is_cut("<p>The pier […]</p>"), is_cut("The pier is open.")
    (True, False)
    """
    return bool(_CUT.search(text[-300:]))


def is_summary(text: str) -> bool:
    """Return whether the only text of an item is a summary: it is cut, or is not both long and in paragraphs."""
    return is_cut(text) or len(text) < _WHOLE or len(_BREAKS.findall(text)) < 2


def summarize(item: Item, summary: str, whole: str) -> None:
    """Add a summary as the description of an item, unless it is the text itself or only its start."""
    if summary.strip() and summary.strip() != whole.strip() and not is_cut(summary):
        item.add("description", summary, "summary")
