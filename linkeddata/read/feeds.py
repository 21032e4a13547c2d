"""RSS and Atom → documents, one an item. WordPress's exports are RSS too (`wordpress.py`).

Dates are read as they are written, with their zone; text is handed to our reader of HTML as it is, so that nothing is taken out of it
or added (other libraries take BST for UTC and remove attributes).

Source: RSS 2.0.11; RDF Site Summary 1.0 with its modules `content` and `dc`; RFC 4287 (Atom).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from linkeddata.errors import UnreadableError
from linkeddata.read.authors import authors_of
from linkeddata.read.items import Item, Several, several
from linkeddata.read.result import Page
from linkeddata.read.titled import by, is_html
from linkeddata.read.wordpress import is_export, posts
from linkeddata.read.xml_tree import local, parse, space, text_of
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,300}>)?(?:\s+|<!--.{0,5000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,5000}?\])?\s*>|<\?[^>]{0,300}>)*+"
    rb"<(?P<name>[A-Za-z_][\w.:-]*)(?P<rest>[^>]{0,3000})",
    re.DOTALL,
)
_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
_XML = "{http://www.w3.org/XML/1998/namespace}"
#: A description at least this long, in code points, with paragraphs or breaks in it, is the text itself; set by judgement.
_WHOLE = 600
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&#8230;|&hellip;)\]?|(?:read|continue reading|view) (?:more|the (?:full|whole)|full)\b[^.]{0,80})"
    r"(?:\s|</?\w[^<>]*>)*\Z",
    re.IGNORECASE,
)
_MAILED = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)\s*\Z")


def is_rss(data: bytes) -> bool:
    """Return whether a file is RSS, by its first element."""
    match = _root(data)
    return match is not None and (match["name"] == b"rss" or (match["name"] == b"rdf:RDF" and b"purl.org/rss/1.0/" in match["rest"]))


def is_atom(data: bytes) -> bool:
    """Return whether a file is an Atom feed, by its first element."""
    match = _root(data)
    return match is not None and match["name"].rpartition(b":")[2] == b"feed" and _ATOM.encode() in match["rest"]


def _root(data: bytes) -> re.Match[bytes] | None:
    return _ROOT.match(data[:30_000].replace(b"\0", b"") if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data[:30_000])


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
    if space(root) == _ATOM and local(root) == "feed":
        return several([_entry(e, n, root) for n, e in enumerate(_children(root, "entry"), 1)], page.name, page.encoding)
    channel = next(_children(root, "channel"), root)
    if is_export(root):
        return posts(channel, page)
    found = [*_children(channel, "item"), *(_children(root, "item") if channel is not root else ())]
    if local(root) not in {"rss", "RDF"}:
        raise UnreadableError("this is no RSS or Atom feed", "name its format with --input-format", source=page.name)
    return several([_item(e, n, channel) for n, e in enumerate(found, 1)], page.name, page.encoding)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local(child) == name)


def _own(element: Element, name: str, *spaces: str) -> str:
    """Return the text of the first child of a name in one of some namespaces; "" if there is none."""
    return next((text for e in _children(element, name) if space(e) in spaces and (text := text_of(e))), "")


# --- RSS ---

_RSS = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")


def _item(element: Element, number: int, channel: Element) -> Item:
    link, guid = _own(element, "link", *_RSS), _own(element, "guid", *_RSS)
    permalink = guid if guid.startswith(("http://", "https://")) and _is_permalink(element) else ""
    made = Item(f"item {number}", (link or permalink, guid))
    made.entitle(_own(element, "title", *_RSS) or _own(element, "title", *_DC), "title", html=True)
    made.tell("published", _own(element, "pubDate", *_RSS), "pubDate")
    for name in ("issued", "created", "date"):
        made.tell("published", _own(element, name, *_DC), f"dc:{name}")
    made.tell("modified", _own(element, "modified", *_DC), "dc:modified")
    made.tell("modified", _own(element, "updated", _ATOM), "atom:updated")
    made.tell("url", link, "link")
    made.tell("url", permalink, "guid")
    made.tell("language", _own(element, "language", *_DC), "dc:language")
    made.tell("language", _own(channel, "language", *_RSS, *_DC), "channel language")
    made.tell("publisher", _own(element, "publisher", *_DC) or _own(channel, "publisher", *_DC), "dc:publisher")
    for child in element:
        if local(child) == "category" and space(child) in _RSS:
            made.add("keywords", text_of(child), "category")
        elif local(child) == "subject" and space(child) in _DC:
            made.add("keywords", text_of(child), "dc:subject")
    made.authors = by([*_authors(element, "creator", *_DC, origin="dc:creator"), *_authors(element, "author", *_RSS, origin="author")])
    _add_text(made, _own(element, "encoded", _CONTENT), _own(element, "description", *_RSS))
    return made


def _is_permalink(element: Element) -> bool:
    return all(e.get("isPermaLink", "true").strip().lower() != "false" for e in _children(element, "guid"))


def _add_text(item: Item, whole: str, summary: str) -> None:
    """Give an item its whole text, or else its description; that is a summary unless it is long and has paragraphs."""
    if whole.strip():
        item.text, item.html = whole, True
        _summarize(item, summary, whole)
        return
    item.text, item.html = summary, is_html(summary) or "&" in summary
    breaks = len(re.findall(r"</p|<br|\n\s*\n", summary, re.IGNORECASE))
    item.summary = bool(_CUT.search(summary[-300:])) or not (len(summary) >= _WHOLE and breaks > 1)


def _summarize(item: Item, summary: str, whole: str) -> None:
    """Add a summary as the description, unless it is the text itself or only the start of it."""
    if summary.strip() and summary.strip() != whole.strip() and not _CUT.search(summary[-300:]):
        item.add("description", summary, "description")


def _authors(element: Element, name: str, *spaces: str, origin: str) -> list[Author]:
    """Return the authors that children of a name give; an address of mail is no name."""
    found: list[Author] = []
    for child in _children(element, name):
        if space(child) not in spaces:
            continue
        text = text_of(child)
        mailed = _MAILED.match(text)
        text = mailed["name"] if mailed else text
        if text and "@" not in text:
            found.extend(authors_of(Given(" ".join(text.split()), Basis.METADATA, origin), sure=True))
    return found


# --- Atom ---


def _entry(element: Element, number: int, feed: Element) -> Item:
    base = urljoin(feed.get(f"{_XML}base", ""), element.get(f"{_XML}base", ""))
    link = next((urljoin(base, href) for href in _links(element)), "")
    identifier = _own(element, "id", _ATOM)
    made = Item(f"entry {number}", (link, identifier))
    title = next((e for e in _children(element, "title") if space(e) == _ATOM), None)
    if title is not None:
        made.entitle(_construct(title)[0], "title", html=title.get("type", "text") != "text")
    made.tell("published", _own(element, "published", _ATOM), "published")
    made.tell("modified", _own(element, "updated", _ATOM), "updated")
    made.tell("url", link, "link")
    made.tell("language", element.get(f"{_XML}lang", "") or feed.get(f"{_XML}lang", ""), "xml:lang")
    for child in _children(element, "category"):
        made.add("keywords", child.get("label") or child.get("term") or "", "category")
    made.authors = by(_persons(element) or _persons(feed))
    content = next((e for e in _children(element, "content") if space(e) == _ATOM), None)
    summary = next((e for e in _children(element, "summary") if space(e) == _ATOM), None)
    text, html = _construct(content) if content is not None else ("", True)
    short, short_html = _construct(summary) if summary is not None else ("", True)
    if text.strip():
        made.text, made.html = text, html
        _summarize(made, short, text)
    else:
        made.text, made.html, made.summary = short, short_html, True
    return made


def _links(element: Element) -> Iterator[str]:
    """Yield the addresses of an entry's own page."""
    for child in _children(element, "link"):
        if child.get("rel", "alternate") == "alternate" and child.get("type", "text/html") in {"text/html", "application/xhtml+xml"}:
            yield child.get("href", "")


def _persons(element: Element) -> list[Author]:
    return [
        author
        for child in _children(element, "author")
        for author in authors_of(Given(" ".join(_own(child, "name", _ATOM).split()), Basis.METADATA, "author"), sure=True)
        if _own(child, "name", _ATOM)
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
