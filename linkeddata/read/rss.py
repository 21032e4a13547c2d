"""RSS → documents, one an item. WordPress's exports are RSS too (`wordpress.py`).

Dates are read as they are written, with their zone; text is handed to our reader of HTML as it is, so that nothing is taken out of it
or added (other libraries take BST for UTC and remove attributes).

Source: RSS 2.0.11; RDF Site Summary 1.0 with its modules `content` and `dc`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linkeddata.errors import UnreadableError
from linkeddata.read.authors import authors_of
from linkeddata.read.items import Item, Several, several
from linkeddata.read.result import Page
from linkeddata.read.summaries import is_summary, summarize
from linkeddata.read.titled import by, is_html
from linkeddata.read.wordpress import is_export, posts
from linkeddata.read.xml_tree import children, local, own, parse, root_of, space, text_of
from linkeddata.values.document import Author, Basis, Given
from linkeddata.values.settings import Settings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
_RSS = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")
_MAILED = re.compile(r"\S{1,80}@\S{1,200}\s{0,9}\((?P<name>[^()]{1,200})\)\Z")


def matches(data: bytes) -> bool:
    """Return whether a file is RSS, by its first element."""
    name, attributes = root_of(data)
    return name == "rss" or (name == "rdf:RDF" and b"purl.org/rss/1.0/" in attributes)


def documents(page: Page, settings: Settings) -> Several:
    """Return the documents of a feed or an export.

    Args:
        page: the decoded file.
        settings: not used.

    Raises:
        UnreadableError: it is not well-formed, or no feed.
        RefusedError: it has a document type, or is nested too deeply.
    """
    root = parse(page.text, page.name)
    if local(root) not in {"rss", "RDF"}:
        raise UnreadableError("this is no RSS feed", "name its format with --input-format", source=page.name)
    channel = next(children(root, "channel"), root)
    if is_export(root):
        return posts(channel, page)
    found = [*children(channel, "item"), *(children(root, "item") if channel is not root else ())]
    language, publisher = own(channel, "language", *_RSS, *_DC), own(channel, "publisher", *_DC)
    return several([_item(e, n, language, publisher) for n, e in enumerate(found, 1)], page, "an RSS feed")


def _item(element: Element, number: int, language: str, publisher: str) -> Item:
    """Return one item; language and publisher are those of the channel, or ""."""
    link, guid = own(element, "link", *_RSS), own(element, "guid", *_RSS)
    permalink = guid if guid.startswith(("http://", "https://")) and _is_permalink(element) else ""
    made = Item(f"item {number}", (link or permalink, guid))
    made.entitle(own(element, "title", *_RSS) or own(element, "title", *_DC), "title", html=True)
    made.tell("published", own(element, "pubDate", *_RSS), "pubDate")
    for name in ("issued", "created", "date"):
        made.tell("published", own(element, name, *_DC), f"dc:{name}")
    made.tell("modified", own(element, "modified", *_DC), "dc:modified")
    made.tell("modified", own(element, "updated", _ATOM), "atom:updated")
    made.tell("url", link, "link")
    made.tell("url", permalink, "guid")
    made.tell("language", own(element, "language", *_DC), "dc:language")
    made.tell("language", language, "channel language")
    made.tell("publisher", own(element, "publisher", *_DC) or publisher, "dc:publisher")
    for child in element:
        if local(child) == "category" and space(child) in _RSS:
            made.add("keywords", text_of(child), "category")
        elif local(child) == "subject" and space(child) in _DC:
            made.add("keywords", text_of(child), "dc:subject")
    made.authors = by(
        [*_authors(element, "creator", *_DC, origin="dc:creator"), *_authors(element, "author", *_RSS, origin="author")]
    )
    _add_text(made, own(element, "encoded", _CONTENT), own(element, "description", *_RSS))
    return made


def _is_permalink(element: Element) -> bool:
    return all(e.get("isPermaLink", "true").strip().lower() != "false" for e in children(element, "guid"))


def _add_text(item: Item, whole: str, summary: str) -> None:
    """Give an item its whole text, or else its description; that is a summary unless it is long and has paragraphs."""
    if whole.strip():
        item.text, item.html = whole, True
        summarize(item, summary, whole)
        return
    item.text, item.html = summary, is_html(summary) or "&" in summary
    item.summary = is_summary(summary)


def _authors(element: Element, name: str, *spaces: str, origin: str) -> list[Author]:
    """Return the authors that children of a name give; an address of mail is no name."""
    found: list[Author] = []
    for child in children(element, name):
        if space(child) not in spaces:
            continue
        text = text_of(child)
        mailed = _MAILED.match(text)
        text = mailed["name"] if mailed else text
        if text and "@" not in text:
            found.extend(authors_of(Given(" ".join(text.split()), Basis.METADATA, origin), sure=True))
    return found
