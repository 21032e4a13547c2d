"""Atom → documents, one an entry.

Source: RFC 4287.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from linkeddata.errors import UnreadableError
from linkeddata.read.authors import authors_of
from linkeddata.read.items import Item, Several, several
from linkeddata.read.result import Page
from linkeddata.read.summaries import summarize
from linkeddata.read.titled import by
from linkeddata.read.xml_tree import children, local, own, parse, root_of, space
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def matches(data: bytes) -> bool:
    """Return whether a file is an Atom feed, by its first element."""
    name, attributes = root_of(data)
    return name.rpartition(":")[2] == "feed" and _ATOM.encode() in attributes


def documents(page: Page, settings: Settings) -> Several:
    """Return the documents of a feed.

    Args:
        page: the decoded file.
        settings: not used.

    Raises:
        UnreadableError: it is not well-formed, or no feed.
        RefusedError: it has a document type, or is nested too deeply.
    """
    root = parse(page.text, page.name)
    if (space(root), local(root)) != (_ATOM, "feed"):
        raise UnreadableError("this is no Atom feed", "name its format with --input-format", source=page.name)
    authors = _persons(root)
    return several([_entry(e, n, root, authors) for n, e in enumerate(children(root, "entry"), 1)], page, "an Atom feed")


def _entry(element: Element, number: int, feed: Element, authors: list[Author]) -> Item:
    base = urljoin(feed.get(f"{_XML}base", ""), element.get(f"{_XML}base", ""))
    link = next((urljoin(base, href) for href in _links(element)), "")
    identifier = own(element, "id", _ATOM)
    made = Item(f"entry {number}", (link, identifier))
    title = next((e for e in children(element, "title") if space(e) == _ATOM), None)
    if title is not None:
        made.entitle(_construct(title)[0], "title", html=title.get("type", "text") != "text")
    made.tell("published", own(element, "published", _ATOM), "published")
    made.tell("modified", own(element, "updated", _ATOM), "updated")
    made.tell("url", link, "link")
    made.tell("language", element.get(f"{_XML}lang", "") or feed.get(f"{_XML}lang", ""), "xml:lang")
    for child in children(element, "category"):
        made.add("keywords", child.get("label") or child.get("term") or "", "category")
    made.authors = by(_persons(element) or authors)
    content = next((e for e in children(element, "content") if space(e) == _ATOM), None)
    summary = next((e for e in children(element, "summary") if space(e) == _ATOM), None)
    text, html = _construct(content) if content is not None else ("", True)
    short, short_html = _construct(summary) if summary is not None else ("", True)
    if text.strip():
        made.text, made.html = text, html
        summarize(made, short, text)
    else:
        made.text, made.html, made.summary = short, short_html, True
    return made


def _links(element: Element) -> Iterator[str]:
    """Yield the addresses of an entry's own page."""
    for child in children(element, "link"):
        if child.get("rel", "alternate") == "alternate" and child.get("type", "text/html") in {
            "text/html",
            "application/xhtml+xml",
        }:
            yield child.get("href", "")


def _persons(element: Element) -> list[Author]:
    return [
        author
        for child in children(element, "author")
        for author in authors_of(Given(" ".join(own(child, "name", _ATOM).split()), Basis.METADATA, "author"), sure=True)
        if own(child, "name", _ATOM)
    ]


def _construct(element: Element) -> tuple[str, bool]:
    """Return the text of a text construct or of content, and whether it is HTML; "" where it stands elsewhere or is no text.

    Source: RFC 4287, 3.1 and 4.1.3.
    """
    kind = element.get("type", "text").split(";")[0].strip().lower()
    if element.get("src"):
        return "", False
    if kind in {"xhtml", "application/xhtml+xml"}:
        return "".join(_markup(element)), True
    if kind in {"html", "text/html"}:
        return "".join(element.itertext()), True
    return ("".join(element.itertext()), False) if kind in {"text", "text/plain"} else ("", False)


_VOID = frozenset("br hr img input wbr".split())


def _markup(element: Element) -> Iterator[str]:
    """Yield the content of an element as HTML."""
    yield escape(element.text or "", quote=False)
    for child in element:
        name = local(child)
        yield f"<{name}{''.join(_attributes(child.attrib))}>"
        if name not in _VOID:
            yield from _markup(child)
            yield f"</{name}>"
        yield escape(child.tail or "", quote=False)


def _attributes(given: Mapping[str, str]) -> Iterator[str]:
    return (f' {key.rpartition("}")[2]}="{escape(value)}"' for key, value in given.items())
