"""Metadata of the whole site in a page: its name in or for the page's title, and its description, address and picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from urllib.parse import urlsplit

from linkeddata.read.blocks import folded
from linkeddata.values.document import Given

#: Between the parts of a title: "Bridge opened | City of Ostburg".
SEPARATOR = re.compile(r"\s+(?:[|–—·•»:]|::|-)\s+")
# Metadata that are the site's where its name stands for the title.
_OF_SITE = ("meta og:title", "meta og:description", "meta og:image", "meta twitter:title", "meta twitter:description")
_TITLES = ("meta title", "meta dc.title", "meta dcterms.title")


def words_of(headings: Iterable[str]) -> frozenset[str]:
    """Return the words of headings in the form in which titles are compared."""
    return frozenset(filter(None, map(folded, headings)))


def own_values(found: Mapping[str, Sequence[Given]], headings: Set[str]) -> dict[str, list[Given]]:
    """Return what remains of metadata without those of the site, for each key that has any.

    Open Graph and Twitter metadata are the site's if the name of the site stands there for the title, while the page's own title is a
    heading of its story.

    Args:
        found: key → values, as `PageFacts` collects them.
        headings: of the story, as `words_of` returns them.

    Returns:
        Empty if the metadata are the page's own.
    """
    name = folded(next((g.value for g in found.get("meta og:title", ())), ""))
    parts = {folded(part) for given in found.get("title", ()) for part in (given.value, *SEPARATOR.split(given.value))}
    named = {folded(g.value) for g in found.get("meta og:site_name", ())}
    if not name or name in headings or name not in parts | named or headings.isdisjoint(parts):
        return {}
    said = {g.value for key in ("meta og:description", "meta twitter:description") for g in found.get(key, ())}
    is_own: dict[str, Callable[[str], bool]] = {
        **dict.fromkeys(_OF_SITE, lambda value: False),
        **dict.fromkeys(_TITLES, lambda value: folded(value) != name),
        "meta description": lambda value: value not in said,
        "meta og:url": lambda value: urlsplit(value).path not in {"", "/"},
    }
    return {key: [g for g in found[key] if own(g.value)] for key, own in is_own.items() if key in found}


def headed(title: str, headings: Set[str], site: str = "") -> str | None:
    """Return the part of a title that is a heading of the story; None if no part is, or not one alone.

    Args:
        title: the title.
        headings: as in `own_values`.
        site: the name of the site; "" if not known.

    >>> headed("Bridge opened | City of Ostburg", words_of(["Bridge opened"])), headed("Bridge opened | Ostburg", words_of(["News"]))
    ('Bridge opened', None)
    """
    if folded(title) in headings:
        return title
    parts = [part for part in SEPARATOR.split(title) if folded(part) in headings and folded(part) != folded(site)]
    return parts[0] if len(parts) == 1 else None
