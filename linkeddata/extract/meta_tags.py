"""The meta tags of a page that other sites read: Open Graph, Twitter cards, Dublin Core.

Source: ogp.me; Twitter's cards markup; DCMI, "Expressing Dublin Core metadata using HTML/XHTML meta and link elements".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from linkeddata.extract.addresses import resolved
from linkeddata.extract.item import Item, Path
from linkeddata.html.markup import Markup
from linkeddata.values.namespaces import DCTERMS

_OG = "http://ogp.me/ns"
_TWITTER = "https://dev.twitter.com/cards#"
_DC_ELEMENTS = "http://purl.org/dc/elements/1.1/"
#: Syntax → prefix of its names → namespace.
NAMESPACES: Mapping[str, Mapping[str, str]] = {
    "open-graph": {
        "og": f"{_OG}#",
        **{name: f"{_OG}/{name}#" for name in ("article", "book", "fb", "music", "product", "profile", "video")},
    },
    "twitter": {"twitter": _TWITTER},
    "dublin-core": {"dc": _DC_ELEMENTS, "dcterms": DCTERMS},
}
_SYNTAX = {prefix: syntax for syntax, prefixes in NAMESPACES.items() for prefix in prefixes}
_ELEMENTS = frozenset(
    "contributor coverage creator date description format identifier language publisher relation rights source subject title "
    "type".split()
)
_NAME = re.compile(r"(?P<prefix>[A-Za-z]+)[:.](?P<name>\S+)\Z")


class MetaTag(NamedTuple):
    """One meta tag: syntax, prefix and name as in `og:title`, the text, and the offset of the tag in the page."""

    syntax: str
    name: str
    text: str
    at: int


def tags(page: Markup) -> Iterator[MetaTag]:
    """Yield the meta tags of a page in order; empty ones are left out.

    Args:
        page: HTML.
    """
    for token in page.page_landmarks:
        if token.name not in ("meta", "link") or not token.attributes:
            continue
        given = token.attributes.texts
        text = given.get("content" if token.name == "meta" else "href", "").strip()
        names = (given.get(key, "") for key in (("property", "name") if token.name == "meta" else ("rel",)))
        for name in dict.fromkeys(word for words in names for word in words.split()):
            known = _known(name)
            if known and text and (token.name == "meta" or known[0] == "dublin-core"):
                yield MetaTag(*known, text, token.start)


def _known(written: str) -> tuple[str, str] | None:
    """Return syntax and usual name of a tag, or None if it is none of these.

    >>> _known("DC.date.issued"), _known("og:image:width"), _known("viewport")
    (('dublin-core', 'dcterms:issued'), ('open-graph', 'og:image:width'), None)
    """
    match = _NAME.match(written)
    if match is None:
        return None
    prefix, name = match["prefix"].lower(), match["name"]
    if _SYNTAX.get(prefix) != "dublin-core":
        return (_SYNTAX[prefix], f"{prefix}:{name}") if prefix in _SYNTAX and ":" in written else None
    last = re.split(r"[.:]", name)[-1]  # a refinement says more than the element that it refines
    local = last[:1].lower() + last[1:]
    element = prefix == "dc" and local.lower() in _ELEMENTS
    return "dublin-core", f"dc:{local.lower()}" if element else f"dcterms:{local}"


def read(syntax: str, page: Markup, base: str) -> list[Item]:
    """Return what the meta tags of one syntax say, as one item about the page; nothing if there are none.

    Args:
        syntax: a key of `NAMESPACES`.
        page: HTML.
        base: the page's address, or a URN made from its digest.
    """
    given: dict[str, list[Any]] = {}
    places: dict[Path, int] = {}
    for tag in tags(page):
        if tag.syntax == syntax:
            held = given.setdefault(tag.name, [])
            places.setdefault((tag.name,), tag.at)
            places[tag.name, len(held)] = tag.at
            held.append(tag.text)
    if not given:
        return []
    used = {name.partition(":")[0] for name in given}
    context = {prefix: iri for prefix, iri in NAMESPACES[syntax].items() if prefix in used}
    said = {name: values[0] if len(values) == 1 else values for name, values in given.items()}
    return [Item(syntax, {"@context": context, "@id": resolved("", base), **said}, places={(): min(places.values()), **places})]
