"""Files that are no press release: what they are, and what to do with them."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Any

from linkeddata.errors import RefusedError, UnreadableError
from linkeddata.html.markup import Markup
from linkeddata.html.tokenizer import TokenKind
from linkeddata.values.findings import Finding, Severity

# The first element of an XML file, after declaration, comments and document type.
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?P<xml><\?xml[^>]{0,300}>)?(?:\s+|<!--.{0,5000}?-->|<!DOCTYPE[^>]{0,500}>|<\?[^>]{0,300}>)*+<(?P<name>[A-Za-z_][\w.:-]*)",
    re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0"
_ITEM = "save the page of one release, and give that file"
#: First element → what the file is.
_XML = {
    "rdf:RDF": "RDF/XML",
    "urlset": "a site map",
    "sitemapindex": "a site map",
    "opml": "a list of feeds",
    "newsItem": "NewsML, which is not read",
    "nitf": "NITF, which is not read",
}
# XML whose document type declares something; its first element may come late.
_DECLARES = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,300}>)?(?:\s+|<!--.{0,5000}?-->)*+<!DOCTYPE\s+(?!html\b)[^>\[]{0,500}\[",
    re.IGNORECASE | re.DOTALL,
)
# A mailbox: a line "From NAME DATE", then the head of a mail.
_MAILBOX = re.compile(rb"From \S{1,200} [^\r\n]{6,80}\r?\n[!-9;-~]{1,60}:")
#: Keys of what content management systems export or send: WordPress, Ghost, Contentful, Strapi, Drupal, and others.
_EXPORTED = frozenset(
    "content body html excerpt slug posts post_title post_content entries fields data attributes rendered _embedded pages articles "
    "jsonapi db sys items results nodes _type _id".split()
)


def refuse(data: bytes, name: str) -> None:
    """Refuse a file that is XML, JSON or a mailbox and so no press release.

    Args:
        data: its bytes.
        name: its name, for the error.

    Raises:
        UnreadableError: it is an export of a content management system, or other XML or JSON, a mailbox or a mail of Outlook; the
            error says which.
        RefusedError: it is XML with a document type of its own.
    """
    extension = PurePath(name).suffix.lower()
    if _MAILBOX.match(data) or extension == ".mbox":
        raise UnreadableError("this is a mailbox (mbox), which holds several mails", "save each mail as .eml", source=name)
    if extension == ".msg" and data.startswith(_OLE):
        raise UnreadableError("this is a mail of Outlook (.msg)", "save it as .eml, or save its text", source=name)
    if _DECLARES.match(data[:20_000]):
        what, todo = "this XML has a document type (DTD), which may declare entities", "save the file again without it"
        raise RefusedError(what, todo, source=name)
    root = _ROOT.match(data[:20_000])
    if root:
        first = root["name"].decode()
        if first in _XML or ((root["xml"] or extension == ".xml") and first.lower() != "html"):
            what = _XML.get(first, f"XML with the element {first[:40]}, which is not read")
            raise UnreadableError(f"this is {what}", _ITEM, source=name)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        try:
            document = json.loads(data)
        except (ValueError, RecursionError):
            if lines := _of_lines(data):
                raise not_a_description(lines, name) from None
            if extension != ".json":
                return  # text, or front matter in JSON
            raise UnreadableError("the file is not valid JSON", "check that it is the right file", source=name) from None
        raise not_a_description(document, name)


def _of_lines(data: bytes) -> list[Any]:
    """Return the objects of a file with one JSON object a line; none if the first two lines are not so."""
    try:
        found = [json.loads(line) for line in data.splitlines()[:2]]
    except (ValueError, RecursionError):
        return []
    return found if len(found) > 1 and all(isinstance(one, dict) for one in found) else []


def not_a_description(document: Any, name: str | None) -> UnreadableError:
    """Return the error that a JSON file is no description.

    Args:
        document: parsed JSON.
        name: the file.
    """
    first = next(iter(document), None) if isinstance(document, list) else document
    keys = first.keys() if isinstance(first, dict) else frozenset[str]()
    if any(key.startswith("@") for key in keys):
        return UnreadableError(
            "this is JSON-LD, not a description", "give the page or the text that it was made from", source=name
        )
    if _EXPORTED & keys:
        todo = f"{_ITEM}, or write one object a line and add --input-format json-lines"
        return UnreadableError("this is an export of a content management system, which is not read", todo, source=name)
    what = "this is JSON, but not a description"
    return UnreadableError(what, "give a file that `linkeddata describe --json` wrote, or the release itself", source=name)


def metadata_only(name: str) -> Finding:
    """Return the advice that a file has a title and no text: a post that only links to a page."""
    what, todo = (
        "The file has no text, so only its front matter was used",
        "check that this is so, as in a post that is only a link.",
    )
    return Finding(Severity.ADVICE, "metadata-only", f"{what}; {todo}", source=name, fix=todo[:1].upper() + todo[1:])


def no_text(page: Markup, name: str, *, markup: bool) -> UnreadableError:
    """Return the error that a file has no text to read.

    Args:
        page: the file.
        name: its name.
        markup: whether it is HTML.
    """
    if markup:
        if _has_words(page):
            what, todo = (
                "all text of the page is hidden, by `hidden`, `aria-hidden` or display:none",
                "show it, or give the text itself",
            )
            return UnreadableError(what, todo, source=name)
        if any(tag.name == "script" for tag in page.tags):
            what, todo = "the page has no text, only scripts that write it", "save the page from a browser, which has run them"
            return UnreadableError(what, todo, source=name)
    return UnreadableError("the file has no text", "check the file name", source=name)


def _has_words(page: Markup) -> bool:
    """Return whether there is text between the tags of a page, shown or not."""
    return any(t.kind is TokenKind.TEXT and re.search(r"\w", page.source[t.start : t.end]) for t in page.tokens)
