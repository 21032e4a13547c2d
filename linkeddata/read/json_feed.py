"""JSON Feed → documents, one an item.

Source: JSON Feed 1.1 (jsonfeed.org/version/1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linkeddata.errors import UnreadableError
from linkeddata.read.authors import authors_of
from linkeddata.read.items import Item, Several, several
from linkeddata.read.json_value import parse
from linkeddata.read.result import Page
from linkeddata.read.titled import by
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.settings import Settings

_START = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{.{0,4000}?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/', re.DOTALL
)


def matches(data: bytes) -> bool:
    """Return whether a file is a JSON feed, by its version."""
    return bool(_START.match(data[:5_000]))


def documents(page: Page, settings: Settings) -> Several:
    """Return the documents of a feed.

    Args:
        page: the decoded file.
        settings: not used.

    Raises:
        UnreadableError: it is no JSON, or no feed.
        RefusedError: it is nested too deeply.
    """
    feed = parse(page.text, page.name)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableError(
            'this is no JSON feed: it has no list "items"', "check that it is the right file", source=page.name
        )
    broken = [
        UnreadableError(f"item {n} is no object", "correct the feed", source=f"{page.name}#item-{n}")
        for n, one in enumerate(items, 1)
        if not isinstance(one, dict)
    ]
    made = [_item(one, n, feed) for n, one in enumerate(items, 1) if isinstance(one, dict)]
    return several(made, page, "a JSON feed", broken=broken)


def _item(one: Mapping[str, Any], number: int, feed: Mapping[str, Any]) -> Item:
    url, identifier = _text(one, "url"), _text(one, "id")
    made = Item(f"item {number}", (url, identifier))
    made.entitle(_text(one, "title"), "title", html=False)
    made.tell("published", _text(one, "date_published"), "date_published")
    made.tell("modified", _text(one, "date_modified"), "date_modified")
    made.tell("url", url, "url")
    made.tell("url", identifier if identifier.startswith(("http://", "https://")) else "", "id")
    made.tell("image", _text(one, "image"), "image")
    made.tell("language", _text(one, "language") or _text(feed, "language"), "language")
    tags = one.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        made.add("keywords", tag if isinstance(tag, str) else "", "tags")
    made.authors = by([*_authors(one)] or [*_authors(feed)])
    for key, html in (("content_html", True), ("content_text", False), ("summary", False)):
        if _text(one, key).strip():
            made.text, made.html, made.summary = _text(one, key), html, key == "summary"
            break
    if not made.summary:
        made.add("description", _text(one, "summary"), "summary")
    return made


def _text(one: Mapping[str, Any], key: str) -> str:
    value = one.get(key)
    return value if isinstance(value, str) else ""


def _authors(one: Mapping[str, Any]) -> Iterator[Author]:
    """Yield the authors of an item or a feed; version 1.0 has one, as `author`."""
    listed = one.get("authors")
    for author in listed if isinstance(listed, list) else [one.get("author")]:
        if isinstance(author, dict) and (name := " ".join(_text(author, "name").split())):
            yield from authors_of(Given(name, Basis.METADATA, "authors"), sure=True)
